// The words that a reader searched for, marked on the page that the result led to, and stepped through.
"use strict";

(() => {
  const words = globalThis.briefsWords;
  const BLOCKS = "main :is(p, li, dd, dt, td, th, figcaption, h1, h2, h3, h4, h5, h6)";
  const ASIDE = ".note-mark, .permalink, .backlink, .note-sources, .source-card, .paragraph-tools, [hidden]";

  // The text nodes of a block that are its own, and not those of a block inside it.
  function nodesOf(block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) => {
      const own = node.parentElement.closest(BLOCKS) === block;
      return own && !node.parentElement.closest(ASIDE) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
    });
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  }
  function rangesIn(block, search, phrases) {
    const nodes = nodesOf(block);
    const starts = [];
    let whole = "";
    for (const node of nodes) {
      starts.push(whole.length);
      whole += node.data;
    }
    const at = (place, isEnd) => {
      let index = starts.findLastIndex((start) => (isEnd ? start < place : start <= place));
      if (index < 0) index = 0;
      return [nodes[index], place - starts[index]];
    };
    return search.places(whole, phrases).map(([start, end]) => {
      const range = new Range();
      range.setStart(...at(start, false));
      range.setEnd(...at(end, true));
      return range;
    });
  }

  async function mark(query, equivalents) {
    const search = globalThis.briefsSearch;
    const { phrases } = await search.search(query, { equivalents });
    const ranges = [...document.querySelectorAll(BLOCKS)].flatMap((block) => rangesIn(block, search, phrases));
    if (!ranges.length || !globalThis.Highlight) return;
    CSS.highlights.set("found", new Highlight(...ranges));
    let current = Math.max(0, ranges.findIndex((range) => range.getBoundingClientRect().bottom > 60));
    const bar = document.createElement("div");
    bar.className = "found-bar";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", words.label);
    const told = document.createElement("span");
    told.setAttribute("role", "status");
    const show = (step) => {
      current = (current + step + ranges.length) % ranges.length;
      CSS.highlights.set("found-here", new Highlight(ranges[current]));
      told.textContent = `${current + 1} / ${ranges.length}`;
      if (step) ranges[current].startContainer.parentElement.scrollIntoView({ block: "center" });
    };
    const button = (sign, label, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = sign;
      made.setAttribute("aria-label", label);
      made.addEventListener("click", act);
      return made;
    };
    const close = () => {
      CSS.highlights.delete("found");
      CSS.highlights.delete("found-here");
      document.removeEventListener("keydown", keys);
      bar.remove();
    };
    bar.append(button("‹", words.before, () => show(-1)), told, button("›", words.next, () => show(1)), button("×", words.close, close));
    // n and p step as the buttons do, Escape closes, unless somebody is typing or a dialog is open.
    const keys = (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
      if (event.target.closest("input, textarea, select, [contenteditable]")) return;
      if (event.key.length === 1 && document.documentElement.dataset.keys === "off") return;
      const acts = { n: () => show(1), p: () => show(-1), Escape: close };
      if (!acts[event.key]) return;
      event.preventDefault();
      acts[event.key]();
    };
    document.addEventListener("keydown", keys);
    document.body.append(bar);
    show(0);
  }
  globalThis.briefsMarks = mark;
})();
