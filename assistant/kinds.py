"""What a question is after: its kind, and the type of thing that would answer it."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    """Kinds of question that are answered in their own way."""

    CHANGE = "change"
    RESPONSIBILITY = "responsibility"
    COUNT = "count"
    LIST = "list"
    NUMBER = "number"
    DEFINITION = "definition"
    REASON = "reason"
    TIMELINE = "timeline"
    GOAL = "goal"
    PROCESS = "process"
    COMPARE = "compare"


class Asked(StrEnum):
    """Types of thing that a question can ask for and a text can be seen to hold."""

    PHONE = "phone"
    AMOUNT = "amount"
    TIME = "time"
    PERSON = "person"
    DATE = "date"
    NUMBER = "number"
    PERCENT = "percent"


# Wording of the language, not of any document.
_KINDS: dict[Kind, re.Pattern[str]] = {
    Kind.CHANGE: re.compile(
        r"変わ(?!ら)|変更|変化|置き換わ|差し替|改め|改正|改定|新旧|前後|違い|何が違|どう違|どこが違"
        r"|どう扱|新設|どうなっ|どうなり|加わ|追加さ|削除さ|削ら|削っ|なくな|無くな|消え|新たに|changed?\b|difference|mudou|mudança"
        r"|变化|改变|修改"
    ),
    Kind.RESPONSIBILITY: re.compile(
        r"担当|部署|所管|受け持|責任|どこが|ど(?:の|この|ちらの)(?:課|部|係|室|局)|何課|何部|だれ|誰|どなた|主体"
        r"|in charge|responsib|which department|departamento|负责"
    ),
    Kind.COUNT: re.compile(
        r"いくつ|何(?:件|個|項目|種類|つ|グループ|地[区域]|[か箇カヶ]所|点|団体|部署|部会|段階|区分|とおり|通り)"
        r"|件数|の数(?:は|って|を(?:教|知|示|答)|[?？。]|$)|how many|quant[oa]s|多少个|几个"
    ),
    Kind.LIST: re.compile(
        r"すべて|全て|全部|ぜんぶ|一通り|ひととおり|(?:も|漏)れなく|箇条書き|一覧|挙げて|列挙|洗い出|並べて|それぞれ|どれとどれ"
        r"|メンバー|構成され|顔ぶれ|(?:課題|問題点?|困りごと|悩み)(?:は|に|って|と|を(?:教|知|示|挙)|[?？。]?$)|何が(?:課題|問題)|[2-9２-９二三四五六](?:つ|点|項目|件|個)を?(?:教え|挙げ|は|とも)|もの(?:は|が)(?:何|どれ)"
        r"|どん?な(?:問題|困りごと|困り事|悩み|苦労)|どんな[^、。]{0,20}(?:が|は)?あ|どん?な(?:こと|もの|課題|項目)|どのような(?:こと|もの|課題|項目)"
        r"|例[をは](?:教|挙|くだ|示|知|何|どん)|例(?:は|って)?[?？。]?$|例(?:に|として)(?:あが|挙|上が|出て|書|載)|たとえばどん|exemplos|examples|例子"
        r"|(?:(?:どん?な|どのような|どういった)[^、。]{1,12}|何)が(?:挙が|挙げら|あがっ|並ん|列挙|載|含まれ|記載|書かれ|入っ)"
        r"|何がありますか|にはなに|what are|list|quais|有哪些|哪些"
    ),
    Kind.NUMBER: re.compile(
        r"何人|人口|割合|何[%％割]|パーセント|何世帯|推計|中央値|population|percent|população|人数"
    ),
    Kind.DEFINITION: re.compile(
        r"とは|って(?:何|なに|なん)|[はを](?:何|なに|なん)ですか|意味|定義|どういうもの|どんなもの|一言で"
        r"|(?:どういう|どんな)(?:組織|施設|制度|仕組み|会|講座|役割)(?:な|です|で|$|[?？])"
        r"|どういうこと|what is|what does|o que é|是什么|什么意思"
    ),
    Kind.REASON: re.compile(
        r"なぜ|何故|なにゆえ|どうして|なんで(?!す|し[たょ]|も)|何で(?!す|し|も|き|で)"
        r"|理由|原因|要因|何のせい|せいで|せいだ|根拠|事情|何のため|背景|きっかけ|どう(?:いう|した)(?:わけ|訳)(?!か)"
        r"|(?:(?<=[ただるいなのうくすつぬぶむぐ])(?<![言い使]い)(?<!つかい)(?<!語の)"
        r"|(?<=[、。,　 ])|^)(?:わけ|訳)(?:は(?!な[いく])|って|を|が(?!な)|も(?!な)|[?？。]|$)"
        r"|why|por que|为什么"
    ),
    Kind.TIMELINE: re.compile(
        r"いつ|何年|何月|何日|時期|期間|期限|スケジュール|日程|間隔|何か年|when|quando|什么时候|何时"
    ),
    Kind.GOAL: re.compile(
        r"目指|めざ|ゴール|目標|どんな状態|何のために|目的|理想|ゆくゆく|着地点|ねらい|狙い|将来像"
        r"|どうした[いく]|何がした[いく]|何をした(?:い|く)|どん?な(?:姿|町|まち|市|街|ふう|場所|ところ|地域|社会|状態)[にを](?:し|な|目)|goal|objetivo|目标"
    ),
    Kind.PROCESS: re.compile(
        r"手順|順番|順序|流れ|どのように|どうやって|進め方|方法|段取り|どう進"
        r"|how (?:do|does|is|are)|como "
    ),
    Kind.COMPARE: re.compile(r"比べ|比較|両市|それぞれ|並べて|違い|どう違|compare|differ"),
}
_ASKED: dict[Asked, re.Pattern[str]] = {
    Asked.PHONE: re.compile(
        r"電話|電わ|でんわ|電ワ|ＴＥＬ|tel\b|連絡先|連らく先|れんらく先|問い合わせ先|問合せ先"
        r"|メール|ファクス|FAX|ファックス|内線|phone|telefone|电话"
    ),
    Asked.AMOUNT: re.compile(
        r"いくら|金額|予算|何円|費用|料金|会費|補助額|上限額|報酬|how much|quanto custa|多少钱"
    ),
    Asked.TIME: re.compile(r"何時|開館時間|営業時間|受付時間|opening hours"),
    # The name of a thing is no person's: 制度の名前は, 集まる場所の名前は.
    Asked.PERSON: re.compile(
        r"氏名|お名前|(?<![所度組議金座設業ー][の、])(?<!組み[の、])(?<!もの[の、])名前は|フルネーム|何さん"
    ),
    Asked.PERCENT: re.compile(r"何[%％]|パーセント|何割|割合|率は|percent"),
    Asked.DATE: re.compile(
        r"いつ|(?<![0-9０-９十])何年|何月|何日|時期|期限|何時から|quando|什么时候"
        r"|(?:^|[,.;?] ?|(?:since|until|till|by|from) )when\b"
        r"|\bwhen (?:was|is|are|were|will|did|does|do|can)\b"
    ),
    Asked.NUMBER: re.compile(
        r"何(?:人|名|件|個|つ|世帯|地区|回|か所|箇所|ヶ所|校|団体|部会|種類|項目|区分|グループ|ブロック)"
        r"|いくつ|how many|quantos|几"
    ),
}
_HELD: dict[Asked, re.Pattern[str]] = {
    Asked.PHONE: re.compile(r"\d{2,4}[-－‐(（]\d{2,4}[-－‐)）]\d{3,4}|@"),
    Asked.AMOUNT: re.compile(r"[\d０-９,，.．]+\s*(?:円|万円|千円|億円|百万円)"),
    Asked.TIME: re.compile(r"[\d０-９]{1,2}\s*(?:時|:|：)|[一二三四五六七八九十]時|午[前後]"),
    Asked.PERSON: re.compile(r"(?!)"),  # a name cannot be told from other words by its form
    Asked.PERCENT: re.compile(
        r"[\d０-９.．]+\s*[%％割]|[\d０-９一二三四五六七八九十]+分の[\d０-９一二三四五]|半数|半分"
    ),
    Asked.DATE: re.compile(
        r"[\d０-９元]+\s*(?:年|月|日|回)|[RHS][\d０-９]|(?:19|20)\d\d|毎[年週月日]|[月火水木金土日]曜|随時|年度|前回|[春夏秋冬]"
    ),
    Asked.NUMBER: re.compile(r"[\d０-９一二三四五六七八九十]"),
}


# A share is only the subject where a day is asked for: 割合の表は何年何月のものか.
_DAY, _SHARE = (
    re.compile(r"何年何月|何月何日|いつ(?:の|時点|現在)"),
    re.compile(r"何[%％割]|パーセント"),
)
# Money may only be the subject: 費用はどの課の担当か, 予算はいつ決まるか.
_SUM = re.compile(r"いくら|何円|金額|how much|quanto custa|多少钱")
_OTHER_THAN_SUM = re.compile(
    r"どの(?:課|部|係|窓口|団体)|どこの?(?:課|部|が|の)|誰|だれ|いつ|なぜ|どうして|理由"
)
# Counters of things in general: what is asked for in one may be printed in another.
_THINGS = ("件", "個", "つ", "項目")
# A counter that begins another word counts nothing: 人 of 人権.
_NO_WORD = {"人": "(?![権材口間事件数的々工格気])", "回": "(?![答覧路復収])", "校": "(?![舎庭区])"}
_DIGIT = "[0-9０-９一二三四五六七八九十]"
_COUNTER = re.compile(
    r"何(人|件|個|地区|回|か所|箇所|世帯|項目|グループ|ブロック|名|校|団体|部会|種類|年間|か年|月)"
    r"|いくつの([\u4e00-\u9fff\u30a0-\u30ff]{1,10})"
    r"|([\u4e00-\u9fff\u30a0-\u30ff]{1,10})[はがの]*(?:数は)?(?:全部で|合計で)?いくつ"
)


def find_kinds(question: str) -> frozenset[Kind]:
    """Give the kinds whose wording a question has; none for a plain question of fact."""
    asked = question.casefold()
    return frozenset(kind for kind, cue in _KINDS.items() if cue.search(asked))


def find_asked(question: str) -> Asked | None:
    """Give the type of thing that a question asks for, the most specific first."""
    text = question.casefold()
    found = next((asked for asked, cue in _ASKED.items() if cue.search(text)), None)
    if found is Asked.AMOUNT and _OTHER_THAN_SUM.search(text) and not _SUM.search(text):
        found = next((a for a, cue in _ASKED.items() if a is not found and cue.search(text)), None)
    dated = found is Asked.PERCENT and _DAY.search(text) and not _SHARE.search(text)
    return Asked.DATE if dated else found


def holds(text: str, asked: Asked) -> bool:
    """Tell whether a text holds a thing of this type."""
    return bool(_HELD[asked].search(text))


def find_counter(question: str) -> str | None:
    """Give what a question counts: 件 of 何件, 地区 of いくつの地区 and of 地区はいくつ."""
    found = _COUNTER.search(question)
    return next((group for group in found.groups() if group), None) if found else None


def counts(text: str, counter: str, subject: Iterable[str] = ()) -> bool:
    """Tell whether a text gives a number of what is counted: 7ブロック, or 副会長6 for people."""
    return bool(_counted_form(counter, tuple(subject)).search(text))


@lru_cache(maxsize=64)  # one question is put to every statement
def _counted_form(counter: str, subject: tuple[str, ...]) -> re.Pattern[str]:
    """Give the form of a number of what is counted."""
    counters = _THINGS if counter in _THINGS else (counter,)
    forms = [rf"{_DIGIT}\s*(?:つの)?{re.escape(each)}{_NO_WORD.get(each, '')}" for each in counters]
    forms += [rf"{re.escape(word)}\s*{_DIGIT}" for word in subject if counter == "人"]
    return re.compile("|".join(forms))
