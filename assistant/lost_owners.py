"""Answers who owns an item of a roadmap whose owner marks the extraction lost.

What is printed is the working group on the same matter, with its members; that the marks are
lost is said beside it.
"""

import re
from collections.abc import Iterator, Sequence

from assistant import phrases
from assistant.bodies import choose_bodies, every_body, speaks_of_group
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.lost_marks import refuse_loss
from assistant.questionwords import question_words
from assistant.records import Role, Status
from assistant.roadmap import NamedItem, named_courses, named_item, named_step, without_name
from assistant.scope import Scope
from corpus import Body, Loss, LossKind, Roadmap, TieKind
from corpus.text import squash
from index.normalise import fold
from index.tokens import tokenise

# Wording of the language, not of any document.
_WHO = r"(?:誰|だれ|どなた|どこ|どちら|どの(?:課|部|係|部署|局|室)|何課|何部)"
_ASKS_OWNER = re.compile(
    rf"担当|所管|受け?持|引き?受け|責任|主管|主体|{_WHO}(?:の[^、。]{{1,4}})?が[^、。]{{0,14}}?"
    r"(?:見直|検討|進め|決め|実施|行[うい]|取り?組|や[るっり]|担[うっ]|扱)"
    r"|in charge|responsib|who (?:handles?|reviews?|runs?|owns?)"
    r"|which (?:department|section|office)"
    r"|encarregad|respons[áa]ve|quem cuida|负责|主管"
)
# What someone owns is asked for, not who owns something.
_OWNED = re.compile(
    r"が(?:担当|所管|受け?持)[^、。]{0,6}?(?:業務|事務|項目|取り?組|事業|もの|仕事|の(?:は|って))"
)
_EACH = "各"
# What a question about all items, or about those of one owner, says of them.
_ITEMS = re.compile(r"項目|取組|取り組み|事業|どれ|何(?:です|が|を|件)|全部|すべて|一覧|各")


def answer_lost_owner(scope: Scope) -> Draft | None:
    """Give the working group of an item and say that its owners are lost; else refuse them.

    None where a question does not ask who owns an item of a roadmap with lost owners.
    """
    losses = [one for one in _losses(scope) if one.kind is LossKind.OWNERS]
    other = scope.reading.kinds & {Kind.CHANGE, Kind.COMPARE} or scope.reading.sides
    if not losses or other or speaks_of_group(scope):
        return None
    item = None if _OWNED.search(scope.reading.question) else _item(scope)
    question = scope.reading.question.casefold()
    if not _ASKS_OWNER.search(without_name(question, item) if item else question):
        return None
    if item is None:
        loss = _asked_at_large(scope, losses)
        return refuse_loss(scope, loss) if loss else None
    if choose_bodies(scope):  # a body by its own name, and not what an item deals with
        return None
    home = scope.corpus.section_at(item.name.document, item.name.start)
    loss = next((one for one in losses if one.sheet == home.sheet), None)
    if loss is None:
        return None
    group = _group(scope, item)
    return _partial(scope, item, group, loss) if group else refuse_loss(scope, loss)


def _item(scope: Scope) -> NamedItem | None:
    """Give the item that a question names, else the one that a step named in it is tied to."""
    step = named_step(scope)
    if (item := named_item(scope)) or step is None:
        return item
    ties = (t.link for t in step.course.ties if t.kind is TieKind.STEP)
    source = next((link.source for link in ties if link.target.start == step.name.start), step.name)
    return NamedItem(step.course, source, step.share)


def _losses(scope: Scope) -> Iterator[Loss]:
    """Give what was lost of the documents in scope."""
    return (loss for loss in scope.corpus.losses if scope.covers(loss.document))


def _group(scope: Scope, item: NamedItem) -> Body | None:
    """Give the group on the same matter as an item, if it names members."""
    ties = (t for t in item.course.ties if t.kind is TieKind.GROUP)
    starts = {t.link.target.start for t in ties if t.link.source.start == item.name.start}
    groups = (body for body in every_body(scope) if body.parent and body.members)
    return next(
        (b for b in groups if starts & {matter.text.start for matter in b.matters}),
        None,
    )


def _partial(scope: Scope, item: NamedItem, group: Body, loss: Loss) -> Draft:
    """List the members of an item's group, and say that its owners are lost."""
    draft = scope.draft()
    draft.status = Status.PARTIAL
    section = scope.corpus.section_at
    head = draft.cite(section(item.name.document, item.name.start), role=Role.CONTEXT)
    marks = f"[{head}]"
    kind = group.parent or group.kind
    marks += f"[{draft.cite(section(kind.document, kind.start), role=Role.CONTEXT)}]"
    said = phrases.GROUP_MEMBERS.format(
        item=item.name.words, group=kind.words, count=len(group.members)
    )
    draft.lines.append(said + marks)
    for member in group.members:
        home = section(member.text.document, member.text.start)
        draft.quote(home, bullet=True, basis=member.basis)
    draft.say(phrases.OWNERS_LOST)
    draft.say(phrases.LOST_WHAT.format(reason=loss.reason))
    draft.missing.append(loss.reason)
    return draft


def _asked_at_large(scope: Scope, losses: Sequence[Loss]) -> Loss | None:
    """Give the loss where a question asks for the owners of all items, or of one owner's items."""
    question = fold(squash(scope.reading.question))
    for roadmap in scope.corpus.roadmap:
        here = [loss for loss in losses if loss.document == roadmap.document]
        courses = named_courses(scope, roadmap)
        if here and courses:
            sheet = scope.corpus.section_at(roadmap.document, courses[0].name.start).sheet
            return next((loss for loss in here if loss.sheet == sheet), here[0])
        of_owner = _ITEMS.search(question) and _names_owner(question, here)
        if here and (of_owner or _is_about_all(scope, roadmap) or _is_beside(scope, here)):
            return here[0]
    return None


def _names_owner(question: str, losses: Sequence[Loss]) -> bool:
    """Tell whether a question gives something to an owner: 支所が担当する, 住自協の担当."""
    names = {fold(squash(one.words)) for loss in losses for one in loss.about}
    names = {name for name in names if not _ASKS_OWNER.search(name)}
    return any(
        re.search(rf"(?<!\w){re.escape(name)}(?:が|の)(?:担|所管|受)", question) for name in names
    )


def _is_about_all(scope: Scope, roadmap: Roadmap) -> bool:
    """Tell whether a question speaks of a roadmap or its items at large."""
    plan = scope.corpus.plans.get(roadmap.document)
    title = scope.corpus.document(roadmap.document).title
    whole = {*tokenise(title), *tokenise(plan.columns.item if plan and plan.columns else "")}
    known = (t.removeprefix(_EACH) for t in scope.reading.own if scope.lexicon.knows(t))
    said = set(known) - question_words() - {""}
    return bool(said) and said <= whole and bool(_ITEMS.search(scope.reading.question))


def _is_beside(scope: Scope, losses: Sequence[Loss]) -> bool:
    """Tell whether the best statement stands in the course whose owner column was lost."""
    if not scope.evidence.found:
        return False
    best = scope.evidence.found[0].statement.section.path
    marks = [mark for loss in losses for mark in loss.marks]
    paths = {scope.corpus.section_at(mark.document, mark.start).path for mark in marks}
    named = [path for path in paths if len(path) > 2 and path[-1] in scope.reading.question]
    return any(best[: len(path) - 1] == path[:-1] for path in named)
