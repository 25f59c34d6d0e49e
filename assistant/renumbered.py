"""Answers from which number to which an article moved in a before/after table: 第6条 → 第7条."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.questionwords import question_words
from assistant.scope import Scope
from assistant.subjects import folded, terms_of
from corpus import ChangeKind, Revision, Section
from corpus.markers import find_marker, without_marker
from corpus.text import squash
from index.normalise import fold

_SIGN = r"第?(?:何|[0-9一二三四五六七八九十]+)(?:条|項|号|章|節|番)(?:の[0-9]+)?"
_ASKED = re.compile(
    rf"{_SIGN}から{_SIGN}(?:に|へ|と)|(?:何条|何項|何号|何章|何番)(?:目)?(?:に|へ)(?:変|な[っり]|移|繰|ずれ|動)"
    r"|繰り?[下上]が?[っりるげ]|繰り?[下上]げ|条ずれ|項ずれ|番号[がの](?:ずれ|変わ|動|繰)[^。、]{0,6}(?:条|項|号|章)|(?:条|項|号|章)の?番号(?:が|は|の)?[^。]{0,8}(?:変|ずれ|動|違)"
)
_EACH = re.compile(r"すべて|全て|全部|一覧|挙げ|どの条|どれ|どの章|いくつ|何条が")
# Words of moving and of laws that name no article.
_PLAIN = terms_of(
    "条 項 号 章 節 番号 第 何条 何項 要綱 規則 条例 改正 改正後 改正前 新旧 対照表 繰り下がる "
    "繰り下げ 繰り上がる 繰り上げ 変わる 移る 動く 今回 なる ずれる 条文 規定 助成要綱"
)
NAME_SHARE = 0.5


def answer_renumbered(scope: Scope) -> Draft | None:
    """Show both sides of the articles whose number changed: those named, else all if asked for."""
    question = fold(scope.reading.question)
    if not _ASKED.search(question):
        return None
    moved = [r for r in scope.revisions if _signs(scope, r) is not None]
    named = [r for r in moved if _is_named(scope, r, question)]
    if not named and not _EACH.search(question):
        return None
    found = named or moved
    if not found:
        return None
    draft = scope.draft()
    for revision in found:
        _say(scope, draft, revision)
    return draft


def _signs(scope: Scope, revision: Revision) -> tuple[str, str] | None:
    """Give the signs before and after, where they differ."""
    if revision.kind not in {ChangeKind.MOVED, ChangeKind.CHANGED}:
        return None
    if revision.after is None or revision.before is None:
        return None
    before, after = (_sign(scope, side) for side in (revision.before, revision.after))
    return (before, after) if before and after and before != after else None


def _sign(scope: Scope, section: Section) -> str:
    """Give the sign at a section's head, folded; empty without one."""
    marker = find_marker(scope.corpus.text(section))
    return fold(squash(marker.label)) if marker else ""


def _is_named(scope: Scope, revision: Revision, question: str) -> bool:
    """Tell whether a question names an article by its caption, or by its number on a side."""
    signs = _signs(scope, revision) or ()
    if any(re.search(rf"{re.escape(sign)}(?![0-9の])", question) for sign in signs):
        return True
    caption = without_marker(folded(revision.path[-1])).strip("()（） 　")
    words = terms_of(caption)
    if not words:
        return False
    said = terms_of(question) - _PLAIN - question_words()
    official = {term for word in scope.evidence.official for term in terms_of(fold(word))}
    return bool(words & said) and scope.lexicon.share(list(words), said | official) >= NAME_SHARE


def _say(scope: Scope, draft: Draft, revision: Revision) -> None:
    """Quote one article before and after, each under what its column is called."""
    for section, phrase in ((revision.before, phrases.BEFORE), (revision.after, phrases.AFTER)):
        if section is not None:
            draft.lines.append(draft.fill(revision.document, phrase))
            draft.quote(section)
