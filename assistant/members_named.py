"""Answers what an office or a post does that bodies name: every body, and sentences, with its name.

A remark on the make-up of a body whose place the extraction lost is refused with its words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import phrases
from assistant.bodies import every_body, named_roles
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.lexicon import Statement
from assistant.named_documents import documents_asked, printed
from assistant.questionwords import question_words
from assistant.records import Role as CitationRole
from assistant.refusal import refuse
from assistant.responsibility import duties_of, terms_of_departments
from assistant.scope import Scope
from assistant.subjects import statements_in
from corpus import Body, Role, Section, SectionKind
from corpus.offices import is_office
from corpus.text import squash, unwrap
from index.normalise import fold
from index.tokens import morphemes, tokenise

# Wording of the language, not of any document.
_DOES = re.compile(
    r"何を(?:する|して|します|やる|やって|担)|なにを|役割|役目|仕事|任務|立場|どんなこと|どのような(?:こと|形)"
    r"|関わ|かかわ|関係し|関与|携わ|加わ|参加|入って|名前が(?:あ|出|載)|出て(?:く|き)|登場"
)
_ROLE = re.compile(r"何を|なにを|役割|役目|仕事|任務|立場")
_PLAIN = frozenset(
    tokenise(
        "役割 役目 仕事 任務 立場 する 遣る 担う 関わる 関係 関与 携わる 加わる 参加 入る 名前 "
        "出る 載る 登場 形 組織 会議 会 団体 体制 グループ ワーキンググループ ワーキング 働き "
        "果たす 務める メンバー 全部 すべて 一覧 挙げる 教える"
    )
)
_OTHER_KINDS = frozenset({Kind.CHANGE, Kind.REASON, Kind.TIMELINE, Kind.COMPARE, Kind.NUMBER})
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
# 副市長 and 元市長 are no 市長; 地元関係者 are 関係者.
_OTHER_POST = frozenset("副前元")
_BEFORE = re.compile(r"[一-鿿々]*$")
_POST = re.compile(r"[長員監者役]$")
# Its people are named by its name; 支所長補佐 is no 支所長.
_PEOPLE = "職員|代表者?|役員|会員|委員|担当者?|関係者|推薦者"
_REST = re.compile(rf"(?:の?(?:{_PEOPLE}))?[0-9０-９]*(?:等|など)?")
_ONLY = re.compile(r"だけ|のみ|ばかり")
_MADE_UP = re.compile(r"で?(?:構成|組織|編成).*")
NAME_CHARACTERS = 2
# So much before a name tells where its words begin.
NEAR_CHARACTERS = 8
# What more sentences speak of is a subject of the text, and told there.
MOST_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class _Named:
    """A body with the places, in reading order, where it names a member: posts and holders."""

    body: Body
    places: tuple[Section, ...]


def answer_named_member(scope: Scope) -> Draft | None:
    """List the bodies that name the office or post in a question, and the sentences that do.

    None where the question has words for anything else, or names a body or a post of one.
    """
    reading = scope.reading
    if reading.kinds & _OTHER_KINDS or not _DOES.search(reading.question):
        return None
    if reading.departments:
        return _of_departments(scope)
    name = _name(scope)
    if not name:
        return None
    found = list(_bodies(scope, name))
    if not found:
        return _refuse_other_post(scope, name)
    sentences = list(_sentences(scope, name, found))
    if len(sentences) > MOST_SENTENCES:
        return None
    draft = scope.draft()
    draft.say(phrases.BODIES_NAMING.format(name=name, count=len(found)))
    for one in found:
        _say(scope, draft, one)
    if sentences:
        draft.say(phrases.ALSO_NAMED_IN.format(name=name))
    for sentence in sentences:
        draft.quote(sentence.section, sentence.start, sentence.end)
    return draft


def _of_departments(scope: Scope) -> Draft | None:
    """List the actions of departments; None where a question names anything else."""
    plain = question_words() | _PLAIN | terms_of_departments(scope)
    if not scope.duties or not all(t in plain for t in scope.reading.own):
        return None
    return duties_of(scope, scope.reading.departments)


def _refuse_other_post(scope: Scope, name: str) -> Draft | None:
    """Refuse a post that the documents only have as a part of another's name: 市長 of 副市長."""
    if not _POST.search(name):
        return None
    texts = [printed(document) for document in documents_asked(scope)]
    if not any(name in text for text in texts) or any(_places(text, name) for text in texts):
        return None
    return refuse(scope, phrases.UNKNOWN_NAME.format(name=name), missing=[name])


def _name(scope: Scope) -> str:
    """Give the one name that a question has besides words of asking; empty for any other."""
    plain = question_words() | _PLAIN
    own = [t for t in scope.reading.own if t not in plain]
    whole = [t for t in own if not any(t != o and t in o for o in own)]
    question = fold(squash(scope.reading.question))
    bodies = every_body(scope)
    posts = [role for body in bodies for role in named_roles(body.roles, question)]
    if len(whole) != 1 or len(whole[0]) < NAME_CHARACTERS or posts:
        return ""
    return whole[0] if whole[0] in question else ""


def _bodies(scope: Scope, name: str) -> Iterator[_Named]:
    """Give the bodies that name a member, with where they do so.

    What an office does is not told by what an office of it sits in: 協議会 by 協議会事務局.
    """
    heads = not _ROLE.search(scope.reading.question)
    for body in every_body(scope):
        places = [
            place
            for role in body.roles
            for holder in role.holders
            if any(is_called(part.words, name, heads=heads) for part in holder.parts)
            for place in _lines(scope, role, holder.text.start)
        ]
        places += [
            scope.corpus.section_at(member.text.document, member.text.start)
            for member in body.members
            if any(is_called(part.words, name, heads=heads) for part in member.parts)
        ]
        if places:
            yield _Named(body, tuple(dict.fromkeys(places)))


def _lines(scope: Scope, role: Role, start: int) -> Iterator[Section]:
    """Give the line of a post, and the one further down that names its holder."""
    yield scope.corpus.section_at(role.name.document, role.name.start)
    yield scope.corpus.section_at(role.name.document, start)


def is_called(words: str, name: str, *, heads: bool) -> bool:
    """Tell whether a member is called by a name: its office or post, or the head of an office."""
    said = fold(squash(_BRACKETS.sub("", words)))
    for start in _places(said, name):
        rest = said[start + len(name) :]
        if _REST.fullmatch(rest):
            return True
        office = heads and is_office(rest.removesuffix("職員"))
        if start == 0 and office and not _POST.search(name):
            return True
    return False


def _places(text: str, name: str) -> list[int]:
    """Give where a text has a name that is not the tail of that of another post."""
    found = (one.start() for one in re.finditer(re.escape(name), text))
    return [start for start in found if not _is_other_post(text, start, start + len(name))]


def _is_other_post(text: str, start: int, end: int) -> bool:
    """Tell whether a word for a former or a second holder begins right before a name."""
    if text[max(0, start - 1) : start] not in _OTHER_POST:
        return False
    begin = start - len(_BEFORE.findall(text[max(0, start - NEAR_CHARACTERS) : start])[0])
    return any(begin + word.start == start - 1 for word in morphemes(text[begin:end]))


def _say(scope: Scope, draft: Draft, one: _Named) -> None:
    """Name a body with the lines that name its member."""
    name = one.body.name
    draft.quote(scope.corpus.section_at(name.document, name.start), bullet=True)
    for place in one.places:
        marker = draft.cite(place)
        words = unwrap(draft.citations[marker - 1].quote)
        draft.lines[-1] += phrases.WHERE_NAMED.format(place=words) + f"[{marker}]"


def _sentences(scope: Scope, name: str, found: Sequence[_Named]) -> Iterator[Statement]:
    """Give the sentences of the documents of some bodies that name a member."""
    documents = {one.body.name.document for one in found}
    tail = re.compile(r"[一-龯]" if _POST.search(name) else r"(?!)")
    for statement in statements_in(scope):
        text = fold(squash(statement.text))
        told = statement.section.document in documents and text.endswith("。")
        if not told or statement.section.kind is SectionKind.NOTE:
            continue
        if any(not tail.match(text, start + len(name)) for start in _places(text, name)):
            yield statement


def refuse_unplaced_remark(scope: Scope) -> Draft | None:
    """Refuse of which body a remark on its members holds where its place was lost, citing it."""
    question = _only(scope.reading.question)
    for organisation in scope.corpus.organisation:
        if not scope.covers(organisation.document):
            continue
        for remark in organisation.unplaced:
            said = _only(remark.text.words)
            if not _ONLY.search(said) or _MADE_UP.sub("", said) not in question:
                continue
            draft = refuse(scope, missing=[remark.reason])
            home = scope.corpus.section_at(organisation.document, remark.text.start)
            marker = draft.cite(home, remark.text.start, remark.text.end, role=CitationRole.CONTEXT)
            told = phrases.UNPLACED.format(remark=remark.text.words, reason=remark.reason)
            draft.lines[0] = f"{told}[{marker}]"
            return draft
    return None


def _only(words: str) -> str:
    """Fold words, with one word for だけ and のみ."""
    return _ONLY.sub("のみ", fold(squash(words)))
