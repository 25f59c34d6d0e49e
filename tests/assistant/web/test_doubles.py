"""The shipped double behaves like an assistant."""

from assistant.doubles import Asked, ScriptedAssistant
from assistant.records import Status, Turn
from assistant.web import Answering
from corpus import Corpus
from tests.assistant.web.sample import CHANGED, script


def test_a_scripted_question_gets_its_record_with_the_id_of_the_call(corpus: Corpus) -> None:
    assistant: Answering = ScriptedAssistant(corpus, script(corpus))
    answer = assistant.ask(CHANGED, id="q7")
    assert (answer.id, answer.status, len(answer.citations)) == ("q7", Status.ANSWERED, 3)


def test_every_quote_of_the_script_stands_at_its_offsets(corpus: Corpus) -> None:
    for answer in script(corpus):
        for cited in answer.citations:
            text = corpus.document(cited.document).text
            assert text[cited.start : cited.end] == cited.quote


def test_any_other_question_is_refused_and_kept(corpus: Corpus) -> None:
    assistant = ScriptedAssistant(corpus)
    answer = assistant.ask("問い", [Turn("user", "前")], city="長野市")
    assert answer.status is Status.UNANSWERABLE
    assert assistant.asked == [Asked("問い", (Turn("user", "前"),), "長野市", None)]


def test_warming_up_does_what_the_script_says(corpus: Corpus) -> None:
    loaded: list[str] = []
    ScriptedAssistant(corpus, load=lambda: loaded.append("model")).warm_up()
    assert loaded == ["model"]
