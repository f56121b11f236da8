// Notes in the margin, cards for short forms and terms, and copying with full sources. Pages work without it.
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
      let end = 0;
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

  // A short form (同前註, Id.) that is pointed at, focused or tapped shows its full source on a card, a term its meaning.
  function sourceCards() {
    const links = document.querySelectorAll("a:is(.short-form, .term)[aria-describedby]");
    if (!links.length) return;
    const card = document.createElement("span");
    card.className = "source-card";
    card.popover = "manual";
    let current = null;
    let firstTap = false;
    let timer = 0;
    const later = (act, wait) => {
      clearTimeout(timer);
      timer = setTimeout(act, wait);
    };
    const close = () => {
      clearTimeout(timer);
      current = null;
      card.remove();
    };
    // The pointer has time to move from the link to the card.
    const leave = () => later(() => {
      if (current?.matches(":hover, :focus-visible") || card.matches(":hover, :focus-within")) return;
      close();
    }, 250);
    // Under the link or, where there is no room, above it; always within the window.
    const place = () => {
      if (!current) return;
      const { left, top, bottom } = current.getBoundingClientRect();
      const { clientWidth, clientHeight } = root;
      if (bottom < 0 || top > clientHeight) return close();
      const { width, height } = card.getBoundingClientRect();
      const above = bottom + height > clientHeight && top > height;
      card.style.left = Math.max(8, Math.min(left - 12, clientWidth - width - 8)) + "px";
      card.style.top = Math.max(0, above ? top - height : Math.min(bottom, clientHeight - height)) + "px";
    };
    const open = (link) => {
      clearTimeout(timer);
      const source = document.getElementById(link.getAttribute("aria-describedby"));
      if (link === current || !source) return;
      if (link.matches(".term")) {
        card.replaceChildren(...source.cloneNode(true).childNodes);
        current = link;
        link.after(card);
        card.showPopover?.();
        return place();
      }
      const href = link.getAttribute("href");
      const mark = document.getElementById(href.slice(1).replace("fn-", "fnref-"));
      const note = document.createElement("a");
      note.href = href;
      note.className = "card-note";
      note.textContent = mark?.getAttribute("aria-label") ?? href;
      card.replaceChildren(note, " ", ...source.cloneNode(true).childNodes);
      current = link;
      link.after(card);
      card.showPopover?.();
      place();
    };
    for (const link of links) {
      link.addEventListener("focus", () => {
        if (link.matches(":focus-visible")) open(link);
      });
      link.addEventListener("pointerenter", (event) => {
        if (event.pointerType !== "touch") later(() => open(link), 100);
      });
      link.addEventListener("pointerdown", (event) => {
        firstTap = event.pointerType !== "mouse" && link !== current;
      });
      link.addEventListener("click", (event) => {
        // The first tap shows the card, the second follows the link, as do a mouse and the Enter key (detail 0).
        if (firstTap && event.detail) {
          event.preventDefault();
          open(link);
        } else {
          setTimeout(close);
        }
        firstTap = false;
      });
    }
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("click", (event) => {
      if (event.target.closest(".card-note")) setTimeout(close);
    });
    for (const part of [card, ...links]) {
      part.addEventListener("pointerleave", leave);
      part.addEventListener("focusout", leave);
    }
    document.addEventListener("pointerdown", (event) => {
      if (current && !current.contains(event.target) && !card.contains(event.target)) close();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !current) return;
      if (card.contains(document.activeElement)) current.focus();
      close();
    });
    addEventListener("scroll", place, { passive: true });
    addEventListener("resize", place);
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
  sourceCards();
  copyFullSources();
})();
