// Before anything is typed: what was searched for lately, examples, and how to ask. Searches are kept in this browser only.
"use strict";

globalThis.briefsRecent = (() => {
  const { words, script, element, button, filled, chips } = globalThis.briefsParts;
  const MOST = 5;
  const LONGEST = 200; // characters of a query that is kept
  const [SHORTEST_EXAMPLE, LONGEST_EXAMPLE] = [4, 24]; // characters: a short term says little
  const NAME = "searches";

  function kept() {
    try {
      const found = JSON.parse(localStorage.getItem(NAME) ?? "[]");
      return Array.isArray(found) ? found.filter((one) => typeof one === "string" && one.trim() && one.length <= LONGEST).slice(0, MOST) : [];
    } catch {
      return []; // storage may be closed to us, or hold something else
    }
  }
  function keep(query) {
    const said = query.trim();
    if (!said || said.length > LONGEST) return;
    try {
      localStorage.setItem(NAME, JSON.stringify([said, ...kept().filter((one) => one !== said)].slice(0, MOST)));
    } catch {
      // Then there is nothing to be shown the next time.
    }
  }
  function forget() {
    try {
      localStorage.removeItem(NAME);
    } catch {
      // There is nothing to forget.
    }
  }

  // Three terms of the glossary that most briefs use, of which each finds at least itself: one in the reader's language, one
  // in another, and a phrase. They are of the site, as no words of ours would be.
  function examples() {
    const isHan = (form) => globalThis.briefsSearch.isCjk(form[0]);
    const groups = globalThis.briefsSearch.state.start.aliases.map((forms) => {
      // Forms stand in the order Traditional, Simplified, English, Japanese.
      const others = forms.findIndex((form) => !isHan(form));
      const chinese = forms.slice(0, Math.max(0, others));
      return { hant: chinese[0], hans: chinese.at(-1), en: forms[others] };
    });
    const kinds = script === "en" ? ["en", "hant", "phrase"] : [script, "en", "phrase"];
    const told = [];
    for (const kind of kinds) {
      const fits = (form) => form && form.length >= SHORTEST_EXAMPLE && form.length <= LONGEST_EXAMPLE && (kind === "phrase") === form.includes(" ");
      const at = groups.findIndex((group) => fits(group[kind === "phrase" ? "en" : kind]));
      if (at < 0) continue;
      // Each of another term.
      const [group] = groups.splice(at, 1);
      told.push(kind === "phrase" ? filled(words.quoted, "words", group.en) : group[kind]);
    }
    return told;
  }

  function shown(act) {
    const recent = kept();
    const parts = [];
    if (recent.length) {
      const box = element("section", {}, element("h2", {}, words.recent), chips(recent.map((said) => ({ said })), act));
      box.firstChild.append(" ", button(words.forget, () => { forget(); box.remove(); }, { class: "search-forget" }));
      parts.push(box);
    }
    const some = examples();
    if (some.length) parts.push(element("section", {}, element("h2", {}, words.examples), chips(some.map((said) => ({ said })), act)));
    const how = [words.howAll, words.howPhrase, words.howScripts];
    parts.push(element("section", {}, element("h2", {}, words.how), element("ul", { class: "search-how" }, ...how.map((said) => element("li", {}, said)))));
    return parts;
  }

  return { keep, shown };
})();
