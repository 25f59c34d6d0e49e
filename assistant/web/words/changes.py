"""Words of the page of changes."""

from assistant import ChangeKind

CHANGES_FILE = "変わったところ"
CHANGES_COLUMNS = (
    "文書", "章", "箇所", "ページ", "種類", "字句（機械判定）", "後の欄の名前", "後の文",
    "前の欄の名前", "前の文", "担当として書かれた部署", "後の原文のアドレス", "前の原文のアドレス",
    "この変更のアドレス",
)  # fmt: skip
CHANGES_VIEWS = {"side": "左右に並べる", "inline": "続けて読む"}
WORDING_ONLY = "字句（機械判定）"
CHANGE_LINK = "この変更へのリンク"
COPY_ADDRESS = "アドレスをコピー"
NO_COUNTERPART = {
    ChangeKind.ADDED: "この欄には、対応する文がありません。",
    ChangeKind.DELETED: "この欄には、対応する文がありません。",
    ChangeKind.OMITTED: "この欄には、対応する記載がありません（省略）。",
}
CHANGES_FIELDS = {
    "chapter": "章",
    "page": "ページ",
    "kind": "種類",
    "department": "担当として書かれた部署",
}
CHANGES_UNKNOWN = (
    "「{value}」は、収録した文書の比べた表に見当たりません。この条件では絞り込んでいません。"
)
CHANGES_SILENT = "条件に合う変更のない文書"
CHANGES_SILENT_MORE = "次の文書の表には、この条件に合う変更が見当たりません。"
