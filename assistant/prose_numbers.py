"""Answers sums and differences of the numbers that one sentence prints, with their operands.

「小学校6校及び中学校2校」 asked for together, 「9か所から16か所に増やす」 asked for how many more.
"""

import re
from decimal import Decimal

from assistant import phrases
from assistant.draft import Draft
from assistant.judge import bears, is_supported
from assistant.kinds import Kind
from assistant.passages import say_side
from assistant.scope import Scope
from assistant.subjects import folded
from corpus.sums import plain
from index.normalise import fold

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_TOGETHER = re.compile(
    r"合わせて|あわせて|合計|足す|足し|全部で|ぜんぶで|トータル|合算|総数|みんなで"
)
_MUCH = (
    r"(?:いくつ|どれ(?:くらい|ぐらい|だけ|ほど)|どの(?:くらい|ぐらい|程度)"
    r"|何(?:か所|[一-鿿ァ-ヶー%]{1,6}))"
)
_BY = re.compile(
    rf"{_MUCH}(?:分)?[^。、?？]{{0,4}}"
    r"(?:増|多く|ふえ|減|少なく|へ[らる]|上が|下が|伸|高く|高ま|広|短く|長く|強)"
    r"|(?:増加|減少)(?:数|量|幅)|差は"
)
_STEP = re.compile(
    rf"(?P<first>{_NUMBER})(?P<unit>[^0-9\s、。から]{{1,8}}?)から(?:毎秒|年間?|月|約|およそ)?(?P<second>{_NUMBER})(?P=unit)(?:に|へ|まで)"
)
# 小学校6校及び中学校2校; what is 「うち」 another number is a part of it.
_JOINT = re.compile(
    rf"{_NUMBER}(?P<unit>[一-鿿ァ-ヶー]{{1,6}}?|か所)(?!目)"
    rf"(?:(?:及び|並びに|と|や|、|・)(?!うち|このうち)[^0-9、。]{{1,12}}{_NUMBER}(?P=unit)(?!目))+"
)
# So many of the nearest statements are looked at, none that is much worse than the nearest.
NEAREST, LEEWAY = 3, 0.1


def answer_prose_numbers(scope: Scope) -> Draft | None:
    """Quote the nearest sentence that prints the numbers, and say their sum or difference."""
    question = fold(scope.reading.question)
    together = _TOGETHER.search(question) and "何" in question
    by = _BY.search(question)
    if not (together or by) or scope.reading.kinds & {Kind.REASON, Kind.CHANGE}:
        return None
    if not is_supported(scope):
        return None
    best = scope.evidence.found[0]
    for found in scope.evidence.found[:NEAREST]:
        if found.score < best.score - LEEWAY or not bears(scope, found):
            continue
        text = folded(found.statement.text)
        told = _sum(text, question) if together else _difference(text)
        if told:
            draft = scope.draft()
            say_side(scope, draft, found.statement.section)
            draft.quote(found.statement.section, found.statement.start, found.statement.end)
            draft.say(told)
            return draft
    return None


def _sum(text: str, question: str) -> str | None:
    """Say the sum of joined numbers of the unit that is asked for; None where there are none."""
    for found in _JOINT.finditer(text):
        unit = found["unit"]
        if f"何{unit}" not in question:
            continue
        numbers = re.findall(rf"({_NUMBER}){re.escape(unit)}(?!目)", found.group())
        total = sum((_value(number) for number in numbers), Decimal(0))
        return phrases.FIGURE_SUM.format(computed=f"{'＋'.join(numbers)}＝{plain(total)}{unit}")
    return None


def _difference(text: str) -> str | None:
    """Say the difference of the two numbers of a step; None where there is no one step."""
    steps = list(_STEP.finditer(text))
    if len(steps) != 1 or re.fullmatch(r"年度?|月|日|時|歳", steps[0]["unit"]):
        return None
    first, second = sorted((steps[0]["first"], steps[0]["second"]), key=_value, reverse=True)
    by = plain(_value(first) - _value(second))
    return phrases.FIGURE_DIFFERENCE.format(computed=f"{first}－{second}＝{by}{steps[0]['unit']}")


def _value(number: str) -> Decimal:
    """Give a printed number."""
    return Decimal(number.replace(",", ""))
