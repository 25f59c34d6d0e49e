"""Reports of readers: what is kept, for how long, and from several threads at once."""

import sqlite3
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.feedback import (
    CitedPlace,
    FeedbackError,
    FeedbackReason,
    FeedbackStore,
    Kept,
    Verdict,
    files_of,
)
from assistant.records import Answer, Citation, Role, Status
from assistant.retention import keep_forgetting
from corpus.records import Basis
from corpus.state import DataFolder

NOW = datetime(2024, 4, 1, tzinfo=UTC)
PLACE = Citation(
    1, Role.EVIDENCE, "park", "題", ("条",), None, 1, None, "公園", 3, 5, Basis.PRINTED
)
ANSWER = Answer(
    None, "公園の担当は", Status.ANSWERED, "公園課[1]", (PLACE,), asof={"park": "sha256:ab12"}
)


def store(data: DataFolder, *, days_on: int = 0) -> FeedbackStore:
    return FeedbackStore(data, 90, lambda: NOW + timedelta(days=days_on))


def test_nothing_is_made_before_the_first_report(data: DataFolder) -> None:
    kept = store(data)
    assert (kept.reports(), kept.kept(), kept.purge()) == ((), Kept(0, 0, None), 0)
    assert not data.root.exists()


def test_without_leave_no_words_are_kept(data: DataFolder) -> None:
    """Neither the question nor what was typed beside it may be found in the file."""
    store(data).tell(ANSWER, Verdict.WRONG, FeedbackReason.SOURCE, words="電話は123")
    (report,) = store(data).reports()
    assert (report.question, report.words) == (None, None)
    content = b"".join(path.read_bytes() for path in files_of(data) if path.exists())
    assert "公園の担当".encode() not in content
    assert "電話".encode() not in content


def test_a_report_says_when_what_and_about_which_places(data: DataFolder) -> None:
    store(data).tell(ANSWER, Verdict.WRONG, FeedbackReason.LACKING, words=" 足りない ", keep=True)
    (report,) = store(data).reports()
    assert (report.at, report.verdict, report.reason, report.status) == (
        "2024-04-01T00:00:00+00:00", Verdict.WRONG, FeedbackReason.LACKING, Status.ANSWERED,
    )  # fmt: skip
    assert report.cited == (CitedPlace("park", 3, 5, "ab12"),)
    assert report.versions["park"] == "sha256:ab12"
    assert (report.question, report.words) == ("公園の担当は", "足りない")


def test_a_helpful_answer_has_no_reason(data: DataFolder) -> None:
    store(data).tell(ANSWER, Verdict.HELPFUL, FeedbackReason.SOURCE)
    assert store(data).reports()[0].reason is None


def test_words_are_gone_from_the_disk_behind_their_time(data: DataFolder) -> None:
    store(data).tell(ANSWER, Verdict.HELPFUL, words="ことば", keep=True)
    store(data, days_on=91).tell(replace(ANSWER, question="新しい"), Verdict.HELPFUL, keep=True)
    assert [each.question for each in store(data, days_on=91).reports()] == [None, "新しい"]
    content = b"".join(path.read_bytes() for path in files_of(data) if path.exists())
    assert "公園の担当".encode() not in content


def test_words_that_are_too_old_are_not_shown_even_before_they_are_deleted(
    data: DataFolder,
) -> None:
    store(data).tell(ANSWER, Verdict.HELPFUL, keep=True)
    assert store(data, days_on=90).reports()[0].question == "公園の担当は"
    assert store(data, days_on=91).reports()[0].question is None


def test_purging_deletes_old_words_or_every_report(data: DataFolder) -> None:
    store(data).tell(ANSWER, Verdict.HELPFUL, keep=True)
    assert [store(data).purge(), store(data, days_on=91).purge()] == [0, 1]
    assert store(data).kept() == Kept(1, 0, "2024-04-01T00:00:00+00:00")
    assert store(data).purge(everything=True) == 1
    assert store(data).reports() == ()


def test_of_several_reports_of_a_turn_the_last_counts(data: DataFolder) -> None:
    """Nobody may fill the counts with one answer, and a reader may think better of it."""
    store(data).tell(ANSWER, Verdict.HELPFUL, words="ことば", keep=True, turn="a")
    store(data).tell(ANSWER, Verdict.WRONG, FeedbackReason.SOURCE, turn="b")
    store(data, days_on=1).tell(ANSWER, Verdict.WRONG, FeedbackReason.LACKING, turn="a")
    told = [(each.at[:10], each.reason, each.words) for each in store(data).reports()]
    assert told == [
        ("2024-04-01", FeedbackReason.SOURCE, None), ("2024-04-02", FeedbackReason.LACKING, None),
    ]  # fmt: skip
    content = b"".join(path.read_bytes() for path in files_of(data) if path.exists())
    assert "ことば".encode() not in content


