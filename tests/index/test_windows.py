from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import SectionKind
from index.windows import UNSEARCHED, passages, search_text, windows
from tests.index.samples import corpus_of

LONG = "一つ目の文である。二つ目の文はやや長い。三つ目。四つ目の文で終わる。"


def test_a_short_section_is_one_passage_with_its_text_verbatim() -> None:
    corpus = corpus_of(["市は、支\n援する。"])
    (passage,) = passages(corpus.documents[0], corpus.sections)
    assert (passage.key, passage.text) == ("a@0-9", "市は、支\n援する。")
    assert (passage.search_text, passage.city) == ("第1条\n市は、支援する。", "上田市")


def test_a_long_section_is_cut_behind_sentences_into_even_parts() -> None:
    cut = [LONG[start:end] for start, end in windows(LONG, 0, len(LONG), 20)]
    assert cut == ["一つ目の文である。二つ目の文はやや長い。", "三つ目。四つ目の文で終わる。"]


@given(st.text(alphabet="市民。、\n 」!？・　"), st.integers(1, 20))
def test_windows_hold_every_letter_once_and_keep_to_the_limit(text: str, limit: int) -> None:
    spans = list(windows(text, 0, len(text), limit))
    assert all(end - start <= limit for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


@pytest.mark.parametrize("kind", list(SectionKind))
def test_only_what_cannot_answer_is_left_out(kind: SectionKind) -> None:
    corpus = corpus_of(["～省略～"])
    section = replace(corpus.sections[0], kind=kind)
    assert bool(passages(corpus.documents[0], [section])) is (kind not in UNSEARCHED)


def test_sections_of_another_document_are_passed_over() -> None:
    assert passages(corpus_of(["甲"], "b").documents[0], corpus_of(["甲"], "a").sections) == ()


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (("第１章　総則", "ウ"), "ウ　市民は", "第１章　総則\nウ　市民は"),
        (("第１章\n総則", "本文"), "市民\nは", "第１章総則　本文\n市民は"),
        (("目的",), "目的", "目的"),
    ],
)
def test_headings_stand_before_the_text_but_a_label_is_not_doubled(
    path: tuple[str, ...], text: str, expected: str
) -> None:
    assert search_text(path, text) == expected


def test_equal_sentences_in_two_places_are_two_passages() -> None:
    corpus = corpus_of(["市が支援する。", "市が支援する。"])
    found = passages(corpus.documents[0], corpus.sections)
    assert [passage.key for passage in found] == ["a@0-7", "a@8-15"]
