// Two languages of a brief side by side: which cells are a row. A row has an id, a cell for each side or none, and whether the
// translation is older than the text there.
"use strict";

globalThis.briefsRows = (() => {
  const { element, copies, blocksOf, cellOf } = globalThis.briefsCells;

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

  return { bodyRows, headnoteRows };
})();
