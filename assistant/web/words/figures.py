"""Words of the page of tables with numbers."""

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
FIGURES_PRINTED = "印刷された値"
FIGURES_UNKNOWN = "「{value}」に当たる表は見当たりません。この条件では絞り込んでいません。"
