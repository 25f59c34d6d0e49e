"""A city whose name the dictionary cuts into words is a filter all the same, and no subject."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from tests.assistant.leaflets import leaflet_assistant

MARKDOWN = """
| 現行 | 改定案 |
| --- | --- |
| 堤の草刈りは、年1回行う。 | 堤の草刈りは、年2回行う。 |
| 渡し舟の運賃は、100円とする。 | 渡し舟の運賃は、150円とする。 |

## 統合の手順

- 舟組合の統合は、組合員の4分の3以上の同意により決める。

表1　年ごとの渡し舟

| 年度 | 利用者数 |
| --- | --- |
| 令和4年度 | 5,200人 |
| 令和5年度 | 6,100人 |

表2　地区ごとの渡し舟

| 地区 | 利用者数 |
| --- | --- |
| 岸上地区 | 900人 |
| 岸下地区 | 1,800人 |
"""


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the guideline of a city that no dictionary knows."""
    folder: Path = tmp_path_factory.mktemp("ferry")
    return leaflet_assistant(folder, "渡しの指針 新旧対照表", MARKDOWN, "霧沢原市")


def test_what_changed_in_its_guideline_is_everything(ferry: Assistant) -> None:
    answer = ferry.ask("霧沢原市の指針では何が変わりますか")
    assert answer.answer.splitlines()[0] == "変更の記載は、次の全2件です。"


def test_what_holds_if_something_is_to_happen_takes_nothing_for_granted(ferry: Assistant) -> None:
    answer = ferry.ask("舟組合を統合するには、何割の同意が要りますか")
    assert answer.status is Status.ANSWERED
    assert "4分の3" in answer.answer


@pytest.mark.parametrize(
    ("question", "row", "value"),
    [
        ("利用者数がいちばん多い地区は？", "岸下地区", "1,800"),
        ("利用者数がいちばん多い年度は？", "令和5年度", "6,100"),
        ("利用者数が1,000人以上の地区は？", "岸下地区", "1,800"),
    ],
)
def test_the_rows_of_the_sort_that_is_asked_for_are_ranked(
    ferry: Assistant, question: str, row: str, value: str
) -> None:
    quotes = [citation.quote for citation in ferry.ask(question).citations]
    assert any(row in quote for quote in quotes)
    assert any(value in quote for quote in quotes)
