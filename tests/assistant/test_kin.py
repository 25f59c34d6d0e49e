"""Which words stand side by side and which are said together, as the documents have it."""

import pytest

from assistant.kin import Kin
from assistant.lexicon import Lexicon
from corpus import Corpus


@pytest.fixture(scope="session")
def kin(small: Corpus, lexicon: Lexicon) -> Kin:
    """The relations of the made-up documents."""
    return Kin(small, lexicon)


@pytest.mark.parametrize(
    ("one", "other"),
    [("北部地域", "南部地域"), ("副委員長", "委員長"), ("自助", "公助"), ("相談員", "見守り隊")],
)
def test_names_of_one_form_or_one_place_are_of_one_sort(kin: Kin, one: str, other: str) -> None:
    assert kin.likeness(one, other).share > 0


@pytest.mark.parametrize(
    ("one", "other"), [("担当", "集会所"), ("北部地域", "北部地域"), ("相談員", "北部地域")]
)
def test_other_names_are_not(kin: Kin, one: str, other: str) -> None:
    assert kin.likeness(one, other).share == 0


def test_a_part_of_a_printed_name_is_given_as_that_name(kin: Kin) -> None:
    assert kin.likeness("南部", "北部地域").name == "南部地域"


def test_the_form_of_names_can_be_left_out(kin: Kin) -> None:
    assert kin.likeness("自助", "公助", by_form=False).share == 0


def test_what_one_sentence_or_its_headings_say_is_said_together(kin: Kin) -> None:
    assert kin.said_together(["花壇サポーター"], ["住民"])
    assert not kin.said_together(["花壇サポーター"], ["休館日"])
    assert not kin.said_together(["存在しない語"], ["休館日"])


def test_a_word_that_stands_only_behind_another_is_one_name_with_it(
    small: Corpus, lexicon: Lexicon
) -> None:
    kin = Kin(small, lexicon)
    assert kin.is_one_name("相談", "窓口")
    assert not kin.is_one_name("花壇", "水やり")


def test_a_city_knows_the_words_of_its_documents(kin: Kin) -> None:
    assert kin.is_of("見本市", ["休館日"])
    assert not kin.is_of("標本市", ["休館日"])


def test_there_is_no_other_name_where_several_end_alike(kin: Kin) -> None:
    assert kin.other_of("北部地域", "地域") == "南部地域"
    assert kin.other_of("集会所", "所") is None


def test_a_heading_an_item_and_a_head_are_printed_names(kin: Kin) -> None:
    said = ("集会所の管理", "相談員", "南部地域", "集会所の休館日")
    assert [name for name in said if kin.is_label(name)] == ["集会所の管理", "相談員", "南部地域"]


def test_a_word_that_is_only_part_of_compounds_is_no_name(kin: Kin) -> None:
    assert kin.names(["休館日"])
    assert not kin.names(["休館"])
