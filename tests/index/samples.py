"""Small documents for the tests of the index."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.records import Document, Section, SectionKind, Side
from corpus.state import DataFolder
from index.build import BuildSummary, build_index
from index.encoder import HashingEncoder
from index.records import Passage
from index.windows import passages

RULES = (
    "住民自治協議会は、地区の課題に取り組\nむ。",
    "市は、住民自治協議会の活動を支援し、3か年のロードマップに基づき担当課が取り組みます。",
    "ごみは朝八時までに出す。",
)


@dataclass(frozen=True)
class SmallCorpus:
    """Documents with their sections, as `build_index` takes them."""

    documents: Sequence[Document]
    sections: Sequence[Section]


def document(identity: str, text: str, city: str = "上田市") -> Document:
    """Make a document of a text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(identity, "規則", city, city, None, 1, "lines/1", text, digest)


def corpus_of(lines: Sequence[str], identity: str = "a", city: str = "上田市") -> SmallCorpus:
    """Make a corpus of one document with one clause a text; sides alternate after, before."""
    sections, start = [], 0
    for number, line in enumerate(lines):
        side = (Side.AFTER, Side.BEFORE)[number % 2]
        end = start + len(line)
        path = (f"第{number + 1}条",)
        sections.append(Section(identity, start, end, SectionKind.CLAUSE, path, sheet=1, side=side))
        start = end + 1
    return SmallCorpus([document(identity, "\n".join(lines), city)], sections)


def joined(*parts: SmallCorpus) -> SmallCorpus:
    """Put corpora together."""
    return SmallCorpus(
        [document for part in parts for document in part.documents],
        [section for part in parts for section in part.sections],
    )


def sample_passages(lines: Sequence[str] = RULES, identity: str = "a") -> tuple[Passage, ...]:
    """Make the passages of such a document."""
    corpus = corpus_of(lines, identity)
    return passages(corpus.documents[0], corpus.sections)


def build(root: Path, corpus: SmallCorpus | None = None) -> tuple[DataFolder, BuildSummary]:
    """Build an index below a folder with the hashing double."""
    data = DataFolder(root)
    return data, build_index(corpus or corpus_of(RULES), HashingEncoder, data)
