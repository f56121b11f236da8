// Texts as searching sees them: folded, taken apart into characters and words, and looked through for a phrase.
"use strict";

(() => {
  const CJK = /[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff9d\u1100-\u11ff\u3130-\u318f\uac00-\ud7af々〆ー]/u;
  const LETTER = /[\p{L}\p{N}]/u;
  const SPACE = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
  const classes = new Map(); // a character → the one that stands for it

  function useClasses(written) {
    classes.clear();
    for (const group of written.split(" ")) {
      const [own, ...others] = [...group];
      for (const other of others) classes.set(other, own);
    }
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
  function parse(query) {
    const wanted = [];
    const without = [];
    for (const match of query.matchAll(/(-?)(?:["“「『]([^"”」』]*)["”」』]?|‘([^‘’]+)’|(\S+))/g)) {
      const phrase = match[2] ?? match[3];
      const quoted = phrase !== undefined;
      const bare = quoted ? phrase : match[4];
      const target = match[1] && bare ? without : wanted;
      for (const units of phrases(unitsOf(bare))) target.push({ units, quoted, said: bare.slice(units[0].start, units.at(-1).end) });
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
  // The units of a form one behind another: what two forms that are searched alike have in common.
  function bare(form) {
    return unitsOf(form).map((unit) => unit.text).join("");
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

  globalThis.briefsSearch = { useClasses, folded, unitsOf, parse, bare, places, isCjk: (char) => CJK.test(char) };
})();
