"""Floors: the scores of both halves that a run must not fall below."""

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.errors import BelowFloor, FloorsError
from evals.lines import read_text
from evals.report import median_chars
from evals.scores import SCORES, Scored, total

MEDIAN = "median characters"
LEAST, MOST = "at_least", "at_most"
TOLD = {score.name: score.told for score in SCORES} | {MEDIAN: "回答の長さの中央値"}
LEAST_NAMES = tuple(score.name for score in SCORES if score.more_is_better)
MOST_NAMES = (*(score.name for score in SCORES if not score.more_is_better), MEDIAN)
_NAMES = {LEAST: LEAST_NAMES, MOST: MOST_NAMES}
_STEP = 10_000  # floors are written with four places
_HEAD = """\
# What a run must not fall below (at_least) or rise above (at_most); shares, and characters of the
# median answer. `python -m evals --check-floors` checks them, `--raise-floors` only tightens them.
"""


@dataclass(frozen=True, slots=True)
class HalfFloors:
    """The limits of one half by the name of the score; every score has one."""

    at_least: Mapping[str, float]
    at_most: Mapping[str, float]


Floors = dict[str, HalfFloors]


def read_floors(path: Path) -> Floors:
    """Read the floors of every half that the file names.

    Raises:
        FloorsError: the file cannot be read, or a half lacks a score or has an unknown one.
    """
    try:
        found = tomllib.loads(read_text(path, FloorsError))
    except tomllib.TOMLDecodeError as error:
        raise _wrong(f"{path} を読めません（{error}）", "TOML") from error
    return {half: _half(path, half, tables) for half, tables in found.items()}


def _half(path: Path, half: str, tables: object) -> HalfFloors:
    known = tables if isinstance(tables, dict) else {}
    limits = {}
    for table, names in _NAMES.items():
        held = known.get(table)
        given = held if isinstance(held, dict) else {}
        if off := set(names) ^ set(given):
            told = "、".join(sorted(TOLD.get(name, name) for name in off))
            raise _wrong(f"{path} の {half}.{table} に過不足があります：{told}", "、".join(names))
        for name, value in given.items():
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise _wrong(f"{path} の {half}.{table}.{name} は数ではありません", "数")
        limits[table] = {name: float(given[name]) for name in names}
    return HalfFloors(limits[LEAST], limits[MOST])


def figures_of(cases: Sequence[Scored]) -> dict[str, float | None]:
    """Give the figures that floors are set for; None where there was nothing to count."""
    shares = {score.name: total(cases, score.name).value for score in SCORES}
    return shares | {MEDIAN: median_chars(cases)}


def check(floors: Floors, half: str, cases: Sequence[Scored]) -> None:
    """Hold the scores of a half against its floors.

    Raises:
        FloorsError: the half has no floors.
        BelowFloor: a score is below its floor, or above its ceiling, or could not be measured.
    """
    if half not in floors:
        raise _wrong(f"{half} の下限がありません", f"[{half}.{LEAST}] と [{half}.{MOST}]")
    if missed := tuple(_missed(floors[half], figures_of(cases))):
        raise BelowFloor(
            f"{half}：{'、'.join(missed)}",
            "evals/floors.toml の下限以上（上限以下）の値",
            "回答が悪くなった原因を直してください。",
        )


def _missed(limits: HalfFloors, found: Mapping[str, float | None]) -> Iterator[str]:
    for name, least in limits.at_least.items():
        value = found[name]
        if value is None or value < least:
            yield f"「{TOLD[name]}」が {_shown(value)} で、下限 {least:g} を下回りました"
    for name, most in limits.at_most.items():
        value = found[name]
        if value is None or value > most:
            yield f"「{TOLD[name]}」が {_shown(value)} で、上限 {most:g} を上回りました"


def _shown(value: float | None) -> str:
    return "測定なし" if value is None else f"{value:.4g}"


def tightened(limits: HalfFloors, found: Mapping[str, float | None]) -> HalfFloors:
    """Give limits that are nowhere looser than before, and as tight as the figures allow."""
    least, most = dict(limits.at_least), dict(limits.at_most)
    for name, value in found.items():
        if value is not None and name in least:
            least[name] = max(least[name], math.floor(value * _STEP) / _STEP)
        elif value is not None:
            most[name] = min(most[name], math.ceil(value * _STEP) / _STEP)
    return HalfFloors(least, most)


def written(floors: Floors) -> str:
    """Give the file of floors."""
    parts = [_HEAD]
    for half, limits in floors.items():
        for table, values in ((LEAST, limits.at_least), (MOST, limits.at_most)):
            lines = [f'"{name}" = {value:g}' for name, value in values.items()]
            parts.append("\n".join([f"[{half}.{table}]", *lines, ""]))
    return "\n".join(parts)


def _wrong(seen: str, expected: str) -> FloorsError:
    return FloorsError(seen, expected, "evals/floors.toml を直してください。")
