"""Chooses the units of a before/after table that a question of change is about by its words."""

import re
from collections.abc import Mapping, Sequence, Set

from assistant.change_places import Narrowed, heading_names
from assistant.change_units import sections_of
from assistant.change_words import forms, kinds_of_change, names_revision
from assistant.judge import bears
from assistant.kinds import Kind
from assistant.recounted import counted
from assistant.scope import Scope
from corpus import ChangeKind, Revision, Section, SectionKind
from corpus.text import squash
from index.normalise import fold
from index.tokens import tokenise

SILENT = frozenset({ChangeKind.UNCHANGED, ChangeKind.OMITTED})
# Words for any text and any change: they are no subject.
_PLAIN = frozenset(
    tokenise(
        "変更点 追加 削除 新設 加わる 加える 消える 無くなる 削る 落ちる "
        "抜ける 外す 新た 取組 取り組み 施策 事業 記述 見直し 見直す 改訂 "
        "手直し 書き換える 書き替える 書き直す 書き改める 改める 直す 差し替える "
        "差し替わる 差し代わる 置き換える 置き換わる 入れ替える 代わり 付け足す "
        "付け加える 追記 加筆 盛り込む 足す 書き方 書きぶり 振り 言い回し 文言 "
        "文章 文 段落 語句 言葉 表現 箇所 部分 中身 注 注記 注釈 脚注 版 "
        "案 章 節 条 条文 条番号 定める 定め 改正 改定 廃止 番号 規定 差 "
        "差異 相違 異なる 比較 対比 "
        "変化 扱う 扱い 場所 位置 書き出し 冒頭 出だし 結び 締め 末尾 最後 "
        "最初 最終 最終章 前回 今度 日付 年月 置く 残る 増える 減る 反映 "
        "設ける 設置 創設 作る 移る 動く ずれる "
        "影響 主な 主要 大きな 全体 全般 部署 担当 項目 出てくる 出る 差し替え 入れ替え "
        "置き換え 書き足す 書き加える 無い 古い 有る 在る 据え置き 据え置く 並べる "
        "見せる 改定案 改正案 改訂案 修正案 見直し案 新しい 出現 出て 来る 仕事 業務 "
        "同じ 一緒 まま 引き続き 変わる くだり ところ 言い方 内容"
    )
)
# A unit scores more where it is of the kind or form asked for, less where it says nothing new.
KIND_BONUS, FORM_BONUS, NUMBER_BONUS, SUBJECT_BONUS = 0.15, 0.1, 0.1, 0.2
CAPTION_BONUS, SILENT_MALUS, HEAD_MALUS = 0.2, 0.08, 0.2
# Below these scores nothing that changed is about a question, be it as near as it may: the lower
# one for a question that speaks of the sides of a table.
FLOOR, FLOOR_OF_SIDES = 0.4, 0.3
# A part of a question is about a unit that holds this share of its words, where the unit chosen
# for the whole question holds no more than that one.
HELD, HARDLY_HELD = 0.6, 0.35
_AND = re.compile(r"と|や|、|・|および|及び|ならびに|並びに|それから|また|,|\band\b|\be\b|和")
# The same of other languages.
_FOREIGN = """
revision revised guideline guidelines change changes changed changing added newly removed
deleted dropped replaced instead new old version text page pages chapter note notes footnote
section item items document difference different wording sentence paragraph all list every
revisão revisada diretriz diretrizes mudou mudaram mudança mudanças página páginas capítulo nota
notas texto versão novo nova antes depois alterado alterações acrescentado removido diferença
documento todas todos
"""
_PLAIN_FOREIGN = frozenset(_FOREIGN.split())
_PLAIN_CHINESE = re.compile(
    "[修改めり订訂正后後前新增増加删除掉减少取消替换变化更动了哪些什么内容有不同区别的在中里是被为页项条章节第"
    "和与之请列出全部所几处多少指针针方文件吗]+"
)
_NUMBERED = re.compile(r"[第何]?[0-9]*[章節条項号]|何.{1,3}|[ぁ-ん]")
_CAPTION = re.compile(r"[（(]([^（）()]{2,})[）)]")
_REMARKS = re.compile(r"備考|理由|趣旨|説明|摘要|考え方|ポイント")
_DITTO = re.compile(r"\s*(?:同上|〃|″|々)\s*")
_MORE_AND_FEWER = re.compile(r"増え|減[っり]")


