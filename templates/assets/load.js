// What is fetched only when it is needed: the words of the scripts, the search, provisions of law. Where they are, and the
// words that a page needs at once, stands before this script in its file.
"use strict";

globalThis.briefsLoad = (() => {
  const { said, files } = globalThis.briefsPage;
  // As this page's links have it, so that it is right on a host, below a path and in a folder.
  const root = document.currentScript.getAttribute("src").replace(/assets\/[^/]*$/, "");
  const tag = document.documentElement.lang;
  const [words, search, provisions] = [files.words[tag], files.search, files.provisions].map((name) => root + name);
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
  // An address of the site as this page reaches it; from a folder no host adds the name of the file.
  function file(address, anchor) {
    const [path, named] = address.split("#");
    const end = location.protocol === "file:" && path.endsWith("/") ? "index.html" : "";
    const fragment = anchor || named;
    return root + path + end + (fragment ? "#" + fragment : "");
  }
  // What one kind of page alone has comes when the page is there; a page is whole without it.
  for (const part of document.querySelectorAll("[data-script]")) script(part.dataset.script).catch(() => {});
  return {
    root,
    said: said[tag],
    file,
    data: (name) => script(root + "search/" + name),
    words: () => script(words).then(() => globalThis.briefsWords),
    // The search takes its words when it begins, so they come first.
    search: () => Promise.all([script(words), script(search)]).then(() => globalThis.briefsSearch.open(root + "search/")),
    provisions: () => Promise.all([script(words), script(provisions)]).then(() => globalThis.briefsProvisions),
  };
})();
