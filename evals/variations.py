"""The product over the same documents in other circumstances, each with an index of its own."""

import json
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.adding import Tools, add_documents
from assistant.documents import current_library
from assistant.engine import Assistant
from assistant.intake import Fate, Request
from assistant.settings import Settings
from corpus import Corpus, load_corpus
from corpus.added import Given
from corpus.errors import UserError
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from corpus.manifest import Entry, bundled_folder, read_manifest
from corpus.state import DataFolder

if TYPE_CHECKING:
    from index.encoder import Encoder

SIDECARS = ("tables.toml", "plan.toml")


def renamed(
    folder: Path, encoder: "Encoder", settings: Settings, source: Traversable | None = None
) -> Assistant:
    """Open the documents of `source` in reverse order, under other ids and file names."""
    from index.build import build_index

    corpus = load_corpus(_renamed_copy(source or bundled_folder(), folder / "documents-renamed"))
    data = DataFolder(folder / "renamed")
    build_index(corpus, lambda: encoder, data, settings.index)
    return _opened(corpus, data, encoder, settings)


def _renamed_copy(source: Traversable, target: Path) -> Path:
    """Copy a folder of documents, the last one first, with everything renamed that has a name."""
    target.mkdir(parents=True)
    blocks = []
    for number, entry in enumerate(reversed(read_manifest(source).document), 1):
        name = f"paper-{number}"
        files = {f"{entry.id}.{ending}": f"{name}.{ending}" for ending in SIDECARS}
        files |= {entry.file: f"{name}.txt"}
        outline = entry.outline or f"{entry.id}.outline.toml"
        files |= {outline: f"{name}.outline.toml"}
        for old, new in files.items():
            if (source / old).is_file():
                (target / new).write_bytes((source / old).read_bytes())
        new_names = {"id": name, "file": f"{name}.txt", "outline": None}
        blocks.append(_block(entry.model_copy(update=new_names)))
    (target / "manifest.toml").write_text("\n".join(blocks), encoding="utf-8")
    return target


def _block(entry: Entry) -> str:
    """Write an entry of a manifest; its strings and lists read alike in JSON and TOML."""
    fields = entry.model_dump(mode="json", exclude_none=True).items()
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in fields]
    return "\n".join(["[[document]]", *lines, ""])


def crowded(
    folder: Path, encoder: "Encoder", settings: Settings, files: Sequence[Path]
) -> Assistant:
    """Open the documents of the program beside further ones, added as an operator adds them.

    Raises:
        UserError: a file cannot be added.
    """
    from index.manifest import now

    data = DataFolder(folder / "crowded")
    tools = Tools(
        read=read_file,
        interpret=interpret,
        encoder=lambda: encoder,
        limits=Limits(),
        index=settings.index,
        now=now,
    )
    change = add_documents(data, [Request(file, Given()) for file in files], tools)
    for result in change.results:
        if result.fate is not Fate.ADDED:
            raise UserError(
                f"{result.file} を加えられません（{result.error or result.fate.value}）",
                "加えられる、互いに異なる文書",
                "ファイルを直してください。",
            )
    corpus = load_corpus(data=data, library=current_library(data))
    return _opened(corpus, data, encoder, settings)


def _opened(corpus: Corpus, data: DataFolder, encoder: "Encoder", settings: Settings) -> Assistant:
    from index.generations import open_current
    from index.searcher import Searcher

    searcher = Searcher(open_current(data), encoder, settings.index)
    return Assistant(corpus, searcher, settings.answer)
