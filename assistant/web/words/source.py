"""Words of the viewer of originals."""

NO_SOURCE_TITLE = "原文のその箇所は見つかりません"
NO_SOURCE = (
    "文書が入れ替わったか、アドレスが途中で切れています。質問のページからもう一度お開きください。"
)
OTHER_VERSION = (
    "このアドレスは、文書の前の版の箇所を指しています。"
    "文書が入れ替わったため、箇所は示していません。"
)
TABLE_UNIT = "単位"
TABLE_PUT_TOGETHER = "図の数字を表に組み直したもの（配置からの推定）"
TO_PAGE = "ページへ移動"
TABLE_HEADS_AGAIN = "欄の名前（もう一度示したもの）"
