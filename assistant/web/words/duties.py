"""Words of the page of departments and their actions."""

DUTIES_FILE = "担当の一覧"
DUTIES_COLUMNS = (
    "文書", "欄", "部署", "役割", "取組（印刷どおり）", "ページ", "章・節", "根拠",
    "原文のアドレス",
)  # fmt: skip
DUTIES_OWN = "部署"
DUTIES_NAMED = "部署名のある書き方"
DUTIES_COLLECTIVE = "部署名ではない書き方"
DUTIES_SEATED = "会議体の構成員として書かれた部署"
DUTIES_OWNERS = "担当"
MOVE_REASONS = {
    "action": "この取組そのものが、この欄だけにあります。",
    "office": "もう一方の欄の同じ取組には、この部署が書かれていません。",
    "replaced": (
        "この場所の取組は大きく書き換わり（機械判定）、"
        "もう一方の欄のこの場所の取組には、この部署が書かれていません。"
    ),
    "unprinted": "もう一方の欄の同じ場所には、担当の記載がありません。",
}
DUTIES_REWRITTEN = "差し替え（機械判定）"
DUTIES_REWRITTEN_MORE = (
    "「差し替え」は、同じ場所で取組が大きく書き換わり、前にも後にもその部署が書かれている箇所です。"
    "加わった取組・外れた取組の件数には入れていません。"
)
DUTIES_BEFORE_WORDS = "件数は、ことばで絞り込む前のものです。"
DUTIES_SILENT = "条件に合う記載のない文書"
DUTIES_SILENT_MORE = (
    "次の文書の担当の一覧には、この条件に合う記載が見当たりません。"
    "文書に担当がないという意味ではありません。"
)
DUTIES_UNKNOWN = (
    "「{value}」は、収録した文書の担当の一覧に見当たりません。この条件では絞り込んでいません。"
)
DUTIES_SHARED = (
    "「{name}」という名前の部署は、{cities}の文書にあります。"
    "別々の市の部署ですので、文書ごとに分けて示します。"
)
