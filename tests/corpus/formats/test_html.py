from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.formats.blocks import Extract, ParagraphRole, Unreadable, cell_text
from corpus.formats.html import read_html
from corpus.formats.limits import Limits
from tests.corpus.formats.shown import are_in_order, grids, lines, outside, paragraphs, tables


def read(body: str) -> Extract:
    return read_html(f"<!DOCTYPE html><body>{body}".encode(), "a.html")


def roles(body: str) -> list[tuple[str, ParagraphRole]]:
    extract = read(body)
    return [(extract.text[x.start : x.end], x.role) for x in paragraphs(extract)]


def labelled(body: str) -> list[tuple[str | None, str]]:
    extract = read(body)
    return [(x.list_label, extract.text[x.start : x.end]) for x in paragraphs(extract)]


BODY, HEADING, RUNNING = ParagraphRole.BODY, ParagraphRole.HEADING, ParagraphRole.RUNNING


def test_headings_have_their_levels() -> None:
    extract = read("<h1>指針</h1><p>本文</p><h3>（１）　担い手</h3>")
    found = [(extract.text[x.start : x.end], x.role, x.level) for x in paragraphs(extract)]
    assert found == [("指針", HEADING, 1), ("本文", BODY, None), ("（１）　担い手", HEADING, 3)]


def test_white_space_is_shown_as_a_browser_shows_it() -> None:
    assert lines(read("<p>\n 協働の\n  まち　づくり &amp; A\n B&lt;1&gt; <b> 太 </b> 字 </p>")) == [
        "協働の まち　づくり & A B<1> 太 字"
    ]


def test_line_breaks_stay_and_empty_lines_part_paragraphs() -> None:
    extract = read("<p>ア　一<br>イ　二<br><br/>ウ　三</p>")
    assert lines(extract) == ["ア　一\nイ　二", "ウ　三"]
    assert [x.wrapped for x in paragraphs(extract)] == [True, False]


def test_loose_text_and_nested_blocks_keep_their_order() -> None:
    assert lines(read("裸<div>一<p>二</p>三<div>四</div>五</div>六")) == list("裸一二三四五六")


def test_of_ruby_the_base_is_read() -> None:
    extract = read("<p><ruby>協働<rp>（</rp><rt>きょうどう</rt><rp>）</rp></ruby>の</p>")
    assert lines(extract) == ["協働の"]
    assert extract.notes == ("ふりがな 1か所は文章に入れていません",)


def test_preformatted_lines_keep_their_spaces() -> None:
    extract = read("<pre>一\n  二\n\n三</pre><p>四\n五</p>")
    assert lines(extract) == ["一\n  二", "三", "四 五"]


def test_numbers_of_lists_become_labels() -> None:
    body = "<ol><li>一<ul><li>二</ul><li value=5>三<p>続き</p></li><li>四</ol><p>後</p>"
    assert labelled(body) == [
        ("1.", "一"), (None, "二"), ("5.", "三"), (None, "続き"), ("6.", "四"), (None, "後"),
    ]  # fmt: skip


def test_definitions_are_paragraphs() -> None:
    assert lines(read("<dl><dt>協働<dd>力を合わせること</dl>")) == ["協働", "力を合わせること"]


def test_navigation_and_page_wide_heads_and_feet_are_running() -> None:
    body = (
        "<header>見本市<h1>指針</h1></header><nav><h2>案内</h2><a href='/'>頭</a></nav>"
        "<main><header>節の頭</header>本文</main><footer>連絡先</footer>"
    )
    assert roles(body) == [
        ("見本市", RUNNING), ("指針", HEADING), ("案内", RUNNING), ("頭", RUNNING),
        ("節の頭", BODY), ("本文", BODY), ("連絡先", RUNNING),
    ]  # fmt: skip


