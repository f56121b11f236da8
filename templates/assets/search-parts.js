// What the box and the words in context are made of. Text of the content is only ever a text node.
"use strict";

globalThis.briefsParts = (() => {
  const words = globalThis.briefsWords;
  const root = document.documentElement;
  const script = root.lang.startsWith("zh-Hans") ? "hans" : root.lang.startsWith("zh") ? "hant" : "en";
  const SIDES = { hant: { index: 0, lang: "zh-Hant-TW", short: "繁" }, hans: { index: 1, lang: "zh-Hans", short: "简" }, en: { index: 2, lang: "en", short: "EN" } };
  const own = SIDES[script].index;

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== null) made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }
  function button(label, act, attributes = {}) {
    const made = element("button", { type: "button", ...attributes }, label);
    made.addEventListener("click", act);
    return made;
  }
  const { file } = globalThis.briefsLoad;
  // Where a passage is: in the version of the document in which it stands, or in any.
  function whereTo(told, passage) {
    return file(told.addresses[SIDES[passage.side].index] || told.addresses.find(Boolean), passage.anchor);
  }
  function nameOf(told) {
    return told.titles[own] || told.titles.find(Boolean);
  }
  // The words from one place to another, with every place among them marked.
  function marked(said, at, from, to) {
    const parts = [];
    let done = from;
    for (const [start, end] of at) {
      if (start < done || end > to) continue;
      parts.push(said.slice(done, start), element("mark", {}, said.slice(start, end)));
      done = end;
    }
    parts.push(said.slice(done, to));
    return parts;
  }
  // The words around the first place.
  // A piece of a text begins and ends between words; Han has no such places and is cut anywhere.
  const LATIN = /[\p{Script=Latin}\p{N}’'-]/u;
  function between(words, at, step, stop) {
    while (at !== stop && at > 0 && at < words.length && LATIN.test(words[at - 1]) && LATIN.test(words[at])) at += step;
    return at;
  }
  function excerpt(passage, around = 28) {
    const [first = [0, 0]] = passage.at;
    const from = between(passage.words, Math.max(0, first[0] - around), 1, first[0]);
    const to = between(passage.words, Math.min(passage.words.length, Math.max(first[1] + 2 * around, from + 4 * around)), -1, first[1]);
    return [from ? "…" : "", ...marked(passage.words, passage.at, from, to), to < passage.words.length ? "…" : ""];
  }
  // A number with what is counted; `said` has a form for one and one for others.
  function counted(said, n, values = {}) {
    return Object.entries({ n, ...values }).reduce((text, [name, value]) => text.replace(`{${name}}`, () => value), n === 1 ? said.one : said.other);
  }
  function filled(said, name, value) {
    return said.replace(`{${name}}`, () => value);
  }
  // A date as it is written in pages: 2023年9月21日, September 21, 2023, or as much of it as is known.
  function written(date) {
    const [year, month, day] = date.split("-").map(Number);
    if (script !== "en") return [year, month, day].map((part, at) => (part ? part + "年月日"[at] : "")).join("");
    const known = { year: "numeric", ...(month && { month: "long" }), ...(day && { day: "numeric" }) };
    return new Date(Date.UTC(year, (month || 1) - 1, day || 1)).toLocaleDateString("en-US", { ...known, timeZone: "UTC" });
  }
  // A list of small buttons, each a query with how many results it has; one without any is only told.
  function chips(offers, act) {
    return element("ul", { class: "search-chips" }, ...offers.map(({ said, label = said, count }) => {
      const number = count === undefined ? [] : [" ", element("span", { class: "number" }, String(count))];
      return element("li", { class: count === 0 ? "none" : null }, count === 0 ? label : button(label, () => act(said)), ...number);
    }));
  }
  // What was searched for goes with the reader to the page that marks it.
  function keep(query, equivalents) {
    try {
      sessionStorage.setItem("searched", JSON.stringify({ query, equivalents }));
    } catch {
      // Without storage the page is only not marked.
    }
  }

  return { words, script, own, SIDES, element, button, file, whereTo, nameOf, marked, between, excerpt, counted, filled, chips, keep, written };
})();
