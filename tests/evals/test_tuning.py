import random
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file, save_file
from transformers import BertConfig, BertModel

from evals.spoken_set import Field, SpokenPassage, SpokenQuestion
from evals.tuning.pairs import Lesson, lessons_of, sentences
from evals.tuning.training import Recipe, train
from index.adapter import parse_adapter
from index.conversion import write_folder
from index.encoder import SentenceEncoder
from index.q4file import read_q4
from tests.index.tiny_weights import tiny_file

PASSAGES = tuple(
    SpokenPassage(id=f"p{number}", document="計画", headings=("章",), text=text)
    for number, text in enumerate(("あい。ア1", "1ア。いあ", "ああ。11", "いい。アア"))
)
QUESTIONS = tuple(
    SpokenQuestion(passage=f"p{number}", question=question, answer=answer)
    for number, (question, answer) in enumerate(
        (("アア", "あい。"), ("ああ", "1ア。"), ("1", "ああ。"), ("い", "アア"))
    )
)
FIELD = Field(name="made-up", passages=PASSAGES, questions=QUESTIONS, unanswerable=())


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of one layer as it is before any training."""
    folder = tmp_path_factory.mktemp("plain")
    write_folder(read_q4(tiny_file()), folder, report=lambda message: None)
    torch.manual_seed(0)
    BertModel(BertConfig.from_pretrained(folder, initializer_range=0.5)).save_pretrained(folder)
    return folder


def adapted(folder: Path, adapter: Path) -> Path:
    """Copy a model's folder with an adapter added to its weights."""
    made = Path(shutil.copytree(folder, adapter.with_suffix("")))
    parsed = parse_adapter(adapter.read_bytes())
    tensors = load_file(made / "model.safetensors")
    changed = {
        name: parsed.adapt(name.removesuffix(".weight"), tensor) for name, tensor in tensors.items()
    }
    save_file(changed, made / "model.safetensors", metadata={"format": "pt"})
    return made


def margin(folder: Path) -> float:
    """Tell how much nearer questions are to their own passage than to the others on average."""
    encoder = SentenceEncoder(str(folder))
    asked = encoder.encode_queries([q.question for q in QUESTIONS])
    near = asked @ encoder.encode_passages([p.under_headings() for p in PASSAGES]).T
    own = np.eye(len(QUESTIONS), dtype=bool)
    return float(near[own].mean() - near[~own].mean())


def test_after_training_questions_are_nearer_to_what_answers_them(
    plain: Path, tmp_path: Path
) -> None:
    recipe = Recipe(frozen=0, rank=4, epochs=200, batch=4, rate=0.003, near=2)
    told: list[str] = []
    train(plain, [FIELD], tmp_path / "made.safetensors", recipe, told.append)
    assert margin(adapted(plain, tmp_path / "made.safetensors")) > margin(plain) + 0.05
    assert len(told) == 200


def test_training_goes_on_from_an_adapter(plain: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.safetensors", tmp_path / "second.safetensors"
    recipe = Recipe(frozen=0, rank=4, epochs=1, batch=4, near=2)
    train(plain, [FIELD], first, recipe, lambda message: None)
    still = Recipe(frozen=0, rank=4, epochs=0, batch=4, near=2, begun=first)
    train(plain, [FIELD], second, still, lambda message: None)
    assert first.read_bytes() == second.read_bytes()


def test_a_lesson_s_wrong_texts_never_come_from_its_own_passage() -> None:
    lessons = lessons_of(FIELD, [[0, 1, 2], [1, 0, 3], [2, 3, 0], [3, 2, 1]], most=2)
    assert [tuple(p.id for p in lesson.near) for lesson in lessons] == [
        ("p1", "p2"),
        ("p0", "p3"),
        ("p3", "p0"),
        ("p2", "p1"),
    ]


def test_a_right_text_is_the_passage_or_the_sentence_with_or_without_its_headings() -> None:
    lesson = Lesson(QUESTIONS[0], PASSAGES[0], PASSAGES[1:])
    shown = {lesson.right(random.Random(seed)) for seed in range(50)}
    assert shown == {"章\nあい。ア1", "章\nあい。", "あい。"}


def test_sentences_end_behind_a_full_stop_and_its_brackets() -> None:
    assert sentences("一。（二。）三") == ["一。", "（二。）", "三"]
