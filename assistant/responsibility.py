"""Answers who is responsible: the departments of an action, or all actions of a department."""

import re
from collections.abc import Collection, Mapping, Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.lexicon import NAME_CHARACTERS, bare_headings
from assistant.missing_counts import heads_of_rows
from assistant.recall import Found
from assistant.records import Role
from assistant.refusal import refuse
from assistant.scope import Scope
from corpus import Basis, Corpus, Duty, Notation, Office, SectionKind, Side
from corpus.markers import without_marker
from corpus.text import squash, unwrap
from index.tokens import tokenise

_OF = {
    None: phrases.DUTIES_OF,
    Side.AFTER: phrases.DUTIES_OF_AFTER,
    Side.BEFORE: phrases.DUTIES_OF_BEFORE,
}
_ALL = {
    None: phrases.DUTIES_ALL,
    Side.AFTER: phrases.DUTIES_ALL_AFTER,
    Side.BEFORE: phrases.DUTIES_ALL_BEFORE,
}
_ALL_WITH = {
    None: phrases.DUTIES_WITH,
    Side.AFTER: phrases.DUTIES_WITH_AFTER,
    Side.BEFORE: phrases.DUTIES_WITH_BEFORE,
}
_ALONE = re.compile(r"単独|だけ(?:で|が|の)|のみ")
_JOINTLY = re.compile(r"一緒|いっしょ|共同|合同|連名|共管|両方|そろって|揃って|ともに|共に")
# What a department does not do is not printed.
_NOT = re.compile(r"担当し(?:て(?:い)?)?ない|以外|含まない")
_CHANGED = re.compile(r"変わ|増え|増加|減[っりる少]|変更|違")
ACTIONS = re.compile(r"取組|取り組み|取りくみ|事業|施策")
# Written in the place of departments; names of none.
AT_LARGE = re.compile(r"全庁|全(?:部|課|部局|部署)|関係|庁内")
_ROLE_ENDING = re.compile(r"(?:する|の)?(?:部署|部局|部|課|係|室|者)[名]?$")
# What heads a row is the name of an action where it is no number.
_NAME = re.compile(r"[一-鿿ァ-ヶぁ-ん]{2}")
# Between departments that are written in one go: no cell or line ends there.
_MARK = re.compile(r"[◎○〇●△▲☆★◇◆□■]")
_JOINED = re.compile(rf"(?:[、，,／/・ 　]|{_MARK.pattern})*")
FLOOR = 0.5
# Duties almost as good as the best one are about the same action on the other side.
COVERAGE_FLOOR = 0.25
ACTION_WORDS = frozenset(
    tokenise(
        "取組 取り組み 事業 施策 活動 名前 出る 出て 付く 担当部署 全部 書き "
        "単独 以外 前後 変更 増える 減る 関わる 関与 関係 担う 入る 含む 携わる 加わる "
        "一緒 やる 並べる 主管 主管課 所管 所管課 主担当 受け持つ"
    )
)


def answer_responsibility(scope: Scope) -> Draft | None:
    """Answer from duties; None where no duty is about the question."""
    duties = scope.duties
    reading = scope.reading
    departments = reading.departments
    counted = reading.kinds & {Kind.COUNT, Kind.LIST, Kind.RESPONSIBILITY}
    alone = _ALONE.search(reading.question)
    actions = departments and (alone or ACTIONS.search(reading.question))
    if not duties or not (counted or actions) or Kind.CHANGE in reading.kinds - counted:
        return None
    if departments and not _action(scope):
        if _NOT.search(reading.question):
            return refuse(scope)
        return duties_of(scope, departments)
    listed = counted & {Kind.LIST, Kind.COUNT}
    if listed and reading.pages and not reading.parts and ACTIONS.search(reading.question):
        return _everything(scope) if on_side(scope, duties) else None
    if listed and _names_heading(scope):
        return None
    if _asks_for_actions(scope):
        return _with_words(scope)
    if Kind.RESPONSIBILITY not in reading.kinds:
        return None
    if not _action(scope) and reading.kinds & {Kind.COUNT, Kind.LIST} and reading.sides:
        return _everything(scope)
    return _of_action(scope, duties)


