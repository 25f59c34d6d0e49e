from hypothesis import given
from hypothesis import strategies as st

from corpus.units import find_units

JAPANESE = st.text(alphabet="協働の、。［］（１）アイ①■●○※～省略・⇒第条0９年月新設－ 　\n")


def printed(text: str, *, wrapped: bool = False) -> list[str]:
    return [text[unit.start : unit.end] for unit in find_units(text, wrapped=wrapped)]


def test_each_marker_opens_a_unit() -> None:
    text = "③ 意識共有\nア　座談\n会を開きます。\nイ　会議を開きます。\n"
    assert printed(text) == ["③ 意識共有", "ア　座談\n会を開きます。", "イ　会議を開きます。"]


def test_a_line_that_fills_the_margin_goes_on_below_a_blank_line() -> None:
    text = "国や地方公共団体の財政は、これまでになく厳しい状況が続くことが予\n\n想されています。\n"
    assert len(printed(text)) == 1


def test_a_short_line_above_a_blank_line_ends_its_unit() -> None:
    assert printed("人的支援\n\n協働の相手\n") == ["人的支援", "協働の相手"]


def test_only_a_marker_opens_a_unit_in_a_narrow_column() -> None:
    text = "・専門性の高い社会\n\n教育が負担\n\n・他地区が\n\n分かりにくい\n"
    assert len(printed(text, wrapped=True)) == 2


def test_omissions_dates_and_empty_cells_stand_alone() -> None:
    text = "改めました\n～省略～\n令和７年●月\n（新設）\n続き\n"
    assert printed(text) == ["改めました", "～省略～", "令和７年●月", "（新設）", "続き"]


def test_the_body_begins_behind_the_marker() -> None:
    text = "ア　座談会"
    (unit,) = find_units(text)
    assert text[unit.body :] == "座談会"


@given(st.text() | JAPANESE, st.booleans())
def test_every_written_character_stands_in_exactly_one_unit(text: str, wrapped: bool) -> None:
    held = [i for u in find_units(text, wrapped=wrapped) for i in range(u.start, u.end)]
    assert len(held) == len(set(held))
    assert [i for i, c in enumerate(text) if not c.isspace() and i not in set(held)] == []


@given(st.text() | JAPANESE, st.booleans())
def test_units_stand_in_order_and_without_surrounding_space(text: str, wrapped: bool) -> None:
    units = find_units(text, wrapped=wrapped)
    assert list(units) == sorted(units, key=lambda unit: unit.start)
    assert all(text[u.start : u.end] == text[u.start : u.end].strip() for u in units)


@given(st.text() | JAPANESE)
def test_the_body_lies_inside_its_unit(text: str) -> None:
    assert all(unit.start <= unit.body <= unit.end for unit in find_units(text))
