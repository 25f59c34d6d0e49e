"""Chooses the table that a question is about, and the rows of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.figure_asks import Asks
from assistant.figure_naming import (
    BLANK,
    Naming,
    Rows,
    counted_rows,
    is_asked_by_stub,
    is_plain,
    is_said,
    named_columns,
    named_rows,
    terms_about,
)
from assistant.figure_qualifiers import qualifiers
from assistant.figure_view import Figure, levels_of, names_in
from assistant.figure_words import unit_word
from assistant.scope import Scope
from assistant.subjects import folded
from corpus.figures import is_total
from corpus.text import squash
from index.normalise import canonical_years, fold
from index.tokens import tokenise

_PEOPLE = frozenset({"人", "名", "千人", "万人"})
_PLACE = re.compile(r"(?:地域|地区|区域|町|村|市|区|部|圏|支所|管内)$")
# A word over the rows of a table tells more than words in them.
BY_STUB = 10
_TOTAL = re.compile(
    r"総人口|総計|総数|総額|全部で|全部合わせ|合わせて|全体(?![一-龯])|全市|全域|合計|トータル|人口|何人|population|people|pessoas|habitantes|total"
    r"|总人口|多少人"
)


_TIME = re.compile(r"(?:[0-9]+年度?(?:から|まで)?)+|.*にかけて|(?:令和|平成|r|h)[0-9]+年度?")
_UNITS = re.compile(r"[,、，]")  # one unit over columns that count different things: 人、円
_MONEY = re.compile(r"[費額金料]$|円")
# 何年, 何%, 何番目 and 何人 are asked of any table.
_ASKED_UNIT = re.compile(
    r"何(?:[十百千万億]{1,2})?(?![年月日時人名%割倍番位度歳世パポ]|か[年月国]|[をがにでもかは])(?P<unit>[一-鿿ァ-ヶー]{1,4})"
)
# Asked of any people: it is for all of them only where the table is spoken of.
_HOW_MANY_PEOPLE = frozenset({"何人", "多少人"})
_COUNTS_PEOPLE = re.compile(r"人|population|people|pessoas|habitantes|popula[çc][ãa]o")


@dataclass(frozen=True, slots=True)
class Pick:
    """A table with the rows of it that a question is about."""

    figures: tuple[Figure, ...]
    rows: Rows


def known_years(figures: Sequence[Figure]) -> set[str]:
    """Give the years of a table's figures, and that of all of them together."""
    return {year for figure in figures for year in figure.years} | years_of_all(figures)


def years_of_all(figures: Sequence[Figure]) -> set[str]:
    """Give the years that a table names over or below its figures: 令和6年10月1日現在.

    A year that heads figures is not that of all: 「※ 令和9年度以後の額は見込み」.
    """
    table = figures[0].table
    captions = [table.caption] if table.caption else []
    told = [canonical_years(folded(label.text)) for label in captions]
    # 「現状値は、人口は令和６年度、その他は令和５年度」 tells several columns or rows apart
    notes = (canonical_years(folded(label.text)) for label in table.notes)
    told += [years for years in notes if len(set(years)) == 1]
    heading = {year for figure in figures for year in figure.years}
    return {year.removesuffix("年") for years in told for year in years} - heading


def are_places(names: Sequence[str]) -> bool:
    """Tell whether rows are all named as places are: 北部地域, 港町."""
    return bool(names) and all(map(_PLACE.search, names))


def counts_money(figures: Sequence[Figure]) -> bool:
    """Tell whether a table may count money: in 円, below heads like 事業費, or without any unit."""
    units = {f.cell.unit.text for f in figures if f.cell.number is not None and f.cell.unit}
    heads = {f.column for f in figures if not f.cell.unit} | {f.name for f in figures}
    return not units or any("円" in unit for unit in units) or any(map(_MONEY.search, heads))


