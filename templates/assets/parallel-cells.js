// Two languages of a brief side by side: the blocks of a text, and the cells that show them.
"use strict";

globalThis.briefsCells = (() => {
  // Both sides have a note 1: ids of the right side's notes, and of what stands with them, begin so.
  const OTHER = "o-";
  const OWN = /^(fn|fnref|full|term)-/;
  const HEADINGS = "h2, h3, h4, h5, h6";
  const WHOLE = "figure, .table-box, pre";
  const BLOCKS = `:is(${HEADINGS}, p, li, dt, dd, ${WHOLE})[id]`;
  // What stands in a point or definition and is none of its own words.
  const INNER = `${HEADINGS}, p, ul, ol, dl, blockquote, div, table, hr, ${WHOLE}`;

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }
  const filled = (words, values) => words.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);

  // Copies of parts of a page, with links and ids as they must be where both languages are.
  function copies(parts, side) {
    const box = document.createDocumentFragment();
    box.append(...[...parts].map((part) => document.importNode(part, true)));
    for (const each of side.isOther ? box.querySelectorAll("*") : []) {
      for (const name of ["href", "src", "data-href"]) {
        const value = each.getAttribute(name);
        if (value?.startsWith("#")) each.setAttribute(name, OWN.test(value.slice(1)) ? "#" + OTHER + value.slice(1) : value);
        else if (value) each.setAttribute(name, new URL(value, side.address).href);
      }
      for (const name of ["id", "aria-describedby"]) {
        if (OWN.test(each.getAttribute(name))) each.setAttribute(name, OTHER + each.getAttribute(name));
      }
      // Smaller copies of a picture: their addresses, several in one value, are right on its own page only.
      for (const name of ["srcset", "sizes"]) each.removeAttribute(name);
    }
    // A short name that the brief itself defines: the definition stands on its own page only.
    for (const each of box.querySelectorAll('a.term[href^="#def-"]')) each.replaceWith(...each.childNodes);
    return [...box.childNodes];
  }
  const copied = (part, side) => copies([part], side)[0];

  // An address from before an author named a block, which shows nothing.
  const isFormer = (node) => node?.localName === "span" && node.id && !node.className && !node.hasChildNodes();
  function formerOf(part) {
    const node = part.matches(WHOLE) ? part.previousElementSibling : part.firstElementChild;
    return isFormer(node) ? node.id : "";
  }
  // The first paragraph of a point or definition is the point, though a list that stands before it ends that.
  function isFirstOf(part, holder) {
    return !holder.id && [...holder.querySelectorAll("p[id], li, dt, dd")][0] === part;
  }
  function kindOf(part) {
    if (part.matches(HEADINGS)) return "heading";
    if (part.matches(WHOLE)) return { FIGURE: "figure", PRE: "code" }[part.tagName] ?? "table";
    const held = { LI: "item", DD: "definition", DT: "term" };
    if (held[part.tagName]) return held[part.tagName];
    const holder = part.parentElement.closest("li, dd, .prose");
    if (held[holder.tagName] && isFirstOf(part, holder)) return held[holder.tagName];
    return part.closest("blockquote") ? "quote" : "paragraph";
  }
  function blockOf(part) {
    const lists = [];
    for (let list = part.closest("ul, ol"); list; list = list.parentElement.closest("ul, ol")) lists.push(list);
    return { id: part.id, part, kind: kindOf(part), former: formerOf(part), list: lists[0], depth: lists.length };
  }
  function blocksOf(prose) {
    const parts = [...prose.querySelectorAll(BLOCKS)].filter((part) => !part.parentElement.closest(WHOLE));
    return parts.map(blockOf);
  }

  // The words of a block, without what is its page's own: its addresses and the link to itself.
  function wordsOf({ part, former }, side) {
    const nodes = [...part.childNodes].filter((node) => {
      if (node.nodeType !== Node.ELEMENT_NODE) return true;
      if (former && node.id === former) return false;
      if (part.matches(HEADINGS)) return !(node.matches(".permalink") || (node.matches(".anchor") && node === part.firstElementChild));
      return !part.matches("li, dd") || !node.matches(INNER);
    });
    // Between the words of a point and what stands in it there are line ends.
    while (nodes.length && nodes.at(-1).nodeType === Node.TEXT_NODE && !nodes.at(-1).data.trim()) nodes.pop();
    return copies(nodes, side);
  }
  function pointOf({ list, part }, words) {
    const point = element("li", {}, ...words);
    if (list?.localName !== "ol") return element("ul", {}, point);
    const at = [...list.children].filter((each) => each.localName === "li").indexOf(part.closest("li"));
    return element("ol", { class: list.className, start: String((list.start || 1) + at) }, point);
  }
  // A block as it stands in its cell; `before` are addresses that it had before.
  function shown(block, side, before) {
    const { kind, part } = block;
    if (part.matches(WHOLE)) {
      const whole = copied(part, side);
      whole.removeAttribute("id");
      return [...before, whole];
    }
    const words = [...before, ...wordsOf(block, side)];
    if (kind === "item") return [pointOf(block, words)];
    if (kind === "heading") return [element(part.localName, {}, ...words)];
    return [kind === "quote" ? element("blockquote", {}, element("p", {}, ...words)) : element("p", {}, ...words)];
  }
  function cellOf(block, side, before = []) {
    const isDeep = block.kind !== "heading" && block.depth > 1;
    return element("div", { class: `cell ${block.kind}${isDeep ? " deep" : ""}`, lang: side.lang }, ...shown(block, side, before));
  }

  return { OTHER, element, filled, copies, copied, blocksOf, cellOf };
})();
