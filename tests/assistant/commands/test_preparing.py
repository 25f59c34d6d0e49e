"""Preparing the page: in a process of its own, and only where something is missing."""

from pathlib import Path

from assistant.preparing import is_up_to_date, prepare_aside
from assistant.settings import Settings, load_settings
from corpus.state import DataFolder


def test_an_empty_folder_is_not_up_to_date(tmp_path: Path) -> None:
    assert not is_up_to_date(DataFolder(tmp_path), Settings())


def test_what_is_built_is_not_prepared_again(built: DataFolder) -> None:
    said: list[str] = []
    assert prepare_aside(built, load_settings(built), report=said.append) == 0
    assert said == ["モデルと索引は最新です。"]


def test_a_failure_of_the_preparing_process_is_handed_on(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    data.settings_file.write_text("[index]\nmodel = 'no/such/folder'\n", encoding="utf-8")
    assert prepare_aside(data, load_settings(data), report=print) == 2


def test_a_damaged_index_is_not_up_to_date(own: DataFolder) -> None:
    path = next(own.index.rglob("passages.sqlite"))
    path.write_bytes(bytes(64) + path.read_bytes()[64:])
    assert not is_up_to_date(own, load_settings(own))