def pick_rows(
    tables: Sequence[tuple[Figure, ...]],
    naming: Naming,
    asks: Asks,
    years: Sequence[str],
) -> Pick | None:
    """Choose the table and its rows: those named, else all that are asked for, else the total."""
    parts = not (asks.each or (asks.where and (asks.extreme or asks.order)))
    picks = [Pick(f, rows) for f in tables if (rows := named_rows(f, naming, parts=parts)).names]
    if not picks and (asks.each or asks.where or asks.order):
        picks = [Pick(f, rows) for f in tables if (rows := _all_rows(f, naming)).names]
        picks = [pick for pick in picks if asks.each or _is_comparable(pick, naming)]
        most = max((_shared_terms(pick, naming) for pick in picks), default=0)
        picks = [pick for pick in picks if _shared_terms(pick, naming) == most]
    if not any(pick.rows.sure or known_years(pick.figures) & set(years) for pick in picks):
        named = [Pick(f, rows) for f in tables if (rows := _named_total(f, naming, years)).names]
        if not named or not _agree(named, naming, years):
            named = [Pick(f, rows) for f in tables if (rows := _total_row(f, naming)).names]
        picks += named
    return max(picks, key=lambda pick: _fit(pick, naming, years), default=None)


def _fit(pick: Pick, naming: Naming, years: Sequence[str]) -> tuple[bool, bool, int, int]:
    """Tell how well a table fits: its years, its rows, its columns, the words around it."""
    columns = named_columns(pick.figures, naming.text)
    return (
        bool(known_years(pick.figures) & set(years)),
        pick.rows.sure,
        len(columns),
        len(terms_about(pick.figures) & naming.terms),
    )


def _all_rows(figures: Sequence[Figure], naming: Naming) -> Rows:
    """Give every row but totals, where a question speaks of what the table is about."""
    names = tuple(name for name in names_in(figures) if not is_total(name))
    about = terms_about(figures) & naming.terms
    return Rows(names if len(names) > 1 and about else (), (), sure=False)


def _is_comparable(pick: Pick, naming: Naming) -> bool:
    """Tell whether the rows of a table count the same, in the columns that are named."""
    columns = named_columns(pick.figures, naming.text)
    units = {
        squash(unit_word(figure))
        for figure in pick.figures
        if figure.name in pick.rows.names
        and (not columns or set(columns) & set(levels_of(figure.across)))
    }
    return len(units) == 1


def _shared_terms(pick: Pick, naming: Naming) -> int:
    """Count the terms of the question that a row is headed by: 地域 of どの地域, places of どこ."""
    shared = _terms_in(pick.rows.names, naming, pick.figures)
    if is_asked_by_stub(pick.figures, naming):
        shared += BY_STUB
    return shared + ("どこ" in naming.text and are_places(pick.rows.names))


def _terms_in(names: Sequence[str], naming: Naming, figures: Sequence[Figure]) -> int:
    """Count the terms of the question that names of rows have, less what the table is about."""
    heads = " ".join(names)
    table = figures[0].table
    about = [*table.section.path[-2:], table.caption.text if table.caption else ""]
    plain = {term for words in about for term in tokenise(words)}
    terms = {term for term in naming.terms if len(term) > 1 and not term.isdigit()}
    return sum(term in heads for term in terms - plain)


def _named_total(figures: Sequence[Figure], naming: Naming, years: Sequence[str]) -> Rows:
    """Give the row of totals that a question names by its printed head, with a year of the table.

    What is said of a part or of another thing (中山間地域の総計, 世帯数の総計) names none.
    """
    names = names_in(figures)
    heads = {name: folded(name.split(BLANK)[-1]) for name in names if is_total(name)}
    said = [name for name, head in heads.items() if _is_named_alone(head, naming)]
    parts = _terms_in([name for name in names if not is_total(name)], naming, figures)
    if not said or parts or not known_years(figures) & set(years):
        return Rows((), (), sure=False)
    if _asks_other_unit(figures, naming.text):
        return Rows((), (), sure=False)
    return Rows((said[0],), (heads[said[0]],), sure=True)


def _agree(picks: Sequence[Pick], naming: Naming, years: Sequence[str]) -> bool:
    """Tell whether totals are the same in the years asked for, or one table is spoken of."""
    values = {
        frozenset(f.value for f in p.figures if f.name in p.rows.names and f.years & set(years))
        for p in picks
    }
    return len(values) == 1 or any(_is_about(pick.figures, naming) for pick in picks)


def _is_named_alone(head: str, naming: Naming) -> bool:
    """Tell whether a question has the head of a total, and no other thing that it is of."""
    if len(head) < 2 or not is_said(head, naming.text):
        return False
    of = re.search(rf"([^\s、。はがをでと]+)の{re.escape(head)}", naming.text)
    cities = {fold(name) for d in naming.scope.documents for name in d.names_of_city}
    words = [word for word in re.split("の", of.group(1)) if word] if of else []
    return all(word in cities or is_plain(word) or _TIME.fullmatch(word) for word in words)


