"""Prints HTML as PDF by Chromium: `python -m tests.corpus.formats.printing FOLDER < pages.json`.

A process of its own, because playwright may run only once in a thread, and other tests hold it.
"""

import json
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright


def main(folder: Path, pages: dict[str, str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        for name, content in pages.items():
            page.set_content(content)
            page.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), json.load(sys.stdin))
