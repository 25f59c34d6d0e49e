// A question on its way: told once it lasts, stopped by its reader, given back when nothing came.
(() => {
  "use strict";

  const TOLD_AFTER_MS = 1000;
  const STOP_TAKES_MS = 5000;
  const find = (id) => document.getElementById(id);
  const box = () => document.querySelector("#question textarea");
  let pending = null; // { ticket, question, timers }

  // --- What the server's events ask of this script ----------------------------------------------

  const site = window.machishirube = Object.assign(window.machishirube ?? {}, {
    // called once more for a click that Gradio then leaves out: the ticket stays that of the first
    asking: (question = JSON.parse(site.order()).question) => {
      if (!pending && question.trim()) begin(question);
      return JSON.stringify({ ...JSON.parse(site.filters()), ticket: pending?.ticket ?? "" });
    },
    ticket: () => JSON.stringify({ ticket: pending?.ticket ?? "" }),
  });

  // http on another computer has no randomUUID
  const ticket = () => [...crypto.getRandomValues(new Uint32Array(4))].map((each) => each.toString(36)).join("-");

  function begin(question) {
    untell();
    const after = Number(find("waiting").dataset.after);
    pending = { ticket: ticket(), question };
    pending.timers = [
      setTimeout(() => tell(find("waiting").dataset.waiting, { stop: true }), TOLD_AFTER_MS),
      setTimeout(() => giveUp("lost"), after),
    ];
  }

  function end() {
    pending?.timers.forEach(clearTimeout);
    const question = pending?.question ?? "";
    pending = null;
    untell();
    return question;
  }

  function giveUp(why) {
    if (!pending) return;
    if (why === "lost") find("stop-unseen").click();
    giveBack(end());
    tell(find("waiting").dataset[why]);
    if (why === "stopped") box().focus();
  }

  // What the reader has begun to write meanwhile is theirs.
  function giveBack(question) {
    const field = box();
    if (!question || field.value.trim()) return;
    field.value = question;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // --- What is told above the question box ------------------------------------------------------

  function tell(words, { stop = false, reset = false } = {}) {
    const strip = find("waiting");
    strip.querySelector(".told").textContent = words;
    find("stop").hidden = !stop;
    strip.querySelector("[data-reset]").hidden = !reset;
    strip.hidden = false;
    find("announce").textContent = words;
  }

  function untell() { const strip = find("waiting"); if (strip) strip.hidden = true; }

  document.addEventListener("machishirube:arrived", (event) => {
    const given = event.detail.dataset;
    if ("stopped" in given) { giveUp("stopped"); return; }
    end();
    giveBack(given.back);
    if (given.told) tell(given.told, { reset: "full" in given });
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest("#stop") || !pending) return;
    find("stop-unseen").click();
    pending.timers.push(setTimeout(() => giveUp("stopped"), STOP_TAKES_MS));
  });

  // what was told of the last question goes once the next is being written
  document.addEventListener("input", (event) => {
    if (event.isTrusted && !pending && event.target === box()) untell();
  });

  // A conversation takes one question at a time.
  function hold(event) {
    if (!pending) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  }
  document.addEventListener("click", (event) => {
    if (event.target.closest("#send, [data-ask]")) hold(event);
  }, true);
  document.addEventListener("keypress", (event) => {
    if (event.key === "Enter" && !event.shiftKey && event.target === box()) hold(event);
  }, true);
})();
