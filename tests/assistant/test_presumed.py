"""What a question of why or when takes to have happened, and its refusal."""

import pytest

from assistant.engine import Assistant
from assistant.presumed import Presumed, find_presumed
from assistant.records import Status
from assistant.synonyms import Synonyms
from index.generations import Generation
from index.searcher import Searcher
from tests.assistant.samples import small_corpus

DAMAGE = "遊具の破損により、休止している広場が三か所あります。"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("会長が交代したのはなぜですか", "交代した"),
        ("会場が火事になった理由は何ですか", "火事になった"),
        ("なぜ屋根が崩れたのですか", "崩れた"),
        ("どうして会長が辞任したんですか", "辞任した"),
        ("講座を休むことにした経緯は", "休むことにした"),
        ("相談員が表彰されたきっかけは何ですか", "表彰された"),
        ("窓口が混雑してしまったのはいつですか", "混雑してしまった"),
        ("苗木が枯れちゃったのはなぜですか", "枯れちゃった"),
        ("指針が変わったのはなぜですか", None),
        ("会則に手を入れることにしたのはなぜですか", None),
        ("取組が始まったのはいつですか", None),
        ("広場に行くのはなぜですか", None),
        ("会長が交代したのは誰ですか", None),
    ],
)
def test_the_event_behind_why_or_when_is_found_by_its_verb_or_noun(
    question: str, said: str | None
) -> None:
    found = find_presumed(question)
    assert (found.said if found else None) == said


def test_an_event_is_named_by_every_word_of_its_compound() -> None:
    assert find_presumed("改修工事をした理由は何ですか") == Presumed(
        ("改修", "工事"), "改修工事をした"
    )


def test_an_event_told_in_a_sentence_of_its_own_is_taken_for_granted_by_nothing() -> None:
    assert find_presumed("会長が交代しました。集会所はいつ開きますか") is None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("標本市の遊具が盗まれたのはなぜですか", "盗まれた"),
        ("集会所の屋根が崩れたのはなぜですか", "崩れた"),
        ("会計事務の講座が炎上した理由は何ですか", "炎上した"),
        ("広場サポーターの募集で混乱したのはいつですか", "混乱した"),
        ("標本市の案内板が故障した経緯は何ですか", "故障した"),
    ],
)
def test_an_event_that_no_document_has_a_word_for_is_refused_by_its_name(
    helper: Assistant, question: str, said: str
) -> None:
    answer = helper.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (said,))
    assert answer.answer.splitlines()[0] == f"「{said}」は、収録した文書に出てきません。"


def test_an_event_that_a_document_has_the_word_for_is_answered(helper: Assistant) -> None:
    answer = helper.ask("標本市の遊具が破損したのはなぜですか")
    assert (answer.status, [c.quote for c in answer.citations]) == (Status.ANSWERED, [DAMAGE])


def test_an_event_in_spoken_words_for_a_word_of_a_document_is_answered(
    generation: Generation,
) -> None:
    synonyms = Synonyms({"壊れる": ("破損",)})
    searcher = Searcher(generation, None)
    known = Assistant(small_corpus(), searcher, synonyms=synonyms)
    unknown = Assistant(small_corpus(), searcher, synonyms=Synonyms())
    question = "標本市の遊具が壊れたのはなぜですか"
    assert [c.quote for c in known.ask(question).citations] == [DAMAGE]
    assert unknown.ask(question).missing == ("壊れた",)
