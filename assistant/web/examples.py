"""Starter questions for the three readers, shown only where the documents can answer them."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.records import Document


@dataclass(frozen=True, slots=True)
class Example:
    """A question and the words that some one document must hold for it to be offered."""

    question: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of reader with the questions that such a person starts from."""

    name: str
    examples: tuple[Example, ...]


_READERS = (
    Reader(
        "市民の方",
        (
            Example("協働推進員の役割はどう変わりましたか", ("協働推進員",)),
            Example("住民自治組織とは何ですか", ("住民自治組織とは",)),
            Example("自治会への加入促進の記載はどうなりましたか", ("加入促進", "見直し前")),
        ),
    ),
    Reader(
        "新任職員の方",
        (
            Example("まちのアトリエとは何ですか", ("まちのアトリエ",)),
            Example("ロードマップの基本方針は何ですか", ("基本方針", "ロードマップ")),
            Example("2024コースには何がありますか", ("２０２４コース", "見直し項目")),
        ),
    ),
    Reader(
        "議員の方",
        (
            Example("人材バンク制度を受け持つ部署", ("人材バンク制度",)),
            Example("市民まちづくり推進部の担当をすべて挙げてください", ("市民まちづくり推進部",)),
            Example("総人口は2060年に何人ですか", ("人口の将来推計", "2060")),
        ),
    ),
)


def every_reader() -> tuple[Reader, ...]:
    """Give every example there is, whatever the documents hold."""
    return _READERS


def starters(documents: Iterable[Document]) -> tuple[Reader, ...]:
    """Choose the examples whose words stand together in one document; drop empty readers."""
    texts = [document.text for document in documents]
    chosen = []
    for reader in _READERS:
        kept = tuple(example for example in reader.examples if _fits(example, texts))
        if kept:
            chosen.append(Reader(reader.name, kept))
    return tuple(chosen)


def _fits(example: Example, texts: list[str]) -> bool:
    return any(all(word in text for word in example.words) for text in texts)
