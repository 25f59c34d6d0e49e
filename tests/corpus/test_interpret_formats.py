"""One made-up guide in three formats: each reader and the outline together."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.formats.reading import read_file
from corpus.interpret import interpret
from corpus.provenance import find_city, find_date, find_title
from tests.corpus.outlines import document_of

MARKDOWN = """# 青葉市情報公開の手引き

令和６年３月

## 第１章　総則

### １　目的

この手引きは、手続を定めるものです。

1. 文書を探す。
2. 請求書を書く。

### ２　対象

| 区分 | 内容 |
|---|---|
| 文書 | 会議録 |

## 第２章　手続

（１）窓口

ア　市役所で受け付けます。
"""
OUTLINE = [
    "青葉市情報公開の手引き",
    "第１章　総則",
    "第１章　総則 > １　目的",
    "第１章　総則 > １　目的 > 1",
    "第１章　総則 > １　目的 > 2",
    "第１章　総則 > ２　対象",
    "第１章　総則 > ２　対象 > 文書",
    "第２章　手続",
    "第２章　手続 > （１）窓口",
    "第２章　手続 > （１）窓口 > ア",
]


def write_markdown(folder: Path) -> Path:
    path = folder / "guide.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    return path


def write_html(folder: Path) -> Path:
    from markdown_it import MarkdownIt

    path = folder / "guide.html"
    body = MarkdownIt("commonmark").enable("table").render(MARKDOWN)
    path.write_text(f"<html lang='ja'><body>{body}</body></html>", encoding="utf-8")
    return path


def write_docx(folder: Path) -> Path:
    from docx import Document

    file = Document()
    for line in filter(None, MARKDOWN.split("\n")):
        signs, _, rest = line.partition(" ")
        if set(signs) == {"#"}:
            file.add_heading(rest, len(signs))
        elif not line.startswith("|"):
            file.add_paragraph(rest if signs[0].isdigit() else line,
                               "List Number" if signs[0].isdigit() else None)  # fmt: skip
        elif "内容" in line:
            table = file.add_table(2, 2)
            for number, text in enumerate(("区分", "内容", "文書", "会議録")):
                table.cell(*divmod(number, 2)).text = text
    path = folder / "guide.docx"
    file.save(str(path))
    return path


@pytest.mark.parametrize("write", [write_markdown, write_html, write_docx])
def test_a_guide_has_the_same_outline_in_each_format(
    write: Callable[[Path], Path], tmp_path: Path
) -> None:
    extract = read_file(write(tmp_path))
    found = interpret(document_of(extract, find_title(extract, "a")), extract)
    paths = [" > ".join(name.rstrip(".") for name in section.path) for section in found]
    assert list(dict.fromkeys(paths)) == OUTLINE


@pytest.mark.parametrize("write", [write_markdown, write_html, write_docx])
def test_a_guide_says_what_it_is_in_each_format(
    write: Callable[[Path], Path], tmp_path: Path
) -> None:
    extract = read_file(write(tmp_path))
    told = (find_title(extract, "a"), find_city(extract), find_date(extract))
    assert told == ("青葉市情報公開の手引き", "青葉市", "2024-03")
