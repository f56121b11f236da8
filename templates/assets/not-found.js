// The page for addresses that don't exist: it speaks the language of the one that was asked for, and names the nearest pages.
(() => {
  "use strict";
  const main = document.querySelector(".not-found");
  if (!main) return;
  const MOST = 3; // pages that are named
  const LEAST = 0.45; // how alike an address must be to be named
  const NOT_EQUAL = 0.85; // what is alike counts less than what is equal, whatever its folder
  const IN_FOLDER = 0.1;
  const LONGEST = 120; // characters of a part that is compared
  const root = new URL(main.dataset.root, location.href);
  const sections = [...main.querySelectorAll("section")];
  const FOLDERS = ["briefs", "laws", "sources", "topics", "jurisdictions", "years", "authors", "authorities"];
  const OTHER_TAGS = { zh: "zh-hant", "zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant", tw: "zh-hant", "zh-cn": "zh-hans", "zh-sg": "zh-hans", cn: "zh-hans" };

  function folderOf(tag) {
    const small = tag.toLowerCase().replace("_", "-");
    const known = (folder) => sections.some((section) => section.dataset.folder === folder);
    return [small, OTHER_TAGS[small], small.split("-").slice(0, 2).join("-"), small.split("-")[0]].find((one) => one && known(one));
  }

  // The parts of the address below the root, in small letters, without what a text or an old server has left at their ends.
  function asked() {
    const path = location.pathname.startsWith(root.pathname) ? location.pathname.slice(root.pathname.length) : location.pathname;
    return path.split("/").map((part) => {
      let said = part;
      try {
        said = decodeURIComponent(part);
      } catch {
        // A broken escape stays as it is.
      }
      return said.normalize("NFC").toLowerCase().slice(0, LONGEST).trim()
        .replace(/[\])}>.,;:!?'"\u3001-\u3002\u300a-\u300f\uff09\uff0c\uff1a\uff1b\u2018-\u201d]+$/u, "").replace(/\.(html?|php|aspx?|md|pdf)$/, "").replace(/[\s_+]+/g, "-");
    }).filter((part) => part && part !== "index");
  }

  // How many letters must be changed, left out, put in or exchanged with the next.
  function distance(one, other) {
    let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[other.length];
  }
  // How many words two names share: of an address that was cut off, or of which the order was remembered wrongly.
  function shared(one, other) {
    const [ours, theirs] = [new Set(one.split("-")), new Set(other.split("-"))];
    const weight = (words) => [...words].reduce((sum, word) => sum + word.length, 0);
    const both = weight([...ours].filter((word) => theirs.has(word)));
    return (2 * both) / (weight(ours) + weight(theirs));
  }
  function alike(part, name) {
    if (part === name) return 1;
    if (part.length >= 4 && name.startsWith(part)) return NOT_EQUAL * (0.6 + 0.4 * (part.length / name.length));
    const longer = Math.max(part.length, name.length);
    const edited = longer - Math.min(part.length, name.length) > longer / 2 ? 0 : 1 - distance(part, name) / longer;
    return NOT_EQUAL * Math.max(edited >= 0.6 ? edited : 0, shared(part, name));
  }

  // The names of which addresses are made, the nearest first; a name in the folder that was asked for goes before others.
  function nearest(parts, known) {
    const isFolder = (part) => FOLDERS.some((folder) => alike(part, folder) >= 0.7);
    const own = parts.filter((part, at) => at > 0 || !isFolder(part));
    const found = [];
    for (const [folder, names] of Object.entries(known)) {
      const inFolder = folder && own.length < parts.length && alike(parts[0], folder) >= 0.7;
      // Most names begin with a year; only who asked for one means it.
      if (folder === "years" && !own.some((part) => /^\d+$/.test(part))) continue;
      for (const name of names) {
        const most = Math.max(0, ...(own.length ? own : parts).map((part) => alike(part, name)));
        if (most >= LEAST) found.push({ address: folder ? `${folder}/${name}/` : `${name}/`, score: most + (inFolder ? IN_FOLDER : 0) });
      }
    }
    // Of a folder in which nothing is like it, the list.
    if (!found.length && own.length < parts.length) return known[""].filter((name) => alike(parts[0], name) >= 0.7).map((name) => `${name}/`);
    found.sort((one, other) => other.score - one.score);
    // Beside one that is right but for its folder or its letters, others would only be in the way.
    const best = found[0]?.score ?? 0;
    return found.filter(({ score }) => score > best - 0.25).slice(0, MOST).map(({ address }) => address);
  }

  async function link(address) {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const anchor = document.createElement("a");
    anchor.href = address.pathname;
    anchor.textContent = page.querySelector('meta[property="og:title"]')?.content ?? page.title;
    if (page.documentElement.lang !== document.documentElement.lang) anchor.lang = page.documentElement.lang;
    return anchor;
  }
  async function name(section, parts) {
    const answer = await fetch(new URL("addresses.json", root));
    if (!answer.ok) return;
    const folder = new URL(`${section.dataset.folder}/`, root);
    const found = nearest(parts, await answer.json());
    const links = (await Promise.all(found.map((one) => link(new URL(one, folder))))).filter(Boolean);
    const list = section.querySelector(".nearest ul");
    for (const one of links) {
      const item = document.createElement("li");
      item.append(one);
      list.append(item);
    }
    list.parentElement.hidden = links.length === 0;
  }

  function speak(section) {
    if (document.documentElement.lang !== section.lang) document.querySelector(".site-footer")?.remove();
    for (const other of sections) other.hidden = other !== section;
    document.documentElement.lang = section.lang;
    const heading = section.querySelector("h1, h2");
    document.title = `${heading.textContent} · ${section.dataset.site}`;
    if (heading.localName !== "h1") {
      const first = document.createElement("h1");
      first.textContent = heading.textContent;
      heading.replaceWith(first);
    }
    const site = document.querySelector(".site-name");
    if (site) [site.textContent, site.href] = [section.dataset.site, `${root.pathname}${section.dataset.folder}/`];
    for (const link of document.querySelectorAll(".language-switch a")) {
      if (link.lang === section.lang) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const search = document.querySelector(".search-link");
    if (!search) return;
    const form = section.querySelector("form");
    search.href = form.action;
    search.title = form.getAttribute("aria-label");
    search.querySelector("span").textContent = form.querySelector("button").textContent;
  }

  const parts = asked();
  const folders = [parts[0] && folderOf(parts[0]), ...(navigator.languages ?? []).map(folderOf)];
  const section = sections.find((one) => one.dataset.folder === folders.find(Boolean)) ?? sections[0];
  speak(section);
  const names = parts[0] && folderOf(parts[0]) ? parts.slice(1) : parts;
  const telling = names.filter((part) => !FOLDERS.includes(part)).flatMap((part) => part.split("-")).filter((word) => word.length > 2 && !/^\d+$/.test(word));
  section.querySelector("input").value = telling.slice(-6).join(" ");
  if (names.length) name(section, names).catch(() => {}); // without the list the page is what it is without a script
})();
