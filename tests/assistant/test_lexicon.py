"""The corpus as statements with their words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.lexicon import Lexicon, Statement, expand, sentence_spans, with_long_forms
from corpus import Alias, Basis, Corpus, Quoted, SectionKind
from tests.assistant.samples import SLIDES_ID, TABLE_ID

TEXT = st.text(alphabet="あ会。［］「」（）\n　a ", max_size=60)


def statement(lexicon: Lexicon, opening: str) -> Statement:
    return next(s for s in lexicon.statements if s.text.startswith(opening))


def test_a_section_is_cut_behind_its_sentences() -> None:
    text = "一つ目です。 二つ目です。\n三つ目"
    spans = list(sentence_spans(text, 0, len(text)))
    assert [text[slice(*span)] for span in spans] == ["一つ目です。", "二つ目です。", "三つ目"]


@pytest.mark.parametrize("text", ["開きます。［市民課］", "「開きます。」", "（開きます。）"])
def test_a_bracket_belongs_to_the_sentence_before_it(text: str) -> None:
    assert list(sentence_spans(text, 0, len(text))) == [(0, len(text))]


@given(TEXT, st.data())
def test_sentences_hold_every_character_of_their_section_in_order(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = list(sentence_spans(text, start, end))
    assert spans == sorted(spans)
    assert all(start <= s < e <= end for s, e in spans)
    inside = "".join(text[s:e] for s, e in spans)
    assert "".join(inside.split()) == "".join(text[start:end].split())


def test_statements_are_verbatim_spans_in_reading_order(lexicon: Lexicon, small: Corpus) -> None:
    for one in lexicon.statements:
        assert small.document(one.section.document).text[one.start : one.end] == one.text
    for name in (TABLE_ID, SLIDES_ID):
        starts = [s.start for s in lexicon.statements if s.section.document == name]
        assert starts == sorted(starts)


def test_marks_whose_place_is_lost_say_nothing(lexicon: Lexicon) -> None:
    assert SectionKind.LOST not in {s.section.kind for s in lexicon.statements}


def test_a_compound_is_found_without_its_city_and_without_など() -> None:
    assert expand(["見本市職員", "企業等", "講座など"], ["見本市"]) == {
        "見本市職員", "職員", "企業等", "企業", "講座など", "講座",
    }  # fmt: skip


def test_one_character_is_never_left_over() -> None:
    assert expand(["見本市民", "課等"], ["見本市"]) == {"見本市民", "課等"}


def with_terms(lexicon: Lexicon, opening: str, *terms: str) -> Statement:
    return replace(statement(lexicon, opening), terms=frozenset(terms))


def stands_for(lexicon: Lexicon, opening: str, term: str, document: str = TABLE_ID) -> set[str]:
    """Give what a statement gets for a word where a document has a short name for a committee."""
    short = Quoted(document, 0, 3, "広\n管委")
    alias = Alias(short, Quoted(TABLE_ID, 9, 16, "広場管理委員会"), Basis.INFERRED, "", short)
    (one,) = with_long_forms([with_terms(lexicon, opening, term)], [alias])
    return set(one.terms - {term})


def test_a_short_name_stands_for_its_long_form(lexicon: Lexicon) -> None:
    assert stands_for(lexicon, "イ　休館日は", "広管委") == {"広場管理委員会"}
    assert stands_for(lexicon, "イ　休館日は", "休館日") == set()


def test_a_short_name_stands_for_nothing_in_another_document(lexicon: Lexicon) -> None:
    assert stands_for(lexicon, "花壇の水やり", "広管委") == set()


def test_names_printed_side_by_side_need_no_help(lexicon: Lexicon) -> None:
    short, anchor = Quoted(TABLE_ID, 0, 2, "計画"), Quoted(TABLE_ID, 0, 9, "花壇計画（計画）")
    alias = Alias(short, Quoted(TABLE_ID, 0, 4, "花壇計画"), Basis.PRINTED, "", anchor)
    one = with_terms(lexicon, "イ　休館日は", "計画")
    assert with_long_forms([one], [alias])[0].terms == {"計画"}


def test_a_rare_word_weighs_more_than_a_common_one_and_an_unknown_one_most(
    lexicon: Lexicon,
) -> None:
    assert lexicon.weight("広場") < lexicon.weight("苗木") < lexicon.weight("水族館")


def test_a_word_is_known_to_the_document_that_uses_it(lexicon: Lexicon) -> None:
    assert lexicon.knows("苗木")
    assert lexicon.knows("苗木", TABLE_ID)
    assert not lexicon.knows("苗木", SLIDES_ID)
    assert not lexicon.knows("苗木", "no-such-document")


def test_a_statement_covers_all_some_or_none_of_the_words(lexicon: Lexicon) -> None:
    one = statement(lexicon, "イ　休館日は")
    assert lexicon.coverage(["休館日", "毎週火曜日"], one) == 1.0
    assert 0.0 < lexicon.coverage(["休館日", "水族館"], one) < 1.0
    assert lexicon.coverage(["水族館"], one) == 0.0
    assert lexicon.coverage([], one) == 0.0


def test_a_word_of_the_heading_counts_less_than_one_of_the_sentence(lexicon: Lexicon) -> None:
    one = statement(lexicon, "イ　休館日は")
    assert "開館時間" in one.path_terms - one.terms
    outer = lexicon.coverage(["開館時間"], one)
    inner = lexicon.coverage(["開館時間"], replace(one, terms=one.terms | {"開館時間"}))
    assert 0.0 < outer < inner == 1.0


def test_headings_are_names_without_their_signs(lexicon: Lexicon) -> None:
    assert statement(lexicon, "花壇の水やり").headings == (
        "集いの広場プロジェクト", "広場の仕組み", "花壇サポーター",
    )  # fmt: skip
