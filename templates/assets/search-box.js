// The search box: what is found as one types; on its own page with facets, words in context, and the query in the address.
"use strict";

globalThis.briefsBox = (place, { form, input, status, foot }, isPage) => {
  const { words, script, own, SIDES, element, button, file, whereTo, nameOf, marked, excerpt, counted, filled, keep, written } = globalThis.briefsParts;
  const search = globalThis.briefsSearch;
  const recent = globalThis.briefsRecent;
  const MOST = 10; // results that are shown at first, and then at a time
  const WAIT = 120; // milliseconds after the last key
  // 第6條, Art. 6, § 1030, s 3, 2016/679, 18 U.S.C., 釋字: a query that may cite law.
  const CITES = /[\d０-９〇零一二三四五六七八九十百千]\s*[條条]|[號号]|§|\d\/\d|(?:^|[^\p{L}\p{N}])(?:art(?:icle|ikel)?s?|sec(?:tion)?s?|ss?|sch(?:edule)?s?|reg(?:ulation)?s?|rules?|r)\.?\s*\d|U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R|COM\s?\(|ECLI/iu;
  const id = input.id;
  const root = document.documentElement;
  const chosen = { filters: {}, equivalents: true, inContext: false, order: "found", isTyping: false, turn: 0, at: -1, shown: 0, gone: 0 };
  const facets = isPage ? globalThis.briefsFacets(chosen, () => run()) : null;
  const cards = element("div", { class: "search-provisions" });
  const also = element("p", { class: "search-also" });
  const offered = element("div", { class: "search-offers" });
  const list = element("div", { id: id + "-list", role: "listbox", "aria-label": words.results, class: "search-results" });
  const context = element("div", { class: "search-context" });
  const views = element("div", { class: "search-views", hidden: "" });
  const further = element("p", { class: "search-further" });
  place.append(cards, also, ...(isPage ? [facets.box, views] : []), offered, list, context, further);

  // Moving through the results by keys: from the field they are only pointed at, and it keeps the focus.
  const options = () => [...list.querySelectorAll("[role=option]")];
  function move(step) {
    const all = options();
    if (!all.length) return;
    all[chosen.at]?.removeAttribute("aria-selected");
    chosen.at = (chosen.at + step + all.length + (chosen.at < 0 && step < 0 ? 1 : 0)) % all.length;
    all[chosen.at].setAttribute("aria-selected", "true");
    all[chosen.at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[chosen.at].id);
  }
  // Who came to a result by Tab goes on from there.
  list.addEventListener("keydown", (event) => {
    const all = options();
    const at = all.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || at < 0) return;
    event.preventDefault();
    (all[at + step] ?? (step < 0 ? input : all[at])).focus();
  });
  function clear() {
    Object.assign(chosen, { at: -1, shown: 0, gone: 0 });
    input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-expanded", "false");
    for (const part of [cards, list, also, offered, context, further]) part.replaceChildren();
    delete root.dataset.none;
  }
  // What was clicked is asked for as if it had been typed and sent.
  function ask(query) {
    input.value = query;
    input.focus();
    send();
  }
  function send() {
    chosen.isTyping = false;
    recent.keep(input.value);
    run();
  }

  async function run() {
    const turn = ++chosen.turn;
    const query = input.value.trim();
    if (isPage) remember(query);
    place.classList.toggle("searching", Boolean(query));
    if (!query) {
      delete root.dataset.query;
      clear();
      status.textContent = "";
      if (isPage) facets.box.hidden = views.hidden = true;
      drawFoot(0);
      if (!isPage) offered.replaceChildren(...recent.shown(ask));
      return;
    }
    const isTyping = chosen.isTyping && !chosen.inContext && !/\s$/.test(input.value);
    const asked = { script, equivalents: chosen.equivalents, isTyping, filters: isPage ? chosen.filters : {} };
    const provisions = provisionsIn(query);
    try {
      const found = await search.search(query, asked);
      const first = await readable(found, 0);
      const known = await provisions;
      if (turn !== chosen.turn) return;
      clear();
      cards.append(...known);
      if (isPage) facets.draw(found.facets);
      drawViews(found);
      drawAlso(first.shown.length ? found.also : []);
      if (chosen.inContext && first.shown.length) await drawContext(found, turn);
      else draw(found, first);
      if (first.shown.length) return;
      if (known.length && known.isWhole) status.textContent = words.provisionOnly;
      else await offer(query, found, { ...asked, isTyping: false }, turn);
    } catch {
      if (turn === chosen.turn) status.textContent = words.failed;
    }
  }
  // What a query cites of law stands first; what tells that is fetched only for a query that may cite some.
  async function provisionsIn(query) {
    if (!CITES.test(query)) return [];
    try {
      return await (await globalThis.briefsLoad.provisions()).found(query);
    } catch {
      return []; // what is found in texts is shown all the same
    }
  }
  // The next results, with their passages; those that a word only begins come last. What is not a phrase after all goes out
  // now that its text is here.
  async function readable(found, from) {
    const all = [...found.results, ...found.begun];
    const shown = [];
    let at = from;
    let gone = 0;
    let begunGone = 0;
    while (at < all.length && shown.length < MOST) {
      const some = all.slice(at, at + MOST - shown.length);
      const told = await Promise.all(some.map((result) => search.passages(result, phrasesOf(found, result), script, isPage ? 3 : 1)));
      told.forEach((one, index) => {
        if (one?.found.length) shown.push([some[index], one]);
        else if (some[index].isBegun) begunGone += 1;
        else gone += 1;
      });
      at += some.length;
    }
    found.goneOfBegun = (found.goneOfBegun ?? 0) + begunGone;
    return { shown, next: at, gone };
  }
  function phrasesOf(found, result) {
    return result.isBegun ? [...found.phrases, ...found.begins] : found.phrases;
  }
  function draw(found, { shown, next, gone }) {
    chosen.gone += gone;
    for (const [result, told] of shown) (result.isBegun ? begunGroup(found) : list).append(...entry(result, told, phrasesOf(found, result)));
    chosen.shown += shown.length;
    const total = found.results.length - chosen.gone;
    const begun = found.begun.length - found.goneOfBegun;
    const more = begun ? counted(words.begun, begun, { word: found.begins[0].said }) : "";
    const whole = total ? atLeast(total, found.isPartial) : globalThis.briefsNone.message(input.value.trim(), begun ? 0 : found.everywhere);
    status.textContent = [whole, ...(more ? [more] : [])].join(total ? " · " : script === "en" ? " " : "");
    input.setAttribute("aria-expanded", String(chosen.shown > 0));
    drawFoot(total, found.isPartial);
    further.replaceChildren();
    if (!isPage || next >= found.results.length + found.begun.length) return;
    const { turn } = chosen;
    further.append(button(words.more, async () => {
      const seen = options().length;
      const next10 = await readable(found, next);
      if (turn !== chosen.turn) return;
      draw(found, next10);
      options()[seen]?.focus({ preventScroll: true });
    }));
  }
  function atLeast(n, isPartial) {
    return isPartial ? filled(words.atLeast, "n", n) : counted(words.count, n);
  }
  // Words that only begin so stand behind the others, and are called what they are.
  function begunGroup(found) {
    const held = list.querySelector(".search-begun");
    if (held) return held;
    const begun = found.begun.length - found.goneOfBegun;
    const title = counted(words.begun, begun, { word: found.begins[0].said });
    const group = element("div", { class: "search-begun", role: "group", "aria-label": title });
    if (found.results.length) group.append(element("p", { "aria-hidden": "true" }, title));
    list.append(group);
    return group;
  }
  // The dialog's way to the page, where all results are.
  function drawFoot(total, isPartial) {
    if (!foot) return;
    const query = input.value.trim();
    const said = !query ? words.all : isPartial ? filled(words.allAtLeast, "n", total) : total ? counted(words.allOf, total) : words.all;
    foot.replaceChildren(element("a", { href: form.action + (query ? "?" + new URLSearchParams({ q: query }) : "") }, said, " →"));
  }
  function entry(result, told, phrases) {
    const index = told.addresses[own] ? own : told.addresses.findIndex(Boolean);
    return told.found.map((passage, at) => {
      // The result leads to the reader's own language; further passages to the version in which they stand.
      const href = at ? whereTo(told, passage) : file(told.addresses[index], passage.anchor);
      const link = element("a", { role: "option", id: `${id}-${result.number}-${at}`, href, class: at ? "search-more" : "search-hit" });
      link.addEventListener("click", () => {
        keep(input.value, chosen.equivalents);
        recent.keep(input.value);
      });
      if (!at) {
        const side = told.titles[own] ? null : Object.values(SIDES)[told.titles.findIndex(Boolean)];
        const name = nameOf(told);
        link.append(element("span", { class: "search-title", lang: side?.lang }, ...marked(name, search.places(name, phrases), 0, name.length)), factsOf(result, told, side), ...told.moved.map(moveOf));
      }
      const { lang, short } = SIDES[passage.side];
      const isOther = passage.side !== script;
      const said = element("span", { class: "search-excerpt", lang }, ...excerpt(passage));
      if (isOther) said.prepend(element("span", { class: "search-lang" }, short), " ");
      if (passage.field !== "title" || isOther) link.append(said);
      return link;
    });
  }
  // Whose it is, of which year, what it is, and its language where that is not the reader's.
  function factsOf(result, told, side) {
    const { numbers, places } = search.state.start;
    const codes = Object.keys(numbers.jurisdiction ?? {}).filter((code) => numbers.jurisdiction[code].has(result.number));
    const named = codes.map((code) => places[code]?.[own] ?? code).join(words.comma);
    const kind = words["kind" + told.kind[0].toUpperCase() + told.kind.slice(1)];
    const year = told.date ? [element("time", { datetime: told.date }, told.date.slice(0, 4))] : [];
    const parts = [...(told.sign ? [signOf(told.sign)] : []), ...(named ? [named] : []), ...year, kind, ...(side ? [element("span", { class: "search-lang" }, side.short)] : [])];
    return element("span", { class: "search-facts" }, ...parts.flatMap((part, at) => (at ? [" · ", part] : [part])));
  }
  // What has happened to a law since the day whose law a brief states, as lists of briefs say it.
  function moveOf([names, event, date, sign]) {
    return element("span", { class: "search-moved" }, signOf(sign), " ", names[own], filled(words.moved[event], "date", written(date)));
  }
  // Where a law stands: a shape and a word.
  function signOf(sign) {
    const [shape, text] = words.signs[sign];
    return element("span", { class: "sign sign-" + sign }, element("span", { class: "sign-shape", "aria-hidden": "true" }, shape), " ", element("span", { class: "sign-text" }, text));
  }
  function drawAlso(forms) {
    const turned = (to) => { chosen.equivalents = to; run().then(() => also.querySelector("button")?.focus()); };
    if (!chosen.equivalents) also.append(button(words.alsoOn, () => turned(true)));
    else if (forms.length) also.append(words.also + forms.join(words.comma) + " ", button(words.alsoOff, () => turned(false)));
  }
  // Where nothing is found: the same with less, and what comes near; below it on the page are the topics.
  async function offer(query, found, asked, turn) {
    const isFiltered = found.everywhere > 0;
    const made = isFiltered ? [] : await globalThis.briefsNone.offers(query, asked, ask);
    if (turn !== chosen.turn) return;
    root.dataset.none = "";
    if (isFiltered) offered.append(button(words.unfiltered, () => { chosen.filters = {}; send(); input.focus(); }, { class: "search-clear" }));
    // Under the dialog's field there is nothing else: it says how to ask, as before the first letter.
    offered.append(...(made.length || isFiltered || isPage ? made : recent.shown(ask)));
  }

  function drawViews(found) {
    views.hidden = !isPage || !found.results.length;
    const group = (label, choices) => element("p", { role: "group", "aria-label": label }, ...choices.map(([said, isIt, act]) => {
      const made = button(said, () => { act(); run().then(() => views.querySelector(`[data-said="${CSS.escape(said)}"]`)?.focus()); }, { "aria-pressed": String(isIt), "data-said": said });
      return made;
    }));
    const kinds = [[words.asResults, false], [words.asContext, true]].map(([said, is]) => [said, chosen.inContext === is, () => { chosen.inContext = is; }]);
    const orders = [["found", words.orderFound], ["before", words.orderBefore], ["after", words.orderAfter]]
      .map(([order, said]) => [said, chosen.order === order, () => { chosen.order = order; }]);
    views.replaceChildren(group(words.views, kinds), ...(chosen.inContext ? [group(words.order, orders)] : []));
  }
  async function drawContext(found, turn) {
    const told = await globalThis.briefsContext(context, further, found, chosen.order, () => turn === chosen.turn, () => keep(input.value, chosen.equivalents));
    if (turn === chosen.turn) status.textContent = told;
  }

  // The address holds what is asked, so that it can be kept, sent, and gone back to.
  const title = document.title;
  function remember(query) {
    const address = new URL(location.href);
    address.search = "";
    if (query) address.searchParams.set("q", query);
    for (const [facet, values] of Object.entries(chosen.filters)) {
      for (const value of values) address.searchParams.append(facet, value);
    }
    if (chosen.inContext) address.searchParams.set("view", "context");
    if (chosen.inContext && chosen.order !== "found") address.searchParams.set("order", chosen.order);
    history.replaceState(null, "", address);
    document.title = query ? filled(words.title, "query", query) : title;
  }
  function recall() {
    const asked = new URLSearchParams(location.search);
    input.value ||= asked.get("q") ?? "";
    chosen.inContext = asked.get("view") === "context";
    chosen.order = ["before", "after"].find((order) => order === asked.get("order")) ?? "found";
    for (const names of document.querySelectorAll(".search-labels ul")) {
      chosen.filters[names.dataset.facet] = asked.getAll(names.dataset.facet);
    }
  }

  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    chosen.isTyping = true;
    timer = setTimeout(run, WAIT);
  };
  // While a character is being composed nothing is searched, and no key means anything but to the composition.
  input.addEventListener("input", (event) => { if (!event.isComposing) soon(); });
  input.addEventListener("compositionend", soon);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && chosen.at >= 0) {
      event.preventDefault();
      options()[chosen.at].click();
    } else if (event.key === "Escape" && isPage && input.value) {
      event.preventDefault();
      input.value = "";
      run();
    }
  });
  form.addEventListener("submit", (event) => {
    recent.keep(input.value);
    if (!isPage) return;
    event.preventDefault();
    clearTimeout(timer);
    send();
  });
  if (isPage) recall();
  // What stood in the field when this came was typed while it was fetched; what the address says was sent.
  chosen.isTyping = !isPage;
  if (input.value || !isPage) run();
  else input.focus();
};
