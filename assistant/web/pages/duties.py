"""担当: which departments do what, as a list, a matrix and a file, and who sits in which body."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from assistant import BodiesBook, DutyBook, DutyLine, Side, Views
from assistant.web import words
from assistant.web.choices import first_with
from assistant.web.downloads import csv_response
from assistant.web.layout import render
from assistant.web.parts import Parts, root_of
from assistant.web.places import Places, places_of
from assistant.web.text import flat, path_in, where

BOTH = "both"
ACTION_CHARACTERS = 36


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader narrowed the page to; `unknown` are values of the address that nothing has."""

    document: str
    department: str
    words: str
    side: Side | None
    unknown: tuple[str, ...]

    @property
    def narrowed(self) -> bool:
        """Tell whether a reader asked for some actions only, wherever they stand."""
        return bool(self.department or self.words)


@dataclass(frozen=True, slots=True)
class DutyPart:
    """The part of the page about the duties of one document; `every` counts without words."""

    book: DutyBook
    side_name: str
    lines: tuple[DutyLine, ...]
    own: tuple[str, ...]
    collective: tuple[str, ...]
    every: int

    def answers(self, department: str) -> bool:
        """Tell whether there is anything to show of what was asked for."""
        named = (*self.book.departments(), *self.book.departments(collective=True))
        return bool(self.lines) or department in named


def add_routes(site: FastAPI, parts: Parts) -> None:
    """Add `/duties` and `/duties.csv`; both take document, department, words and side."""

    def page(request: Request) -> HTMLResponse:
        return HTMLResponse(duties_page(parts, request.query_params))

    def download(request: Request) -> Response:
        views = parts.assistant.views
        chosen = choose(views.duties, views.bodies, request.query_params)
        rows = duty_rows(views.duties, chosen, places_of(views, root_of(parts, request)))
        return csv_response(words.DUTIES_FILE, words.DUTIES_COLUMNS, rows)

    site.get("/duties")(page)
    site.get("/duties.csv", response_model=None)(download)


def duties_page(parts: Parts, given: Mapping[str, str]) -> str:
    """Render the page as far as the values of the address narrow it."""
    views = parts.assistant.views
    chosen = choose(views.duties, views.bodies, given)
    shown = _documents(views.duties, views.bodies)
    places = places_of(views)
    found, plans = _found(views, chosen), _plans(views, chosen)
    return render(
        "duties.html",
        page="duties",
        styles=("duties",),
        places=places,
        source_link=places,
        chosen=chosen,
        books=views.duties,
        documents=[each for each in views.documents if each.id in shown],
        without=[each for each in views.documents if each.id not in shown],
        departments=_offered(views, chosen, places),
        shared=_shared(views, chosen),
        side_names=side_names(views.duties),
        parts=found,
        plans=plans,
        silent=_silent(views, chosen, found, plans),
        short=short,
        first_with=first_with,
        Side=Side,
    )


def _found(views: Views, chosen: Chosen) -> list[DutyPart]:
    """Give the documents with duties; where some were asked for, those that have them."""
    every = [_duty_part(b, chosen) for b in views.duties if _covers(chosen, b.document)]
    return [each for each in every if not chosen.narrowed or each.answers(chosen.department)]


def _plans(views: Views, chosen: Chosen) -> list[BodiesBook]:
    """Give the documents with bodies, those with what was asked for first.

    One that lost whose its actions are stays: of it nobody can say that it has none.
    """
    own = [book for book in views.bodies if _covers(chosen, book.document)]
    first = [book for book in own if book.chosen(chosen.department, chosen.words)]
    return [*first, *(book for book in own if book not in first and book.lost)]


def _silent(
    views: Views, chosen: Chosen, found: Sequence[DutyPart], plans: Sequence[BodiesBook]
) -> tuple[str, ...]:
    """Give the documents that have nothing of what was asked for."""
    told = {part.book.document for part in found} | {book.document for book in plans}
    shown = _documents(views.duties, views.bodies)
    return tuple(
        each.id
        for each in views.documents
        if each.id in shown and each.id not in told and _covers(chosen, each.id)
    )


