"""Spoken words found in questions: forms, borders, languages, the operator's own."""

import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.synonym_file import merge, parse
from assistant.synonyms import Expansion, Synonyms, load_synonyms

SMALL = """
高齢者 = お年寄り, シニア, こうれいしゃ, elderly, senior citizen, 老年人, idoso
市職員, 職員 = 市役所の人
市 = 市役所
課題 = 困る, 悩み, 困りごと
支援 = 手伝う, ajuda
準備 = 備え
見直し = 直す, やめる
店舗 = 店, 屋
改善 = 良い
一か所 = 一つで済む
市民 = cidadão, população da cidade
都市 = city, bus
移行 = いこう
"""


def small() -> Synonyms:
    merged = merge(parse(SMALL, "small"), parse("", "own"))
    return Synonyms(merged.official, merged.groups, merged.faults)


def said(question: str, synonyms: Synonyms | None = None) -> list[str]:
    return [each.said for each in (synonyms or small()).expand(question)]


def test_a_spoken_word_is_given_with_its_place_and_official_words() -> None:
    assert small().expand("昔、市役所の人は？") == (
        Expansion(2, 7, "市役所の人", ("市職員", "職員")),
    )


def test_words_are_given_in_the_order_of_the_question() -> None:
    assert said("お年寄りの困りごとを市役所へ") == ["お年寄り", "困りごと", "市役所"]


def test_the_longer_of_two_words_counts() -> None:
    assert said("市役所の人と市役所") == ["市役所の人", "市役所"]


@pytest.mark.parametrize("form", ["困る", "困って", "困った", "困らない", "困れば", "困りました"])
def test_a_verb_is_found_in_any_form(form: str) -> None:
    (found,) = small().expand(f"何に{form}")
    assert (found.said[0], found.official) == ("困", ("課題",))


@pytest.mark.parametrize("form", ["良い", "よかった", "良くなる"])
def test_an_adjective_is_found_in_any_form(form: str) -> None:
    assert [each.official for each in small().expand(form)] == [("改善",)]


def test_a_verb_written_in_hiragana_in_the_file_is_found_in_any_form() -> None:
    assert said("もう止めたのですか") == ["止め"]


def test_hiragana_of_a_noun_is_no_form_of_a_verb() -> None:
    assert said("学校に行ったのは") == []


def test_a_noun_is_not_found_in_a_verb_that_begins_like_it() -> None:
    assert said("備えがない") == ["備え"]
    assert said("電源を備えています") == []


def test_one_character_within_a_compound_is_no_word() -> None:
    assert said("食べ物屋と魚屋") == []
    assert said("この店は") == ["店"]


def test_a_phrase_does_not_begin_with_the_end_of_a_compound() -> None:
    synonyms = Synonyms({"会に入る": ("加入",), "市役所": ("市",)})
    assert said("町内会に入る人", synonyms) == []
    assert said("次の会に入る人", synonyms) == ["会に入る"]
    assert said("上田市役所", synonyms) == ["市役所"]


def test_a_word_is_not_found_across_the_borders_of_others() -> None:
    synonyms = Synonyms({"府中": ("市",)})
    assert said("政府中枢の人", synonyms) == []
    assert said("府中の人", synonyms) == ["府中"]


def test_an_official_word_hides_spoken_words_in_it() -> None:
    synonyms = Synonyms({"人口": ("住民",), "数": ("老年人口",)})
    assert said("人口と老年人口", synonyms) == ["人口"]


def test_a_spoken_word_for_nothing_that_is_used_does_not_hide_a_shorter_one() -> None:
    synonyms = Synonyms({"町の寄り合い": ("総会",), "寄り合い": ("会合", "集会")})
    question = "町の寄り合いはいつ"
    assert synonyms.expand(question) == (Expansion(0, 6, "町の寄り合い", ("総会",)),)
    assert synonyms.expand(question, lambda official: official == "集会") == (
        Expansion(2, 6, "寄り合い", ("集会",)),
    )
    assert synonyms.expand(question, lambda official: False) == ()


def test_a_part_of_unused_official_words_is_no_spoken_word_by_itself() -> None:
    synonyms = Synonyms({"ごみの収集": ("ごみ収集",), "収集": ("集約",), "ごみの": ("不要物",)})
    found = synonyms.expand("ごみの収集の日", lambda official: official != "ごみ収集")
    assert [(each.said, each.official) for each in found] == [("ごみの", ("不要物",))]


