"""The words that documents explain, or use without explaining them."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.views.pieces import one_line
from assistant.views.readings import group_of, hiragana, reading_of, sort_key
from corpus import Basis, Corpus, SectionKind, Side, Term
from corpus.text import squash
from index import morphemes

# so much of a text is cut into words to see whether a hit is one
_AROUND = 16
# a word of one character would be found in half of all words
_HEAD = 2
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


@dataclass(frozen=True, slots=True)
class TermView:
    """A word with its definition as printed, on one line, and where that stands.

    `definition` is None for a word that is used only; `omitted` says that the document leaves the
    explanation out by a mark. `group` is the head of its group in the glossary. `side_name` is
    what the document calls the column of its before/after table; `before` says that it is the one
    before the revision. `reason` is given where `basis` is inferred.
    """

    term: str
    reading: str
    group: str
    definition: str | None
    document: str
    title: str
    start: int
    end: int
    page: str | None
    sheet: int
    basis: Basis
    reason: str = ""
    omitted: bool = False
    side_name: str = ""
    before: bool = False

    def matches(self, words: str) -> bool:
        """Tell whether the word, its reading or its definition holds what a reader looks for."""
        wanted = _searched(words)
        return any(wanted in _searched(t) for t in (self.term, self.reading, self.definition or ""))


def view_terms(corpus: Corpus) -> tuple[TermView, ...]:
    """Give every word of the documents in the order of its reading, then of the corpus."""
    found = [_view(corpus, term) for term in corpus.terms]
    return tuple(sorted(found, key=lambda term: (sort_key(term.reading), squash(term.term))))


def _view(corpus: Corpus, term: Term) -> TermView:
    reading = reading_of(one_line(term.term))
    section = term.section
    return TermView(
        term=one_line(term.term),
        reading=reading,
        group=group_of(reading),
        definition=None if term.definition is None else one_line(term.definition),
        document=term.document,
        title=corpus.document(term.document).title,
        start=term.start,
        end=term.end,
        page=section.page,
        sheet=section.sheet,
        basis=term.basis,
        reason=term.reason,
        omitted=term.definition is None and section.kind is SectionKind.OMISSION,
        side_name=corpus.side_name(section),
        before=section.side is Side.BEFORE,
    )


@dataclass(frozen=True)
class TermFinder:
    """Finds explained words in a text; made once for many texts."""

    terms: Sequence[TermView]

    @cached_property
    def _by_word(self) -> dict[str, list[TermView]]:
        words: dict[str, list[TermView]] = {}
        for term in self.terms:
            if term.definition is not None and len(term.term) >= _HEAD:
                words.setdefault(_folded(term.term), []).append(term)
        return words

    @cached_property
    def _lengths(self) -> dict[str, list[int]]:
        """The lengths of the words that begin with two characters, the longest first."""
        lengths: dict[str, set[int]] = {}
        for word in self._by_word:
            lengths.setdefault(word[:_HEAD], set()).add(len(word))
        return {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def find(self, text: str, document: str | None = None) -> tuple[TermView, ...]:
        """Give the explained words of a text, the longest first where two overlap.

        Each comes once, in the order of the text. Of several definitions that of `document` is
        taken first, the one before a revision last, a printed one before an inferred one.
        """
        folded = _folded(text)
        taken: list[tuple[int, int]] = []
        seen: set[str] = set()
        hits = sorted(self._hits(folded), key=lambda hit: (hit[0] - hit[1], hit[0]))
        for start, end in hits:
            word = folded[start:end]
            if word in seen or any(start < b and a < end for a, b in taken):
                continue
            if _is_word(text, start, end):
                seen.add(word)
                taken.append((start, end))
        ordered = (folded[start:end] for start, end in sorted(taken))
        return tuple(self._chosen(word, document) for word in ordered)

    def _hits(self, folded: str) -> Iterator[tuple[int, int]]:
        """Give every place where a word stands, overlapping ones too."""
        words, lengths = self._by_word, self._lengths
        for start in range(len(folded)):
            for length in lengths.get(folded[start : start + _HEAD], ()):
                if folded[start : start + length] in words:
                    yield start, start + length

    def _chosen(self, word: str, document: str | None) -> TermView:
        return min(
            self._by_word[word],
            key=lambda t: (t.document != document, t.before, t.basis is not Basis.PRINTED),
        )


def _searched(text: str) -> str:
    """Give a text as it is searched: kana, width, size of letters and white space do not count."""
    return hiragana(squash(text)).casefold()


def _folded(text: str) -> str:
    """Give full-width letters and figures in half width; offsets stay."""
    return text.translate(_WIDE)


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] begins and ends where words do: not 自助 in 独自助成.

    Only where the same script goes on does the text have to be cut into words.
    """
    runs_on = [_goes_on(text, at) for at in (start, end)]
    if not any(runs_on):
        return True
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    words = morphemes(text[low:high])
    borders = {low + word.start for word in words} | {low + word.end for word in words}
    return start in borders and end in borders


def _goes_on(text: str, border: int) -> bool:
    """Tell whether the characters on both sides of a border are of one script."""
    if not 0 < border < len(text):
        return False
    left, right = _script(text[border - 1]), _script(text[border])
    return left == right != ""


def _script(character: str) -> str:
    """Name the script of a character; empty for signs."""
    if character == "ー":
        return "KATAKANA"
    return (
        unicodedata.name(character, "").split(" ")[0].split("-")[0] if character.isalnum() else ""
    )
