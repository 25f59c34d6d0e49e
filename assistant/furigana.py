"""Readings (ふりがな) over the kanji of a text; the text itself is never changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index import Morpheme, morphemes

_KANJI = re.compile(r"[々〇ヶ\u3400-\u9fff\uf900-\ufaff]+")
_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヴ") + 1)}
_NUMERALS = frozenset("一二三四五六七八九十百千万")  # a word behind one is read by it
_SIGN = "〇"  # opens an item or stands for a name; the dictionary reads it as the number
_PERSON, _DIRECTION = "方", frozenset("東西南北上下左右前後奥") | {
    "こちら", "そちら", "あちら", "どちら", "手前", "向こう",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ruby:
    """A piece of a text; `reading` in hiragana is that of the whole piece, None where none is."""

    text: str
    reading: str | None = None


def add_readings(text: str) -> tuple[Ruby, ...]:
    """Cut a text into pieces of which some have a reading; joined they are the text.

    Words behind a number have none, because their reading depends on it (１日, 2人). Readings come
    from the dictionary's kana (which keeps 協議会 as きょうぎかい), where `data/readings.txt` does
    not know better.
    """
    pieces: list[Ruby] = []
    done = 0
    for start, end, ruby in _read(text):
        if start > done:
            pieces.append(Ruby(text[done:start]))
        pieces += ruby
        done = end
    if done < len(text):
        pieces.append(Ruby(text[done:]))
    return tuple(_joined(pieces))


def _read(text: str) -> Iterator[tuple[int, int, list[Ruby]]]:
    """Give the spans that have readings in order: words of our own list, then the dictionary's."""
    own = {found.start(): found.group() for found in _own_words().finditer(text)}
    done = 0
    words = tuple(morphemes(text))
    for at, word in enumerate(words):
        start = next((n for n in range(max(done, word.start), word.end) if n in own), None)
        if start is not None:
            surface = own[start]
            done = start + len(surface)
            yield start, done, list(_aligned(surface, _own_readings()[surface]))
        elif word.start >= done and _means_people(words, at):
            yield word.start, word.end, [Ruby(word.surface, "かた")]
        elif word.start >= done and (reading := _reading(word, _before(text, word.start))):
            yield word.start, word.end, list(_aligned(word.surface, reading))


def _means_people(words: Sequence[Morpheme], at: int) -> bool:
    """Tell whether 方 in 方へ is those addressed (初めての方へ), not a direction (南の方へ)."""
    if words[at].surface != _PERSON or at == 0:
        return False
    if at + 1 == len(words) or words[at + 1].surface != "へ":
        return False
    if words[at - 1].surface == "の":
        return at > 1 and words[at - 2].surface not in _DIRECTION
    return words[at - 1].pos1 in {"動詞", "助動詞"}


def _before(text: str, start: int) -> str:
    return text[start - 1 : start] if start else ""


def _reading(word: Morpheme, before: str) -> str | None:
    """Give the reading of a word in hiragana; None for one without kanji and behind a number."""
    counted = any(letter.isdigit() for letter in before + word.surface)
    counted = counted or before in _NUMERALS or word.surface in _NUMERALS
    if not word.reading or counted or word.surface == _SIGN or not _KANJI.search(word.surface):
        return None
    return word.reading.translate(_KATAKANA)


def _aligned(surface: str, reading: str) -> Iterator[Ruby]:
    """Give each run of kanji its part of the reading: 取り組み is 取（と）り組（く）み."""
    runs = _KANA.split(surface), _KANA.findall(surface)
    pattern = "".join(
        ("(.+?)" if run else "") + re.escape(kana.translate(_KATAKANA))
        for run, kana in zip(runs[0], [*runs[1], ""], strict=True)
    )
    found = re.fullmatch(pattern, reading)
    if not found:
        yield Ruby(surface, reading)
        return
    parts = iter(found.groups())
    for run, kana in zip(runs[0], [*runs[1], ""], strict=True):
        if run:
            yield Ruby(run, next(parts))
        if kana:
            yield Ruby(kana)


@cache
def _own_readings() -> dict[str, str]:
    """Read the words whose reading the dictionary has wrong, a line each: 私 わたし."""
    content = (files("assistant.data") / "readings.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in content.splitlines() if not line.startswith("#"))
    return {word: reading for word, reading in filter(None, lines)}


@cache
def _own_words() -> re.Pattern[str]:
    """Find those words, the longest first."""
    words = sorted(_own_readings(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def _joined(pieces: list[Ruby]) -> Iterator[Ruby]:
    """Put neighbours without a reading together."""
    plain = ""
    for piece in pieces:
        if piece.reading is None:
            plain += piece.text
            continue
        if plain:
            yield Ruby(plain)
            plain = ""
        yield piece
    if plain:
        yield Ruby(plain)
