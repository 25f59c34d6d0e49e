from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.blocks import Grid, cell_text
from corpus.formats.markdown_html import read_html_block

LINE = st.text(alphabet="協働ア1（）、", min_size=1)
CELLS = st.lists(st.lists(LINE, max_size=3), min_size=1, max_size=3)


def read(text: str) -> tuple[list[str], list[list[str]]]:
    """The written runs of a block, and the cells of its tables."""
    pieces = list(read_html_block(text, 0, len(text)))
    runs = [text[slice(*piece)].strip() for piece in pieces if not isinstance(piece, Grid)]
    tables = [piece for piece in pieces if isinstance(piece, Grid)]
    return list(filter(bool, runs)), [[cell_text(text, x) for x in t.cells] for t in tables]


def test_tables_stand_between_runs_of_text() -> None:
    text = "前<table><caption>題</caption><tr><td>一<td>二</tr></table><p>後</p>"
    assert read(text) == (["前", "題", "後"], [["一", "二"]])


def test_merged_cells_and_heads_are_read() -> None:
    text = "<table><tr><th rowspan='2'>a</th><td>b</td></tr><tr><td COLSPAN=2>c</td></tr></table>"
    (grid,) = [x for x in read_html_block(text, 0, len(text)) if isinstance(x, Grid)]
    assert [(x.row, x.column, x.rows, x.columns, x.heading) for x in grid.cells] == [
        (0, 0, 2, 1, True), (0, 1, 1, 1, False), (1, 1, 1, 1, False),
    ]  # fmt: skip


def test_a_nested_table_keeps_the_words_around_it() -> None:
    text = "<table><tr><td>外<table><tr><td>内</td></tr></table>後</td></tr></table>"
    assert read(text) == (["外", "後"], [["内"]])


def test_a_table_that_never_ends_is_read_as_text() -> None:
    assert read("<table><tr><td>一<td>二</tr>") == (["一", "二"], [])


@given(st.lists(CELLS, min_size=1, max_size=4).filter(lambda rows: any(x for r in rows for x in r)))
def test_cells_are_what_was_put_in(rows: list[list[list[str]]]) -> None:
    cells = ["".join(f"<td>{'<br>'.join(cell)}</td>" for cell in row) for row in rows]
    text = "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
    assert read(text) == ([], [["\n".join(cell) for row in rows for cell in row]])
