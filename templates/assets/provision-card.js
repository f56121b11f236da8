// The card of a provision, wherever one is shown: law, standing, article, the paragraphs that discuss it, official text.
"use strict";

globalThis.briefsProvisions = (() => {
  const load = globalThis.briefsLoad;
  const words = globalThis.briefsWords;
  const root = document.documentElement;
  const own = root.lang.startsWith("zh-Hans") ? 1 : root.lang.startsWith("zh") ? 0 : 2;
  const held = { laws: [], countries: {}, byName: new Map(), rules: null, names: new Map() };

  // The files of briefs/publishing/files/provision_files.py call these.
  const law = (name, data) => held.byName.set(name, data);
  const laws = (list, countries) => {
    held.countries = countries;
    held.laws = list.map(([id, of, key, keys, anchors]) => ({ id, of, key, keys, anchors: anchors.split(" ") }));
  };
  const rules = (data) => { held.rules = data; };
  const names = (number, lines) => held.names.set(number, lines.split("\n").map((line) => line.split("\t")));

  async function lawCalled(id) {
    await load.data(`laws/${id}.js`);
    return held.byName.get(id);
  }

  // Addresses with places for values, as resolving/systems.py fills them.
  function filled(rule, values) {
    if (rule.needs && !values[rule.needs]) return "";
    const fits = ([name, pattern]) => new RegExp(`^(?:${pattern})$`).test(values[name] ?? "");
    if (!Object.entries(rule.when ?? {}).every(fits)) return "";
    const missing = [...rule.to.matchAll(/\{(\w+)\}/g)].some(([, name]) => values[name] === undefined);
    return missing ? "" : rule.to.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name]).replace(/%2F/g, "/").replace(/%3A/g, ":"));
  }
  // The best address for the reader: one of the own language before one for all.
  function whole(every, values) {
    const fitting = [...every.filter(({ lang }) => lang && root.lang.startsWith(lang)), ...every.filter(({ lang }) => !lang)];
    return fitting.map((rule) => filled(rule, values)).find(Boolean) ?? "";
  }
  function placeOf(places, article) {
    for (const one of places ? places.split(";") : []) {
      const [place, ...spans] = one.split(" ");
      const isIn = (span) => {
        const [first, last] = span.split("-");
        return span === article || (last && /^\d+$/.test(article) && Number(first) <= Number(article) && Number(article) <= Number(last));
      };
      if (spans.some(isIn)) return place ? place + "-" : "";
    }
    return undefined;
  }
  const hasArticle = (places, article) => placeOf(places, article.replaceAll("-", "_")) !== undefined;
  function officialOf({ address = [], provisions = {}, places = "" }, cited, values = {}) {
    const place = placeOf(places, cited.number.replaceAll("-", "_"));
    const given = { ...values, ...(cited.paragraph ? { paragraph: cited.paragraph } : {}), ...(place === undefined ? {} : { place }) };
    for (const rule of provisions[cited.unit] ?? []) {
      const to = filled(rule, { ...given, [cited.unit]: cited.number.replaceAll("-", rule.joint ?? "-") });
      if (to && (!rule.lang || root.lang.startsWith(rule.lang))) return to;
    }
    return whole(address, values);
  }

  const said = (text, values) => Object.entries(values).reduce((made, [name, value]) => made.replace(`{${name}}`, () => value), text);
  const counted = (forms, n) => said(n === 1 ? forms.one : forms.other, { n });
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }
  const [SECTIONS, SCHEDULES] = [new Set(["section"]), new Set(["schedule", "regulation", "rule"])];
  // 第18條之1, Article 25(2), Articles 3–9.
  function label({ unit, number, to = "", paragraph = "" }) {
    const name = SECTIONS.has(unit) ? "Section" : SCHEDULES.has(unit) ? unit[0].toUpperCase() + unit.slice(1) : "Article";
    if (to) return said(words[`provision${name}s`] ?? words.provisionArticles, { number, to });
    const [first, ...branches] = own === 2 ? [number] : number.split("-");
    return said(words[`provision${name}`], { number: first }) + branches.map((one) => "之" + one).join("") + (paragraph ? said(words.provisionParagraph, { number: paragraph }) : "");
  }
  function signOf(sign, dates = "") {
    const [shape, text] = words.signs[sign];
    const parts = [element("span", { class: "sign-shape", "aria-hidden": "true" }, shape), " ", element("span", { class: "sign-text" }, text)];
    return element("span", { class: "sign sign-" + sign }, ...parts, ...(dates ? [" ", element("span", { class: "sign-dates" }, dates)] : []));
  }

  // What is said of a provision: in paragraphs by brief, those of ranges around it too.
  function saidOf(data, cited) {
    const isOne = ([, unit, number, to]) => unit === cited.unit && number === cited.number && to === (cited.to ?? "");
    const isAround = ([, unit, number, to]) => unit === cited.unit && to && !cited.to && Number(number) <= Number(cited.number) && Number(cited.number) <= Number(to);
    const found = [...data.discussed.filter(isOne), ...data.discussed.filter(isAround)];
    const places = new Map();
    for (const [, , , , , some] of found) {
      for (const [brief, ...anchors] of some) places.set(brief, [...new Set([...(places.get(brief) ?? []), ...anchors])]);
    }
    return { anchor: found[0]?.[0] ?? "", count: found.reduce((sum, [, , , , count]) => sum + count, 0), places: [...places] };
  }
  // A paragraph, a note, a point of the headnote; the id that an author gave to a table or figure is a name.
  const PLACES = { "headnote-": "keyPoint", "fn-": "noteLabel", "table-": "tableLabel", "figure-": "figureLabel" };
  function named(anchor) {
    const [, kind, number] = /^(headnote-|fn-|table-|figure-)(\d+)$/.exec(anchor) ?? [];
    if (kind) return said(words[PLACES[kind]], { number });
    const [, paragraph] = /^p-?(.+)$/.exec(anchor) ?? [];
    return paragraph ? said(words.paragraph, { number: paragraph }) : anchor;
  }
  function listed(data, places) {
    return places.map(([at, anchors]) => {
      const [titles, addresses] = data.briefs[at];
      // Points of the headnote stand above the text and notes below; new paragraphs have no number (p3f2a) and go last.
      const place = (anchor) => (anchor.startsWith("headnote") ? 0 : anchor.startsWith("fn-") ? 1e6 + Number(anchor.slice(3)) : Number(anchor.slice(1)) || 1e5);
      const links = anchors.sort((a, b) => place(a) - place(b) || 0).map((anchor) => element("a", { href: load.file(addresses[own], anchor) }, named(anchor)));
      return element("li", {}, titles[own], " ", ...links.flatMap((link, nth) => (nth ? [words.comma, link] : [link])));
    });
  }

  // A law of a record, or of the rules: `data` of the first is its file, of the second its names and addresses.
  function card(data, cited, { values, isRecorded, isWhole }) {
    const told = isRecorded ? saidOf(data, cited) : null;
    const name = data.shorts?.[own] || data.names[own];
    const page = isRecorded ? load.file(data.pages[own], told.anchor) : "";
    const official = officialOf(data, cited, values);
    const number = data.numbers?.[own] && data.numbers[own] !== name ? [" ", element("span", { class: "provision-number" }, data.numbers[own])] : [];
    const title = element("p", { class: "provision-title" }, element(page ? "a" : "span", { href: page, lang: isRecorded || own === 2 ? "" : data.lang }, name), " ", element("span", { class: "provision-label" }, cited.number ? label(cited) : ""), ...number);
    const full = data.shorts?.[own] && data.names[own] !== name ? [element("p", { class: "provision-full" }, data.names[own])] : [];
    const coming = data.coming?.[own] ? [" ", element("span", { class: "quiet" }, data.coming[own])] : [];
    // A case or a document is no law that could be in force.
    const sign = isWhole ? [] : [element("p", { class: "provision-sign" }, signOf(data.sign ?? "unchecked", data.dates?.[own]), ...coming)];
    const some = told?.count
      ? [element("p", { class: "provision-said" }, counted(words.provisionSaid, told.count)), element("ul", { class: "provision-places" }, ...listed(data, told.places))]
      : cited.number || !isRecorded ? [element("p", { class: "provision-said" }, isRecorded ? words.provisionNone : words.provisionNoRecord)] : [];
    // Whose law it is, is told by who has the text: 民法 is Taiwan's and Japan's.
    const host = isRecorded || !official ? [] : [" ", element("span", { class: "provision-number" }, new URL(official).host.replace(/^www\./, ""))];
    const links = [
      ...(page ? [element("a", { href: page }, words.provisionPage)] : []),
      ...(official ? [element("a", { class: "official-text", href: official, hreflang: data.lang, title: new URL(official).host }, words.officialText)] : []),
    ];
    return element("div", { class: "provision-card" }, title, ...full, ...sign, ...some, element("p", { class: "provision-links" }, ...links.flatMap((link, at) => (at ? [" ", link] : [link])), ...host));
  }

  // The card behind a link to a provision on the page of its law: `art-25`, `sec-3`, `art-3-to-9`.
  async function cardOf(id, anchor) {
    const data = await lawCalled(id);
    const known = data.discussed.find(([one]) => one === anchor);
    const [, unit, number, to] = known ?? [anchor, ...byAnchor(anchor)];
    return card(data, { unit, number, to }, { isRecorded: true });
  }
  function byAnchor(anchor) {
    const [, unit, number, to = ""] = /^(art|sec)-(.+?)(?:-to-(.+))?$/.exec(anchor);
    return [unit === "sec" ? "section" : "article", number.toUpperCase(), to.toUpperCase()];
  }

  return { law, laws, rules, names, held, lawCalled, hasArticle, filled, whole, label, card, cardOf, element, signOf, own };
})();
