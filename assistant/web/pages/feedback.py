"""What a reader says of an answer, kept on this computer."""

import hashlib
from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from assistant import Answer, FeedbackReason, FeedbackStore, MachishirubeError, Verdict
from assistant.web import words
from assistant.web.forms import small_form
from assistant.web.parts import Parts

MOST_BYTES = 16 * 1024


def add_routes(site: FastAPI, parts: Parts) -> None:
    """Add `POST /feedback`; it answers in JSON what the page is to say."""
    store = parts.feedback
    if store is None:
        return

    async def feedback(request: Request) -> JSONResponse:
        form = await small_form(request, MOST_BYTES)
        meant = _meant(parts, form.get("talk", ""), form.get("turn", ""))
        if meant is None:
            return _told(words.FEEDBACK_NO_TURN, 404)
        return await run_in_threadpool(_kept, store, meant, form)

    site.post("/feedback", response_model=None)(feedback)


@dataclass(frozen=True, slots=True)
class _Meant:
    """An answer, and a digest that stands for its turn and for nothing else."""

    answer: Answer
    turn: str


def _meant(parts: Parts, key: str, turn: str) -> _Meant | None:
    """Find the answer that is meant, None where the conversation is gone."""
    talk = parts.talks.get(key)
    if talk is None or not (turn.isascii() and turn.isdigit() and len(turn) < 10):
        return None
    number = int(turn)
    if not 1 <= number <= len(talk.exchanges):
        return None
    exchange = talk.exchanges[number - 1]
    # a conversation that was begun anew has its key and its numbers again, but other times
    name = f"{key}\n{number}\n{exchange.at.isoformat()}"
    return _Meant(exchange.answer, hashlib.sha256(name.encode()).hexdigest())


def _kept(store: FeedbackStore, meant: _Meant, form: dict[str, str]) -> JSONResponse:
    try:
        verdict = Verdict(form.get("verdict", ""))
        reason = FeedbackReason(form["reason"]) if form.get("reason") else None
    except ValueError:
        return _told(words.FEEDBACK_UNKNOWN, 400)
    if verdict is Verdict.WRONG and reason is None:
        return _told(words.FEEDBACK_NO_REASON, 400)
    try:
        store.tell(
            meant.answer,
            verdict,
            reason,
            words=form.get("words", ""),
            keep=form.get("keep") == "yes",
            turn=meant.turn,
        )
    except MachishirubeError:
        return _told(words.FEEDBACK_FAILED, 503)
    return _told(words.FEEDBACK_DONE, 200)


def _told(what: str, status: int) -> JSONResponse:
    return JSONResponse({"told": what}, status)
