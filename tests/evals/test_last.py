import json
from pathlib import Path

import pytest

from evals.errors import RecordsError
from evals.last import Counted, LastHalf, LastReport, changed_groups, difference, read_last
from evals.report import figures
from evals.statistics import Share
from tests.evals.test_report import cases, run

OLD = LastHalf("mine", "00", {}, {"kind": {"goal": {"correct": (1, 2), "cited": (2, 2)}}})


def test_figures_come_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(json.dumps({"settings": "…", "halves": [figures(run(), cases())]}))
    half = read_last(path).half("mine")
    assert half is not None
    assert (half.sha256, half.scores["correct"]) == ("ab" * 32, Counted(1, 2))
    assert half.groups["form"]["typo"]["refused"] == (1, 1)


def test_without_a_last_report_there_is_no_half(tmp_path: Path) -> None:
    assert read_last(tmp_path / "none.json") == LastReport()
    assert LastReport().half("dev") is None


def test_a_file_of_another_form_is_told(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text('{"halves": [{"name": "dev"}]}')
    with pytest.raises(RecordsError, match=r"前回の結果として読めません（halves\.0\.sha256）"):
        read_last(path)


@pytest.mark.parametrize(
    ("share", "last", "told"),
    [
        (Share(3, 4), Counted(1, 2), "+25.0"),
        (Share(1, 4), Counted(1, 2), "-25.0"),
        (Share(1, 2), Counted(2, 4), "+0.0"),
        (Share(0, 0), Counted(1, 2), "–"),
        (Share(1, 2), Counted(0, 0), "–"),
        (Share(1, 2), None, "–"),
    ],
)
def test_a_change_is_told_in_percentage_points(
    share: Share, last: Counted | None, told: str
) -> None:
    assert difference(share, last) == told


def test_only_groups_with_other_counts_are_named() -> None:
    now = {
        "kind": {
            "goal": {"correct": Share(2, 2), "cited": Share(2, 2)},
            "fact": {"correct": Share(1, 1)},
        }
    }
    assert changed_groups(now, OLD) == ("kind goal: correct 1/2 → 2/2",)
