"""Answers who sits in a body: its posts and their holders, its members, its tasks, its groups."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import phrases
from assistant.bodies import (
    NAME_CHARACTERS,
    Chosen,
    choose_bodies,
    every_body,
    groups_of,
    holding,
    named_roles,
    official_terms,
)
from assistant.draft import Draft
from assistant.kinds import Asked as AskedType
from assistant.kinds import Kind
from assistant.records import Role as CitationRole
from assistant.refusal import refuse
from assistant.scope import Scope
from corpus import Body, Member, Role, Section
from corpus.offices import is_office
from corpus.quotes import Quoted
from corpus.text import squash
from index.normalise import fold
from index.tokens import tokenise

# Wording of the language, not of any document.
_LEADS = re.compile(
    r"トップ|代表者|責任者|率い|束ね|引っ張|上に立|一番上|いちばん上|リーダー|長は|長って|長を務"
    r"|\bhead|chair|\blead|chefe|preside|负责人|领导"
)
_WHO = re.compile(r"誰|だれ|どなた|どんな人|who\b|quem|谁")
_WHICH_OFFICE = re.compile(
    r"どこ|どの(?:課|部|係|部署|局|室)|何課|何部|部署|which (?:department|section|office)|哪个部门"
    r"|qual (?:departamento|setor|seção)"
)
_MEMBERS = re.compile(
    r"メンバー|構成|顔ぶれ|参加|入(?:る|って|り|れ)|加わ|誰で(?!す)|members?\b|compos|成员|membros"
    r"|who (?:is|are) (?:on|in)|participa"
)
_TASKS = re.compile(
    r"何を(?:する|して|やる|担)|役割|役目|仕事|どんなこと|どういうこと|目的|ため|働き|任務"
    r"|what does|what do|o que faz|做什么|职责"
)
_MADE_UP = re.compile(r"構成|誰|だれ|どんな人|どういう人|メンバー|顔ぶれ|who|quem|谁|compos")
_BODY = r"(?:ワーキング|グループ|委員会|協議会|審議会|組織|会議体?|団体|チーム|部会|会)"
_WHICH_BODY = re.compile(
    rf"(?:どの|どんな|どういう|何という|いくつの){_BODY}|{_BODY}(?:は|って)[?？。]*$"
    rf"|{_BODY}[^、。]{{0,16}}(?:どれ|どこ|いくつ|何|全部|すべて|を教え|を挙げ)"
)
_ORGANS = re.compile(
    r"(?:どんな|どのような|何という|いくつの|全部の|すべての)(?:会|部会|役|組織)|体制|内訳"
)
# Said of whoever leads, in questions without the name of a body; and how that is written.
_TOP = re.compile(
    r"トップ|率い|束ね|引っ張|上に立|一番上|いちばん上|最上位|リーダー|\btopo\b|at the top"
    r"|\bheads?\b|\bleads?\b|chefia|lidera|最高|带头"
)
_LEADING = re.compile(
    r"トップと|を(?:長|本部長|委員長|会長|座長|代表)と|(?<!副)(?:本部|委員)長[\s　]"
)
_HOW_MANY_PEOPLE = re.compile(r"何人|何名|人数|合わせ|合計|how many people|quantas pessoas|多少人")
_PRINTED_COUNT = re.compile(r"[0-9０-９]+$")
_POST = re.compile(r"(?:委員|会|座|部会|議|理事)長|書記|会計|監事|顧問")
_OTHER_TYPES = frozenset(
    {AskedType.PHONE, AskedType.AMOUNT, AskedType.TIME, AskedType.PERSON, AskedType.PERCENT}
)
# A word of one character names no remark.
WORD_CHARACTERS = 2
# A statement that says who leads bears this much on the question.
LEAST_SCORE = 0.1


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question about one body, and the answer that grows."""

    scope: Scope
    chosen: Chosen
    draft: Draft

    @property
    def body(self) -> Body:
        return self.chosen.body

    @property
    def question(self) -> str:
        return self.scope.reading.question.casefold()

    def section(self, piece: Quoted) -> Section:
        """Give the section that a piece stands in."""
        return self.scope.corpus.section_at(piece.document, piece.start)

    def say_body(self) -> None:
        """Name the body, its heading as context."""
        name = self.body.name
        marker = self.draft.cite(
            self.section(name), name.start, name.end, role=CitationRole.CONTEXT
        )
        self.draft.lines.append(phrases.OF_BODY.format(body=name.words) + f"[{marker}]")


