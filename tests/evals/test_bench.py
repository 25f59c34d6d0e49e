from assistant.doubles import ScriptedAssistant
from evals.bench.questions import alternate, measurements
from evals.bench.records import Measurement
from index.encoder import HashingEncoder
from tests.evals.builders import question


def test_every_question_is_asked_and_embedded_once_after_one_round_of_warming_up() -> None:
    assistant = ScriptedAssistant(corpus=None)
    asked, encoded = alternate(assistant, HashingEncoder(), (question(q="一"), question(q="二")))
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
