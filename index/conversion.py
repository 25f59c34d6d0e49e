"""Writes the bundled weights as an ordinary sentence-transformers folder.

The files are written with safetensors and tokenizers alone, so that converting does not wait for
torch. The tokeniser gives the token ids of the weight file's own engine; see `build_tokenizer`.
"""

import json
import struct
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.adapter import NO_ADAPTER, Adapter
from index.q4file import Q4File

if TYPE_CHECKING:
    from tokenizers import Tokenizer

QUERY_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "

# the weight file's name and the BertModel's name of each tensor of a layer
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def write_folder(
    source: Q4File,
    folder: Path,
    report: Callable[[str], None],
    adapter: Adapter = NO_ADAPTER,
) -> None:
    """Write model (fp32), tokeniser and settings into the existing `folder`, telling each layer."""
    from safetensors.numpy import save_file

    tensors: dict[str, np.ndarray] = {}
    for step, (message, part) in enumerate(_parts(source, adapter)):
        tensors.update(part())
        report(f"埋め込みモデルを変換しています：{message}（{step + 1}/{source.shape.layers + 1}）")
    report("変換したモデルを保存しています（約470 MB）")
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    build_tokenizer(source).save(str(folder / "tokenizer.json"))
    for name, content in _settings(source).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _parts(
    source: Q4File, adapter: Adapter
) -> Iterator[tuple[str, Callable[[], dict[str, np.ndarray]]]]:
    yield "語彙", lambda: _embeddings(source)
    for layer in range(source.shape.layers):
        yield f"第{layer + 1}層", lambda layer=layer: _layer(source, layer, adapter)  # type: ignore[misc]


def _embeddings(source: Q4File) -> dict[str, np.ndarray]:
    shape, hidden = source.shape, source.shape.hidden
    token_types = source.tensor("emb.type", shape.token_types, hidden)
    return {
        "embeddings.word_embeddings.weight": source.tensor("emb.word", shape.vocabulary, hidden),
        "embeddings.position_embeddings.weight": source.tensor("emb.pos", shape.positions, hidden),
        "embeddings.token_type_embeddings.weight": token_types,
        "embeddings.LayerNorm.weight": source.tensor("emb.ln.w", hidden),
        "embeddings.LayerNorm.bias": source.tensor("emb.ln.b", hidden),
        # BertModel has a pooler, which mean pooling does not read and the source does not hold;
        # without these two the loader reports missing weights
        "pooler.dense.weight": np.zeros((hidden, hidden), np.float32),
        "pooler.dense.bias": np.zeros(hidden, np.float32),
    }


def _layer(source: Q4File, layer: int, adapter: Adapter) -> dict[str, np.ndarray]:
    hidden, intermediate = source.shape.hidden, source.shape.intermediate
    found: dict[str, np.ndarray] = {}
    for short, long in _LAYER.items():
        rows = intermediate if short == "fi" else hidden
        columns = intermediate if short == "fo" else hidden
        weight = (rows,) if short.endswith("ln") else (rows, columns)
        name = f"encoder.layer.{layer}.{long}"
        found[f"{name}.weight"] = adapter.adapt(name, source.tensor(f"l{layer}.{short}.w", *weight))
        found[f"{name}.bias"] = source.tensor(f"l{layer}.{short}.b", rows)
    return found


