"""Says that the documents do not tell which departments a collective name (全庁) stands for."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.records import Role
from assistant.refusal import refuse
from assistant.responsibility import AT_LARGE, on_side
from assistant.scope import Scope

# Wording that asks what a name stands for, behind the name or before it.
_WHICH = r"(?:どこ|どちら|どれ|誰|だれ|ど(?:の|んな)(?:部署|部局|組織|[部課係]))"
_STANDS_FOR = (
    r"[」』”]?(?:と(?:は|いう(?:の|言葉)(?:は|が))|に(?:は)?|って|は|が|の)?[、,]?"
    r"(?:具体的に(?:は)?|一体|いったい|実際(?:に)?(?:は)?)?[、,]?"
    rf"(?:{_WHICH}|(?:何|なん|なに)(?:です|でしょ|の(?:こと|部)|を(?:指|さ)|[?？。]|$)"
    r"|(?:指|さ)(?:す|し)|(?<=に)含|(?<=には)含|(?<=の)(?:内訳|範囲|中身|意味)|(?<=とは)(?:[?？。]|$))"
)
_ARE_CALLED = rf"{_WHICH}(?:まで)?(?:が|を)[「『“]?"
# 「この取組の関係部署はどこ」 asks for those of an action.
_OF_NOTHING = r"(?<![の一-鿿])"


def refuse_collective_name(scope: Scope) -> Draft | None:
    """Refuse which departments 関係部署 or 全庁 are, citing an action in whose charge it is put.

    None where a document explains the name.
    """
    names = {n for duty in scope.duties for n in duty.departments if AT_LARGE.match(n)}
    for name in sorted(names, key=lambda one: (-len(one), one)):
        if not _asks_who(scope.reading.question, name):
            continue
        if any(term.definition and term.term == name for term in scope.terms):
            return None
        duties = [duty for duty in scope.duties if name in duty.departments]
        duty = next(iter(on_side(scope, duties)), duties[0])
        office = next(office for office in duty.offices if office.name == name)
        draft = refuse(scope, missing=[phrases.WHO_IS.format(name=name)])
        marker = draft.cite(duty.section, role=Role.CONTEXT)
        if not duty.section.start <= office.start < duty.section.end:
            home = scope.corpus.section_at(duty.section.document, office.start)
            marker = draft.cite(home, office.start, office.end, role=Role.CONTEXT)
        draft.lines[0] = f"{phrases.COLLECTIVE_NAME.format(name=name)}[{marker}]"
        return draft
    return None


def _asks_who(question: str, name: str) -> bool:
    """Tell whether a question asks which departments a name stands for."""
    said = re.escape(name)
    return bool(re.search(rf"{_OF_NOTHING}{said}{_STANDS_FOR}|{_ARE_CALLED}{said}", question))
