"""Refuses what a document leaves out: chapters and pages not shown, parts behind ～省略～."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.addresses import addressed
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.passages import named_terms
from assistant.records import Role
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.subjects import terms_of
from corpus import Section, SectionKind, Side
from corpus.markers import find_marker
from corpus.text import squash, unwrap
from index.normalise import fold, kanji_number

_ASKED_PART = re.compile(r"[①-⑳]|[（(][0-9０-９]{1,2}[）)]")
_KANA = re.compile(r"[ア-ン]")
_RING = re.compile(r"[①-⑳]")
_CHAPTER = re.compile(r"(?<![0-9.])第?([0-9]+)章")
# The second one of a list: 二番目, 2つ目, ふたつ目.
_NTH = re.compile(
    r"(?P<n>[0-9一二三四五六七八九十]{1,2}|ひと|ふた|みっ|よっ|いつ)(?:番目|つ[目め]|個目|項目目)(?!の(?:見直|改))"
)
_NTH_WORDS = {"ひと": 1, "ふた": 2, "みっ": 3, "よっ": 4, "いつ": 5}
_BEHIND = re.compile(
    r"(?:すぐ|直)?[後あ](?:と)?に(?:続く|来る|くる|書かれ)|すぐ後|直後|続き|次の(?:文|段落|一文)"
)
_BEFORE = re.compile(r"すぐ前|直前|手前|ひとつ前|一つ前|前の(?:文|段落|一文)")
_ASKS_OMITTED = re.compile(r"省略(?:さ|し|部分|箇所|の部分|された)")
_ASKS_OF_MARK = re.compile(r"意味|何か所|いくつ|何ページ|どこ|どの(?:ページ|章|項目)|なぜ|理由")
_ASKS_BODY = re.compile(r"出だし|冒頭|書き出し|本文|何と書|なんて書|内容|全文|説明")
_ASKS_OPENING = re.compile(r"出だし|冒頭|書き出し|最初の(?:文|段落)")
_ASKS_OTHERS = re.compile(
    r"(?:ほか|他|以外)に(?:どんな|どの|何|なに|は|も|並|載|ある|あり|書)|(?:ほか|以外)の(?:もの|支援|項目|種類|区分|欄)"
)
_LISTED = frozenset({SectionKind.HEADING, SectionKind.CLAUSE})


def refuse_part(scope: Scope) -> Draft | None:
    """Refuse a chapter or page that the documents do not mention, or a part that is left out."""
    chaptered = [s for s in scope.sections if s.row is not None]
    if not chaptered:
        return None
    for number in _CHAPTER.findall(fold(scope.reading.question)):
        if not any(re.match(rf"第?{number}[章.]", fold(s.path[0])) for s in chaptered):
            return _absent(scope, f"第{number}章", chaptered)
    pages = {fold(s.page) for s in chaptered if s.page} if scope.reading.pages else set()
    for page in sorted(scope.reading.pages - pages):
        return _absent(scope, f"{page}ページ", chaptered)
    signs = _RING.findall(scope.reading.question)
    labels = {_label(scope, s) for s in chaptered} if signs else set()
    for sign in signs:
        if sign not in labels and _named_heading(scope, chaptered) is None:
            return _absent(scope, sign, chaptered)
    if scope.reading.parts and addressed(scope):
        return None
    return (
        _refuse_kana(scope, chaptered)
        or _refuse_neighbour(scope, chaptered)
        or _refuse_omitted(scope, chaptered)
        or _refuse_mark(scope, chaptered)
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
            return _absent(scope, f"{page}ページ", sections)
    return None


def _refuse_kana(scope: Scope, sections: Sequence[Section]) -> Draft | None:
    """Refuse an ア, イ or ウ that a heading named by the question does not have below it."""
    signs = [part for part in scope.reading.parts if _KANA.fullmatch(part)]
    head = _named_heading(scope, sections) if signs else None
    if head is None or squash(head.path[-1]) == squash(head.path[0]):
        return None
    sides = scope.reading.sides or {Side.AFTER, Side.BEFORE}
    below = [s for s in sections if s.path[: len(head.path)] == head.path and s.side in sides]
    labels = {_label(scope, s) for s in below}
    if not any(_KANA.fullmatch(label) for label in labels):
        return None
    absent = [sign for sign in signs if sign not in labels]
    return _absent(scope, f"{unwrap(head.path[-1])} {absent[0]}", sections) if absent else None


def _refuse_neighbour(scope: Scope, sections: Sequence[Section]) -> Draft | None:
    """Refuse the text right behind or before another one where the mark of an omission stands."""
    question = scope.reading.question
    behind, before = _BEHIND.search(question), _BEFORE.search(question)
    if not (behind or before):
        return None
    head = _named_heading(scope, sections) or _named_chapter(scope, sections)
    if head is None:
        return None
    sides = scope.reading.sides or {Side.AFTER}
    body = [s for s in sections if s.path[: len(head.path)] == head.path and s.side in sides]
    body.sort(key=lambda s: s.start)
    anchor = _anchor(scope, body)
    place = anchor + (1 if behind else -1)
    if 0 <= place < len(body) and body[place].kind is SectionKind.OMISSION:
        return _omitted(scope, unwrap(head.path[-1]), body[place])
    return None


def _named_chapter(scope: Scope, sections: Sequence[Section]) -> Section | None:
    """Give the outermost heading, over both columns, whose words stand in the question."""
    question = squash(scope.reading.question)
    for section in sections:
        if section.kind is SectionKind.HEADING and section.side is None:
            name = squash(section.path[0])
            marker = find_marker(name)
            if (name[marker.length :] if marker else name) in question:
                return section
    return None


def _anchor(scope: Scope, body: Sequence[Section]) -> int:
    """Give the place of the section that a question speaks of: its date, else the most alike."""
    question = squash(fold(scope.reading.question))
    for place, section in enumerate(body):
        bare = re.split(r"[●○〇]", squash(fold(scope.corpus.text(section))))[0]
        if section.kind is SectionKind.DATE and bare and bare in question:
            return place
    shares = [_share(scope, section) for section in body]
    return shares.index(max(shares)) if shares and max(shares) > 0 else -2


def _share(scope: Scope, section: Section) -> float:
    """Give how much of the question's words a section holds."""
    words = terms_of(scope.corpus.text(section))
    return sum(scope.lexicon.weight(term) for term in scope.reading.focus if term in words)


