"""What readers told of answers, in one SQLite file of the data folder.

A report holds no words of its reader unless that reader asked for it; such words are kept for a
number of days only. Every call opens the file anew, so that threads and processes need not agree.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Any

from assistant.records import Answer, Status
from corpus.errors import MachishirubeError
from corpus.state import DataFolder

MOST_REPORTS = 100_000
"""More are refused, so that nobody fills the disk."""
MOST_WORDS = 1_000
"""Characters of a reader's own words that are kept."""
_BUSY_S = 5.0
_TABLE = """
CREATE TABLE IF NOT EXISTS reports (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    verdict TEXT NOT NULL,
    reason TEXT,
    status TEXT NOT NULL,
    cited TEXT NOT NULL,
    versions TEXT NOT NULL,
    question TEXT,
    words TEXT
)
"""
_COLUMNS = "id, at, verdict, reason, status, cited, versions, question, words"


class Verdict(StrEnum):
    """What a reader thinks of an answer."""

    HELPFUL = "helpful"
    WRONG = "wrong"


class FeedbackReason(StrEnum):
    """What is wrong with an answer."""

    CONTENT = "content"  # the answer says something else
    SOURCE = "source"  # the citation is another place
    LACKING = "lacking"  # something is missing
    ANSWERABLE = "answerable"  # it was refused, and could be answered
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """An address that the answer cited, in the version of its document at that time."""

    document: str
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `at` is the time in ISO 8601 (UTC).

    `versions` are those of the program and of the documents asked. `question` and `words` are there
    only where the reader agreed to it, and not for longer than the settings say.
    """

    at: str
    verdict: Verdict
    reason: FeedbackReason | None
    status: Status
    cited: tuple[CitedPlace, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    question: str | None = None
    words: str | None = None
    id: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Give the report as JSON-ready values."""
        return asdict(self) | {"versions": dict(self.versions)}


@dataclass(frozen=True, slots=True)
class Kept:
    """How many reports there are, how many of them with a question, and the time of the oldest."""

    reports: int
    questions: int
    oldest: str | None


class FeedbackError(MachishirubeError):
    """The file of reports cannot be read or written."""


