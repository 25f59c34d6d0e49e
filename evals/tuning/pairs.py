"""What the adapter learns from: a question, what answers it, and what is near and does not."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from evals.spoken_set import Field, SpokenPassage, SpokenQuestion

# Shares of the forms in which an answer is shown: the passage, its sentence below the headings;
# the sentence by itself for the rest.
WHOLE, UNDER_HEADINGS = 0.4, 0.45
_SENTENCE = re.compile(r"[^。]+(?:。[」』）)]*|$)")


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question with its passage, and passages near it that do not answer."""

    question: SpokenQuestion
    passage: SpokenPassage
    near: tuple[SpokenPassage, ...]

    def right(self, chance: random.Random) -> str:
        """Give the text that answers, in one of its forms."""
        drawn = chance.random()
        if drawn < WHOLE:
            return self.passage.under_headings()
        sentence = next(
            (s for s in sentences(self.passage.text) if self.question.answer in s),
            self.question.answer,
        )
        return self.passage.under_headings(sentence) if drawn < WHOLE + UNDER_HEADINGS else sentence

    def wrong(self, chance: random.Random) -> str:
        """Give a near text that does not answer: a passage, or a sentence of one."""
        passage = chance.choice(self.near)
        if chance.random() < WHOLE:
            return passage.under_headings()
        return passage.under_headings(chance.choice(sentences(passage.text)))


def sentences(text: str) -> list[str]:
    """Cut a text behind every 。"""
    return [one for one in _SENTENCE.findall(text) if one.strip()]


def lessons_of(field: Field, nearest: Sequence[Sequence[int]], most: int) -> list[Lesson]:
    """Make the lessons of a field; `nearest` are the passages near each question, best first."""
    known = {passage.id: passage for passage in field.passages}
    return [
        Lesson(
            question,
            known[question.passage],
            tuple(p for n in near if (p := field.passages[n]).id != question.passage)[:most],
        )
        for question, near in zip(field.questions, nearest, strict=True)
    ]
