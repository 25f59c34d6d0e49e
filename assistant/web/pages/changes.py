"""変わったところ: every unit of the before/after tables, to read side by side or as one text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import quote as url_quote
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from markupsafe import Markup
from starlette.datastructures import QueryParams

from assistant import ChangeBook, ChangeKind, ChangeView, Side
from assistant.web import words
from assistant.web.choices import first_with
from assistant.web.difference import render_difference
from assistant.web.downloads import csv_response
from assistant.web.layout import render
from assistant.web.parts import Parts, root_of
from assistant.web.places import Places, places_of
from assistant.web.text import path_in, where

LISTED = (
    ChangeKind.CHANGED, ChangeKind.REPLACED, ChangeKind.ADDED, ChangeKind.DELETED,
    ChangeKind.MOVED,
)  # fmt: skip
SILENT = (ChangeKind.UNCHANGED, ChangeKind.OMITTED)
SIDE_BY_SIDE, INLINE = words.CHANGES_VIEWS


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader narrowed the page to; `unknown` are values of the address that nothing has."""

    document: str = ""
    chapter: str = ""
    page: str = ""
    kinds: tuple[ChangeKind, ...] = ()
    department: str = ""
    wording: bool = False
    view: str = SIDE_BY_SIDE
    unknown: tuple[str, ...] = ()

    def covers(self, change: ChangeView) -> bool:
        """Tell whether a change is to be listed; unchanged ones only where asked for."""
        return (
            change.kind in (self.kinds or LISTED)
            and self.chapter in {"", change.chapter}
            and self.page in {"", page_of(change)}
            and (not self.department or self.department in change.departments)
            and (not self.wording or change.wording_only)
        )

    @property
    def narrowed(self) -> bool:
        """Tell whether a reader asked for some changes only, wherever they stand."""
        return bool(self.chapter or self.page or self.kinds or self.department or self.wording)

    def query(self, **changed: object) -> str:
        """Write the choice as the query of an address."""
        now = replace(self, **changed)  # type: ignore[arg-type]  # the fields are those of Chosen
        named = [(name, getattr(now, name)) for name in ("document", "chapter", "page")]
        named += [("kind", kind.value) for kind in now.kinds]
        named += [("department", now.department), ("wording", "1" if now.wording else "")]
        named += [("view", now.view if now.view != SIDE_BY_SIDE else "")]
        return urlencode([(name, value) for name, value in named if value])


@dataclass(frozen=True, slots=True)
class Chapter:
    """A run of changes below one outermost heading."""

    name: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class BookPart:
    """What the page shows of one document."""

    book: ChangeBook
    chapters: tuple[Chapter, ...]
    counts: tuple[tuple[ChangeKind, int, int], ...]
    shown: int


def add_routes(site: FastAPI, parts: Parts) -> None:
    """Add `/changes` and `/changes.csv`, which take the same values."""

    def page(request: Request) -> HTMLResponse:
        return HTMLResponse(changes_page(parts, request.query_params, root_of(parts, request)))

    def download(request: Request) -> Response:
        views = parts.assistant.views
        chosen = choose(views.changes, request.query_params)
        places = places_of(views, root_of(parts, request))
        rows = change_rows(views.changes, chosen, places)
        return csv_response(words.CHANGES_FILE, words.CHANGES_COLUMNS, rows)

    site.get("/changes")(page)
    site.get("/changes.csv", response_model=None)(download)


def changes_page(parts: Parts, given: QueryParams, root: str) -> str:
    """Render the page as far as the values of the address narrow it."""
    books, views = parts.assistant.views.changes, parts.assistant.views
    chosen = choose(books, given)
    compared = {book.document for book in books}
    covered = [book for book in books if chosen.document in {"", book.document}]
    places, shown = places_of(views), parts_of(covered, chosen)
    return render(
        "changes.html",
        page="changes",
        styles=("source", "changes"),
        places=places,
        source_link=places,
        chosen=chosen,
        books=books,
        without=[each for each in views.documents if each.id not in compared],
        chapters=_offered(covered, places, lambda change: [change.chapter]),
        # a page number alone says nothing where several documents have it
        page_names=_offered(covered, places, lambda change: [page_of(change)])
        if len(covered) == 1 or chosen.page
        else {},
        departments=_offered(covered, places, lambda change: change.departments),
        parts=shown,
        unmet=[each.document for each in covered if each not in [p.book for p in shown]],
        listed=LISTED,
        silent=SILENT,
        inline=chosen.view == INLINE,
        anchor=anchor,
        address=lambda change: root + own_address(change),
        own_address=own_address,
        difference=lambda steps: Markup(render_difference(steps)),  # its texts are escaped there
        page_of=page_of,
        first_with=first_with,
    )