def answer_counted_duties(scope: Scope) -> Draft | None:
    """Count the actions of departments on the sides asked for; None for other questions."""
    reading = scope.reading
    counted = Kind.COUNT in reading.kinds and not _CHANGED.search(reading.question)
    if not counted or not reading.departments or not scope.duties or _action(scope):
        return None
    return None if _NOT.search(reading.question) else duties_of(scope, reading.departments)


def _at_large(scope: Scope) -> tuple[str, ...]:
    """Give what pages write in the place of departments and is none: 全庁, 関係部署."""
    names = {n for duty in scope.duties for n in duty.departments if AT_LARGE.match(n)}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _names_heading(scope: Scope) -> bool:
    """Tell whether a question names a heading over actions: the list below it is asked for."""
    said = squash(scope.reading.question)
    paths = {duty.section.path[:-1] for duty in scope.duties}
    return any(name in said for path in paths for name in bare_headings(path))


def _action(scope: Scope) -> tuple[str, ...]:
    """Give the subject of a question less the departments and words for any action."""
    named = terms_of_departments(scope)
    rows = heads_of_rows(scope)
    return tuple(
        t
        for t in scope.reading.own
        if t not in named | ACTION_WORDS | rows and scope.lexicon.knows(t) and not t.isascii()
    )


def terms_of_departments(scope: Scope) -> set[str]:
    """Give the terms of the departments named, of 各支所 those of 支所, too."""
    names = scope.reading.departments
    return {term for n in names for said in (n, n.removeprefix("各")) for term in tokenise(said)}


def on_side(scope: Scope, duties: Sequence[Duty]) -> list[Duty]:
    """Give the duties of the side (default: the after column) and the pages asked for.

    Those of a whole row stand with the text of one side, and count where no side is asked for.
    """
    sides, pages = scope.reading.sides or {Side.AFTER}, scope.reading.pages
    here = [d for d in duties if not pages or d.section.page in pages]
    whole = not scope.reading.sides
    return [d for d in here if d.side in sides or d.side is None or (whole and d.is_of_row)]


def duties_of(scope: Scope, departments: Sequence[str]) -> Draft:
    """List and count every action of the departments named, each side by itself."""
    draft = scope.draft()
    if len(departments) > 1 and _JOINTLY.search(scope.reading.question):
        shared = [d for d in scope.duties if set(departments) <= set(d.departments)]
        sides = set(scope.reading.sides) or {Side.AFTER}
        asked = [d for d in shared if d.section.side in {None, *sides}]
        if asked:
            say_by_side(draft, _OF, asked, department="」と「".join(departments))
            return draft
    for name in departments:
        every = [d for d in scope.duties if _has_part(d, name, scope.reading.question)]
        if _ALONE.search(scope.reading.question):
            every = [d for d in every if d.departments == (name,)]
            draft.say(phrases.DUTIES_ALONE.format(department=name))
        sides = set(scope.reading.sides) or {Side.AFTER}
        if Kind.CHANGE in scope.reading.kinds:
            sides = {Side.AFTER, Side.BEFORE}
        there = {d.section.side for d in every}
        if not there & {None, *sides}:
            only = phrases.ONLY_BEFORE if Side.BEFORE in there else phrases.ONLY_AFTER
            for document in dict.fromkeys(d.section.document for d in every):
                draft.say_of(document, only)
            sides = {side for side in there if side}
        asked = [d for d in every if d.section.side in {None, *sides}]
        say_by_side(draft, _OF, asked, department=name)
    alone = _ALONE.search(scope.reading.question) or AT_LARGE.match(departments[0])
    if not alone and len(departments) == 1:
        _say_at_large(scope, draft, departments[0])
    return draft


def _has_part(duty: Duty, name: str, question: str) -> bool:
    """Tell whether a department has a part in an action: the one that a question calls by name.

    「主管する」 asks for those headed by 主管課, where a page tells parts apart.
    """
    own = [office for office in duty.offices if office.name == name]
    roles = {office.role.text for office in duty.offices if office.role}
    asked = {role for role in roles if len(roles) > 1 and _ROLE_ENDING.sub("", role) in question}
    return any(not asked or (office.role and office.role.text in asked) for office in own)


