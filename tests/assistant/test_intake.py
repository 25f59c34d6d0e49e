"""Which file becomes which document."""

from pathlib import Path

import pytest

from assistant.adding import add_documents
from assistant.documents import current_library, open_corpus
from assistant.intake import Counts
from corpus import Document, Section
from corpus.errors import UserError
from corpus.formats.blocks import Extract
from corpus.formats.limits import Limits, Progress
from corpus.manifest import bundled_folder
from corpus.state import DataFolder
from tests.assistant.libraries import PARK, add, fates, files, with_tools
from tests.corpus.added_samples import written


def never(path: Path, limits: Limits, progress: Progress) -> Extract:
    raise AssertionError("a file was read")


UNREAD = with_tools(read=never)


def test_added_files_become_documents(data: DataFolder, tmp_path: Path) -> None:
    change = add(data, *files(tmp_path), city="見本市")
    assert fates(change) == [("added", "park"), ("added", "road")]
    park = open_corpus(data).document("park")
    assert (park.title, park.city, park.file_name) == ("公園管理計画", "見本市", "park.txt")
    assert change.results[0].counts == Counts(sections=2, revisions=0, tables=0, duties=1)


def test_what_could_not_be_read_is_kept_with_the_document(data: DataFolder, tmp_path: Path) -> None:
    add(data, *files(tmp_path))
    lost = [entry.unreadable for entry in current_library(data).documents]
    assert [[(each.sheet, each.what) for each in one] for one in lost] == [
        [], [(1, "図の中の文字")],
    ]  # fmt: skip


def test_an_unchanged_file_is_not_read(data: DataFolder, tmp_path: Path) -> None:
    paths = files(tmp_path)
    add(data, *paths)
    change = add(data, *paths, tools=UNREAD)
    assert fates(change) == [("unchanged", "park"), ("unchanged", "road")]
    assert (change.build, current_library(data).revision) == (None, 2)


def test_a_changed_file_replaces_its_old_version(data: DataFolder, tmp_path: Path) -> None:
    park, _ = files(tmp_path)
    add(data, park, city="見本市")
    old = current_library(data).documents[0].folder
    written(park, *PARK, "第２条　計画の期間は、五年とします。")
    assert fates(add(data, park)) == [("replaced", "park")]
    document = open_corpus(data).document("park")
    assert ("五年" in document.text, document.city) == (True, "見本市")
    assert not (data.documents / old).exists()


def test_the_same_content_under_another_name_is_no_second_document(
    data: DataFolder, tmp_path: Path
) -> None:
    add(data, *files(tmp_path))
    copy = written(tmp_path / "copy.txt", *PARK)
    assert fates(add(data, copy, tools=UNREAD)) == [("duplicate", "park")]


def test_another_file_of_the_same_name_is_refused_with_a_hint(
    data: DataFolder, tmp_path: Path
) -> None:
    add(data, files(tmp_path)[0])
    other = written(tmp_path / "other" / "park.txt", "緑の計画")
    (result,) = add(data, other, tools=UNREAD).results
    assert str(result.error).startswith("park.txt：ID「park」は別のファイル park.txtが使っています")
    assert "ID に park を指定すると置き換わります（コマンドでは --id）" in str(result.error)


def test_an_explicit_id_replaces_from_anywhere(data: DataFolder, tmp_path: Path) -> None:
    add(data, files(tmp_path)[0])
    other = written(tmp_path / "other" / "new.txt", "緑の計画")
    assert fates(add(data, other, id="park")) == [("replaced", "park")]


def test_a_file_keeps_the_id_that_it_was_added_with(data: DataFolder, tmp_path: Path) -> None:
    park, _ = files(tmp_path)
    add(data, park, id="midori")
    assert fates(add(data, park)) == [("unchanged", "midori")]
    written(park, *PARK, "追加の文です。")
    assert fates(add(data, park)) == [("replaced", "midori")]


def test_what_is_said_anew_of_an_unchanged_file_needs_no_reading(
    data: DataFolder, tmp_path: Path
) -> None:
    park, _ = files(tmp_path)
    add(data, park, city="見本市")
    change = add(data, park, tools=UNREAD, title="緑の計画", date="2024-04")
    assert fates(change) == [("updated", "park")]
    document = open_corpus(data).document("park")
    assert (document.title, document.city, document.date) == ("緑の計画", "見本市", "2024-04")


def test_a_sidecar_says_it_unless_the_command_does(data: DataFolder, tmp_path: Path) -> None:
    park, _ = files(tmp_path)
    written(tmp_path / "park.txt.toml", 'id = "midori"', 'title = "緑"', 'city = "見本市"')
    assert fates(add(data, park, title="森")) == [("added", "midori")]
    document = open_corpus(data).document("midori")
    assert (document.title, document.city) == ("森", "見本市")


def test_two_files_of_one_id_in_a_batch_do_not_replace_each_other(
    data: DataFolder, tmp_path: Path
) -> None:
    one, other = written(tmp_path / "a.txt", "公園"), written(tmp_path / "a.md", "道路")
    assert fates(add(data, one, other)) == [("added", "a"), ("failed", None)]
    assert open_corpus(data).document("a").text == "公園\n"


def test_a_document_of_the_program_is_recognised_and_its_id_is_taken(
    data: DataFolder, tmp_path: Path
) -> None:
    own = tmp_path / "own.txt"
    own.write_bytes((bundled_folder() / "000_0fc119275c468573.txt").read_bytes())
    other = written(tmp_path / "ueda-kyodo-minaoshi.txt", "緑の計画")
    change = add(data, own, other)
    assert fates(change) == [("duplicate", "ueda-kyodo-minaoshi"), ("failed", None)]
    assert "プログラムに付属の文書が使っています" in str(change.results[1].error)


def test_a_damaged_stored_file_is_mended_by_adding_the_file_again(
    data: DataFolder, tmp_path: Path
) -> None:
    park, _ = files(tmp_path)
    add(data, park)
    next(data.documents.rglob("text.txt")).write_bytes(b"")
    assert fates(add(data, park)) == [("replaced", "park")]
    assert open_corpus(data).document("park").text.startswith("公園管理計画")


def test_a_fault_of_the_rules_stays_with_its_file(data: DataFolder, tmp_path: Path) -> None:
    def interpret(document: Document, extract: Extract) -> tuple[Section, ...]:
        if "公園" in document.text:
            raise ZeroDivisionError
        return ()

    change = add(data, *files(tmp_path), tools=with_tools(interpret=interpret))
    assert fates(change) == [("failed", None), ("failed", None)]
    told = [str(result.error) for result in change.results]
    assert told[0].startswith("park.txt：内容の読み取りの途中で問題が起きました（ZeroDivisionError")
    assert told[1].startswith("road.txt：文字が一つも見つかりません")
    assert [result.error.exit_code for result in change.results if result.error] == [1, 2]


def test_only_a_document_of_the_program_can_be_restored(data: DataFolder) -> None:
    with pytest.raises(UserError, match="「park」は付属の文書ではありません"):
        add_documents(data, [], UNREAD, restored=frozenset({"park"}))


def test_another_id_for_a_file_that_is_there_is_refused_and_not_passed_over(
    data: DataFolder, tmp_path: Path
) -> None:
    park, _ = files(tmp_path)
    add(data, park)
    (result,) = add(data, park, id="green", title="緑の計画", tools=UNREAD).results
    assert result.error is not None
    assert "ID「park」で加えてあり、ID は変えられません" in result.error.seen
