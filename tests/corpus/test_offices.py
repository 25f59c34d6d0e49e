"""Names of departments as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.offices import is_office, split_offices
from corpus.text import unwrap


def split(text: str) -> list[str]:
    return [name for name, _ in split_offices(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("政策企画部、全庁", ["政策企画部", "全庁"]),
        ("市民課，福祉課", ["市民課", "福祉課"]),
        ("市民課・福祉課", ["市民課", "福祉課"]),
        ("市民課／福祉課/教育委員会", ["市民課", "福祉課", "教育委員会"]),
        ("市民課\n福祉課", ["市民課", "福祉課"]),
        ("市民課　福祉課", ["市民課", "福祉課"]),
        ("市民課及び福祉課", ["市民課", "福祉課"]),
        ("企画・財政課", ["企画・財政課"]),
        ("企画・財政課・福祉課", ["企画・財政課", "福祉課"]),
        ("地域・市民生活部長", ["地域・市民生活部長"]),
        ("市民ま\nちづくり推進部", ["市民まちづくり推進部"]),
        ("市民ま\nちづくり推進課\n福祉課", ["市民まちづくり推進課", "福祉課"]),
        ("建設部　道路課", ["建設部　道路課"]),
        ("総務部\n建設部", ["総務部", "建設部"]),
        (
            "福祉部（高齢者支援課、障害福祉課）、市民課",
            ["福祉部（高齢者支援課、障害福祉課）", "市民課"],
        ),
        ("・市民課\n・関係部署", ["市民課", "関係部署"]),
        ("市民、事業者", ["市民", "事業者"]),
        ("", []),
    ],
)
def test_names_are_parted_where_each_ends_like_an_office(text: str, names: list[str]) -> None:
    assert split(text) == names


@pytest.mark.parametrize(
    "name",
    [
        "市民課",
        "全庁",
        "関係部署",
        "各地域自治センター",
        "教育委員会",
        "水道局",
        "関係各課",
        "市民課ほか",
    ],
)
def test_offices_are_known_by_their_endings(name: str) -> None:
    assert is_office(name)


@pytest.mark.parametrize(
    "name", ["", "課", "注", "令和6年度", "一部", "全部", "第3部", "場所", "3箇所", "市民"]
)
def test_other_words_name_no_office(name: str) -> None:
    assert not is_office(name)


@given(
    st.lists(
        st.sampled_from(["市民課", "企画・財政課", "全庁", "関係部署", "教育委員会"]),
        min_size=1,
        max_size=5,
    )
)
def test_a_list_of_names_is_taken_apart_again(names: list[str]) -> None:
    assert split("、".join(names)) == names


@given(st.text(alphabet="市民課部・、\n　 （）局", max_size=30))
def test_every_name_stands_at_its_span(text: str) -> None:
    names = split_offices(text, 0, len(text))
    assert [unwrap(text[slice(*span)]) for _, span in names] == [name for name, _ in names]
    spans = [span for _, span in names]
    assert spans == sorted(spans)
