"""The desk at which an operator changes the documents from the page, one change at a time."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from assistant.adding import Removed, remove_documents
from assistant.checking_aside import check_aside
from assistant.desk_work import FileFate, Order, Outcome, Stage, Step, Work, work_aside
from assistant.documents import Version, current_library, version_of
from assistant.findings import Finding
from assistant.incoming import Incoming
from assistant.intake import Request
from assistant.operator_password import OperatorPassword
from assistant.settings import Settings
from assistant.shown_paths import without_paths
from corpus.added import Given
from corpus.added_sidecar import given_of
from corpus.errors import DocumentError, MachishirubeError, UserError
from corpus.filenames import storable
from corpus.manifest import bundled_folder, read_manifest
from corpus.state import DataFolder
from index.errors import Busy

_log = logging.getLogger(__name__)
_LABELS = {"id": "ID", "title": "題名", "city": "市", "publisher": "発行者", "date": "日付"}
_OF_ONE_FILE = ("id", "title", "date")
Checking = Callable[[DataFolder], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Job:
    """The latest change: where it stands, or what became of it.

    `number` counts the changes of this server from 1; with `upload` it begins with files that
    arrive; `ended` is when it ended (ISO 8601, UTC); `error` is what stopped the whole change.
    """

    number: int
    step: Step
    running: bool = True
    upload: bool = False
    ended: str | None = None
    fates: tuple[FileFate, ...] = ()
    summary: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """The latest check: when it was (ISO 8601, UTC) and what it saw; `running` beside a new one."""

    running: bool
    at: str | None = None
    findings: tuple[Finding, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Hidden:
    """A document of the program that was removed."""

    id: str
    title: str


class LibraryDesk:
    """Changes and checks the library of a data folder; safe from several threads.

    `work` carries a change out and `check` looks at the folder, by default each in a process of
    its own. `follow`, to be set by whoever serves, is called behind each change.
    """

    def __init__(
        self,
        data: DataFolder,
        settings: Settings,
        *,
        work: Work = work_aside,
        check: Checking | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._data = data
        self._settings = settings
        self._work = work
        self._check = check or check_aside
        self._lock = threading.Lock()
        self._job: Job | None = None
        self._checked = Checked(running=False)
        self._checked_version: Version | None = None
        self.clock = clock
        self.password = OperatorPassword(data)
        self.follow: Callable[[], object] = lambda: None

    @property
    def max_bytes(self) -> int:
        """The size that a file may have."""
        return self._settings.documents.max_bytes

    @property
    def job(self) -> Job | None:
        """The latest change in the background, None before the first."""
        return self._job

    @property
    def hidden(self) -> tuple[Hidden, ...]:
        """Documents of the program that were removed and can be shown again."""
        try:
            hidden = current_library(self._data).hidden
        except MachishirubeError:  # the check tells on the same page that the list is damaged
            return ()
        entries = read_manifest(bundled_folder()).document
        return tuple(Hidden(each.id, each.title) for each in entries if each.id in hidden)

    def incoming(self, total: int = 0) -> Incoming:
        """Take the desk for an upload of some `total` bytes; raises Busy beside a running change.

        Whoever calls it calls `add` or `give_up` in the end.
        """
        words = "ファイルを受け取っています"
        job = self._taken(Step(words, 0, total, Stage.RECEIVING), upload=True)

        def hear(arrived: int) -> None:
            done = min(arrived, total)  # what is counted are files, without the form around them
            self._job = replace(job, step=Step(words, done, total, Stage.RECEIVING))

        try:
            return Incoming(self._data, self.max_bytes, hear)
        except OSError as error:
            self._close(job, error=_unwritable(error))
            raise

    def add(self, incoming: Incoming, said: Mapping[str, str], *, replace_same: bool) -> None:
        """Add the files of an upload in the background; they are discarded behind it.

        `said` is what the operator says of them (title, city, publisher, date, id; blank is
        nothing). With `replace_same` a file takes the place of the added document whose file had
        its name. Raises UserError for what cannot be meant.
        """
        order = Order(tuple(self._requests(incoming, said, replace_same=replace_same)))
        assert self._job is not None  # for the types: `incoming` took the desk
        self._begin(self._job, order, incoming.discard)

    def give_up(self, incoming: Incoming, why: str) -> None:
        """Discard an upload that cannot be added, and let others have the desk."""
        incoming.discard()
        assert self._job is not None  # for the types: `incoming` took the desk
        self._close(self._job, error=why)

    def restore(self, document: str) -> None:
        """Show a removed document of the program again, in the background; raises Busy."""
        job = self._taken(Step("準備しています"))
        self._begin(job, Order(restored=frozenset({document})), lambda: None)

    def remove(self, document: str) -> Removed:
        """Take a document away; raises UserError for one that is not there, Busy."""
        with self._lock:  # no change begins meanwhile
            self._refuse_beside_another()
            (removed,) = remove_documents(self._data, frozenset({document}))
        self.follow()
        return removed

    def said(self, text: object) -> str:
        """Give an error, or words of one, for a page: where things lie is nothing for readers."""
        return without_paths(str(text), self._data.root)

    def checked(self) -> Checked:
        """Give the latest check; documents that were never checked as they are now are."""
        version = version_of(self._data)
        if version != self._checked_version and not self._busy:
            self.check()
        return self._checked

    def check(self) -> None:
        """Begin a check in the background, unless one is running."""
        with self._lock:
            if self._checked.running:
                return
            self._checked = replace(self._checked, running=True)
            self._checked_version = version_of(self._data)
        threading.Thread(target=self._run_check, name="check", daemon=True).start()

    def _run_check(self) -> None:
        at = _now()
        try:
            found = tuple(self._shown(each) for each in self._check(self._data))
            self._checked = Checked(running=False, at=at, findings=found)
        except MachishirubeError as error:
            self._checked = Checked(running=False, at=at, error=self.said(error))
        except Exception as error:  # noqa: BLE001 - a background thread: told on the page
            _log.exception("a check failed unexpectedly")
            self._checked = Checked(running=False, at=at, error=type(error).__name__)

    def _shown(self, finding: Finding) -> Finding:
        remedy = self.said(finding.remedy) if finding.remedy else finding.remedy
        return replace(finding, message=self.said(finding.message), remedy=remedy)

    @property
    def _busy(self) -> bool:
        job = self._job
        return job is not None and job.running

    def _refuse_beside_another(self) -> None:
        if self._busy:
            raise Busy(
                "別の変更をしている途中です。",
                "変更は一度に一つ",
                "「文書」のページでその進みぐあいを見て、終わってからもう一度お試しください。",
            )

    def _requests(
        self, incoming: Incoming, said: Mapping[str, str], *, replace_same: bool
    ) -> list[Request]:
        if not incoming.files:
            raise UserError(
                "ファイルが選ばれていません", "ファイル一つ以上", "ファイルを選んでください。"
            )
        given = _given({name: text.strip() for name, text in said.items() if text.strip()})
        single = [_LABELS[name] for name in _OF_ONE_FILE if getattr(given, name)]
        if single and len(incoming.files) > 1:
            raise UserError(
                f"{'、'.join(single)}は一つのファイルについての指定です",
                "ファイル一つ",
                "ファイルごとに加えるか、空にしてください。",
            )
        library = current_library(self._data).documents
        ids = {each.file_name: each.id for each in library} if replace_same else {}
        return [
            Request(file, given if given.id else _named(given, ids.get(storable(file.name))))
            for file in incoming.files
        ]

    def _taken(self, step: Step, *, upload: bool = False) -> Job:
        """Take the desk for a change; raises Busy beside another."""
        with self._lock:
            self._refuse_beside_another()
            number = self._job.number + 1 if self._job else 1
            self._job = Job(number, step, upload=upload)
            return self._job

    def _begin(self, job: Job, order: Order, behind: Callable[[], None]) -> None:
        given = (job, order, behind)
        threading.Thread(target=self._run, args=given, name="desk", daemon=True).start()

    def _run(self, job: Job, order: Order, behind: Callable[[], None]) -> None:
        def hear(step: Step) -> None:
            self._job = replace(job, step=replace(step, words=self.said(step.words)))

        hear(Step("準備しています"))
        outcome, error = Outcome((), ()), None
        try:
            outcome = self._work(self._data, order, hear)
        except MachishirubeError as failure:
            error = self.said(failure)
        except Exception as failure:  # noqa: BLE001 - a background thread: told on the page
            _log.exception("a change failed unexpectedly")
            error = f"予期しない誤りが起きました（{type(failure).__name__}）"
        try:
            behind()
            self.follow()  # before the change is called done, so that the page shows what came
        except Exception:  # noqa: BLE001 - the change itself is done; the page follows by itself
            _log.exception("following a change failed")
        self._close(job, outcome, error)

    def _close(self, job: Job, outcome: Outcome | None = None, error: str | None = None) -> None:
        """Tell what became of a change; the desk is free for another."""
        told = outcome or Outcome((), ())
        fates = tuple(
            replace(each, lines=tuple(self.said(line) for line in each.lines))
            for each in told.fates
        )
        summary = tuple(self.said(line) for line in told.summary)
        ended = replace(job, running=False, ended=_now(), error=error)
        self._job = replace(ended, fates=fates, summary=summary)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _unwritable(error: OSError) -> str:
    return f"ファイルを保存できませんでした（{error.strerror or type(error).__name__}）"


def _given(said: Mapping[str, str]) -> Given:
    """Check what was said; items are told by the names that the page gives them."""
    try:
        return given_of(said)
    except DocumentError as error:
        name, _, rest = error.seen.partition(" ")
        seen = f"{_LABELS.get(name, name)} {rest}"
        raise DocumentError(seen, error.expected, error.remedy) from error


def _named(given: Given, document: str | None) -> Given:
    return given.model_copy(update={"id": document}) if document else given
