"""Words of the form for what readers think of an answer."""

from assistant import FeedbackReason

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
FEEDBACK_LOCKED = (
    "下の「ことば」は、上の「質問の文も保存してよい」に印を付けると書けます"
    "（ことばは、質問の文といっしょにだけ保存します）。"
)
FEEDBACK_WORDS = "ことば（1,000文字まで。個人の情報は書かないでください）"
FEEDBACK_SEND = "この内容で送る"
FEEDBACK_DONE = "ありがとうございます。保存しました。"
FEEDBACK_AGAIN = "送り直す（前のものと入れ替わります）"
FEEDBACK_FAILED = "保存できませんでした。時間をおいて、もう一度お試しください。"
FEEDBACK_NO_TURN = (
    "この回答はもう残っていないため、保存できません。もう一度質問してからお送りください。"
)
FEEDBACK_NO_REASON = "どこが違うかを選んでください。"
FEEDBACK_UNKNOWN = "送られた内容を読み取れません。画面を開き直してお試しください。"
