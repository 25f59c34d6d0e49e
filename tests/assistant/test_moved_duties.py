"""Actions that lost or gained departments between the columns of a table."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from corpus import Corpus, Document
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from tests.assistant.market import LUNCH, MUSIC, PRICES, STALLS, market_assistant
from tests.assistant.samples import assistant_over

MARKDOWN = """# 標本町緑化方針 新旧対照表

| 現行 | 改正案 |
| --- | --- |
| (1) 街路樹を植えます。［建設課、福祉課］ | (1) 街路樹を多く植えます。［建設課］ |
| (2) 里山を守ります。［農林課］ | (2) 里山を広く守ります。［農林課、建設課］ |
| (3) 公園を開きます。［公園課］ | (3) 公園を開きます。［公園課］ |
"""
LOST = ["(1) 街路樹を多く植えます。［建設課］", "(1) 街路樹を植えます。［建設課、福祉課］"]
GAINED = ["(2) 里山を広く守ります。［農林課、建設課］", "(2) 里山を守ります。［農林課］"]


@pytest.fixture(scope="module")
def greens(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the amendment of a policy."""
    folder: Path = tmp_path_factory.mktemp("greens")
    path = folder / "ryokka.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    extract = read_file(path, Limits())
    document = Document(
        "ryokka", "標本町緑化方針 新旧対照表", "標本町", "標本町", None, 1, extract.reader,
        extract.text, "0" * 64,
    )  # fmt: skip
    corpus = Corpus((document,), interpret(document, extract), {"ryokka": extract})
    return assistant_over(folder, corpus)


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("福祉課が担当から外れた取組は何ですか", LOST),
        ("担当部署が減った取組を全部教えて", LOST),
        ("改正案で担当から消えた部署はどこですか", LOST),
        ("建設課が担当に加わった取組はどれですか", GAINED),
        ("担当部署が増えた取組はありますか", GAINED),
        ("担当部署が変わった取組はどれですか", [*LOST, *GAINED]),
    ],
)
def test_moved_departments_are_listed_with_both_columns(
    greens: Assistant, question: str, quotes: list[str]
) -> None:
    answer = greens.ask(question)
    assert answer.status is Status.ANSWERED
    assert [citation.quote for citation in answer.citations] == quotes


def test_the_list_opens_with_its_count(greens: Assistant) -> None:
    first = greens.ask("福祉課が担当から外れた取組は何ですか").answer.splitlines()[0]
    assert first == "「福祉課」が現行の担当にあり、改正案の担当にない取組は、次の全1件です。"


def test_a_department_that_no_action_lost_is_refused(greens: Assistant) -> None:
    answer = greens.ask("公園課が担当から外れた取組は何ですか")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("公園課",))


def test_whether_a_department_was_taken_off_is_counted(greens: Assistant) -> None:
    answer = greens.ask("公園課が担当から外れた取組はありますか")
    assert "次の全0件です" in answer.answer


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return market_assistant(tmp_path_factory.mktemp("market"))


@pytest.mark.parametrize(
    "question",
    [
        "商工課が新しく担当することになった取組は？",
        "商工課の担当が増えた取組はどれ",
        "商工課に新しく割り当てられた取組は何",
    ],
)
def test_an_action_that_came_with_a_department_is_new_to_it(
    market: Assistant, question: str
) -> None:
    assert market.ask(question).answer.splitlines() == [
        "「商工課」が見直し後の担当にあり、見直し前の担当にない取組は、次の全1件です。",
        "担当に違いがある部署：商工課",
        "見直し後で加わった記載です。見直し前の欄には、対応する記載がありません。",
        "見直し後では、次のとおりです。",
        f"{MUSIC}[1]",
    ]


def test_an_action_that_went_with_a_department_is_lost_to_it(market: Assistant) -> None:
    answer = market.ask("商工課が担当から外れた取組は何ですか")
    assert [citation.quote for citation in answer.citations] == [STALLS]


def test_departments_that_one_action_gained_are_not_those_of_a_new_action(
    market: Assistant,
) -> None:
    answer = market.ask("担当部署が増えた取組はありますか")
    assert [citation.quote for citation in answer.citations] == [PRICES, LUNCH]
