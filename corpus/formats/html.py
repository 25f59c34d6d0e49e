"""Reads HTML with lxml into an extracted text.

Navigation and page-wide heads and feet stay in the text as running parts, so that no sentence gets
lost where a page misuses them. Of ruby the base stays, an image is its alternative text. A table in
a cell follows the outer table as a table of its own.
"""

import re
from typing import TYPE_CHECKING

from corpus.errors import DocumentError
from corpus.formats.blocks import Extract
from corpus.formats.decoding import decode_text
from corpus.formats.html_losses import Losses
from corpus.formats.html_walk import PageWriter
from corpus.formats.limits import DEFAULT_LIMITS, Limits, check_length
from corpus.formats.lines import check_written, find_unreadable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

READER = "html/1"
_HEAD_BYTES = 8 * 1024
_META = re.compile(rb"<meta[^>]+?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]+?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_XML_LINE = re.compile(r"\s*<\?xml[^>]*\?>")
# Declarations of entities and the like in a DOCTYPE of XHTML; browsers show their end as text.
_DECLARATIONS = re.compile(r"\s*<!DOCTYPE[^\[>]*\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)


def read_html(content: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Extract:
    """Read the bytes of an HTML file.

    Raises DocumentError as decoding does, and for a page without letters or beyond the limits.
    """
    decoded = decode_text(content, name, declared=_declared(content))
    check_length(decoded.text, name, limits)
    check_written(decoded.text, name)
    root = _parse(decoded.text, name)
    page = PageWriter()
    page.walk(root)
    text = page.writer.text()
    if not text.strip():
        raise _without_text(root, page.losses, name)
    return Extract(
        text,
        tuple(page.blocks),
        1,
        READER,
        unreadable=(*page.losses.unreadable(), *find_unreadable(text)),
        encoding=decoded.encoding,
        title=_title(root.findtext(".//title")),
        notes=(*decoded.notes, *page.losses.notes()),
    )


def _parse(text: str, name: str) -> "HtmlElement":
    """Parse a page; raises DocumentError where elements are nested too deep to be read."""
    from lxml import etree, html

    # huge_tree lifts the first depth limit, below which text would be cut off in silence.
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(_without_declarations(text).encode(), parser=parser)
    except etree.ParserError:  # no element at all
        return html.document_fromstring("<p></p>")
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise DocumentError(
            f"{name}：HTML の要素の入れ子が深すぎて、最後まで読めません",
            "入れ子が 2,000 段までの HTML",
            "ブラウザーで開いて PDF に印刷し、そのファイルを追加してください",
        )
    return root


def _without_declarations(text: str) -> str:
    """Give a page without its XML declaration and what its DOCTYPE declares."""
    text = _XML_LINE.sub("", text, count=1)
    declarations = _DECLARATIONS.match(text)
    return text[declarations.end() :] if declarations else text


def _without_text(root: "HtmlElement", losses: Losses, name: str) -> DocumentError:
    """Refuse a page without letters, telling what it has instead."""
    found = [loss.what for loss in losses.unreadable()]
    if next(root.iter("frame"), None) is not None:
        found.append("別のページを並べる枠（フレーム）")
    if next(root.iter("script"), None) is not None:
        found.append("表示するときに中身を作るスクリプト")
    return DocumentError(
        f"{name}：文字が一つもありません（{'、'.join(found) or '空白だけです'}）",
        "文章の入った HTML",
        "ブラウザーで開き、文章が見えるなら PDF に印刷して、そのファイルを追加してください",
    )


def _declared(content: bytes) -> str | None:
    """The encoding that the page names itself."""
    head = content[:_HEAD_BYTES]
    found = _META.search(head) or _XML.search(head)
    return found[1].decode("ascii") if found else None


def _title(written: str | None) -> str | None:
    return " ".join((written or "").split()) or None
