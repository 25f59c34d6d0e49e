"""A draft: one marker for each cited span."""

import pytest

from assistant import phrases
from assistant.draft import Draft
from assistant.records import Role, Status
from corpus import Basis, Corpus, Section
from tests.assistant.samples import SLIDES_ID, TABLE_ID


@pytest.fixture
def draft(small: Corpus) -> Draft:
    """An empty draft."""
    return Draft(small)


def section(corpus: Corpus, opening: str) -> Section:
    return next(s for s in corpus.sections if corpus.text(s).startswith(opening))


def test_a_new_draft_says_nothing_and_counts_as_answered(draft: Draft) -> None:
    assert (draft.status, draft.text(), draft.citations) == (Status.ANSWERED, "", [])


def test_a_phrase_is_said_once(draft: Draft) -> None:
    draft.say(phrases.LOST)
    draft.say(phrases.NOT_FOUND)
    draft.say(phrases.LOST)
    assert draft.text() == f"{phrases.LOST}\n{phrases.NOT_FOUND}"


def test_a_phrase_names_the_sides_as_its_document_does(draft: Draft) -> None:
    draft.say_of(TABLE_ID, phrases.UNCHANGED, unit="休館日")
    assert draft.text() == (
        "「休館日」に変更の記載はありません。見直し後（案）と見直し前の記載は同じです。"
    )


def test_a_citation_is_the_whole_address_with_the_quote(draft: Draft, small: Corpus) -> None:
    one = section(small, "イ　休館日は")
    assert draft.cite(one) == 1
    (citation,) = draft.citations
    assert (citation.start, citation.end, citation.quote) == (one.start, one.end, small.text(one))
    assert (citation.document, citation.page, citation.sheet) == (TABLE_ID, "3", 1)
    assert (citation.side, citation.section) == (one.side, one.path)
    assert citation.side_name == "見直し後（案）"
    assert citation.title == "見本市「まちづくり指針」の見直し一覧表"
    assert citation.role is Role.EVIDENCE


def test_a_document_without_a_short_title_is_cited_by_its_title(
    draft: Draft, small: Corpus
) -> None:
    draft.cite(section(small, "花壇の水やり"))
    assert draft.citations[0].title == "集いの広場プロジェクト"


def test_the_same_span_keeps_its_marker_and_another_gets_the_next(
    draft: Draft, small: Corpus
) -> None:
    one, other = section(small, "イ　休館日は"), section(small, "花壇の水やり")
    assert [draft.cite(s) for s in (one, other, one)] == [1, 2, 1]
    assert len(draft.citations) == 2


def test_equal_sentences_of_both_columns_are_two_citations(draft: Draft, small: Corpus) -> None:
    both = [s for s in small.sections if small.text(s).startswith("イ　休館日は")]
    assert [draft.cite(s) for s in both] == [1, 2]
    assert draft.citations[0].quote == draft.citations[1].quote


def test_a_span_is_cited_without_the_white_space_around_it(draft: Draft, small: Corpus) -> None:
    one = section(small, "１．集会所の")
    draft.cite(one, one.start, one.start + len("１．集会所の\n"))
    assert draft.citations[0].quote == "１．集会所の"


def test_a_quote_is_shown_in_one_line_with_its_marker(draft: Draft, small: Corpus) -> None:
    one = section(small, "１．集会所の")
    draft.quote(one, one.start, one.start + len("１．集会所の\n管理"), bullet=True)
    assert draft.text() == "- １．集会所の管理[1]"
    assert draft.citations[0].quote == "１．集会所の\n管理"


def test_an_inferred_quote_says_so_and_a_printed_one_does_not(draft: Draft, small: Corpus) -> None:
    draft.quote(section(small, "遊具の破損"))
    draft.quote(section(small, "花壇の水やり"))
    assert draft.lines == [
        "遊具の破損により、休止している広場が三か所あります。[1]（配置からの推定）",
        "花壇の水やりを受け持つ住民をいいます。[2]",
    ]


def test_a_citation_is_as_certain_as_its_section_unless_said_otherwise(
    draft: Draft, small: Corpus
) -> None:
    draft.cite(section(small, "遊具の破損"))
    draft.cite(section(small, "花壇の水やり"), basis=Basis.LOST)
    assert [c.basis for c in draft.citations] == [Basis.INFERRED, Basis.LOST]


def test_sections_are_offered_once_for_each_heading_path_up_to_the_most(
    draft: Draft, small: Corpus
) -> None:
    draft.offer(small.of_document(SLIDES_ID), 3)
    paths = [n.section for n in draft.nearest]
    assert len(paths) == len(set(paths)) == 3
    draft.offer(small.sections, 3)
    assert len(draft.nearest) == 3


def test_nothing_is_offered_where_none_is_wanted(draft: Draft, small: Corpus) -> None:
    draft.offer(small.sections, 0)
    assert draft.nearest == []
