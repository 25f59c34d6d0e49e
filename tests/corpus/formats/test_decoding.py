from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.formats.decoding import Decoded, decode_text
from tests.corpus.formats.encoding import to_cp50221, to_cp51932

ORDINARY = "第１章　はじめに\r\n見本市は、協働のまちづくりを進めます。\r\n（１）担い手・拠点\r\n"
WINDOWS = "①㈱見本の髙﨑さん～Ⅲ期\n"
KANA = "ｼｮｳﾆﾝ ﾃﾞｰﾀ,ﾏﾁｼﾙﾍﾞ\n"
ENCODERS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "cp932": lambda text: text.encode("cp932"),
    "euc-jp": lambda text: text.encode("euc_jp"),
    "iso-2022-jp": lambda text: text.encode("iso2022_jp"),
    "cp51932": to_cp51932,
    "cp50221": to_cp50221,
}
UNICODE = ("utf-8", "utf-16-le", "utf-16-be")
CASES = [
    *[(name, ORDINARY) for name in (*UNICODE, "cp932", "euc-jp", "iso-2022-jp")],
    *[(name, WINDOWS) for name in (*UNICODE, "cp932", "cp51932", "cp50221")],
    *[(name, KANA) for name in (*UNICODE, "cp932", "euc-jp")],
    *[(name, "はい\n") for name in (*UNICODE, "cp932", "euc-jp", "iso-2022-jp")],
    *[(name, "はい") for name in ("utf-8", "cp932", "euc-jp", "iso-2022-jp")],
    *[(name, "総務課：三人") for name in ("utf-8", "cp932", "euc-jp", "iso-2022-jp")],
    *[(name, "ﾊﾝｶｸ") for name in ("utf-8", "cp932")],
    *[(name, "A-1\n") for name in UNICODE],
]


@pytest.mark.parametrize(("encoding", "text"), CASES)
def test_each_encoding_is_recognised(encoding: str, text: str) -> None:
    assert decode_text(ENCODERS[encoding](text), "a.txt") == Decoded(text, encoding)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_no_part_of_the_text(encoding: str) -> None:
    assert decode_text(ORDINARY.encode(encoding), "a.txt").text == ORDINARY


def test_half_width_kana_alone_is_read_in_iso_2022_jp() -> None:
    found = decode_text("ﾊﾝｶｸ".encode("iso2022_jp_ext"), "a.txt")
    assert found == Decoded("ﾊﾝｶｸ", "iso-2022-jp-ext")


def test_letters_of_jis_x_0213_are_read_in_euc_jp() -> None:
    text = "見本市の俱楽部と𠮟責\n"
    assert decode_text(text.encode("euc_jis_2004"), "a.txt") == Decoded(text, "euc-jis-2004")


def test_one_rare_kanji_among_figures_is_not_a_letter_of_another_script() -> None:
    assert decode_text("2015 老 2060\n".encode("euc_jp"), "a.txt").text != "2015 Ϸ 2060\n"


def test_the_end_mark_of_old_editors_is_left_out() -> None:
    assert decode_text("協働\x1a".encode("cp932"), "a.txt") == Decoded("協働", "cp932")


HIRAGANA = st.text(
    alphabet="あいうえおかきくけこさしすせそなにぬねのはまらりるれろわをん、。", min_size=3
)


@given(HIRAGANA, st.sampled_from(["utf-8", "cp932", "euc-jp", "iso-2022-jp"]))
def test_any_run_of_hiragana_is_read_back(text: str, encoding: str) -> None:
    assert decode_text(ENCODERS[encoding](text), "a.txt") == Decoded(text, encoding)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"))))
def test_any_text_in_utf_8_is_read_back(text: str) -> None:
    assert decode_text(text.encode("utf-8-sig"), "a.txt").text == text


@given(st.binary(max_size=40))
def test_bytes_are_decoded_without_control_letters_or_refused(content: bytes) -> None:
    text = ""
    with suppress(DocumentError):
        text = decode_text(content, "a.txt").text
    assert not any(ord(letter) < 32 for letter in "".join(text.split()))


