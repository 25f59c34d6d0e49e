"""Finds the committee, council or group that a question speaks of."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import ne

from assistant.questionwords import question_words
from assistant.scope import Scope
from corpus import Body, Member, Role
from corpus.quotes import Quoted
from corpus.text import squash
from index.normalise import fold
from index.tokens import morphemes, tokenise

# The tail of a name that is short for it: 推進委員会 of 都市内分権推進委員会.
SHORT_CHARACTERS = 4
# In a name of this length one wrong character is a slip.
SLIP_CHARACTERS = 7
# Of a group's name a question holds at least this share, weighed by rareness.
GROUP_SHARE, ASKED_SHARE = 0.3, 0.45
# Names of people and offices this long are found in a question.
NAME_CHARACTERS = 3
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_KANJI = "\u4e00-\u9fff"
_ORGAN = re.compile(r".{2,}(?:会|会議|部会)$")
_GROUP = re.compile(
    r"ワーキング|グループ|作業部会|作業班|班|\bWG\b|working group|grupo de trabalho|工作组", re.I
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The body that a question speaks of; `left` is the folded question without its name."""

    body: Body
    left: str


@dataclass(frozen=True, slots=True)
class Held:
    """A body with the place where it names a member, and the name."""

    body: Body
    place: Quoted
    name: str


def every_body(scope: Scope) -> list[Body]:
    """Give the bodies of the documents in scope."""
    records = (one for one in scope.corpus.organisation if scope.covers(one.document))
    return [body for one in records for body in one.bodies]


def groups_of(scope: Scope, body: Body) -> list[Body]:
    """Give the groups of a body."""
    return [b for b in every_body(scope) if b.parent and b.parent.start == body.name.start]


def choose_bodies(scope: Scope) -> list[Chosen]:
    """Choose the bodies that a question names, else those that were carried over."""
    bodies = every_body(scope)
    question = fold(squash(scope.reading.question))
    if scope.reading.language != "ja":
        question += "　" + "　".join(fold(word) for word in scope.evidence.official)
    context = scope.reading.search.removesuffix(scope.reading.question)
    group = _choose_group(scope, bodies, question)
    if group:
        return [group]
    for text in (question, fold(squash(context)) if scope.reading.carried else ""):
        names = [(name, body) for body in bodies for name in _names(scope, body, bodies)]
        found, left = [], text
        for name, body in sorted(names, key=lambda one: -len(one[0])):
            if body not in found and _stands(name, left):
                found.append(body)
                left = left.replace(name, "　")
        if not found:
            near = [(body, slip) for body in bodies if (slip := _slip(scope, body, text))]
            found = [body for body, _ in near]
            for _, slip in near:
                left = left.replace(slip, "　")
        if found:
            asked = left if text == question else question
            return [Chosen(body, asked) for body in bodies if body in found]
    return [Chosen(body, question) for body in _with_named_post(scope, bodies, question)]


def _slip(scope: Scope, body: Body, text: str) -> str:
    """Give what a text says for the whole name of a body with one character wrong, if anything."""
    city = fold(scope.corpus.document(body.name.document).city)
    name = fold(squash(body.name.words)).removeprefix(city)
    if body.parent or len(name) < SLIP_CHARACTERS:
        return ""
    windows = (text[at : at + len(name)] for at in range(len(text) - len(name) + 1))
    return next((w for w in windows if sum(map(ne, w, name)) == 1), "")


def _with_named_post(scope: Scope, bodies: Sequence[Body], question: str) -> Iterator[Body]:
    """Give the bodies with a post that stands for them: an organ, or one asked for by itself."""
    posts = [role for body in bodies for role in named_roles(body.roles, question)]
    longest = max((squash(role.name.words) for role in posts), key=len, default="")
    said = set(tokenise(longest)) | question_words()
    alone = all(t in said or not scope.lexicon.knows(t) for t in scope.reading.own)
    alone = alone and len(longest) >= NAME_CHARACTERS
    for body in bodies:
        names = [squash(role.name.words) for role in body.roles]
        if longest in names and (alone or _ORGAN.search(longest)):
            yield body


def named_roles(roles: Sequence[Role], text: str) -> Iterator[Role]:
    """Give the posts that a folded text names, none that is part of a longer one's name."""
    for role in sorted(roles, key=lambda r: -len(r.name.words)):
        name = fold(squash(role.name.words))
        if name in text:
            text = text.replace(name, "　")
            yield role


def _stands(name: str, text: str) -> bool:
    """Tell whether a name stands in a text, not as the tail of a longer word."""
    if name not in text:
        return False
    alone = rf"(?<![{_KANJI}]){re.escape(name)}"
    return len(name) > SHORT_CHARACTERS or bool(re.search(alone, text))


def _names(scope: Scope, body: Body, bodies: Sequence[Body]) -> Iterator[str]:
    """Give the names that a body goes by, the longest first."""
    if body.parent:
        return
    full, kind = fold(squash(body.name.words)), fold(squash(body.kind.words))
    text = _squashed(scope.corpus.document(body.name.document).text)
    alone = _count(text, squash(body.kind.words)) == _count(text, squash(body.name.words))
    others = {tail for b in bodies if b is not body for tail in _tails(b.name.words)}
    for tail in (full, *_tails(body.name.words)):
        short = len(tail) >= SHORT_CHARACTERS and tail != kind
        if tail not in others and (short or (tail == kind and alone)):
            yield tail


@lru_cache(maxsize=100)
def _squashed(text: str) -> str:
    """Give a document's text squashed; it is the same for every question."""
    return squash(text)


