// Where nothing is found: what was not found, the same with less, what comes near.
"use strict";

globalThis.briefsNone = (() => {
  const { words, element, filled, chips } = globalThis.briefsParts;
  const search = globalThis.briefsSearch;

  // Each part in one pair of quotation marks, whatever it was typed with.
  function message(query, unfiltered) {
    if (unfiltered) return filled(words.noneFiltered, "n", unfiltered);
    const parts = search.parse(query).wanted.map(({ said }) => filled(words.quoted, "words", said));
    if (parts.length > 1) return filled(words.noneTogether, "parts", parts.join(words.comma));
    return filled(words.none, "query", search.parse(query).wanted[0]?.said ?? query);
  }
  async function offers(query, options, act) {
    const [{ unquoted, kept, alone }, near] = await Promise.all([search.ways(query, options), search.nearest(query, options)]);
    const less = [
      ...unquoted.map((one) => ({ ...one, label: filled(words.unquoted, "words", one.said) })),
      ...kept.map((one) => ({ ...one, label: filled(words.kept, "words", one.said) })),
      ...alone,
    ];
    const told = new Set(less.map(({ said }) => search.bare(said)));
    const others = near.filter(({ said }) => !told.has(search.bare(said)));
    return [[words.less, less], [words.nearest, others]].filter(([, some]) => some.length)
      .map(([title, some]) => element("section", {}, element("h2", {}, title), chips(some, act)));
  }
  return { message, offers };
})();
