"""Asks about one thing what a question asks about several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.coordination import AGAINST
from assistant.draft import Draft
from assistant.joining import answers
from assistant.kinds import Kind
from assistant.leads import NAMED, is_about, led_by
from assistant.parts import own_terms
from assistant.passages import answer_passage
from assistant.records import Role, Status
from assistant.scope import Scope
from corpus import Document

# What compares is left out when one thing alone is asked about.
EACH = re.compile(r"それぞれ(?:の)?|各々(?:の)?|両方(?:とも|の)?|双方(?:の)?")
_SIDE_BY_SIDE = re.compile(
    r"(?P<front>^|[。？?]|[、を])(?:比べ|くらべ|比較し|並べ|ならべ|対比し)て、?"
    r"(?P<asked>教え|示し|知り|見せ|み)?(?:て|せて|たい)?(?:ください|下さい|ほしい|欲しい|くれ)?"
    r"(?:ます|です|ませ)?か?(?:んか)?"
)
_DIFFERENCE = re.compile(
    r"の?(?:違い|ちがい|差|相違点?|区別|共通点)(?:は|を|って|について|が|、|。|？|$).*$", re.S
)
_DIFFERS = re.compile(
    r"(?:は|って|が|で|、)*(?:何が|どこが|どう|どのように|どのくらい|どれくらい|どれだけ)+"
    r"(?:違|ちが|異な)[^。？?]*"
)
_LEFT = re.compile(r"[、,]?(?:を)?(?:比べ|くらべ|比較し|対比し)[^。？?]*")
_NOTHING_LEFT = re.compile(
    r"(?:[をはのが、]|って|では?|とは)*(?:教えてください|どうですか)?[。？?\s]*"
)
_TOPIC = re.compile(
    r"(.+?)(?:について|に関して|の件|に関する(?:こと|もの)|とは|って|は)(?:は|で)?[、,\s]*"
)
# Which is more can only be told from figures.
MEASURED = re.compile(
    r"(?:どちら|どっち)[^。]{0,12}(?:多|少な|広|狭|高[いく]|低|大き|小さ|長い|短|早い|遅い|速い|上回)"
)
_FIGURE = re.compile(r"[0-9０-９]")

WHAT_IS = "とは何ですか"
# A statement that holds this share of a topic's words bears on it.
SOME = 0.3


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about one thing: its text, the thing, what is said before and behind it."""

    text: str
    thing: str = ""
    front: str = ""
    rest: str = ""
    others: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The question, and for one of what a thing is what else may tell that."""
        if self.rest != WHAT_IS:
            return (self.text,)
        said = self.text.removesuffix(WHAT_IS)
        return self.text, f"{said}の役割は何ですか", f"{said}について教えてください"


def ask_about(scope: Scope, ask: Ask, cities: frozenset[str]) -> Draft | None:
    """Answer about one thing; None where nothing found is about it."""
    drafts = (_drafted(scope, ask, text, cities) for text in ask.texts)
    return next((draft for draft in drafts if draft is not None), None)


def _drafted(scope: Scope, ask: Ask, text: str, cities: frozenset[str]) -> Draft | None:
    """Answer one wording of a question about one thing."""
    if scope.asking is None:
        return None
    looked = _within(scope.asking.look(text, "", cities), scope.documents)
    kinds = looked.reading.kinds - {Kind.COMPARE, Kind.CHANGE}
    looked = replace(looked, reading=replace(looked.reading, kinds=kinds, carried=None))
    led = led_by(looked, ask.thing, ask.others, ask.rest) if ask.thing else looked
    draft = scope.asking.compose(led)
    topic = _topic(scope, ask.front)
    if answers(draft) and not tells_about(looked, draft, topic):
        draft = answer_passage(_about(looked, topic)) or draft
        return draft if tells_about(looked, draft, topic, SOME) else None
    return draft if answers(draft) and tells_about(looked, draft, ask.thing) else None


def _topic(scope: Scope, front: str) -> str:
    """Give the topic that the front of a question names (〜について); "" for none."""
    found = _TOPIC.fullmatch(without_cities(scope, front))
    return found[1] if found else ""


def _within(scope: Scope, documents: Sequence[Document]) -> Scope:
    """Look at some documents only."""
    ids = {document.id for document in documents}
    found = tuple(f for f in scope.evidence.found if f.statement.section.document in ids)
    left = tuple(document for document in scope.documents if document.id in ids)
    return replace(scope, documents=left, evidence=replace(scope.evidence, found=found))


def _about(scope: Scope, topic: str) -> Scope:
    """Look at the statements about a topic only."""
    found = (f for f in scope.evidence.found if is_about(scope, topic, [f.statement.text]))
    return replace(scope, evidence=replace(scope.evidence, found=tuple(found)))


def tells_about(scope: Scope, draft: Draft, thing: str, share: float = NAMED) -> bool:
    """Tell whether what a draft cites is about a thing."""
    if not own_terms(thing) and not re.search("[A-Za-z]", thing):
        return True
    told = [text for c in draft.citations for text in (c.quote, *c.section)]
    return is_about(scope, thing, told, share)


def without_cities(scope: Scope, said: str) -> str:
    """Take the names of cities out of what a question says."""
    for city in {d.city for d in scope.documents if d.city}:
        for name in names_of(scope, city):
            said = said.replace(name, "")
    return said.removeprefix("の")


def names_of(scope: Scope, city: str) -> list[str]:
    """Give the names of a city, with its 市 and without, the longest first."""
    names = {name for d in scope.documents if d.city == city for name in d.names_of_city}
    return sorted(names, key=len, reverse=True)


def has_figures(draft: Draft | None) -> bool:
    """Tell whether what a draft cites holds a figure: which is more hangs on figures."""
    return draft is not None and any(_FIGURE.search(c.quote) for c in draft.citations)


def is_name(thing: str) -> bool:
    """Tell whether words name a thing: 前 and 今 do not, １－A does."""
    return bool(own_terms(thing)) or bool(re.search("[A-Za-z]", thing))


def with_status(draft: Draft) -> Draft:
    """Set the status by what is missing."""
    if draft.missing:
        told = any(citation.role is Role.EVIDENCE for citation in draft.citations)
        draft.status = Status.PARTIAL if told else Status.UNANSWERABLE
    return draft


def plain(text: str, *, alone: bool = False) -> str:
    """Ask about one thing what was asked about two: どう違いますか becomes どうですか.

    `alone` says that the text stands behind the thing's name; without a word of its own it asks
    what the thing is.
    """
    left = EACH.sub("", text)
    left = _SIDE_BY_SIDE.sub(_wanted, left)
    left = _DIFFERS.sub("はどうですか", left)
    left = _DIFFERENCE.sub("を教えてください", left)
    left = _LEFT.sub("を教えてください", left) if AGAINST.search(left) else left
    return WHAT_IS if alone and _NOTHING_LEFT.fullmatch(left) else left


def _wanted(found: re.Match[str]) -> str:
    """Give what is left of 〜を比べてください; behind a full stop nothing."""
    return "を教えてください" if found["front"] in {"、", "を"} else found["front"]
