"""The parts of a list inside a sentence are counted."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from tests.assistant import samples

SENTENCE = "移動図書館は、協議会が北町、南町、東浜地域に設置しています。"


def helper_with(folder: Path, sentence: str) -> Assistant:
    slides = samples.SLIDES.replace("広場サポーターの募集は、地域振興課が受け付けます。", sentence)
    outline = samples.OUTLINE.replace("広場サポーターの募集は", sentence[:6])
    return samples.assistant_over(folder, samples.corpus_of(slides_text=slides, outline=outline))


@pytest.mark.parametrize(
    "question", ["移動図書館は何地域にありますか", "移動図書館はいくつの地域に設置されていますか"]
)
def test_a_list_that_ends_in_what_is_counted_is_counted(tmp_path: Path, question: str) -> None:
    answer = helper_with(tmp_path, SENTENCE).ask(question)
    assert answer.answer.splitlines() == [
        f"{SENTENCE}[1]",
        "挙げられているのは、次の全3件です。",
        "- 北町[1]",
        "- 南町[1]",
        "- 東浜[1]",
    ]
    assert [c.quote for c in answer.citations] == [SENTENCE]


def test_a_printed_number_is_quoted_and_not_counted(tmp_path: Path) -> None:
    sentence = "移動図書館は、北町、南町など５地域に設置しています。"
    answer = helper_with(tmp_path, sentence).ask("移動図書館は何地域にありますか")
    assert answer.answer == f"{sentence}[1]"


def test_other_things_in_the_sentence_are_not_counted(tmp_path: Path) -> None:
    answer = helper_with(tmp_path, SENTENCE).ask("移動図書館は何部会にありますか")
    assert "次の全" not in answer.answer
