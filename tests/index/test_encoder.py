import json
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.conversion import write_folder
from index.encoder import (
    BackgroundEncoder,
    Encoder,
    EncoderNotReady,
    HashingEncoder,
    SentenceEncoder,
)
from index.errors import ModelMissing
from index.modelfolder import Prompts, choose_prompts, encoder_name, find_folder
from index.q4file import read_q4
from tests.index.contract_encoder import EncoderContract
from tests.index.tiny_weights import tiny_file


@pytest.fixture(scope="module")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tiny")
    write_folder(read_q4(tiny_file()), folder, report=lambda message: None)
    return folder


@pytest.fixture
def own_folder(tiny_folder: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copytree(tiny_folder, tmp_path / "model"))


class TestHashingEncoder(EncoderContract):
    @pytest.fixture
    def encoder(self) -> Encoder:
        return HashingEncoder()

    @given(st.text())
    def test_any_text_has_a_unit_vector(self, text: str) -> None:
        assert np.linalg.norm(HashingEncoder().encode_queries([text])) == pytest.approx(1)

    def test_vectors_are_the_same_in_every_process(self) -> None:
        code = "from index.encoder import HashingEncoder as E; print(E(4).encode_queries(['あい']))"
        told = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert told.stdout == f"{HashingEncoder(4).encode_queries(['あい'])}\n"


@pytest.mark.model
class TestSentenceEncoder(EncoderContract):
    @pytest.fixture
    def encoder(self, sentence_encoder: SentenceEncoder) -> Encoder:
        return sentence_encoder


class TestLoadedBackgroundEncoder(EncoderContract):
    @pytest.fixture
    def encoder(self) -> Encoder:
        background = BackgroundEncoder(HashingEncoder)
        background.start()
        background.wait()
        return background


@pytest.mark.model
def test_threads_get_the_vectors_that_one_thread_gets(sentence_encoder: SentenceEncoder) -> None:
    encoder = sentence_encoder
    texts = [f"第{n}条の担当課はどこですか" * (1 + n % 3) for n in range(12)]
    expected = np.concatenate([encoder.encode_queries([text]) for text in texts])
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: encoder.encode_queries([text]), texts))
    np.testing.assert_allclose(np.concatenate(found), expected, atol=1e-5)


@pytest.mark.model
def test_bfloat16_is_near_to_float32_and_has_unit_norm(
    model_folder: Path, sentence_encoder: SentenceEncoder
) -> None:
    texts = ["公民館の使い方", "協働推進員の役割はどう変わりましたか"]
    rough = SentenceEncoder(str(model_folder), dtype="bfloat16").encode_queries(texts)
    exact = sentence_encoder.encode_queries(texts)
    assert rough.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rough, axis=1), 1, atol=1e-6)
    assert (rough * exact).sum(axis=1).min() > 0.99


def test_the_prompts_stand_before_the_text(tiny_folder: Path) -> None:
    own = SentenceEncoder(str(tiny_folder))
    bare = SentenceEncoder(str(tiny_folder), "", "")
    np.testing.assert_array_equal(
        own.encode_queries(["あい"]), bare.encode_queries(["query: あい"])
    )
    np.testing.assert_array_equal(
        own.encode_passages(["あい"]), bare.encode_passages(["passage: あい"])
    )


def test_llamaindex_users_get_the_same_vectors(tiny_folder: Path) -> None:
    encoder = SentenceEncoder(str(tiny_folder))
    texts = ["あ", "い" * 40]
    query = encoder.embedding.get_query_embedding(texts[1])
    assert query == encoder.encode_queries(texts)[1].tolist()
    passages = encoder.embedding.get_text_embedding_batch(texts)
    np.testing.assert_array_equal(np.float32(passages), encoder.encode_passages(texts))


def test_a_long_text_is_the_mean_of_its_windows_weighted_by_tokens(tiny_folder: Path) -> None:
    encoder = SentenceEncoder(str(tiny_folder), "", "")
    # 16 positions less two specials: ▁ and 13 times ア fill the first window, ▁ and six 1 remain
    first, second, whole = encoder.encode_queries(["ア" * 13, "1" * 6, "ア" * 13 + " " + "1" * 6])
    mean = (14 * first + 7 * second) / 21
    np.testing.assert_allclose(whole, mean / np.linalg.norm(mean), atol=1e-6)


def test_the_end_of_a_long_text_counts(tiny_folder: Path) -> None:
    encoder = SentenceEncoder(str(tiny_folder), "", "")
    first, second = encoder.encode_queries(["あ1" * 30 + "ア", "あ1" * 30 + "い"])
    assert not np.array_equal(first, second)


def test_passages_come_back_in_the_order_given(tiny_folder: Path) -> None:
    encoder = SentenceEncoder(str(tiny_folder))
    texts = ["あ" * length for length in (1, 9, 3, 40, 2)] * 5
    alone = np.concatenate([encoder.encode_passages([text]) for text in texts])
    np.testing.assert_allclose(encoder.encode_passages(texts), alone, atol=1e-5)


