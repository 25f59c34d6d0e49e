"""Numbers that HTML gives to the items of ordered lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(slots=True)
class OpenList:
    """A list while it is read: how it counts, and the number of its next item."""

    ordered: bool
    kind: str = "1"
    next: int = 1
    step: int = 1

    def label(self, item: "HtmlElement") -> str | None:
        """Give the label that a browser shows before an item; None for a bullet."""
        if not self.ordered:
            return None
        own = _integer(item.get("value"))
        number = self.next if own is None else own
        self.next = number + self.step
        return f"{_written(number, self.kind)}."


def open_list(element: "HtmlElement") -> OpenList:
    """Begin an ol or ul."""
    if element.tag != "ol":
        return OpenList(ordered=False)
    backwards = element.get("reversed") is not None
    start = _integer(element.get("start"))
    if start is None:
        start = sum(child.tag == "li" for child in element) if backwards else 1
    return OpenList(True, element.get("type") or "1", start, -1 if backwards else 1)


def _integer(written: str | None) -> int | None:
    try:
        return int(written or "")
    except ValueError:
        return None


def _written(number: int, kind: str) -> str:
    """Write a number as digits, letters or Roman numerals."""
    if kind in {"a", "A"} and number > 0:
        letters = "".join(_letters(number))[::-1]
        return letters if kind == "a" else letters.upper()
    if kind in {"i", "I"} and 0 < number < 4_000:
        letters = "".join(_roman(number))
        return letters if kind == "i" else letters.upper()
    return str(number)


def _letters(number: int) -> Iterator[str]:
    """a … z, aa, ab …, last letter first."""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        yield chr(ord("a") + rest)


def _roman(number: int) -> Iterator[str]:
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        yield letters * times
