"""Posts and members of a body: 「・委員長 副市長」, 「・会長・事務局職員」, 「・専門委員会 〃」."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.plan_records import Member, Placed, Role
from corpus.quotes import Quoted, quote, quote_section, quote_unmarked
from corpus.records import Basis, Document, Section, SectionKind

_ROLE = re.compile(
    r"(?P<name>\S{0,10}(?:長|委員|会|会議|部会|局|幹事|監事|顧問|会計|役員))[ 　\t]+(?=\S)"
)
_DITTO = re.compile(r"[〃々″]|同上")
_CONDITION = re.compile(r"設置|場合|必要|選出|指名|構成|開催|招集")
# Parted by 、, not inside brackets; a blank parts off what says how they come to it.
_HOLDERS = re.compile(r"(?:[（(][^（）()]*[）)]|(?![ 　]+\S*(?:選出|指名|設置))[^、，])+|[^、，]+")
# Parted by ・, not inside brackets.
_PARTS = re.compile(r"(?:[（(][^（）()]*[）)]|[^・])+")


def roles_and_others(
    document: Document, listed: Sequence[Section]
) -> tuple[list[Section], list[Section]]:
    """Part the items of a list into posts and others; items below a post are neither."""
    depth = min((len(s.path) for s in listed), default=0)
    top = [s for s in listed if len(s.path) == depth]
    roles = [s for s in top if _ROLE.match(quote_unmarked(document, s).text)]
    return roles, [s for s in top if s not in roles]


def read_members(document: Document, items: Sequence[Section]) -> tuple[Member, ...]:
    """Read items that name members."""
    return tuple(_member(document, quote_unmarked(document, s), s.basis, s) for s in items)


def _member(document: Document, text: Quoted, basis: Basis, section: Section) -> Member:
    """Make the record of an item that names members; ・ parts them."""
    reason = "" if basis is Basis.PRINTED else "見出しのすぐ下の並びに置かれています"
    parts = _pieces(document, text, _PARTS)
    return Member(text, parts, basis, reason, quote_section(document, section))


def _pieces(document: Document, text: Quoted, pattern: re.Pattern[str]) -> tuple[Quoted, ...]:
    """Quote every match of a pattern in a piece."""
    spans = [found.span() for found in pattern.finditer(text.text)]
    return tuple(quote(document, text.start + a, text.start + b) for a, b in spans)


def read_roles(
    document: Document, items: Sequence[Section], below: Sequence[Section]
) -> tuple[Role, ...]:
    """Read items that name a post; `below` is all that stands below the body's heading."""
    roles: list[Role] = []
    for item in items:
        role = _role(document, item)
        if role.ditto and roles:
            role = _as_above(role, role.ditto, roles[-1])
        roles.append(_with_lines_below(document, role, item, below))
    return tuple(roles)


def _role(document: Document, item: Section) -> Role:
    """Read one post: its name, its holders, its conditions."""
    text = quote_unmarked(document, item)
    named = _ROLE.match(text.text)
    end = text.start + (named.end("name") if named else 0)
    name, rest = quote(document, text.start, end), quote(document, end, text.end)
    if _DITTO.fullmatch(rest.text):
        return Role(name, (), (), (), rest)
    pieces = _pieces(document, rest, _HOLDERS)
    conditions = tuple(p for p in pieces if _CONDITION.search(p.text))
    holders = tuple(p for p in pieces if p not in conditions)
    return Role(
        name,
        tuple(Member(p, (p,), item.basis, "", p) for p in holders),
        tuple(Placed(p, item.basis, "", p) for p in conditions),
        (),
    )


def _as_above(role: Role, ditto: Quoted, above: Role) -> Role:
    """Give a post that prints 〃 what the line above says."""
    reason = f"「{ditto.text}」は、すぐ上の「{above.name.words}」の行と同じことを表します"
    inferred = Basis.INFERRED
    return replace(
        role,
        holders=tuple(
            replace(h, basis=inferred, reason=reason, anchor=ditto) for h in above.holders
        ),
        conditions=tuple(
            replace(c, basis=inferred, reason=reason, anchor=ditto) for c in above.conditions
        ),
    )


def _with_lines_below(
    document: Document, role: Role, item: Section, below: Sequence[Section]
) -> Role:
    """Add what stands below a post: loose lines go on with its holders, a list names its organs."""
    path = (*item.path, role.name.words)
    inner = [s for s in below if s.path == path]
    lines = [s for s in inner if s.kind is SectionKind.PARAGRAPH]
    organs = [s for s in inner if s.kind is SectionKind.CLAUSE]
    more = tuple(h for s in lines for h in _continued(document, role, s))
    reason = f"「{role.name.words}」の行のすぐ下の並びに置かれています"
    placed = tuple(
        Placed(quote_unmarked(document, s), Basis.INFERRED, reason, role.name) for s in organs
    )
    return replace(role, holders=role.holders + more, organs=placed)


def _continued(document: Document, role: Role, line: Section) -> Iterator[Member]:
    """Give the holders that a line below a post names."""
    reason = f"印のない行で、「{role.name.words}」の行の続きに置かれています"
    for piece in _pieces(document, quote_section(document, line), _HOLDERS):
        yield Member(piece, (piece,), Basis.INFERRED, reason, role.name)
