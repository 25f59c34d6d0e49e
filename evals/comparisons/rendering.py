"""Renders a before/after table in the formats that offices use.

HTML and CSV are written here, XLSX by openpyxl; DOCX and PDF come from the HTML through
LibreOffice, ruled, with the heads repeated and rows that break over pages.
"""

import csv
import shutil
import subprocess
from collections.abc import Callable
from html import escape
from pathlib import Path

from corpus.errors import UserError
from evals.comparisons.source import SourceTable

LONGEST_S = 300
_STYLE = (
    "@page { size: A4; margin: 2cm } table { border-collapse: collapse; width: 100% }"
    " th, td { border: 1px solid #000; width: 50%; vertical-align: top; padding: 2pt }"
    " body { font-family: 'Noto Serif CJK JP', serif; font-size: 10.5pt }"
)


def render(table: SourceTable, source: Path, folder: Path) -> dict[str, Path]:
    """Write a table in every format; gives the files by format.

    Raises UserError where LibreOffice is absent or does not do it.
    """
    writers: dict[str, Callable[[SourceTable, Path], None]] = {
        "html": write_html,
        "csv": write_csv,
        "xlsx": write_xlsx,
    }
    files = {"md": source}
    for name, write in writers.items():
        files[name] = folder / f"{table.name}.{name}"
        write(table, files[name])
    files["docx"] = convert(files["html"], "docx:Office Open XML Text", folder)
    files["pdf"] = convert(files["html"], "pdf:writer_web_pdf_Export", folder)
    return files


def write_html(table: SourceTable, path: Path) -> None:
    """Write a page with one table; a cell's lines are parted by <br>."""
    heads = "".join(f"<th>{escape(head)}</th>" for head in table.heads)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{'<br>'.join(map(escape, cell))}</td>" for cell in row) + "</tr>"
        for row in table.rows
    )
    above = "\n".join(f"<p>{escape(line)}</p>" for line in table.above)
    path.write_text(
        f'<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8">'
        f"<title>{escape(table.title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{escape(table.title)}</h1>\n{above}\n"
        f'<table border="1"><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>\n'
        "</body></html>\n",
        encoding="utf-8",
    )


def write_csv(table: SourceTable, path: Path) -> None:
    """Write the table alone, line breaks inside quoted cells."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(table.heads)
        writer.writerows(["\n".join(cell) for cell in row] for row in table.rows)


def write_xlsx(table: SourceTable, path: Path) -> None:
    """Write the title and the table into one sheet."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([table.title])
    for line in table.above:
        sheet.append([line])
    sheet.append(list(table.heads))
    for row in table.rows:
        sheet.append(["\n".join(cell) for cell in row])
    book.save(path)


def convert(page: Path, target: str, folder: Path) -> Path:
    """Convert a file with LibreOffice, which gets a profile of its own below `folder`."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise UserError(
            "LibreOffice（soffice）がありません",
            "DOCX と PDF への変換に使う LibreOffice",
            "LibreOffice を入れて、もう一度実行してください。",
        )
    extension = target.partition(":")[0]
    made = folder / f"{page.stem}.{extension}"
    profile = (folder / "profile").resolve().as_uri()
    command = [office, "--headless", f"-env:UserInstallation={profile}"]
    # Read as a word processor's page: DOCX and PDF then have the table as rows and ruled cells.
    command += ["--infilter=HTML (StarWriter)", "--convert-to", target, "--outdir", str(folder)]
    done = subprocess.run(
        [*command, str(page)], capture_output=True, text=True, timeout=LONGEST_S, check=False
    )
    if not made.is_file():
        said = (done.stderr or done.stdout).strip()
        raise UserError(
            f"LibreOffice が {page.name} を {extension} に変換できません（{said[:200]}）",
            f"{made.name} が作られること",
            "LibreOffice の版と空き容量を確かめてください。",
        )
    return made
