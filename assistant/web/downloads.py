"""Lists of a page as files that spreadsheet programs open."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from urllib.parse import quote as url_quote

from starlette.responses import Response

# A spreadsheet takes a cell that begins so for a formula and may run it; a Japanese one also the
# full-width signs.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_KEPT = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")


def csv_response(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """Give a table as a CSV file to save: UTF-8 with BOM, CRLF, no cell that acts as a formula.

    `name` is the name of the file, with or without its ending; None is an empty cell.
    """
    kept = io.StringIO()
    writer = csv.writer(kept, lineterminator="\r\n")
    writer.writerow([_cell(value) for value in header])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return Response(
        kept.getvalue().encode("utf-8-sig"),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": _disposition(name)},
    )


def _cell(value: object) -> str:
    """Write a value so that a spreadsheet shows it and does not run it."""
    if isinstance(value, int | float | Decimal):  # a minus before a number is no formula
        return f"{value}"
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _disposition(name: str) -> str:
    """Tell a browser to save the file under its name, which may be Japanese."""
    name = name if name.endswith(".csv") else f"{name}.csv"
    plain = "".join(sign if sign in _KEPT else "_" for sign in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{url_quote(name, safe='')}"
