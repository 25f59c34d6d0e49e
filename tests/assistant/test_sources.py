"""Where figures and drawings come from, and as of when they are."""

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Status
from tests.assistant.leaflets import leaflet_assistant

CENSUS = "※国勢調査の結果より作成"
GROUPS = "地域の団体は、24団体あります。（令和６年４月１日現在）"
MAP = "案内図は、道路台帳をもとに作成"
LEAFLET = f"""
## 人口の推移

| 区分 | 令和２年 | 令和７年 |
|---|---:|---:|
| 北部 | 100 | 90 |
| 南部 | 50 | 60 |

{CENSUS}

## 団体のようす

地域の団体の数は、ゆるやかに増えています。

{GROUPS}

## 案内図のつくり

{MAP}

## 窓口

窓口は、市民課が受け付けます。

相談会は、毎月ひらきます。

## おわりに

人口の推移についての説明は、統計の本から抜粋
"""


@pytest.fixture(scope="module")
def reporter(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return leaflet_assistant(tmp_path_factory.mktemp("sources"), "地域のしらべ", LEAFLET)


def told(answer: Answer) -> tuple[Status, str, list[str]]:
    return answer.status, answer.answer, [citation.quote for citation in answer.citations]


@pytest.mark.parametrize(
    "question",
    [
        "人口の推移の出典は何ですか",
        "人口の推移はどこから引用したものですか",
        "人口の推移のもとのデータは？",
        "人口の推移は何を使って作ったのですか",
        "人口の推移は何という調査によるものですか",
    ],
)
def test_the_source_of_a_table_is_the_note_below_its_heading(
    reporter: Assistant, question: str
) -> None:
    assert told(reporter.ask(question)) == (Status.ANSWERED, f"{CENSUS}[1]", [CENSUS])


@pytest.mark.parametrize(
    "question", ["案内図は何をもとに作ったのですか", "案内図はどこから取ったものですか"]
)
def test_the_source_of_a_drawing_is_the_note_that_names_it(
    reporter: Assistant, question: str
) -> None:
    assert told(reporter.ask(question)) == (Status.ANSWERED, f"{MAP}[1]", [MAP])


@pytest.mark.parametrize(
    "question",
    [
        "地域の団体の数はいつ時点ですか",
        "地域の団体の数はいつのデータですか",
        "地域の団体の数は何年現在ですか",
        "地域の団体は、いつの時点で数えましたか",
    ],
)
def test_the_date_of_a_number_is_the_note_behind_it(reporter: Assistant, question: str) -> None:
    assert told(reporter.ask(question)) == (Status.ANSWERED, f"{GROUPS}[1]", [GROUPS])


def test_a_source_is_told_in_other_languages_too(reporter: Assistant) -> None:
    answer = reporter.ask("What is the source of 人口の推移 in this document?")
    assert [citation.quote for citation in answer.citations] == [CENSUS]


def test_a_note_with_a_word_of_the_question_is_not_given_where_something_else_is_nearer(
    reporter: Assistant,
) -> None:
    answer = reporter.ask("相談会を毎月ひらく地域は、いつ現在のものですか")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("時期",))


def test_a_thing_that_no_note_names_has_no_source(reporter: Assistant) -> None:
    answer = reporter.ask("窓口の出典は何ですか")
    assert (answer.status, answer.citations) == (Status.UNANSWERABLE, ())


@pytest.mark.parametrize("question", ["相談会の出典は何ですか", "相談会はいつ時点の記載ですか"])
def test_the_note_of_another_thing_is_not_quoted(reporter: Assistant, question: str) -> None:
    quoted = {citation.quote for citation in reporter.ask(question).citations}
    assert quoted.isdisjoint({CENSUS, GROUPS, MAP})
