// What provision a query cites: which unit and number, of which law, by a name, a number, or a whole citation.
"use strict";

(() => {
  const { held, card, element, label, lawCalled, whole, filled, hasArticle } = globalThis.briefsProvisions;
  const load = globalThis.briefsLoad;
  const words = globalThis.briefsWords;
  const MOST = 3; // cards for a name that several laws bear
  const MOST_LISTED = 12; // laws that are named where none is said
  const HAN = "〇零一二三四五六七八九十百千";
  const NUMBER = `(?:[0-9]+|[${HAN}]+)`;
  // 第339條之4第1項, 第339之4條, 第18-1條; 25条 behind a name.
  const CHINESE = new RegExp(`第?\\s*(${NUMBER})((?:\\s*[之のノ-]\\s*${NUMBER})*)\\s*[條条]((?:\\s*[之のノ]\\s*${NUMBER})*)((?:\\s*第?\\s*${NUMBER}\\s*[項项款目號号])*)`, "u");
  const UNITS = { article: "articles?|artikel|arts?\\.?", section: "§§?|sections?|secs?\\.?|ss?\\.?", schedule: "schedules?|schs?\\.?", regulation: "regulations?|regs?\\.?", rule: "rules?|rr?\\.?" };
  // Article 6(1)(f), § 1030(a)(2), Art. 6 Abs. 1, Sch 2 para 19; Regulation 2016/679 is a law.
  const LATIN = new RegExp(`(?<![\\p{L}\\p{N}])(?:${Object.entries(UNITS).map(([unit, said]) => `(?<${unit}>${said})`).join("|")})\\s*(?<number>\\d+(?:[a-z]{1,2}(?![a-z]))?(?:-\\d+)?)(?![\\d/]|\\.\\d)(?<below>(?:\\s*\\([0-9a-z]{1,4}\\))*)(?:,?\\s*(?:abs\\.?|absatz|para(?:graph|\\.)?)\\s*(?<paragraph>\\d+))?(?:\\s*(?:s\\.|satz|lit\\.|buchst\\.)\\s*\\w{1,2})*`, "iu");

  // Folded as law_tables.py folds, character by character, so that places stay: full-width signs, and one of each class.
  let classes = null;
  function classOf(char) {
    classes ??= new Map(held.rules.folds.split(" ").flatMap((group) => { const [one, ...others] = [...group]; return others.map((other) => [other, one]); }));
    return classes.get(char) ?? char;
  }
  const narrow = (text) => [...text].map((char) => { const code = char.codePointAt(0); return code > 0xff00 && code < 0xff5f ? String.fromCharCode(code - 0xfee0) : char === "\u3000" ? " " : char; }).join("");
  const plain = (text) => [...narrow(text)].map(classOf).join("");
  const CJK = "\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff";
  // The same as key_of of resolving/scripted_rules.py.
  function keyOf(text) {
    const fold = (char) => { const made = globalThis.briefsSearch.folded(char); return held.rules ? [...made].map(classOf).join("") : made; };
    return [...text].map(fold).join("").replace(/[^\p{L}\p{N}]+/gu, " ").trim().replace(new RegExp(`(?<=[${CJK}]) | (?=[${CJK}])`, "g"), "").replace(/^the /, "");
  }

  function han(number) {
    if (/^\d+$/.test(number)) return String(Number(number));
    const digit = (char) => "零一二三四五六七八九".indexOf(char.replace("〇", "零"));
    if (!/[十百千]/.test(number)) return String(Number([...number].map(digit).join("")));
    let sum = 0;
    let last = 0;
    for (const char of number) {
      const scale = { 十: 10, 百: 100, 千: 1000 }[char];
      if (scale) { sum += (last || 1) * scale; last = 0; } else last = digit(char);
    }
    return String(sum + last);
  }
  const numbersIn = (text) => (text.match(new RegExp(NUMBER, "gu")) ?? []).map(han);

  // The provision in a query with its place; null where there is none.
  function referenceIn(text) {
    const latin = LATIN.exec(text);
    if (latin) {
      const { number, below, paragraph, ...units } = latin.groups;
      const unit = Object.keys(units).find((name) => units[name]);
      const inside = /\((\d+)\)/.exec(below);
      const [first, last] = number.split("-");
      // Articles 13-14 are two; § 339-4 is one, as Taiwan numbers.
      const isRange = last && Number(last) > Number(first) && (/s\.?$|§§/i.test(units[unit]) || unit === "article");
      return { unit, number: (isRange ? first : number).toUpperCase(), to: isRange ? last : "", paragraph: paragraph ?? (below.trim().startsWith("(") && inside && below.trim().startsWith(inside[0]) ? inside[1] : ""), start: latin.index, end: latin.index + latin[0].length };
    }
    const chinese = CHINESE.exec(text);
    if (!chinese) return null;
    const [all, number, inner, outer, below] = chinese;
    const paragraph = new RegExp(`(${NUMBER})\\s*[項项]`, "u").exec(below);
    return { unit: "article", number: [han(number), ...numbersIn(inner), ...numbersIn(outer)].join("-"), paragraph: paragraph ? han(paragraph[1]) : "", start: chinese.index, end: chinese.index + all.length };
  }
  // What is left without the provision: the name of the law, and what joins the two.
  function restOf(text, reference) {
    const rest = text.slice(0, reference.start) + " " + text.slice(reference.end);
    return rest.replace(/[《》〈〉「」“”"()（）,，、。:：]/g, " ").replace(/^\s*(?:of|in|under|to)(?:\s+the)?\s+/i, "").replace(/\s+(?:of|in|under|der|des|du|de la|de)(?:\s+the)?\s*$/i, "").replace(/^\s*(?:依|按|見|见|参见|參見)?\s*/, "").replace(/\s*[之的]?\s*$/, "");
  }

  const LATIN_EDGE = /[a-z0-9]/;
  function within(text, name) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const [before, behind] = [text[at - 1] ?? "", text[at + name.length] ?? ""];
      const isCut = (LATIN_EDGE.test(name[0]) && LATIN_EDGE.test(before)) || (LATIN_EDGE.test(name.at(-1)) && LATIN_EDGE.test(behind));
      if (!isCut) return at;
    }
    return -1;
  }
  // The recorded laws whose name is the longest in what is left; of another country's law a word before it says so.
  function recorded(rest) {
    let longest = 0;
    let found = [];
    for (const one of held.laws) {
      const name = one.keys.filter((key) => key.length >= longest && isNamed(rest, key, one.of)).sort((a, b) => b.length - a.length)[0];
      if (!name) continue;
      if (name.length > longest) found = [];
      longest = name.length;
      found.push({ ...one, name });
    }
    return found;
  }
  function isNamed(rest, name, of) {
    const at = within(rest, name);
    if (at < 0) return false;
    const said = Object.entries(held.countries).filter(([word]) => rest.slice(0, at).trim().endsWith(word)).sort((a, b) => b[0].length - a[0].length)[0];
    return !said || said[1] === of;
  }
  // Whose law a name is said to be: 日本, German. The rest of the name follows.
  function country(rest) {
    const { countries } = held;
    const word = Object.keys(countries).filter((one) => rest.startsWith(one) && rest.length > one.length).sort((a, b) => b.length - a.length)[0];
    return word ? { of: countries[word], name: rest.slice(word.length).trim() } : null;
  }

  // The laws of tables that bear a name.
  async function tabled(key, isSaid) {
    const { names } = held.rules;
    let low = 0;
    let high = names.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (names[middle] <= key) low = middle + 1;
      else high = middle;
    }
    if (!low) return [];
    await load.data(`names/${low - 1}.js`);
    const lines = held.names.get(low - 1).filter(([name, , shown]) => (name || keyOf(shown)) === key);
    const found = await Promise.all(lines.map(async ([, system, ...others]) => {
      if (system === "?" && !isSaid) return [];
      return system === ">" || system === "?" ? (await tabled(others[0])).filter((law) => law.system === others[1]) : [lawOf(system, others)];
    }));
    return found.flat();
  }
  function lawOf(system, [shown, english, places, ...values]) {
    const rules = held.rules.systems[system];
    const given = Object.fromEntries(held.rules.columns[system].map((column, at) => [column, values[at] ?? ""]));
    return { system, of: rules.of, isOwn: rules.own, values: given, data: { names: [shown, shown, english || shown], address: rules.address, provisions: rules.provisions, places, lang: rules.lang } };
  }

  // Parts of a citation as addresses write them (systems.py, with_values).
  const WAYS = {
    plain: (value) => String(Number(value)),
    "three-digits": (value) => value.padStart(3, "0"),
    "four-digits": (value) => value.padStart(4, "0"),
    "five-digits": (value) => value.padStart(5, "0"),
    ordinal: (value) => value + (value.at(-2) === "1" ? "th" : { 1: "st", 2: "nd", 3: "rd" }[value.at(-1)] ?? "th"),
    roman: (value) => (/^\d+$/.test(value) ? value : String([...value.toUpperCase()].map((char) => ({ I: 1, V: 5, X: 10, L: 50 })[char]).reduce((sum, one, at, all) => sum + (one < (all[at + 1] ?? 0) ? -one : one), 0))),
    compact: (value) => value.replace(/\s+/g, ""),
    lower: (value) => value.toLowerCase(),
    hyphen: (value) => value.replace(/[‐‑–—-]/g, "-"),
  };
  function inDigits(text) {
    const value = text.trim().replace("元年", "1年");
    if (/^\d{1,3}(?:,\d{3})+$/.test(value)) return value.replaceAll(",", "");
    return value.replace(new RegExp(`^[${HAN}]+$|[${HAN}]+(?=[年號号])|(?<=第)[${HAN}]+`, "g"), han);
  }
  function withValues(system, groups) {
    const made = {};
    for (const [name, value] of Object.entries(groups ?? {})) {
      if (!value) continue;
      let said = inDigits(value);
      if (name === "year") said = (Object.entries(system.century ?? {}).find(([years]) => new RegExp(`^(?:${years})$`).test(said))?.[1] ?? "") + said;
      said = system.values?.[name]?.[said.toLowerCase()] ?? said;
      made[name] = system.written?.[name] ? WAYS[system.written[name]](said) : said;
    }
    return made;
  }
  async function valuesOf(match, form, system, name) {
    const values = { ...form.values, ...withValues(system, match.groups) };
    if (!Object.entries(form.where ?? {}).every(([one, pattern]) => new RegExp(`^(?:${pattern})$`).test(values[one] ?? ""))) return null;
    if (!form.column) return values;
    const key = form.key ? form.key.replace(/\{(\w+)\}/g, (_, one) => values[one]) : values.law;
    const law = (await tabled(keyOf(key))).find((one) => one.system === name);
    return law ? { ...values, ...law.values, law } : null;
  }

  // A whole citation: 18 U.S.C. § 1030, § 823 BGB, 釋字第748號. With a provision it must be part of it.
  async function cited(query, folded, reference) {
    for (const [name, system] of Object.entries(held.rules.systems)) {
      for (const form of system.citations ?? []) {
        const match = new RegExp(form.cited, "i").exec(folded);
        if (!match || (reference && !(match.index <= reference.start && reference.start < match.index + match[0].length))) continue;
        const values = await valuesOf(match, form, system, name);
        const item = form.item && match.groups.items ? withValues(system, new RegExp(form.item, "i").exec(match.groups.items)?.groups) : {};
        const every = { ...values, ...item };
        const rules = system.provisions?.[every.unit] ?? system.address ?? [];
        if (!values || !whole(rules, every)) continue;
        const shown = query.slice(match.index, match.index + match[0].length).trim();
        return { data: { names: [shown, shown, shown], address: rules, lang: system.lang }, values: every };
      }
    }
    return null;
  }
  // A law by its number: Regulation (EU) 2022/2065, 令和7年法律第53號.
  async function numbered(query, folded) {
    for (const [name, system] of Object.entries(held.rules.systems)) {
      for (const form of system.laws ?? []) {
        const match = new RegExp(form.cited, "i").exec(folded);
        const values = match && await valuesOf(match, form, system, name);
        if (!values || !whole(system.address ?? [], values)) continue;
        if (values.law?.data) return { ...values.law, key: whole(values.law.data.address, values.law.values) };
        const shown = query.slice(match.index, match.index + match[0].length).trim();
        return { values, key: english(system.address, values), data: { names: [shown, shown, shown], address: system.address, provisions: system.provisions, lang: system.lang } };
      }
    }
    return null;
  }
  const english = (every, values) => [...every.filter(({ lang }) => lang === "en"), ...every.filter(({ lang }) => !lang)].map((rule) => filled(rule, values)).find(Boolean) ?? "";

  async function ofRecord({ id }, reference) {
    return card(await lawCalled(id), reference, { isRecorded: true });
  }
  // What is known without a record: by a whole citation, a number, a name.
  async function unrecorded(query, reference) {
    await load.data("rules.js");
    const folded = plain(query);
    const one = await numbered(query, folded);
    const same = one && held.laws.find(({ key }) => key && key === one.key);
    if (same && reference) return [await ofRecord(same, reference)];
    const complete = one ? null : await cited(query, folded, reference);
    if (complete) return [card(complete.data, { number: "" }, { values: complete.values, isWhole: true })];
    if (!reference) return [];
    if (one) return [card(one.data, reference, { values: one.values })];
    const rest = keyOf(restOf(query, reference));
    const said = country(rest);
    const found = said ? (await tabled(said.name, true)).filter(({ of }) => of === said.of) : [];
    const all = found.length ? found : (await tabled(rest)).sort((a, b) => Number(Boolean(b.isOwn)) - Number(Boolean(a.isOwn)));
    // Of several laws those are left out that are known to have no such article.
    const having = all.filter(({ data }) => !data.places || hasArticle(data.places, reference.number));
    return (having.length ? having : all).slice(0, MOST).map((law) => card(law.data, reference, { values: law.values }));
  }

  // The laws of which such a provision is discussed, where no law is named.
  async function everywhere(reference) {
    const short = (reference.unit === "article" ? "art-" : reference.unit.slice(0, 3) + "-") + reference.number.toLowerCase();
    const found = held.laws.filter(({ anchors }) => anchors.includes(short));
    if (!found.length) return [];
    const told = await Promise.all(found.slice(0, MOST_LISTED).map(async ({ id }) => [id, await lawCalled(id)]));
    const { own, signOf } = globalThis.briefsProvisions;
    const lines = told.map(([, data]) => element("li", {}, element("a", { href: load.file(data.pages[own], short) }, data.shorts[own] || data.names[own]), " ", signOf(data.sign)));
    return [element("div", { class: "provision-card" }, element("p", { class: "provision-title" }, element("span", { class: "provision-label" }, label(reference))), element("p", { class: "provision-said" }, words.provisionWhose), element("ul", { class: "provision-places" }, ...lines))];
  }

  // What stands beside the name of a law and searches for nothing.
  const FILLING = /(?:^|(?<=[\s\p{Script=Han}]))(?:the|of|in|under|eu|act|之|的|与|與)(?=$|[\s\p{Script=Han}])/gu;
  const isAll = (rest, name) => !rest.replace(name, " ").replace(FILLING, " ").trim();
  const told = (cards, isWhole = true) => Object.assign(cards, { isWhole });

  // The cards for a query, the best first; none where it cites nothing that is known. `isWhole` tells that the query says
  // nothing else.
  async function found(typed) {
    // Numbers of laws in digits, as records have them: 第五十三號.
    const query = narrow(typed).replace("元年", "1年").replace(new RegExp(`[${HAN}]+(?=\\s*[年號号])`, "g"), han);
    const reference = referenceIn(query);
    await load.data("laws.js");
    if (reference) {
      const rest = keyOf(restOf(query, reference));
      if (!rest) return told(await everywhere(reference));
      const own = recorded(rest);
      if (own.length) return told(await Promise.all(own.slice(0, MOST).map((law) => ofRecord(law, reference))), isAll(rest, own[0].name));
    }
    return told(await unrecorded(query, reference));
  }

  Object.assign(globalThis.briefsProvisions, { found });
})();
