"""What stands around a table: its caption, its unit, its notes."""

import re
from collections.abc import Iterator, Sequence

from corpus.figures import find_unit, is_unit_note
from corpus.formats.blocks import Block, Grid, Paragraph, Span
from corpus.grid_layout import GridLayout
from corpus.grid_view import GridView
from corpus.records import Label
from corpus.text import unwrap

_NUMBERED = re.compile(
    r"(?:[第別付附]?[図表]表?|別紙)[\s　]*(?:第?[\s　]*[0-9０-９一二三四五六七八九十]+|[：:])"
)
_ORDINAL = re.compile(r"第[0-9０-９一二三四五六七八九十]+[図表]")
_NOTE = re.compile(
    r"\s*(?:※|＊|\*|[（(]?注|備考|[（(【［\[]?(?:資料|出典|出所)\s*[：:）)】］\]]|出典|出所"
    r"|[◎○●△☆★]\s*[：:＝=…])"
)
_UNIT_BEHIND = re.compile(
    r"[\s　]*[（(〔［\[【]?[\s　]*単位[\s　]*[:：]?[^）)〕］\]】]*[）)〕］\]】]?[\s　]*$"
)
_LEGEND = re.compile(r"[◎○●△▲☆★◇◆□■]\s*[：:＝=…・]")
# A unit or a caption stands at most this many paragraphs above its table, a note below it.
ABOVE, BELOW = 2, 6
CAPTION_CHARACTERS = 60


def caption_of(view: GridView, layout: GridLayout, above: Sequence[Block] = ()) -> Label | None:
    """Give a table's caption without its unit.

    It is the format's own, 「表１ …」 above the table, the line above whose unit shows that it
    belongs to the table, the title that the reader took for one, or a first row of one text.
    """
    grid = view.grid
    if grid.caption and grid.start <= grid.caption[0] < grid.end:
        return _without_unit(view.text, grid.caption)
    named = _named_above(view, above)
    if named or grid.caption:
        return _without_unit(view.text, named or grid.caption or (0, 0))
    for row in layout.captions:
        for cell in view.written(row):
            if not is_unit_note(view.words(cell)):
                one = len(cell.lines) == 1
                words = Label(view.words(cell), cell.lines)
                return _without_unit(view.text, cell.lines[0]) if one else words
    return None


def _named_above(view: GridView, above: Sequence[Block]) -> Span | None:
    """Give the paragraph above a table that is numbered as one, or that names its unit."""
    paragraphs = list(_above(view.grid, above))
    united = False
    for number, paragraph in enumerate(paragraphs):
        span = (paragraph.start, paragraph.end)
        if span == view.grid.caption:
            return span
        words = unwrap(view.text[slice(*span)]).lstrip("*")
        short = len(words) <= CAPTION_CHARACTERS
        if short and (_NUMBERED.match(words) or _ORDINAL.match(words)):
            return span
        if is_unit_note(words) and number == 0:
            united = True
        elif (
            number == int(united)
            and short
            and not words.endswith("。")
            and (united or find_unit(words, named_only=True))
        ):
            return span
    return None


def _without_unit(text: str, span: Span) -> Label:
    """Make a label of a caption; its unit and the signs of Markdown are not part of it."""
    start, end = span
    behind = _UNIT_BEHIND.search(text, start, end)
    end = behind.start() if behind and behind.start() > start else end
    bare = text[start:end].strip("*")
    start += len(text[start:end]) - len(text[start:end].lstrip("*"))
    return _label(text, (start, start + len(bare)))


def unit_of(view: GridView, layout: GridLayout, above: Sequence[Block] = ()) -> Label | None:
    """Give the unit of a whole table: 「（単位：人）」 in it or above it, （人） in its corner."""
    grid = view.grid
    spans = [grid.caption] if grid.caption else []
    rows = (*layout.captions, *layout.heads, *layout.notes)
    corner = [view.at(r, c) for r in layout.heads for c in layout.head_columns]
    for cell in (*(c for row in rows for c in view.written(row)), *corner):
        spans += cell.lines if cell else ()
    for span in spans:
        named = _unit_in(view.text, span, named_only=True)
        if named:
            return named
    for paragraph in _above(grid, above):
        named = _unit_in(view.text, (paragraph.start, paragraph.end), named_only=True)
        if named:
            return named
    heading = [line for cell in corner if cell for line in cell.lines]
    bare = (_unit_in(view.text, s) for s in ([grid.caption] if grid.caption else []) + heading)
    return next((unit for unit in bare if unit), None)


def _unit_in(text: str, span: tuple[int, int], *, named_only: bool = False) -> Label | None:
    """Find a unit inside a span."""
    found = find_unit(text[slice(*span)], named_only=named_only)
    if not found:
        return None
    return Label(found[0], ((span[0] + found[1], span[0] + found[2]),))


def notes_of(
    view: GridView, layout: GridLayout, above: Sequence[Block] = (), below: Sequence[Block] = ()
) -> tuple[Label, ...]:
    """Give a table's notes: its last rows, ※ and 資料 below it, a legend of marks around it."""
    inner = [Label(view.words(c), c.lines) for r in layout.notes for c in view.written(r)]
    outer = [
        _label(view.text, (paragraph.start, paragraph.end))
        for paragraph in _above(view.grid, above)
        if _LEGEND.search(view.text[paragraph.start : paragraph.end])
    ]
    for block in below[:BELOW]:
        words = view.text[block.start : block.end]
        if not isinstance(block, Paragraph) or not (_NOTE.match(words) or _LEGEND.search(words)):
            break
        outer.append(_label(view.text, (block.start, block.end)))
    return (*inner, *outer)


def _above(grid: Grid, above: Sequence[Block]) -> Iterator[Paragraph]:
    """Give the paragraphs right above a table, the nearest first."""
    for block in list(reversed(above))[:ABOVE]:
        if not isinstance(block, Paragraph) or block.sheet != grid.sheet:
            return
        yield block


def _label(text: str, span: tuple[int, int]) -> Label:
    """Make a label of a span."""
    return Label(unwrap(text[slice(*span)]), (span,))
