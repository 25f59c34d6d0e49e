"""Says which year, row or value a table does not have, and which it has."""

from collections.abc import Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.figure_view import Figure, names_in, years_of
from assistant.figure_words import marked
from assistant.kinds import counts
from assistant.records import Status
from assistant.scope import Scope
from assistant.subjects import folded
from corpus import Section, SectionKind
from index.normalise import canonical_years

_NO_PROSE = frozenset({SectionKind.FIGURES, SectionKind.TABLE_HEAD, SectionKind.HEADING})
# Statements beyond these are hardly about the question.
BEST = 5


def no_such_row(scope: Scope, tables: Sequence[Sequence[Figure]]) -> Draft:
    """Refuse a row that no table has, naming the rows there are."""
    draft = _refusal(scope, tables)
    rows = dict.fromkeys(name for figures in tables for name in names_in(figures))
    draft.say(phrases.NO_SUCH_ROW.format(rows="、".join(rows)))
    draft.missing.append(scope.reading.question)
    return draft


def no_such_year(scope: Scope, figures: Sequence[Figure], years: Sequence[str]) -> Draft:
    """Refuse years that a table does not have, naming those it has."""
    draft = _refusal(scope, [figures])
    for year in years:
        say_no_such_year(draft, figures, year)
    return draft


def say_no_such_year(draft: Draft, figures: Sequence[Figure], year: str) -> None:
    """Say that a table lacks a year, and the years that it has."""
    heads = dict.fromkeys(
        label
        for figure in figures
        for label in (*figure.names, *figure.across)
        if years_of(label.text)
    )
    value = f"{year if year.endswith('年度') else f'{year}年'}の値"
    shown = [marked(draft, figures[0], label) for label in heads]
    told = phrases.NO_SUCH_YEAR.format(years="、".join(shown))
    draft.say(told if shown else phrases.NO_SUCH_TYPE.format(what=value))
    draft.missing.append(value)


def blank_cell(scope: Scope, figures: Sequence[Figure]) -> Draft:
    """Refuse a value whose cell is empty."""
    draft = _refusal(scope, [figures])
    draft.say(phrases.BLANK_CELL)
    draft.missing.append(scope.reading.question)
    return draft


def _refusal(scope: Scope, tables: Sequence[Sequence[Figure]]) -> Draft:
    """Begin a refusal that offers the places of some tables."""
    draft = scope.draft()
    draft.status = Status.UNANSWERABLE
    draft.offer([_section(figures) for figures in tables], scope.settings.nearest)
    return draft


def _section(figures: Sequence[Figure]) -> Section:
    """Give the section that a table begins in."""
    return figures[0].table.section


def is_told_in_prose(scope: Scope, year: str) -> bool:
    """Tell whether one of the best sentences has a year and counts what is asked for."""
    for found in scope.evidence.found[:BEST]:
        statement = found.statement
        counted = counts(statement.text, scope.reading.counter or "人")
        years = {one.removesuffix("年") for one in canonical_years(folded(statement.text))}
        if statement.section.kind not in _NO_PROSE and year in years and counted:
            return True
    return False
