// What a reader thinks of an answer: sent without leaving the page, told where it was asked.
(() => {
  "use strict";

  const base = new URL("..", document.currentScript.src);

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-feedback]");
    if (!opener) return;
    const more = opener.closest("form").querySelector(".feedback-more");
    more.hidden = !more.hidden;
    opener.setAttribute("aria-expanded", String(!more.hidden));
    if (!more.hidden) more.querySelector("input").focus();
  });

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
