"""Who sits in the bodies of a plan, and what the extraction lost of who owns what."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.views.duties import holds
from corpus import Body, Corpus, Document, Loss, LossKind, Remark
from corpus.offices import is_office
from corpus.quotes import Quoted, quoted_in
from corpus.text import squash
from index.normalise import fold


@dataclass(frozen=True, slots=True)
class BodiesBook:
    """The bodies of one document; `lost` tells whose marks of ownership cannot be told apart."""

    document: str
    title: str
    city: str
    lost: tuple[Loss, ...]
    bodies: tuple[Body, ...]
    unplaced: tuple[Remark, ...]

    def chosen(self, department: str = "", words: str = "") -> tuple[Body, ...]:
        """Give the bodies that name a department as a member and that words stand in."""
        wanted = [fold(squash(word)) for word in words.split()]
        return tuple(
            body
            for body in self.bodies
            if (not department or department in _offices(body))
            and holds(" ".join(piece.text for piece in quoted_in(body)), wanted)
        )

    def departments(self) -> tuple[str, ...]:
        """Give the departments that the bodies name as members, each once, in order."""
        return tuple(dict.fromkeys(name for body in self.bodies for name in _offices(body)))


def view_bodies(corpus: Corpus) -> tuple[BodiesBook, ...]:
    """Give the bodies of every document that has any, or that lost whose its actions are."""
    bodies = {one.document: one for one in corpus.organisation}
    lost: dict[str, list[Loss]] = {}
    for loss in corpus.losses:
        if loss.kind is LossKind.OWNERS:
            lost.setdefault(loss.document, []).append(loss)

    def book(document: Document) -> BodiesBook:
        own = bodies.get(document.id)
        return BodiesBook(
            document=document.id,
            title=document.title,
            city=document.city,
            lost=tuple(lost.get(document.id, ())),
            bodies=own.bodies if own else (),
            unplaced=own.unplaced if own else (),
        )

    return tuple(book(d) for d in corpus.documents if d.id in bodies or d.id in lost)


def _offices(body: Body) -> tuple[str, ...]:
    """Give the departments among the members and holders of posts: those of 福祉課職員, too."""
    names = (piece.words.removesuffix("職員") for piece in _named(body))
    return tuple(name for name in names if is_office(name) and not name.endswith("長"))


def _named(body: Body) -> Iterator[Quoted]:
    """Give every part of the printed members and holders of posts."""
    holders = (holder for role in body.roles for holder in role.holders)
    for member in (*body.members, *holders):
        yield from member.parts
