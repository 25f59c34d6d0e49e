"""Joining drafts."""

from assistant.draft import Draft
from assistant.joining import answers, append
from assistant.records import Role, Status
from corpus import Corpus
from tests.assistant.samples import TABLE_ID


def quoting(corpus: Corpus, *words: str, lead: str = "") -> Draft:
    """Quote the first sections that hold some words, behind a lead."""
    draft = Draft(corpus)
    for word in words:
        section = next(s for s in corpus.of_document(TABLE_ID) if word in corpus.text(s))
        if lead:
            draft.lines.append(lead)
        draft.quote(section)
    return draft


def test_markers_are_counted_on(small: Corpus) -> None:
    draft = quoting(small, "担い手の不足")
    append(draft, quoting(small, "休館日は"))
    assert [c.marker for c in draft.citations] == [1, 2]
    assert draft.lines[1].endswith("［市民課、施設課］[2]")


def test_a_quote_is_said_once_with_its_lead(small: Corpus) -> None:
    draft = quoting(small, "担い手の不足", lead="前置き")
    append(draft, quoting(small, "担い手の不足", lead="別の前置き"))
    assert (len(draft.citations), len(draft.lines)) == (1, 2)


def test_a_sentence_inside_a_quote_is_not_said_again(small: Corpus) -> None:
    draft = quoting(small, "休館日は")
    section = next(s for s in small.of_document(TABLE_ID) if "休館日は" in small.text(s))
    part = Draft(small)
    part.quote(section, section.start, section.start + 10)
    append(draft, part)
    assert (len(draft.citations), len(draft.lines)) == (1, 1)


def test_evidence_wins_over_context(small: Corpus) -> None:
    section = next(s for s in small.of_document(TABLE_ID) if "休館日は" in small.text(s))
    draft = Draft(small)
    draft.cite(section, role=Role.CONTEXT)
    append(draft, quoting(small, "休館日は"))
    assert [c.role for c in draft.citations] == [Role.EVIDENCE]


def test_gaps_are_taken_over_once(small: Corpus) -> None:
    draft, other = Draft(small, missing=["料金"]), Draft(small, missing=["料金", "場所"])
    append(draft, other)
    assert draft.missing == ["料金", "場所"]


def test_a_partial_draft_answers_and_a_refusal_does_not(small: Corpus) -> None:
    assert answers(Draft(small, status=Status.PARTIAL))
    assert not answers(Draft(small, status=Status.UNANSWERABLE))
