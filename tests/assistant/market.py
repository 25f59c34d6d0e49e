"""A made-up town's policy in two columns: actions kept, added, replaced, deleted and changed."""

from pathlib import Path

from assistant.engine import Assistant
from corpus import Corpus
from tests.assistant.leaflets import leaflet_corpus
from tests.assistant.samples import assistant_over

MARKDOWN = """| 見直し後 | 見直し前 |
| --- | --- |
| (1) 朝市の広場を掃除します。［商工課］ | (1) 朝市の広場を掃除します。［商工課］ |
| (2) 朝市の広場で音楽会を開きます。［商工課、文化課］ |  |
| (3) 魚の値札を大きくします。［文化課、関係課］ | (3) 遠足の弁当を配ります。［学校課］ |
|  | (4) 冬の夜店を開きます。［商工課］ |
| (5) 灯台を毎年二回みがきます。［港湾課］ | (5) 灯台を毎年一回みがきます。［港湾課］ |
| 灯台守とは、灯台を見張る人をいいます。 | 灯台守とは、船を数える係をいいます。 |
"""
SWEEP = "(1) 朝市の広場を掃除します。［商工課］"
MUSIC = "(2) 朝市の広場で音楽会を開きます。［商工課、文化課］"
PRICES = "(3) 魚の値札を大きくします。［文化課、関係課］"
LUNCH = "(3) 遠足の弁当を配ります。［学校課］"
STALLS = "(4) 冬の夜店を開きます。［商工課］"
LIGHT = "(5) 灯台を毎年二回みがきます。［港湾課］"
LIGHT_BEFORE = "(5) 灯台を毎年一回みがきます。［港湾課］"


def market_corpus(folder: Path) -> Corpus:
    """Read the policy as the one document of its town."""
    return leaflet_corpus(folder, "磯辺町朝市方針 新旧対照表", MARKDOWN, "磯辺町")


def market_assistant(folder: Path) -> Assistant:
    """Index it below a folder."""
    return assistant_over(folder, market_corpus(folder))
