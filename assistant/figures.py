"""Answers figures: the cells that a question names with row, year and unit, and what follows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.draft import Draft
from assistant.figure_asks import Asks, find_asks
from assistant.figure_naming import (
    Naming,
    Rows,
    is_plain,
    named_columns,
    named_rows,
    naming_of,
    qualifiers,
    terms_about,
)
from assistant.figure_refusals import (
    blank_cell,
    is_told_in_prose,
    no_such_row,
    no_such_year,
    say_no_such_year,
)
from assistant.figure_sums import say_figures
from assistant.figure_view import Figure, figures_of, names_in
from assistant.kinds import Asked, Kind
from assistant.premises import refuse_other_direction
from assistant.records import Citation, Status
from assistant.scope import Scope
from corpus.figures import is_total, is_year, read_number
from corpus.text import squash
from index.normalise import canonical_years, fold
from index.tokens import tokenise

_UNCOUNTED = frozenset({Asked.PHONE, Asked.TIME, Asked.PERSON})
_PEOPLE = frozenset({"人", "名", "千人", "万人"})
_PLACE = re.compile(r"(?:地域|地区|区域|町|村|市|区|部|圏|支所|管内)$")
_TOTAL = re.compile(
    r"総人口|総計|総数|全体|全市|全域|合計|人口|何人|population|people|pessoas|habitantes|total"
    r"|总人口|多少人"
)


@dataclass(frozen=True, slots=True)
class _Pick:
    """A table with the rows of it that a question is about."""

    figures: tuple[Figure, ...]
    rows: Rows


def answer_figures(scope: Scope) -> Draft | None:
    """Answer from tables; None where a question is not about figures of a table."""
    reading = scope.reading
    asks = find_asks(fold(reading.question))
    years = _years(scope)
    if Kind.REASON in reading.kinds or reading.asked in _UNCOUNTED:
        return None
    if not (asks.numeric or years or Kind.NUMBER in reading.kinds or asks.percent):
        return None
    tables = [figures for table in scope.tables if (figures := figures_of(table))]
    naming = naming_of(scope)
    pick = _pick(scope, tables, naming, asks, years)
    if pick is None or _is_other_thing(scope, pick, naming, asks, years):
        return _without_row(scope, tables, naming, asks, years)
    if _is_crossed(tables, pick, naming, asks):
        return no_such_row(scope, [pick.figures]) if years else None
    return _answer(scope, pick, naming, asks, years)


def answer_joint_figures(scope: Scope) -> Draft | None:
    """Answer from tables what several figures together answer, or one of a year, nothing besides.

    A difference between two rows or years is lost where each is asked for alone.
    """
    asks = find_asks(fold(scope.reading.question))
    if len(scope.reading.cities) > 1:
        return None
    if asks.otherwise or (asks.where and not (asks.extreme or asks.order or asks.limit)):
        return None
    if scope.reading.kinds & {Kind.RESPONSIBILITY, Kind.REASON} and not asks.where:
        return None
    if refuse_other_direction(scope):
        return None
    draft = answer_figures(scope)
    if draft is None or draft.status is not Status.ANSWERED:
        return draft if draft and _lacks_years(draft) else None
    figures = {c.start for c in draft.citations if _is_figure(c)}
    return draft if len(figures) > 1 or _years(scope) else None


def _lacks_years(draft: Draft) -> bool:
    """Tell whether a draft names the years of a table instead of one that it does not have."""
    return bool(draft.citations) and all(is_year(c.quote) for c in draft.citations)


def _is_figure(citation: Citation) -> bool:
    """Tell whether a citation is of a single figure, no year."""
    return read_number(citation.quote) is not None and not is_year(citation.quote)


def _years(scope: Scope) -> tuple[str, ...]:
    """Give the years of a question in western form; a fiscal year is not a calendar year."""
    own = canonical_years(fold(scope.reading.question))
    eras = tuple(year.removesuffix("年") for year in own)
    return tuple(dict.fromkeys((*eras, *scope.reading.years)))


def _known_years(figures: Sequence[Figure]) -> set[str]:
    """Give the years of a table."""
    return {year for figure in figures for year in figure.years}


def _pick(
    scope: Scope,
    tables: Sequence[tuple[Figure, ...]],
    naming: Naming,
    asks: Asks,
    years: Sequence[str],
) -> _Pick | None:
    """Choose the table and its rows: those named, else all that are asked for, else the total."""
    parts = not (asks.each or (asks.where and (asks.extreme or asks.order)))
    picks = [_Pick(f, rows) for f in tables if (rows := named_rows(f, naming, parts=parts)).names]
    if not picks and (asks.each or asks.where or asks.order):
        picks = [_Pick(f, rows) for f in tables if (rows := _all_rows(f, naming)).names]
        if any(_shared_terms(pick, naming) for pick in picks):
            picks = [pick for pick in picks if _shared_terms(pick, naming)]
    if not picks:
        picks = [_Pick(f, rows) for f in tables if (rows := _total_row(f, naming)).names]
    return max(picks, key=lambda pick: _fit(pick, naming, years), default=None)


def _fit(pick: _Pick, naming: Naming, years: Sequence[str]) -> tuple[bool, bool, int, int]:
    """Tell how well a table fits: its years, its rows, its columns, the words around it."""
    columns = named_columns(pick.figures, naming.text)
    return (
        bool(_known_years(pick.figures) & set(years)),
        pick.rows.sure,
        len(columns),
        len(terms_about(pick.figures) & naming.terms),
    )


def _all_rows(figures: Sequence[Figure], naming: Naming) -> Rows:
    """Give every row but totals, where a question speaks of what the table is about."""
    names = tuple(name for name in names_in(figures) if not is_total(name))
    about = terms_about(figures) & naming.terms
    return Rows(names if len(names) > 1 and about else (), (), sure=False)


def _shared_terms(pick: _Pick, naming: Naming) -> int:
    """Count the terms of the question that a row is headed by: 地域 of どの地域, places of どこ."""
    heads = " ".join(pick.rows.names)
    shared = sum(term in heads and not term.isdigit() for term in naming.terms - {"人口"})
    return shared + ("どこ" in naming.text and all(map(_PLACE.search, pick.rows.names)))


def _total_row(figures: Sequence[Figure], naming: Naming) -> Rows:
    """Give the row of totals where all people, or all of what columns count, are asked for."""
    people = any(f.cell.unit and squash(f.cell.unit.text) in _PEOPLE for f in figures)
    whole = _TOTAL.search(naming.text)
    if not whole or not (people or named_columns(figures, naming.text)):
        return Rows((), (), sure=False)
    totals = tuple(name for name in names_in(figures) if is_total(name))[:1]
    return Rows(totals, (), sure=False)


def _is_other_thing(
    scope: Scope, pick: _Pick, naming: Naming, asks: Asks, years: Sequence[str]
) -> bool:
    """Tell whether a question names a thing that the table does not count."""
    figures = pick.figures
    if not asks.numeric and not asks.percent and not (years and pick.rows.sure):
        return True
    if _counts_otherwise(scope, figures):
        return True
    if named_columns([f for f in figures if f.name in pick.rows.names], naming.text):
        return False
    if scope.reading.language != "ja" and years and pick.rows.sure:
        return False  # words of another language that the documents do not know say nothing
    return bool(qualifiers(naming, figures, pick.rows.words))


def _counts_otherwise(scope: Scope, figures: Sequence[Figure]) -> bool:
    """Tell whether a question counts what a table does not: 何地区 where it has people."""
    counter = scope.reading.counter
    units = {squash(f.cell.unit.text) for f in figures if f.cell.unit}
    if not counter or counter in units or (counter in {"人", "名"} and units & _PEOPLE):
        return False
    known = is_plain(counter) or set(tokenise(counter)) & terms_about(figures)
    return f"何{counter}" in scope.reading.question or not known


def _without_row(
    scope: Scope,
    tables: Sequence[tuple[Figure, ...]],
    naming: Naming,
    asks: Asks,
    years: Sequence[str],
) -> Draft | None:
    """Refuse a part of the people that no table has, naming the rows there are."""
    if not asks.numeric or scope.reading.asked is Asked.AMOUNT:
        return None
    about = [
        figures
        for figures in tables
        if _known_years(figures) & set(years) and terms_about(figures) & naming.terms
    ]
    if not about or any(is_told_in_prose(scope, year) for year in years):
        return None
    return no_such_row(scope, about)


def _is_crossed(
    tables: Iterable[Sequence[Figure]], pick: _Pick, naming: Naming, asks: Asks
) -> bool:
    """Tell whether a question wants a part of a part: two tables divide one total differently."""
    totals = _totals(pick.figures)
    for figures in tables:
        if figures is pick.figures or not totals & _totals(figures):
            continue
        rows = named_rows(figures, naming, parts=False)
        if rows.sure and not set(rows.names) & set(pick.rows.names) and pick.rows.sure:
            return True
        other = _Pick(tuple(figures), _all_rows(figures, naming))
        lone = len(pick.rows.names) == 1 and not is_total(pick.rows.names[0])
        if lone and asks.where and asks.extreme and _shared_terms(other, naming):
            return True
    return False


def _totals(figures: Sequence[Figure]) -> set[tuple[str, str]]:
    """Give the totals of a table with their columns."""
    return {(f.column, f.value) for f in figures if is_total(f.name)}


def _answer(
    scope: Scope, pick: _Pick, naming: Naming, asks: Asks, years: Sequence[str]
) -> Draft | None:
    """Say the figures of some rows, and what is computed from them."""
    figures, rows = pick.figures, pick.rows.names
    known = _known_years(figures)
    wanted = [year for year in years if year in known]
    unknown = [year for year in years if year not in known] if known else []
    if unknown and not wanted:
        told = any(is_told_in_prose(scope, year) for year in unknown)
        return None if told else no_such_year(scope, figures, unknown)
    draft = scope.draft()
    for year in unknown:
        say_no_such_year(draft, figures, year)
    draft.status = Status.PARTIAL if unknown else Status.ANSWERED
    of_rows = [f for f in figures if f.name in rows]
    columns = named_columns(of_rows, naming.text)
    if columns:
        of_rows = [f for f in of_rows if any(label.text in columns for label in f.across)]
    found = _of_years(of_rows, wanted, naming, asks)
    if not found:
        return blank_cell(scope, figures)
    say_figures(scope, draft, figures, _in_order(found, pick.rows, naming), asks)
    return draft


def _of_years(
    of_rows: Sequence[Figure], wanted: Sequence[str], naming: Naming, asks: Asks
) -> list[Figure]:
    """Give the figures of the years asked for, those between two of them where they add up."""
    if not wanted:
        printed = [f for f in of_rows if asks.when and f.value in naming.text and len(f.value) > 2]
        return printed or list(of_rows)
    if asks.limit or (asks.extreme and asks.when and len(set(wanted)) == 1):
        return list(of_rows) if asks.when else [f for f in of_rows if f.years & set(wanted)]
    if asks.total and len(wanted) == 2 and len({f.name for f in of_rows}) == 1:
        return [f for f in of_rows if f.years and min(wanted) <= min(f.years) <= max(wanted)]
    return [f for f in of_rows if f.years & set(wanted)]


def _in_order(found: Sequence[Figure], rows: Rows, naming: Naming) -> list[Figure]:
    """Give the figures as printed, but two rows that are set against each other as named.

    「AはBの何倍」 measures A against B: B comes first.
    """
    names = list(dict.fromkeys(figure.name for figure in found))
    if len(found) != 2 or len(names) != 2 or len(rows.words) != 2:
        return list(found)
    places = {word: naming.text.rfind(word) for word in rows.words}

    def place(figure: Figure) -> int:
        return max((at for word, at in places.items() if word in fold(figure.name)), default=0)

    return sorted(found, key=place, reverse=True)