def answer_organisation(scope: Scope) -> Draft | None:
    """Answer from the bodies of the documents; None where the question is about none of them."""
    reading = scope.reading
    if not every_body(scope) or Kind.CHANGE in reading.kinds or reading.asked in _OTHER_TYPES:
        return None
    draft = _of_member(scope)
    if draft is not None:
        return draft
    draft = scope.draft()
    bodies = choose_bodies(scope)
    if bodies and all([_say(_Asked(scope, chosen, draft)) for chosen in bodies]):
        return draft
    question = reading.question.casefold()
    if not bodies and _TOP.search(question) and _WHO.search(question):
        return _of_top(scope)
    unknown = any(_POST.search(chosen.left) for chosen in bodies)
    return refuse(scope) if unknown and _WHO.search(question) else None


def answer_group_count(scope: Scope) -> Draft | None:
    """Count the groups of a body that a question names; None for all other questions."""
    if Kind.COUNT not in scope.reading.kinds or scope.reading.kinds & {Kind.CHANGE, Kind.COMPARE}:
        return None
    draft = scope.draft()
    if draft_of := _of_member(scope):
        return draft_of
    chosen = choose_bodies(scope) if every_body(scope) else []
    if len(chosen) != 1:
        return None
    asked = _Asked(scope, chosen[0], draft)
    organs = [role for role in _roles(asked) if role.organs]
    return draft if _say_groups(asked) or (len(organs) == 1 and _say_roles(asked)) else None


def _of_top(scope: Scope) -> Draft | None:
    """Quote the statement nearest to a question that says who leads; None without one."""
    leading = (f for f in scope.evidence.found if _LEADING.search(f.statement.text))
    found = next(leading, None)
    if found is None or found.score < LEAST_SCORE:
        return None
    draft = scope.draft()
    draft.quote(found.statement.section, found.statement.start, found.statement.end)
    return draft


def _say(asked: _Asked) -> bool:
    """Say what is asked of one body; False where that is not known."""
    if _say_roles(asked) or _say_groups(asked):
        return True
    whose = _MEMBERS.search(asked.question) or _WHO.search(asked.question)
    if not whose and _say_remarks(asked):
        return True
    if asked.scope.reading.kinds & {Kind.REASON, Kind.NUMBER}:
        return False
    return _say_members(asked) or _say_tasks(asked)


def _say_roles(asked: _Asked) -> bool:
    """Quote the lines of the posts and organs that a question names."""
    roles = _roles(asked)
    if not roles:
        return False
    organs = [organ for role in roles for organ in role.organs]
    if len(roles) == 1 and organs and asked.scope.reading.kinds & {Kind.LIST, Kind.COUNT}:
        name = roles[0].name
        marker = asked.draft.cite(asked.section(name), role=CitationRole.CONTEXT)
        said = phrases.LIST_OF.format(heading=name.words, count=len(organs))
        asked.draft.lines.append(f"{said}[{marker}]")
    else:
        asked.say_body()
        for section in dict.fromkeys(s for role in roles for s in _lines(asked, role)):
            asked.draft.quote(section)
    for organ in organs if asked.scope.reading.asked is not AskedType.DATE else ():
        asked.draft.quote(asked.section(organ.text), bullet=True, basis=organ.basis)
    _say_sum(asked, roles)
    return True


def _lines(asked: _Asked, role: Role) -> Iterator[Section]:
    """Give the line of a post, then those that go on with it or that its 〃 repeats."""
    yield asked.section(role.name)
    yield from (asked.section(holder.text) for holder in role.holders)
    yield from (asked.section(condition.text) for condition in role.conditions)


def _say_sum(asked: _Asked, roles: Sequence[Role]) -> None:
    """Add up the numbers of people that are printed behind the holders of a post."""
    if len(roles) != 1 or not _HOW_MANY_PEOPLE.search(asked.question):
        return
    holders = [h for h in roles[0].holders if _is_said(h, asked.chosen.left)]
    texts = [squash(h.text.words) for h in holders or roles[0].holders]
    found = [_PRINTED_COUNT.search(text) for text in texts]
    counts = [int(one.group()) for one in found if one]
    if len(counts) > 1 and len(counts) == len(found):
        terms = "＋".join(map(str, counts))
        asked.draft.say(phrases.SUM_OF_PEOPLE.format(computed=f"{terms}＝{sum(counts)}"))


def _roles(asked: _Asked) -> list[Role]:
    """Give the posts that a question names, else those of the type that it asks for."""
    every = asked.body.roles
    named = _said_now(asked.scope, list(named_roles(every, asked.chosen.left)))
    named = named or [r for r in every if _holder_named(r, asked.chosen.left)]
    if not named and _LEADS.search(asked.question):
        named = [r for r in every if r.name.words.endswith("長") and r.holders][:1]
    whose = _WHICH_OFFICE.search(asked.question) and not _MEMBERS.search(asked.question)
    if not named and whose:
        named = [r for r in every if r.holders and _by_office(r)]
    if asked.scope.reading.asked is AskedType.DATE:
        named = [role for role in named if role.conditions]
    return [role for role in every if role in named]


