import hashlib
from dataclasses import replace
from pathlib import Path

from evals.metrics.verbatim import verbatim
from evals.reference import Place, Reference, read_originals
from evals.statistics import Share
from tests.evals.builders import TEXT, answer, cite, document, question, reference, section


def test_a_place_is_given_character_by_character_without_white_space() -> None:
    assert reference().places("大学等") == (Place("doc", (9, 11, 12)),)


def test_every_place_of_a_text_is_found_whatever_its_width() -> None:
    twice = Reference.build([document("３年と3年")])
    assert [place.offsets for place in twice.places("3年")] == [(0, 1), (3, 4)]
    assert twice.places("") == ()
    assert not twice.stands("4年")


def test_a_span_touches_the_rows_whose_sections_it_overlaps() -> None:
    rows = reference(TEXT, section(0, 10, 1), section(10, 20, 2), section(20, 30, None))
    assert rows.rows("doc", 5, 11) == {1, 2}
    assert rows.rows("doc", 10, 25) == {2}
    assert rows.rows("other", 0, 30) == set()


def test_files_are_read_by_their_hash_with_newlines_untouched(tmp_path: Path) -> None:
    data = "一\r\n二\n".encode()
    (tmp_path / "a.txt").write_bytes(data)
    (tmp_path / "b.txt").write_bytes("市".encode("shift_jis"))
    digest = hashlib.sha256(data).hexdigest()
    assert read_originals(tmp_path) == {f"sha256:{digest}": "一\r\n二\n"}


def test_one_changed_character_of_the_file_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    name = f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    given = replace(answer("", cite("未定とします")), asof={"doc": name})
    kept = replace(reference(), originals=read_originals(tmp_path))
    path.write_text(TEXT.replace("未定", "既定"), encoding="utf-8")
    changed = replace(reference(), originals=read_originals(tmp_path))
    assert verbatim(question(), given, kept) == Share(1, 1)
    assert verbatim(question(), given, changed) == Share(0, 1)
