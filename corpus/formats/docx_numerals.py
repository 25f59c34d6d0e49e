"""Numbers as Word prints them in a list: ２, (2) ⑵, ②, イ, ロ, 二, 弐, 乙, ii, b.

The names are those of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59).
"""

from collections.abc import Callable

_KATAKANA = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_KATAKANA_HALF = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰ"
    "ノオクヤマケフコエテアサキユメミシヱヒモセスン"
)
_IROHA_HALF = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"
_KANJI = "〇一二三四五六七八九"
_LEGAL = "零壱弐参四伍六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ENCLOSED_KANJI = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))
_LEGAL_PLACES = ((1000, "阡"), (100, "百"), (10, "拾"))
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def numeral(number: int, style: str) -> str:
    """Write a number from 0 in a style of Word; a style that is not known prints 1, 2, 3."""
    return _STYLES.get(style, str)(number)


def _cycled(signs: str) -> Callable[[int], str]:
    """After the last sign Word begins again with doubled signs (ア … ン, アア …)."""

    def write(number: int) -> str:
        rounds, place = divmod(number - 1, len(signs))
        return signs[place] * (rounds + 1) if number > 0 else str(number)

    return write


def _listed(signs: str, otherwise: Callable[[int], str] = str) -> Callable[[int], str]:
    def write(number: int) -> str:
        return signs[number - 1] if 0 < number <= len(signs) else otherwise(number)

    return write


def _ranges(*ranges: tuple[int, int, str]) -> Callable[[int], str]:
    """Give a function for signs that stand in code order: first number, last, first sign."""

    def write(number: int) -> str:
        for first, last, sign in ranges:
            if first <= number <= last:
                return chr(ord(sign) + number - first)
        return str(number)

    return write


def _spelled(
    digits: str, places: tuple[tuple[int, str], ...], *, ones: bool
) -> Callable[[int], str]:
    """Give a function that writes 二百十 (or 弐百壱拾, where a one is said before its place)."""

    def write(number: int) -> str:
        if not 0 < number < 10_000:
            return digits[0] if number == 0 else str(number)
        text = ""
        for value, name in places:
            count, number = divmod(number, value)
            if count:
                text += (digits[count] if count > 1 or ones else "") + name
        return text + (digits[number] if number else "")

    return write


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def _full_width(number: int) -> str:
    return str(number).translate(_FULL_WIDTH)


def _ordinal(number: int) -> str:
    teen = number // 10 % 10 == 1
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_circled = _ranges((0, 0, "⓪"), (1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱"))
_counted = _spelled(_KANJI, _PLACES, ones=False)
_latin = _cycled("abcdefghijklmnopqrstuvwxyz")
_STYLES: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _ranges((1, 20, "⑴")),
    "decimalEnclosedFullstop": _ranges((1, 20, "⒈")),
    "aiueoFullWidth": _cycled(_KATAKANA),
    "aiueo": _cycled(_KATAKANA_HALF),
    "irohaFullWidth": _cycled(_IROHA),
    "iroha": _cycled(_IROHA_HALF),
    "japaneseCounting": _counted,
    "chineseCounting": _counted,
    "chineseCountingThousand": _counted,
    "taiwaneseCounting": _counted,
    "taiwaneseCountingThousand": _counted,
    "japaneseLegal": _spelled(_LEGAL, _LEGAL_PLACES, ones=True),
    "ideographDigital": lambda number: "".join(_KANJI[int(digit)] for digit in str(number)),
    "japaneseDigitalTenThousand": lambda number: "".join(_KANJI[int(d)] for d in str(number)),
    "ideographTraditional": _listed(_STEMS),
    "ideographZodiac": _listed(_BRANCHES),
    "ideographEnclosedCircle": _listed(_ENCLOSED_KANJI),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _latin,
    "upperLetter": lambda number: _latin(number).upper(),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
}