def test_navigation_inside_the_page_is_its_table_of_contents() -> None:
    body = "<nav><ul><li><a href='#a'>第１章</a><li><a href='#b'>第２章</a></ul></nav>"
    assert {role for _, role in roles(body)} == {ParagraphRole.CONTENTS}


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>", "<style>x</style>", "<template>x</template>", "<p hidden>x</p>",
        "<p style='display: none'>x</p>", "<button>x</button>", "<!-- x -->", "<?x y?>",
        "<select><option>x</select>",
    ],
)  # fmt: skip
def test_what_a_browser_hides_is_left_out(hidden: str) -> None:
    assert lines(read(f"<p>前</p>{hidden}後")) == ["前", "後"]


def test_an_image_is_its_alternative_text() -> None:
    extract = read("<p>図<img src=a.png alt='（地図）'>の<img src=b.png></p>")
    what = "画像 2個（中の文字は読めません。代わりの説明文だけを読みました）"
    assert (lines(extract), extract.unreadable) == (["図（地図）の"], (Unreadable(1, what),))


def test_embedded_parts_are_told_as_unreadable() -> None:
    extract = read("<p>前</p><iframe src=a></iframe><svg><text>一</text></svg><canvas></canvas>")
    assert [x.what for x in extract.unreadable] == [
        "埋め込まれた別のページ 1個（中の文字は読めません）",
        "図 2個（中の文字は読めません）",
    ]


def test_the_title_is_taken_from_the_head() -> None:
    extract = read_html("<html><title> 見本市\n 指針 </title><p>一".encode(), "a.html")
    assert (extract.title, extract.text) == ("見本市 指針", "一\n")


def test_merged_cells_stand_at_their_places() -> None:
    extract = read(
        "<table><tr><th rowspan=2>地区<th colspan=2>人口</tr><tr><th>男<th>女</tr>"
        "<tr><td>東<td>1<td>2</tr></table>"
    )
    found = [(x.row, x.column, x.rows, x.columns, x.heading) for x in grids(extract)[0].cells]
    assert found == [
        (0, 0, 2, 1, True), (0, 1, 1, 2, True), (1, 1, 1, 1, True), (1, 2, 1, 1, True),
        (2, 0, 1, 1, False), (2, 1, 1, 1, False), (2, 2, 1, 1, False),
    ]  # fmt: skip


def test_lines_of_a_cell_come_from_breaks_and_blocks() -> None:
    body = "<table><tr><td>一<br>二<br><br><p>三</p>四<ol><li>五<li>六</ol><td></tr></table>"
    assert tables(read(body)) == [[["一\n二\n三\n四\n1. 五\n2. 六", ""]]]


def test_a_table_in_a_cell_follows_as_its_own() -> None:
    body = (
        "<table><tr><td>外<table><caption>内</caption><tr><td>1<td>2</tr></table>後<td>右</tr>"
        "<tr><td>下<td>端</table>終"
    )
    extract = read(body)
    assert tables(extract) == [[["外\n後", "右"], ["下", "端"]], [["1", "2"]]]
    assert lines(extract) == ["内", "終"]
    assert extract.notes == ("表の中の表 1個は、外側の表のあとに別の表として読みました",)


def test_a_caption_stands_above_its_table() -> None:
    extract = read("<table><caption>表１\n 人口</caption><tr><td>1<td>2</table>")
    assert lines(extract) == ["表１ 人口"]
    assert grids(extract)[0].caption == (0, 5)


@pytest.mark.parametrize(
    "table",
    [
        "<table role=presentation><tr><td>一</td><td><p>二</p></td></tr></table>",
        "<table><tr><td>一<p>二</p></td></tr></table>",
        "<table><tr><td><h2>一</h2></td><td>二</td></tr></table>",
    ],
)
def test_a_table_that_only_arranges_the_page_flows(table: str) -> None:
    assert (lines(read(table)), grids(read(table))) == (["一", "二"], [])


