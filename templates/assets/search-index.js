// The index that the build made (briefs/searching), loaded piece by piece and read.
"use strict";

(() => {
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Map([...ALPHABET].map((char, value) => [char, value]));
  const NEAR_SHARDS = 8; // how many shards the terms that begin with a few letters may fill
  const BINARY = "windows-1252"; // in which each byte is a character: packs are read so
  const decoder = new TextDecoder(BINARY);
  const BYTES = new Map([...decoder.decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map((char, byte) => [char, byte]));
  const WINDOW = 32_000; // bytes of a text that another one is written after
  const HEAD = 400; // bytes of a pack that are read first: mostly they hold the places of all in it
  const state = { start: null, token: "", base: "", terms: new Map(), packs: new Map(), waiting: new Map() };

  const { useClasses, classed, isCjk } = globalThis.briefsSearch;

  // The files of the index call these.
  function start(token, data) {
    state.start = data;
    state.token = token;
    useClasses(classesIn(data.fold), data.ordinary);
    data.shards = shardsIn(data);
    data.latinFrom = figures(data.latin);
    data.numbers = {};
    for (const [facet, values] of Object.entries(data.facets)) {
      data.numbers[facet] = Object.fromEntries(Object.entries(values).map(([value, text]) => [value, new Set(running(figures(text)))]));
    }
    data.briefs = data.numbers.kind?.brief ?? new Set();
    data.sizes = [...data.lengths].map((char) => VALUES.get(char));
    const briefs = [...data.briefs].map((number) => data.sizes[number]);
    data.average = 2 ** (briefs.reduce((sum, size) => sum + size, 0) / (briefs.length || 1) / 2);
  }
  function terms(name, documents, places, written) {
    const bytes = Uint8Array.from(atob(written), (char) => char.charCodeAt(0));
    state.terms.set(name, unpacked(bytes).then((data) => linesIn(data, documents, places)));
  }
  // A pack that was loaded whole.
  function pack(name, table, texts) {
    state.packs.set(name, { places: placesIn(name, table), slice: async (from, to) => texts.slice(from, to) });
  }

  // Loading: a script works from a folder too, where a browser refuses to fetch.
  let load = (url, charset) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    if (charset) script.charset = charset;
    script.src = url;
    script.onload = () => { script.remove(); resolve(); };
    script.onerror = () => { script.remove(); reject(new Error(url)); };
    document.head.append(script);
  });
  function need(name, version, charset) {
    if (!state.waiting.has(name)) {
      const coming = load(state.base + name + ".js" + (version ? "?" + version : ""), charset);
      // What failed is asked for again the next time.
      coming.catch(() => state.waiting.delete(name));
      state.waiting.set(name, coming);
    }
    return state.waiting.get(name);
  }
  async function open(base, loader) {
    state.base = base;
    if (loader) load = loader;
    state.ranges = !loader && location.protocol !== "file:";
    await need("start");
    return state.start;
  }

  // Numbers in figures of base 32, as searching/figures.py writes them.
  function figures(written) {
    const values = [];
    let value = 0;
    let scale = 1;
    for (const char of written) {
      const digit = VALUES.get(char);
      value += (digit & 31) * scale;
      if (digit < 32) {
        values.push(value);
        value = 0;
        scale = 1;
      } else {
        scale *= 32;
      }
    }
    return values;
  }
  function running(values) {
    let sum = 0;
    return values.map((value) => (sum += value));
  }

  // Pairs of a character and one that it stands for, as searching/start.py writes them.
  function classesIn(written) {
    const [ones, others] = written.map(figures);
    const characters = (codes) => running(codes).map((code) => String.fromCodePoint(code));
    const own = characters(ones);
    return characters(others.map((step) => (step % 2 ? -(step + 1) / 2 : step / 2))).map((other, at) => [own[at], other]);
  }

  // What to look up for a phrase: terms that cover it, with how far, in places, they stand from its beginning.
  function lookups(units) {
    const found = [];
    let place = 0;
    // A mark takes up a place.
    const placed = units.map((unit, at) => (place += at && (unit.joined ? 1 : 2)));
    const isPair = (at) => at >= 0 && at + 1 < units.length && units[at + 1].joined && (units[at].cjk || units[at + 1].cjk);
    for (let at = 0; at < units.length;) {
      // A last character goes with the one before it, as by itself it is a term only before a mark.
      const from = isPair(at) || !isPair(at - 1) ? at : at - 1;
      const isTerm = isPair(from) || !units[from].cjk || from + 1 < units.length;
      // The parts of one word are a term together.
      if (from && units[from].isTight) found.push({ term: units[from - 1].text + "-" + units[from].text, at: placed[from - 1] });
      if (isTerm) found.push({ term: isPair(from) ? units[from].text + units[from + 1].text : written(units[from]), at: placed[from] });
      at = from + (isPair(from) ? 2 : 1);
    }
    return found;
  }

  // What would be another word in small letters is a term of its own: IT, AIs.
  function written({ text, isAcronym, isPlural }) {
    if (isPlural) return text.slice(0, -1).toUpperCase() + "s";
    return isAcronym ? text.toUpperCase() : text;
  }

  // Order of code points, which is that of the build; JavaScript's own is that of UTF-16.
  function before(a, b) {
    const ours = [...a];
    const theirs = [...b];
    for (let at = 0; at < Math.min(ours.length, theirs.length); at += 1) {
      const difference = ours[at].codePointAt(0) - theirs[at].codePointAt(0);
      if (difference) return difference < 0;
    }
    return ours.length < theirs.length;
  }
  function shardOf(term) {
    const { shards } = state.start;
    let low = 0;
    let high = shards.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(term, shards[middle].begin)) high = middle;
      else low = middle + 1;
    }
    return low - 1;
  }
  // The shards of all groups, one after another: how the first term of each begins, its name, and the digest of its group.
  // A term that is long in some stretches of documents has a file for each: `parts` has a bit for the shard's own file,
  // and one for each stretch.
  function shardsIn({ shards, digests, digest, grouping, parts }) {
    const bits = figures(parts);
    let last = "";
    let count = 0;
    let groups = -1;
    let long = [];
    return beginsIn(shards).map((begin, at) => {
      const group = groupOf(begin, grouping);
      if (group !== last) {
        groups += 1;
        long = [];
      }
      count = group === last ? count + 1 : 0;
      last = group;
      const has = bits[at] || 1;
      const names = has & 1 ? [`${group}_${count}`] : [];
      for (let stretch = 0; has >> (stretch + 1); stretch += 1) {
        if (!(has & (2 << stretch))) continue;
        long[stretch] ??= 0;
        names.push(`${group}_${long[stretch]}_${stretch}`);
        long[stretch] += 1;
      }
      return { begin, names, digest: digests.slice(groups * digest, (groups + 1) * digest) };
    });
  }
  // Beginnings of terms, each by what it has more than the one before, as searching/start.py writes them.
  function beginsIn(written) {
    const [shared, more, codes] = written.map(figures);
    let before = [];
    let from = 0;
    return shared.map((same, at) => {
      const [own, ...others] = codes.slice(from, from + more[at] + 1);
      from += more[at] + 1;
      before = [...before.slice(0, same), own + (before[same] ?? 0), ...others];
      return String.fromCodePoint(...before);
    });
  }
  // The group of a term: the same as searching/segments.py.
  function groupOf(term, [bits, letters]) {
    const code = term.codePointAt(0);
    if (code >= 0x2e80) return "h" + (code >> bits).toString(16);
    return "w" + [...term].slice(0, letters).map((letter) => letter.codePointAt(0).toString(16)).join("-");
  }
  // The terms of a shard, each with its lines.
  async function shard(index) {
    const { names = [], digest } = state.start.shards[index] ?? {};
    const found = new Map();
    for (const held of await Promise.all(names.map((name) => need("terms/" + name, digest).then(() => state.terms.get(name))))) {
      for (const [term, line] of held ?? []) found.set(term, [...(found.get(term) ?? []), line]);
    }
    return found;
  }
  async function postings(term) {
    const index = shardOf(term);
    return index < 0 ? null : ((await shard(index)).get(term) ?? null);
  }
  // All terms that begin so, with their postings: a character by itself, or the beginning of a word.
  async function beginning(prefix) {
    const { shards } = state.start;
    const first = Math.max(0, shardOf(prefix));
    let last = first;
    const goesOn = () => last + 1 < shards.length && shards[last + 1].begin.startsWith(prefix);
    while (goesOn() && last - first < NEAR_SHARDS) last += 1;
    const loaded = await Promise.all(Array.from({ length: last - first + 1 }, (_, step) => shard(first + step)));
    return { entries: loaded.flatMap((held) => [...held].filter(([term]) => term.startsWith(prefix))), isPartial: goesOn() };
  }
  // The lines of a shard by term, as searching/index.py writes them: columns of bytes, of which three are a number.
  function linesIn(data, documents, places) {
    const ends = data.indexOf(0);
    const terms = new TextDecoder().decode(data.subarray(0, ends)).split("\n").slice(0, -1);
    let from = ends + 1;
    const column = (size) => data.subarray(from, (from += size));
    const high = [terms.length, terms.length, documents, documents, documents, places].map(column);
    const low = [terms.length, documents, documents, documents, places, places].map(column);
    const counts = { columns: [high[0], high[1], low[0]] };
    const held = {
      numbers: { columns: [high[2], low[1], low[2]] },
      weights: { columns: [high[3], high[4], low[3]] },
      places: { columns: [high[5], low[4], low[5]] },
    };
    let document = 0;
    let place = 0;
    return new Map(terms.map((term, at) => {
      const line = { held, from: document, to: document + value(counts, at), place };
      for (; document < line.to; document += 1) place += value(held.weights, document) >> 4;
      return [term, line];
    }));
  }
  function value({ columns: [first, second, third] }, at) {
    return (first[at] << 16) | (second[at] << 8) | third[at];
  }
  // Document number → [weight, places], as searching/postings.py writes them.
  function decoded(lines) {
    const found = new Map();
    for (const { held, from, to, place: begin } of lines) {
      let place = begin;
      let number = 0;
      for (let at = from; at < to; at += 1) {
        number += value(held.numbers, at);
        const weight = value(held.weights, at);
        const count = weight >> 4;
        const first = place;
        place += count;
        // A host may send a newer shard than the start file was.
        if (state.start.sizes[number]) found.set(number, [weight & 15, Array.from({ length: count }, (_, step) => value(held.places, first + step))]);
      }
    }
    return found;
  }
  function united(all) {
    const found = new Map();
    for (const one of all) {
      for (const [number, [weight, held]] of one) {
        const has = found.get(number);
        found.set(number, has ? [Math.max(has[0], weight), [...new Set([...has[1], ...held])].sort((a, b) => a - b)] : [weight, held]);
      }
    }
    return found;
  }
  // Documents that have a phrase: number → [weight, places at which it may begin]. `isPartial` says that there may be more.
  async function having({ units }) {
    const [first] = units;
    if (units.length === 1 && (first.cjk || first.begins)) {
      const { entries, isPartial } = await beginning(first.text);
      // The word itself, alone or with a character behind it, is not one that only begins so.
      const goesOn = ([term]) => term.length > first.text.length && term[first.text.length] !== "-" && !isCjk(String.fromCodePoint(term.codePointAt(first.text.length)));
      const wider = first.begins ? entries.filter(goesOn) : entries;
      return Object.assign(united(wider.map(([, written]) => decoded(written))), { isPartial });
    }
    const asked = lookups(units);
    const written = await Promise.all(asked.map(({ term }) => postings(term)));
    if (written.some((one) => !one)) return new Map();
    const lists = written.map(decoded);
    const rarest = lists.reduce((least, list) => (list.size < least.size ? list : least));
    const found = new Map();
    for (const number of rarest.keys()) {
      const here = lists.map((list) => list.get(number));
      if (here.some((one) => !one)) continue;
      const begins = aligned(here.map(([, list]) => list), asked.map(({ at }) => at));
      if (begins.length) found.set(number, [Math.min(...here.map(([weight]) => weight)), begins]);
    }
    return found;
  }
  // Places at which all parts of a phrase stand as far behind one another as they should; what may be a phrase is looked
  // at again in the text.
  function aligned(lists, offsets) {
    const sets = lists.map((list) => new Set(list));
    const first = lists[0].map((place) => place - offsets[0]);
    return first.filter((place) => offsets.every((offset, index) => sets[index].has(place + offset)));
  }

  // Where the pieces of a pack are in its text, as searching/text_packs.py writes them: number of a document → its pieces,
  // each with the number of its first passage, and where it begins, ends, and its derived script ends; and where that is
  // which is known of the document.
  function placesIn(name, table) {
    const values = figures(table)[Symbol.iterator]();
    const next = () => values.next().value;
    const places = new Map();
    let number = Number(name) * state.start.pack;
    let from = 0;
    const piecesIn = (count, isChinese) => {
      let first = 0;
      return Array.from({ length: count }, () => {
        first += next();
        const to = from + next();
        const end = to + (isChinese ? next() : 0);
        const place = { first, from, to, end };
        from = end;
        return place;
      });
    };
    for (let step = next(); step !== undefined; step = next()) {
      number += step;
      const known = { from, to: from + next() };
      from = known.to;
      places.set(number, { known, pieces: [...piecesIn(next(), true), ...piecesIn(next(), false)] });
    }
    return places;
  }
  // From a host the beginning of a pack is fetched, and of the rest what is asked for. Each character is a byte, so a
  // place in the text is one in the file.
  async function fetched(name) {
    const url = state.base + "text/" + name + ".js?" + state.token;
    const read = async (from, to) => {
      // What is read is kept by this script; Chromium's cache fails on parts of one file that are asked for at once.
      const answer = await fetch(url, { headers: { Range: `bytes=${from}-${to - 1}` }, cache: "no-store" });
      if (!answer.ok) throw new Error(url);
      return { said: decoder.decode(await answer.arrayBuffer()), isWhole: answer.status !== 206 };
    };
    let said = "";
    for (let size = HEAD; ; size *= 4) {
      const more = await read(said.length, size);
      const { isWhole } = more;
      said = isWhole ? more.said : said + more.said;
      const match = /^[^"]*"[^"]*","([^"]*)","/.exec(said);
      if (match) {
        const begin = match[0].length;
        // A host that knows no ranges sent all of it.
        const slice = async (from, to) => {
          const held = said.slice(begin + from, begin + to);
          return isWhole || held.length === to - from ? held : held + (await read(begin + from + held.length, begin + to)).said;
        };
        return { places: placesIn(name, match[1]), slice };
      }
      if (isWhole || said.length < size) throw new Error(url);
    }
  }
  async function packOf(name) {
    const from = state.packs.get(name);
    if (from) return from;
    if (!state.ranges) return need("text/" + name, state.token, BINARY).then(() => state.packs.get(name));
    const coming = fetched(name);
    state.packs.set(name, coming);
    coming.catch(() => state.packs.delete(name));
    return coming;
  }
  const pieces = new Map();
  // A part of a pack is read once, unless that fails.
  function once(name, reading) {
    if (!pieces.has(name)) {
      const coming = reading();
      pieces.set(name, coming);
      coming.catch(() => pieces.delete(name));
    }
    return pieces.get(name);
  }
  // The piece that has a passage, and what is known of its document.
  async function piece(number, at, side) {
    const { places, slice } = await packOf(String(Math.floor(number / state.start.pack)));
    const { known, pieces: all } = places.get(number) ?? {};
    const place = all?.findLast(({ first }) => first <= at);
    if (!place) return {};
    const { first, from, to, end } = place;
    const [held, head] = await Promise.all([
      once(`${number}-${first}-${side}`, () => slice(from, side === "hans" ? end : to).then((written) => read(written, to - from, side))),
      once(`${number}`, () => slice(known.from, known.to).then((written) => inflated(written)).then(JSON.parse)),
    ]);
    return { held, head };
  }
  // Simplified texts are written after what they are by their characters alone.
  async function read(written, length, side) {
    const held = JSON.parse(await inflated(written.slice(0, length)));
    if (side !== "hans") return held;
    const guess = classed(held.map(([, , , words]) => words).join("\0"));
    const said = written.length > length ? await inflated(written.slice(length), guess) : guess;
    said.split("\0").forEach((words, at) => { held[at][3] = words; });
    return held;
  }
  // The bytes of what a pack has: `=` and another stands for what would mean something to a script.
  function bytesIn(written) {
    const bytes = [];
    let isMarked = false;
    for (const char of written) {
      if (char === "=") isMarked = true;
      else {
        bytes.push((BYTES.get(char) - (isMarked ? 64 : 0)) & 255);
        isMarked = false;
      }
    }
    return Uint8Array.from(bytes);
  }
  async function inflated(written, after = "") {
    const bytes = bytesIn(written);
    const known = new TextEncoder().encode(after).slice(-WINDOW);
    // What was known to the build comes first, as a block that is not deflated (RFC 1951, 3.2.4): its length, twice.
    const block = new Uint8Array(known.length ? [0, known.length & 255, known.length >> 8, ~known.length & 255, (~known.length >> 8) & 255] : []);
    const told = await unpacked(block, known, bytes);
    return new TextDecoder().decode(told.subarray(known.length));
  }
  async function unpacked(...parts) {
    const stream = new Blob(parts).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  // A title that the build left out is the one before it in the classes of its characters.
  function told(titles, title) {
    return [...titles, title === 0 ? classed(titles.at(-1)) : title];
  }

  // A passage of a document by its number, in the script that is asked for: null where there is none.
  async function passage(number, at, side) {
    const { held, head } = await piece(number, at, side);
    // A long passage has several numbers.
    const entry = held?.findLast(([own]) => own <= at);
    if (!entry) return null;
    const [own, field, anchor, words, other] = entry;
    const [kind, titles, addresses, date = "", sign, moved = []] = head;
    return { number: own, field, anchor, words, other, side, head: { kind, titles: titles.reduce(told, []), addresses, date, sign, moved } };
  }

  Object.assign(globalThis.briefsSearch, { start, terms, pack, open, having, united, beginning, passage, state });
})();
