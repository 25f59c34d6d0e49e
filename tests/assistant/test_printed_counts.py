"""How many there are, where the number is printed right before the name."""

from pathlib import Path

import pytest

from tests.assistant.samples import SLIDES, assistant_over, corpus_of

PRINTED = "二十の町から、24地区町内連合会の会長が集まります。"


def slides_with(*lines: str) -> str:
    return "\n\n".join((SLIDES.rstrip(), *lines, ""))


@pytest.mark.parametrize(
    "question", ["標本市の町内連合会の数は", "標本市に町内連合会はいくつありますか"]
)
def test_the_number_before_what_is_counted_is_quoted(tmp_path: Path, question: str) -> None:
    helper = assistant_over(tmp_path, corpus_of(slides_text=slides_with(PRINTED)))
    assert [c.quote for c in helper.ask(question).citations] == [PRINTED]


def test_where_two_numbers_are_printed_none_of_them_is_the_answer(tmp_path: Path) -> None:
    other = "昨年は30地区町内連合会でした。"
    helper = assistant_over(tmp_path, corpus_of(slides_text=slides_with(PRINTED, other)))
    assert [c.quote for c in helper.ask("標本市の町内連合会の数は").citations] == [PRINTED, other]
