"""Cuts a question into its phrases: content words with the particles behind them (文節)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.tokens import Morpheme, morphemes

# Verbs that only make a verb of the noun before them: 実施する, 担当している.
_LIGHT = frozenset({"為る", "致す", "出来る"})
_FUNCTION = frozenset({"助詞", "助動詞", "補助記号", "空白", "接続詞", "感動詞"})
_NOUNS = frozenset({"名詞", "接尾辞", "接頭辞", "形状詞", "代名詞", "記号"})
_ENDS_A_CLAUSE = "うくすつぬむるぐぶ"
_OPENING, _CLOSING = "「『“", "」』”"
_ASKS = re.compile(
    r"何|なに|なん(?=[でのだ]|と(?!か))|どこ|いつ(?!も)|誰|だれ|どなた|どの|どれ|どんな|どう|どちら|なぜ"
    r"|いくつ|いくら|いかが|どっち|\b(?:what|when|who|where|how|which|why)\b"
    r"|\b(?:que|qual|quais|quem|quando|onde|como|quantos?)\b|什么|哪|谁|多少|怎",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"(?:は|って|とは|なら|だと|も)[、,。？?\s]*$")
_ENUMERATES = re.compile(r"(?:・|と|や|および|及び)[、,\s]*$")
_LINKS = re.compile(r"(?:の|と|や|・|および|及び)[、,\s]*$")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A phrase: text[start:head_end] is its content, text[head_end:end] what follows it."""

    text: str
    start: int
    head_end: int
    end: int
    verbal: bool

    @property
    def head(self) -> str:
        """The content."""
        return self.text[self.start : self.head_end]

    @property
    def tail(self) -> str:
        """Particles, endings and punctuation."""
        return self.text[self.head_end : self.end]

    @property
    def whole(self) -> str:
        """All of it."""
        return self.text[self.start : self.end]

    @property
    def asks(self) -> bool:
        """Whether it holds a word of asking."""
        return bool(_ASKS.search(self.whole))

    @property
    def is_number(self) -> bool:
        """Whether it begins with a figure: 5年, 1団体あたり."""
        return self.head[:1].isdigit()

    @property
    def is_topic(self) -> bool:
        """Whether a particle marks it as what is spoken of."""
        return not self.verbal and bool(_TOPIC.search(self.tail))

    @property
    def links(self) -> bool:
        """Whether it belongs to the phrase behind it."""
        return bool(_LINKS.search(self.tail))

    @property
    def enumerates(self) -> bool:
        """Whether it is named beside what stands behind it."""
        return bool(_ENUMERATES.search(self.tail))


@lru_cache(maxsize=256)  # one question is cut many times over
def chunks_of(text: str) -> tuple[Chunk, ...]:
    """Cut a text; what stands in quotation marks is one piece."""
    return tuple(_made(text, group) for group in _groups(text))


def _groups(text: str) -> Iterator[list[Morpheme]]:
    """Give the words of each phrase."""
    group: list[Morpheme] = []
    depth = 0
    for word in morphemes(text):
        opens = any(sign in word.surface for sign in _OPENING)
        if group and depth == 0 and (opens or _begins(group, word)):
            yield group
            group = []
        group.append(word)
        depth += sum(word.surface.count(sign) for sign in _OPENING)
        depth = max(0, depth - sum(word.surface.count(sign) for sign in _CLOSING))
    if group:
        yield group


def _begins(group: Sequence[Morpheme], word: Morpheme) -> bool:
    """Tell whether a word begins a phrase behind the words of another."""
    last = group[-1]
    if word.pos1 in _FUNCTION or word.lemma in _LIGHT or word.pos2 == "非自立可能":
        # する and いる lean on what stands before them, ある behind a particle does not
        return word.pos1 not in _FUNCTION and last.pos1 == "助詞" and last.surface not in "てで"
    if last.pos1 in _FUNCTION:
        return not any(sign in last.surface for sign in _OPENING)
    if word.pos1 in _NOUNS:
        # 見守り隊 is one word, 使える補助 are two
        joins = last.pos1 == "動詞" and last.surface[-1] not in _ENDS_A_CLAUSE
        return last.pos1 not in _NOUNS and not joins
    return word.pos1 not in {"接尾辞", "助動詞"} and not (
        last.pos1 == "接頭辞" or word.pos1 == last.pos1 == "動詞"
    )


def _made(text: str, words: Sequence[Morpheme]) -> Chunk:
    """Make the phrase of some words; a quotation counts as content."""
    quoted = max(
        (i for i, w in enumerate(words) if any(s in w.surface for s in _CLOSING)), default=-1
    )
    head = quoted + 1
    while head < len(words) and words[head].pos1 not in _FUNCTION:
        head += 1
    first, last = words[0], words[-1]
    head_end = words[head - 1].end if head else first.start
    content = words[quoted + 1 : head] if quoted >= 0 else words[:head]
    verbal = bool(content) and content[-1].pos1 in {"動詞", "形容詞"}
    return Chunk(text, first.start, head_end, last.end, verbal)
