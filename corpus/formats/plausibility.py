"""How much a decoded text looks like Japanese, to choose between encodings that both decode it.

Many byte strings are valid in CP932 and in EUC-JP. Read with the wrong one, EUC-JP turns into
half-width kana that no word is spelled with, and UTF-8 into rare kanji. charset-normalizer was
tried first: it takes one-line files (「はい」, 「表示」) for Big5 or GB 18030.
"""

import re
from collections import Counter
from functools import cache

PLAUSIBLE = 0.2
"""A text that scores less is not taken as read with the right encoding."""

_UNKNOWN = -1.0
_FLAW = 3.0
# Half-width kana that cannot stand where they do, and stops at every second place.
_FLAWED_KANA = re.compile(
    r"(?<![｡-ﾟ])[｡､･｣]|(?<![ｦ-ﾟ])[ｧ-ｯｰﾝﾞﾟ]"
    r"|(?<![ｳｶ-ﾄﾊ-ﾎ])ﾞ|(?<![ﾊ-ﾎ])ﾟ"
    r"|(?<![ｷｼﾁﾆﾋﾐﾘﾃﾌｳﾞﾟ])[ｬｭｮ]"
    r"|(?<![ﾌｳﾃｸﾂﾞ])ｨ|(?<![ﾌｳｼﾁｲｸﾂﾞ])ｪ|(?<![ﾌｳｸﾂﾞ])[ｧｫ]|(?<![ﾄｸﾞ])ｩ"
    r"|ｯ(?![ｶ-ﾄﾊ-ﾎ])"
    r"|､(?=[ｦ-ﾟ]?､)|･(?=[ｦ-ﾟ]･)|｡(?=[ｦ-ﾟ]?｡)|｣(?=[ｦ-ﾟ]?｣)"
)
_HIRAGANA = re.compile(r"[ぁ-ゖ]")


def plausibility(text: str) -> float:
    """Score a text from below 0 (wrongly decoded) to 1; ASCII counts neither way."""
    counts = Counter(text)
    total = sum(count for letter, count in counts.items() if letter > "\x7f")
    if not total:
        return 1.0
    weights = _weights()
    score = sum(
        weights.get(letter, _UNKNOWN) * count for letter, count in counts.items() if letter > "\x7f"
    )
    flaws = len(_FLAWED_KANA.findall(text)) if _has_half_width(counts) else 0
    return (score - _FLAW * flaws) / total


def count_hiragana(text: str) -> int:
    """Count hiragana, which hardly any line of Japanese prose lacks."""
    return len(_HIRAGANA.findall(text))


def _has_half_width(counts: Counter[str]) -> bool:
    return any("｡" <= letter <= "ﾟ" for letter in counts)


def _row_letters(rows: range, codec: str = "euc_jp") -> str:
    """Give the letters of rows of JIS X 0208 by their first byte in EUC-JP."""
    pairs = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return "".join(pair.decode(codec, errors="ignore") for pair in pairs)


def _cp932_letters(leads: range) -> str:
    """Give the letters that CP932 has under some first bytes."""
    pairs = (bytes((lead, trail)) for lead in leads for trail in range(0x40, 0xFD))
    return "".join(pair.decode("cp932", errors="ignore") for pair in pairs)


@cache
def _weights() -> dict[str, float]:
    """How much each letter speaks for a right reading, -1 to 1."""
    weights = dict.fromkeys(map(chr, range(0xE000, 0xE758)), -0.3)  # letters a user drew
    weights |= dict.fromkeys(_row_letters(range(0xA1, 0xFF), "euc_jis_2004"), 0.3)
    weights |= dict.fromkeys(map(chr, range(0xA1, 0x250)), 0.3)
    weights |= dict.fromkeys(map(chr, range(0x2010, 0x2700)), 0.3)
    weights |= dict.fromkeys(_cp932_letters(range(0xFA, 0xFD)), 0.3)
    weights |= dict.fromkeys(_row_letters(range(0xD0, 0xF5)), 0.3)  # JIS level 2
    weights |= dict.fromkeys(_row_letters(range(0xA6, 0xA9)), 0.0)  # Greek, Cyrillic, boxes
    weights |= dict.fromkeys(_row_letters(range(0xA1, 0xA6)), 1.0)
    weights |= dict.fromkeys("～－∥￠￡￢―…〜‐", 1.0)  # differ between the tables of the vendors
    weights |= dict.fromkeys(_cp932_letters(range(0x87, 0x88)), 0.8)  # ① ㈱ Ⅰ
    weights |= dict.fromkeys(_row_letters(range(0xB0, 0xD0)), 1.0)  # JIS level 1
    weights |= dict.fromkeys(map(chr, range(0xFF61, 0xFFA0)), 1.0)
    return weights
