"""The checks on, and the removal of, an index whose passages are in Milvus."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.checkup import check_index
from assistant.findings import Severity
from assistant.purging import owned_entries, remove_all
from assistant.settings import Settings
from corpus import Corpus, DataFolder, load_corpus
from index.build import build_index
from index.encoder import HashingEncoder
from index.errors import StoreUnavailable
from index.generations import current_number, read_manifest
from index.milvus.connections import connection_to, disconnect
from index.milvus.opened import writer_of
from index.settings import IndexSettings
from tests.index.test_milvus_client import held_elsewhere


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    store = str(tmp_path / "store.db")
    yield Settings(index=IndexSettings(store=store))
    disconnect(store)


@pytest.fixture
def data(tmp_path: Path, corpus: Corpus, settings: Settings) -> DataFolder:
    data = DataFolder(tmp_path / "data")
    build_index(corpus, HashingEncoder, data, settings.index)
    return data


def test_passages_that_are_gone_from_milvus_are_noticed_and_purging_removes_the_rest(
    data: DataFolder, corpus: Corpus, settings: Settings
) -> None:
    manifest = read_manifest(data)
    assert manifest.stored is not None
    ordinals = list(manifest.stored.ordinals.values())
    writer_of(data, manifest).delete(ordinals[:1])
    finding = check_index(data, settings, corpus)
    assert (finding.severity, finding.remedy) == (
        Severity.ERROR,
        "「machishirube build --force」で作り直してください。",
    )
    place = Path(settings.index.store or "")
    assert place in [entry.path for entry in owned_entries(data)]
    remove_all(data)
    assert (place.exists(), current_number(data)) == (False, None)


def test_purging_leaves_a_folder_in_which_others_have_something(
    data: DataFolder, settings: Settings
) -> None:
    store = settings.index.store or ""
    (Path(store) / "collections" / "machishirube_other").mkdir()
    assert Path(store) not in [entry.path for entry in owned_entries(data)]
    remove_all(data)
    disconnect(store)
    assert connection_to(store).call("list_collections") == []  # the other is none of Milvus'
    assert (Path(store) / "collections" / "machishirube_other").is_dir()


def test_purging_removes_the_folder_that_only_the_settings_name(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    data.settings_file.write_text('[index]\nstore = "milvus.db"\n', encoding="utf-8")
    place = tmp_path / "milvus.db"
    (place / "collections" / "machishirube_cut").mkdir(parents=True)
    (place / "LOCK").touch()
    assert [entry.path for entry in owned_entries(data)] == [place, data.settings_file]
    remove_all(data)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_none_of_milvus_stays(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    data.settings_file.write_text('[index]\nstore = "photos.db"\n', encoding="utf-8")
    (tmp_path / "photos.db").mkdir()
    remove_all(data)
    assert list(tmp_path.iterdir()) == [tmp_path / "photos.db"]


def test_a_milvus_that_is_away_keeps_its_part_and_purging_says_so(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    build_index(load_corpus(), HashingEncoder, data, IndexSettings())
    path = next(data.index.rglob("manifest.json"))
    text = path.read_text(encoding="utf-8")
    text = text.replace('"store": null', '"store": "http://127.0.0.1:1"')
    path.write_text(text.replace('"stored": null', '"stored": {"collection": "c"}'))
    with pytest.raises(StoreUnavailable, match=r"127\.0\.0\.1:1"):
        remove_all(data)
    assert current_number(data) == 1
    assert remove_all(data, forget=True) == ("127.0.0.1:1",)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_another_process_has_is_never_forgotten(
    data: DataFolder, settings: Settings
) -> None:
    store = settings.index.store or ""
    disconnect(store)
    with (
        held_elsewhere(Path(store)),
        pytest.raises(StoreUnavailable, match="別のプロセスが使っています"),
    ):
        remove_all(data, forget=True)
    assert (Path(store).is_dir(), current_number(data)) == (True, 1)
