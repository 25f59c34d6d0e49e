"""Lists the duties of departments that a question limits to one list of them, or to shared ones.

A document may tell duties in several places: 施策 of a chapter and 段階別の受持ち of a table. A
question that names one of them is answered from it alone.
"""

import re
from collections.abc import Mapping, Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.responsibility import on_side, say_duty
from assistant.scope import Scope
from assistant.subjects import terms_of
from corpus import Duty, Notation
from corpus.markers import without_marker
from corpus.text import squash
from index.normalise import fold

_OFFICE = r"(?:担当)?(?:課|部署|部局|部|係|局|室|機関)"
_SEVERAL = r"(?:二つ|2つ|ふたつ|二|2|複数|いくつか|[2-9]つ|[三四五]つ)"
_SHARED = re.compile(
    rf"{_SEVERAL}(?:以上)?の?{_OFFICE}|{_OFFICE}が?{_SEVERAL}以上"
    rf"|{_OFFICE}(?:が|で|の)?(?:両方|ともに|2課|二課)|{_OFFICE}(?:どうし|同士|間)?[^。、]{{0,6}}(?:共同|共管|連名|合同|いっしょ|一緒|またが|跨が|連携して所管)"
)
_LONE = re.compile(
    rf"(?:一つ|1つ|ひとつ|単独)の?{_OFFICE}(?:だけ|のみ)|{_OFFICE}(?:が|は)(?:一つ|1つ|単独)"
)
_WANTED = re.compile(
    r"いくつ|何[件個つ]|件数|すべて|全て|全部|一覧|挙げ|どれ|どの|どん?な|何(?:です|が|を|と)|教え|リスト|(?:は|って)[?？。]?$"
)
_AND = "(?:と|や|も|、|・|及び|および|並びに|だけでなく)"
_RANGE = re.compile(r"(?P<first>[^\s、。]{1,6}[0-9])から(?P<last>[^\s、。]{1,6}[0-9])まで")
_CHANGED = re.compile(r"変わ|増え|増加|減[っりる少]|変更|違")
# Words of a heading that name no list of their own.
_PLAIN = terms_of("計画 一覧 表 別 市 本市 実施 推進 体制 基本 方針 担当 所管")
_NOT = re.compile(r"担当し(?:て(?:い)?)?ない|以外|含まない")


def answer_listed_duties(scope: Scope) -> Draft | None:
    """List and count the duties of one department in the list that a question names."""
    reading = scope.reading
    counted = reading.kinds & {Kind.COUNT, Kind.LIST}
    if len(reading.departments) != 1 or not (counted or _WANTED.search(reading.question)):
        return None
    if Kind.CHANGE in reading.kinds or _CHANGED.search(reading.question):
        return None
    groups = _groups(scope)
    ranged = _ranged(scope)
    if ranged and not _NOT.search(reading.question):
        return _of(scope, [d for d in ranged if reading.departments[0] in d.departments])
    named = _named(scope, groups)
    listed = sorted((d for key in named for d in groups[key]), key=lambda duty: duty.start)
    if len(groups) < 2 or not named or _NOT.search(reading.question):
        return None
    if not counted and _other_words(scope, listed):
        return None
    return _of(scope, [d for d in listed if reading.departments[0] in d.departments])


def _of(scope: Scope, own: Sequence[Duty]) -> Draft | None:
    """List and count duties of the one department named; None without any."""
    if not own:
        return None
    draft = scope.draft()
    name = scope.reading.departments[0]
    draft.say(phrases.DUTIES_OF.format(department=name, count=len(own)))
    _say_each(draft, own)
    return draft


def _ranged(scope: Scope) -> list[Duty]:
    """Give the duties between the two signs that a question names: 施策1-1から施策4-3まで."""
    found = _RANGE.search(fold(squash(scope.reading.question)))
    duties = on_side(scope, scope.duties)
    if not found:
        return []
    ends = [
        [d for d in duties if any(_opens(name, found[end]) for name in d.section.path)]
        for end in ("first", "last")
    ]
    if not all(ends):
        return []
    first, last = ends[0][0], ends[1][-1]
    same = [d for d in duties if d.section.document == first.section.document]
    return [d for d in same if first.start <= d.start <= last.start]


def _opens(name: str, sign: str) -> bool:
    """Tell whether a heading or the head of a row begins with a sign, no digit behind it."""
    return re.match(rf"{re.escape(sign)}(?![0-9-])", fold(squash(name))) is not None


