"""A grid looked at by place."""

from corpus.formats.blocks import Grid, GridCell, cell_text
from corpus.text import unwrap


class GridView:
    """A grid by place: what covers a row and column, and its text without line breaks."""

    def __init__(self, text: str, grid: Grid) -> None:
        self.text = text
        self.grid = grid
        self._at: dict[tuple[int, int], GridCell] = {}
        for cell in grid.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    self._at.setdefault((row, column), cell)
        self.columns = grid.column_count

    def at(self, row: int, column: int) -> GridCell | None:
        """Give the cell that covers a place."""
        return self._at.get((row, column))

    def words(self, cell: GridCell | None) -> str:
        """Give a cell's text without line breaks."""
        return unwrap(cell_text(self.text, cell)) if cell else ""

    def words_at(self, row: int, column: int) -> str:
        """Give the text that stands at a place."""
        return self.words(self.at(row, column))

    def written(self, row: int) -> tuple[GridCell, ...]:
        """Give the cells with text that cover a row, from left to right, each once."""
        cells = dict.fromkeys(self.at(row, column) for column in range(self.columns))
        return tuple(cell for cell in cells if cell and cell.lines)

    def column_words(self, column: int, rows: tuple[int, ...]) -> tuple[str, ...]:
        """Give the texts of a column in some rows, each cell once, blank ones left out."""
        cells = dict.fromkeys(self.at(row, column) for row in rows)
        return tuple(words for words in map(self.words, cells) if words)
