// Notes in the margin. Pages work without it.
(() => {
  "use strict";
  const { said } = globalThis.briefsLoad;
  const wide = matchMedia("(min-width: 75rem)");
  const withMargin = matchMedia("(min-width: 50rem)");

  // Notes in the margin of a wide page, each beside the line that calls it, never one over another.
  function marginNotes() {
    const page = document.querySelector(".page.with-notes");
    if (!page) return;
    const notes = [...page.querySelectorAll(".note")];
    // There the number leads back to the line, as the end of a note, where that stands else, may be out of sight.
    for (const note of notes) {
      const back = note.querySelector(".backlink");
      if (!back) continue;
      const number = back.cloneNode();
      number.className = "note-number";
      number.textContent = note.id.slice(3);
      number.ariaLabel = said.backToNote.replace("{number}", number.textContent);
      note.prepend(number);
    }
    const gap = 10;
    // As far from its line, in px, as a note may stand while less of it can be shown.
    const NEAR = 110;
    // Lays the notes out, and says how far the one that stands farthest from its line stands from it.
    const place = (origin) => {
      // They begin under the card with the facts, where that stands in the margin.
      const card = page.querySelector(".fact-card");
      const isBeside = card && getComputedStyle(card).position === "absolute";
      let end = isBeside ? card.getBoundingClientRect().bottom - origin + 2 * gap : 0;
      let farthest = 0;
      for (const note of notes) {
        const mark = document.getElementById("fnref-" + note.id.slice(3));
        const beside = mark ? mark.closest("sup").getBoundingClientRect().top - origin - 4 : end;
        const top = Math.max(beside, end);
        note.style.top = top + "px";
        end = top + note.offsetHeight + gap;
        farthest = Math.max(farthest, top - beside);
      }
      page.style.minHeight = end + "px";
      return farthest;
    };
    const lay = () => {
      page.classList.toggle("margin-notes", withMargin.matches);
      page.classList.remove("notes-at-end", "lines-3", "lines-2");
      page.style.minHeight = "";
      if (!withMargin.matches) return;
      const origin = page.getBoundingClientRect().top;
      // Where notes crowd, less of each is shown, so that each stays beside its line.
      let farthest = 0;
      for (const lines of ["", "lines-3", "lines-2"]) {
        if (lines) page.classList.add(lines);
        cut();
        farthest = place(origin);
        if (farthest <= NEAR) return;
      }
      // One that would still stand a window away serves better at the end.
      if (farthest > innerHeight) {
        page.classList.replace("margin-notes", "notes-at-end");
        page.style.minHeight = "";
      }
    };
    // Notes that are longer than there is room for get a button that opens them.
    const words = said.noteMore;
    const opened = new Set();
    const cut = () => {
      for (const note of notes) {
        note.classList.toggle("note-cut", !opened.has(note));
        const text = note.querySelector(".note-margin") ?? note.querySelector(".note-text");
        const isCut = !opened.has(note) && text.scrollHeight > text.clientHeight + 2;
        const button = note.querySelector(".note-more");
        if (isCut && !button) {
          const more = document.createElement("button");
          more.type = "button";
          more.className = "note-more";
          more.textContent = "… " + words;
          more.addEventListener("click", () => { opened.add(note); more.remove(); lay(); note.focus(); });
          note.append(more);
        } else if (!isCut) button?.remove();
      }
    };
    new ResizeObserver(lay).observe(page.querySelector("main"));
    for (const width of [wide, withMargin]) width.addEventListener("change", lay);
    document.fonts?.ready.then(lay);
    lay();
  }

  globalThis.briefsLoad.text(marginNotes);
})();
