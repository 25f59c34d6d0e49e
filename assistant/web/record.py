"""回答票: an answer or a conversation as rows and Markdown, with all that it is checked by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant import Answer, Change, Citation, Nearest
from assistant.web import words
from assistant.web.places import Places
from assistant.web.talk import Exchange, Filters
from assistant.web.text import flat, path_in, where

_MARKS = frozenset("\\`*_{}[]<>()#+-.!|~&=")
_STEPS = {"insert": words.RECORD_ADDED, "delete": words.RECORD_DELETED}


@dataclass(frozen=True, slots=True)
class Entry:
    """An exchange with its number in the conversation; `filters` None: not known."""

    number: int
    answer: Answer
    at: datetime
    filters: Filters | None = None


def entries(exchanges: Sequence[Exchange], turn: int | None) -> tuple[Entry, ...]:
    """Give all exchanges, or the one of a turn (from 1); none where there is no such turn."""
    numbered = (
        Entry(number, each.answer, each.at, each.filters)
        for number, each in enumerate(exchanges, 1)
    )
    return tuple(entry for entry in numbered if turn in {None, entry.number})


def told_time(at: datetime) -> str:
    """Write a time with the offset of its zone: 2026-11-22 22:05（UTC+09:00）."""
    here = at.astimezone() if at.tzinfo is None else at
    return f"{here:%Y-%m-%d %H:%M}（UTC{here.isoformat(timespec='minutes')[16:]}）"


def told_status(answer: Answer) -> str:
    """Name the status of an answer."""
    return words.STATUSES[answer.status][1] if answer.status in words.STATUSES else words.ANSWERED


def told_place(citation: Citation | Nearest) -> str:
    """Write the place of a citation: side, heading path, page."""
    side = f"{citation.side_name}　" if citation.side_name else ""
    path = path_in(citation.title, citation.section)
    return f"{side}{path}（{where(citation.page, citation.sheet)}）"


def told_filters(entry: Entry, places: Places) -> str:
    """Say what the question was restricted to; empty where that is not known."""
    if entry.filters is None:
        return ""
    city, document = entry.filters.city, entry.filters.document
    told = [f"{words.CITY_LABEL}：{city}"] if city else []
    told += [f"{words.DOCUMENT_LABEL}：{places.name(document, document)}"] if document else []
    return "、".join(told) or words.RECORD_UNFILTERED


def told_steps(change: Change) -> Iterator[tuple[str, str]]:
    """Give the steps of a difference with what came and went said in words."""
    for name, text in change.ops:
        plain = "".join(text.splitlines())
        if plain:
            yield name, _STEPS[name].format(text=plain) if name in _STEPS else plain


def told_change(change: Change) -> str:
    """Write a difference on one line: its kind, the markers of both sides, and its steps."""
    sides = ((words.RECORD_AFTER, change.after), (words.RECORD_BEFORE, change.before))
    marks = "、".join(f"{name}[{marker}]" for name, marker in sides if marker)
    whole = "".join(text for _, text in told_steps(change))
    return f"{words.KINDS[change.kind]}{f'（{marks}）' if marks else ''}：{whole}"


def told_nearest(near: Nearest, places: Places) -> str:
    """Write the place of a section that a refusal offers."""
    return f"{places.name(near.document, flat(near.title))}　{told_place(near)}"


def record_rows(kept: Sequence[Entry], places: Places) -> Iterator[tuple[object, ...]]:
    """Give a row for each citation, one for an answer without any; see `words.RECORD_COLUMNS`."""
    for entry in kept:
        answer = entry.answer
        told = _told(entry, places)
        if not answer.citations:
            yield *told, *[None] * 10
        for each in answer.citations:
            version = answer.asof.get(each.document, "")
            yield (
                *told, each.marker, words.ROLES[each.role],
                places.name(each.document, flat(each.title)), version, told_place(each),
                words.BASES.get(each.basis, words.PRINTED), flat(each.quote), each.start, each.end,
                places(each.document, each.start, each.end, version),
            )  # fmt: skip


def _told(entry: Entry, places: Places) -> tuple[object, ...]:
    """Give the cells of an answer that stand in each of its rows."""
    answer = entry.answer
    return (
        entry.number, told_time(entry.at), answer.question,
        told_filters(entry, places), answer.carried, told_status(answer), answer.answer,
        "\n".join(map(told_change, answer.changes)), "、".join(answer.missing),
        "\n".join(told_nearest(near, places) for near in answer.nearest),
        "\n".join(answer.degraded),
    )  # fmt: skip


def record_markdown(kept: Sequence[Entry], places: Places) -> str:
    """Write the entries as Markdown; what is quoted or asked never acts as Markdown or HTML."""
    lines = [f"# {words.RECORD}", ""]
    for entry in kept:
        lines += [f"## {entry.number}. {_plain(entry.answer.question)}", ""]
        lines += [f"{told_time(entry.at)}　{told_status(entry.answer)}", ""]
        lines += _conditions(entry, places)
        lines += [_answer_line(line) for line in entry.answer.answer.splitlines()]
        lines += ["", *_changes(entry.answer), *_missing(entry.answer, places), ""]
        lines += _sources(entry.answer, places)
        told = versions(entry.answer, places)
        lines += [f"{words.VERSION}：{_plain(title)}　{digest}\n" for title, digest in told]
    return "\n".join([*lines, words.DISCLAIMER, ""])


def _conditions(entry: Entry, places: Places) -> Iterator[str]:
    """Tell under what the question was answered."""
    filters, carried = told_filters(entry, places), entry.answer.carried
    if filters:
        yield f"{words.RECORD_FILTERS}：{_plain(filters)}\n"
    if carried:
        yield f"{words.CARRIED}{_plain(carried)}\n"
    for notice in entry.answer.degraded:
        yield f"{words.DEGRADED}：{_plain(notice)}\n"


def _changes(answer: Answer) -> Iterator[str]:
    if answer.changes:
        yield f"### {words.CHANGES}\n"
    for change in answer.changes:
        yield f"- {_plain(told_change(change))}"
    if answer.changes:
        yield ""


def _answer_line(line: str) -> str:
    """Keep a list as a list; a line of its own is a paragraph of its own."""
    return f"- {_plain(line[2:])}" if line.startswith("- ") else _plain(line) + "\n"


def _sources(answer: Answer, places: Places) -> Iterator[str]:
    if answer.citations:
        yield f"### {words.SOURCES}\n"
    for each in answer.citations:
        at = places(each.document, each.start, each.end, answer.asof.get(each.document, ""))
        basis = f"　{words.BASES[each.basis]}" if each.basis in words.BASES else ""
        name = places.name(each.document, flat(each.title))
        yield f"{each.marker}. {_plain(name)}　{_plain(told_place(each))}{basis}"
        yield f"   > {_plain(flat(each.quote))}\n"
        yield f"   <{at}>\n"


def versions(answer: Answer, places: Places) -> tuple[tuple[str, str], ...]:
    """Give title and version of every cited document, as they were when the answer was made."""
    names = {c.document: places.name(c.document, flat(c.title)) for c in answer.citations}
    return tuple((name, answer.asof.get(document, "")) for document, name in names.items())


def _missing(answer: Answer, places: Places) -> Iterator[str]:
    if answer.missing:
        yield f"{words.MISSING}：{_plain('、'.join(answer.missing))}\n"
    for near in answer.nearest:
        at = places(near.document, near.start, near.end, answer.asof.get(near.document, ""))
        yield f"- {words.NEAREST}：{_plain(told_nearest(near, places))}\n\n  <{at}>\n"


def _plain(text: str) -> str:
    """Write a text on one line so that nothing in it acts as Markdown or HTML."""
    return "".join(f"\\{letter}" if letter in _MARKS else letter for letter in flat(text))
