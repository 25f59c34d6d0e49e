"""A document as a readable HTML page with one span marked.

Printed line ends inside running text are not kept on screen, but every offset is: `<mark>` holds
the quote and nothing else. A table takes its pieces out of the running text and shows them in its
cells, so that each printed character stands on the page once.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import groupby

from assistant import Side, SourceTable, SourceUnit, SourceView
from assistant.web import words
from assistant.web.layout import source_link
from assistant.web.source_table import render_table
from assistant.web.source_text import Span, joined, lines_of, without
from assistant.web.text import flat, named, path_in, short_hash, where

Place = tuple[str | None, int, str | None]


@dataclass(frozen=True, slots=True)
class PageMark:
    """A place that a page of the source begins at: its id and what it is called."""

    id: str
    label: str


def render_source(source: SourceView, span: Span, root: str = "", note: str = "") -> str:
    """Render a document with the span marked and its address on top.

    `root` is the absolute address of the site, for the address that is copied with the quote;
    `note` is HTML of our own that stands above the text.
    """
    body = "".join(_Body(source, span).parts())
    # the quote may lie in several elements; its address leads to the first
    body = body.replace("<mark", '<mark id="quote"', 1)
    return (
        '<article id="source" lang="ja">'
        f"{_heading(source, span, root)}{note}"
        f'<div class="source-body">{body}</div></article>'
    )


def page_marks(source: SourceView) -> tuple[PageMark, ...]:
    """Give a mark for every page, in the order of the text."""
    places, marks = _Places(), []
    for unit in source.units:
        ids = places.enter(unit)
        if ids:
            # a page number that stands on several sheets belongs to the first
            chosen = next((each for each in ids if each.startswith("page-")), ids[0])
            marks.append(PageMark(chosen, _told(unit)))
    return tuple(marks)


def _heading(source: SourceView, span: Span, root: str) -> str:
    """Render what stands above the text: title, version, and the address of the quote."""
    version = f'<span class="version">{words.VERSION}：{short_hash(source.sha256)}</span>'
    title = f'<p class="title">{escape(named(source.city, source.title))}{version}</p>'
    found = next((u for u in source.units if u.start < span.end and u.end > span.start), None)
    if found is None:
        return f'<header class="source-head">{title}</header>'
    name = source.side_names[found.side] if found.side else ""
    side = f'<span class="side">{escape(name)}</span>' if name else ""
    path, page = path_in(source.title, found.path), where(found.page, found.sheet)
    basis = words.BASES.get(found.basis)
    note = f'<span class="badge">{basis}</span>' if basis else ""
    place = f'<span class="path">{escape(path)}</span><span class="page">{escape(page)}</span>'
    told = "　".join(filter(None, (named(source.city, source.title), name, path, page)))
    copy = _copy(source, span, told, root)
    return (
        f'<header class="source-head">{title}'
        f'<div class="at"><p class="place">{side}{place}{note}</p>{copy}</div></header>'
    )


def _copy(source: SourceView, span: Span, told: str, root: str) -> str:
    """Render the button that copies the quote with its place and address."""
    quote = joined(source.text[span.start : span.end])
    whole = (
        f"「{quote}」\n{told}\n{root}{source_link(source.id, span.start, span.end, source.sha256)}"
    )
    return (
        f'<button type="button" class="copy-quote button small no-print" '
        f'data-copy="{escape(whole)}" '
        f'data-copied="{words.COPIED}" data-failed="{words.COPY_FAILED}">'
        f"{words.COPY_QUOTE}</button>"
    )


def _told(unit: SourceUnit) -> str:
    """Name the page of a unit; a printed number may stand on several sheets."""
    page = where(unit.page, unit.sheet)
    if unit.page:
        page += f"（{where(None, unit.sheet)}）"
    return "　".join(flat(part) for part in (unit.part, page) if part)


@dataclass(slots=True)
class _Places:
    """Where the page being shown turns, and which ids are given."""

    at: Place | None = None
    given: set[str] = field(default_factory=set)

    def enter(self, unit: SourceUnit) -> tuple[str, ...]:
        """Give the new ids where a unit begins a page; one that goes on has none."""
        place = (unit.part, unit.sheet, unit.page)
        if place == self.at:
            return ()
        self.at = place
        ids = [f"sheet-{unit.sheet}"]
        ids += [f"page-{'-'.join(unit.page.split())}"] if unit.page else []
        fresh = tuple(each for each in ids if each not in self.given)
        self.given.update(fresh)
        return fresh

    def turns(self, unit: SourceUnit) -> bool:
        """Tell whether a unit stands on another page than the one before."""
        return (unit.part, unit.sheet, unit.page) != self.at


class _Body:
    """The text of a document, part by part."""

    def __init__(self, source: SourceView, span: Span) -> None:
        self._source, self._span = source, span
        self._places = _Places()
        self._tables = list(reversed(source.tables))
        self._passed = 0
        self._taken = sorted(piece for table in source.tables for piece in table.spans)

    def parts(self) -> Iterator[str]:
        """Render rows of the before/after table, and everything between them."""
        for row, run in groupby(self._source.units, key=lambda unit: unit.row):
            units = list(run)
            if row is not None:
                yield self._row(units)
                continue
            for unit in units:
                if unit.end <= self._passed:  # its table shows it, with the turns of its pages
                    continue
                yield self._turn(unit)
                while self._tables and self._tables[-1].start < unit.end:
                    yield self._table(self._tables.pop(), unit)
                yield self._unit(unit)

    def _turn(self, unit: SourceUnit) -> str:
        if not self._places.turns(unit):
            return ""
        anchors = _anchors(self._places.enter(unit))
        return f'<p class="divider">{anchors}<span>{escape(_told(unit))}</span></p>'

    def _table(self, table: SourceTable, unit: SourceUnit) -> str:
        turns: dict[tuple[int, str | None], str] = {}
        if len(table.spans) == 1:
            self._passed = table.spans[0][1]
            for each in self._within(*table.spans[0]):
                if self._places.turns(each):
                    turns[each.sheet, each.page] = _anchors(self._places.enter(each))
        return render_table(self._source.text, table, flat(unit.path[-1]), self._span, turns)

    def _within(self, start: int, end: int) -> Sequence[SourceUnit]:
        units = self._source.units
        first = bisect_left(units, start, key=lambda each: each.start)
        return units[first : bisect_left(units, end, key=lambda each: each.start)]

    def _row(self, units: list[SourceUnit]) -> str:
        """Render a row of the before/after table: its heads above, the columns side by side."""
        anchors = _anchors(self._places.enter(units[0]))
        heads = self._units(self._without_page(unit) for unit in units if unit.side is None)
        page = escape(where(units[0].page, units[0].sheet))
        columns = "".join(self._column(side, units) for side in self._source.columns)
        return (
            f'<section class="revision"><header class="row-head">{anchors}'
            f'<span class="page">{page}</span>'
            f'{heads}</header><div class="columns">{columns}</div></section>'
        )

    def _column(self, side: Side, units: list[SourceUnit]) -> str:
        name = escape(self._source.side_names[side])
        return (
            f'<div class="column {side.value}" role="group" aria-label="{name}">'
            f'<p class="column-name">{name}</p>'
            f"{self._units(unit for unit in units if unit.side is side)}</div>"
        )

    def _without_page(self, unit: SourceUnit) -> SourceUnit:
        """Leave out the page number at the end of a row's head: it stands at the row's edge."""
        if unit.page is None or not self._source.text[unit.start : unit.end].endswith(unit.page):
            return unit
        return replace(unit, end=unit.end - len(unit.page))

    def _units(self, units: Iterable[SourceUnit]) -> str:
        return "".join(self._unit(unit) for unit in units)

    def _unit(self, unit: SourceUnit) -> str:
        pieces = without((unit.start, unit.end), self._taken)
        inner = lines_of(self._source.text, pieces, self._span, keep=unit.keeps_lines)
        if not inner:
            return ""
        # heading levels follow the depth of the path, below the page's h2
        name = f"h{min(2 + unit.level, 6)}" if unit.level else "p"
        look = f"unit kind-{unit.kind} depth-{min(len(unit.path), 6)}"
        return f'<{name} class="{look}">{inner}</{name}>'


def _anchors(ids: Iterable[str]) -> str:
    """Render the places that addresses of pages lead to."""
    return "".join(f'<span class="anchor" id="{escape(each)}"></span>' for each in ids)
