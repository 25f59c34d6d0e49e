"""Who sits in a committee, what it does, and which groups it has."""

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Role, Status, Turn
from corpus import Corpus
from corpus.slides import parse_outline, read_slides
from tests.assistant.planned import planner
from tests.assistant.samples import assistant_over
from tests.corpus.plan_samples import OUTLINE, TEXT, plain

__all__ = ["planner"]

COMMITTEE = "「見本市花壇推進委員会」の記載です。[1]"


def lines(answer: Answer) -> list[str]:
    return answer.answer.splitlines()


def evidence(answer: Answer) -> list[str]:
    return [c.quote for c in answer.citations if c.role is Role.EVIDENCE]


@pytest.mark.parametrize(
    "question",
    [
        "花壇推進委員会の委員長は誰ですか",
        "推進委員会のトップは誰？",
        "推進委員会を率いるのはどなたですか",
        "花壇推新委員会の委員長は誰ですか",
    ],
)
def test_the_head_of_a_committee_is_quoted_under_its_name(
    planner: Assistant, question: str
) -> None:
    answer = planner.ask(question)
    assert lines(answer) == [COMMITTEE, "・委員長 副市長[2]"]
    assert [c.role for c in answer.citations] == [Role.CONTEXT, Role.EVIDENCE]


def test_a_post_is_quoted_with_the_line_that_goes_on_with_it(planner: Assistant) -> None:
    answer = planner.ask("推進委員会の委員は誰ですか")
    assert evidence(answer) == ["・委員 園芸課長、道路課長", "水道局長"]
    assert "水道局長[3]（配置からの推定）" in lines(answer)


@pytest.mark.parametrize(
    "question", ["推進委員会の事務局はどこですか", "推進委員会の裏方はどの課がやっていますか"]
)
def test_an_office_that_is_asked_for_is_the_post_that_an_office_holds(
    planner: Assistant, question: str
) -> None:
    assert evidence(planner.ask(question)) == ["・事務局 園芸課"]


def test_the_members_of_a_committee_are_all_its_posts(planner: Assistant) -> None:
    answer = planner.ask("推進委員会はどんなメンバーで構成されますか")
    assert evidence(answer) == [
        "・委員長 副市長", "・委員 園芸課長、道路課長", "水道局長",
        "・現場部会 必要に応じて設置", "・監査会 〃", "・事務局 園芸課",
    ]  # fmt: skip


def test_a_condition_that_repeats_the_line_above_is_quoted_with_it(planner: Assistant) -> None:
    answer = planner.ask("監査会はいつ設置されますか")
    assert evidence(answer) == ["・監査会 〃", "・現場部会 必要に応じて設置"]


def test_the_organs_below_a_post_are_listed_and_counted(planner: Assistant) -> None:
    answer = planner.ask("現場部会にはどんなものがありますか")
    assert lines(answer)[0] == "「現場部会」の下に書かれているものは、次の全2件です。[1]"
    assert evidence(answer) == ["・苗木班", "・道具班"]


def test_the_groups_are_listed_and_counted(planner: Assistant) -> None:
    answer = planner.ask("作業グループはいくつありますか")
    assert lines(answer)[0] == "「作業グループ」として書かれているものは、次の全2件です。"
    assert evidence(answer) == ["水やりの方法", "苗木の購入"]


def test_the_members_of_a_group_are_listed_and_counted(planner: Assistant) -> None:
    answer = planner.ask("水やりの作業グループのメンバーは誰ですか")
    assert lines(answer)[:2] == [
        "「水やりの方法」の記載です。[1]",
        "構成員の記載は、次の全1件です。",
    ]
    assert evidence(answer) == ["・町会長・園芸課職員"]


def test_a_remark_on_a_group_is_quoted_with_what_it_lists(planner: Assistant) -> None:
    answer = planner.ask("水やりの作業グループはどんなグループに分かれますか")
    assert evidence(answer) == ["見回りの日ごとに２つのグループ", "★朝の水やり", "★夕方の水やり"]


def test_the_groups_that_name_an_office_are_listed_and_counted(planner: Assistant) -> None:
    answer = planner.ask("園芸課の職員が入るのはどのグループですか")
    assert lines(answer)[0] == "「園芸課」の名前があるのは、次の全3件です。"
    assert len(evidence(answer)) == 6


def test_a_post_in_the_question_narrows_the_bodies(planner: Assistant) -> None:
    answer = planner.ask("園芸課が事務局の組織はどれですか")
    assert evidence(answer) == ["見本市花壇推進委員会", "・事務局 園芸課"]


def test_the_body_is_carried_over_by_a_follow_up(planner: Assistant) -> None:
    answer = planner.ask("そこの事務局は？", [Turn("user", "推進委員会の委員長は誰ですか")])
    assert evidence(answer) == ["・事務局 園芸課"]


@pytest.mark.parametrize("question", ["推進委員会の書記は誰ですか", "推進委員会の委員長の氏名は"])
def test_a_post_or_a_name_that_is_not_printed_is_refused(planner: Assistant, question: str) -> None:
    assert planner.ask(question).status is Status.UNANSWERABLE


def test_a_question_about_something_else_is_not_answered_from_the_posts(
    planner: Assistant,
) -> None:
    answer = planner.ask("苗木の値段はどうなっていますか")
    assert "委員" not in answer.answer


@pytest.mark.parametrize(
    ("question", "group"),
    [
        ("見回り係業務の作業グループのメンバーは？", "見回り係・道具の貸出業務"),
        ("道具の貸出の作業グループには誰がいますか", "見回り係・道具の貸出業務"),
        ("水やりの道具の作業グループのメンバーは？", "水やりの道具の手入れの係"),
    ],
)
def test_a_group_that_is_named_in_part_is_its_own(
    tmp_path_factory: pytest.TempPathFactory, question: str, group: str
) -> None:
    text, outline = TEXT, OUTLINE
    for old, new in (
        ("苗木の購入", "見回り係・道具の貸出業務"),
        ("水やりの方法", "水やりの道具の手入れの係"),
    ):
        text, outline = text.replace(old, new), outline.replace(old, new)
    document = plain(text)
    corpus = Corpus((document,), read_slides(document, parse_outline(outline, "groups")))
    answer = assistant_over(tmp_path_factory.mktemp("groups"), corpus).ask(question)
    assert lines(answer)[0] == f"「{group}」の記載です。[1]"
