"""Small records for the tests of the scores; every figure in them can be checked by hand."""

from dataclasses import replace

from assistant.records import Answer, Citation, Role, Status
from corpus.records import Basis, Document, Section, SectionKind, Side
from evals.question_set import Kind, Persona, Question
from evals.reference import Reference

TEXT = "ア 市内には５つの大\n学等があり、\nイ 人口は200,115人です。\nウ 未定とします。\n"
HASH = "sha256:00"


def question(**fields: object) -> Question:
    plain = Question(id="q1", persona=Persona.STAFF, kind=Kind.FACT, q="何ですか", answerable=True)
    return replace(plain, **fields)  # type: ignore[arg-type]  # fields vary from test to test


def cite(quote: str, *, role: Role = Role.EVIDENCE, text: str = TEXT, marker: int = 1) -> Citation:
    start = text.index(quote)
    return Citation(
        marker=marker,
        role=role,
        document="doc",
        title="見本",
        section=("第1章", "ア"),
        page="4",
        sheet=1,
        side=Side.AFTER,
        quote=quote,
        start=start,
        end=start + len(quote),
        basis=Basis.PRINTED,
    )


def answer(text: str = "", *citations: Citation, status: Status = Status.ANSWERED) -> Answer:
    return Answer("q1", "何ですか", status, text, citations, asof={"doc": HASH}, elapsed_ms=20.0)


def document(text: str = TEXT) -> Document:
    return Document(
        id="doc",
        title="見本",
        short_title="見本",
        city="見本市",
        publisher="見本市",
        date=None,
        sheets=1,
        reader="test",
        text=text,
        sha256="00",
    )


def section(start: int, end: int, row: int | None) -> Section:
    return Section("doc", start, end, SectionKind.CLAUSE, ("ア",), 1, row=row)


def reference(text: str = TEXT, *sections: Section, phrases: tuple[str, ...] = ()) -> Reference:
    return Reference.build([document(text)], sections, originals={HASH: text}, phrases=phrases)
