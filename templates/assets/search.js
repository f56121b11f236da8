// The search box: on its own page, and in a dialog anywhere ( / or Ctrl+K ). Text of the content is only ever a text node.
"use strict";

(() => {
  const setup = document.querySelector(".search-setup");
  if (!setup) return;
  const words = setup.dataset;
  const root = document.documentElement;
  const script = root.lang.startsWith("zh-Hans") ? "hans" : root.lang.startsWith("zh") ? "hant" : "en";
  const own = { hant: 0, hans: 1, en: 2 }[script];
  const SIDES = { hant: { index: 0, lang: "zh-Hant-TW", short: "繁" }, hans: { index: 1, lang: "zh-Hans", short: "简" }, en: { index: 2, lang: "en", short: "EN" } };
  const MOST = 20;
  const AROUND = 28;
  let ready = null;
  let boxes = 0;

  // The index and the code that reads it are loaded when somebody searches.
  function engine() {
    ready ??= loaded(words.core).then(() => globalThis.briefsSearch.open(words.base)).then(() => globalThis.briefsSearch);
    ready.catch(() => { ready = null; });
    return ready;
  }
  function loaded(source) {
    return new Promise((resolve, reject) => {
      const part = document.createElement("script");
      part.src = source;
      part.onload = resolve;
      part.onerror = reject;
      document.head.append(part);
    });
  }

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== null) made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }
  function file(address, anchor) {
    const [path, own] = address.split("#");
    const end = location.protocol === "file:" ? "index.html" : "";
    return words.root + path + end + (anchor || own ? "#" + (anchor || own) : "");
  }
  // The words around the first place, with every place among them marked.
  function excerpt(passage) {
    const [first] = passage.at;
    const from = Math.max(0, first[0] - AROUND);
    const to = Math.min(passage.words.length, Math.max(first[1] + 2 * AROUND, from + 4 * AROUND));
    const parts = [from ? "…" : ""];
    let done = from;
    for (const [start, end] of passage.at) {
      if (start < done || end > to) continue;
      parts.push(passage.words.slice(done, start), element("mark", {}, passage.words.slice(start, end)));
      done = end;
    }
    parts.push(passage.words.slice(done, to), to < passage.words.length ? "…" : "");
    return parts;
  }
  function count(n) {
    return (n === 1 ? words.one : words.other).replace("{n}", n);
  }

  // One box with its list of results; `isPage` gives it facets and keeps the query in the address.
  function box(place, isPage) {
    boxes += 1;
    const id = "search-" + boxes;
    const input = element("input", {
      type: "search", name: "q", id, role: "combobox", "aria-expanded": "false", "aria-controls": id + "-list",
      "aria-autocomplete": "list", autocomplete: "off", autocapitalize: "off", spellcheck: "false", placeholder: words.placeholder,
    });
    const form = element("form", { role: "search", action: words.page, method: "get" }, element("label", { for: id, class: "hidden-label" }, words.label), input);
    const status = element("p", { class: "search-status", role: "status", "aria-live": "polite" });
    const also = element("p", { class: "search-also" });
    const list = element("div", { id: id + "-list", role: "listbox", "aria-label": words.results, class: "search-results" });
    const facets = element("div", { class: "search-facets" });
    const filters = element("details", { class: "search-filters", hidden: "" }, element("summary", {}, words.filters), facets);
    filters.open = matchMedia("(min-width: 50rem)").matches;
    place.append(form, status, also, ...(isPage ? [filters] : []), list);
    const chosen = { filters: {}, equivalents: true, last: 0, at: -1 };

    const options = () => [...list.querySelectorAll("[role=option]")];
    const move = (step) => {
      const all = options();
      if (!all.length) return;
      all[chosen.at]?.removeAttribute("aria-selected");
      chosen.at = (chosen.at + step + all.length + (chosen.at < 0 && step < 0 ? 1 : 0)) % all.length;
      all[chosen.at].setAttribute("aria-selected", "true");
      all[chosen.at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", all[chosen.at].id);
    };
    const clear = () => {
      chosen.at = -1;
      input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-expanded", "false");
      list.replaceChildren();
      also.replaceChildren();
    };

    async function run() {
      const turn = ++chosen.last;
      const query = input.value.trim();
      if (isPage) remember(query);
      if (!query) {
        clear();
        status.textContent = "";
        facets.replaceChildren();
        filters.hidden = true;
        place.classList.remove("searching");
        return;
      }
      place.classList.add("searching");
      let found;
      let search;
      try {
        search = await engine();
        found = await search.search(query, { script, equivalents: chosen.equivalents, filters: isPage ? chosen.filters : {} });
      } catch {
        if (turn === chosen.last) status.textContent = words.failed;
        return;
      }
      if (turn !== chosen.last) return;
      // What is not a phrase after all goes out when its text is here; the count is then right.
      const shown = [];
      let gone = 0;
      for (let at = 0; at < found.results.length && shown.length < MOST; at += MOST) {
        const some = found.results.slice(at, at + MOST);
        const told = await Promise.all(some.map((result) => search.passages(result, found.phrases, script, isPage ? 3 : 1).catch(() => null)));
        if (turn !== chosen.last) return;
        told.forEach((one, index) => {
          if (one?.found.length) shown.push([some[index], one]);
          else gone += 1;
        });
      }
      clear();
      const total = found.results.length - gone;
      status.textContent = total ? count(total) : words.none.replace("{query}", query);
      equivalents(found.also);
      for (const [result, told] of shown.slice(0, MOST)) list.append(...entry(result, told));
      input.setAttribute("aria-expanded", String(shown.length > 0));
      if (isPage) drawFacets(found.facets);
    }

    function equivalents(forms) {
      if (!chosen.equivalents) {
        also.append(button(words.alsoOn, () => { chosen.equivalents = true; run(); }));
      } else if (forms.length) {
        also.append(words.also + forms.join(words.comma) + " ", button(words.alsoOff, () => { chosen.equivalents = false; run(); }));
      }
    }
    function button(label, act) {
      const made = element("button", { type: "button" }, label);
      made.addEventListener("click", act);
      return made;
    }
    function entry(result, told) {
      const index = told.addresses[own] ? own : told.addresses.findIndex(Boolean);
      const name = element("span", { class: "search-title" }, told.titles[own] || told.titles.find(Boolean));
      const facts = element("span", { class: "search-facts" }, words["kind" + told.kind[0].toUpperCase() + told.kind.slice(1)], told.date ? " · " + told.date : "");
      const [first, ...rest] = told.found;
      // The result leads to the reader's own language; further passages to the version in which they stand.
      const option = (passage, isFirst) => {
        const address = told.addresses[isFirst ? index : SIDES[passage.side].index] || told.addresses[index];
        const { lang, short } = SIDES[passage.side];
        const isOther = passage.side !== script;
        const link = element("a", { role: "option", id: `${id}-${result.number}-${passage.anchor || passage.field}-${passage.side}`, href: file(address, passage.anchor), tabindex: "-1", class: isFirst ? "search-hit" : "search-more" });
        link.addEventListener("click", () => keep(input.value, chosen.equivalents));
        if (isFirst) link.append(name, facts);
        const said = element("span", { class: "search-excerpt", lang }, ...excerpt(passage));
        if (isOther) said.prepend(element("span", { class: "search-lang" }, short), " ");
        if (passage.field !== "title" || isOther) link.append(said);
        return link;
      };
      return [first, ...rest].map((passage, at) => {
        const made = option(passage, at === 0);
        made.id += "-" + at;
        return made;
      });
    }
    function drawFacets(counts) {
      facets.replaceChildren();
      for (const names of document.querySelectorAll(".search-labels ul")) {
        const facet = names.dataset.facet;
        const here = counts[facet] ?? {};
        const values = [...names.children].filter((one) => here[one.dataset.value] || chosen.filters[facet]?.includes(one.dataset.value));
        if (values.length < 2 && !chosen.filters[facet]?.length) continue;
        const set = element("fieldset", {}, element("legend", {}, names.dataset.name));
        for (const one of values) {
          const value = one.dataset.value;
          const check = element("input", { type: "checkbox", value });
          check.checked = chosen.filters[facet]?.includes(value) ?? false;
          check.addEventListener("change", () => {
            const kept = (chosen.filters[facet] ?? []).filter((other) => other !== value);
            chosen.filters[facet] = check.checked ? [...kept, value] : kept;
            run();
          });
          set.append(element("label", {}, check, " ", element("span", { lang: one.lang || null }, one.textContent), " ", element("span", { class: "number" }, String(here[value] ?? 0))));
        }
        facets.append(set);
      }
      filters.hidden = !facets.childElementCount;
    }
    function remember(query) {
      const address = new URL(location.href);
      address.search = "";
      if (query) address.searchParams.set("q", query);
      for (const [facet, values] of Object.entries(chosen.filters)) {
        for (const value of values) address.searchParams.append(facet, value);
      }
      history.replaceState(null, "", address);
    }
    function recall() {
      const asked = new URLSearchParams(location.search);
      input.value = asked.get("q") ?? "";
      for (const names of document.querySelectorAll(".search-labels ul")) {
        chosen.filters[names.dataset.facet] = asked.getAll(names.dataset.facet);
      }
      if (input.value) run();
    }

    let timer = 0;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(run, 120);
    };
    // While a character is being composed nothing is searched, and no key means anything but to the composition.
    input.addEventListener("input", (event) => { if (!event.isComposing) soon(); });
    input.addEventListener("compositionend", soon);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && chosen.at >= 0) {
        event.preventDefault();
        options()[chosen.at].click();
      } else if (event.key === "Escape" && isPage && input.value) {
        event.preventDefault();
        input.value = "";
        run();
      }
    });
    form.addEventListener("submit", (event) => {
      if (!isPage) return;
      event.preventDefault();
      clearTimeout(timer);
      run();
    });
    return { input, recall, run };
  }

  // The page that a result leads to marks what was searched for: the words go with the reader, not in the address.
  function keep(query, equivalents) {
    try {
      sessionStorage.setItem("searched", JSON.stringify({ query, equivalents }));
    } catch {
      // Without storage the page is only not marked.
    }
  }
  async function markWords() {
    let kept = null;
    try {
      kept = sessionStorage.getItem("searched");
      sessionStorage.removeItem("searched");
    } catch {
      return;
    }
    if (!kept) return;
    const { query, equivalents } = JSON.parse(kept);
    await Promise.all([engine(), loaded(words.marks)]);
    await globalThis.briefsMarks(query, equivalents);
  }

  const here = document.querySelector(".search-here");
  if (!here) markWords().catch(() => {});
  let onPage = null;
  if (here) {
    onPage = box(here, true);
    onPage.recall();
    if (!onPage.input.value) onPage.input.focus();
  }

  let dialog = null;
  function openDialog() {
    if (onPage) {
      onPage.input.focus();
      onPage.input.select();
      return;
    }
    if (!dialog) {
      dialog = element("dialog", { class: "search-dialog", "aria-label": words.label });
      document.body.append(dialog);
      dialog.box = box(dialog, false);
      dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
      dialog.addEventListener("click", (event) => { if (event.target.closest("a")) dialog.close(); });
    }
    if (!dialog.open) dialog.showModal();
    dialog.box.input.focus();
    dialog.box.input.select();
    engine().catch(() => {});
  }
  document.querySelector(".search-link")?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || onPage) return;
    event.preventDefault();
    openDialog();
  });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const isTyping = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
    const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isSlash && !((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k")) return;
    event.preventDefault();
    openDialog();
  });
})();
