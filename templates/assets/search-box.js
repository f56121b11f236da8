// The search box: what is found as one types; on its own page with facets, words in context, and the query in the address.
"use strict";

globalThis.briefsBox = (place, { form, input, status }, isPage) => {
  const { words, script, own, SIDES, element, button, file, whereTo, nameOf, excerpt, keep } = globalThis.briefsParts;
  const search = globalThis.briefsSearch;
  const MOST = 10; // results that are shown at first, and then at a time
  const WAIT = 120; // milliseconds after the last key
  const id = input.id;
  const also = element("p", { class: "search-also" });
  const list = element("div", { id: id + "-list", role: "listbox", "aria-label": words.results, class: "search-results" });
  const facets = element("div", { class: "search-facets" });
  const filters = element("details", { class: "search-filters", hidden: "" }, element("summary", {}, words.filters), facets);
  filters.open = matchMedia("(min-width: 62rem)").matches;
  const context = element("div", { class: "search-context" });
  const views = element("p", { class: "search-views", role: "group", hidden: "" });
  const further = element("p", { class: "search-further" });
  place.append(also, ...(isPage ? [filters, views] : []), list, context, further);
  const chosen = { filters: {}, equivalents: true, inContext: false, turn: 0, at: -1, shown: 0, gone: 0 };

  // Moving through the results by keys.
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
  function clear() {
    Object.assign(chosen, { at: -1, shown: 0, gone: 0 });
    input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-expanded", "false");
    for (const part of [list, also, context, further]) part.replaceChildren();
  }

  async function run() {
    const turn = ++chosen.turn;
    const query = input.value.trim();
    if (isPage) remember(query);
    place.classList.toggle("searching", Boolean(query));
    if (!query) {
      delete document.documentElement.dataset.query;
      clear();
      status.textContent = "";
      filters.hidden = views.hidden = true;
      return;
    }
    try {
      const found = await search.search(query, { script, equivalents: chosen.equivalents, filters: isPage ? chosen.filters : {} });
      const first = await readable(found, 0);
      if (turn !== chosen.turn) return;
      clear();
      if (isPage) drawFacets(found.facets);
      drawViews(found);
      drawAlso(found.also);
      if (chosen.inContext && first.shown.length) await drawContext(found, turn);
      else draw(found, first);
      if (!first.shown.length) await offer(query, turn);
    } catch {
      if (turn === chosen.turn) status.textContent = words.failed;
    }
  }
  // The next results, with their passages. What is not a phrase after all goes out now that its text is here.
  async function readable(found, from) {
    const shown = [];
    let at = from;
    let gone = 0;
    while (at < found.results.length && shown.length < MOST) {
      const some = found.results.slice(at, at + MOST - shown.length);
      const told = await Promise.all(some.map((result) => search.passages(result, found.phrases, script, isPage ? 3 : 1)));
      told.forEach((one, index) => {
        if (one?.found.length) shown.push([some[index], one]);
        else gone += 1;
      });
      at += some.length;
    }
    return { shown, next: at, gone };
  }
  function draw(found, { shown, next, gone }) {
    chosen.gone += gone;
    for (const [result, told] of shown) list.append(...entry(result, told));
    chosen.shown += shown.length;
    const total = found.results.length - chosen.gone;
    status.textContent = total ? counted(total, found.isPartial) : words.none.replace("{query}", input.value.trim());
    input.setAttribute("aria-expanded", String(chosen.shown > 0));
    further.replaceChildren();
    if (next >= found.results.length) return;
    const { turn } = chosen;
    if (isPage) further.append(button(words.more, async () => {
      const more = await readable(found, next);
      if (turn === chosen.turn) draw(found, more);
    }));
    else further.append(element("a", { href: form.action + "?" + new URLSearchParams({ q: input.value.trim() }) }, words.all));
  }
  function counted(n, isPartial) {
    return (isPartial ? words.atLeast : n === 1 ? words.one : words.other).replace("{n}", n);
  }
  function entry(result, told) {
    const index = told.addresses[own] ? own : told.addresses.findIndex(Boolean);
    const kind = words["kind" + told.kind[0].toUpperCase() + told.kind.slice(1)];
    return told.found.map((passage, at) => {
      // The result leads to the reader's own language; further passages to the version in which they stand.
      const href = at ? whereTo(told, passage) : file(told.addresses[index], passage.anchor);
      const link = element("a", { role: "option", id: `${id}-${result.number}-${at}`, href, tabindex: "-1", class: at ? "search-more" : "search-hit" });
      link.addEventListener("click", () => keep(input.value, chosen.equivalents));
      if (!at) {
        const lang = told.titles[own] ? null : Object.values(SIDES)[told.titles.findIndex(Boolean)].lang;
        link.append(element("span", { class: "search-title", lang }, nameOf(told)), element("span", { class: "search-facts" }, kind, told.date ? " · " + told.date : ""));
      }
      const { lang, short } = SIDES[passage.side];
      const isOther = passage.side !== script;
      const said = element("span", { class: "search-excerpt", lang }, ...excerpt(passage));
      if (isOther) said.prepend(element("span", { class: "search-lang" }, short), " ");
      if (passage.field !== "title" || isOther) link.append(said);
      return link;
    });
  }
  function drawAlso(forms) {
    if (!chosen.equivalents) {
      also.append(button(words.alsoOn, () => { chosen.equivalents = true; run(); }));
    } else if (forms.length) {
      also.append(words.also + forms.join(words.comma) + " ", button(words.alsoOff, () => { chosen.equivalents = false; run(); }));
    }
  }
  // Where nothing is found: words that are like it and stand somewhere.
  async function offer(query, turn) {
    const near = await search.nearest(query);
    if (turn !== chosen.turn || !near.length) return;
    also.append(words.nearest);
    near.forEach(({ said, count }, at) => {
      also.append(at ? words.comma : "", button(said, () => { input.value = said; input.focus(); run(); }), ` ${count}`);
    });
  }

  function drawViews(found) {
    views.hidden = !found.results.length;
    const choose = (isContext) => { chosen.inContext = isContext; run(); };
    views.replaceChildren(...[[words.asResults, false], [words.asContext, true]].map(([label, is]) =>
      button(label, () => choose(is), { "aria-pressed": String(chosen.inContext === is) })));
  }
  async function drawContext(found, turn) {
    const told = await globalThis.briefsContext(context, further, found, () => turn === chosen.turn, () => keep(input.value, chosen.equivalents));
    if (turn === chosen.turn) status.textContent = told;
  }

  function drawFacets(counts) {
    facets.replaceChildren();
    for (const names of document.querySelectorAll(".search-labels ul")) {
      const facet = names.dataset.facet;
      const picked = chosen.filters[facet] ?? [];
      const here = counts[facet] ?? {};
      const values = [...names.children].filter((one) => here[one.dataset.value] || picked.includes(one.dataset.value));
      if (values.length < 2 && !picked.length) continue;
      facets.append(element("fieldset", {}, element("legend", {}, names.dataset.name), ...values.map((one) => choice(facet, picked, one, here))));
    }
    filters.hidden = !facets.childElementCount;
  }
  function choice(facet, picked, one, here) {
    const { value } = one.dataset;
    const check = element("input", { type: "checkbox", value });
    check.checked = picked.includes(value);
    check.addEventListener("change", () => {
      const others = picked.filter((other) => other !== value);
      chosen.filters[facet] = check.checked ? [...others, value] : others;
      run();
    });
    const count = element("span", { class: "number" }, String(here[value] ?? 0));
    return element("label", {}, check, " ", element("span", { lang: one.lang || null }, one.textContent), " ", count);
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
    history.replaceState(null, "", address);
    document.title = query ? words.title.replace("{query}", query) : title;
  }
  function recall() {
    const asked = new URLSearchParams(location.search);
    input.value ||= asked.get("q") ?? "";
    chosen.inContext = asked.get("view") === "context";
    for (const names of document.querySelectorAll(".search-labels ul")) {
      chosen.filters[names.dataset.facet] = asked.getAll(names.dataset.facet);
    }
  }

  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
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
    if (!isPage) return;
    event.preventDefault();
    clearTimeout(timer);
    run();
  });
  if (isPage) recall();
  if (input.value) run();
  else if (isPage) input.focus();
};
