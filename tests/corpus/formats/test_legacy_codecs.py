import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.legacy_codecs import decode_cp50221, decode_cp51932, decode_strictly
from tests.corpus.formats.encoding import to_cp50221, to_cp51932

PAIRS = (bytes((lead, trail)) for lead in range(0x81, 0xF0) for trail in range(0x40, 0xFD))
# The letters of CP932 below those that users draw: JIS X 0208 and what NEC added.
LETTERS = {letter for pair in PAIRS for letter in pair.decode("cp932", errors="ignore")}
WINDOWS = st.text(
    alphabet=sorted(
        letter for letter in LETTERS | set("\n aA0~") if letter in "\n~" or letter.isprintable()
    )
)


@given(WINDOWS)
def test_euc_jp_of_windows_is_read_back(text: str) -> None:
    assert decode_cp51932(to_cp51932(text)) == text


@given(WINDOWS)
def test_iso_2022_jp_of_windows_is_read_back(text: str) -> None:
    assert decode_cp50221(to_cp50221(text)) == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xad\xa1\xad\xea", "①㈱"),
        (b"\xfc\xe2\xf9\xf5", "髙﨑"),
        (b"\xa1\xc1", "～"),
        (b"\x8e\xca\x8e\xdd\x8e\xb6\x8e\xb8", "ﾊﾝｶｸ"),
        (b"\x8f\xb0\xa1", "丂"),  # JIS X 0212
    ],
)
def test_letters_of_windows_stand_at_their_places_in_euc_jp(content: bytes, text: str) -> None:
    assert decode_cp51932(content) == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\x1b$B-!\x1b(B\n\x1b$B-j\x1b(B", "①\n㈱"),
        (b"\x1b(IJ]\x1b(B", "ﾊﾝ"),
        (b"\x1b$@F|\x1b(J7\x1b(B", "日7"),
    ],
)
def test_escapes_choose_the_set_of_letters(content: bytes, text: str) -> None:
    assert decode_cp50221(content) == text


@pytest.mark.parametrize(
    ("content", "encoding", "place"),
    [
        (b"a\xa4\xcf\xff", "cp51932", 3),
        (b"a\xa4\xcf\xa9\xa1", "cp51932", 3),
        (b"a\x1b$B$O)!\x1b(B", "cp50221", 6),
        (b"a\x1b$B$\x1b(B", "cp50221", 4),
        ("協".encode("cp932") + b"\xfd", "cp932", 2),
        ("協".encode("cp932") + b"\x80", "cp932", 2),
    ],
)
def test_a_wrong_byte_is_told_by_its_place(content: bytes, encoding: str, place: int) -> None:
    with pytest.raises(UnicodeDecodeError, match=encoding) as caught:
        decode_strictly(content, encoding)
    assert caught.value.start == place
