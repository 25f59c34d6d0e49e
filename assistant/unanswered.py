"""Refuses where the best statement is about the subject and lacks the very thing asked for.

The other composers answer from records; what is left is the nearest sentence. It answers who,
where, whether one may or must only where it names an actor, a place, a leave or a duty; where
another statement next to it does, that one answers.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.may_and_must import asks_may, asks_must, tells_may, tells_must
from assistant.passages import ranked_statements, say_side
from assistant.records import Role
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.subjects import folded
from corpus import Section, SectionKind
from corpus.offices import is_office
from index.normalise import fold
from index.tokens import morphemes

_NOUN = r"[\u4e00-\u9fff\u30a1-\u30faー]"
_OFFICE_NOUN = r"(?:課|部(?!分|会|門|屋|落)|係|部署|部局|局|室)"
_ASKS_OFFICE = re.compile(
    rf"(?:どの|どこの|どちらの|何という|なんという){_OFFICE_NOUN}|何(?:課|部(?!分|会|門|屋))"
    rf"|{_OFFICE_NOUN}(?:の名前)?(?:は|って)(?:、)?(?:どこ|どちら|どれ|何|なに|[?？。]|$)"
    r"|(?:どこ|どちら)[がの][^。、]{0,12}(?:担当|所管|受け持|管轄|担[いうっ])"
    r"|(?:担当|所管|受け持ち|管轄)(?:して(?:い)?る|する)?(?:の)?(?:は|って)(?:どこ|どちら)"
)
# Owners of duties only where the documents name them as such.
_HOUSE = re.compile(r"[園校院館]$")
_ASKS_WHO = re.compile(
    r"(?:誰|だれ|どなた)(?:が|です|でしょ|だ|な(?:の|ん)|に(?:なる|なり)|[?？。]|$)"
)
_ACTOR = re.compile(
    r"(?:課|部|局|係|室|市|町|村|県|国|庁|者|人|員|長|士|師|民|役|班|隊|会|団体|組織|法人|企業|会社|大学|学校|代表"
    r"|ワーカー|アドバイザー|コーディネーター|リーダー|グループ|チーム|センター|支所|ボランティア"
    r"|行政|家族|本人|自身|みんな|皆)$"
)
_DOES = re.compile(rf"({_NOUN}+)[がは]")
_ASKS_WHERE = re.compile(
    r"どこ(?:の[^。、]{1,6}?)?(?:に|で)(?:あ[るりっ]|建[つてっち]|開[かい]|行われ|おこなわれ|開催|や[るりっ]"
    r"|でき[るまて]|位置|設けら|集ま)"
    r"|(?:会場|開催地|所在地|(?<!居)場所)(?:は|って)(?:どこ|どちら|どの辺)"
    r"|(?:会場|開催地|所在地|開催場所|(?:^|[。、の])場所)(?:は|って)(?:[?？。]|$)"
)
# What is somewhere in a text and nowhere on a map.
_IN_TEXT = re.compile(
    r"(?:根拠|理由|原因|要因|背景|問題|課題|責任|意義|違い|差|狙い|ねらい|目的|力点|重点|権限|記載|記述|話|特徴)"
    r"(?:は|が|って|も)[^。がは]{0,6}$"
)
_PLACE = re.compile(
    r"[0-9]階|庁舎|会館|ホール|公民館|丁目|番地|[0-9]号室|駅|会場[:：はに]"
    r"|(?:[一-鿿ァ-ヶー](?:館|所|署|校|園|院|役場)|センター|市役所|窓口)(?:[・、又及や][^。]{1,12})?[でにへ]"
)
# 「断れますか（上田市）」
_ASIDE = re.compile(r"[（(][^（()）]*[）)][。\s]*$")
# Another statement tells it in place of the best one where it is so near and says so much.
NEAREST, NEAR_LEEWAY, NEAR_COVERAGE = 6, 0.35, 0.6


@dataclass(frozen=True, slots=True)
class _Check:
    """A thing that may be asked for: `asks` it of a question, `tells` it of the quotes.

    `elsewhere` looks for another statement that tells it.
    """

    what: str
    asks: Callable[[Scope, str], bool]
    tells: Callable[[Scope, str], bool]
    elsewhere: "Callable[[Scope, Draft, _Check], Draft | None] | None" = None


def refuse_unanswered(scope: Scope, draft: Draft) -> Draft | None:
    """Refuse in place of a draft whose quotes lack an office, actor, place, leave or duty.

    None where the draft may stand.
    """
    reading = scope.reading
    if reading.language != "ja" or Kind.CHANGE in reading.kinds:
        return None
    question = _ASIDE.sub("", fold(reading.question))
    quotes = "。".join(folded(c.quote) for c in draft.citations if c.role is Role.EVIDENCE)
    for check in _CHECKS:
        if check.asks(scope, question) and not check.tells(scope, quotes):
            told = check.elsewhere(scope, draft, check) if check.elsewhere else None
            message = phrases.NO_SUCH_TYPE.format(what=check.what)
            return told or refuse(scope, message, missing=[check.what])
    return None


def _told_near(scope: Scope, _: Draft, check: "_Check") -> Draft | None:
    """Quote another statement near the best that holds most of the question and tells the thing."""
    ranked = ranked_statements(scope)
    best = scope.evidence.found[0].score
    for found in ranked[:NEAREST]:
        statement = found.statement
        near = found.score >= best - NEAR_LEEWAY and found.coverage >= NEAR_COVERAGE
        if near and check.tells(scope, folded(statement.text)):
            draft = scope.draft()
            say_side(scope, draft, statement.section)
            draft.quote(statement.section, statement.start, statement.end)
            return draft
    return None


def _told_above(scope: Scope, draft: Draft, check: "_Check") -> Draft | None:
    """Quote who acts from the heading over what was found, else from a statement near it."""
    return answer_doer(scope) or _told_near(scope, draft, check)


def answer_doer(scope: Scope) -> Draft | None:
    """Quote the heading over what a question asks who does, where that heading is who acts.

    None for other questions and headings, and where what was found is not about the question.
    """
    best = next(iter(scope.evidence.found), None)
    asked = _ASKS_WHO.search(fold(scope.reading.question))
    if not asked or best is None or best.coverage < NEAR_COVERAGE:
        return None
    home = best.statement.section
    head = next((s for s in scope.sections if _heads(s, home)), None)
    if head is None or not _ACTOR.search(folded(scope.corpus.text(head))):
        return None
    draft = scope.draft()
    draft.quote(head)
    draft.quote(home, best.statement.start, best.statement.end)
    return draft


def _heads(section: Section, below: Section) -> bool:
    """Tell whether a section is the heading that another stands under."""
    same = (section.document, section.path, section.side) == (
        below.document,
        below.path,
        below.side,
    )
    return same and section.kind is SectionKind.HEADING


def asks_office(question: str) -> bool:
    """Tell whether a folded question asks for an office."""
    return bool(_ASKS_OFFICE.search(question))


def asks_where(_: Scope, question: str) -> bool:
    """Tell whether a question asks for a place on a map."""
    asked = _ASKS_WHERE.search(question)
    return asked is not None and not _IN_TEXT.search(question[: asked.start()])


def tells_office(scope: Scope, quotes: str) -> bool:
    """Tell whether quotes name an office, by its ending or as the documents name it."""
    offices = (name for name in _compounds(quotes) if is_office(name))
    return any(not _HOUSE.search(name) for name in offices) or _has_named(scope, quotes)


def _tells_actor(scope: Scope, quotes: str) -> bool:
    """Tell whether quotes name anyone who can act, by the ending or as what does something."""
    named = any(map(_ACTOR.search, _compounds(quotes))) or _has_named(scope, quotes)
    asked = fold(scope.reading.question)
    return named or any(noun not in asked for noun in _DOES.findall(quotes))


def _has_named(scope: Scope, quotes: str) -> bool:
    """Tell whether quotes have the name of a department in charge."""
    return any(fold(name) in quotes for duty in scope.duties for name in duty.departments)


def _compounds(text: str) -> list[str]:
    """Give every beginning and run of nouns in a text: 支援課 and 支援課職員."""
    found, run = [], ""
    for word in morphemes(text):
        noun = word.pos1 in {"名詞", "接尾辞", "接頭辞", "代名詞"}
        run = run + word.surface if noun and re.search(_NOUN, word.surface) else ""
        if run:
            found.append(run)
    return found


def tells_place(scope: Scope, quotes: str) -> bool:
    """Tell whether quotes have a place: a floor, a building, a place name that is no city's."""
    cities = {name for document in scope.documents for name in document.names_of_city}
    return bool(_PLACE.search(quotes)) or any(
        word.pos2 == "固有名詞" and len(word.surface) > 1 and word.surface not in cities
        for word in morphemes(quotes)
    )


_CHECKS = (
    _Check(phrases.OFFICE_IN_CHARGE, lambda _, q: asks_office(q), tells_office, _told_near),
    _Check(phrases.WHO_DOES, lambda _, q: bool(_ASKS_WHO.search(q)), _tells_actor, _told_above),
    _Check(phrases.WHERE, asks_where, tells_place, _told_near),
    _Check(phrases.WHETHER_MUST, lambda _, q: asks_must(q), lambda _, quotes: tells_must(quotes)),
    _Check(phrases.WHETHER_MAY, lambda _, q: asks_may(q), tells_may),
)
