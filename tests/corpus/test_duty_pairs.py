"""Which duties are the same before and after."""

from collections.abc import Iterable

import pytest

from corpus import Basis, ChangeKind, Corpus, Duty
from corpus.duties import find_duties
from corpus.duty_pairs import SAME_DUTY, DutyPair, pair_duties
from corpus.revisions import find_revisions
from tests.corpus.samples import ADDED_CLAUSE, EXCHANGED_CLAUSES, HEAD, read_sample


def pairs(sample: str) -> tuple[DutyPair, ...]:
    document, sections = read_sample(sample)
    revisions = find_revisions(document, sections)
    return pair_duties([document], revisions, find_duties(document, sections))


def labels(found: Iterable[DutyPair]) -> list[tuple[str | None, str | None]]:
    return [(_label(pair.after), _label(pair.before)) for pair in found]


def _label(duty: Duty | None) -> str | None:
    return duty.section.path[-1] if duty else None


def test_the_ten_duties_after_and_nine_before_are_paired(corpus: Corpus) -> None:
    found = pair_duties(corpus.documents, corpus.revisions, corpus.duties)
    both = [pair for pair in found if pair.both]
    only_after = [pair for pair in found if pair.before is None]
    only_before = [pair for pair in found if pair.after is None]
    assert (len(both), len(only_after), len(only_before)) == (7, 3, 2)
    assert not any(pair.departments_changed for pair in both)


def test_exchanged_clauses_are_not_the_same_duty(corpus: Corpus) -> None:
    found = pair_duties(corpus.documents, corpus.revisions, corpus.duties)
    page = [p for p in found if "14" in {d.section.page for d in (p.after, p.before) if d}]
    assert labels(page) == [
        ("ア", "ア"),
        ("イ", None),
        ("ウ", None),
        (None, "イ"),
        (None, "ウ"),
    ]


def test_a_moved_duty_is_found_by_its_wording() -> None:
    found = pairs(ADDED_CLAUSE)
    assert labels(found) == [("ア", "ア"), ("イ", None), ("ウ", "イ")]
    assert found[2].similarity >= SAME_DUTY


def test_replaced_clauses_have_no_counterpart() -> None:
    assert all(not pair.both for pair in pairs(EXCHANGED_CLAUSES))


ROW = (
    "第１章\n総則\n\n2 （１）窓口\nア　窓口を開きます。{}\n\n¦（１）窓口\nア　窓口を開きます。{}\n"
)


@pytest.mark.parametrize(
    ("after", "changed"), [("［福祉課、市民課］", False), ("［市民課、税務課］", True)]
)
def test_other_departments_are_a_change_their_order_is_none(after: str, changed: bool) -> None:
    (pair,) = pairs(HEAD + ROW.format(after, "［市民課、福祉課］"))
    assert pair.departments_changed is changed


def test_a_pair_says_whether_rows_or_wording_bring_it_together(corpus: Corpus) -> None:
    page = [d for d in corpus.duties if d.section.page == "13"]
    after, before = (d for d in page if d.section.path[-1] == "ア")
    (aligned,) = pair_duties(corpus.documents, corpus.revisions, [after, before])
    (alike,) = pair_duties(corpus.documents, [], [after, before])
    assert (aligned.basis, alike.basis) == (Basis.PRINTED, Basis.INFERRED)


def test_a_replaced_unit_is_not_taken_from_the_alignment(corpus: Corpus) -> None:
    replaced = [r for r in corpus.revisions if r.kind is ChangeKind.REPLACED]
    keys = {section.key for r in replaced for section in (r.after, r.before) if section}
    duties = [duty for duty in corpus.duties if duty.section.key in keys]
    found = pair_duties(corpus.documents, replaced, duties)
    assert (len(found), any(pair.both for pair in found)) == (4, False)
