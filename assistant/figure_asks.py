"""What a question wants to know of figures: a value, a change, a share, the largest, a limit.

Wording of the languages, not of any document; texts are folded.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

_MORE = r"増|伸び|上が|上昇|\bincreas|\bgrow|\brise|\brising|aument|cresc|增加|增长|上升"
_LESS = (
    r"減|少なくな|い(?:ら)?なくな(?:っちゃ|って|る|った)|下が|低下|落ち込|落ちる|目減り|\bfall|\bdrop|\bdecreas|\bdeclin|\bshrink|\bfewer"
    r"|\bloss|\blose|diminu|reduz|reduç|\bcai[ru]?|queda|perde|减|下降"
)
_CHANGE = re.compile(
    rf"{_MORE}|{_LESS}|変わ(?!ら)|変化|比べて|\bchang(?:e|es|ed|ing)\b|mudar|变化|伸び率"
)
_FALL, _RISE = re.compile(_LESS), re.compile(_MORE)
_PERCENT = re.compile(
    r"何[%割]|[0-9][%割]|(?<![0-9.])%|パーセント|パーセンテージ|率|割合|比率|歩合|ペース|激し|著し|顕著|急(?:速|激)"
    r"|(?:減り|増え|伸び|変わり|落ち)(?:方|かた|具合|ぶり)"
    r"|percent|per cent|por ?cento|porcent|百分|几成|\brate\b|taxa|\bshare\b"
    r"|proportion|proporç|比例"
)
_SHARE = re.compile(
    r"占め|構成比|シェア|ポイント|(?:うち|中で)[^。]{0,14}(?:何[%割]|割合)"
    r"|(?<![少加減化る])の(?:割合|比率)|(?<![少加減])比率"
    r"|\bshare\b|proportion|proporç|make up|account for|占|比例"
)
_AMOUNT = re.compile(r"何(?:千|万)?[人名]|how many|quant[oa]s\b|多少人|几个?人")
_OPEN_AMOUNT = re.compile(
    r"どれ(?:くらい|ぐらい|ほど|だけ)|どの(?:くらい|ぐらい|程度)|いくら|いくつ"
    r"|how much|\bquanto\b|多少(?!人)"
)
# 「AはBより何人多い」 compares, as a change does, but also two rows.
_MORE_THAN = re.compile(
    r"より(?:も)?[^。、]{0,12}(?:少な|多|高|低|大き|小さ)|(?:more|fewer|less) .*than"
)
# One year's figure in parts of another's: 「2015年の何割」.
_RATIO = re.compile(
    r"[0-9]年(?:の人口|の値|のとき)?(?:の|に対し[^。、]{0,6}?|と比べ[^。、]{0,4}?)(?:約|およそ)?何[割%]"
    r"(?![^。、]{0,5}(?:減|増|少な|多|下が|上が|伸び|低|高))"
    r"|半分|半減|\bhalf\b|\bhalv|metade|一半"
)
_DIFFERENCE = re.compile(
    r"何(?:ポイント|%)[^。、]{0,4}(?:上げ|下げ|引き上げ|引き下げ|高め|増や|減ら)|差(?![し替異])|違い|違う|違っ|開き|ギャップ|何人(?:多|少)|どれ(?:くらい|だけ|ほど)(?:多|少)"
    r"|より(?:も)?(?:何|どれ|どの)|differ|diferen|相差|差多少|\bgap\b"
)
_TIMES = re.compile(
    r"何倍|倍(?:に|か|率|くらい|です)|how many times|quantas vezes|[几多][倍少]倍?数?倍"
)
_TOTAL = re.compile(
    r"合計|合わせ|あわせ|足し|足す|足せ|合算|トータル|累計|延べ|全部で|(?<!推)計(?:は|で)?何"
    r"|\bcombined\b|\btogether\b|\bsum\b|\badd(?:ed)? up|somad|\bsoma\b|junt[oa]s"
    r"|加起来|合计|加在一起"
)
_VERY = r"(?:いちばん|一番(?!目)|最も|もっとも|最)"
_MOST = re.compile(
    rf"{_VERY}[^。、?？]{{0,8}}?(?:多|大き|高|長|増|伸び|減|少なくな|落ち|激し|著し|顕著|急|下が)"
    r"|最大|最多|最高|ピーク|てっぺん|頂点|頭打ち|トップ|首位|いちばん上"
    r"|\blargest|\bbiggest|\bmost\b|\bhighest|\bpeak|\bgreatest|\bmaior|\bmais\b|pico|高峰|顶峰"
)
_LEAST = re.compile(
    rf"{_VERY}[^。、?？]{{0,8}}?(?:少な(?!くな)|小さ|低|緩|ゆるや)|最小|最少|最低"
    r"|\bsmallest|\bfewest|\blowest|\bleast|\bmenor|\bmenos\b"
)
_ORDER = re.compile(
    r"(?:多い|少ない|大きい|小さい|高い|低い)(?:ほう|方)?(?:から|順)|順(?:に|位|番)|ランキング|何(?:番目|位)"
    r"|\brank|\border of|ordem|排名|排序"
)
_UPWARD = re.compile(r"(?:少ない|小さい|低い)(?:ほう|方)?(?:から|順)|ascend|crescente|从少到多")
_WHEN = re.compile(
    r"いつ|何年(?!間)|どの年|何年度|when\b|which year|what year|quando|que ano"
    r"|哪年|哪一年|什么时候|何时"
)
_WHERE = re.compile(
    r"どこ|どの(?!くらい|ぐらい|程度|年|よう)|どちら|どっち|どれ(?!くらい|ぐらい|ほど|だけ)|何(?:地域|地区)"
    r"|(?<=[いなるた])(?:地域|地区|区分|年代|世代|年齢層|ところ)(?:は|って|を)"
    r"|(?:多|少な|高|低|大き|小さ)いのは(?:何(?![年月日])|どれ|どこ)"
    r"|(?:多|少な|高|低|大き|小さ)い(?!の|年|時|順)[一-鿿]{1,6}(?:は|って|を|[?？]|$)"
    r"|which (?!year)|\bwhere\b|qual (?:é a |das )|quais|哪(?!年|一年)"
)
_EACH = re.compile(
    r"別(?:に|の|で|人口|推計|$)|[2-9三四五]?区分|ごと|毎に|それぞれ|内訳|各(?:地|年|区|層)|[2-9三四五]つ(?:の|と)|(?:すべ|全)ての"
    r"|\beach\b|breakdown|\bby (?:area|age|region)|cada|por (?:área|região|idade)|分别|各"
)
_TREND = re.compile(r"推移|移り変わ|動き|トレンド|これから|今後|trend|evolu|走势")
_NUMERIC = re.compile(
    r"何(?:[0-9]|千|万|百|億)?(?![年月日時故度かがをはのとでもに曜]|回目)[一-鿿%ァ-ヶ]|何か所|何%|パーセント"
    r"|人数|割合|比率|率(?:は|が|を|の|って|$|[?？。])|[数値額](?:は|を|が|の|って|で|も|だ|$|[?？。、])"
    r"|いくら|いくつ|どれ(?:くらい|ぐらい|ほど|だけ)|どの(?:くらい|ぐらい|程度)|推移"
    r"|合計|合わせて|半分|半減|差[はをが]|ピーク|中央値|平均"
    r"|how (?:many|much|big|large|old)|percent|per cent|number of|figure|\bshare\b|\brate\b"
    r"|quant[oa]s?\b|porcent|por cento|número|多少|几|百分|比例|高峰|\bpeak"
)
# These speak of figures, but may be asked something else about.
_ABOUT_NUMBERS = re.compile(r"人口|推計|見込み?は|予測|population|popula|projec")
_PRINTED = re.compile(r"[0-9],[0-9]{3}|[0-9]万|超え|下回|上回|割[っりるれ]|切[っりるれ]")
_PASSES = re.compile(r"下回|割[っりるれ]|切[っりるれ]|超え|超す|上回|突破|達す")
_ASKS_OTHERWISE = re.compile(
    r"何(?=[をかがはで]|に(?!な)|という|の(?!人口))|なに|誰|だれ|どなた|どんな|どのよう|どういう|どうして|どうやって"
    r"|\bwho\b|\bwhy\b|\bwhere\b|\bhow (?:is|are|does|do|was)\b|quem|onde|por que|为什么|谁"
)
_LIMIT = re.compile(
    r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?![0-9]*[歳才])(?P<scale>万|千|億)?(?P<rest>[0-9][0-9,]*)?"
    r"[一-鿿%]{0,2}?(?:の大台)?(?:を|より|に)?(?:も)?"
    r"(?:(?P<below>下回|割[っりるれ]|割れ|切[っりるれ]|以下|未満|まで減|足らず|届かな)|(?P<above>超|上回|以上|突破|越え))"
)
_FOREIGN_LIMIT = re.compile(
    r"(?:(?P<below>below|under|less than|fewer than|abaixo de|menos de|低于|少于)"
    r"|(?P<above>above|over|exceed|more than|acima de|mais de|超过))\s*"
    r"(?P<number>[0-9][0-9,.]*[0-9])(?P<scale>万)?"
)
_SCALES = {"千": 1_000, "万": 10_000, "億": 100_000_000}


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that figures may pass, from above (`below`) or from below."""

    number: Decimal
    below: bool


