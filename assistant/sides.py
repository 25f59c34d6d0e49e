"""Which side of a before/after table a question names: 見直し後, 現行, or a printed head."""

import re
from collections.abc import Iterable

from corpus.column_heads import ColumnHeads
from corpus.records import Side
from index.normalise import fold

_VERBS = "見直し|改正|変更|改定|改訂|修正"
# 新 and 旧 are parts of many words; alone they name a column, of a rule its edition.
_ALONE = r"(?<![ァ-ヺー一-鿿々]){word}(?=[のでにはをがと・、。?？]|$)"
_EDITION = "(?:条文|規定|条例|規則|要綱|欄)"
_AFTER = (
    rf"(?:{_VERBS})[後案]|新しい(?:指針|案|ほう|方)|新指針|新案|今の案|after"
    rf"|新旧|新{_EDITION}|{_ALONE.format(word='新')}"
)
_BEFORE = (
    rf"(?:{_VERBS})前|見直される前|旧指針|旧版|古い(?:指針|版|ほう|方)|前の(?:指針|版|ほう)"
    rf"|以前の|もともと|元の|現行|従前|before|新旧|旧{_EDITION}|{_ALONE.format(word='旧')}"
)
_REMARK = re.compile(r"[(\[〔【<].*")
# Heads that mean other things in most questions.
_COMMON = frozenset({"新", "旧", "改正", "現状"})


class SideWords:
    """The words that name the sides: those of the language, and heads that documents print."""

    def __init__(self, heads: Iterable[ColumnHeads] = ()) -> None:
        known = tuple(heads)
        after = _printed(each.after for each in known)
        before = _printed(each.before for each in known)
        self._cues = {
            Side.AFTER: re.compile("|".join((_AFTER, *after))),
            Side.BEFORE: re.compile("|".join((_BEFORE, *before))),
        }
        self._heads = re.compile("|".join((*after, *before)) or "(?!)")

    def find(self, question: str) -> frozenset[Side]:
        """Give the sides that a question names."""
        folded = fold(question)
        return frozenset(side for side, cue in self._cues.items() if cue.search(folded))

    def without_heads(self, text: str) -> str:
        """Take the printed heads out of a text, which comes back folded: they are no subject."""
        return self._heads.sub("、", fold(text))


def _printed(heads: Iterable[str]) -> list[str]:
    """Give the patterns of heads, the longest first."""
    words = {form for head in heads for form in _forms(head)} - _COMMON
    return [re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))]


def _forms(head: str) -> set[str]:
    """Give a head folded without white space, with its remark and without: 改正案（令和７年）."""
    whole = re.sub(r"\s", "", fold(head))
    return {whole, _REMARK.sub("", whole)} - {""}