class FeedbackStore:
    """Reports in a file that is made at the first of them; safe from threads and processes."""

    def __init__(
        self,
        data: DataFolder,
        retention_days: int,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._path = data.feedback
        self._retention = timedelta(days=retention_days)
        self._now = now

    def tell(
        self,
        answer: Answer,
        verdict: Verdict,
        reason: FeedbackReason | None = None,
        *,
        words: str = "",
        keep: bool = False,
    ) -> Report:
        """Keep a report of an answer; with `keep` its question and the reader's words too.

        Raises FeedbackError where it cannot be written.
        """
        report = Report(
            at=self._time(self._now()),
            verdict=verdict,
            reason=reason if verdict is Verdict.WRONG else None,
            status=answer.status,
            cited=_cited(answer),
            versions={"machishirube": version("machishirube"), **answer.asof},
            question=_storable(answer.question) if keep else None,
            words=_storable(words.strip()[:MOST_WORDS]) or None if keep else None,
        )
        self.add(report)
        return report

    def add(self, report: Report) -> None:
        """Keep a report; words that are too old are deleted in the same step."""
        with self._writing(make=True) as connection:
            count = connection.execute("SELECT count(*) FROM reports").fetchone()[0]
            if count >= MOST_REPORTS:
                raise _full(self._path)
            values = (
                report.at,
                report.verdict,
                report.reason,
                report.status,
                json.dumps([asdict(each) for each in report.cited], ensure_ascii=False),
                json.dumps(dict(report.versions), ensure_ascii=False),
                report.question,
                report.words,
            )
            connection.execute(
                f"INSERT INTO reports ({_COLUMNS}) VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", values
            )
            self._forget(connection)

    def reports(self) -> tuple[Report, ...]:
        """Give every report, the oldest first; words that are too old are left out."""
        if not self._path.exists():
            return ()
        with self._open() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM reports ORDER BY id").fetchall()
        return tuple(self._report(row) for row in rows)

    def kept(self) -> Kept:
        """Count what is there."""
        if not self._path.exists():
            return Kept(0, 0, None)
        query = "SELECT count(*), count(question), min(at) FROM reports"
        with self._open() as connection:
            return Kept(*connection.execute(query).fetchone())

    def purge(self, *, everything: bool = False) -> int:
        """Delete words that are too old, or every report; give how many reports this was about."""
        if not self._path.exists():
            return 0
        with self._writing() as connection:
            if everything:
                return connection.execute("DELETE FROM reports").rowcount
            return self._forget(connection)

    def _forget(self, connection: sqlite3.Connection) -> int:
        told = "at < ? AND (question IS NOT NULL OR words IS NOT NULL)"
        update = f"UPDATE reports SET question = NULL, words = NULL WHERE {told}"
        return connection.execute(update, (self._limit(),)).rowcount

    def _limit(self) -> str:
        """Give the time before which words are too old."""
        return self._time(self._now() - self._retention)

    @staticmethod
    def _time(moment: datetime) -> str:
        return moment.astimezone(UTC).isoformat(timespec="seconds")

    def _report(self, row: tuple[Any, ...]) -> Report:
        number, at, verdict, reason, status, cited, versions, question, words = row
        fresh = at >= self._limit()
        try:
            return Report(
                at=at,
                verdict=Verdict(verdict),
                reason=FeedbackReason(reason) if reason else None,
                status=Status(status),
                cited=tuple(CitedPlace(**each) for each in json.loads(cited)),
                versions=json.loads(versions),
                question=question if fresh else None,
                words=words if fresh else None,
                id=number,
            )
        except (TypeError, ValueError) as error:
            raise _unusable(self._path, error) from error

    @contextmanager
    def _writing(self, *, make: bool = False) -> Iterator[sqlite3.Connection]:
        """Open the file for one transaction; what it deletes is gone from the disk behind it."""
        with self._open(make=make) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:  # whatever it is: nothing half done stays, and it goes on up
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    @contextmanager
    def _open(self, *, make: bool = False) -> Iterator[sqlite3.Connection]:
        """Open the file; what SQLite refuses is a FeedbackError."""
        try:
            if make and not self._path.exists():
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._path.touch(mode=0o600)
            connection = sqlite3.connect(self._path, timeout=_BUSY_S, isolation_level=None)
            with closing(connection):
                connection.execute("PRAGMA journal_mode = WAL").fetchall()
                connection.execute("PRAGMA secure_delete = ON").fetchall()
                connection.execute(_TABLE)
                yield connection
        except (sqlite3.Error, OSError) as error:
            raise _unusable(self._path, error) from error


def files_of(data: DataFolder) -> tuple[Path, ...]:
    """Name the files that a store may have made."""
    name = data.feedback.name
    return tuple(data.feedback.with_name(name + ending) for ending in ("", "-wal", "-shm"))


def _cited(answer: Answer) -> tuple[CitedPlace, ...]:
    versions = {name: digest.removeprefix("sha256:") for name, digest in answer.asof.items()}
    return tuple(
        CitedPlace(each.document, each.start, each.end, versions.get(each.document, ""))
        for each in answer.citations
    )


def _storable(text: str) -> str:
    """Give a text in a form that UTF-8 can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _full(path: Path) -> FeedbackError:
    return FeedbackError(
        f"{path.name} に{MOST_REPORTS:,}件のご意見があり、これ以上は保存できません",
        f"{MOST_REPORTS:,}件まで",
        "「machishirube feedback purge --all」で消してください。",
    )


def _unusable(path: Path, error: Exception) -> FeedbackError:
    return FeedbackError(
        f"ご意見のファイル {path.name} を読み書きできません（{error}）",
        "読み書きできるファイルと十分な空き容量",
        "場所、許可、空き容量を確かめてください。直らなければこのファイルを消してください。",
    )
