"""Flattened before/after tables of our own making; ¦ marks where the second column begins."""

from corpus import Document, Section
from corpus.comparison import find_sheets, read_comparison

MARK = "¦"


def document_of(text: str) -> Document:
    """Wrap a text as a document of the comparison reader."""
    return Document(
        id="sample",
        title="規程の新旧対照表",
        city="見本市",
        publisher="見本市",
        date=None,
        sheets=1,
        reader="comparison",
        text=text,
        sha256="0" * 64,
    )


def read_sample(sample: str) -> tuple[Document, tuple[Section, ...]]:
    """Read a sample, its marks taken out, into sections."""
    document = document_of(sample.replace(MARK, ""))
    return document, read_comparison(document, find_sheets(document.text))


def marked_offsets(sample: str) -> list[int]:
    """Give the offsets, in the text without marks, at which second columns begin."""
    pieces = sample.split(MARK)
    return [len("".join(pieces[: count + 1])) for count in range(len(pieces) - 1)]


HEAD = "規程の新旧対照表\n\n項目 ページ 改正後 改正前\n\n"

ADDED_CLAUSE = (
    HEAD
    + """第１章
総則

3 （１）利用の手続

～省略～

① 申請の方法
ア　利用しようとする者は、申請書を窓口に提出します。［市民課］
イ　申請は、電子申請システムからも行うことができます。［情報政策課］
ウ　代理人による申請には、委任状を添えます。［市民課］

¦（１）利用の手続

～省略～

① 申請の方法
ア　利用しようとする者は、申請書を窓口に提出します。［市民課］
イ　代理人による申請には、委任状を添えます。［市民課］
"""
)

DELETED_CLAUSE = (
    HEAD
    + """第２章
運営

7 （１）会議

① 定例会
ア　定例会は、毎月１回開きます。
イ　臨時会は、必要のつど開きます。

¦（１）会議

① 定例会
ア　定例会は、毎月１回開きます。
イ　臨時会は、必要のつど開きます。
ウ　会議録は、翌月の末日までに閲覧に供します。
エ　会議の傍聴は、先着順とし、定員は二十人とします。
"""
)

EXCHANGED_CLAUSES = (
    HEAD
    + """第３章
支援

11 （２）活動への支援

～省略～

②団体への支援
ア　防災訓練に取り組む団体に、資材の貸出しを行います。［危機管理課］
イ　会計事務を担う人材を育てるため、講座を開きます。［生涯学習課、関係課］

¦（２）活動への支援

～省略～

②団体への支援
ア　花いっぱい運動の苗木を、春と秋に配布します。［公園緑地課］
イ　優れた取組を毎年度表彰し、広報紙で紹介します。［広報課］
"""
)

BEFORE_FIRST = """規程の新旧対照表

項目 ページ 現行 改正案

第１章
総則

2 （１）目的
この規程は、集会所の管理について必要な事項を定め、住民の福祉の増進に資することを
目的とします。

¦（１）目的
この規程は、集会所及び広場の管理について必要な事項を定め、住民の福祉の増進と交流の
促進に資することを目的とします。
"""

NO_REPEATED_HEADING = (
    HEAD
    + """はじめに 1
地域を取り巻く環境は大きく変わり、担い手の不足が各地で課題となっています。本計画は、
こうした変化に応えるため、三年ごとに見直します。

このたび、前回の見直しから三年が経過したことから、検証を行い、内容を改めました。

令和６年４月

¦地域を取り巻く環境は変わりつつあります。本計画は、五年ごとに見直します。

令和３年４月
"""
)

NEW_CELL = (
    HEAD
    + """第４章
情報

15 （３）情報の公開
ア　会議の資料は、開催の三日前までに公開します。［総務課］
イ　資料の保存期間は、五年とします。［総務課］

¦（新設）
"""
)

NOTES_AT_THE_END = (
    HEAD
    + """第５章
人材

18 （１）人材の育成
ア　相談員※1の研修を、年に二回行います。［福祉課］

※1 相談員・・・・住民からの相談を受け、関係機関につなぐ者

¦（１）人材の育成
ア　推進員※2と相談員の研修を、年に一回行います。［福祉課］

※1 相談員・・・・住民からの相談を受ける者
※2 推進員・・・・地区の活動を進める者
"""
)

_LONG = "".join(
    f"{kana}　第{number}号の事業は、地区の実情に応じて計画的に進め、その結果を毎年度公表します。\n"
    for number, kana in enumerate("アイウエオカキクケコ", start=1)
)
LONG_ROWS = f"""{HEAD}第６章
事業

20 （１）事業の進め方
{_LONG}
¦（１）事業の進め方
{_LONG.replace("計画的に進め、", "")}
第７章
評価

25 （１）評価
{_LONG.replace("事業", "取組")}
¦（１）評価
{_LONG.replace("毎年度公表", "三年ごとに公表")}"""

REPLACED_HEADING = (
    HEAD
    + """第８章
財政

30 （１）財源の確保
ア　クラウドファンディングの活用を検討します。［財政課］

¦（１）基金の運用
ア　基金の運用益を、活動の支援に充てます。［財政課］
"""
)

