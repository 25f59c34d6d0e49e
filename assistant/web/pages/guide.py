"""はじめての方へ: a tour of each document, how to read an answer, and the words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from assistant import TermView, Views
from assistant.web import words
from assistant.web.downloads import csv_response
from assistant.web.layout import render
from assistant.web.parts import Parts, root_of
from assistant.web.places import Places, places_of
from assistant.web.text import where

LONGEST = 100


@dataclass(frozen=True, slots=True)
class Looked:
    """What a reader looks for in the glossary; `unknown` are values that nothing has."""

    word: str
    document: str
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the glossary with all that the documents say of it."""

    name: str
    reading: str
    entries: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class WordGroup:
    """The words below one head of the glossary."""

    head: str
    words: tuple[Word, ...]


def add_routes(site: FastAPI, parts: Parts) -> None:
    """Add `/guide` and `/guide.csv` with its words; `word` and `document` narrow the words."""

    def page(request: Request) -> HTMLResponse:
        return HTMLResponse(guide_page(parts.assistant.views, request.query_params))

    def download(request: Request) -> Response:
        views = parts.assistant.views
        looked = look(views, request.query_params)
        places = places_of(views, root_of(parts, request))
        rows = term_rows(wanted_terms(views, looked), places)
        return csv_response(words.GUIDE_FILE, words.GUIDE_COLUMNS, rows)

    site.get("/guide")(page)
    site.get("/guide.csv", response_model=None)(download)


def guide_page(views: Views, given: Mapping[str, str]) -> str:
    """Render the page as far as the values of the address narrow its glossary."""
    looked, places = look(views, given), places_of(views)
    names = dict.fromkeys(each.after_name for each in views.guides if each.after_name)
    return render(
        "guide.html",
        page="guide",
        styles=("pieces", "guide"),
        places=places,
        source_link=places,
        guides=views.guides,
        reading=[
            (name.format(after="・".join(names)), told)
            for name, told in words.GUIDE_READING
            if names or "{after}" not in name
        ],
        looked=looked,
        groups=grouped_words(wanted_terms(views, looked)),
        every=len(views.terms),
    )


def look(views: Views, given: Mapping[str, str]) -> Looked:
    """Read the values of an address; a document that is not there narrows nothing and is told."""
    document = given.get("document", "")
    known = any(each.id == document for each in views.documents)
    unknown = (document,) if document and not known else ()
    return Looked(given.get("word", "").strip()[:LONGEST], document if known else "", unknown)


def grouped_words(terms: Sequence[TermView]) -> tuple[WordGroup, ...]:
    """Put the entries of a word together and the words below the head of their reading."""
    heads: dict[str, list[Word]] = {}
    for (reading, name), entries in groupby(terms, key=lambda term: (term.reading, term.term)):
        of_word = tuple(entries)
        heads.setdefault(of_word[0].group, []).append(Word(name, reading, of_word))
    return tuple(WordGroup(head, tuple(found)) for head, found in heads.items())


def wanted_terms(views: Views, looked: Looked) -> list[TermView]:
    """Give the entries that a reader looks for."""
    mine = (term for term in views.terms if looked.document in {"", term.document})
    return [term for term in mine if not looked.word or term.matches(looked.word)]


def term_rows(terms: Sequence[TermView], places: Places) -> Iterator[list[object]]:
    """Give a row for every entry; what is not explained says so."""
    for term in terms:
        bare = words.GUIDE_OMITTED if term.omitted else words.GUIDE_NO_DEFINITION
        yield [
            term.term,
            term.reading,
            term.definition or f"（{bare}）",
            places.name(term.document),
            term.side_name,
            words.BASES.get(term.basis, words.PRINTED),
            term.reason,
            where(term.page, term.sheet),
            places(term.document, term.start, term.end),
        ]
