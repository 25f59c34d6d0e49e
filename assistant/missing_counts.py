"""Refuses a number, names or a rank of things that no statement about the subject gives."""

import re
from collections import Counter

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.lexicon import Statement
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.subjects import about, folded, subject_of, telling, units_about
from corpus import Section, SectionKind
from corpus.text import squash
from index.normalise import fold
from index.tokens import Morpheme, morphemes

_NOUN = r"[\u4e00-\u9fff\u30a1-\u30faー]"
_DIGIT = r"(?:[0-9][0-9,]*|(?<![\u4e00-\u9fff])[一二三四五六七八九十]+)"
_COUNTERS = (
    r"人|名|世帯|件|団体|社|校|か所|箇所|ヶ所|カ所|回(?!り)|台|軒|戸|棟|施設|地区|地域|自治会|組織|グループ|ブロック"
    r"|部会|課|部署|項目|種類|本|枚|冊|票|点|期|講座|事業|市町村|か国"
)
_HOW_MANY = re.compile(
    rf"何({_COUNTERS})(?!目)|(?:how many|quantos|quantas|多少个|几个|有几|多少(?=[人户所家]))"
)
_NUMBER_OF = re.compile(
    rf"(?P<head>{_NOUN}{{2,}}?)(?:の?(?:総数|件数|個数|数|人数))?(?:とは|は|って|が|を|も)"
    rf"[^。、？?0-9]{{0,10}}?いくつ(?!に|から|まで)"
    rf"|いくつの(?P<of>{_NOUN}{{2,}})"
    rf"|(?P<count>{_NOUN}{{2,}}?)(?:の)?(?:総数|件数|人数|台数|団体数|世帯数|校数|店舗数|数)"
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
# A statement must hold this share of a subject to count its things.
_SHARE = 0.34
# Kinds of things that go by proper names.
_ROLE = r"長|員|者|師|事"
_NAMED = r"地区|町|村|大学|高校|学校|小学校|中学校|自治会|支所|公民館|団体|企業"
_NAMED += r"|会社|病院|施設|ブロック|協議会|市町村|店"
# Of these a name is always a proper one; a 施設 or 協議会 may be named by common words.
_ALWAYS_NAMED = re.compile(r"地区|大学|団体|会社|企業|高校|学校|支所|自治会")
_ASKS_NAMES = re.compile(
    rf"(?P<of>{_NOUN}{{2,}})(?:の|、|それぞれの|全部の|すべての|たちの){{0,2}}"
    r"(?:それぞれの)?(?:名前|名称|呼び名|呼称|内訳)"
    rf"|(?P<called>団体|地区|大学|学校|高校|企業|自治会|町|支所|公民館|会社)名(?:は|を|って|が|も)"
    rf"|(?P<told>{_NAMED})(?:を|について)?(?:[0-9]+つ?|全部|すべて|ぜんぶ)[^。]{{0,6}}"
    r"(?:言|挙げ|あげ|答え|教え|列挙|並べ)"
    rf"|(?:どこの|どの|どちらの)(?P<which>{_NAMED})"
    rf"|(?P<where>{_NAMED})(?:とは|って|というのは|は)(?:具体的に)?(?:、)?(?:どこ|どちら)"
    r"|names? of (?:the |all |each )|叫什么名字|什么名字|nomes? d[aeo]s?"
)
_NUMBER_WORDS = {
    **{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9},
    **{"ten": 10, "dois": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8},
    **{"nove": 9, "dez": 10},
}
_MOST = re.compile(
    r"(?:いちばん|一番(?!目|上|下|最初|最後|身近)|最も|もっとも)[^。、]{0,14}?"
    r"(?:多|少な|高|低|大き|小さ|広|狭|長|短|古|新し|人気|早)"
    r"|最多|ワースト|ランキング|順位|[0-9]位|上位[0-9]*(?:項目|つ|件|位)?を|多い順|少ない順"
    r"|\b(?:most|largest|biggest|smallest|fewest|highest|lowest|oldest)\b|mais populos|最高"
)
_ENTITY = re.compile(
    r"は[?？]?$|どこ|どの|どれ|誰|だれ|どなた|何(?!年|月|日|時|人|歳|%|パ)|順|教え|which|what|qual|哪"
)
_RANKED = re.compile(r"最も|いちばん|一番|最大|最小|最多|最少|ピーク|[0-9]位|順位")


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
    if scope.reading.kinds & {Kind.CHANGE, Kind.RESPONSIBILITY} or not (counted or number_of):
        return None
    if scope.reading.years and _has_years(scope):
        return None
    head = "" if counted or not number_of else next(filter(None, number_of.groups()))
    if head and leave_lists and _heads_list(scope, head):
        return None
    form = _counted_form(scope, counted, head)
    if form is None or _gives_count(scope, question, form, head):
        return None
    what = phrases.MISSING_TYPES["number"]
    return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[what])


