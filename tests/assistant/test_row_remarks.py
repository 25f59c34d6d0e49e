"""Why a unit of a before/after table was changed stands in a further column of its row."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Role, Status, Turn
from assistant.strange_numbers import strange_number
from tests.assistant.leaflets import leaflet_assistant

MARKDOWN = """この指針は、浜辺の使い方を定めるものです。貝拾いの大会は、毎年五月に開きます。

砂山の保護は、飛砂により、家が埋まるため、明治の頃から続いています。

| 現行 | 改定案 | 改定の理由 | 実施時期 | 備考 |
| --- | --- | --- | --- | --- |
| 浜辺の清掃は、年2回行う。 | 浜辺の清掃は、年4回行う。 | 網が増えたため。 | 令和9年 | 雨天中止 |
| 桟橋の使用料は、300円とする。 | 桟橋の使用料は、500円とする。 | 維持費の上昇 | 令和8年 | 漁船外 |
| 桟橋の釣りは、届け出る。 | 桟橋の釣りは、禁じる。 | 同上 | 令和8年 | なし |
| 灯籠流しの費用を補助する。 | （削除） | 担い手の団体が解散したため。 | 令和8年 | なし |
"""
NETS, COSTS = "網が増えたため。", "維持費の上昇"
DISSOLVED = "担い手の団体が解散したため。"
SWEEP, FEE = "浜辺の清掃は、年4回行う。", "桟橋の使用料は、500円とする。"


@pytest.fixture(scope="module")
def beach(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the amendment of a guideline."""
    folder: Path = tmp_path_factory.mktemp("beach")
    return leaflet_assistant(folder, "浜辺の指針 新旧対照表", MARKDOWN)


def quotes(answer: Answer, role: Role) -> list[str]:
    return [citation.quote for citation in answer.citations if citation.role is role]


@pytest.mark.parametrize(
    "question",
    [
        "浜辺の清掃を増やすのはなぜですか",
        "浜辺の清掃を年4回行うわけは？",
        "浜辺の清掃の改定の理由は何ですか",
        "浜辺の清掃を年4回にする背景は",
    ],
)
def test_the_reason_is_quoted_with_the_unit_as_context(beach: Assistant, question: str) -> None:
    answer = beach.ask(question)
    assert (quotes(answer, Role.EVIDENCE), quotes(answer, Role.CONTEXT)) == ([NETS], [SWEEP])


def test_the_column_is_named_first(beach: Assistant) -> None:
    assert beach.ask("浜辺の清掃を増やすのはなぜですか").answer.splitlines() == [
        "「改定の理由」の欄の記載です。",
        f"{NETS}[1]",
        "改定案では、次のとおりです。",
        f"{SWEEP}[2]",
    ]


def test_a_deleted_unit_is_shown_from_the_column_before(beach: Assistant) -> None:
    answer = beach.ask("灯籠流しの費用を補助しないのはなぜですか")
    found = quotes(answer, Role.EVIDENCE), quotes(answer, Role.CONTEXT)
    assert found == ([DISSOLVED], ["灯籠流しの費用を補助する。"])


def test_the_same_as_above_is_quoted_from_above(beach: Assistant) -> None:
    answer = beach.ask("桟橋の釣りを禁じるのはなぜですか")
    assert quotes(answer, Role.EVIDENCE) == [COSTS]


@pytest.mark.parametrize("why", ["なぜですか", "そう変えるのはなぜですか", "理由は？"])
def test_why_behind_a_shown_change_is_answered_from_its_row(beach: Assistant, why: str) -> None:
    first = "桟橋の使用料は、現行と改定案でどう変わりますか"
    shown = beach.ask(first).answer
    answer = beach.ask(why, [Turn("user", first), Turn("assistant", shown)])
    assert (quotes(answer, Role.EVIDENCE), quotes(answer, Role.CONTEXT)) == ([COSTS], [FEE])


def test_another_column_is_quoted_where_the_question_names_its_head(beach: Assistant) -> None:
    answer = beach.ask("浜辺の清掃の備考には何とありますか")
    assert quotes(answer, Role.EVIDENCE) == ["雨天中止"]


def test_a_column_of_times_is_quoted_where_it_is_asked_when(beach: Assistant) -> None:
    answer = beach.ask("桟橋の使用料が500円になるのはいつからですか")
    assert quotes(answer, Role.EVIDENCE) == ["令和8年"]


