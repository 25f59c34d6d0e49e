// Moves server-rendered turns into the conversation and opens sources beside it.
// Nothing here builds HTML from text: turns and sources come escaped from the server.
(() => {
  "use strict";

  // Enter that ends a conversion must never send. Gradio listens to keypress without looking at
  // the conversion; Safari ends the conversion before the key, and tells it by keyCode 229.
  let converting = false;
  document.addEventListener("keydown", (event) => {
    converting = event.isComposing || event.keyCode === 229;
  }, true);
  const blank = () => !document.querySelector("#question textarea")?.value.trim();
  document.addEventListener("keypress", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    const empty = event.target.closest("#question") && blank();
    if (event.isComposing || converting || empty) stop(event);
  }, true);

  // A blank question would only keep the next one waiting.
  document.addEventListener("click", (event) => {
    if (event.target.closest("#send") && blank()) stop(event);
  }, true);

  function stop(event) {
    event.stopImmediatePropagation();
    event.preventDefault();
  }

  const tellNewText = () => document.dispatchEvent(new Event("machishirube:text"));
  const find = (id) => document.getElementById(id);
  const narrow = () => matchMedia("(max-width: 63.99em)").matches;
  let opened = null;   // the link whose source is shown
  let emptyPane = null; // what the pane shows before anything was opened

  // The nearest scrolling ancestor moves, never the whole page beside it.
  function reveal(pane) {
    const mark = pane.querySelector("mark");
    if (!mark) { pane.scrollTop = 0; return; }
    const offset = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    const head = pane.querySelector(".source-head");
    const covered = head ? head.offsetHeight : 0;
    pane.scrollTop += offset - covered - (pane.clientHeight - covered) / 4;
  }

  async function openSource(link, { asked }) {
    const pane = find("source-pane");
    emptyPane ??= [...pane.children];
    opened = link;
    const response = await fetch(link.href, { headers: { accept: "text/html" } }).catch(() => null);
    const page = response && new DOMParser().parseFromString(await response.text(), "text/html");
    const source = page && page.getElementById("source");
    if (opened !== link) return; // another one was asked for meanwhile
    pane.replaceChildren(source ? document.adoptNode(source) : pane.dataset.failed);
    tellNewText();
    document.querySelectorAll("a.open[aria-current]").forEach((a) => a.removeAttribute("aria-current"));
    document.querySelectorAll("#log a.open").forEach((a) => {
      if (a.getAttribute("href") === link.getAttribute("href")) a.setAttribute("aria-current", "true");
    });
    find("back").hidden = !link.closest("#log");
    reveal(pane);
    if (!asked) return;
    if (narrow()) find("source-side").scrollIntoView({ block: "start" });
    find("source-title").focus({ preventScroll: true });
  }

  function closeSource() {
    if (emptyPane) find("source-pane").replaceChildren(...emptyPane);
    find("source-pane").scrollTop = 0;
    find("back").hidden = true;
    opened = null;
  }

  function goBack() {
    if (!opened || !opened.isConnected) return;
    opened.scrollIntoView({ block: narrow() ? "center" : "nearest" });
    opened.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("#back")) { goBack(); return; }
    const link = event.target.closest("a.open");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    openSource(link, { asked: true });
  });

  function showTurn(turn) {
    const copy = turn.cloneNode(true);
    find("log").append(copy);
    tellNewText();
    // a refused question stands in the box below: its reason is what there is to read
    (copy.querySelector(".answer.error") ?? copy).scrollIntoView({ block: "start" });
    const words = copy.querySelectorAll(".verdict, .answer-text");
    find("announce").textContent = "回答：" + [...words].map((part) => part.textContent).join(" ");
    const first = copy.querySelector("a.cite[data-role=evidence]")
      ?? copy.querySelector("a.row[data-role=evidence]")
      ?? copy.querySelector("a.open[data-role]");
    if (first) openSource(first, { asked: false });
    else closeSource();
  }

  function startAgain() {
    find("log").replaceChildren();
    find("announce").textContent = "";
    closeSource();
    document.querySelector("#question textarea").focus();
    scrollTo(0, 0);
  }

  // Gradio gives a group of radio buttons a caption that assistive technology does not see.
  function nameGroups() {
    document.querySelectorAll("fieldset:not([aria-label])").forEach((group) => {
      const caption = group.querySelector("[data-testid=block-info]");
      if (caption) group.setAttribute("aria-label", caption.textContent.trim());
    });
  }

  // Gradio writes each new turn into #newest, which is never shown itself.
  new MutationObserver(() => {
    nameGroups();
    const fresh = find("newest")?.querySelector(".turn:not([data-shown]), .cleared:not([data-shown])");
    if (!fresh || !find("log")) return;
    fresh.setAttribute("data-shown", "");
    if (fresh.matches(".cleared")) startAgain();
    else showTurn(fresh);
  }).observe(document, { childList: true, subtree: true });

  async function watchLoading() {
    const notice = find("notice");
    if (!notice) { setTimeout(watchLoading, 200); return; }
    const health = await fetch("healthz").then((r) => r.json()).catch(() => null);
    const told = health ? health.notice : "";
    if (notice.textContent !== told) notice.textContent = told;
    notice.hidden = !told;
    if (health && health.stage === "loading") setTimeout(watchLoading, 1500);
  }
  watchLoading();
})();
