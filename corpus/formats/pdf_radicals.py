"""Kanji that a PDF names by the radical of the same shape, which is another character.

Printing programs choose one of all characters that share a glyph, so 「民」 comes back as U+2EA0
and 「戸」 as U+2F3E. Kangxi radicals have compatibility mappings in Unicode, the others here are
those whose glyph in Japanese fonts is a kanji of daily use (EquivalentUnifiedIdeograph.txt).
"""

import unicodedata

_KANGXI = range(0x2F00, 0x2FD6)
_OTHERS = dict(
    zip(
        "⺎⺐⺒⺓⺟⺠⺩⺬⺽⻁⻄⻆⻑⻘⻝⻣⻤⻨⻩⻫⻭⻯⻲⻳",
        "兀尢巳幺母民王示臼虎西角長青食骨鬼麦黄斉歯竜亀龜",
        strict=True,
    )
)
# Unicode maps the radical to 戶; Japanese fonts draw it as 戸 and give 戶 a glyph of its own.
_DOOR = {0x2F3E: "戸"}
_KANJI = (
    str.maketrans(
        {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI} | _OTHERS
    )
    | _DOOR
)


def without_radicals(text: str) -> str:
    """Give the text with kanji in place of radicals of the same shape, as long as before."""
    return text.translate(_KANJI)
