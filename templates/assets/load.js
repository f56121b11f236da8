// What is fetched only when it is needed: the words of the scripts, and the search. Where they are, this file's tag says.
"use strict";

globalThis.briefsLoad = (() => {
  const { root, words, search } = document.currentScript.dataset;
  const asked = new Map();

  function script(source) {
    if (!asked.has(source)) {
      asked.set(source, new Promise((resolve, reject) => {
        const part = document.createElement("script");
        part.src = source;
        part.async = false; // in the order in which they are asked for
        part.onload = resolve;
        // What failed is asked for again the next time.
        part.onerror = (fault) => { asked.delete(source); reject(fault); };
        document.head.append(part);
      }));
    }
    return asked.get(source);
  }
  return {
    root,
    words: () => script(words).then(() => globalThis.briefsWords),
    // The search takes its words when it begins, so they come first.
    search: () => Promise.all([script(words), script(search)]).then(() => globalThis.briefsSearch.open(root + "search/")),
  };
})();
