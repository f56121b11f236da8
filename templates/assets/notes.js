// Notes in the margin, and copying with full sources. Pages work without it.
(() => {
  "use strict";
  const root = document.documentElement;
  const wide = matchMedia("(min-width: 75rem)");
  const withMargin = matchMedia("(min-width: 50rem)");

  // Notes in the margin of a wide page, each beside the line that calls it, never one over another.
  function marginNotes() {
    const page = document.querySelector(".page.with-notes");
    if (!page) return;
    const notes = [...page.querySelectorAll(".note")];
    const gap = 12;
    const lay = () => {
      page.classList.toggle("margin-notes", withMargin.matches);
      page.classList.remove("notes-at-end");
      page.style.minHeight = "";
      if (!withMargin.matches) return;
      const origin = page.getBoundingClientRect().top;
      // The notes begin under the card with the facts, where that stands in the margin.
      const card = page.querySelector(".fact-card");
      const inMargin = card && getComputedStyle(card).position === "absolute";
      let end = inMargin ? card.getBoundingClientRect().bottom - origin + 2 * gap : 0;
      let farthest = 0;
      for (const note of notes) {
        const mark = document.getElementById("fnref-" + note.id.slice(3));
        const beside = mark ? mark.closest("sup").getBoundingClientRect().top - origin - 4 : end;
        const top = Math.max(beside, end);
        note.style.top = top + "px";
        end = top + note.offsetHeight + gap;
        farthest = Math.max(farthest, top - beside);
      }
      // Where notes crowd so much that one would stand a window away from its line, they serve better at the end.
      if (farthest > innerHeight) {
        page.classList.replace("margin-notes", "notes-at-end");
      } else {
        page.style.minHeight = end + "px";
      }
    };
    new ResizeObserver(lay).observe(page.querySelector("main"));
    for (const width of [wide, withMargin]) width.addEventListener("change", lay);
    document.fonts?.ready.then(lay);
    lay();
  }

  // Away from its page a short form says nothing: what is copied carries the full source in brackets behind it.
  function copyFullSources() {
    const [before, after] = root.lang.startsWith("zh") ? ["〔", "〕"] : [" [", "]"];
    document.addEventListener("copy", (event) => {
      const selection = getSelection();
      if (!selection.rangeCount) return;
      const range = selection.getRangeAt(0).cloneRange();
      const inner = range.commonAncestorContainer;
      const within = (inner.closest ? inner : inner.parentElement)?.closest("a.short-form");
      if (within?.textContent === range.toString()) range.selectNode(within);
      const copy = document.createElement("div");
      copy.lang = root.lang;
      copy.append(range.cloneContents());
      const aside = ".source-card, .full-source, .note-sources, .backlink, .permalink";
      for (const part of copy.querySelectorAll(aside)) part.remove();
      const whole = [...copy.querySelectorAll("a.short-form")].filter((link) => {
        const original = document.querySelector(`[aria-describedby="${link.getAttribute("aria-describedby")}"]`);
        return link.textContent === original.textContent;
      });
      if (!whole.length) return;
      for (const link of whole) {
        const source = document.getElementById(link.getAttribute("aria-describedby"));
        link.after(before, ...source.cloneNode(true).childNodes, after);
      }
      for (const head of copy.querySelectorAll(".note-head")) {
        head.nextElementSibling?.firstElementChild?.prepend(head, " ");
      }
      for (const link of copy.querySelectorAll("a[href]")) link.setAttribute("href", link.href);
      document.body.append(copy); // as only what is in the page has line ends
      event.clipboardData.setData("text/plain", copy.innerText.trim());
      copy.remove();
      event.clipboardData.setData("text/html", copy.outerHTML);
      event.preventDefault();
    });
  }

  marginNotes();
  copyFullSources();
})();
