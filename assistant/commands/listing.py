"""`list`: the documents that questions are answered from."""

import argparse

from assistant.console import say, say_json

NAME = "list"
HELP = "収めている文書の一覧を表示します"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `list`."""
    parser.add_argument("--json", action="store_true", help="一覧を JSON で出します")


def run(arguments: argparse.Namespace) -> int:
    """Print every document with its provenance and size."""
    from corpus import load_corpus

    corpus = load_corpus()
    rows = [
        {
            "id": document.id,
            "title": document.title,
            "city": document.city,
            "publisher": document.publisher,
            "date": document.date,
            "sheets": document.sheets,
            "sections": sum(section.document == document.id for section in corpus.sections),
            "characters": len(document.text),
            "sha256": document.sha256,
        }
        for document in corpus.documents
    ]
    if arguments.json:
        say_json(rows)
        return 0
    for row in rows:
        say(f"{row['id']}　{row['title']}")
        say(
            f"    {row['publisher']}　{row['date'] or '日付の記載なし'}　{row['sheets']}枚　"
            f"{row['sections']:,}区分　{row['characters']:,}文字"
        )
    return 0
