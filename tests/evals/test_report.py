from dataclasses import replace

from assistant.records import Answer, Status
from evals.last import Counted, LastHalf
from evals.question_set import Form, Kind, Question, QuestionSet
from evals.report import as_json, breakdown, effort, failures_by_kind, overall, report, traces
from evals.runner import Result, Run
from evals.scores import Scored, ineligible, score, shortcomings, total
from evals.statistics import Share
from tests.evals.builders import answer, cite, question, reference

GOOD = question(id="good", must=(("200,115",),), cite=("200,115人",))
BAD = question(id="bad", kind=Kind.LIST, q="列挙して", must=(("大学", "学校"),), must_not=("未定",))
LOST = question(id="lost", kind=Kind.MISSING, answerable=False, form=Form.TYPO)
HELD = reference()


def run(name: str = "mine") -> Run:
    figures = answer("人口は200,115人です[1]", cite("人口は200,115人です"))
    pairs: tuple[tuple[Question, Answer], ...] = (
        (GOOD, figures),
        (BAD, replace(answer("未定。廃止。", cite("未定")), elapsed_ms=40.0)),
        (LOST, answer("", status=Status.UNANSWERABLE)),
    )
    sets = QuestionSet(name, "ab" * 32, tuple(question for question, _ in pairs))
    return Run(sets, tuple(Result(*pair) for pair in pairs))


def cases() -> tuple[Scored, ...]:
    return score(run().results, HELD)


def test_scores_are_added_up_over_the_cases_that_they_apply_to() -> None:
    assert total(cases(), "correct") == Share(1, 2)
    assert total(cases(), "verbatim") == Share(2, 2)
    assert total(cases(), "refused") == Share(1, 1)
    assert ineligible(cases(), "cited") == 2


def test_a_case_fails_by_the_scores_that_it_falls_short_of() -> None:
    failed = [case.failed for case in cases()]
    assert failed == [(), ("correct", "grounded"), ()]


def test_what_a_case_falls_short_of_is_told_line_by_line() -> None:
    assert shortcomings(cases()[1], HELD) == (
        "must: 大学 | 学校",
        "must not: 未定",
        "no source: 廃止。",
    )


def test_every_score_is_printed_with_counts_and_interval() -> None:
    # Wilson at 1 of 2: (0.5 + 0.96036) / 2.92073 = 0.5, ± 0.40547.
    assert "| correct | 50.0% | 1/2 | 9.5%–90.5% | – | answerable questions | 1 |" in overall(
        cases()
    )
    assert "| wrong answer | 0.0% | 0/1 |" in overall(cases())


def test_characters_of_a_quote_count_as_one_case_in_their_interval() -> None:
    """Two answers, 13 of 13 and 0 of 2: as wide as few questions are, not as 15 characters.

    (13 - 13 x 13/15)^2 + (0 - 2 x 13/15)^2 = 6.0089, over 15^2: 0.026706; 0.115556 / 0.026706
    = 4.3269 effective characters. Wilson there: (0.866667 + 0.443900) / 1.887799 = 0.694230,
    half 1.038231 x sqrt(0.026706 + 0.051293) = 0.289960.
    """
    assert "| precision by characters | 86.7% | 13/15 | 40.4%–98.4% |" in overall(cases())


def test_the_change_since_the_last_report_is_told_in_points_and_by_group() -> None:
    groups = {"kind": {"fact": {"correct": (0, 1), "cited": (1, 1)}}}
    last = LastHalf("mine", "ab" * 32, {"correct": Counted(1, 4)}, groups)
    told = report(run(), cases(), last)
    assert "| correct | 50.0% | 1/2 | 9.5%–90.5% | +25.0 |" in told
    assert "Changed since the last report: kind fact: correct 0/1 → 1/1." in told


def test_figures_of_other_questions_are_not_compared() -> None:
    told = report(run(), cases(), LastHalf("mine", "cd" * 32, {"correct": Counted(1, 4)}))
    assert "The last report is on other questions: no change is shown." in told
    assert "| correct | 50.0% | 1/2 | 9.5%–90.5% | – |" in told


def test_a_score_without_a_case_has_no_share() -> None:
    empty = overall(cases()[2:])
    assert "| correct | – | – | – | – | answerable questions | 1 |" in empty


def test_length_time_and_statuses_are_told() -> None:
    assert effort(cases()) == (
        "- length: median 10 characters (n = 2)\n"
        "- time: p50 20.0 ms, p95 38.0 ms (n = 3)\n"
        "- status: answered 2, unanswerable 1\n"
        "- degraded: 0"
    )


def test_groups_are_shown_as_counts() -> None:
    by_form = breakdown(cases(), lambda question: question.form)
    # Wilson at 1 of 1: (1 + 1.92073) / 4.84146 ± 0.39669; at 1 of 2: 0.5 ± 0.40547.
    assert "| plain | 2 | 1/2 (9%–91%) | 1/1 (21%–100%) | " in by_form
    assert "| typo | 1 | – | – | – | – | 1/1 (21%–100%) | 0/1 (0%–79%) | – |" in by_form


def test_failures_are_counted_by_kind() -> None:
    assert failures_by_kind(cases()).splitlines()[2:] == ["| list | 1/1 (21%–100%) |"]


def test_a_trace_tells_question_status_answer_and_what_is_missing() -> None:
    assert traces(run(), cases(), HELD).split("\n\n")[1:] == [
        "### bad list plain: correct, grounded\nQ: 列挙して\nstatus: answered\nA: 未定。廃止。\n"
        "- must: 大学 | 学校\n- must not: 未定\n- no source: 廃止。"
    ]


def test_of_the_blind_half_only_counts_are_shown() -> None:
    """Whoever mends the product by single test questions has no test any more."""
    blind = run("test")
    shown = report(blind, cases()) + traces(blind, cases(), HELD) + str(as_json(blind, cases()))
    assert "列挙して" not in shown
    assert "'bad'" not in shown
    assert "| list | 1/1 (21%–100%) |" in shown


def test_the_json_holds_counts_intervals_and_single_cases() -> None:
    values = as_json(run(), cases())
    assert values["scores"]["correct"]["hits"] == 1
    assert values["scores"]["correct"]["share"] == 0.5
    assert values["cases"][1]["failed"] == ["correct", "grounded"]
    assert values["cases"][2]["shares"]["correct"] is None


def test_questions_without_a_record_are_counted() -> None:
    told = report(replace(run(), unasked=(GOOD,)), cases())
    assert "Without a record, left out: 1" in told
