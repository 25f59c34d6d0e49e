"""Definitions in the forms that ordinances, rules and plans print them.

「①　用語　…をいう。」 (a number, a word, a wide space, a text that says をいう) and, without a
number, 「用語：…をいう。」 anywhere; below a heading 用語, 用語の定義, 用語解説 also a text with
another end; 「…において「用語」とは、…をいう。」 within a sentence; and a table whose columns are
headed 用語 and 定義 or 意味.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.layout import trimmed
from corpus.markers import find_marker, without_marker
from corpus.records import Cell, Document, Section, SectionKind, Table, Term
from corpus.text import squash, unwrap

_SAYS = r"(?:を|のことを|ものを|等を)(?:いう|いいます|言う|言います|指す|指します)|のことです"
_WORD = r"[^、。「」『』：:\n\t]{2,40}?"
_LISTED = re.compile(
    rf"[「『]?(?P<term>{_WORD})[」』]?(?:[（(]以下[^（）()]*[）)])?"
    r"(?:[\s　]*[：:][\s　]*|　+|\t+|[ ]{2,})(?P<text>\S.*)",
    re.DOTALL,
)
_ENDS_SAYING = re.compile(rf"[^。]*?(?:{_SAYS})(?:[（(][^（）()]*[）)])?(?:。|$)", re.DOTALL)
_WITHIN = re.compile(
    rf"(?:において|における|でいう|に定める|で)、?[「『](?P<term>[^「」『』\n]{{2,30}})[」』]とは、?"
    rf"(?P<text>[^。]*?(?:{_SAYS})。)"
)
_HEADING = re.compile(
    r"(?:用語|語句|言葉|ことば)の?(?:定義|意義|意味|説明|解説)|用語(?:集|解説)|[（(]?定義[）)]?$|定義$"
    r"|(?:^|[なの]|主要|関連|専門)(?:用語|語句)等?(?:について)?$"
)
_COLON = re.compile(r"[\s　]*[：:]")
# 出典：… is a remark of its own, whatever the heading.
_REMARK = re.compile(
    r"(?:注|注意|出典|資料|典拠|例|備考|参考|留意点?|補足|問合せ先|問い合わせ先|連絡先)[0-9０-９]*$"
)
_SHORT_NAME = re.compile(r"[（(]以下[^（）()]*[）)]")
_WORD_HEAD = re.compile(r"(?:用語|語句|言葉|ことば|語)(?:名|等)?$")
_MEANING_HEAD = re.compile(r"(?:用語の?|語句の?)?(?:定義|意義|意味|説明|解説|内容)(?:等)?$")
_TABLE = {SectionKind.ROW, SectionKind.TABLE_HEAD}
LEAST_CHARACTERS = 6


def find_definitions(
    document: Document, sections: Sequence[Section], tables: Sequence[Table] = ()
) -> Iterator[Term]:
    """Give the definitions of a document, all printed; a definition has letters, not only figures.

    A sentence that takes の or は for a word is none: a word of a list has no particle at its end.
    """
    for section in sections:
        if section.kind not in _TABLE:
            listed = _listed(document, section)
            yield from [listed] if listed else _within(document, section)
    for table in tables:
        for cell in table.cells:
            yield from _told_by_table(document, table, cell)


def is_meaning(text: str) -> bool:
    """Tell whether a text may explain a word: it has letters, not only figures and signs."""
    return bool(re.search(r"[^\W\d_]", squash(text)))


def _listed(document: Document, section: Section) -> Term | None:
    """Read 「①　用語　…をいう。」."""
    printed = document.text[section.start : section.end]
    marker = find_marker(printed)
    below = any(_HEADING.search(_bare(name)) for name in section.path[-2:])
    start = section.start + (marker.length if marker else 0)
    found = _LISTED.match(document.text[start : section.end])
    if not found or len(squash(found["text"])) < LEAST_CHARACTERS:
        return None
    says = _ENDS_SAYING.match(found["text"])
    colon = _COLON.match(document.text, start + found.end("term"))
    listed = marker is not None or below or (colon and says)
    if not listed or not (says or (below and (colon or section.kind is SectionKind.CLAUSE))):
        return None
    word = _SHORT_NAME.sub("", unwrap(found["term"])).strip()
    if (
        len(squash(word)) < 2
        or _REMARK.match(word)
        or find_marker(f"{word}　")
        or word[-1] in "はをにがのとでも"
    ):
        return None
    return _term(document, section, word, (start + found.start("text"), section.end))


def _bare(name: str) -> str:
    """Give a heading without its number."""
    return squash(without_marker(name))


def _within(document: Document, section: Section) -> Iterator[Term]:
    """Read 「この要綱において「用語」とは、…をいう。」."""
    for found in _WITHIN.finditer(document.text, section.start, section.end):
        yield _term(document, section, unwrap(found["term"]), found.span("text"))


def _told_by_table(document: Document, table: Table, cell: Cell) -> Iterator[Term]:
    """Read a cell headed 定義 whose row is headed by a word in a column 用語."""
    heads = [squash(head.text) for head in cell.column_heads[-1:]]
    stub = [squash(label.text) for label in table.stub[-1:]]
    if (
        cell.span
        and cell.row_heads
        and any(map(_MEANING_HEAD.match, heads))
        and any(map(_WORD_HEAD.match, stub))
    ):
        word = _SHORT_NAME.sub("", cell.row_heads[-1].text).strip()
        if is_meaning(cell.value):
            yield _term(document, cell.section, word, cell.span)


def _term(document: Document, section: Section, word: str, span: tuple[int, int]) -> Term:
    """Make the record of a definition."""
    start, end = trimmed(document.text, *span)
    return Term(document.id, word, section, start, end, document.text[start:end])
