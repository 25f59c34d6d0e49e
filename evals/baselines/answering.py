"""A baseline: whatever it finds is the answer, each block of text with its citation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.records import Answer, Citation, Role, Status, Turn
from corpus import Corpus
from corpus.records import Basis, Section


@dataclass(frozen=True, slots=True)
class Block:
    """A span of a document; `section` is the one that it lies in, where there is just one."""

    document: str
    start: int
    end: int
    section: Section | None = None


Find = Callable[[str], Sequence[Block]]
"""Finds the blocks that answer a question, best first."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Answers with the text of the blocks that `find` gives, and refuses only where it gives none.

    The question is taken alone: a baseline carries nothing over from earlier turns.
    """

    name: str
    corpus: Corpus
    find: Find

    def ask(self, question: str, history: Sequence[Turn] = (), *, id: str | None = None) -> Answer:
        """Answer one question; the time is not measured."""
        blocks = self.find(question)
        citations = tuple(self._citation(n, block) for n, block in enumerate(blocks, 1))
        return Answer(
            id=id,
            question=question,
            status=Status.ANSWERED if citations else Status.UNANSWERABLE,
            answer="\n\n".join(f"{each.quote}[{each.marker}]" for each in citations),
            citations=citations,
            asof={d.id: f"sha256:{d.sha256}" for d in self.corpus.documents},
        )

    def _citation(self, marker: int, block: Block) -> Citation:
        document, section = self.corpus.document(block.document), block.section
        return Citation(
            marker=marker,
            role=Role.EVIDENCE,
            document=document.id,
            title=document.title,
            section=section.path if section else (),
            page=section.page if section else None,
            sheet=section.sheet if section else 1,
            side=section.side if section else None,
            quote=document.text[block.start : block.end],
            start=block.start,
            end=block.end,
            basis=Basis.PRINTED,
        )
