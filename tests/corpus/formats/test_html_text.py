import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.html_text import BREAK, paragraphs, preformatted_lines, shown_lines


@pytest.mark.parametrize(
    ("collected", "shown"),
    [
        (" 一 \n 二 ", ("一 二",)),
        ("一 二", ("一 二",)),
        ("A\nB", ("A B",)),
        ("一\nB", ("一 B",)),
        ("一\t \tB", ("一 B",)),
        ("\n　一　 ", ("　一　",)),
        (f"一 {BREAK} 二", ("一", "二")),
        ("a\xa0b", ("a\xa0b",)),
        ("", ("",)),
    ],
)
def test_white_space_is_collapsed(collected: str, shown: tuple[str, ...]) -> None:
    assert shown_lines(collected) == shown


def test_preformatted_text_keeps_its_white_space() -> None:
    assert preformatted_lines(f"  a\r\n b{BREAK}c ") == ("  a", " b", "c")


def test_blank_lines_part_paragraphs() -> None:
    assert paragraphs(("", "a", "b", " ", "", "c")) == (("a", "b"), ("c",))


@given(st.text(alphabet=f"協a1 　\n\t{BREAK}"))
def test_nothing_but_white_space_is_lost(collected: str) -> None:
    kept = "".join(collected.replace(BREAK, "").split())
    assert "".join("".join(shown_lines(collected)).split()) == kept
