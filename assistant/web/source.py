"""A document as a readable HTML page with one span marked.

Printed line ends inside running text are not kept on screen, but every offset is: each piece of
text is cut at the span before it is escaped, so that `<mark>` holds the quote and nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

from assistant.web import words
from assistant.web.text import begins_line, flat, joint, named, path_in, short_hash, where
from corpus.column_heads import side_names
from corpus.records import Basis, Document, Section, SectionKind, Side

_KEEP_LINES = frozenset({SectionKind.FIGURES, SectionKind.LOST, SectionKind.STAMP})


@dataclass(frozen=True, slots=True)
class Span:
    """Offsets of a quote in its document; an empty span marks nothing."""

    start: int = 0
    end: int = 0


def render_source(document: Document, sections: Sequence[Section], span: Span) -> str:
    """Render the document's sections (any order) with the span marked and its address on top."""
    ordered = sorted(sections, key=lambda section: (section.start, section.end))
    names = {side: escape(name) for side, name in side_names(document, sections).items()}
    body = "".join(_body(document.text, ordered, span, names))
    # the quote may lie in several elements; its address leads to the first
    body = body.replace("<mark>", '<mark id="quote">', 1)
    return (
        '<article id="source" lang="ja">'
        f"{_heading(document, ordered, span, names)}"
        f'<div class="source-body">{body}</div></article>'
    )


def _heading(
    document: Document, sections: Sequence[Section], span: Span, names: Mapping[Side, str]
) -> str:
    """Render what stands above the text: title, version, and the address of the quote."""
    version = f'<span class="version">{words.VERSION}：{short_hash(document.sha256)}</span>'
    title = f'<p class="title">{escape(named(document.city, document.title))}{version}</p>'
    found = next((s for s in sections if s.start < span.end and s.end > span.start), None)
    if found is None:
        return f'<header class="source-head">{title}</header>'
    side = f'<span class="side">{names[found.side]}</span>' if found.side else ""
    path = path_in(document.title, found.path)
    page = f'<span class="page">{escape(where(found.page, found.sheet))}</span>'
    lost = found.kind is SectionKind.LOST
    basis = words.BASES.get(Basis.LOST if lost else found.basis)
    note = f'<span class="badge">{basis}</span>' if basis else ""
    address = f'<p class="place">{side}<span class="path">{escape(path)}</span>{page}{note}</p>'
    return f'<header class="source-head">{title}{address}</header>'


def _body(
    text: str, sections: Sequence[Section], span: Span, names: Mapping[Side, str]
) -> Iterator[str]:
    """Render runs of sections: rows of the before/after table, and everything between them."""
    place: tuple[str | None, int, str | None] | None = None
    for row, run in groupby(sections, key=lambda section: section.row):
        group = list(run)
        if row is not None:
            place = _place(group[0])
            yield _row(text, group, span, names)
            continue
        for section in group:
            if _place(section) != place:
                place = _place(section)
                yield _divider(section)
            yield _section(text, section, span)


def _place(section: Section) -> tuple[str | None, int, str | None]:
    return section.part, section.sheet, section.page


def _divider(section: Section) -> str:
    page = where(section.page, section.sheet)
    if section.page:
        page += f"（{where(None, section.sheet)}）"
    told = "　".join(flat(part) for part in (section.part, page) if part)
    return f'<p class="divider"><span>{escape(told)}</span></p>'


def _row(text: str, sections: Sequence[Section], span: Span, names: Mapping[Side, str]) -> str:
    """Render a row of the before/after table: its heads above, the two columns side by side."""
    heads = _sections(text, (_without_page(text, s) for s in sections if s.side is None), span)
    page = escape(where(sections[0].page, sections[0].sheet))
    columns = "".join(
        f'<div class="column {side.value}" role="group" aria-label="{names[side]}">'
        f'<p class="column-name">{names[side]}</p>'
        f"{_sections(text, (s for s in sections if s.side is side), span)}</div>"
        for side in (Side.AFTER, Side.BEFORE)
    )
    return (
        f'<section class="revision"><header class="row-head"><span class="page">{page}</span>'
        f'{heads}</header><div class="columns">{columns}</div></section>'
    )


def _without_page(text: str, section: Section) -> Section:
    """Leave out the page number printed at the end of a row's head: it stands at the row's edge."""
    printed = text[section.start : section.end]
    if section.page is None or not printed.endswith(section.page):
        return section
    return replace(section, end=section.end - len(section.page))


def _sections(text: str, sections: Iterable[Section], span: Span) -> str:
    return "".join(_section(text, section, span) for section in sections)


def _section(text: str, section: Section, span: Span) -> str:
    inner = "".join(_lines(text, section, span))
    if not inner:
        return ""
    name = _element(section)
    look = f"unit kind-{section.kind.value} depth-{min(len(section.path), 6)}"
    return f'<{name} class="{look}">{inner}</{name}>'


def _element(section: Section) -> str:
    """Choose the element; heading levels follow the depth of the path, below the page's h2."""
    if section.kind is SectionKind.TITLE:
        return "h3"
    if section.kind is SectionKind.HEADING:
        return f"h{min(3 + len(section.path), 6)}"
    return "p"


def _lines(text: str, section: Section, span: Span) -> Iterator[str]:
    """Render the printed lines: apart where they mean something, joined where they only wrap."""
    before = ""
    cursor = section.start
    for line in text[section.start : section.end].splitlines(keepends=True):
        start, cursor = cursor, cursor + len(line)
        printed = line.rstrip()
        if not printed:
            continue
        if before:
            yield _between(before, printed, keep=section.kind in _KEEP_LINES)
        yield _marked(text, start, start + len(printed), span)
        before = printed


def _between(before: str, printed: str, *, keep: bool) -> str:
    if keep or begins_line(printed):
        return "<br>"
    return joint(before, printed)


def _marked(text: str, start: int, end: int, span: Span) -> str:
    """Escape `text[start:end]` and mark the part of it that the span covers."""
    first = min(max(span.start, start), end)
    last = max(min(span.end, end), first)
    if first == last:
        return escape(text[start:end])
    marked = f"<mark>{escape(text[first:last])}</mark>"
    return escape(text[start:first]) + marked + escape(text[last:end])
