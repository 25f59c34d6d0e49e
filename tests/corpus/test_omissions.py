from collections import Counter

from corpus import Corpus, SectionKind


def test_every_mark_of_omission_is_a_record_with_its_place(corpus: Corpus) -> None:
    marks = [s for s in corpus.sections if s.kind is SectionKind.OMISSION]
    assert [o.section for o in corpus.omissions] == marks
    assert {o.mark.text for o in corpus.omissions} == {"～省略～"}


def test_omissions_by_row_and_side(corpus: Corpus) -> None:
    sides = Counter((o.section.row, str(o.section.side)) for o in corpus.omissions)
    assert sides == {
        (1, "after"): 2, (1, "before"): 2, (2, "after"): 1, (2, "before"): 1,
        (3, "after"): 3, (3, "before"): 3, (5, "after"): 2, (5, "before"): 2,
        (6, "after"): 1, (6, "before"): 1, (7, "after"): 1, (7, "before"): 1,
        (8, "after"): 1, (8, "before"): 1, (9, "after"): 1, (9, "before"): 1,
        (11, "after"): 1, (11, "before"): 1,
    }  # fmt: skip
