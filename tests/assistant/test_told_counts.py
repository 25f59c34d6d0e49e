"""The sentence that counts what is asked for in other words is quoted."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from tests.assistant import samples

TOTAL = "アンケートには花壇の意見が23件寄せられました。"
PARTS = "花壇の意見の内訳は、取り入れたもの12件、参考にするもの11件です。"
PLACES = "花壇の意見を踏まえ、案の4項目を改めました。"
ASKED = "花壇の意見のうち、取り入れたものは何件ですか"


def helper_with(folder: Path, *sentences: str) -> Assistant:
    slides = samples.SLIDES.replace(
        "広場サポーターの募集は、地域振興課が受け付けます。", "\n".join(sentences)
    )
    outline = samples.OUTLINE.replace("広場サポーターの募集は", sentences[0][:8])
    return samples.assistant_over(folder, samples.corpus_of(slides_text=slides, outline=outline))


def test_the_parts_of_a_total_are_quoted_behind_it(tmp_path: Path) -> None:
    answer = helper_with(tmp_path, TOTAL, PARTS).ask(ASKED)
    assert answer.answer.splitlines() == [f"{TOTAL}[1]", f"{PARTS}[2]"]


def test_numbers_that_do_not_add_up_are_no_parts(tmp_path: Path) -> None:
    answer = helper_with(tmp_path, TOTAL.replace("23", "25"), PARTS).ask(ASKED)
    assert f"{TOTAL.replace('23', '25')}[1]" not in answer.answer


@pytest.mark.parametrize(
    "question",
    ["花壇の意見を踏まえて案から直したところは何か所ですか", "花壇の意見で案を改めた点はいくつ"],
)
def test_a_number_of_revised_places_is_quoted(tmp_path: Path, question: str) -> None:
    assert helper_with(tmp_path, PLACES).ask(question).answer == f"{PLACES}[1]"


def test_what_is_up_for_revision_is_no_revised_place(tmp_path: Path) -> None:
    answer = helper_with(tmp_path, PLACES).ask("花壇の意見で見直しの対象となる施設はいくつ")
    assert answer.answer != f"{PLACES}[1]"


def test_a_sentence_without_a_number_of_places_tells_none(tmp_path: Path) -> None:
    sentence = "花壇の意見を踏まえ、案を改めました。"
    answer = helper_with(tmp_path, sentence).ask("花壇の意見で案から直したところは何か所ですか")
    assert answer.answer.splitlines()[0] != f"{sentence}[1]"