def subject(scope: Scope, place: Narrowed) -> list[str]:
    """Give a question's words less pages, signs, titles, named headings, and words for any text."""
    reading = scope.reading
    if reading.bare:
        return []
    said = [f"{page}ページ" for page in reading.pages] + list(reading.parts) + list(place.words)
    said += [name for d in scope.documents for name in (d.title, *d.aliases)]
    said += _above_all(scope.revisions)
    plain = {term for name in said for term in tokenise(name)} | _PLAIN | {fold(s) for s in said}
    own = _without_plain(scope, reading.focus, plain)
    if all(map(scope.lexicon.knows, own)):
        return own
    # Words that nobody wrote may stand for official ones.
    official = [term for word in scope.evidence.official for term in tokenise(word)]
    return _without_plain(scope, (*own, *official), plain)


def _without_plain(scope: Scope, terms: Sequence[str], plain: Set[str]) -> list[str]:
    """Give terms without plain words, in Japanese or the language of the question."""
    words = [t for t in terms if t not in plain and not t.isdigit()]
    if scope.reading.language != "ja":
        words = [t for t in words if t not in _PLAIN_FOREIGN and not _PLAIN_CHINESE.fullmatch(t)]
    words = [t for t in words if not _NUMBERED.fullmatch(t) and not _made_of(t, plain)]
    return list(dict.fromkeys(words))


def _made_of(word: str, plain: Set[str]) -> bool:
    """Tell whether a compound has no part but plain words: 要綱改正."""
    parts = {term for term in plain if len(term) > 1 and term in word}
    for part in sorted(parts, key=len, reverse=True):
        word = word.replace(part, "")
    return not word


def _above_all(revisions: Sequence[Revision]) -> list[str]:
    """Give the headings that stand above every unit of a document: they tell none from another."""
    names: list[str] = []
    for document in dict.fromkeys(r.document for r in revisions):
        paths = [r.path for r in revisions if r.document == document]
        names += [level[0] for level in zip(*paths, strict=False) if len(set(level)) == 1]
    return names


def choose(scope: Scope, place: Narrowed, words: Sequence[str]) -> list[Revision]:
    """Choose the unit that a question is about, and one for each of its further subjects.

    Gives none where nothing bears on the question; at a place that the question names, its best.
    """
    known = _terms(scope)
    scored = [
        (_score(scope, r) + SUBJECT_BONUS * _held(scope, words, known, r), -n)
        for n, r in enumerate(place.revisions)
    ]
    if not scored:
        return []
    number = max(scored)[1]
    chosen = place.revisions[-number]
    if not place.named and not _bears(scope, chosen):
        return []
    return [chosen, *_further(scope, place, chosen, words, known)]


def _bears(scope: Scope, revision: Revision) -> bool:
    """Tell whether a unit bears on a question that names no place."""
    if not scope.evidence.found:
        return False
    about = [*sections_of(revision), *_notes_beside(scope, revision)]
    score = scope.score(about)
    beside = scope.evidence.found[0]
    of_revision = names_revision(scope.reading.question)
    elsewhere = beside.statement.section.side is None and not of_revision
    if elsewhere and beside.score > score + KIND_BONUS:
        return False
    found = [scope.scores[s.key] for s in about if s.key in scope.scores]
    if score >= FLOOR and any(bears(scope, one) for one in found):
        return True
    return score >= FLOOR_OF_SIDES and of_revision


def remarks_beside(scope: Scope, revision: Revision) -> list[Section]:
    """Give what further columns remark on a unit's row, 備考, 改正理由; for 同上 the row above."""
    rows = {(s.document, s.row) for s in sections_of(revision) if s.row is not None}
    found: list[Section] = []
    for document, row in rows:
        beside, above = _remarks(scope, document, row), row
        while above and beside and all(_DITTO.fullmatch(scope.corpus.text(s)) for s in beside):
            above -= 1
            beside = _remarks(scope, document, above)
        found += beside
    return found


