"""Figures of tables with columns of several kinds."""

import re
from pathlib import Path

import pytest

from assistant.engine import Assistant
from corpus import Corpus, Document
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from tests.assistant.samples import assistant_over

MARKDOWN = """# 見守りの計画

## 地区ごとの対象者

（単位：人、％）

| 地区 | 対象者数・高齢者 | 対象者数・その他 | 対象者数・計 | 同意率 |
| --- | ---: | ---: | ---: | ---: |
| 浜手 | 120 | 30 | 150 | 62.0 |
| 山手 | 80 | 20 | 100 | 71.5 |
| 合計 | 200 | 50 | 250 | 65.8 |

## 柱ごとの事業費

（単位：千円）

| 柱 | 令和7年度 | 令和8年度 | 令和9年度 |
| --- | ---: | ---: | ---: |
| 知らせる | 400 | 500 | 300 |
| 支える | 900 | 200 | 100 |
"""


@pytest.fixture(scope="module")
def watching(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Index the made-up plan."""
    folder = tmp_path_factory.mktemp("watching")
    return assistant_over(folder, _corpus(folder / "plan.md"))


def _corpus(path: Path) -> Corpus:
    path.write_text(MARKDOWN, encoding="utf-8")
    extract = read_file(path, Limits())
    document = Document(
        "plan", "見守りの計画", "標本市", "標本市", None, 1, extract.reader, extract.text, "0" * 64
    )
    return Corpus((document,), interpret(document, extract), {"plan": extract})


def values(helper: Assistant, question: str) -> list[str]:
    return re.findall(r"の値は、([0-9,.%]+)\[", helper.ask(question).answer)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("山手の高齢者の対象者は何人ですか", ["80"]),
        ("浜手の対象者数は何人ですか", ["150"]),
        ("対象者は全部で何人ですか", ["250"]),
        ("同意率がいちばん高い地区はどこですか", ["71.5"]),
        ("支える柱の令和8年度の事業費は何千円ですか", ["200"]),
        ("令和7年度の事業費がいちばん多い柱はどれですか", ["900"]),
    ],
)
def test_a_cell_is_found_by_its_row_and_column(
    watching: Assistant, question: str, said: list[str]
) -> None:
    assert values(watching, question) == said


def test_a_rate_below_a_unit_of_people_is_said_without_it(watching: Assistant) -> None:
    answer = watching.ask("山手の同意率は何％ですか").answer
    assert re.sub(r"\[\d+\]", "", answer) == "山手の同意率の値は、71.5です。"


def test_the_years_between_two_are_added_up_with_them(watching: Assistant) -> None:
    answer = watching.ask("知らせるの事業費は令和7年度から令和9年度までの合計でいくらですか").answer
    assert answer.splitlines()[-1] == "合計は、400＋500＋300＝1,200千円です。"


def test_a_fiscal_year_that_a_table_does_not_have_is_refused_with_those_it_has(
    watching: Assistant,
) -> None:
    answer = watching.ask("令和12年度の支えるの事業費はいくらですか")
    assert answer.missing == ("2030年度の値",)
    assert [c.quote for c in answer.citations] == ["令和7年度", "令和8年度", "令和9年度"]
