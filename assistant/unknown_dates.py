"""Refuses a year or a month that a question gives as a date and that no document prints."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant import phrases
from assistant.draft import Draft
from assistant.figures import answer_figures
from assistant.records import Status
from assistant.refusal import refuse
from assistant.scope import Scope
from corpus import Document
from corpus.text import squash
from index.normalise import canonical_years, fold

_ERA = r"(?:令和|平成|昭和|[rhs](?=[0-9]))(?:[0-9]{1,2}|元)"
_WESTERN = r"(?:19|20)[0-9]{2}"
_NOT_INSIDE = r"(?<![a-z0-9.,])"
# 令和元年4月; what is asked for itself (令和7年の何月) has no figure.
_GIVEN = re.compile(
    rf"{_NOT_INSIDE}(?P<year>{_WESTERN}|{_ERA})(?:\([^)]{{1,8}}\))?年(?P<fiscal>度)?"
    r"(?:の?(?P<month>[0-9]{1,2})月)?(?P<day>の?[0-9]{1,2}日)?"
    r"(?!(?:の?年?度?末?)?(?:現在|時点|以降|以前|以後|から|まで|頃|ごろ|くらい|ぐらい|の段階|では?ない))"
)
_PRINTED = re.compile(
    rf"{_NOT_INSIDE}(?P<year>{_WESTERN}|{_ERA})(?:\([^)]{{1,8}}\))?(?:年度?)?"
    r"(?:[./]?(?P<month>[0-9]{1,2})(?=月|[./~][0-9])(?:[./月][0-9]+日?)?(?:~(?P<last>[0-9]{1,2}))?)?"
)
_RANGE = re.compile(rf"(?<![0-9])({_WESTERN})年?度?[~-]({_WESTERN})(?![0-9])")


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The years that documents print, in western form, and the months that stand with a year."""

    years: frozenset[int]
    months: frozenset[tuple[int, int]]


def refuse_unknown_date(scope: Scope) -> Draft | None:
    """Refuse what is said of a year, or a month of it, that the documents in scope do not print.

    Of two years of which a table has one, the table answers that one.
    """
    given = list(_GIVEN.finditer(squash(fold(scope.reading.question))))
    if not given or not scope.documents:
        return None
    printed = _calendar(scope.documents)
    if len(given) > 1 and _is_told_in_part(scope):
        return None
    for found in given:
        year, month = _western(found["year"]), found["month"]
        if year is None or not printed.years:
            continue
        unknown = year not in printed.years or (
            month is not None and (year, int(month)) not in printed.months
        )
        if unknown:
            name = found.group()
            if "元年" in scope.reading.question:
                name = re.sub(r"(?<![0-9])1年", "元年", name)
            return refuse(scope, phrases.UNKNOWN_NAME.format(name=name), missing=[name])
    return None


def _is_told_in_part(scope: Scope) -> bool:
    """Tell whether a table has figures of one of the years that a question names."""
    draft = answer_figures(scope)
    return draft is not None and draft.status is Status.PARTIAL


def _calendar(documents: tuple[Document, ...]) -> _Calendar:
    """Read the dates of some documents."""
    years: set[int] = set()
    months: set[tuple[int, int]] = set()
    for document in documents:
        text = squash(fold(document.text))
        for first, last in _RANGE.findall(text):
            years |= set(range(int(first), int(last) + 1))
        # squashed, the years at the heads of a table would run together
        bare = re.findall(rf"(?<![0-9,.]){_WESTERN}(?![0-9,])", fold(document.text))
        years |= set(map(int, bare))
        for year, month in _dates(text):
            years.add(year)
            months |= {(year, month)} if month else set()
    return _Calendar(frozenset(years), frozenset(months))


def _dates(text: str) -> Iterator[tuple[int, int]]:
    """Give the years of a text, each with every month that stands with it (0 for none)."""
    for found in _PRINTED.finditer(text):
        year = _western(found["year"])
        if year is None:
            continue
        first = int(found["month"] or 0)
        last = int(found["last"] or first)
        for month in range(first, max(first, last) + 1):
            yield year, month


def _western(year: str) -> int | None:
    """Give a year in western form; None outside its era."""
    if year.isdigit():
        return int(year)
    known = canonical_years(f"{year}年")
    return int(re.sub(r"[^0-9]", "", known[0])) if known else None
