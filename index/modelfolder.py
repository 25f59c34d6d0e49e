"""Finds a sentence-transformers folder and says what it is, without loading torch."""

import hashlib
import json
from pathlib import Path
from typing import Any, Literal, NamedTuple

from corpus.state import DataFolder
from index.errors import ModelMissing
from index.precision import Wanted, precision_of

Key = Literal["model", "reranker"]
"""The settings that name a model."""
_KINDS = {"model": "埋め込みモデル", "reranker": "並べ替えのモデル"}
_FORMATS = {"model": "sentence-transformers 形式", "reranker": "CrossEncoder の形式"}
_REMEDIES = {
    "model": (
        "設定の [index] の model を直してください。"
        "付属のモデルは「machishirube build」を実行すると用意されます。"
    ),
    "reranker": "設定の [index] の reranker を直すか、その行を消してください。",
}


class Prompts(NamedTuple):
    """What is put before a question and before a passage."""

    query: str
    passage: str


def find_folder(folder_or_name: str, key: Key = "model") -> Path:
    """Find a model's folder: a path, or a name in the local Hugging Face cache.

    Raises ModelMissing if neither is there; `key` is the setting that names it.
    """
    folder = Path(folder_or_name)
    if folder.is_dir():
        if (folder / "config.json").is_file() or (folder / "modules.json").is_file():
            return folder.absolute()
        raise missing(f"{folder} に config.json も modules.json もありません。", key)
    if folder.is_absolute() or len(folder.parts) > 2:
        raise missing(f"フォルダー {folder} がありません。", key)
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(folder_or_name, local_files_only=True))
    except (HFValidationError, LocalEntryNotFoundError) as error:
        seen = f"{_KINDS[key]} {folder_or_name} がこの機械にありません。"
        raise missing(seen, key) from error


def model_of(data: DataFolder, model: str | None) -> str:
    """Give the folder or name of the model that the setting means; None means the bundled one.

    A relative path counts from the data folder, where the settings file stands; what is not there
    is left to `find_folder`.
    """
    return str(data.model) if model is None else place_of(data, model)


def place_of(data: DataFolder, folder_or_name: str) -> str:
    """Give a folder that counts from the data folder as a whole path, anything else as it is."""
    folder = data.root / folder_or_name
    return str(folder) if folder.is_dir() else folder_or_name


def choose_prompts(folder: Path, query: str | None, passage: str | None) -> Prompts:
    """Take the given prompts; where one is None, the folder's own, else the empty one."""
    settings = _settings(folder)
    own: dict[str, str] = settings.get("prompts") or {}
    default = own.get(settings.get("default_prompt_name") or "", "")
    names = ("document", "passage", "corpus")  # the order in which the library looks for one
    own_passage = next((own[name] for name in names if own.get(name)), default)
    return Prompts(
        query=(own.get("query") or default) if query is None else query,
        passage=own_passage if passage is None else passage,
    )


def _settings(folder: Path) -> dict[str, Any]:
    path = folder / "config_sentence_transformers.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except ValueError as error:
        raise missing(f"{path} を JSON として読めません。") from error
    return found if isinstance(found, dict) else {}


def encoder_name(
    folder_or_name: str,
    query_prompt: str | None = None,
    passage_prompt: str | None = None,
    *,
    dtype: Wanted = "float32",
) -> str:
    """The name that a SentenceEncoder with these arguments has, without loading the model.

    Holds a digest of the prompts, the folder's small settings files and its weights' sizes, so that
    an index built with another model is noticed. Raises ModelMissing like the constructor.
    """
    folder = find_folder(folder_or_name)
    digest = hashlib.sha256(repr(choose_prompts(folder, query_prompt, passage_prompt)).encode())
    return _named(folder_or_name, folder, dtype, digest)


def reranker_name(folder_or_name: str, *, dtype: Wanted = "float32") -> str:
    """The name that a CrossEncoderReranker with these arguments has, without loading the model.

    Holds a digest as `encoder_name` does. Raises ModelMissing like the constructor.
    """
    folder = find_folder(folder_or_name, "reranker")
    return _named(folder_or_name, folder, dtype, hashlib.sha256())


def _named(folder_or_name: str, folder: Path, dtype: Wanted, digest: "hashlib._Hash") -> str:
    """Put a name together; the digest goes on with the folder's files."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".json", ".safetensors", ".bin"}:
            digest.update(f"{path.relative_to(folder).as_posix()} {path.stat().st_size}\n".encode())
        if path.name in {"config.json", "modules.json", "conversion.json"}:
            digest.update(path.read_bytes())
    return f"{Path(folder_or_name).name}/{precision_of(dtype)}/{digest.hexdigest()[:12]}"


def missing(seen: str, key: Key = "model") -> ModelMissing:
    """The error for a model that is not there or cannot be read, with what was seen."""
    expected = f"{_FORMATS[key]}のフォルダー、またはこの機械に取得済みのモデル名"
    return ModelMissing(seen=seen, expected=expected, remedy=_REMEDIES[key])
