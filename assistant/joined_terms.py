"""Explains several words that one question asks the meaning of: 「自助・互助・公助の意味は」."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.named_documents import documents_asked, printed
from assistant.passages import quote_sections
from assistant.records import Status
from assistant.refusal import refuse
from assistant.scope import Scope
from corpus import Side, Term
from corpus.formats.blocks import Span
from corpus.text import squash
from index.normalise import fold

_ASKED = re.compile(
    r"^(?P<names>[^。?？はがをに]{3,80}?)"
    r"(?:(?:の)?(?:それぞれ|各々|おのおの)?(?:の)?(?:意味|定義)(?:を|は|って|とは|、|[?？。]|$)"
    r"|とは(?:、?(?:何|なに|どう|どんな|それぞれ)[^。]{0,14}|[?？。]*$)"
    r"|って(?:、?(?:何|なに|どう|どんな|それぞれ)[^。]{0,12}|[?？。]*$)"
    r"|は(?:、)?(?:それぞれ)?(?:どういう意味|どんな意味|何のこと|何の意味))"
)
# 「ひとり」 has no joint.
_JOINT = re.compile(r"[・、,，/]|及び|および|(?<![ぁ-ん])[とや]|[とや](?![ぁ-ん])")
_PLAIN_WORD = re.compile(r"[一-鿿々ァ-ヶーa-z0-9]{2,}")
_OTHER_KINDS = frozenset({Kind.CHANGE, Kind.REASON, Kind.TIMELINE})
_COMPARES = re.compile(r"違|ちが|異な|比べ|比較|差(?:は|って|が)|関係")


def answer_joined_terms(scope: Scope) -> Draft | None:
    """Quote the definition of each of several words, and name those that have none.

    None for a question about one word, or where none of several is defined.
    """
    found = _ASKED.match(squash(fold(scope.reading.question)))
    if found is None or scope.reading.kinds & _OTHER_KINDS or _COMPARES.search(found.string):
        return None
    names = _split(scope, found["names"])
    if len(names) == 1:
        return _refuse_part(scope, names[0])
    terms = {name: _defined(scope, name) for name in names}
    lacking = [name for name in names if not terms[name]]
    if len(lacking) == len(names) or not all(map(_PLAIN_WORD.fullmatch, lacking)):
        return None
    draft = quote_sections(
        scope, {t.section.key: t.section for n in names for t in terms[n]}.values()
    )
    for name in lacking:
        known = any(name in printed(document) for document in documents_asked(scope))
        draft.say(
            phrases.UNDEFINED.format(term=name) if known else phrases.UNKNOWN_NAME.format(name=name)
        )
        draft.missing.append(f"「{name}」の意味")
        draft.status = Status.PARTIAL
    return draft


def _refuse_part(scope: Scope, name: str) -> Draft | None:
    """Refuse a name that no document explains, where only a part of it is defined.

    The meaning of 見守り is not that of 見守り・生活支援事業.
    """
    parts = [part for part in _JOINT.split(name) if part]
    if len(parts) == 1 or _defined(scope, name) or not any(_defined(scope, p) for p in parts):
        return None
    explained = re.compile(re.escape(name) + r"(?:[」』]?とは|[」』]?は、|[：:(])")
    headed = any(name in squash(fold(head)) for s in scope.sections for head in s.path)
    if headed or any(explained.search(printed(document)) for document in scope.documents):
        return None
    return refuse(scope, phrases.UNDEFINED.format(term=name), missing=[f"「{name}」の意味"])


def _split(scope: Scope, said: str) -> list[str]:
    """Cut a row of words where they are joined.

    What is printed in one row stays one word, unless each of its parts is defined.
    """
    bare = said.translate(str.maketrans("", "", "「」『』"))
    cut = [0, *(place for found in _JOINT.finditer(bare) for place in found.span()), len(bare)]
    spans = [span for span in zip(cut[::2], cut[1::2], strict=True) if span[0] < span[1]]
    names, first = list[str](), 0
    while first < len(spans):
        ends = range(len(spans), first + 1, -1)
        end = next((e for e in ends if _is_one_word(scope, bare, spans[first:e])), first + 1)
        names.append(bare[spans[first][0] : spans[end - 1][1]])
        first = end
    return list(dict.fromkeys(names))


def _is_one_word(scope: Scope, bare: str, parts: Sequence[Span]) -> bool:
    """Tell whether parts in a row are a defined word, or are printed so and not defined each."""
    row = bare[parts[0][0] : parts[-1][1]]
    if any(row == fold(squash(t.term)) for t in scope.once(_terms)):
        return True
    if all(_defined(scope, bare[slice(*part)]) for part in parts):
        return False
    return any(row in printed(document) for document in documents_asked(scope))


def _terms(scope: Scope) -> list[Term]:
    """Give the defined terms of the documents in scope, then those of the others asked about."""
    asked = {document.id for document in documents_asked(scope)}
    others = [t for t in scope.corpus.terms if t.document in asked and not scope.covers(t.document)]
    return [t for t in (*scope.terms, *others) if t.definition is not None]


def _defined(scope: Scope, name: str) -> list[Term]:
    """Give the first definition of a word in each document, on the side asked for.

    The word stands alone, or in a row that is defined as one. Documents that the question does not
    name count where none in scope defines it.
    """
    sides = {None, *(scope.reading.sides or {Side.AFTER})}
    told = [
        t for t in scope.once(_terms) if name in (word := fold(squash(t.term)), *word.split("・"))
    ]
    told = [t for t in told if scope.covers(t.document)] or told
    told = [t for t in told if t.section.side in sides] or told
    return list({t.document: t for t in reversed(told)}.values())[::-1]
