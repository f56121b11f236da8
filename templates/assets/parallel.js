// Two languages of a brief side by side, composed from its page in each as the template `parallel.html` lays them out. It is
// fetched where the address asks for that (`?parallel`, or `?parallel=zh-hans` for one language), and tells what it has made.
"use strict";

globalThis.briefsParallel = (() => {
  // Both sides have a note 1: ids of the right side's notes, and of what stands with them, begin so.
  const OTHER = "o-";
  const PATIENCE = 15000;
  const OWN = /^(fn|fnref|full|term)-/;
  const HEADINGS = "h2, h3, h4, h5, h6";
  const WHOLE = "figure, .table-box, pre";
  const BLOCKS = `:is(${HEADINGS}, p, li, dt, dd, ${WHOLE})[id]`;
  // What stands in a point or definition and is none of its own words.
  const INNER = `${HEADINGS}, p, ul, ol, dl, blockquote, div, table, hr, ${WHOLE}`;

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }
  const filled = (words, values) => words.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);

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

  // Copies of parts of a page, with links and ids as they must be where both languages are.
  function copies(parts, side) {
    const box = document.createDocumentFragment();
    box.append(...[...parts].map((part) => document.importNode(part, true)));
    for (const each of side.isOther ? box.querySelectorAll("*") : []) {
      for (const name of ["href", "src", "data-href"]) {
        const value = each.getAttribute(name);
        if (value?.startsWith("#")) each.setAttribute(name, OWN.test(value.slice(1)) ? "#" + OTHER + value.slice(1) : value);
        else if (value) each.setAttribute(name, new URL(value, side.address).href);
      }
      for (const name of ["id", "aria-describedby"]) {
        if (OWN.test(each.getAttribute(name))) each.setAttribute(name, OTHER + each.getAttribute(name));
      }
      // Smaller copies of a picture: their addresses, several in one value, are right on its own page only.
      for (const name of ["srcset", "sizes"]) each.removeAttribute(name);
    }
    // A short name that the brief itself defines: the definition stands on its own page only.
    for (const each of box.querySelectorAll('a.term[href^="#def-"]')) each.replaceWith(...each.childNodes);
    return [...box.childNodes];
  }
  const copied = (part, side) => copies([part], side)[0];

  // An address from before an author named a block, which shows nothing.
  const isFormer = (node) => node?.localName === "span" && node.id && !node.className && !node.hasChildNodes();
  function formerOf(part) {
    const node = part.matches(WHOLE) ? part.previousElementSibling : part.firstElementChild;
    return isFormer(node) ? node.id : "";
  }
  // The first paragraph of a point or definition is the point, though a list that stands before it ends that.
  function isFirstOf(part, holder) {
    return !holder.id && [...holder.querySelectorAll("p[id], li, dt, dd")][0] === part;
  }
  function kindOf(part) {
    if (part.matches(HEADINGS)) return "heading";
    if (part.matches(WHOLE)) return { FIGURE: "figure", PRE: "code" }[part.tagName] ?? "table";
    const held = { LI: "item", DD: "definition", DT: "term" };
    if (held[part.tagName]) return held[part.tagName];
    const holder = part.parentElement.closest("li, dd, .prose");
    if (held[holder.tagName] && isFirstOf(part, holder)) return held[holder.tagName];
    return part.closest("blockquote") ? "quote" : "paragraph";
  }
  function blockOf(part) {
    const lists = [];
    for (let list = part.closest("ul, ol"); list; list = list.parentElement.closest("ul, ol")) lists.push(list);
    return { id: part.id, part, kind: kindOf(part), former: formerOf(part), list: lists[0], depth: lists.length };
  }
  function blocksOf(prose) {
    const parts = [...prose.querySelectorAll(BLOCKS)].filter((part) => !part.parentElement.closest(WHOLE));
    return parts.map(blockOf);
  }

  // The words of a block, without what is its page's own: its addresses and the link to itself.
  function wordsOf({ part, former }, side) {
    const nodes = [...part.childNodes].filter((node) => {
      if (node.nodeType !== Node.ELEMENT_NODE) return true;
      if (former && node.id === former) return false;
      if (part.matches(HEADINGS)) return !(node.matches(".permalink") || (node.matches(".anchor") && node === part.firstElementChild));
      return !part.matches("li, dd") || !node.matches(INNER);
    });
    // Between the words of a point and what stands in it there are line ends.
    while (nodes.length && nodes.at(-1).nodeType === Node.TEXT_NODE && !nodes.at(-1).data.trim()) nodes.pop();
    return copies(nodes, side);
  }
  function pointOf({ list, part }, words) {
    const point = element("li", {}, ...words);
    if (list?.localName !== "ol") return element("ul", {}, point);
    const at = [...list.children].filter((each) => each.localName === "li").indexOf(part.closest("li"));
    return element("ol", { class: list.className, start: String((list.start || 1) + at) }, point);
  }
  // A block as it stands in its cell; `before` are addresses that it had before.
  function shown(block, side, before) {
    const { kind, part } = block;
    if (part.matches(WHOLE)) {
      const whole = copied(part, side);
      whole.removeAttribute("id");
      return [...before, whole];
    }
    const words = [...before, ...wordsOf(block, side)];
    if (kind === "item") return [pointOf(block, words)];
    if (kind === "heading") return [element(part.localName, {}, ...words)];
    return [kind === "quote" ? element("blockquote", {}, element("p", {}, ...words)) : element("p", {}, ...words)];
  }
  function cellOf(block, side, before = []) {
    const isDeep = block.kind !== "heading" && block.depth > 1;
    return element("div", { class: `cell ${block.kind}${isDeep ? " deep" : ""}`, lang: side.lang }, ...shown(block, side, before));
  }

  // What is paired: named by the page where it is anything but what has one id on both, in the order of this page, with what
  // only the other has behind what stands before it there.
  function paired(left, right, named) {
    const here = new Map(left.map((block) => [block.id, block]));
    const there = new Map(right.map((block) => [block.id, block]));
    if (named) {
      return named.split(" ").map((row) => {
        const [first, second = first] = row.split("=");
        return [here.get(first), there.get(second)];
      });
    }
    const behind = new Map();
    let last = "";
    for (const block of right) {
      if (here.has(block.id)) last = block.id;
      else behind.set(last, [...(behind.get(last) ?? []), [undefined, block]]);
    }
    return [...(behind.get("") ?? []), ...left.flatMap((block) => [[block, there.get(block.id)], ...(behind.get(block.id) ?? [])])];
  }
  function bodyRows(left, right, changed) {
    const named = right.isTranslation ? left.prose.dataset.rows : "";
    const [ours, theirs] = [blocksOf(left.prose), blocksOf(right.prose)];
    const current = new Set([...ours, ...theirs].map(({ id }) => id));
    const used = new Set();
    return paired(ours, theirs, named).map(([first, second]) => {
      const { id } = first ?? second;
      const own = used.has(id) ? "" : id;
      const former = [...new Set([first?.former, second?.former])].filter((name) => name && !used.has(name) && !current.has(name));
      for (const name of [id, ...former]) used.add(name);
      const before = former.map((name) => element("span", { id: name }));
      const cells = [first && cellOf(first, left, before), second && cellOf(second, right)];
      return { id: own, cells, isChanged: [id, ...former].some((name) => changed.has(name)) };
    });
  }

  // The headnote as cells, by the place of each: points, whom it concerns, days to know.
  function headnoteCells(side, joins) {
    const note = side.page.querySelector(".headnote");
    const cells = new Map();
    if (!note) return cells;
    const put = (part, at, kind, said) => cells.set(part * 1000 + at, element("div", { class: `cell ${kind}`, lang: side.lang }, said));
    const inner = (part) => copies(part.childNodes, side);
    const [day, comma] = joins[side.lang];
    put(0, 0, "heading", element("h2", {}, ...inner(note.querySelector("h2"))));
    for (const [at, point] of [...note.querySelectorAll(".points > li")].entries()) {
      put(1, at + 1, "item", element("ol", { start: String(at + 1) }, element("li", {}, ...inner(point))));
    }
    for (const part of note.querySelectorAll(".headnote-part")) {
      const days = [...part.querySelectorAll("tbody tr")];
      const whom = [...part.querySelectorAll("li")];
      const place = days.length ? 3 : 2;
      put(place, 0, "heading", element("h3", {}, ...inner(part.querySelector("h3"))));
      if (whom.length) put(place, 1, "paragraph", element("p", {}, ...whom.flatMap((one, at) => [...(at ? [comma] : []), ...inner(one)])));
      for (const [at, row] of days.entries()) {
        const parts = { date: row.querySelector("time").textContent, what: row.querySelector("td") };
        const said = day.split(/\{(date|what)\}/).flatMap((piece, nth) => (nth % 2 ? (piece === "what" ? inner(parts.what) : [parts.date]) : [piece]));
        put(place, at + 1, "paragraph", element("p", {}, ...said));
      }
    }
    return cells;
  }
  function headnoteRows(left, right, changed, joins) {
    const [ours, theirs] = [headnoteCells(left, joins), headnoteCells(right, joins)];
    return [...new Set([...ours.keys(), ...theirs.keys()])].sort((a, b) => a - b).map((place) => {
      const id = place === 0 ? "brief-headnote" : place > 1000 && place < 2000 ? `headnote-${place - 1000}` : "";
      return { id, cells: [ours.get(place), theirs.get(place)], isChanged: changed.has(id) };
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
