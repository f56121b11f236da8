// Two languages of a brief side by side, composed from its page in each as the template `parallel.html` lays them out. It is
// fetched where the address asks for that (`?parallel`, or `?parallel=zh-hans` for one language), and tells what it has made.
"use strict";

globalThis.briefsParallel = (() => {
  const { OTHER, element, filled, copied } = globalThis.briefsCells;
  const { bodyRows, headnoteRows } = globalThis.briefsRows;
  const PATIENCE = 15000;

  // The page of the brief in a language: the one that is asked for, or the one that its other title leads to.
  function linkTo(wanted) {
    const links = [...document.querySelectorAll(".language-switch a:not([aria-current])")];
    const chosen = wanted && links.find((link) => link.lang.toLowerCase().startsWith(wanted.toLowerCase()));
    const other = document.querySelector(".other-title a");
    return chosen || links.find((link) => link.lang === other.lang) || other;
  }
  async function fetched(address) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector(".brief .prose")) throw new Error(`${address} is no brief`);
    return page;
  }

  function styled(address) {
    return new Promise((resolve, reject) => {
      const sheet = element("link", { rel: "stylesheet", href: address });
      sheet.onload = resolve;
      sheet.onerror = reject;
      document.head.append(sheet);
    });
  }

  function rowOf({ id, cells, isChanged }, left, right, words, lang) {
    const said = words.parallel;
    const row = element("div", { class: isChanged ? "row row-changed" : "row", id });
    const number = /^p(\d+)$/.exec(id)?.[1];
    if (number) row.append(element("a", { class: "row-number", href: "#" + id, "aria-label": filled(words.paragraph, { number }) }, number));
    const gap = (side) => element("div", { class: "cell gap", lang }, filled(said.noCounterpart, { language: side.name }));
    const reveal = element("label", { class: "reveal" }, element("input", { type: "checkbox" }), " " + filled(said.reveal, { language: right.name }));
    row.append(cells[0] ?? gap(left), reveal, cells[1] ?? gap(right));
    if (isChanged) row.append(element("p", { class: "row-note" }, said.rowChanged));
    return row;
  }
  function namesOf(left, right) {
    const link = (side) => element("a", { href: side.address.split(/[?#]/)[0], hreflang: side.isOther && side.lang }, side.name);
    return element("div", { class: "row row-names" }, ...[left, right].map((side) => element("p", { class: "cell", lang: side.lang }, link(side))));
  }

  function choiceOf(said) {
    const input = (value) => element("input", { type: "radio", name: "view", value });
    const words = (name, text) => element("span", { class: name }, text);
    const columns = input("columns");
    columns.setAttribute("checked", "");
    return element("fieldset", { class: "view-choice" }, element("legend", {}, said.view),
      element("label", { class: "view-columns" }, columns, " ", words("in-columns", said.viewColumns), words("in-one", said.viewStacked)),
      element("label", { class: "view-stacked" }, input("stacked"), " ", said.viewStacked),
      element("label", {}, input("reveal"), " ", said.viewReveal));
  }
  // Of the way that leads to a brief there remain the home page and the brief itself.
  function crumbsOf(left, title) {
    const old = document.querySelector(".brief-header .crumbs");
    const home = old?.querySelector(".crumb-home a")?.cloneNode(true);
    const steps = [home, element("a", { href: left.address.split(/[?#]/)[0] }, title)].filter(Boolean);
    return element("nav", { class: "crumbs", "aria-label": old?.getAttribute("aria-label") }, element("ol", {}, ...steps.map((step) => element("li", {}, step))));
  }
  function headerOf(said) {
    const header = element("header", { class: "parallel-header" });
    for (const part of document.querySelectorAll(".brief-header > h1, .brief-header > .other-title")) header.append(part.cloneNode(true));
    header.append(choiceOf(said));
    return header;
  }

  // Notes of one side: those of the other have the links back to their text, and the form in the margin is for that page.
  function notesOf(side, said) {
    const section = side.page.querySelector(".brief > .notes");
    if (!section) return "";
    const copy = copied(section, side);
    const heading = copy.querySelector("h2");
    heading.textContent = filled(said.notesIn, { language: side.name });
    heading.id = side.isOther ? OTHER + "notes" : "notes";
    copy.setAttribute("aria-labelledby", heading.id);
    copy.querySelector("ol").lang = side.lang;
    if (side.isOther) for (const part of copy.querySelectorAll(".note-number, .note-margin")) part.remove();
    return copy;
  }
  // What cards show: terms and what links lead to.
  function cardsOf(side) {
    return [...side.page.querySelectorAll(".term-card, .preview")].map((part) => {
      const copy = copied(part, side);
      copy.lang ||= side.lang;
      return copy;
    });
  }

  // Follows the address to its place, or comes back to where the reader was before.
  function goToPlace() {
    const before = history.state?.parallel;
    // What has the id now is other than what had it when the page came.
    if (location.hash) location.replace(location.href);
    if (before !== undefined) scrollTo({ top: before, behavior: "instant" });
    addEventListener("pagehide", () => history.replaceState({ ...history.state, parallel: scrollY }, ""));
  }

  async function compose(wanted) {
    const link = linkTo(wanted);
    const { styles } = document.querySelector("a[data-compose]").dataset;
    const [page, words] = await Promise.all([fetched(link.href), globalThis.briefsLoad.words(), styled(styles)]);
    const said = words.parallel;
    const current = document.querySelector(".language-switch a[aria-current]");
    const tag = document.documentElement.lang;
    const left = { page: document, lang: tag, name: current.title, address: location.href, prose: document.querySelector(".brief .prose") };
    const right = { page, lang: link.lang, name: link.title, address: link.href, prose: page.querySelector(".brief .prose"), isOther: true };
    // Two scripts of one language have the same blocks.
    right.isTranslation = left.lang.slice(0, 2) !== right.lang.slice(0, 2);
    const changed = new Set((right.isTranslation && left.prose.dataset.changed?.split(" ")) || []);
    const rows = [...headnoteRows(left, right, changed, said.joins), ...bodyRows(left, right, changed)];
    const home = document.querySelector(".crumb-home");
    const end = home ? " · " + home.textContent.trim() : "";
    const title = document.title.endsWith(end) ? document.title.slice(0, document.title.length - end.length) : document.title;
    const notes = [notesOf(left, said), notesOf(right, said)];
    const told = element("p", { role: "status", class: "hidden-label" });
    const main = element("main", { id: "text", class: "parallel", tabindex: "-1" }, crumbsOf(left, title), headerOf(said), told,
      element("div", { class: "prose rows" }, namesOf(left, right), ...rows.map((row) => rowOf(row, left, right, words, tag))));
    if (notes.some(Boolean)) main.append(element("div", { class: "row rows-notes" }, ...notes.map((section) => element("div", { class: "cell" }, section))));
    main.append(...cardsOf(left), ...cardsOf(right));
    const old = document.getElementById("text");
    (old.closest(".page") ?? old).replaceWith(main);
    document.title = filled(said.parallelTitle, { title }) + end;
    // A reader who changes the language of the page goes on comparing.
    for (const other of document.querySelectorAll(".language-switch a")) other.href = other.href.split(/[?#]/)[0] + (other === current ? location.search : "?parallel");
    told.textContent = document.title;
    goToPlace();
    return { address: link.href, page };
  }
  return compose;
})();
