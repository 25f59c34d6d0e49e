"""The reviewed file beside a plan (ID.plan.toml): what its columns are, and ties rules miss.

Every text in it is a verbatim quote of the original, white space aside; a quote that is not found
is an error, so that the file cannot drift from the document.
"""

import tomllib

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import CorpusError
from corpus.plan_records import LossKind, TieKind
from corpus.quotes import Quoted, find_quote
from corpus.records import Document


class Columns(BaseModel):
    """The headings that the columns of a roadmap are filed under."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    situation: str
    item: str
    goal: str
    owner: str
    phases: str


class Tie(BaseModel):
    """A reviewed tie from an item to a situation, a step or a goal of its course.

    `at` is a quote that begins in the tied text, `anchor` the words that the tie rests on.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: TieKind
    item: str
    at: str
    anchor: str
    reason: str


class Placement(BaseModel):
    """A reviewed reason why a text stands where the outline files it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    at: str
    anchor: str
    reason: str


class LostThing(BaseModel):
    """Something that a sheet showed and the text cannot say.

    `marks` are the characters that lost marks of this kind consist of (empty where none are left),
    `about` printed texts of the sheet that it is about.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: LossKind
    sheet: int
    marks: str = ""
    about: tuple[str, ...]
    reason: str


class Plan(BaseModel):
    """A reviewed plan file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    columns: Columns | None = None
    courses: tuple[str, ...] = ()
    continued: str | None = None
    tie: tuple[Tie, ...] = ()
    placement: tuple[Placement, ...] = ()
    loss: tuple[LostThing, ...] = ()


EMPTY_PLAN = Plan()


def parse_plan(content: str, name: str) -> Plan:
    """Read a plan file; raises CorpusError naming the file where it cannot be read."""
    try:
        return Plan.model_validate(tomllib.loads(content))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise CorpusError(
            f"{name}：計画の構成ファイルを読めません（{error}）",
            "決められた項目だけの TOML",
            "構成ファイルを直してください",
        ) from error


def anchored(document: Document, words: str, start: int = 0, end: int | None = None) -> Quoted:
    """Quote reviewed words between two offsets; raises CorpusError where they do not stand."""
    stop = len(document.text) if end is None else end
    found = find_quote(document, words, start, stop)
    if found is None:
        raise CorpusError(
            f"{document.id}：計画の構成ファイルの引用「{words}」が原文にありません",
            "原文にそのままある引用",
            "構成ファイルを直してください",
        )
    return found
