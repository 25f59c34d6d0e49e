"""Lists the chapters of a document, where a question asks for nothing but chapters."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.questionwords import question_words
from assistant.scope import Scope
from assistant.subjects import terms_of
from corpus import Section, SectionKind
from corpus.markers import find_marker
from corpus.text import squash
from index.normalise import fold
from index.tokens import tokenise

_CHAPTERS = re.compile(
    r"章立て|章構成|目次|何章"
    r"|(?<![0-9一二三四五六七八九十])章(?:の)?(?:は|って|が|を|と)?(?:全部で|合わせて|合計)?"
    r"(?:いくつ|何|どれ|どん|すべて|全て|全部|一覧|並べ|挙げ|教え|見出し|数|タイトル|題名|名前)"
)
_PAGE = re.compile(r"\s*[0-9０-９]+\s*$")
_CHAPTER_STYLES = frozenset({"chapter", "decimal"})
_PLAIN = terms_of(
    "章 章立て 章構成 目次 構成 見出し 題名 タイトル 名前 いくつ 数 全部 一覧 載る 書く ある "
    "分かれる 分ける "
    "見直し 指針 文書 資料 一覧表 表 冊子 全体 並べる 挙げる 教える 示す 何章"
)
_OTHER_KINDS = frozenset({Kind.CHANGE, Kind.REASON, Kind.RESPONSIBILITY, Kind.COMPARE})


def answer_chapters(scope: Scope) -> Draft | None:
    """List and count the chapters that one document shows; None for other questions."""
    reading = scope.reading
    if not _CHAPTERS.search(fold(reading.question)) or reading.kinds & _OTHER_KINDS:
        return None
    titles = {t for d in scope.documents for name in (d.title, *d.aliases) for t in tokenise(name)}
    plain = _PLAIN | question_words() | titles
    if reading.pages or reading.parts or any(term not in plain for term in reading.own):
        return None
    shown = {d.id: chapters for d in scope.documents if len(chapters := _chapters(scope, d.id)) > 1}
    if len(shown) != 1:
        return None
    document, chapters = next(iter(shown.items()))
    draft = scope.draft()
    title = scope.corpus.document(document).title
    draft.say(phrases.LIST_OF.format(heading=title, count=len(chapters)))
    for chapter in chapters:
        draft.quote(chapter, chapter.start, _end_of_name(scope, chapter), bullet=True)
    draft.say_changes_only(document)
    return draft


def _chapters(scope: Scope, document: str) -> list[Section]:
    """Give the numbered outermost headings of a document and 「はじめに」, each name once."""
    heads = [
        section
        for section in scope.corpus.of_document(document)
        if section.kind is SectionKind.HEADING and len(section.path) == 1
    ]
    once: dict[str, Section] = {}
    for section in heads:
        once.setdefault(squash(section.path[0]), section)
    markers = [find_marker(scope.corpus.text(section)) for section in once.values()]
    numbered = [marker for marker in markers if marker and marker.style in _CHAPTER_STYLES]
    return list(once.values()) if len(numbered) * 2 >= len(markers) else []


def _end_of_name(scope: Scope, chapter: Section) -> int:
    """Give where the name of a chapter ends: a page stands behind it in the cells of a table."""
    text = scope.corpus.text(chapter)
    bare = _PAGE.sub("", text)
    named = squash(bare) == squash(chapter.path[0])
    return chapter.start + len(bare) if named else chapter.end
