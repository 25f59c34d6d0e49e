"""Every sentence of an answer is a quote, a phrase of the closed list, or a shown calculation."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.compose import FROM_RECORDS, compose
from assistant.engine import Assistant
from assistant.phrases import closed_phrases
from assistant.records import Answer, Role, Status
from corpus import Corpus
from evals.metrics.grounded import groundless
from evals.reference import Reference
from index.generations import Generation
from tests.assistant.samples import scope

QUESTIONS = (
    "集会所の開館時間はどう変わりましたか", "休館日は変わりましたか", "苗木の配布は",
    "市民課が担当する取組は", "掲示板の案内はどこが担当ですか", "相談員とは何ですか",
    "見守り隊とは何ですか", "花壇サポーターとは", "重点事項をすべて挙げて",
    "遊具の破損で休止している広場は何か所ですか", "北部地域の2030年の人口は何人ですか",
    "北部地域は2020年から2040年までに何人減りますか", "担い手の不足は課題ですか",
    "見本市の担い手の不足と標本市の遊具の破損を比べてください", "3ページの変更点は",
    "北部地域の2020年と2050年の人口は何人ですか",
    "北部地域の人口は2020年から2040年までに何％減りますか",
)  # fmt: skip
PIECES = (
    "集会所", "休館日", "開館時間", "相談員", "見守り隊", "花壇サポーター", "北部地域", "総人口",
    "市民課", "苗木", "見本市", "標本市", "松本市", "2030年", "令和12年", "3ページ", "第２章", "①",
    "③", "（１）", "ア", "○", "の", "は", "と", "とは何ですか", "どう変わりましたか", "見直し前",
    "見直し後", "をすべて挙げて", "何件", "いつ", "何人", "何％", "どこが担当", "[1]",
)  # fmt: skip


@pytest.fixture(scope="module")
def reference(small: Corpus) -> Reference:
    """What the evaluation holds answers against."""
    return Reference.build(small.documents, small.sections, phrases=closed_phrases())


def markers(answer: Answer) -> set[int]:
    return {int(number) for number in re.findall(r"\[(\d+)\]", answer.answer)}


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_says_nothing_of_its_own(
    helper: Assistant, reference: Reference, question: str
) -> None:
    answer = helper.ask(question)
    assert answer.status in {Status.ANSWERED, Status.PARTIAL}
    assert groundless(answer, reference) == ()


@pytest.mark.parametrize("question", QUESTIONS)
def test_markers_and_citations_match_one_to_one(helper: Assistant, question: str) -> None:
    answer = helper.ask(question)
    numbers = [citation.marker for citation in answer.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    assert markers(answer) == set(numbers)


@settings(max_examples=150)
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=7))
def test_whatever_the_words_of_a_question_an_answer_cites_and_a_refusal_claims_nothing(
    helper: Assistant, pieces: list[str]
) -> None:
    answer = helper.ask("".join(pieces))
    assert markers(answer) == {citation.marker for citation in answer.citations}
    if answer.status in {Status.ANSWERED, Status.PARTIAL}:
        assert answer.citations != ()
    elif answer.status is Status.UNANSWERABLE:
        assert {c.role for c in answer.citations} <= {Role.CONTEXT}


@settings(max_examples=150)
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=7))
def test_whatever_the_words_of_a_question_the_answer_says_nothing_of_its_own(
    helper: Assistant, reference: Reference, pieces: list[str]
) -> None:
    answer = helper.ask("".join(pieces))
    if answer.status in {Status.ANSWERED, Status.PARTIAL}:
        assert groundless(answer, reference) == ()


def test_a_city_outside_the_corpus_goes_before_everything_else(generation: Generation) -> None:
    draft = compose(scope(generation, "松本市の集会所の開館時間はどう変わりましたか"))
    assert (draft.status, draft.missing) == (Status.UNANSWERABLE, ["松本市"])


def test_the_order_is_answered_by_the_first_composer_that_can(generation: Generation) -> None:
    asked = scope(generation, "集会所の開館時間はどう変わりましたか")
    first = next(draft for composer in FROM_RECORDS if (draft := composer(asked)))
    assert compose(asked).text() == first.text()


def test_a_question_that_nothing_supports_is_refused(generation: Generation) -> None:
    draft = compose(scope(generation, "水族館のペンギン"))
    assert (draft.status, draft.citations) == (Status.UNANSWERABLE, [])
