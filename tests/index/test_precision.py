from pathlib import Path

import pytest

from index.precision import precision_of


@pytest.mark.parametrize(
    ("told", "precision"),
    [
        ("processor\t: 0\nflags\t\t: fpu avx512f avx512_bf16 amx_tile\n", "bfloat16"),
        ("flags\t\t: fpu amx_bf16\n", "bfloat16"),
        ("Features\t: fp asimd bf16 i8mm\n", "bfloat16"),
        ("flags\t\t: fpu avx2 avx512f\n", "float32"),
        ("model name\t: of bf16 fame\n", "float32"),
        ("", "float32"),
        ("\xff\x00", "float32"),
    ],
)
def test_bfloat16_is_chosen_where_the_processor_multiplies_it(
    tmp_path: Path, told: str, precision: str
) -> None:
    info = tmp_path / "cpuinfo"
    info.write_bytes(told.encode("latin-1"))
    assert precision_of("auto", info) == precision


def test_a_system_that_tells_nothing_of_its_processor_gets_float32(tmp_path: Path) -> None:
    assert precision_of("auto", tmp_path / "none") == "float32"


def test_a_named_precision_is_taken_as_it_is(tmp_path: Path) -> None:
    assert precision_of("float32", tmp_path / "none") == "float32"
    assert precision_of("bfloat16", tmp_path / "none") == "bfloat16"
