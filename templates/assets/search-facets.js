// The facets of the search page: which values the results have, and which of them are chosen.
"use strict";

globalThis.briefsFacets = (chosen, run) => {
  const { words, element } = globalThis.briefsParts;
  const MOST = 8; // values of a facet that are shown at first
  const wide = matchMedia("(min-width: 62rem)");
  const facets = element("div", { class: "search-facets" });
  const box = element("details", { class: "search-filters", hidden: "" }, element("summary", {}, words.filters), facets);
  // Beside the results where there is room, folded above them where there is none.
  const fold = () => { box.open = wide.matches; };
  wide.addEventListener("change", fold);
  fold();
  const opened = new Set();

  function draw(counts) {
    const held = document.activeElement?.closest?.(".search-facets") ? document.activeElement.dataset.choice : "";
    facets.replaceChildren();
    for (const names of document.querySelectorAll(".search-labels ul")) {
      const { facet, name } = names.dataset;
      const picked = chosen.filters[facet] ?? [];
      const here = counts[facet] ?? {};
      const values = [...names.children].filter((one) => here[one.dataset.value] || picked.includes(one.dataset.value));
      if (values.length < 2 && !picked.length) continue;
      facets.append(element("fieldset", {}, element("legend", {}, name), ...choices(facet, picked, values, here)));
    }
    box.hidden = !facets.childElementCount;
    // Who chooses one goes on from there.
    if (held) facets.querySelector(`[data-choice="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
  }
  // Of many values the most frequent come first; the others can be opened.
  function choices(facet, picked, values, here) {
    const choice = (one) => choiceOf(facet, picked, one, here);
    if (values.length <= MOST + 1) return values.map(choice);
    const weight = (one) => (picked.includes(one.dataset.value) ? Infinity : here[one.dataset.value] ?? 0);
    const sorted = facet === "year" ? values : [...values].sort((a, b) => weight(b) - weight(a) || 0);
    const others = element("details", {}, element("summary", {}, words.filtersMore), ...sorted.slice(MOST).map(choice));
    others.open = opened.has(facet);
    others.addEventListener("toggle", () => { if (others.open) opened.add(facet); else opened.delete(facet); });
    return [...sorted.slice(0, MOST).map(choice), others];
  }
  function choiceOf(facet, picked, one, here) {
    const { value } = one.dataset;
    const check = element("input", { type: "checkbox", value, "data-choice": facet + " " + value });
    check.checked = picked.includes(value);
    check.addEventListener("change", () => {
      const others = picked.filter((other) => other !== value);
      chosen.filters[facet] = check.checked ? [...others, value] : others;
      run();
    });
    const count = element("span", { class: "number" }, String(here[value] ?? 0));
    return element("label", {}, check, element("span", { lang: one.lang || null }, one.textContent), count);
  }
  return { box, draw };
};
