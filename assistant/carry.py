"""What a follow-up points back to. Earlier answers only steer the search; they are no evidence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.records import Turn

_POINTS_BACK = re.compile(
    r"それ(?!ぞれ|以外|以上|以下)|その(?!他|ほか)|そこ|そっち|そちら|これ(?!まで|から)|この(?!度|たび)|あれ|あの"
    r"|同じ|じゃあ|^では|^で、|^(?:ほか|他)(?:に|の)|(?:ほか|他)に(?:も|は)|もう(?:一|ひと)つ"
    r"|のほうは|の方は|については[?？]|逆に|反対に|前の説明|さっき|先ほど|上記"
)
# Further behind, in a question with words of its own, a pronoun points into the question.
HEAD_CHARACTERS = 8
# A question with this few words of its own leans on the one before it.
FEW_WORDS = 3
_PARTICLE = "(?:とは|って|は|が|を|も|の|で|に)[^?？。]{2,}"
LABEL_CHARACTERS = 40
CONTEXT_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Carried:
    """The text to search with, what of it came from before, and how that is shown (or None)."""

    search: str
    context: str
    label: str | None


def carry_over(question: str, history: Sequence[Turn], own: Sequence[str]) -> Carried:
    """Join a follow-up with the question before it; a question that stands alone stays alone."""
    asked = [turn.content for turn in history if turn.role == "user"]
    if not asked or not _leans(question, own):
        return Carried(question, "", None)
    context = asked[-1][:CONTEXT_CHARACTERS]
    return Carried(f"{context}\n{question}", context, context[:LABEL_CHARACTERS])


def has_few_words(terms: Sequence[str]) -> bool:
    """Tell whether there are few words, not counting the parts of compounds."""
    whole = [t for t in terms if not any(t != other and t in other for other in terms)]
    return len(whole) < FEW_WORDS


def _leans(question: str, own: Sequence[str]) -> bool:
    """Tell whether a question cannot be understood without the one before it."""
    pointing = _POINTS_BACK.search(question)
    if pointing and (pointing.start() < HEAD_CHARACTERS or has_few_words(own)):
        return True
    return has_few_words(own) and not _has_topic(question, own)


def _has_topic(question: str, own: Sequence[str]) -> bool:
    """Tell whether a word of the question's own is its topic or object, with something behind."""
    return any(re.search(rf"{re.escape(term)}{_PARTICLE}", question) for term in own)
