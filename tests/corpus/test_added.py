import pytest

from corpus.added import Added, Given, Library, parse_library, read_library, write_library
from corpus.errors import CorpusError
from corpus.state import DataFolder


def entry(identity: str, digit: str = "0", **fields: object) -> Added:
    values = {
        "id": identity, "folder": digit * 32, "file_name": f"{identity}.txt", "source": "/files",
        "sha256": digit * 64, "text_sha256": digit * 64, "reader": "plain/1", "sheets": 1,
        "characters": 3, "title": "計画", "added": "2024-04-01T00:00:00+00:00",
    }  # fmt: skip
    return Added.model_validate(values | fields)


def test_without_a_list_the_library_is_empty(data: DataFolder) -> None:
    assert read_library(data) == Library()


def test_a_written_library_is_read_as_it_was(data: DataFolder) -> None:
    library = Library().with_entry(entry("a")).with_entry(entry("b", title="案\u2028'\""))
    write_library(data, library)
    assert read_library(data) == library
    assert [path.name for path in data.documents.iterdir()] == ["library.json"]


def test_an_entry_replaces_the_one_of_its_id_in_its_place() -> None:
    library = Library().with_entry(entry("a")).with_entry(entry("b"))
    changed = library.with_entry(entry("a", "1"))
    assert [(each.id, each.folder[0]) for each in changed.documents] == [("a", "1"), ("b", "0")]
    assert (library.revision, changed.revision) == (2, 3)


def test_a_removed_document_of_the_program_is_hidden_and_can_be_shown_again() -> None:
    library = Library().with_entry(entry("a")).without(frozenset({"a", "own"}), frozenset({"own"}))
    assert (library.documents, library.hidden) == ((), ("own",))
    assert library.with_restored(frozenset({"own"})).hidden == ()


def test_counting_sections_is_no_change_of_the_library() -> None:
    library = Library().with_entry(entry("a"))
    counted = library.with_counts({"a": 7})
    assert (counted.documents[0].sections, counted.revision) == (7, library.revision)


def test_the_format_of_a_document_is_an_ending() -> None:
    readers = ("plain/1", "markdown/2", "pdf/1")
    assert [entry("a", reader=each).format for each in readers] == ["txt", "md", "pdf"]


def test_what_is_said_now_comes_before_what_was_said() -> None:
    said = Given(title="新").over(Given(title="旧", city="見本市"))
    assert said == Given(title="新", city="見本市")


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (b"{", "を読めません"),
        (b'{"formats": 1}', "formats：extra_forbidden"),
        (b'{"format": 2}', "形式2"),
        (b'{"documents": [{"id": "../a"}]}', r"documents\.0\."),
    ],
)
def test_a_damaged_list_is_told(content: bytes, seen: str) -> None:
    with pytest.raises(CorpusError, match=seen):
        parse_library(content)
