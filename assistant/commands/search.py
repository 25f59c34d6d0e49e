"""`search`: passages for a word or phrase, without composing an answer."""

import argparse
from typing import TYPE_CHECKING

from assistant.commands.shared import data_folder, refuse_unknown
from assistant.console import note, say, say_json
from assistant.parser import number_between

if TYPE_CHECKING:
    from corpus import Corpus
    from index import Filter

NAME = "search"
HELP = "語句に近い箇所を探して並べます"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `search`."""
    parser.add_argument("query", metavar="語句", help="探す語句（2,000文字以内）")
    parser.add_argument("--json", action="store_true", help="結果を JSON で出します")
    parser.add_argument(
        "-k",
        type=number_between(1, 100),
        default=10,
        metavar="件数",
        help="出す件数（1〜100、省略すると10）",
    )
    parser.add_argument("--city", metavar="市", help="この市の文書だけから探します（例：上田市）")
    parser.add_argument(
        "--department", metavar="部署", help="この部署の取組が書かれた箇所だけから探します"
    )


def run(arguments: argparse.Namespace) -> int:
    """Search and print the hits, best first."""
    from assistant.opening import open_parts
    from assistant.question import clean_question
    from assistant.rendering import hit_record, hits_text
    from assistant.settings import load_settings

    query = clean_question(arguments.query, noun="語句")
    data = data_folder(arguments)
    corpus, searcher = open_parts(data, load_settings(data))
    outcome = searcher.search(query, top_k=arguments.k, where=_where(arguments, corpus))
    titles = {document.id: document.short_title or document.title for document in corpus.documents}
    if arguments.json:
        hits = [
            hit_record(rank, hit, titles[hit.passage.section.document])
            for rank, hit in enumerate(outcome.hits, start=1)
        ]
        say_json({"query": query, "hits": hits, "degraded": list(outcome.degraded)})
        return 0
    say(hits_text(outcome.hits, titles.__getitem__, corpus.side_name))
    for reason in outcome.degraded:
        note("※ " + reason)
    return 0


def _where(arguments: argparse.Namespace, corpus: "Corpus") -> "Filter":
    """Read the restrictions of the command line."""
    from index import Filter

    departments = (name for duty in corpus.duties for name in duty.departments)
    refuse_unknown("--city", arguments.city, (each.city for each in corpus.documents if each.city))
    refuse_unknown("--department", arguments.department, departments)
    return Filter(
        cities=frozenset({arguments.city}) if arguments.city else None,
        departments=frozenset({arguments.department}) if arguments.department else None,
    )
