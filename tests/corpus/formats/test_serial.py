import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CorpusError
from corpus.formats.blocks import (
    Extract,
    Grid,
    GridCell,
    Paragraph,
    ParagraphRole,
    Unreadable,
)
from corpus.formats.serial import FORMAT, from_json, to_json

# Lone surrogates too: a decoder may leave them in a text.
TEXTS = st.text(st.characters(), max_size=20)
MAYBE = st.none() | TEXTS
NUMBERS = st.integers(0, 10**6)
SPANS = st.tuples(NUMBERS, NUMBERS)
CELLS = st.builds(
    GridCell,
    row=NUMBERS,
    column=NUMBERS,
    lines=st.lists(SPANS, max_size=3).map(tuple),
    rows=NUMBERS,
    columns=NUMBERS,
    heading=st.booleans(),
)
PARAGRAPHS = st.builds(
    Paragraph,
    start=NUMBERS,
    end=NUMBERS,
    sheet=NUMBERS,
    page=MAYBE,
    role=st.sampled_from(ParagraphRole),
    level=st.none() | NUMBERS,
    wrapped=st.booleans(),
    list_label=MAYBE,
)
GRIDS = st.builds(
    Grid,
    start=NUMBERS,
    end=NUMBERS,
    cells=st.lists(CELLS, max_size=3).map(tuple),
    row_sheets=st.lists(NUMBERS, max_size=3).map(tuple),
    row_pages=st.lists(MAYBE, max_size=3).map(tuple),
    joined_rows=st.lists(NUMBERS, max_size=3).map(tuple),
    confidence=st.floats(0, 1),
    repeated=st.lists(SPANS, max_size=3).map(tuple),
    caption=st.none() | SPANS,
)
EXTRACTS = st.builds(
    Extract,
    text=TEXTS,
    blocks=st.lists(PARAGRAPHS | GRIDS, max_size=4).map(tuple),
    sheets=NUMBERS,
    reader=TEXTS,
    unreadable=st.lists(st.builds(Unreadable, NUMBERS, TEXTS), max_size=3).map(tuple),
    sheet_names=st.lists(TEXTS, max_size=3).map(tuple),
    encoding=MAYBE,
    title=MAYBE,
    notes=st.lists(TEXTS, max_size=3).map(tuple),
)


@given(EXTRACTS)
def test_an_extract_comes_back_as_it_was(extract: Extract) -> None:
    assert from_json(to_json(extract)) == extract


@given(EXTRACTS)
def test_an_extract_is_one_line_of_ascii(extract: Extract) -> None:
    written = to_json(extract)
    assert written.isascii()
    assert "\n" not in written


def test_another_format_number_is_refused() -> None:
    written = to_json(Extract("", (), 1, "pdf/1")).replace(f'"format":{FORMAT}', '"format":99')
    with pytest.raises(CorpusError, match="形式番号 99"):
        from_json(written)


@pytest.mark.parametrize("written", ["", "{}", "[]", '{"format":1}', "null"])
def test_a_damaged_record_is_refused(written: str) -> None:
    with pytest.raises(CorpusError, match="取り出した本文の記録を読めません"):
        from_json(written)


def test_a_block_of_an_unknown_kind_is_refused() -> None:
    written = to_json(Extract("x", (Paragraph(0, 1, 1),), 1, "pdf/1")).replace('["p"', '["q"')
    with pytest.raises(CorpusError, match="壊れたデータ"):
        from_json(written)
