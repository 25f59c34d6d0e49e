import re
import time
from collections.abc import Sequence

from assistant.doubles import ScriptedAssistant
from evals.bench.embedding import compare, texts_of
from evals.bench.questions import alternate, measurements
from evals.bench.records import Measurement
from index.encoder import HashingEncoder
from tests.evals.builders import question


def test_every_question_is_asked_and_embedded_once_after_one_round_of_warming_up() -> None:
    assistant = ScriptedAssistant(corpus=None)
    asked, encoded = alternate(assistant, len, (question(q="一"), question(q="二")))
    assert [each.question for each in assistant.asked] == ["一", "一", "二"]
    assert (len(asked), len(encoded)) == (2, 2)


def test_percentiles_stand_beside_their_budgets() -> None:
    # p50 of 10, 30, 50 is 30; p95 lies at position 1.9, so 30 + 0.9 · 20; 30 / 15 = 2.
    figures = tuple(measurements([10.0, 50.0, 30.0], [15.0, 15.0, 15.0]))
    assert figures == (
        Measurement("a question, p50", "40 ms", "30.0 ms (n = 3)", True),
        Measurement("a question, p95", "120 ms", "48.0 ms (n = 3)", True),
        Measurement("a question against its `encode`, p50", "1.5 ×", "2.00 × (15.0 ms)", False),
    )
    assert figures[2].row()[3] == "no"


class SlowEngine:
    """Stands in for the C engine: sleeps for each text."""

    def embed(self, texts: Sequence[str]) -> list[float]:
        time.sleep(0.002 * len(texts))
        return []


def test_texts_of_a_bench_have_as_many_tokens_as_fit() -> None:
    texts = texts_of(len, 300, 4)
    assert [290 < len(text) <= 300 for text in texts] == [True] * 4
    assert len(set(texts)) == 4


def test_the_faster_side_is_told_as_a_ratio() -> None:
    found = compare(HashingEncoder(8), SlowEngine(), ["あ"] * 8, "embedding", 1.0)
    assert (found.what, found.budget, found.within) == ("embedding", "1 ×", True)
    assert re.fullmatch(r"\d+\.\d × \([\d.]+ texts/s, median of 5\)", found.figure)
