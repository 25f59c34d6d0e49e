"""A retrieval folder: records to find, questions, and judgements of what fits."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass as checked_dataclass

from evals.errors import BenchmarkError
from evals.lines import JsonLines, Place, T, read_text

_LENIENT = ConfigDict(extra="ignore", coerce_numbers_to_str=True)
_EXPECTED = {"id": "重ならない id", "text": "文字列", "title": "文字列"}


@checked_dataclass(frozen=True, slots=True, config=_LENIENT)
class Entry:
    """A record to find."""

    id: str
    text: str
    title: str = ""


@checked_dataclass(frozen=True, slots=True, config=_LENIENT)
class Query:
    """A question; other fields of its line, such as answers, are not read."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Records, questions, and the grades of records by query id; above 0 is relevant."""

    entries: tuple[Entry, ...]
    queries: tuple[Query, ...]
    grades: dict[str, dict[str, float]]


def read_benchmark(folder: Path) -> Benchmark:
    """Read corpus.jsonl, queries.jsonl and qrels.tsv (query-id, corpus-id, score; a head is fine).

    Raises:
        BenchmarkError: a file is absent or empty, a line is broken, or an id is not known.
    """
    entries = _records(TypeAdapter(Entry), folder / "corpus.jsonl")
    queries = _records(TypeAdapter(Query), folder / "queries.jsonl")
    grades: dict[str, dict[str, float]] = {}
    path = folder / "qrels.tsv"
    for number, line in enumerate(read_text(path, BenchmarkError).split("\n"), start=1):
        fields = line.rstrip("\r").split("\t")
        if line.strip() and not (number == 1 and fields[0] == "query-id"):
            query, entry, grade = _judgement(Place(path, number), fields)
            _known(Place(path, number), query, queries, "queries.jsonl")
            _known(Place(path, number), entry, entries, "corpus.jsonl")
            grades.setdefault(query, {})[entry] = grade
    if not any(grade > 0 for judged in grades.values() for grade in judged.values()):
        raise _empty(path, "1 件以上の、0 より大きい判定")
    return Benchmark(tuple(entries.values()), tuple(queries.values()), grades)


def _records(adapter: TypeAdapter[T], path: Path) -> dict[str, T]:
    """Read one file of records by id."""
    found: dict[str, T] = {}
    for place, record in JsonLines(adapter, BenchmarkError, _EXPECTED).read(path):
        name: str = getattr(record, "id")  # noqa: B009 - T is one of two classes with an id
        if not name or name in found:
            raise BenchmarkError(
                f"{place}の id「{name}」は空か、前の行にもあります",
                _EXPECTED["id"],
                "その行を直してください。",
            )
        found[name] = record
    if not found:
        raise _empty(path, "1 行以上の記録")
    return found


def _judgement(place: Place, fields: Sequence[str]) -> tuple[str, str, float]:
    try:
        query, entry, grade = fields
        if not math.isfinite(float(grade)):
            raise ValueError(grade)
        return query, entry, float(grade)
    except ValueError as error:
        raise BenchmarkError(
            f"{place}を読めません",
            "タブで区切った query-id、corpus-id、score（数）",
            "その行を直してください。",
        ) from error


def _known(place: Place, name: str, known: dict[str, T], file: str) -> None:
    if name not in known:
        raise BenchmarkError(
            f"{place}の id「{name}」は {file} にありません",
            f"{file} にある id",
            "その行か、記録のファイルを直してください。",
        )


def _empty(path: Path, expected: str) -> BenchmarkError:
    return BenchmarkError(f"{path} は空です", expected, "ファイルの中身を確かめてください。")
