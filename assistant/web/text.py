"""Printed text into readable words: line ends, heading paths, pages, dates, hashes."""

from collections.abc import Sequence

_OPENERS = ("・", "●", "○", "◆", "■", "※", "⇒", "★", "\uf06c", "〇", "＜", "【")


def joint(left: str, right: str) -> str:
    """Say what stands between two lines once the line end is gone: a space between Latin words."""
    both_latin = left[-1:].isascii() and right[:1].isascii()
    return " " if both_latin and left[-1:].isalnum() and right[:1].isalnum() else ""


def flat(text: str) -> str:
    """Put a label that was printed over several lines on one line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    whole = lines[0] if lines else ""
    for line in lines[1:]:
        whole += joint(whole, line) + line
    return whole


def path_in(title: str, section: Sequence[str]) -> str:
    """Join a heading path; a head that the document's title holds would only be said twice."""
    parts = [flat(part) for part in section]
    if len(parts) > 1 and parts[0] in flat(title):
        parts = parts[1:]
    return " › ".join(parts)


def named(city: str, title: str) -> str:
    """Name a document with its city, once."""
    title = flat(title)
    return title if city in title else f"{city}　{title}"


def where(page: str | None, sheet: int) -> str:
    """Name the printed page; a sheet without one is counted from the front."""
    return f"{page}ページ" if page else f"{sheet}枚目"


def begins_line(following: str) -> bool:
    """Say whether a printed line starts something new and must stay on its own line."""
    return following[:1].isspace() or following.startswith(_OPENERS)


_ERAS = (("令和", (2019, 5)), ("平成", (1989, 1, 8)), ("昭和", (1926, 12, 25)))


def printed_date(date: str) -> str:
    """Write a `2023-11` or `2023-11-01` date with its era: 令和5年（2023年）11月.

    A year that began in one era and ended in another counts to the earlier one; years before 昭和
    have none.
    """
    year, *rest = (int(part) for part in date.split("-"))
    era = next((era for era in _ERAS if (year, *rest) >= era[1]), None)
    count = year - era[1][0] + 1 if era else 0
    named = f"{era[0]}{'元' if count == 1 else count}年（{year}年）" if era else f"{year}年"
    return named + "".join(f"{number}{unit}" for number, unit in zip(rest, "月日", strict=False))


def short_hash(digest: str) -> str:
    """Shorten a `sha256:…` digest to what a person can compare."""
    return digest.removeprefix("sha256:")[:8]


def grouped(number: int) -> str:
    """Write a number with separators: 1,234."""
    return f"{number:,}"
