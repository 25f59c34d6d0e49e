"""Reads every quote again from the document; a mismatch is an error, never a warning."""

import re
from collections.abc import Sequence

from assistant.records import Citation
from corpus import Corpus, QuoteMismatch

_MARKER = re.compile(r"\[(\d+)\]")


def verify(corpus: Corpus, answer: str, citations: Sequence[Citation]) -> None:
    """Raise QuoteMismatch unless quotes stand at their offsets and markers fit the citations."""
    for citation in citations:
        found = corpus.document(citation.document).text[citation.start : citation.end]
        if found != citation.quote or not found:
            raise QuoteMismatch(
                f"引用［{citation.marker}］が原文の{citation.start}～{citation.end}文字目と"
                "違います",
                "原文と一字も違わない引用",
                "「machishirube check」で文書を確かめてください",
            )
    marked = {int(number) for number in _MARKER.findall(answer)}
    if marked != {citation.marker for citation in citations}:
        raise QuoteMismatch(
            "回答の出典番号と引用が合いません", "一対一の対応", "この質問を開発元に知らせてください"
        )
