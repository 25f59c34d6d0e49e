"""What a run prints: scores with counts and intervals, then by kind, form and persona."""

import platform
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from typing import Any

from evals.metrics.effort import elapsed_ms, length
from evals.question_set import Question
from evals.reference import Reference
from evals.runner import Run
from evals.scores import SCORES, Scored, ineligible, shortcomings, total
from evals.statistics import Share, percentile, wilson

BREAKDOWN = ("correct", "cited", "grounded", "refused", "wrong answer", "wrong refusal")
GROUPS: tuple[tuple[str, Callable[[Question], str]], ...] = (
    ("kind", lambda question: question.kind),
    ("form", lambda question: question.form),
    ("persona", lambda question: question.persona),
)


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def settings_line(reference: Reference) -> str:
    """Name what the figures were measured with."""
    known = ", ".join(f"{name} {digest[:19]}" for name, digest in reference.hashes.items())
    return f"machishirube {version('machishirube')}, Python {platform.python_version()}, {known}"


def report(run: Run, cases: Sequence[Scored]) -> str:
    """Give the whole report on one question set as Markdown."""
    questions = run.questions
    parts = [
        f"## {questions.name}: {len(cases)} questions (sha256:{questions.sha256[:12]})",
        overall(cases),
        effort(cases),
        *(f"By {name}:\n\n{breakdown(cases, by)}" for name, by in GROUPS),
        f"Failures by kind:\n\n{failures_by_kind(cases)}",
    ]
    if run.unasked:
        parts.insert(1, f"Without a record, left out: {len(run.unasked)}")
    return "\n\n".join(parts)


def overall(cases: Sequence[Scored]) -> str:
    """Give every score with counts and its 95 % interval (Wilson)."""
    rows = []
    for score in SCORES:
        share = total(cases, score.name)
        left_out = str(ineligible(cases, score.name))
        rows.append(
            [
                score.name,
                percent(share),
                counts(share),
                interval(share) if score.independent else "–",
                score.of,
                left_out,
            ]
        )
    return markdown_table(
        ["score", "share", "counts", "95 % interval", "of", "questions left out"], rows
    )


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


def breakdown(cases: Sequence[Scored], by: Callable[[Question], str]) -> str:
    """Give the main scores of each group of questions as counts."""
    groups: dict[str, list[Scored]] = {}
    for case in cases:
        groups.setdefault(str(by(case.result.question)), []).append(case)
    rows = [
        [name, str(len(group)), *(counts(total(group, score)) for score in BREAKDOWN)]
        for name, group in sorted(groups.items())
    ]
    return markdown_table(["", "questions", *BREAKDOWN], rows)


def failures_by_kind(cases: Sequence[Scored]) -> str:
    """Count the questions of each kind that fall short of a score, without naming them."""
    failed = Counter(str(case.result.question.kind) for case in cases if case.failed)
    asked = Counter(str(case.result.question.kind) for case in cases)
    return markdown_table(
        ["kind", "failed", "of"],
        [[kind, str(failed[kind]), str(n)] for kind, n in sorted(asked.items()) if failed[kind]],
    )


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


def as_json(run: Run, cases: Sequence[Scored]) -> dict[str, Any]:
    """Give the scores as JSON-ready values, and single cases unless the set is blind."""
    scores = {score.name: _plain(total(cases, score.name)) for score in SCORES}
    singles = [] if run.questions.blind else [_single(case) for case in cases]
    return {
        "name": run.questions.name,
        "sha256": run.questions.sha256,
        "questions": len(cases),
        "unasked": len(run.unasked),
        "scores": scores,
        "cases": singles,
    }


def _single(case: Scored) -> dict[str, Any]:
    shares = zip(SCORES, case.shares, strict=True)
    return {
        "id": case.result.question.id,
        "status": case.result.answer.status.value,
        "failed": list(case.failed),
        "shares": {score.name: share and [share.hits, share.total] for score, share in shares},
    }


def _plain(share: Share) -> dict[str, Any]:
    bounds = wilson(share)
    return {
        "hits": share.hits,
        "total": share.total,
        "share": share.value,
        "interval": bounds and [bounds.low, bounds.high],
    }


def percent(share: Share) -> str:
    """Give a share in percent, – where there is none."""
    return "–" if share.value is None else f"{share.value:.1%}"


def counts(share: Share) -> str:
    """Give a share as hits/total, – where there is none."""
    return f"{share.hits}/{share.total}" if share.total else "–"


def interval(share: Share) -> str:
    """Give the 95 % interval in percent, – where there is none."""
    bounds = wilson(share)
    return "–" if bounds is None else f"{bounds.low:.1%}–{bounds.high:.1%}"


def number(value: float | None, places: int = 0) -> str:
    """Give a number rounded, – where there is none."""
    return "–" if value is None else f"{value:,.{places}f}"
