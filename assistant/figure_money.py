"""Answers what all of it costs, when most and for what, where a question names no thing besides.

「お金がいちばんかかるのは何年度」, 「全部でいくら」: the one table of money with totals is meant.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from assistant.draft import Draft
from assistant.figure_asks import Asks, find_asks
from assistant.figure_naming import is_plain, named_rows, naming_of
from assistant.figure_sums import say_figures
from assistant.figure_view import Figure, figures_of, levels_of
from assistant.kinds import Kind
from assistant.questionwords import question_words
from assistant.scope import Scope
from assistant.subjects import terms_of
from corpus.figures import is_total, is_year
from index.normalise import canonical_years, fold

_MONEY = re.compile(
    r"お金|金額|費|経費|予算|総額|支出|コスト|いくら|何(?:[百千]|十)?[万億]?円|money|cost|budget"
)
_VERY = r"(?:いちばん|一番(?!目)|最も|もっとも)"
_MOST = re.compile(
    rf"{_VERY}[^。、?？]{{0,10}}?(?:かか(?!らな)|掛か(?!らな)|使|要る|必要|つぎ込|お金が)"
)
_LEAST = re.compile(rf"{_VERY}[^。、?？]{{0,10}}?(?:かからな|掛からな|安|使わな)")
_ALL = re.compile(
    r"みんな|全部|ぜんぶ|全体|すべて|全て|合計|合わせて|あわせて|足す|足し|総額|トータル|総計|総事業費"
    r"|[0-9一二三四五六七八九十](?:年間|か年|ヶ年|カ年|箇年)|期間中|計画期間"
)
_YEAR_ASKED = re.compile(r"年度?(?:は|って|を|が)")
# Words that name money, time and asking alone.
_PLAIN_WORDS = """
お金 金 金額 額 費用 経費 事業費 総事業費 予算 総額 支出 コスト 資金 円 百万円 千円 億円 万円
何円 いくら 掛かる かかる 使う 遣う 要る 必要 出す 出る 足す 合わせる みんな 皆 全部 全体 全て
すべて 合計 総計 トータル 計 いちばん 一番 最も 多い 少ない 大きい 高い 安い 年 年度 年間 か年
5か年 期間 計画期間 期間中 先 これから 今後 この先 いつ 何年 何年度 どの 計画 この計画 見込み
見込む 見積もり 予定 なる 成る 取り組み 取組 事業 施策 やる 行う 全期間 ピーク 一年 5年 5年間 1年
何百万円 費 計画全体 事業全体 差 違い 増える 減る 比べる 変わる
"""
_PLAIN = frozenset(t for word in _PLAIN_WORDS.split() for t in (word, *terms_of(fold(word))))


def answer_money(scope: Scope) -> Draft | None:
    """Answer from the totals of the one table of money; None where a question names a thing."""
    reading, question = scope.reading, fold(scope.reading.question)
    if not _MONEY.search(question) or reading.kinds & {Kind.CHANGE, Kind.REASON}:
        return None
    tables = [figures for table in scope.tables if _is_money(figures := figures_of(table))]
    if len(tables) != 1:
        return None
    figures = tables[0]
    years = {year.removesuffix("年") for year in canonical_years(question)} | {*reading.years}
    if not years <= {year for figure in figures for year in figure.years}:
        return None
    if any(term not in _said_of(figures) for term in reading.own if not _is_number(term)):
        return None
    naming = scope.once(naming_of)
    if named_rows(figures, naming, parts=False).sure:
        return None  # a row by itself
    asks = _read(question)
    found = _of_years(figures, years) if years else _asked(figures, asks, question)
    if not found:
        return None
    draft = scope.draft()
    say_figures(scope, draft, figures, found, asks)
    return draft


def _is_money(figures: Sequence[Figure]) -> bool:
    """Tell whether every number of a table is money, and one of its rows their total."""
    numbers = [f for f in figures if f.cell.number is not None]
    money = all(f.cell.unit and "円" in f.cell.unit.text for f in numbers)
    return bool(numbers) and money and any(is_total(f.name) for f in numbers)


def _said_of(figures: Sequence[Figure]) -> set[str]:
    """Give the terms that name nothing besides the table itself: its caption, stub and heading."""
    table = figures[0].table
    labels = [label.text for label in (*table.stub, table.caption) if label]
    names = {fold(text) for text in (*labels, *table.section.path[-2:])}
    # The rows are named by other composers.
    return {*_PLAIN, *question_words(), *(t for name in names for t in terms_of(name))}


def _is_number(term: str) -> bool:
    """Tell whether a term is a number, a counter or otherwise plain."""
    return is_plain(term) or bool(re.fullmatch(r"[0-9]+(?:か?年[間度]?|つ)?|[ぁ-ん]{1,2}", term))


def _read(question: str) -> Asks:
    """Read what is asked; 「いちばんかかる」 asks for the largest sum."""
    asks = find_asks(question)
    if _LEAST.search(question):
        return replace(asks, extreme=-1)
    return replace(asks, extreme=1) if _MOST.search(question) and not asks.extreme else asks


def _asked(figures: Sequence[Figure], asks: Asks, question: str) -> list[Figure]:
    """Give the totals that are asked for: year by year, row by row, or that of all."""
    numbers = [f for f in figures if f.cell.number is not None]
    of_all = [f for f in numbers if is_total(f.name)]
    if asks.extreme and (asks.when or _YEAR_ASKED.search(question)):
        return [f for f in of_all if f.years and not _is_sum(f)]
    stubs = [fold(label.text) for label in figures[0].table.stub]
    if asks.extreme and (asks.where or any(stub in question for stub in stubs)):
        across = [f for f in numbers if not is_total(f.name) and _is_sum(f)]
        return across if len(across) > 1 else []
    if asks.extreme or asks.order or asks.each or not _ALL.search(question):
        return []
    grand = [f for f in of_all if _is_sum(f)]
    return grand if len(grand) == 1 else (of_all if len(of_all) == 1 else [])


def _of_years(figures: Sequence[Figure], years: Set[str]) -> list[Figure]:
    """Give the totals of some years."""
    totals = (f for f in figures if f.cell.number is not None and is_total(f.name))
    return [f for f in totals if f.years & years]


def _is_sum(figure: Figure) -> bool:
    """Tell whether a figure is a total across: below 計 beside years."""
    inner = levels_of(figure.across)[-1:]
    return any(is_total(level) and not is_year(level) for level in inner)
