"""Pictures of the main pages, for README and for looking at."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.console import say
from assistant.parser import JapaneseParser, path_argument
from corpus.errors import UserError
from evals.commands.shared import add_data_dir
from evals.serving import BROWSER_FLAGS, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_DESK, _PHONE = (1280, 860), (360, 740)
_ASKED = "協働推進員の役割はどう変わりましたか"
_REFUSED = "市長の給料はいくらですか"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page to be shown: its address below the root, in which look, with what asked before."""

    name: str
    address: str = ""
    size: tuple[int, int] = _DESK
    scheme: str = "light"
    question: str = ""


PICTURES = (
    Picture("chat", question=_ASKED),
    Picture("chat-dark", scheme="dark", question=_ASKED),
    Picture("chat-phone", size=_PHONE, question=_ASKED),
    Picture("chat-refusal", question=_REFUSED),
    Picture("changes", "changes"),
    Picture("changes-dark", "changes?view=inline", scheme="dark"),
    Picture("changes-phone", "changes", _PHONE),
    Picture("duties", "duties"),
    Picture("roadmap", "roadmap"),
    Picture("figures", "figures"),
    Picture("figures-dark", "figures", scheme="dark"),
    Picture("guide", "guide"),
    Picture("guide-phone", "guide", _PHONE),
    Picture("documents", "documents"),
)


def screenshots(given: Sequence[str]) -> None:
    """Start the page, photograph each view into a folder, end the page.

    Raises UserError where there is no Chromium.
    """
    from playwright.sync_api import sync_playwright

    parser = JapaneseParser(
        prog="python -m evals screenshots", description="主な画面の写真を作ります。"
    )
    add_data_dir(parser)
    parser.add_argument("folder", type=path_argument, metavar="フォルダー", help="置き場所")
    parsed = parser.parse_args(given)
    path = shutil.which("chromium")
    if path is None:
        raise UserError(
            "Chromium が見つかりません", "命令 chromium", "Debian の chromium を入れてください。"
        )
    parsed.folder.mkdir(parents=True, exist_ok=True)
    with serving(parsed.data_dir) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_FLAGS))
        for picture in PICTURES:
            _take(browser, url, picture, parsed.folder / f"{picture.name}.png")
        browser.close()
    say(f"{len(PICTURES)}枚を {parsed.folder} に作りました。")


def _take(browser: "Browser", url: str, picture: Picture, to: Path) -> None:
    """Photograph one view in a browser session of its own."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
        locale="ja-JP",
    )
    page = context.new_page()
    page.goto(url + picture.address)
    if picture.question:
        _ask(page, picture.question)
    page.screenshot(path=to)
    context.close()


def _ask(page: "Page", question: str) -> None:
    """Ask and wait for the answer, for what goes on from it, and for the source beside it."""
    page.locator("#source-pane").wait_for()
    box = page.locator("#question textarea")
    box.fill(question)
    box.press("Enter")
    page.locator("#log .turn").wait_for()
    page.wait_for_timeout(1_500)
    box.evaluate("box => box.blur()")
