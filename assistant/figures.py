"""Answers figures: the cells that a question names with row, year and unit, and what follows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.draft import Draft
from assistant.figure_asks import Asks, find_asks
from assistant.figure_claims import refuse_other_direction
from assistant.figure_naming import (
    Naming,
    Rows,
    lacks_sign,
    named_columns,
    names_by_part,
    naming_of,
    terms_about,
)
from assistant.figure_picks import (
    Pick,
    counts_money,
    is_crossed,
    is_other_thing,
    known_years,
    pick_rows,
    years_of_all,
)
from assistant.figure_refusals import (
    blank_cell,
    is_told_in_prose,
    no_such_row,
    no_such_year,
    say_no_such_year,
)
from assistant.figure_sums import say_figures
from assistant.figure_view import Figure, figures_of, levels_of, names_in
from assistant.judge import CLEAR
from assistant.kinds import Asked, Kind, counts
from assistant.records import Status
from assistant.scope import Scope
from corpus import SectionKind
from corpus.figures import is_total
from index.normalise import canonical_years, fold

_UNCOUNTED = frozenset({Asked.PHONE, Asked.TIME, Asked.PERSON})
# 「いくら」 alone may ask for anything that has a number.
_MONEY = re.compile(
    r"何(?:千|百?万|億)?円|(?:費|額|金|代|料|予算|税)[^。]{0,12}いくら|いくら(?:かか|払|もら)"
)
_NUMBER_ASKED = re.compile(r"何(?![課部係])|いくら|いくつ|どれ|どの(?![課部係])|増え?|減|割合")
# All the years of a table together: its total across.
_WHOLE = re.compile(
    r"[0-9一二三四五六七八九十](?:年間|か年|ヶ年|カ年|箇年)|期間(?:中|全体|を通)|全期間|全体で|総額|通算"
)
# What is ranked, by the end of its name.
_RANKED_SORT = re.compile(
    r"(?:(?:多|少な|高|低|大き|小さ|長|短)い|若い)(?:の|順の)?(?P<sort>[一-鿿]{2,4})(?=[はがをで?。、]|って|$)"
)
_BARE = re.compile(r"(?:は|を?(?:教え|おしえ|知り|示し)[^。]{0,12})[?？。]*$")


# There are so many of them; a table tells how many people they have.
_HOW_MANY_THINGS = re.compile(
    r"(?:いくつ|何(?:か所|箇所|ヶ所|地区|地域))(?:ぐらい|くらい|ほど)?(?:が)?あ[るりっ]"
    r"|いくつの(?:地区|地域|町|村)|(?:地区|地域|か所|箇所|町)(?:の)?数(?:は|を|って|[?？。]|$)"
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question of figures, as it is read."""

    scope: Scope
    naming: Naming
    asks: Asks
    years: tuple[str, ...]


def answer_figures(scope: Scope) -> Draft | None:
    """Answer from tables; None where a question is not about figures of a table."""
    return scope.once(_reply)[0]


def answer_joint_figures(scope: Scope) -> Draft | None:
    """Answer from tables what names its figures beyond doubt, and asks for nothing besides.

    A difference between two rows or years is lost where each is asked for alone.
    """
    asks = find_asks(fold(scope.reading.question))
    if len(scope.reading.cities) > 1:
        return None
    compared = asks.difference or (asks.each and asks.amount)
    ranked = asks.extreme or asks.order or asks.limit
    if asks.otherwise or (asks.where and not (ranked or compared)):
        return None
    if Kind.RESPONSIBILITY in scope.reading.kinds and not asks.where:
        return None
    draft, firm = scope.once(_reply)
    if draft is None or not firm or refuse_other_direction(scope):
        return None
    return draft


