import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Basis, Section, SectionKind, Side
from index.records import Passage
from index.wire import Row, passage_of, row_of

SECTIONS = st.builds(
    Section,
    document=st.text(),
    start=st.integers(0),
    end=st.integers(0),
    kind=st.sampled_from(SectionKind),
    path=st.lists(st.text(), min_size=1).map(tuple),
    sheet=st.integers(1),
    page=st.none() | st.text(),
    part=st.none() | st.text(),
    side=st.none() | st.sampled_from(Side),
    row=st.none() | st.integers(0),
    basis=st.sampled_from(Basis),
    confidence=st.floats(0, 1),
)
PASSAGES = st.builds(
    Passage, SECTIONS, st.text(), st.integers(0), st.integers(0), st.text(), st.text(),
    st.lists(st.text()).map(tuple),
)  # fmt: skip


@given(PASSAGES)
def test_a_passage_comes_back_from_its_row_through_json(passage: Passage) -> None:
    row = row_of(passage)
    assert passage_of(replace(row, metadata=json.loads(json.dumps(row.metadata)))) == passage


def test_metadata_of_another_maker_is_refused() -> None:
    with pytest.raises(KeyError, match="section_start"):
        passage_of(Row("n", "d", "t", "t", {}))
