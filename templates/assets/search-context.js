// Words in context: a line for each paragraph that has the words, lined up at them, beside what the other language says there.
"use strict";

globalThis.briefsContext = async (place, further, found, order, isCurrent, keep) => {
  const { words, script, SIDES, element, button, counted, whereTo, nameOf, between } = globalThis.briefsParts;
  const search = globalThis.briefsSearch;
  const MOST = { found: 60, before: 300, after: 300 }; // lines at a time: an order wants them all
  const AROUND = { hant: 28, hans: 28, en: 56 }; // characters on each side
  const collator = new Intl.Collator(document.documentElement.lang);
  const lines = [];
  const counts = { places: 0, briefs: 0, records: 0 };

  async function readDocument(result) {
    const told = await search.passages(result, found.phrases, script, Infinity);
    if (!told?.found.length) return;
    // What stands beside a line in the other language is no line again.
    const mine = new Set(told.found.filter(({ side }) => (side === "en") === (script === "en")).map(({ number }) => number));
    const passages = told.found.filter(({ number, other }) => mine.has(number) || !mine.has(other));
    const others = await Promise.all(passages.map((passage) => search.counterpart(result.number, passage, script)));
    passages.forEach((passage, at) => {
      const spots = distinct(passage.at);
      counts.places += spots.length;
      lines.push({ result, told, passage, spots, other: others[at] });
    });
    counts[told.kind === "brief" ? "briefs" : "records"] += 1;
  }
  // One place of the passage where several phrases overlap.
  function distinct(spots) {
    const kept = [];
    for (const spot of spots) if (!kept.length || spot[0] >= kept.at(-1)[1]) kept.push(spot);
    return kept;
  }

  // The words before a place, the nearest first, or those behind it: what the lines are put in order by.
  function neighbours({ passage, spots: [[start, end]] }) {
    const units = order === "before" ? search.unitsOf(passage.words.slice(0, start)).reverse() : search.unitsOf(passage.words.slice(end));
    return units.slice(0, 12).map(({ text }) => text).join(" ");
  }
  // A line of one text with its words in the middle.
  function lined(name, told, passage, [start, end]) {
    const around = AROUND[passage.side];
    const from = between(passage.words, Math.max(0, start - around), 1, start);
    const to = between(passage.words, Math.min(passage.words.length, end + around), -1, end);
    return element("a", { class: name, href: whereTo(told, passage), lang: SIDES[passage.side].lang },
      element("span", { class: "context-before" }, element("span", {}, (from ? "…" : "") + passage.words.slice(from, start))),
      element("mark", {}, passage.words.slice(start, end)),
      element("span", { class: "context-after" }, passage.words.slice(end, to) + (to < passage.words.length ? "…" : "")));
  }
  function row(one) {
    const { told, passage, spots, other } = one;
    const link = lined("context-line", told, passage, spots[0]);
    link.addEventListener("click", keep);
    const many = spots.length > 1 ? element("span", { class: "context-many", "aria-label": counted(words.places, spots.length), role: "img" }, "×" + spots.length) : "";
    const whose = order === "found" ? [] : [element("span", { class: "context-whose", title: nameOf(told) }, label(one))];
    return element("li", {}, link, counterpart(told, other), element("span", { class: "context-facts" }, many, ...whose));
  }
  function counterpart(told, other) {
    if (!other) return element("p", { class: "context-other missing" }, words.contextNone);
    const [first] = search.places(other.words, found.phrases);
    if (first) return lined("context-other", told, other, first);
    return element("a", { class: "context-other plain", href: whereTo(told, other), lang: SIDES[other.side].lang }, other.words.slice(0, 3 * AROUND[other.side]));
  }
  // Where lines of all documents are mixed, each says whose it is: JP 2025.
  function label({ result, told }) {
    const { jurisdiction = {} } = search.state.start.numbers;
    const code = Object.keys(jurisdiction).find((one) => jurisdiction[one].has(result.number));
    const kind = words["kind" + told.kind[0].toUpperCase() + told.kind.slice(1)];
    return [code, told.date.slice(0, 4)].filter(Boolean).join(" ") || kind;
  }

  function draw() {
    if (order !== "found") {
      const sorted = lines.map((one) => [neighbours(one), one]).sort(([a], [b]) => collator.compare(a, b));
      place.replaceChildren(element("ol", { class: "context-mixed" }, ...sorted.map(([, one]) => row(one))));
      return;
    }
    const documents = new Map();
    for (const one of lines) documents.set(one.told, [...(documents.get(one.told) ?? []), one]);
    place.replaceChildren(...[...documents].map(([told, some]) => {
      const many = some.reduce((sum, { spots }) => sum + spots.length, 0);
      return element("section", {}, element("h2", {}, nameOf(told), " ", element("span", { class: "number" }, counted(words.places, many))), element("ol", {}, ...some.map(row)));
    }));
  }
  function told(isWhole) {
    const where = [...(counts.briefs ? [counted(words.inBriefs, counts.briefs)] : []), ...(counts.records ? [counted(words.inRecords, counts.records)] : [])];
    return [counted(words.places, counts.places), ...where].join(" · ") + (isWhole ? "" : " …");
  }
  // Results are read until there are lines enough; the rest is asked for.
  async function read(from) {
    let at = from;
    const most = lines.length + MOST[order];
    while (at < found.results.length && lines.length < most) {
      await readDocument(found.results[at]);
      if (!isCurrent()) return "";
      at += 1;
    }
    draw();
    further.replaceChildren(...(at < found.results.length ? [button(words.more, () => read(at))] : []));
    return told(at >= found.results.length);
  }
  return read(0);
};