def _reply(scope: Scope) -> tuple[Draft | None, bool]:
    """Answer from tables, and tell whether years, rows and columns leave no doubt about it."""
    reading = scope.reading
    question = fold(reading.question)
    asks, years = find_asks(question), _years(scope)
    wanted = asks.numeric or asks.percent or years or Kind.NUMBER in reading.kinds
    ranked = asks.extreme or asks.order or asks.limit
    counted = not ranked and _HOW_MANY_THINGS.search(question)
    if Kind.REASON in reading.kinds or reading.asked in _UNCOUNTED or counted:
        return None, False
    revised = Kind.CHANGE in reading.kinds and bool(scope.revisions)
    if revised and not (years or asks.change or ranked):
        return None, False  # both sides are asked for: 前はいくらで今度はいくら
    if Kind.RESPONSIBILITY in reading.kinds and not (ranked or _NUMBER_ASKED.search(question)):
        return None, False
    tables = [figures for table in scope.tables if (figures := figures_of(table))]
    if _MONEY.search(question):
        tables = [figures for figures in tables if counts_money(figures)]
    if not tables or not (wanted or ranked or _BARE.search(question)):
        return None, False
    tables = _with_rows_ranked(tables, question) if ranked else tables
    asked = _Asked(scope, scope.once(naming_of), asks, years)
    lacking = [figures for figures in tables if lacks_sign(figures, question)]
    if lacking and asks.numeric:
        return no_such_row(scope, lacking), True
    pick = pick_rows(tables, asked.naming, asks, years)
    if pick and not pick.rows.words and not years and _is_counted_in_prose(scope):
        return None, False
    if pick is None or is_other_thing(pick, asked.naming, asks, years):
        return _without_row(asked, tables), False
    if is_crossed(tables, pick, asked.naming, asks):
        return (no_such_row(scope, [pick.figures]) if years else None), False
    return _answer(asked, pick)


def _with_rows_ranked(tables: list[tuple[Figure, ...]], question: str) -> list[tuple[Figure, ...]]:
    """Keep the tables whose rows are of the sort that is ranked, if any: 一番多い地区は."""
    sort = _RANKED_SORT.search(question)
    kept = [t for t in tables if sort and any(f.name.endswith(sort["sort"]) for f in t)]
    return kept or tables


def _is_counted_in_prose(scope: Scope) -> bool:
    """Tell whether a text that is clearly about the question prints the number: 副会長６."""
    best = next(iter(scope.evidence.found), None)
    if best is None or best.score < CLEAR or best.statement.section.kind is SectionKind.TABLE_HEAD:
        return False
    counter = scope.reading.counter
    return bool(counter) and counts(best.statement.text, counter or "", scope.reading.own)


def _years(scope: Scope) -> tuple[str, ...]:
    """Give the years of a question in western form; a fiscal year is not a calendar year."""
    own = canonical_years(fold(scope.reading.question))
    eras = tuple(year.removesuffix("年") for year in own)
    return tuple(dict.fromkeys((*eras, *scope.reading.years)))


def _without_row(asked: _Asked, tables: Sequence[tuple[Figure, ...]]) -> Draft | None:
    """Refuse a part of the people that no table has, naming the rows there are."""
    scope, years = asked.scope, asked.years
    lacking = [figures for figures in tables if _lacks_year(asked, figures)]
    if lacking and not any(is_told_in_prose(scope, year) for year in years):
        return no_such_year(scope, lacking[0], years)
    if not asked.asks.numeric or scope.reading.asked is Asked.AMOUNT:
        return None
    about = [
        figures
        for figures in tables
        if known_years(figures) & set(years) and terms_about(figures) & asked.naming.terms
    ]
    if not about or any(is_told_in_prose(scope, year) for year in years):
        return None
    if any(names_by_part(names_in(figures), asked.naming.text) for figures in about):
        return None  # a row may be meant, though not beyond doubt
    return no_such_row(scope, about)


def _lacks_year(asked: _Asked, figures: Sequence[Figure]) -> bool:
    """Tell whether a table has the column that a question names, by year, but not its year."""
    years = {year for figure in figures for year in figure.years}
    named = named_columns(figures, asked.naming.text)
    whole = any(fold(level) in asked.naming.text for level in named)
    return bool(asked.asks.numeric and asked.years and years and whole) and not (
        set(asked.years) & known_years(figures)
    )


