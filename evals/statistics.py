"""Shares with their intervals, and percentiles."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

Z_95 = 1.959963984540054  # the two-sided 95 % point of the normal distribution


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `total`; a share of nothing has no value."""

    hits: int
    total: int

    def __add__(self, other: "Share") -> "Share":
        return Share(self.hits + other.hits, self.total + other.total)

    @property
    def value(self) -> float | None:
        """hits / total, or None where there was nothing to count."""
        return self.hits / self.total if self.total else None

    @property
    def perfect(self) -> bool:
        """Whether nothing failed."""
        return self.hits == self.total


@dataclass(frozen=True, slots=True)
class Interval:
    """A range of shares (0 to 1), or of differences between them (-1 to 1)."""

    low: float
    high: float


def one(hit: bool) -> Share:
    """Give the share of a single case."""
    return Share(int(hit), 1)


def pooled(shares: Iterable[Share | None]) -> Share:
    """Add up the shares of the cases that have one."""
    return sum((share for share in shares if share is not None), Share(0, 0))


def wilson(share: Share) -> Interval | None:
    """Give the 95 % score interval of a share (Wilson 1927), or None for a share of nothing.

    It stays inside 0 to 1 and is usable at few cases and at shares of 0 and 1.
    """
    if share.total == 0:
        return None
    return _score_interval(share.hits / share.total, share.total)


def _score_interval(p: float, n: float) -> Interval:
    z2 = Z_95**2
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = Z_95 / (1 + z2 / n) * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return Interval(max(0.0, centre - half), min(1.0, centre + half))


def interval(shares: Iterable[Share | None]) -> Interval | None:
    """Give the 95 % interval of the pooled share of cases that may count several things each.

    What one case counts hangs together, as the citations of an answer do. The score interval is
    therefore taken at the effective number of things (Kish 1965): as many independent ones as give
    the variance of the ratio estimate over cases. Where all cases agree that is the number of
    cases; where each case counts one thing it is the plain Wilson interval.
    """
    known = [share for share in shares if share is not None and share.total]
    whole = pooled(known)
    p = whole.value
    if p is None:
        return None
    spread = sum((share.hits - p * share.total) ** 2 for share in known) / whole.total**2
    effective = p * (1 - p) / spread if spread else float(len(known))
    return _score_interval(p, min(effective, float(whole.total)))


def percentile(values: Sequence[float], percent: float) -> float | None:
    """Give a percentile by linear interpolation between ordered values, or None without values."""
    return float(np.percentile(values, percent)) if values else None


def bootstrap_mean(values: Sequence[float], *, resamples: int = 10_000) -> Interval | None:
    """Give the 95 % percentile interval of a mean (Efron 1979), or None without values.

    Of differences between two systems on the same questions it is the paired bootstrap. The draws
    are the same in every run.
    """
    if not values:
        return None
    drawn = np.random.default_rng(0)
    known = np.asarray(values)
    means = [known[drawn.integers(0, len(known), len(known))].mean() for _ in range(resamples)]
    low, high = np.percentile(means, (2.5, 97.5))
    return Interval(float(low), float(high))