def build_tokenizer(source: Q4File) -> "Tokenizer":
    """A unigram tokeniser with the token ids of the weight file's own engine (`tok_content`).

    Each code point is replaced on its own (no composition: ｶﾞ becomes カ and U+3099), runs of spaces
    become one, a space or the start of the text becomes `▁`. The engine gives each unknown
    character its own `<unk>` where the library would join neighbours, hence the split. Differs
    from the engine only where a combining mark of two bytes follows a replaced character
    (the library replaces such a pair as a whole).
    """
    from tokenizers import (
        Regex,
        Tokenizer,
        decoders,
        models,
        normalizers,
        pre_tokenizers,
        processors,
    )

    special = source.specials
    bos, eos, pad, unk = (
        source.pieces[token][0] for token in (special.bos, special.eos, special.pad, special.unk)
    )
    tokenizer = Tokenizer(models.Unigram(list(source.pieces), special.unk, False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Precompiled(pack_charsmap(source.normalisation)),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    metaspace = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    unknown = pre_tokenizers.Split(Regex(_unknown_characters(source)), "isolated")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([metaspace, unknown])
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, special.bos), (eos, special.eos)],
    )
    tokenizer.add_special_tokens([bos, pad, eos, unk])
    return tokenizer


def _unknown_characters(source: Q4File) -> str:
    """A pattern for one character that is in no piece."""
    known = sorted({ord(character) for piece, _ in source.pieces for character in piece})
    ranges: list[list[int]] = []
    for code_point in known:
        if ranges and ranges[-1][1] == code_point - 1:
            ranges[-1][1] = code_point
        else:
            ranges.append([code_point, code_point])
    return "[^" + "".join(f"\\x{{{a:x}}}-\\x{{{b:x}}}" for a, b in ranges) + "]"


def pack_charsmap(replacements: Mapping[int, str]) -> bytes:
    """Pack one-character replacements as SentencePiece's precompiled character map.

    That is a byte length, a double-array trie (darts-clone units of four bytes) over the UTF-8 of
    the keys, and the replacements, each ended by NUL. The trie wastes space for the sake of a
    short builder: each inner node has 256 units of its own.
    """
    keys = {chr(code_point).encode(): text for code_point, text in replacements.items()}
    children: dict[bytes, set[int]] = defaultdict(set)
    for key in keys:
        for length in range(len(key)):
            children[key[:length]].add(key[length])
    base = {prefix: 256 * (number + 1) for number, prefix in enumerate(sorted(children))}
    values_from = 256 * (len(base) + 1)
    units = [0] * (values_from + -(-len(keys) // 256) * 256)
    units[0] = _unit(0, base[b""], label=0, leaf=False)
    for prefix, labels in children.items():
        for label in labels:
            position, child = base[prefix] ^ label, prefix + bytes([label])
            if child in base:
                units[position] = _unit(position, base[child], label=label, leaf=False)
    texts = bytearray()
    for slot, (key, text) in enumerate(sorted(keys.items()), start=values_from):
        position = base[key[:-1]] ^ key[-1]
        units[position] = _unit(position, slot, label=key[-1], leaf=True)
        units[slot] = len(texts) | 1 << 31
        texts += text.encode() + b"\0"
    return struct.pack(f"<I{len(units)}I", 4 * len(units), *units) + bytes(texts)


def _unit(position: int, base: int, *, label: int, leaf: bool) -> int:
    return (position ^ base) << 10 | int(leaf) << 8 | label


def _settings(source: Q4File) -> dict[str, Any]:
    shape, special = source.shape, source.specials
    name = {key: source.pieces[getattr(special, key)][0] for key in ("bos", "eos", "pad", "unk")}
    modules = {"Transformer": "", "Pooling": "1_Pooling", "Normalize": "2_Normalize"}
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "dtype": "float32",
            "hidden_act": "gelu",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.intermediate,
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.token_types,
            "layer_norm_eps": shape.layer_norm_eps,
            "pad_token_id": special.pad,
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "bos_token": name["bos"],
            "cls_token": name["bos"],
            "eos_token": name["eos"],
            "sep_token": name["eos"],
            "pad_token": name["pad"],
            "unk_token": name["unk"],
        },
        "modules.json": [
            {"idx": n, "name": str(n), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for n, (kind, path) in enumerate(modules.items())
        ],
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": QUERY_PROMPT, "document": PASSAGE_PROMPT},
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_mean_tokens": True,
        },
        "2_Normalize/config.json": {},
    }
