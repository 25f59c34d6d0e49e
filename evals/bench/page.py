"""How soon an answer is on the screen of a browser, and whether a long conversation slows it."""

import shutil
from collections.abc import Iterator
from itertools import cycle, islice
from statistics import median

from evals.bench.records import Measurement
from evals.question_set import Form, load_half
from evals.serving import BROWSER_FLAGS

SHOWN_MS = 300
GROWTH = 1.5
_TURNS = 110
_AROUND = 9  # questions whose median stands for one place in the conversation

# Enter is pressed in the page itself, so that no time of the driver is counted.
_ASK = """async (question) => {
  const box = document.querySelector("#question textarea");
  box.value = question;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => setTimeout(done, 30));
  const count = document.querySelectorAll("#log .turn").length;
  const began = performance.now();
  const enter = { key: "Enter", bubbles: true, cancelable: true };
  box.dispatchEvent(new KeyboardEvent("keypress", enter));
  while (document.querySelectorAll("#log .turn").length === count) {
    if (performance.now() - began > 20000) throw new Error("no answer within 20 s");
    await new Promise((done) => requestAnimationFrame(done));
  }
  await new Promise((done) => requestAnimationFrame(done));
  return performance.now() - began;
}"""


def measure_page(url: str) -> Iterator[Measurement]:
    """Hold one long conversation in Chromium; without a browser that is told instead."""
    what = "Enter to answer on screen, p50"
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        yield Measurement(what, f"{SHOWN_MS} ms", "not measured: no playwright", False)
        return
    try:
        with sync_playwright() as playwright:
            path = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_FLAGS))
            page = browser.new_page(viewport={"width": 1280, "height": 860})
            page.goto(url)
            page.locator("#source-pane").wait_for()
            shown = [float(page.evaluate(_ASK, question)) for question in _questions()]
            browser.close()
    except Error as error:
        reason = str(error).splitlines()[0]
        yield Measurement(what, f"{SHOWN_MS} ms", f"not measured: {reason}", False)
        return
    yield from measurements(shown)


def _questions() -> list[str]:
    """Give questions of the development half, over and over."""
    plain = [
        each.q
        for each in load_half("dev", lambda _: True).questions
        if each.form is not Form.FOLLOWUP
    ]
    return list(islice(cycle(plain[:40]), _TURNS))


def measurements(shown_ms: list[float]) -> Iterator[Measurement]:
    """Sum up the times of a conversation, in milliseconds, in its order."""
    middle = median(shown_ms)
    told = f"{middle:.0f} ms (n = {len(shown_ms)})"
    yield Measurement("Enter to answer on screen, p50", f"{SHOWN_MS} ms", told, middle <= SHOWN_MS)
    early, late = (_near(shown_ms, number) for number in (10, 100))
    grown = late / early
    figure = f"{grown:.2f} ({late:.0f} ms of {early:.0f} ms)"
    what = "question 100 by question 10, medians around them"
    yield Measurement(what, f"{GROWTH}", figure, grown <= GROWTH)


def _near(shown_ms: list[float], number: int) -> float:
    """Give the median around the question of a number (from 1)."""
    first = number - 1 - _AROUND // 2
    return median(shown_ms[first : first + _AROUND])
