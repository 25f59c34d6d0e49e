import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import squash, squash_with_origin, unwrap, width


def test_squashing_drops_white_space_and_folds_widths() -> None:
    assert squash("（１） 協働の\n　領域 ｱ") == "(1)協働の領域ア"


def test_a_squashed_span_leads_back_to_the_original() -> None:
    text = "３２ 地区\n住民㈱"
    squashed = squash_with_origin(text)
    start = squashed.text.index("住民(株)")
    assert squashed.span(start, start + 5) == (6, 9)
    assert text[6:9] == "住民㈱"


@given(st.text())
def test_the_origins_rebuild_the_squashed_text(text: str) -> None:
    squashed = squash_with_origin(text)
    folded = (unicodedata.normalize("NFKC", text[o]) for o in dict.fromkeys(squashed.origin))
    assert "".join("".join(folded).split()) == squashed.text


@given(st.text())
def test_the_origins_go_up_and_lie_inside_the_text(text: str) -> None:
    origin = squash_with_origin(text).origin
    assert all(one <= other for one, other in pairwise(origin))
    assert all(0 <= o < len(text) for o in origin)


@given(st.text())
def test_every_squashed_character_has_one_origin(text: str) -> None:
    squashed = squash_with_origin(text)
    assert len(squashed.text) == len(squashed.origin)


@pytest.mark.parametrize(
    ("wrapped", "expected"),
    [
        ("１．指針の趣\n旨", "１．指針の趣旨"),
        ("  まちづくり\n\n　を行う ", "まちづくりを行う"),
        ("road\nmap", "road map"),
        ("NPO\n法人", "NPO法人"),
        ("", ""),
    ],
)
def test_wrapped_lines_are_joined(wrapped: str, expected: str) -> None:
    assert unwrap(wrapped) == expected


@given(st.text())
def test_unwrapping_keeps_every_character_but_white_space(text: str) -> None:
    assert squash(unwrap(text)) == squash(text)


@given(st.text())
def test_unwrapped_text_has_no_line_feed(text: str) -> None:
    assert "\n" not in unwrap(text)


@pytest.mark.parametrize(("text", "expected"), [("協働", 4), ("NPO", 3), ("ｱ１", 3), ("①", 2)])
def test_full_width_and_ambiguous_characters_count_two(text: str, expected: int) -> None:
    assert width(text) == expected


@given(st.text())
def test_squashing_is_the_same_with_and_without_the_origins(text: str) -> None:
    assert squash(text) == squash_with_origin(text).text
