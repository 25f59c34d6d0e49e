"""The phrases of a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chunks import chunks_of


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("集会所の休館日はいつですか", ["集会所の", "休館日は", "いつですか"]),
        ("「相談の窓口」のアは？", ["「相談の窓口」の", "アは？"]),
        ("市民が使える補助", ["市民が", "使える", "補助"]),
        ("見守り隊は？", ["見守り隊は？"]),
        ("取組を実施しています", ["取組を", "実施しています"]),
        ("", []),
    ],
)
def test_a_text_is_cut_behind_its_particles(text: str, phrases: list[str]) -> None:
    assert [chunk.whole for chunk in chunks_of(text)] == phrases


def test_a_phrase_is_content_with_what_follows_it() -> None:
    first, second = chunks_of("休館日は、いつですか")
    assert (first.head, first.tail) == ("休館日", "は、")
    assert (first.is_topic, first.asks, second.asks) == (True, False, True)


def test_a_verb_is_no_topic() -> None:
    assert [chunk.verbal for chunk in chunks_of("始まったのはいつ")] == [True, False]


@pytest.mark.parametrize(
    ("text", "links", "enumerates"),
    [("集会所の窓口", True, False), ("互助・共助", True, True), ("集会所で聞く", False, False)],
)
def test_a_phrase_can_belong_to_the_next_or_stand_beside_it(
    text: str, links: bool, enumerates: bool
) -> None:
    first = chunks_of(text)[0]
    assert (first.links, first.enumerates) == (links, enumerates)


@given(st.text(max_size=100))
def test_the_phrases_stand_in_the_text_in_order(text: str) -> None:
    chunks = chunks_of(text)
    ends = [0, *(chunk.end for chunk in chunks)]
    assert all(end <= chunk.start for end, chunk in zip(ends, chunks, strict=False))
    assert all(chunk.start <= chunk.head_end <= chunk.end for chunk in chunks)
