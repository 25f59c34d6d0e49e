"""Settings of the index package; the lead settings tree takes them in as one branch."""

from pydantic import BaseModel, ConfigDict, Field

from index.milvus.target import without_user
from index.precision import Wanted


class IndexSettings(BaseModel):
    """How passages are cut, embedded, scored and fused; unknown keys and odd numbers fail."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    model: str | None = Field(
        default=None,
        min_length=1,
        description="sentence-transformers folder or name; null takes the bundled model.",
    )
    query_prompt: str | None = Field(
        default=None, description="Text put before a question; null takes the model's own."
    )
    passage_prompt: str | None = Field(
        default=None, description="Text put before a passage; null takes the model's own."
    )
    dtype: Wanted = Field(
        default="auto",
        description="Precision of the embedding model; auto is bfloat16 where it is fast.",
    )
    reranker: str | None = Field(
        default=None,
        min_length=1,
        description="CrossEncoder folder or name that puts the best hits in order; null has none.",
    )
    rerank_depth: int = Field(
        default=20, ge=2, le=200, description="Best hits that the reranker puts in order."
    )
    store: str | None = Field(
        default=None,
        min_length=1,
        description="Milvus to keep passages in: https://… or a *.db path; null takes this folder.",
    )
    window_chars: int = Field(
        default=400, ge=50, le=4000, description="Longest passage in characters of the original."
    )
    k1: float = Field(
        default=1.5, ge=0, le=10, description="BM25: how fast repeated terms saturate."
    )
    b: float = Field(
        default=0.75, ge=0, le=1, description="BM25: how much long passages are held back."
    )
    dense_weight: float = Field(
        default=0.7, ge=0, le=1, description="Share of the embedding score in the fused score."
    )
    centring: float = Field(
        default=0.0,
        ge=0,
        le=1,
        description="Share of the mean passage vector that is taken off a question's vector.",
    )
    candidates: int = Field(
        default=100, ge=1, le=10_000, description="Passages that each leg hands to the fusion."
    )

    def shaping(self) -> dict[str, str | int | float | None]:
        """Give the settings that shape what is stored; a change of one asks for a new build.

        They are written down, so the store comes without user and password.
        """
        names = {"query_prompt", "passage_prompt", "store", "window_chars", "k1", "b"}
        store = without_user(self.store) if self.store else None
        return {**self.model_dump(include=names), "store": store}
