"""A made-up town: departments on lines of their own, rows of actions, articles left out."""

from pathlib import Path

from assistant.engine import Assistant
from corpus import Corpus, Document
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from tests.assistant.samples import assistant_over

MARKDOWN = """# 蓮沼町ため池保全計画

## 第1章　施策

#### 施策1-1　堤の草刈り

【所管：農政課・建設課】

ため池の堤で、年3回の草刈りを行う。

※　申込書の書式及び添付図面　（略）

#### 施策1-2　水門の修理

【所管：建設課】

古い水門を直し、大雨の前に開閉を確かめる。

### 地区に共通する活動

表1　共通活動

| 番号 | 活動 | 内容 | 担当課 |
|---|---|---|---|
| 共1 | 看板の設置 | 深い所に注意を促す札を立てる。 | 農政課、総務課 |
| 共2 | 水質の検査 | 年2回、水を採って調べる。 | 環境課 |

## 第2章　指標

表2　成果指標

| 指標 | 基準値 | 令和10年度目標 | 令和13年度目標 |
|---|---|---|---|
| 点検の実施率（％） | 61.5 | 80.0 | 92.0 |

## 第3章　住民調査の結果

町民300人に郵送で尋ね、180人から回答を得た。

※　設問ごとの集計結果　（略）

## 別紙　ため池条例新旧対照表

| 改正後 | 改正前 |
|---|---|
| （釣りの制限）第3条　（略） | （釣りの制限）第3条　（略） |
| （使用料）第4条　使用料は、1日500円とする。 | （使用料）第4条　使用料は、1日300円とする。 |
"""


def pondside_corpus(folder: Path) -> Corpus:
    """Read the file as an added document."""
    path = folder / "hasunuma.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    extract = read_file(path, Limits())
    name = "蓮沼町ため池保全計画"
    document = Document(
        "hasunuma", name, "蓮沼町", "蓮沼町", None, 1, extract.reader, extract.text, "0" * 64
    )
    return Corpus((document,), interpret(document, extract), {"hasunuma": extract})


def pondside_assistant(folder: Path) -> Assistant:
    """Index it below a folder."""
    return assistant_over(folder, pondside_corpus(folder))
