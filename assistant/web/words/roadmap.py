"""Words of the page of roadmaps."""

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
