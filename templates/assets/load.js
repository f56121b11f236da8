// What is fetched only when it is needed: the words of the scripts, the search, provisions of law, the other language of a
// brief. Where they are, and the words that a page needs at once, stands before this script in its file; where the other
// language is, the link that asks for both says.
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
  // Two languages side by side, which the address of a brief may ask for: put together from the pages of both. What looks
  // at the text of a page waits for them.
  const compare = document.querySelector("a[data-compose]");
  const wanted = new URLSearchParams(location.search).get("parallel");
  const composed = wanted === null || !compare || location.protocol === "file:" ? null : compose();
  async function compose() {
    try {
      await Promise.all([script(words), script(compare.dataset.compose)]);
      return await globalThis.briefsParallel(wanted);
    } catch {
      const said = document.createElement("p");
      said.className = "notice";
      said.setAttribute("role", "alert");
      said.textContent = compare.dataset.failed;
      document.querySelector(".notices, main").prepend(said);
      // Another place of the same address would not be asked for again.
      compare.addEventListener("click", () => location.reload());
    } finally {
      delete document.documentElement.dataset.parallel;
    }
  }
  if (!composed) delete document.documentElement.dataset.parallel;
  // From a folder (file:) no page can be fetched.
  if (location.protocol === "file:") compare?.remove();
  // What one kind of page alone has comes when the page is there; a page is whole without it.
  for (const part of document.querySelectorAll("[data-script]")) script(part.dataset.script).catch(() => {});
  return {
    root,
    said: said[tag],
    file,
    // Does something with the text of the page: at once, or when it has two languages, with the page of the other.
    text: (act) => (composed ? composed.then(act) : act()),
    data: (name) => script(root + "search/" + name),
    words: () => script(words).then(() => globalThis.briefsWords),
    // The search takes its words when it begins, so they come first.
    search: () => Promise.all([script(words), script(search)]).then(() => globalThis.briefsSearch.open(root + "search/")),
    provisions: () => Promise.all([script(words), script(provisions)]).then(() => globalThis.briefsProvisions),
  };
})();
