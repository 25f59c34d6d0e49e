"""Blanks that a page does not show because a line ended at them, where the text tells of them."""

import re

from corpus.numbering import follows

_KANJI_NUMBER = "[一二三四五六七八九十百]"
_DIGITS = f"(?:{_KANJI_NUMBER}|[0-9０-９])+"
ARTICLE = re.compile(rf"第{_DIGITS}条(?:の{_DIGITS})*")
CAPTION = re.compile(r"（[^（）]+）")
# An article's number, with its heading in brackets or without, at the beginning of a paragraph.
_NUMBERED = re.compile(rf"(?:{CAPTION.pattern}[ 　]?)?{ARTICLE.pattern}")
_NUMBER_GOES_ON = re.compile(rf"の{_DIGITS}|{_DIGITS}(?:の|[ 　])")
# The number of an item within a paragraph, with the letter before it.
_ITEM = re.compile(rf"([^\s第の]){_KANJI_NUMBER}{{1,3}}$")


def blank_between(before: str, after: str) -> str:
    """Give the blank at which a line was broken, "" where there was none as far as is known.

    `before` is the paragraph up to the break. A blank stands between Latin words, behind an
    article's heading and number, and behind the number of an item where the item before has one.
    """
    latin = before[-1:].isascii() and after[:1].isascii()
    if latin and before[-1:].isalnum() and after[:1].isalnum():
        return " "
    if _NUMBERED.fullmatch(before) and not _NUMBER_GOES_ON.match(after):
        return " "
    if CAPTION.fullmatch(before) and ARTICLE.match(after):
        return " "
    return _blank_of_items(before)


def _blank_of_items(before: str) -> str:
    """Give the blank that stands behind 五 in 「…者五　…者」 for the 六 of 「…者六」."""
    found = _ITEM.search(before)
    if not found:
        return ""
    letter, number = found.group(1), found.group()[1:]
    earlier = re.finditer(rf"{re.escape(letter)}({_KANJI_NUMBER}{{1,3}})([ 　])", before)
    blanks = [item.group(2) for item in earlier if follows("kanji", item.group(1), number)]
    return blanks[-1] if blanks else ""
