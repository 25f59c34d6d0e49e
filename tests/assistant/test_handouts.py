"""The number of a handout with its meeting, and headings that count what no text lists."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from tests.assistant.leaflets import leaflet_assistant
from tests.assistant.shelves import Book, shelf_assistant

STAMPED = (
    "資料２－３\n\n令和6年8月29日　標本市入り江審議会\n\n## 第1章　目的\n\n入り江を守ります。\n"
)
OTHER = "資料５\n\n令和7年1月9日　標本市砂浜委員会\n\n## 第1章　目的\n\n砂浜を守ります。\n"
COUNTED = "## 寄せられた意見を分類（上位３項目）\n\n- 波の音\n\n- 潮の匂い\n"


def test_the_number_of_a_handout_is_its_stamp(tmp_path: Path) -> None:
    assistant = leaflet_assistant(tmp_path, "入り江の手引き", STAMPED)
    assert assistant.ask("審議会に出た資料の番号は").answer == "資料２－３[1]"


def test_the_handout_of_another_subject_has_no_number(tmp_path: Path) -> None:
    assistant = leaflet_assistant(tmp_path, "入り江の手引き", STAMPED)
    assert "資料２－３" not in assistant.ask("駐車場の資料番号は").answer


def test_a_list_of_fewer_than_the_heading_counts_is_not_that_list(tmp_path: Path) -> None:
    answer = leaflet_assistant(tmp_path, "入り江の手引き", COUNTED).ask("上位3項目は何")
    assert (answer.status, answer.missing) == (
        Status.UNANSWERABLE,
        ("「上位3項目」についてのお尋ねの内容",),
    )


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("入り江審議会に出た資料の番号は", "資料２－３[1]"),
        ("砂浜委員会の資料番号は", "資料５[1]"),
        ("どの委員会の資料ですか", "資料５[1]"),
    ],
)
def test_the_stamp_of_the_meeting_that_is_named_is_quoted_alone(
    tmp_path: Path, question: str, answer: str
) -> None:
    cove = Book("cove", "入り江審議会の手引き", "標本市", STAMPED)
    beach = Book("beach", "砂浜委員会の手引き", "標本市", OTHER)
    assert shelf_assistant(tmp_path, cove, beach).ask(question).answer == answer


def test_how_many_handouts_there_are_is_no_number_of_a_handout(tmp_path: Path) -> None:
    assistant = leaflet_assistant(tmp_path, "入り江の手引き", STAMPED)
    assert "資料２－３" not in assistant.ask("配布資料はいくつありますか").answer


def test_who_was_in_charge_of_a_replaced_action_is_told_beside_what_replaced_it(
    helper: Assistant,
) -> None:
    answer = helper.ask("優れた団体の表彰は誰が担当だった？")
    assert answer.answer.splitlines() == [
        "見直し前だけにある記載です（見直し後（案）の欄には見当たりません）。",
        "イ　優れた団体を表彰し、広報紙で紹介します。［広報課］[1]",
        "見直し後（案）では、次のとおりです。",
        "イ　掲示板に催しの案内を載せます。［施設課］[2]",
    ]
