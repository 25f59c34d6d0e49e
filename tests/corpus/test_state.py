from pathlib import Path

import pytest

from corpus import DataFolder


def test_a_named_folder_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MACHISHIRUBE_DATA", str(tmp_path / "other"))
    assert DataFolder.choose(tmp_path / "named").root == tmp_path / "named"


def test_the_environment_comes_before_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MACHISHIRUBE_DATA", str(tmp_path / "data"))
    assert DataFolder.choose().root == tmp_path / "data"


def test_the_platform_has_a_folder_of_the_programs_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MACHISHIRUBE_DATA", raising=False)
    assert DataFolder.choose().root.name == "machishirube"


def test_a_relative_folder_is_made_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert DataFolder.choose(Path("data")).root == tmp_path / "data"


def test_all_state_lies_below_the_folder_and_none_is_created(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    paths = (data.settings_file, data.model, data.downloads, data.index, data.lock)
    assert [str(path.relative_to(data.root)) for path in paths] == [
        "settings.toml", "models/multilingual-e5-small", "downloads", "index", "writer.lock",
    ]  # fmt: skip
    assert not data.root.exists()
