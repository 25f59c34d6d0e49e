"""What a name means that no definition explains."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from tests.assistant.leaflets import leaflet_assistant

CLUB = """
## 取組

余った苗を持ち寄って分け合う「苗の駅」の仕組みづくりを進めます。

「園芸通信」を毎月配ります。
"""


@pytest.fixture(scope="module")
def club(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return leaflet_assistant(tmp_path_factory.mktemp("club"), "花の計画", CLUB)


@pytest.mark.parametrize("question", ["苗の駅とは何ですか", "苗の駅ってどんなもの？"])
def test_the_clause_before_a_quoted_name_says_what_it_is(club: Assistant, question: str) -> None:
    answer = club.ask(question)
    assert answer.status is Status.ANSWERED
    quote = "余った苗を持ち寄って分け合う「苗の駅」の仕組みづくりを進めます。"
    assert [c.quote for c in answer.citations] == [quote]


def test_a_quoted_name_that_nothing_describes_stays_unexplained(club: Assistant) -> None:
    assert club.ask("園芸通信とは何ですか").status is Status.UNANSWERABLE
