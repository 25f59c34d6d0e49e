"""Answers to a plan that nobody wrote rules for: its figures, rows, stages, articles and dates."""

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Role, Status
from tests.assistant.townly import town_assistant


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the plan of the made-up city."""
    return town_assistant(tmp_path_factory.mktemp("town"))


def evidence(answer: Answer) -> list[str]:
    return [c.quote for c in answer.citations if c.role is Role.EVIDENCE]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("清掃の参加者は今何人ですか", ["410"]),
        ("清掃の参加者は何人を目指していますか", ["900"]),
        ("令和11年度の水辺の教室の参加者は何人ですか", ["120"]),
        ("清掃の参加者は何人から何人に増やしますか", ["410", "900"]),
        ("令和８年度の０歳の見込量は何人ですか", ["118"]),
    ],
)
def test_heads_with_a_year_in_brackets_are_named_by_year_or_by_now_and_aim(
    town: Assistant, question: str, values: list[str]
) -> None:
    assert evidence(town.ask(question)) == values


def test_a_year_that_no_head_has_is_refused(town: Assistant) -> None:
    answer = town.ask("令和15年度の清掃の参加者は何人ですか")
    assert (answer.status, evidence(answer)) == (Status.UNANSWERABLE, [])


def test_the_total_of_a_year_is_found_by_what_the_table_is_about(town: Assistant) -> None:
    assert evidence(town.ask("令和８年度の事業費は合わせていくらですか")) == ["10,800"]


def test_a_row_is_not_named_by_a_longer_word_that_ends_like_it(town: Assistant) -> None:
    answer = town.ask("下水道事業会計は令和７年度にいくらですか")
    assert "1,200" not in evidence(answer)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("事業は全部でいくつありますか", ["堤防の草刈り", "桜並木の手入れ", "親水広場の照明"]),
        ("令和７年度に始まる事業はどれですか", ["堤防の草刈り", "桜並木の手入れ"]),
    ],
)
def test_rows_are_counted_all_or_by_what_they_print(
    town: Assistant, question: str, rows: list[str]
) -> None:
    found = evidence(town.ask(question))
    assert [quote.split(" | ")[0] for quote in found] == rows


def test_a_department_is_listed_in_the_part_that_is_asked_for(town: Assistant) -> None:
    lines = town.ask("公園課が主管する事業は何ですか").answer.splitlines()
    assert lines[0] == "「公園課」が担当として書かれている取組は、次の全3件です。"


def test_a_ditto_below_the_department_stands_for_it_as_inferred(town: Assistant) -> None:
    answer = town.ask("水辺の教室の参加者数はどの課が担当ですか")
    assert answer.answer.endswith("（担当の記載：河川課[2]）（配置からの推定）")


def test_when_something_is_done_is_said_year_by_year(town: Assistant) -> None:
    answer = town.ask("遊歩道の整備はいつ供用されますか")
    assert evidence(answer) == ["調査", "工事", "供用"]
    assert answer.answer.splitlines()[2] == (
        "遊歩道の整備[1]の令和９年度[6]の欄は、「供用[7]」です。"
    )


def test_rows_that_begin_with_a_time_are_named_by_what_is_done(town: Assistant) -> None:
    assert evidence(town.ask("川下りの人員は何人ですか")) == ["12"]


def test_a_heading_that_names_the_place_tells_it(town: Assistant) -> None:
    assert evidence(town.ask("会場はどこですか")) == ["みずべ館の前庭"]


def test_a_sentence_that_leads_up_to_a_list_is_quoted_with_it(town: Assistant) -> None:
    answer = town.ask("届出をする人が提出する書類は何ですか")
    assert evidence(answer)[1:] == ["① 位置図", "② 同意書"]


def test_from_when_a_rule_is_in_force_is_read_from_its_last_provisions(town: Assistant) -> None:
    answer = town.ask("この要綱はいつから効力がありますか")
    assert evidence(answer) == ["この要綱は、令和７年10月１日から施行する。"]


@pytest.mark.parametrize(
    "question", ["計画期間は", "いつからいつまでの計画ですか", "何年度から何年度までですか"]
)
def test_how_long_a_plan_lasts_is_the_sentence_with_both_ends(
    town: Assistant, question: str
) -> None:
    expected = "計画の期間は、令和７年度から令和11年度までの５年間とします。"
    assert evidence(town.ask(question)) == [expected]


def test_the_reason_of_a_change_is_the_remark_beside_it(town: Assistant) -> None:
    answer = town.ask("第３条の改正理由は何ですか")
    assert evidence(answer)[-1] == "維持費の上昇"


def test_what_is_said_of_an_article_without_a_change_is_quoted(town: Assistant) -> None:
    answer = town.ask("第４条は変わりましたか")
    assert evidence(answer)[-1] == "改正なし"


@pytest.mark.parametrize("question", ["新しく設けられる条文は？", "加わる条文を教えて"])
def test_an_added_article_is_found_by_other_words_for_adding(
    town: Assistant, question: str
) -> None:
    assert evidence(town.ask(question)) == ["第５条　市長は、救命胴衣を貸し出すことができる。"]


def test_both_sides_are_shown_where_an_amount_before_and_now_is_asked_for(
    town: Assistant,
) -> None:
    answer = town.ask("使用料はいくらからいくらになりますか")
    assert evidence(answer)[:2] == [
        "第３条　使用料は、300円とする。",
        "第３条　使用料は、200円とする。",
    ]


def test_a_number_of_what_no_document_has_a_word_for_is_refused(town: Assistant) -> None:
    answer = town.ask("病院は何か所ありますか")
    assert (answer.status, evidence(answer)) == (Status.UNANSWERABLE, [])
