"""Lists, counts and figures of the documents that come with the program, asked in spoken words."""

import pytest

from assistant.engine import Assistant
from assistant.records import Role, Turn

OUTSKIRTS = [
    "交通渋滞・交通安全対策",
    "都市型・河川水害対策",
    "支所・交流センターの更新",
    "都市計画道路開通に伴うまちづくり",
]


def evidence(product: Assistant, question: str) -> list[str]:
    found = product.ask(question).citations
    return ["".join(c.quote.split()) for c in found if c.role is Role.EVIDENCE]


def test_a_place_in_other_words_names_the_list_below_it(product: Assistant) -> None:
    question = "長野市で町はずれに暮らす人たちは、主にどんなことで困ってる？"
    assert evidence(product, question) == OUTSKIRTS


@pytest.mark.parametrize(
    ("question", "count"),
    [
        (
            "長野市の短期のコースの見直し項目はいくつ",
            "「２０２４コース」の下に書かれているものは、次の全8件です。",
        ),
        (
            "長野市の長いほうのコースの見直し項目はいくつ",
            "「２０２６コース」の下に書かれているものは、次の全4件です。",
        ),
        (
            "長野市の専門部会はいくつ検討されていますか",
            "「専門部会」の下に書かれているものは、次の全4件です。",
        ),
        (
            "長野市の今後も継続して検討が必要な項目は何件",
            "「Ⅲ 今後も継続して検討が必要な項目」の下に書かれているものは、次の全4件です。",
        ),
    ],
)
def test_what_stands_below_a_heading_is_counted(
    product: Assistant, question: str, count: str
) -> None:
    assert product.ask(question).answer.startswith(count)


def test_the_years_that_a_plan_takes_are_told(product: Assistant) -> None:
    assert evidence(product, "長野市のロードマップは何年がかりですか") == [
        "プロジェクトは、３年間の「ロードマップ」により進めます。"
    ]


def test_this_revision_is_told_from_the_one_before(product: Assistant) -> None:
    assert "２回目の見直し" in "".join(
        evidence(product, "上田市の指針の見直しは今回で何度目ですか")
    )


def test_people_are_not_added_up_over_the_years(product: Assistant) -> None:
    assert "合計は" not in product.ask("長野市の人口は合計すると何人ですか").answer


def test_two_rows_are_set_against_each_other_by_which_is_more(product: Assistant) -> None:
    question = "2040年の長野市では、お年寄りと働き盛り、どっちがどれくらい多い？"
    assert product.ask(question).answer.endswith("差は、164,759－137,298＝27,461人です。")


@pytest.mark.parametrize(
    "question",
    ["代表理事会は会長と副会長あわせてなん人ですか", "代表理事会は会長と副会長を足すと何人？"],
)
def test_posts_are_added_up_where_a_body_prints_them(product: Assistant, question: str) -> None:
    assert product.ask(question).answer.endswith("合計は、1＋6＝7人です。")


def test_the_third_of_a_list_is_looked_up_by_its_name(product: Assistant) -> None:
    told = "市からの依頼事務・協働する事務のあり方、中山間地域のあり方、地域活動のデジタル化です。"
    history = [Turn("user", "長野市が今後も検討する項目は？"), Turn("assistant", told)]
    answer = product.ask("三番目については、何を検討しますか", history)
    assert "DXを活用した" in answer.answer
