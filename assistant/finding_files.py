"""Finds the documents to add: the files that were named, and those below folders."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.added_sidecar import SIDECAR_ENDING
from corpus.errors import DocumentError
from corpus.filenames import shown

ENDINGS = frozenset(
    {".pdf", ".docx", ".docm", ".xlsx", ".xlsm", ".html", ".htm", ".xhtml", ".md", ".markdown"}
    | {".csv", ".tsv", ".txt"}
)
"""Endings of the files that are taken from a folder; a file that is named is read by content."""

# What office programs, systems and editors leave beside documents.
_LEFT_BEHIND = ("~$", ".", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """Files in order, each once; `passed_over` are those of a folder that are of no known ending.

    `errors` are folders that cannot be looked into, and ones without any document.
    """

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...] = ()
    errors: tuple[tuple[Path, DocumentError], ...] = ()


def find_files(named: Sequence[Path]) -> FoundFiles:
    """Look at files and folders as they were named."""
    files: dict[Path, Path] = {}
    passed_over: list[Path] = []
    errors: list[tuple[Path, DocumentError]] = []
    for path in named:
        if not _is_folder(path):
            files.setdefault(path.absolute(), path)
            continue
        below = list(_walk(path, errors))
        taken = [each for each in below if each.suffix.lower() in ENDINGS]
        files |= {each.absolute(): each for each in taken if each.absolute() not in files}
        passed_over += [each for each in below if each not in taken and not _is_sidecar(each)]
        if not taken:
            errors.append((path, _nothing(path)))
    return FoundFiles(tuple(files.values()), tuple(passed_over), tuple(errors))


def _is_folder(path: Path) -> bool:
    """Tell whether a path is a folder; one that cannot be asked is told when it is read."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _walk(folder: Path, errors: list[tuple[Path, DocumentError]]) -> Iterator[Path]:
    """Give the files below a folder by name, links to folders not followed."""

    def closed(error: OSError) -> None:
        path = Path(error.filename)
        errors.append((path, _closed(path, error)))

    for parent, folders, names in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(_LEFT_BEHIND):
                yield Path(parent) / name


def _is_sidecar(path: Path) -> bool:
    beside = path.with_name(path.name.removesuffix(SIDECAR_ENDING))
    return path.suffix == SIDECAR_ENDING and beside.is_file()


def _nothing(path: Path) -> DocumentError:
    return DocumentError(
        f"フォルダー {shown(path.name or str(path))}：読める文書がありません",
        "、".join(sorted(ending.removeprefix(".") for ending in ENDINGS)) + " のファイル",
        "フォルダーの場所を確かめるか、ファイルの名前を指定してください",
    )


def _closed(path: Path, error: OSError) -> DocumentError:
    return DocumentError(
        f"フォルダー {shown(path.name)}：開けません（{error.strerror}）",
        "読み取る許可のあるフォルダー",
        "フォルダーの許可を確かめてください",
    )