PLAIN_LIST = (
    HEAD
    + """第９章
施設

33 ・集会所の開館時間は、午前九時から午後九時までとします。
・休館日は、毎週火曜日とします。
・使用料は、別に定めます。

¦・集会所の開館時間は、午前九時から午後五時までとします。
・休館日は、毎週月曜日とします。
・使用料は、別に定めます。
"""
)

STATUTE = """規程の新旧対照表

項目 頁 改正後 改正前

第10条
関係

41 第10条　使用の許可を受けた者は、次に掲げる事項を守らなければなりません。
（１）火気を使わないこと。
（２）定員を超えて入場させないこと。
（３）終了後に清掃を行うこと。

¦第10条　使用の許可を受けた者は、次に掲げる事項を守らなければなりません。
（１）火気を使わないこと。
（２）終了後に清掃を行うこと。
"""

NEW_CELL_BELOW_A_NOTE = (
    HEAD
    + """第４章
情報

15 （３）情報の公開

～省略～

① 資料の公開
ア　会議の資料は、開催の三日前までに公開します。［総務課］
② 記録の公開
ア　会議の記録は、翌月までに公開します。［総務課］

※1 資料・・・・会議で配る書面

¦（新設）
"""
)

DELETED_CELL = (
    HEAD
    + """第４章
情報

15 （削除）

¦（３）情報の公開

～省略～

① 資料の公開
ア　会議の資料は、開催の三日前までに公開します。［総務課］
イ　資料の保存期間は、五年とします。［総務課］
"""
)

DASH_CELL = (
    HEAD
    + """第４章
情報

15 ア　会議の資料は、開催の三日前までに公開します。
イ　資料の保存期間は、五年とします。

¦－
"""
)

LETTERS_UNDER_TWO_HEADINGS = (
    HEAD
    + """第１章
総則

2 （１）目的
ア　集会所の管理を定めます。
イ　広場の管理を定めます。
（２）定義
ア　集会所は、住民が集う施設です。
イ　広場は、住民が憩う場所です。

¦（１）目的
ア　集会所の管理を定めます。
（２）定義
ア　集会所は、住民の集う施設です。
"""
)

PROSE = (
    HEAD
    + """第１章
総則

2 本市では、これまで多くの団体が活動し、まちづくりに大きな役割を果たしてきました。
また、学校も多く、若い力をまちづくりに生かせることが特徴です。
一方、人口の減少が進み、活動の担い手の不足が課題となっています。

¦本市では、これまで多くの団体が活動してきました。
一方、人口の減少が急速に進んでいます。
"""
)

REORDERED = (
    HEAD
    + """第１章
総則

2 ① 目的
集会所の管理を定めます。
② 方針
住民の意見を聴いて進めます。
③ 期間
五年とします。

¦① 目的
集会所の管理を定めます。
② 期間
五年とします。
③ 方針
住民の意見を聴いて進めます。
"""
)

HEADS_WITH_REMARKS = """規程の新旧対照表

区分 ページ 変更後（案） 変更前（令和２年）

はじめに 1
この規程を改めました。使い方を見直しました。

¦この規程を定めました。
"""

FIGURE_AT_LINE_START = (
    HEAD
    + """第１章
総則

2 （１）対象
対象は次の
とおりです。

3 歳以上の者とします。

¦（１）対象
対象は次の
とおりです。

5 歳以上の者とします。
"""
)

TWO_ROWS_OF_ONE_PAGE = (
    HEAD
    + """第１章
総則

2 （１）目的
管理を定めます。

¦（１）目的
運営を定めます。

第２章
手続

2 （１）申請
申請書を出します。

¦（１）申請
申請書を提出します。
"""
)

CONTINUED = (
    HEAD
    + """第１章
総則

2 （１）目的
ア　管理を定めます。

¦（１）目的
ア　運営を定めます。
 項目 ページ 改正後 改正前

イ　広場の管理を定めます。

¦イ　広場の運営を定めます。

第２章
手続

3 （１）申請
申請書を出します。

¦（１）申請
申請書を提出します。
"""
)

WITHOUT_PAGES = """規程の新旧対照表

改正後 改正前

（１）目的
この規程は、管理を定めます。

（１）目的
この規程は、運営を定めます。
"""

SAMPLES = {
    "added clause": ADDED_CLAUSE,
    "deleted clause": DELETED_CLAUSE,
    "exchanged clauses": EXCHANGED_CLAUSES,
    "before column first": BEFORE_FIRST,
    "no repeated heading": NO_REPEATED_HEADING,
    "new cell": NEW_CELL,
    "new cell below a note": NEW_CELL_BELOW_A_NOTE,
    "deleted cell": DELETED_CELL,
    "dash cell": DASH_CELL,
    "notes at the end": NOTES_AT_THE_END,
    "long rows": LONG_ROWS,
    "replaced heading": REPLACED_HEADING,
    "plain list": PLAIN_LIST,
    "statute": STATUTE,
    "letters under two headings": LETTERS_UNDER_TWO_HEADINGS,
    "prose": PROSE,
    "reordered": REORDERED,
    "heads with remarks": HEADS_WITH_REMARKS,
    "figure at line start": FIGURE_AT_LINE_START,
    "two rows of one page": TWO_ROWS_OF_ONE_PAGE,
    "row continued below new heads": CONTINUED,
}
