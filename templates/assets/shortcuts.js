// The list of keys, opened by ? or from the foot of the page; keys that are single letters can be turned off.
"use strict";

(() => {
  const root = document.documentElement;
  const opener = document.querySelector(".shortcuts-button");
  if (!opener) return;
  let dialog = null;

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
  }
  use(stored());

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }
  // `Ctrl+K` is two keys that are pressed together.
  function keys(text) {
    return text.split(" ").flatMap((stroke, at) => [...(at ? [" "] : []),
      ...stroke.split("+").flatMap((key, second) => [...(second ? ["+"] : []), element("kbd", {}, key)])]);
  }
  function made(words) {
    const box = element("input", { type: "checkbox" });
    box.checked = root.dataset.keys !== "off";
    box.addEventListener("change", () => {
      const value = box.checked ? "on" : "off";
      stored(value);
      use(value);
    });
    const rows = [["/ Ctrl+K", words.search], ["↓ ↑ Enter", words.results], ["n p", words.step], ["Esc", words.close], ["?", words.list]];
    const shown = element("dialog", { class: "shortcuts", "aria-labelledby": "shortcuts-name" },
      element("h2", { id: "shortcuts-name" }, opener.textContent),
      element("dl", {}, ...rows.map(([strokes, what]) => element("div", {}, element("dt", {}, ...keys(strokes)), element("dd", {}, what)))),
      element("p", {}, element("label", {}, box, " ", words.single)),
      element("form", { method: "dialog" }, element("button", {}, words.end)));
    shown.addEventListener("click", (event) => { if (event.target === shown) shown.close(); });
    document.body.append(shown);
    return shown;
  }
  async function open() {
    const { keys: words } = await globalThis.briefsLoad.words();
    dialog ??= made(words);
    if (!document.querySelector("dialog[open]")) dialog.showModal();
  }
  opener.addEventListener("click", () => open().catch(() => {}));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || root.dataset.keys === "off") return;
    if (event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]")) return;
    event.preventDefault();
    open().catch(() => {});
  });
})();