def _remarks(scope: Scope, document: str, row: int | None) -> list[Section]:
    """Give the texts of a row that stand on no side below a head for remarks."""
    return [
        s
        for s in scope.sections
        if (s.side, s.document, s.row) == (None, document, row)
        and s.kind in {SectionKind.PARAGRAPH, SectionKind.VOID}
        and _REMARKS.search(s.path[-1])
    ]


def _notes_beside(scope: Scope, revision: Revision) -> list[Section]:
    """Give everything that stands beside a unit in its row, names of items among it."""
    rows = {(s.document, s.row) for s in sections_of(revision) if s.row is not None}
    if not rows:
        return []
    return [s for s in scope.sections if s.side is None and (s.document, s.row) in rows]


def _score(scope: Scope, revision: Revision) -> float:
    """Score a unit by its better side, its kind and its form."""
    question = scope.reading.question
    score = scope.score((*sections_of(revision), *_notes_beside(scope, revision)))
    kinds = {s.kind for s in sections_of(revision)}
    if revision.kind in SILENT:
        score -= SILENT_MALUS
    if _has_caption(revision, squash(question)):
        score += CAPTION_BONUS
    if revision.kind in kinds_of_change(question):
        score += KIND_BONUS
    if kinds & forms(question):
        score += FORM_BONUS
    elif kinds & {SectionKind.HEADING, SectionKind.DATE}:
        score -= HEAD_MALUS
    counts = Kind.COUNT in scope.reading.kinds or _MORE_AND_FEWER.search(question)
    if counts and _numbers_differ(scope, revision):
        score += NUMBER_BONUS
    return score


def _has_caption(revision: Revision, asked: str) -> bool:
    """Tell whether a caption of a unit, （提供先）, stands in a squashed question."""
    captions = (found.group(1) for name in revision.path if (found := _CAPTION.fullmatch(name)))
    return any(squash(caption) in asked for caption in captions)


def _numbers_differ(scope: Scope, revision: Revision) -> bool:
    """Tell whether the sides of a unit give different numbers."""
    sides = [set(counted(scope.corpus.text(s))) for s in sections_of(revision)]
    return len(sides) > 1 and sides[0] != sides[1]


def _further(
    scope: Scope,
    place: Narrowed,
    chosen: Revision,
    words: Sequence[str],
    known: Mapping[str, Set[str]],
) -> list[Revision]:
    """Give the units for those parts of a question that the chosen one says nothing about."""
    parts = _AND.split(scope.reading.question)
    if len(parts) < 2:
        return []
    # Who names two units by their names names no place that both stand at.
    units = {names[-1] for r in place.revisions if (names := heading_names(r.path))}
    by_name = set(place.words) <= units and not scope.reading.pages
    pool = scope.revisions if by_name else place.revisions
    changed = [r for r in pool if r.kind not in SILENT]
    found: list[Revision] = []
    for part in parts:
        terms = [t for t in tokenise(part) if t in words and scope.lexicon.knows(t)]
        if not terms or _held(scope, terms, known, chosen) > HARDLY_HELD:
            continue
        shares = [
            (_held(scope, terms, known, r), _score(scope, r), -n) for n, r in enumerate(changed)
        ]
        share, _, number = max(shares, default=(0.0, 0.0, 0))
        if share >= HELD and changed[-number] not in found:
            found.append(changed[-number])
    return found


def _terms(scope: Scope) -> dict[str, set[str]]:
    """Give the terms of every section on a side, those of its headings among them."""
    terms: dict[str, set[str]] = {}
    for statement in scope.lexicon.statements:
        if statement.section.side:
            known = terms.setdefault(statement.section.key, set())
            known |= statement.terms | statement.path_terms
    return terms


def _held(
    scope: Scope, terms: Sequence[str], known: Mapping[str, Set[str]], revision: Revision
) -> float:
    """Give the weighted share (0 to 1) of terms that a unit and its headings hold."""
    there = {t for s in sections_of(revision) for t in known.get(s.key, ())}
    return scope.lexicon.share(terms, there)
