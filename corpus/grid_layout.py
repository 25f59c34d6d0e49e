"""Which rows and columns of a table are its heads, told by marks of the format or by content.

The rules: cells that the format marks as heads are heads. Otherwise the rows above the first
figures are heads (years count as heads), a merged head takes in what stands below or beside it, and
a table of labels with their values (所在地 …, 電話 …) is headed on the left only.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from corpus.figures import find_unit, is_missing, is_total, is_unit_note, is_year, read_number
from corpus.grid_view import GridView
from corpus.text import squash

_NOTE = re.compile(r"(?:※|＊|\*|[（(]?注|備考\s*[:：]|資料|出典|出所|[（(]資料)")
_FIELD = re.compile(
    r"(?:名称|施設名|氏名|団体名|代表者名?|事業名|件名|住所|所在地|場所|会場|電話(?:番号)?|TEL|FAX|"
    r"メール(?:アドレス)?|Eメール|E-mail|URL|ホームページ|日時|日程|期間|期日|開催日|実施日|時間|"
    r"開館時間|開所時間|利用時間|受付時間|休館日|定休日|休業日|対象(?:者|地域)?|定員|料金|使用料|"
    r"参加費|費用|申込(?:み|方法|先)?|申し込み|問合せ先?|問い合わせ先?|お問い合わせ|連絡先|持ち物|"
    r"講師|主催|共催|後援|担当(?:課|部署)?|所管(?:課|部署)?|主管課|実施主体|目的|根拠法令|根拠|趣旨|"
    r"概要|内容|備考|面積|構造|設置年|交通(?:手段)?|アクセス|駐車場|添付書類|提出先|提出書類)$",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:午[前後])?[0-9]{1,2}(?::[0-9]{2}|時(?:半|[0-9]{1,2}分)?)")
_DITTO = re.compile(r"(?:〃|々|同上|同じ)$")
_SERIAL_HEAD = re.compile(r"(?:no\.?|番号|通し番号|整理番号|項番|連番|コード)$", re.IGNORECASE)
# Departments are what a row says of its action; they never name it.
_OFFICES = re.compile(
    r"(?:主管|担当|所管|所掌|関係|実施)(?:部署|部局|部|課等|課室|課|局|室|機関|主体)?(?:名|等)?$"
)
# More than these are not heads but content.
MOST_HEAD_ROWS = 4
MOST_HEAD_COLUMNS = 3
# From this share of figures on, all rows above the first figures are heads.
FIGURES_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class GridLayout:
    """Rows and columns by what they are; `groups` head the rows below them."""

    captions: tuple[int, ...]
    heads: tuple[int, ...]
    groups: tuple[int, ...]
    notes: tuple[int, ...]
    body: tuple[int, ...]
    head_columns: tuple[int, ...]


def read_layout(view: GridView) -> GridLayout:
    """Tell which rows and columns of a table are its heads."""
    return _Reader(view).layout()


def is_ditto(words: str) -> bool:
    """Tell whether a cell says that the one above holds here too: 〃, 同上."""
    return bool(_DITTO.match(squash(words)))


def is_figure(words: str) -> bool:
    """Tell whether a cell holds a figure, or the sign that there is none; years are heads."""
    if is_year(words):
        return False
    return read_number(words) is not None or (bool(words) and is_missing(words))


class _Reader:
    """The steps, each resting on those before."""

    def __init__(self, view: GridView) -> None:
        self.view = view
        self.rows = range(view.grid.row_count)

    def layout(self) -> GridLayout:
        """Give the layout."""
        inner = [r for r in self.rows if r not in self.captions and r not in self.notes]
        groups = tuple(r for r in inner if r not in self.heads and self._is_group(r))
        body = tuple(r for r in inner if r not in self.heads and r not in groups)
        return GridLayout(
            self.captions, self.heads, groups, self.notes, body, self._head_columns(body)
        )

    def _single(self, row: int) -> bool:
        """Tell whether one text alone stands in a row of several columns."""
        written = self.view.written(row)
        return self.view.columns > 1 and len(written) == 1 and written[0].row == row

    @cached_property
    def captions(self) -> tuple[int, ...]:
        """Rows above the table proper that hold one text or none."""
        count = 0
        while count in self.rows and (
            self._single(count) or self._is_titled(count) or not self.view.written(count)
        ):
            count += 1
        if count == len(self.rows):
            return ()
        single = [r for r in range(count) if self._single(r)]
        if single and self._is_label_of_next(single[-1]):
            count = single[-1]
        return tuple(range(count))

    def _is_titled(self, row: int) -> bool:
        """Tell whether a row holds a title and, in a cell of its own, the unit of the table."""
        words = [self.view.words(cell) for cell in self.view.written(row)]
        return len(words) == 2 and is_unit_note(words[1]) and not is_unit_note(words[0])

    def _is_label_of_next(self, row: int) -> bool:
        """Tell whether a single text is the upper level of the heads, or a head without values."""
        cell = self.view.written(row)[0]
        if find_unit(self.view.words(cell), named_only=True):
            return False
        return cell.rows > 1 or (cell.column > 0 and cell.columns < self.view.columns - 1)

    @cached_property
    def notes(self) -> tuple[int, ...]:
        """Rows below the table proper that hold a note or nothing."""
        found: list[int] = []
        for row in reversed(self.rows):
            written = self.view.written(row)
            if written and not (self._single(row) and _NOTE.match(self.view.words(written[0]))):
                break
            found.append(row)
        return tuple(sorted(r for r in found if r not in self.captions))

    @cached_property
    def inner(self) -> tuple[int, ...]:
        """Rows that are neither caption nor note."""
        return tuple(r for r in self.rows if r not in self.captions and r not in self.notes)

    def _is_group(self, row: int) -> bool:
        """Tell whether a row heads the rows below it: one text, at the left, and no total."""
        if not self._single(row) or row == self.inner[-1]:
            return False
        cell = self.view.written(row)[0]
        words = self.view.words(cell)
        left = cell.column == 0 and cell.rows == 1
        return left and not is_total(words) and not is_figure(words)

    @cached_property
    def heads(self) -> tuple[int, ...]:
        """Head rows."""
        inner = self.inner
        if not inner or self.view.columns < 2:
            return inner[:1] if inner and self._flagged_row(inner[0]) else ()
        if any(cell.heading for cell in self.view.grid.cells):
            flagged = self._leading(inner, self._flagged_row)
            return flagged if flagged or not self._flagged_column(0, inner) else ()
        if self._is_form(inner):
            return ()
        count = self._unflagged_heads(inner)
        if count == 1 and len(inner) > 2 and self._completes_heads(inner[1]):
            count = 2
        return self._with_merged(inner, count) if count else ()

    def _leading(self, rows: tuple[int, ...], test: Callable[[int], bool]) -> tuple[int, ...]:
        """Give the leading rows that pass a test."""
        count = 0
        while count < len(rows) and test(rows[count]):
            count += 1
        return rows[:count]

    def _flagged_row(self, row: int) -> bool:
        """Tell whether the format marks every cell of a row as a head."""
        cells = dict.fromkeys(self.view.at(row, c) for c in range(self.view.columns))
        known = [cell for cell in cells if cell]
        return (
            bool(known)
            and all(cell.heading or not cell.lines for cell in known)
            and any(cell.heading for cell in known)
        )

    def _flagged_column(self, column: int, rows: tuple[int, ...]) -> bool:
        """Tell whether the format marks every written cell of a column as a head."""
        cells = [c for c in (self.view.at(r, column) for r in rows) if c and c.lines]
        return bool(cells) and all(cell.heading for cell in cells)

    def _has_figures(self, row: int) -> bool:
        """Tell whether figures stand in a row; the row of a plain number column counts too."""
        written = [self.view.words(cell) for cell in self.view.written(row)]
        return any(map(is_figure, written[1:] if len(written) > 1 else written))

    def _begins_body(self, row: int) -> bool:
        """Tell whether a row is no head row: it holds figures, or heads the rows below it."""
        return self._has_figures(row) or (row != self.inner[0] and self._is_group(row))

    def _unflagged_heads(self, inner: tuple[int, ...]) -> int:
        """Count the head rows of a table that the format marks none in."""
        above = len(self._leading(inner, lambda row: not self._begins_body(row)))
        if above == 0 or above == len(inner):
            return min(above, 1)
        below = [w for r in inner[above:] for w in self._values(r)]
        figures = sum(map(is_figure, below)) / max(1, len(below))
        return min(above, MOST_HEAD_ROWS) if figures >= FIGURES_SHARE else 1

    def _completes_heads(self, row: int) -> bool:
        """Tell whether a row fills what the first head row leaves blank, beginning with its group.

        Formats that merge nothing print a wide head once and blank cells behind it.
        """
        columns = [c for c in range(self.view.columns) if self.view.column_words(c, self.inner)]
        blank = {c for c in columns if not self.view.words_at(self.inner[0], c)}
        filled = {c for c in columns if self.view.words_at(row, c)}
        return bool(blank) and 0 not in filled and blank <= filled <= blank | {c - 1 for c in blank}

    def _values(self, row: int) -> Iterator[str]:
        """Give the texts of a row behind its first cell."""
        return (self.view.words(cell) for cell in self.view.written(row)[1:])

    def _with_merged(self, inner: tuple[int, ...], count: int) -> tuple[int, ...]:
        """Take in the rows that merged heads reach down to, and those below a wide head."""
        position = 0
        while position < count:
            cells = self.view.written(inner[position])
            lowest = max((cell.row + cell.rows - 1 for cell in cells), default=0)
            wide = any(cell.columns > 1 and cell.row == inner[position] for cell in cells)
            wanted = sum(row <= lowest for row in inner)
            if wide and position + 1 < len(inner) and not self._has_figures(inner[position + 1]):
                wanted = max(wanted, position + 2)
            count = min(max(count, wanted), MOST_HEAD_ROWS, len(inner) - 1)
            position += 1
        return inner[:count]

    def _is_form(self, inner: tuple[int, ...]) -> bool:
        """Tell whether a table is headed on the left only: labels of fields with their values."""
        if self.view.columns % 2:
            return False
        labels = [self.view.words_at(row, 0) for row in inner]
        fields = [label for label in labels if _FIELD.match(squash(label))]
        first = self.view.words_at(inner[0], 0)
        if self.view.columns == 2:
            head = _FIELD.match(squash(self.view.words_at(inner[0], 1)))
            return len(fields) >= 2 and len(fields) * 2 >= len(labels) and not head
        return bool(_FIELD.match(squash(first))) and len(self._form_columns(inner)) > 1

    def _form_columns(self, inner: tuple[int, ...]) -> tuple[int, ...]:
        """Give the even columns of a form that hold labels of fields."""
        even = range(0, self.view.columns, 2)
        words = {c: self.view.column_words(c, inner) for c in even}
        odd = [w for c in range(1, self.view.columns, 2) for w in self.view.column_words(c, inner)]
        if any(_FIELD.match(squash(word)) for word in odd):
            return ()
        return tuple(c for c in even if any(_FIELD.match(squash(w)) for w in words[c]))

    def _head_columns(self, body: tuple[int, ...]) -> tuple[int, ...]:
        """Give the head columns."""
        if self.view.columns < 2 or not body:
            return ()
        flagged = [c for c in range(self.view.columns) if self._flagged_column(c, body)]
        if flagged and len(flagged) < self.view.columns:
            outer = flagged == list(range(len(flagged)))
            count = self._more_columns(body, len(flagged)) if outer else 0
            return tuple(range(count)) if count else tuple(flagged)
        if not self.heads and self._is_form(self.inner):
            return self._form_columns(self.inner) if self.view.columns > 2 else (0,)
        if self._only_figures(body):
            return ()
        return tuple(range(self._leading_columns(body)))

    def _only_figures(self, body: tuple[int, ...]) -> bool:
        """Tell whether the first column holds figures of the same kind as the others."""
        words = self.view.column_words(0, body)
        head = self.view.words_at(self.heads[-1], 0) if self.heads else ""
        counted = all(map(is_figure, words)) and bool(words) and not self._serial(body, 0)
        return counted and (is_year(head) or not self.heads or len(body) == 1)

    def _serial(self, body: tuple[int, ...], column: int) -> bool:
        """Tell whether a column counts the rows (1, 2, 3 …) or is headed by 番号."""
        head = self.view.words_at(self.heads[-1], column) if self.heads else ""
        if _SERIAL_HEAD.match(squash(head)):
            return True
        numbers = [read_number(words) for words in self.view.column_words(column, body)]
        values = [number.value for number in numbers if number and number.unit is None]
        return len(values) > 1 and values == list(range(1, len(numbers) + 1))

    def _timed(self, body: tuple[int, ...], column: int) -> bool:
        """Tell whether a column says at what time each row begins (8:30, 午前９時)."""
        words = self.view.column_words(column, body)
        return bool(words) and all(_TIME.match(squash(word)) for word in words)

    def _leading_columns(self, body: tuple[int, ...]) -> int:
        """Count the columns at the left that name the rows."""
        count = 1
        if self.heads:
            corner = self.view.at(self.heads[0], 0)
            count = corner.columns if corner and corner.columns < self.view.columns else 1
        return self._more_columns(body, count)

    def _more_columns(self, body: tuple[int, ...], count: int) -> int:
        """Count the head columns, the given ones and those that they need."""
        most = min(MOST_HEAD_COLUMNS, self.view.columns - 1)
        while count < most and self._needs_next(body, count):
            count += 1
        return count

    def _needs_next(self, body: tuple[int, ...], count: int) -> bool:
        """Tell whether the head columns so far do not tell the rows apart; totals stand alone."""
        body = tuple(row for row in body if not is_total(self.view.words_at(row, 0))) or body
        following = self.view.column_words(count, body)
        if not following or any(map(is_figure, following)):
            return False
        if any(_OFFICES.match(squash(self.view.words_at(row, count))) for row in self.heads):
            return False
        if self._serial(body, count - 1) or self._timed(body, count - 1):
            return True
        cells = [self.view.at(row, count - 1) for row in body]
        merged = any(c and c.rows > 1 and c.row != row for c, row in zip(cells, body, strict=True))
        if merged or any(cell is None or not cell.lines for cell in cells[1:]):
            return True
        if any(is_ditto(self.view.words(cell)) for cell in cells):
            return True
        words = [tuple(self.view.words_at(row, c) for c in range(count)) for row in body]
        return len(set(words)) < len(words)
