"""The heads of a 新旧対照表: which columns are after, which before, and what the others hold."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.comparison_stages import (
    REMARK,
    VERBS,
    are_stages,
    caption_tells_changes,
    names_changes,
    read_stage,
)
from corpus.formats.blocks import Grid, GridCell
from corpus.records import Side
from corpus.text import squash, unwrap
from corpus.voids import read_void

AFTER_WORDS = rf"(?:{VERBS})後|(?:{VERBS})案|新|改正"
BEFORE_WORDS = rf"(?:{VERBS})前|現行|旧|従前|現状"
_TAIL = (
    r"(?:の?(?:規定|条文|条項|内容|本文|案文|文案|文言|記載|記述|表記|全文|文|案|規則|要綱|要領|条例|規程"
    r"|指針|計画|方針|ガイドライン|プラン|版|欄)){0,2}"
)
_AFTER = re.compile(rf"[(【\[〔<]?(?:{AFTER_WORDS}){_TAIL}[)】\]〕>]?{REMARK}$")
_BEFORE = re.compile(rf"[(【\[〔<]?(?:{BEFORE_WORDS}){_TAIL}[)】\]〕>]?{REMARK}$")
_DATED = re.compile(
    r"(?:(?P<era>令和|平成|R|H)(?P<year>[0-9]{1,2}|元)|(?P<west>[0-9]{4}))年(?:度)?(?:[0-9●○]{1,2}月)?"
    r"(?P<mark>版|改[訂定正](?:版|案)?|策定版?|案|見直し(?:版|案)?)(?:\(案\))?$"
)
_ERA_START = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988}
_PAGE = re.compile(r"(?:該当|掲載)?(?:ページ|頁|p|P|Page|page)(?:数|番号)?(?:・行)?$")
_NUMBER = re.compile(r"(?:No\.?|NO\.?|№|番号|通番|通し番号|連番|#)$")
_ITEM = re.compile(
    r"(?:項目|項|区分|条項|条文番号|条|条番号|章|節|章・節|章節|見出し|該当箇所|該当項目|該当条文|箇所|事項|名称"
    r"|対象|分類|大項目|中項目|小項目|目次|構成|項目名|規程名|条例名|見直し項目|変更箇所|改正箇所|修正箇所)$"
)
_REMARK_COLUMN = re.compile(
    r".*(?:備考|理由|趣旨|考え方|説明|担当|所管|所属|担当課|摘要|根拠|内容|ポイント|概要|注|コメント|対応|適用|意見)"
    r".*$"
)
_SUBHEAD = re.compile(
    r"(?:項目|内容|条文|本文|規定|条項|条|ページ|頁|備考|記載内容|記述|該当箇所|箇所|章|節|見出し|番号|No\.?|№|文言)$"
)
_SUBREMARK = re.compile(
    r"[(\[〔【<](?:[^()\[\]〔〕【】<>]|[(][^()]*[)])*[)\]〕】>]$|(?:令和|平成|[RH])?[0-9元]+年.{0,16}$"
)
# Titles, dates and units may stand above the heads.
ROWS_ABOVE = 8
HEAD_CHARACTERS = 40


class Role(StrEnum):
    """What a column besides the two texts holds."""

    ITEM = "item"
    PAGE = "page"
    NUMBER = "number"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Heads:
    """Head rows `first` to `last` of a grid: the columns of each side, the roles of the others.

    `certain` is False where the words alone (新, 旧, 素案, dates) might head an ordinary table, and
    neither another column (変更の理由) nor the caption speaks of changes.
    """

    first: int
    last: int
    columns: dict[Side, range]
    others: dict[int, Role]
    names: dict[int, str]
    certain: bool

    def role(self, column: int) -> Role | Side | None:
        """Give what a column holds, None for one without a head."""
        for side, columns in self.columns.items():
            if column in columns:
                return side
        return self.others.get(column)


def cell_words(text: str, cell: GridCell) -> str:
    """Give a cell's text without white space, in NFKC."""
    return squash("".join(text[start:end] for start, end in cell.lines))


def rows_of(grid: Grid) -> dict[int, list[GridCell]]:
    """Give the cells that begin in each row, from left to right."""
    rows: dict[int, list[GridCell]] = {row: [] for row in range(grid.row_count)}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    return {row: sorted(cells, key=lambda c: c.column) for row, cells in rows.items()}


def read_heads(text: str, rows: Mapping[int, Sequence[GridCell]], row: int) -> Heads | None:
    """Read the heads that begin in a row; None where it heads no before/after columns.

    `rows` are those of `rows_of`.
    """
    cells = [cell for cell in rows.get(row, ()) if cell.lines]
    sided = _sides(text, cells)
    if sided is None:
        return None
    last = max(cell.row + cell.rows - 1 for cell in sided.values())
    columns = {side: range(c.column, c.column + c.columns) for side, c in sided.items()}
    below = rows.get(last + 1, [])
    if _continues_heads(text, below, columns):
        last += 1
        cells = [*cells, *(cell for cell in below if cell.lines)]
    names = dict.fromkeys(range(_width(rows)), "")
    for cell in cells:
        printed = unwrap("\n".join(text[start:end] for start, end in cell.lines))
        names |= dict.fromkeys(range(cell.column, cell.column + cell.columns), printed)
    others = {
        column: name
        for column, name in names.items()
        if not any(column in held for held in columns.values())
    }
    words = [cell_words(text, cell) for cell in sided.values()]
    told = names_changes(map(squash, others.values()), words)
    certain = all(map(_is_certain, words)) or told or _caption_tells(text, cells)
    return Heads(row, last, columns, _roles(others, columns), others, certain)