def _refuse_mark(scope: Scope, sections: Sequence[Section]) -> Draft | None:
    """Refuse what the mark of an omission stands for."""
    question = scope.reading.question
    if not _ASKS_OMITTED.search(question) or _ASKS_OF_MARK.search(question):
        return None
    head = _named_heading(scope, sections)
    marks = [s for s in sections if s.kind is SectionKind.OMISSION]
    if head is not None:
        marks = [s for s in marks if s.path[: len(head.path)] == head.path]
    return _omitted(scope, unwrap(marks[0].path[-1]), marks[0]) if marks else None


def _absent(scope: Scope, part: str, sections: Sequence[Section]) -> Draft:
    """Say that a document has nothing of a part, which does not mean that there is none."""
    message = phrases.NO_SUCH_PART.format(part=part)
    draft = refuse(scope, message, missing=[part])
    draft.say_changes_only(sections[0].document)
    return draft


def _refuse_omitted(scope: Scope, sections: Sequence[Section]) -> Draft | None:
    """Refuse a numbered part that a named heading leaves out, citing the mark of the omission."""
    asked = [*_ASKED_PART.findall(scope.reading.question), *_nth_signs(scope)]
    wording = _ASKS_BODY.search(scope.reading.question)
    head = _named_heading(scope, sections) if asked or wording else None
    if head is None and asked:
        head = _labelled_heading(scope, sections, asked) or _meant_heading(scope, sections)
    if head is None:
        return None
    body = [s for s in sections if s.path == head.path and s.side == head.side and s != head]
    if wording and body and all(s.kind is SectionKind.OMISSION for s in body):
        return _omitted(scope, unwrap(head.path[-1]), body[0])
    if _ASKS_OPENING.search(scope.reading.question) and _opening_is_omitted(body):
        return _omitted(scope, unwrap(head.path[-1]), body[0])
    below = [s for s in sections if s.path[: len(head.path)] == head.path and s.side == head.side]
    labels = {_label(scope, s) for s in below if s.kind in _LISTED and s.path != head.path}
    mark = next((s for s in below if s.kind is SectionKind.OMISSION), None)
    absent = [
        part
        for part in asked
        if squash(part) not in {squash(label) for label in labels} and part != _label(scope, head)
    ]
    shown = [part for part in asked if part in labels]
    if mark is None or len(absent) <= len(shown):
        return None
    return _omitted(scope, f"{unwrap(head.path[-1])} {'・'.join(absent)}", mark)


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
    heads = [
        s
        for s in sections
        if s.kind is SectionKind.HEADING
        and _label(scope, s)
        and squash(_label(scope, s)) == squash(asked[0])
    ]
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
    if Kind.DEFINITION not in scope.reading.kinds:
        return None
    named = named_terms(scope)
    longest = max((len(t.term) for t in named), default=0)
    terms = [t for t in named if len(t.term) == longest]
    if not terms or any(t.definition is not None for t in terms):
        return None
    left_out = [t for t in terms if t.section.kind is SectionKind.OMISSION]
    return _omitted(scope, left_out[0].term, left_out[0].section) if left_out else None


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
    return _omitted(scope, unwrap(around[-1].path[-1]), around[-1]) if around else None


def _omitted(scope: Scope, name: str, mark: Section) -> Draft:
    """Refuse a part that the document leaves out, citing the mark."""
    draft = refuse(scope, missing=[name])
    marker = draft.cite(mark, role=Role.CONTEXT)
    text = phrases.PART_OMITTED.format(part=name, mark=scope.corpus.text(mark))
    draft.lines = [f"{text}[{marker}]", *draft.lines[1:]]
    return draft


def _label(scope: Scope, section: Section) -> str:
    """Give the sign at a section's head."""
    marker = find_marker(scope.corpus.text(section))
    return marker.label if marker else ""


def _named_heading(scope: Scope, sections: Sequence[Section]) -> Section | None:
    """Give the longest heading whose words all stand in the question, else one on a named page."""
    question = squash(scope.reading.question)
    heads = [s for s in sections if s.kind is SectionKind.HEADING and s.side is not None]
    named = []
    for head in heads:
        text = unwrap(scope.corpus.text(head))
        marker = find_marker(text)
        bare = squash(text[marker.length :] if marker else text)
        quoted = any(len(q) > 2 and squash(q) in bare for q in scope.reading.quoted)
        if len(bare) > 2 and (bare in question or quoted):
            named.append((len(bare), -head.start, head))
    if named:
        return max(named, key=lambda entry: entry[:2])[2]
    on_page = [h for h in heads if h.page and fold(h.page) in scope.reading.pages]
    return on_page[0] if on_page else None
