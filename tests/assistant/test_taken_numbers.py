"""Why there are so many is refused where no document gives that number."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("標本市で休止している広場が七か所になったのはなぜですか", "7か所"),
        ("見本市の相談員が12人に決まったのはいつですか", "12人"),
    ],
)
def test_a_number_that_no_document_gives_is_refused(
    helper: Assistant, question: str, said: str
) -> None:
    answer = helper.ask(question.replace("七", "7"))
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (said,))


def test_a_place_that_no_statement_about_the_thing_names_is_refused(helper: Assistant) -> None:
    answer = helper.ask("見本市で掲示板が施設課庁舎に移されるのはなぜですか")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("掲示板が施設課庁舎に",))
