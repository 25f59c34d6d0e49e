"""Says that the documents do not answer, which part is missing, and where to look instead."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Asked, Kind
from assistant.lexicon import Statement
from assistant.passages import ranked_statements
from assistant.records import Role, Status
from assistant.scope import Scope
from corpus import Basis, Document, Section, SectionKind
from corpus.markers import find_marker
from corpus.text import squash, unwrap
from index.normalise import fold
from index.tokens import morphemes

_ASKED_PART = re.compile(r"[①-⑳]|[（(][0-9０-９]{1,2}[）)]")
_CHAPTER = re.compile(r"第([0-9]+)章")
_BLANK = re.compile(r"[●○〇]\s*[年月日]")
_ASKS_MEANING = re.compile(
    r"(?P<term>[\u4e00-\u9fff\u30a0-\u30ffA-Za-z0-9ー]{2,20})[」』]?"
    r"(?:とは(?:何|なに|どう|[?？]|$)|って(?:何|なに|結局|どんな|どういう)|の(?:意味|定義))"
)
_ORDINAL = re.compile(
    r"(?<![0-9])([0-9]{1,3})(回目|か年|年目|年間|コース|グループ|ブロック|地区|部会)"
)
_ASKS_BODY = re.compile(r"本文|何と書|なんて書|内容|全文|説明")
_OWN_WORD = re.compile(r"[\u4e00-\u9fff\u30a0-\u30ff]{3,}")
_OFFICE = re.compile(
    r"([\u4e00-\u9fff\u30a0-\u30ff]{1,12}[部課局室係])(?:が|は|の|で)[^。]{0,6}(?:担当|所管|取組|取り組)"
)
_LISTED = frozenset({SectionKind.HEADING, SectionKind.CLAUSE})


def refuse(scope: Scope, *messages: str, missing: Sequence[str] = ()) -> Draft:
    """Make a refusal with its reasons, the nearest sections and how to ask."""
    draft = scope.draft()
    draft.status = Status.UNANSWERABLE
    for message in messages or (not_found(scope),):
        draft.say(message)
    draft.missing += missing or (scope.reading.question,)
    draft.offer(scope.nearest(), scope.settings.nearest)
    draft.say(phrases.SEE_NEAREST if draft.nearest else phrases.HOW_TO_ASK)
    return draft


def not_found(scope: Scope) -> str:
    """Say that nothing answers, naming the city where the question named one."""
    cities = scope.reading.cities
    if len(cities) == 1:
        return phrases.NOT_FOUND_IN_CITY.format(city=next(iter(cities)))
    return phrases.NOT_FOUND


def refuse_part(scope: Scope) -> Draft | None:
    """Refuse a chapter or page that the documents do not mention, or a part that is left out."""
    chaptered = [s for s in scope.sections if s.row is not None]
    if not chaptered:
        return None
    for number in _CHAPTER.findall(fold(scope.reading.question)):
        if not any(re.match(rf"第?{number}[章.]", fold(s.path[0])) for s in chaptered):
            return _absent(scope, f"第{number}章", chaptered)
    pages = {fold(s.page) for s in scope.sections if s.page}
    for page in sorted(scope.reading.pages - pages):
        return _absent(scope, f"{page}ページ", chaptered)
    return _refuse_omitted(scope, chaptered)


def _absent(scope: Scope, part: str, sections: Sequence[Section]) -> Draft:
    """Say that a document has nothing of a part, which does not mean that there is none."""
    message = phrases.NO_SUCH_PART.format(part=part)
    draft = refuse(scope, message, missing=[part])
    document = scope.corpus.document(sections[0].document)
    mark = document.changes_only_mark
    start = document.text.find(mark) if mark else -1
    home = next((s for s in scope.sections if s.start <= start < s.end), None)
    if mark and home and home.document == document.id:
        marker = draft.cite(home, start, start + len(mark), role=Role.CONTEXT)
        draft.say(phrases.NOT_LISTED.format(mark=mark) + f"[{marker}]")
    return draft


def _refuse_omitted(scope: Scope, sections: Sequence[Section]) -> Draft | None:
    """Refuse a numbered part that a named heading leaves out, citing the mark of the omission."""
    asked = _ASKED_PART.findall(scope.reading.question)
    wording = _ASKS_BODY.search(scope.reading.question)
    head = _named_heading(scope, sections) if asked or wording else None
    if head is None:
        return None
    body = [s for s in sections if s.path == head.path and s.side == head.side and s != head]
    if wording and body and all(s.kind is SectionKind.OMISSION for s in body):
        return _omitted(scope, unwrap(head.path[-1]), body[0])
    below = [s for s in sections if s.path[: len(head.path)] == head.path and s.side == head.side]
    labels = {_label(scope, s) for s in below if s.kind in _LISTED and s.path != head.path}
    mark = next((s for s in below if s.kind is SectionKind.OMISSION), None)
    absent = [
        part
        for part in asked
        if squash(part) not in {squash(label) for label in labels} and part != _label(scope, head)
    ]
    if not absent or mark is None or any(part in labels for part in asked):
        return None
    return _omitted(scope, f"{unwrap(head.path[-1])} {'・'.join(absent)}", mark)


def _omitted(scope: Scope, name: str, mark: Section) -> Draft:
    """Refuse a part that the document leaves out, citing the mark."""
    draft = refuse(scope, missing=[name])
    marker = draft.cite(mark, role=Role.CONTEXT)
    text = phrases.PART_OMITTED.format(part=name, mark=scope.corpus.text(mark))
    draft.lines = [f"{text}[{marker}]", *draft.lines[1:]]
    return draft


def _label(scope: Scope, section: Section) -> str:
    """Give the sign at a section's head."""
    marker = find_marker(scope.corpus.text(section))
    return marker.label if marker else ""


