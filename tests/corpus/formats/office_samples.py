"""Office files made by hand: packages of raw XML, and tables read back from a grid."""

import zipfile
from pathlib import Path

from corpus.formats.blocks import Extract, Grid, Paragraph, cell_text
from corpus.formats.docx import read_docx
from corpus.formats.limits import Limits
from corpus.formats.xlsx import read_xlsx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_DECLARED = (
    f'xmlns:w="{W}" xmlns:r="{_LINKS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


def _links(*links: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _types(**parts: str) -> str:
    entries = "".join(
        f'<Override PartName="/{part.replace("__", "/")}.xml" ContentType="{kind}+xml"/>'
        for part, kind in parts.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="{rels}"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{entries}</Types>"
    )


def word_parts(body: str, **others: str) -> dict[str, str]:
    """Give the parts of a Word file; `others` are roots of further parts (numbering, styles)."""
    parts = {
        "[Content_Types].xml": _types(
            word__document=f"{_WORD_TYPE}.document.main",
            **{f"word__{name}": f"{_WORD_TYPE}.{name}" for name in others},
        ),
        "_rels/.rels": _links(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _links(*((name, f"{name}.xml") for name in others)),
        "word/document.xml": f"{_HEAD}<w:document {_DECLARED}><w:body>{body}</w:body></w:document>",
    }
    for name, inner in others.items():
        parts[f"word/{name}.xml"] = f"{_HEAD}<w:{name} {_DECLARED}>{inner}</w:{name}>"
    return parts


def excel_parts(sheet: str, strings: str = "", styles: str = "") -> dict[str, str]:
    """Give the parts of a workbook with one sheet called 表; `sheet` is inside w:worksheet."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    linked = (
        ("worksheet", "sheet.xml"),
        ("sharedStrings", "strings.xml"),
        ("styles", "styles.xml"),
    )
    return {
        "[Content_Types].xml": _types(xl__workbook=f"{_SHEET_TYPE}.sheet.main"),
        "_rels/.rels": _links(("officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": _links(*linked),
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{main}" xmlns:r="{_LINKS}"><sheets>'
        '<sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/sheet.xml": f'{_HEAD}<worksheet xmlns="{main}">{sheet}</worksheet>',
        "xl/strings.xml": f'{_HEAD}<sst xmlns="{main}">{strings}</sst>',
        "xl/styles.xml": f'{_HEAD}<styleSheet xmlns="{main}">{styles}</styleSheet>',
    }


def pack(path: Path, parts: dict[str, str]) -> Path:
    """Write parts into a package."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def word(folder: Path, body: str, **others: str) -> Extract:
    """Read a Word file with a body of raw XML."""
    return read_docx(pack(folder / "見本.docx", word_parts(body, **others)), Limits())


def excel(folder: Path, sheet: str, strings: str = "", styles: str = "") -> Extract:
    """Read a workbook with one sheet of raw XML."""
    return read_xlsx(pack(folder / "見本.xlsx", excel_parts(sheet, strings, styles)), Limits())


def paragraph(text: str, properties: str = "") -> str:
    """Give a w:p of one run."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def paragraphs(extract: Extract) -> list[str]:
    """Give the texts of the paragraphs of an extract."""
    return [
        extract.text[block.start : block.end]
        for block in extract.blocks
        if isinstance(block, Paragraph)
    ]


def grids(extract: Extract) -> list[Grid]:
    """Give the tables of an extract."""
    return [block for block in extract.blocks if isinstance(block, Grid)]


def rows(extract: Extract, grid: Grid) -> list[list[str]]:
    """Give a table as rows of cell texts; places that a merged cell covers are empty."""
    table = [[""] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        table[cell.row][cell.column] = cell_text(extract.text, cell)
    return table
