"""Before/after tables of made-up rules, and files of every format that hold one."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from playwright.sync_api import Browser

Lines = tuple[str, ...]
Row = tuple[Lines, ...]


@dataclass(frozen=True)
class Sheet:
    """A table to be written: a title above it, its heads, and rows of cells made of lines."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    def turned(self) -> "Sheet":
        """The same table with its two columns in the other order."""
        rows = tuple((*row[:-2], row[-1], row[-2]) for row in self.rows)
        return Sheet(self.title, (*self.heads[:-2], self.heads[-1], self.heads[-2]), rows)


HALL = Sheet(
    "見本市集会所条例新旧対照表",
    ("改正後", "改正前"),
    (
        (
            (
                "（目的）",
                "第１条　この条例は、集会所の設置及び管理について必要な事項を定めるものとする。",
            ),
            (
                "（目的）",
                "第１条　この条例は、集会所の設置及び管理について必要な事項を定めるものとする。",
            ),
        ),
        (
            (
                "（使用の許可）",
                "第３条　集会所を使う者は、使用の三日前までに市長の許可を受けなければならない。",
                "２　市長は、前項の許可に必要な条件を付することができる。",
            ),
            (
                "（使用の許可）",
                "第３条　集会所を使う者は、使用の七日前までに市長の許可を受けなければならない。",
                "２　市長は、前項の許可に必要な条件を付することができる。",
            ),
        ),
        (
            (
                "（電子申請）",
                "第４条　前条の許可の申請は、電子情報処理組織を使用して行うことができる。",
            ),
            ("（新設）",),
        ),
        (
            ("（使用料の還付）", "第５条　既に納付した使用料は、還付しない。"),
            ("（使用料の還付）", "第４条　既に納付した使用料は、還付しない。"),
        ),
        (
            ("（削る）",),
            ("（管理人）", "第５条　集会所に管理人を置き、清掃及び施錠に従事させる。"),
        ),
        (
            ("（委任）", "第６条　この条例の施行に関し必要な事項は、規則で定める。"),
            ("（委任）", "第６条　この条例の施行について必要な事項は、規則で定める。"),
        ),
    ),
)
HALL_KINDS = [
    (1, "unchanged", "第１条", "第１条"),
    (2, "changed", "第３条", "第３条"),
    (2, "unchanged", "２", "２"),
    (3, "added", "第４条", None),
    (4, "moved", "第５条", "第４条"),
    (5, "deleted", None, "第５条"),
    (6, "changed", "第６条", "第６条"),
]


def write_markdown(sheet: Sheet, path: Path) -> None:
    lines = [f"# {sheet.title}", "", _bar(sheet.heads), _bar(["---"] * len(sheet.heads))]
    lines += [_bar(["<br>".join(cell) for cell in row]) for row in sheet.rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _bar(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def write_csv(sheet: Sheet, path: Path) -> None:
    with path.open("w", encoding="cp932", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(sheet.heads)
        writer.writerows(["\n".join(cell) for cell in row] for row in sheet.rows)


def html_of(sheet: Sheet) -> str:
    heads = "".join(f"<th>{escape(head)}</th>" for head in sheet.heads)
    rows = "".join(
        "<tr>" + "".join(f"<td>{'<br>'.join(map(escape, cell))}</td>" for cell in row) + "</tr>"
        for row in sheet.rows
    )
    return (
        '<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><style>'
        "table { border-collapse: collapse; width: 100% } h1 { font-size: 14pt }"
        "th, td { border: 1px solid #000; padding: 3px; vertical-align: top }"
        f"body {{ font-family: 'Noto Serif CJK JP' }}</style><title>{escape(sheet.title)}</title>"
        f"</head><body><h1>{escape(sheet.title)}</h1>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></body></html>"
    )


def write_html(sheet: Sheet, path: Path) -> None:
    path.write_text(html_of(sheet), encoding="utf-8")


def write_docx(sheet: Sheet, path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading(sheet.title, 1)
    table = document.add_table(rows=1, cols=len(sheet.heads))
    for cell, head in zip(table.rows[0].cells, sheet.heads, strict=True):
        cell.text = head
    for row in sheet.rows:
        for cell, lines in zip(table.add_row().cells, row, strict=True):
            cell.text = lines[0] if lines else ""
            for line in lines[1:]:
                cell.add_paragraph(line)
    document.save(str(path))


def write_xlsx(sheet: Sheet, path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    first = book.worksheets[0]
    first.append([sheet.title])
    first.append(list(sheet.heads))
    for row in sheet.rows:
        first.append(["\n".join(cell) for cell in row])
    book.save(path)


def write_pdf(sheet: Sheet, path: Path, chromium: Browser) -> None:
    """Print the page on small paper, so that rows break over pages and heads repeat."""
    page = chromium.new_page()
    page.set_content(html_of(sheet))
    edge = "12mm"
    page.pdf(
        path=path,
        width="148mm",
        height="105mm",
        margin={"top": edge, "bottom": edge, "left": edge, "right": edge},
    )
    page.close()


WRITERS: dict[str, Callable[[Sheet, Path], None]] = {
    "md": write_markdown,
    "csv": write_csv,
    "html": write_html,
    "docx": write_docx,
    "xlsx": write_xlsx,
}
