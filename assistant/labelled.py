"""Answers when and where from what stands below or behind a label: 日時：…, a heading 会場."""

import re
from collections.abc import Sequence

from assistant.draft import Draft
from assistant.kinds import Asked, Kind, holds
from assistant.scope import Scope
from assistant.subjects import folded, terms_of
from corpus import Section, SectionKind, Side
from corpus.markers import without_marker
from index.normalise import fold

_KINDS = frozenset({SectionKind.CLAUSE, SectionKind.PARAGRAPH})
_OTHER_KINDS = frozenset({Kind.CHANGE, Kind.RESPONSIBILITY, Kind.COUNT, Kind.LIST, Kind.REASON})
# Labels of notices and minutes for what is asked: words of offices, not of any subject.
_LABELS = (
    (
        re.compile(r"いつ|何日|何月|何時|何曜|日時|日程|日取り"),
        re.compile(r"(?:開催|実施|会議|調査|募集|受付|申込)?の?(?:日時|日程|期日|年月日|期間|日)$"),
    ),
    (
        re.compile(r"どこ(?:で|に|です|か|[?？]|$)|場所|会場"),
        re.compile(r"(?:開催|実施|集合|受付)?の?(?:場所|会場)$"),
    ),
)
# Words of asking that no text below a label has.
_EVENT = terms_of("行う 行われる 開く 開かれる 開催 実施 ある 予定 今日 今回 場所 会場 日時 日程")
SUBJECT_SHARE = 0.5


def answer_labelled(scope: Scope) -> Draft | None:
    """Quote what is labelled as the time and place asked for; None where that is not one text.

    The title and headings must hold what is to take place.
    """
    if scope.reading.kinds & _OTHER_KINDS or _is_told(scope):
        return None
    question = fold(scope.reading.question)
    found: list[Section] = []
    for cue, label in _LABELS:
        if cue.search(question):
            labelled = [s for s in scope.sections if _is_labelled(scope, s, label)]
            if len(labelled) == 1:
                found += labelled
    if not found:
        return None
    draft = scope.draft()
    for section in dict.fromkeys(found):
        draft.quote(section)
    return draft


def _is_told(scope: Scope) -> bool:
    """Tell whether the best statement tells the date or hour asked for."""
    asked = scope.reading.asked
    found = scope.evidence.found[:1]
    return (
        bool(found)
        and asked in {Asked.DATE, Asked.TIME}
        and holds(found[0].statement.text, asked)
        and not _label_of(scope, found[0].statement.section)
    )


def _is_labelled(scope: Scope, section: Section, label: re.Pattern[str]) -> bool:
    """Tell whether a section bears a label, and its headings hold the subject of the question."""
    if section.kind not in _KINDS or section.side is Side.BEFORE:
        return False
    return bool(label.match(_label_of(scope, section))) and _is_about(scope, section)


def _label_of(scope: Scope, section: Section) -> str:
    """Give what stands before a colon in a text, else its innermost heading; folded."""
    head, colon, rest = folded(scope.corpus.text(section)).partition(":")
    if colon and rest and len(head) <= 8:
        return without_marker(head).strip(" 　・○●◆■-")
    return folded(without_marker(section.path[-1]))


def _is_about(scope: Scope, section: Section) -> bool:
    """Tell whether the title and headings over a section hold the subject of the question."""
    title = scope.corpus.document(section.document).title
    held = terms_of(fold("　".join((title, *section.path))))
    subject: Sequence[str] = [
        t for t in scope.reading.own if t not in _EVENT and scope.lexicon.knows(t)
    ]
    return not subject or scope.lexicon.share(subject, held) >= SUBJECT_SHARE