@dataclass(frozen=True, slots=True)
class Asks:
    """What is asked of figures; several at once are possible.

    `change` is between years (a `fall`, a `rise` or any), `more` may be between rows, too;
    `percent` wants it in per cent,
    `amount` as a number, `either` as one or the other. `extreme` is 1 for the largest, -1 for
    the smallest, else 0, `upward` says that the smallest comes first. `when` and `where` tell
    whether years or rows are looked for,
    `otherwise` that something else than figures is asked.
    """

    numeric: bool
    change: bool
    fall: bool
    rise: bool
    more: bool
    percent: bool
    amount: bool
    either: bool
    difference: bool
    share: bool
    times: bool
    total: bool
    ratio: bool
    extreme: int
    order: bool
    upward: bool
    otherwise: bool
    when: bool
    where: bool
    each: bool
    trend: bool
    limit: Limit | None


def find_asks(text: str) -> Asks:
    """Read what a folded question asks of figures."""

    def has(cue: re.Pattern[str]) -> bool:
        return bool(cue.search(text))

    more = has(_MORE_THAN)
    change, percent = has(_CHANGE) or more, has(_PERCENT)
    timed = change or has(_MOST) or has(_LEAST) or has(_RATIO) or has(_PRINTED)
    about = has(_ABOUT_NUMBERS) and not has(_ASKS_OTHERWISE) and (timed or not has(_WHEN))
    share = (has(_SHARE) or (percent and not change)) and not has(_RATIO)
    return Asks(
        numeric=has(_NUMERIC) or about,
        change=change,
        fall=has(_FALL),
        rise=has(_RISE),
        more=more,
        percent=percent,
        amount=has(_AMOUNT),
        either=has(_OPEN_AMOUNT),
        difference=has(_DIFFERENCE),
        share=share,
        times=has(_TIMES),
        total=has(_TOTAL),
        ratio=has(_RATIO),
        extreme=1 if has(_MOST) else -1 if has(_LEAST) else 0,
        order=has(_ORDER),
        upward=has(_UPWARD),
        otherwise=has(_ASKS_OTHERWISE),
        when=has(_WHEN),
        where=has(_WHERE),
        each=has(_EACH),
        trend=has(_TREND),
        limit=_find_limit(text),
    )


def is_asking(word: str) -> bool:
    """Tell whether a word says what is wanted of figures: 減る, 足す."""
    cues = (_CHANGE, _TOTAL, _TIMES, _RATIO, _MOST, _LEAST, _PASSES)
    return any(cue.search(word) for cue in cues)


def _find_limit(text: str) -> Limit | None:
    """Read 30万人を下回る, 10,000人を超える; years are no limits."""
    found = _LIMIT.search(text) or _FOREIGN_LIMIT.search(text)
    if not found or re.match(r"(?:18|19|20)[0-9]{2}年", text[found.start() : found.start() + 5]):
        return None
    groups = found.groupdict()
    digits = groups["number"].replace(",", "")
    if found.re is _FOREIGN_LIMIT:
        digits = digits.replace(".", "")
    number = Decimal(digits) * _SCALES.get(groups["scale"] or "", 1)
    rest = groups.get("rest")
    return Limit(number + Decimal(rest.replace(",", "") if rest else 0), bool(groups["below"]))
