"""Greetings, thanks, orders and noise: answered without the documents."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.records import Status
from assistant.talk_words import FILLER, GREETING, ORDER, SUBJECT, THANKS
from corpus import Corpus

_BETWEEN = re.compile(r"\W+")


def answer_talk(corpus: Corpus, question: str) -> Draft | None:
    """Answer small talk and refuse orders; None for a question, a greeted one too."""
    if ORDER.search(question):
        return _say(corpus, Status.UNANSWERABLE, phrases.INSTRUCTION)
    said = _small_talk(question)
    if said is None:
        return None
    known = dict.fromkeys(document.city for document in corpus.documents if document.city)
    cities = "、".join(known)
    greeting = phrases.GREETING.format(cities=cities) if known else phrases.GREETING_AT_LARGE
    return _say(corpus, Status.SMALLTALK, phrases.THANKS if said is THANKS else greeting)


def is_talk(text: str) -> bool:
    """Tell whether a text is small talk or an order: nothing points back to it."""
    return bool(ORDER.search(text)) or _small_talk(text) is not None


def _small_talk(text: str) -> re.Pattern[str] | None:
    """Tell what a text of small talk alone is, thanks before greetings; None for any other."""
    rest, said = text, []
    while rest:
        found = next(
            (
                (unit, match)
                for unit in (THANKS, GREETING, FILLER, _BETWEEN)
                if (match := unit.match(rest))
            ),
            None,
        )
        if found is None:
            break
        said.append(found[0])
        rest = rest[found[1].end() :]
    if not {THANKS, GREETING} & set(said) or SUBJECT.search(rest):
        return None
    return THANKS if THANKS in said else GREETING


def _say(corpus: Corpus, status: Status, phrase: str) -> Draft:
    """Make a draft of one phrase."""
    draft = Draft(corpus, status=status)
    draft.say(phrase)
    return draft
