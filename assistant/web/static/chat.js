// Moves server-rendered turns into the conversation and opens sources beside it.
// Nothing here builds HTML from text: turns and sources come escaped from the server.
(() => {
  "use strict";

  // --- Enter ------------------------------------------------------------------------------------

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

  // --- What the server's events ask of this script ----------------------------------------------

  const KEPT = "machishirube-talk"; // the key of this tab's conversation; it survives a reload
  let order = { question: "" };
  window.machishirube = Object.assign(window.machishirube ?? {}, {
    key: () => { try { return sessionStorage.getItem(KEPT) || ""; } catch { return ""; } },
    filters: () => JSON.stringify({
      city: find("city")?.value || null,
      document: find("document")?.value || null,
    }),
    order: () => JSON.stringify(order),
  });

  function keep(key) {
    try {
      if (key) sessionStorage.setItem(KEPT, key);
      else sessionStorage.removeItem(KEPT);
    } catch { /* the conversation then lasts as long as the page */ }
    document.querySelectorAll("#toolbar form.take").forEach((form) => {
      form.elements.talk.value = key;
      form.hidden = !key;
    });
  }

  document.addEventListener("click", (event) => {
    const offered = event.target.closest("[data-ask]");
    if (!offered) return;
    order = { question: offered.dataset.ask, cut: offered.hasAttribute("data-cut") };
    find("pick").click();
  });

  // Of two filters the city narrows the documents. Both stay over a reload, as the conversation does.
  const FILTERS = "machishirube-filters";

  function narrowDocuments() {
    const documents = find("document"), city = find("city")?.value;
    if (!documents) return;
    [...documents.options].forEach((each) => {
      each.hidden = each.disabled = Boolean(city && each.value && each.dataset.city !== city);
    });
    if (documents.selectedOptions[0]?.disabled) documents.value = "";
  }

  // on a phone the filters wait behind a button, which says what is chosen
  function tellScope() {
    const chosen = ["document", "city"].map(find).find((each) => each?.value)?.selectedOptions[0];
    const told = find("scope-chosen");
    const all = (find("city") ?? find("document"))?.options[0];
    if (told) told.textContent = (chosen ?? all).textContent;
  }

  document.addEventListener("change", (event) => {
    if (!event.target.matches("#city, #document")) return;
    narrowDocuments();
    tellScope();
    try { sessionStorage.setItem(FILTERS, window.machishirube.filters()); } catch { /* until a reload */ }
  });

  function restoreFilters() {
    let kept = {};
    try { kept = JSON.parse(sessionStorage.getItem(FILTERS) || "{}"); } catch { /* none were kept */ }
    for (const name of ["city", "document"]) {
      const select = find(name);
      if (select && [...select.options].some((each) => each.value === kept[name])) select.value = kept[name];
    }
    narrowDocuments();
    tellScope();
  }

  // --- Sources ----------------------------------------------------------------------------------

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
    // no line of the original may be cut by the head that stays above it
    const edge = pane.getBoundingClientRect().top + covered;
    const cut = [...pane.querySelectorAll(".unit, .divider, .column-name, tr")]
      .map((block) => block.getBoundingClientRect())
      .filter((box) => box.top < edge && box.bottom > edge && box.height < pane.clientHeight / 3);
    if (cut.length) pane.scrollTop -= edge - Math.min(...cut.map((box) => box.top)) + 8;
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

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest("#source-side") && !find("back").hidden) goBack();
  });

  // --- Turns ------------------------------------------------------------------------------------

  function showTurns(turns, { restored }) {
    find("log").append(...turns);
    find("talk").classList.add("begun");
    tellNewText();
    tellSizes(); // the bar has got a button with the first turn
    const latest = turns.at(-1);
    // a refused question stands in the box below: its reason is what there is to read
    (latest.querySelector(".answer.error") ?? latest).scrollIntoView({ block: "start" });
    const words = latest.querySelectorAll(".verdict, .answer-text");
    if (!restored) find("announce").textContent = "回答：" + [...words].map((part) => part.textContent).join(" ");
    const first = latest.querySelector("a.cite[data-role=evidence]")
      ?? latest.querySelector("a.row[data-role=evidence]")
      ?? latest.querySelector("a.open[data-role]");
    if (first) openSource(first, { asked: false });
    else closeSource();
  }

  function startAgain() {
    find("log").replaceChildren();
    find("talk").classList.remove("begun");
    find("announce").textContent = "";
    closeSource();
    document.querySelector("#question textarea").focus();
    scrollTo(0, 0);
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-reset]")) find("reset-unseen").click();
  });

  // The server's HTML waits in an attribute; parsed by itself it runs nothing and fetches nothing.
  const parsed = (html) => [...new DOMParser().parseFromString(html, "text/html").body.children]
    .map((each) => document.adoptNode(each));

  function takeArrival(given) {
    document.dispatchEvent(new CustomEvent("machishirube:arrived", { detail: given }));
    if (!given.hasAttribute("data-key")) return; // the conversation is as it was
    keep(given.dataset.key);
    if (given.hasAttribute("data-cleared")) { startAgain(); return; }
    const turns = parsed(given.dataset.html);
    if (turns.length) showTurns(turns, { restored: given.hasAttribute("data-restored") });
  }

  // Suggestions belong to the turn that they go on from; a later turn may have come meanwhile.
  function takeSuggestions(given) {
    const turn = document.querySelector("#log .turn:last-child");
    if (!turn || turn.dataset.turn !== given.dataset.turn || turn.querySelector(".go-on")) return;
    turn.querySelector(".turn-foot").before(...parsed(given.dataset.html));
    tellNewText();
  }

  // A link from another page may bring a question along; a reload does not ask it again.
  function askFromAddress() {
    const address = new URL(location);
    const question = address.searchParams.get("q");
    if (!question) return;
    address.searchParams.delete("q");
    history.replaceState(null, "", address);
    order = { question };
    find("pick").click();
  }

  // What stays above and below the conversation, so that nothing that is shown lies behind it.
  const measured = new Set();
  // A variable of the root is looked up by every element: written only when it changes.
  const tellSizes = () => measured.forEach((each) => {
    const name = `--${each.id}-height`, height = `${each.offsetHeight}px`, { style } = document.documentElement;
    if (style.getPropertyValue(name) !== height) style.setProperty(name, height);
  });
  const sizes = new ResizeObserver(tellSizes);
  document.addEventListener("machishirube:resized", tellSizes);
  function measure() {
    for (const each of ["page-head", "toolbar", "composer"].map(find)) {
      if (each && !measured.has(each)) { measured.add(each); sizes.observe(each); }
    }
  }

  let serial = "", asked = false;
  const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ["data-serial", "data-html"] };
  new MutationObserver(() => {
    measure();
    const came = document.querySelector("#arrival .arrival");
    if (came && find("log") && find("source-pane") && came.dataset.serial !== serial) {
      serial = came.dataset.serial;
      takeArrival(came);
    }
    const offered = document.querySelector("#more .suggestions");
    if (offered) takeSuggestions(offered);
    if (!asked && find("pick") && find("source-pane")) {
      asked = true;
      restoreFilters();
      askFromAddress();
    }
  }).observe(document, watched);

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
