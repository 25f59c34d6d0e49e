"""The committed last report as figures, and what changed since."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked_dataclass

from evals.errors import RecordsError
from evals.formatting import counts
from evals.lines import read_text
from evals.statistics import Share

_LENIENT = ConfigDict(extra="ignore")


@checked_dataclass(frozen=True, slots=True, config=_LENIENT)
class Counted:
    """A score as it was: `hits` of `total`."""

    hits: int
    total: int


@checked_dataclass(frozen=True, slots=True, config=_LENIENT)
class LastHalf:
    """The figures of one half; `groups` go by grouping, group and score."""

    name: str
    sha256: str
    scores: dict[str, Counted]
    groups: dict[str, dict[str, dict[str, tuple[int, int]]]] = field(default_factory=dict)


@checked_dataclass(frozen=True, slots=True, config=_LENIENT)
class LastReport:
    """The figures of the last report."""

    halves: tuple[LastHalf, ...] = ()

    def half(self, name: str) -> LastHalf | None:
        """Give the figures of a half, None where it was not measured."""
        return next((half for half in self.halves if half.name == name), None)


def read_last(path: Path) -> LastReport:
    """Read the figures that `--write` wrote; an empty report where there is no file.

    Raises:
        RecordsError: the file is none of that form.
    """
    if not path.is_file():
        return LastReport()
    try:
        return TypeAdapter(LastReport).validate_json(read_text(path, RecordsError))
    except ValidationError as error:
        where = ".".join(str(step) for step in error.errors()[0]["loc"])
        raise RecordsError(
            f"{path} を前回の結果として読めません（{where}）",
            "python -m evals --write が書いた JSON",
            "書き直してください。",
        ) from error


def difference(share: Share, last: Counted | None) -> str:
    """Give the change of a share in percentage points, – where one of the two is missing."""
    before = Share(last.hits, last.total).value if last else None
    if share.value is None or before is None:
        return "–"
    return f"{(share.value - before) * 100:+.1f}"


def changed_groups(
    groups: Mapping[str, Mapping[str, Mapping[str, Share]]], last: LastHalf
) -> tuple[str, ...]:
    """Tell which groups have other counts of a score than before: `kind goal: cited 1/2 → 2/2`."""
    return tuple(
        f"{grouping} {group}: {', '.join(told)}"
        for grouping, held in groups.items()
        for group, shares in held.items()
        if (told := tuple(_changed(shares, last.groups.get(grouping, {}).get(group, {}))))
    )


def _changed(shares: Mapping[str, Share], before: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    for name, share in shares.items():
        old = Share(*before.get(name, (share.hits, share.total)))
        if old != share:
            yield f"{name} {counts(old)} → {counts(share)}"
