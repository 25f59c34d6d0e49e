import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.labels import (
    article_label,
    captioned_article,
    is_omitted,
    label_key,
    name_key,
    omitted_name,
    split_label,
)


@pytest.mark.parametrize(
    ("printed", "label", "body"),
    [
        ("第１２条の２　会議は、公開する。", "条12-2", "会議は、公開する。"),
        ("（目的） 第一条 この条例は、", "条1", "(目的)この条例は、"),
        ("２　前項の規定は、", "number 2", "前項の規定は、"),
        ("（２）定員を超えないこと。", "parenthesis 2", "定員を超えないこと。"),
        ("二　住所", "kanji 2", "住所"),
        ("ア　座談会を開く。", "ア", "座談会を開く。"),
        ("推進員・・・・相談を受ける者", "推進員", "相談を受ける者"),
        ("・休館日は、火曜日とする。", None, "休館日は、火曜日とする。"),
        ("一方、人口は減っている。", None, "一方、人口は減っている。"),
    ],
)
def test_a_number_is_parted_from_its_text(printed: str, label: str | None, body: str) -> None:
    found = split_label(printed)
    assert (found.label, found.body) == (label, body)


@pytest.mark.parametrize(
    ("one", "other"), [("第五条", "第５条"), ("第四十三条の三", "第43条の３"), ("第２章", "第二章")]
)
def test_a_number_has_one_key_in_either_notation(one: str, other: str) -> None:
    assert label_key("article", one) == label_key("article", other)


def test_a_paragraph_and_an_item_of_one_number_have_different_keys() -> None:
    keys = {label_key("number", "２"), label_key("parenthesis", "（２）"), label_key("kanji", "二")}
    assert len(keys) == 3


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("（１）利用の手続", ("parenthesis 1", True)),
        ("ア", ("ア", True)),
        ("２", ("number 2", True)),
        ("人的支援", ("人的支援", False)),
    ],
)
def test_a_name_in_a_path_is_a_number_or_a_text(name: str, key: tuple[str, bool]) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("第三条　許可", "第三条"),
        ("（許可）　第３条の２　許可", "第３条の２"),
        ("許可は第３条による。", None),
    ],
)
def test_the_article_that_a_text_opens_with_is_given_as_printed(
    printed: str, label: str | None
) -> None:
    assert article_label(printed) == label


def test_an_article_behind_its_caption_is_its_marker() -> None:
    marker = captioned_article("（目的） 第一条 この条例は")
    assert marker is not None
    assert (marker.style, marker.label, marker.length) == ("article", "第一条", 9)


@pytest.mark.parametrize(
    "printed", ["（略）", "第３条　（略）", "２～５　（略）", "～省略～", "（定義）第２条（略）"]
)
def test_a_unit_whose_text_is_left_out_is_recognised(printed: str) -> None:
    assert is_omitted(printed)


@pytest.mark.parametrize(
    "printed", ["略", "市長は、（略）", "住民が集う場とする。（略）", "省略する。"]
)
def test_a_text_that_ends_in_a_remark_is_not_left_out(printed: str) -> None:
    assert not is_omitted(printed)


def test_what_is_left_out_is_named_by_what_stands_before_the_mark() -> None:
    assert [omitted_name("第３条　（略）"), omitted_name("～省略～")] == ["第３条", ""]


@given(st.text())
def test_any_text_is_parted(text: str) -> None:
    assert isinstance(split_label(text).body, str)
