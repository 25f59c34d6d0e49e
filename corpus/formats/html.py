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
    check_written(text, name)
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
        root = html.document_fromstring(_XML_LINE.sub("", text, count=1).encode(), parser=parser)
    except etree.ParserError:  # no element at all
        return html.document_fromstring("<p></p>")
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise DocumentError(
            f"{name}：HTML の要素の入れ子が深すぎて、最後まで読めません",
            "入れ子が 2,000 段までの HTML",
            "ブラウザーで開いて PDF に印刷し、そのファイルを追加してください",
        )
    return root


def _declared(content: bytes) -> str | None:
    """The encoding that the page names itself."""
    head = content[:_HEAD_BYTES]
    found = _META.search(head) or _XML.search(head)
    return found[1].decode("ascii") if found else None


def _title(written: str | None) -> str | None:
    return " ".join((written or "").split()) or None
