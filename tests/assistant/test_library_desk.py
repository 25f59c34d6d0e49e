"""The desk: one change at a time, told whatever becomes of it."""

import io
import json
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.desk_work import FileFate, Order, Outcome, Stage, Step, carry_out, serve
from assistant.documents import current_library
from assistant.findings import Finding, Severity
from assistant.intake import Request
from assistant.library_desk import Checked, Hidden, Job, LibraryDesk
from assistant.settings import Settings
from corpus.added import LIBRARY_FILE
from corpus.errors import DocumentError, MachishirubeError, UserError
from corpus.state import DataFolder
from index.errors import Busy
from index.generations import writer_lock
from index.milvus.connections import disconnect
from index.milvus.ledger import LEDGER
from tests.assistant.libraries import PARK, TOOLS, files


def here(data: DataFolder, order: Order, hear: Callable[[Step], None]) -> Outcome:
    """Carry an order out in this process, without a model."""
    return carry_out(data, order, hear, TOOLS)


@pytest.fixture
def desk(data: DataFolder) -> LibraryDesk:
    return LibraryDesk(data, Settings(), work=here, check=lambda folder: ())


def ended(desk: LibraryDesk) -> Job:
    """Wait for the change in the background."""
    for _ in range(600):
        if desk.job and not desk.job.running:
            return desk.job
        time.sleep(0.05)
    raise AssertionError(desk.job)


def upload(desk: LibraryDesk, name: str, *lines: str, same: bool = False, **said: str) -> Job:
    incoming = desk.incoming()
    incoming.begin(name)
    incoming.write("".join(line + "\n" for line in lines).encode())
    incoming.end()
    desk.add(incoming, said, replace_same=same)
    return ended(desk)


def test_an_uploaded_file_becomes_a_document_with_what_was_said_of_it(
    desk: LibraryDesk, data: DataFolder
) -> None:
    job = upload(desk, "park.txt", *PARK, city="見本市", date="2024-04")
    assert job.fates[0].lines[0] == "追加しました：park（park.txt）「公園管理計画」"
    assert (job.fates[0].failed, job.summary[0], job.error) == (False, "1件：追加 1", None)
    (entry,) = current_library(data).documents
    assert (entry.told.city, entry.told.date, entry.title) == ("見本市", "2024-04", "公園管理計画")
    assert list(data.uploads.iterdir()) == []


def test_another_file_of_the_same_name_takes_the_place_of_the_first_only_if_asked(
    desk: LibraryDesk, data: DataFolder
) -> None:
    upload(desk, "park.txt", *PARK)
    refused = upload(desk, "park.txt", *PARK, "第２条　変更します。")
    assert refused.fates[0].failed
    assert "ID「park」は別のファイル park.txtが使っています" in refused.fates[0].lines[1]
    job = upload(desk, "park.txt", *PARK, "第２条　変更します。", same=True)
    assert job.fates[0].lines[0].startswith("新しい内容に置き換えました：park（park.txt）")
    assert len(current_library(data).documents) == 1


