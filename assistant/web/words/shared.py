"""Words that several pages say."""

from assistant import KIND_NAMES, Basis, ChangeKind, Role, Status

TITLE = "まちしるべ"
SKIP = "本文へ移動"
MENU = "メニュー"
NAVIGATION = "ページ"
SWITCHES = "表示のしかた"
SWITCH_NAMES = {"ruby": "ふりがな", "large": "大きな文字", "plain": "やさしい表示"}
COPIED = "コピーしました"
COPY_FAILED = "コピーできませんでした"
COPY_QUOTE = "引用をコピー"
DISCLAIMER = (
    "回答は文書の文を抜き出したもので、市の公式な回答ではありません。原文と担当課でご確認ください。"
)
CARRIED = "前の質問の対象："
SOURCES = "出典"
CONTEXT = "見出し・欄の名前など"
CHANGES = "違い"
CHANGES_KEY = "＋ は加わった文字、－ は消えた文字"
ADDED_SPOKEN = "追加："
DELETED_SPOKEN = "削除："
SPOKEN_END = "、ここまで。"
MISSING = "文書に見当たらなかったもの"
NEAREST = "近い内容の箇所"
VERSION = "文書の版"
SOURCE = "原文"
INFERRED = "配置からの推定"
LOST = "文字の取り出しの際に失われた箇所"
NOWHERE = "このアドレスにページはありません"
NOWHERE_MORE = (
    "アドレスが途中で切れているか、打ち間違いがあるようです。上のメニューからお選びください。"
)
BASES: dict[Basis, str] = {
    Basis.COMPUTED: "計算による値",
    Basis.INFERRED: INFERRED,
    Basis.LOST: LOST,
}
KINDS: dict[ChangeKind, str] = {
    **KIND_NAMES,
    ChangeKind.UNCHANGED: "変更なし",
    ChangeKind.OMITTED: "省略（この表には示されていません）",
}
# sign and words of each status that is not a plain answer
STATUSES: dict[Status, tuple[str, str]] = {
    Status.PARTIAL: ("△", "一部だけお答えできます"),
    Status.UNANSWERABLE: ("！", "収録した文書からはお答えできません"),
    Status.CLARIFY: ("？", "質問の意味を確かめさせてください"),
    Status.ERROR: ("×", "お答えできませんでした"),
}
DOCUMENTS_HEADING = "収録している文書"
PRINTED = "印刷どおり"
NOT_WRITTEN = "記載なし"
ROLES = {Role.EVIDENCE: "根拠", Role.CONTEXT: "見出し・欄の名前など"}
PAGE_CHAT = "質問する"
PAGE_CHANGES = "変わったところ"
PAGE_DUTIES = "担当"
PAGE_ROADMAP = "ロードマップ"
PAGE_FIGURES = "数字"
PAGE_GUIDE = "はじめての方へ"
PAGE_DOCUMENTS = "文書"
CITY = "市"
DOCUMENT = "文書"
ALL = "すべて"
ALL_DOCUMENTS = "すべての文書"
SHOW = "表示する"
IN_PAGE = "このページの中"
NO_DOCUMENTS = "収録している文書がありません。"
WHEN_PRINTED = "印刷されている時期："
REASON = "理由："
ORIGINAL_OF = "{name}の原文"
