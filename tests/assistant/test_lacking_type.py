"""Answers from records hold a share, a number of times, a day or a place where one is asked for."""

import pytest

from assistant import phrases
from assistant.engine import Assistant
from assistant.kinds import Asked
from assistant.records import Status
from tests.assistant.leaflets import leaflet_assistant

SHARE, DAY = phrases.MISSING_TYPES[Asked.PERCENT], phrases.MISSING_TYPES[Asked.DATE]
LEAFLET = """
## 貝の観察会

- 干潟の貝を観察する会を開きます。［水辺係］
- 観察した貝の名札を作ります。［水辺係］

## 灯台の掃除

灯台の掃除を、年に3回行います。

## 凧の大会

凧の大会は、5月5日に港の広場で開きます。

## 利用の記録

- 望遠鏡の利用回数の集計を続けます。［見張り係］

## 網の修繕

網の修繕に使う糸の7割を、組合が出します。
"""


@pytest.fixture(scope="module")
def leaflet(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return leaflet_assistant(tmp_path_factory.mktemp("lacking"), "入り江の手引き", LEAFLET)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("水辺係　干潟の貝を観察する会を開く回数", phrases.TIMES),
        ("干潟の貝を観察する会は何月何日に開きますか", DAY),
        ("干潟の貝を観察する会の場所はどちらですか", phrases.WHERE),
        ("観察会の参加率は何％ですか", SHARE),
    ],
)
def test_a_statement_without_the_type_asked_for_does_not_answer(
    leaflet: Assistant, question: str, missing: str
) -> None:
    answer = leaflet.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (missing,))


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("灯台の掃除は年に何回ですか", "灯台の掃除を、年に3回行います。"),
        ("凧の大会は何月何日ですか", "凧の大会は、5月5日に港の広場で開きます。"),
        (
            "望遠鏡の利用回数の集計はどの係の担当ですか",
            "望遠鏡の利用回数の集計を続けます。［見張り係］",
        ),
        ("網の修繕に使う糸は組合が何割出しますか", "網の修繕に使う糸の7割を、組合が出します。"),
    ],
)
def test_a_statement_with_it_does(leaflet: Assistant, question: str, quote: str) -> None:
    answer = leaflet.ask(question)
    assert answer.status is Status.ANSWERED
    assert quote in [citation.quote for citation in answer.citations]


GUIDE = """
## 困りごと

相談は、図書館で毎週水曜日に受け付けます。

## 計算の窓口

給料の計算の窓口を開設します。
"""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return leaflet_assistant(tmp_path_factory.mktemp("guide"), "暮らしの手引き", GUIDE)


def test_where_to_go_is_told_by_a_building(guide: Assistant) -> None:
    assert guide.ask("相談はどこに行けばよいですか").status is Status.ANSWERED


def test_where_to_go_is_not_told_by_what_is_there(guide: Assistant) -> None:
    answer = guide.ask("給料の計算の窓口はどこへ行けばいいですか")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (phrases.WHERE,))
