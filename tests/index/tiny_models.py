"""Makes models of other builds than the bundled one's, with random weights from a fixed seed."""

from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers import CrossEncoder, SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Split
from tokenizers.processors import TemplateProcessing
from transformers import (
    ModernBertConfig,
    ModernBertModel,
    PreTrainedModel,
    PreTrainedTokenizerFast,
    RobertaConfig,
    RobertaForSequenceClassification,
)

SPECIALS = ("<pad>", "<s>", "</s>", "<unk>", "<mask>")
PIECES = (
    *SPECIALS,
    *map(chr, range(0x3041, 0x30FB)),
    *"協働推進員住民自治議会担当課市令和年度７🏞。",
)
TOKENS = 62
SIZES: dict[str, Any] = {
    "vocab_size": len(PIECES),
    "hidden_size": 32,
    "intermediate_size": 32,
    "num_attention_heads": 2,
    "pad_token_id": 0,
    "bos_token_id": 1,
    "eos_token_id": 2,
}


def tiny_modernbert(folder: Path, prompts: dict[str, str]) -> Path:
    """Save a sentence-transformers model of the ModernBERT build with prompts of its own."""
    config = ModernBertConfig(
        num_hidden_layers=2, max_position_embeddings=64, cls_token_id=1, sep_token_id=2, **SIZES
    )
    with torch.random.fork_rng():
        torch.manual_seed(1)
        _save(ModernBertModel(config), folder / "bare")
    model = SentenceTransformer(str(folder / "bare"), prompts=prompts, device="cpu")
    model.save(str(folder / "tiny-modernbert"), create_model_card=False)
    return folder / "tiny-modernbert"


def tiny_static(folder: Path) -> Path:
    """Save a model of static embeddings: the mean of a table's rows, of texts of any length."""
    weights = np.random.default_rng(3).normal(size=(len(PIECES), 16)).astype(np.float32)
    words = Tokenizer(WordLevel({p: i for i, p in enumerate(dict.fromkeys(PIECES))}, "<unk>"))
    words.pre_tokenizer = Split("", "isolated")
    table = StaticEmbedding(words, embedding_weights=weights)
    SentenceTransformer(modules=[table], device="cpu").save(
        str(folder / "tiny-static"), create_model_card=False
    )
    return folder / "tiny-static"


def tiny_cross_encoder(folder: Path, *, labels: int = 1, prompt: str = "") -> Path:
    """Save a RoBERTa that gives `labels` numbers for a pair, with one prompt of its own."""
    # Wider than usual, so that scores lie far enough apart to order.
    config = RobertaConfig(
        num_hidden_layers=1,
        max_position_embeddings=64,
        type_vocab_size=1,
        initializer_range=0.5,
        **SIZES,
    )
    config.num_labels = labels
    with torch.random.fork_rng():
        torch.manual_seed(2)
        _save(RobertaForSequenceClassification(config), folder / "bare")
    own = {"prompts": {"rank": prompt}, "default_prompt_name": "rank"} if prompt else {}
    model = CrossEncoder(str(folder / "bare"), device="cpu", **own)
    model.save(str(folder / "tiny-cross"), create_model_card=False)
    return folder / "tiny-cross"


def _save(model: PreTrainedModel, folder: Path) -> None:
    """Save a bare model with a tokeniser that takes each character as a word."""
    words = Tokenizer(WordLevel({p: i for i, p in enumerate(dict.fromkeys(PIECES))}, "<unk>"))
    words.pre_tokenizer = Split("", "isolated")
    words.post_processor = TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> $B </s>",
        special_tokens=[("<s>", 1), ("</s>", 2)],
    )
    named = dict(zip(("pad", "cls", "sep", "unk", "mask"), SPECIALS, strict=True))
    tokens = {f"{name}_token": piece for name, piece in named.items()}
    fast = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # the library's gap
        tokenizer_object=words, model_max_length=TOKENS, **tokens
    )
    model.save_pretrained(folder)
    fast.save_pretrained(folder)
