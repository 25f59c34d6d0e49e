"""Heads that name two versions of a text only together: 素案 beside 本計画."""

from collections.abc import Sequence

import pytest

from corpus import ChangeKind, Side
from corpus.comparison_stages import caption_tells_changes, names_changes
from tests.corpus.compared import compare, grids_in, read_table
from tests.corpus.tabulated import extract_of
from tests.corpus.test_comparison_heads import heads_of

SHORT = (["受付の期限", "前日の午後5時まで", "利用の1時間前まで"],)
FIGURES = (["清掃の回数", "10回", "20回"], ["使用料", "300円", "400円"])


def tables(*rows: Sequence[str], heads: Sequence[str], above: Sequence[str] = ()) -> int:
    """Count the before/after tables of an extract with one grid."""
    return len(grids_in(extract_of([heads, *rows], above=above)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        *(("素案", "本計画"), ("素案", "計画案"), ("素案", "成案"), ("原案", "修正案")),
        *(("原案", "修正後"), ("当初案", "最終案"), ("従来", "今後"), ("従来", "見直し後")),
        *(
            ("現行", "改正後案"),
            ("修正案", "最終案"),
            ("前計画", "本計画"),
            ("現行計画", "改定素案"),
        ),
        *(("計画（素案）", "計画（案）"), ("素案（令和６年12月）", "本方針（令和７年3月）")),
        *(("これまで", "これから"), ("条例案", "成案"), ("当初", "最終案"), ("現計画", "次期計画")),
    ],
)
def test_the_later_of_two_stages_is_after(before: str, after: str) -> None:
    for row in (["項目", before, after], ["項目", after, before]):
        found = heads_of(row, ["い", "ろ", "は"])
        assert found is not None
        assert found.role(row.index(after)) is Side.AFTER


@pytest.mark.parametrize(
    "row",
    [
        ["指標", "現状値", "目標値"],
        ["項目", "現状", "今後"],
        ["項目", "素案", "今後"],
        ["項目", "計画", "実績"],
        ["項目", "素案", "備考"],
        ["年月", "素案", "計画案", "成案"],
        ["項目", "素案", "原案"],
        ["項目", "新", "改正後"],
        ["課題", "現状", "今後の方針"],
    ],
)
def test_other_heads_are_no_two_stages(row: list[str]) -> None:
    assert heads_of(row, ["い"] * len(row)) is None


def test_two_stages_alone_are_not_certain() -> None:
    found = heads_of(["項目", "素案", "本計画"], ["い", "ろ", "は"])
    assert found is not None
    assert not found.certain


@pytest.mark.parametrize(
    "head",
    ["変更の理由", "見直しの理由", "改定理由", "変更点", "主な修正箇所", "修正の趣旨"],
)
def test_a_column_that_explains_changes_tells_versions(head: str) -> None:
    assert names_changes(["項目", head])


@pytest.mark.parametrize("head", ["備考", "担当課", "目標値", "事業内容", "説明"])
def test_another_column_tells_none(head: str) -> None:
    assert not names_changes(["項目", head])


@pytest.mark.parametrize("versions", [("素案", "本計画"), ("原案", "成案"), ("骨子", "本計画")])
def test_reasons_alone_tell_versions_beside_a_draft(versions: tuple[str, str]) -> None:
    assert names_changes(["項目", "理由"], versions)


def test_reasons_beside_what_was_and_will_be_make_no_versions() -> None:
    row = [*SHORT[0], "急な用事に備えるため"]
    for pair in (("これまで", "これから"), ("従来", "今後")):
        assert tables(row, heads=("場面", *pair, "理由")) == 0
        assert tables(row, heads=("場面", *pair, "変更の理由")) == 1
        assert tables(row, heads=("場面", *pair, "理由"), above=["表１　主な変更点"]) == 1


@pytest.mark.parametrize(
    ("line", "tells"),
    [
        *(("表３　素案からの変更点", True), ("別紙　新旧対照表", True)),
        *(("表４　計画案の修正箇所", True), ("表５　素案と成案の対照", True)),
        *(("表３　施設の一覧", False), ("表１　策定の経過", False), ("３　今後の進め方", False)),
        ("意見を踏まえて検討した素案からの変更点は次のとおりです。", False),
    ],
)
def test_a_caption_may_tell_versions(line: str, tells: bool) -> None:
    text = f"{line}\n項目\t素案"
    assert caption_tells_changes(text, len(line) + 1) is tells


def test_a_line_far_above_the_table_is_no_caption() -> None:
    text = "新旧対照表\n第１　趣旨\n第２　経過\n項目"
    assert not caption_tells_changes(text, len(text) - 2)


def test_short_texts_are_versions_where_a_column_gives_the_reasons() -> None:
    row = [*SHORT[0], "急な用事に備えるため"]
    assert tables(row, heads=("項目", "素案", "本計画", "変更の理由")) == 1


def test_short_texts_are_versions_below_a_caption_that_says_so() -> None:
    heads = ("項目", "素案", "本計画")
    assert tables(*SHORT, heads=heads, above=["表３　素案からの変更点"]) == 1
    assert tables(*SHORT, heads=heads, above=["表３　受付の方法"]) == 0


def test_texts_that_are_alike_are_versions_without_more() -> None:
    row = ["割引", "75歳以上の市民の方を半額とする。", "70歳以上の市民の方を半額とする。"]
    assert tables(row, heads=("項目", "素案", "本計画")) == 1


@pytest.mark.parametrize(
    "heads",
    [
        ("区分", "従来", "今後"),
        ("区分", "素案", "計画案"),
        ("区分", "令和６年度", "令和７年度"),
        ("指標", "現状値", "目標値"),
    ],
)
def test_columns_of_figures_stay_an_ordinary_table(heads: Sequence[str]) -> None:
    rows = [[*row, "見直し"] for row in FIGURES]
    assert tables(*rows, heads=(*heads, "見直しの理由"), above=["表２　主な変更点"]) == 0


def test_the_rows_of_two_stages_are_compared() -> None:
    row = [*SHORT[0], "急な用事に備えるため"]
    found = compare(row, heads=("項目", "素案", "本計画", "変更の理由"))
    assert found.kinds() == [(ChangeKind.REPLACED.value, "利用の1時間前まで", "前日の午後5時まで")]
    assert found.revisions[0].item == "受付の期限"


def test_the_reasons_stand_below_their_head() -> None:
    row = [*SHORT[0], "急な用事に備えるため"]
    found = read_table(extract_of([("項目", "従来", "今後", "見直しの理由"), row]))
    assert [s.path[2:] for s in found.sections if s.row and not s.side] == [
        ("受付の期限",), ("受付の期限", "見直しの理由"),
    ]  # fmt: skip
