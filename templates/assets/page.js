// What makes the pages nicer; they work without it. A classic script, as browsers refuse modules from file:.
(() => {
  "use strict";
  const root = document.documentElement;
  const { said } = globalThis.briefsLoad;
  const wide = matchMedia("(min-width: 75rem)");

  // From a folder (file:) a browser does not serve index.html for a folder's address.
  function linkToFiles() {
    if (location.protocol !== "file:") return;
    for (const link of document.querySelectorAll("a[href], form[action]")) {
      const name = link.localName === "a" ? "href" : "action";
      const href = link.getAttribute(name);
      if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(href)) continue;
      link.setAttribute(name, href.replace(/\/(?=$|#|\?)/, "/index.html"));
    }
  }

  // Light, dark, or what the system says, which is the choice of those who have made none.
  const CHOICES = [
    ["", "system", '<circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor"/>'],
    ["light", "light", '<circle cx="12" cy="12" r="4" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M12 2.5v3m0 13v3m9.5-9.5h-3m-13 0h-3m16.2-6.7-2.1 2.1M7.4 16.6l-2.1 2.1m13.4 0-2.1-2.1M7.4 7.4 5.3 5.3" stroke="currentColor" stroke-width="1.6"/>'],
    ["dark", "dark", '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/>'],
  ];
  function themeChoice() {
    const box = document.querySelector(".theme-choice");
    if (box && !box.firstElementChild) {
      const legend = document.createElement("legend");
      legend.textContent = said.theme.name;
      box.append(legend, ...CHOICES.map(([value, name, shape]) => {
        const label = document.createElement("label");
        label.title = said.theme[name];
        label.innerHTML = `<input type="radio" name="theme" value="${value}"><svg viewBox="0 0 24 24" width="17" height="17" aria-hidden="true">${shape}</svg><span></span>`;
        label.lastChild.textContent = said.theme[name];
        return label;
      }));
    }
    const inputs = [...document.querySelectorAll(".theme-choice input")];
    const show = (theme) => {
      if (theme === "light" || theme === "dark") root.dataset.theme = theme;
      else delete root.dataset.theme;
      for (const input of inputs) input.checked = input.value === (root.dataset.theme ?? "");
    };
    show(root.dataset.theme);
    // Pages that are open already follow, and so do those to which the reader goes back.
    addEventListener("storage", ({ key, newValue }) => { if (key === "theme" || key === null) show(newValue); });
    addEventListener("pageshow", ({ persisted }) => {
      if (!persisted) return;
      try {
        show(localStorage.getItem("theme"));
      } catch {
        // The choice lasted as long as the page.
      }
    });
    for (const input of inputs) {
      input.addEventListener("change", () => {
        show(input.value);
        try {
          if (input.value) localStorage.setItem("theme", input.value);
          else localStorage.removeItem("theme");
        } catch {
          // The choice then lasts as long as the page.
        }
      });
    }
  }

  // How two languages stand beside each other, which the next such page remembers.
  function viewChoice() {
    for (const input of document.querySelectorAll(".view-choice input")) {
      if (root.dataset.view) input.checked = input.value === root.dataset.view;
      input.addEventListener("change", () => {
        root.dataset.view = input.value;
        try {
          localStorage.setItem("view", input.value);
        } catch {
          // The choice then lasts as long as the page.
        }
      });
    }
  }

  // What narrows a list: chips of which one is open, or a column beside it, where all are.
  function filters() {
    const beside = matchMedia("(min-width: 56rem)");
    const boxes = [...document.querySelectorAll(".facet > details")];
    const fit = () => {
      for (const box of boxes) {
        if (!CSS.supports("selector(::details-content)")) box.open = beside.matches;
        box.querySelector("summary").tabIndex = beside.matches ? -1 : 0;
      }
    };
    beside.addEventListener("change", fit);
    fit();
    for (const box of boxes) {
      // At the press, and not when it has opened: that is told later, and would close what was opened in between.
      box.querySelector("summary").addEventListener("click", () => {
        if (!beside.matches) for (const other of boxes) other.open &&= other === box;
      });
    }
  }

  // The menu of a narrow window closes at Escape, and at a press beside it.
  function menu() {
    const button = document.querySelector(".menu-button");
    const panel = document.querySelector(".menu");
    if (!button || !panel) return;
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !button.open) return;
      button.open = false;
      button.querySelector("summary").focus();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!button.contains(event.target) && !panel.contains(event.target)) button.open = false;
    });
  }

  // The head of a brief: facts that are always open beside a wide page, its address for others, corrections that open.
  function briefHead() {
    const card = document.querySelector(".fact-card");
    if (!card) return;
    if (!CSS.supports("selector(::details-content)")) card.open = matchMedia("(min-width: 50rem)").matches;
    const share = card.querySelector(".share-button");
    share?.addEventListener("click", async () => {
      const url = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
      const label = share.textContent;
      try {
        if (navigator.share && matchMedia("(pointer: coarse)").matches) return await navigator.share({ title: document.title, url });
        await navigator.clipboard.writeText(url);
        share.textContent = said.copied;
        setTimeout(() => { share.textContent = label; }, 2000);
      } catch {
        // The reader has thought better of it, or the browser gives no leave: the address stands at the end of the page.
      }
    });
    const corrections = document.getElementById("corrections");
    card.querySelector(".to-corrections")?.addEventListener("click", () => { corrections.open = true; });
    const download = card.querySelector(".download");
    // What stands at the citation can be taken along from here too, and the page itself on paper.
    const paper = document.createElement("button");
    paper.type = "button";
    paper.className = "print-button";
    paper.textContent = said.print;
    paper.addEventListener("click", () => print());
    for (const part of [...[...document.querySelectorAll(".cite-this .downloads a")].map((link) => link.cloneNode(true)), paper]) {
      const item = document.createElement("li");
      item.append(part);
      download?.querySelector("ul").append(item);
    }
    document.addEventListener("pointerdown", (event) => {
      if (!download.contains(event.target)) download.open = false;
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !download.open) return;
      download.open = false;
      download.querySelector("summary").focus();
    });
  }

  // The language switch leads to the same place in the other language: the note, paragraph or section that is being
  // read. Paragraphs have one address in all languages; the section is for one that the other language lacks.
  function keepPlace() {
    for (const link of document.querySelectorAll(".language-switch a, .actions .compare, .row-names a")) {
      const href = link.getAttribute("href").split("#")[0];
      link.addEventListener("click", () => {
        link.setAttribute("href", href + placeInSight());
        remember("section", currentSection());
      });
    }
    const section = recall("section");
    if (section && location.hash && !document.getElementById(location.hash.slice(1))) location.replace(section);
  }

  // What a long list has on its further pages is named on the first at its old place, which leads on. What a further page
  // has no more is known to the first; who comes from there, as old pages may still be at hand, is not sent back.
  function leadOn() {
    const place = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const first = document.querySelector("main[data-part] .crumbs li:last-child a")?.href;
    if (place && place.closest("[data-moved]")) location.replace((place.matches("a") ? place : place.querySelector("a")).href);
    else if (first && place === null && document.referrer !== first) location.replace(first + location.hash);
  }

  // What one page tells the next; without storage it is only not told.
  function remember(name, value) {
    try {
      sessionStorage.setItem(name, value);
    } catch {
      // Nothing is lost but the place.
    }
  }
  function recall(name) {
    try {
      const value = sessionStorage.getItem(name);
      sessionStorage.removeItem(name);
      return value;
    } catch {
      return null;
    }
  }

  function placeInSight() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.matches("h2, h3, h4, h5, h6, p, li, dt, dd, blockquote, table, figure, .note, .note-mark a, .row, .glossary-entry")) {
      const { top, bottom } = target.getBoundingClientRect();
      if (bottom > 0 && top < innerHeight) return location.hash;
    }
    return currentBlock() || currentSection();
  }

  // The heading or paragraph at the top of what is in sight.
  function currentBlock() {
    if (scrollY < 200) return "";
    const blocks = [...document.querySelectorAll(".prose :is(:is(p, li, dt, dd, blockquote, figure, table)[id^=p], :is(h2, h3, h4)[id], .row[id])")];
    const bars = [document.querySelector(".site-header"), ...(wide.matches ? [] : document.querySelectorAll(".contents summary"))];
    const under = Math.max(...bars.map((bar) => bar.getBoundingClientRect().bottom));
    const first = blocks.find((block) => block.getBoundingClientRect().bottom > under + 24);
    return first && first.getBoundingClientRect().top < innerHeight ? "#" + first.id : "";
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
    const now = box.querySelector(".contents-now");
    const links = new Map([...box.querySelectorAll("a")].map((link) => [link.getAttribute("href"), link]));
    let current = null;
    const follow = () => {
      const link = links.get(currentSection()) ?? null;
      if (link === current) return;
      current?.removeAttribute("aria-current");
      link?.setAttribute("aria-current", "true");
      current = link;
      now.textContent = link?.textContent ?? "";
      if (link && wide.matches) {
        const side = box;
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

  linkToFiles();
  themeChoice();
  filters();
  menu();
  globalThis.briefsLoad.text(() => {
    viewChoice();
    briefHead();
    keepPlace();
    leadOn();
    addEventListener("hashchange", leadOn);
    contents();
  });
})();
