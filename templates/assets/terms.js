// A field that narrows the glossary to the terms with some words. Without it there are the letters, and the browser's own search.
"use strict";

(() => {
  const field = document.getElementById("filter");
  if (!field) return;
  const said = field.parentElement.querySelector("[role=status]");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  // Briefs that use a term are no words of it.
  const words = (row) => [...(row.cells ?? [row])].flatMap((cell) => [...cell.childNodes]).filter((part) => !part.matches?.("details")).map((part) => part.textContent).join("\n");
  const rows = [...document.querySelectorAll(".glossary-entry, .glossary-index li")].map((row) => ({ row, text: plain(words(row)) }));
  const groups = [...document.querySelectorAll(".glossary-table tbody, .glossary-index")];

  const narrow = () => {
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { row, text } of rows) {
      row.hidden = !wanted.every((word) => text.includes(word));
      if (!row.hidden) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(":is(.glossary-entry, li):not([hidden])");
    said.textContent = wanted.length ? said.dataset[count === 1 ? "one" : "other"].replace("{n}", count) : "";
  };
  field.addEventListener("input", narrow);
  // Who comes back finds the words of before in the field; who follows a link to a term that is hidden sees it.
  addEventListener("pageshow", narrow);
  addEventListener("hashchange", () => {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row?.closest("[hidden]")) return;
    field.value = "";
    narrow();
    row.scrollIntoView();
  });
})();
