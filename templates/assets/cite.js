// How to cite: the day of the visit, and buttons that copy. Without this script a blank stands for the day.
"use strict";

(() => {
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  // The Bluebook, table T12.
  const SHORT = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

  const today = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const values = (form) => ({
    "{Y}": String(today.getFullYear()),
    "{Month}": MONTHS[today.getMonth()],
    "{Mon}": SHORT[today.getMonth()],
    // A day between slashes has two figures, as in 2025/03/10.
    "{M}": form.includes("/") ? two(today.getMonth() + 1) : String(today.getMonth() + 1),
    "{D}": form.includes("/") ? two(today.getDate()) : String(today.getDate()),
  });

  for (const blank of document.querySelectorAll(".visit[data-form]")) {
    const form = blank.dataset.form;
    const known = values(form);
    blank.textContent = form.replace(/\{\w+\}/g, (hole) => known[hole] ?? hole);
    blank.classList.add("filled");
  }

  if (!navigator.clipboard) return;
  const { said } = globalThis.briefsLoad;
  for (const form of document.querySelectorAll(".cite-form")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-button";
    button.textContent = said.copy;
    button.setAttribute("aria-label", said.copyForm.replace("{style}", form.closest("dd").previousElementSibling.textContent));
    form.after(" ", button);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(form.textContent.trim());
      } catch {
        getSelection().selectAllChildren(form);
        return;
      }
      button.textContent = said.copied;
      button.classList.add("done");
      setTimeout(() => {
        button.textContent = said.copy;
        button.classList.remove("done");
      }, 2000);
    });
  }
})();
