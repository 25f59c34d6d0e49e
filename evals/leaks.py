"""Words of blind questions in code: runs of a question that no document holds.

The rule. A run is 8 characters in a row of a question, NFKC and white space removed, that hold a
kana or kanji, or 24 that hold none: 8 Latin letters are one word, and English is the language of
the code. A run counts if no document holds it and if it touches two content words of the question,
at least one of them whole. A content word is a search term (`index.tokens`) that is no word of
asking: a polite ending, or one subject with words of asking around it, tells nothing of the
question. No file, likewise normalised, may hold a run that counts.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.questionwords import question_words
from corpus.text import squash, squash_with_origin
from evals.question_set import Question
from index.tokens import morphemes, tokenise

JAPANESE_RUN, OTHER_RUN = 8, 24
SUFFIXES = frozenset({".py", ".toml", ".tsv", ".txt", ".js"})
_JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """A place in a file; what stands there is not told, as it would tell the question."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def telling_runs(question: str, documents: Iterable[str]) -> frozenset[str]:
    """Give the runs of a question that count; `documents` are squashed."""
    text, held = squash(question), tuple(documents)
    words = tuple(_content_words(text))
    return frozenset(
        text[start:end]
        for start, end in _spans(text)
        if _tells(start, end, words) and not any(text[start:end] in document for document in held)
    )


def _tells(start: int, end: int, words: Iterable[tuple[int, int]]) -> bool:
    """Tell whether [start, end) touches two words, one of them whole."""
    touched = [word for word in words if word[0] < end and start < word[1]]
    return len(touched) > 1 and any(start <= word[0] and word[1] <= end for word in touched)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for length in (JAPANESE_RUN, OTHER_RUN):
        for start in range(len(text) - length + 1):
            japanese = _JAPANESE.search(text, start, start + length) is not None
            if japanese is (length == JAPANESE_RUN):
                yield start, start + length


def _content_words(text: str) -> Iterator[tuple[int, int]]:
    terms = set(tokenise(text)) - question_words()
    for word in morphemes(text):
        if not terms.isdisjoint({word.lemma, word.surface}):
            yield word.start, word.end


def leaks(
    questions: Iterable[Question], documents: Iterable[str], files: Iterable[tuple[str, str]]
) -> tuple[Leak, ...]:
    """Give the places where a run of a question stands in a file.

    `documents` are texts, `files` pairs of a name and a text.
    """
    squashed = tuple(squash(document) for document in documents)
    runs = frozenset(run for each in questions for run in telling_runs(each.q, squashed))
    return tuple(sorted({leak for name, text in files for leak in _found(name, text, runs)}))


def _found(name: str, text: str, runs: frozenset[str]) -> Iterator[Leak]:
    held = squash_with_origin(text)
    for length in (JAPANESE_RUN, OTHER_RUN):
        for start in range(len(held.text) - length + 1):
            if held.text[start : start + length] in runs:
                yield Leak(name, text.count("\n", 0, held.origin[start]) + 1)


def code_files(root: Path) -> Iterator[tuple[str, str]]:
    """Give the files of the packages: code, and what it reads, but no question and no original."""
    originals = root / "corpus" / "documents"
    for package in ("assistant", "corpus", "index", "evals"):
        for path in sorted((root / package).rglob("*")):
            original = path.parent == originals and path.suffix == ".txt"
            if path.suffix in SUFFIXES and not original:
                yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
