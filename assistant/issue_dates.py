"""Answers which date a document, or a side of its before/after table, bears."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.change_words import forms
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.passages import say_side
from assistant.questionwords import question_words
from assistant.refusal import BLANK, left_blank
from assistant.scope import Scope
from corpus import Document, Fact, FactKind, Section, SectionKind, Side
from corpus.text import squash, unwrap
from index.normalise import fold
from index.tokens import tokenise

# Wording of the language, not of any document.
_WHEN = r"(?:いつ|何年|何月|何日|何年度)(?:ごろ|頃|に|の)?"
_MADE = (
    r"(?:発行|作成|策定|公表|公開|発表|刊行|制定|編集)(?:し|さ|は|が|日|年|$|[?？。])"
    r"|(?:作|つく|書か?|出さ?|まとめ)(?:ら?れ(?:た|て|ま)|った|りま|した|まし|たの)"
)
_PAPER = (
    r"(?:文書|資料|書類|もの|もん|やつ|版|紙|ロードマップ|計画書?|指針|方針|一覧表?|表|案|要綱|条例|規則"
    r"|冊子|ガイドライン)"
)
_ASKS = re.compile(
    rf"{_WHEN}[^。]{{0,6}}?(?:{_MADE})|(?:{_MADE})[^。]{{0,8}}?{_WHEN}"
    rf"|(?:いつ|(?:令和|平成|西暦)?何年(?:何月)?|何月)(?:頃|ごろ)?の{_PAPER}"
    r"|(?:発行|作成|策定|公表|制定)(?:年月日?|日|時期|年)|日付|何年何月付|何月付"
    r"|when (?:was|were) [^?]{0,60}(?:published|issued|made|written|released|created|dated)"
    r"|publication date|date of (?:issue|publication)"
    r"|quando foi (?:publicad|feit|emitid|elaborad|escrit)|data d[ea] publica"
    r"|(?:什么时候|何时|哪年)(?:发布|公布|制定|编制|制作)"
)
_OTHERS = re.compile(r"最初|当初|はじめて|初めて|もともと|次の|次に|次回|ごと|おき|間隔|周期|頻度")
# Without a word of its title a document is pointed to as such.
_THIS = re.compile(r"この|こちらの|これ|本(?:資料|書|文書|計画|指針)|資料|文書|書類")
_WORDS = (
    "発行 作成 策定 公表 公開 発表 刊行 制定 編集 作る 書く 出す まとめる 日付 日 年月日 年月 付け "
    "令和 平成 西暦 資料 文書 書類 版 案 一覧表 一覧 表 指針 計画 ロードマップ 冊子 手引き 手引 "
    "published issued made written dated publication date issue guidelines guideline roadmap plan"
)


def answer_issue_date(scope: Scope) -> Draft | None:
    """Quote the date printed on a document or on the side asked for; None for other questions.

    A date that the document leaves open (令和７年●月) is refused with what is printed.
    """
    question = scope.reading.question.casefold()
    if Kind.CHANGE in scope.reading.kinds or _OTHERS.search(question):
        return None
    if len(scope.reading.sides) == 1 and SectionKind.DATE in forms(scope.reading.question):
        return _of_side(scope)
    if not _ASKS.search(question) or not _is_about_paper(scope):
        return None
    dates = [section for d in _meant(scope) for section in _dates(scope, d)]
    return _say(scope, dates)


def _of_side(scope: Scope) -> Draft | None:
    """Answer with the date that stands at the end of a text on the one side named."""
    sides = scope.reading.sides
    dates = [s for s in scope.sections if s.kind is SectionKind.DATE and s.side in sides]
    return _say(scope, dates) if len({s.document for s in dates}) == 1 else None


def _say(scope: Scope, dates: Sequence[Section]) -> Draft | None:
    """Quote dates, each under its document where there are several; refuse one left open."""
    if not dates:
        return None
    blank = [s for s in dates if BLANK.search(scope.corpus.text(s))]
    if len(blank) == len(dates):
        return left_blank(scope, blank[0])
    draft = scope.draft()
    several = len({section.document for section in dates}) > 1
    for section in dates:
        if several:
            document = scope.corpus.document(section.document)
            title = document.short_title or document.title
            draft.say(phrases.IN_DOCUMENT.format(title=title))
        say_side(scope, draft, section)
        if section in blank:
            marker = draft.cite(section)
            mark = unwrap(draft.citations[marker - 1].quote)
            draft.lines.append(f"{phrases.LEFT_BLANK.format(mark=mark)}[{marker}]")
        else:
            draft.quote(section)
    return draft


def _is_about_paper(scope: Scope) -> bool:
    """Tell whether a question names nothing but a document, or documents at large."""
    titles = (t for document in scope.documents for t in _title_terms(scope, document))
    cities = (fold(name) for document in scope.documents for name in document.names_of_city)
    allowed = {*titles, *cities, *tokenise(_WORDS), *_WORDS.split(), *question_words()}
    made = re.compile("|".join(re.escape(word) for word in sorted(allowed, key=len, reverse=True)))
    return all(not made.sub("", term) for term in scope.reading.own)


def _meant(scope: Scope) -> list[Document]:
    """Give the documents whose titles hold most of what a question says of one."""
    said = set(scope.reading.own)
    tabled = {revision.document for revision in scope.revisions}
    documents = [d for d in scope.documents if not scope.reading.sides or d.id in tabled]
    shares = [len(said & _title_terms(scope, d)) for d in documents]
    most = max(shares, default=0)
    if not most and len(documents) > 1 and not _THIS.search(scope.reading.question):
        return []
    return [d for d, share in zip(documents, shares, strict=True) if share == most]


def _title_terms(scope: Scope, document: Document) -> set[str]:
    """Give the terms of a document's title and of those of its parts."""
    parts = {s.part or "" for s in scope.sections if s.document == document.id}
    return {t for text in (document.title, *parts) for t in tokenise(text)}


def _dates(scope: Scope, document: Document) -> list[Section]:
    """Give the dates of issue of a document on the side asked for, of the part named, once each."""
    sides = scope.reading.sides or {Side.AFTER}
    every = [f for f in scope.corpus.facts if f.quoted.document == document.id]
    dated = [f for f in every if f.section.kind is SectionKind.DATE and _is_of_issue(f)]
    dated = [f for f in dated if f.section.side in {None, *sides}]
    question = fold(squash(scope.reading.question))
    of_part = [f for f in dated if f.section.part and fold(squash(f.section.part)) in question]
    return list({f.value: f.section for f in reversed(of_part or dated)}.values())[::-1]


def _is_of_issue(fact: Fact) -> bool:
    """Tell whether a fact is a date of issue, or one that is left open."""
    return fact.kind in {FactKind.ISSUED, FactKind.DRAFT} and fact.date is not None
