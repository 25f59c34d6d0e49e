"""Answers how something goes, step by step, with the whole list of steps: ア … オ in order."""

import re
from collections.abc import Mapping, Sequence

from assistant.draft import Draft
from assistant.judge import bears
from assistant.kinds import Kind
from assistant.passages import say_side
from assistant.scope import Scope
from assistant.subjects import folded, terms_of
from corpus import Section, SectionKind, Side
from corpus.markers import find_marker, without_marker
from index.normalise import fold

_ASKED = re.compile(
    r"(?:どん?な|どういう|どの(?:よう)?な?)(?:順|流れ|手順|手続|段取|ステップ|段階を)|順番|順序|手順|流れ(?:は|を|で|って|に|が)|段取り|進め方|プロセス"
    r"|(?:どう|どのように)進(?:め|み|む)|最初から最後まで|step by step"
)
_STEPS = re.compile(r"手順|順序|流れ|進め方|手続|ステップ|段取|プロセス|過程|フロー|方法")
_OTHER_KINDS = frozenset({Kind.CHANGE, Kind.REASON, Kind.RESPONSIBILITY})
# Signs of what stands in an order.
_STYLES = frozenset(
    {
        "katakana",
        "katakana_parenthesis",
        "parenthesis",
        "circled",
        "number",
        "decimal",
        "half",
        "kanji",
    }
)
_PLAIN = terms_of(
    "順 順番 順序 手順 流れ 段取り 進め方 どんな プロセス 手続き 手続 ステップ 段階 行う "
    "行われる 進む 進める する 月 時期 知る 教える"
)
LEAST_STEPS, MOST_STEPS = 3, 12
# The headings and the steps hold this share of what is asked about.
ABOUT = 0.5

_Key = tuple[str, Side | None, tuple[str, ...]]


def answer_steps(scope: Scope) -> Draft | None:
    """Quote the list of steps that a question is about; None where no one list is."""
    if not _ASKED.search(scope.reading.question) or scope.reading.kinds & _OTHER_KINDS:
        return None
    about = {key: share for key, own in _lists(scope).items() if (share := _share(scope, key, own))}
    best = max(about.values(), default=0.0)
    named = [key for key, share in about.items() if share == best]
    if best < ABOUT or len(named) != 1:
        return None
    steps = _lists(scope)[named[0]]
    draft = scope.draft()
    say_side(scope, draft, steps[0])
    for step in steps:
        draft.quote(step, bullet=True)
    return draft


def _lists(scope: Scope) -> Mapping[_Key, Sequence[Section]]:
    """Give the items with one style of sign that stand right below a heading, list by list."""
    lists: dict[_Key, list[Section]] = {}
    for section in scope.sections:
        if section.kind is not SectionKind.CLAUSE or section.side is Side.BEFORE:
            continue
        if _style(scope, section) in _STYLES and len(section.path) > 1:
            key = (section.document, section.side, section.path[:-1])
            lists.setdefault(key, []).append(section)
    return {key: own for key, own in lists.items() if _is_one(scope, own)}


def _is_one(scope: Scope, items: Sequence[Section]) -> bool:
    """Tell whether items are so many as make a list of steps, all with one style of sign."""
    return LEAST_STEPS <= len(items) <= MOST_STEPS and len({_style(scope, s) for s in items}) == 1


def _style(scope: Scope, section: Section) -> str:
    """Name the style of the sign that opens a section; empty without one."""
    marker = find_marker(scope.corpus.text(section))
    return marker.style if marker else ""


def _share(scope: Scope, key: _Key, items: Sequence[Section]) -> float:
    """Give how much of the subject a list of steps holds; 0 for a list of something else.

    Its heading says that it is one, or the nearest statement is one of its items.
    """
    heading = folded(without_marker(key[2][-1]))
    nearest = scope.evidence.found[:1]
    near = any(f.statement.section in items and bears(scope, f) for f in nearest)
    if not _STEPS.search(heading):
        return 0.0
    subject = [t for t in scope.reading.own if t not in _PLAIN and scope.lexicon.knows(t)]
    text = "　".join((*key[2][-2:], *(scope.corpus.text(item) for item in items)))
    if not subject:
        return 0.0
    share = scope.lexicon.share(subject, terms_of(fold(text)))
    return share + (0.1 if near else 0.0)
