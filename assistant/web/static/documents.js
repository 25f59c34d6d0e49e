// Shows how far a change of the documents has come; without script a plain reload shows the same.
(() => {
  "use strict";

  const job = document.querySelector("#job[data-running]");
  if (!job) return;
  const step = document.querySelector("#job-step");
  const bar = document.querySelector("#job-progress");

  async function look() {
    const told = await fetch("documents/status").then((r) => r.ok ? r.json() : null).catch(() => null);
    if (told && !told.running) { location.reload(); return; }
    if (told) show(told);
    setTimeout(look, 1000);
  }

  function show(told) {
    if (step.textContent !== told.words) step.textContent = told.words;
    if (told.total) { bar.max = told.total; bar.value = told.done; } else bar.removeAttribute("value");
  }

  setTimeout(look, 500);
})();
