"""What an ordinal of a follow-up stands for."""

import pytest

from assistant.ordinals import items_of, without_ordinal

PRINTED = "花壇の世話、里山の手入れ、街路樹の手入れ、その他。苗を配ります。種を集めます。"
LISTED = "花壇の世話、里山の手入れ、その他です。"
BULLETS = "次の全2件です。\n- 里山の手入れ[1]（配置からの推定）\n- 花壇の世話[2]"


def is_printed(words: str) -> bool:
    return words in PRINTED


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("二番目については何をしますか", "「里山の手入れ」については何をしますか"),
        ("2つ目の担当は？", "「里山の手入れ」の担当は？"),
        ("最初のは誰がする", "「花壇の世話」は誰がする"),
        ("最後の項目はどうする", "「その他」はどうする"),
    ],
)
def test_an_ordinal_stands_for_the_thing_in_its_place(question: str, read: str) -> None:
    assert without_ordinal(question, LISTED, is_printed) == read


def test_the_bullets_of_an_answer_are_its_items() -> None:
    assert items_of(BULLETS, is_printed) == ["里山の手入れ", "花壇の世話"]


def test_two_things_joined_by_a_particle_are_two_items() -> None:
    assert items_of("花壇の世話と里山の手入れです。", is_printed) == ["花壇の世話", "里山の手入れ"]


@pytest.mark.parametrize("answer", ["", "里山の手入れです。", "夏祭り、盆踊り、花火です。"])
def test_a_text_that_lists_nothing_printed_leaves_the_question_as_it_is(answer: str) -> None:
    assert without_ordinal("二番目は？", answer, is_printed) == "二番目は？"


def test_a_place_behind_the_last_item_names_nothing() -> None:
    assert without_ordinal("七番目は？", LISTED, is_printed) == "七番目は？"
