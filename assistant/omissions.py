"""Refuses what a document leaves out: chapters and pages not shown, parts behind ～省略～."""

import re
from collections.abc import Collection, Sequence

from assistant.addresses import addressed, same_sign
from assistant.change_places import asks_change_below
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.omitted_neighbours import refuse_closing, refuse_mark, refuse_neighbour
from assistant.omitted_parts import absent_part, label_of, named_heading, omitted
from assistant.passages import named_terms
from assistant.scope import Scope
from corpus import Section, SectionKind, Side
from corpus.markers import without_marker
from corpus.text import squash, unwrap
from index.normalise import fold, kanji_number

_ASKED_PART = re.compile(r"[①-⑳]|[（(][0-9０-９]{1,2}[）)]")
_KANA = re.compile(r"[ア-ン]")
_RING = re.compile(r"[①-⑳]")
_CHAPTER = re.compile(r"(?<![0-9.])第?([0-9]+)章")
# The second one of a list: 二番目, 2つ目, ふたつ目.
_NTH = re.compile(
    r"(?P<n>[0-9一二三四五六七八九十]{1,2}|ひと|ふた|みっ|よっ|いつ)"
    r"(?:番目|つ[目め]|個目|項目目)(?!の(?:見直|改))"
)
_NTH_WORDS = {"ひと": 1, "ふた": 2, "みっ": 3, "よっ": 4, "いつ": 5}
_ASKS_BODY = re.compile(
    r"出だし|冒頭|書き出し|本文|何と書|なんて書|内容|全文|説明|どの(?:区分|欄|位置)"
)
_ASKS_OPENING = re.compile(r"出だし|冒頭|書き出し|最初の(?:文|段落)")
_ASKS_OTHERS = re.compile(
    r"(?:ほか|他|以外)に(?:どんな|どの|何|なに|は|も|並|載|ある|あり|書)"
    r"|(?:ほか|以外)の(?:もの|支援|項目|種類|区分|欄|形態|内容|取組|段落|部分|団体|分類|方法|例)"
)
_LISTED = frozenset({SectionKind.HEADING, SectionKind.CLAUSE})


def refuse_part(scope: Scope) -> Draft | None:
    """Refuse a chapter or page that the documents do not mention, or a part that is left out."""
    chaptered = [s for s in scope.sections if s.row is not None]
    if not chaptered:
        return None
    for number in _CHAPTER.findall(fold(scope.reading.question)):
        if not any(re.match(rf"第?{number}[章.]", fold(s.path[0])) for s in chaptered):
            return absent_part(scope, f"第{number}章", chaptered)
    pages = {fold(s.page) for s in chaptered if s.page} if scope.reading.pages else set()
    for page in sorted(scope.reading.pages - pages):
        return absent_part(scope, f"{page}ページ", chaptered)
    signs = _RING.findall(scope.reading.question)
    labels = {label_of(scope, s) for s in chaptered} if signs else set()
    for sign in signs:
        if sign not in labels and named_heading(scope, chaptered) is None:
            return absent_part(scope, sign, chaptered)
    if scope.reading.parts and addressed(scope):
        return None
    return (
        _refuse_kana(scope, chaptered)
        or refuse_neighbour(scope, chaptered)
        or refuse_closing(scope, chaptered)
        or _refuse_omitted(scope, chaptered)
        or refuse_mark(scope, chaptered)
    )


def refuse_page(scope: Scope) -> Draft | None:
    """Refuse a page beyond the last one of documents that are no before/after table."""
    if not scope.reading.pages:
        return None
    sections = [s for s in scope.sections if s.row is None]
    last = {d.id: d.sheets for d in scope.documents}
    pages = {fold(s.page) for s in scope.sections if s.page}
    if not sections or any(s.row is not None for s in scope.sections):
        return None
    for page in sorted(scope.reading.pages - pages):
        if all(int(page) > sheets for sheets in last.values()):
            return absent_part(scope, f"{page}ページ", sections)
    return None


def _refuse_kana(scope: Scope, sections: Sequence[Section]) -> Draft | None:
    """Refuse an ア, イ or ウ that a heading named by the question does not have below it."""
    signs = [part for part in scope.reading.parts if _KANA.fullmatch(part)]
    head = named_heading(scope, sections) if signs else None
    if head is None or squash(head.path[-1]) == squash(head.path[0]):
        return None
    sides = scope.reading.sides or {Side.AFTER, Side.BEFORE}
    below = [s for s in sections if s.path[: len(head.path)] == head.path and s.side in sides]
    labels = {label_of(scope, s) for s in below}
    if not any(_KANA.fullmatch(label) for label in labels):
        return None
    absent = [sign for sign in signs if sign not in labels]
    return absent_part(scope, f"{unwrap(head.path[-1])} {absent[0]}", sections) if absent else None


