"""How a word is read, for lists in the order of the Japanese syllables."""

import unicodedata

from assistant.furigana import add_readings

_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヷ"))}
_FULL_SIZE = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_MARKS = {0x3099: None, 0x309A: None, ord("ー"): None, ord("・"): None}
_ROWS = ("あいうえお", "かきくけこ", "さしすせそ", "たちつてと", "なにぬねの", "はひふへほ",
         "まみむめも", "やゆよ", "らりるれろ", "わゐゑをん")  # fmt: skip
OTHER = "英数字など"
GROUPS = (*(row[0] for row in _ROWS), OTHER)
"""The heads of the groups in order."""


def reading_of(word: str) -> str:
    """Give a word in hiragana; letters, figures and kanji of unknown reading stay as they are."""
    parts = (piece.reading or piece.text for piece in add_readings(word))
    return hiragana("".join(parts))


def hiragana(text: str) -> str:
    """Give katakana as hiragana."""
    return text.translate(_HIRAGANA)


def sort_key(reading: str) -> tuple[int, str, str]:
    """Give the place of a reading: by group, voiced and small kana with the plain ones."""
    return GROUPS.index(group_of(reading)), _plain(reading), reading


def group_of(reading: str) -> str:
    """Give the group that a reading stands in, by its first syllable."""
    first = _plain(reading)[:1]
    return next((row[0] for row in _ROWS if first and first in row), OTHER)


def _plain(reading: str) -> str:
    """Drop what does not count for the order: voicing, size, length marks, width."""
    split = unicodedata.normalize("NFKD", reading).casefold()
    return split.translate(_MARKS).translate(_FULL_SIZE)
