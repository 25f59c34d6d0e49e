"""How an answer is compared with what a question expects.

Both are taken as NFKC text without white space, Markdown marks and `[1]` markers.
"""

import re

from corpus.text import squash

# Only ASCII marks are Markdown: the documents print ［政策企画部］ and ＜まとめ＞, which must stay.
MARKER = re.compile(r"\[[0-9]+\]")
LINE_MARK = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|[-*+][ \t]+|[0-9]+\.[ \t]+|>[ \t]?)+", re.MULTILINE)
TABLE_RULE = re.compile(r"^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|?)+[ \t]*$", re.MULTILINE)
INLINE_MARK = re.compile(r"\*+|`+|\||~~|__")


def without_markers(text: str) -> str:
    """Give `text` without its `[1]` markers."""
    return MARKER.sub("", text)


def bare(text: str) -> str:
    """Give the form in which texts are compared."""
    return squash(INLINE_MARK.sub("", without_line_marks(MARKER.sub("", text))))


def without_line_marks(text: str) -> str:
    """Give `text` without heads, bullets, numbers and table rules at the beginning of lines."""
    return LINE_MARK.sub("", TABLE_RULE.sub("", text))


def occurs(text: str, wanted: str) -> bool:
    """Tell whether `wanted` stands in `text`, both bare, without touching another digit there.

    Only an end of `wanted` that is a digit is restricted: 3年 is not in 2023年. Nothing is in no
    text.
    """
    return _found(text, wanted, r"(?<!\d)", r"(?!\d)")


def occurs_whole(text: str, wanted: str) -> bool:
    """Tell the same, and that no number is cut at a comma or a point either: 200 of 200,115."""
    return _found(text, wanted, r"(?<!\d)(?<!\d[.,])", r"(?!\d)(?![.,]\d)")


def _found(text: str, wanted: str, before: str, after: str) -> bool:
    if not wanted or wanted not in text:
        return False
    before = before if wanted[0].isdecimal() else ""
    after = after if wanted[-1].isdecimal() else ""
    if not (before or after):  # spares most callers the making of a pattern
        return True
    return re.search(before + re.escape(wanted) + after, text) is not None


def holds(text: str, alternative: str) -> bool:
    """Tell whether the bare form of `text` holds that of `alternative`; see `occurs`."""
    return occurs(bare(text), bare(alternative))


def holds_any(text: str, alternatives: tuple[str, ...]) -> bool:
    """Tell whether `text` holds at least one of `alternatives`."""
    return any(holds(text, alternative) for alternative in alternatives)
