"""What is found for a question, and how a composer sees it."""

from dataclasses import replace

import pytest

from assistant.engine import Assistant
from assistant.lexicon import Lexicon
from assistant.recall import Recall
from assistant.records import Status
from assistant.synonyms import Synonyms
from corpus import Corpus, SectionKind, Side
from index.encoder import HashingEncoder
from index.generations import Generation
from index.searcher import LEXICAL_ONLY, Searcher
from tests.assistant.samples import SLIDES_ID, TABLE_ID, scope


def best(generation: Generation, question: str) -> str:
    return scope(generation, question).evidence.found[0].statement.text


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("休館日は何曜日ですか", "イ　休館日は"),
        ("会計事務の講座は年に何回ですか", "ア　会計事務の講座を、毎年二回"),
        ("休止している広場は何か所ですか", "遊具の破損により"),
        ("登下校の道に立つのはどんな人ですか", "見守り隊"),
    ],
)
def test_the_sentence_that_answers_stands_first(
    generation: Generation, question: str, opening: str
) -> None:
    assert best(generation, question).startswith(opening)


def test_evidence_comes_only_from_the_documents_that_are_asked(generation: Generation) -> None:
    found = scope(generation, "標本市の広場と集会所の掲示板").evidence.found
    assert {f.statement.section.document for f in found} == {SLIDES_ID}


def test_evidence_is_ordered_best_first(generation: Generation) -> None:
    scores = [f.score for f in scope(generation, "集会所の休館日と広場").evidence.found]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 1


def test_of_two_equal_sentences_the_after_one_goes_first(generation: Generation) -> None:
    found = scope(generation, "担い手の不足が課題となっているのは").evidence.found[:2]
    assert [f.statement.section.side for f in found] == [Side.AFTER, Side.BEFORE]


def test_the_side_that_is_asked_for_goes_first(generation: Generation) -> None:
    found = scope(generation, "見直し前では、担い手の不足が課題ですか").evidence.found
    assert found[0].statement.section.side is Side.BEFORE


def test_without_vectors_nothing_is_near_and_the_evidence_says_so(generation: Generation) -> None:
    evidence = scope(generation, "集会所の休館日").evidence
    assert (evidence.with_vectors, evidence.degraded) == (False, (LEXICAL_ONLY,))
    assert {f.dense for f in evidence.found} == {None}


def test_with_vectors_the_evidence_says_so(generation: Generation, small: Corpus) -> None:
    asked = scope(generation, "集会所の休館日")
    recall = Recall(Searcher(generation, HashingEncoder()), Lexicon(small), Synonyms())
    evidence = recall.recall(asked.reading, frozenset({TABLE_ID}))
    assert evidence.degraded == ()
    assert evidence.with_vectors


def test_a_question_with_no_word_of_the_documents_recalls_nothing(generation: Generation) -> None:
    assert scope(generation, "水族館のペンギン").evidence.found == ()


def test_a_scope_shows_only_the_records_of_its_documents(generation: Generation) -> None:
    slides = scope(generation, "標本市の広場")
    assert (list(slides.revisions), list(slides.duties)) == ([], [])
    assert {t.term for t in slides.terms} == {"花壇サポーター"}
    table = scope(generation, "見本市の集会所")
    assert list(table.tables) == []
    assert {s.document for s in table.sections} == {TABLE_ID}


def test_a_section_is_known_by_its_best_statement(generation: Generation) -> None:
    asked = scope(generation, "休館日は火曜日ですか")
    first = asked.evidence.found[0]
    assert asked.scores[first.statement.section.key] == first
    assert asked.score([first.statement.section, None]) == first.score
    assert asked.score([None]) == 0.0


def test_nearest_sections_say_something(generation: Generation) -> None:
    kinds = {s.kind for s in scope(generation, "見直し一覧表の講座の開催").nearest()}
    assert SectionKind.CLAUSE in kinds
    assert not kinds & {SectionKind.TITLE, SectionKind.TABLE_HEAD, SectionKind.OMISSION}


def test_a_document_filter_leaves_out_the_others(helper: Assistant) -> None:
    answer = helper.ask("花壇サポーターとは何ですか", document=TABLE_ID)
    assert answer.status is Status.UNANSWERABLE
    assert {n.document for n in answer.nearest} <= {TABLE_ID}


def test_replacing_the_evidence_changes_what_a_scope_scores(generation: Generation) -> None:
    asked = scope(generation, "休館日は火曜日ですか")
    assert replace(asked, evidence=replace(asked.evidence, found=())).scores == {}
