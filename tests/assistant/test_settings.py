"""The settings file."""

from pathlib import Path

import pytest

from assistant.settings import Settings, load_settings
from corpus.errors import SettingsError
from corpus.state import DataFolder


def loaded(folder: Path, content: str) -> Settings:
    data = DataFolder(folder)
    data.settings_file.write_text(content, encoding="utf-8")
    return load_settings(data)


def test_without_a_file_every_value_is_the_default(tmp_path: Path) -> None:
    settings = load_settings(DataFolder(tmp_path))
    assert settings == Settings()
    assert (settings.web.host, settings.web.port) == ("127.0.0.1", 7860)


def test_a_file_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    settings = loaded(tmp_path, "[web]\nport = 8000\n")
    assert settings.web.port == 8000
    assert settings.web.host == "127.0.0.1"
    assert settings.index == Settings().index


def test_a_file_from_a_windows_editor_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert loaded(tmp_path, "\ufeff[web]\nport = 8000\n").web.port == 8000


def test_an_unknown_key_is_named_beside_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"知らない項目 web\.prot .*使える項目は host、port"):
        loaded(tmp_path, "[web]\nprot = 8000\n")


def test_an_unknown_table_is_named_beside_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"知らない項目 wb .*使える項目は index、answer、web"):
        loaded(tmp_path, "[wb]\nport = 8000\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[web]\nport = 70000", r"web\.port が 70000 です（期待：65535 以下の値）"),
        ("[web]\nport = -1", r"web\.port が -1 です（期待：0 以上の値）"),
        ('[web]\nport = "八千"', r"web\.port が '八千' です（期待：整数）"),
        ("[web]\nhost = ''", r"web\.host が '' です（期待：1文字以上の文字列）"),
        ("web = 1", r"web が 1 です（期待：表（\[項目名\] の下に並べたもの））"),
        ("[web]\nproxies = ['*']", r"web\.proxies\.0 が '\*' です（期待：IP アドレス、または"),
        ("[web]\nproxies = '::1'", r"web\.proxies が '::1' です（期待：\[ \] で囲んだ並び）"),
        ("[index]\nk1 = nan", r"index\.k1 が nan です（期待：有限の数）"),
        (
            "[index]\ndtype = 'int8'",
            r"'int8' です（期待：'auto', 'float32' か 'bfloat16' のどれか）",
        ),
    ],
)
def test_an_impossible_value_is_told_with_what_was_expected(
    tmp_path: Path, content: str, message: str
) -> None:
    with pytest.raises(SettingsError, match=message):
        loaded(tmp_path, content)


def test_a_file_that_is_no_toml_is_told_with_the_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"TOML として読めません.*line 2"):
        loaded(tmp_path, "[web]\nport 8000\n")


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    data.settings_file.write_bytes("[web]\nhost = '上田'\n".encode("cp932"))
    with pytest.raises(SettingsError, match="UTF-8 ではありません"):
        load_settings(data)


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    data.settings_file.mkdir()
    with pytest.raises(SettingsError, match=r"settings\.toml は開けません"):
        load_settings(data)
