"""Refuses what a document leaves out: chapters and pages not shown, parts behind ～省略～."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.passages import named_terms
from assistant.records import Role
from assistant.refusal import refuse
from assistant.scope import Scope
from corpus import Section, SectionKind
from corpus.markers import find_marker
from corpus.text import squash, unwrap
from index.normalise import fold

_ASKED_PART = re.compile(r"[①-⑳]|[（(][0-9０-９]{1,2}[）)]")
_CHAPTER = re.compile(r"第([0-9]+)章")
_ASKS_BODY = re.compile(r"出だし|冒頭|書き出し|本文|何と書|なんて書|内容|全文|説明")
_ASKS_OPENING = re.compile(r"出だし|冒頭|書き出し|最初の(?:文|段落)")
_ASKS_OTHERS = re.compile(r"(?:ほか|他|以外)に(?:どんな|どの|何|なに|は|も)")
_LISTED = frozenset({SectionKind.HEADING, SectionKind.CLAUSE})


def refuse_part(scope: Scope) -> Draft | None:
    """Refuse a chapter or page that the documents do not mention, or a part that is left out."""
    chaptered = [s for s in scope.sections if s.row is not None]
    if not chaptered:
        return None
    for number in _CHAPTER.findall(fold(scope.reading.question)):
        if not any(re.match(rf"第?{number}[章.]", fold(s.path[0])) for s in chaptered):
            return _absent(scope, f"第{number}章", chaptered)
    pages = {fold(s.page) for s in scope.sections if s.page}
    for page in sorted(scope.reading.pages - pages):
        return _absent(scope, f"{page}ページ", chaptered)
    return _refuse_omitted(scope, chaptered)


def _absent(scope: Scope, part: str, sections: Sequence[Section]) -> Draft:
    """Say that a document has nothing of a part, which does not mean that there is none."""
    message = phrases.NO_SUCH_PART.format(part=part)
    draft = refuse(scope, message, missing=[part])
    draft.say_changes_only(sections[0].document)
    return draft


def _refuse_omitted(scope: Scope, sections: Sequence[Section]) -> Draft | None:
    """Refuse a numbered part that a named heading leaves out, citing the mark of the omission."""
    asked = _ASKED_PART.findall(scope.reading.question)
    wording = _ASKS_BODY.search(scope.reading.question)
    head = _named_heading(scope, sections) if asked or wording else None
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
    if not absent or mark is None or any(part in labels for part in asked):
        return None
    return _omitted(scope, f"{unwrap(head.path[-1])} {'・'.join(absent)}", mark)


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
        if len(bare) > 2 and bare in question:
            named.append((len(bare), -head.start, head))
    if named:
        return max(named, key=lambda entry: entry[:2])[2]
    on_page = [h for h in heads if h.page and fold(h.page) in scope.reading.pages]
    return on_page[0] if on_page else None
