"""The record that outside tools read."""

import json

from assistant.engine import Assistant
from assistant.records import Answer, Status, Turn
from tests.assistant.samples import SLIDES_ID, TABLE_ID

KEYS = [
    "id", "question", "status", "answer", "citations", "changes", "missing", "nearest", "carried",
    "degraded", "asof", "elapsed_ms",
]  # fmt: skip


def test_a_record_has_the_documented_keys_in_order() -> None:
    record = Answer(None, "休館日は", Status.ANSWERED, "").to_dict()
    assert list(record) == KEYS
    assert record == {
        "id": None, "question": "休館日は", "status": "answered", "answer": "", "citations": [],
        "changes": [], "missing": [], "nearest": [], "carried": None, "degraded": [], "asof": {},
        "elapsed_ms": 0.0,
    }  # fmt: skip


def test_a_record_is_made_of_plain_json_values(helper: Assistant) -> None:
    record = helper.ask("集会所の開館時間はどう変わりましたか", id="q1").to_dict()
    assert json.loads(json.dumps(record)) == record
    assert type(record["status"]) is str
    assert record["id"] == "q1"


def test_a_citation_has_its_whole_address(helper: Assistant) -> None:
    record = helper.ask("花壇サポーターとは").to_dict()
    (citation,) = record["citations"]
    start = helper.corpus.document(SLIDES_ID).text.index("花壇の水やり")
    quote = "花壇の水やりを受け持つ住民をいいます。"
    assert citation == {
        "marker": 1, "role": "evidence", "document": SLIDES_ID, "title": "集いの広場プロジェクト",
        "section": ["集いの広場プロジェクト", "広場の仕組み", "■花壇サポーターとは"],
        "page": "１", "sheet": 1, "side": None, "quote": quote, "start": start,
        "end": start + len(quote), "basis": "printed",
    }  # fmt: skip


def test_a_change_lists_its_operations_as_pairs(helper: Assistant) -> None:
    (change,) = helper.ask("集会所の開館時間はどう変わりましたか").to_dict()["changes"]
    assert (change["kind"], change["after"], change["before"]) == ("changed", 1, 2)
    assert ["delete", "五"] in change["ops"]
    assert ["insert", "九"] in change["ops"]


def test_a_nearest_section_has_an_address_as_well(helper: Assistant) -> None:
    nearest = helper.ask("会計事務の講座の費用はいくらですか").to_dict()["nearest"]
    keys = ["document", "title", "section", "page", "sheet", "side", "start", "end"]
    assert [list(one) for one in nearest] == [keys] * len(nearest)
    assert TABLE_ID in {one["document"] for one in nearest}


def test_turns_with_the_same_words_are_the_same() -> None:
    assert Turn("user", "休館日は") == Turn("user", "休館日は")