def _width(rows: Mapping[int, Sequence[GridCell]]) -> int:
    """Count the columns of a table."""
    return max(cell.column + cell.columns for cells in rows.values() for cell in cells)


def _is_certain(words: str) -> bool:
    """Tell whether words head a column of a before/after table and hardly anything else."""
    return bool(re.search(rf"(?:{VERBS})[後前案]|現行|改正", words))


def _caption_tells(text: str, cells: Iterable[GridCell]) -> bool:
    """Tell whether what stands right above the heads speaks of changes."""
    return caption_tells_changes(text, min(cell.lines[0][0] for cell in cells))


def _sides(text: str, cells: Sequence[GridCell]) -> dict[Side, GridCell] | None:
    """Find the one head of each side in a row, after first; None where there are not the two."""
    found: dict[Side, list[GridCell]] = {Side.AFTER: [], Side.BEFORE: []}
    for cell in cells:
        side = read_side(cell_words(text, cell)) if _is_short(cell) else None
        if side:
            found[side].append(cell)
    if all(len(heads) == 1 for heads in found.values()):
        return {side: heads[0] for side, heads in found.items()}
    dated = None if any(found.values()) else _dated_sides(text, cells)
    return dated or _staged_sides(text, cells)


def _is_short(cell: GridCell) -> bool:
    """Tell whether a cell has no more characters than a head."""
    return sum(end - start for start, end in cell.lines) <= HEAD_CHARACTERS


def read_side(words: str) -> Side | None:
    """Tell which side a squashed head names."""
    if _BEFORE.match(words):
        return Side.BEFORE
    return Side.AFTER if _AFTER.match(words) else None


def _dated_sides(text: str, cells: Iterable[GridCell]) -> dict[Side, GridCell] | None:
    """Take two editions (令和７年度版, 令和２年度版) for sides, the later one for after."""
    dated: list[tuple[int, GridCell]] = []
    for cell in filter(_is_short, cells):
        found = _DATED.match(cell_words(text, cell))
        if found:
            dated.append((_year(found), cell))
    if len(dated) != 2 or dated[0][0] == dated[1][0]:
        return None
    (_, before), (_, after) = sorted(dated, key=lambda entry: entry[0])
    return {Side.AFTER: after, Side.BEFORE: before}


def _staged_sides(text: str, cells: Iterable[GridCell]) -> dict[Side, GridCell] | None:
    """Take two stages of a text (素案, 本計画) for sides, the later one for after."""
    staged: list[tuple[int, str, GridCell]] = []
    sides: list[Side] = []
    for cell in filter(_is_short, cells):
        words = cell_words(text, cell)
        side = read_side(words)
        stage = read_stage(words, after=side is Side.AFTER, before=side is Side.BEFORE)
        if stage is not None:
            staged.append((stage, words, cell))
            sides += [side] if side else []
    if len(staged) != 2 or len(sides) > 1 or staged[0][0] == staged[1][0]:
        return None
    (_, earlier, before), (_, later, after) = sorted(staged, key=lambda entry: entry[0])
    return {Side.AFTER: after, Side.BEFORE: before} if are_stages(earlier, later) else None


def _year(found: re.Match[str]) -> int:
    """Give the year of a dated head."""
    if found.group("west"):
        return int(found.group("west"))
    year = found.group("year")
    return _ERA_START[found.group("era")] + (1 if year == "元" else int(year))


def _continues_heads(text: str, cells: Sequence[GridCell], columns: dict[Side, range]) -> bool:
    """Tell whether a row goes on with the heads: 内容, （案）, 令和２年４月 below both sides."""
    below = {
        side: [cell_words(text, c) for c in cells if c.column in held and c.lines]
        for side, held in columns.items()
    }
    if not all(below.values()):
        return False
    words = [word for side in below.values() for word in side]
    return all((_SUBHEAD.match(w) or _SUBREMARK.match(w)) and not read_void(w) for w in words)


def _roles(names: dict[int, str], columns: dict[Side, range]) -> dict[int, Role]:
    """Tell what the other columns hold by their heads, and else by where they stand."""
    left = min(held.start for held in columns.values())
    roles: dict[int, Role] = {}
    for column, printed in names.items():
        name = squash(printed)
        if _PAGE.match(name):
            roles[column] = Role.PAGE
        elif _NUMBER.match(name):
            roles[column] = Role.NUMBER
        elif _ITEM.match(name):
            roles[column] = Role.ITEM
        elif _REMARK_COLUMN.match(name) or column > left:
            roles[column] = Role.REMARK
        else:
            roles[column] = Role.ITEM
    if Role.ITEM not in roles.values():
        for column, role in roles.items():
            if role is Role.NUMBER:
                roles[column] = Role.ITEM
    return roles
