"""What became of files that were added, for people and as JSON."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from assistant.adding import Change
from assistant.intake import Counts, Fate, Result
from corpus.added import Added, Lost
from corpus.filenames import shown

if TYPE_CHECKING:
    from index.build import BuildSummary

_FATES = {
    Fate.ADDED: "追加しました",
    Fate.REPLACED: "新しい内容に置き換えました",
    Fate.REREAD: "新しい読み取り方で読み直しました",
    Fate.UPDATED: "文書についての情報を改めました",
    Fate.RESTORED: "付属の文書を戻しました",
    Fate.UNCHANGED: "変更はありません",
    Fate.DUPLICATE: "同じ内容の文書がすでにあります（何もしていません）",
    Fate.FAILED: "追加できませんでした",
}
# More would push the summary of the other documents off the screen.
MOST_LOSSES = 20


def told(result: Result, all_losses: str = "--json ですべて出ます") -> Iterator[str]:
    """Tell people what became of one file, a line at a time.

    `all_losses` says where losses are that are too many to tell.
    """
    name = shown(result.file.name)
    if result.error is not None:
        yield f"{_FATES[result.fate]}：{name}"
        yield f"    エラー：{result.error}"
        return
    yield f"{_FATES[result.fate]}：{result.id}（{name}）" + _title(result.entry)
    if result.entry is not None and result.counts is not None:
        yield "    " + sizes(result.entry, result.counts)
        yield from (f"    注意：{shown(note)}" for note in result.entry.notes)
        yield from _losses(result.entry.unreadable, all_losses)


def _title(entry: Added | None) -> str:
    return f"「{shown(entry.title)}」" if entry else ""


def sizes(entry: Added, counts: Counts) -> str:
    """Say how much was found in a document."""
    encoding = f"（{entry.encoding}）" if entry.encoding else ""
    return (
        f"{entry.format.upper()}{encoding}　{entry.sheets:,}枚、{counts.sections:,}区分、"
        f"新旧の対応 {counts.revisions:,}件、表 {counts.tables:,}件、担当 {counts.duties:,}件"
    )


def _losses(losses: Sequence[Lost], all_losses: str) -> Iterator[str]:
    """Tell what could not be read, equal losses of several sheets on one line."""
    if not losses:
        yield "    読み取れなかったもの：なし"
        return
    yield "    読み取れなかったもの："
    sheets: dict[str, list[int]] = {}
    for loss in losses:
        sheets.setdefault(shown(loss.what), []).append(loss.sheet)
    for what, numbers in list(sheets.items())[:MOST_LOSSES]:
        yield f"        {ranges(numbers)}枚目：{what}"
    if len(sheets) > MOST_LOSSES:
        yield f"        ほか {len(sheets) - MOST_LOSSES:,}種類（{all_losses}）"


def ranges(numbers: Sequence[int]) -> str:
    """Write sheets as people do: 1〜3、7."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return "、".join(f"{a}" if a == b else f"{a}〜{b}" for a, b in runs)


def build_line(build: "BuildSummary") -> str:
    """Say what the index became."""
    return (
        f"索引を更新しました（{build.passages:,}箇所、"
        f"新しく埋め込んだもの {build.embedded:,}、{build.elapsed_s:.1f}秒）。"
    )


def total_line(results: Sequence[Result]) -> str:
    """Say how many files met which fate."""
    counts = {fate: sum(each.fate is fate for each in results) for fate in Fate}
    names = {
        Fate.ADDED: "追加", Fate.REPLACED: "置き換え", Fate.REREAD: "読み直し",
        Fate.UPDATED: "情報の更新",
        Fate.RESTORED: "復元", Fate.UNCHANGED: "変更なし", Fate.DUPLICATE: "重複",
        Fate.FAILED: "失敗",
    }  # fmt: skip
    told = (f"{names[fate]} {count:,}" for fate, count in counts.items() if count)
    return f"{len(results):,}件：" + "、".join(told)


def record_of(change: Change) -> dict[str, Any]:
    """Give a change as JSON-ready values."""
    build = change.build
    return {
        "documents": [_record(result) for result in change.results],
        "index": None
        if build is None
        else {
            "generation": build.number,
            "passages": build.passages,
            "embedded": build.embedded,
            "reused": build.reused,
            "seconds": round(build.elapsed_s, 3),
        },
    }


def _record(result: Result) -> dict[str, Any]:
    entry, counts, error = result.entry, result.counts, result.error
    return {
        "file": shown(str(result.file)),
        "result": result.fate.value,
        "id": result.id,
        "title": entry.title if entry else None,
        "format": entry.format if entry else None,
        "encoding": entry.encoding if entry else None,
        "sha256": entry.sha256 if entry else None,
        "sheets": entry.sheets if entry else None,
        "sections": counts.sections if counts else None,
        "revisions": counts.revisions if counts else None,
        "tables": counts.tables if counts else None,
        "duties": counts.duties if counts else None,
        "unreadable": [loss.model_dump() for loss in entry.unreadable] if entry else [],
        "notes": list(entry.notes) if entry else [],
        "error": None
        if error is None
        else {"seen": error.seen, "expected": error.expected, "remedy": error.remedy},
    }