def _said_now(scope: Scope, named: list[Role]) -> list[Role]:
    """Leave out posts that only the question before named."""
    own = set(scope.reading.own)
    now = [role for role in named if set(tokenise(role.name.words)) & own]
    return now if scope.reading.carried and now else named


def _holder_named(role: Role, left: str) -> bool:
    """Tell whether a question names a holder of a post that is counted: 副会長 of 副会長６."""
    return any(_PRINTED_COUNT.search(h.text.words) and _is_said(h, left) for h in role.holders)


def _is_said(holder: Member, left: str) -> bool:
    """Tell whether a question names a holder, the number behind it aside."""
    name = _PRINTED_COUNT.sub("", fold(squash(holder.text.words)))
    return len(name) >= WORD_CHARACTERS and name in left


def _by_office(role: Role) -> bool:
    """Tell whether a post is held by offices."""
    names = [holder.text.words for holder in role.holders]
    return all(is_office(name) and not name.endswith("長") for name in names)


def _say_groups(asked: _Asked) -> bool:
    """List and count the groups of a body, or quote the kinds of members its name lists."""
    groups = groups_of(asked.scope, asked.body)
    if not groups:
        return False
    if asked.body.composition and _MADE_UP.search(asked.question):
        asked.draft.quote(asked.section(asked.body.name))
        return True
    if not asked.scope.reading.kinds & {Kind.LIST, Kind.COUNT}:
        return False
    heading = asked.body.name.words
    asked.draft.say(phrases.BODIES_OF.format(heading=heading, count=len(groups)))
    for group in groups:
        asked.draft.quote(asked.section(group.name), bullet=True)
    return True


def _say_remarks(asked: _Asked) -> bool:
    """Quote the remark on a body whose words a question uses, with what it lists."""
    names = set(tokenise(asked.body.name.words))
    said = {*asked.scope.reading.own, *official_terms(asked.scope)} - names
    for remark in asked.body.remarks:
        words = {t for t in tokenise(remark.text.words) if len(t) >= WORD_CHARACTERS}
        if said & words:
            asked.say_body()
            pieces = (remark.text, *remark.items)
            for section in dict.fromkeys(asked.section(piece) for piece in pieces):
                asked.draft.quote(section, basis=remark.basis)
            return True
    return False


def _say_members(asked: _Asked) -> bool:
    """List and count the members of a body, or its posts with their holders."""
    question, body = asked.question, asked.body
    members = _MEMBERS.search(question)
    held = [role for role in body.roles if role.holders or role.conditions]
    if not body.members:
        if not held or not (members or _ORGANS.search(question)):
            return False
        asked.say_body()
        for section in dict.fromkeys(s for role in held for s in _lines(asked, role)):
            asked.draft.quote(section, bullet=True)
        return True
    if not (members or _WHO.search(question) or _WHICH_OFFICE.search(question)):
        return False
    asked.say_body()
    chosen = [m for m in body.members if _shares_name(asked, m)] or body.members
    asked.draft.say(phrases.MEMBERS.format(count=len(chosen)))
    for member in chosen:
        asked.draft.quote(asked.section(member.text), bullet=True, basis=member.basis)
    return True


def _shares_name(asked: _Asked, member: Member) -> bool:
    """Tell whether a question asks for members from one place: 市社協から誰が, 市社協のどの課."""
    heads = (fold(squash(part.words))[:NAME_CHARACTERS] for part in member.parts)
    from_it = r"[^、。]{0,12}(?:から|の(?:どの|どこ|誰|だれ|何))"
    return any(re.search(re.escape(head) + from_it, asked.chosen.left) for head in heads)


def _say_tasks(asked: _Asked) -> bool:
    """Quote what a body deals with."""
    body = asked.body
    if body.parent or not body.matters or not _TASKS.search(asked.question):
        return False
    asked.say_body()
    for matter in body.matters:
        asked.draft.quote(asked.section(matter.text), basis=matter.basis)
    return True


def _of_member(scope: Scope) -> Draft | None:
    """List the bodies that a person or an office named in a question sits in."""
    question = scope.reading.question
    if not _WHICH_BODY.search(question):
        return None
    found = holding(scope)
    if not found:
        return None
    draft = scope.draft()
    draft.say(phrases.BODIES_WITH.format(name=found[0].name, count=len(found)))
    for one in found:
        name = one.body.name
        draft.quote(scope.corpus.section_at(name.document, name.start), bullet=True)
        marker = draft.cite(scope.corpus.section_at(one.place.document, one.place.start))
        draft.lines[-1] += phrases.WHERE_NAMED.format(place=one.place.words) + f"[{marker}]"
    return draft
