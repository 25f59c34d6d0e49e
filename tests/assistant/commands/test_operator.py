"""operator and feedback."""

import io
import json
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from assistant.checking_aside import check_aside
from assistant.desk_work import Order, Step, work_aside
from assistant.documents import current_library
from assistant.feedback import FeedbackReason, FeedbackStore, Verdict
from assistant.intake import Request
from assistant.records import Answer, Status
from corpus.errors import MachishirubeError
from corpus.state import DataFolder
from tests.assistant.commands.conftest import Run
from tests.corpus.added_samples import written

PLAN = ("公園管理計画", "", "第１条　この計画は、公園の管理について定めます。［公園課］")
ANSWER = Answer(None, "公園の\n担当は", Status.ANSWERED, "公園課", asof={"park": "sha256:ab"})


def typed(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(line))


def test_a_password_is_set_shown_and_removed(
    data: DataFolder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "長い合言葉をここに書きます\n")
    assert run(data, "operator", "set", "--stdin")[0] == 0
    assert run(data, "operator", "show")[1] == "パスワードは設定されています。\n"
    assert run(data, "operator", "remove")[1] == "管理者のパスワードを消しました。\n"
    assert run(data, "operator", "show")[1] == "パスワードは設定されていません。\n"


def test_a_short_password_is_the_users_error(
    data: DataFolder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "みじかい\n")
    code, _, err = run(data, "operator", "set", "--stdin")
    assert (code, err.startswith("エラー：パスワードが4文字です")) == (2, True)
    assert not data.operator.exists()


def test_without_a_terminal_nothing_is_asked(
    data: DataFolder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "")
    code, _, err = run(data, "operator", "set")
    assert (code, "--stdin にパスワードを1行で" in err) == (2, True)


@pytest.mark.parametrize(
    "arguments", [["operator"], ["operator", "x"], ["operator", "show", "--stdin"]]
)
def test_what_cannot_be_meant_is_the_users_error(
    data: DataFolder, run: Run, arguments: list[str]
) -> None:
    assert run(data, *arguments)[0] == 2


def test_reports_are_listed_for_people_and_as_json(data: DataFolder, run: Run) -> None:
    store = FeedbackStore(data, 90)
    store.tell(ANSWER, Verdict.WRONG, FeedbackReason.LACKING, words="足りない", keep=True)
    code, out, _ = run(data, "feedback", "list")
    assert (code, out.splitlines()[1:]) == (
        0,
        ["    質問：公園の<U+000A>担当は", "    ことば：足りない", "1件のご意見があります。"],
    )
    (report,) = json.loads(run(data, "feedback", "list", "--json")[1])
    assert (report["verdict"], report["question"]) == ("wrong", "公園の\n担当は")


def test_reports_are_purged(data: DataFolder, run: Run) -> None:
    FeedbackStore(data, 90).tell(ANSWER, Verdict.HELPFUL)
    assert run(data, "feedback", "purge")[1] == "期間を過ぎた質問の文とことばを0件消しました。\n"
    assert run(data, "feedback", "purge", "--all")[1] == "ご意見を1件消しました。\n"
    assert run(data, "feedback", "list")[1] == "0件のご意見があります。\n"
    assert run(data, "feedback", "list", "--all")[0] == 2


def test_a_check_counts_the_reports(data: DataFolder, run: Run) -> None:
    FeedbackStore(data, 90).tell(ANSWER, Verdict.HELPFUL, keep=True)
    out = run(data, "check")[1]
    assert "[正常] ご意見：ご意見 1件（いちばん古いもの 20" in out
    assert "そのうち質問の文のあるもの 1件（90日で消します）" in out


def test_purge_takes_reports_password_and_uploads_along(
    data: DataFolder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "長い合言葉をここに書きます\n")
    run(data, "operator", "set", "--stdin")
    FeedbackStore(data, 90).tell(ANSWER, Verdict.HELPFUL)
    written(data.uploads / "x" / "a.txt", "a")
    assert run(data, "purge", "--yes")[0] == 0
    assert list(data.root.iterdir()) == []


def test_a_document_is_added_in_a_process_of_its_own(own: DataFolder, tmp_path: Path) -> None:
    steps: list[Step] = []
    order = Order((Request(written(tmp_path / "plan.md", *PLAN)),))
    outcome = work_aside(own, order, steps.append)
    assert outcome.fates[0].lines[0] == "追加しました：plan（plan.md）「公園管理計画」"
    assert "[1/1] plan.md を読んでいます" in {step.words for step in steps}
    assert [entry.id for entry in current_library(own).documents] == ["plan"]


def test_a_killed_process_is_told_and_has_changed_nothing(own: DataFolder, tmp_path: Path) -> None:
    def kill(step: Step) -> None:
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit() and _is_worker(folder, own):
                os.kill(int(folder.name), signal.SIGKILL)
                time.sleep(0.2)

    order = Order((Request(written(tmp_path / "plan.md", *PLAN)),))
    with pytest.raises(MachishirubeError, match="信号 9）。文書は何も変わっていません"):
        work_aside(own, order, kill)
    assert current_library(own).documents == ()


def test_a_process_that_tells_nothing_is_ended(own: DataFolder, tmp_path: Path) -> None:
    """Else one that hangs would keep the desk to itself for ever."""
    order = Order((Request(written(tmp_path / "plan.md", *PLAN)),))
    told = "0秒のあいだ進まなかったため、止めました）。文書は何も変わっていません"
    with pytest.raises(MachishirubeError, match=told):
        work_aside(own, order, lambda step: time.sleep(3), silent_s=0.5)
    assert current_library(own).documents == ()


def _is_worker(folder: Path, data: DataFolder) -> bool:
    """Tell whether a process is the one that this test started."""
    try:
        command = (folder / "cmdline").read_bytes().decode().split("\0")
    except OSError:
        return False
    return "assistant.desk_work" in command and str(data.root) in command


def test_a_failure_in_that_process_is_raised_here(own: DataFolder) -> None:
    with pytest.raises(MachishirubeError, match="「x」は付属の文書ではありません"):
        work_aside(own, Order(restored=frozenset({"x"})), lambda step: None)


def test_a_check_in_a_process_of_its_own_finds_the_same(own: DataFolder, run: Run) -> None:
    told = json.loads(run(own, "check", "--json")[1])
    assert [each.to_dict() for each in check_aside(own)] == told


def test_a_check_that_cannot_run_is_told(own: DataFolder) -> None:
    own.settings_file.write_text("[web]\nprot = 1\n", encoding="utf-8")
    with pytest.raises(MachishirubeError, match=r"検査が終わりませんでした（終了コード 2）"):
        check_aside(own)


def children() -> set[str]:
    """The processes that this thread has started and not ended."""
    return set(Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text().split())


def test_a_check_that_takes_too_long_is_told_and_ended(own: DataFolder) -> None:
    before = children()
    with pytest.raises(MachishirubeError, match=r"検査が0秒のうちに終わらなかったため、止めました"):
        check_aside(own, within_s=0.05)
    assert children() <= before
