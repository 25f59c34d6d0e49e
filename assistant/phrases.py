"""The closed list: every sentence of an answer that is not a quote or a calculation.

Placeholders take quotes, names out of the documents (titles, headings, pages), or counts;
{after} and {before} what the document that is spoken of calls the sides of its table.
"""

# Changes
AFTER = "{after}では、次のとおりです。"
BEFORE = "{before}は、次のとおりです。"
SIDES_REPLACED = "「{unit}」は、{after}で別の内容に差し替えられています。"
SIDES_ADDED = "{after}で加わった記載です。{before}の欄には、対応する記載がありません。"
SIDES_DELETED = "{before}の欄だけにある記載です。{after}の欄には、対応する記載がありません。"
UNCHANGED = "「{unit}」に変更の記載はありません。{after}と{before}の記載は同じです。"
SIDES_MOVED = "「{unit}」は、文章は同じで、番号か場所が変わっています。"
STRUCK_OUT = "{before}にある記載が、{after}では削除とされています。"
FILLED_IN = "{before}では削除とされていたところに、{after}で記載が入っています。"
ONLY_AFTER_SHOWN = (
    "{after}の欄だけに載っています。{before}の欄はこの部分を省略しているので、"
    "加わったのかどうかはわかりません。"
)
ONLY_BEFORE_SHOWN = (
    "{before}の欄だけに載っています。{after}の欄はこの部分を省略しているので、"
    "削除されたのかどうかはわかりません。"
)
ALSO_REPLACED = "別の内容に差し替えられた記載が、ほかにあります。"
NO_REASON_OF_CHANGE = "変更の記載はありますが、その理由は書かれていません。"
NOT_IN_TABLE = (
    "「{part}」は、{after}と{before}を並べた表に載っていません"
    "（載っていないだけで、存在しないという意味ではありません）。"
)
IN_DOCUMENT = "「{title}」："
NOT_LISTED = "この文書は「{mark}」の一覧で、ここに記載のない部分に、変更の記載はありません。"
CHANGE_LIST = "変更の記載は、次の全{count}件です。"
CHANGE_LINE = "{where}　{kind}"
CHANGE_LINE_ON_PAGE = "（{page}ページ）{where}　{kind}"
CHANGED, REPLACED, ADDED, DELETED, MOVED = "変更", "差し替え", "追加", "削除", "移動"
NOT_CHANGED, LEFT_OUT = "変更の記載なし", "片方の欄が省略"
WORDING_ONLY = "字句（機械判定）だけの違いです。"
# Sides
ONLY_BEFORE = "{before}だけにある記載です（{after}の欄には見当たりません）。"
ONLY_AFTER = "{after}だけにある記載です（{before}の欄には見当たりません）。"
DRAFT = "{after}の記載です。"
# Duties
DUTIES_OF_AFTER = (
    "「{department}」が担当として書かれている取組は、{after}の欄では次の全{count}件です。"
)
DUTIES_OF_BEFORE = (
    "「{department}」が担当として書かれている取組は、{before}の欄では次の全{count}件です。"
)
DUTIES_OF = "「{department}」が担当として書かれている取組は、次の全{count}件です。"
DUTIES_ALL_AFTER = "担当部署が書かれている取組は、{after}の欄では次の全{count}件です。"
DUTIES_ALL_BEFORE = "担当部署が書かれている取組は、{before}の欄では次の全{count}件です。"
DUTIES_ALONE = "ほかの部署と並ばず、「{department}」だけが担当として書かれているものを数えます。"
DUTIES_WITH_AFTER = "「{word}」が出てくる取組は、{after}の欄では次の全{count}件です。"
DUTIES_WITH_BEFORE = "「{word}」が出てくる取組は、{before}の欄では次の全{count}件です。"
DUTIES_WITH = "「{word}」が出てくる取組は、次の全{count}件です。"
DUTIES_SHARED = "{least}つ以上の部署が並んで担当として書かれている取組は、次の全{count}件です。"
DUTIES_LONE = "1つの部署だけが担当として書かれている取組は、次の全{count}件です。"
DUTIES_ALL = "担当部署が書かれている取組は、次の全{count}件です。"
DUTIES_BELOW_AFTER = (
    "「{heading}」の下にある、担当が書かれている取組は、{after}の欄では次の全{count}件です。"
)
DUTIES_BELOW_BEFORE = (
    "「{heading}」の下にある、担当が書かれている取組は、{before}の欄では次の全{count}件です。"
)
DUTIES_BELOW = "「{heading}」の下にある、担当が書かれている取組は、次の全{count}件です。"
OFFICES_AT_LARGE = "部署の名前のほかに、次の書き方もあります：{names}"
MOST_DUTIES = "担当として書かれている取組が、最も多い部署です。"
DUTIES_BY_OFFICE_AFTER = (
    "{after}の欄の、担当部署が書かれている取組（全{count}件）を、部署ごとに数えます。"
    "部署が並んで書かれている取組は、それぞれの部署に数えます。"
)
DUTIES_BY_OFFICE_BEFORE = (
    "{before}の欄の、担当部署が書かれている取組（全{count}件）を、部署ごとに数えます。"
    "部署が並んで書かれている取組は、それぞれの部署に数えます。"
)
DUTIES_BY_OFFICE = (
    "担当部署が書かれている取組（全{count}件）を、部署ごとに数えます。"
    "部署が並んで書かれている取組は、それぞれの部署に数えます。"
)
DUTIES_OF_EACH = "「{department}」：{count}件"
OFFICES_ALL = "担当として書かれている部署は、次の全{count}件です。"
DUTIES_AT_LARGE = "「{department}」の名前がなく、「{name}」が担当として書かれている取組もあります。"
DUTY_OFFICES = "（担当の記載：{offices}）"
DEPARTMENT_LOST = (
    "「{department}」が{before}の担当にあり、{after}の担当にない取組は、次の全{count}件です。"
)
DEPARTMENT_GAINED = (
    "「{department}」が{after}の担当にあり、{before}の担当にない取組は、次の全{count}件です。"
)
DUTIES_LOST = "{before}の担当部署が{after}で減っている取組は、次の全{count}件です。"
DUTIES_GAINED = "{after}で担当部署が加わっている取組は、次の全{count}件です。"
MOVED_DEPARTMENTS = "担当に違いがある部署：{departments}"
SAME_OFFICES = "担当として書かれている部署は、{after}と{before}で同じです：{departments}"
ACTIONS_DELETED = (
    "担当部署が書かれている取組のうち、{before}の欄だけにあり、"
    "{after}の欄に対応する記載がないものは、次の全{count}件です。"
)
ACTIONS_REPLACED = (
    "担当部署が書かれている取組のうち、{after}で別の内容に差し替えられているものは、"
    "次の全{count}件です。"
)
ACTIONS_CHANGED = "ほかに、記載の一部が変わっている取組が、{count}件あります。"
NO_MOVED_DUTY = "「{department}」の担当の記載に、前後で違いのある取組は見当たりません。"
# Lists
LIST_OF = "「{heading}」の下に書かれているものは、次の全{count}件です。"
LISTED = "挙げられているのは、次の全{count}件です。"
OTHERS = "前の回答のほかに書かれているものは、次の{count}件です。"
ROWS_OF = "表の「{head}」に書かれているものは、次の全{count}件です。"
ROWS_WITH = "表で「{value}」と書かれている「{head}」は、次の全{count}件です。"
# Bodies
OF_BODY = "「{body}」の記載です。"
MEMBERS = "構成員の記載は、次の全{count}件です。"
UNDER_HEADING = "「{item}」は、次の見出しの下に書かれています。"
GROUP_MEMBERS = "「{item}」の{group}の構成員の記載は、次の全{count}件です。"
BODIES_OF = "「{heading}」として書かれているものは、次の全{count}件です。"
BODIES_WITH = "「{name}」の名前があるのは、次の全{count}件です。"
WHERE_NAMED = "（{place}）"
BODIES_NAMING = (
    "「{name}」（その職員や代表などを含みます）を構成員や役職に挙げている組織は、"
    "次の全{count}件です。"
)
ALSO_NAMED_IN = "次の文にも、「{name}」の名前があります。"
UNPLACED = "「{remark}」と書かれていますが、{reason}。"
SUM_OF_PEOPLE = "合計は、{computed}人です。"
# Figures
FIGURE = "{row}の{column}年の値は、{value}{unit}です。"
FIGURE_OF_COLUMN = "{row}の{column}の値は、{value}{unit}です。"
FIGURE_OF_ROW = "{row}の値は、{value}{unit}です。"
CELL = "{row}の{column}の欄は、「{value}」です。"
BLANK_CELL = "表の、お尋ねの欄に値が書かれていません。"
FIGURE_DIFFERENCE = "差は、{computed}です。"
FIGURE_SHARE = "全体の数で割ると、{computed}です。"
FIGURE_RATE = "増減の割合は、{computed}です。"
FIGURE_PRINTED_RATE = "文書には「{value}」と書かれています（どの行の値かは計算で確かめました）。"
FIGURE_SUM = "合計は、{computed}です。"
FIGURE_TIMES = "割ると、{computed}倍です。"
FIGURE_RATIO = "割合にすると、{computed}です。"
FIGURE_POINTS = "割合の差は、{computed}ポイントです。"
FIGURE_MOST = "比べた値の中で、いちばん大きい値です。ほかの値：{others}"
FIGURE_LEAST = "比べた値の中で、いちばん小さい値です。ほかの値：{others}"
FIGURE_CHANGES_MOST = "比べた中で、変わり方がいちばん大きい値です。ほかの値：{others}"
FIGURE_CHANGES_LEAST = "比べた中で、変わり方がいちばん小さい値です。ほかの値：{others}"
FIGURES_DOWN, FIGURES_UP = "大きい順に並べます。", "小さい順に並べます。"
FIGURE_FALLS_BELOW = "表にある年のうち、お尋ねの数をはじめて下回る値です。"
FIGURE_RISES_ABOVE = "表にある年のうち、お尋ねの数をはじめて上回る値です。"
NEVER_BELOW = "表にある値に、お尋ねの数を下回るものはありません。"
NEVER_ABOVE = "表にある値に、お尋ねの数を上回るものはありません。"
ROWS_WITHIN = "表で、お尋ねの条件に当てはまる「{head}」は、次の全{count}件です。"
NO_ROW_WITHIN = "表に、お尋ねの条件に当てはまる「{head}」はありません。表の値は、次のとおりです。"
# Remarks on a row
REMARK = "「{head}」の欄の記載です。"
REMARKED = "次の記載についてのものです。"
# Basis
INFERRED = "（配置からの推定）"
# More than one city
IN_CITY = "{city}の文書："
NONE_HERE = "記載が見当たりません。"
# Several things in one question
PART_NOT_FOUND = "「{part}」については、記載が見当たりません。"
# Refusals and talk; these carry no claim about the documents' subject
NOT_FOUND = "お尋ねの内容は、収録した文書に記載が見当たりません。"
NOT_FOUND_IN_CITY = "お尋ねの内容は、{city}の文書に記載が見当たりません。"
OTHER_CITY = (
    "近い言葉は{city}の文書にあります。"
    "{city}についてのお尋ねでしたら、市の名前を入れて質問してください。"
)
OTHER_CITY_THAN_CHOSEN = (
    "近い言葉は{city}の文書にありますが、対象の市が{chosen}に設定されています。"
    "{city}についてのお尋ねでしたら、対象の市を変えて質問してください。"
)
OTHER_DOCUMENT = "近い言葉は、市のわからない文書「{title}」にあります。"
OTHER_CITY_CHOSEN = (
    "対象の市が{city}に設定されているので、{named}の文書は調べていません。"
    "{named}についてのお尋ねでしたら、対象の市を変えて質問してください。"
)
NO_SUCH_CITY = "「{city}」の文書は収録していません。収録しているのは{cities}の文書です。"
NO_SUCH_CITY_AT_ALL = "「{city}」の文書は収録していません。"
NO_SUCH_TYPE = "関係する記載はありますが、{what}は書かれていません。"
NO_SUCH_ROW = "お尋ねの区分の値は、表にありません。表にある区分は{rows}です。"
NO_SUCH_YEAR = "お尋ねの年の値は、この表にありません。書かれている年は{years}です。"
NO_SUCH_PART = (
    "この文書には「{part}」の記載がありません"
    "（示されていないだけで、存在しないという意味ではありません）。"
)
UNDEFINED = "「{term}」という言葉は使われていますが、意味の説明は書かれていません。"
COLLECTIVE_NAME = "「{name}」という書き方はありますが、どの部署を指すかは書かれていません。"
WHO_IS = "「{name}」がどの部署か"
UNKNOWN_NAME = "「{name}」は、収録した文書に出てきません。"
NO_SUCH_OWNER = "「{name}」が担当として書かれている取組は、収録した文書に見当たりません。"
LOST = "この部分は、文書から文字を取り出したときに印や線の位置が失われていて、読み取れません。"
LOST_WHAT = "{reason}。"
OWNERS_LOST = (
    "どこの担当かを示す印は、文書から文字を取り出したときに位置が失われていて、読み取れません。"
)
NAMES_OF = "「{noun}」それぞれの名前"
YEARS_LOST = (
    "どの年度に行うかを示す矢印は、"
    "文書から文字を取り出したときに位置が失われていて、読み取れません。"
)
HOLDER_OF = "「{post}」が誰か"
SHORT_FOR = "「{name}」が何を略したものか"
ROW_OF = "「{row}」についてのお尋ねの内容"
OWN_PLACE = "お住まいの地区がどれに当たるか"
OWN_FIGURE = "お住まいの地区の値"
RANKING = "順位や最も多いもの"
OFFICE_IN_CHARGE = "担当する部署"
WHO_DOES = "誰が行うか"
WHERE = "場所"
TIMES = "回数"
WHETHER_MUST = "しなければならないかどうか"
WHETHER_MAY = "できるかどうか"
MISSING_SOURCE = "出典"
NOT_SAID_OF = "関係する記載はありますが、「{said}」とは書かれていません。"
OTHER_DIRECTION = "表の値は、お尋ねとは逆に{direction}います。"
RISING, FALLING = "増えて", "減って"
FIRST_AND_LAST = "{row}は、{first}年が{earlier}{unit}、{last}年が{later}{unit}です。"
LEFT_BLANK = "この部分は、文書では「{mark}」となっていて、まだ決まっていません。"
PART_OMITTED = (
    "「{part}」にあたる部分は、この文書では省略されていて（{mark}）、内容はわかりません。"
)
TWO_NEAR = "お尋ねに近い記載が2か所あります。"
SEE_NEAREST = "近い内容の箇所を下に示します。"
HOW_TO_ASK = "項目名や言葉を変えて質問すると、見つかることがあります。"
GREETING = "こんにちは。{cities}の文書について、原文の場所を示してお答えします。質問をどうぞ。"
GREETING_AT_LARGE = (
    "こんにちは。収録した文書について、原文の場所を示してお答えします。質問をどうぞ。"
)
THANKS = "お役に立ててうれしいです。ほかにも質問があればどうぞ。"
NO_OTHERS = "前の回答のほかに、記載は見当たりません。"
WHAT_IS_MEANT = "何についてのお尋ねかを読み取れませんでした。項目名や言葉を入れて質問してください。"
WHAT_TO_COMPARE = (
    "{cities}の何を比べるかを読み取れませんでした。比べたい項目名や言葉を入れて質問してください。"
)
INSTRUCTION = "指示には従えません。収録した文書についての質問にお答えします。"
NOT_A_QUESTION = (
    "質問の意味を読み取れませんでした。文書の項目名や言葉を入れて、もう一度質問してください。"
)
# One line in the asker's language
NOTES = {
    "en": "Note: the answer is quoted in Japanese from the documents as they are written.",
    "zh": "说明：以下为文件原文（日语）的引用。",
    "pt": "Nota: a resposta cita o texto original em japonês dos documentos.",
}
MISSING_TYPES = {
    "phone": "電話番号などの連絡先",
    "amount": "金額",
    "time": "時刻",
    "person": "個人の氏名",
    "date": "時期",
    "number": "数値",
    "percent": "割合",
}


def closed_phrases() -> tuple[str, ...]:
    """Give every phrase of the closed list, placeholders in braces."""
    here = globals()
    plain = [value for name, value in here.items() if name.isupper() and isinstance(value, str)]
    return (*plain, *NOTES.values(), *MISSING_TYPES.values())
