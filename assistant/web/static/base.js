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
    if (flipped) { turn(flipped.dataset.switch); return; }
    const menu = event.target.closest("#menu");
    if (menu) menu.setAttribute("aria-expanded", String(menu.getAttribute("aria-expanded") !== "true"));
  });

  // Readings (ふりがな) come from the server as pairs; the base text itself is never changed.
  const WHERE = "main#main, #log, #source-pane, #start .intro";
  const NOT_IN = "ruby, button, summary, option, textarea, select, svg, script, style, code, .spoken, [data-no-ruby]";
  const KANJI = /[\u3005\u3400-\u9fff]/;

  function bare(place) {
    const found = [];
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (KANJI.test(node.data) && !node.parentElement.closest(NOT_IN)) found.push(node);
    }
    return found;
  }

  async function addReadings() {
    const nodes = [...document.querySelectorAll(WHERE)].flatMap(bare);
    if (!nodes.length) return;
    const asked = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(nodes.map((node) => node.data)),
    };
    const given = await fetch(new URL("furigana", base), asked).then((r) => r.ok ? r.json() : null).catch(() => null);
    if (!given || !isOn("ruby")) return;
    nodes.forEach((node, at) => {
      const same = node.isConnected && given[at].map((pair) => pair[0]).join("") === node.data;
      if (same) node.replaceWith(...given[at].map(annotated));
    });
  }

  function annotated([text, reading]) {
    if (!reading) return document.createTextNode(text);
    const ruby = document.createElement("ruby");
    const rt = document.createElement("rt");
    rt.textContent = reading;
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