def test_reports_without_a_turn_stand_beside_each_other(data: DataFolder) -> None:
    for _ in range(2):
        store(data).tell(ANSWER, Verdict.HELPFUL)
    assert store(data).kept().reports == 2


def test_a_full_file_takes_a_report_in_the_place_of_another_only(data: DataFolder) -> None:
    full = FeedbackStore(data, 90, lambda: NOW, most=1)
    full.tell(ANSWER, Verdict.HELPFUL, turn="a")
    full.tell(ANSWER, Verdict.WRONG, FeedbackReason.OTHER, turn="a")
    assert [each.verdict for each in full.reports()] == [Verdict.WRONG]
    with pytest.raises(FeedbackError, match="1件のご意見があり、これ以上は保存できません"):
        full.tell(ANSWER, Verdict.HELPFUL, turn="b")


# The table as versions before the column `turn` made it.
EARLIER = """
CREATE TABLE reports (id INTEGER PRIMARY KEY, at TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT,
    status TEXT NOT NULL, cited TEXT NOT NULL, versions TEXT NOT NULL, question TEXT, words TEXT)
"""


def earlier_file(data: DataFolder) -> None:
    data.root.mkdir()
    row = ("2024-03-01T00:00:00+00:00", "helpful", None, "answered", "[]", "{}", "前の質問", None)
    with sqlite3.connect(data.feedback) as connection:
        connection.execute(EARLIER)
        connection.execute("INSERT INTO reports VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    connection.close()


def test_a_file_of_an_earlier_version_is_read_and_goes_on(data: DataFolder) -> None:
    earlier_file(data)
    assert [each.question for each in store(data).reports()] == ["前の質問"]
    for verdict in (Verdict.HELPFUL, Verdict.WRONG):
        store(data).tell(ANSWER, verdict, FeedbackReason.OTHER, turn="a")
    assert [each.verdict for each in store(data).reports()] == [Verdict.HELPFUL, Verdict.WRONG]


def test_many_threads_bring_an_earlier_file_into_shape_once(data: DataFolder) -> None:
    earlier_file(data)
    threads = [
        threading.Thread(target=store(data).tell, args=(ANSWER, Verdict.HELPFUL)) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store(data).kept().reports == 9


def test_many_threads_lose_no_report(data: DataFolder) -> None:
    def tell() -> None:
        for _ in range(5):
            store(data).tell(ANSWER, Verdict.HELPFUL)

    threads = [threading.Thread(target=tell) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store(data).kept().reports == 40


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.text(), st.text(max_size=1_200))
def test_any_text_is_kept_as_it_is(data: DataFolder, question: str, words: str) -> None:
    store(data).purge(everything=True)
    report = store(data).tell(
        replace(ANSWER, question=question), Verdict.HELPFUL, words=words, keep=True
    )
    (read,) = store(data).reports()
    assert (read.question, read.words) == (report.question, report.words)
    assert read.words == (words.strip()[:1_000] or None)


def test_half_a_surrogate_pair_is_no_failure(data: DataFolder) -> None:
    store(data).tell(replace(ANSWER, question="\ud800語"), Verdict.HELPFUL, keep=True)
    assert store(data).reports()[0].question == "?語"


def test_a_file_that_is_no_store_is_told(data: DataFolder) -> None:
    data.root.mkdir()
    data.feedback.write_bytes(b"not sqlite" * 100)
    with pytest.raises(FeedbackError, match=r"feedback\.sqlite を読み書きできません"):
        store(data).tell(ANSWER, Verdict.HELPFUL)


def test_a_folder_in_the_place_of_the_file_is_told(data: DataFolder) -> None:
    data.feedback.mkdir(parents=True)
    with pytest.raises(FeedbackError, match=r"feedback\.sqlite を読み書きできません"):
        store(data).kept()


def test_a_value_that_nobody_wrote_is_told(data: DataFolder) -> None:
    store(data).tell(ANSWER, Verdict.HELPFUL)
    with sqlite3.connect(data.feedback) as connection:
        connection.execute("UPDATE reports SET verdict = 'x'")
    connection.close()
    with pytest.raises(FeedbackError, match="'x' is not a valid Verdict"):
        store(data).reports()


def test_only_the_owner_may_read_the_file(data: DataFolder, tmp_path: Path) -> None:
    store(data).tell(ANSWER, Verdict.HELPFUL)
    assert data.feedback.stat().st_mode & 0o777 == 0o600


def test_old_words_go_without_another_report(data: DataFolder) -> None:
    """Readers are promised that their words are deleted, whether or not anybody writes again."""
    store(data).tell(ANSWER, Verdict.HELPFUL, None, keep=True)
    keep_forgetting(store(data, days_on=91), every_s=3_600).set()
    deadline = time.monotonic() + 20
    while store(data).kept().questions and time.monotonic() < deadline:
        time.sleep(0.01)
    assert store(data).kept().questions == 0
