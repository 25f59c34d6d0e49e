"""What a run prints: scores with counts and intervals, then by kind, form and persona."""

import platform
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Any

from evals.baselines.table import Row, comparison
from evals.formatting import brief, counts, markdown_table, number, percent, span
from evals.last import LastHalf, changed_groups, difference
from evals.metrics.effort import elapsed_ms, length
from evals.question_set import Question
from evals.reference import Reference
from evals.runner import Run
from evals.scores import SCORES, Scored, ineligible, shares_of, shortcomings, total
from evals.statistics import Share, interval, percentile
from evals.wording import shared_words

BREAKDOWN = (
    "correct",
    "cited",
    "precision",
    "grounded",
    "refused",
    "wrong answer",
    "wrong refusal",
)
GROUPS: dict[str, Callable[[Question], str]] = {
    "kind": lambda question: question.kind,
    "form": lambda question: question.form,
    "persona": lambda question: question.persona,
    "content words shared with the gold quotes": shared_words,
}


def settings_line(reference: Reference) -> str:
    """Name what the figures were measured with."""
    known = ", ".join(f"{name} {digest[:19]}" for name, digest in reference.hashes.items())
    return f"machishirube {version('machishirube')}, Python {platform.python_version()}, {known}"


def report(
    run: Run, cases: Sequence[Scored], last: LastHalf | None = None, rows: Sequence[Row] = ()
) -> str:
    """Give the whole report on one question set as Markdown.

    `last` are the figures of the last report, `rows` the product and its baselines.
    """
    questions = run.questions
    parts = [f"## {questions.name}: {len(cases)} questions (sha256:{questions.sha256[:12]})"]
    if run.unasked:
        parts.append(f"Without a record, left out: {len(run.unasked)}")
    comparable = last if last and last.sha256 == questions.sha256 else None
    if last and not comparable:
        parts.append("The last report is on other questions: no change is shown.")
    parts += [overall(cases, comparable), effort(cases)]
    if comparable:
        parts.append(changes(cases, comparable))
    if rows:
        parts.append(f"Against baselines (95 % intervals in brackets):\n\n{comparison(rows)}")
    parts += [
        f"By {name} (95 % intervals in brackets):\n\n{breakdown(cases, by)}"
        for name, by in GROUPS.items()
    ]
    return "\n\n".join([*parts, f"Failures by kind:\n\n{failures_by_kind(cases)}"])


def overall(cases: Sequence[Scored], last: LastHalf | None = None) -> str:
    """Give every score with counts, its 95 % interval and the change since the last report."""
    rows = []
    for score in SCORES:
        share = total(cases, score.name)
        rows.append(
            [
                score.name,
                percent(share),
                counts(share),
                span(interval(shares_of(cases, score.name))),
                difference(share, last.scores.get(score.name) if last else None),
                score.of,
                str(ineligible(cases, score.name)),
            ]
        )
    head = ["score", "share", "counts", "95 % interval", "change", "of", "questions left out"]
    return markdown_table(head, rows)


def changes(cases: Sequence[Scored], last: LastHalf) -> str:
    """Tell what changed since the last report, by kind, form and persona."""
    told = changed_groups(groups(cases), last)
    return "Changed since the last report: " + ("; ".join(told) or "nothing") + "."


def effort(cases: Sequence[Scored]) -> str:
    """Give length, times, statuses and fallbacks in a few lines."""
    answers = [case.result.answer for case in cases]
    lengths = [chars for answer in answers if (chars := length(answer)) is not None]
    times = [elapsed_ms(answer) for answer in answers]
    statuses = Counter(answer.status.value for answer in answers)
    return "\n".join(
        [
            f"- length: median {number(percentile(lengths, 50))} characters (n = {len(lengths)})",
            f"- time: p50 {number(percentile(times, 50), 1)} ms,"
            f" p95 {number(percentile(times, 95), 1)} ms (n = {len(times)})",
            "- status: " + ", ".join(f"{name} {n}" for name, n in sorted(statuses.items())),
            f"- degraded: {sum(bool(answer.degraded) for answer in answers)}",
        ]
    )


