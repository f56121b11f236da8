// The way into the search: a dialog anywhere ( / or Ctrl+K ), and its own page. All else is loaded when somebody searches.
"use strict";

(() => {
  const load = globalThis.briefsLoad;
  const link = document.querySelector(".search-link");
  const here = document.querySelector(".search-here");
  if (!link && !here) return;
  // What must be here at once stands at the link of the header, which a site's own templates may leave out.
  const words = { label: link?.title ?? document.title, page: link?.href ?? "", failed: load.said.searchFailed };
  let ready = null;

  // The scripts and the beginning of the index.
  function engine() {
    ready ??= load.search();
    // What failed is asked for again the next time.
    ready.catch(() => { ready = null; });
    return ready;
  }

  // The field is here at once; what answers is not.
  function fieldCalled(id) {
    const label = document.createElement("label");
    label.htmlFor = id;
    label.className = "hidden-label";
    label.textContent = words.label;
    const input = document.createElement("input");
    const attributes = { type: "search", name: "q", id, autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", role: "combobox", "aria-expanded": "false", "aria-controls": id + "-list", "aria-autocomplete": "list" };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    const form = document.createElement("form");
    form.setAttribute("role", "search");
    form.action = words.page;
    form.append(label, input);
    // Only the words of the language know what can be asked; the field does not wait for them.
    load.words().then(({ placeholder }) => { input.placeholder = placeholder; }, () => {});
    const status = document.createElement("p");
    status.className = "search-status";
    status.setAttribute("role", "status");
    return { form, input, status };
  }
  async function answer(place, parts, isPage) {
    try {
      await engine();
      globalThis.briefsBox(place, parts, isPage);
    } catch {
      delete document.documentElement.dataset.query;
      parts.status.textContent = words.failed;
    }
  }
  // In the dialog the results scroll between the field and the foot.
  function box(place, id, isPage) {
    const parts = fieldCalled(id);
    if (isPage) {
      place.append(parts.form, parts.status);
    } else {
      const body = document.createElement("div");
      body.className = "search-body";
      body.append(parts.status);
      parts.foot = document.createElement("p");
      parts.foot.className = "search-foot";
      const all = document.createElement("a");
      all.href = words.page;
      all.textContent = words.label;
      parts.foot.append(all);
      place.append(parts.form, body, parts.foot);
      place = body;
    }
    answer(place, parts, isPage);
    // What failed to load is tried again when somebody goes on typing.
    parts.input.addEventListener("input", () => { if (!ready) answer(place, parts, isPage); });
    return parts.input;
  }

  const onPage = here && box(here, "search-page", true);
  let dialog = null;
  let inDialog = null;
  function open() {
    if (!onPage && !dialog) {
      dialog = document.createElement("dialog");
      dialog.className = "search-dialog";
      dialog.setAttribute("aria-label", words.label);
      document.body.append(dialog);
      inDialog = box(dialog, "search-dialog", false);
      dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target.closest("a")) dialog.close(); });
    }
    if (dialog && !dialog.open) dialog.showModal();
    const input = onPage ?? inDialog;
    input.focus();
    input.select();
  }
  link?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || onPage) return;
    event.preventDefault();
    open();
  });
  // Who reaches for it will want it: what answers is fetched meanwhile.
  for (const reached of ["pointerenter", "pointerdown", "focus"]) link?.addEventListener(reached, () => engine().catch(() => {}), { once: true });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const field = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
    // The field of a dialog that was just closed has the keys until the browser draws the page again.
    const isTyping = field && !field.closest("dialog:not([open])");
    const isSlash = event.key === "/" && document.documentElement.dataset.keys !== "off" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isSlash && !((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k")) return;
    event.preventDefault();
    open();
  });

  // The page that a result leads to marks what was searched for: the words go with the reader, not in the address.
  async function markWords() {
    const kept = sessionStorage.getItem("searched");
    sessionStorage.removeItem("searched");
    if (!kept) return;
    const { query, equivalents } = JSON.parse(kept);
    await engine();
    await globalThis.briefsMarks(query, equivalents);
  }
  // Without storage the page is only not marked.
  if (!here) load.text(() => markWords().catch(() => {}));
})();
