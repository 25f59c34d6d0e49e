// What a reader thinks of an answer: sent without leaving the page, told where it was asked.
(() => {
  "use strict";

  const base = new URL("..", document.currentScript.src);

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-feedback]");
    if (!button) return;
    const form = button.closest("form");
    if (button.dataset.feedback === "again") ask(form); else open(form, button);
  });

  function open(form, opener) {
    const more = form.querySelector(".feedback-more");
    more.hidden = !more.hidden;
    opener.setAttribute("aria-expanded", String(!more.hidden));
    if (more.hidden) return;
    more.querySelector("input").focus({ preventScroll: true });
    more.scrollIntoView({ block: "nearest" });
  }

  // what is sent again takes the place of what was sent before
  function ask(form) {
    form.querySelector("[data-feedback=again]").hidden = true;
    form.querySelector("[data-feedback=wrong]").setAttribute("aria-expanded", "false");
    form.querySelector(".feedback-told").textContent = "";
    const asked = form.querySelector(".feedback-ask");
    asked.hidden = false;
    asked.querySelector("button").focus();
  }

  // words are kept with the question only, so without that there is nothing to write
  document.addEventListener("change", (event) => {
    if (event.target.name !== "keep" || !event.target.closest("form.feedback")) return;
    event.target.closest("form").querySelector("textarea").disabled = !event.target.checked;
  });

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form.feedback")) return;
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "yes";
    const told = await sent(new URLSearchParams(new FormData(form, event.submitter)));
    delete form.dataset.sending;
    const line = form.querySelector(".feedback-told");
    line.textContent = told.words || line.dataset.failed;
    if (!told.done) return;
    const inside = form.contains(document.activeElement);
    form.querySelectorAll(".feedback-ask, .feedback-more").forEach((part) => { part.hidden = true; });
    form.querySelector("[data-feedback=again]").hidden = false;
    if (inside) { line.tabIndex = -1; line.focus(); }
  });

  async function sent(body) {
    try {
      const answer = await fetch(new URL("feedback", base), { method: "POST", body });
      const said = await answer.json().catch(() => ({}));
      return { done: answer.ok, words: said.told };
    } catch { return { done: false }; }
  }
})();
