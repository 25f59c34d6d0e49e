"""Trains the adapter: a question nearer to what answers it than to everything else of its batch.

Contrastive learning over the batch with mined hard negatives (Karpukhin et al. 2020, "Dense
Passage Retrieval"), in the prompts of the model. Neither of the two documents of the program is
learnt from.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from evals.spoken_set import Field
from evals.tuning.lowrank import add_adapters, load_adapters, parameters_of, save_adapters
from evals.tuning.pairs import Lesson, lessons_of
from evals.tuning.states import Halves
from index.conversion import PASSAGE_PROMPT, QUERY_PROMPT
from index.settings import IndexSettings

Report = Callable[[str], None]
_SAME = -1e4


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train: layers below `frozen` stay as they are; `begun` is an adapter to go on from."""

    frozen: int = 4
    rank: int = 16
    epochs: int = 3
    batch: int = 40
    rate: float = 5e-4
    temperature: float = 0.03
    near: int = 16
    seed: int = 0
    begun: Path | None = None


def train(folder: Path, fields: Sequence[Field], out: Path, recipe: Recipe, report: Report) -> None:
    """Train an adapter of the model in a folder on some fields and write it."""
    from transformers import AutoTokenizer, BertModel

    torch.manual_seed(recipe.seed)
    model: Any = BertModel.from_pretrained(folder, dtype=torch.float32)
    model.eval()
    adapters = add_adapters(model, recipe.frozen, recipe.rank)
    if recipe.begun:
        load_adapters(adapters, recipe.begun)
    halves = Halves(model, AutoTokenizer.from_pretrained(folder), recipe.frozen)
    lessons = [lesson for field in fields for lesson in _mined(field, halves, recipe.near)]
    _learn(halves, list(parameters_of(adapters)), lessons, recipe, report)
    save_adapters(adapters, out)


def _mined(field: Field, halves: Halves, near: int) -> list[Lesson]:
    """Make a field's lessons with the passages that the model takes for the nearest."""
    passages = halves.all_vectors([PASSAGE_PROMPT + p.under_headings() for p in field.passages])
    asked = halves.all_vectors([QUERY_PROMPT + q.question for q in field.questions])
    likeness = (asked - IndexSettings().centring * passages.mean(0)) @ passages.T
    order = torch.argsort(likeness, dim=1, descending=True)[:, : near + 1]
    return lessons_of(field, order.tolist(), near)


def _learn(
    halves: Halves,
    parameters: list[torch.nn.Parameter],
    lessons: list[Lesson],
    recipe: Recipe,
    report: Report,
) -> None:
    """Go through the lessons in batches, with a rate that rises and falls once."""
    chance = random.Random(recipe.seed)
    steps = len(lessons) // recipe.batch
    optimiser = torch.optim.AdamW(parameters, lr=recipe.rate, weight_decay=0.01)
    rates = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, recipe.rate, total_steps=recipe.epochs * steps + 1, pct_start=0.1
    )
    for epoch in range(recipe.epochs):
        chance.shuffle(lessons)
        total = 0.0
        for step in range(steps):
            batch = lessons[step * recipe.batch : (step + 1) * recipe.batch]
            loss = _loss(halves, batch, recipe.temperature, chance)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch's gap
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            rates.step()
            total += loss.item()
        report(f"{epoch + 1}/{recipe.epochs}周目：損失の平均 {total / max(steps, 1):.3f}")


def _loss(
    halves: Halves, batch: Sequence[Lesson], temperature: float, chance: random.Random
) -> Tensor:
    """Judge a batch: each question against all right and wrong texts of the batch."""
    asked = halves.vectors([QUERY_PROMPT + lesson.question.question for lesson in batch])
    right = [PASSAGE_PROMPT + lesson.right(chance) for lesson in batch]
    wrong = [PASSAGE_PROMPT + lesson.wrong(chance) for lesson in batch]
    likeness = asked @ halves.vectors([*right, *wrong]).T / temperature
    ids = [lesson.passage.id for lesson in batch]
    same = torch.tensor([[a == b and i != j for j, b in enumerate(ids)] for i, a in enumerate(ids)])
    # what answers another question of the batch about the same passage is no wrong answer
    likeness[:, : len(batch)] = likeness[:, : len(batch)].masked_fill(same, _SAME)
    return cross_entropy(likeness, torch.arange(len(batch)))
