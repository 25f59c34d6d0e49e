import pytest

from corpus.formats.docx_numerals import numeral


@pytest.mark.parametrize(
    ("style", "numbers", "printed"),
    [
        ("decimal", (1, 12), "1 12"),
        ("decimalFullWidth", (1, 12), "１ １２"),
        ("decimalZero", (1, 12), "01 12"),
        ("decimalEnclosedCircle", (1, 20, 21, 36, 51), "① ⑳ ㉑ ㊱ 51"),
        ("decimalEnclosedParen", (1, 20, 21), "⑴ ⒇ 21"),
        ("aiueoFullWidth", (1, 2, 46, 47), "ア イ ン アア"),
        ("aiueo", (1, 46), "ｱ ﾝ"),
        ("irohaFullWidth", (1, 2, 3, 47), "イ ロ ハ ス"),
        ("iroha", (1, 2), "ｲ ﾛ"),
        ("japaneseCounting", (1, 10, 21, 110, 2003), "一 十 二十一 百十 二千三"),
        ("japaneseLegal", (1, 10, 25), "壱 壱拾 弐拾伍"),
        ("ideographDigital", (10, 25), "一〇 二五"),
        ("ideographTraditional", (1, 2, 11), "甲 乙 11"),
        ("ideographZodiac", (1, 12), "子 亥"),
        ("lowerRoman", (1, 4, 9), "i iv ix"),
        ("upperRoman", (3, 14), "III XIV"),
        ("lowerLetter", (1, 26, 27), "a z aa"),
        ("upperLetter", (2,), "B"),
        ("ordinal", (1, 2, 3, 4, 11), "1st 2nd 3rd 4th 11th"),
        ("chineseLegalSimplified", (3,), "3"),
    ],
)
def test_numbers_are_printed_as_word_does(
    style: str, numbers: tuple[int, ...], printed: str
) -> None:
    assert " ".join(numeral(number, style) for number in numbers) == printed
