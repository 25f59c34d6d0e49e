"""A made-up town whose plan leaves parts out, shares actions, parts years and moves articles."""

from pathlib import Path

from assistant.engine import Assistant
from corpus import Corpus, Document
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from tests.assistant.samples import assistant_over

MARKDOWN = """# 霜見町森林活用推進プラン

計画期間　令和8年度から令和11年度まで

主管　霜見町産業部林務課

## 第1章　はじめに

### 1　趣旨

このプランは、人工林を減らし、町の木を町で使う流れをつくるため、町が行う取組を定めるものである。

### 2　会議

森林活用協議会を置き、毎年8月に開く。委員の一覧　（省略）

## 第2章　現状

### 1　森林の面積

表1　森林の種類別の面積（単位：ヘクタール）

| 種類 | 令和2年度 | 令和7年度 |
|---|---:|---:|
| 人工林 | 4,120 | 4,080 |
| 天然林 | 2,310 | 2,340 |
| 竹林 | 95 | 130 |
| 合計 | 6,525 | 6,550 |

土壌の分析の結果　（略）

## 第3章　取組

**1-1　間伐の促進**　補助する。年間の間伐を80ヘクタールから120ヘクタールに増やす。［担当：林務課］

**1-2　作業道の整備**　作業道8路線及び林道3路線を直す。［担当：林務課、建設課］

**2-1　木の学校づくり**　小学校4校と保育所2か所の机をつくる。［担当：教育課、林務課］

**2-2　薪ストーブの助成**　購入に要する費用の3分の1を、10万円を限度に助成する。［担当：生活環境課］

## 第4章　進め方

### 1　点検の流れ

①　担当課は、毎年3月末までに実績を林務課に出す。

②　林務課は、4月に実績をまとめる。

③　協議会は、8月に実績を点検し、意見を述べる。

④　町は、10月に点検の結果を公表する。

### 2　工程

表2　工程

| 年度 | 前期 | 後期 |
|---|---|---|
| 令和8年度 | 作業道の測量 | 間伐材の搬出試験 |
| 令和9年度 | 作業道の着工、薪ストーブの助成の開始 | 机の試作 |
| 令和10年度 | 竹林の調査 | 木の机の納品 |
| 令和11年度 | 作業道の完成 | 次期プランの策定 |

## 第5章　経費

表3　分野別の経費（単位：千円）

| 分野 | 令和8年度 | 令和9年度 | 令和10年度 | 令和11年度 | 合計 |
|---|---:|---:|---:|---:|---:|
| ①　そだてる | 12,000 | 15,500 | 14,000 | 9,000 | 50,500 |
| ②　つかう | 3,000 | 4,200 | 8,100 | 2,500 | 17,800 |
| 合計 | 15,000 | 19,700 | 22,100 | 11,500 | 68,300 |

## 第6章　山火事のときの役割

表4　時期別の役割

| 時期 | 担当 | 役割 |
|---|---|---|
| 発見時 | 総務課 | 消防本部に知らせ、町長に報告する |
| 発見時 | 林務課 | 林道の門を開ける |
| 鎮火後 | 林務課 | 焼けた面積を測る |
| 鎮火後 | 生活環境課 | 煙の害の相談を受ける |

## 別記　薪ストーブ購入助成要綱　新旧対照表

| 改正後 | 改正前 |
|---|---|
| 第1条（目的）　薪を広めることを目的とする。 | 第1条（目的）　薪を広めることを目的とする。 |
| 第2条（下見）　職員は、設置の場所を下見する。 | （新設） |
| 第3条（交付）　20日以内に助成金を交付する。 | 第2条（交付）　20日以内に助成金を交付する。 |
| 第4条（報告）　60日以内に報告する。 | 第3条（報告）　30日以内に報告する。 |
"""


def woodland_corpus(folder: Path) -> Corpus:
    """Read the file as an added document."""
    path = folder / "shimomi.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    extract = read_file(path, Limits())
    name = "霜見町森林活用推進プラン"
    document = Document(
        "shimomi", name, "霜見町", "霜見町", None, 1, extract.reader, extract.text, "0" * 64
    )
    return Corpus((document,), interpret(document, extract), {"shimomi": extract})


def woodland_assistant(folder: Path) -> Assistant:
    """Index it below a folder."""
    return assistant_over(folder, woodland_corpus(folder))
