// Keeps a page that is being written up to date, and says what is wrong. `briefs serve` adds it; no published page has it.
(() => {
  "use strict";
  const own = document.currentScript;
  const base = new URL(".", own.src);
  const PLACE = "briefs-live-place";
  const FOLDED = "briefs-live-folded";
  const WORDS = {
    en: { error: ["error", "errors"], warning: ["warning", "warnings"], list: "What is wrong", more: "and {n} more; briefs check lists all", gone: "The server has stopped; this page waits for it." },
    "zh-Hant": { error: ["個錯誤", "個錯誤"], warning: ["個警告", "個警告"], list: "待修正事項", more: "另有 {n} 項；briefs check 列出全部", gone: "預覽伺服器已停止，本頁等候其重新啟動。" },
  };
  // That of the page, until the server says which its author reads.
  let lang = document.documentElement.lang.startsWith("zh") ? "zh-Hant" : "en";
  let words = WORDS[lang];

  // A reload keeps the place by the words at the top of what is in sight: text above them may have grown, and ids of
  // paragraphs may have moved on.
  let reloading = false;
  const blocks = () => [...document.querySelectorAll("main :is(h1, h2, h3, h4, p, li, tr, figure)")];

  function keepPlace() {
    const block = blocks().find((each) => each.getBoundingClientRect().bottom > 80);
    const top = block?.getBoundingClientRect().top;
    const place = { path: location.pathname, y: scrollY, words: block?.textContent, id: block?.id, top };
    store(PLACE, JSON.stringify(place));
    history.scrollRestoration = "manual";
    reloading = true;
  }

  function findPlace() {
    const place = JSON.parse(take(PLACE) ?? "null");
    if (!place || place.path !== location.pathname) return;
    const go = () => {
      const same = blocks().find((each) => each.textContent === place.words);
      const block = same ?? document.getElementById(place.id);
      const y = block && place.y > 0 ? scrollY + block.getBoundingClientRect().top - place.top : place.y;
      scrollTo({ top: y, behavior: "instant" });
    };
    go();
    addEventListener("load", go);
    globalThis.briefsLoad?.text(go);
    // Not before the page is left: Chromium would go back to the old place at once.
    addEventListener("pagehide", () => {
      if (!reloading) history.scrollRestoration = "auto";
    });
  }

  function store(name, value) {
    try {
      sessionStorage.setItem(name, value);
    } catch {
      // The place is then lost, and nothing else.
    }
  }
  function take(name) {
    try {
      const value = sessionStorage.getItem(name);
      sessionStorage.removeItem(name);
      return value;
    } catch {
      return null;
    }
  }

  function swapStyles(styles) {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const name = Object.keys(styles).find((old) => link.href.endsWith("/" + old));
      if (!name) continue;
      const next = link.cloneNode();
      next.href = link.href.slice(0, -name.length) + styles[name];
      // The old sheet stays until the new one is there, so that nothing is drawn without.
      next.addEventListener("load", () => link.remove());
      next.addEventListener("error", () => location.reload());
      link.after(next);
    }
  }

  const host = document.createElement("div");
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("live.css", base) });
  const box = document.createElement("section");
  box.setAttribute("aria-label", words.list);
  box.setAttribute("aria-live", "polite");
  box.setAttribute("lang", lang);
  shadow.append(sheet, box);
  document.body.append(host);

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function count(number, severity) {
    const [one, many] = words[severity];
    return number ? `${number} ${number === 1 ? one : many}` : "";
  }

  let listed = null;
  function show(faults) {
    const now = JSON.stringify(faults);
    if (now === listed) return;
    listed = now;
    box.replaceChildren();
    lang = faults.lang;
    words = WORDS[lang];
    box.setAttribute("aria-label", words.list);
    box.setAttribute("lang", lang);
    box.hidden = !faults.shown.length;
    if (!faults.shown.length) return;
    const errors = faults.errors > 0;
    const details = element("details", "", errors ? "error" : "warning");
    const summary = element("summary", [count(faults.errors, "error"), count(faults.warnings, "warning")].filter(Boolean).join(" · "));
    const list = element("ol");
    for (const fault of faults.shown) list.append(item(fault));
    details.append(summary, list);
    const rest = faults.errors + faults.warnings - faults.shown.length;
    if (rest > 0) details.append(element("p", words.more.replace("{n}", rest), "hint"));
    // What the author has folded stays folded until something else is wrong.
    details.open = errors && take(FOLDED) !== now;
    details.addEventListener("toggle", () => store(FOLDED, details.open ? "" : now));
    details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      summary.focus();
      event.stopPropagation();
    });
    box.append(details);
  }

  function item(fault) {
    const made = element("li", "", fault.severity);
    const place = element(fault.href ? "a" : "span", fault.place, "place");
    if (fault.href) place.href = fault.href;
    made.append(place, element("p", fault.message));
    if (fault.hint) made.append(element("p", fault.hint, "hint"));
    made.append(element("code", fault.code));
    return made;
  }

  function gone() {
    if (box.querySelector(".gone")) return;
    box.hidden = false;
    box.append(element("p", words.gone, "gone"));
  }

  // Stays in touch with the server about a page, and what of it this one shows: mostly this page.
  function connect(page, known, patience = 500) {
    const address = new URL("channel", base);
    address.protocol = "ws:";
    address.searchParams.set("page", decodeURI(page));
    address.searchParams.set("seen", known.seen);
    const channel = new WebSocket(address);
    channel.addEventListener("message", (event) => {
      patience = 500;
      box.querySelector(".gone")?.remove();
      const told = JSON.parse(event.data);
      if (told.kind === "page") {
        keepPlace();
        location.reload();
        return;
      }
      if (told.kind === "styles") swapStyles(told.styles);
      known.seen = told.seen;
      show(told.faults);
    });
    channel.addEventListener("close", () => {
      gone();
      setTimeout(connect, patience, page, known, Math.min(patience * 2, 8000));
    });
  }

  // Two languages side by side change with either.
  globalThis.briefsLoad?.text((other) => {
    const { seen } = other?.page.querySelector("script[data-seen]")?.dataset ?? {};
    if (seen) connect(new URL(other.address).pathname, { seen });
  });
  findPlace();
  connect(location.pathname, own.dataset);
})();
