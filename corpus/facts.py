"""Facts of a document itself: titles, issuer, dates, draft marks, occasion, sheets, sources."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.dates import PrintedDate, find_dates
from corpus.layout import written_lines
from corpus.quotes import Quoted, find_quote, quote, quote_section
from corpus.records import Basis, Document, Section, SectionKind
from corpus.text import squash


class FactKind(StrEnum):
    """What a fact tells about its document."""

    TITLE = "title"
    REMARK = "remark"  # 【変更点のみ記載】
    ISSUER = "issuer"
    ISSUED = "issued"  # a date that stands alone on its line
    DRAFT = "draft"  # a date that is left open, a title that says 案
    HANDOUT = "handout"  # 資料１－１
    OCCASION = "occasion"  # the meeting that a stamp names
    STAMPED = "stamped"  # the date of that stamp
    AS_OF = "as_of"  # the date that figures are of
    SOURCE = "source"  # what a chart or a list was made from
    DATE = "date"  # any other date in the text
    MILESTONE = "milestone"  # 「制度の開始（2006〜2009）」: an event with its years
    SHEET = "sheet"
    PRINTED_PAGE = "printed_page"  # the number at the foot of a sheet
    LISTED_PAGE = "listed_page"  # the page of another document, from a column ページ


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with the words that tell it.

    `value` is the words on one line, for dates YYYY[-MM[-DD]], for sheets the number from 1.
    `date` tells precision and calendar. `reason` is given where the fact is inferred.
    """

    kind: FactKind
    quoted: Quoted
    value: str
    section: Section
    date: PrintedDate | None = None
    basis: Basis = Basis.PRINTED
    reason: str = ""


_Finder = Callable[[Document, Section], Iterator[Fact]]
_REMARK = re.compile(r"[【〔\[][^】〕\]\n]+[】〕\]]")
_DRAFT = re.compile(r"[（(【]?(?:素案|原案|案|たたき台|骨子案?)[）)】]?\s*$")
_HANDOUT = re.compile(r"資料\s*(?:№|No\.?)?\s*[0-9０-９]+(?:\s*[－\-ー―‐の]\s*[0-9０-９]+)?")
_MEETING = re.compile(r"\S*(?:会議|審議会|委員会|協議会|部会|懇話会|懇談会|説明会|議会|本会議)$")
_AS_OF = re.compile(r"\s*(?:現在|時点)")
_SOURCES = (
    re.compile(
        r"「[^」]+」[^。「]{0,20}(?:「[^」]+」)?\s*(?:より|から)?(?:引用|作成|により作成)?$"
    ),
    re.compile(r"(?:出典|出所|資料|典拠)\s*[:：]\s*\S.*$"),
    re.compile(r"\S{1,14}(?:推計|調べ|調査)(?:\s*[（(][^（）()]{1,4}[）)])?$"),
)
_MADE_FROM = re.compile(r"(?:より|により作成|から作成|を基に作成|をもとに作成)$")
_MILESTONE = re.compile(
    r"[^\s（）()。、]{2,20}\s*[（(]\s*(?:19|20)\d\d年?\s*(?:[〜～~\-－]\s*(?:19|20)\d\d年?\s*)?[）)]"
)
_PAGE_BY_PLACE = "取り出しで番号が散らばっていて、ページ番号であることは位置からの推定です"
_TRAILING_NUMBER = re.compile(r"[0-9０-９]+(?:\s*[～〜\-－,、]\s*[0-9０-９]+)*$")


def find_facts(document: Document, sections: Sequence[Section]) -> tuple[Fact, ...]:
    """Find the facts of a document, in reading order."""
    finders: dict[SectionKind, tuple[_Finder, ...]] = {
        SectionKind.TITLE: (_title_facts,),
        SectionKind.STAMP: (_stamp_facts,),
        SectionKind.DATE: (_date_line_facts,),
        SectionKind.HEADING: (_listed_page,),
    }
    facts = [
        fact
        for section in sections
        for find in (*finders.get(section.kind, ()), _source_facts, _milestones, _dates)
        for fact in find(document, section)
    ]
    facts += _sheets(document, sections)
    if not any(fact.kind is FactKind.ISSUER for fact in facts):
        facts += _issuer_in_title(document, sections)
    return tuple(sorted(facts, key=lambda fact: (fact.quoted.start, fact.kind)))


def _whole(document: Document, kind: FactKind, section: Section) -> Fact:
    """Make a fact of a whole section."""
    quoted = quote_section(document, section)
    return Fact(kind, quoted, quoted.words, section)


