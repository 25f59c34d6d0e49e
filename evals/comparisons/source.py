"""A before/after table as its Markdown file gives it: the measure of every other format."""

from dataclasses import dataclass
from pathlib import Path

from evals.errors import BenchmarkError

BREAK = "<br>"
NEW_MARK = "（新設）"


@dataclass(frozen=True, slots=True)
class SourceTable:
    """Title, the lines above the table, heads, and rows of cells; a cell is its printed lines."""

    name: str
    title: str
    above: tuple[str, ...]
    heads: tuple[str, str]
    rows: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]

    @property
    def new_marks(self) -> int:
        """How many cells hold nothing but （新設）."""
        return sum(cell == (NEW_MARK,) for row in self.rows for cell in row)


def read_source(path: Path) -> SourceTable:
    """Read a table of two columns, straight from the text, without the product's own reader.

    Raises BenchmarkError where a row has another number of cells.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [_cells(path, line) for line in lines if line.startswith("|")]
    above = [line.strip() for line in lines if line.strip() and not line.startswith("|")]
    if len(rows) < 3:
        raise BenchmarkError(
            f"{path} に表の行がありません",
            "見出し、区切り、内容の行がある二列の表",
            "資料を置き直してください。",
        )
    title = above[0].lstrip("# ") if above else path.stem
    heads = ("".join(rows[0][0]), "".join(rows[0][1]))
    return SourceTable(path.stem, title, tuple(above[1:]), heads, tuple(rows[2:]))


def _cells(path: Path, line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Cut a row at its bars; a cell's lines lose the blanks around them."""
    cells = line.strip().strip("|").split("|")
    if len(cells) != 2:
        raise BenchmarkError(
            f"{path}：{len(cells)} 列の行があります", "二列の表", "資料を置き直してください。"
        )
    after, before = (tuple(p.strip() for p in cell.split(BREAK) if p.strip()) for cell in cells)
    return after, before
