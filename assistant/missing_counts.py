"""Refuses how many there are, where no statement about the subject gives a number."""

import re
from collections import Counter

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.passages import PLACES, lists_places
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.subjects import about, folded, subject_of, telling, units_about
from corpus import Section, SectionKind
from index.normalise import fold
from index.tokens import morphemes

NOUN = r"[\u4e00-\u9fff\u30a1-\u30faー]"
_DIGIT = r"(?:[0-9][0-9,]*|(?<![\u4e00-\u9fff])[一二三四五六七八九十]+)"
_COUNTERS = (
    r"人|名|世帯|件|団体|社|校|か所|箇所|ヶ所|カ所|回(?!り)|台|軒|戸|棟|施設|地区|地域|自治会|組織|グループ|ブロック"
    r"|部会|段階|課|部署|項目|種類|本|枚|冊|票|点|期|講座|事業|市町村|か国"
)
_HOW_MANY = re.compile(
    rf"何({_COUNTERS})(?!目)|(?:how many|quantos|quantas|多少个|几个|有几|多少(?=[人户所家]))"
)
_NUMBER_OF = re.compile(
    rf"(?P<head>{NOUN}{{2,}}?)(?:の?(?:総数|件数|個数|数|人数))?(?:とは|は|って|が|を|も)"
    rf"[^。、？?0-9]{{0,10}}?いくつ(?!に|から|まで)"
    rf"|いくつの(?P<of>{NOUN}{{2,}})"
    rf"|(?P<count>{NOUN}{{2,}}?)(?:の)?(?:総数|件数|人数|台数|団体数|世帯数|校数|店舗数|数)"
    r"(?:は|って|を)?(?:[？?。]|$|教え|おしえ|知り|いくら|どのくらい|どれくらい|どれぐらい)"
)
# A number of time or order counts no things.
_TIME = r"年|月|日|時|分|週|歳|才|ページ|頁|章|条|項|号|回目|番|期|階|か年|%|円|級"
# What documents list, and what can be counted there.
_LISTED_COUNTERS = frozenset(
    ["項目", "件", "種類", "点", "本", "部署", "課", "事業", "講座", "グループ", "ブロック", "部会"]
)
_UNITS = frozenset({SectionKind.CLAUSE, SectionKind.PARAGRAPH, SectionKind.HEADING})
_SAME = {
    "回": "回",
    "世帯": "世帯",
    "点": "点",
    "戸": "戸",
    "校": "校|つの?(?:大学|学校|高校)",
    "人": "人|名",
    "名": "人|名",
    "か所": "か所|箇所|つ",
    "箇所": "か所|箇所|つ",
    "団体": "団体|つ",
}
_PEOPLE = frozenset({"人", "名", "世帯"})
_DIFFERS = re.compile(r"変わ|変更|変化|から何|違|差|増|減|追加|削除|加わ|なくな|どう")
# A statement must hold this share of a subject to count its things.
_SHARE = 0.34
# Those that make up a body or take part in a thing are counted without these words.
_MEMBERS = re.compile(r"(?:委員|会員|メンバー|構成員|参加者|利用者|対象者|回答者|人数|定員)$")
_ROLE = r"長|員|者|師|事"


def refuse_missing_count(scope: Scope) -> Draft | None:
    """Refuse how many people, groups or places there are, where nothing about them tells it.

    What lists of the documents may be counted for (項目, 取組) is left to the composers behind.
    """
    counted = _HOW_MANY.search(fold(scope.reading.question))
    if scope.reading.departments or (counted and counted.group(1) in _LISTED_COUNTERS):
        return None
    return refuse_uncounted(scope, leave_lists=True)


def refuse_uncounted(scope: Scope, *, leave_lists: bool = False) -> Draft | None:
    """Refuse how many there are, where no statement about the subject gives a number of them."""
    question = fold(scope.reading.question)
    counted = _HOW_MANY.search(question)
    number_of = _NUMBER_OF.search(question)
    if _is_of_other_kind(scope, counted) or not (counted or number_of):
        return None
    if scope.reading.years and _has_years(scope):
        return None
    if counted and counted.group(1) in PLACES and lists_places(scope):
        return None
    head = "" if counted or not number_of else next(filter(None, number_of.groups()))
    if head and leave_lists and _heads_list(scope, head):
        return None
    form = _counted_form(scope, counted, head)
    if counted and _is_unknown(scope, question, counted):
        return _refuse(scope)
    if form is None or _gives_count(scope, question, form, head):
        return None
    return _refuse(scope)


