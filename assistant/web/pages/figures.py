"""数字: every table with numbers, its checks and charts, and the numbers as a file."""

from collections.abc import Iterator, Mapping, Sequence

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from assistant import FigureChart, FigureTable
from assistant.web import words
from assistant.web.downloads import csv_response
from assistant.web.layout import render
from assistant.web.parts import Parts, root_of
from assistant.web.places import Places, places_of
from assistant.web.text import path_in, where


def add_routes(site: FastAPI, parts: Parts) -> None:
    """Add `/figures` and `/figures.csv`; both take a document and the number of a table."""

    def page(request: Request) -> HTMLResponse:
        return HTMLResponse(figures_page(parts, request.query_params))

    def download(request: Request) -> Response:
        views = parts.assistant.views
        tables, _ = chosen(views.figures, request.query_params)
        rows = figure_rows(tables, places_of(views, root_of(parts, request)))
        return csv_response(words.FIGURES_FILE, words.FIGURES_COLUMNS, rows)

    site.get("/figures")(page)
    site.get("/figures.csv", response_model=None)(download)


def figures_page(parts: Parts, given: Mapping[str, str]) -> str:
    """Render the tables that the values of the address choose."""
    from assistant.web.charts import patterns, sample

    views = parts.assistant.views
    tables, unknown = chosen(views.figures, given)
    places = places_of(views)
    having = {table.document for table in views.figures}
    shown = dict.fromkeys(table.document for table in tables)
    return render(
        "figures.html",
        page="figures",
        styles=("figures",),
        places=places,
        source_link=places,
        unknown=unknown,
        document=given.get("document", "") if given.get("document") in having else "",
        documents=[each for each in views.documents if each.id in having],
        without=[each for each in views.documents if each.id not in having],
        groups=[(d, [t for t in tables if t.document == d.id])
                for d in views.documents if d.id in shown],
        drawn=lambda table, chart: drawn(table, chart, views.figures.index(table)),
        sample=lambda kind, number: Markup(sample(kind, number)),
        patterns=Markup(patterns()),
    )  # fmt: skip


def chosen(
    tables: Sequence[FigureTable], given: Mapping[str, str]
) -> tuple[list[FigureTable], list[str]]:
    """Give the tables of a document, or one of them, and the values that nothing has."""
    document, number = given.get("document", ""), given.get("table", "")
    unknown = [document] if document and all(t.document != document for t in tables) else []
    found = [t for t in tables if not document or unknown or t.document == document]
    one = [t for t in found if document and not unknown and str(t.ordinal) == number]
    unknown += [number] if number and not one else []
    return one or found, unknown


def drawn(table: FigureTable, chart: FigureChart, number: int) -> Markup:
    """Draw a chart of a table; `number` is that of the table among all."""
    from assistant.web.charts import draw

    at = table.charts.index(chart)
    title = f"{table.caption}（{words.CHART_KINDS[chart.kind.value]}）"
    first, last = chart.points[0].text, chart.points[-1].text
    names = "、".join(one.name for one in chart.series)
    told = words.CHART_TOLD.format(first=first, last=last, unit=chart.unit or "－", names=names)
    return Markup(draw(chart, f"chart-{number}-{at}", title, told))


def figure_rows(tables: Sequence[FigureTable], places: Places) -> Iterator[list[object]]:
    """Give a row for every cell of the tables."""
    for table in tables:
        for row in table.rows:
            for column, cells in zip(table.columns, row.cells, strict=True):
                for cell in cells:
                    unit = cell.unit or table.unit
                    span = cell.span or (table.start, table.end)
                    yield [
                        places.name(table.document),
                        table.caption,
                        "　".join(head.text for head in row.heads),
                        column,
                        cell.value,
                        cell.number,
                        unit.text if unit and cell.number is not None else "",
                        words.BASES.get(cell.basis, words.PRINTED),
                        where(table.page, table.sheet),
                        path_in(table.title, table.path),
                        places(table.document, *span),
                    ]
