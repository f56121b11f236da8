// What is copied from a text: clean words, full sources in the place of short forms, and where a longer passage stands.
"use strict";

globalThis.briefsCiting = (() => {
  const root = document.documentElement;
  const { said } = globalThis.briefsLoad;
  // A shorter passage is copied without saying where it stands, in characters as `weight` counts them.
  const LEAST = 40;
  const tools = document.querySelector(".paragraph-tools");
  const isParagraph = (part) => /^p(\d|-)/.test(part.id);

  // The brief's reference in the page's language, the words for a paragraph of it, and its address.
  const reference = () => {
    const forms = [...document.querySelectorAll(".cite-form")];
    const form = forms.find((one) => root.lang.startsWith(one.lang.slice(0, 2))) ?? forms[0];
    return form ? form.textContent.trim() : document.title;
  };
  const numberOf = (id) => id.replace(/^p-?/, "");
  const place = (...ids) => said.paragraph.replace("{number}", ids.map(numberOf).join("–"));
  const address = (id) => (document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0]) + "#" + id;

  // A character of Han or kana says as much as some letters: 15 of them count as 40.
  const weight = (text) => [...text.replace(/\s+/g, " ").trim()].reduce((sum, char) => sum + (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(char) ? 40 / 15 : 1), 0);

  // The first and the last paragraph of a selection within the text of a brief.
  const paragraphsOf = (range) => {
    const prose = document.querySelector(".brief .prose");
    if (!tools || !prose?.contains(range.commonAncestorContainer)) return [];
    const found = [...prose.querySelectorAll("[id]")].filter((part) => isParagraph(part) && range.intersectsNode(part));
    // A list item lies within its list: of two that hold one another the inner one is meant.
    const inner = found.filter((part) => !found.some((other) => other !== part && part.contains(other)));
    return inner.map((part) => part.id);
  };
  const pinpoint = (range, text) => {
    const ids = paragraphsOf(range);
    if (!ids.length || weight(text) < LEAST) return null;
    // Only numbers say how far a passage reaches.
    const reach = [ids[0], ids.at(-1)].filter((id, at, all) => all.indexOf(id) === at);
    const said = reach.every((id) => /^p\d{1,3}$/.test(id)) ? place(...reach) : place(ids[0]);
    return { said: `${reference()} ${said}`, address: address(ids[0]) };
  };

  // Away from its page a short form says nothing: what is copied carries the full source in brackets behind it.
  const withSources = (copy) => {
    const [before, after] = root.lang.startsWith("zh") ? ["〔", "〕"] : [" [", "]"];
    for (const link of copy.querySelectorAll("a.short-form")) {
      const original = document.querySelector(`[aria-describedby="${link.getAttribute("aria-describedby")}"]`);
      // Of one that is cut off only what is selected is taken.
      if (link.textContent !== original.textContent) continue;
      const source = document.getElementById(link.getAttribute("aria-describedby"));
      link.after(before, ...source.cloneNode(true).childNodes, after);
    }
  };
  // The number of a note says nothing without the note; where notes are copied along it stands in brackets.
  const withoutMarks = (copy) => {
    const notes = copy.querySelectorAll(".note");
    for (const mark of copy.querySelectorAll(".note-mark")) {
      if (notes.length) mark.replaceWith(`[${mark.textContent}]`);
      else mark.remove();
    }
    const aside = ".source-card, .full-source, .note-sources, .note-number, .note-margin, .note-more, .backlink, .permalink, .paragraph-tools, .chart, .hidden-label, .chart-links";
    for (const part of copy.querySelectorAll(aside)) part.remove();
    for (const note of notes) note.querySelector(".note-text")?.firstElementChild?.prepend(`[${note.id.replace(/^.*fn-/, "")}] `);
    for (const link of copy.querySelectorAll("a.term, .era")) link.replaceWith(...link.childNodes);
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replace(/\u2060/g, "");
  };

  // Rows and points need the table or list that they are of.
  const holder = (copy, element) => {
    if (!element.matches("table, thead, tbody, tr, ul, ol, dl")) return copy;
    const own = element.cloneNode(false);
    if (element.matches("thead, tbody, tr")) copy.append(document.createElement("table"));
    (copy.firstChild ?? copy).append(own);
    return own;
  };

  const textOf = (copy) => {
    document.body.append(copy); // as only what is in the page has line ends
    const text = copy.innerText.trim();
    copy.remove();
    return text;
  };

  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    const main = document.getElementById("text");
    if (!selection.rangeCount || selection.isCollapsed || event.target.closest?.("input, textarea")) return;
    if (!main?.querySelector(".prose")) return;
    const range = selection.getRangeAt(0).cloneRange();
    const inner = range.commonAncestorContainer;
    const element = inner.closest ? inner : inner.parentElement;
    // The lines of code are those of the page; the browser copies them as they are.
    if (!main.contains(element) || element.closest("pre")) return;
    const within = element.closest("a.short-form");
    if (within?.textContent === range.toString()) range.selectNode(within);
    const copy = document.createElement("div");
    copy.lang = element.closest("[lang]").lang;
    holder(copy, element).append(range.cloneContents());
    const before = copy.innerHTML;
    withSources(copy);
    withoutMarks(copy);
    const text = textOf(copy);
    const cited = pinpoint(range, text);
    // What is clean is left to the browser.
    if (!cited && copy.innerHTML === before) return;
    for (const link of copy.querySelectorAll("a[href]")) link.setAttribute("href", link.href);
    if (cited) {
      const line = document.createElement("p");
      const link = document.createElement("a");
      link.href = link.textContent = cited.address;
      line.append(`${cited.said} `, link);
      copy.append(line);
    }
    event.clipboardData.setData("text/plain", cited ? `${text}\n\n${cited.said}\n${cited.address}` : text);
    event.clipboardData.setData("text/html", copy.outerHTML);
    event.preventDefault();
  });

  return { reference, place, address };
})();
