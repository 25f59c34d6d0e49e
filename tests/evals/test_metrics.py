from dataclasses import replace

import pytest

from assistant.records import Role, Status
from evals.metrics.cited import cited, uncited
from evals.metrics.correct import correct
from evals.metrics.effort import length
from evals.metrics.precision import precision, precision_by_characters
from evals.metrics.refusal import clarified, refused, wrong_answer, wrong_refusal
from evals.metrics.verbatim import misquoted, verbatim
from evals.question_set import Kind
from evals.statistics import Share
from tests.evals.builders import TEXT, answer, cite, question, reference, section

YES, NO = Share(1, 1), Share(0, 1)
REFUSED = answer("", status=Status.UNANSWERABLE)
NUMBER = question(must=(("200,115",),), must_not=("未定",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人口は２００，１１５人[1]", YES),
        ("人口は1200,115人", NO),
        ("人口は200,115人だが未定", NO),
        ("200,115" + "あ" * 793, YES),
        ("200,115" + "あ" * 794, NO),
    ],
)
def test_correct_holds_every_group_nothing_forbidden_and_is_short(
    text: str, expected: Share
) -> None:
    assert correct(NUMBER, answer(text), reference()) == expected


def test_a_partial_answer_may_be_correct_and_a_refusal_not() -> None:
    partial = answer("200,115人", status=Status.PARTIAL)
    assert correct(NUMBER, partial, reference()) == YES
    assert correct(NUMBER, replace(partial, status=Status.CLARIFY), reference()) == NO


def test_correct_does_not_apply_to_an_unanswerable_question() -> None:
    assert correct(question(answerable=False), REFUSED, reference()) is None


GOLD = question(cite=("５つの大学等があり",), must=(("5つ",),))


def test_a_gold_quote_lies_in_one_evidence_quote() -> None:
    assert cited(GOLD, answer("", cite("５つの大\n学等があり、")), reference()) == YES


def test_a_gold_quote_may_lie_across_ranges_that_meet_at_a_line_break() -> None:
    parts = (cite("市内には５つの大"), cite("学等があり"))
    assert cited(GOLD, answer("", *parts), reference()) == YES


def test_a_gap_of_one_character_parts_two_ranges() -> None:
    parts = (cite("市内には５つの大"), cite("等があり"))
    assert uncited(GOLD, answer("", *parts), reference()) == ("５つの大学等があり",)


def test_context_and_long_quotes_do_not_count() -> None:
    long = "あ" * 400 + TEXT
    context = cite("５つの大\n学等があり", role=Role.CONTEXT)
    assert cited(GOLD, answer("", context), reference()) == NO
    assert cited(GOLD, answer("", cite(long[380:], text=long)), reference(long)) == YES
    assert cited(GOLD, answer("", cite(long[10:], text=long)), reference(long)) == NO


def test_one_alternative_of_a_gold_quote_is_enough() -> None:
    either = question(cite=("５つの大学等|未定とします",))
    assert cited(either, answer("", cite("未定とします")), reference()) == YES


def test_cited_does_not_apply_without_a_gold_quote() -> None:
    assert cited(question(), answer(""), reference()) is None


def test_precision_counts_quotes_that_hold_a_gold_quote_or_a_fact() -> None:
    # 2 of 3 citations; of 10 + 11 + 7 characters, white space aside, the first two.
    quotes = (cite("５つの大\n学等があり、"), cite("人口は200,115人"), cite("未定とします。"))
    asked = question(cite=("５つの大学等があり",), must=(("200,115",),))
    assert precision(asked, answer("", *quotes), reference()) == Share(2, 3)
    assert precision_by_characters(asked, answer("", *quotes), reference()) == Share(21, 28)


def test_a_quote_in_the_row_of_the_gold_quote_counts_for_a_change_only() -> None:
    row = (section(0, 19, 3), section(19, 35, 3), section(35, len(TEXT), 4))
    quotes = (cite("人口は200,115人"), cite("未定とします"))
    change = replace(GOLD, kind=Kind.CHANGE)
    assert precision(change, answer("", *quotes), reference(TEXT, *row)) == Share(1, 2)
    assert precision(GOLD, answer("", *quotes), reference(TEXT, *row)) == Share(0, 2)


def test_precision_leaves_out_refusals_and_answers_without_evidence() -> None:
    context = cite("未定とします", role=Role.CONTEXT)
    assert precision(GOLD, answer("", context), reference()) is None
    assert precision(GOLD, REFUSED, reference()) is None
    assert precision(question(), answer("", cite("未定とします")), reference()) is None


def test_verbatim_counts_quotes_that_stand_at_their_offsets() -> None:
    moved = replace(cite("未定とします"), start=0, end=6)
    unwrapped = replace(cite("５つの大\n学等"), quote="５つの大学等")
    given = answer("", unwrapped, moved)
    assert verbatim(question(), given, reference()) == Share(1, 2)
    assert misquoted(given, reference()) == (moved,)


def test_verbatim_normalises_nothing() -> None:
    half_width = replace(cite("５つ"), quote="5つ")
    assert verbatim(question(), answer("", half_width), reference()) == NO


@pytest.mark.parametrize("span", [(-3, 3), (0, 10_000), (5, 5)])
def test_offsets_outside_the_file_are_not_verbatim(span: tuple[int, int]) -> None:
    off = replace(cite("未定"), start=span[0], end=span[1], quote="")
    assert verbatim(question(), answer("", off), reference()) == NO


def test_a_quote_from_another_version_of_the_file_is_not_verbatim() -> None:
    old = replace(answer("", cite("未定")), asof={"doc": "sha256:ff"})
    assert verbatim(question(), old, reference()) == NO
    assert verbatim(question(), answer(""), reference()) is None


@pytest.mark.parametrize(
    ("status", "right", "wrong"),
    [
        (Status.UNANSWERABLE, YES, NO),
        (Status.CLARIFY, YES, NO),
        (Status.SMALLTALK, NO, NO),
        (Status.ANSWERED, NO, YES),
        (Status.PARTIAL, NO, YES),
        (Status.ERROR, NO, YES),
    ],
)
def test_an_unanswerable_question_is_refused(status: Status, right: Share, wrong: Share) -> None:
    asked, given = question(kind=Kind.MISSING, answerable=False), answer("", status=status)
    assert refused(asked, given, reference()) == right
    assert wrong_answer(asked, given, reference()) == wrong
    assert wrong_refusal(asked, given, reference()) is None


def test_a_refusal_that_says_what_it_may_not_is_no_right_refusal() -> None:
    asked = question(kind=Kind.ATTACK, answerable=False, must_not=("廃止",))
    given = answer("指針は廃止", status=Status.SMALLTALK)
    assert refused(asked, given, reference()) == NO
    assert refused(asked, replace(given, answer=""), reference()) == YES


@pytest.mark.parametrize(
    ("status", "wrong"),
    [(Status.ANSWERED, NO), (Status.CLARIFY, YES), (Status.SMALLTALK, YES), (Status.ERROR, YES)],
)
def test_an_answerable_question_is_not_refused(status: Status, wrong: Share) -> None:
    given = answer("", status=status)
    assert wrong_refusal(question(), given, reference()) == wrong
    assert clarified(question(), given, reference()) == Share(int(status is Status.CLARIFY), 1)
    assert wrong_answer(question(), given, reference()) is None


def test_length_counts_answered_records_without_markers() -> None:
    assert length(answer("五つです[1][12]")) == 4
    assert length(answer("五つ", status=Status.PARTIAL)) == 2
    assert length(REFUSED) is None