def _named_heading(scope: Scope, sections: Sequence[Section]) -> Section | None:
    """Give the longest heading whose words all stand in the question, else one on a named page."""
    question = squash(scope.reading.question)
    heads = [s for s in sections if s.kind is SectionKind.HEADING and s.side is not None]
    named = []
    for head in heads:
        text = unwrap(scope.corpus.text(head))
        marker = find_marker(text)
        bare = squash(text[marker.length :] if marker else text)
        if len(bare) > 2 and bare in question:
            named.append((len(bare), -head.start, head))
    if named:
        return max(named, key=lambda entry: entry[:2])[2]
    on_page = [h for h in heads if h.page and fold(h.page) in scope.reading.pages]
    return on_page[0] if on_page else None


def refuse_other_city(scope: Scope) -> Draft | None:
    """Refuse a word that only the documents of another city use."""
    cities = scope.reading.cities
    if len(cities) != 1:
        return None
    here = [d.id for d in scope.documents]
    others = [d for d in scope.corpus.documents if d.id not in here]
    for term in sorted(scope.reading.own, key=len, reverse=True):
        known_here = any(scope.lexicon.knows(term, document) for document in here)
        there = [d for d in others if scope.lexicon.knows(term, d.id)]
        if not known_here and there and _OWN_WORD.fullmatch(term):
            return _other_city(scope, there[0], term)
    for table in scope.corpus.tables if not scope.tables else ():
        years = set(scope.reading.years) & {cell.column for cell in table.cells}
        if years and Kind.NUMBER in scope.reading.kinds:
            there_too = scope.corpus.document(table.section.document)
            return _other_city(scope, there_too, f"{min(years)}年の値")
    return None


def _other_city(scope: Scope, document: Document, missing: str) -> Draft:
    """Refuse for the city that was named, and name the one whose documents have the word."""
    other = phrases.OTHER_CITY.format(city=document.city)
    return refuse(scope, not_found(scope), other, missing=[missing])


def refuse_unknown_number(scope: Scope) -> Draft | None:
    """Refuse a 3回目 where the documents know a 1回目 and a 2回目 only."""
    texts = fold(" ".join(unwrap(document.text) for document in scope.documents))
    for number, counter in _ORDINAL.findall(fold(scope.reading.question)):
        others = re.findall(rf"([0-9]+)(?:つの)?{counter}", texts)
        if others and number not in others:
            name = f"{number}{counter}"
            return refuse(scope, phrases.UNKNOWN_NAME.format(name=name), missing=[name])
    return None