def _is_of_other_kind(scope: Scope, counted: re.Match[str] | None) -> bool:
    """Tell whether a question asks for a change or for who does a thing.

    「見直しに意見を寄せた市民は何人」 only speaks of a revision.
    """
    if Kind.RESPONSIBILITY in scope.reading.kinds:
        return True
    people = counted is not None and counted.group(1) in _PEOPLE
    told = people and not _DIFFERS.search(scope.reading.question)
    return Kind.CHANGE in scope.reading.kinds and not told


def _refuse(scope: Scope) -> Draft:
    """Refuse a number."""
    what = phrases.MISSING_TYPES["number"]
    return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[what])


def _is_unknown(scope: Scope, question: str, counted: re.Match[str]) -> bool:
    """Tell whether no document has a word for what is counted: 病院 of 病院は何か所."""
    before = re.search(rf"({NOUN}{{2,}})(?:は|が|って)$", question[: counted.start()])
    if before is None or scope.evidence.official:
        return False
    noun = before.group(1)
    return not _MEMBERS.search(noun) and not any(map(scope.lexicon.knows, tails_of(noun)))


def _heads_list(scope: Scope, head: str) -> bool:
    """Tell whether a word, or its tail, heads a list: units below a heading, rows of a table."""
    for tail in tails_of(head):
        if tail in heads_of_rows(scope):
            return True
        units = (s for s in scope.sections if s.kind in _UNITS and _ends_heading(s, tail))
        below = Counter((s.document, s.side) for s in units)
        if any(count > 1 for count in below.values()):
            return True
    return False


def heads_of_rows(scope: Scope) -> set[str]:
    """Give the heads over the head columns of tables, folded: what their rows are."""
    return {fold(label.text) for table in scope.tables for label in table.stub}


def _ends_heading(section: Section, word: str) -> bool:
    """Tell whether a heading over a section ends in a word."""
    return any(folded(name).endswith(word) for name in section.path)


def _counted_form(scope: Scope, counted: re.Match[str] | None, head: str) -> re.Pattern[str] | None:
    """Give the form of a text that counts what is asked for; None where nobody can say."""
    counter = counted.group(1) if counted else None
    if counter:
        same = _SAME.get(counter, f"{counter}|つ")
        listed = rf"(?:[^、。\s]{{1,8}}、)+[^、。\s]{{1,8}}(?:{same})"
        other = rf"(?:{_ROLE})[0-9]" if counter in {"人", "名"} else listed
        return re.compile(rf"{_DIGIT}(?:つの)?(?:{same})(?!目)|{other}")
    if not head or head in scope.lexicon.cities:
        return re.compile(rf"{_DIGIT}(?!{_TIME})(?:つ|{_COUNTERS})")
    tail = next((t for t in tails_of(head) if scope.lexicon.knows(t)), None)
    if tail is None:
        return None
    bare = re.escape(tail)
    return re.compile(
        rf"{_DIGIT}(?!{_TIME})[^0-9。、.)]{{0,4}}{bare}|{bare}[^0-9。、]{{0,6}}{_DIGIT}(?!{_TIME}|$)"
    )


def tails_of(head: str) -> list[str]:
    """Give a compound and what is left of it when words are taken off its front."""
    words = [word.surface for word in morphemes(head)]
    tails = ("".join(words[first:]) for first in range(len(words)))
    return [tail for tail in tails if len(tail) > 1]


def _has_years(scope: Scope) -> bool:
    """Tell whether a table has a year of the question."""
    heads = (cell.column for table in scope.tables for cell in table.cells)
    return any(year in fold(head) for head in heads for year in scope.reading.years)


def _gives_count(scope: Scope, question: str, form: re.Pattern[str], head: str) -> bool:
    """Tell whether a statement about the subject has a count that the question does not give."""
    given = {match.group() for match in form.finditer(question)}
    subject = subject_of(scope, head)
    if any(form.search(f"1{unit}") for unit in units_about(scope, subject, _SHARE)):
        return True
    for statement in about(scope, telling(scope, form), subject, _SHARE):
        if {match.group() for match in form.finditer(folded(statement.text))} - given:
            return True
    return False
