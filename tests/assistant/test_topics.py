"""A thing that is asked about by name and that no document has a word for."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from tests.assistant.leaflets import leaflet_assistant

MARKET = """
## 朝市

朝市の世話人は、売り場の割り当てを毎月決めます。

朝市の世話人は、売り場の掃除も受け持ちます。
"""


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return leaflet_assistant(tmp_path_factory.mktemp("market"), "朝市の手引き", MARKET)


def test_a_known_thing_is_answered(market: Assistant) -> None:
    answer = market.ask("売り場の割り当ては、世話人が決めるのですか")
    assert answer.status is Status.ANSWERED


@pytest.mark.parametrize(
    "question", ["朝市の屋台は世話人のものですか", "朝市の売り場の灯籠って世話人の持ち物？"]
)
def test_an_unknown_thing_is_refused_though_the_rest_is_known(
    market: Assistant, question: str
) -> None:
    assert market.ask(question).status is Status.UNANSWERABLE
