"""How long a question takes with the model loaded, and against embedding it alone."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from evals.bench.records import Measurement
from evals.question_set import Question
from evals.runner import Asks
from evals.statistics import percentile

P50_MS, P95_MS, RATIO = 40, 120, 1.5


def measure_questions(data_dir: Path | None) -> Iterator[Measurement]:
    """Ask the dev questions, each beside one `encode` of it by the same model object."""
    from evals.opening import open_parts, reference_of
    from evals.question_set import load_half
    from index.embedding import QUERY
    from index.encoder import SentenceEncoder

    assistant, encoder = open_parts(data_dir)
    assert isinstance(encoder, SentenceEncoder)  # for the types: a measured index has no other
    questions = load_half("dev", reference_of().stands).questions

    def encode(text: str) -> object:
        return encoder.model.encode([text], prompt_name=QUERY, show_progress_bar=False)

    asked, encoded = alternate(assistant, encode, questions)
    yield from measurements(asked, encoded)


def alternate(
    assistant: Asks, embed: Callable[[str], object], questions: tuple[Question, ...]
) -> tuple[list[float], list[float]]:
    """Give the milliseconds of asking and of embedding each question.

    The two take turns in going first, so that neither always finds warm caches; one round before
    is not counted.
    """
    asked: list[float] = []
    encoded: list[float] = []
    for number, question in enumerate((questions[0], *questions)):

        def ask(question: Question = question) -> None:
            asked.append(_ms(lambda: assistant.ask(question.q, question.history)))

        def encode(question: Question = question) -> None:
            encoded.append(_ms(lambda: embed(question.q)))

        for step in (ask, encode) if number % 2 else (encode, ask):
            step()
    return asked[1:], encoded[1:]


def _ms(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def measurements(asked: list[float], encoded: list[float]) -> Iterator[Measurement]:
    """Put the percentiles beside their budgets."""
    count = f"(n = {len(asked)})"
    for percent, budget in ((50, P50_MS), (95, P95_MS)):
        value = percentile(asked, percent) or 0.0
        name = f"a question, p{percent}"
        yield Measurement(name, f"{budget} ms", f"{value:.1f} ms {count}", value <= budget)
    alone = percentile(encoded, 50) or 0.0
    ratio = (percentile(asked, 50) or 0.0) / alone if alone else 0.0
    yield Measurement(
        "a question against its `encode`, p50",
        f"{RATIO} ×",
        f"{ratio:.2f} × ({alone:.1f} ms)",
        ratio <= RATIO,
    )
