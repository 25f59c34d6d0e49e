"""Departments in brackets at the end of an action: ［部、課］, 〔〕【】《》〈〉 and （担当：…）."""

import re

from corpus.formats.blocks import Span
from corpus.layout import trimmed
from corpus.offices import is_office, split_offices
from corpus.records import Document, Duty, Label, Notation, Office, Section
from corpus.text import squash

_PAIRS = ("［］", "[]", "〔〕", "【】", "《》", "〈〉", "＜＞", "（）", "()")
_BRACKET = re.compile(
    "|".join(rf"{re.escape(p[0])}[^{re.escape(p)}]+{re.escape(p[1])}" for p in _PAIRS)
)
ROLE = (
    r"(?:主担当|副担当|主管|担当|所管|所掌|関係|関連|実施|推進|協力|連携|取りまとめ|とりまとめ)"
    r"(?:部署|部局|課等|課室|機関|主体|部門|部課|部|局|課|室|所属|窓口)?"
)
_BLANK = re.compile(r"[\s　]")
# A name with its bracket is hardly longer; further on a bracket belongs to a sentence.
NAME_CHARACTERS = 60
_LABELLED = re.compile(rf"\s*(?P<role>{ROLE})(?:名)?\s*[:：／/]?\s*")


def bracketed(document: Document, section: Section, start: int, end: int) -> Duty | None:
    """Read the brackets at the end of an action; None where they name no office."""
    start, end = trimmed(document.text, start, end)
    offices: list[Office] = []
    while True:
        last = _last_bracket(document.text, start, end)
        found = _offices_in(document.text, last) if last else ()
        if not last or not found:
            break
        offices = [*found, *offices]
        end = trimmed(document.text, start, last[0])[1]
    if not offices:
        offices, end = _behind_name(document.text, start, end)
    if not offices or start == end:
        return None
    return Duty(section, start, end, tuple(offices), Notation.BRACKET)


def offices_of_line(document: Document, section: Section) -> tuple[Office, ...]:
    """Give the offices of a line that is nothing but brackets: 【所管：環境課・市民課】."""
    start, end = trimmed(document.text, section.start, section.end)
    offices: list[Office] = []
    while start < end:
        last = _last_bracket(document.text, start, end)
        found = _offices_in(document.text, last) if last else ()
        if not last or not found:
            return ()
        offices = [*found, *offices]
        end = trimmed(document.text, start, last[0])[1]
    return tuple(offices)


def _behind_name(text: str, start: int, end: int) -> tuple[list[Office], int]:
    """Read the bracket between the name of an action and its text; with the end of the name."""
    found = _BRACKET.search(text, start, min(end, start + NAME_CHARACTERS))
    if found is None or not _BLANK.match(text, found.end(), end):
        return [], end
    if "。" in text[start : found.start()]:
        return [], end
    offices = list(_offices_in(text, found.span()))
    return offices, trimmed(text, start, found.start())[1] if offices else end


def _last_bracket(text: str, start: int, end: int) -> Span | None:
    """Give the bracket that ends text[start:end], a full stop behind it aside."""
    if end > start and text[end - 1] in "。．":
        end -= 1
    found = [m for m in _BRACKET.finditer(text, start, end) if m.end() == end]
    return found[-1].span() if found else None


def _offices_in(text: str, bracket: Span) -> tuple[Office, ...]:
    """Give the offices of a bracket; without 担当 every name must end like one."""
    start, end = bracket[0] + 1, bracket[1] - 1
    label = _LABELLED.match(text, start, end)
    role = role_label(text, label, "role") if label else None
    if label and not (squash(text[label.end() : end]) and squash(label.group())[-1] in ":/"):
        label, role = None, None
    if label is None and text[bracket[0]] in "（(":
        return ()
    names = split_offices(text, label.end() if label else start, end)
    known = [is_office(name) for name, _ in names]
    if not names or not (any(known) if label else all(known)):
        return ()
    return tuple(Office(name, *span, role) for name, span in names)


def role_label(text: str, found: re.Match[str], group: str) -> Label:
    """Make a label of what the page calls the departments' part."""
    return Label(found[group], (found.span(group),))