@lru_cache(maxsize=1_000)
def _count(text: str, name: str) -> int:
    """Count a name in a document's text."""
    return text.count(name)


@lru_cache(maxsize=1_000)
def _tails(name: str) -> tuple[str, ...]:
    """Give what is left of a name when words are taken off its front, two words at least."""
    words = [word.surface for word in morphemes(squash(name))]
    return tuple(fold("".join(words[first:])) for first in range(1, len(words) - 1))


def speaks_of_group(scope: Scope) -> bool:
    """Tell whether a question, or what it leans on, speaks of a group."""
    carried = scope.reading.search if scope.reading.carried else ""
    return bool(_GROUP.search(scope.reading.question) or _GROUP.search(carried))


def _choose_group(scope: Scope, bodies: Sequence[Body], question: str) -> Chosen | None:
    """Choose the group of a body by what it deals with, where a question speaks of groups."""
    groups = [body for body in bodies if body.parent]
    if not groups or not speaks_of_group(scope):
        return None
    said = [(name, body) for body in groups for name in _forms(body) if name in question]
    if said:
        name, body = max(said, key=lambda one: len(one[0]))
        return Chosen(body, question.replace(name, "　"))
    own = {*scope.reading.own, *official_terms(scope)}
    scored = [(_share(scope, body, own), -n, body) for n, body in enumerate(groups)]
    share, _, best = max(scored, key=lambda one: one[:2])
    best = _holding_more(scope, groups, best, own)
    if share < GROUP_SHARE and scope.reading.carried:
        share, _, best = max(
            ((_share(scope, b, scope.reading.focus), -n, b) for n, b in enumerate(groups)),
            key=lambda one: one[:2],
        )
    return Chosen(best, question) if share >= GROUP_SHARE else None


def _forms(body: Body) -> set[str]:
    """Give what a group is called: its name, a matter of it, or one of those that ・ joins in it.

    Of 見回り・水やり業務 also 見回り業務.
    """
    names = {fold(squash(body.name.words))}
    for matter in body.matters:
        whole = fold(squash(matter.text.words))
        *heads, last = whole.split("・")
        tail = morphemes(last)[-1].surface if heads and last else ""
        parts = {*heads, last, last.removesuffix(tail), *(head + tail for head in heads)}
        names |= {whole, *(part for part in parts if len(part) > SHORT_CHARACTERS)}
    return names - {""}


def _holding_more(scope: Scope, groups: Sequence[Body], best: Body, said: Collection[str]) -> Body:
    """Give the group that has all the words of a question that the best one has, and more."""
    skipped = question_words()
    held = {
        body.name.start: {
            t
            for matter in body.matters
            for t in tokenise(matter.text.words)
            if t in said and t not in skipped
        }
        for body in groups
    }
    more = [b for b in groups if held[b.name.start] > held[best.name.start]]
    return max(more, key=lambda b: len(held[b.name.start]), default=best)


def official_terms(scope: Scope) -> set[str]:
    """Give the search terms of the official words that a question's spoken words stand for."""
    return {term for word in scope.evidence.official for term in tokenise(word)}


def _share(scope: Scope, body: Body, said: Collection[str]) -> float:
    """Give the weighted share of a matter or a remark of a group that a question holds.

    Or, counting less, the share of the question that the text holds.
    """
    skipped = question_words() | set(tokenise(body.parent.words if body.parent else ""))
    texts = [matter.text.words for matter in body.matters]
    texts += [piece.words for remark in body.remarks for piece in (remark.text, *remark.items)]
    asked = {t: scope.lexicon.weight(t) for t in said if scope.lexicon.knows(t)}
    asked = {t: weight for t, weight in asked.items() if t not in skipped}
    shares = []
    for text in texts:
        weights = {t: scope.lexicon.weight(t) for t in tokenise(text) if t not in skipped}
        held = sum(weight for term, weight in weights.items() if term in said)
        shares.append(held / (sum(weights.values()) or 1.0))
        shares.append(ASKED_SHARE * held / (sum(asked.values()) or 1.0))
    return max(shares, default=0.0)


def holding(scope: Scope) -> list[Held]:
    """Give the bodies that name a member whom the question names.

    Where it names a post besides, those that give this post to the one named.
    """
    question = fold(squash(scope.reading.question))
    found: list[Held] = []
    for body in every_body(scope):
        posts = list(named_roles(body.roles, question))
        holders = [holder for role in posts or body.roles for holder in role.holders]
        for member in (*holders, *(() if _names_post(scope, question) else body.members)):
            name = _named(member, question)
            if name:
                found.append(Held(body, member.text, name))
                break
    longest = max((one.name for one in found), key=len, default="")
    return [one for one in found if one.name == longest]


def _names_post(scope: Scope, question: str) -> bool:
    """Tell whether a question names a post of any body."""
    return any(True for body in every_body(scope) for _ in named_roles(body.roles, question))


def _named(member: Member, question: str) -> str:
    """Give the name in a member that a question says, or its head: 市社協 of 市社協総務課."""
    for part in member.parts:
        whole = _BRACKETS.sub("", part.words)
        words = whole.removesuffix("職員")
        words = words if len(words) >= NAME_CHARACTERS else whole
        head = fold(squash(words))[:NAME_CHARACTERS]
        if len(words) >= NAME_CHARACTERS and fold(squash(words)) in question:
            return words
        if re.search(rf"{re.escape(head)}(?:[がのはも]|から|職員)", question):
            return words[:NAME_CHARACTERS]
    return ""