def _title_facts(document: Document, section: Section) -> Iterator[Fact]:
    """Give a title, the remark in its brackets, and its mark of a draft."""
    yield _whole(document, FactKind.TITLE, section)
    text = document.text
    for kind, pattern in ((FactKind.REMARK, _REMARK), (FactKind.DRAFT, _DRAFT)):
        if found := pattern.search(text, section.start, section.end):
            quoted = quote(document, *found.span())
            yield Fact(kind, quoted, quoted.words, section)


def _stamp_facts(document: Document, section: Section) -> Iterator[Fact]:
    """Give what a stamp says: a printed page, the number of a handout, the issuer."""
    printed = squash(document.text[section.start : section.end])
    if section.page is not None and printed == squash(section.page):
        reason = "" if section.basis is Basis.PRINTED else _PAGE_BY_PLACE
        page = _whole(document, FactKind.PRINTED_PAGE, section)
        yield replace(page, basis=section.basis, reason=reason)
    elif printed in {squash(document.publisher), squash(document.city)}:
        yield _whole(document, FactKind.ISSUER, section)
    elif _HANDOUT.fullmatch(document.text[section.start : section.end]):
        yield _whole(document, FactKind.HANDOUT, section)


def _date_line_facts(document: Document, section: Section) -> Iterator[Fact]:
    """Give the meeting that stands behind a date in its line."""
    for date in find_dates(document.text, section.start, section.end):
        rest = quote(document, date.end, section.end)
        if _MEETING.match(rest.text):
            yield Fact(FactKind.OCCASION, rest, rest.words, section)


def _listed_page(document: Document, section: Section) -> Iterator[Fact]:
    """Give the page number that a row of a before/after table names."""
    if section.row is None or section.side is not None or section.page is None:
        return
    found = _TRAILING_NUMBER.search(document.text, section.start, section.end)
    if found and squash(found.group()) == squash(section.page):
        quoted = quote(document, *found.span())
        yield Fact(FactKind.LISTED_PAGE, quoted, squash(section.page), section)


def _is_source(text: str) -> bool:
    """Tell whether a short line says what figures were made from."""
    quoted, *others = _SOURCES
    if quoted.fullmatch(text):
        return bool(_MADE_FROM.search(text))
    return any(pattern.fullmatch(text) for pattern in others)


def _source_facts(document: Document, section: Section) -> Iterator[Fact]:
    """Give a line that says what a chart or a list was made from."""
    if section.kind in {SectionKind.PARAGRAPH, SectionKind.NOTE} and _is_source(
        quote_section(document, section).words
    ):
        yield _whole(document, FactKind.SOURCE, section)


def _milestones(document: Document, section: Section) -> Iterator[Fact]:
    """Give an event that stands alone with its years in brackets."""
    printed = quote_section(document, section)
    if section.kind is SectionKind.PARAGRAPH and _MILESTONE.fullmatch(printed.text):
        yield _whole(document, FactKind.MILESTONE, section)


def _dates(document: Document, section: Section) -> Iterator[Fact]:
    """Give every date with what it is the date of, where its place says so."""
    for date in find_dates(document.text, section.start, section.end):
        kind = _date_kind(document, section, date)
        yield Fact(kind, quote(document, date.start, date.end), date.value, section, date)


def _date_kind(document: Document, section: Section, date: PrintedDate) -> FactKind:
    """Say what a date is of."""
    rest = document.text[date.end : section.end]
    if _AS_OF.match(rest):
        return FactKind.AS_OF
    if section.kind is not SectionKind.DATE:
        return FactKind.DATE
    if _MEETING.match(rest.strip()):
        return FactKind.STAMPED
    return FactKind.DRAFT if date.left_open else FactKind.ISSUED


def _sheets(document: Document, sections: Sequence[Section]) -> Iterator[Fact]:
    """Give every sheet by its first written line."""
    seen: set[int] = set()
    for section in sections:
        if section.sheet not in seen:
            seen.add(section.sheet)
            line = written_lines(document.text, section.start, section.end)[0]
            quoted = quote(document, line.start, line.end)
            yield Fact(FactKind.SHEET, quoted, str(section.sheet), section)


def _issuer_in_title(document: Document, sections: Sequence[Section]) -> Iterator[Fact]:
    """Give the publisher where no line names it but a title does."""
    for section in sections:
        quoted = find_quote(document, document.publisher, section.start, section.end)
        if section.kind is SectionKind.TITLE and quoted is not None:
            reason = f"発行者を書いた行はなく、題名に「{quoted.words}」とあります"
            kind, basis = FactKind.ISSUER, Basis.INFERRED
            yield Fact(kind, quoted, quoted.words, section, basis=basis, reason=reason)
            return
