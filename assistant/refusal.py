"""Says that the documents do not answer, which part is missing, and where to look instead."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Asked, Kind
from assistant.lexicon import NAME_CHARACTERS, Statement
from assistant.named_documents import documents_asked, printed
from assistant.passages import ranked_statements
from assistant.records import Role, Status
from assistant.scope import Scope
from corpus import Basis, Section, SectionKind, Side
from corpus.text import squash, unwrap
from index.normalise import fold
from index.tokens import morphemes

_DATE_OF_ISSUE = re.compile(r"[年月日何]付け|日付(?:は|って|が)|何月付|策定日|発行日")
# Without a common word a section is near a question from this score on, beside the best one.
NEAR, NEAR_SHARE = 0.35, 0.25
SOME_YEARS = re.compile(r"[0-9０-９十]何年")
BLANK = re.compile(r"[●○〇]\s*[年月日]")
_ASKS_SIGN = re.compile(
    r"(?:記号|印|しるし|マーク|丸|[●○◎〇]|網掛け|網かけ|色)[^。]{0,14}?"
    r"(?:何を|なにを|どういう(?:意味|こと|もの)|どんな意味|意味|何の(?:こと|印|意味|分類|区別|種類))"
)
_ASKS_MEANING = re.compile(
    r"(?P<term>[\u4e00-\u9fff\u30a0-\u30ffA-Za-z0-9ー]{2,20})[」』]?"
    r"(?:とは(?:何(?!の)|なに|どう|[?？]|$)|って(?:何(?![か人件回個年月日時名度円歳階])|なに(?!か)|結局|どんな|どういう)|の(?:意味|定義))"
)
# 1- of 1-Aグループ; a word in hiragana that a name begins with has two signs at least.
_DASHED = re.compile(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ]+[-－‐−ー]?$|[0-9０-９]+[-－‐−][A-Za-zＡ-Ｚ]+$")
_NUMBERED = re.compile(r"[0-9]+-[a-z]|[a-z]-[0-9]")
_NAMING = frozenset({"名詞", "接頭辞"})
_NAME_WORD = re.compile(
    r"[一-鿿々ァ-ヶー]+|(?!そもそも|いったい|ちなみに|つまり|いわゆる|[こそあど][こちれ]|こと|もの|ため|とき|ところ|ほう|よう|わけ|はず|みんな)"
    r"[ぁ-ん]{2,}"
)
_HIRAGANA_RUN = re.compile(r"(?<![ぁ-ん])[ぁ-ん]{2,8}$")


def refuse(scope: Scope, *messages: str, missing: Sequence[str] = ()) -> Draft:
    """Make a refusal with its reasons, the nearest sections and how to ask."""
    draft = scope.draft()
    draft.status = Status.UNANSWERABLE
    for message in messages or (not_found(scope),):
        draft.say(message)
    draft.missing += missing or (scope.reading.question,)
    draft.offer(_near(scope), scope.settings.nearest)
    draft.say(phrases.SEE_NEAREST if draft.nearest else phrases.HOW_TO_ASK)
    return draft


def _near(scope: Scope) -> list[Section]:
    """Give the sections found that have something to do with a question, best first.

    They share a word with it, or stand near by their vectors, and are not far behind the best.
    """
    near = []
    for section in scope.nearest():
        found = scope.scores[section.key]
        alike = found.coverage > 0 or found.score >= NEAR or scope.reading.language != "ja"
        if alike and found.score >= NEAR_SHARE * scope.evidence.found[0].score:
            near.append(section)
    return near


def not_found(scope: Scope) -> str:
    """Say that nothing answers, naming the city where the question named one."""
    cities = scope.reading.cities
    if len(cities) == 1:
        return phrases.NOT_FOUND_IN_CITY.format(city=next(iter(cities)))
    return phrases.NOT_FOUND


def asks_sign(question: str) -> bool:
    """Tell whether a question asks what a sign of the page means."""
    return bool(_ASKS_SIGN.search(question))


def refuse_lost(scope: Scope) -> Draft | None:
    """Refuse what hangs on marks that the extraction scattered, citing what is left of them."""
    if asks_sign(scope.reading.question):
        return None
    signs = set(scope.reading.question) & set("○●◎〇")
    for section in scope.sections if signs else ():
        if section.kind is SectionKind.LOST and set(scope.corpus.text(section)) & signs:
            return _lost(scope, section)
    return None


def _lost(scope: Scope, section: Section) -> Draft:
    """Say that marks were lost, citing some of them."""
    draft = refuse(scope, missing=[scope.reading.question])
    marker = draft.cite(section, role=Role.CONTEXT, basis=Basis.LOST)
    draft.lines[0] = f"{phrases.LOST}[{marker}]"
    return draft


def _printed_term(scope: Scope) -> str:
    """Give the word whose meaning is asked for, with what the documents print before it."""
    question, said = scope.reading.question, _said_term(scope.reading.question)
    run = _HIRAGANA_RUN.search(question.partition(said)[0]) if said else None
    whole = fold(run.group() + said) if run else ""
    return run.group() + said if run and _is_printed(scope, whole) else said


def _is_printed(scope: Scope, term: str) -> bool:
    """Tell whether the documents print a word, folded, wherever lines end."""
    return bool(term) and any(term in printed(document) for document in documents_asked(scope))


def asked_meaning(question: str) -> str:
    """Give the word, folded, whose meaning a question asks for; empty where it asks for none."""
    return fold(_said_term(question))


def _said_term(question: str) -> str:
    """Give the word whose meaning is asked for, whole: 1-Aグループ, やまざと支援交付金."""
    found = _ASKS_MEANING.search(question)
    if found is None:
        return ""
    first = _DASHED.search(question[: found.start("term")])
    start = first.start() if first else found.start("term")
    for word in reversed(morphemes(question[:start])):
        named = word.pos1 in _NAMING and _NAME_WORD.fullmatch(word.surface)
        start = word.start if word.end == start and named else start
    return question[start : found.end("term")]


def refuse_undefined(scope: Scope) -> Draft | None:
    """Refuse to explain a word that the documents use and never define."""
    said = _printed_term(scope)
    term = fold(said)
    told = (t for t in scope.terms if t.definition or t.section.kind is SectionKind.OMISSION)
    known = any(term in fold(t.term) or fold(t.term) in term for t in told)
    found = _ASKS_MEANING.search(scope.reading.question)
    words = {term, fold(found["term"])} if found else {term}
    used = any(scope.lexicon.knows(word, d.id) for word in words for d in scope.documents)
    strange = _NUMBERED.match(term) and not _is_printed(scope, term)
    if strange or _is_compound_of(scope, term):
        return refuse(scope, phrases.UNKNOWN_NAME.format(name=said), missing=[said])
    if not term or known or not used or _NUMBERED.match(term):
        return None  # of one of several groups there is only what sentences say of it
    question = squash(scope.reading.question)
    if any(_explains(found.statement, term, question) for found in scope.evidence.found):
        return None
    return refuse(scope, phrases.UNDEFINED.format(term=said), missing=[f"「{said}」の意味"])


def _is_compound_of(scope: Scope, term: str) -> bool:
    """Tell whether an unknown word ends in a defined one, whose meaning is not its own."""
    if not term or scope.lexicon.knows(term) or scope.evidence.official:
        return False
    defined = {fold(t.term) for t in scope.terms if t.definition}
    tails = [word for word in defined if term.endswith(word) and term != word]
    heads = [term.removesuffix(word) for word in tails]
    return bool(heads) and not any(
        head in {fold(city) for city in scope.lexicon.cities} for head in heads
    )


def _is_whole(heading: str, term: str) -> bool:
    """Tell whether a long word is a heading but for the city's name before it."""
    city, _, name = fold(heading).partition("市")
    return len(term) >= NAME_CHARACTERS and name == term and len(city) <= NAME_CHARACTERS


