"""What a reader says of an answer, kept on this computer."""

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
        answer = _answer(parts, form.get("talk", ""), form.get("turn", ""))
        if answer is None:
            return _told(words.FEEDBACK_NO_TURN, 404)
        return await run_in_threadpool(_kept, store, answer, form)

    site.post("/feedback", response_model=None)(feedback)


def _answer(parts: Parts, key: str, turn: str) -> Answer | None:
    """Find the answer that is meant, None where the conversation is gone."""
    talk = parts.talks.get(key)
    if talk is None or not (turn.isascii() and turn.isdigit() and len(turn) < 10):
        return None
    number = int(turn)
    return talk.exchanges[number - 1].answer if 1 <= number <= len(talk.exchanges) else None


def _kept(store: FeedbackStore, answer: Answer, form: dict[str, str]) -> JSONResponse:
    try:
        verdict = Verdict(form.get("verdict", ""))
        reason = FeedbackReason(form["reason"]) if form.get("reason") else None
    except ValueError:
        return _told(words.FEEDBACK_UNKNOWN, 400)
    if verdict is Verdict.WRONG and reason is None:
        return _told(words.FEEDBACK_NO_REASON, 400)
    try:
        store.tell(
            answer, verdict, reason, words=form.get("words", ""), keep=form.get("keep") == "yes"
        )
    except MachishirubeError:
        return _told(words.FEEDBACK_FAILED, 503)
    return _told(words.FEEDBACK_DONE, 200)


def _told(what: str, status: int) -> JSONResponse:
    return JSONResponse({"told": what}, status)
