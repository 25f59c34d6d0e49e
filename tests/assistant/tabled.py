"""A made-up city whose document is a Markdown file of tables."""

from pathlib import Path

from assistant.engine import Assistant
from corpus import Corpus, Document
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from tests.assistant.samples import assistant_over

MARKDOWN = """# みどりの計画

## 公園の利用者

（単位：人）

| 公園 | 令和4年度 | 令和5年度 |
| --- | --- | --- |
| 中央公園 | 1,200 | 1,350 |
| 川べり公園 | 300 | － |
| 合計 | 1,500 | 1,350 |

## みどりの取組

| 取組 | 主管課 | 関係課 |
| --- | --- | --- |
| 里山の下草を刈ります。 | 農林・里山課 | 建設課、全庁 |
| 街路樹を植えます。 | 建設課 | 公園緑地課 |

## 花の講座

花の講座を年に四回開きます。

担当課：生涯学習課
"""


def tabled_corpus(folder: Path) -> Corpus:
    """Read the file as an added document."""
    path = folder / "midori.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    extract = read_file(path, Limits())
    document = Document(
        "midori",
        "みどりの計画",
        "標本市",
        "標本市",
        None,
        1,
        extract.reader,
        extract.text,
        "0" * 64,
    )
    return Corpus((document,), interpret(document, extract), {"midori": extract})


def tabled_assistant(folder: Path) -> Assistant:
    """Index it below a folder."""
    return assistant_over(folder, tabled_corpus(folder))
