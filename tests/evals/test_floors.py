from pathlib import Path

import pytest

from evals.commands.questions import FLOORS
from evals.errors import BelowFloor, FloorsError
from evals.floors import (
    LEAST_NAMES,
    MEDIAN,
    MOST_NAMES,
    HalfFloors,
    check,
    figures_of,
    read_floors,
    tightened,
    written,
)
from evals.question_set import HALVES
from tests.evals.test_report import cases

LOOSE = HalfFloors(dict.fromkeys(LEAST_NAMES, 0.0), dict.fromkeys(MOST_NAMES, 1000.0))


def with_limits(**changed: float) -> HalfFloors:
    least = {name: changed.get(name, value) for name, value in LOOSE.at_least.items()}
    most = {name: changed.get(name.replace(" ", "_"), v) for name, v in LOOSE.at_most.items()}
    return HalfFloors(least, most)


def write(folder: Path, text: str) -> Path:
    path = folder / "floors.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_floors_come_back_as_they_were_written(tmp_path: Path) -> None:
    floors = {"dev": with_limits(correct=0.6543), "test": LOOSE}
    assert read_floors(write(tmp_path, written(floors))) == floors


def test_scores_at_their_floors_are_let_through() -> None:
    """The cases have correct 1/2, cited 1/1, wrong answer 0/1 and a median of 9.5 characters."""
    limits = with_limits(correct=0.5, cited=1.0, wrong_answer=0.0, median_characters=9.5)
    check({"dev": limits}, "dev", cases())


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        (with_limits(correct=0.51), r"dev：「正答」が 0\.5 で、下限 0\.51 を下回りました"),
        (
            with_limits(median_characters=9.0),
            r"「回答の長さの中央値」が 9\.5 で、上限 9 を上回りました",
        ),
        (with_limits(correct=0.6, grounded=0.9), "「正答」.*、「根拠のある文」が 0.5"),
    ],
)
def test_a_score_beyond_its_limit_is_named_in_japanese(limits: HalfFloors, told: str) -> None:
    with pytest.raises(BelowFloor, match=told):
        check({"dev": limits}, "dev", cases())


def test_a_score_that_was_not_measured_keeps_no_floor() -> None:
    """Three refusals: nothing is left to be grounded, which must not pass for good."""
    with pytest.raises(BelowFloor, match="「根拠のある文」が 測定なし"):
        check({"dev": LOOSE}, "dev", cases()[2:])


def test_a_half_without_floors_is_an_error() -> None:
    with pytest.raises(FloorsError, match="test の下限がありません"):
        check({"dev": LOOSE}, "test", cases())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"correct" = 0\n', "", r"dev\.at_least に過不足があります：正答"),
        ('"correct" = 0\n', '"correct" = 0\n"luck" = 1\n', "過不足があります：luck"),
        ('"correct" = 0\n', '"correct" = "all"\n', r"dev\.at_least\.correct は数ではありません"),
        ("[dev.at_most]", "[dev.at_worst]", r"dev\.at_most に過不足があります：.*聞き返し"),
        ("[dev.at_most]", "[dev", "を読めません"),
    ],
)
def test_a_file_that_does_not_name_every_score_is_refused(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    text = written({"dev": LOOSE})
    assert old in text
    with pytest.raises(FloorsError, match=told):
        read_floors(write(tmp_path, text.replace(old, new, 1)))


def test_tightening_never_loosens_a_limit() -> None:
    before = with_limits(correct=0.9, wrong_answer=0.1)
    found = figures_of(cases()) | {"correct": 0.5, "cited": 2 / 3, "wrong answer": 0.5}
    after = tightened(before, found)
    assert (after.at_least["correct"], after.at_least["cited"]) == (0.9, 0.6666)
    assert (after.at_most["wrong answer"], after.at_most[MEDIAN]) == (0.1, 9.5)


def test_a_figure_that_was_not_measured_leaves_its_limit() -> None:
    assert tightened(LOOSE, dict.fromkeys((*LEAST_NAMES, *MOST_NAMES))) == LOOSE


def test_the_committed_floors_name_every_score_of_both_halves() -> None:
    assert tuple(read_floors(FLOORS)) == HALVES
