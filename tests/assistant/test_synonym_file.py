"""The synonym file: what a line may say, and what is told of one that says something else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.synonym_file import Group, merge, own_file, parse, read_file, shipped_file
from corpus.state import DataFolder

ROOT = Path(__file__).parents[2]
FORM = "「公式の語 = 話し言葉, 話し言葉」の形の行"


def test_a_line_names_official_words_and_spoken_ones() -> None:
    parsed = parse("財政支援, 補助 = お金の応援, subsidy", "f")
    assert parsed.groups == (Group(1, ("財政支援", "補助"), ("お金の応援", "subsidy")),)
    assert parsed.faults == ()


def test_full_width_signs_and_repeated_words_are_taken() -> None:
    parsed = parse("高齢者　＝　お年寄り、年寄り，お年寄り､シニア", "f")
    assert parsed.groups == (Group(1, ("高齢者",), ("お年寄り", "年寄り", "シニア")),)


def test_comments_and_blank_lines_are_not_read() -> None:
    parsed = parse("# 人\r\n\r\n高齢者 = お年寄り # 人生の先輩\r\n＃ 終わり\r\n", "f")
    assert parsed.groups == (Group(3, ("高齢者",), ("お年寄り",)),)


@pytest.mark.parametrize("sign", ["-", "－", "−"])
def test_a_line_with_a_minus_takes_out(sign: str) -> None:
    parsed = parse(f"{sign} 高齢者 = シニア\n{sign}自治会", "f")
    assert parsed.groups == (
        Group(1, ("高齢者",), ("シニア",), removes=True),
        Group(2, ("自治会",), (), removes=True),
    )


@pytest.mark.parametrize(
    ("line", "seen", "expected"),
    [
        ("高齢者 お年寄り", "「=」がありません", FORM),
        ("高齢者 = お年寄り = 老人", "「=」が二つ以上あります", FORM),
        ("= お年寄り", "公式の語がありません", FORM),
        ("-", "公式の語がありません", FORM),
        ("高齢者 = 、", "話し言葉がありません", FORM),
        ("高齢者 = お年寄り, 高齢者", "「高齢者」が左右の両方にあります", "左と右で違う語"),
        ("高齢者 = ！？", "「！？」に文字がありません", "文字か数字のある語"),
        ("高齢者 = ろ", "「ろ」は一文字です", "二文字以上の語（漢字は一文字でもよい）"),
        ("高齢者 = ｘ", "「ｘ」は一文字です", "二文字以上の語（漢字は一文字でもよい）"),
        ("高齢者 = " + "あいうえお" * 9, "「あいうえおあいうえお…」が長すぎます", "40文字以内の語"),
    ],
)
def test_a_bad_line_is_told_with_its_number(line: str, seen: str, expected: str) -> None:
    parsed = parse(f"自治会 = 町内会\n{line}\n防災 = 災害の備え", "語.txt")
    (fault,) = parsed.faults
    assert [group.line for group in parsed.groups] == [1, 3]
    assert fault.message == (
        f"同義語ファイル 語.txt の2行目：{seen}（期待：{expected}）"
        "対処：その行を直すか、消してください。"
    )


def test_an_absent_file_is_empty(tmp_path: Path) -> None:
    parsed = read_file(own_file(DataFolder(tmp_path)))
    assert (parsed.groups, parsed.faults) == ((), ())


def test_a_file_in_another_encoding_is_told_and_not_read(tmp_path: Path) -> None:
    path = own_file(DataFolder(tmp_path))
    path.write_bytes("高齢者 = お年寄り".encode("cp932"))
    parsed = read_file(path)
    assert parsed.groups == ()
    assert [fault.message for fault in parsed.faults] == [
        f"同義語ファイル {path} はUTF-8 ではありません（期待：UTF-8 のテキスト）"
        "対処：文字コード UTF-8 で保存し直すか、ファイルを消してください。"
    ]


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (fault,) = read_file(tmp_path).faults
    assert fault.seen == f"同義語ファイル {tmp_path} は開けません"


def test_a_file_that_an_editor_began_with_a_mark_is_read(tmp_path: Path) -> None:
    path = own_file(DataFolder(tmp_path))
    path.write_bytes("高齢者 = お年寄り".encode("utf-8-sig"))
    assert read_file(path).groups == (Group(1, ("高齢者",), ("お年寄り",)),)


def test_the_operators_words_come_behind_the_shipped_ones() -> None:
    merged = merge(parse("高齢者 = お年寄り", "a"), parse("老年人口 = お年寄り\n市 = 役場", "b"))
    assert merged.official == {"お年寄り": ("高齢者", "老年人口"), "役場": ("市",)}
    assert merged.groups == 3


def test_a_minus_takes_one_pair_out_and_leaves_the_rest() -> None:
    shipped = parse("高齢者 = お年寄り, シニア\n老人クラブ = シニア", "a")
    merged = merge(shipped, parse("- 高齢者 = シニア", "b"))
    assert merged.official == {"お年寄り": ("高齢者",), "シニア": ("老人クラブ",)}


def test_a_minus_before_an_official_word_alone_takes_all_of_it_out() -> None:
    shipped = parse("高齢者 = お年寄り\n補助, 支援 = 応援", "a")
    merged = merge(shipped, parse("- 高齢者\n- 補助", "b"))
    assert merged.official == {"応援": ("支援",)}
    assert merged.groups == 1


def test_what_the_operator_adds_stays_where_the_shipped_line_goes() -> None:
    own = parse("- 高齢者\n高齢者 = 人生の先輩", "b")
    assert merge(parse("高齢者 = お年寄り", "a"), own).official == {"人生の先輩": ("高齢者",)}


def test_a_minus_that_takes_nothing_out_is_told() -> None:
    merged = merge(parse("高齢者 = お年寄り", "a"), parse("- 高齢者 = お年より", "b"))
    assert merged.official == {"お年寄り": ("高齢者",)}
    assert [fault.seen for fault in merged.faults] == [
        "同義語ファイル b の1行目：外す語が付属のファイルにありません"
    ]


def test_another_spelling_of_the_official_word_is_no_spoken_word() -> None:
    assert merge(parse("増加 = 增加, 増える", "a"), parse("", "b")).official == {
        "増える": ("増加",)
    }


def test_the_shipped_file_has_no_bad_line_and_many_groups() -> None:
    parsed = read_file(shipped_file())
    assert parsed.faults == ()
    assert len(parsed.added) >= 400
    assert len(merge(parsed, parse("", "own")).official) >= 2_000


def test_no_official_words_have_two_lines_in_the_shipped_file() -> None:
    named = [group.official for group in read_file(shipped_file()).groups]
    assert sorted({each for each in named if named.count(each) > 1}) == []


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_a_readme_shows_a_file_that_can_be_read(name: str) -> None:
    content = (ROOT / name).read_text(encoding="utf-8")
    shown = content.split("```text\n")[1].split("```")[0]
    assert merge(read_file(shipped_file()), parse(shown, name)).faults == ()


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_read_and_each_line_counts_once(shipped: str, own: str) -> None:
    parsed = parse(own, "f")
    lines = [group.line for group in parsed.groups] + [fault.line for fault in parsed.faults]
    assert len(set(lines)) == len(lines) <= own.count("\n") + 1
    assert len(merge(parse(shipped, "g"), parsed).faults) >= len(parsed.faults)
