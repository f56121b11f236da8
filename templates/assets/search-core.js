// What is found for a query: equivalents, order, facets, passages.
"use strict";

(() => {
  const { asWritten, bare, having, isCapital, isCjk, parse, passage, phrases, places, state, united, wordOf } = globalThis.briefsSearch;
  const BRIEF = 2; // a brief is what most searchers want; sources and terms are short, and would stand before
  const TITLE = 1.7; // what is called so goes before what speaks of it
  const VARIANTS = 8; // how many equivalents of one phrase are searched for

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
  // A form as a phrase: IT in the glossary is not it.
  function formed(said) {
    const [units = []] = phrases(said, true);
    return { units: units.map((unit) => asWritten(unit, said)), quoted: true, said };
  }
  // An English term is met in the plural too, an acronym in its own (AIs).
  function plural({ units, quoted, said }) {
    const last = units.at(-1);
    if (!last || !/^[a-z]{2,}$/.test(last.text)) return [];
    const isPlural = isCapital(said.slice(last.start, last.end));
    if (!isPlural && last.text.length < 3) return [];
    return [{ units: [...units.slice(0, -1), { ...last, isPlural, text: isPlural ? last.text + "s" : pluralOf(last.text) }], quoted, said }];
  }
  function pluralOf(word) {
    return /(?:s|x|ch|sh)$/.test(word) ? word + "es" : word.replace(/([^aeiou])y$/, "$1ie") + "s";
  }
  // A word as it may be written too: a longer one in its other number, NGOs as NGO, US as U.S., supply-chain in two words.
  function otherwise(phrase) {
    const { said } = phrase;
    if (phrase.quoted) return [];
    if (/^(?:\p{Lu}\.)+\p{Lu}$/u.test(said)) return [said.replaceAll(".", "")];
    if (/^\p{L}+(?:[-‐‑]\p{L}+)+$/u.test(said)) return [said.replace(/[-‐‑]/g, " ")];
    if (/^[A-Z]{2,}s$/.test(said)) return [said.slice(0, -1)];
    if (/^[A-Z]{2,4}$/.test(said)) return [[...said].join(".") + "."];
    const word = wordOf(phrase);
    if (!word || word.isShort || !/^[a-z]+$/.test(word.unit.text)) return [];
    const { text } = word.unit;
    const stems = [text.replace(/ies$/, "y"), text.replace(/es$/, ""), text.replace(/s$/, "")];
    return [...new Set([pluralOf(text), ...stems.filter((stem) => stem !== text && pluralOf(stem) === text)])];
  }
  // 第二十五條 is 第25條, and the other way round.
  function otherFigures({ said = "" }) {
    const form = said.replace(/(?<=第)(?:[〇零一二三四五六七八九十百千]+|\d{1,4})(?=[條条項项款目章節节編编號号])/g, (number) => (/\d/.test(number) ? inHan(Number(number)) : String(inFigures(number))));
    return form === said ? [] : [form];
  }
  const DIGITS = "零一二三四五六七八九";
  function inFigures(han) {
    let sum = 0;
    let digit = null;
    for (const char of han.replaceAll("〇", "零")) {
      const unit = { 十: 10, 百: 100, 千: 1000 }[char];
      if (unit) sum += (digit || 1) * unit;
      digit = unit ? null : (/[十百千]/.test(han) ? 0 : 10 * (digit ?? 0)) + DIGITS.indexOf(char);
    }
    return sum + (digit ?? 0);
  }
  function inHan(number) {
    const digits = [...String(number)].map(Number);
    const said = digits.map((digit, at) => (digit ? DIGITS[digit] + ["", "十", "百", "千"][digits.length - 1 - at] : "零")).join("");
    return said.replace(/零+/g, "零").replace(/(?<=.)零$/, "").replace(/^一十/, "十");
  }
  function isForm(own) {
    return state.start.aliases.some((group) => group.some((form) => bare(form) === own));
  }

  // All that one phrase is met by: itself, an acronym's plural, equivalents with theirs, and while a word is typed what begins so.
  async function met(phrase, { equivalents, isTerm, isTyping, script }) {
    const word = wordOf(phrase);
    const own = [phrase, ...(word?.isAcronym ? [{ units: [{ ...word.unit, text: word.unit.text + "s", isPlural: true }] }] : [])];
    const terms = equivalents ? variants(phrase.units, script === "hans") : [];
    const others = equivalents ? [...terms, ...otherwise(phrase), ...otherFigures(phrase)] : [];
    const forms = others.map(formed);
    const plurals = [...forms.slice(0, terms.length), ...(isTerm && equivalents ? [phrase] : [])].flatMap(plural);
    const phrases = [...own, ...forms, ...plurals];
    const found = await Promise.all(phrases.map(having));
    const begins = isTyping && phrase.isLast && word && !word.isShort ? [{ units: [{ ...word.unit, begins: true }], said: phrase.said }] : [];
    const [wider] = await Promise.all(begins.map(having));
    return {
      phrases, begins, found: united(found), wider: wider ?? new Map(),
      also: others.filter((_, at) => found[own.length + at].size),
      isPartial: [...found, ...(wider ? [wider] : [])].some((one) => one.isPartial),
    };
  }
  async function search(query, { equivalents = true, filters = {}, script = "", isTyping = false } = {}) {
    const { wanted: said, without } = parse(query);
    // A term of several words (supply chain) is searched for as the one that it is.
    const isTerm = said.length > 1 && !/["“‘「『]|(?:^|\s)-/.test(query) && isForm(bare(query));
    const wanted = isTerm ? [formed(query)] : said;
    const groups = await Promise.all(wanted.map((phrase) => met(phrase, { equivalents, isTerm, isTyping, script })));
    const barred = new Set((await Promise.all(without.map(having))).flatMap((found) => [...found.keys()]));
    const whole = ranked(groups.map(({ found }) => found), barred);
    // What the last word only begins comes behind, whatever its weight.
    const known = new Set(whole.map(({ number }) => number));
    const begun = ranked(groups.map(({ found, wider }, at) => (at === groups.length - 1 ? wider : found)), barred).filter(({ number }) => !known.has(number));
    const here = (results) => results.filter(({ number }) => passes(number, filters));
    return {
      results: here(whole),
      begun: here(begun).map((result) => ({ ...result, isBegun: true })),
      everywhere: whole.length,
      facets: counted(whole, filters),
      also: groups.flatMap(({ also }) => also),
      phrases: groups.flatMap(({ phrases }) => phrases),
      begins: groups.flatMap(({ begins }) => begins),
      isPartial: groups.some(({ isPartial }) => isPartial),
    };
  }
  // The documents that have something of each group, the best first.
  function ranked(groups, barred) {
    const numbers = groups.length ? [...groups[0].keys()] : [];
    const everywhere = numbers.filter((number) => !barred.has(number) && groups.every((found) => found.has(number)));
    const results = everywhere.map((number) => {
      const begins = groups.flatMap((found) => found.get(number)[1]).sort((a, b) => a - b);
      const titled = begins.some((place) => beginsTitle(number, place)) ? TITLE : 1;
      return { number, begins, score: titled * groups.reduce((sum, found) => sum + score(number, found), 0) };
    });
    // Among equals briefs go first, of them those of the newest year, which have the highest numbers.
    const isBrief = ({ number }) => Number(state.start.briefs.has(number));
    return results.sort((a, b) => b.score - a.score || isBrief(b) - isBrief(a) || (isBrief(a) ? b.number - a.number : a.number - b.number));
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
        // A long passage has several numbers.
        if (found.every(({ number }) => number !== here.number)) found.push({ ...here, at: marks });
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

  Object.assign(globalThis.briefsSearch, { search, passages, counterpart, variants });
})();
