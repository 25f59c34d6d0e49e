import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.markers import (
    find_definition,
    find_marker,
    is_date_line,
    is_figures_line,
    is_void_line,
    reads_as_heading,
)


@pytest.mark.parametrize(
    ("line", "style", "label"),
    [
        ("　～省略～", "omission", "～省略～"),
        ("（中略）", "omission", "（中略）"),
        (" ○ ○ ○", "lost", "○ ○ ○"),
        ("●●●", "lost", "●●●"),
        ("※1   まちのアトリエ", "note", "※1"),
        ("※網掛けの見直し項目は", "note", "※"),
        ("第10条の２　使用の許可", "article", "第10条の２"),
        ("Ⅱ ２０２６コース", "roman", "Ⅱ"),
        ("４. 「協働」推", "decimal", "４."),
        ("（２）情報共有と", "parenthesis", "（２）"),
        ("(十二) 附帯事項", "parenthesis", "(十二)"),
        ("③ 人材活用", "circled", "③"),
        ("ア　市民と", "katakana", "ア"),
        ("ａ　次の事項", "latin", "ａ"),
        ("■住民自治組織とは", "square", "■"),
        ("〇協働事業評価", "circle", "〇"),
        ("★転入者向け", "star", "★"),
        ("⇒ 人件費の", "arrow", "⇒"),
        ("・支所長", "bullet", "・"),
        ("＜まとめ＞", "angle", "＜まとめ＞"),
        ("《重点》学習の支援", "run_in", "《重点》"),
        ("第１部　総論", "volume", "第１部"),
        ("第３編　計画", "part", "第３編"),
        ("第二章まちづくり", "chapter", "第二章"),
        ("第１節　理念", "section", "第１節"),
        ("第２款　支援", "subsection", "第２款"),
        ("第４目　委託", "division", "第４目"),
        ("第１条（趣旨）　この要綱は", "article", "第１条"),
        ("第４条から第６条まで　削除", "article", "第４条から第６条まで"),
        ("附　則（令和６年条例第８号）", "annex", "附　則"),
        ("別表第１（第４条関係）", "annex", "別表第１"),
        ("様式第２号の３（第８条関係）", "annex", "様式第２号の３"),
        ("別紙", "annex", "別紙"),
        ("基本目標１　支え合う", "word", "基本目標１"),
        ("施策１－２　居場所", "word", "施策１－２"),
        ("図表１－１　人口の推移", "figure", "図表１－１"),
        ("第２　基本的な事項", "ordinal", "第２"),
        ("1.2.3　推移", "chain", "1.2.3"),
        ("１－１　対象", "chain", "１－１"),
        ("１　計画策定の趣旨", "number", "１"),
        ("１ 2025年の人口", "number", "１"),
        ("２　３つの柱", "number", "２"),
        ("２ 人口の推移", "number", "２"),
        ("３ つながりづくり", "number", "３"),
        ("１ 地区の概要", "number", "１"),
        ("２）質疑", "half", "２）"),
        ("⑵ 期間", "parenthesis", "⑵"),
        ("（ア）生産", "katakana_parenthesis", "（ア）"),
        ("(ⅱ) 今年度", "roman_parenthesis", "(ⅱ)"),
        ("(b) 畑", "latin_parenthesis", "(b)"),
        ("ⅲ　来年度", "small_roman", "ⅲ"),
        ("Ａ　甲の案", "capital", "Ａ"),
        ("［１］統計書", "bracket", "［１］"),
        ("一　情報の提供", "kanji", "一"),
        ("- 相談", "bullet", "-"),
        ("‧担い手", "bullet", "‧"),
        ("注１）無回答を除く。", "note", "注１"),
        ("（注）総数", "note", "（注）"),
    ],
)
def test_a_sign_at_the_head_of_a_line_is_read(line: str, style: str, label: str) -> None:
    marker = find_marker(line)
    assert marker is not None
    assert (marker.style, marker.label) == (style, label)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "一方、人々の",
            "NPO法人などの",
            "5.5～7 32地区",
            "まちのアトリエ",
            "アクセス数",
            "",
            "　",
        ),
        *(
            "3 年間の計画",
            "10 月から始める",
            "20 人が参加",
            "３　月から",
            "12 , 000",
            "5 ％",
            "3 つの柱",
            "5 団体が",
        ),
        *("1 141,900 140,815", "2 10 20 30", "1 2015年 2025年", "0268-22-4100", "03 1234 5678"),
        *(
            "第３条の規定により",
            "第１章から第３章まで",
            "第２条第３項",
            "別表に定める額",
            "別紙のとおり",
        ),
        *(
            "附則第２条の規定",
            "○○市では",
            "１",
            "2.5倍に増えた",
            "目標とする",
            "令和５年",
            "図書館",
        ),
    ],
)
def test_a_line_without_a_sign_has_no_marker(line: str) -> None:
    assert find_marker(line) is None


@given(st.text())
def test_a_marker_stands_at_the_head_of_any_line(line: str) -> None:
    marker = find_marker(line)
    assert marker is None or line[: marker.length].strip() == marker.label


@given(st.text(alphabet="協働推進員・…‥ 。", max_size=30))
def test_a_definition_begins_with_its_term(line: str) -> None:
    marker = find_definition(line)
    assert marker is None or line.lstrip().startswith(marker.label)


def test_dots_part_a_word_from_its_meaning() -> None:
    line = "協働推進員・・・協働によるまちづくりを"
    marker = find_definition(line)
    assert marker is not None
    assert (marker.label, line[marker.length :]) == ("協働推進員", "協働によるまちづくりを")


@pytest.mark.parametrize("line", ["・支所長・担当課職員", "福祉政策課・市社協", "。・・・"])
def test_single_dots_define_nothing(line: str) -> None:
    assert find_definition(line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("令和７年●月", True),
        ("　　令和２年４月", True),
        ("2023(R5)年11月", True),
        ("令和5年度", True),
        ("令和元年12月1日", True),
        ("令和７年●月に改めました", False),
        ("この度", False),
    ],
)
def test_a_line_with_nothing_but_a_date_is_told(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("141,900 140,815", True),
        ("▲53.6%", True),
        ("０", True),
        ("2015 2025", True),
        ("32地区", False),
        ("", False),
    ],
)
def test_a_line_with_nothing_but_figures_is_told(line: str, expected: bool) -> None:
    assert is_figures_line(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("（新設）", True), ("削除", True), ("－", True), ("新設します。", False), ("", False)],
)
def test_a_cell_that_says_that_it_has_no_text_is_told(line: str, expected: bool) -> None:
    assert is_void_line(line) is expected


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ("circled", "③ 人材活用制度の検討", True),
        ("circled", "① 見直す必要があります。", False),
        ("katakana", "ア　目的", False),
        ("parenthesis", "（１）" + "長" * 38, False),
        (None, "はじめに", False),
    ],
)
def test_a_short_marked_line_reads_as_a_heading(
    style: str | None, text: str, expected: bool
) -> None:
    assert reads_as_heading(style, text) is expected
