"""Words of the page of documents, and of the operator's pages."""

READ_ONLY = (
    "この画面は閲覧だけです。文書を画面から加えたり外したりするには、管理している方が、"
    "コマンド「machishirube operator set」でパスワードを設定してください。"
)
LOOK_ONLY = "この画面は閲覧だけです。文書を加えたり外したりするのは、管理している方です。"
OPERATOR = "管理者のサインイン"
WRONG_PASSWORD = "パスワードが違います。"
TOO_MANY_TRIES = (
    "パスワードの誤りが続いたため、受け付けを休んでいます。あと{wait:,}秒お待ちください。"
)
NOT_SIGNED_IN = "管理者のサインインが必要です"
NOT_SIGNED_IN_MORE = "サインインしていないか、時間がたって終わっています。"
STALE_FORM = "画面が古くなっています"
STALE_FORM_MORE = "安全のため、何も変えませんでした。画面を開き直して、もう一度お試しください。"
NO_COOKIE = (
    "サインインに要る Cookie が届きませんでした。何も変えていません。"
    "ブラウザーの設定を確かめ、{address} から開いて、もう一度お試しください。"
)
NOT_DONE = "変更できませんでした"
NO_DOCUMENT = "その文書はありません"
NO_DOCUMENT_MORE = "すでに外されたか、アドレスが途中で切れています。"
BAD_UPLOAD = "送られた内容を読み取れません。画面を開き直して、もう一度お試しください。"
NOT_STORED = "ファイルを保存できませんでした（{why}）。何も変わっていません。"
CUT_UPLOAD = "ファイルの受け取りが途中で終わりました。何も変わっていません。"
SLOW_UPLOAD = "ファイルが長い間届かなかったため、受け取りをやめました。何も変わっていません。"
JOB_STAGES = {
    "receiving": "受け取り",
    "reading": "読み取り",
    "checking": "確認",
    "indexing": "索引",
}
JOB_STAGE_STATES = {"done": "済み", "now": "いまここ", "next": "これから"}
UNKNOWN_CITY = "市の記載なし"
NO_SUCH_CITY = "指定された市の文書はありません。すべての文書を表示しています。"
SEVERITIES = {"ok": "正常", "warning": "注意", "error": "誤り"}
SEVERITY_SIGNS = {"ok": "○", "warning": "△", "error": "×"}
STAGES = {
    "loading": "意味の近さで探す準備をしています（言葉の一致では探せます）",
    "ready": "意味の近さでも探せます",
    "failed": "意味の近さで探す準備ができませんでした（言葉の一致だけで探しています）",
}
STATE = "探すための準備の状態"
TELL_OPERATOR = "管理している方にお知らせください。"
FOR_OPERATOR = "管理している方へ"
