"""A question as concepts."""

import pytest

from assistant.concepts import UNKNOWN, find_wording
from assistant.lexicon import Lexicon
from assistant.synonyms import Synonyms
from tests.assistant import samples


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(samples.small_corpus())


def test_a_spoken_word_stands_for_the_official_word_that_the_corpus_uses(lexicon: Lexicon) -> None:
    synonyms = Synonyms({"お休みの日": ("休館日", "祝祭日")})
    wording = find_wording("お休みの日はいつ", ("休み", "日"), lexicon, synonyms)
    assert wording.official == ("休館日",)
    assert [concept.ways for concept in wording.concepts] == [(("休館", "日", "休館日"),)]


def test_a_spoken_word_for_nothing_in_the_corpus_counts_as_it_is_said(lexicon: Lexicon) -> None:
    synonyms = Synonyms({"お祭り": ("祝祭日",)})
    wording = find_wording("お祭り", ("祭り",), lexicon, synonyms)
    assert (wording.official, [c.ways for c in wording.concepts]) == ((), [(("祭り",),)])


def test_a_spoken_word_of_the_corpus_may_be_meant_as_it_is_said(lexicon: Lexicon) -> None:
    synonyms = Synonyms({"苗木": ("休館日",)})
    (concept,) = find_wording("苗木", ("苗木",), lexicon, synonyms).concepts
    assert ("苗木",) in concept.ways
    assert concept.weight == lexicon.weight("苗木")


def test_unknown_verbs_count_less_than_unknown_nouns(lexicon: Lexicon) -> None:
    wording = find_wording("宇宙船が膨らむ", ("宇宙船", "膨らむ"), lexicon, Synonyms())
    noun, verb = wording.concepts
    assert verb.weight == pytest.approx(noun.weight * UNKNOWN)


def test_unknown_words_of_another_language_count_less(lexicon: Lexicon) -> None:
    (word,) = find_wording("spaceship", ("spaceship",), lexicon, Synonyms(), foreign=True).concepts
    assert word.weight == pytest.approx(lexicon.weight("spaceship") * UNKNOWN)


def test_words_of_asking_alone_stand_for_no_subject(lexicon: Lexicon) -> None:
    synonyms = Synonyms({"お休みの日": ("休館日",)})
    wording = find_wording("お休みの日", ("休み",), lexicon, synonyms, bare=True)
    assert wording.official == ()


def test_a_spoken_word_for_words_of_asking_is_no_subject(lexicon: Lexicon) -> None:
    synonyms = Synonyms({"どう違う": ("変更",)})
    wording = find_wording("苗木はどう違う", ("苗木", "違う"), lexicon, synonyms)
    assert (wording.official, [c.ways for c in wording.concepts]) == ((), [(("苗木",),)])


def test_a_spoken_word_for_a_subject_besides_a_word_of_asking_is_one(lexicon: Lexicon) -> None:
    synonyms = Synonyms({"どう違う": ("変更", "苗木")})
    wording = find_wording("どう違う", ("違う",), lexicon, synonyms)
    assert wording.official == ("変更", "苗木")
    assert [c.ways for c in wording.concepts] == [(("変更",), ("苗木",))]


def test_an_unknown_compound_that_holds_a_spoken_word_is_left_out(lexicon: Lexicon) -> None:
    synonyms = Synonyms({"奥さん": ("住民",)})
    wording = find_wording("奥さん方の苗木", ("奥さん方", "苗木"), lexicon, synonyms)
    assert [c.ways for c in wording.concepts] == [(("苗木",),), (("住民",),)]


def test_a_known_compound_that_holds_a_spoken_word_counts_by_itself(lexicon: Lexicon) -> None:
    synonyms = Synonyms({"相談": ("苗木",)})
    wording = find_wording("相談員", ("相談員",), lexicon, synonyms)
    assert [c.ways for c in wording.concepts] == [(("相談員",),), (("苗木",), ("相談",))]


def test_an_unknown_compound_that_holds_one_character_said_counts(lexicon: Lexicon) -> None:
    synonyms = Synonyms({"船": ("苗木",)})
    wording = find_wording("船と宇宙船", ("宇宙船",), lexicon, synonyms)
    assert [c.ways for c in wording.concepts] == [(("宇宙船",),), (("苗木",),)]
