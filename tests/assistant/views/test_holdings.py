"""Documents with what could not be read of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.documents import open_corpus
from assistant.views.holdings import HoldingView, Unread
from assistant.views.views import Views
from corpus import Corpus, load_corpus
from corpus.state import DataFolder
from tests.assistant.libraries import add, files


@pytest.fixture(scope="module")
def own() -> dict[str, HoldingView]:
    return {each.document.id: each for each in Views(load_corpus()).holdings}


@pytest.fixture
def added(data: DataFolder, tmp_path: Path) -> dict[str, HoldingView]:
    add(data, *files(tmp_path), city="見本市")
    return {each.document.id: each for each in Views(open_corpus(data)).holdings}


def test_a_document_of_the_program_was_never_added(own: dict[str, HoldingView]) -> None:
    assert {(each.added, each.encoding, each.unread) for each in own.values()} == {(None, None, ())}


def test_parts_that_a_table_leaves_out_are_counted_with_their_places(
    own: dict[str, HoldingView],
) -> None:
    document = load_corpus().document("ueda-kyodo-minaoshi")
    omitted = own["ueda-kyodo-minaoshi"].omitted
    assert len(omitted) == 26
    assert {document.text[place.start : place.end].strip("（）() 　") for place in omitted} == {
        "～省略～"
    }
    assert own["nagano-refresh-roadmap"].omitted == ()


def test_a_row_whose_columns_are_cut_unsurely_is_told(own: dict[str, HoldingView]) -> None:
    (place,) = own["ueda-kyodo-minaoshi"].unsure
    text = load_corpus().document("ueda-kyodo-minaoshi").text
    assert (place.page, place.end - place.start < len(text) / 2) == ("13", True)


def test_equal_losses_of_several_sheets_are_told_once(own: dict[str, HoldingView]) -> None:
    lost = own["nagano-refresh-roadmap"].lost
    numbers = "どの番号がどの見直し項目に付くのかは、取り出しで失われています"
    (each,) = [each for each in lost if each.what == numbers]
    assert (each.where, len(each.places)) == ("3〜4", 12)
    assert len(lost) == len({each.what for each in lost})


def test_an_added_document_says_since_when_it_is_there_and_what_its_reader_missed(
    added: dict[str, HoldingView],
) -> None:
    road = added["road"]
    assert (road.added, road.encoding) == ("2024-04-01T00:00:00+00:00", "utf-8")
    assert road.unread == (Unread((1,), "図の中の文字"),)
    assert (road.whole, added["park"].whole) == (False, True)


def test_the_stored_text_has_a_hash_of_its_own(added: dict[str, HoldingView]) -> None:
    park = added["park"]
    assert park.text_sha256 == park.document.sha256  # a text file is its own text
    assert len(park.text_sha256) == 64


def test_a_corpus_without_entries_has_no_times(added: dict[str, HoldingView]) -> None:
    corpus = load_corpus()
    bare = Corpus(corpus.documents, corpus.sections)
    assert [each.added for each in Views(bare).holdings] == [None, None]
    empty = replace(bare, documents=(), sections=())
    assert Views(empty).holdings == ()