MIXED = [
    ("utf-8", "cp932", "205 バイト目（7行目）で文字コードが UTF-8 から Shift_JIS（CP932） に"),
    ("utf-8", "euc-jp", "205 バイト目（7行目）で文字コードが UTF-8 から EUC-JP に"),
    ("utf-8", "iso-2022-jp", "205 バイト目（7行目）で文字コードが UTF-8 から ISO-2022-JP に"),
    ("cp932", "utf-8", "139 バイト目（7行目）で文字コードが Shift_JIS（CP932） から UTF-8 に"),
    ("cp932", "euc-jp", "139 バイト目（7行目）で文字コードが Shift_JIS（CP932） から EUC-JP に"),
    ("euc-jp", "utf-8", "139 バイト目（7行目）で文字コードが EUC-JP から UTF-8 に"),
    ("euc-jp", "cp932", "139 バイト目（7行目）で文字コードが EUC-JP から Shift_JIS（CP932） に"),
    ("iso-2022-jp", "cp932", "175 バイト目（7行目）で文字コードが ISO-2022-JP から Shift_JIS"),
    ("utf-16-le", "cp932", "7行目で文字コードが UTF-16 から別のものに"),
]  # fmt: skip
HEAD = "第１章　はじめに\n協働のまちづくりを進めます。\n" * 3
TAIL = "第２章　担い手\n住民自治協議会の役割を定めます。\n"


@pytest.mark.parametrize(("first", "then", "message"), MIXED)
def test_a_mixed_file_is_refused_with_the_place(first: str, then: str, message: str) -> None:
    content = ENCODERS[first](HEAD) + ENCODERS[then](TAIL)
    with pytest.raises(DocumentError) as caught:
        decode_text(content, "a.txt")
    assert caught.value.seen.startswith(f"a.txt：{message}")


def test_a_change_inside_a_line_is_told_by_its_byte() -> None:
    content = "協働の".encode() + "まちづくり指針".encode("cp932")
    with pytest.raises(DocumentError, match="10 バイト目（1行目）で文字コードが UTF-8 から Shift"):
        decode_text(content, "a.txt")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("協働\n課題".encode()[:-1], "11 バイト目（2行目）は、文字の途中でファイルが終わって"),
        (
            "協働\n".encode("cp932") + b"\xfd" + "の指針と課題".encode("cp932"),
            "6 バイト目（2行目）が、",
        ),
        (b"abc\x00def", "4 バイト目（1行目）に NUL"),
        (b"ab\ncd\x07", "2行目に制御文字（U\\+0007）"),
        (b"\xff\xfea", "3 バイト目（1行目）は、文字の途中で"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_the_place(content: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        decode_text(content, "a.txt")


@pytest.mark.parametrize("declared", ["Shift_JIS", "x-sjis", "windows-31j", "MS_Kanji"])
def test_a_declared_encoding_decides_where_it_fits(declared: str) -> None:
    content = "ｼﾂｻﾜ".encode("cp932")
    assert decode_text(content, "a.html", declared) == Decoded("ｼﾂｻﾜ", "cp932")


def test_a_declaration_settles_what_the_bytes_leave_open() -> None:
    content = "実施".encode("euc_jp")
    assert decode_text(content, "a.html", "EUC-JP") == Decoded("実施", "euc-jp")


@pytest.mark.parametrize("declared", ["Shift_JIS", "euc-jp", "iso-2022-jp", "nonsense", "utf-16"])
def test_a_wrong_declaration_is_overruled_and_told(declared: str) -> None:
    found = decode_text(ORDINARY.encode(), "a.html", declared)
    assert (found.text, found.encoding) == (ORDINARY, "utf-8")
    assert found.notes == (
        f"文字コードの宣言は {declared} ですが、実際は utf-8 でしたので、utf-8 として読みました",
    )


def test_a_declaration_over_ascii_alone_is_not_disputed() -> None:
    assert decode_text(b"abc", "a.html", "nonsense") == Decoded("abc", "utf-8")