def median_chars(cases: Sequence[Scored]) -> float | None:
    """Give the median length of the answered records."""
    lengths = [n for case in cases if (n := length(case.result.answer)) is not None]
    return percentile(lengths, 50)


def breakdown(cases: Sequence[Scored], by: Callable[[Question], str]) -> str:
    """Give the main scores of each group of questions as counts with intervals."""
    rows = [
        [name, str(len(group)), *(brief(shares_of(group, score)) for score in BREAKDOWN)]
        for name, group in _grouped(cases, by).items()
    ]
    return markdown_table(["", "questions", *BREAKDOWN], rows)


def groups(cases: Sequence[Scored]) -> dict[str, dict[str, dict[str, Share]]]:
    """Give the main scores by the name of the grouping, the group and the score."""
    return {
        name: {
            group: {score: total(held, score) for score in BREAKDOWN}
            for group, held in _grouped(cases, by).items()
        }
        for name, by in GROUPS.items()
    }


def _grouped(cases: Sequence[Scored], by: Callable[[Question], str]) -> dict[str, list[Scored]]:
    found: dict[str, list[Scored]] = {}
    for case in cases:
        found.setdefault(str(by(case.result.question)), []).append(case)
    return dict(sorted(found.items()))


def failures_by_kind(cases: Sequence[Scored]) -> str:
    """Count the questions of each kind that fall short of a score, without naming them."""
    rows = []
    for kind, group in _grouped(cases, GROUPS["kind"]).items():
        failed = tuple(Share(int(bool(case.failed)), 1) for case in group)
        if any(share.hits for share in failed):
            rows.append([kind, brief(failed)])
    return markdown_table(["kind", "failed (95 % interval)"], rows)


def traces(run: Run, cases: Sequence[Scored], reference: Reference) -> str:
    """Tell each failure in full; of a blind set, nothing."""
    if run.questions.blind:
        return f"## {run.questions.name}: failures are not shown"
    return "\n\n".join(
        [f"## {run.questions.name}: failures"]
        + [_trace(case, reference) for case in cases if case.failed]
    )


def _trace(case: Scored, reference: Reference) -> str:
    question, answer = case.result.question, case.result.answer
    history = [f"  {turn.role}: {turn.content}" for turn in question.history]
    return "\n".join(
        [
            f"### {question.id} {question.kind} {question.form}: {', '.join(case.failed)}",
            *history,
            f"Q: {question.q}",
            f"status: {answer.status}",
            f"A: {answer.answer}",
            *(f"- {line}" for line in shortcomings(case, reference)),
        ]
    )


def as_json(run: Run, cases: Sequence[Scored], rows: Sequence[Row] = ()) -> dict[str, Any]:
    """Give the figures as JSON-ready values, and single cases unless the set is blind."""
    singles = [] if run.questions.blind else [_single(case) for case in cases]
    return figures(run, cases, rows) | {"cases": singles}


def figures(run: Run, cases: Sequence[Scored], rows: Sequence[Row] = ()) -> dict[str, Any]:
    """Give what a later run is compared with; times are left out, as they are of one machine."""
    return {
        "name": run.questions.name,
        "sha256": run.questions.sha256,
        "questions": len(cases),
        "unasked": len(run.unasked),
        "median_chars": median_chars(cases),
        "scores": {score.name: _plain(shares_of(cases, score.name)) for score in SCORES},
        "groups": {
            name: {
                group: {score: [share.hits, share.total] for score, share in shares.items()}
                for group, shares in held.items()
            }
            for name, held in groups(cases).items()
        },
        "baselines": [row.as_json() for row in rows],
    }


def _single(case: Scored) -> dict[str, Any]:
    shares = zip(SCORES, case.shares, strict=True)
    return {
        "id": case.result.question.id,
        "status": case.result.answer.status.value,
        "failed": list(case.failed),
        "shares": {score.name: share and [share.hits, share.total] for score, share in shares},
    }


def _plain(shares: Sequence[Share | None]) -> dict[str, Any]:
    share, bounds = sum((s for s in shares if s), Share(0, 0)), interval(shares)
    return {
        "hits": share.hits,
        "total": share.total,
        "share": share.value,
        "interval": bounds and [bounds.low, bounds.high],
    }
