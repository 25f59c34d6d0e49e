"""What an operator says of a document, in a TOML file beside it or on the command line."""

import errno
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from corpus.added import Given
from corpus.errors import DocumentError
from corpus.filenames import shown
from corpus.refusals import reason_of

SIDECAR_ENDING = ".toml"
_MAX_BYTES = 65_536
_FORMS = {
    "id": "英小文字・数字・ハイフンだけの64文字まで（先頭は英数字）",
    "title": "1〜300文字の文字列",
    "short_title": "1〜100文字の文字列",
    "city": "40文字までの文字列",
    "publisher": "100文字までの文字列",
    "date": "2024、2024-04、2024-04-01 のどれかの形の日付",
}
_FIX = "書き方を直してください"


def sidecar_of(file: Path) -> Path:
    """Give the place of a file's sidecar: its name with .toml behind."""
    return file.with_name(file.name + SIDECAR_ENDING)


def read_sidecar(file: Path) -> Given:
    """Read the sidecar of a file, empty where there is none; raises DocumentError."""
    path = sidecar_of(file)
    try:
        content = path.read_bytes() if path.is_file() else b""
        if len(content) > _MAX_BYTES:
            raise _unreadable(path, f"{_MAX_BYTES:,}バイトを超えています")
        values = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _unreadable(path, "UTF-8 ではありません") from error
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(path, f"TOML として読めません（{error}）") from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:  # there can be none beside a name of full length
            return Given()
        raise _unreadable(path, reason_of(error)) from error
    return given_of(values, f"{shown(path.name)} の ")


def given_of(values: Mapping[str, Any], where: str = "") -> Given:
    """Check what was said; raises DocumentError naming the item, with `where` before its name."""
    plain = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }
    try:
        given = Given.model_validate(plain)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        if name not in _FORMS:
            known = "、".join(_FORMS)
            raise DocumentError(f"{where}{shown(name)} は知らない項目です", known, _FIX) from error
        raise _rejected(where, name, plain[name]) from error
    if given.date and len(given.date) == len("2024-04-01"):
        try:
            date.fromisoformat(given.date)
        except ValueError as error:
            raise _rejected(where, "date", given.date) from error
    return given


def _rejected(where: str, name: str, value: object) -> DocumentError:
    return DocumentError(f"{where}{name} が {shown(repr(value))} です", _FORMS[name], _FIX)


def _unreadable(path: Path, why: str) -> DocumentError:
    return DocumentError(
        f"{shown(path.name)}：{why}",
        "UTF-8 の TOML ファイル",
        "ファイルを直すか、消してください",
    )