def refuse_unknown_name(scope: Scope) -> Draft | None:
    """Refuse a proper name that no document mentions."""
    for office in _OFFICE.findall(scope.reading.question):
        bare = next((office.removeprefix(c) for c in scope.lexicon.cities if c in office), office)
        known = {name for duty in scope.corpus.duties for name in duty.departments}
        # the sign list of the pattern has no hiragana: 推進部 may be the tail of a known name
        if not scope.lexicon.knows(bare) and not any(name.endswith(bare) for name in known):
            message = phrases.NO_SUCH_OWNER.format(name=bare)
            return refuse(scope, message, missing=[bare])
    text = "".join(document.text for document in scope.corpus.documents)
    for word in morphemes(scope.reading.question):
        proper = word.pos2 == "固有名詞" and len(word.surface) >= 2 and not word.surface.isascii()
        if proper and word.surface not in text and not scope.lexicon.knows(word.lemma):
            message = phrases.UNKNOWN_NAME.format(name=word.surface)
            return refuse(scope, message, missing=[word.surface])
    return None


def refuse_lost(scope: Scope) -> Draft | None:
    """Refuse what hangs on marks that the extraction scattered, citing what is left of them."""
    signs = set(scope.reading.question) & set("○●◎〇")
    for section in scope.sections if signs else ():
        if section.kind is SectionKind.LOST and set(scope.corpus.text(section)) & signs:
            return _lost(scope, section)
    return None


def _lost(scope: Scope, section: Section) -> Draft:
    """Say that marks were lost, citing some of them."""
    draft = refuse(scope, missing=[scope.reading.question])
    marker = draft.cite(section, role=Role.CONTEXT, basis=Basis.LOST)
    draft.lines[0] = f"{phrases.LOST}[{marker}]"
    return draft


def refuse_undefined(scope: Scope) -> Draft | None:
    """Refuse to explain a word that the documents use and never define."""
    found = _ASKS_MEANING.search(scope.reading.question)
    term = fold(found.group("term")) if found else ""
    known = any(term in fold(t.term) or fold(t.term) in term for t in scope.terms)
    used = any(scope.lexicon.knows(term, document.id) for document in scope.documents)
    if not term or known or not used:
        return None
    question = squash(scope.reading.question)
    if any(_explains(found.statement, term, question) for found in scope.evidence.found):
        return None
    return refuse(
        scope,
        phrases.UNDEFINED.format(term=found.group("term") if found else term),
        missing=[f"「{term}」の意味"],
    )


def _explains(statement: Statement, term: str, question: str) -> bool:
    """Tell whether a word is glossed in brackets in a statement or names a heading over it.

    A heading of several words, 「相談の窓口」, is asked for by all of them and not by its last.
    """
    headings = (fold(h) for h in statement.headings if h in question)
    return f"({term})" in fold(statement.text) or any(h.endswith(term) for h in headings)


def refuse_blank(scope: Scope) -> Draft | None:
    """Refuse a date that the document itself leaves open (令和７年●月)."""
    if scope.reading.asked is not Asked.DATE or not scope.evidence.found:
        return None
    best = scope.evidence.found[0].statement
    if not _BLANK.search(best.text):
        return None
    mark = unwrap(best.text)
    draft = refuse(scope, missing=[mark])
    marker = draft.cite(best.section, best.start, best.end, role=Role.CONTEXT)
    draft.lines[0] = f"{phrases.LEFT_BLANK.format(mark=mark)}[{marker}]"
    return draft


def refuse_type(scope: Scope) -> Draft | None:
    """Refuse where nothing near holds the type of thing that is asked for."""
    asked = scope.reading.asked
    if asked is None or Kind.CHANGE in scope.reading.kinds:
        return None
    if ranked_statements(scope):
        return None
    what = phrases.MISSING_TYPES[asked.value]
    return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[what])
