"""What of an Office file could not be read, counted by sheet and told in Japanese."""

from collections import Counter
from enum import StrEnum

from corpus.errors import DocumentError
from corpus.formats.blocks import Unreadable
from corpus.formats.limits import Limits


class Loss(StrEnum):
    """A kind of loss, as the sentence that users read; {n} is how often it was met."""

    PICTURE = "画像 {n} 点（画像の中の文字は読み取れません）"
    CHART = "グラフ {n} 点（図の中の文字と数値は読み取れません）"
    DIAGRAM = "SmartArt {n} 点（図の中の文字は読み取れません）"
    SHAPE = "文字のない図形 {n} 点（線や矢印の意味は読み取れません）"
    OBJECT = "埋め込まれた別のファイル {n} 点（中身は読み取っていません）"
    EQUATION = "数式 {n} か所（文字の並びだけを読み取りました）"
    DELETION = "変更履歴で削除された部分 {n} か所（削除前の文は読み取っていません）"
    INSERTION = "変更履歴で挿入された部分 {n} か所（挿入後の文を本文として読み取りました）"
    COMMENT = "コメント {n} 件（本文ではないため読み取っていません）"
    HIDDEN_TEXT = "隠し文字 {n} か所（画面に出ないため読み取っていません）"
    MERGED_AWAY = "結合されたセルの陰に隠れた文字 {n} か所（画面に出ないため読み取っていません）"
    GAIJI = "外字 {n} 文字（どの字か分かりません）"
    FORMULA = "計算結果が保存されていない数式 {n} か所（Excel で開いて上書き保存すると読めます）"
    ERROR_VALUE = "エラー値（#N/A など）のセル {n} か所（表示のまま読み取りました）"
    HIDDEN_ROWS = "非表示の行 {n} 行（画面に出ないため読み取っていません）"
    HIDDEN_COLUMNS = "非表示の列 {n} 列（画面に出ないため読み取っていません）"


# What was read all the same, and is told as a remark on the file.
_REMARKS = (Loss.INSERTION, Loss.EQUATION, Loss.ERROR_VALUE)


class Losses:
    """Counts losses by sheet, in the order in which they were first met."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[int, str]] = Counter()

    def add(self, sheet: int, loss: Loss | str, times: int = 1) -> None:
        """Note a loss on a sheet; a plain sentence may stand in the place of a kind."""
        if times:
            self._counts[sheet, str(loss)] += times

    def unreadable(self) -> tuple[Unreadable, ...]:
        """Give what was lost, by sheet."""
        ordered = sorted(self._counts.items(), key=lambda entry: entry[0][0])
        return tuple(
            Unreadable(sheet, what.replace("{n}", f"{times:,}"))
            for (sheet, what), times in ordered
            if what not in _REMARKS
        )

    def remarks(self) -> tuple[str, ...]:
        """Give what was read with a reserve, over all sheets."""
        totals = Counter[str]()
        for (_, what), times in self._counts.items():
            if what in _REMARKS:
                totals[what] += times
        return tuple(what.replace("{n}", f"{times:,}") for what, times in totals.items())


def check_characters(name: str, characters: int, limits: Limits) -> None:
    """Refuse a text longer than `max_characters`, while it is still being written."""
    if characters > limits.max_characters:
        raise DocumentError(
            f"{name} の文字数が {limits.max_characters:,} 字を超えます",
            f"{limits.max_characters:,} 字以下の文書",
            "ファイルを分けるか、設定の max_characters を上げてください。",
        )


def check_sheets(name: str, sheets: int, limits: Limits) -> None:
    """Refuse a file with more pages or sheets than `max_pages`."""
    if sheets > limits.max_pages:
        raise DocumentError(
            f"{name} のページ（シート）の数が {limits.max_pages:,} を超えます",
            f"{limits.max_pages:,} ページ（シート）以下の文書",
            "ファイルを分けるか、設定の max_pages を上げてください。",
        )
