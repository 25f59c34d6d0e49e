"""Says that departments cannot be read where the extraction lost the marks of the owners.

Asked of several cities, each with departments in its documents is answered, of the others it is
said: which city has more cannot be told then.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant import phrases
from assistant.comparing_cities import cities_asked
from assistant.draft import Draft
from assistant.duty_counts import answer_duty_counts
from assistant.joining import append
from assistant.lost_marks import mark_of, refuse_loss
from assistant.offices_asked import answer_offices, asks_offices
from assistant.records import Role, Status
from assistant.scope import Scope
from corpus import Document, Loss, LossKind


def refuse_lost_offices(scope: Scope) -> Draft | None:
    """Refuse how many departments there are where the documents lost all of their owners."""
    if scope.duties or not asks_offices(scope):
        return None
    loss = _loss(scope)
    return refuse_loss(scope, loss) if loss else None


def answer_offices_of_cities(scope: Scope) -> Draft | None:
    """Answer of the departments of several cities, one of which lost them; None for others."""
    cities = cities_asked(scope)
    if len(cities) < 2 or not asks_offices(scope):
        return None
    scopes = {city: _of(scope, [d for d in scope.documents if d.city == city]) for city in cities}
    losses = {city: None if one.duties else _loss(one) for city, one in scopes.items()}
    if not any(losses.values()):
        return None
    draft = scope.draft()
    for city, own in scopes.items():
        draft.lines.append(phrases.IN_CITY.format(city=city))
        loss = losses[city]
        part = None if loss else answer_duty_counts(own) or answer_offices(own)
        if loss:
            _say_loss(draft, loss)
        elif part:
            append(draft, part)
        else:
            draft.lines[-1] += phrases.NONE_HERE
            draft.missing.append(city)
    told = any(citation.role is Role.EVIDENCE for citation in draft.citations)
    draft.status = Status.PARTIAL if told else Status.UNANSWERABLE
    return draft


def _of(scope: Scope, documents: Sequence[Document]) -> Scope:
    """Look at the documents of one city only."""
    return replace(scope, documents=tuple(documents))


def _loss(scope: Scope) -> Loss | None:
    """Give the first loss of owners of the documents in scope."""
    lost = (loss for loss in scope.corpus.losses if scope.covers(loss.document))
    return next((loss for loss in lost if loss.kind is LossKind.OWNERS), None)


def _say_loss(draft: Draft, loss: Loss) -> None:
    """Say that owners cannot be read, citing what is left of their marks."""
    draft.lines.append(f"{phrases.OWNERS_LOST}{mark_of(draft, loss)}")
    draft.missing.append(loss.reason)