def test_a_number_that_no_text_has_is_refused(beach: Assistant) -> None:
    answer = beach.ask("浜辺の清掃を年9回行う理由は何ですか")
    assert (answer.status, quotes(answer, Role.EVIDENCE)) == (Status.UNANSWERABLE, [])


def test_the_items_of_a_fee_are_no_reason(beach: Assistant) -> None:
    answer = beach.ask("桟橋の使用料の内訳は何ですか")
    assert COSTS not in quotes(answer, Role.EVIDENCE)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("浜辺の清掃を1年に4回行うのはなぜですか", NETS),
        ("浜辺の清掃を2回増やすのはなぜですか", NETS),
        ("桟橋の使用料を200円上げるのはなぜですか", COSTS),
        ("桟橋の使用料を500円に上げるのはなぜですか", COSTS),
    ],
)
def test_a_quantity_or_a_difference_is_no_strange_number(
    beach: Assistant, question: str, reason: str
) -> None:
    assert quotes(beach.ask(question), Role.EVIDENCE) == [reason]


@pytest.mark.parametrize("fee", ["1500円", "1,500円", "１，５００円", "1千5百円", "0.15万円"])
@pytest.mark.parametrize("texts", [("1,500円とする。", "なし"), ("なし", "1,500円とする。")])
def test_numbers_are_compared_by_their_value(fee: str, texts: tuple[str, str]) -> None:
    assert strange_number(f"使用料を{fee}とするのはなぜ", texts[0], texts[1:]) == ""


@pytest.mark.parametrize("number", ["500円", "15000円", "9回", "1.5万円", "1月"])
def test_a_number_of_another_value_is_strange(number: str) -> None:
    said = "使用料は、1,500円とし、年4回集める。"
    assert strange_number(f"{number}とするのはなぜ", said, ["11月"]) == number


def test_other_texts_are_not_read_where_the_question_has_no_strange_number() -> None:
    texts = iter(["年9回"])
    assert strange_number("年4回とするのはなぜ", "年4回とする。", texts) == ""
    assert next(texts) == "年9回"


@pytest.mark.parametrize("fee", ["150円", "900円", "5000円"])
def test_a_number_of_another_value_is_refused(beach: Assistant, fee: str) -> None:
    answer = beach.ask(f"桟橋の使用料を{fee}とするのはなぜですか")
    assert answer.status is Status.UNANSWERABLE


def test_the_reason_of_a_thing_outside_of_the_table_is_none_of_a_row(beach: Assistant) -> None:
    answer = beach.ask("砂山の保護が続いているのはなぜですか")
    quoted = "砂山の保護は、飛砂により、家が埋まるため、明治の頃から続いています。"
    assert quotes(answer, Role.EVIDENCE) == [quoted]


@pytest.mark.parametrize(
    "question",
    [
        "貝拾いの大会を開くのはなぜですか",
        "届け出と禁止を変えるのはなぜですか",
        "浜辺の清掃は年何回ですか",
    ],
)
def test_no_remark_is_quoted_where_no_row_leads_or_none_is_asked_for(
    beach: Assistant, question: str
) -> None:
    remarks = {NETS, COSTS, DISSOLVED, "雨天中止", "漁船外"}
    assert not remarks & set(quotes(beach.ask(question), Role.EVIDENCE))


ITEMS = """| 項目 | 素案 | 本計画 | 変更の理由 |
| --- | --- | --- | --- |
| 北山線の扱い | 来年度に廃止 | 再来年度まで存続 | 代わりの車を探すため |
| 入浴券の年齢 | 75歳以上 | 70歳以上 | 健康づくりを進めるため |

町の路線は、北山線と南浜線です。
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over a plan that shows by item what was changed in its draft."""
    return leaflet_assistant(tmp_path_factory.mktemp("plan"), "足の計画", ITEMS)


def test_the_item_of_a_row_is_named_as_context(plan: Assistant) -> None:
    answer = plan.ask("北山線の扱いを変えた理由は何ですか")
    found = quotes(answer, Role.EVIDENCE), quotes(answer, Role.CONTEXT)
    assert found == (["代わりの車を探すため"], ["北山線の扱い", "再来年度まで存続"])


def test_the_reason_of_another_thing_of_its_kind_is_refused(plan: Assistant) -> None:
    answer = plan.ask("南浜線を来年度に廃止する理由は何ですか")
    assert (answer.status, quotes(answer, Role.EVIDENCE)) == (Status.UNANSWERABLE, [])
