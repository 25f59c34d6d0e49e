"""Made vectors: real ones pulled towards their neighbours and shaken along the real spectrum."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals.scale.neighbours import distances, kolmogorov
from index.gathering import Vectors

Positions = NDArray[np.int64]
NEIGHBOURS = 10
_PULLS = (0.6, 0.8, 0.9, 1.0)
_NOISES = (0.5, 0.6, 0.65, 0.7, 0.8)


@dataclass(frozen=True, slots=True)
class Shake:
    """How far a vector goes: `pull` (share of the way to two neighbours, drawn from 0 to `pull`).

    `noise` is the length of the random part, in distances of the real vector to its nearest.
    """

    pull: float
    noise: float


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Unit vectors (n, dimension), and the real neighbour that each was first pulled to."""

    vectors: Vectors
    partners: Positions


@dataclass(frozen=True, slots=True, eq=False)
class Cloud:
    """Real unit vectors with what made ones are drawn by.

    `basis` turns standard normal numbers into noise of the real covariance and mean length 1,
    `near` holds the positions of the nearest neighbours (n, k), `gaps` the distance to the first.
    """

    vectors: Vectors
    basis: Vectors
    near: Positions
    gaps: Vectors

    @classmethod
    def of(cls, vectors: Vectors) -> "Cloud":
        """Prepare real vectors, two at least."""
        cosines = vectors @ vectors.T
        np.fill_diagonal(cosines, -np.inf)
        near = np.argsort(-cosines, axis=1, kind="stable")[:, : min(NEIGHBOURS, len(vectors) - 1)]
        nearest = np.take_along_axis(cosines, near[:, :1], axis=1)[:, 0]
        values, axes = np.linalg.eigh(np.cov(vectors.T.astype(np.float64)))
        lengths = np.sqrt(np.maximum(values, 0))
        basis = (axes * (lengths / np.linalg.norm(lengths))).T.astype(np.float32)
        gaps = np.sqrt(np.maximum(2 - 2 * nearest, 0)).astype(np.float32)
        return cls(vectors, basis, near, gaps)

    def draw(self, parents: Positions, shake: Shake, rng: np.random.Generator) -> Drawn:
        """Make a vector of each parent.

        A smoothed bootstrap (Silverman 1986, section 6.4) whose width follows the density, as the
        adaptive kernels of its section 5.3: crowded places stay crowded, lonely ones lonely.
        """
        size, width = len(parents), self.vectors.shape[1]
        picks = rng.integers(0, self.near.shape[1], (size, 2))
        partners = self.near[parents[:, None], picks]
        ways = shake.pull / 2 * rng.random((size, 2), dtype=np.float32)
        made = self.vectors[parents] * (1 - ways.sum(axis=1, keepdims=True))
        for column in range(2):
            made += self.vectors[partners[:, column]] * ways[:, column, None]
        noise = rng.standard_normal((size, width), dtype=np.float32) @ self.basis
        made += noise * (np.float32(shake.noise) * self.gaps[parents])[:, None]
        made /= np.linalg.norm(made, axis=1, keepdims=True)
        return Drawn(made.astype(np.float32), partners[:, 0])


def fit_shake(cloud: Cloud, parents: Positions, seed: int) -> Shake:
    """Choose the shake whose made vectors of `parents` lie as far apart as the real ones do.

    Least is to be the larger of the Kolmogorov-Smirnov distances at the 1st and 10th neighbour.
    """
    real = distances(cloud.vectors)

    def misfit(shake: Shake) -> float:
        drawn = cloud.draw(parents, shake, np.random.default_rng(seed))
        made = distances(drawn.vectors)
        columns = range(min(real.shape[1], made.shape[1]))
        return max(kolmogorov(real[:, each], made[:, each]) for each in columns)

    return min((Shake(pull, noise) for pull in _PULLS for noise in _NOISES), key=misfit)
