"""Tables of originals in rows and columns."""

from pathlib import Path

from assistant.views.sources import SourceView, view_source
from corpus import Basis, Corpus, Document, load_corpus
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file
from corpus.interpret import interpret

NAGANO = "nagano-refresh-roadmap"


def read(path: Path, content: str) -> SourceView:
    """Read a file as an added document."""
    path.write_text(content, encoding="utf-8")
    extract = read_file(path, Limits())
    document = Document("d", "表", "市", "市", None, 1, extract.reader, extract.text, "sha256:0")
    corpus = Corpus((document,), interpret(document, extract), {"d": extract})
    found = view_source(corpus, "d")
    assert found
    return found


def texts(source: SourceView, table: int, row: int) -> list[str]:
    cells = source.tables[table].rows[row].cells
    marks = source.tables[table].marks
    return ["".join(source.text[a:b] for a, b in c.pieces if (a, b) not in marks) for c in cells]


def nagano() -> SourceView:
    found = view_source(load_corpus(), NAGANO)
    assert found
    return found


def test_a_chart_is_laid_out_by_its_heads() -> None:
    source = nagano()
    assert texts(source, 0, 0) == ["", "2015", "2025", "2040", "2045", "2060"]
    assert texts(source, 0, 1)[:3] == ["市街地地域", "141,900", "140,815"]
    assert source.tables[0].basis is Basis.INFERRED
    assert source.tables[0].unit == "人"


def test_what_stands_beside_a_figure_goes_with_it() -> None:
    assert texts(nagano(), 2, 1) == ["中央値", "(19.2%)", "(中央値7,906人)"]


def test_no_character_of_a_table_put_together_stands_twice() -> None:
    for table in nagano().tables:
        pieces = sorted(p for row in table.rows for cell in row.cells for p in cell.pieces)
        assert pieces == list(table.spans)
        assert len(pieces) == len(set(pieces))


def test_a_table_of_a_file_keeps_its_merged_heads(tmp_path: Path) -> None:
    html = (
        "<table><tr><th rowspan=2>地区</th><th colspan=2>人口</th></tr>"
        "<tr><th>男</th><th>女</th></tr><tr><td>東</td><td>10</td><td>12</td></tr></table>"
    )
    table = read(tmp_path / "t.html", html).tables[0]
    top = table.rows[0].cells
    assert [(cell.scope, cell.rows, cell.columns) for cell in top] == [
        ("col", 2, 1), ("colgroup", 1, 2),
    ]  # fmt: skip
    assert [row.heading for row in table.rows] == [True, True, False]


def test_marks_of_a_format_stand_in_cells_and_need_no_showing(tmp_path: Path) -> None:
    source = read(tmp_path / "t.md", "| 名 | 数 |\n| --- | --- |\n| 東 | 10 |\n| 西 | 20 |\n")
    table = source.tables[0]
    assert texts(source, 0, 1) == ["東", "10"]
    marks = {"".join(source.text[a:b].split()) for a, b in table.marks}
    assert marks == {"|", "||---|---||", "||"}


def test_a_before_after_table_is_no_table_of_the_viewer() -> None:
    source = view_source(load_corpus(), "ueda-kyodo-minaoshi")
    assert source
    assert source.tables == ()
