// Cards: what a note says, what a short form or a term stands for, what a link leads to. Pages work without them.
globalThis.briefsLoad.text(() => {
  "use strict";
  const root = document.documentElement;
  const load = globalThis.briefsLoad;
  const STAY = "a:is(.short-form, .term)[aria-describedby], .note-mark a";
  // Who points at a plain link may only be passing by.
  const WAIT = 100, WAIT_AT_LINKS = 350, WAIT_TO_CLOSE = 250;
  const anchored = CSS.supports("position-anchor: --card") && "popover" in HTMLElement.prototype;

  const card = document.createElement("span");
  card.className = anchored ? "source-card anchored" : "source-card";
  card.popover = "manual";
  card.tabIndex = -1;
  let current = null;
  let firstTap = false;
  let timer = 0;

  // An address without the place in the page, and without the name that a folder's file has on a disk.
  const whole = (href) => new URL(href, document.baseURI).href.split("#")[0].replace(/index\.html$/, "");
  // The text of a law stands on the law's page, at a place of its own.
  const placed = (href) => whole(href) + (/#source-.*$/.exec(href)?.[0] ?? "");
  const sourceOf = (link) => sources.get(placed(link.href));
  const sources = new Map();
  for (const part of document.querySelectorAll(".source-list > li")) {
    const link = part.querySelector(".source-facts a");
    if (link) sources.set(placed(link.href), part.querySelector(".reference"));
  }

  // A link to another brief or a law of the site: what is shown of that is fetched when somebody points at one.
  const site = new URL(load.root || ".", document.baseURI).href;
  const nameOf = (href) => (href.startsWith(site) && /^[^/]+\/((?:briefs|laws)\/[^/]+)\/$/.exec(href.slice(site.length))?.[1]) || null;
  const own = document.querySelector("article.brief") ? nameOf(whole(location.href)) : null;
  const pageOf = (link) => {
    const name = own && nameOf(whole(link.href));
    return name === own ? null : name;
  };
  const previews = {};
  globalThis.briefsPreviews = (data) => {
    for (const [lang, found] of Object.entries(data)) Object.assign(previews[lang] ??= {}, found);
  };
  // In which file it stands; `briefs/publishing/files/preview_files.py` counts as this does.
  const fileOf = (name) => [...name].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 65521, 0) % 256;
  async function showPreview(link) {
    const name = pageOf(link);
    await load.data(`previews/${fileOf(name)}.js`);
    if (current !== link) return;
    const [head, title, text = "", points = [], lang = ""] = previews[root.lang][name];
    card.innerHTML = `<p class="preview-head"></p><p class="preview-title">${title}</p>${text && `<p>${text}</p>`}${points.length ? `<ol><li>${points.join("</li><li>")}</li></ol>` : ""}`;
    card.firstChild.textContent = head;
    for (const part of lang ? [...card.children].slice(1) : []) part.lang = lang;
    place();
  }

  // A link to a provision of a law that has a page here: what is said of it is fetched when somebody points at one.
  const provisionOf = (link) => (link.matches("a.provision") && /\/laws\/([^/]+)\/(?:index\.html)?#((?:art|sec)-[^/]+)$/.exec(link.href)) || null;
  async function showProvision(link) {
    const [, law, anchor] = provisionOf(link);
    const known = await (await load.provisions()).cardOf(law, decodeURIComponent(anchor));
    if (current !== link) return;
    card.replaceChildren(known);
    place();
  }

  const isMark = (link) => link.matches(".note-mark a");
  const inMargin = () => document.querySelector(".page.margin-notes") !== null;
  const copyOf = (part) => [...part.cloneNode(true).childNodes];
  const byId = (id) => id && document.getElementById(id);

  function noteLink(href, name) {
    const link = document.createElement("a");
    link.href = href;
    link.className = "card-note";
    link.textContent = name;
    return link;
  }

  // The note itself with the sources behind its short forms, as far as it does not stand beside its line already.
  function ofMark(link) {
    const note = byId(link.getAttribute("href").slice(1));
    if (!note || inMargin()) return null;
    const text = note.querySelector(".note-text").cloneNode(true);
    for (const part of text.querySelectorAll(".backlink")) part.remove();
    for (const part of text.querySelectorAll(".full-source")) part.hidden = false;
    for (const part of [text, ...text.querySelectorAll("[id], [aria-describedby]")]) {
      part.removeAttribute("id");
      part.removeAttribute("aria-describedby");
    }
    return [noteLink(link.getAttribute("href"), link.getAttribute("aria-label")), " ", text];
  }

  function ofShortForm(link, source) {
    const href = link.getAttribute("href");
    const mark = byId(href.slice(1).replace("fn-", "fnref-"));
    return [noteLink(href, mark?.getAttribute("aria-label") ?? href), " ", ...copyOf(source)];
  }

  function words(link) {
    if (isMark(link)) return ofMark(link);
    const described = byId(link.getAttribute("aria-describedby"));
    if (described) return link.matches(".short-form") ? ofShortForm(link, described) : copyOf(described);
    const source = sourceOf(link)?.cloneNode(true);
    // Links in it would stand in the way of who goes from link to link by keyboard.
    for (const inner of source?.querySelectorAll("a") ?? []) inner.replaceWith(...inner.childNodes);
    return source ? [...source.childNodes] : null;
  }

  const later = (act, wait) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  const close = () => {
    clearTimeout(timer);
    if (current) current.style.anchorName = "";
    current = null;
    card.remove();
  };
  // When the link has been followed; a quick Tab may have opened the next card by then.
  const closeAfterwards = () => {
    const followed = current;
    setTimeout(() => {
      if (current === followed) close();
    });
  };
  // The pointer has time to move from the link to the card.
  const leave = () => later(() => {
    if (current?.matches(":hover, :focus-visible") || card.matches(":hover, :focus-within")) return;
    close();
  }, WAIT_TO_CLOSE);
  // Under the link or, where there is no room, above it; always within the window. New browsers do this themselves.
  const place = () => {
    if (!current) return;
    const { left, top, bottom } = current.getBoundingClientRect();
    const { clientWidth, clientHeight } = root;
    if (bottom < 0 || top > clientHeight) return close();
    if (anchored) return;
    const { width, height } = card.getBoundingClientRect();
    const above = bottom + height > clientHeight && top > height;
    card.style.left = Math.max(16, Math.min(left - 12, clientWidth - width - 16)) + "px";
    card.style.top = Math.max(0, above ? top - height : Math.min(bottom, clientHeight - height)) + "px";
  };
  const open = (link) => {
    clearTimeout(timer);
    if (link === current) return;
    const isProvision = provisionOf(link) !== null;
    const parts = words(link);
    if (!parts && !isProvision && !pageOf(link)) return;
    close();
    current = link;
    card.replaceChildren(...(parts ?? []));
    // Where nothing is known of a provision, something may be of its law.
    const fetched = isProvision ? showProvision(link).catch(() => showPreview(link)) : parts ? null : showPreview(link);
    fetched?.catch(() => { if (current === link) close(); });
    (isMark(link) ? link.closest("sup") : link).after(card);
    link.style.anchorName = "--card";
    card.showPopover?.();
    place();
  };

  const links = [...document.querySelectorAll("main a[href]")].filter(
    (link) => link.matches(STAY) || provisionOf(link) || sourceOf(link) || pageOf(link),
  );
  if (!links.length) return;
  // Where the pointer was last seen to move to; what a browser says of it without a movement is of the same place.
  let last = "";
  const placeOf = (event) => `${event.clientX},${event.clientY}`;
  const moves = (event) => placeOf(event) !== last && (last !== "" || event.type === "pointermove");
  document.addEventListener("pointermove", (event) => { last = placeOf(event); }, { passive: true });
  for (const link of links) {
    const stays = link.matches(STAY);
    const tapped = stays || provisionOf(link) !== null;
    link.addEventListener("focus", () => {
      if (!isMark(link) && link.matches(":focus-visible")) open(link);
    });
    // A link may come under a pointer that rests, with a page or by scrolling; nothing opens until the pointer moves.
    let isBrought = false;
    const point = (event) => {
      isBrought = !moves(event);
      if (!isBrought && event.pointerType !== "touch") later(() => open(link), stays ? WAIT : WAIT_AT_LINKS);
    };
    link.addEventListener("pointerenter", point);
    link.addEventListener("pointermove", (event) => { if (isBrought) point(event); });
    link.addEventListener("pointerleave", () => { isBrought = false; });
    link.addEventListener("pointerdown", (event) => {
      firstTap = tapped && event.pointerType !== "mouse" && link !== current;
    });
    link.addEventListener("click", (event) => {
      // The first tap shows the card, the second follows the link, as do a mouse and the Enter key (detail 0). Enter on
      // a mark opens its note where that stands out of sight; the note's own link leads on to it.
      const entered = !event.detail && isMark(link) && !inMargin();
      if (entered || (firstTap && event.detail && !(isMark(link) && inMargin()))) {
        event.preventDefault();
        open(link);
        if (entered) card.focus();
      } else if (link === current) {
        closeAfterwards();
      }
      firstTap = false;
    });
  }
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("click", (event) => {
    if (event.target.closest(".card-note, .provision-card a")) closeAfterwards();
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
});
