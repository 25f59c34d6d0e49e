import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.mixture import Mixture, find_mixture

LINES = st.lists(
    st.text(alphabet="協働のまちづくりを進める指針、。①アイウ 12abc", min_size=1), min_size=1
).map("\n".join)


@given(LINES, st.sampled_from(["utf-8", "cp932"]))
def test_a_text_of_one_encoding_is_not_mixed(text: str, encoding: str) -> None:
    assert find_mixture(text.encode(encoding)) is None


@given(LINES.map(lambda text: text.replace("①", "")))
def test_a_text_in_euc_jp_is_not_mixed(text: str) -> None:
    assert find_mixture(text.encode("euc_jp")) is None


@pytest.mark.parametrize("odd", ["ｱ･ｲ･ｳ･", "澤﨑髙", "･･････", "ﾃﾞｰﾀ", "─┼─", "①②"])
def test_odd_letters_alone_do_not_make_a_mixture(odd: str) -> None:
    assert find_mixture(f"見本のまちです。\n{odd}\nつづきです。\n".encode("cp932")) is None


def test_lines_are_counted_whatever_ends_them() -> None:
    content = "はい、ここです。\r\nそうです。\r\rabc\n".encode() + "はいはい".encode("cp932")
    assert find_mixture(content) == Mixture(47, 5, "utf-8", "cp932")


def test_a_run_of_utf_8_inside_a_line_is_found() -> None:
    content = "まちの".encode("cp932") + "まちづくり".encode()
    assert find_mixture(content) == Mixture(6, 1, "cp932", "utf-8")


def test_a_damaged_byte_is_told_within_the_encoding_so_far() -> None:
    content = "協働のまちづくり。\n".encode("cp932") + b"abc\xfd\n"
    found = find_mixture(content)
    assert found == Mixture(22, 2, "cp932", None)
    assert found.error("a.txt").seen == (
        "a.txt：23 バイト目（2行目）が、ここまでの文字コード Shift_JIS（CP932） では読めません"
    )
