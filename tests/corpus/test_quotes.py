from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Alias, Basis, Corpus, Link, Quoted
from corpus.quotes import find_quote, quote
from corpus.text import squash
from tests.corpus.plan_samples import plain

TEXT = st.text(alphabet="あ花壇Ａ１\n　 ", max_size=30)
KINDS = (
    "organisation", "roadmap", "notes", "facts", "aliases", "losses", "omissions",
)  # fmt: skip


def pieces(record: object) -> Iterator[Quoted]:
    if isinstance(record, Quoted):
        yield record
    elif isinstance(record, tuple):
        for entry in record:
            yield from pieces(entry)
    elif is_dataclass(record):
        for part in fields(record):
            yield from pieces(getattr(record, part.name))


def inferred(record: object) -> Iterator[tuple[str, object]]:
    if isinstance(record, tuple):
        for entry in record:
            yield from inferred(entry)
    elif is_dataclass(record) and not isinstance(record, Quoted):
        if getattr(record, "basis", None) is Basis.INFERRED and hasattr(record, "reason"):
            yield record.reason, getattr(record, "anchor", None)
        for part in fields(record):
            yield from inferred(getattr(record, part.name))


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_reads_again_from_its_offsets(corpus: Corpus, kind: str) -> None:
    found = list(pieces(getattr(corpus, kind)))
    assert found
    for piece in found:
        assert corpus.document(piece.document).text[piece.start : piece.end] == piece.text
        assert piece.text == piece.text.strip() != ""


@pytest.mark.parametrize("kind", KINDS)
def test_every_inference_has_its_reason(corpus: Corpus, kind: str) -> None:
    assert [one for one in inferred(getattr(corpus, kind)) if not one[0]] == []


def test_every_tie_has_an_anchor_in_the_original(corpus: Corpus) -> None:
    links: list[Link | Alias] = [t.link for r in corpus.roadmap for c in r.courses for t in c.ties]
    links += [note.link for note in corpus.notes if note.link]
    links += corpus.aliases
    for link in links:
        text = corpus.document(link.anchor.document).text
        assert text[link.anchor.start : link.anchor.end] == link.anchor.text != ""


def test_a_quote_leaves_out_the_white_space_around_it() -> None:
    document = plain("　花壇 の\n手入れ ")
    assert quote(document, 0, len(document.text)) == Quoted("sample", 1, 9, "花壇 の\n手入れ")


def test_words_are_found_over_line_breaks_and_widths() -> None:
    document = plain("花壇Ａ\nの手入れ")
    assert find_quote(document, "花壇Aの", 0, 8) == Quoted("sample", 0, 5, "花壇Ａ\nの")
    assert find_quote(document, "花壇Bの", 0, 8) is None
    assert find_quote(document, "", 0, 8) is None


def test_a_quote_on_one_line() -> None:
    assert Quoted("sample", 0, 7, "花壇\n\nの水").words == "花壇の水"


@given(TEXT, TEXT)
def test_what_is_found_says_the_words(text: str, words: str) -> None:
    found = find_quote(plain(text), words, 0, len(text))
    assert found is None or squash(found.text) == squash(words)