def _explains(statement: Statement, term: str, question: str) -> bool:
    """Tell whether a word is glossed in brackets in a statement or names a heading over it.

    A heading of several words, 「相談の窓口」, is asked for by all of them and not by its last.
    """
    headings = (fold(h) for h in statement.headings if h in question or _is_whole(h, term))
    return f"({term})" in fold(statement.text) or any(h.endswith(term) for h in headings)


def refuse_blank(scope: Scope) -> Draft | None:
    """Refuse a date that the document itself leaves open (令和７年●月)."""
    if scope.reading.asked is not Asked.DATE:
        return None
    sides = scope.reading.sides or {Side.AFTER}
    for statement in (s for s in scope.lexicon.statements if scope.covers(s.section.document)):
        blank = BLANK.search(statement.text)
        if blank and statement.section.side in {None, *sides} and _asks_date_of(scope, statement):
            return left_blank(scope, statement.section, statement.start, statement.end)
    return None


def left_blank(
    scope: Scope, section: Section, start: int | None = None, end: int | None = None
) -> Draft:
    """Say that a date (of a section, or a span of it) is left open, citing what is printed."""
    draft = refuse(scope)
    marker = draft.cite(section, start, end, role=Role.CONTEXT)
    mark = unwrap(draft.citations[marker - 1].quote)
    draft.missing = [mark]
    draft.lines[0] = f"{phrases.LEFT_BLANK.format(mark=mark)}[{marker}]"
    return draft


def _asks_date_of(scope: Scope, statement: Statement) -> bool:
    """Tell whether a question asks for the date that a statement leaves open.

    It says what is printed of the date, asks for a date of issue, or finds the statement first.
    """
    printed = squash(fold(BLANK.split(statement.text)[0]))
    question = squash(fold(scope.reading.question))
    best = scope.evidence.found[0].statement if scope.evidence.found else None
    if best is None or (printed and printed in question):
        return bool(printed) and printed in question
    of_issue = _DATE_OF_ISSUE.search(question)
    same = best.section.document == statement.section.document
    return best == statement or bool(of_issue and same)


def refuse_type(scope: Scope) -> Draft | None:
    """Refuse where nothing near holds the type of thing that is asked for."""
    asked = scope.reading.asked
    if asked is None or Kind.CHANGE in scope.reading.kinds:
        return None
    if asked is Asked.DATE and SOME_YEARS.search(scope.reading.question):
        return None  # 10何年 is a span that the question brings
    if ranked_statements(scope):
        return None
    what = phrases.MISSING_TYPES[asked.value]
    return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[what])
