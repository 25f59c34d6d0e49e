"""Numbers as Excel prints them, from the exact decimals that the file holds.

A file may hold 0.30000000000000004 where the sheet prints 0.3: no number of the text is ever a
binary fraction. Fractions (# ?/?) and kanji numerals are printed as plain decimals.
"""

from dataclasses import dataclass
from datetime import datetime, time
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from corpus.formats.xlsx_codes import FormatSection, Sign, Token, format_sections
from corpus.formats.xlsx_dates import print_date

_EXACT = Context(prec=15, rounding=ROUND_HALF_UP)  # the digits that Excel itself keeps
_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
_GENERAL_SIGNS = 11  # how many digits and points the format General prints
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_DATES = (Sign.DATE, Sign.ELAPSED, Sign.HALF_DAY)


def display(number: str, code: str, epoch: datetime) -> str:
    """Print a stored number by a format code; a text that is no number is given back as it is."""
    try:
        exact = _EXACT.create_decimal(number)
    except InvalidOperation:
        return number
    if not exact.is_finite():
        return number
    section, shown = _chosen(exact, format_sections(code))
    if section.has(*_DATES) and not section.has(Sign.DIGIT):
        moment = _moment(exact, epoch)
        return (
            general(exact) if moment is None else print_date(moment, float(exact), section.tokens)
        )
    text = _printed(shown, section)
    return text.translate(_FULL_WIDTH) if section.has(Sign.FULL_WIDTH) else text


def general(number: Decimal) -> str:
    """Print a number in the format General, whole numbers always in full."""
    whole = len(str(abs(int(number))))
    if number == number.to_integral_value() or whole >= _GENERAL_SIGNS:
        return f"{number.to_integral_value(ROUND_HALF_UP):f}"
    places = max(0, _GENERAL_SIGNS - 1 - whole)
    rounded = _WIDE.quantize(number, Decimal(1).scaleb(-places))
    if not rounded:
        return f"{number:f}"  # too small for the cell: better all digits than a zero
    return f"{rounded:f}".rstrip("0").rstrip(".")


def _chosen(number: Decimal, sections: tuple[FormatSection, ...]) -> tuple[FormatSection, Decimal]:
    """Give the section that prints a number, and the number as that section sees it."""
    if any(section.accepts for section in sections):
        for section in sections[:3]:
            if section.accepts is None or section.accepts(number):
                return section, number
        return sections[0], number
    numeric = sections[:3]
    if number < 0 and len(numeric) > 1:
        return numeric[1], -number
    if number == 0 and len(numeric) > 2:
        return numeric[2], number
    return numeric[0], number


def _moment(days: Decimal, epoch: datetime) -> datetime | None:
    """Turn a serial number of days into a moment, None where there is no such day."""
    from openpyxl.utils.datetime import from_excel

    try:
        found = from_excel(float(days), epoch)
    except (OverflowError, ValueError):
        return None
    if isinstance(found, time):
        return datetime.combine(epoch.date(), found)
    return found if isinstance(found, datetime) else None


def _printed(number: Decimal, section: FormatSection) -> str:
    tokens = section.tokens
    if section.has(Sign.GENERAL, Sign.TEXT) or not section.has(Sign.DIGIT):
        kinds = (Sign.GENERAL, Sign.TEXT)
        pieces = [general(number) if token.sign in kinds else token.text for token in tokens]
        return "".join(pieces)
    if section.has(Sign.EXPONENT) or any(token.text == "/" for token in tokens):
        return general(number)
    return _Layout.of(tokens).fill(number)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the digits of a number go: before the point, after it, and how they are scaled."""

    whole: tuple[Token, ...]
    fraction: tuple[Token, ...]
    grouped: bool
    scale: int  # powers of ten

    @classmethod
    def of(cls, tokens: tuple[Token, ...]) -> "_Layout":
        point = next((i for i, token in enumerate(tokens) if token.sign is Sign.POINT), len(tokens))
        whole, fraction = tokens[:point], tokens[point:]
        digits = [i for i, token in enumerate(tokens) if token.sign is Sign.DIGIT]
        commas = [i for i, token in enumerate(tokens) if token.sign is Sign.COMMA]
        last_whole = max((i for i in digits if i < point), default=-1)
        # A comma behind the last digit divides by a thousand; one between digits groups them.
        thousands = sum(1 for i in commas if i > last_whole and (i < point or i > digits[-1]))
        percents = sum(1 for token in tokens if token.sign is Sign.PERCENT)
        return cls(
            tuple(token for token in whole if token.sign is not Sign.COMMA),
            tuple(token for token in fraction if token.sign is not Sign.COMMA),
            grouped=any(digits[0] < i < last_whole for i in commas),
            scale=2 * percents - 3 * thousands,
        )

    def fill(self, number: Decimal) -> str:
        places = sum(1 for token in self.fraction if token.sign is Sign.DIGIT)
        scaled = _WIDE.scaleb(number, self.scale)
        rounded = _WIDE.quantize(abs(scaled), Decimal(1).scaleb(-places))
        whole, _, fraction = f"{rounded:f}".partition(".")
        minus = "-" if number < 0 and rounded else ""
        return minus + self._whole(whole) + self._fraction(fraction)

    def _whole(self, digits: str) -> str:
        """Fill the places from the right; the leftmost one takes all digits that are left."""
        left = "" if digits == "0" else digits
        places = [i for i, token in enumerate(self.whole) if token.sign is Sign.DIGIT]
        printed: list[str] = []
        filled = 0
        for i in range(len(self.whole) - 1, -1, -1):
            token = self.whole[i]
            if token.sign is not Sign.DIGIT:
                printed.append(token.text)
                continue
            taken = left[::-1] if i == places[0] else left[-1:]
            left = "" if i == places[0] else left[:-1]
            for digit in taken or _blank(token):
                if self.grouped and filled and filled % 3 == 0 and digit.isdigit():
                    printed.append(",")
                printed.append(digit)
                filled += 1
        return "".join(reversed(printed))

    def _fraction(self, digits: str) -> str:
        """Print the places behind the point; zeros at the end are dropped where # stands."""
        wanted = [token for token in self.fraction if token.sign is Sign.DIGIT]
        kept = len(digits)
        while kept and digits[kept - 1] == "0" and wanted[kept - 1].text != "0":
            kept -= 1
        printed, place = "", 0
        for token in self.fraction:
            if token.sign is Sign.DIGIT:
                printed += digits[place] if place < kept else ""
                place += 1
            else:
                printed += token.text
        return printed


def _blank(token: Token) -> str:
    return {"0": "0", "?": " "}.get(token.text, "")
