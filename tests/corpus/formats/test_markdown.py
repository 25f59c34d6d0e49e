import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.formats.blocks import Extract, ParagraphRole, Unreadable
from corpus.formats.markdown import read_markdown
from tests.corpus.formats.shown import are_in_order, grids, lines, outside, paragraphs, tables


def read(text: str) -> Extract:
    return read_markdown(text.encode(), "a.md")


def headings(text: str) -> list[tuple[str, int | None]]:
    extract = read(text)
    blocks = [x for x in paragraphs(extract) if x.role is ParagraphRole.HEADING]
    return [(text[x.start : x.end], x.level) for x in blocks]


def labelled(text: str) -> list[tuple[str | None, str]]:
    return [(x.list_label, text[x.start : x.end]) for x in paragraphs(read(text))]


def test_the_text_is_the_original() -> None:
    text = "# 第１章\r\n\r\n本文\r\n"
    extract = read_markdown(b"\xef\xbb\xbf" + text.encode(), "a.md")
    assert (extract.text, extract.encoding, extract.reader) == (text, "utf-8", "markdown/1")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_headings_stand_without_their_signs(end: str) -> None:
    text = end.join(
        ["# 第１章　総則 #", "", "### **（１）** #1", "", "名称", "====", "小見出し", "---"]
    )
    assert headings(text) == [
        ("第１章　総則", 1), ("**（１）** #1", 3), ("名称", 1), ("小見出し", 2),
    ]  # fmt: skip


def test_signs_inside_quotes_and_lists_are_left_out() -> None:
    assert headings("> # 引用の見出し\n\n- ## 項の見出し\n") == [
        ("引用の見出し", 1),
        ("項の見出し", 2),
    ]


def test_a_heading_that_repeats_its_own_sign_is_found() -> None:
    assert headings("## # 番号\n") == [("# 番号", 2)]


def test_emphasis_around_a_whole_block_is_left_out() -> None:
    assert lines(read("**第１章**\n\n**一**と**二**\n")) == ["第１章", "**一**と**二**"]


def test_paragraphs_of_several_lines_may_hold_several_units() -> None:
    extract = read("ア　一\nイ　二\n\n一行\n")
    assert lines(extract) == ["ア　一\nイ　二", "一行"]
    assert [x.wrapped for x in paragraphs(extract)] == [True, False]


def test_bullets_stand_outside_and_numbers_become_labels() -> None:
    text = "- 一\n* 二\n\n1. 三\n   - 四\n2. 五\n\n   続き\n"
    assert labelled(text) == [
        (None, "一"), (None, "二"), ("1.", "三"), (None, "四"), ("2.", "五"), (None, "続き"),
    ]  # fmt: skip


def test_numbers_written_alike_are_counted_up() -> None:
    assert labelled("1. 一\n1. 二\n1. 三\n") == [("1.", "一"), ("2.", "二"), ("3.", "三")]


def test_numbers_written_apart_stay_as_written() -> None:
    assert labelled("3) 一\n7) 二\n") == [("3)", "一"), ("7)", "二")]


def test_a_paragraph_after_a_list_has_no_label() -> None:
    assert labelled("1. - \n\n終わり\n") == [(None, "終わり")]


def test_code_stands_without_its_fences() -> None:
    assert lines(read("```text\n一\n\n二\n```\n\n~~~\n三\n")) == ["一\n\n二", "三"]


def test_front_matter_gives_the_title_and_stays_beside_the_text() -> None:
    extract = read('---\ntitle: "見本市の手引き"\ndate: 2025-04-01\n---\n# 一\n')
    assert extract.title == "見本市の手引き"
    assert [x.role for x in paragraphs(extract)] == [
        ParagraphRole.RUNNING, ParagraphRole.RUNNING, ParagraphRole.HEADING,
    ]  # fmt: skip


def test_a_ruler_at_the_beginning_is_no_front_matter() -> None:
    assert lines(read("---\n\n本文\n\n---\n")) == ["本文"]


def test_a_note_is_not_taken_for_a_link_definition() -> None:
    assert lines(read("本文[^1]\n\n[^1]: 注釈です\n\n[a]: https://example.jp\n")) == [
        "本文[^1]", "[^1]: 注釈です", "[a]: https://example.jp",
    ]  # fmt: skip


def test_letters_between_html_tags_are_kept() -> None:
    extract = read("<div>\n<b>注意</b> はい\n<!-- 隠れた注 -->\n</div>\n")
    assert lines(extract) == ["注意", "はい"]


def test_a_table_in_html_is_read_between_its_neighbours() -> None:
    text = "<div>前</div>\n<table>\n<tr><td>一</td><td>二</td></tr>\n</table>\n後\n"
    assert (lines(read(text)), tables(read(text))) == (["前", "後"], [[["一", "二"]]])


def test_a_table_in_html_that_is_cut_off_is_told_as_lost() -> None:
    extract = read("前\n\n<table><tr><td>一</td>\n\n後\n")
    what = "3行目からの HTML の表（文字だけを読み、行と列は分かりません）"
    assert (lines(extract), extract.unreadable) == (["前", "一", "後"], (Unreadable(1, what),))


def test_a_pipe_table_is_read_cell_by_cell() -> None:
    extract = read("| 改正後 | 改正前 |\n|:--|--:|\n| あ<br>い | う \\| え |\n| | （新設） |\n")
    assert tables(extract) == [
        [["改正後", "改正前"], ["あ\nい", "う \\| え"], ["", "（新設）"]],
    ]  # fmt: skip
    assert [x.heading for x in grids(extract)[0].cells] == [True, True] + [False] * 4


def test_tables_in_quotes_and_lists_are_read() -> None:
    text = (
        "> | a | b |\n> |---|---|\n> | 1 | 2 |\n\n- 項\n\n  | c | d |\n  |---|---|\n  | 3 | 4 |\n"
    )
    assert tables(read(text)) == [[["a", "b"], ["1", "2"]], [["c", "d"], ["3", "4"]]]


def test_deep_quotes_lose_nothing() -> None:
    assert outside(read(">" * 300 + " 深い\n")).strip(">") == ""


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(DocumentError, match="文字が一つもありません"):
        read_markdown(b"\n \n", "a.md")


SIGNS = set("#>*+-_=`~|:0123456789.)\\")
MARKDOWN = st.text(alphabet="協a #>*-=`|~1.)\n\r 　\\<!", min_size=1).filter(str.strip)
PIECES = st.lists(
    st.sampled_from(
        ["# 見出し", "本文", "- 項", "1. 番号", "  続き", "> 引用", "| a | b |", "|---|---|", "```",
         "", "---", "===", "    code", "<div>", "**強調**", "　字下げ", "[x]: y", "\\| z", "<br>"]
    ),
    min_size=1,
).map("\n".join).filter(str.strip)  # fmt: skip


@given(MARKDOWN | PIECES)
def test_blocks_stand_in_order_and_leave_out_signs_only(text: str) -> None:
    extract = read(text)
    assert extract.text == text
    assert are_in_order(extract)
    assert set(outside(extract)) - SIGNS <= set("<divbr>!a")


@given(PIECES)
def test_no_word_is_lost(text: str) -> None:
    assert {x for x in outside(read(text)) if "ぁ" <= x <= "龥"} == set()
