"""Answers and hits as text for a terminal, and hits as JSON."""

from collections.abc import Callable
from typing import Any

from assistant.records import Answer, Citation, Nearest, Role
from corpus.records import Section
from index.records import Hit

CONTEXT = "（参考）"


def answer_text(answer: Answer) -> str:
    """Lay an answer out: what it says, where it stands, what is missing, what is near.

    Of the context, headings and the like, only what the answer has a marker of is listed.
    """
    parts = [answer.answer]
    if shown := [each for each in answer.citations if _is_shown(each, answer.answer)]:
        parts.append("\n".join(["出典", *map(_citation_lines, shown)]))
    if answer.missing:
        parts.append("文書に見当たらなかったもの：" + "、".join(answer.missing))
    if answer.nearest:
        parts.append("\n".join(["近い箇所", *("・" + _place(each) for each in answer.nearest)]))
    parts += ["※ " + each for each in answer.degraded]
    return "\n\n".join(part for part in parts if part)


def hits_text(
    hits: tuple[Hit, ...], title: Callable[[str], str], side_name: Callable[[Section], str]
) -> str:
    """Lay hits out, best first.

    `title` gives a document's title by its id, `side_name` what it calls a section's side.
    """
    if not hits:
        return "該当する箇所は見つかりませんでした。"
    blocks = []
    for rank, hit in enumerate(hits, start=1):
        section = hit.passage.section
        where = _where(title(section.document), section.path, section.page, section.sheet)
        side = f"（{side_name(section)}）" if section.side else ""
        quote = _indented(hit.passage.text)
        blocks.append(f"{rank}. {where}{side}　点 {hit.score:.3f}\n{quote}")
    return "\n\n".join(blocks)


def hit_record(rank: int, hit: Hit, title: str) -> dict[str, Any]:
    """Give a hit as JSON-ready values; `start` and `end` are offsets in the document."""
    section = hit.passage.section
    return {
        "rank": rank,
        "score": float(hit.score),
        "dense": None if hit.dense is None else float(hit.dense),
        "lexical": None if hit.lexical is None else float(hit.lexical),
        "reranked": None if hit.reranked is None else float(hit.reranked),
        "document": section.document,
        "title": title,
        "section": list(section.path),
        "page": section.page,
        "sheet": section.sheet,
        "side": section.side.value if section.side else None,
        "text": hit.passage.text,
        "start": hit.passage.start,
        "end": hit.passage.end,
    }


def _is_shown(citation: Citation, text: str) -> bool:
    """Tell whether a citation is evidence, or context that a marker of the text leads to."""
    return citation.role is Role.EVIDENCE or f"[{citation.marker}]" in text


def _citation_lines(citation: Citation) -> str:
    """Give one citation: its marker and place, its quote below; context is named as such."""
    role = "" if citation.role is Role.EVIDENCE else CONTEXT
    return f"[{citation.marker}] {role}{_place(citation)}\n{_indented(citation.quote)}"


def _place(item: Citation | Nearest) -> str:
    side = f"（{item.side_name}）" if item.side_name else ""
    where = _where(item.title, item.section, item.page, item.sheet)
    return f"{where}{side} 位置 {item.start}–{item.end}"


def _where(title: str, path: tuple[str, ...], page: str | None, sheet: int) -> str:
    printed = f"、{page}ページ" if page else ""
    return f"{title}　{' ＞ '.join(path)}（{sheet}枚目{printed}）"


def _indented(text: str) -> str:
    """Set a quote off from the words around it."""
    return "\n".join("    " + line for line in text.splitlines())
