// The number of the paragraph under the pointer or the focus, which is its address, and copying with a citation.
"use strict";

globalThis.briefsLoad.text(() => {
  const tools = document.querySelector(".paragraph-tools");
  const prose = document.querySelector(".brief .prose");
  if (!tools || !prose) return;
  const { said } = globalThis.briefsLoad;
  const made = (name, text, attributes) => Object.assign(document.createElement(name), { textContent: text }, attributes);
  const number = made("a", "", { href: "#text" });
  const [copyLink, copyCited] = [said.copyAddress, said.copyCited].map((text) => made("button", text, { type: "button" }));
  const more = made("span", "", { className: "tools-more" });
  more.append(copyLink, " ", copyCited);
  tools.replaceChildren(number, more);
  const paragraphs = [...prose.querySelectorAll(":is(p, li, dd, dt, .table-box, pre, blockquote)[id]")].filter((part) => /^p(\d|-)/.test(part.id));
  let current = null;

  // It stands at the left of its paragraph, or above it where there is no room.
  const show = (part) => {
    if (part === current && !tools.hidden) return;
    close();
    current = part;
    number.href = "#" + part.id;
    const name = part.id.replace(/^p-?/, "");
    number.textContent = "¶" + name;
    number.setAttribute("aria-label", said.paragraphAddress.replace("{number}", name));
    tools.hidden = false;
    place();
  };
  const place = () => {
    const { left, top } = current.getBoundingClientRect();
    const page = prose.parentElement.getBoundingClientRect();
    const width = tools.offsetWidth;
    const beside = page.left - width - 6 > 0 && !tools.classList.contains("open");
    tools.style.left = scrollX + (beside ? page.left - width - 6 : Math.max(4, Math.min(left, innerWidth - width - 4))) + "px";
    tools.style.top = scrollY + (beside ? top : top - tools.offsetHeight) + "px";
  };
  const close = () => {
    tools.classList.remove("open");
    number.setAttribute("aria-expanded", "false");
  };
  for (const part of paragraphs) {
    part.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "touch" && !tools.classList.contains("open")) show(part);
    });
    part.addEventListener("click", (event) => {
      if (event.pointerType === "touch" && !event.target.closest("a")) show(part);
    });
  }
  document.body.append(tools);
  tools.hidden = true;
  number.addEventListener("click", (event) => {
    if (tools.classList.contains("open")) return;
    event.preventDefault();
    history.replaceState(null, "", number.href);
    tools.classList.add("open");
    number.setAttribute("aria-expanded", "true");
    place();
  });

  const { reference, place: called, address } = globalThis.briefsCiting;
  const words = () => {
    const copy = current.cloneNode(true);
    for (const aside of copy.querySelectorAll(".note-mark, .source-card, ol, ul")) aside.remove();
    return copy.textContent.replace(/\u2060/g, "").replace(/\s+/g, " ").trim();
  };
  // The sentence that is selected, or the whole paragraph; the paragraph's number; the brief's reference.
  const cited = () => {
    const selection = getSelection();
    const chosen = selection.rangeCount && current.contains(selection.anchorNode) ? selection.toString().replace(/\u2060/g, "").trim() : "";
    const { lang, dataset } = document.documentElement;
    const [open, shut] = lang.startsWith("zh") && dataset.quotes !== "mainland" ? ["「", "」"] : ["“", "”"];
    return `${open}${chosen || words()}${shut}\n${reference()}\n${called(current.id)} ${address(current.id)}`;
  };
  const copy = async (button, text) => {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = said.copied;
      setTimeout(() => { button.textContent = label; }, 2000);
    } catch {
      number.click();
    }
  };
  // A press on a button must not take the selection away.
  for (const button of [copyLink, copyCited]) button.addEventListener("pointerdown", (event) => event.preventDefault());
  copyLink.addEventListener("click", () => copy(copyLink, address(current.id)));
  copyCited.addEventListener("click", () => copy(copyCited, cited()));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && tools.classList.contains("open")) {
      close();
      number.focus();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!tools.contains(event.target)) close();
  });
  // Who goes through the page by keyboard meets the number of the paragraph in which the focus is.
  prose.addEventListener("focusin", (event) => {
    const part = paragraphs.findLast((one) => one.contains(event.target));
    if (part) show(part);
  });
  // A window of another size (a phone that is turned) has the paragraph elsewhere.
  addEventListener("resize", () => {
    if (!tools.hidden) place();
  });
  if (/^#p(\d|-)/.test(location.hash)) {
    const part = document.getElementById(location.hash.slice(1));
    if (part) show(part);
  }
});
