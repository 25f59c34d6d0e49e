"""Words of the answers to keep."""

RECORD = "回答票"
RECORD_HEADS = ("番号", "箇所", "原文")
RECORD_COLUMNS = (
    "番号", "日時", "質問", "絞り込み", "前の質問の対象", "状態", "回答", "違い",
    "見当たらなかったもの", "近い内容の箇所", "お知らせ", "出典番号", "役割", "文書", "文書の版",
    "箇所", "根拠", "原文", "開始位置", "終了位置", "アドレス",
)  # fmt: skip
RECORD_FILTERS = "絞り込み"
RECORD_UNFILTERED = "なし（収録している文書すべて）"
RECORD_ADDED = "［追加：{text}］"
RECORD_DELETED = "［削除：{text}］"
RECORD_AFTER = "後"
RECORD_BEFORE = "前"
RECORD_CHANGES_KEY = "［追加：…］は加わった文字、［削除：…］は消えた文字です。"
RECORD_MISSING = "この会話の記録は残っていません"
RECORD_MISSING_MORE = (
    "会話は、しばらくたつか、まちしるべを起動し直すと消えます。もう一度質問してからお試しください。"
)
PRINT = "印刷する"
ANSWERED = "お答えしました"
