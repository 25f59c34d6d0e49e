"""A printed string with signs in it is found where a question quotes it."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status


@pytest.mark.parametrize(
    "question", ["令和7年●月って何？", "「令和７年●月」と書いてあるのはどこ？", "令和７年●月とは"]
)
def test_a_date_that_is_left_open_is_found_by_its_sign(helper: Assistant, question: str) -> None:
    answer = helper.ask(question)
    assert answer.status is Status.UNANSWERABLE
    assert [c.quote for c in answer.citations] == ["令和７年●月"]
    assert answer.answer.startswith(
        "この部分は、文書では「令和７年●月」となっていて、まだ決まっていません。[1]"
    )


def test_another_string_with_a_sign_is_quoted(helper: Assistant) -> None:
    answer = helper.ask("「■花壇サポーターとは」と書いてあるのはどこですか")
    assert answer.status is Status.ANSWERED
    assert [c.quote for c in answer.citations] == ["■花壇サポーターとは"]
