"""BM25 over search terms, by bm25s; every passage gets a score, so filters are a mask."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamaged
from index.manifest import REBUILD

if TYPE_CHECKING:
    from bm25s import BM25  # type: ignore[import-untyped]  # the package has no types


class Lexical:
    """BM25 scores of `size` passages in a fixed order. Reading is safe from several threads."""

    def __init__(self, engine: "BM25 | None", size: int) -> None:
        self._engine = engine  # None where no passage holds any term: bm25s would divide by zero
        self.size = size

    @classmethod
    def build(
        cls, terms: Sequence[Sequence[str]], *, k1: float = 1.5, b: float = 0.75
    ) -> "Lexical":
        """Index the terms of each passage (Lucene's variant of BM25)."""
        if not any(terms):
            return cls(None, len(terms))
        from bm25s import BM25

        engine = BM25(k1=k1, b=b, method="lucene")
        engine.index(
            [list(passage) for passage in terms], create_empty_token=False, show_progress=False
        )
        return cls(engine, len(terms))

    def scores(
        self, terms: Sequence[str], mask: NDArray[np.bool_] | None = None
    ) -> NDArray[np.float32]:
        """Score every passage, shape (size,); 0 where no term occurs or the mask is false."""
        known = [term for term in terms if self._engine and term in self._engine.vocab_dict]
        if self._engine is None or not known:
            return np.zeros(self.size, dtype=np.float32)
        scores: NDArray[np.float32] = self._engine.get_scores(known)
        return scores if mask is None else np.where(mask, scores, np.float32(0))

    def most(self, terms: Sequence[str]) -> float:
        """Give what no passage can score more than: the sum of the terms' rarity (idf).

        A term that no passage holds counts as the rarest.
        """
        if self._engine is None:
            return 0.0
        starts, known = self._engine.scores["indptr"], self._engine.vocab_dict
        numbers = [known.get(term) for term in terms]
        held = [0 if n is None else int(starts[n + 1] - starts[n]) for n in numbers]
        return sum(math.log(1 + (self.size - df + 0.5) / (df + 0.5)) for df in held)

    def top(
        self, terms: Sequence[str], k: int, mask: NDArray[np.bool_] | None = None
    ) -> tuple[tuple[int, float], ...]:
        """Give at most k (position, score) with a score above 0, by score, then by position."""
        return best(self.scores(terms, mask), k)

    def save(self, folder: Path) -> None:
        """Write the index into a folder, which is made."""
        folder.mkdir(parents=True)
        (folder / "size").write_text(f"{self.size}\n", encoding="ascii")
        if self._engine is not None:
            self._engine.save(folder / "bm25s")

    @classmethod
    def load(cls, folder: Path) -> "Lexical":
        """Read an index; raise IndexDamaged where a file is missing or unreadable."""
        try:
            size = int((folder / "size").read_text(encoding="ascii"))
            if not (folder / "bm25s").is_dir():
                return cls(None, size)
            from bm25s import BM25

            engine = BM25.load(folder / "bm25s", show_progress=False)
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            seen = f"キーワード検索の索引（{folder.name}）が読めません：{error}"
            raise IndexDamaged(seen, "壊れていない索引のファイル", REBUILD) from error
        return cls(engine, size)


def best(scores: NDArray[np.float32], k: int) -> tuple[tuple[int, float], ...]:
    """Give the k best (position, score) above 0, by score, then by position."""
    positions = np.flatnonzero(scores > 0)
    order = np.lexsort((positions, -scores[positions]))[:k]
    return tuple((int(position), float(scores[position])) for position in positions[order])
