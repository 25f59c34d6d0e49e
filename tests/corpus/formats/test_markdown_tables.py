from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.blocks import GridCell, cell_text
from corpus.formats.markdown import read_markdown
from corpus.formats.markdown_tables import read_pipe_table
from tests.corpus.formats.shown import tables

LINE = st.text(alphabet="協働ア1（）、 ", min_size=1).map(str.strip).filter(bool)
CELL = st.lists(LINE, max_size=3).map("<br>".join)
ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=5)
)


def spans(text: str) -> list[tuple[int, int]]:
    ends = [place for place, letter in enumerate(text) if letter == "\n"]
    return [(start, end) for start, end in zip([0, *[x + 1 for x in ends]], ends, strict=False)]


def test_outer_pipes_may_be_absent() -> None:
    text = "a | b\n--|--\n1 | 2\n"
    grid = read_pipe_table(text, spans(text))
    assert grid is not None
    assert grid.cells[2:] == (GridCell(1, 0, ((12, 13),)), GridCell(1, 1, ((16, 17),)))


def test_cells_beyond_the_heads_are_kept() -> None:
    text = "| a |\n|---|\n| 1 | 2 |\n"
    grid = read_pipe_table(text, spans(text))
    assert grid is not None
    assert [cell_text(text, cell) for cell in grid.cells] == ["a", "1", "2"]


def test_an_escaped_pipe_ends_neither_cell_nor_row() -> None:
    text = "| a |\n|---|\n| x \\| y \\|\n"
    grid = read_pipe_table(text, spans(text))
    assert grid is not None
    assert cell_text(text, grid.cells[1]) == "x \\| y \\|"


def test_a_table_without_text_is_none() -> None:
    text = "| |\n|---|\n"
    assert read_pipe_table(text, spans(text)) is None


@given(ROWS)
def test_cells_are_what_was_put_in(rows: list[list[str]]) -> None:
    rows = [["見出し"] * len(rows[0]), *rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    extract = read_markdown("\n".join(lines).encode(), "a.md")
    assert tables(extract) == [[[cell.replace("<br>", "\n") for cell in row] for row in rows]]
