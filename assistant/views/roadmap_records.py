"""The records of the page of roadmaps."""

from dataclasses import dataclass

from assistant.views.dated import ScheduleView, YearView
from assistant.views.pieces import LossView, PieceView
from corpus import Basis


@dataclass(frozen=True, slots=True)
class TieView:
    """A printed piece with what ties it to the thing that shows it; `when` is a printed time."""

    text: PieceView
    basis: Basis
    reason: str
    when: PieceView | None = None


@dataclass(frozen=True, slots=True)
class GroupView:
    """A working group that an item is tied to, with its members as printed."""

    tie: TieView
    kind: str
    members: tuple[TieView, ...]


@dataclass(frozen=True, slots=True)
class GoalView:
    """A picture of the goal of a course; `heading` is None for points without one."""

    heading: PieceView | None
    points: tuple[PieceView, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """Something that is to be reviewed, with everything that is tied to it.

    `id` is the offset of its name in the document, so that an address stays what it is. `undated`
    says that no year can be read for it, or for some of its steps.
    """

    id: str
    name: PieceView
    basis: Basis
    reason: str
    situations: tuple[TieView, ...]
    steps: tuple[TieView, ...]
    goals: tuple[TieView, ...]
    groups: tuple[GroupView, ...]
    undated: bool


@dataclass(frozen=True, slots=True)
class CourseView:
    """A course with its items; `loose_…` are printed in it and tied to no item."""

    id: str
    heading: PieceView
    name: PieceView
    aim: PieceView
    year: PieceView | None
    items: tuple[ItemView, ...]
    loose_situations: tuple[PieceView, ...]
    loose_steps: tuple[TieView, ...]
    goals: tuple[GoalView, ...]
    phases: tuple[PieceView, ...]
    losses: tuple[LossView, ...]


@dataclass(frozen=True, slots=True)
class PointView:
    """A point of a theme with the lines that answer it."""

    tie: TieView
    answers: tuple[TieView, ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme that goes on being discussed; `name` is None for points whose theme is not known."""

    name: PieceView | None
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True)
class MarkView:
    """Something printed with a fiscal year: `kind` is "course", "step", "point" or "note"."""

    kind: str
    text: PieceView
    when: PieceView


@dataclass(frozen=True, slots=True)
class FiscalYearView:
    """A fiscal year of the roadmap, where its heads stand, and what is printed with it."""

    year: int
    heads: tuple[PieceView, ...]
    marks: tuple[MarkView, ...]


@dataclass(frozen=True, slots=True)
class RoadmapView:
    """The courses of a document, their years, and what is discussed beyond them."""

    years: tuple[FiscalYearView, ...]
    courses: tuple[CourseView, ...]
    continued: PieceView | None
    themes: tuple[ThemeView, ...]

    def item(self, item_id: str) -> ItemView | None:
        """Give an item; None where there is none with this id."""
        every = (item for course in self.courses for item in course.items)
        return next((item for item in every if item.id == item_id), None)


@dataclass(frozen=True, slots=True)
class TimelineView:
    """What a document prints of times; `roadmap` is None where it has no record of one."""

    document: str
    title: str
    city: str
    roadmap: RoadmapView | None
    schedules: tuple[ScheduleView, ...]
    years: tuple[YearView, ...]
