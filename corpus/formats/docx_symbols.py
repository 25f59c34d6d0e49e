"""Characters of the symbol fonts Symbol and Wingdings as the Unicode characters that look alike.

Word stores them as codes F000 to F0FF of the private use area, with the name of the font.
"""

_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x73: "◆",
    0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9E: "・", 0x9F: "・", 0xA0: "▪", 0xA1: "○",
    0xA2: "○", 0xA4: "◎", 0xA7: "■", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xDC: "➲", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩",
    0xFB: "×", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x45: "☜",
    **{0x80 + number: chr(ord("①") + number - 1) for number in range(1, 11)},
    **{0x8B + number: chr(ord("❶") + number - 1) for number in range(1, 11)},
    0x80: "⓪",
}  # fmt: skip
_SYMBOL = {
    0xB7: "・", 0xA8: "◆", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xA3: "≤", 0xB3: "≥",
    0xB9: "≠", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xDE: "⇒", 0x61: "α", 0x62: "β",
    0x67: "γ", 0x6D: "μ", 0x70: "π", 0x53: "Σ", 0xD6: "√", 0xA5: "∞", 0xBB: "≈", 0xD7: "⋅",
    0x2D: "−",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}
_PRIVATE = range(0xE000, 0xF900)


def is_private(character: str) -> bool:
    """Tell whether a character is one of the private use area, which only its font explains."""
    return ord(character) in _PRIVATE


def unicode_symbol(code: int, font: str | None) -> str | None:
    """Give the Unicode character for a code of a symbol font, None where it is not known."""
    table = _FONTS.get((font or "").strip().lower())
    if table is None:
        return None
    place = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    return table.get(place)
