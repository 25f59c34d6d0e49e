"""Reports of readers as drafts of eval questions, which a person must finish.

A draft holds fields that the question loader refuses, so that none is measured by mistake.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from assistant.feedback import CitedPlace, Report
from corpus import Corpus
from evals.question_set import Kind, Persona

DRAFT = "下書き"


def drafts_of(reports: Iterable[Report], corpus: Corpus) -> Iterator[dict[str, Any]]:
    """Give a draft for each report that has the text of its question.

    The fields are those of the format; those that only a person can fill say so, and `draft` holds
    what is known and is to be deleted.
    """
    for report in reports:
        if report.question is not None:
            yield _draft(report, report.question, corpus)


def _draft(report: Report, question: str, corpus: Corpus) -> dict[str, Any]:
    return {
        "id": f"feedback-{report.id}",
        "persona": f"{DRAFT}：{'、'.join(Persona)} のどれか",
        "kind": f"{DRAFT}：{'、'.join(Kind)} のどれか",
        "q": question,
        "history": [],
        "must": f"{DRAFT}：回答になければならない語の組の配列（なければ []）",
        "must_not": [],
        "cite": f"{DRAFT}：原文どおりの文字列の配列（なければ []）",
        "answerable": f"{DRAFT}：true か false",
        "form": "plain",
        "draft": {
            "at": report.at,
            "verdict": report.verdict.value,
            "reason": report.reason.value if report.reason else None,
            "words": report.words,
            "status": report.status.value,
            "cited": [_cited(place, corpus) for place in report.cited],
            "note": "埋め終えたら、この draft の項目を消してください。",
        },
    }


def _cited(place: CitedPlace, corpus: Corpus) -> dict[str, Any]:
    """Give an address with what stands there, None where the document is another by now."""
    text = next(
        (
            each.text
            for each in corpus.documents
            if (each.id, each.sha256) == (place.document, place.sha256)
        ),
        None,
    )
    return {
        "document": place.document,
        "start": place.start,
        "end": place.end,
        "sha256": place.sha256,
        "quote": text[place.start : place.end] if text is not None else None,
    }
