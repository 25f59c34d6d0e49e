"""Rows of a table are counted and listed by a bound on one column."""

import re
from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.records import Role, Status
from corpus import Corpus, Document
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from tests.assistant.samples import assistant_over

MARKDOWN = """# 緑の協定の報告

## 校区ごとの参加

表1　校区ごとの参加（令和5年度）

| 校区 | 花壇数 | 参加率 | 苗木の代金 |
| --- | --- | --- | --- |
| 川上校区 | 12か所 | 72.5% | 1,200千円 |
| 川中校区 | 30か所 | 48.0% | 800千円 |
| 川下校区 | 21か所 | 60.0% | 2,500千円 |
| 合計 | 63か所 | 58.1% | 4,500千円 |

## 校区ごとの児童

表2　校区ごとの児童

| 校区 | 令和4年 | 令和5年 |
| --- | --- | --- |
| 川上校区 | 410人 | 380人 |
| 川中校区 | 220人 | － |
| 川下校区 | 150人 | 160人 |

## 道具の台帳

表3　道具の台帳

| 道具 | 数 |
| --- | --- |
| 鎌 | 14本 |
| 鍬 | 約20本 |

## 校区ごとの年齢

表4　校区ごとの年齢

| 校区 | 平均年齢 |
| --- | --- |
| 川上校区 | 41.5歳 |
| 川中校区 | 52.0歳 |
| 川下校区 | 47.3歳 |
"""


@pytest.fixture(scope="module")
def green(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("green")
    return assistant_over(folder, _corpus(folder / "report.md"))


def _corpus(path: Path) -> Corpus:
    path.write_text(MARKDOWN, encoding="utf-8")
    extract = read_file(path, Limits())
    document = Document(
        "green", "緑の協定", "標本市", "標本市", None, 1, extract.reader, extract.text, "0" * 64
    )
    return Corpus((document,), interpret(document, extract), {"green": extract})


def listed(helper: Assistant, question: str) -> tuple[list[str], list[str]]:
    """Give the counts that an answer says and the rows that it names."""
    text = helper.ask(question).answer
    return re.findall(r"全(\d+)件", text), re.findall(r"(川.)校区\[", text)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("参加率が60%以上の校区はいくつありますか", ["川上", "川下"]),
        ("参加率が６０％を超える校区はどこですか", ["川上"]),
        ("参加率が五割を下回る校区を全部教えてください", ["川中"]),
        ("花壇数が20か所より多い校区は何校区ありますか", ["川中", "川下"]),
        ("苗木の代金が100万円以上の校区を挙げてください", ["川上", "川下"]),
        ("参加率が5割以上7割未満の校区はどれですか", ["川下"]),
        ("参加率が60%を満たす校区はいくつありますか", ["川上", "川下"]),
        ("参加率が60%を満たしていない校区はいくつありますか", ["川中"]),
        ("平均年齢が45歳より大きい校区はいくつありますか", ["川中", "川下"]),
        ("平均年齢が50歳より少ない校区はいくつありますか", ["川上", "川下"]),
        ("30箇所以上の校区はいくつありますか", ["川中"]),
        ("令和4年に児童が200人以上の校区はいくつありますか", ["川上", "川中"]),
    ],
)
def test_rows_within_a_bound_are_counted(green: Assistant, question: str, rows: list[str]) -> None:
    assert listed(green, question) == ([str(len(rows))], rows)


def test_each_row_is_cited_with_its_cell_as_evidence(green: Assistant) -> None:
    answer = green.ask("令和5年度に参加率が60%以上の校区はいくつありますか")
    found = [(c.quote, c.role) for c in answer.citations]
    assert [quote for quote, role in found if role is Role.EVIDENCE] == ["72.5%", "60.0%"]
    assert [quote for quote, role in found if role is Role.CONTEXT][1:] == [
        "川上校区", "参加率", "川下校区",
    ]  # fmt: skip


def test_that_no_row_does_so_is_said_with_all_its_figures(green: Assistant) -> None:
    answer = green.ask("参加率が9割以上の校区はありますか")
    assert answer.status is Status.ANSWERED
    assert answer.answer.startswith("表に、お尋ねの条件に当てはまる「校区」はありません。")
    assert re.findall(r"([0-9.]+%)\[", answer.answer) == ["72.5%", "48.0%", "60.0%"]


def test_a_row_that_prints_no_figure_is_told_apart(green: Assistant) -> None:
    answer = green.ask("令和5年に児童が200人以上の校区をすべて挙げてください")
    assert "全1件" in answer.answer
    assert re.search(r"川中校区\[\d+\]の令和5年\[\d+\]の欄は、「－\[\d+\]」です。", answer.answer)


@pytest.mark.parametrize(
    "question",
    [
        "児童が200人以上の校区はいくつありますか",  # which year is not said
        "令和3年度に参加率が60%以上の校区はいくつありますか",
        "落葉率が60%以上の校区はいくつありますか",
        "参加率がはじめて60%を超えたのはいつですか",
        "参加率が60%以上の校区の花壇数の合計はいくつですか",
        "数が10本以上の道具はいくつありますか",  # one row cannot be read
        "参加率が60%以上の事業者を教えてください",
        "参加率が1.2.3万%以上の校区はいくつ",
    ],
)
def test_where_the_column_or_its_rows_are_not_sure_nothing_is_counted(
    green: Assistant, question: str
) -> None:
    assert "条件に当てはまる" not in green.ask(question).answer