def answer_shared_duties(scope: Scope) -> Draft | None:
    """List and count the duties that two or more departments share, or that one has alone."""
    question = fold(scope.reading.question)
    shared, lone = _SHARED.search(question), _LONE.search(question)
    if not (shared or lone) or not _WANTED.search(question) or _CHANGED.search(question):
        return None
    groups = _groups(scope)
    named = _named(scope, groups)
    duties = [duty for key in named or groups for duty in groups[key]]
    least = _least(shared.group()) if shared else 1
    names = set(scope.reading.departments)
    own = [
        d
        for d in duties
        if names <= set(d.departments)
        and (len(d.departments) >= least if shared else len(d.departments) == 1)
    ]
    if not own or len(duties) < 2 or _other_words(scope, duties):
        return None
    draft = scope.draft()
    said = phrases.DUTIES_SHARED if shared else phrases.DUTIES_LONE
    draft.say(said.format(least=least, count=len(own)))
    _say_each(draft, own)
    return draft


def _least(said: str) -> int:
    """Give how many departments at least a question speaks of."""
    found = re.search(r"[2-9]", said)
    kanji = re.search(r"[三四五]", said)
    if found:
        return int(found.group())
    return "三四五".index(kanji.group()) + 3 if kanji else 2


def _groups(scope: Scope) -> Mapping[tuple[str, ...], list[Duty]]:
    """Give the duties on the side asked for, list by list: by chapter and by how they are told."""
    groups: dict[tuple[str, ...], list[Duty]] = {}
    for duty in on_side(scope, scope.duties):
        key = (duty.section.document, duty.section.path[0], str(duty.notation))
        groups.setdefault(key, []).append(duty)
    return groups


def _named(scope: Scope, groups: Mapping[tuple[str, ...], Sequence[Duty]]) -> list[tuple[str, ...]]:
    """Give the one list whose headings a question names best, with those that it joins to it.

    「施策と共通取組」 names both, though the heading over the one is a word of the other's. None
    where two are named alike.
    """
    question = fold(squash(scope.reading.question))
    for name in scope.reading.departments:
        question = question.replace(fold(name), "　")
    said = {
        key: max((word for word in _words(own) if word in question), key=len, default="")
        for key, own in groups.items()
    }
    most = max(map(len, said.values()), default=0)
    best = [key for key, word in said.items() if len(word) == most]
    if not most or len(best) > 1:
        return []
    return [
        *best,
        *(k for k in groups if k not in best and _joins(question, said[best[0]], said[k])),
    ]


def _joins(question: str, one: str, other: str) -> bool:
    """Tell whether a question joins two words: 施策と共通取組."""
    pairs = ((one, other), (other, one))
    return bool(other) and any(
        re.search(f"{re.escape(a)}{_AND}{re.escape(b)}", question) for a, b in pairs
    )


def _words(duties: Sequence[Duty]) -> set[str]:
    """Give the names of the headings that all duties of a list stand under, and their words."""
    paths = [duty.section.path for duty in duties]
    common = [name for name in paths[0] if all(name in path for path in paths)]
    heads = [fold(squash(without_marker(name))) for name in common]
    terms = {term for head in heads for term in terms_of(head) if len(term) > 1}
    return {word for word in (*heads, *terms) if len(word) > 1 and word not in _PLAIN}


def _other_words(scope: Scope, duties: Sequence[Duty]) -> bool:
    """Tell whether a question names something besides departments and the list."""
    plain = {*_PLAIN, *_ASKING, *(t for word in _words(duties) for t in terms_of(word))}
    plain |= {term for name in scope.reading.departments for term in terms_of(fold(name))}
    return any(t not in plain and scope.lexicon.knows(t) and len(t) > 1 for t in scope.reading.own)


_ASKING = terms_of(
    "課 部署 部局 係 二つ以上 二つ 2つ 複数 以上 一緒 いっしょ 共同 連名 合同 所管 所管する "
    "担当 受け持つ 受持ち 施策 事業 取組 取り組み 名前 名称 いくつ 全部 またがる 一つ 単独 "
    "だけ 件 件数 内容 何件 ある 掲げる 書く 2課 2 一つの課 複数の課 関わる 連携 行う もの"
)


def _say_each(draft: Draft, duties: Sequence[Duty]) -> None:
    """Quote duties in order; of a table whole rows, where what is done stands beside the office."""
    for duty in duties:
        if duty.notation is Notation.COLUMN:
            draft.quote(duty.section, bullet=True)
        else:
            say_duty(draft, duty, bullet=True)