def _say_at_large(scope: Scope, draft: Draft, department: str) -> None:
    """Point to the actions of 全庁 and the like that do not name the department, as context.

    The 全庁 of another city's documents is not the department's own.
    """
    own = {_home(scope, duty) for duty in scope.duties if department in duty.departments}
    beside = [duty for duty in on_side(scope, scope.duties) if _home(scope, duty) in own]
    for name in _at_large(scope):
        duties = [
            duty
            for duty in beside
            if name in duty.departments and department not in duty.departments
        ]
        if duties and name != department:
            markers = [draft.cite(duty.section, role=Role.CONTEXT) for duty in duties]
            said = phrases.DUTIES_AT_LARGE.format(department=department, name=name)
            draft.lines.append(said + "".join(f"[{marker}]" for marker in markers))


def _home(scope: Scope, duty: Duty) -> str:
    """Give the city whose offices an action names; the document where no city is known."""
    return scope.corpus.document(duty.section.document).city or duty.section.document


def say_by_side(
    draft: Draft, said: Mapping[Side | None, str], duties: Sequence[Duty], **named: str
) -> None:
    """Count and quote duties: each side, as its document calls it, by itself."""
    groups: dict[tuple[Side | None, str], list[Duty]] = {}
    for duty in duties:
        key = duty.section.side, draft.corpus.side_name(duty.section)
        groups.setdefault(key, []).append(duty)
    for (side, _), own in sorted(groups.items(), key=lambda group: list(said).index(group[0][0])):
        home = own[0].section.document
        draft.lines.append(draft.fill(home, said[side], count=len(own), **named))
        for duty in own:
            say_duty(draft, duty, bullet=True)


def _asks_for_actions(scope: Scope) -> bool:
    """Tell whether a question counts or lists actions by a long word in them."""
    counted = scope.reading.kinds & {Kind.COUNT, Kind.LIST}
    return bool(counted and ACTIONS.search(scope.reading.question) and _long_words(scope))


def _long_words(scope: Scope) -> list[str]:
    """Give the long words of a question that actions on the side asked for use."""
    known = scope.scores
    used = {
        term
        for duty in on_side(scope, scope.duties)
        if duty.section.key in known
        for term in known[duty.section.key].statement.terms
    }
    words = [t for t in scope.reading.own if t not in ACTION_WORDS and t in used]
    return [t for t in words if len(t) >= NAME_CHARACTERS]


def _with_words(scope: Scope) -> Draft:
    """List and count the actions that use the long words of a question."""
    words = _long_words(scope)
    duties = [
        d
        for d in on_side(scope, scope.duties)
        if d.section.key in scope.scores
        and set(words) <= scope.scores[d.section.key].statement.terms
    ]
    draft = scope.draft()
    if not duties:
        draft.say(phrases.DUTIES_WITH.format(word="・".join(words), count=0))
    say_by_side(draft, _ALL_WITH, duties, word="・".join(words))
    return draft


def _everything(scope: Scope) -> Draft:
    """List and count every action that has a department."""
    draft = scope.draft()
    say_by_side(draft, _ALL, on_side(scope, scope.duties))
    return draft


def _of_action(scope: Scope, duties: Sequence[Duty]) -> Draft | None:
    """Quote the action that a question is about, with its departments."""
    known = [(duty, found) for duty in on_side(scope, duties) if (found := _found(scope, duty))]
    if not known:
        return None
    action = set(_action(scope)) if scope.reading.departments else set()
    named = {id(duty): _named(scope, duty) for duty, _ in known}
    duty, found = max(
        known, key=lambda one: (named[id(one[0])], _says(scope, one[1], action), one[1].score)
    )
    best_of_all = scope.evidence.found[0].score
    if named[id(duty)]:
        best_of_all = found.score
    if found.score < max(FLOOR, best_of_all - 0.1) or found.coverage < COVERAGE_FLOOR:
        return None
    draft = scope.draft()
    if duty.notation is Notation.COLUMN and scope.reading.asked is not None and duty.side is None:
        draft.quote(duty.section)
        return draft
    if duty.side is Side.BEFORE:
        draft.say_of(duty.section.document, phrases.BEFORE)
    elif duty.side is Side.AFTER:
        draft.say_of(duty.section.document, phrases.AFTER)
    say_duty(draft, duty)
    if Kind.COUNT in scope.reading.kinds:
        draft.say(phrases.LISTED.format(count=len(duty.offices)))
        for office in duty.offices:
            home = scope.corpus.section_at(duty.section.document, office.start)
            inside = duty.section.start <= office.start < duty.section.end
            marker = draft.cite(duty.section) if inside else draft.cite(home)
            draft.lines.append(f"- {office.name}[{marker}]")
    return draft


