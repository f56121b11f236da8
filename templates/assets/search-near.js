// What is offered where nothing is found: the same with less, each word alone, and what comes near.
"use strict";

(() => {
  const { bare, beginning, having, isCjk, parse, passages, search, state } = globalThis.briefsSearch;
  const MOST = 6; // how many offers of a kind are made
  const LIKE = 0.5; // how alike two words are that may be meant for one another (Dice, over pairs of characters)
  const SURE = 10; // results of which the text is looked at again, as the list does for those that it shows

  // The query with less in it: without quotation marks, without what it leaves out, each word alone; with how many each finds.
  async function ways(query, options) {
    const { wanted, without } = parse(query);
    const plain = query.replace(/["“”「」『』‘]|’(?=\s|$)/g, " ").replace(/\s+/g, " ").trim();
    const kept = query.replace(/(^|\s)-(?:["“「『][^"”」』]*["”」』]?|\S+)/g, "$1").trim();
    const isQuoted = wanted.some(({ quoted, units }) => quoted && units.length > 1);
    const alone = wanted.length > 1 || wanted.some(({ units }) => units.length > 1)
      ? (await Promise.all(wanted.map((phrase) => (wanted.length > 1 && !isQuoted ? [phrase.said] : []).concat(wordsOf(phrase))))).flat() : [];
    const stretches = (await Promise.all(wanted.map(inside))).flat();
    return {
      unquoted: isQuoted ? await counted([plain], query, options) : [],
      kept: without.length ? await counted([kept], query, options) : [],
      // A word that stands nowhere is told too: it is the one to be changed.
      alone: [...await counted(alone, query, options, true), ...await counted(stretches, query, options)],
    };
  }
  // The words of a phrase of Latin words, and those that stand beside Han; not the parts of one word (GPT-4).
  function wordsOf({ units, said }) {
    const offset = units[0].start;
    const parts = [];
    units.forEach((unit, at) => {
      if (unit.cjk) return;
      if (unit.isTight) parts.at(-1).to = unit.end - offset;
      else parts.push({ from: unit.start - offset, to: unit.end - offset });
    });
    const found = parts.map(({ from, to }) => said.slice(from, to));
    return found.filter((word) => /\p{L}/u.test(word) && word !== said);
  }
  async function counted(queries, query, options, isAll = false) {
    const told = new Map();
    for (const said of queries) {
      // A word and its plural find the same.
      const form = said.toLowerCase().replace(/(?<=[a-z]{3})e?s$/, "");
      if (!said || said === query || told.has(form)) continue;
      const count = await howMany(said, options);
      if (count || isAll) told.set(form, { said, count });
      if (told.size === MOST) break;
    }
    return [...told.values()];
  }
  async function howMany(said, options) {
    const { results, phrases } = await search(said, options);
    if (results.length > SURE) return results.length;
    const told = await Promise.all(results.map((result) => passages(result, phrases, options.script, 1)));
    return told.filter((one) => one?.found.length).length;
  }

  // The longest stretches of a Chinese phrase that stand somewhere and begin and end where words do.
  async function inside({ units, said }) {
    if (!units.every((unit) => unit.cjk) || !Intl.Segmenter) return [];
    const offset = units[0].start;
    const cuts = new Set([...new Intl.Segmenter("zh", { granularity: "word" }).segment(said)].map(({ index }) => index).concat(said.length));
    for (let length = units.length - 1; length >= 2; length -= 1) {
      const stretches = Array.from({ length: units.length - length + 1 }, (_, at) => units.slice(at, at + length))
        .filter((some) => cuts.has(some[0].start - offset) && cuts.has(some.at(-1).end - offset));
      const found = await Promise.all(stretches.map((units) => having({ units })));
      const there = stretches.filter((_, at) => found[at].size);
      if (there.length) return there.map((stretch) => said.slice(stretch[0].start - offset, stretch.at(-1).end - offset));
    }
    return [];
  }

  // Terms of the glossary like the query, and words of the index like a word of it that stands nowhere, as they are
  // written there. A part of the query is none.
  async function nearest(query, options) {
    const { wanted } = parse(query);
    const own = bare(query);
    const weighed = state.start.aliases.map((group) => [Math.max(...group.map((form) => likeness(pairs(bare(form)), pairs(own)))), group]);
    const terms = likest(weighed).flatMap((group) => inBoth(group, own));
    const single = wanted.filter(({ units }) => units.length === 1 && /^\p{L}{4,}$/u.test(units[0].text) && !units[0].cjk);
    const unknown = await Promise.all(single.map(async (phrase) => ((await having(phrase)).size ? [] : alike(phrase.units[0].text))));
    const likely = await Promise.all(unknown.flat().map((word) => asWritten(word, options)));
    return counted([...likely, ...terms].filter((said) => said && !own.includes(bare(said))), query, options);
  }
  // The form that is likest, and one in the other kind of writing; none of a term that is a part of the query.
  function inBoth(group, own) {
    const sorted = likest(group.map((form) => [1 + likeness(pairs(bare(form)), pairs(own)), form]));
    if (own.includes(bare(sorted[0]))) return [];
    const other = sorted.find((form) => isCjk(form[0]) !== isCjk(sorted[0][0]));
    return other ? [sorted[0], other] : [sorted[0]];
  }
  function likest(weighed) {
    return weighed.filter(([is]) => is >= LIKE).sort((a, b) => b[0] - a[0]).map(([, one]) => one);
  }
  function pairs(form) {
    return new Set([...form].slice(1).map((char, at) => [...form][at] + char));
  }
  function likeness(ours, theirs) {
    const both = [...ours].filter((pair) => theirs.has(pair)).length;
    return (2 * both) / (ours.size + theirs.size || 1);
  }
  // Words of the index that begin alike, the likest first.
  async function alike(word) {
    const near = (await beginning(word.slice(0, 3))).entries.map(([term]) => term).filter((term) => !isCjk(term.at(-1)) && !term.includes("-"));
    const ours = pairs(word);
    return likest(near.map((term) => [likeness(ours, pairs(term)), term])).slice(0, 3);
  }
  // The index has small letters only; the glossary or a text says how the word is written.
  async function asWritten(word, options) {
    const form = state.start.aliases.flat().find((one) => bare(one) === word);
    if (form) return form;
    const { results, phrases } = await search(`"${word}"`, { ...options, equivalents: false });
    const told = results.length ? await passages(results[0], phrases, options.script, 1) : null;
    if (!told?.found.length) return "";
    const [{ words, at: [[from, to]] }] = told.found;
    return words.slice(from, to);
  }

  Object.assign(globalThis.briefsSearch, { ways, nearest });
})();
