"""Computed values shown with their operands, such as 202,847－200,115＝2,732人."""

import re
from collections.abc import Callable, Iterable
from fractions import Fraction

from evals.compare import occurs_whole

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_UNIT = r"[^0-9+\-−×÷/=()\s]{0,4}"
_EXPRESSION = re.compile(
    rf"{_NUMBER}{_UNIT}(?:[+\-−×÷/]{_NUMBER}{_UNIT})+=(?P<result>[-−▲]?{_NUMBER})(?P<unit>%?)"
)
_OPERATOR = re.compile(rf"(?P<operator>^|[+\-−×÷/])(?P<number>{_NUMBER})")


def calculation_end(text: str, at: int, quotes: Iterable[str]) -> int | None:
    """Give where a right calculation that begins at `at` ends, or None.

    `text` and `quotes` are bare. Every operand stands in a quote (100 in a percentage need not),
    and the result is right to the digits that it shows.
    """
    found = _EXPRESSION.match(text, at)
    if not found:
        return None
    shown = found.group("result")
    left = found.group().split("=")[0]
    operands = [part.group("number") for part in _OPERATOR.finditer(left)]
    percent = found.group("unit") == "%"
    held = all(
        any(occurs_whole(quote, number) for quote in quotes) or (percent and number == "100")
        for number in operands
    )
    value = _value(left)
    if not held or value is None:
        return None
    wanted = {value, value * 100} if percent else {value}
    return found.end() if any(_rounds_to(exact, shown) for exact in wanted) else None


def _value(expression: str) -> Fraction | None:
    """Add up the terms, × and ÷ first; None where something is divided by nothing."""
    terms: list[Fraction] = []
    for part in _OPERATOR.finditer(expression):
        operator = part.group("operator")
        number = Fraction(part.group("number").replace(",", ""))
        if operator in "÷/" and operator and not number:
            return None
        terms = _STEPS[operator](terms, number)
    return sum(terms, Fraction(0))


_Step = Callable[[list[Fraction], Fraction], list[Fraction]]
_STEPS: dict[str, _Step] = {
    "": lambda terms, number: [*terms, number],
    "+": lambda terms, number: [*terms, number],
    "-": lambda terms, number: [*terms, -number],
    "−": lambda terms, number: [*terms, -number],
    "×": lambda terms, number: [*terms[:-1], terms[-1] * number],
    "÷": lambda terms, number: [*terms[:-1], terms[-1] / number],
    "/": lambda terms, number: [*terms[:-1], terms[-1] / number],
}


def _rounds_to(exact: Fraction, shown: str) -> bool:
    sign = -1 if shown[0] in "-−▲" else 1
    digits = shown.lstrip("-−▲").replace(",", "")
    places = len(digits.partition(".")[2])
    return abs(exact - sign * Fraction(digits)) <= Fraction(1, 2 * 10**places)
