"""What is offered to begin with and to go on with is answered."""

import pytest

from assistant.doubles import ScriptedAssistant
from assistant.engine import Assistant
from assistant.records import Answer, Citation, Role, Status, Turn
from assistant.starters import OFFERED, Reader, find_starters, is_answered
from assistant.suggestions import MOST, suggest
from corpus import Basis, Corpus

ASKED = (
    "まちのアトリエはどこが活用しますか",
    "2024コースには何がありますか",
    "公民館の指定管理はどうなりますか",
    "住自協とは",
    "市長の給料はいくらですか",
)


def test_without_documents_nothing_is_offered() -> None:
    assert find_starters(ScriptedAssistant(Corpus((), ()))) == ()


def test_what_is_not_answered_is_not_offered(originals: Corpus) -> None:
    assert find_starters(ScriptedAssistant(originals)) == ()


def cited(question: str, start: int) -> Answer:
    place = ("d", "題", ("章",), None, 1, None, "文", start, start + 1, Basis.PRINTED)
    only = Citation(1, Role.EVIDENCE, *place)
    return Answer(None, question, Status.ANSWERED, "文[1]", (only,))


def test_each_reader_is_offered_what_is_answered_once(originals: Corpus) -> None:
    questions = ("協働推進員はどう変わりましたか", "認可地縁団体とは何ですか")
    script = [cited(question, at) for at, question in enumerate(questions)]
    found = find_starters(ScriptedAssistant(originals, script))
    assert [(each.reader, each.question) for each in found] == [
        (Reader.RESIDENT, question) for question in questions
    ]


@pytest.mark.model
def test_every_reader_of_the_product_finds_three_answered_questions(product: Assistant) -> None:
    found = find_starters(product)
    readers = [each.reader for each in found]
    assert readers == [reader for reader in Reader for _ in range(OFFERED)]
    assert len({each.question for each in found}) == len(found)
    assert all(is_answered(product.ask(each.question)) for each in found)


@pytest.mark.model
@pytest.mark.parametrize("question", ASKED)
def test_what_goes_on_is_answered_behind_the_same_turns(product: Assistant, question: str) -> None:
    answer = product.ask(question)
    history = (Turn("user", question), Turn("assistant", answer.answer))
    offered = suggest(product, answer, history)
    assert 0 < len(offered) <= MOST
    assert question not in offered
    assert all(is_answered(product.ask(each, history)) for each in offered)


@pytest.mark.parametrize("status", [Status.SMALLTALK, Status.CLARIFY, Status.ERROR])
def test_nothing_goes_on_from_what_is_no_answer(originals: Corpus, status: Status) -> None:
    assert suggest(ScriptedAssistant(originals), Answer(None, "一", status, ""), ()) == ()


def test_what_brings_nothing_new_is_not_offered(originals: Corpus) -> None:
    near = next(s for s in originals.sections if s.path[-1:] == ("人的支援",))
    place = (near.document, "題", near.path, near.page, near.sheet, near.side)
    only = Citation(1, Role.EVIDENCE, *place, "文", near.start, near.end, Basis.PRINTED)
    answer = Answer(None, "一", Status.ANSWERED, "文[1]", (only,))
    again = Answer(None, "人的支援について教えてください", Status.ANSWERED, "文[1]", (only,))
    assert suggest(ScriptedAssistant(originals, [again]), answer, ()) == ()
