"""Answers figures: the cell with its row, year and unit, differences and rates with operands."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.figure_sums import say_computed
from assistant.figure_view import Figure, figures_of, names_in, years_of
from assistant.figure_words import marked, say_figure
from assistant.kinds import Kind
from assistant.records import Status
from assistant.scope import Scope
from corpus import Section
from corpus.figures import is_total
from corpus.text import squash
from index.normalise import canonical_years, fold
from index.tokens import tokenise

_FOREIGN_TOTAL = re.compile(
    r"总人口|total population|população total|population of the (?:whole )?city"
)
_TOTAL_WORDS = re.compile(r"人口|総計|何人")
# Words of a question about all people of a city; any other word names a part of them.
_POPULATION = frozenset(
    [
        "人口",
        "総人口",
        "総",
        "全体",
        "合計",
        "総計",
        "総数",
        "全",
        "推計",
        "将来",
        "将来推計",
        "人口推計",
        "推計人口",
        "予測",
        "見込み",
        "見込む",
        "増える",
        "減る",
        "増加",
        "減少",
        "増減",
        "差",
        "違い",
        "変わる",
        "何人",
        "ぐらい",
        "くらい",
        "令和",
        "平成",
        "昭和",
        "西暦",
    ]
)
_AREA = re.compile(r"(?:地域|人口)$")
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]")
# A head of one character is named by chance, except these.
_SHORT_HEADS = frozenset("男女")


def answer_figures(scope: Scope) -> Draft | None:
    """Answer from tables; None where no row of a table is named."""
    if Kind.NUMBER not in scope.reading.kinds and not scope.reading.years:
        return None
    tables = [figures for table in scope.tables if (figures := figures_of(table))]
    for text in (scope.reading.question, scope.reading.search):
        named = [(figures, rows) for figures in tables if (rows := _named_rows(figures, text))]
        if named:
            return _answer(scope, *max(named, key=lambda one: _fits(scope, one[0], text)))
    for figures in tables:
        rows = _total_row(figures, scope)
        if rows:
            return _answer(scope, figures, rows)
    return _no_such_row(scope, tables)


def _fits(scope: Scope, figures: Sequence[Figure], text: str) -> tuple[bool, int, int]:
    """Tell how well a table fits a question: its years, its columns, the words around it."""
    table = figures[0].table
    years = {year for figure in figures for year in figure.years}
    about = "　".join((*table.section.path[-2:], table.caption.text if table.caption else ""))
    words = set(scope.reading.own) & set(tokenise(about))
    return bool(years & set(_years(scope))), len(_named_columns(figures, text)), len(words)


def _no_such_row(scope: Scope, tables: Sequence[Sequence[Figure]]) -> Draft | None:
    """Refuse a part of the people that no table has, naming the rows there are."""
    years, words = set(_years(scope)), set(scope.reading.own)
    about = [
        figures
        for figures in tables
        if years & {year for figure in figures for year in figure.years}
        and words & set(tokenise("　".join((_section(figures).path[-1], *names_in(figures)))))
    ]
    if not about:
        return None
    draft = scope.draft()
    draft.status = Status.UNANSWERABLE
    rows = dict.fromkeys(name for figures in about for name in names_in(figures))
    draft.say(phrases.NO_SUCH_ROW.format(rows="、".join(rows)))
    draft.missing.append(scope.reading.question)
    draft.offer([_section(figures) for figures in about], scope.settings.nearest)
    return draft


def _section(figures: Sequence[Figure]) -> Section:
    """Give the section that a table begins in."""
    return figures[0].table.section


def _total_row(figures: Sequence[Figure], scope: Scope) -> list[str]:
    """Give the row of totals where the people of the city are asked for without any other word."""
    reading = scope.reading
    others = [t for t in reading.own if t not in _POPULATION and not any(c.isdigit() for c in t)]
    if reading.language != "ja":
        others = []
        asked = _FOREIGN_TOTAL.search(reading.question.lower())
    else:
        asked = _TOTAL_WORDS.search(fold(reading.question))
    people = any(f.cell.unit and squash(f.cell.unit.text) == "人" for f in figures)
    if others or not asked or not people:
        return []
    return [name for name in names_in(figures) if is_total(name)][:1]


def _named_rows(figures: Sequence[Figure], text: str) -> list[str]:
    """Give the names of a table that a text names, by their innermost head."""
    left, found = fold(text), []
    names = {figure.name: figure.names for figure in figures}
    inner = {name: fold(labels[-1].text if labels else "") for name, labels in names.items()}
    for head in sorted(dict.fromkeys(inner.values()), key=len, reverse=True):
        for form in (head, _AREA.sub("", head)):
            if len(form) > 1 and form in left:
                found += [name for name in names if inner[name] == head]
                left = left.replace(form, "　")
                break
    outer = [n for n in found if any(fold(label.text) in left for label in names[n][:-1])]
    chosen = outer or found
    return [name for name in names if name in chosen] or _rows_by_part(list(names), text)


def _rows_by_part(names: Sequence[str], text: str) -> list[str]:
    """Give the rows that a word of a text belongs to, where it belongs to one row alone."""
    found = set()
    for term in tokenise(text):
        holders = [name for name in names if term in fold(name)]
        if len(holders) == 1 and len(term) > 1:
            found.add(holders[0])
    return [name for name in names if name in found]


def _named_columns(figures: Sequence[Figure], text: str) -> list[str]:
    """Give the heads across, other than years, that a text names in whole or by a part."""
    folded = fold(text)
    heads = dict.fromkeys(label.text for f in figures for label in f.across)
    plain_heads = [head for head in heads if not years_of(head)]
    named = [
        head
        for head in plain_heads
        if (bare := fold(_BRACKETED.sub("", head))) in folded
        and (len(bare) > 1 or bare in _SHORT_HEADS)
    ]
    return named or _rows_by_part(plain_heads, text)


def _years(scope: Scope) -> tuple[str, ...]:
    """Give the years of a question in western form; a fiscal year is not a calendar year."""
    own = canonical_years(fold(scope.reading.question))
    eras = tuple(year.removesuffix("年") for year in own)
    return tuple(dict.fromkeys((*eras, *scope.reading.years)))


def _answer(scope: Scope, figures: Sequence[Figure], rows: Sequence[str]) -> Draft:
    """Say the figures of some rows, and what is computed from them."""
    known = {year for figure in figures for year in figure.years}
    years = _years(scope) if known else ()
    unknown = [year for year in years if year not in known]
    draft = scope.draft()
    for year in unknown:
        _say_no_such_year(draft, figures, year)
    wanted = {year for year in years if year in known}
    if unknown and not wanted:
        draft.status = Status.UNANSWERABLE
        draft.offer([_section(figures)], scope.settings.nearest)
        return draft
    draft.status = Status.PARTIAL if unknown else Status.ANSWERED
    found = [f for f in figures if f.name in rows and (f.years & wanted or not wanted)]
    columns = _named_columns(found, scope.reading.question)
    if columns:
        found = [f for f in found if any(label.text in columns for label in f.across)]
    if not found:
        draft.status = Status.UNANSWERABLE
        draft.say(phrases.BLANK_CELL)
        draft.missing.append(scope.reading.question)
        draft.offer([_section(figures)], scope.settings.nearest)
    for figure in found:
        say_figure(draft, figure)
    say_computed(scope, draft, figures, found)
    return draft


def _say_no_such_year(draft: Draft, figures: Sequence[Figure], year: str) -> None:
    """Say that a table lacks a year, and the years that it has."""
    heads = dict.fromkeys(
        label
        for figure in figures
        for label in (*figure.names, *figure.across)
        if years_of(label.text)
    )
    shown = (marked(draft, figures[0], label) for label in heads)
    draft.say(phrases.NO_SUCH_YEAR.format(years="、".join(shown)))
    draft.missing.append(f"{year if year.endswith('年度') else f'{year}年'}の値")
