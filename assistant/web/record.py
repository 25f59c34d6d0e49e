"""回答票: an answer or a conversation as rows and Markdown, with all that it is checked by."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant import Answer, Citation
from assistant.web import words
from assistant.web.talk import Exchange
from assistant.web.text import flat, path_in, printed_date, where

Address = Callable[[str, int, int, str], str]
_MARKS = frozenset("\\`*_{}[]<>()#+-.!|~&=")


@dataclass(frozen=True, slots=True)
class Entry:
    """An exchange with its number in the conversation."""

    number: int
    answer: Answer
    at: datetime


def entries(exchanges: Sequence[Exchange], turn: int | None) -> tuple[Entry, ...]:
    """Give all exchanges, or the one of a turn (from 1); none where there is no such turn."""
    numbered = (Entry(n, each.answer, each.at) for n, each in enumerate(exchanges, 1))
    return tuple(entry for entry in numbered if turn in {None, entry.number})


def told_time(at: datetime) -> str:
    """Write a time with its era: 令和8年（2026年）11月22日 13:05."""
    return f"{printed_date(at.date().isoformat())} {at:%H:%M}"


def told_status(answer: Answer) -> str:
    """Name the status of an answer."""
    return words.STATUSES[answer.status][1] if answer.status in words.STATUSES else words.ANSWERED


def told_place(citation: Citation) -> str:
    """Write the place of a citation: side, heading path, page."""
    side = f"{citation.side_name}　" if citation.side_name else ""
    path = path_in(citation.title, citation.section)
    return f"{side}{path}（{where(citation.page, citation.sheet)}）"


def record_rows(kept: Sequence[Entry], address: Address) -> Iterator[tuple[object, ...]]:
    """Give a row for each citation, one for an answer without any; see `words.RECORD_COLUMNS`."""
    for entry in kept:
        answer = entry.answer
        head = (entry.number, entry.at.isoformat(timespec="seconds"), answer.question)
        told = (*head, told_status(answer), answer.answer, "、".join(answer.missing))
        if not answer.citations:
            yield *told, *[None] * 10
        for each in answer.citations:
            yield (
                *told, each.marker, words.ROLES[each.role], flat(each.title),
                answer.asof.get(each.document, ""), told_place(each),
                words.BASES.get(each.basis, words.PRINTED), flat(each.quote), each.start, each.end,
                address(each.document, each.start, each.end, answer.asof.get(each.document, "")),
            )  # fmt: skip


def record_markdown(kept: Sequence[Entry], address: Address) -> str:
    """Write the entries as Markdown; what is quoted or asked never acts as Markdown or HTML."""
    lines = [f"# {words.RECORD}", ""]
    for entry in kept:
        lines += [f"## {entry.number}. {_plain(entry.answer.question)}", ""]
        lines += [f"{told_time(entry.at)}　{told_status(entry.answer)}", ""]
        lines += [_answer_line(line) for line in entry.answer.answer.splitlines()]
        lines += ["", *_missing(entry.answer), "", *_sources(entry.answer, address)]
        told = versions(entry.answer)
        lines += [f"{words.VERSION}：{_plain(title)}　{digest}\n" for title, digest in told]
    return "\n".join([*lines, words.DISCLAIMER, ""])


def _answer_line(line: str) -> str:
    """Keep a list as a list; a line of its own is a paragraph of its own."""
    return f"- {_plain(line[2:])}" if line.startswith("- ") else _plain(line) + "\n"


def _sources(answer: Answer, address: Address) -> Iterator[str]:
    if answer.citations:
        yield f"### {words.SOURCES}\n"
    for each in answer.citations:
        at = address(each.document, each.start, each.end, answer.asof.get(each.document, ""))
        basis = f"　{words.BASES[each.basis]}" if each.basis in words.BASES else ""
        yield f"{each.marker}. {_plain(flat(each.title))}　{_plain(told_place(each))}{basis}"
        yield f"   > {_plain(flat(each.quote))}\n"
        yield f"   <{at}>\n"


def versions(answer: Answer) -> tuple[tuple[str, str], ...]:
    """Give title and version of every cited document, as they were when the answer was made."""
    titles = {each.document: flat(each.title) for each in answer.citations}
    return tuple((title, answer.asof.get(name, "")) for name, title in titles.items())


def _missing(answer: Answer) -> Iterator[str]:
    if answer.missing:
        yield f"{words.MISSING}：{_plain('、'.join(answer.missing))}\n"
    for near in answer.nearest:
        at = f"（{where(near.page, near.sheet)}）"
        yield f"- {words.NEAREST}：{_plain(path_in(near.title, near.section) + at)}"


def _plain(text: str) -> str:
    """Write a text on one line so that nothing in it acts as Markdown or HTML."""
    return "".join(f"\\{letter}" if letter in _MARKS else letter for letter in flat(text))
