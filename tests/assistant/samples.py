"""Two made-up cities: one with a before/after table, one with slides, read by the real readers."""

import hashlib
from functools import cache
from pathlib import Path

from assistant.engine import Assistant
from assistant.lexicon import Lexicon
from assistant.read import Reader
from assistant.recall import Recall
from assistant.records import Turn
from assistant.scope import Scope
from assistant.settings import AnswerSettings
from assistant.synonyms import Synonyms
from corpus import Corpus, DataFolder, Document
from corpus.comparison import find_sheets, read_comparison
from corpus.slides import parse_outline, read_slides
from index.build import build_index
from index.encoder import Encoder, HashingEncoder
from index.generations import Generation, open_current
from index.searcher import Searcher

TABLE_ID, SLIDES_ID = "mihon-shishin", "hyohon-hiroba"

TABLE = """「見本市まちづくり指針」の見直し一覧表【変更点のみ記載】

項目 ページ 見直し後 見直し前

はじめに 1
この指針は、三年を超えない期間で見直すこととしています。

担い手の不足が各地で課題となっています。

　　　　　　　　　　　　令和７年●月

この指針は、五年を超えない期間で見直すこととしています。

担い手の不足が各地で課題となっています。

　　　　　　　　　　　　令和２年４月

１．集会所の
管理

3 （１）開館時間
ア　集会所は、午前九時から午後九時まで開館します。［市民課］
イ　休館日は、毎週火曜日とします。［市民課、施設課］

（１）開館時間
ア　集会所は、午前九時から午後五時まで開館します。［市民課］
イ　休館日は、毎週火曜日とします。［市民課、施設課］
ウ　花いっぱい運動の苗木を、春と秋に配布します。［公園緑地課］

２．人材の育
成

7 （１）講座の開催

　～省略～

③ 相談の窓口
ア　会計事務の講座を、毎年二回開催します。［市民課］
イ　掲示板に催しの案内を載せます。［施設課］

（１）講座の開催

　～省略～

③ 相談の窓口
ア　会計事務の講座を、毎年一回開催します。［市民課］
イ　優れた団体を表彰し、広報紙で紹介します。［広報課］

２．人材の育
成

8 （２）人の配置

相談員・・・住民からの相談を受け、関係する機関につなぐ者を配置

（２）人の配置

相談員・・・住民からの苦情を聞き取り、記録する者を配置

見守り隊・・・登下校の道に立ち、児童の安全を見守る者
"""

SLIDES = """集いの広場プロジェクト

広場の仕組み

遊具の破損により、休止している広場が三か所あります。

■花壇サポーターとは
花壇の水やりを受け持つ住民をいいます。

三つの重点事項
・花壇の植え替え
・案内板の多言語化
・木製ベンチの修繕

○ ○

○

離陸期 加速期
調査内容の検討

100 90 80
50 60 75
150 150 155

2020 2030 2040
北部地域 南部地域 総計

広場周辺の人口推計（人）

▲20.0%

広場サポーターの募集は、地域振興課が受け付けます。
"""

OUTLINE = """
[[sheet]]
part = "集いの広場プロジェクト"
page = "１"
ranges = [
    { at = "集いの広場プロジェクト", path = [], kind = "title" },
    { at = "広場の仕組み", path = ["広場の仕組み"] },
    { at = "遊具の破損により", path = ["広場の仕組み"], basis = "inferred" },
    { at = "■花壇サポーターとは", path = ["広場の仕組み"] },
    { at = "三つの重点事項", path = ["三つの重点事項"] },
    { at = "○ ○", path = ["広場の仕組み"], kind = "lost", basis = "lost" },
    { at = "離陸期 加速期", path = ["離陸期 加速期"], kind = "table_head" },
    { at = "調査内容の検討", path = ["離陸期 加速期"], kind = "paragraph", basis = "inferred" },
    { at = "100 90 80", path = ["広場周辺の人口推計"], kind = "figures" },
    { at = "2020 2030 2040", path = ["広場周辺の人口推計"], kind = "table_head" },
    { at = "▲20.0%", path = ["広場周辺の人口推計"], kind = "figures" },
    { at = "広場サポーターの募集は", path = ["広場の仕組み"] },
]
"""


def table_document(text: str = TABLE) -> Document:
    """Give the before/after table of 見本市."""
    return Document(
        id=TABLE_ID,
        title="「見本市まちづくり指針」の見直し一覧表【変更点のみ記載】",
        city="見本市",
        publisher="見本市",
        date=None,
        sheets=1,
        reader="comparison/1",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        aliases=("まちづくり指針", "指針"),
        changes_only_mark="【変更点のみ記載】",
        city_names=("Mihon",),
        short_title="見本市「まちづくり指針」の見直し一覧表",
    )


def slides_document(text: str = SLIDES) -> Document:
    """Give the slides of 標本市."""
    return Document(
        id=SLIDES_ID,
        title="集いの広場プロジェクト",
        city="標本市",
        publisher="標本市",
        date="2023-11",
        sheets=1,
        reader="slides/1",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        city_names=("Hyohon",),
    )


@cache
def small_corpus() -> Corpus:
    """Read both documents."""
    return corpus_of()


def corpus_of(table_text: str = TABLE, slides_text: str = SLIDES, outline: str = OUTLINE) -> Corpus:
    """Read both documents with texts of their own."""
    table, slides = table_document(table_text), slides_document(slides_text)
    sections = (
        *read_comparison(table, find_sheets(table.text)),
        *read_slides(slides, parse_outline(outline, "hyohon-hiroba.outline.toml")),
    )
    return Corpus((table, slides), sections)


def built(root: Path, corpus: Corpus) -> Generation:
    """Index a corpus below a folder with the hashing double."""
    data = DataFolder(root)
    build_index(corpus, HashingEncoder, data)
    return open_current(data)


def assistant(generation: Generation, encoder: Encoder | None = None) -> Assistant:
    """Make an assistant over the small corpus; without an encoder words alone count."""
    return Assistant(small_corpus(), Searcher(generation, encoder))


def assistant_over(root: Path, corpus: Corpus) -> Assistant:
    """Make an assistant over another corpus, indexed below a folder; words alone count."""
    return Assistant(corpus, Searcher(built(root, corpus), None))


def scope(generation: Generation, question: str, *history: str) -> Scope:
    """Read a question behind earlier ones and recall its evidence by words, as the engine does."""
    corpus = small_corpus()
    lexicon = Lexicon(corpus)
    reading = Reader(corpus, lexicon).read(question, [Turn("user", one) for one in history])
    documents = tuple(d for d in corpus.documents if not reading.cities or d.city in reading.cities)
    recall = Recall(Searcher(generation, None), lexicon, Synonyms())
    evidence = recall.recall(reading, frozenset(d.id for d in documents))
    settings = AnswerSettings.model_validate({})
    return Scope(corpus, lexicon, reading, evidence, documents, settings)