def _heads_list(scope: Scope, head: str) -> bool:
    """Tell whether a word, or its tail, heads a list: units below a heading, rows of a table."""
    for tail in _tails(head):
        if tail in _heads_of_rows(scope):
            return True
        units = (s for s in scope.sections if s.kind in _UNITS and _ends_heading(s, tail))
        below = Counter((s.document, s.side) for s in units)
        if any(count > 1 for count in below.values()):
            return True
    return False


def _heads_of_rows(scope: Scope) -> set[str]:
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
    tail = next((t for t in _tails(head) if scope.lexicon.knows(t)), None)
    if tail is None:
        return None
    bare = re.escape(tail)
    return re.compile(
        rf"{_DIGIT}(?!{_TIME})[^0-9。、]{{0,4}}{bare}|{bare}[^0-9。、]{{0,6}}{_DIGIT}(?!{_TIME})"
    )


def _tails(head: str) -> list[str]:
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


def refuse_missing_names(scope: Scope) -> Draft | None:
    """Refuse the names of places or organisations that the documents only count."""
    question = fold(scope.reading.question)
    asked = _ASKS_NAMES.search(question)
    if not asked:
        return None
    noun = next((group for group in asked.groups() if group), None) or _counted_noun(scope)
    if noun is None:
        return None
    tail = next((t for t in _tails(noun) if scope.lexicon.knows(t)), None)
    if tail is None or _has_named(scope, tail):
        return None
    by_name = not asked.groupdict().get("where") and _ALWAYS_NAMED.fullmatch(tail)
    if not (by_name or _is_counted(scope, tail)):
        return None
    what = phrases.NAMES_OF.format(noun=tail)
    return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[what])


def _counted_noun(scope: Scope) -> str | None:
    """Give the noun of the corpus that a question in another script counts: 5所大学."""
    question = fold(scope.reading.question)
    found = re.search(rf"[0-9]+(?:所|个|つの)?({_NOUN}{{2,}}?)(?:分别|的|$)", question)
    if found:
        return found.group(1)
    number = next((str(n) for word, n in _NUMBER_WORDS.items() if word in question.split()), None)
    number = number or next(iter(re.findall(r"(?<![0-9])[0-9]{1,2}(?![0-9])", question)), None)
    form = re.compile(rf"(?<![0-9]){number}(?:つの)?({_NOUN}{{2,6}})")
    told = (form.search(folded(s.text)) for s in telling(scope, form)) if number else ()
    return next((match.group(1) for match in told if match), None)


def _is_counted(scope: Scope, noun: str) -> bool:
    """Tell whether the documents count things of a kind: 5つの大学, 32地区."""
    form = re.compile(rf"[0-9]+(?:つの)?{re.escape(noun)}")
    return bool(telling(scope, form))


def _has_named(scope: Scope, noun: str) -> bool:
    """Tell whether a document names a thing of a kind: a proper name or letter before the noun."""
    for statement in telling(scope, re.compile(re.escape(noun))):
        words = morphemes(squash(statement.text))
        for place, word in enumerate(words):
            if place and word.surface == noun and _is_name(words[place - 1]):
                return True
    return False


def _is_name(word: Morpheme) -> bool:
    """Tell whether a word is a proper name."""
    return word.pos2 == "固有名詞" and len(word.surface) > 1


# What is to be ranked: どの地区, どこの町; 人口がいちばん少ない地区は.
_RANKED_NOUN = re.compile(
    rf"ど(?:の|この)(?P<a>{_NOUN}{{2,}})|(?:い|る|く)(?:の)?(?P<b>{_NOUN}{{2,}})(?:は|って)"
)


def refuse_missing_rank(scope: Scope) -> Draft | None:
    """Refuse which is the most or the first, where nothing about the subject ranks anything."""
    question = fold(scope.reading.question)
    most = _MOST.search(question)
    if not most or not _ENTITY.search(question) or scope.reading.kinds & {Kind.RESPONSIBILITY}:
        return None
    subject = subject_of(scope, most.group())
    entity = _RANKED_NOUN.search(question)
    noun = next(filter(None, entity.groups()), "") if entity else ""
    if any(_is_ranked_by(name, noun, question) for name in _row_names(scope)):
        return None
    if noun and any(noun in head for head in _heads_of_rows(scope)):
        return None
    ranked = [
        s
        for s in about(scope, telling(scope, _RANKED), subject)
        if _tells(s) and (not noun or noun in folded(s.text))
    ]
    if ranked:
        return None
    return refuse(
        scope, phrases.NO_SUCH_TYPE.format(what=phrases.RANKING), missing=[phrases.RANKING]
    )


def _row_names(scope: Scope) -> set[str]:
    """Give the names of the rows of tables that hold numbers, folded."""
    cells = (cell for table in scope.tables for cell in table.cells if cell.number is not None)
    return {fold(cell.row_heads[-1].text) for cell in cells if cell.row_heads}


def _is_ranked_by(name: str, noun: str, question: str) -> bool:
    """Tell whether a row of a table is one of the things that are to be ranked."""
    return name.endswith(noun) if noun else name[:2] in question


def _tells(statement: Statement) -> bool:
    """Tell whether a statement says something by itself."""
    return statement.section.kind not in {SectionKind.HEADING, SectionKind.TITLE}