def test_threads_are_set_for_torch(tiny_folder: Path) -> None:
    import torch

    before = torch.get_num_threads()
    SentenceEncoder(str(tiny_folder), threads=1)
    assert torch.get_num_threads() == 1
    torch.set_num_threads(before)


def test_loading_needs_neither_network_nor_home(tiny_folder: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "home"
    blocked.write_text("a file, so that no folder can be made below it", encoding="utf-8")
    code = (
        "import socket, sys\n"
        "socket.socket.connect = None\n"
        "from index.encoder import SentenceEncoder\n"
        "print(SentenceEncoder(sys.argv[1]).encode_queries(['あ']).shape)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(tiny_folder)],
        env={"HOME": str(blocked), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "(1, 32)\n"


def test_a_folder_without_settings_files_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"config\.json も modules\.json もありません"):
        find_folder(str(tmp_path))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="nowhere がありません"):
        SentenceEncoder(str(tmp_path / "nowhere"))


@pytest.mark.parametrize("name", ["nobody/no-such-model", "no such model", ""])
def test_a_name_that_is_not_in_the_local_cache_is_missing(name: str) -> None:
    with pytest.raises(ModelMissing, match="ありません"):
        find_folder(name)


@pytest.mark.parametrize("name", ["model.safetensors", "config.json", "tokenizer.json"])
def test_a_damaged_folder_is_told_in_one_message(own_folder: Path, name: str) -> None:
    (own_folder / name).write_text("damaged", encoding="utf-8")
    with pytest.raises(ModelMissing, match="埋め込みモデルとして読めません"):
        SentenceEncoder(str(own_folder))


def test_a_folder_without_its_weights_is_told(own_folder: Path) -> None:
    (own_folder / "model.safetensors").unlink()
    with pytest.raises(ModelMissing, match="埋め込みモデルとして読めません"):
        SentenceEncoder(str(own_folder))


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"prompts": {"query": "q: ", "document": "d: "}}, Prompts("q: ", "d: ")),
        (
            {"prompts": {"query": "検索：", "passage": "文：", "document": ""}},
            Prompts("検索：", "文："),
        ),
        ({"prompts": {"sts": "x: "}, "default_prompt_name": "sts"}, Prompts("x: ", "x: ")),
        ({"prompts": {}}, Prompts("", "")),
        ({}, Prompts("", "")),
    ],
)
def test_a_folder_s_own_prompts_are_taken(
    tmp_path: Path, settings: object, expected: Prompts
) -> None:
    path = tmp_path / "config_sentence_transformers.json"
    path.write_text(json.dumps(settings), encoding="utf-8")
    assert choose_prompts(tmp_path, None, None) == expected


def test_given_prompts_come_before_the_folder_s_own(tiny_folder: Path) -> None:
    assert choose_prompts(tiny_folder, "", "p: ") == Prompts("", "p: ")


def test_the_name_is_known_without_loading(tiny_folder: Path) -> None:
    assert encoder_name(str(tiny_folder)) == SentenceEncoder(str(tiny_folder)).name


def test_the_name_changes_with_prompts_precision_and_folder(own_folder: Path) -> None:
    folder = str(own_folder)
    names = {
        encoder_name(folder),
        encoder_name(folder, "検索："),
        encoder_name(folder, dtype="bfloat16"),
    }
    (own_folder / "config.json").write_text("{}", encoding="utf-8")
    names.add(encoder_name(folder))
    assert len(names) == 4


def test_the_name_does_not_depend_on_where_the_folder_lies(
    own_folder: Path, tmp_path: Path
) -> None:
    elsewhere = shutil.copytree(own_folder, tmp_path / "elsewhere" / own_folder.name)
    assert encoder_name(str(elsewhere)) == encoder_name(str(own_folder))


def test_before_it_is_ready_a_background_encoder_says_so() -> None:
    gate = threading.Event()
    background = BackgroundEncoder(lambda: HashingEncoder(64 * gate.wait()))
    background.start()
    assert not background.ready
    with pytest.raises(EncoderNotReady, match="読み込んでいます"):
        background.encode_queries(["あ"])
    gate.set()
    assert background.wait()
    assert background.encode_queries(["あ"]).shape == (1, 64)


def test_a_background_encoder_that_was_not_started_is_not_ready() -> None:
    with pytest.raises(EncoderNotReady, match="読み込んでいます"):
        _ = BackgroundEncoder(HashingEncoder).name


def test_after_a_failure_a_background_encoder_raises_the_original_error(tmp_path: Path) -> None:
    background = BackgroundEncoder(lambda: SentenceEncoder(str(tmp_path / "nowhere")))
    background.start()
    assert not background.wait()
    for _ in range(2):
        with pytest.raises(ModelMissing, match="nowhere がありません"):
            background.encode_queries(["あ"])


def test_starting_twice_loads_once() -> None:
    loaded: list[HashingEncoder] = []

    def load() -> HashingEncoder:
        loaded.append(HashingEncoder())
        return loaded[-1]

    background = BackgroundEncoder(load)
    background.start()
    background.start()
    background.wait()
    assert len(loaded) == 1


def test_importing_the_encoder_module_does_not_import_torch() -> None:
    code = "import sys, index.encoder, index.bundled; print('torch' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