class Gate:
    """Work that goes on when it is told to."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def __call__(self, data: DataFolder, order: Order, hear: Callable[[Step], None]) -> Outcome:
        hear(Step("読んでいます", 1, 2))
        self.go.wait(20)
        return Outcome((), ())


def test_a_second_change_beside_the_first_is_refused_and_leaves_no_file(data: DataFolder) -> None:
    gate = Gate()
    desk = LibraryDesk(data, Settings(), work=gate, check=lambda folder: ())
    desk.restore("ueda-kyodo-minaoshi")
    for act in (desk.incoming, lambda: desk.restore("x"), lambda: desk.remove("x")):
        with pytest.raises(Busy, match="別の変更をしている途中です"):
            act()
    gate.go.set()
    assert ended(desk).number == 1
    assert not data.uploads.exists()


def test_files_on_their_way_are_a_change_that_keeps_others_out(desk: LibraryDesk) -> None:
    """The operator who comes second learns it before the files are there, not behind them."""
    incoming = desk.incoming(10)
    incoming.begin("a.txt")
    incoming.write(b"1234")
    assert desk.job
    step = Step("ファイルを受け取っています", 4, 10, Stage.RECEIVING)
    assert (desk.job.running, desk.job.upload, desk.job.step) == (True, True, step)
    with pytest.raises(Busy, match="別の変更をしている途中です"):
        desk.incoming()
    desk.give_up(incoming, "途中で終わりました")


def test_an_upload_that_was_given_up_is_told_and_frees_the_desk(
    desk: LibraryDesk, data: DataFolder
) -> None:
    incoming = desk.incoming()
    incoming.begin("a.txt")
    desk.give_up(incoming, "途中で終わりました")
    assert desk.job
    assert (desk.job.running, desk.job.error) == (False, "途中で終わりました")
    assert list(data.uploads.iterdir()) == []
    assert upload(desk, "park.txt", *PARK).number == 2


def test_an_older_result_is_gone_once_another_upload_begins(desk: LibraryDesk) -> None:
    upload(desk, "park.txt", *PARK)
    incoming = desk.incoming()
    assert desk.job
    assert (desk.job.number, desk.job.fates, desk.job.summary) == (2, (), ())
    desk.give_up(incoming, "")


def test_an_upload_comes_to_its_end_in_stages(data: DataFolder) -> None:
    seen: list[Stage] = []

    def heard(folder: DataFolder, order: Order, hear: Callable[[Step], None]) -> Outcome:
        return here(folder, order, lambda step: seen.append(step.stage))

    upload(LibraryDesk(data, Settings(), work=heard, check=lambda folder: ()), "park.txt", *PARK)
    assert list(dict.fromkeys(seen)) == [Stage.READING, Stage.CHECKING, Stage.INDEXING]


@pytest.mark.parametrize("kind", ["error", "step", "line"])
def test_no_place_of_this_computer_is_shown(data: DataFolder, kind: str) -> None:
    gate = threading.Event()

    def tells(folder: DataFolder, order: Order, hear: Callable[[Step], None]) -> Outcome:
        path = f"{folder.root}/index/1 と /srv/secret/file.bin"
        hear(Step(path))
        gate.wait(20 if kind == "step" else 0)
        if kind == "error":
            raise MachishirubeError(path, path, path)
        return Outcome((FileFate((path,), failed=True),), (path,))

    desk = LibraryDesk(data, Settings(), work=tells, check=lambda folder: ())
    desk.restore("x")
    while kind == "step" and desk.job and desk.job.step.words == "準備しています":
        time.sleep(0.01)
    told = str(desk.job if kind == "step" else ended(desk))
    gate.set()
    assert ("データフォルダー/index/1" in told, "…/file.bin" in told) == (True, True)
    assert (str(data.root) in told, "secret" in told) == (False, False)


def test_a_damaged_list_of_documents_hides_nothing_and_breaks_nothing(
    desk: LibraryDesk, data: DataFolder
) -> None:
    data.documents.mkdir(parents=True)
    (data.documents / LIBRARY_FILE).write_bytes(b"{")
    assert desk.hidden == ()


def test_another_process_that_writes_is_told(desk: LibraryDesk, data: DataFolder) -> None:
    with writer_lock(data):
        job = upload(desk, "park.txt", *PARK)
    assert (job.error or "").startswith("別の処理が索引または文書を書き換えています。")
    assert current_library(data).documents == ()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"date": "昨日"}, "日付 が '昨日' です"),
        ({"city": "市" * 41}, "市 が "),
        ({"id": "../x"}, "ID が '../x' です"),
    ],
)
def test_what_cannot_be_said_of_a_document_is_told_by_its_label(
    desk: LibraryDesk, said: dict[str, str], told: str
) -> None:
    incoming = desk.incoming()
    incoming.begin("a.txt")
    incoming.end()
    with pytest.raises(DocumentError, match=told):
        desk.add(incoming, said, replace_same=False)
    desk.give_up(incoming, told)


def test_a_title_is_that_of_one_file(desk: LibraryDesk) -> None:
    incoming = desk.incoming()
    for name in ("a.txt", "b.txt"):
        incoming.begin(name)
        incoming.end()
    with pytest.raises(UserError, match="題名は一つのファイルについての指定です"):
        desk.add(incoming, {"title": "計画"}, replace_same=False)
    incoming.discard()


def test_no_file_at_all_is_told(desk: LibraryDesk) -> None:
    with pytest.raises(UserError, match="ファイルが選ばれていません"):
        desk.add(desk.incoming(), {}, replace_same=False)


def test_a_document_of_the_program_is_hidden_and_shown_again(
    desk: LibraryDesk, data: DataFolder, tmp_path: Path
) -> None:
    carry_out(data, Order((Request(files(tmp_path)[0]),)), lambda step: None, TOOLS)
    assert desk.remove("ueda-kyodo-minaoshi").hidden
    assert [each.id for each in desk.hidden] == ["ueda-kyodo-minaoshi"]
    assert isinstance(desk.hidden[0], Hidden)
    desk.restore("ueda-kyodo-minaoshi")
    assert ended(desk).fates[0].lines[0].startswith("付属の文書を戻しました：ueda-kyodo")
    assert desk.hidden == ()


def test_the_page_is_told_what_a_server_keeps_that_is_no_more(
    data: DataFolder, tmp_path: Path
) -> None:
    data.index.mkdir(parents=True)
    listed = [{"store": "http://127.0.0.1:1", "collection": "machishirube_1"}]
    (data.index / LEDGER).write_text(json.dumps(listed), encoding="utf-8")
    order = Order((Request(files(tmp_path)[0]),))
    outcome = carry_out(data, order, lambda step: None, TOOLS)
    disconnect("http://127.0.0.1:1")
    assert outcome.summary[2:] == (
        "Milvus（127.0.0.1:1）に、もう使わない本文（コレクション1個）が残っています。"
        "Milvusが使えるようになってから、「machishirube build」を実行してください。",
    )


def test_what_is_not_there_cannot_be_removed(desk: LibraryDesk) -> None:
    with pytest.raises(UserError, match="文書「none」はありません"):
        desk.remove("none")


def test_the_page_follows_before_a_change_is_called_done(desk: LibraryDesk) -> None:
    seen: list[bool] = []
    desk.follow = lambda: seen.append(bool(desk.job and desk.job.running))
    upload(desk, "park.txt", *PARK)
    assert seen == [True]


def test_an_unexpected_failure_is_told_and_the_desk_goes_on(
    data: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(folder: DataFolder, order: Order, hear: Callable[[Step], None]) -> Outcome:
        raise ValueError("x")

    desk = LibraryDesk(data, Settings(), work=fail, check=lambda folder: ())
    assert upload(desk, "a.txt", "x").error == "予期しない誤りが起きました（ValueError）"
    assert upload(desk, "a.txt", "x").number == 2
    assert len(caplog.records) == 2


def test_a_check_runs_once_for_each_state_of_the_documents(data: DataFolder) -> None:
    runs: list[str] = []

    def check(folder: DataFolder) -> tuple[Finding, ...]:
        runs.append("run")
        place = f"{folder.root}/models"
        return (
            Finding("モデル", Severity.OK, f"{place} があります", f"{place} を消してください。"),
        )

    desk = LibraryDesk(data, Settings(), work=here, check=check)
    desk.checked()
    while desk.checked().running:
        time.sleep(0.01)
    (finding,) = desk.checked().findings
    assert (runs, finding.message, finding.remedy) == (
        ["run"], "データフォルダー/models があります", "データフォルダー/models を消してください。",
    )  # fmt: skip
    desk.check()
    while desk.checked().running:
        time.sleep(0.01)
    assert runs == ["run", "run"]


def test_a_check_that_fails_is_told(data: DataFolder) -> None:
    def fail(folder: DataFolder) -> tuple[Finding, ...]:
        raise MachishirubeError("検査が終わりませんでした", "結果", f"{folder.root} を見る")

    desk = LibraryDesk(data, Settings(), work=here, check=fail)
    desk.check()
    while desk.checked().running:
        time.sleep(0.01)
    assert replace(desk.checked(), at=None) == Checked(
        running=False, error="検査が終わりませんでした（期待：結果）対処：データフォルダー を見る"
    )


def test_the_child_speaks_lines_of_json(data: DataFolder) -> None:
    def worker(folder: DataFolder, order: Order, hear: Callable[[Step], None]) -> Outcome:
        hear(Step("読む", 0, 2))
        hear(Step("読む", 1, 2))  # too soon to be told
        return Outcome((FileFate(("追加",), failed=False),), ("1件",))

    out = io.BytesIO()
    serve(data, Order(), out, worker)
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        ["step", {"words": "読む", "done": 0, "total": 2, "stage": "reading"}],
        ["outcome", {"fates": [{"lines": ["追加"], "failed": False}], "summary": ["1件"]}],
    ]


@pytest.mark.parametrize(
    ("error", "seen", "user"),
    [
        (UserError("a", "b", "c"), "a", True),
        (MachishirubeError("a", "b", "c"), "a", False),
        (
            OSError(28, "No space left"),
            "ファイルを読み書きできませんでした（No space left）",
            False,
        ),
        (ValueError("x"), "予期しない誤りが起きました：ValueError: x", False),
    ],
)
def test_the_child_tells_every_failure(
    data: DataFolder, error: Exception, seen: str, user: bool
) -> None:
    def worker(folder: DataFolder, order: Order, hear: Callable[[Step], None]) -> Outcome:
        raise error

    out = io.BytesIO()
    serve(data, Order(), out, worker)
    kind, said = json.loads(out.getvalue())
    assert (kind, said["seen"], said["user"]) == ("error", seen, user)
