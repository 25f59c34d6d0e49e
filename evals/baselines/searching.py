"""Baselines over the product's own index: one leg alone, and the best section of both."""

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus import Corpus
from corpus.records import Section, SectionKind
from evals.baselines.answering import Block, Find
from index.records import Filter, Passage

if TYPE_CHECKING:
    from index.encoder import Encoder
    from index.generations import Generation
    from index.searcher import Searcher


def best_by_words(generation: "Generation") -> Find:
    """Find the passage that BM25 puts first; none where no word of the question occurs."""
    from index.tokens import tokenise

    def find(question: str) -> list[Block]:
        found = generation.legs.worded(tokenise(question), 1, Filter())
        return [_block(passage) for passage in generation.legs.passages(list(found))]

    return find


def best_by_vectors(generation: "Generation", encoder: "Encoder") -> Find:
    """Find the passage whose vector is nearest."""

    def find(question: str) -> list[Block]:
        found = generation.legs.near(encoder.encode_queries([question])[0], 1, Filter())
        return [_block(passage) for passage in generation.legs.passages(list(found))]

    return find


def best_section(searcher: "Searcher") -> Find:
    """Find the whole section of the passage that the hybrid search puts first."""

    def find(question: str) -> list[Block]:
        found = (hit.passage.section for hit in searcher.search(question, top_k=1).hits)
        return [Block(section.document, section.start, section.end, section) for section in found]

    return find


def best_block(searcher: "Searcher", corpus: Corpus) -> Find:
    """Find the same section with all that stands beside it under the same heading."""

    def find(question: str) -> list[Block]:
        found = (hit.passage.section for hit in searcher.search(question, top_k=1).hits)
        return [_widened(section, corpus.of_document(section.document)) for section in found]

    return find


def _widened(section: Section, sections: Sequence[Section]) -> Block:
    """Take the unbroken run of sections around one, on its sheet and side, below its heading."""
    heading = section.path if section.kind is SectionKind.HEADING else section.path[:-1]
    at = sections.index(section)

    def beside(other: Section) -> bool:
        same = (other.sheet, other.side) == (section.sheet, section.side)
        return same and other.path[: len(heading)] == heading

    before = list(takewhile(beside, reversed(sections[:at])))
    behind = list(takewhile(beside, sections[at + 1 :]))
    run = [*before, section, *behind]
    start, end = min(each.start for each in run), max(each.end for each in run)
    return Block(section.document, start, end, section)


def _block(passage: Passage) -> Block:
    return Block(passage.section.document, passage.start, passage.end, passage.section)