def _named(scope: Scope, duty: Duty) -> int:
    """Give how long the name of an action is that a question says whole, the row's or heading's."""
    if duty.section.kind not in {SectionKind.HEADING, SectionKind.ROW}:
        return 0
    name = squash(without_marker(duty.section.path[-1]))
    return len(name) if len(name) > 2 and name in squash(scope.reading.question) else 0


def _says(scope: Scope, found: Found, action: Collection[str]) -> float:
    """Weigh the words for an action that a statement says, the names of departments aside."""
    return sum(scope.lexicon.weight(term) for term in action if term in found.statement.terms)


def _found(scope: Scope, duty: Duty) -> Found | None:
    """Give what was found of an action, of the line of departments or the text below it."""
    sections, depth = [duty.section], len(duty.section.path)
    headed = duty.section.kind is SectionKind.HEADING
    if duty.notation is Notation.LINE:
        sections = [
            section
            for section in scope.corpus.of_document(duty.section.document)
            if section.side is duty.section.side
            and (
                duty.section.start <= section.start <= duty.offices[0].start
                or (headed and section.path[:depth] == duty.section.path)
            )
        ]
    known = [found for s in sections if (found := scope.scores.get(s.key))]
    return max(known, key=lambda found: found.score, default=None)


def say_duty(draft: Draft, duty: Duty, *, bullet: bool = False) -> None:
    """Quote an action with its departments: in one where they stand in its section."""
    if duty.notation is Notation.BRACKET or _in_section(duty):
        draft.quote(duty.section, bullet=bullet)
        return
    draft.quote(duty.section, _start_of_name(draft.corpus, duty), duty.end, bullet=bullet)
    names, last = [], None
    for run in _runs(draft.corpus, duty):
        role, head = "", run[0].role
        if head and head != last and len(_roles(duty)) > 1:
            home = draft.corpus.section_at(duty.section.document, head.span[0])
            marker = draft.cite(home, *head.span, role=Role.CONTEXT)
            role = f"{head.text}[{marker}]："
        text = draft.corpus.document(duty.section.document).text
        start = _with_mark(text, run[0].start)
        home = draft.corpus.section_at(duty.section.document, run[0].start)
        marker = draft.cite(home, start, run[-1].end)
        names.append(f"{role}{unwrap(text[start : run[-1].end])}[{marker}]")
        last = head
    tail = phrases.INFERRED if duty.basis is Basis.INFERRED else ""
    draft.lines[-1] += phrases.DUTY_OFFICES.format(offices="、".join(names)) + tail


def _start_of_name(corpus: Corpus, duty: Duty) -> int:
    """Give where an action begins, its name taken in that heads its row right before its text."""
    name, start = duty.section.path[-1] if duty.section.path else "", duty.section.start
    if duty.notation is not Notation.COLUMN or not _NAME.search(name):
        return duty.start
    before = corpus.document(duty.section.document).text[start : duty.start]
    bare = before.rstrip(" 　\t\n|｜")
    return start + len(bare) - len(name) if bare != before and bare.endswith(name) else duty.start


def _runs(corpus: Corpus, duty: Duty) -> list[list[Office]]:
    """Group departments that are written in one go, with commas and marks between them only."""
    text = corpus.document(duty.section.document).text
    runs: list[list[Office]] = []
    for office in duty.offices:
        last = runs[-1][-1] if runs else None
        if last and last.role == office.role and _JOINED.fullmatch(text, last.end, office.start):
            runs[-1].append(office)
        else:
            runs.append([office])
    return runs


def _with_mark(text: str, start: int) -> int:
    """Take in the mark printed before a department: ◎福祉課."""
    return start - 1 if start and _MARK.fullmatch(text[start - 1]) else start


def _in_section(duty: Duty) -> bool:
    """Tell whether the line of departments stands in the action's own section."""
    inside = all(duty.section.start <= o.start and o.end <= duty.section.end for o in duty.offices)
    return duty.notation is Notation.LINE and inside


def _roles(duty: Duty) -> set[str]:
    """Give what the page calls the parts of a duty's departments."""
    return {office.role.text for office in duty.offices if office.role}
