import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.csv_cells import CsvCell, find_delimiter, parse_rows

ANY = st.text(alphabet='a協,"\t;\r\n ')
# The csv module refuses or joins what follows a closing quote; there the notation is undefined.
ODD = re.compile(r'"[^,\r\n"]')


def values(text: str, delimiter: str = ",") -> list[list[str]]:
    return [[cell.value(text) for cell in row] for row in parse_rows(text, delimiter)]


def written(rows: list[list[str]], delimiter: str = ",") -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


@given(st.lists(st.lists(ANY, min_size=1, max_size=4)), st.sampled_from(",\t;"))
def test_cells_are_what_the_csv_module_wrote(rows: list[list[str]], delimiter: str) -> None:
    assert values(written(rows, delimiter), delimiter) == rows


@given(ANY.filter(lambda text: not ODD.search(text)))
def test_any_text_is_read_as_the_csv_module_does(text: str) -> None:
    stream = io.StringIO(text, newline="")
    assert values(text) == list(csv.reader(stream, strict=False))


@given(ANY, st.sampled_from(",\t;"))
def test_cells_stand_in_order(text: str, delimiter: str) -> None:
    places = [
        x for row in parse_rows(text, delimiter) for cell in row for x in (cell.start, cell.end)
    ]
    assert places == sorted(places)


def test_offsets_leave_out_the_quotes() -> None:
    assert list(parse_rows('a,"b ""c""\n"\n', ",")) == [
        (CsvCell(0, 1, quoted=False), CsvCell(3, 11, quoted=True))
    ]


def test_letters_behind_a_closing_quote_leave_the_cell_as_it_is() -> None:
    assert values('"a"b,c\n') == [['"a"b', "c"]]


def test_a_quote_that_never_closes_reaches_the_end() -> None:
    assert values('a,"b\nc') == [["a", "b\nc"]]


def test_a_hundred_thousand_quotes_are_read_at_once() -> None:
    assert values('"' + 'a""' * 100_000 + '"') == [['a"' * 100_000]]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a\tb\n1,5\t2,5\n", "\t"),
        ("a;b\n1,5;2\n3;4\n", ";"),
        ('"a;b",c\n', ","),
        ("表、一\n二\n", ","),
        ("題\n\na\tb\nc\td\n", "\t"),
    ],
)
def test_the_delimiter_is_the_one_that_makes_rows_alike(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter
