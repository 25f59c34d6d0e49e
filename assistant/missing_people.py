"""Refuses the names of persons, and who holds a post that no statement fills."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.subjects import about, covers, folded, statements_in, subject_of, telling
from assistant.topics import unknown_attribute
from corpus import Role
from index.normalise import fold

_WORD = r"[\u4e00-\u9fff\u30a1-\u30faー]"
_POST = (
    rf"{_WORD}{{0,16}}?(?:長|員|師|代表|アドバイザー|責任者|担当者"
    r"|著者|執筆者|監修者|編集者|設計者|考案者|発案者|講師|リーダー|メンバー)"
)
_ASKS_NAME = re.compile(
    rf"氏名|フルネーム|本名|お名前|(?:代表者|責任者|担当者|委員|会長|部長|課長|首長)名|何さん"
    rf"|{_POST}(?:さん)?(?:の|、|たちの)(?:名前|名)(?!簿)|誰[^。]{{0,8}}名前"
    r"|\bnames? of (?:the )?[a-z ]{0,20}(?:mayor|chair|head|director|president|person|official)"
    r"|who is the mayor"
    r"|nome d[oa] (?:prefeito|presidente|diretor|chefe)|[长長员員]叫什么|[长長]是谁"
)
# 市長　山田　太郎: a post and a name parted by white space.
_NAME = re.compile(
    r"(?:長|員|者|師|代表)(?:の|は)?[\s　:：]{0,2}[\u4e00-\u9fff]{1,4}[\s　]"
    r"[\u4e00-\u9fffぁ-ん]{1,4}"
    r"(?:[\s　]*(?:氏|さん|様))?$|[\u4e00-\u9fff]{2,5}(?:氏|さん)(?:[がはをにの、。]|$)"
)
_WHO_HOLDS = re.compile(
    rf"(?P<post>{_POST})(?:は|って|とは)、?(?:誰|だれ|どなた|何という(?:人|方))(?!が)"
    rf"|(?:誰|だれ|どなた)が(?P<as>{_POST}|管理人|司会|世話人)(?:を|な|です|やって|し|として)"
)


_CLAIMED = re.compile(
    rf"(?P<post>{_WORD}{{0,16}}(?:長|員|師|代表|座長|アドバイザー))(?:を|は)(?P<who>{_WORD}{{2,8}}?)"
    r"(?:自ら|自身|本人)?(?:が|は)(?:務め|つとめ|兼ね|兼務|担って|なって|就いて|やって)"
)
# The same the other way round: 課長が会長を務める, 課長をトップにした.
_CLAIMED_FIRST = re.compile(
    rf"(?P<who>{_WORD}{{2,8}})(?:自ら|自身|本人)?が[^。、?？]{{0,16}}?"
    rf"(?P<post>{_WORD}{{0,16}}(?:長|員|師|代表|座長|アドバイザー))"
    r"(?:(?:を|に|と|も)(?:務め|つとめ|兼ね|兼務|担|な[るっり]|就[いきく]|やって|して)|な[のん])"
)
_PUT_FIRST = re.compile(rf"(?P<who>{_WORD}{{2,8}})を(?P<post>トップ|頂点|長|代表|中心)(?:に|と)")


_ROLE_OF_WHOM = re.compile(r"(?:は|って)(?:、)?(?:誰|だれ|どなた)")
_OWNS = re.compile(r"担当|所管|受け持|引き受け")
_CAUSE_OR_TIME = re.compile(r"なぜ|何故|どうして|なんで|理由|いつ|経緯|きっかけ")
# An action holds this share of what a question says besides the office.
_OWNED_SHARE = 0.5


def refuse_missing_person(scope: Scope) -> Draft | None:
    """Refuse a person's name; a name is told where a post and a name stand side by side."""
    if not _ASKS_NAME.search(fold(scope.reading.question)):
        return None
    subject = subject_of(scope, "名前", "氏名")
    if about(scope, telling(scope, _NAME), subject):
        return None
    what = phrases.MISSING_TYPES["person"]
    return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[what])


def refuse_unfilled_post(scope: Scope) -> Draft | None:
    """Refuse who holds a post that no statement about its body names, or that names nobody."""
    asked = _WHO_HOLDS.search(fold(scope.reading.question))
    if not asked:
        return None
    post = asked.group("post") or asked.group("as")
    if _is_empty_body(scope, post):
        return _unfilled(scope, post)
    subject = subject_of(scope, post)
    holding = [
        s for s in statements_in(scope) if post in folded(s.text) or _below(s.section.path, post)
    ]
    return None if about(scope, holding, subject) else _unfilled(scope, post)


def refuse_other_holder(scope: Scope) -> Draft | None:
    """Refuse a post that a question gives to another holder than the document prints."""
    question = fold(scope.reading.question)
    claimed = _CLAIMED.search(question) or _CLAIMED_FIRST.search(question)
    if not claimed:
        return _refuse_other_head(scope, question)
    post, who = claimed.group("post"), claimed.group("who")
    roles = [
        role
        for organisation in scope.corpus.organisation
        if scope.covers(organisation.document)
        for body in organisation.bodies
        for role in body.roles
        if post.endswith(folded(role.name.words))
    ]
    if not roles or any(_holds(role, who) for role in roles):
        return None
    return _not_said(scope, f"{who}が{post}")


def refuse_unknown_role(scope: Scope) -> Draft | None:
    """Refuse who has a part in a thing for which no document has a word: 司会は誰がしますか."""
    question = fold(scope.reading.question)
    if Kind.RESPONSIBILITY not in scope.reading.kinds or not _ROLE_OF_WHOM.search(question):
        return None
    role = unknown_attribute(scope)
    if role is None:
        return None
    return refuse(scope, phrases.UNKNOWN_NAME.format(name=role), missing=[role])


def _refuse_other_head(scope: Scope, question: str) -> Draft | None:
    """Refuse that someone was put first where the documents put another there: 副市長をトップと."""
    claimed = _PUT_FIRST.search(question)
    if not claimed or not _CAUSE_OR_TIME.search(question):
        return None
    who, post = re.escape(claimed.group("who")), claimed.group("post")
    put = telling(scope, re.compile(rf"{_WORD}を{post}(?:に|と)"))
    if not put or any(re.search(rf"(?<![副前元]){who}を{post}", folded(s.text)) for s in put):
        return None
    return _not_said(scope, claimed.group())


def _not_said(scope: Scope, said: str) -> Draft:
    """Refuse what the documents do not say, in the words of the question."""
    return refuse(scope, phrases.NOT_SAID_OF.format(said=said), missing=[said])


def refuse_other_owner(scope: Scope) -> Draft | None:
    """Refuse why or when an office came to own an action that no duty gives it."""
    departments = scope.reading.departments
    question = scope.reading.question
    if not departments or not _OWNS.search(question) or not _CAUSE_OR_TIME.search(question):
        return None
    subject = subject_of(scope, *departments, "担当", "部署")
    if not subject:
        return None
    owned = [
        duty
        for duty in scope.duties
        if covers(scope, scope.corpus.text(duty.section), subject, _OWNED_SHARE)
    ]
    strange = [d for d in departments if not any(d in duty.departments for duty in owned)]
    if not owned or not strange:
        return None
    return _not_said(scope, f"{strange[0]}が担当")


def _holds(role: Role, who: str) -> bool:
    """Tell whether a holder of a post is called so; 副市長 is no 市長."""
    form = re.compile(rf"(?<![副前元]){re.escape(who)}")
    return any(form.search(folded(holder.text.words)) for holder in role.holders)


def _below(path: tuple[str, ...], post: str) -> bool:
    """Tell whether a heading of a path names a post."""
    return any(post in folded(name) for name in path)


def _is_empty_body(scope: Scope, post: str) -> bool:
    """Tell whether a name is that of a body whose members the document does not tell."""
    return any(
        folded(body.name.words).endswith(post)
        and not (body.members or body.roles or body.composition)
        for organisation in scope.corpus.organisation
        if scope.covers(organisation.document)
        for body in organisation.bodies
    )


def _unfilled(scope: Scope, post: str) -> Draft:
    """Say that nobody is named for a post."""
    what = phrases.HOLDER_OF.format(post=post)
    return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[what])
