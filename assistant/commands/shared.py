"""What several commands do alike."""

import argparse
from collections.abc import Iterable

from corpus.errors import UserError
from corpus.state import DataFolder


def data_folder(arguments: argparse.Namespace) -> DataFolder:
    """Choose the data folder; it need not exist yet, but a file in its place is an error."""
    data = DataFolder.choose(arguments.data_dir)
    if data.root.exists() and not data.root.is_dir():
        raise UserError(
            f"データフォルダー {data.root} はファイルです",
            "フォルダー、またはまだないフォルダーの名前",
            "--data-dir か環境変数 MACHISHIRUBE_DATA で別の場所を指定してください。",
        )
    return data


def refuse_unknown(option: str, given: str | None, known: Iterable[str]) -> None:
    """Raise UserError where an option names what none of the documents has."""
    known = tuple(dict.fromkeys(known))
    if given is not None and given not in known:
        raise UserError(
            f"{option} {given} に当たる文書はありません",
            "、".join(known) + " のどれか",
            "machishirube list で文書を確認してください。",
        )