def _answer(asked: _Asked, pick: Pick) -> tuple[Draft | None, bool]:
    """Say the figures of some rows, and what is computed from them; tell whether that is firm."""
    scope, figures = asked.scope, pick.figures
    known, of_all = known_years(figures), years_of_all(figures)
    here = [year for year in asked.years if year in known]
    unknown = [year for year in asked.years if year not in known] if known else []
    if unknown and not here:
        told = any(is_told_in_prose(scope, year) for year in unknown)
        return (None if told else no_such_year(scope, figures, unknown)), True
    draft = scope.draft()
    for year in unknown:
        say_no_such_year(draft, figures, year)
    draft.status = Status.PARTIAL if unknown else Status.ANSWERED
    of_rows = [f for f in figures if f.name in pick.rows.names]
    columns = named_columns(of_rows, asked.naming.text)
    if asked.asks.when and asked.asks.extreme:
        columns = [name for name in columns if not is_total(name)]
    if columns:
        of_rows = of_columns(of_rows, columns)
    found = _of_years(asked, of_rows, [year for year in here if year not in of_all])
    if not found:
        return blank_cell(scope, figures), False
    say_figures(scope, draft, figures, _in_order(asked, found, pick.rows), asked.asks)
    summed = asked.asks.total and len(found) == 1 and is_total(found[0].name)
    across = pick.rows.sure and asked.asks.numeric and any(map(is_total, _inner(found[0])))
    firm = bool(here or (columns and asked.asks.numeric) or len(found) > 1 or summed or across)
    firm = firm and not unknown
    return draft, firm and draft.status is Status.ANSWERED


def of_columns(figures: Sequence[Figure], columns: Sequence[str]) -> list[Figure]:
    """Give the figures of some columns: those that most levels of their heads name.

    Of a total and its parts the total, if no part is named.
    """
    named = {f: sum(level in columns for level in levels_of(f.across)) for f in figures}
    among = [f for f in figures if named[f] and named[f] == max(named.values())]
    kept = []
    for figure in among:
        *outer, inner = levels_of(figure.across)
        beside = {levels_of(f.across)[-1] for f in among if [*levels_of(f.across)[:-1]] == outer}
        summed = any(map(is_total, beside)) and not is_total(inner)
        if not summed or inner in columns or figure.years:
            kept.append(figure)
    return kept


def _of_years(asked: _Asked, of_rows: Sequence[Figure], years: Sequence[str]) -> list[Figure]:
    """Give the figures of the years asked for, those between two of them where they add up."""
    asks = asked.asks
    if not years:
        said = asked.naming.text
        printed = [f for f in of_rows if asks.when and f.value in said and len(f.value) > 2]
        whole = asks.total or asks.more or asks.difference or _WHOLE.search(said)
        yearless = [f for f in of_rows if whole and any(map(is_total, _inner(f)))]
        single = [f for f in of_rows if not any(map(is_total, _inner(f)))]
        if asks.when and asks.extreme and any(f.years for f in single):
            return [f for f in single if f.years]
        return printed or yearless or (single if asks.when and single else list(of_rows))
    if asks.when and (asks.limit or (asks.extreme and len(set(years)) == 1)):
        return list(of_rows)
    if asks.total and len(years) == 2 and len({f.name for f in of_rows}) == 1:
        return [f for f in of_rows if f.years and min(years) <= min(f.years) <= max(years)]
    said = asked.naming.text if asks.difference and len(set(years)) == 1 else ""
    base = [f for f in of_rows if not f.years and any(head in said for head in _inner(f))]
    return [*base, *(f for f in of_rows if f.years & set(years))]


def _inner(figure: Figure) -> list[str]:
    """Give the innermost level of the heads across, if there is one."""
    return list(levels_of(figure.across)[-1:])


def _in_order(asked: _Asked, found: Sequence[Figure], rows: Rows) -> list[Figure]:
    """Give the figures as printed, but two rows that are set against each other as named.

    「AはBの何倍」 measures A against B: B comes first.
    """
    names = list(dict.fromkeys(figure.name for figure in found))
    if not (asked.asks.times or asked.asks.ratio or asked.asks.more):
        return list(found)
    if len(found) != 2 or len(names) != 2 or len(rows.words) != 2:
        return list(found)
    places = {word: asked.naming.text.rfind(word) for word in rows.words}

    def place(figure: Figure) -> int:
        return max((at for word, at in places.items() if word in fold(figure.name)), default=0)

    return sorted(found, key=place, reverse=True)
