// The list of keys, opened by ? or from the foot of the page; keys that are single letters can be turned off.
"use strict";

(() => {
  const root = document.documentElement;
  const dialog = document.querySelector(".shortcuts");
  const opener = document.querySelector(".shortcuts-button");
  if (!dialog || !opener) return;
  const box = dialog.querySelector("input");

  function stored(value) {
    try {
      if (value !== undefined) localStorage.setItem("keys", value);
      return localStorage.getItem("keys");
    } catch {
      return value ?? null; // the choice then lasts as long as the page
    }
  }
  function use(value) {
    root.dataset.keys = value === "off" ? "off" : "on";
    box.checked = value !== "off";
  }
  use(stored());
  box.addEventListener("change", () => {
    const value = box.checked ? "on" : "off";
    stored(value);
    use(value);
  });
  opener.addEventListener("click", () => dialog.showModal());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || root.dataset.keys === "off") return;
    if (event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    dialog.showModal();
  });
})();
