"""Refuses names or a rank of things that no statement about the subject gives."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.lexicon import Statement
from assistant.missing_counts import NOUN, heads_of_rows, tails_of
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.subjects import about, folded, subject_of, telling
from corpus import SectionKind
from corpus.text import squash
from index.normalise import fold
from index.tokens import Morpheme, morphemes

# Kinds of things that go by proper names.
_NAMED = r"地区|町|村|大学|高校|学校|小学校|中学校|自治会|支所|公民館|団体|企業"
_NAMED += r"|会社|病院|施設|ブロック|協議会|市町村|店"
# Of these a name is always a proper one; a 施設 or 協議会 may be named by common words.
_ALWAYS_NAMED = re.compile(r"地区|大学|団体|会社|企業|高校|学校|支所|自治会|公民館|小学校|中学校")
_ASKS_NAMES = re.compile(
    rf"(?P<of>{NOUN}{{2,}})(?:の|、|それぞれの|全部の|すべての|たちの){{0,2}}"
    r"(?:それぞれの)?(?:名前|名称|呼び名|呼称|内訳)"
    rf"|(?P<called>団体|地区|大学|学校|高校|企業|自治会|町|支所|公民館|会社)名(?:は|を|って|が|も|[?？]?$)"
    rf"|(?P<told>{_NAMED})(?:を|について)?(?:[0-9]+つ?|全部|すべて|ぜんぶ)[^。]{{0,6}}"
    r"(?:言|挙げ|あげ|答え|教え|列挙|並べ)"
    rf"|(?:何|なん)(?:て|と)(?:いう|言う|ゆう)(?:名前の)?(?P<what>{_NAMED})"
    rf"|(?:どこの|どの|どちらの)(?P<which>{_NAMED})"
    rf"|(?P<where>{_NAMED})(?:とは|って|というのは|は)(?:具体的に)?(?:、)?(?:どこ|どちら)"
    rf"|(?P<spread>{_NAMED})(?:とか|など|等)?(?:が|は|って)[^。]{{0,20}}?[?？。、]?"
    r"(?:どこ[どと?？。 ]|(?:名前|名称)を[^。]{0,4}(?:並べ|挙げ|あげ|教え|言))"
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
    r"|[0-9]番目に(?:多|少な|高|低|大き|小さ|早|古)|最多|ワースト|ランキング|順位|[0-9]位|上位[0-9]*(?:項目|つ|件|位)?を|多い順|少ない順"
    r"|\b(?:most|largest|biggest|smallest|fewest|highest|lowest|oldest)\b|mais populos|最高"
)
_ENTITY = re.compile(
    r"は[?？]?$|どこ|どの|どれ|誰|だれ|どなた|何(?!年|月|日|時|人|歳|%|パ)|順|教え|which|what|qual|哪"
)
# What is to be ranked: どの地区, どこの町; 人口がいちばん少ない地区は.
_RANKED_NOUN = re.compile(
    rf"ど(?:の|この)(?P<a>{NOUN}{{2,}})|(?:い|る|く)(?:の)?(?P<b>{NOUN}{{2,}})(?:は|って)"
)
_RANKED = re.compile(r"最も|いちばん|一番|最大|最小|最多|最少|ピーク|[0-9]位|順位")


def refuse_missing_names(scope: Scope) -> Draft | None:
    """Refuse the names of places or organisations that the documents only count."""
    question = fold(scope.reading.question)
    asked = _ASKS_NAMES.search(question)
    if not asked:
        return None
    noun = next((group for group in asked.groups() if group), None) or _counted_noun(scope)
    if noun is None:
        return None
    tail = next((t for t in tails_of(noun) if scope.lexicon.knows(t)), None)
    if tail is None or _has_named(scope, tail):
        return None
    groups = asked.groupdict()
    which = groups.get("where") or groups.get("which")
    by_name = not which and _ALWAYS_NAMED.fullmatch(tail)
    if not (by_name or _is_counted(scope, tail)):
        return None
    what = phrases.NAMES_OF.format(noun=tail)
    return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[what])


def _counted_noun(scope: Scope) -> str | None:
    """Give the noun of the corpus that a question in another script counts: 5所大学."""
    question = fold(scope.reading.question)
    found = re.search(rf"[0-9]+(?:所|个|つの)?({NOUN}{{2,}}?)(?:分别|的|$)", question)
    if found:
        return found.group(1)
    number = next((str(n) for word, n in _NUMBER_WORDS.items() if word in question.split()), None)
    number = number or next(iter(re.findall(r"(?<![0-9])[0-9]{1,2}(?![0-9])", question)), None)
    form = re.compile(rf"(?<![0-9]){number}(?:つの)?({NOUN}{{2,6}})")
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


def refuse_missing_rank(scope: Scope) -> Draft | None:
    """Refuse which is the most or the first, where nothing about the subject ranks anything."""
    question = fold(scope.reading.question)
    most = _MOST.search(question)
    if not most or not _ENTITY.search(question) or scope.reading.kinds & {Kind.RESPONSIBILITY}:
        return None
    subject = subject_of(scope, most.group())
    entity = _RANKED_NOUN.search(question)
    noun = next(filter(None, entity.groups()), "") if entity else ""
    if noun and scope.tables and not scope.lexicon.knows(noun):
        return None  # a word of the asker's own for the rows of a table
    if any(_is_ranked_by(name, noun, question) for name in _row_names(scope)):
        return None
    if noun and any(noun in head for head in heads_of_rows(scope)):
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
