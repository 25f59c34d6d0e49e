"""Every fixed word of the page, in one place."""

from assistant import KIND_NAMES, Basis, ChangeKind, FeedbackReason, Role, Status

TITLE = "まちしるべ"
SKIP = "本文へ移動"
MENU = "メニュー"
NAVIGATION = "ページ"
SWITCHES = "表示のしかた"
SWITCH_NAMES = {"ruby": "ふりがな", "large": "大きな文字", "plain": "やさしい表示"}
PAGE_CHAT = "質問する"
PAGE_DUTIES = "担当"
PAGE_FIGURES = "数字"
PAGE_DOCUMENTS = "文書"
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
DOCUMENT_LABEL = "対象の文書"
TAKE_ALL = "会話の回答票"
TAKE = "回答票"
TAKE_FORMS = {"html": "印刷用", "csv": "CSV", "md": "Markdown"}
COPY = "コピー"
COPY_QUOTE = "引用をコピー"
GO_ON = "続けて聞けること"
DROP = "外して聞き直す"
PLAIN = "この回答に出てくる言葉"
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
OTHER_VERSION = (
    "このアドレスは、文書の前の版の箇所を指しています。"
    "文書が入れ替わったため、箇所は示していません。"
)
NOWHERE = "このアドレスにページはありません"
NOWHERE_MORE = (
    "アドレスが途中で切れているか、打ち間違いがあるようです。上のメニューからお選びください。"
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
    "注意：{host} で待ち受けます。ネットワークからこのコンピューターに届く人は、"
    "だれでもページを読めます。文書の変更はできません（管理者のパスワードがないため）。"
)
OPEN_HOST_OPERATOR = (
    "注意：{host} で待ち受けます。ネットワークからこのコンピューターに届く人は、"
    "だれでもページを読めます。文書の変更には、管理者のサインインが必要です。"
)

# The page of departments and their actions
DUTIES_FILE = "担当の一覧"
DUTIES_COLUMNS = (
    "文書", "欄", "部署", "役割", "取組（印刷どおり）", "ページ", "章・節", "根拠",
    "原文のアドレス",
)  # fmt: skip
DUTIES_OWN = "部署"
DUTIES_COLLECTIVE = "部署名ではない書き方"
DUTIES_SEATED = "会議体の構成員として書かれた部署"
DUTIES_OWNERS = "担当"
PRINTED = "印刷どおり"
NOT_WRITTEN = "記載なし"
MOVE_REASONS = {
    "action": "この取組そのものが、この欄だけにあります。",
    "office": "もう一方の欄の同じ取組には、この部署が書かれていません。",
    "unprinted": "もう一方の欄の同じ場所には、担当の記載がありません。",
}

# The page of roadmaps
PAGE_ROADMAP = "ロードマップ"
ROADMAP_NO_YEAR = "年度は読み取れません"
ROADMAP_MARKS = {
    "course": "コース",
    "step": "手順",
    "point": "検討する点",
    "note": "注記など",
}
ROADMAP_DATES = {
    "issued": "発行の日付",
    "draft": "空欄のある日付",
    "stamped": "会議の日付",
    "as_of": "数値の時点",
    "milestone": "出来事",
    "cell": "表",
}
ROADMAP_UNKNOWN = (
    "アドレスの「{value}」に当たるものはありません。指定がないものとして表示しています。"
)

ROADMAP_FILE = "ロードマップ"
ROADMAP_COLUMNS = (
    "文書", "コース", "項目", "種類", "内容（印刷どおり）", "印刷されている時期", "根拠", "理由",
    "ページ", "原文のアドレス",
)  # fmt: skip
ROADMAP_KINDS = {
    "item": "項目",
    "situation": "現状",
    "step": "手順",
    "goal": "目標",
    "course_goal": "コースの目標",
    "point": "検討する点",
    "answer": "対応（⇒）",
}

# The guided tour and the glossary
GUIDE_FILE = "用語"
GUIDE_COLUMNS = (
    "用語", "読み", "説明（印刷どおり）", "文書", "欄", "根拠", "理由", "ページ", "原文のアドレス",
)  # fmt: skip
PAGE_GUIDE = "はじめての方へ"
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