def choose(
    books: Sequence[DutyBook], bodies: Sequence[BodiesBook], given: Mapping[str, str]
) -> Chosen:
    """Read the values of the address; what nothing has narrows nothing and is told."""
    document, department = given.get("document", ""), given.get("department", "")
    side = given.get("side", "")
    known = _documents(books, bodies)
    names = {n for d in known for group in _departments(books, bodies, d).values() for n in group}
    sides = {"": Side.AFTER, BOTH: None, **{each.value: each for each in Side}}
    unknown = [document] if document and document not in known else []
    unknown += [department] if department and department not in names else []
    unknown += [side] if side not in sides else []
    return Chosen(
        document=document if document in known else "",
        department=department if department in names else "",
        words=given.get("words", "").strip()[:200],
        side=sides.get(side, Side.AFTER),
        unknown=tuple(unknown),
    )


def duty_rows(books: Sequence[DutyBook], chosen: Chosen, places: Places) -> Iterator[list[object]]:
    """Give a row for every department of every action chosen."""
    for book in books:
        if not _covers(chosen, book.document):
            continue
        for line in book.chosen(chosen.side, chosen.department, chosen.words):
            for owner in line.owners:
                if chosen.department in {"", owner.name}:
                    yield [
                        places.name(book.document),
                        line.side_name,
                        owner.name,
                        owner.role,
                        line.action,
                        where(line.page, line.sheet),
                        path_in(book.title, line.path),
                        words.BASES.get(line.basis, words.PRINTED),
                        places(line.document, line.start, line.end),
                    ]


def side_names(books: Sequence[DutyBook]) -> dict[Side, str]:
    """Name the sides as the documents do; several names are put together."""
    found: dict[Side, dict[str, None]] = {}
    for book in books:
        for side, name in book.sides.items():
            found.setdefault(side, {})[name] = None
    return {side: "・".join(found[side]) for side in Side if side in found}


def short(action: str) -> str:
    """Shorten an action for the head of a row."""
    bare = flat(action).replace("\u3000", " ")
    return bare if len(bare) <= ACTION_CHARACTERS else bare[: ACTION_CHARACTERS - 1] + "…"


def _covers(chosen: Chosen, document: str) -> bool:
    """Tell whether a document is among those chosen."""
    return chosen.document in {"", document}


def _documents(books: Sequence[DutyBook], bodies: Sequence[BodiesBook]) -> set[str]:
    """Give the documents that have anything to show."""
    return {book.document for book in books} | {book.document for book in bodies}


def _offered(views: Views, chosen: Chosen, places: Places) -> dict[str, tuple[str, ...]]:
    """Give the departments to choose from, each document's own apart from those of another."""
    shown = _documents(views.duties, views.bodies)
    listed = [d.id for d in views.documents if d.id in shown and _covers(chosen, d.id)]
    return {
        f"{places.name(document)}　{label}" if len(listed) > 1 else label: names
        for document in listed
        for label, names in _departments(views.duties, views.bodies, document).items()
    }


def _shared(views: Views, chosen: Chosen) -> tuple[str, ...]:
    """Give the cities whose documents all have a department of the chosen name, if several."""
    cities = {each.id: each.city for each in views.documents}
    having = dict.fromkeys(
        cities[document]
        for document in cities
        if _covers(chosen, document)
        for names in _departments(views.duties, views.bodies, document).values()
        if chosen.department in names
    )
    return tuple(having) if len(having) > 1 else ()


def _departments(
    books: Sequence[DutyBook], bodies: Sequence[BodiesBook], document: str
) -> dict[str, tuple[str, ...]]:
    """Give the departments of a document in groups; each stands in the first that has it."""
    mine = [book for book in books if book.document == document]
    own = dict.fromkeys(name for book in mine for name in book.departments())
    large = dict.fromkeys(n for book in mine for n in book.departments(collective=True))
    seats = (book for book in bodies if book.document == document)
    seated = dict.fromkeys(name for book in seats for name in book.departments())
    groups = {
        words.DUTIES_OWN: tuple(own),
        words.DUTIES_COLLECTIVE: tuple(large),
        words.DUTIES_SEATED: tuple(name for name in seated if name not in own | large),
    }
    return {label: names for label, names in groups.items() if names}


def _duty_part(book: DutyBook, chosen: Chosen) -> DutyPart:
    """Narrow the duties of one document to what was chosen."""
    lines = book.chosen(chosen.side, chosen.department, chosen.words)
    there = {owner.name for line in lines for owner in line.owners}
    name = book.sides.get(chosen.side, "") if chosen.side else "・".join(book.sides.values())
    return DutyPart(
        book=book,
        side_name=name,
        lines=lines,
        own=tuple(each for each in book.departments() if each in there),
        collective=tuple(e for e in book.departments(collective=True) if e in there),
        every=len(book.chosen(chosen.side, chosen.department)),
    )
