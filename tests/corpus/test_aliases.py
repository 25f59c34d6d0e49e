import pytest

from corpus import Basis, Corpus
from corpus.alias_words import cut_words, fits_initials, romanised
from corpus.text import squash
from tests.corpus.plan_samples import corpus_of


def test_the_short_names_of_both_documents(corpus: Corpus) -> None:
    assert [(squash(a.short.text), a.long.words, a.basis) for a in corpus.aliases] == [
        ("住民自治組織", "まちづくり組織", Basis.INFERRED),
        ("NPO法人", "特定非営利活動法人", Basis.INFERRED),
        ("住自協", "住民自治協議会", Basis.INFERRED),
        ("R5", "2023", Basis.PRINTED),
        ("市社協", "市社会福祉協議会", Basis.INFERRED),
        ("地活", "地域活動支援課", Basis.INFERRED),
        ("地活課", "地域活動支援課", Basis.INFERRED),
        ("R6", "2024", Basis.PRINTED),
        ("WG", "ワーキンググループ", Basis.INFERRED),
        ("R8", "2026", Basis.PRINTED),
    ]


def test_a_long_name_of_another_document_is_said_to_be_one(corpus: Corpus) -> None:
    (alias,) = (a for a in corpus.aliases if a.short.text == "市社協")
    assert (alias.short.document, alias.long.document) == (
        "nagano-refresh-roadmap", "ueda-kyodo-minaoshi",
    )  # fmt: skip
    assert alias.reason.endswith("（長い名前は別の文書にあります）")


def aliases_in(*texts: str) -> list[tuple[str, str]]:
    return [(a.short.words, a.long.words) for a in corpus_of(*texts).aliases]


def test_a_short_name_takes_the_first_characters_of_the_words() -> None:
    assert aliases_in("広管委が開きます。\n広場管理委員会が決めます。") == [
        ("広管委", "広場管理委員会"),
    ]


def test_the_name_with_the_fewest_words_skipped_is_taken() -> None:
    text = "広管委が開きます。\n広場運営管理委員会\n広場管理委員会\n広場管理委員会会長"
    assert aliases_in(text) == [("広管委", "広場管理委員会")]


@pytest.mark.parametrize(
    "text",
    [
        "広委管が開きます。\n広場管理委員会が決めます。",  # not in order
        "場管委が開きます。\n広場管理委員会が決めます。",  # not the first character of a word
        "広場管理が大切です。\n広場管理委員会が決めます。",  # a part of the name itself
        "広管委が開きます。\n広場管理委員会が決めます。\n広報管内委員会",  # two names fit alike
        "県庁が開きます。\n県民庁舎が決めます。",  # a word of the dictionary
        "PRをします。\nプロジェクトを進めます。",  # one word has one initial
    ],
)
def test_other_words_stand_for_nothing(text: str) -> None:
    assert aliases_in(text) == []


def test_a_part_of_a_short_name_that_is_written_alone_stands_for_the_same() -> None:
    text = "広管委と広管職員が開きます。\n広場管理委員会が決めます。"
    assert aliases_in(text) == [("広管委", "広場管理委員会"), ("広管", "広場管理委員会")]


def test_initials_of_katakana_words() -> None:
    assert aliases_in("PTで話し合います。\nプロジェクトチームを置きます。") == [
        ("PT", "プロジェクトチーム"),
    ]


def test_the_own_document_comes_before_others() -> None:
    first, second = "広管委が開きます。\n広場管理委員会", "広管委が開きます。"
    found = corpus_of(first, second).aliases
    assert [(a.short.document, a.long.document) for a in found] == [("d1", "d1"), ("d2", "d1")]


def test_a_name_that_the_page_abbreviates_itself_is_printed() -> None:
    (alias,) = corpus_of("花壇再生計画（以下「計画」という。）を作ります。").aliases
    assert (alias.short.text, alias.long.text, alias.basis) == (
        "計画", "花壇再生計画", Basis.PRINTED,
    )  # fmt: skip


def test_an_ordinary_bracket_is_no_other_name() -> None:
    assert aliases_in("花壇管理組合（見本町）と園芸課（本庁舎）が開きます。") == []


def test_words_skipped_between_initials_are_counted() -> None:
    words = cut_words("市社会福祉協議会")
    assert words == ("市", "社会", "福祉", "協議", "会")
    assert fits_initials("市社協", words) == 1
    assert fits_initials("市社福", words) == 0
    assert fits_initials("社協", words) is None
    assert fits_initials("市協社", words) is None


def test_letters_that_katakana_may_stand_for() -> None:
    assert list(romanised("ワグ")) == ["WG"]
    assert "CS" in set(romanised("コス"))
    assert list(romanised("ワ")) == []
    assert list(romanised("町グ")) == []
