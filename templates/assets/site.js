// What makes the pages nicer; they work without it. A classic script, as browsers refuse modules from file:.
(() => {
  "use strict";
  const root = document.documentElement;
  const wide = matchMedia("(min-width: 75rem)");
  const withMargin = matchMedia("(min-width: 50rem)");

  // From a folder (file:) a browser does not serve index.html for a folder's address.
  function linkToFiles() {
    if (location.protocol !== "file:") return;
    for (const link of document.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href");
      if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(href)) continue;
      link.setAttribute("href", href.replace(/\/(?=$|#|\?)/, "/index.html"));
    }
  }

  function themeSwitch() {
    const button = document.querySelector(".theme-switch");
    const dark = matchMedia("(prefers-color-scheme: dark)");
    button.hidden = false;
    button.addEventListener("click", () => {
      const isDark = root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
      root.dataset.theme = isDark ? "light" : "dark";
      try {
        localStorage.setItem("theme", root.dataset.theme);
      } catch {
        // The choice then lasts as long as the page.
      }
    });
  }

  function printButton() {
    const button = document.querySelector(".print-button");
    if (!button) return;
    button.closest(".actions").hidden = false;
    button.addEventListener("click", () => print());
  }

  // The language switch leads to the same place in the other language: the note or section that is being read.
  function keepPlace() {
    for (const link of document.querySelectorAll(".language-switch a")) {
      const href = link.getAttribute("href").split("#")[0];
      link.addEventListener("click", () => link.setAttribute("href", href + placeInSight()));
    }
  }

  function placeInSight() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.matches("h2, h3, h4, h5, h6, figure, .note, .note-mark a")) {
      const { top, bottom } = target.getBoundingClientRect();
      if (bottom > 0 && top < innerHeight) return location.hash;
    }
    return currentSection();
  }

  function sections() {
    return [...document.querySelectorAll(".prose :is(h2, h3, h4)[id]")];
  }

  function currentSection() {
    if (scrollY < 200) return "";
    const above = sections().filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    return above.length ? "#" + above[above.length - 1].id : "";
  }

  // Contents: always open beside a wide page, folded above a narrow one, and following the scroll.
  function contents() {
    const box = document.querySelector(".contents-box");
    if (!box) return;
    const fit = () => {
      box.open = wide.matches;
      // Beside a wide page the contents are always open; their heading is then nothing to press.
      box.querySelector("summary").tabIndex = wide.matches ? -1 : 0;
    };
    wide.addEventListener("change", fit);
    fit();
    box.addEventListener("click", (event) => {
      if (event.target.closest("a") && !wide.matches) box.open = false;
    });
    const links = new Map([...box.querySelectorAll("a")].map((link) => [link.getAttribute("href"), link]));
    let current = null;
    const follow = () => {
      const link = links.get(currentSection()) ?? null;
      if (link === current) return;
      current?.removeAttribute("aria-current");
      link?.setAttribute("aria-current", "true");
      current = link;
      if (link && wide.matches) {
        const side = box.parentElement;
        const { top, bottom } = link.getBoundingClientRect();
        const view = side.getBoundingClientRect();
        if (top < view.top || bottom > view.bottom) side.scrollTop += top - view.top - view.height / 2;
      }
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; follow(); });
    }, { passive: true });
    follow();
  }

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

  linkToFiles();
  themeSwitch();
  printButton();
  keepPlace();
  contents();
  marginNotes();
})();
