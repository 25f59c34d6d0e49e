"""Words of the conversation."""

INTRO = (
    "回答の文には［1］のような出典の番号が付きます。番号を押すと、原文のその箇所が開きます。"
    "文書に書かれていないことは、書かれていないとお答えします。"
)
EXAMPLES_HEADING = "質問の例"
QUESTION_LABEL = "質問"
QUESTION_PLACEHOLDER = "質問を入力してください"
SEND = "送信"
RESET = "最初から"
CITY_LABEL = "対象の市"
DOCUMENT_LABEL = "対象の文書"
TAKE_ALL_HEAD = "会話の"
TAKE = "回答票"
TAKE_ALL = TAKE_ALL_HEAD + TAKE
TAKE_FORMS = {"html": "印刷用", "csv": "CSV", "md": "Markdown"}
COPY = "コピー"
GO_ON = "続けて聞けること"
DROP = "外して聞き直す"
PLAIN = "この回答に出てくる言葉"
ALL_CITIES = "すべて"
CONVERSATION = "質問と回答"
ANSWER = "回答"
ASKED = "質問"
CLIPPED = "…（全{count:,}文字）"
DEGRADED = "お知らせ"
SOURCE_EMPTY = "回答の出典の番号を押すと、ここに原文が開き、引用した文が目立つように表示されます。"
SOURCE_BACK = "回答に戻る"
SOURCE_FAILED = "原文を開けませんでした。まちしるべが動いているか確かめて、もう一度お試しください。"
SCOPE = "対象"
STOP = "やめる"
WAITING = "回答を作っています。"
ASKING_STOPPED = "やめました。質問は入力欄に残してあります。"
ASKING_LOST = (
    "まちしるべからの返事がありません。質問は入力欄に残してあります。"
    "まちしるべが動いているか確かめて、もう一度送信してください。"
)
TOO_LATE = (
    "{seconds}秒たっても回答がまとまらなかったため、途中でやめました。質問は入力欄に残してあります。"
    "短く言い換えるか、しばらくしてからもう一度送信してください。"
)
CONVERSATION_FULL = (
    "一つの会話で尋ねられる質問は{most:,}件までです。必要な回答票を保存してから、"
    "「最初から」を押して続けてください。質問は入力欄に残してあります。"
)
QUESTION_TOO_LONG = "質問が長すぎます（{most:,}文字まで）。短くしてから、もう一度送信してください。"
INTERNAL_ERROR = (
    "回答を作る途中で問題が起きました。もう一度送信してください。"
    "続くときは、管理している方にお知らせください。"
)
