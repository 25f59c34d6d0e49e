// Shows how far a change of the documents has come; without script a plain reload shows the same.
(() => {
  "use strict";

  const job = document.querySelector("#job");
  const form = document.querySelector("form.add");
  const part = (name) => document.querySelector(`#job-${name}`);

  async function told(address) {
    return fetch(address).then((r) => r.ok ? r.json() : null).catch(() => null);
  }

  function show(now) {
    if (part("step").textContent !== now.words) part("step").textContent = now.words;
    if (part("stages").innerHTML !== now.stages) part("stages").innerHTML = now.stages;
    const bar = part("progress");
    if (now.total) { bar.max = now.total; bar.value = now.done; } else bar.removeAttribute("value");
  }

  // a change is running: look at it until it has ended, then show what became of it
  async function follow() {
    const now = await told(job.dataset.status);
    if (now && !now.running) { location.reload(); return; }
    if (now) show(now);
    setTimeout(follow, 1000);
  }

  // files are on their way: the browser leaves the page by itself once they have arrived
  let sending = false;
  async function accompany() {
    const now = await told(form.dataset.status);
    if (!sending) return;
    if (now && now.stages) show(now);
    setTimeout(accompany, 500);
  }

  form?.addEventListener("submit", () => {
    form.querySelector("[type=submit]").disabled = true;
    sending = true;
    job.hidden = false;
    part("step").textContent = job.dataset.begin;
    job.scrollIntoView({ block: "nearest" });
    accompany();
  });

  // who comes back by the browser's own button finds the form as it was
  addEventListener("pageshow", () => {
    if (!form) return;
    sending = false;
    job.hidden = true;
    form.querySelector("[type=submit]").disabled = false;
  });

  if (job?.dataset.running) setTimeout(follow, 500);
})();
