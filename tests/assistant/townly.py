"""A made-up city whose plan has aims, years, stages, departments, articles with remarks."""

from pathlib import Path

from assistant.engine import Assistant
from corpus import Corpus, Document
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from tests.assistant.samples import assistant_over

MARKDOWN = """# 川瀬市みずべ計画

## 計画期間

計画の期間は、令和７年度から令和11年度までの５年間とします。

## 数値目標

| 指標 | 現状値（令和５年度） | 目標値（令和11年度） | 所管課 |
|---|---:|---:|---|
| 清掃の参加者数（人） | 410 | 900 | 河川課 |
| 水辺の教室の参加者数（人） | 55 | 120 | 〃 |
| 遊歩道の延長（km） | 3.2 | 8.0 | 公園課 |

## 事業費

| 会計 | 令和７年度（千円） | 令和８年度（千円） |
|---|---:|---:|
| 水道事業会計 | 1,200 | 1,300 |
| 一般会計 | 8,000 | 9,500 |
| 合計 | 9,200 | 10,800 |

## 年次計画

| 取組 | 令和７年度 | 令和８年度 | 令和９年度 |
|---|---|---|---|
| 遊歩道の整備 | 調査 | 工事 | 供用 |
| 魚道の改良 | － | 設計 | 工事 |

## 事業一覧

| 事業名 | 主管課 | 関係課 | 開始年度 |
|---|---|---|---|
| 堤防の草刈り | 河川課 | 公園課 | 令和７年度 |
| 桜並木の手入れ | 公園課 | 河川課 | 令和７年度 |
| 親水広場の照明 | 公園課 | 電気課 | 令和８年度 |

## 当日の予定

| 時刻 | 行事 | 担当 | 人員 |
|---|---|---|---:|
| 8:30 | 受付 | 総務班 | 4 |
| 9:00 | 川下り | 安全班 | 12 |

## 見込量

（単位：人）

| 区分 |  | 令和７年度 | 令和８年度 |
|---|---|---:|---:|
| ０歳 | 見込量 | 120 | 118 |
|  | 確保量 | 110 | 115 |
| ３歳以上 | 見込量 | 990 | 970 |
|  | 確保量 | 980 | 960 |

## 会場

みずべ館の前庭

## 届出の書類

届出をする人は、次に掲げる書類を提出しなければなりません。

- ① 位置図
- ② 同意書

## 要綱の新旧対照表

| 改正後 | 改正前 | 改正理由 |
|---|---|---|
| 第３条　使用料は、300円とする。 | 第３条　使用料は、200円とする。 | 維持費の上昇 |
| 第４条　届出は、７日前に行う。 | 第４条　届出は、７日前に行う。 | 改正なし |
| 第５条　市長は、救命胴衣を貸し出すことができる。 | （新設） | 同上 |

## 附則

この要綱は、令和７年10月１日から施行する。
"""


def town_corpus(folder: Path) -> Corpus:
    """Read the file as an added document."""
    path = folder / "kawase.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    extract = read_file(path, Limits())
    name = "川瀬市みずべ計画"
    document = Document(
        "kawase", name, "川瀬市", "川瀬市", None, 1, extract.reader, extract.text, "0" * 64
    )
    return Corpus((document,), interpret(document, extract), {"kawase": extract})


def town_assistant(folder: Path) -> Assistant:
    """Index it below a folder."""
    return assistant_over(folder, town_corpus(folder))
