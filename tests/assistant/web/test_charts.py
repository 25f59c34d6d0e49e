"""Charts as inline SVG: no script, no style, no id but its own, text that stays text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from assistant.views.figure_charts import ChartKind, ChartPoint, ChartSeries, FigureChart
from assistant.web.charts import DASHES, SHAPES, draw, patterns, sample, scale

NUMBERS = st.none() | st.decimals(-(10**9), 10**9, places=1)


def chart(kind: ChartKind, *rows: tuple[object, ...], unit: str = "人") -> FigureChart:
    points = tuple(ChartPoint(f"{2020 + 5 * at}", 2020 + 5 * at) for at in range(len(rows[0]) - 1))
    series = tuple(
        ChartSeries(str(name), tuple(map(str, values)), tuple(map(decimal, values)))
        for name, *values in rows
    )
    totals = ChartSeries("総計", ("３", "５"), (Decimal(3), Decimal(5)))
    return FigureChart(kind, unit, points, series, totals if kind is ChartKind.STACK else None)


def decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def drawn(*rows: tuple[object, ...], kind: ChartKind = ChartKind.LINES) -> "etree._Element":
    return etree.fromstring(draw(chart(kind, *rows), "c", "題", "説明"))


def of_class(root: "etree._Element", name: str) -> list["etree._Element"]:
    return [each for each in root.iter("{*}*") if name in each.get("class", "").split()]


def test_a_chart_is_an_image_with_a_title_and_a_description() -> None:
    root = etree.fromstring(draw(chart(ChartKind.LINES, ("a", 1, 2)), "c-1", "題<b>", "説明&"))
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "c-1-title c-1-desc")
    assert [(each.get("id"), each.text) for each in root[:2]] == [
        ("c-1-title", "題<b>"),
        ("c-1-desc", "説明&"),
    ]


@pytest.mark.parametrize("kind", ChartKind)
def test_nothing_but_shapes_and_texts_is_left_of_the_drawing(kind: ChartKind) -> None:
    root = drawn(("a", 1, 2), ("b", 2, 3), kind=kind)
    tags = {etree.QName(each).localname for each in root.iter("{*}*")}
    assert tags <= {"svg", "title", "desc", "g", "rect", "path", "text"}
    assert [each.get("id") for each in root.iter("{*}*") if each.get("id")] == [
        "c-title",
        "c-desc",
    ]
    assert "http" not in etree.tostring(root, encoding="unicode").replace(
        'xmlns="http://www.w3.org/2000/svg"', ""
    )


def test_lines_differ_in_dashes_and_points() -> None:
    root = drawn(("a", 1, 2), ("b", 2, 3))
    lines = [each.get("stroke-dasharray") for each in of_class(root, "line")]
    dots = [dot.get("d", "").lstrip("M0123456789. ")[:3] for dot in of_class(root, "dot")]
    assert lines == list(DASHES[:2])
    assert dots == ["a5 ", "a5 ", "h10", "h10"]


def test_years_stand_at_a_true_scale() -> None:
    places = [float(each.get("x", "")) for each in drawn(("a", 1, 2, 3))[2:][1]]
    assert round(places[1] - places[0], 1) == round(places[2] - places[1], 1)


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (3, 377598, ["0", "100000", "200000", "300000", "400000"]),
        (-12, 5, ["-15", "-10", "-5", "0", "5"]),
        ("0.1", "0.9", ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (0, 0, ["0", "1"]),
    ],
)
def test_the_scale_has_round_marks_and_begins_at_zero(
    low: object, high: object, marks: list[str]
) -> None:
    assert [f"{mark:f}" for mark in scale(Decimal(str(low)), Decimal(str(high)))] == marks


def test_a_missing_number_is_no_point() -> None:
    root = drawn(("a", 1, None, 3, 4))
    assert len(of_class(root, "dot")) == 3


def test_printed_totals_stand_above_the_stacks() -> None:
    root = drawn(("a", 1, 2), ("b", 2, 3), kind=ChartKind.STACK)
    assert [each.text for each in of_class(root, "total")] == ["３", "５"]
    assert len(of_class(root, "rect")) == 4


def test_hostile_text_stays_text() -> None:
    made = chart(ChartKind.STACK, ("<script>", 1, 2), ("b", 2, 3))
    told = draw(made, "c", "<script>x\x00\x1b</script>", "]]>\ud800")
    assert "<script" not in told
    assert etree.fromstring(told)[0].text == "<script>x</script>"


@pytest.mark.parametrize("number", range(len(SHAPES)))
def test_every_series_has_a_sign_in_the_legend(number: int) -> None:
    assert len(SHAPES) == len(DASHES)
    assert f"serie-{number}" in sample("lines", number)
    assert f"part-{number}" in sample("stack", number)
    assert f'id="fill-{number}"' in patterns()


@given(st.lists(NUMBERS, min_size=2, max_size=6).filter(lambda ns: len(ns) - ns.count(None) > 1))
def test_every_series_of_numbers_can_be_drawn(numbers: list[Decimal | None]) -> None:
    root = drawn(("a", *numbers))
    assert len(of_class(root, "dot")) == len(numbers) - numbers.count(None)
