"""Bodies and their members: headings named 委員会, 協議会 … over a list of posts or members.

A heading is a body when its name, brackets aside, ends in a word for bodies and a list stands below
it; headings one level below a body that lists its kinds of members in brackets are its groups.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.markers import find_marker
from corpus.plan_members import read_members, read_roles, roles_and_others
from corpus.plan_records import Body, Organisation, Placed, Remark
from corpus.quotes import Quoted, quote, quote_section, quote_unmarked
from corpus.records import Basis, Document, Section, SectionKind
from corpus.text import squash

_KINDS = (
    r"(?:委員会|審議会|協議会|連絡会|懇談会|懇話会|検討会|研究会|部会|幹事会|理事会|会議|本部"
    r"|(?:ワーキング|作業|検討|研究)グループ|チーム|アドバイザー|事務局)"
)
_NAME = re.compile(
    rf"(?P<name>[^（(\n]*?(?P<kind>{_KINDS}))\s*(?:[（(](?P<who>[^（）()]+)[）)])?\s*$"
)
_COMPOSED = re.compile(r"で(?:構成|組織)(?:する|される)?$")
_MAKE_UP = re.compile(r"構成|選出|指名|選任")
_MAKE_UP_OR_GROUPS = re.compile(rf"{_MAKE_UP.pattern}|グループ|部会")
_QUOTED = re.compile(r"「[^」]+」")
_NUMBER_OF = re.compile(r"([0-9０-９]+)つ")
_TASK = re.compile(
    r"(?:支援|調査|審議|検討|調整|推進|協議|評価|助言|事項|こと|管理|運営|答申|審査)$"
)

ENTRY_CHARACTERS = 60
_LOOSE = frozenset({SectionKind.PARAGRAPH, SectionKind.FIGURES})


def find_organisation(document: Document, sections: Sequence[Section]) -> Organisation | None:
    """Find the bodies of a document; None where there is none."""
    heads = [s for s in sections if s.kind is SectionKind.HEADING]
    composed = [h for h in heads if _composition(document, h)]
    sheets: dict[int, list[Section]] = {}
    for section in sections:
        sheets.setdefault(section.sheet, []).append(section)
    bodies: list[Body] = []
    for head in heads:
        parent = next((c for c in composed if c.path == head.path[:-1]), None)
        if body := _body(document, heads, head, parent, sheets[head.sheet]):
            bodies.append(body)
    if not bodies:
        return None
    starts = {body.name.start for body in bodies}
    places = {h.path[:-1] for h in heads if h.start in starts and len(h.path) > 1}
    loose = tuple(_loose(document, sections, places))
    return Organisation(document.id, tuple(bodies), loose)


def _body(
    document: Document,
    heads: Sequence[Section],
    head: Section,
    parent: Section | None,
    sheet: Sequence[Section],
) -> Body | None:
    """Read the body that a heading names; None where it names none.

    `heads` are the headings of the document, `sheet` all sections of the heading's sheet.
    """
    named = parent or head
    found = _NAME.match(document.text, named.start, named.end)
    if not found:
        return None
    below = _below(sheet, head)
    listed = [s for s in below if s.kind is SectionKind.CLAUSE and _is_entry(document, s)]
    if not listed and (parent or not _composition(document, head)):
        return None
    roles, others = roles_and_others(document, listed)
    tasks = [s for s in others if parent is None and _TASK.search(quote_unmarked(document, s).text)]
    members = [s for s in others if s not in tasks]
    name = quote_section(document, head) if parent else quote(document, *found.span("name"))
    matters = _names(document, heads, head) if parent else ()
    return Body(
        name,
        quote(document, *found.span("kind")),
        matters + tuple(_placed(document, s) for s in tasks),
        _composition(document, head),
        read_roles(document, roles, below),
        read_members(document, members),
        tuple(_remarks(document, below, name)),
        quote(document, *found.span("name")) if parent else None,
        head.basis,
        _why_group(found.group("name")) if parent else "",
    )


def _is_entry(document: Document, section: Section) -> bool:
    """Tell whether an item of a list is an entry, not a sentence."""
    printed = quote_section(document, section).words
    return len(printed) <= ENTRY_CHARACTERS and not printed.endswith("。")


def _why_group(parent: str) -> str:
    return f"「{parent}」の欄に、名前だけの見出しと構成員の並びとして置かれています"


def _below(sheet: Sequence[Section], head: Section) -> list[Section]:
    """Give what stands below a heading on its sheet, not below another heading further down."""
    depth = len(head.path)
    sections = [s for s in sheet if s.path[:depth] == head.path]
    inner = [s.path for s in sections if s.kind is SectionKind.HEADING and len(s.path) > depth]
    return [
        s
        for s in sections
        if s is not head and not any(s.path[: len(path)] == path for path in inner)
    ]


def _composition(document: Document, head: Section) -> tuple[Quoted, ...]:
    """Give what a body's name lists in brackets: （A、B、Cで構成）."""
    found = _NAME.match(document.text, head.start, head.end)
    if not found or not found.group("who"):
        return ()
    end = _COMPOSED.search(found.group("who"))
    if not end:
        return ()
    start = found.start("who")
    pieces = re.finditer(r"[^、，,]+", found.group("who")[: end.start()])
    return tuple(quote(document, start + p.start(), start + p.end()) for p in pieces)