def _refuse_omitted(scope: Scope, sections: Sequence[Section]) -> Draft | None:
    """Refuse a numbered part that a named heading leaves out, citing the mark of the omission."""
    signs = _RING.findall(scope.reading.question)
    asked = [*_ASKED_PART.findall(scope.reading.question), *_nth_signs(scope)]
    wording = _ASKS_BODY.search(scope.reading.question)
    head = named_heading(scope, sections) if asked or wording else None
    if head is None and asked:
        head = _labelled_heading(scope, sections, asked) or _meant_heading(scope, sections)
    if head is None:
        return None
    body = [s for s in sections if s.path == head.path and s.side == head.side and s != head]
    if wording and body and all(s.kind is SectionKind.OMISSION for s in body):
        return omitted(scope, unwrap(head.path[-1]), body[0])
    if _ASKS_OPENING.search(scope.reading.question) and _opening_is_omitted(body):
        return omitted(scope, unwrap(head.path[-1]), body[0])
    below = [s for s in sections if s.path[: len(head.path)] == head.path and s.side == head.side]
    labels = {label_of(scope, s) for s in below if s.kind in _LISTED and s.path != head.path}
    mark = next((s for s in below if s.kind is SectionKind.OMISSION), None)
    absent = [
        part
        for part in asked
        if squash(part) not in {squash(label) for label in labels}
        and not same_sign(part, label_of(scope, head) or "")
    ]
    shown = [part for part in asked if part in labels]
    if mark is None and signs and absent == signs and len(below) > 1 and not _has_ring(labels):
        return absent_part(scope, f"{unwrap(head.path[-1])} {'・'.join(absent)}", sections)
    if mark is None or len(absent) <= len(shown):
        return None
    return omitted(scope, f"{unwrap(head.path[-1])} {'・'.join(absent)}", mark)


def _has_ring(labels: Collection[str]) -> bool:
    """Tell whether one of some signs is a ringed number."""
    return any(map(_RING.match, labels))


def _nth_signs(scope: Scope) -> list[str]:
    """Give the ringed signs that ordinals of a question stand for: ② for 二番目."""
    signs = []
    for found in _NTH.finditer(fold(scope.reading.question)):
        n = found.group("n")
        number = _NTH_WORDS.get(n) or (int(n) if n.isdigit() else kanji_number(n))
        if 1 <= number <= 20:
            signs.append(chr(ord("①") + number - 1))
    return signs


def _labelled_heading(
    scope: Scope, sections: Sequence[Section], asked: Sequence[str]
) -> Section | None:
    """Give the heading that a question names by its sign alone, where one has the sign: (2)の③."""
    if len(asked) < 2:
        return None
    wanted = squash(asked[0])
    headings = (s for s in sections if s.kind is SectionKind.HEADING)
    heads = [s for s in headings if squash(label_of(scope, s)) == wanted]
    paths = {squash(fold("".join(s.path))) for s in heads}
    return heads[0] if len(paths) == 1 else None


def _meant_heading(scope: Scope, sections: Sequence[Section]) -> Section | None:
    """Give the heading over the best statement that has signs below it and leaves some out."""
    for found in scope.evidence.found[:1]:
        home = found.statement.section
        for head in sections:
            over = head.kind is SectionKind.HEADING and home.path[: len(head.path)] == head.path
            if over and head.side == home.side and _is_numbered(scope, sections, head):
                return head
    return None


def _is_numbered(scope: Scope, sections: Sequence[Section], head: Section) -> bool:
    """Tell whether ringed items and the mark of an omission stand right below a heading."""
    below = [s for s in sections if s.path[: len(head.path)] == head.path and s.side == head.side]
    signed = any(len(s.path) == len(head.path) + 1 and _RING.match(s.path[-1]) for s in below)
    return signed and any(s.kind is SectionKind.OMISSION and s.path == head.path for s in below)


def _opening_is_omitted(body: Sequence[Section]) -> bool:
    """Tell whether the text below a heading begins with the mark of an omission."""
    return bool(body) and min(body, key=lambda s: s.start).kind is SectionKind.OMISSION


def refuse_omitted_term(scope: Scope) -> Draft | None:
    """Refuse to explain a word whose heading asks for it and whose text is left out."""
    if Kind.DEFINITION not in scope.reading.kinds or asks_change_below(scope):
        return None
    named = named_terms(scope)
    longest = max((len(t.term) for t in named), default=0)
    terms = [t for t in named if len(t.term) == longest]
    if not terms or any(t.definition is not None for t in terms):
        return None
    left_out = [t for t in terms if t.section.kind is SectionKind.OMISSION]
    return omitted(scope, left_out[0].term, left_out[0].section) if left_out else None


def refuse_others(scope: Scope) -> Draft | None:
    """Refuse what else there is beside a named thing, where the document leaves that out."""
    if not _ASKS_OTHERS.search(scope.reading.question) or not scope.evidence.found:
        return None
    home = scope.evidence.found[0].statement.section
    around = [
        s
        for s in scope.sections
        if s.kind is SectionKind.OMISSION
        and s.document == home.document
        and s.row == home.row
        and s.side == home.side
        and s.path == home.path[: len(s.path)]
    ]
    beside = [s for s in around if len(s.path) <= _depth_of_others(scope, home)] or around
    return omitted(scope, unwrap(beside[-1].path[-1]), beside[-1]) if beside else None


def _depth_of_others(scope: Scope, home: Section) -> int:
    """Give how deep the heading stands over what others are asked for beside: Aのほかに."""
    question = squash(scope.reading.question)
    for depth, name in enumerate(home.path):
        bare = re.escape(squash(without_marker(name)))
        if bare and re.search(rf"{bare}[」』]?(?:の欄|の項目)?(?:の(?:ほか|他)|以外)", question):
            return depth
    return len(home.path)
