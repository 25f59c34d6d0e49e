"""Two things that a question sets against each other: AとBの違い, Aに比べてBは, BはAとどう違う."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.chunks import Chunk, chunks_of

_AND = re.compile(r"^[」』）)]*[と、][、,\s]*$")
_EACH = re.compile(r"それぞれ|両方|双方|どちら")
_EACH_BEHIND = re.compile(r"(?:それぞれ|両方|双方)$")
_WHOLE_QUOTE = re.compile(r"^[「『“]([^「」『』]*)[」』”]$")
_HYPHEN = re.compile(r"[-－‐−–]")
_DIFFERS = re.compile(r"(?:何が|どこが|どう|どのように|なに[がか])*(?:違|ちが|異な)")
_TOGETHER = re.compile(r"^[」』）)]*(?:とを|とで|との|とでは|とは)?")
# Wording that sets two things against each other.
AGAINST = re.compile(
    r"違い|違う|違っ|ちがい|ちがう|異な|比べ|くらべ|比較|対比|差(?=[はがをの、。？?]|$)|それぞれ|各々|両方|両者"
    r"|並べて|ならべて|区別|使い分け|どちら|どっち|双方|一方|共通(?:点|項|部分|(?![一-鿿]))"
)
# Verbs behind と that quote or tell: no second thing stands there.
_QUOTING = re.compile(
    r"^(?:いう|言|書|聞|聴|述|され|さ$|し|する|な[るり]|思|考|呼|ある|あり|定|位置|い[いわ])"
)
_ASKS = re.compile(r"何|なに|どん?な|どう|どこ|いつ|誰|だれ|どの|教え|示し|知り|[はを][。？?]*$")
_OTHERS = re.compile(r"(?:それ|これ|その|この)?(?:以外|ほか|他)(?:の|は|$)?")


@dataclass(frozen=True, slots=True)
class Pair:
    """Things that are compared, two or three; `front` and `rest` are said around them."""

    things: tuple[str, ...]
    front: str
    rest: str

    def asking(self, thing: str) -> str:
        """Give the question about one of the things alone."""
        return self.front + thing + self.rest


_SAID_TWICE = re.compile(
    r"(?P<one>[^\s、。？?のと]{1,14})の(?P<of>[^、。？?と]{2,12})"
    r"と、?(?P<other>[^\s、。？?のと]{1,14})の(?P=of)(?=を|の(?:違い|ちがい|差))"
)


def find_pair(question: str) -> Pair | None:
    """Find things set against each other; None without such wording.

    What is said of both, 山の課題と町の課題を比べて, is said of them together.
    """
    question = _SAID_TWICE.sub(r"\g<one>と\g<other>の\g<of>", question)
    if not AGAINST.search(question):
        return None
    chunks = chunks_of(question)
    return _compared(question, chunks) or _joined(question, chunks, AGAINST)


def find_row(question: str) -> Pair | None:
    """Find things that a question asks about side by side: AとBには、どんな課題がありますか."""
    return _joined(question, chunks_of(question), _ASKS)


def _joined(question: str, chunks: Sequence[Chunk], cue: re.Pattern[str]) -> Pair | None:
    """Find AとB and AとBとC, with or without a last と, before some wording."""
    for number in range(len(chunks) - 1):
        if not _joins(question, chunks, number):
            continue
        last = _end(chunks, number)
        things = [(_start(chunks, number), number), (number + 1, last)]
        if last + 1 < len(chunks) and _joins(question, chunks, last):
            things.append((last + 1, _end(chunks, last)))
            last = things[-1][1]
        if not cue.search(_text(chunks[last:])):
            continue
        named = [question[chunks[one].start : chunks[end].head_end] for one, end in things]
        front = question[: chunks[things[0][0]].start]
        return _pair(named, front, question[chunks[last].head_end :])
    return None


def _joins(question: str, chunks: Sequence[Chunk], number: int) -> bool:
    """Tell whether a phrase is joined with the one behind it by と, or by 、 before それぞれ."""
    chunk, behind = chunks[number], chunks[number + 1]
    if chunk.verbal or behind.asks or not _AND.match(chunk.tail) or _QUOTING.match(behind.head):
        return False
    alike = chunk.head[-1:] == behind.head[-1:]  # 自助、共助、公助
    return "と" in chunk.tail or alike or bool(_EACH.search(question))


def _compared(question: str, chunks: Sequence[Chunk]) -> Pair | None:
    """Find Aに比べてBは, and BはAと何が違う."""
    for number, chunk in enumerate(chunks[:-2]):
        if chunk.verbal or not re.match(r"[」』）]*(?:と|に)", chunk.tail):
            continue
        first = _start(chunks, number)
        one = question[chunks[first].start : chunk.head_end]
        if re.match(r"比べ|くらべ|比較し|対し", chunks[number + 1].head):
            last = _end(chunks, number + 1)
            other = question[chunks[number + 2].start : chunks[last].head_end]
            rest = question[chunks[last].head_end :]
            return _pair([one, other], question[: chunks[first].start], rest)
        behind = _text(chunks[number + 1 :])
        if _DIFFERS.match(behind) and "と" in chunk.tail and first and chunks[first - 1].is_topic:
            start = _start(chunks, first - 1)
            topic = chunks[first - 1]
            other = question[chunks[start].start : topic.head_end]
            return _pair([other, one], question[: chunks[start].start], topic.tail + behind)
    return None


def _start(chunks: Sequence[Chunk], number: int) -> int:
    """Give where the noun phrase that ends with a chunk begins."""
    while number and not chunks[number - 1].verbal:
        before = chunks[number - 1]
        if not (before.links or _HYPHEN.fullmatch(before.tail)) or _AND.match(before.tail):
            break
        number -= 1
    return number


def _end(chunks: Sequence[Chunk], number: int) -> int:
    """Give the last chunk of the noun phrase behind a chunk: it mirrors the one before it."""
    size = number - _start(chunks, number)
    model = chunks[number].head
    last = number + 1
    while last + 1 < len(chunks) and chunks[last].links and not chunks[last].tail.startswith("と"):
        mirrors = chunks[last].head[-2:] == model[-2:]
        if mirrors or AGAINST.search(chunks[last + 1].head):
            break
        further = chunks[last + 1 : last + 2 + size]
        if not any(c.head[-2:] == model[-2:] for c in further) and not _is_others(chunks[last]):
            break
        last += 1
    return last


def _is_others(chunk: Chunk) -> bool:
    """Tell whether a phrase begins the rest beside a thing: それ以外の."""
    return bool(_OTHERS.fullmatch(chunk.head))


def _pair(things: Sequence[str], front: str, rest: str) -> Pair | None:
    """Make a pair; それ以外のグループ is named after the thing that it leaves out."""
    named: list[str] = []
    for thing in things:
        bare = _EACH_BEHIND.sub("", thing).strip("、, 　")
        left_out = _OTHERS.match(bare)
        if left_out and named:
            bare = _left_out(named[0], bare[left_out.end() :])
        bare = _WHOLE_QUOTE.sub(r"\1", bare)
        if bare and bare not in named:
            named.append(bare)
    if len(named) < 2:
        return None
    return Pair(tuple(named), front, _TOGETHER.sub("", rest, count=1))


def _left_out(thing: str, kind: str) -> str:
    """Name what is left beside a thing: １－A以外のグループ beside １－Aのグループ."""
    bare = thing.removesuffix(kind).removesuffix("の") if kind else thing
    return f"{bare}以外" + (f"の{kind}" if kind else "")


def _text(chunks: Sequence[Chunk]) -> str:
    """Give the text of phrases."""
    return "".join(chunk.whole for chunk in chunks)