def _total_row(figures: Sequence[Figure], naming: Naming) -> Rows:
    """Give the row of totals where all people, or all of what columns count, are asked for."""
    people = any(f.cell.unit and squash(f.cell.unit.text) in _PEOPLE for f in figures)
    whole = _TOTAL.search(naming.text)
    said = naming.text + fold(naming.scope.reading.question)
    at_large = whole and whole.group() in _HOW_MANY_PEOPLE and not naming.scope.reading.years
    if whole and (at_large or not (people and _COUNTS_PEOPLE.search(said))):
        people = _is_about(figures, naming)
    if not whole or not (people or named_columns(figures, naming.text)):
        return Rows((), (), sure=False)
    names = names_in(figures)
    if _terms_in([name for name in names if not is_total(name)], naming, figures):
        return Rows((), (), sure=False)  # 「地域の人口」 is not that of all
    if _asks_other_unit(figures, naming.text):
        return Rows((), (), sure=False)
    return Rows(tuple(name for name in names if is_total(name))[:1], (), sure=False)


def _asks_other_unit(figures: Sequence[Figure], text: str) -> bool:
    """Tell whether a question counts in a unit that no figure has: 何路線 of a table of money."""
    units = {squash(unit_word(f)) for f in figures if f.cell.number is not None}
    asked = _ASKED_UNIT.search(text)
    if asked is None or not all(units):
        return False
    return not any(fold(unit)[:1] in asked["unit"] for unit in units)


def _is_about(figures: Sequence[Figure], naming: Naming) -> bool:
    """Tell whether a question has a word of a table's caption or headings."""
    table = figures[0].table
    about = [*table.section.path[:-1], table.caption.text if table.caption else ""]
    terms = {term for words in about for term in tokenise(words) if not is_plain(term)}
    return any(len(term) > 1 and not term.isdigit() for term in terms & naming.terms)


def is_other_thing(pick: Pick, naming: Naming, asks: Asks, years: Sequence[str]) -> bool:
    """Tell whether a question names a thing that the table does not count."""
    figures = pick.figures
    columns = named_columns([f for f in figures if f.name in pick.rows.names], naming.text)
    timed = asks.when and pick.rows.sure and known_years(figures)
    there = columns or timed or known_years(figures) & set(years)
    ranked = there and (asks.extreme or asks.order or asks.limit)
    if not (asks.numeric or asks.percent or ranked or (pick.rows.sure and (years or columns))):
        return True
    if _counts_otherwise(naming.scope, figures):
        return True
    if columns or (years and set(pick.rows.names) <= counted_rows(figures, naming)):
        return False
    if naming.scope.reading.language != "ja" and years and pick.rows.sure:
        return False  # words of another language that the documents do not know say nothing
    return bool(qualifiers(naming, figures, pick.rows.words))


def _counts_otherwise(scope: Scope, figures: Sequence[Figure]) -> bool:
    """Tell whether a question counts what a table does not: 何地区 where it has people."""
    counter = scope.reading.counter
    units = {
        unit for f in figures if f.cell.unit for unit in _UNITS.split(squash(f.cell.unit.text))
    }
    if "いくつ" in scope.reading.question and units and all("円" in unit for unit in units):
        return True
    if not counter or counter in units or (counter in {"人", "名"} and units & _PEOPLE):
        return False
    known = is_plain(counter) or set(tokenise(counter)) & terms_about(figures)
    return bool(units and f"何{counter}" in scope.reading.question) or not known


def is_crossed(tables: Iterable[Sequence[Figure]], pick: Pick, naming: Naming, asks: Asks) -> bool:
    """Tell whether a question wants a part of a part: two tables divide one total differently."""
    totals = _totals(pick.figures)
    for figures in tables:
        if figures is pick.figures or not totals & _totals(figures):
            continue
        rows = named_rows(figures, naming, parts=False)
        if rows.sure and not set(rows.names) & set(pick.rows.names) and pick.rows.sure:
            return True
        other = Pick(tuple(figures), _all_rows(figures, naming))
        lone = len(pick.rows.names) == 1 and not is_total(pick.rows.names[0])
        if lone and asks.where and asks.extreme and _shared_terms(other, naming):
            return True
    return False


def _totals(figures: Sequence[Figure]) -> set[tuple[str, str]]:
    """Give the totals of a table with their columns."""
    return {(f.column, f.value) for f in figures if is_total(f.name)}