def test_a_table_inside_an_arranging_one_is_read() -> None:
    body = "<table role=none><tr><td>前<table><tr><th>a<td>b</table>後</td></tr></table>"
    assert (lines(read(body)), tables(read(body))) == (["前", "後"], [[["a", "b"]]])


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('<meta charset="Shift_JIS">', "cp932"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=EUC-JP">', "euc-jp"),
        ("<meta charset=utf-8>", "utf-8"),
    ],
)
def test_the_declared_encoding_is_obeyed(declared: str, encoding: str) -> None:
    content = f"<html><head>{declared}<title>実施</title></head><p>実施</p>".encode(encoding)
    extract = read_html(content, "a.html")
    assert (extract.text, extract.encoding, extract.title) == ("実施\n", encoding, "実施")


def test_an_xml_declaration_is_obeyed() -> None:
    page = (
        '<?xml version="1.0" encoding="EUC-JP"?><html xmlns="http://www.w3.org/1999/xhtml"><p>実施'
    )
    assert read_html(page.encode("euc_jp"), "a.xhtml").text == "実施\n"


def test_a_wrong_declaration_is_noted() -> None:
    extract = read_html("<meta charset=Shift_JIS><p>協働のまち".encode(), "a.html")
    assert extract.text == "協働のまち\n"
    assert extract.notes[0].startswith("文字コードの宣言は Shift_JIS ですが、実際は utf-8")


def test_deeply_nested_elements_lose_nothing() -> None:
    assert lines(read("<div>" * 2_000 + "深い")) == ["深い"]


def test_elements_nested_too_deep_are_refused() -> None:
    with pytest.raises(DocumentError, match="入れ子が深すぎて、最後まで読めません"):
        read("<div>" * 10_000 + "深い")


@pytest.mark.parametrize(
    "content", [b" ", b"<html><body></body></html>", b"<!-- a -->", b"<p>&#x3000;"]
)
def test_a_page_without_letters_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError, match="文字が一つもありません"):
        read_html(content, "a.html")


@pytest.mark.parametrize(
    ("content", "instead"),
    [
        (b"<body><script>show()</script>", "表示するときに中身を作るスクリプト"),
        (b"<frameset><frame src=a.html></frameset>", "別のページを並べる枠"),
        (b"<img src=a.png>", "画像 1個"),
    ],
)
def test_what_a_page_has_instead_of_letters_is_told(content: bytes, instead: str) -> None:
    with pytest.raises(DocumentError, match=f"文字が一つもありません（{instead}.*PDF に印刷"):
        read_html(content, "a.html")


def test_what_a_doctype_declares_is_no_text() -> None:
    head = '<?xml version="1.0"?>\n<!DOCTYPE html [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>\n'
    page = f"{head}<html><body><p>協働のまち&c;</p>"
    assert read_html(page.encode(), "a.xhtml").text == "協働のまち&c;\n"


def test_a_page_beyond_the_limit_is_refused() -> None:
    with pytest.raises(DocumentError, match="14 文字あります（期待：10 文字まで）"):
        read_html(b"<p>abcdefghijk", "a.html", Limits(max_characters=10))


WORD = st.text(alphabet="協働ア1A（）、", min_size=1)
CELLS = st.lists(st.lists(WORD, max_size=3), min_size=2, max_size=3)
TAGS = ("p", "div", "b", "td", "tr", "table", "li", "ol", "h2", "nav", "ruby", "caption", "header")


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_cells_are_what_was_put_in(rows: list[list[list[str]]]) -> None:
    cells = ["".join(f"<td>{'<br>'.join(cell)}</td>" for cell in row) for row in rows]
    extract = read("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>終")
    found = [cell_text(extract.text, x) for grid in grids(extract) for x in grid.cells]
    expected = ["\n".join(cell) for row in rows for cell in row]
    assert found == (expected if any(expected) else [])


@given(st.lists(st.sampled_from([*(f"<{x}>" for x in TAGS), *(f"</{x}>" for x in TAGS)]) | WORD))
def test_whatever_the_tags_no_word_is_lost(pieces: list[str]) -> None:
    extract = read("".join([*pieces, "終"]))
    assert are_in_order(extract)
    assert outside(extract) == ""
    put_in = Counter(letter for piece in pieces if "<" not in piece for letter in piece)
    assert put_in <= Counter(extract.text)
