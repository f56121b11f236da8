// Texts as searching sees them: folded, taken apart into characters and words, and looked through for a phrase.
"use strict";

(() => {
  const CJK = /[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff9d\u1100-\u11ff\u3130-\u318f\uac00-\ud7af々〆ー]/u;
  const LETTER = /[\p{L}\p{N}]/u;
  const SPACE = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
  const SHORT = 3; // letters of a word that is only ever met whole
  // What joins the parts of a word or number: GPT-4, 2024/1689, R&D, Japan’s, 12,000; U.S. by its points. The same as searching/terms.py.
  const JOINT = /^[-\u2010-\u2015\u2212/,&:@+'’]$/;
  const classes = new Map(); // a character → the one that stands for it
  const ordinary = new Set(); // words that are acronyms when they are written in capitals

  function useClasses(pairs, capitals = "") {
    classes.clear();
    ordinary.clear();
    for (const word of capitals.split(" ")) ordinary.add(word);
    for (const [own, other] of pairs) classes.set(other, own);
  }

  // A text with each character in the form that stands for its class.
  function classed(words) {
    return [...words].map((char) => classes.get(char) ?? char).join("");
  }

  // Folding and units: the same as language/folding.py.
  function folded(char) {
    let found = "";
    for (const one of char.normalize("NFKC").toLowerCase()) {
      for (const part of CJK.test(one) ? one : one.normalize("NFD")) {
        if (!/\p{Mn}/u.test(part)) found += classes.get(part) ?? part;
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
          joined = joined && SPACE.test(part);
        }
      }
      at += char.length;
    }
    close(at);
    return units;
  }

  // "…" is a phrase, as is what stands in “ ”, ‘ ’, 「 」 or 『 』; -word leaves out, other words must all occur.
  function parse(typed) {
    // 第 25 條 is one citation, wherever spaces were typed.
    const query = typed.replace(/第\s*(\p{Nd}+)\s*([條条項项款目號号章節节編编])/gu, "第$1$2");
    const wanted = [];
    const without = [];
    // No acronym is so long: the query is only typed in capitals.
    const isLoud = !/\p{Ll}/u.test(query) && /\p{Lu}{6}/u.test(query);
    for (const match of query.matchAll(/(-?)(?:["“「『]([^"”」』]*)["”」』]?|‘([^‘’]+)’|(\S+))/g)) {
      const phrase = match[2] ?? match[3];
      const quoted = phrase !== undefined;
      const bare = quoted ? phrase : match[4];
      const target = match[1] && bare ? without : wanted;
      for (const units of phrases(bare, quoted)) {
        const said = bare.slice(units[0].start, units.at(-1).end);
        const isLast = match.index + match[0].length === query.length && units.at(-1).end === bare.length;
        target.push({ units: isLoud ? units : units.map((unit) => asWritten(unit, bare)), quoted, said, isLast });
      }
    }
    return { wanted, without };
  }
  // What is quoted is one phrase; elsewhere marks part phrases, but for those inside a word or number (U.S. too).
  function phrases(bare, quoted) {
    const found = [];
    for (const unit of unitsOf(bare)) {
      const before = found.at(-1)?.at(-1);
      const isTight = Boolean(before) && joins(bare, before, unit);
      const isDotted = before && !before.cjk && !unit.cjk && bare.slice(before.end, unit.start) === ".";
      if (before && (unit.joined || quoted || isTight || isDotted)) found.at(-1).push({ ...unit, isTight });
      else found.push([unit]);
    }
    return found;
  }
  function joins(words, before, unit) {
    if (before.cjk || unit.cjk) return false;
    const mark = words.slice(before.end, unit.start).normalize("NFKC");
    // 4(a)(i) is not A.I.
    if (mark === ".") return isLetter(before.text) && isLetter(unit.text);
    return JOINT.test(mark) && (mark !== "," || (/\p{Nd}$/u.test(before.text) && /^\p{Nd}/u.test(unit.text)));
  }
  function isLetter(text) {
    return /^\p{L}$/u.test(text);
  }
  // IT is not it.
  function asWritten(unit, words) {
    return ordinary.has(unit.text) && isCapital(words.slice(unit.start, unit.end)) ? { ...unit, isAcronym: true } : unit;
  }
  function isCapital(written) {
    const plain = written.normalize("NFKC");
    return /\p{Lu}/u.test(plain) && !/\p{Ll}/u.test(plain);
  }
  // Whether a phrase is one word of another script than Chinese, and how it is met: a short one and an acronym only whole,
  // with the plural of an acronym (AIs); any other while it is typed by its beginning too.
  function wordOf({ units: [unit, ...others], quoted, said = "" }) {
    if (quoted || !unit || others.length || unit.cjk) return null;
    const isShort = [...unit.text].length <= SHORT || isCapital(said) || !/^\p{L}+$/u.test(unit.text);
    return { unit, isShort, isAcronym: isShort && !ordinary.has(unit.text) };
  }

  // The units of a form one behind another: what two forms that are searched alike have in common.
  function bare(form) {
    return unitsOf(form).map((unit) => unit.text).join("");
  }

  // Where the phrases stand in a text: pairs of places, in order.
  function places(words, wanted) {
    const units = unitsOf(words);
    const found = [];
    for (const { units: phrase } of wanted) {
      for (let at = 0; at + phrase.length <= units.length; at += 1) {
        if (phrase.every((unit, step) => meets(words, units, at + step, unit, step))) found.push([units[at].start, units[at + phrase.length - 1].end]);
      }
    }
    return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  }
  function meets(words, units, at, unit, step) {
    const here = units[at];
    const written = () => words.slice(here.start, here.end);
    if (step && here.joined !== unit.joined) return false;
    // 2024/1689 is not 2024, 1689.
    if (step && unit.isTight && !joins(words, units[at - 1], here)) return false;
    if (unit.begins) return here.text.length > unit.text.length && here.text.startsWith(unit.text);
    if (here.text !== unit.text) return false;
    if (unit.isAcronym) return isCapital(written());
    // AIs are several AI, and AIS is another.
    return !unit.isPlural || /^[A-Z]{2,}s$/.test(written().normalize("NFKC"));
  }

  globalThis.briefsSearch = { useClasses, classed, folded, unitsOf, phrases, parse, bare, places, wordOf, asWritten, isCapital, isCjk: (char) => CJK.test(char) };
})();
