"""Words of the guided tour and the glossary."""

from assistant.web.words.roadmap import ROADMAP_UNKNOWN
from assistant.web.words.shared import INFERRED

GUIDE_FILE = "用語"
GUIDE_COLUMNS = (
    "用語", "読み", "説明（印刷どおり）", "文書", "欄", "根拠", "理由", "ページ", "原文のアドレス",
)  # fmt: skip
GUIDE_UNKNOWN = ROADMAP_UNKNOWN
GUIDE_KEPT = {
    "changes": ("変更のある箇所", "か所"),
    "duties": ("担当が書かれた取組", "件"),
    "roadmap": ("ロードマップの項目", "件"),
    "figures": ("数値の表や図", "点"),
    "guide": ("説明のある用語", "語"),
}
GUIDE_READING = (
    (
        "出典の番号",
        "回答の文に付く［1］などの番号です。押すと、原文のその箇所が開きます。"
        "回答の文は、原文から抜き出したものです。",
    ),
    (
        "{after}",
        "変更の前後を並べた表で、見直した後の文が書かれた欄です。"
        "前後のどちらかだけにある記載には、そのことを添えてお答えします。",
    ),
    (
        INFERRED,
        "印刷された語の位置や並びから、人が見て判断できる結び付きです。"
        "文書に書かれていることとは区別して示します。",
    ),
    ("計算による値", "印刷された数値から計算した値です。計算の式を示します。"),
    (
        "見当たらないとき",
        "文書に見当たらないことは、見当たらないとお答えし、近い内容の箇所を示します。"
        "見当たらないことは、存在しないことを意味しません。",
    ),
)
GUIDE_NO_DEFINITION = "この文書に説明の記載はありません"
GUIDE_OMITTED = "説明の部分は、この文書では省略されています"
