"""What may be asked at all: the one gate for questions from everywhere."""

import unicodedata

from corpus.errors import UserError

MAX_CHARS = 2_000

_ALLOWED_CONTROLS = frozenset("\n\t")
# Cf (zero-width marks, joiners) may stand inside a question, but a question is not made of them.
_INVISIBLE = frozenset({"Cf", "Zs", "Zl", "Zp"})


class QuestionError(UserError):
    """A question that cannot be taken as one."""


def clean_question(text: str, *, noun: str = "質問") -> str:
    """Strip the text and unify its line ends; `noun` is what the messages call it.

    Raises QuestionError for an empty text, one above 2,000 characters, and one with control
    characters (NUL among them; newline and tab may stay) or halves of surrogate pairs.
    """
    cleaned = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if all(unicodedata.category(char) in _INVISIBLE for char in cleaned):
        raise QuestionError(f"{noun}が空です", "1文字以上の文字", f"{noun}を入力してください。")
    if len(cleaned) > MAX_CHARS:
        raise QuestionError(
            f"{noun}が{len(cleaned):,}文字あります",
            f"{MAX_CHARS:,}文字以内",
            f"{noun}を短く分けてください。",
        )
    _refuse_controls(cleaned, noun)
    return cleaned


def plain_text(text: str) -> str:
    """Give an earlier turn as plain text: at most 2,000 characters, no control characters."""
    kept = (c for c in text[:MAX_CHARS] if unicodedata.category(c) not in {"Cc", "Cs"} or c == "\n")
    return "".join(kept)


def _refuse_controls(text: str, noun: str) -> None:
    """Raise at the first character that is no text."""
    for position, char in enumerate(text, start=1):
        category = unicodedata.category(char)
        if (category == "Cc" and char not in _ALLOWED_CONTROLS) or category == "Cs":
            raise QuestionError(
                f"{noun}の{position:,}文字目に制御文字（U+{ord(char):04X}）があります",
                "制御文字を含まない UTF-8 の文章",
                "その文字を取り除いてください。",
            )
