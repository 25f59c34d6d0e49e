from corpus import Corpus, Document, Side
from corpus.column_heads import UNHEADED, ColumnHeads, column_heads, side_names
from tests.corpus.compared import compare
from tests.corpus.samples import BEFORE_FIRST, HEADS_WITH_REMARKS, read_sample


def test_the_heads_of_the_bundled_table_are_as_printed(corpus: Corpus, ueda: Document) -> None:
    found = column_heads(ueda, corpus.of_document(ueda.id))
    assert found == ColumnHeads("見直し後", "見直し前", (41, 45), (46, 50))


def test_a_document_without_columns_has_no_heads(corpus: Corpus, nagano: Document) -> None:
    assert column_heads(nagano, corpus.of_document(nagano.id)) is None


def test_heads_are_told_apart_in_either_order() -> None:
    found = column_heads(*read_sample(BEFORE_FIRST))
    assert found is not None
    assert (found.after, found.before) == ("改正案", "現行")


def test_a_remark_is_a_part_of_a_head() -> None:
    found = column_heads(*read_sample(HEADS_WITH_REMARKS))
    assert found is not None
    assert (found.after, found.before) == ("変更後（案）", "変更前（令和２年）")


def test_heads_of_a_grid_are_those_of_its_columns() -> None:
    table = compare(["第１条　甲", "第１条　乙"], heads=("現行", "改正案（令和７年）"))
    found = column_heads(table.document, table.sections)
    assert found is not None
    assert (found.after, found.before) == ("改正案（令和７年）", "現行")
    assert table.document.text[slice(*found.after_span)] == "改正案（令和７年）"


def names_of(*rows: tuple[str, str], heads: tuple[str, str]) -> tuple[str, str]:
    """Give what a table calls its sides, after first."""
    table = compare(*rows, heads=heads)
    names = side_names(table.document, table.sections)
    return names[Side.AFTER], names[Side.BEFORE]


def test_the_sides_of_the_bundled_table_are_a_draft_and_what_was_before(
    corpus: Corpus, ueda: Document
) -> None:
    assert corpus.side_names(ueda.id) == {Side.AFTER: "見直し後（案）", Side.BEFORE: "見直し前"}
    assert list(corpus.column_heads) == [ueda.id]


def test_sides_are_called_as_printed_without_white_space() -> None:
    assert names_of(("甲", "乙"), heads=("改　正　案", "現　行")) == ("改正案", "現行")


OPEN = ("第１条　甲\n令和７年●月", "第１条　甲\n令和２年４月")


def test_a_date_that_is_left_open_marks_a_draft() -> None:
    assert names_of(OPEN, heads=("改正後", "改正前")) == ("改正後（案）", "改正前")


def test_a_head_that_says_draft_is_not_marked_again() -> None:
    assert names_of(OPEN, heads=("改正案", "現行")) == ("改正案", "現行")
    assert names_of(OPEN, heads=("変更後（案）", "変更前")) == ("変更後（案）", "変更前")


def test_a_date_left_open_before_marks_nothing() -> None:
    assert names_of((OPEN[1], OPEN[0]), heads=("改正後", "改正前")) == ("改正後", "改正前")


def test_without_heads_the_sides_have_the_usual_names(corpus: Corpus, nagano: Document) -> None:
    assert corpus.side_names(nagano.id) == UNHEADED
    assert corpus.side_name(corpus.of_document(nagano.id)[0]) == ""