def choose(books: Sequence[ChangeBook], given: QueryParams) -> Chosen:
    """Read the values of the address; what nothing has narrows nothing and is told."""
    every = [change for book in books for change in book.changes]
    known: Mapping[str, set[str]] = {
        "document": {book.document for book in books},
        "chapter": {change.chapter for change in every},
        "page": {page_of(change) for change in every},
        "department": {name for change in every for name in change.departments},
        "view": set(words.CHANGES_VIEWS),
        "wording": {"1"},
    }
    values = {name: given.get(name, "") for name in known}
    unknown = [value for name, value in values.items() if value and value not in known[name]]
    kept = {name: value if value in known[name] else "" for name, value in values.items()}
    asked = [value for value in given.getlist("kind") if value]
    kinds = tuple(kind for kind in (*LISTED, *SILENT) if kind.value in asked)
    unknown += [value for value in asked if value not in {kind.value for kind in kinds}]
    return Chosen(
        document=kept["document"],
        chapter=kept["chapter"],
        page=kept["page"],
        kinds=kinds,
        department=kept["department"],
        wording=bool(kept["wording"]),
        view=kept["view"] or SIDE_BY_SIDE,
        unknown=tuple(unknown),
    )


def parts_of(books: Sequence[ChangeBook], chosen: Chosen) -> list[BookPart]:
    """Give what is shown of each document, those with nothing of what was asked for left out."""
    found = [book_part(book, chosen) for book in books]
    apart = chosen.narrowed and len(books) > 1
    return [each for each in found if each.shown] if apart else found


def book_part(book: ChangeBook, chosen: Chosen) -> BookPart:
    """Narrow the changes of one document to what was chosen."""
    shown = [change for change in book.changes if chosen.covers(change)]
    counts = [
        (kind, book.counts[kind], sum(change.kind is kind for change in shown))
        for kind in (*LISTED, *SILENT)
    ]
    return BookPart(
        book=book,
        chapters=tuple(
            Chapter(name, tuple(run)) for name, run in groupby(shown, key=lambda c: c.chapter)
        ),
        counts=tuple(counts),
        shown=len(shown),
    )


def anchor(change: ChangeView) -> str:
    """Name a change for good: by its document and its position."""
    return f"r-{change.document}-{change.position}"


def own_address(change: ChangeView) -> str:
    """Give the address of a change below the site's root; one that is not listed is asked for."""
    kinds = (*LISTED, change.kind) if change.kind in SILENT else ()
    query = Chosen(document=change.document, kinds=kinds).query()
    return f"changes?{query}#{url_quote(anchor(change), safe='')}"


def page_of(change: ChangeView) -> str:
    """Name the page of a change."""
    return where(change.page, change.sheet)


def change_rows(
    books: Sequence[ChangeBook], chosen: Chosen, places: Places
) -> Iterator[list[object]]:
    """Give a row for every change that is listed."""
    for book in books:
        if chosen.document not in {"", book.document}:
            continue
        for change in filter(chosen.covers, book.changes):
            after, before = change.sides.get(Side.AFTER), change.sides.get(Side.BEFORE)
            yield [
                places.name(book.document), change.chapter, path_in(book.title, change.path),
                page_of(change), words.KINDS[change.kind],
                words.WORDING_ONLY if change.wording_only else None,
                book.side_names[Side.AFTER], after.text if after else None,
                book.side_names[Side.BEFORE], before.text if before else None,
                "、".join(change.departments),
                places(book.document, after.start, after.end) if after else None,
                places(book.document, before.start, before.end) if before else None,
                places.root + own_address(change),
            ]  # fmt: skip


def _offered(
    books: Sequence[ChangeBook], places: Places, values: Callable[[ChangeView], Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Give the values to choose from, each once, those of a document apart from another's."""
    found = {
        places.name(book.document): tuple(
            dict.fromkeys(value for change in book.changes for value in values(change))
        )
        for book in books
    }
    return {name: own for name, own in found.items() if own}
