// The list of laws: the heads of its columns sort it, and it narrows by jurisdiction, kind and standing.
"use strict";

(() => {
  const table = document.querySelector(".law-table");
  if (!table) return;
  const heads = [...table.tHead.rows[0].cells];
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const laws = (body) => [...body.rows].slice(1); // the first row is the heading of the group
  const value = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();

  function sort(head) {
    const first = head.dataset.first ?? "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    const chosen = head.getAttribute("aria-sort") === first ? other : first;
    const sign = chosen === "ascending" ? 1 : -1;
    const column = head.cellIndex;
    // What has no value stands last, whichever way.
    const compare = (a, b) => (!a - !b) || sign * order.compare(a, b);
    for (const body of table.tBodies) {
      body.append(...laws(body).sort((a, b) => compare(value(a, column), value(b, column))));
    }
    for (const one of heads) one.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", chosen);
  }
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head));
    head.append(button);
  }

  const form = document.querySelector(".law-filters");
  if (!form) return;
  const status = form.querySelector(".law-shown");
  const { one, other, none } = status.dataset;

  function narrow() {
    const chosen = [...new FormData(form)].filter(([, wanted]) => wanted);
    let shown = 0;
    for (const body of table.tBodies) {
      const fitting = laws(body).filter((row) => {
        row.hidden = chosen.some(([name, wanted]) => row.dataset[name] !== wanted);
        return !row.hidden;
      });
      body.hidden = !fitting.length;
      shown += fitting.length;
    }
    status.textContent = !chosen.length ? "" : shown ? (shown === 1 ? one : other).replace("{n}", shown) : none;
  }
  // A link to a jurisdiction chooses it; one to a law shows it whatever was chosen.
  function follow() {
    const place = location.hash.slice(1);
    const jurisdictions = form.elements.jurisdiction;
    if ([...(jurisdictions?.options ?? [])].some((option) => option.value && option.value === place)) {
      form.reset();
      jurisdictions.value = place;
    } else if (document.getElementById(place)?.closest(".law-table tr")) form.reset();
    narrow();
  }
  form.addEventListener("change", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);
  follow();
})();
