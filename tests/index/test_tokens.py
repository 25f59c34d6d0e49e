import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tokens import Morpheme, morphemes, tokenise, tokeniser_versions

GOLDEN = json.loads(Path(__file__).with_name("golden_tokens.json").read_text(encoding="utf-8"))


def test_the_golden_file_is_of_the_installed_dictionary() -> None:
    assert GOLDEN["versions"] == tokeniser_versions()


@pytest.mark.parametrize("pair", GOLDEN["texts"], ids=lambda pair: pair["text"])
def test_terms_are_exactly_the_golden_ones(pair: dict[str, str | list[str]]) -> None:
    assert list(tokenise(str(pair["text"]))) == pair["terms"]


def test_a_question_shares_its_words_with_the_answer() -> None:
    answer = "市は、住民自治協議会の活動を支援し、3か年のロードマップに基づき担当課が取り組みます。"
    shared = set(tokenise("担当課はどこですか")) & set(tokenise(answer))
    assert shared == {"担当", "課", "担当課"}


@pytest.mark.parametrize("written", ["(1)", "（１）", "①", "⑴", "❶"])
def test_bracketed_and_ringed_numbers_are_equal_in_search(written: str) -> None:
    assert tokenise(f"{written}目的") == ("1", "目的")


@pytest.mark.parametrize("written", ["第3章", "第３章", "第三章"])
def test_chapter_numbers_are_equal_in_search(written: str) -> None:
    assert tokenise(written) == ("3", "章", "3章")


@given(st.text())
def test_offsets_give_back_every_surface(text: str) -> None:
    assert all(text[word.start : word.end] == word.surface for word in morphemes(text))


@given(st.text(alphabet="市民 \n\t\x00\x85\u3000。a1.か\ud800﨑"))
def test_words_stand_in_order_and_leave_out_only_white_space(text: str) -> None:
    words = morphemes(text)
    covered = [place for word in words for place in range(word.start, word.end)]
    assert covered == sorted(set(covered))
    left_out = {character for i, character in enumerate(text) if i not in set(covered)}
    assert left_out <= set(" \n\t\x00\ud800")


@given(st.text())
def test_any_text_can_be_tokenised(text: str) -> None:
    assert all(term.strip() for term in tokenise(text))


def test_a_word_carries_lemma_reading_and_place() -> None:
    assert morphemes("　取組")[-1] == Morpheme(
        "取組", "取り組み", "トリクミ", "名詞", "普通名詞", 1, 3
    )


def test_unknown_words_have_no_reading() -> None:
    assert [word.reading for word in morphemes("﨑 IT 7")] == [None, None, None]


def test_text_behind_a_nul_is_read() -> None:
    assert [word.surface for word in morphemes("予算\x00決算")] == ["予算", "決算"]


def test_a_text_that_would_crash_the_tagger_is_read() -> None:
    words = morphemes("予算" * 350_000)
    assert (len(words), words[-1].end) == (350_000, 700_000)


def test_threads_do_not_read_each_others_features() -> None:
    texts = ["住民自治協議会", "担い手不足", "まちのアトリエ", "協働推進員"] * 200
    alone = {text: morphemes(text) for text in texts}
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(morphemes, texts)) == [alone[text] for text in texts]
