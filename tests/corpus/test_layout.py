from hypothesis import given
from hypothesis import strategies as st

from corpus.layout import trimmed, written_lines


def test_blank_lines_are_left_out_and_remembered() -> None:
    lines = written_lines("一\n\n　\n二\n三")
    assert [(line.text, line.after_blank) for line in lines] == [
        ("一", True), ("二", True), ("三", False),
    ]  # fmt: skip


def test_lines_of_a_part_keep_the_offsets_of_the_whole() -> None:
    text = "一行\n二行\n三行"
    assert [(line.start, line.end) for line in written_lines(text, 3, 7)] == [(3, 5), (6, 7)]


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_a_line_stands_at_its_offsets(text: str, start: int, length: int) -> None:
    for line in written_lines(text, start, start + length):
        assert text[line.start : line.end] == line.text


@given(st.text())
def test_only_white_space_stands_between_the_lines(text: str) -> None:
    covered = {i for line in written_lines(text) for i in range(line.start, line.end)}
    assert "".join(c for i, c in enumerate(text) if i not in covered).strip() == ""


@given(st.text())
def test_no_written_line_is_blank_or_holds_a_line_feed(text: str) -> None:
    lines = written_lines(text)
    assert all(line.stripped and "\n" not in line.text for line in lines)


@given(st.text())
def test_a_trimmed_span_holds_the_stripped_text(text: str) -> None:
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == text.strip()
