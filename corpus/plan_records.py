"""Who does what and when in a plan: bodies and roles, courses, items, steps and goals."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.quotes import Link, Quoted
from corpus.records import Basis


class TieKind(StrEnum):
    """What an item of a roadmap is tied to."""

    SITUATION = "situation"  # 現状
    STEP = "step"
    GOAL = "goal"
    GROUP = "group"  # the working group with the same matter


class LossKind(StrEnum):
    """What the extraction lost."""

    OWNERS = "owners"  # which row a ○ stands in
    NUMBERS = "numbers"  # which item a number belongs to
    COLOURS = "colours"  # the colours of dots, and which item has them
    LEVELS = "levels"  # which rows 高い and 低い belong to
    YEARS = "years"  # which years an arrow spans
    PHASES = "phases"  # which years a phase covers
    SHADING = "shading"  # which items are shaded
    SITUATIONS = "situations"  # which situation belongs to which item
    MARKS = "marks"  # other marks


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that the page showed and the extracted text cannot say.

    `marks` are what is left of it (empty where nothing is), `about` printed texts that it is about,
    `reason` says in Japanese what cannot be known.
    """

    document: str
    sheet: int
    kind: LossKind
    marks: tuple[Quoted, ...]
    about: tuple[Quoted, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A printed piece that belongs to what holds it, with the reason where that is inferred."""

    text: Quoted
    basis: Basis
    reason: str
    anchor: Quoted


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a body: ★, ※, or a loose line; `items` are what it lists."""

    text: Quoted
    marker: Quoted | None
    items: tuple[Quoted, ...]
    basis: Basis
    reason: str
    anchor: Quoted


@dataclass(frozen=True, slots=True)
class Member:
    """Who sits in a body, as printed; `parts` are what ・ or 、 parts, brackets left whole."""

    text: Quoted
    parts: tuple[Quoted, ...]
    basis: Basis
    reason: str
    anchor: Quoted


@dataclass(frozen=True, slots=True)
class Role:
    """A post or an organ of a body: its name, who holds it, on what condition it is set up.

    `ditto` is the printed 〃 where holders or condition are those of the line above.
    """

    name: Quoted
    holders: tuple[Member, ...]
    conditions: tuple[Placed, ...]
    organs: tuple[Placed, ...]
    ditto: Quoted | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A committee, council, group or adviser.

    `kind` is the printed word that says what it is, `matters` are what it deals with,
    `composition` the kinds of members that its name lists in brackets, `parent` the body that it
    is one of.
    """

    name: Quoted
    kind: Quoted
    matters: tuple[Placed, ...]
    composition: tuple[Quoted, ...]
    roles: tuple[Role, ...]
    members: tuple[Member, ...]
    remarks: tuple[Remark, ...]
    parent: Quoted | None
    basis: Basis
    reason: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """The bodies of a document; `unplaced` are remarks whose body the layout alone told."""

    document: str
    bodies: tuple[Body, ...]
    unplaced: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class RoadmapItem:
    """Something that is to be reviewed; its number, owners and dots are losses."""

    name: Quoted
    basis: Basis
    reason: str


@dataclass(frozen=True, slots=True)
class Situation:
    """A line of 現状."""

    text: Quoted


@dataclass(frozen=True, slots=True)
class Step:
    """A planned step; `when` is a time that is printed in it, None for nearly all."""

    text: Quoted
    when: Quoted | None


@dataclass(frozen=True, slots=True)
class Goal:
    """A picture of the goal of a course; `heading` is None for points without one."""

    heading: Quoted | None
    points: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class ItemTie:
    """What an item is tied to; always inferred."""

    kind: TieKind
    link: Link


@dataclass(frozen=True, slots=True)
class Course:
    """A course of a roadmap: its name and aim as printed, its heads, and what stands in it."""

    heading: Quoted
    name: Quoted
    aim: Quoted
    year: Quoted | None
    items: tuple[RoadmapItem, ...]
    situations: tuple[Situation, ...]
    steps: tuple[Step, ...]
    goals: tuple[Goal, ...]
    years: tuple[Quoted, ...]
    phases: tuple[Quoted, ...]
    owners: tuple[Quoted, ...]
    ties: tuple[ItemTie, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a theme; `answers` are the lines behind ⇒ below it, `when` a printed time."""

    place: Placed
    answers: tuple[Placed, ...]
    when: Quoted | None


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme that goes on being discussed, with its points."""

    name: Quoted
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The courses of a plan, then what is discussed beyond them.

    `unplaced` are points below `continued` whose theme is not known.
    """

    document: str
    courses: tuple[Course, ...]
    continued: Quoted | None
    themes: tuple[Theme, ...]
    unplaced: tuple[Point, ...]
