"""Every fixed word of the page, in one place."""

from assistant import KIND_NAMES, Basis, ChangeKind, Status

TITLE = "まちしるべ"
TAGLINE = "自治体の計画や指針についての質問に、原文の場所を示してお答えします"
SKIP = "本文へ移動"
MENU = "メニュー"
NAVIGATION = "ページ"
SWITCHES = "表示のしかた"
SWITCH_NAMES = {"ruby": "ふりがな", "large": "大きな文字", "plain": "やさしい表示"}
PAGE_CHAT = "質問する"
COPIED = "コピーしました"
COPY_FAILED = "コピーできませんでした"
DISCLAIMER = (
    "回答は文書の文を抜き出したもので、市の公式な回答ではありません。原文と担当課でご確認ください。"
)
INTRO = (
    "回答の文には［1］のような出典の番号が付きます。番号を押すと、原文のその箇所が開きます。"
    "文書に書かれていないことは、書かれていないとお答えします。"
)
EXAMPLES_HEADING = "質問の例"
DOCUMENTS_HEADING = "収録している文書"
QUESTION_LABEL = "質問"
QUESTION_PLACEHOLDER = "質問を入力してください"
SEND = "送信"
RESET = "最初から"
CITY_LABEL = "対象の市"
ALL_CITIES = "すべて"
CONVERSATION = "質問と回答"
ANSWER = "回答"
ASKED = "質問"
CLIPPED = "…（全{count:,}文字）"
CARRIED = "前の質問の対象："
SOURCES = "出典"
CONTEXT = "見出し・欄の名前など"
CHANGES = "違い"
CHANGES_KEY = "＋ は加わった文字、－ は消えた文字"
ADDED_SPOKEN = "追加："
DELETED_SPOKEN = "削除："
SPOKEN_END = "、ここまで。"
MISSING = "資料に見当たらなかったもの"
NEAREST = "近い内容の箇所"
DEGRADED = "お知らせ"
VERSION = "文書の版"
SOURCE = "原文"
SOURCE_EMPTY = "回答の出典の番号を押すと、ここに原文が開き、引用した文が目立つように表示されます。"
SOURCE_BACK = "回答に戻る"
SOURCE_FAILED = "原文を開けませんでした。まちしるべが動いているか確かめて、もう一度お試しください。"
INFERRED = "配置からの推定"
LOST = "文字の取り出しの際に失われた箇所"
NO_SOURCE_TITLE = "原文のその箇所は見つかりません"
NO_SOURCE = (
    "文書が入れ替わったか、アドレスが途中で切れています。質問のページからもう一度お開きください。"
)
INTERNAL_ERROR = (
    "回答を作る途中で問題が起きました。もう一度送信してください。"
    "続くときは、管理している方にお知らせください。"
)

LOADING = (
    "読み込み中です。準備が終わるまでは、言葉の一致だけで探した回答"
    "（キーワードによる回答）をお出しします。"
)
LOAD_FAILED = "意味による検索を準備できなかったため、言葉の一致だけで探した回答をお出ししています。"

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

SERVING = "ページを開けます：{url}（終了は Ctrl+C）"
STOPPED = "まちしるべを終了しました。"
OPEN_HOST = (
    "注意：{host} で待ち受けます。サインインの仕組みがないため、"
    "ネットワークからこのコンピューターに届く人は、だれでもページを使えます。"
)
