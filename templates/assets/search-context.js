// Words in context: every place of the words lined up, with what the other language says there.
"use strict";

globalThis.briefsContext = async (place, further, found, isCurrent, keep) => {
  const { words, script, SIDES, element, button, whereTo, nameOf, marked, between } = globalThis.briefsParts;
  const search = globalThis.briefsSearch;
  const MOST = 60; // lines at a time
  const AROUND = { hant: 24, hans: 24, en: 48 }; // characters on each side
  let lines = 0;

  async function documentLines(result) {
    const told = await search.passages(result, found.phrases, script, Infinity);
    if (!told?.found.length) return null;
    const others = await Promise.all(told.found.map((passage) => search.counterpart(result.number, passage, script)));
    const rows = told.found.flatMap((passage, at) => distinct(passage.at).map((spot, first) => line(told, passage, spot, first ? null : others[at], first > 0)));
    return { told, rows };
  }
  // One place of the passage where several phrases overlap.
  function distinct(spots) {
    return spots.filter(([start], at) => !at || start >= spots[at - 1][1]);
  }
  function line(told, passage, [start, end], other, isFurther) {
    const around = AROUND[passage.side];
    const from = between(passage.words, Math.max(0, start - around), 1, start);
    const to = between(passage.words, Math.min(passage.words.length, end + around), -1, end);
    const link = element("a", { class: "context-line", href: whereTo(told, passage), lang: SIDES[passage.side].lang },
      element("span", { class: "context-before" }, element("span", {}, (from ? "…" : "") + passage.words.slice(from, start))),
      element("mark", {}, passage.words.slice(start, end)),
      element("span", { class: "context-after" }, passage.words.slice(end, to) + (to < passage.words.length ? "…" : "")));
    link.addEventListener("click", keep);
    return element("li", {}, link, ...counterpart(told, other, isFurther));
  }
  function counterpart(told, other, isFurther) {
    if (!other) return isFurther ? [] : [element("p", { class: "context-other missing" }, words.contextNone)];
    const at = search.places(other.words, found.phrases);
    const around = 2 * AROUND[other.side];
    const [start, end] = at[0] ?? [0, 0];
    const from = between(other.words, Math.max(0, start - around), 1, start);
    const to = between(other.words, Math.min(other.words.length, from + 3 * around), -1, end);
    const said = [from ? "…" : "", ...marked(other.words, at, from, to), to < other.words.length ? "…" : ""];
    return [element("p", { class: "context-other", lang: SIDES[other.side].lang }, element("a", { href: whereTo(told, other) }, ...said))];
  }

  // Results are read until there are lines enough; the rest is asked for.
  async function draw(from) {
    let at = from;
    const most = lines + MOST;
    while (at < found.results.length && lines < most) {
      const made = await documentLines(found.results[at]);
      if (!isCurrent()) return;
      at += 1;
      if (!made) continue;
      lines += made.rows.length;
      place.append(element("section", {}, element("h2", {}, nameOf(made.told), " ", element("span", { class: "number" }, String(made.rows.length))), element("ol", {}, ...made.rows)));
    }
    further.replaceChildren(...(at < found.results.length ? [button(words.more, () => draw(at))] : []));
  }
  await draw(0);
  return (further.childElementCount ? words.atLeast : lines === 1 ? words.one : words.other).replace("{n}", lines);
};
