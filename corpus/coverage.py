"""How much of every document lies in records, type by type.

A character counts as covered where a record finer than a page holds it: a structured record
(revision, duty, role, step, cell, term …) or a section, which is one heading, clause, paragraph,
note or line of a table. Blank characters count nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from itertools import chain, groupby

from corpus.formats.blocks import Span, written_spans
from corpus.library import Corpus
from corpus.quotes import Quoted
from corpus.records import Cell, Document, Label, Section, SectionKind, Table

# What a record rests on or is about is not what it holds.
_NOT_HELD = frozenset({"anchor", "about", "link", "links", "ties", "near"})
_SECTION_NAMES = {
    SectionKind.TITLE: "題名",
    SectionKind.HEADING: "見出し",
    SectionKind.CLAUSE: "項目",
    SectionKind.PARAGRAPH: "段落",
    SectionKind.NOTE: "注",
    SectionKind.OMISSION: "省略",
    SectionKind.DATE: "日付",
    SectionKind.TABLE_HEAD: "表の見出し",
    SectionKind.ROW: "表の行",
    SectionKind.CONTENTS: "目次",
    SectionKind.VOID: "新設・削除の印",
    SectionKind.FIGURES: "数値",
    SectionKind.STAMP: "押印・ページ番号",
    SectionKind.LOST: "失われた印",
}


@dataclass(frozen=True, slots=True)
class TypeCoverage:
    """What the records of one type hold of a document, in non-blank characters.

    `longest` is the length of the longest span of the type.
    """

    name: str
    spans: int
    characters: int
    longest: int
    structured: bool


@dataclass(frozen=True, slots=True)
class DocumentCoverage:
    """What the records hold of one document; `gaps` are spans that no record holds."""

    document: str
    characters: int
    covered: int
    structured: int
    gaps: tuple[Span, ...]
    types: tuple[TypeCoverage, ...]

    @property
    def complete(self) -> bool:
        """Tell whether every non-blank character lies in some record."""
        return not self.gaps


def coverage(corpus: Corpus) -> tuple[DocumentCoverage, ...]:
    """Count what the records of a corpus hold of each document."""
    held = _held(corpus)
    return tuple(_of_document(corpus, d, held) for d in corpus.documents)


def print_coverage(report: tuple[DocumentCoverage, ...]) -> str:
    """Print a report as lines of Japanese text."""
    lines = []
    for one in report:
        share = one.covered / one.characters if one.characters else 1.0
        lines.append(
            f"{one.document}：空白を除く{one.characters:,}字のうち{one.covered:,}字（{share:.1%}）が"
            f"記録に入っています（うち種類ごとの記録に{one.structured:,}字）"
        )
        lines += [
            f"  {t.name}：{t.spans:,}箇所、{t.characters:,}字（最長{t.longest:,}字）"
            for t in one.types
        ]
        lines += [f"  記録に入っていない箇所：{start}〜{end}字目" for start, end in one.gaps]
    return "\n".join(lines)


def _held(corpus: Corpus) -> dict[str, dict[str, list[Span]]]:
    """Give the spans of every structured type by document."""
    kinds: dict[str, Iterator[tuple[str, Span]]] = {
        "新旧対照": _sections_of(chain(*((r.after, r.before) for r in corpus.revisions))),
        "担当": (
            (d.section.document, span)
            for d in corpus.duties
            for span in ((d.start, d.end), *((o.start, o.end) for o in d.offices))
        ),
        "組織": _quoted(corpus.organisation),
        "計画": _quoted(corpus.roadmap),
        "表": chain(*(_table_spans(table) for table in corpus.tables)),
        "用語": (
            (t.document, span)
            for t in corpus.terms
            for span in ((t.start, t.end), t.anchor)
            if span is not None
        ),
        "略称": _quoted(corpus.aliases),
        "注": _quoted(corpus.notes),
        "文書の事実": _quoted(corpus.facts),
        "省略": _quoted(corpus.omissions),
        "失われた印": _quoted(corpus.losses),
    }
    held: dict[str, dict[str, list[Span]]] = {}
    for name, pairs in kinds.items():
        for document, span in pairs:
            held.setdefault(document, {}).setdefault(name, []).append(span)
    return held


def _sections_of(sections: Iterator[Section | None]) -> Iterator[tuple[str, Span]]:
    for section in sections:
        if section is not None:
            yield section.document, (section.start, section.end)


def _quoted(record: object) -> Iterator[tuple[str, Span]]:
    """Give every quoted piece that a record holds."""
    if isinstance(record, Quoted):
        yield record.document, (record.start, record.end)
    elif isinstance(record, tuple):
        for entry in record:
            yield from _quoted(entry)
    elif is_dataclass(record) and not isinstance(record, Section):
        for part in fields(record):
            if part.name not in _NOT_HELD:
                yield from _quoted(getattr(record, part.name))


def _table_spans(table: Table) -> Iterator[tuple[str, Span]]:
    """Give every span of a table: values, heads, caption, unit, notes, lost words."""
    labels: list[Label | None] = [table.caption, table.unit, *table.stub, *table.notes, *table.lost]
    labels += [computed.printed for computed in table.computed]
    for cell in table.cells:
        labels += _labels_of(cell)
    spans = chain(
        *(cell.spans for cell in table.cells), *(label.spans for label in labels if label)
    )
    for span in spans:
        yield table.section.document, span


def _labels_of(cell: Cell) -> list[Label | None]:
    return [*cell.row_heads, *cell.column_heads, cell.unit]


def _of_document(
    corpus: Corpus, document: Document, held: dict[str, dict[str, list[Span]]]
) -> DocumentCoverage:
    """Count one document."""
    text = document.text
    written = _written(corpus, document)
    structured = held.get(document.id, {})
    sections: dict[str, list[Span]] = {}
    for section in corpus.of_document(document.id):
        name = f"区分・{_SECTION_NAMES[section.kind]}"
        sections.setdefault(name, []).append((section.start, section.end))
    types = [_of_type(name, spans, written, True) for name, spans in structured.items()]
    types += [_of_type(name, spans, written, False) for name, spans in sections.items()]
    inside = _marked(len(text), chain(*structured.values()))
    anywhere = _marked(len(text), chain(*structured.values(), *sections.values()))
    return DocumentCoverage(
        document.id,
        sum(written),
        sum(map(_both, written, anywhere)),
        sum(map(_both, written, inside)),
        tuple(_gaps(written, anywhere)),
        tuple(types),
    )


def _written(corpus: Corpus, document: Document) -> list[bool]:
    """Mark the non-blank characters of a document, without the marks of its file format."""
    text, extract = document.text, corpus.extracts.get(document.id)
    whole = [(0, len(text))] if extract is None else written_spans(extract)
    inside = _marked(len(text), iter(whole))
    return [bool(mark) and not c.isspace() for mark, c in zip(inside, text, strict=True)]


def _both(one: object, other: object) -> bool:
    return bool(one and other)


def _marked(length: int, spans: Iterator[Span]) -> bytearray:
    """Mark the characters that spans hold."""
    marks = bytearray(length)
    for start, end in spans:
        marks[start:end] = b"\1" * (end - start)
    return marks


def _of_type(name: str, spans: list[Span], written: list[bool], structured: bool) -> TypeCoverage:
    """Count what spans of one type hold; a character held twice counts once."""
    marks = _marked(len(written), iter(spans))
    longest = max(sum(written[start:end]) for start, end in spans)
    return TypeCoverage(name, len(set(spans)), sum(map(_both, written, marks)), longest, structured)


def _gaps(written: list[bool], marks: bytearray) -> Iterator[Span]:
    """Give the runs of written characters that are not marked; blanks part runs."""
    missing = (i for i, is_written in enumerate(written) if is_written and not marks[i])
    for _, group in groupby(enumerate(missing), key=lambda pair: pair[1] - pair[0]):
        run = [position for _, position in group]
        yield run[0], run[-1] + 1
