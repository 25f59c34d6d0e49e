"""Reads Markdown: the text is the decoded original, blocks are found by markdown-it (CommonMark).

Signs of the format (#, bullets, list numbers, fences, rulers, pipes) stand outside the blocks. Link
reference definitions are off: 「[^1]: 注」 would be one, and its text lost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.formats.blocks import Block, Extract, Grid, Paragraph, ParagraphRole, Span, Unreadable
from corpus.formats.decoding import decode_text
from corpus.formats.limits import DEFAULT_LIMITS, Limits
from corpus.formats.lines import check_text, find_unreadable, trim
from corpus.formats.markdown_html import TAG, read_html_block
from corpus.formats.markdown_lists import Numbering, find_numbering
from corpus.formats.markdown_tables import read_pipe_table

if TYPE_CHECKING:
    from markdown_it.token import Token

READER = "markdown/1"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_FRONT_MATTER = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)(?P<body>.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_KEY_LINE = re.compile(r"[\w-]+\s*:")
_TITLE = re.compile(r"^title\s*:[ \t]*(?P<title>[^\r\n]*)", re.MULTILINE | re.IGNORECASE)
# A block that is emphasised as a whole: what counts is inside.
_EMPHASISED = re.compile(r"(\*\*|__)(?=\S)(?P<inner>(?:(?!\1).)+)(?<=\S)\1", re.DOTALL)
_TABLE_TAG = re.compile(r"<table\b", re.IGNORECASE)
# Lines of nothing but signs of the format.
_SIGNS = re.compile(
    r"[\s>#*+\-_=`~|:]*|[\s>]*(?:`{3,}|~{3,}).*|[\s>]*(?:(?:[-*+]|[0-9]{1,9}[.)])\s*)*"
)
_FENCE_LINE = re.compile(r"[\s>]*(?:`{3,}|~{3,})")


@dataclass(slots=True)
class _Walk:
    """The state of one walk over markdown-it's tokens."""

    text: str
    lines: list[Span]
    blocks: list[Block] = field(default_factory=list)
    lost: list[Unreadable] = field(default_factory=list)
    labels: list[str | None] = field(default_factory=list)  # of the open list items

    def line(self, number: int) -> str:
        """A line of the source without its end."""
        start, end = self.lines[number]
        return self.text[start:end].rstrip("\r\n")

    def add(
        self, span: Span, role: ParagraphRole = ParagraphRole.BODY, level: int | None = None
    ) -> None:
        """Add a paragraph; the first one of a list item takes the item's number."""
        start, end = trim(self.text, *span)
        inner = _EMPHASISED.fullmatch(self.text, start, end)
        if inner:
            start, end = inner.span("inner")
        if start == end:
            return
        label = self.labels[-1] if self.labels else None
        if self.labels:
            self.labels[-1] = None
        wrapped = role is ParagraphRole.BODY and bool(re.search(r"[\r\n]", self.text[start:end]))
        self.blocks.append(
            Paragraph(start, end, 1, None, role, level, wrapped=wrapped, list_label=label)
        )


