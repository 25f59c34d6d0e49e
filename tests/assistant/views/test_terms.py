"""Words in the order of their readings, and explained words in a text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.views.readings import group_of, reading_of, sort_key
from assistant.views.terms import TermFinder, TermView, view_terms
from assistant.views.views import Views
from corpus import Basis, Corpus
from tests.assistant.web.sample import NAGANO, UEDA

BLANK = TermView("", "", "", "意味", "d1", "", 0, 1, None, 1, Basis.PRINTED)


def finder(*words: str) -> TermFinder:
    return TermFinder([replace(BLANK, term=word) for word in words])


def found(text: str, *words: str) -> list[str]:
    return [term.term for term in finder(*words).find(text)]


@pytest.mark.parametrize(
    ("word", "reading", "group"),
    [
        ("協働推進員", "きょうどうすいしんいん", "か"),
        ("まちのアトリエ", "まちのあとりえ", "ま"),
        ("ボランティア", "ぼらんてぃあ", "は"),
        ("２０２４コース", "２０２４こーす", "英数字など"),
        ("NPO法人", "NPOほうじん", "英数字など"),
    ],
)
def test_a_word_stands_in_the_group_of_its_reading(word: str, reading: str, group: str) -> None:
    assert (reading_of(word), group_of(reading)) == (reading, group)


def test_voiced_and_small_kana_stand_with_the_plain_ones() -> None:
    readings = ["ばす", "はし", "ひよう", "びょういん", "ひも", "A"]
    assert sorted(readings, key=sort_key) == ["はし", "ばす", "ひも", "ひよう", "びょういん", "A"]


def test_words_come_in_the_order_of_their_readings(originals: Corpus) -> None:
    assert list(dict.fromkeys(term.term for term in view_terms(originals))) == [
        "協働", "協働推進員", "区や自治会", "公助", "互助・共助", "自助", "住自協",
        "住民自治組織", "地域自治センター", "地域づくり人材育成講座", "地区ドック",
        "中間支援組織", "認可地縁団体", "ボランティア地域活動センター", "まちのアトリエ",
        "２０２４コース", "２０２６コース",
    ]  # fmt: skip


def test_a_word_without_an_explanation_says_which_kind_it_is(originals: Corpus) -> None:
    bare = [t for t in view_terms(originals) if t.definition is None]
    assert [(t.term, t.document, t.omitted) for t in bare] == [
        ("協働", UEDA, True),
        ("協働", UEDA, True),
        ("地区ドック", NAGANO, False),
    ]


def test_an_inferred_explanation_has_its_reason(originals: Corpus) -> None:
    terms = [t for t in view_terms(originals) if t.basis is Basis.INFERRED]
    assert [t.term for t in terms] == ["公助", "互助・共助", "自助", "認可地縁団体"]
    assert [t for t in terms if not t.reason] == []


def test_the_words_of_a_text_come_once_in_its_order() -> None:
    assert found("自助と公助、また自助。", "公助", "自助") == ["自助", "公助"]


def test_the_longer_of_two_words_is_taken() -> None:
    words = ("協働", "協働推進員", "推進員研修")
    assert found("協働推進員研修と協働", *words) == ["協働推進員", "協働"]
    assert found("協働推進員研修会を開く", "協働", "推進員研修会") == ["協働", "推進員研修会"]


def test_a_word_inside_another_word_is_none() -> None:
    assert found("独自助成の制度", "自助") == []


def test_full_width_letters_are_the_same_word() -> None:
    assert found("2024コースの項目", "２０２４コース") == ["２０２４コース"]


def test_a_word_that_is_used_only_is_not_given() -> None:
    unexplained = TermFinder([replace(BLANK, term="地区ドック", definition=None)])
    assert unexplained.find("地区ドックの実施") == ()


def test_the_current_explanation_is_given(originals: Corpus) -> None:
    [term] = Views(originals).terms_in("協働推進員を置く")
    assert (term.side_name, term.before) == ("見直し後（案）", False)


def test_the_explanation_of_the_same_document_comes_first() -> None:
    both = TermFinder([replace(BLANK, term="墓園", document=name) for name in ("d1", "d2")])
    assert [both.find("墓園", name)[0].document for name in ("d2", "d1")] == ["d2", "d1"]
    assert both.find("墓園")[0].document == "d1"


@given(st.text(alphabet="自助公協働推進員A１の、 \n", max_size=60))
def test_words_found_stand_in_the_text_apart_from_each_other(text: str) -> None:
    words = found(text, "自助", "公助", "協働", "協働推進員")
    assert [word for word in words if word not in text] == []
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("wanted", ["すいしんいん", "スイシンイン", "推進員", "啓発活動", "ＷＧ"])
def test_a_reader_finds_a_word_by_what_is_known_of_it(originals: Corpus, wanted: str) -> None:
    term = next(t for t in view_terms(originals) if t.term == "協働推進員" and not t.before)
    assert term.matches(wanted) is (wanted != "ＷＧ")