def _placed(document: Document, section: Section) -> Placed:
    """Make a matter of a unit below a heading."""
    text = quote_unmarked(document, section)
    reason = "" if section.basis is Basis.PRINTED else "見出しのすぐ下に置かれています"
    return Placed(text, section.basis, reason, text)


def _names(document: Document, heads: Sequence[Section], head: Section) -> tuple[Placed, ...]:
    """Give the matters that the heading of a group names.

    Its lines are matters of their own where each is a heading elsewhere too, else one matter.
    """
    whole = quote_section(document, head)
    lines = [found.span() for found in re.finditer(r"[^\n]*\S[^\n]*", whole.text)]
    pieces = [quote(document, whole.start + a, whole.start + b) for a, b in lines]
    if len(pieces) == 1 or not _are_headings(document, heads, pieces):
        return (Placed(whole, head.basis, "グループの見出しに書かれています", whole),)
    reason = "見出しの各行が、別の所でも一つの見出しになっています"
    return tuple(Placed(piece, Basis.INFERRED, reason, piece) for piece in pieces)


def _are_headings(document: Document, heads: Sequence[Section], pieces: Sequence[Quoted]) -> bool:
    """Tell whether each of some lines is a heading by itself."""
    known = {squash(document.text[head.start : head.end]) for head in heads}
    return all(squash(piece.text) in known for piece in pieces)


def _remarks(document: Document, below: Sequence[Section], name: Quoted) -> Iterator[Remark]:
    """Give the notes and loose lines of a body.

    A line that counts its items (２つのグループ) takes as many ★ that follow it.
    """
    asides = [s for s in below if _is_remark(document, s)]
    number = 0
    while number < len(asides):
        section = asides[number]
        following = _stars(document, asides[number + 1 :])
        count = _NUMBER_OF.search(squash(document.text[section.start : section.end]))
        taken = following if count and int(count.group(1)) == len(following) else []
        items = tuple(quote_unmarked(document, star) for star in taken)
        yield _remark(document, section, items, name)
        number += 1 + len(taken)


def _is_remark(document: Document, section: Section) -> bool:
    """Tell whether a unit of a body is a remark: a note, or a line that names no holders."""
    if section.kind is SectionKind.NOTE:
        return True
    printed = document.text[section.start : section.end]
    loose = section.kind is SectionKind.PARAGRAPH and find_marker(printed) is None
    return loose and _MAKE_UP_OR_GROUPS.search(printed) is not None


def _stars(document: Document, sections: Sequence[Section]) -> list[Section]:
    """Give the run of ★ at the head of a sequence."""
    stars: list[Section] = []
    for section in sections:
        sign = find_marker(document.text[section.start : section.end])
        if sign is None or sign.style != "star":
            break
        stars.append(section)
    return stars


def _remark(
    document: Document, section: Section, items: tuple[Quoted, ...], name: Quoted
) -> Remark:
    """Make the record of a remark; what it quotes in 「」 are its items."""
    text = quote_unmarked(document, section)
    marker = None
    if text.start > section.start:
        marker = quote(document, section.start, text.start)
    if not items:
        spans = [found.span() for found in _QUOTED.finditer(text.text)]
        items = tuple(quote(document, text.start + a, text.start + b) for a, b in spans)
    reason = f"「{name.words}」の欄に置かれています"
    return Remark(text, marker, items, section.basis, reason, name)


def _loose(
    document: Document, sections: Sequence[Section], places: set[tuple[str, ...]]
) -> Iterator[Remark]:
    """Give lines beside the bodies that say how some of them are made up."""
    for section in sections:
        printed = quote_section(document, section)
        sentence = printed.text.endswith("。")
        if section.kind not in _LOOSE or section.path not in places or sentence:
            continue
        if _MAKE_UP.search(printed.text):
            reason = "どの組織に付くのかは、配置が失われていて分かりません"
            yield Remark(printed, None, (), Basis.PRINTED, reason, printed)
