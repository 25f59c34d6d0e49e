"""Answers from definitions: what a thing is called that a question describes, who set it up."""

import re

from assistant.draft import Draft
from assistant.judge import bears
from assistant.kinds import Kind
from assistant.passages import named_terms, quote_sections, say_side
from assistant.scope import Scope
from corpus import Side
from corpus.text import unwrap
from index.tokens import tokenise

_CALLED = re.compile(
    r"(?:何|なん|どう)(?:と|て|って)?(?:呼[ばびぶべん]|よ[ばびぶべん](?!う)|言[いうわっ]|い[いう](?:ま|の|$|[?？]))"
    r"|(?:何|なん)(?:という|ていう|って|て)(?:名|呼び|もの|ところ|組織|制度|施設|仕組み|講座|会|人)"
    r"|(?:呼び名|呼び方|呼称)|(?:もの|の|ところ|所|組織|制度|施設|仕組み|講座|会|人|職員|やつ)の(?:名前|名称)は"
)
_OTHER_KINDS = frozenset({Kind.CHANGE, Kind.REASON, Kind.TIMELINE, Kind.COUNT, Kind.NUMBER})
_SET_UP = re.compile(
    r"(?:どこ|誰|だれ|どなた|どの(?:団体|組織|機関))(?:が|によって|の手で)"
    r"[^。、]{0,6}(?:設置|設け|作っ|つくっ|置い|立ち上げ|開い|運営)"
)
_OF_NOTES = frozenset(tokenise("注 注釈 脚注 ※ 載る 書く 欄"))
# A definition as near as this to the best text is what names the thing.
NEAR = 0.1


def answer_called(scope: Scope) -> Draft | None:
    """Quote the definition that a question describes; None where it names a term itself."""
    reading = scope.reading
    if not _CALLED.search(reading.question) or reading.kinds & _OTHER_KINDS or named_terms(scope):
        return None
    sides = {None, *(reading.sides or Side)}
    defined = {
        t.section.key for t in scope.terms if t.definition is not None and t.section.side in sides
    }
    best = next(iter(scope.evidence.found), None)
    found = next((f for f in scope.evidence.found if f.statement.section.key in defined), None)
    if best is None or found is None or found.score < best.score - NEAR or not bears(scope, found):
        return None
    draft = scope.draft()
    say_side(scope, draft, found.statement.section)
    draft.quote(found.statement.section)
    return draft


def answer_set_up(scope: Scope) -> Draft | None:
    """Quote the definition of a named thing that says who set it up; None where none does."""
    if not _SET_UP.search(scope.reading.question):
        return None
    sides = {None, *(scope.reading.sides or {Side.AFTER})}
    terms = [t for t in named_terms(scope) if t.definition and t.section.side in sides]
    asked = set(scope.reading.own) - _OF_NOTES
    told = [
        t
        for t in terms
        if {w for w in asked if scope.lexicon.knows(w)}
        <= set(tokenise(unwrap(scope.corpus.text(t.section))))
    ]
    return quote_sections(scope, [t.section for t in told[:1]]) if told else None
