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
    """A range of shares, 0 to 1."""

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
    n, p, z2 = share.total, share.hits / share.total, Z_95**2
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = Z_95 / (1 + z2 / n) * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return Interval(max(0.0, centre - half), min(1.0, centre + half))


def percentile(values: Sequence[float], percent: float) -> float | None:
    """Give a percentile by linear interpolation between ordered values, or None without values."""
    return float(np.percentile(values, percent)) if values else None
