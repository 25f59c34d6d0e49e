"""A town that no dictionary has is found by its sign; other towns at large have no name."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from assistant.strange_cities import find_strange_town
from tests.assistant.woodland import woodland_assistant


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("となりの日和坂市では助成がありますか", "日和坂市"),
        ("鳴嶺町の予算", "鳴嶺町"),
        ("空ノ森村では", "空ノ森村"),
        ("日和坂市役所はどこ", "日和坂市"),
    ],
)
def test_a_made_up_town_is_found(text: str, name: str) -> None:
    assert find_strange_town(text) == name


@pytest.mark.parametrize(
    "text",
    [
        *("同市の予算", "本市では", "他市と比べて", "近隣市町村が", "中核市の", "都市の", "朝市は"),
        *("青空市は", "国県市の役割", "隣町では", "農村で", "友好都市の", "この町の"),
    ],
)
def test_what_names_no_one_town_is_not_taken_for_a_name(text: str) -> None:
    assert find_strange_town(text) is None


def test_a_question_of_a_made_up_town_is_refused_with_the_cities_there_are(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    woodland: Assistant = woodland_assistant(tmp_path_factory.mktemp("strange"))
    answer = woodland.ask("となりの霞ヶ原市の薪ストーブの助成はいくらですか")
    assert answer.status is Status.UNANSWERABLE
    assert answer.answer.splitlines()[0] == (
        "「霞ヶ原市」の文書は収録していません。収録しているのは霜見町の文書です。"
    )
