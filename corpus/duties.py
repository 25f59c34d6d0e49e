"""Actions with the departments that the page gives them, in the notations that offices use.

Brackets at the end of an action (`corpus.duty_brackets`), a line 「担当課：…」 or 【所管：…】 below
or beside one, the columns of tables (`corpus.duty_tables`), and those beside the two texts of a
before/after table (`corpus.duty_rows`).
"""

import re
from collections.abc import Iterator, Sequence

from corpus.duty_brackets import ROLE, bracketed, offices_of_line, role_label
from corpus.duty_rows import department_cells, find_row_duties
from corpus.duty_tables import find_table_duties
from corpus.formats.blocks import Extract, Span
from corpus.layout import trimmed
from corpus.offices import is_office, split_offices
from corpus.records import (
    Basis,
    Document,
    Duty,
    Notation,
    Office,
    Section,
    SectionKind,
    Table,
)
from corpus.text import squash

# 「担当：」 and 「所管課　」 open a list of names; a bare 担当 or 関係 does not.
_LABEL = re.compile(
    rf"[【［\[〔《〈＜（(]\s*(?P<boxed>{ROLE})(?:名)?\s*[】］\]〕》〉＞）)]\s*[:：]?\s*"
    rf"|(?P<told>{ROLE})(?:名)?\s*[:：]\s*"
    r"|(?P<spaced>(?:主管|担当|所管|関係|実施)(?:部署|部局|課室|主体|課|部))[\s　]+"
)
_BEFORE_LABEL = re.compile(r"(?:^|[\n。．）)」】］〕　\t]|[ ]{1,})[\s　]*(?:[・◎○●◇◆□■※→⇒]\s*)?$")
_ACTIONS = {SectionKind.CLAUSE, SectionKind.PARAGRAPH, SectionKind.HEADING, SectionKind.ROW}
# Cells are read one by one, with the heads of their table.
_TABLE = {SectionKind.ROW, SectionKind.TABLE_HEAD}


def find_duties(
    document: Document,
    sections: Sequence[Section],
    tables: Sequence[Table] = (),
    extract: Extract | None = None,
) -> tuple[Duty, ...]:
    """Find the actions of a document with departments as written, in the order of the text.

    `extract`, where there is one, tells which rows a merged cell of departments holds for.
    """
    duties = list(find_table_duties(document, tables))
    told = {duty.section.key for duty in duties} | department_cells(sections)
    for number, section in enumerate(sections):
        if section.key in told or section.kind in _TABLE:
            continue
        duty = bracketed(document, section, section.start, section.end)
        duty = duty or _labelled(document, sections, number)
        if duty is None and (offices := offices_of_line(document, section)):
            duty = _below(sections, number, offices)
        duties += [duty] if duty else []
    # What an action itself says goes before the column of its row.
    told = {duty.section.key for duty in duties}
    rows = find_row_duties(document, sections, extract)
    duties += [duty for duty in rows if duty.section.key not in told]
    return tuple(sorted(duties, key=lambda duty: (duty.start, duty.end)))


def _labelled(document: Document, sections: Sequence[Section], number: int) -> Duty | None:
    """Read 「担当課：…」 at the end of an action, or as a line of its own below one."""
    section = sections[number]
    start, end = trimmed(document.text, section.start, section.end)
    labels = list(_labels(document.text, start, end))
    if not labels:
        return None
    offices: list[Office] = []
    ends = [label.start() for label in labels[1:]] + [end]
    for label, stop in zip(labels, ends, strict=True):
        group = next(name for name in ("boxed", "told", "spaced") if label[name])
        role = role_label(document.text, label, group)
        names = split_offices(document.text, label.end(), stop)
        offices += [Office(name, *span, role) for name, span in names]
    if not any(is_office(office.name) for office in offices):
        return None
    action = _without_bullet(document.text, start, labels[0].start())
    if action[0] < action[1]:
        return Duty(section, *action, tuple(offices), Notation.LINE)
    return _below(sections, number, tuple(offices))


def _labels(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Give the labels of the last line or lines of a unit, all at the head of a line or a gap."""
    found = [
        m
        for m in _LABEL.finditer(text, start, end)
        if _BEFORE_LABEL.search(text[start : m.start()])
    ]
    for number, label in enumerate(found):
        stop = found[number + 1].start() if number + 1 < len(found) else end
        if "。" in text[label.end() : stop] or not squash(text[label.end() : stop]):
            return
        yield label


def _without_bullet(text: str, start: int, end: int) -> Span:
    """Shrink the span of an action so that no bullet of the label's line ends it."""
    found = _BEFORE_LABEL.search(text[start:end])
    cut = start + found.start() if found and found.start() else start if found else end
    closing = text[cut : cut + 1] in set("。．）)」】］〕") if cut < end else False
    return trimmed(text, start, cut + 1 if closing else cut)


def _below(sections: Sequence[Section], number: int, offices: tuple[Office, ...]) -> Duty | None:
    """Give the action that a line of departments stands below: the unit above, or its heading.

    Below several units of a list the heading over them is the action.
    """
    line = sections[number]
    above = [s for s in sections[:number] if s.kind in _ACTIONS and s.side is line.side]
    run: list[Section] = []
    for section in reversed(above):
        if section.sheet < line.sheet - 1:
            break
        run.append(section)
        if section.kind is SectionKind.HEADING:
            break
    if not run:
        return None
    several = len(run) > 2 and run[-1].kind is SectionKind.HEADING
    action = run[-1] if several else run[0]
    return Duty(action, action.start, action.end, offices, Notation.LINE, Basis.INFERRED)
