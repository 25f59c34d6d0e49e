"""Number formats of Excel cut into sections and tokens (ISO/IEC 29500-1, 18.8.30 and 18.8.31)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache

# Formats that Excel never writes down, with what Japanese Excel prints for them.
_BUILT_IN_JAPANESE = {
    5: '"¥"#,##0;"¥"\\-#,##0', 6: '"¥"#,##0;"¥"\\-#,##0', 7: '"¥"#,##0.00;"¥"\\-#,##0.00',
    8: '"¥"#,##0.00;"¥"\\-#,##0.00', 14: "yyyy/m/d", 22: "yyyy/m/d h:mm",
    27: "ge.m.d", 28: 'ggge"年"m"月"d"日"', 29: 'ggge"年"m"月"d"日"', 30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"時"mm"分"', 33: 'h"時"mm"分"ss"秒"', 34: 'yyyy"年"m"月"',
    35: 'm"月"d"日"', 36: "ge.m.d", 50: "ge.m.d", 51: 'ggge"年"m"月"d"日"', 52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"', 54: 'ggge"年"m"月"d"日"', 55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: "ge.m.d",
    58: 'ggge"年"m"月"d"日"',
}  # fmt: skip
_SYSTEM_FORMATS = {"[$-F800]": 'yyyy"年"m"月"d"日"', "[$-F400]": "h:mm:ss"}
_LIMITS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lambda number, limit: number < limit,
    "<=": lambda number, limit: number <= limit,
    ">": lambda number, limit: number > limit,
    ">=": lambda number, limit: number >= limit,
    "=": lambda number, limit: number == limit,
    "<>": lambda number, limit: number != limit,
}
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[0-9.]+)\]")


class Sign(Enum):
    """What a token of a number format is."""

    LITERAL = "literal"
    DIGIT = "digit"  # 0, # or ?
    POINT = "point"
    COMMA = "comma"
    PERCENT = "percent"
    EXPONENT = "exponent"
    DATE = "date"
    ELAPSED = "elapsed"
    HALF_DAY = "half day"
    TEXT = "text"
    GENERAL = "general"
    FULL_WIDTH = "full width"


_GRAMMAR = re.compile(
    r'(?P<quoted>"[^"]*")|(?P<escaped>\\.)|(?P<blank>_.|\*.)|(?P<elapsed>\[(?:h+|m+|s+)\])'
    r"|(?P<currency>\[\$[^\]-]+(?:-[^\]]*)?\])|(?P<wide>\[DBNum3\])|(?P<bracket>\[[^\]]*\])"
    r"|(?P<general>General|G/標準|標準)|(?P<half>AM/PM|A/P|午前/午後)|(?P<exponent>E[+-])"
    r"|(?P<date>ss?\.0+|g+|e+|a{3,4}|y+|m+|d+|h+|s+)|(?P<digit>[0#?])|(?P<point>\.)"
    r"|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_SIGNS = {
    "elapsed": Sign.ELAPSED, "wide": Sign.FULL_WIDTH, "general": Sign.GENERAL,
    "half": Sign.HALF_DAY, "exponent": Sign.EXPONENT, "date": Sign.DATE, "digit": Sign.DIGIT,
    "point": Sign.POINT, "comma": Sign.COMMA, "percent": Sign.PERCENT, "text": Sign.TEXT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a number format."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class FormatSection:
    """One section of a number format; `accepts` is its own condition, None where it has none."""

    tokens: tuple[Token, ...]
    accepts: Callable[[Decimal], bool] | None = None

    def has(self, *signs: Sign) -> bool:
        """Tell whether one of the tokens is of one of these kinds."""
        return any(token.sign in signs for token in self.tokens)


def format_code(number: int, own: dict[int, str]) -> str:
    """Give the format code of a number format id; `own` are the codes that the file defines."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    if number in own:
        return own[number]
    return _BUILT_IN_JAPANESE.get(number) or str(BUILTIN_FORMATS.get(number, "General"))


@cache
def format_sections(code: str) -> tuple[FormatSection, ...]:
    """Cut a format code into its sections (positive; negative; zero; text)."""
    for sign, meaning in _SYSTEM_FORMATS.items():
        if code.upper().startswith(sign):
            code = meaning
    sections: list[list[re.Match[str]]] = [[]]
    for found in _GRAMMAR.finditer(code):
        if found.group() == ";":
            sections.append([])
        else:
            sections[-1].append(found)
    return tuple(_section(section) for section in sections)


def _section(found: list[re.Match[str]]) -> FormatSection:
    accepts = None
    for piece in found:
        condition = _CONDITION.fullmatch(piece.group())
        if condition:
            accepts = _condition(condition.group(1), Decimal(condition.group(2)))
    tokens = [_token(piece) for piece in found]
    return FormatSection(tuple(token for token in tokens if token is not None), accepts)


def _condition(sign: str, limit: Decimal) -> Callable[[Decimal], bool]:
    return lambda number: _LIMITS[sign](number, limit)


def _token(found: re.Match[str]) -> Token | None:
    kind, text = found.lastgroup or "other", found.group()
    if kind in _SIGNS:
        return Token(_SIGNS[kind], "" if kind == "wide" else text)
    if kind in ("bracket", "blank"):
        return None  # colours, locales, conditions; room for a sign that is not printed
    if kind == "quoted":
        return Token(Sign.LITERAL, text[1:-1])
    if kind == "escaped":
        return Token(Sign.LITERAL, text[1:])
    if kind == "currency":
        return Token(Sign.LITERAL, text[2:-1].split("-")[0])
    return Token(Sign.LITERAL, text)
