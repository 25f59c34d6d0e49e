import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.filenames import ID_PATTERN, document_id, safe_name, shown, storable

NAMES = st.text(st.characters(exclude_characters="/\0", codec=None), min_size=1, max_size=300)


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("plan.pdf", "plan"),
        ("Park_Plan 2024 (draft).docx", "park-plan-2024-draft"),
        ("plan.v2.pdf", "plan-v2"),
        ("公園計画.pdf", "d-814b71e3"),
        ("公園計画.docx", "d-814b71e3"),
        ("plan計画.pdf", "d-598a63a8"),
        ("---.txt", "d-cb3f91d5"),
    ],
)
def test_an_id_is_made_of_the_stem(name: str, identity: str) -> None:
    assert document_id(name) == identity


def test_both_unicode_forms_of_a_name_give_one_id() -> None:
    name = "ガイド.pdf"
    assert document_id(unicodedata.normalize("NFD", name)) == document_id(name)


def test_a_long_stem_keeps_its_head_and_stays_apart_from_another() -> None:
    one, other = document_id("a" * 100 + "1.txt"), document_id("a" * 100 + "2.txt")
    assert (one[:55], len(one)) == ("a" * 55, 64)
    assert one != other


@given(NAMES)
def test_every_name_gives_an_id_of_the_right_form(name: str) -> None:
    assert re.fullmatch(ID_PATTERN, document_id(name))


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ('計画\'の"案".pdf', '計画\'の"案".pdf'),
        ("a\nb\x1b[31m.txt", "a<U+000A>b<U+001B>[31m.txt"),
        ("a\u202efdp.txt", "a<U+202E>fdp.txt"),
        ("a\udce3.txt", "a<U+DCE3>.txt"),
        ("字" * 130, "字" * 60 + "…" + "字" * 60),
    ],
)
def test_a_name_is_shown_on_one_line_without_unseen_characters(name: str, seen: str) -> None:
    assert shown(name) == seen


@given(NAMES)
def test_what_is_shown_holds_no_control_character(name: str) -> None:
    assert {unicodedata.category(char) for char in shown(name)} & {"Cc", "Cf", "Cs"} == set()


@given(NAMES)
def test_a_stored_name_is_utf8_and_a_safe_name_is_one_short_part(name: str) -> None:
    assert storable(name).encode("utf-8")
    safe = safe_name(name)
    assert 0 < len(safe.encode("utf-8", "surrogatepass")) <= 255
    assert not set('/\\\0\n"<>|:*?') & set(safe)
    assert safe not in {".", ".."}


def test_a_safe_name_still_tells_the_file() -> None:
    assert safe_name("../計画'の\n案.PDF") == "計画_の_案.PDF"
