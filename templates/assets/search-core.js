// Searching the index that the build made (briefs/searching): no page, no DOM but for loading a file as a script.
"use strict";

globalThis.briefsSearch = (() => {
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Map([...ALPHABET].map((char, value) => [char, value]));
  const CJK = /[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff9d\u1100-\u11ff\u3130-\u318f\uac00-\ud7af々〆ー]/u;
  const LETTER = /[\p{L}\p{N}]/u;
  const NEAR_SHARDS = 8; // how many shards the terms that begin with a few letters may fill
  const BRIEF = 2; // a brief is what most searchers want; sources and terms are short, and would stand before
  const VARIANTS = 8; // how many equivalents of one phrase are searched for
  const state = { start: null, token: "", base: "", fold: new Map(), terms: new Map(), texts: new Map(), waiting: new Map() };

  // The files of the index call these.
  function start(token, data) {
    state.start = data;
    state.token = token;
    state.fold = new Map();
    for (const group of data.fold.split(" ")) {
      const [own, ...others] = [...group];
      for (const other of others) state.fold.set(other, own);
    }
    data.latinFrom = figures(data.latin);
    data.numbers = {};
    for (const [facet, values] of Object.entries(data.facets)) {
      data.numbers[facet] = Object.fromEntries(Object.entries(values).map(([value, text]) => [value, new Set(running(figures(text)))]));
    }
    data.briefs = data.numbers.kind?.brief ?? new Set();
    const sizes = [...data.lengths].map((char) => VALUES.get(char));
    data.average = 2 ** (sizes.reduce((sum, size) => sum + size, 0) / sizes.length / 2);
  }
  function terms(name, lines) {
    const found = new Map();
    for (const line of lines.split("\n")) {
      const space = line.indexOf(" ");
      found.set(line.slice(0, space), line.slice(space + 1));
    }
    state.terms.set(name, found);
  }
  function text(name, data) {
    state.texts.set(name, data);
  }

  // Loading: a script works from a folder too, where a browser refuses to fetch.
  let load = (url) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => { script.remove(); resolve(); };
    script.onerror = () => { script.remove(); reject(new Error(url)); };
    document.head.append(script);
  });
  function need(name, version) {
    if (!state.waiting.has(name)) {
      const coming = load(state.base + name + ".js" + (version ? "?" + version : ""));
      // What failed is asked for again the next time.
      coming.catch(() => state.waiting.delete(name));
      state.waiting.set(name, coming);
    }
    return state.waiting.get(name);
  }
  async function open(base, loader) {
    state.base = base;
    if (loader) load = loader;
    await need("start");
    return state.start;
  }

  // Numbers in figures of base 32, as searching/terms.py writes them.
  function figures(written) {
    const values = [];
    let value = 0;
    let scale = 1;
    for (const char of written) {
      const digit = VALUES.get(char);
      value += (digit & 31) * scale;
      if (digit < 32) {
        values.push(value);
        value = 0;
        scale = 1;
      } else {
        scale *= 32;
      }
    }
    return values;
  }
  function running(values) {
    let sum = 0;
    return values.map((value) => (sum += value));
  }

  // Folding and units: the same as language/folding.py.
  function folded(char) {
    let found = "";
    for (const one of char.normalize("NFKC").toLowerCase()) {
      for (const part of CJK.test(one) ? one : one.normalize("NFD")) {
        if (!/\p{Mn}/u.test(part)) found += state.fold.get(part) ?? part;
      }
    }
    return found;
  }
  function unitsOf(words) {
    const units = [];
    let word = "";
    let begin = 0;
    let joined = false;
    const close = (at) => {
      if (word) {
        units.push({ text: word, cjk: false, start: begin, end: at, joined });
        word = "";
        joined = true;
      }
    };
    let at = 0;
    for (const char of words) {
      for (const part of folded(char)) {
        if (CJK.test(part)) {
          close(at);
          units.push({ text: part, cjk: true, start: at, end: at + char.length, joined });
          joined = true;
        } else if (LETTER.test(part)) {
          if (!word) begin = at;
          word += part;
        } else {
          close(at);
          joined = joined && /\s/.test(part);
        }
      }
      at += char.length;
    }
    close(at);
    return units;
  }

  // "…" is a phrase, -word leaves out, other words must all occur.
  function parse(query) {
    const wanted = [];
    const without = [];
    for (const match of query.matchAll(/(-?)(?:["“「『]([^"”」』]*)["”」』]?|(\S+))/g)) {
      const target = match[1] && (match[2] ?? match[3]) ? without : wanted;
      const quoted = match[2] !== undefined;
      const bare = quoted ? match[2] : match[3];
      for (const units of phrases(unitsOf(bare))) target.push({ units, quoted });
    }
    return { wanted, without };
  }
  function phrases(units) {
    const found = [];
    for (const unit of units) {
      if (unit.joined && found.length) found[found.length - 1].push(unit);
      else found.push([unit]);
    }
    return found;
  }
  // What to look up for a phrase: terms with how far, in units, they stand from its beginning.
  function lookups(units) {
    if (units.length === 1) return [{ term: units[0].text, at: 0 }];
    const found = [];
    units.slice(1).forEach((unit, index) => {
      const before = units[index];
      if (before.cjk || unit.cjk) found.push({ term: before.text + unit.text, at: index });
      else found.push({ term: before.text, at: index }, { term: unit.text, at: index + 1 });
    });
    return found;
  }

  // Order of code points, which is that of the build; JavaScript's own is that of UTF-16.
  function before(a, b) {
    const ours = [...a];
    const theirs = [...b];
    for (let at = 0; at < Math.min(ours.length, theirs.length); at += 1) {
      const difference = ours[at].codePointAt(0) - theirs[at].codePointAt(0);
      if (difference) return difference < 0;
    }
    return ours.length < theirs.length;
  }
  function shardOf(term) {
    const { shards } = state.start;
    let low = 0;
    let high = shards.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(term, shards[middle][0])) high = middle;
      else low = middle + 1;
    }
    return low - 1;
  }
  async function shard(index) {
    const name = state.start.shards[index]?.[1];
    if (!name) return new Map();
    await need("terms/" + name);
    return state.terms.get(name) ?? new Map();
  }
  async function postings(term) {
    const index = shardOf(term);
    return index < 0 ? "" : ((await shard(index)).get(term) ?? "");
  }
  // All terms that begin so: a character by itself, or the beginning of a word.
  async function beginning(prefix) {
    const { shards } = state.start;
    const first = Math.max(0, shardOf(prefix));
    let last = first;
    while (last + 1 < shards.length && shards[last + 1][0].startsWith(prefix) && last - first < NEAR_SHARDS) last += 1;
    const loaded = await Promise.all(Array.from({ length: last - first + 1 }, (_, step) => shard(first + step)));
    return loaded.flatMap((held) => [...held].filter(([term]) => term.startsWith(prefix)).map(([, written]) => written));
  }
  // Document number → [weight, places].
  function decoded(written) {
    const found = new Map();
    const values = figures(written);
    let at = 0;
    let number = 0;
    while (at < values.length) {
      number += values[at];
      const count = values[at + 1] >> 4;
      const weight = values[at + 1] & 15;
      found.set(number, [weight, running(values.slice(at + 2, at + 2 + count))]);
      at += 2 + count;
    }
    return found;
  }
  function united(all) {
    const found = new Map();
    for (const one of all) {
      for (const [number, [weight, held]] of one) {
        const has = found.get(number);
        found.set(number, has ? [Math.max(has[0], weight), [...new Set([...has[1], ...held])].sort((a, b) => a - b)] : [weight, held]);
      }
    }
    return found;
  }
  // Documents that have a phrase: number → [weight, places at which it may begin].
  async function having({ units, quoted }) {
    if (units.length === 1 && (units[0].cjk || !quoted)) return united((await beginning(units[0].text)).map(decoded));
    const asked = lookups(units);
    const written = await Promise.all(asked.map(({ term }) => postings(term)));
    if (written.some((one) => !one)) return new Map();
    const lists = written.map(decoded);
    const rarest = lists.reduce((least, list) => (list.size < least.size ? list : least));
    const found = new Map();
    for (const number of rarest.keys()) {
      const here = lists.map((list) => list.get(number));
      if (here.some((one) => !one)) continue;
      const begins = aligned(here.map(([, list]) => list), asked.map(({ at }) => at));
      if (begins.length) found.set(number, [Math.min(...here.map(([weight]) => weight)), begins]);
    }
    return found;
  }
  // Words that the derived script alone has may stand one further on, where one was replaced by a shorter one; what may
  // be a phrase is looked at again in the text.
  function aligned(lists, offsets) {
    const sets = lists.map((list) => new Set(list));
    return lists[0].filter((first) => offsets.every((offset, index) => sets[index].has(first + offset) || sets[index].has(first + offset + 1)));
  }

  // Equivalents of a phrase by the glossary: other forms of the whole, or of a term inside it.
  function variants(units, isSimplified) {
    const own = units.map((unit) => unit.text).join("");
    const found = [];
    for (const group of state.start.aliases) {
      const forms = group.map(bare);
      const index = forms.findIndex((form) => form && own.includes(form));
      if (index < 0) continue;
      const isWhole = forms.includes(own);
      if (!isWhole && !CJK.test(forms[index][0])) continue;
      for (const form of group) {
        const other = bare(form);
        if (!other || other === forms[index] || (!isWhole && !CJK.test(other[0]))) continue;
        found.push(isWhole ? form : own.replace(forms[index], other));
      }
    }
    // Forms that differ in their script only are one.
    const told = new Map((isSimplified ? found : found.reverse()).map((form) => [bare(form), form]));
    told.delete(own);
    return [...told.values()].slice(0, VARIANTS);
  }
  function isForm(own) {
    return state.start.aliases.some((group) => group.some((form) => bare(form) === own));
  }
  function bare(form) {
    return unitsOf(form).map((unit) => unit.text).join("");
  }

  async function search(query, { equivalents = true, filters = {}, script = "" } = {}) {
    const { wanted: said, without } = parse(query);
    // A term of several words (supply chain) is searched for as the one that it is.
    const whole = unitsOf(query);
    const isTerm = said.length > 1 && !/["“「『-]/.test(query) && isForm(bare(query));
    const wanted = isTerm ? [{ units: whole, quoted: true }] : said;
    const also = [];
    const groups = await Promise.all(wanted.map(async (phrase) => {
      const others = equivalents ? variants(phrase.units, script === "hans") : [];
      const all = [phrase, ...others.map((form) => ({ units: unitsOf(form), quoted: true }))];
      const found = await Promise.all(all.map(having));
      others.forEach((form, index) => { if (found[index + 1].size) also.push(form); });
      return { found: united(found), phrases: all };
    }));
    const barred = new Set((await Promise.all(without.map(having))).flatMap((found) => [...found.keys()]));
    const numbers = groups.length ? [...groups[0].found.keys()] : [];
    const everywhere = numbers.filter((number) => !barred.has(number) && groups.every(({ found }) => found.has(number)));
    const results = everywhere.map((number) => ({
      number,
      score: groups.reduce((sum, { found }) => sum + score(number, found), 0),
      begins: groups.flatMap(({ found }) => found.get(number)[1]).sort((a, b) => a - b),
    }));
    // Newer documents have lower numbers, and go first among equals.
    results.sort((a, b) => b.score - a.score || a.number - b.number);
    const facets = counted(results, filters);
    return { results: results.filter(({ number }) => passes(number, filters)), facets, also, phrases: groups.flatMap((group) => group.phrases), total: everywhere.length };
  }
  // BM25 over weighted frequencies (k1 = 1.2, b = 0.75).
  function score(number, found) {
    const { average, count, lengths } = state.start;
    const frequency = 2 ** (found.get(number)[0] / 3) - 1;
    const length = 2 ** (VALUES.get(lengths[number]) / 2);
    const rarity = Math.log(1 + (count - found.size + 0.5) / (found.size + 0.5));
    const kind = state.start.briefs.has(number) ? BRIEF : 1;
    return (kind * rarity * frequency * 2.2) / (frequency + 1.2 * (0.25 + (0.75 * length) / average));
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

  // Where the phrases stand in a text: pairs of places, in order.
  function places(words, wanted) {
    const units = unitsOf(words);
    const found = [];
    for (const { units: phrase, quoted } of wanted) {
      for (let at = 0; at + phrase.length <= units.length; at += 1) {
        const fits = phrase.every((unit, step) => {
          const here = units[at + step];
          if (step && !here.joined) return false;
          const isOpen = !quoted && !unit.cjk && phrase.length === 1;
          return isOpen ? here.text.startsWith(unit.text) : here.text === unit.text;
        });
        if (fits) found.push([units[at].start, units[at + phrase.length - 1].end]);
      }
    }
    return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  }
  // The passages of a document in which the phrases stand, in the script of the page; empty where there is no phrase after all.
  async function passages(result, wanted, script, most = 3) {
    const { chunk, latinFrom } = state.start;
    const found = [];
    let head = null;
    const seen = new Set();
    // What is in the reader's own language comes first.
    const isOwn = (begin) => (Math.floor(begin / chunk) >= latinFrom[result.number]) === (script === "en");
    for (const begin of [...result.begins.filter(isOwn), ...result.begins.filter((one) => !isOwn(one))]) {
      const index = Math.floor(begin / chunk);
      const isLatin = index >= latinFrom[result.number];
      // A word may stand in one script only, by the rules of conversion.
      const sides = isLatin ? ["en"] : script === "hans" ? ["hans", "hant"] : ["hant", "hans"];
      for (const side of sides) {
        const name = `${result.number}-${index}-${side}`;
        await need("text/" + name, state.token);
        const held = state.texts.get(name);
        if (!held) continue;
        head ??= held;
        const entry = [...held[4]].reverse().find(([first]) => first <= begin);
        if (!entry || seen.has(side + entry[0])) continue;
        seen.add(side + entry[0]);
        const at = places(entry[3], wanted);
        if (!at.length) continue;
        found.push({ field: entry[1], anchor: entry[2], words: entry[3], at, side });
        break;
      }
      if (found.length === most) break;
    }
    return head && { kind: head[0], titles: head[1], addresses: head[2], date: head[3], found };
  }

  return { start, terms, text, open, search, passages, places, unitsOf, parse, variants, figures, fold: folded, state };
})();
