// What links of one character are called by those who hear them, said here once and not at each link of each page.
"use strict";

(() => {
  const { said } = globalThis.briefsPage;
  const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const name = (part, link, key, values) => {
    if (link.ariaLabel === null) link.ariaLabel = filled((said[part.closest(".cell[lang], .notes > [lang]")?.lang] ?? said[document.documentElement.lang])[key], values);
  };

  // Also for what a script brings into a page.
  globalThis.briefsNames = (within) => {
    for (const link of within.querySelectorAll(".note-mark a")) name(link, link, "noteLabel", { number: link.textContent });
    for (const link of within.querySelectorAll(".permalink")) {
      const heading = link.parentElement.cloneNode(true);
      for (const aside of heading.querySelectorAll(".permalink, .note-mark")) aside.remove();
      name(link, link, "linkToSection", { section: heading.textContent.replace(/\u2060/g, "").trim() });
    }
    for (const link of within.querySelectorAll(".note-sources a[title]")) name(link, link, "sourcePageOf", { title: link.title });
    for (const note of within.querySelectorAll(".note")) {
      // What is led to by a link of its own, from a card too, takes the focus.
      note.tabIndex = -1;
      const number = note.id.replace(/^.*fn-/, "");
      const links = note.querySelectorAll(".backlink");
      for (const [at, link] of links.entries()) name(note, link, links.length > 1 ? "backToCall" : "backToNote", { number, nth: at + 1 });
    }
  };
  globalThis.briefsLoad.text(() => globalThis.briefsNames(document));
})();