# What readers think of an answer
FEEDBACK_ASK = "この回答について"
FEEDBACK_HELPFUL = "役に立った"
FEEDBACK_WRONG = "誤りがある"
FEEDBACK_REASON = "どこが違いますか"
FEEDBACK_REASONS: dict[FeedbackReason, str] = {
    FeedbackReason.CONTENT: "回答の内容が違う",
    FeedbackReason.SOURCE: "出典が違う",
    FeedbackReason.LACKING: "足りない",
    FeedbackReason.ANSWERABLE: "答えられるはず",
    FeedbackReason.OTHER: "その他",
}
FEEDBACK_KEEP = "質問の文も保存してよい"
FEEDBACK_WHY = (
    "選ばなければ、質問の文とことばは保存しません。保存するのはこのシステムの中だけで、"
    "決まった期間のあとに消します。"
)
FEEDBACK_WORDS = "ことば（1,000文字まで。個人の情報は書かないでください）"
FEEDBACK_SEND = "この内容で送る"
FEEDBACK_DONE = "ありがとうございます。保存しました。"
FEEDBACK_FAILED = "保存できませんでした。時間をおいて、もう一度お試しください。"
FEEDBACK_NO_TURN = (
    "この回答はもう残っていないため、保存できません。もう一度質問してからお送りください。"
)
FEEDBACK_NO_REASON = "どこが違うかを選んでください。"
FEEDBACK_UNKNOWN = "送られた内容を読み取れません。画面を開き直してお試しください。"

# The page of documents, and the operator's pages
READ_ONLY = (
    "この画面は閲覧だけです。文書を画面から加えたり外したりするには、管理している方が "
    "machishirube operator set でパスワードを設定してください。"
)
OPERATOR = "管理者のサインイン"
WRONG_PASSWORD = "パスワードが違います。"
TOO_MANY_TRIES = (
    "パスワードの誤りが続いたため、受け付けを休んでいます。あと{wait:,}秒お待ちください。"
)
NOT_SIGNED_IN = "管理者のサインインが必要です"
NOT_SIGNED_IN_MORE = "サインインしていないか、時間がたって終わっています。"
STALE_FORM = "画面が古くなっています"
STALE_FORM_MORE = "安全のため、何も変えませんでした。画面を開き直して、もう一度お試しください。"
NOT_DONE = "変更できませんでした"
NO_DOCUMENT = "その文書はありません"
NO_DOCUMENT_MORE = "すでに外されたか、アドレスが途中で切れています。"
BAD_UPLOAD = "送られた内容を読み取れません。画面を開き直して、もう一度お試しください。"
NOT_STORED = "ファイルを保存できませんでした（{why}）。何も変わっていません。"
CUT_UPLOAD = "ファイルの受け取りが途中で終わりました。何も変わっていません。"
UNKNOWN_CITY = "市の記載なし"
NO_SUCH_CITY = "指定された市の文書はありません。すべての文書を表示しています。"
SEVERITIES = {"ok": "正常", "warning": "注意", "error": "誤り"}
SEVERITY_SIGNS = {"ok": "○", "warning": "△", "error": "×"}
STAGES = {
    "loading": "埋め込みモデルを読み込んでいます（言葉の一致による検索は使えます）",
    "ready": "埋め込みモデルを読み込み済みです",
    "failed": "埋め込みモデルを読み込めませんでした（言葉の一致だけで探しています）",
}

# The page of tables with numbers
FIGURES_FILE = "数字の一覧"
FIGURES_COLUMNS = (
    "文書", "表", "行の見出し", "列の見出し", "印刷された値", "数値", "単位", "根拠", "ページ",
    "章・節", "原文のアドレス",
)  # fmt: skip
EMPTY_CELL = "（空欄）"
TABLE_INFERRED = (
    "文字の並びから組み立て直したものです（配置からの推定）。"
    "どの値がどの見出しに付くかは、原文でご確認ください。"
)
CHART_KINDS = {"lines": "折れ線グラフ", "stack": "積み上げ棒グラフ"}
CHART_TOLD = "{first}から{last}まで。項目：{names}。単位：{unit}。値は、この図の上の表と同じです。"

# Answers to keep
RECORD = "回答票"
RECORD_HEADS = ("番号", "箇所", "原文")
RECORD_COLUMNS = (
    "番号", "日時", "質問", "状態", "回答", "見当たらなかったもの", "出典番号", "役割", "文書",
    "文書の版", "箇所", "根拠", "原文", "開始位置", "終了位置", "アドレス",
)  # fmt: skip
RECORD_MISSING = "この会話の記録は残っていません"
RECORD_MISSING_MORE = (
    "会話は、しばらくたつか、まちしるべを起動し直すと消えます。もう一度質問してからお試しください。"
)
PRINT = "印刷する"
ANSWERED = "お答えしました"
ROLES = {Role.EVIDENCE: "根拠", Role.CONTEXT: "見出し・欄の名前など"}

# The page of changes
PAGE_CHANGES = "変わったところ"
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

# The viewer of originals
TABLE_UNIT = "単位"
TABLE_PUT_TOGETHER = "図の数字を表に組み直したもの（配置からの推定）"
TO_PAGE = "ページへ移動"
