"""Answers what departments there are, which has most to do, and what all of them do together."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.duty_counts import asks_each_office
from assistant.kinds import Kind
from assistant.records import Role
from assistant.responsibility import AT_LARGE, duties_of, on_side
from assistant.scope import Scope
from corpus import Duty, Office
from corpus.text import unwrap

_OFFICES = r"(?:担当)?(?:部署|部局|(?<![一-龯])(?:課|部)(?![一-龯])|(?<=担当)課)"
_IN_ALL = r"(?:は|が|って|の数は|数は|の種類は)?(?:全部で|合わせて|合計)?"
_HOW_MANY = re.compile(
    rf"{_OFFICES}{_IN_ALL}(?:いくつ|何(?:個|つ|部署|種類)|どれだけ|どれくらい)|いくつの{_OFFICES}"
    rf"|{_OFFICES}(?:の数|の一覧|をすべて|を全て|を全部|名を)|どんな{_OFFICES}が(?:出|あ|書|載)"
)
_MUCH = r"(?:最も|もっとも|一番|いちばん)[^。、]{0,8}?(?:多|たくさん|数多)"
# Which city or document names most departments, not which department does most.
_MOST_OFFICES = re.compile(
    rf"{_OFFICES}(?:の数)?(?:が|は)(?:より)?(?:(?:最も|もっとも|一番|いちばん)?(?:多|少な))[^。、]{{0,4}}"
    r"(?:どちら|どっち|の?市|の?町|の?村|の?文書)"
)
_MOST = re.compile(rf"{_MUCH}[^。]{{0,24}}?{_OFFICES}|{_OFFICES}[^。]{{0,24}}?{_MUCH}")
_OF_ACTIONS = re.compile(r"取組|取り組み|担当|事業|施策|仕事|業務|受け持")
# What all departments do together: 全庁で取り組むこと.
_TOGETHER = r"(?:で|が|の)(?:一緒に)?(?:やる|やって|行う|行って|取り組|取組|担当|関わ|する|して)"


def answer_offices(scope: Scope) -> Draft | None:
    """Answer from the departments of all actions; None where one action or department is named."""
    duties = on_side(scope, scope.duties)
    if not duties or Kind.CHANGE in scope.reading.kinds:
        return None
    question = scope.reading.question
    together = next(
        (n for n in _at_large(duties) if re.search(re.escape(n) + _TOGETHER, question)), None
    )
    if together:
        return duties_of(scope, [together])
    if scope.reading.departments or _names_action(scope):
        return None
    if _MOST_OFFICES.search(question):
        return _every_office(scope, duties)
    if _MOST.search(question) and _OF_ACTIONS.search(question):
        return _busiest(scope, duties)
    return _every_office(scope, duties) if _HOW_MANY.search(question) else None


def asks_offices(scope: Scope) -> bool:
    """Tell whether a question asks for the departments of all actions, or the busiest of them."""
    question = scope.reading.question
    busiest = _MOST.search(question) and _OF_ACTIONS.search(question)
    asked = busiest or _HOW_MANY.search(question) or _MOST_OFFICES.search(question)
    return bool(asked or asks_each_office(scope)) and not scope.reading.departments


def _at_large(duties: Sequence[Duty]) -> list[str]:
    """Give what stands in the place of departments and names none: 全庁."""
    names = {name for duty in duties for name in duty.departments if AT_LARGE.match(name)}
    return sorted(names, key=lambda name: (-len(name), name))


def _names_action(scope: Scope) -> bool:
    """Tell whether a question has a word that few actions use: it asks for those."""
    used = {term for duty in scope.duties for term in _terms(scope, duty)}
    words = [t for t in scope.reading.own if t in used and len(t) > 1]
    plain = re.compile(r"担当|部署|部局|取組|取り組み|事業|施策|指針|仕事|業務|文書|多い|数|持つ")
    return any(not plain.fullmatch(word) for word in words)


def _terms(scope: Scope, duty: Duty) -> frozenset[str]:
    found = scope.scores.get(duty.section.key)
    return found.statement.terms | found.statement.path_terms if found else frozenset()


def _busiest(scope: Scope, duties: Sequence[Duty]) -> Draft:
    """List the actions of the department that has the most of them, all where several have."""
    counts: dict[str, int] = {}
    for duty in duties:
        for name in duty.departments:
            if not AT_LARGE.match(name):
                counts[name] = counts.get(name, 0) + 1
    most = max(counts.values(), default=0)
    draft = duties_of(scope, [name for name, count in counts.items() if count == most])
    draft.lines.insert(0, phrases.MOST_DUTIES)
    return draft


def _every_office(scope: Scope, duties: Sequence[Duty]) -> Draft:
    """List and count the departments, each where it is first printed."""
    draft = scope.draft()
    say_offices(scope, draft, duties)
    return draft


def say_offices(scope: Scope, draft: Draft, duties: Sequence[Duty]) -> None:
    """Count and cite the departments of some actions, and what is written in the place of them."""
    places = _first_places(duties)
    own = {name: place for name, place in places.items() if not AT_LARGE.match(name)}
    draft.say(phrases.OFFICES_ALL.format(count=len(own)))
    for place in own.values():
        draft.lines.append(f"- {_cited(scope, draft, place, Role.EVIDENCE)}")
    others = [place for name, place in places.items() if AT_LARGE.match(name)]
    if others:
        said = [_cited(scope, draft, place, Role.CONTEXT) for place in others]
        draft.lines.append(phrases.OFFICES_AT_LARGE.format(names="、".join(said)))


def _first_places(duties: Sequence[Duty]) -> dict[str, tuple[str, Office]]:
    """Give the document and place where each name of a department is first printed."""
    first: dict[str, tuple[str, Office]] = {}
    for duty in duties:
        for office in duty.offices:
            first.setdefault(office.name, (duty.section.document, office))
    return first


def _cited(scope: Scope, draft: Draft, place: tuple[str, Office], role: Role) -> str:
    """Cite a department where it is printed; give its name with the marker."""
    document, office = place
    home = scope.corpus.section_at(document, office.start)
    marker = draft.cite(home, office.start, office.end, role=role)
    return f"{unwrap(draft.citations[marker - 1].quote)}[{marker}]"
