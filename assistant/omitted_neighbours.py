"""Refuses what stands beside a text, or behind a mark, where the document leaves it out."""

import re
from collections.abc import Sequence

from assistant.draft import Draft
from assistant.omitted_parts import named_heading, omitted
from assistant.scope import Scope
from assistant.subjects import terms_of
from corpus import Section, SectionKind, Side
from corpus.markers import without_marker
from corpus.text import squash, unwrap
from index.normalise import fold

_BEHIND = re.compile(
    r"(?:すぐ|直)?[後あ](?:と)?に(?:続く|来る|くる|書かれ)|すぐ後|直後|続き|次の(?:文|段落|一文)"
)
_BEFORE = re.compile(r"すぐ前|直前|手前|ひとつ前|一つ前|前の(?:文|段落|一文)")
_CLOSING = re.compile(r"(?:最後|末尾|終わり|おしまい)(?:の|にある)(?:文(?!言|字)|段落|一文)")
_ASKS_OMITTED = re.compile(r"省略(?:さ|し|部分|箇所|の部分|された)")
_ASKS_OF_MARK = re.compile(r"意味|何か所|いくつ|何ページ|どこ|どの(?:ページ|章|項目)|なぜ|理由")


def refuse_neighbour(scope: Scope, sections: Sequence[Section]) -> Draft | None:
    """Refuse the text right behind or before another one where the mark of an omission stands."""
    question = scope.reading.question
    behind, before = _BEHIND.search(question), _BEFORE.search(question)
    if not (behind or before):
        return None
    head = named_heading(scope, sections) or _named_chapter(scope, sections)
    if head is None:
        return None
    sides = scope.reading.sides or {Side.AFTER}
    body = [s for s in sections if s.path[: len(head.path)] == head.path and s.side in sides]
    body.sort(key=lambda s: s.start)
    anchor = _anchor(scope, body)
    place = anchor + (1 if behind else -1)
    if 0 <= place < len(body) and body[place].kind is SectionKind.OMISSION:
        return omitted(scope, unwrap(head.path[-1]), body[place])
    return None


def refuse_closing(scope: Scope, sections: Sequence[Section]) -> Draft | None:
    """Refuse the last text under a heading where it ends with the mark of an omission."""
    if not _CLOSING.search(scope.reading.question):
        return None
    head = named_heading(scope, sections) or _named_chapter(scope, sections)
    if head is None:
        return None
    sides = scope.reading.sides or {Side.AFTER}
    below = [s for s in sections if s.path[: len(head.path)] == head.path and s.side in sides]
    body = sorted(
        (s for s in below if s.kind is not SectionKind.DATE and s.row == below[-1].row),
        key=lambda s: s.start,
    )
    if body and body[-1].kind is SectionKind.OMISSION:
        return omitted(scope, unwrap(head.path[-1]), body[-1])
    return None


def _named_chapter(scope: Scope, sections: Sequence[Section]) -> Section | None:
    """Give the outermost heading, over both columns, whose words stand in the question."""
    question = squash(scope.reading.question)
    for section in sections:
        over_both = section.kind is SectionKind.HEADING and section.side is None
        if over_both and without_marker(squash(section.path[0])) in question:
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


def refuse_mark(scope: Scope, sections: Sequence[Section]) -> Draft | None:
    """Refuse what the mark of an omission stands for."""
    question = scope.reading.question
    if not _ASKS_OMITTED.search(question) or _ASKS_OF_MARK.search(question):
        return None
    head = named_heading(scope, sections)
    marks = [s for s in sections if s.kind is SectionKind.OMISSION]
    if head is not None:
        marks = [s for s in marks if s.path[: len(head.path)] == head.path]
    return omitted(scope, unwrap(marks[0].path[-1]), marks[0]) if marks else None
