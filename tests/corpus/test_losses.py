from corpus import Corpus, LossKind, SectionKind
from corpus.losses import find_losses
from corpus.text import squash
from tests.corpus.plan_samples import plan_corpus

# ../shared/documents/README.md lists what was lost; these are the lines that marks are left on.
LOST_LINES = {
    (3, LossKind.OWNERS): [245, 247, 249, 251, 253, 255, 257, 259],
    (4, LossKind.OWNERS): [527, 529, 531],
    (3, LossKind.NUMBERS): [441, 443, 445, 447, 449, 451, 492, 494],
    (4, LossKind.NUMBERS): [722, 724, 726, 728],
    (3, LossKind.COLOURS): [512, 514, 516, 518, 520, 522, 524, 526],
    (4, LossKind.COLOURS): [755, 757, 759, 761, 763],
    (6, LossKind.LEVELS): [1005, 1007],
}
WITHOUT_MARKS = [
    (3, LossKind.YEARS), (4, LossKind.YEARS), (3, LossKind.PHASES), (4, LossKind.PHASES),
    (3, LossKind.SHADING), (3, LossKind.SITUATIONS), (4, LossKind.SITUATIONS),
]  # fmt: skip


def test_lost_covers_exactly_the_listed_spans(corpus: Corpus) -> None:
    found = {
        (loss.sheet, loss.kind): [
            corpus.document(mark.document).text.count("\n", 0, mark.start) + 1
            for mark in loss.marks
        ]
        for loss in corpus.losses
        if loss.marks
    }
    assert found == LOST_LINES


def test_losses_that_left_no_marks_say_what_they_are_about(corpus: Corpus) -> None:
    bare = [loss for loss in corpus.losses if not loss.marks]
    assert [(loss.sheet, loss.kind) for loss in bare] == WITHOUT_MARKS
    assert all(loss.about and loss.reason for loss in bare)


def test_every_lost_section_belongs_to_one_loss(corpus: Corpus) -> None:
    lost = [s.start for s in corpus.sections if s.kind is SectionKind.LOST]
    assert sorted(m.start for loss in corpus.losses for m in loss.marks) == lost


def test_marks_without_a_plan_file_are_reported_as_they_are() -> None:
    one = plan_corpus()
    (loss,) = find_losses(one.documents[0], one.sections)
    assert (loss.kind, [squash(mark.text) for mark in loss.marks]) == (LossKind.MARKS, ["○○"])
    assert loss.reason == "印がどこに付くのかは、取り出しで失われています"


def test_a_plan_file_says_what_marks_were() -> None:
    (loss,) = plan_corpus().losses
    assert (loss.kind, loss.about[0].words) == (LossKind.OWNERS, "苗木の購入")
