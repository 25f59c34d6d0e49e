// What every page does: the menu of narrow screens, the switches that stay, and readings.
(() => {
  "use strict";

  const root = document.documentElement;
  root.lang = "ja";
  const base = new URL("..", document.currentScript.src);
  const KEY = (name) => `machishirube-${name}`;
  const kept = (name) => { try { return localStorage.getItem(KEY(name)) === "on"; } catch { return false; } };
  const isOn = (name) => root.hasAttribute(`data-${name}`);

  for (const name of ["ruby", "large", "plain"]) root.toggleAttribute(`data-${name}`, kept(name));

  function showSwitches() {
    document.querySelectorAll("[data-switch]").forEach((button) => {
      const pressed = String(isOn(button.dataset.switch));
      if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
    });
  }

  function turn(name) {
    const on = root.toggleAttribute(`data-${name}`);
    try { localStorage.setItem(KEY(name), on ? "on" : "off"); } catch { /* it holds for this page only */ }
    showSwitches();
    if (name === "ruby") { if (on) addReadings(); else dropReadings(); }
  }

  document.addEventListener("click", (event) => {
    const flipped = event.target.closest("[data-switch]");
    if (flipped) inPlace(() => turn(flipped.dataset.switch));
  });

  // --- What unfolds over the page ---------------------------------------------------------------

  // It folds again with Escape, and when the reader goes on elsewhere.
  const unfolded = () => [...document.querySelectorAll("[data-unfolds][aria-expanded=true]")];
  const fold = (button, open) => button.setAttribute("aria-expanded", String(open));
  const belongs = (button, place) =>
    button.contains(place) || document.getElementById(button.getAttribute("aria-controls"))?.contains(place);

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-unfolds]");
    if (button) fold(button, button.getAttribute("aria-expanded") !== "true");
  });
  for (const kind of ["click", "focusin"]) {
    document.addEventListener(kind, (event) => {
      unfolded().filter((each) => !belongs(each, event.target)).forEach((each) => fold(each, false));
    });
  }
  document.addEventListener("keydown", (event) => {
    const [open] = event.key === "Escape" ? unfolded() : [];
    if (!open) return;
    fold(open, false);
    open.focus();
  });

  // --- Keeping one's place ----------------------------------------------------------------------

  const BLOCKS = "h2, h3, h4, p, li, dt, dd, tr, summary";
  const edgesOf = (pane) => {
    if (pane === root) {
      const held = ["#page-head", "#toolbar"].map((each) => document.querySelector(each)?.getBoundingClientRect().bottom ?? 0);
      return { top: Math.max(0, ...held.filter((bottom) => bottom < innerHeight / 2)), bottom: innerHeight };
    }
    const box = pane.getBoundingClientRect();
    return { top: Math.max(0, box.top), bottom: Math.min(innerHeight, box.bottom) };
  };

  // The quote where it is in view, otherwise the first line that is.
  function heldIn(pane) {
    const edges = edgesOf(pane);
    const seen = (each) => {
      const box = each.getBoundingClientRect();
      return box.height && box.bottom > edges.top && box.top < edges.bottom && box.top > edges.top - 40;
    };
    const within = pane === root ? document.querySelectorAll("#log, main#main, #source-side .source-bar") : [pane];
    const first = (what) => [...within].flatMap((each) => [...each.querySelectorAll(what)]).find(seen);
    const held = first("mark") ?? (pane === root && scrollY < 1 ? null : first(BLOCKS));
    return held ? { pane, held, top: held.getBoundingClientRect().top } : null;
  }

  function putBack({ pane, held, top }) {
    const head = pane.querySelector(".source-head");
    const covers = head && getComputedStyle(head).position === "sticky" && held.matches("mark");
    const edge = covers ? edgesOf(pane).top + head.offsetHeight + 4 : -Infinity;
    pane.scrollTop += held.getBoundingClientRect().top - Math.max(top, edge);
  }

  // What changes the size of the text leaves the reader where they were. Some of it comes only in
  // the frames that follow: columns that no longer fit, for one.
  let settling = new ResizeObserver(() => {});
  function inPlace(change) {
    const places = [document.getElementById("source-pane"), root].filter(Boolean).map(heldIn).filter(Boolean);
    change();
    document.dispatchEvent(new Event("machishirube:resized"));
    const hold = () => places.forEach(putBack);
    hold();
    settling.disconnect();
    const watched = settling = new ResizeObserver(hold);
    places.forEach(({ pane }) => watched.observe(pane === root ? document.body : pane.lastElementChild));
    setTimeout(() => watched.disconnect(), 500);
  }

  // Readings (ふりがな) come from the server as pairs; the base text itself is never changed.
  // Controls stay plain where scripts change their words or the browser draws them; the menu and
  // offered questions are there to be read.
  const WHERE = "#site-menu nav, main#main, #start, #log, #source-side";
  const NOT_IN = "ruby, button:not(.example), summary, option, textarea, select, svg, script, style, code, .spoken, [data-no-ruby]";
  const KANJI = /[\u3005\u3400-\u9fff]/;

  const BLOCK = "p, li, dt, dd, td, th, caption, summary, h1, h2, h3, h4, h5, h6, div";

  // A word may run over several nodes of its line (a mark, a link): nodes are read block by block.
  function linesOf(place) {
    const blocks = new Map();
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest(NOT_IN)) continue;
      const block = node.parentElement.closest(BLOCK) ?? place;
      blocks.set(block, [...(blocks.get(block) ?? []), node]);
    }
    return [...blocks.values()].filter((nodes) => nodes.some((node) => KANJI.test(node.data)));
  }

  const textOf = (nodes) => nodes.map((node) => node.data).join("");

  async function addReadings() {
    const lines = [...document.querySelectorAll(WHERE)].flatMap(linesOf);
    for (let from = 0; from < lines.length && isOn("ruby");) {
      let to = from, length = 0;
      while (to < lines.length && to - from < 2000 && length < 60000) length += textOf(lines[to++]).length;
      await annotateLines(lines.slice(from, to));
      from = to;
    }
  }

  async function annotateLines(lines) {
    const texts = lines.map(textOf);
    const asked = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(texts),
    };
    const given = await fetch(new URL("furigana", base), asked).then((r) => r.ok ? r.json() : null).catch(() => null);
    if (!given || !isOn("ruby")) return;
    inPlace(() => lines.forEach((nodes, at) => {
      const same = nodes.every((node) => node.isConnected) && textOf(nodes) === texts[at];
      if (same) annotate(nodes, given[at]);
    }));
  }

  // A piece that does not lie within one node stays as it is.
  function annotate(nodes, pieces) {
    let at = 0, used = 0;
    for (const node of nodes) {
      const made = [];
      let left = node.data.length;
      while (left > 0) {
        const [text, reading] = pieces[at];
        const length = Math.min(text.length - used, left);
        made.push(annotated([text.slice(used, used + length), length === text.length ? reading : null]));
        left -= length;
        used += length;
        if (used === text.length) { at += 1; used = 0; }
      }
      if (made.some((each) => each.nodeType === Node.ELEMENT_NODE)) node.replaceWith(...made);
    }
  }

  function annotated([text, reading]) {
    if (!reading) return document.createTextNode(text);
    const ruby = document.createElement("ruby");
    const rt = document.createElement("rt");
    rt.textContent = reading;
    rt.ariaHidden = "true"; // or names of links and buttons would be said twice
    ruby.append(text, rt);
    return ruby;
  }

  function dropReadings() {
    const parents = new Set();
    document.querySelectorAll("ruby").forEach((ruby) => {
      parents.add(ruby.parentNode);
      ruby.replaceWith(ruby.firstChild);
    });
    parents.forEach((parent) => parent.normalize());
  }

  // Other scripts that bring in new text tell so.
  document.addEventListener("machishirube:text", () => { if (isOn("ruby")) addReadings(); });

  // A quote is copied with its address, which is made absolute here.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const address = button.dataset.address;
    const whole = address ? `${button.dataset.copy}\n${new URL(address, base)}` : button.dataset.copy;
    const told = (await copied(whole)) ? button.dataset.copied : button.dataset.failed;
    const before = button.textContent;
    button.textContent = told;
    setTimeout(() => { button.textContent = before; }, 2000);
  });

  // Browsers give the clipboard to https and to this computer only; elsewhere the old command helps.
  async function copied(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => false);
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) print();
  });

  function ready() {
    showSwitches();
    if (isOn("ruby")) addReadings();
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
  // Gradio draws its page after the document is there.
  new MutationObserver(showSwitches).observe(root, { childList: true, subtree: true });
})();
