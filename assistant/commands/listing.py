"""`list`: the documents that questions are answered from."""

import argparse
from typing import TYPE_CHECKING, Any

from assistant.commands.shared import data_folder
from assistant.console import say, say_json
from corpus.filenames import shown

if TYPE_CHECKING:
    from corpus import Corpus, Document
    from corpus.added import Added

NAME = "list"
HELP = "収めている文書の一覧を表示します"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `list`."""
    parser.add_argument("--json", action="store_true", help="一覧を JSON で出します")


def run(arguments: argparse.Namespace) -> int:
    """Print every document with its provenance and size."""
    from assistant.documents import current_library
    from corpus import load_corpus

    library = current_library(data_folder(arguments))
    own = load_corpus(library=library)
    rows = [_own_row(own, document) for document in own.documents]
    rows += [_added_row(entry) for entry in library.documents]
    if arguments.json:
        say_json(rows)
        return 0
    for row in rows:
        _say(row)
    if library.hidden:
        say(f"外している付属の文書：{'、'.join(library.hidden)}（戻すには add --restore ID）")
    return 0


def _own_row(corpus: "Corpus", document: "Document") -> dict[str, Any]:
    """Give a document of the program as JSON-ready values."""
    return {
        "id": document.id,
        "title": document.title,
        "city": document.city,
        "publisher": document.publisher,
        "date": document.date,
        "format": "txt",
        "file": None,
        "added": None,
        "sheets": document.sheets,
        "sections": len(corpus.of_document(document.id)),
        "characters": len(document.text),
        "unreadable": 0,
        "sha256": document.sha256,
    }


def _added_row(entry: "Added") -> dict[str, Any]:
    """Give an added document as JSON-ready values; its stored files are not read."""
    return {
        "id": entry.id,
        "title": entry.title,
        "city": entry.told.city,
        "publisher": entry.told.publisher,
        "date": entry.told.date,
        "format": entry.format,
        "file": entry.file_name,
        "added": entry.added,
        "sheets": entry.sheets,
        "sections": entry.sections,
        "characters": entry.characters,
        "unreadable": len(entry.unreadable),
        "sha256": entry.sha256,
    }


def _say(row: dict[str, Any]) -> None:
    """Print one document in two lines, its file's name on a third."""
    say(f"{row['id']}　{shown(row['title'])}")
    issuer = row["publisher"] or row["city"] or "発行者の指定なし"
    say(
        f"    {shown(issuer)}　{row['date'] or '日付の記載なし'}　{row['format'].upper()}　"
        f"{row['sheets']:,}枚　{row['sections']:,}区分　{row['characters']:,}文字"
    )
    if row["file"]:
        lost = f"　読み取れなかったもの {row['unreadable']:,}件" if row["unreadable"] else ""
        say(f"    {shown(row['file'])}　{row['added'][:10]} に追加{lost}")