def read_markdown(content: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Extract:
    """Read the bytes of a Markdown file; `title` is the one of its front matter.

    Raises DocumentError as decoding does, and for a text without letters or beyond the limits.
    """
    decoded = decode_text(content, name)
    text = decoded.text
    check_text(text, name, limits)
    front = _front_matter(text)
    walk = _Walk(text, [found.span() for found in _LINE.finditer(text) if found.group()])
    _add_front_matter(walk, front)
    _walk_tokens(walk, _parse(text, front.end() if front else 0))
    _add_forgotten(walk)
    blocks = sorted(walk.blocks, key=lambda block: block.start)
    return Extract(
        text,
        tuple(blocks),
        1,
        READER,
        unreadable=(*walk.lost, *find_unreadable(text)),
        encoding=decoded.encoding,
        title=_title(front),
        notes=decoded.notes,
    )


def _parse(text: str, start: int) -> list["Token"]:
    """Parse into block tokens; lines before `start` are blanked so that line numbers hold."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 200}).enable("table")
    parser.disable(["reference", "inline"])
    return parser.parse(re.sub(r"[^\r\n]", " ", text[:start]) + text[start:])


def _front_matter(text: str) -> re.Match[str] | None:
    """Find the front matter: lines of keys between rulers, at the very beginning."""
    found = _FRONT_MATTER.match(text)
    return found if found and _KEY_LINE.match(found["body"].lstrip()) else None


def _title(front: re.Match[str] | None) -> str | None:
    """The title that the front matter declares."""
    found = _TITLE.search(front["body"]) if front else None
    return (found["title"].strip().strip("\"'").strip() or None) if found else None


def _add_front_matter(walk: _Walk, front: re.Match[str] | None) -> None:
    """Keep what the front matter says, as lines beside the running text."""
    if front:
        for found in _LINE.finditer(front.string, *front.span("body")):
            walk.add(found.span(), ParagraphRole.RUNNING)


def _walk_tokens(walk: _Walk, tokens: list["Token"]) -> None:
    """Turn tokens into blocks."""
    position = 0
    numbers: list[Numbering] = []
    while position < len(tokens):
        token = tokens[position]
        if token.type == "table_open":
            position = _add_table(walk, tokens, position)
            continue
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            numbers.append(find_numbering(tokens, position))
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            numbers.pop()
        elif token.type == "list_item_open":
            walk.labels.append(numbers[-1].label(token))
        elif token.type == "list_item_close":
            walk.labels.pop()
        else:
            _add_token(walk, tokens, position)
        position += 1


def _add_token(walk: _Walk, tokens: list["Token"], position: int) -> None:
    """Add the block of a token that holds text."""
    token = tokens[position]
    if token.map is None:
        return
    if token.type == "heading_open":
        inline = tokens[position + 1]
        span = _inline_span(walk, inline, token)
        walk.add(span, ParagraphRole.HEADING, int(token.tag[1:]))
    elif token.type == "paragraph_open":
        walk.add(_inline_span(walk, tokens[position + 1], token))
    elif token.type in {"fence", "code_block"}:
        _add_code(walk, token)
    elif token.type == "html_block":
        _add_html(walk, token)


def _inline_span(walk: _Walk, inline: "Token", block: "Token") -> Span:
    """Find where the content of a paragraph or a heading stands in the source."""
    assert block.map is not None
    pieces = inline.content.split("\n")
    first, last = block.map[0], block.map[0] + len(pieces) - 1
    head, tail = pieces[0].strip(), pieces[-1].strip()
    opening = walk.line(first)
    if block.markup.startswith("#"):
        place = opening.index(block.markup) + len(block.markup)
        at = opening.find(head, place)
    else:
        at = opening.rstrip().rfind(head)
    start = walk.lines[first][0] + max(at, 0)
    if first == last:
        return start, start + len(head)
    closing = walk.line(last)
    return start, walk.lines[last][0] + closing.rfind(tail) + len(tail)


def _add_code(walk: _Walk, token: "Token") -> None:
    """Add the lines of a code block without its fences."""
    assert token.map is not None
    first, last = token.map
    if token.type == "fence":
        first += 1
        if last > first and _FENCE_LINE.match(walk.line(last - 1)):
            last -= 1
    if last > first:
        walk.add((walk.lines[first][0], walk.lines[min(last, len(walk.lines)) - 1][1]))


def _add_html(walk: _Walk, token: "Token") -> None:
    """Add the tables of an HTML block, and the letters between its other tags."""
    assert token.map is not None
    first, last = token.map
    start, end = walk.lines[first][0], walk.lines[last - 1][1]
    tables = len(_TABLE_TAG.findall(walk.text, start, end))
    for piece in read_html_block(walk.text, start, end):
        if isinstance(piece, Grid):
            walk.blocks.append(piece)
            tables -= 1
        else:
            walk.add(piece)
    if tables > 0:
        what = f"{first + 1}行目からの HTML の表（文字だけを読み、行と列は分かりません）"
        walk.lost.append(Unreadable(1, what))


def _add_table(walk: _Walk, tokens: list["Token"], position: int) -> int:
    """Add a pipe table; gives the position behind it."""
    token = tokens[position]
    assert token.map is not None
    first, last = token.map
    rows = [walk.lines[number] for number in range(first, last)]
    grid = read_pipe_table(walk.text, rows, nested=token.level > 0)
    if grid:
        walk.blocks.append(grid)
    close = next(
        i for i in range(position, len(tokens))
        if tokens[i].type == "table_close" and tokens[i].level == token.level
    )  # fmt: skip
    return close + 1


def _add_forgotten(walk: _Walk) -> None:
    """Add lines that stand in no block, so that none is lost whatever the parser makes of it."""
    held = bytearray(len(walk.text))
    for block in walk.blocks:
        held[block.start : block.end] = b"\x01" * (block.end - block.start)
    for found in _forgotten(walk, held):
        walk.add(found)


def _forgotten(walk: _Walk, held: bytearray) -> Iterator[Span]:
    """Give the lines that no block touches and that are more than signs of the format."""
    for number, (start, end) in enumerate(walk.lines):
        line = walk.line(number)
        if not any(held[start:end]) and not _SIGNS.fullmatch(TAG.sub("", line)):
            yield start, end
