"""What readers told of answers, in one SQLite file of the data folder.

A report holds no words of its reader unless that reader asked for it; such words are kept for a
number of days only. The turn that a report is about is named by a digest: a reader who sends again
has one report, and nobody is found by it. Every call opens the file anew, so that threads and
processes need not agree.
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
    words TEXT,
    turn TEXT
)
"""
# Files of earlier versions have no such column; what is in them is about turns that nobody knows.
_MIGRATION = "ALTER TABLE reports ADD COLUMN turn TEXT"
_ONE_FOR_A_TURN = "CREATE UNIQUE INDEX IF NOT EXISTS one_for_a_turn ON reports (turn)"
_PUT = """
INSERT INTO reports (at, verdict, reason, status, cited, versions, question, words, turn)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (turn) DO UPDATE SET
    at = excluded.at, verdict = excluded.verdict, reason = excluded.reason,
    status = excluded.status, cited = excluded.cited, versions = excluded.versions,
    question = excluded.question, words = excluded.words
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
        most: int = MOST_REPORTS,
    ) -> None:
        self._path = data.feedback
        self._most = most
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
        turn: str | None = None,
    ) -> Report:
        """Keep a report of an answer; with `keep` its question and the reader's words too.

        `turn` names what the report is about without telling who asked: of several reports with
        the same one the last counts. Raises FeedbackError where it cannot be written.
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
        self.add(report, turn)
        return report

    def add(self, report: Report, turn: str | None = None) -> None:
        """Keep a report in the place of an earlier one of its turn; too old words go with that."""
        with self._writing(make=True) as connection:
            if not _is_there(connection, turn):
                count = connection.execute("SELECT count(*) FROM reports").fetchone()[0]
                if count >= self._most:
                    raise _full(self._path, self._most)
            values = (
                report.at,
                report.verdict,
                report.reason,
                report.status,
                json.dumps([asdict(each) for each in report.cited], ensure_ascii=False),
                json.dumps(dict(report.versions), ensure_ascii=False),
                report.question,
                report.words,
                turn,
            )
            connection.execute(_PUT, values)
            self._forget(connection)

    def reports(self) -> tuple[Report, ...]:
        """Give every report, the oldest first; words that are too old are left out."""
        if not self._path.exists():
            return ()
        with self._open() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM reports ORDER BY at, id").fetchall()
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
                _set_up(connection)
                yield connection
        except (sqlite3.Error, OSError) as error:
            raise _unusable(self._path, error) from error


def files_of(data: DataFolder) -> tuple[Path, ...]:
    """Name the files that a store may have made."""
    name = data.feedback.name
    return tuple(data.feedback.with_name(name + ending) for ending in ("", "-wal", "-shm"))


def _set_up(connection: sqlite3.Connection) -> None:
    """Make the table, or bring one of an earlier version into the shape of this one."""
    if _has_turns(connection):
        return
    connection.execute("BEGIN IMMEDIATE")  # of two at a time the second finds it done
    connection.execute(_TABLE)
    if not _has_turns(connection):
        connection.execute(_MIGRATION)
    connection.execute(_ONE_FOR_A_TURN)
    connection.execute("COMMIT")


def _has_turns(connection: sqlite3.Connection) -> bool:
    columns = connection.execute("PRAGMA table_info(reports)").fetchall()
    return "turn" in {name for _, name, *_ in columns}


def _is_there(connection: sqlite3.Connection, turn: str | None) -> bool:
    found = connection.execute("SELECT 1 FROM reports WHERE turn = ?", (turn,)).fetchone()
    return found is not None


def _cited(answer: Answer) -> tuple[CitedPlace, ...]:
    versions = {name: digest.removeprefix("sha256:") for name, digest in answer.asof.items()}
    return tuple(
        CitedPlace(each.document, each.start, each.end, versions.get(each.document, ""))
        for each in answer.citations
    )


def _storable(text: str) -> str:
    """Give a text in a form that UTF-8 can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _full(path: Path, most: int) -> FeedbackError:
    return FeedbackError(
        f"{path.name} に{most:,}件のご意見があり、これ以上は保存できません",
        f"{most:,}件まで",
        "「machishirube feedback purge --all」で消してください。",
    )


def _unusable(path: Path, error: Exception) -> FeedbackError:
    return FeedbackError(
        f"ご意見のファイル {path.name} を読み書きできません（{error}）",
        "読み書きできるファイルと十分な空き容量",
        "場所、許可、空き容量を確かめてください。直らなければこのファイルを消してください。",
    )
