"""Things that a question sets against each other."""

import pytest

from assistant.coordination import Pair, find_pair, find_row


@pytest.mark.parametrize(
    ("question", "pair"),
    [
        ("自助と公助はどう違うのか", Pair(("自助", "公助"), "", "はどう違うのか")),
        ("公助は自助と何が違いますか", Pair(("公助", "自助"), "", "は何が違いますか")),
        ("自助に比べて公助は何をしますか", Pair(("自助", "公助"), "", "は何をしますか")),
        ("自助、共助、公助の違い", Pair(("自助", "共助", "公助"), "", "の違い")),
        ("区や町会と協議会の役割の違い", Pair(("区や町会", "協議会"), "", "の役割の違い")),
        ("山手の課題と浜手の課題を比べて", Pair(("山手", "浜手"), "", "の課題を比べて")),
        ("「区と町」と「村」の違い", Pair(("区と町", "村"), "", "の違い")),
        ("相談員、見守り隊それぞれの役割は", Pair(("相談員", "見守り隊"), "", "の役割は")),
        (
            "まとめでは、１－Aのグループとそれ以外のグループとで、何が違いますか",
            Pair(("１－Aのグループ", "１－A以外のグループ"), "まとめでは、", "、何が違いますか"),
        ),
    ],
)
def test_compared_things_are_found_with_what_is_said_around_them(question: str, pair: Pair) -> None:
    assert find_pair(question) == pair


@pytest.mark.parametrize(
    "question",
    [
        "相談員と見守り隊を教えて",
        "必要とされることの違いは",
        "評価・検証のしかたはどう違う",
        "違い",
    ],
)
def test_nothing_is_compared_without_two_things_and_the_wording(question: str) -> None:
    assert find_pair(question) is None


def test_things_side_by_side_need_no_wording_of_comparing() -> None:
    assert find_row("北部と南部には、どんな課題がありますか") == Pair(
        ("北部", "南部"), "", "には、どんな課題がありますか"
    )


def test_one_thing_is_asked_about_in_the_words_around_both() -> None:
    pair = Pair(("北部", "南部"), "見本市の", "の課題は")
    assert pair.asking("南部") == "見本市の南部の課題は"
