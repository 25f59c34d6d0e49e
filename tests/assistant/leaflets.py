"""Small Markdown files of a made-up city, read as added documents."""

from pathlib import Path

from assistant.engine import Assistant
from corpus import Corpus, Document
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from tests.assistant.samples import assistant_over

CITY = "標本市"


def leaflet_corpus(folder: Path, title: str, markdown: str, city: str = CITY) -> Corpus:
    """Read Markdown below its title as the one document of a city."""
    path = folder / "leaflet.md"
    path.write_text(f"# {title}\n\n{markdown}", encoding="utf-8")
    extract = read_file(path, Limits())
    document = Document(
        "leaflet", title, city, city, None, 1, extract.reader, extract.text, "0" * 64
    )
    return Corpus((document,), interpret(document, extract), {"leaflet": extract})


def leaflet_assistant(folder: Path, title: str, markdown: str, city: str = CITY) -> Assistant:
    """Index it below a folder; words alone count."""
    return assistant_over(folder, leaflet_corpus(folder, title, markdown, city))
