import pytest
from lxml import html

from corpus.formats.html_lists import open_list


def labels(source: str) -> list[str | None]:
    element = html.fragment_fromstring(source)
    items = open_list(element)
    return [items.label(child) for child in element]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<ul><li>a<li>b</ul>", [None, None]),
        ("<ol><li>a<li>b</ol>", ["1.", "2."]),
        ("<ol start=3><li>a<li value=7>b<li>c</ol>", ["3.", "7.", "8."]),
        ("<ol reversed><li>a<li>b<li>c</ol>", ["3.", "2.", "1."]),
        ("<ol type=a start=26><li>a<li>b</ol>", ["z.", "aa."]),
        ("<ol type=A><li>a</ol>", ["A."]),
        ("<ol type=i start=4><li>a<li value=9>b</ol>", ["iv.", "ix."]),
        ("<ol type=I start=1994><li>a</ol>", ["MCMXCIV."]),
        ("<ol type=a start=0><li>a</ol>", ["0."]),
        ("<ol start=x><li value=y>a</ol>", ["1."]),
    ],
)
def test_items_are_labelled_as_a_browser_does(source: str, expected: list[str | None]) -> None:
    assert labels(source) == expected
