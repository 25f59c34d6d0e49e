"""Reviewed tables beside a document."""

import pytest

from corpus import Basis, Corpus, Document, Section, SectionKind
from corpus.errors import CorpusError
from corpus.told_tables import parse_tables, told_tables
from tests.corpus.tabulated import document_of

TEXT = "四つの型\n\n区分\n人口\n(中央値 90人)\n\n1 少ない\n2 多い\n\n高い\n"
FILE = """
[[table]]
at = "区分人口"
basis = "inferred"
caption = "四つの型"
stub = ["区分"]
lost = ["高い"]

[[table.cell]]
row = [{ at = "中央値 90人", quote = "中央値" }]
column = ["人口"]
value = "90人"
unit = { at = "90人", quote = "人" }
basis = "printed"

[[table.cell]]
row = [{ at = "1 少ない", quote = "1" }]
column = ["人口"]
value = "少ない"
basis = "inferred"

[[table.cell]]
row = [{ at = "2 多い", quote = "2" }]
column = ["人口"]
basis = "lost"
"""


def read(content: str) -> list[tuple[str, str, str, Basis]]:
    document = document_of(TEXT)
    section = Section("mihon", 0, len(TEXT), SectionKind.PARAGRAPH, ("計画",), 1)
    (table,) = told_tables(document, [section], parse_tables(content, "x.tables.toml"))
    return [(cell.row, cell.column, cell.value, cell.basis) for cell in table.cells]


def test_cells_are_put_together_from_quotes() -> None:
    assert read(FILE) == [
        ("中央値", "人口", "90人", Basis.PRINTED),
        ("1", "人口", "少ない", Basis.INFERRED),
        ("2", "人口", "", Basis.LOST),
    ]


@pytest.mark.parametrize("quote", ["人口", "90人", "四つの型", "1 少ない", "高い", "区分人口"])
def test_a_quote_that_does_not_stand_is_an_error(quote: str) -> None:
    with pytest.raises(CorpusError, match="原文の続きにありません"):
        read(FILE.replace(f'"{quote}"', '"書かれていない語"'))


@pytest.mark.parametrize("content", ["[[table]]\nat = 1", "[[", "[[table]]\nbasis = 'printed'"])
def test_a_file_of_another_shape_is_an_error(content: str) -> None:
    with pytest.raises(CorpusError, match=r"x\.tables\.toml：表のファイルを読めません"):
        read(content)


def test_every_quote_of_the_groups_stands_in_the_original(corpus: Corpus, nagano: Document) -> None:
    table = corpus.tables_of(nagano.id)[-1]
    heads = [label for cell in table.cells for label in (*cell.row_heads, *cell.column_heads)]
    for label in (*heads, *table.stub, *table.notes, *table.lost):
        assert nagano.text[slice(*label.span)].replace("\n", "") == label.text
    assert all(nagano.text[slice(*c.span)] == c.value for c in table.cells if c.span)


def test_the_four_groups_keep_their_medians_and_what_was_lost(
    corpus: Corpus, nagano: Document
) -> None:
    table = corpus.tables_of(nagano.id)[-1]
    medians = [(c.column, c.value, c.number) for c in table.cells if c.row == "中央値"]
    assert [(column, value) for column, value, _ in medians] == [
        ("後期高齢者の割合", "19.2%"), ("人口", "7,906人"),
    ]  # fmt: skip
    sizes = [(c.row, c.value) for c in table.cells if c.basis is Basis.INFERRED]
    assert sizes == [("1", "少ない"), ("2", "多い"), ("3", "少ない"), ("4", "多い")]
    assert [label.text for label in table.lost] == ["高い", "低い"]
    assert [c.row for c in table.cells if c.basis is Basis.LOST] == ["1", "2", "3", "4"]
