"""What 「三番目」, 「最後のもの」 or 「後者」 of a follow-up stands for in the answer before it."""

import re
from collections.abc import Callable

from index.normalise import fold

_DIGITS = "一二三四五六七八九"
_WORDS = {"ひとつ": 1, "ふたつ": 2, "みっつ": 3, "よっつ": 4, "いつつ": 5}
_ORDINAL = re.compile(
    r"(?:(?P<number>[1-9１-９一二三四五六七八九])(?:番目|番め|つ目|つめ|個目|項目目)"
    r"|(?P<word>ひとつ|ふたつ|みっつ|よっつ|いつつ)(?:目|め)"
    r"|(?P<first>最初|前者|先頭|(?<![一-鿿])前(?=のほう))"
    r"|(?P<last>最後|後者|末尾|(?<![一-鿿])後(?:ろ)?(?=のほう)))"
    r"(?:の(?:もの|やつ|項目|ほう|方(?!法|針|向)|取組|(?=[はがをにで、]))|(?=[はがをにで、]|について|って|の))"
)
_PARTICLE = re.compile(r"[はがをにで、]")
_BULLET = re.compile(r"^\s*[-・*●◆①-⑳]\s*(.+)$", re.MULTILINE)
_MARKER = re.compile(r"\[[0-9]+\]|（配置からの推定）")
_COPULA = re.compile(
    r"(?:の[0-9０-９一二三四五六七八九]?つ)?(?:です|である|があります|が挙げられています|など)*[。\s]*$"
)
_LIKE_A_SENTENCE = re.compile(r"(?:ます|した|です)$")
LEAST_CHARACTERS, MOST_CHARACTERS = 2, 60


def without_ordinal(question: str, answer: str, is_printed: Callable[[str], bool]) -> str:
    """Write the item of an earlier answer for the ordinal that points to it.

    A question stays as it is where the answer is no list of things that the documents print.
    """
    found = _ORDINAL.search(question)
    items = items_of(answer, is_printed) if found and answer else []
    if found is None or len(items) < 2:
        return question
    place = _place(found, len(items))
    if not 0 < place <= len(items):
        return question
    name = items[place - 1]
    behind = question[found.end() :]
    joint = "の" if found.group().endswith("の") and not _PARTICLE.match(behind) else ""
    return f"{question[: found.start()]}「{name}」{joint}{behind}"


def items_of(answer: str, is_printed: Callable[[str], bool]) -> list[str]:
    """Give the things that an answer lists, by bullets, sentences or commas; none in other text."""
    bare = _MARKER.sub("", answer)
    bullets = [_plain(item) for item in _BULLET.findall(bare)]
    sentences = [_plain(s) for s in bare.split("。") if s.strip()]
    head, comma, tail = (sentences[0] if len(sentences) == 1 else "").rpartition("、")
    commas = [_plain(part) for part in (*(head.split("、") if comma else ()), *tail.split("と"))]
    for items in (bullets, sentences, commas, commas[1:]):
        if len(items) > 1 and all(_is_name(item) and is_printed(item) for item in items):
            return items
    return []


def _plain(item: str) -> str:
    """Give an item without the end of the sentence that it stands in, and without quotes."""
    text = item.strip()
    if _LIKE_A_SENTENCE.search(text[:-2]):
        return text
    return _COPULA.sub("", text).strip("「」『』 ・")


def _is_name(item: str) -> bool:
    return LEAST_CHARACTERS <= len(item) <= MOST_CHARACTERS


def _place(found: re.Match[str], count: int) -> int:
    """Give the place that an ordinal names, counted from 1."""
    if found["first"]:
        return 1
    if found["last"]:
        return count
    if found["word"]:
        return _WORDS[found["word"]]
    number = fold(found["number"])
    return int(number) if number.isdigit() else _DIGITS.index(number) + 1
