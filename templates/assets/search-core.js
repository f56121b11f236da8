// What is found for a query: equivalents, order, facets, passages, and what comes near where nothing is found.
"use strict";

(() => {
  const { bare, beginning, having, isCjk, parse, passage, places, state, united, unitsOf } = globalThis.briefsSearch;
  const BRIEF = 2; // a brief is what most searchers want; sources and terms are short, and would stand before
  const TITLE = 1.7; // what is called so goes before what speaks of it
  const VARIANTS = 8; // how many equivalents of one phrase are searched for
  const NEAREST = 6; // how many suggestions are made
  const LIKE = 0.5; // how alike two words are that may be meant for one another (Dice, over pairs of characters)

  // Equivalents of a phrase by the glossary: other forms of the whole, or of a term inside it.
  function variants(units, isSimplified) {
    const own = units.map((unit) => unit.text).join("");
    const found = [];
    for (const group of state.start.aliases) {
      const forms = group.map(bare);
      const index = forms.findIndex((form) => form && own.includes(form));
      if (index < 0) continue;
      const isWhole = forms.includes(own);
      if (!isWhole && !isCjk(forms[index][0])) continue;
      for (const form of group) {
        const other = bare(form);
        if (!other || other === forms[index] || (!isWhole && !isCjk(other[0]))) continue;
        found.push(isWhole ? form : own.replace(forms[index], other));
      }
    }
    // Forms that differ in their script only are one.
    const told = new Map((isSimplified ? found : found.reverse()).map((form) => [bare(form), form]));
    told.delete(own);
    return [...told.values()].slice(0, VARIANTS);
  }
  // An English term is met in the plural too.
  function plural({ units, quoted }) {
    const last = units.at(-1);
    if (!last || !/^[a-z]{3,}$/.test(last.text)) return [];
    const text = /(?:s|x|ch|sh)$/.test(last.text) ? last.text + "es" : last.text.replace(/([^aeiou])y$/, "$1ie") + "s";
    return [{ units: [...units.slice(0, -1), { ...last, text }], quoted }];
  }
  function isForm(own) {
    return state.start.aliases.some((group) => group.some((form) => bare(form) === own));
  }
  async function search(query, { equivalents = true, filters = {}, script = "" } = {}) {
    const { wanted: said, without } = parse(query);
    // A term of several words (supply chain) is searched for as the one that it is.
    const whole = unitsOf(query);
    const isTerm = said.length > 1 && !/["“‘「『-]/.test(query) && isForm(bare(query));
    const wanted = isTerm ? [{ units: whole, quoted: true }] : said;
    const also = [];
    const groups = await Promise.all(wanted.map(async (phrase) => {
      const others = equivalents ? variants(phrase.units, script === "hans") : [];
      const forms = others.map((form) => ({ units: unitsOf(form), quoted: true }));
      const all = [phrase, ...forms, ...(equivalents ? [...forms, ...(isTerm ? [phrase] : [])].flatMap(plural) : [])];
      const found = await Promise.all(all.map(having));
      others.forEach((form, index) => { if (found[index + 1].size) also.push(form); });
      return { found: united(found), phrases: all, isPartial: found.some((one) => one.isPartial) };
    }));
    const barred = new Set((await Promise.all(without.map(having))).flatMap((found) => [...found.keys()]));
    const numbers = groups.length ? [...groups[0].found.keys()] : [];
    const everywhere = numbers.filter((number) => !barred.has(number) && groups.every(({ found }) => found.has(number)));
    const results = everywhere.map((number) => {
      const begins = groups.flatMap(({ found }) => found.get(number)[1]).sort((a, b) => a - b);
      const titled = begins.some((place) => beginsTitle(number, place)) ? TITLE : 1;
      return { number, begins, score: titled * groups.reduce((sum, { found }) => sum + score(number, found), 0) };
    });
    // Among equals briefs go first, of them those of the newest year, which have the highest numbers.
    const isBrief = ({ number }) => Number(state.start.briefs.has(number));
    results.sort((a, b) => b.score - a.score || isBrief(b) - isBrief(a) || (isBrief(a) ? b.number - a.number : a.number - b.number));
    const facets = counted(results, filters);
    return { results: results.filter(({ number }) => passes(number, filters)), facets, also, phrases: groups.flatMap((group) => group.phrases), isPartial: groups.some((group) => group.isPartial) };
  }
  // Whether a place is the beginning of the title of a brief or law: the first passage of each language is one. Terms are
  // words of the texts, and would always go first.
  function beginsTitle(number, place) {
    const { briefs, latinFrom, numbers, span } = state.start;
    if (!briefs.has(number) && !numbers.kind?.law?.has(number)) return false;
    return place === 0 || place === latinFrom[number] * span;
  }
  // BM25 over weighted frequencies (k1 = 1.2, b = 0.75). Briefs are measured by the length of briefs; all else is short,
  // and of a length.
  function score(number, found) {
    const { average, count, sizes } = state.start;
    const frequency = 2 ** (found.get(number)[0] / 3) - 1;
    const isBrief = state.start.briefs.has(number);
    const length = isBrief ? 2 ** (sizes[number] / 2) / average : 1;
    const rarity = Math.log(1 + (count - found.size + 0.5) / (found.size + 0.5));
    return ((isBrief ? BRIEF : 1) * rarity * frequency * 2.2) / (frequency + 1.2 * (0.25 + 0.75 * length));
  }
  function passes(number, filters, except = "") {
    return Object.entries(filters).every(([facet, values]) =>
      facet === except || !values.length || values.some((value) => state.start.numbers[facet]?.[value]?.has(number)));
  }
  function counted(results, filters) {
    return Object.fromEntries(Object.entries(state.start.numbers).map(([facet, values]) => {
      const here = new Set(results.filter(({ number }) => passes(number, filters, facet)).map(({ number }) => number));
      return [facet, Object.fromEntries(Object.entries(values).map(([value, all]) => [value, [...all].filter((number) => here.has(number)).length]).filter(([, n]) => n))];
    }));
  }

  // The passages of a document in which the phrases stand, in the script of the page; none where there is no phrase
  // after all. `told` has the names and addresses of the document.
  async function passages(result, wanted, script, most = 3) {
    const { span, latinFrom } = state.start;
    const numbers = [...new Set(result.begins.map((place) => Math.floor(place / span)))];
    const isLatin = (at) => at >= latinFrom[result.number];
    // What is in the reader's own language comes first.
    const [own, others] = [true, false].map((is) => numbers.filter((at) => (isLatin(at) === (script === "en")) === is));
    const found = [];
    let head = null;
    for (const at of [...own, ...others]) {
      for (const side of sidesOf(isLatin(at), script)) {
        const here = await passage(result.number, at, side);
        head ??= here?.head;
        const marks = here ? places(here.words, wanted) : [];
        if (!marks.length) continue;
        found.push({ ...here, at: marks });
        break;
      }
      if (found.length === most) break;
    }
    return head && { ...head, found };
  }
  // A word may stand in one script only, by the rules of conversion.
  function sidesOf(isLatin, script) {
    if (isLatin) return ["en"];
    return script === "hans" ? ["hans", "hant"] : ["hant", "hans"];
  }
  // What says the same as a passage in the other language, where the build paired them.
  async function counterpart(number, here, script) {
    if (here.other === undefined) return null;
    const [side] = sidesOf(here.side !== "en", script === "en" ? "hant" : script);
    return passage(number, here.other, side);
  }

  // What one may have meant where nothing is found: parts of what was typed that stand somewhere, terms of the glossary
  // like it, words of the index like it.
  async function nearest(query) {
    const { wanted } = parse(query);
    const own = bare(query);
    const parts = wanted.length > 1 ? wanted.map(({ said }) => said) : [];
    const terms = likest(state.start.aliases.map((group) => [Math.max(...group.map((form) => likeness(pairs(bare(form)), pairs(own)))), group])).flatMap((group) => inBoth(group, own));
    const shorter = (await Promise.all(wanted.map(inside))).flat();
    const words = (await Promise.all(wanted.filter(({ units }) => units.length === 1 && !units[0].cjk).map(({ units }) => alike(units[0].text)))).flat();
    const told = new Map();
    for (const said of [...words, ...terms, ...parts, ...shorter]) {
      const form = bare(said);
      if (form === own || told.has(form)) continue;
      const { results } = await search(said, { equivalents: false });
      if (results.length) told.set(form, { said, count: results.length });
      if (told.size === NEAREST) break;
    }
    return [...told.values()];
  }
  // The form that is likest, and one in the other kind of writing.
  function inBoth(group, own) {
    const sorted = likest(group.map((form) => [1 + likeness(pairs(bare(form)), pairs(own)), form]));
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
  // The longest stretches of a phrase that stand somewhere.
  async function inside({ units, said }) {
    const offset = units[0].start;
    for (let length = units.length - 1; length >= 2; length -= 1) {
      const stretches = Array.from({ length: units.length - length + 1 }, (_, at) => units.slice(at, at + length));
      const found = await Promise.all(stretches.map((stretch) => having({ units: stretch, quoted: true })));
      const there = stretches.filter((_, at) => found[at].size);
      if (there.length) return there.map((stretch) => said.slice(stretch[0].start - offset, stretch.at(-1).end - offset));
    }
    return [];
  }
  // Words of the index that begin alike, the likest first.
  async function alike(word) {
    const near = (await beginning(word.slice(0, 3))).entries.map(([term]) => term).filter((term) => !isCjk(term.at(-1)));
    const ours = pairs(word);
    return likest(near.map((term) => [likeness(ours, pairs(term)), term])).slice(0, 3);
  }

  Object.assign(globalThis.briefsSearch, { search, passages, counterpart, nearest, variants });
})();
