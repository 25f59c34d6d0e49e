import pytest

from corpus.voids import Void, is_gone, read_void


@pytest.mark.parametrize(
    "printed",
    ["（新設）", "(新設)", "【新設】", "（新　設）", "（削る）", "（削除）", "削除", "－", "なし"],
)
def test_a_mark_for_no_text_is_read(printed: str) -> None:
    assert read_void(printed) is Void.NONE


@pytest.mark.parametrize(
    "printed", ["同左", "（同左）", "同右", "左に同じ", "変更なし", "現行のとおり"]
)
def test_a_mark_for_the_same_text_is_read(printed: str) -> None:
    assert read_void(printed) is Void.SAME


@pytest.mark.parametrize(
    "printed", ["新設の公園", "削除する。", "", "同左の規定による。", "－１", "（略）"]
)
def test_a_text_is_no_mark(printed: str) -> None:
    assert read_void(printed) is None


@pytest.mark.parametrize("printed", ["第五条　削除", "第６条及び第７条　削除", "二　削除"])
def test_a_number_without_a_text_is_gone(printed: str) -> None:
    assert is_gone(printed)


@pytest.mark.parametrize("printed", ["第五条　削除の申請をする。", "削除", "情報の 削除"])
def test_a_text_about_deleting_is_not_gone(printed: str) -> None:
    assert not is_gone(printed)