def test_a_part_of_unused_official_words_counts_where_it_stands_elsewhere() -> None:
    synonyms = Synonyms({"ごみの収集": ("ごみ収集",), "収集": ("集約",)})
    found = synonyms.expand("ごみの収集と切手の収集", lambda official: official == "集約")
    assert [(each.start, each.said) for each in found] == [(9, "収集")]


def test_an_official_word_that_is_not_used_is_left_out_beside_one_that_is() -> None:
    synonyms = Synonyms({"集まり": ("会合", "総会")})
    (found,) = synonyms.expand("集まりはいつ", lambda official: official == "会合")
    assert found.official == ("会合",)


def test_long_hiragana_needs_no_borders() -> None:
    assert said("ひとりのこうれいしゃのくらし") == ["こうれいしゃ"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("How many ELDERLY live here?", ["ELDERLY"]),
        ("senior citizens", ["senior citizens"]),
        ("the Senior-Citizens' club", ["Senior-Citizens"]),
        ("cities and buses", ["cities", "buses"]),
        ("busy citylights", []),
        ("Quantos idosos?", ["idosos"]),
        ("A populacao da cidade, os cidadãos", ["populacao da cidade", "cidadãos"]),
        ("お店でelderlyの人", ["店", "elderly"]),
    ],
)
def test_latin_words_match_as_words_in_any_case_number_and_accent(
    question: str, found: list[str]
) -> None:
    assert said(question) == found


def test_chinese_is_found_within_any_cut_of_the_japanese_dictionary() -> None:
    assert said("老年人的支持有哪些？") == ["老年人"]


def test_chinese_is_no_part_of_japanese_words() -> None:
    assert said("老年人口はいくつ") == []


def test_widths_and_old_kanji_are_one_word_with_the_common_ones() -> None:
    assert said("ｼﾆｱとＥｌｄｅｒｌｙ") == ["ｼﾆｱ", "Ｅｌｄｅｒｌｙ"]


def test_a_number_word_of_the_file_is_found_as_written() -> None:
    assert said("一つで済むのはどこ") == ["一つで済む"]


@pytest.mark.parametrize(
    ("question", "official"),
    [
        ("お年寄りは何人いますか", "高齢者"),
        ("自冶会に入らない人", "自治会"),
        ("市役所の人が手伝ってくれる？", "市職員"),
        ("やる人がいなくて困っています", "担い手不足"),
        ("What subsidies are there for volunteers?", "補助金"),
        ("人口减少的原因是什么", "人口減少"),
        ("Quem é o responsável?", "担当"),
    ],
)
def test_the_shipped_file_knows_how_people_say_it(question: str, official: str) -> None:
    found = load_synonyms(None).expand(question)
    assert official in {word for each in found for word in each.official}


def test_the_operators_file_adds_and_takes_out(tmp_path: Path) -> None:
    own = tmp_path / "synonyms.txt"
    own.write_text("- 高齢者\n地区ドック = 地区の健診\n", encoding="utf-8")
    assert said("お年寄りと地区の健診", load_synonyms(own)) == ["地区の健診"]
    assert said("お年寄りと地区の健診", load_synonyms(None))[0] == "お年寄り"


def test_a_changed_file_is_read_again_and_an_unchanged_one_is_not(tmp_path: Path) -> None:
    own = tmp_path / "synonyms.txt"
    assert load_synonyms(own).faults == ()
    own.write_text("あ\n", encoding="utf-8")
    first = load_synonyms(own)
    assert (len(first.faults), load_synonyms(own) is first) == (1, True)
    own.write_text("あ\nい\n", encoding="utf-8")
    os.utime(own, ns=(1, 1))
    assert len(load_synonyms(own).faults) == 2


@given(st.text(max_size=300))
def test_any_text_gets_spans_that_are_what_was_said(question: str) -> None:
    end = 0
    for found in load_synonyms(None).expand(question):
        assert end <= found.start < found.end <= len(question)
        assert question[found.start : found.end] == found.said
        end = found.end


WORDS = ["お年寄り", "市役所の人", "困っ", "て", " ", "elderly", "老年人", "\u200b", "ｼﾆｱ", "。"]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
def test_mixed_words_get_spans_in_order(question: str) -> None:
    spans = [(each.start, each.end) for each in small().expand(question)]
    assert spans == sorted(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
