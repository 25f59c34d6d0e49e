"""Before/after tables of our own in every format, in either order of the columns."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from corpus import Revision, Section, Side
from corpus.comparison_grids import comparison_rows, find_comparisons
from corpus.formats.blocks import Extract
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from corpus.revisions import find_revisions
from tests.corpus.ordinances import HALL, HALL_KINDS, WRITERS, Sheet, write_pdf
from tests.corpus.tabulated import document_of

FORMATS = [*WRITERS, "pdf"]
ORDERS = {"after first": HALL, "before first": HALL.turned()}


def written(sheet: Sheet, name: str, folder: Path, chromium: Browser) -> Extract:
    path = folder / f"taisho.{name}"
    if name == "pdf":
        write_pdf(sheet, path, chromium)
    else:
        WRITERS[name](sheet, path)
    return read_file(path)


def label(section: Section | None) -> str | None:
    return section.path[-1] if section else None


def told(revision: Revision) -> tuple[int, str, str | None, str | None]:
    return revision.row, revision.kind.value, label(revision.after), label(revision.before)


def cells(extract: Extract) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    (grids,) = find_comparisons(document_of(extract.text), extract)
    rows = comparison_rows(extract, grids)
    sides = [[r.sides[s] for s in (Side.AFTER, Side.BEFORE)] for r in rows]
    texts = [[tuple(extract.text[x.start : x.end] for x in cell) for cell in row] for row in sides]
    return [(after, before) for after, before in texts]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", FORMATS)
def test_every_cell_and_pair_is_that_of_the_table(
    name: str, order: str, tmp_path: Path, chromium: Browser
) -> None:
    assert cells(written(ORDERS[order], name, tmp_path, chromium)) == list(HALL.rows)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", FORMATS)
def test_every_unit_has_its_kind_of_change(
    name: str, order: str, tmp_path: Path, chromium: Browser
) -> None:
    extract = written(ORDERS[order], name, tmp_path, chromium)
    document = document_of(extract.text)
    found = find_revisions(document, interpret(document, extract))
    captions = (
        "（目的）",
        "（使用の許可）",
        "（電子申請）",
        "（使用料の還付）",
        "（管理人）",
        "（委任）",
    )
    assert [told(r) for r in found if r.path[-1] not in captions] == HALL_KINDS
