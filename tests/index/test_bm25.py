from pathlib import Path

import bm25s  # type: ignore[import-untyped]  # the package has no types
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bm25 import ROWS_AT_ONCE, Bm25, Scored
from index.postings import Postings, PostingsWriter, load_postings

TERMS = [["担当", "課"], ["課", "題"], ["担当", "課"], []]
PASSAGES = st.lists(
    st.lists(st.sampled_from("市課公園税子川"), max_size=6), min_size=1, max_size=30
)
QUESTION = st.lists(st.sampled_from("市課公園税子川海"), max_size=6)


def postings(terms: list[list[str]]) -> Postings:
    writer = PostingsWriter()
    writer.add(terms)
    return writer.finish()


def engine(*segments: list[list[str]], at_once: int = ROWS_AT_ONCE) -> Bm25:
    return Bm25([postings(terms) for terms in segments], k1=1.5, b=0.75, at_once=at_once)


def rows(found: list[Scored]) -> list[tuple[int, int]]:
    """Order by score, then by segment and row."""
    ordered = sorted(found, key=lambda one: (-one.score, one.segment, one.row))
    return [(one.segment, one.row) for one in ordered]


def reference(terms: list[list[str]], question: list[str]) -> list[float]:
    """Score every passage with an independent implementation."""
    if not any(terms):
        return [0.0] * len(terms)
    other = bm25s.BM25(k1=1.5, b=0.75, method="lucene")
    other.index(terms, create_empty_token=False, show_progress=False)
    known = [term for term in question if term in other.vocab_dict]
    scores: list[float] = other.get_scores(known).tolist() if known else [0.0] * len(terms)
    return scores


@given(PASSAGES, QUESTION, st.integers(0, 30))
def test_scores_are_those_of_an_independent_implementation(
    terms: list[list[str]], question: list[str], border: int
) -> None:
    border = min(border, len(terms))
    found = engine(terms[:border], terms[border:]).top(question, len(terms))
    scores = {one.segment * border + one.row: one.score for one in found}
    told = [scores.get(place, 0.0) for place in range(len(terms))]
    assert told == pytest.approx(reference(terms, question), abs=1e-5)


@given(PASSAGES, QUESTION, st.integers(1, 5))
def test_the_best_are_those_of_scoring_everything(
    terms: list[list[str]], question: list[str], k: int
) -> None:
    scores = reference(terms, question)
    best = sorted(scores, reverse=True)[:k]
    found = sorted((one.score for one in engine(terms).top(question, k)), reverse=True)[:k]
    assert found == pytest.approx([score for score in best if score > 0], abs=1e-5)


@given(PASSAGES, QUESTION, st.integers(1, 300), st.sampled_from([1, 64, 100, 128]))
def test_range_by_range_the_same_rows_are_found_as_at_once(
    terms: list[list[str]], question: list[str], k: int, at_once: int
) -> None:
    """Each passage stands there nine times: many rows equal the last of the best."""
    found = engine(terms * 9, at_once=at_once).top(question, k)
    assert set(found) == set(engine(terms * 9).top(question, k))
    assert len(found) == len(set(found))


def test_a_better_row_further_on_takes_the_place_of_an_earlier_one() -> None:
    terms = [["市"] for _ in range(300)]
    terms[7] = terms[130] = ["市", "公園"]
    terms[290] = ["公園", "公園"]
    found = [rows(engine(terms, at_once=64).top(["公園"], k)) for k in (1, 2, 9)]
    assert found == [[(0, 290)], [(0, 290), (0, 7), (0, 130)], [(0, 290), (0, 7), (0, 130)]]


def test_the_best_are_chosen_among_the_rows_of_all_segments() -> None:
    two = engine([["公園", "市"], ["市"]], [["市"], ["公園"]])
    assert [rows(two.top(["公園"], k)) for k in (1, 2)] == [[(1, 1)], [(1, 1), (0, 0)]]


def test_a_rare_term_decides_among_many_rows_that_hold_a_common_one() -> None:
    terms = [["市"] for _ in range(5000)]
    terms[4321] = ["市", "公園"]
    terms[7] = ["公園", "公園", "公園", "公園"]
    assert rows(engine(terms).top(["市", "公園"], 2)) == [(0, 7), (0, 4321)]


def test_scores_are_lucene_bm25() -> None:
    # idf = ln(1 + (3 - 1 + .5) / (1 + .5)); every length is the mean, so tf = 1 / (1 + k1)
    (found,) = engine([["甲"], ["乙"], ["丙"]]).top(["甲"], 3)
    assert found.row == 0
    assert found.score == pytest.approx(np.log(1 + 2.5 / 1.5) / 2.5)


def test_rows_that_equal_the_last_of_the_best_come_too() -> None:
    assert rows(engine(TERMS, TERMS).top(["担当"], 1)) == [(0, 0), (0, 2), (1, 0), (1, 2)]


@pytest.mark.parametrize("query", [[], ["未知"], ["", "未知"], ["\ud800"]])
def test_words_that_no_passage_holds_find_nothing(query: list[str]) -> None:
    assert engine(TERMS).top(query, 3) == []


@pytest.mark.parametrize("segments", [[], [[]], [[[]]], [[[], []], []]])
def test_an_index_without_terms_finds_nothing(segments: list[list[list[str]]]) -> None:
    empty = engine(*segments)
    assert (empty.top(["課"], 3), empty.most(["課"])) == ([], 0.0)


def test_a_mask_hides_passages() -> None:
    mask = np.array([False, True, True, True])
    assert rows(engine(TERMS).top(["担当", "課"], 10, [mask])) == [(0, 2), (0, 1)]


@pytest.mark.parametrize("passing", [[], [5], [5, 130], [130, 199]])
def test_a_mask_may_hide_whole_ranges_of_passages(passing: list[int]) -> None:
    mask = np.zeros(200, dtype=bool)
    mask[passing] = True
    found = engine([["課"]] * 200, at_once=64).top(["課"], 1, [mask])
    assert rows(found) == [(0, row) for row in passing]


def test_no_passage_scores_more_than_the_most_its_terms_can() -> None:
    three = engine([["市", "担当", "課"]], [["市", "市", "市"], ["公園"]])
    asked = ["市", "担当", "公園", "宇宙"]
    # ln(1 + 1.5 / 2.5) + 2 ln(1 + 2.5 / 1.5) + ln(1 + 3.5 / 0.5)
    assert three.most(asked) == pytest.approx(0.470004 + 2 * 0.980829 + 2.079442, abs=1e-6)
    assert max(one.score for one in three.top(asked, 3)) < three.most(asked)


def test_saved_postings_are_the_same_when_mapped(tmp_path: Path) -> None:
    postings([*TERMS, ["題"] * 70_000]).save(tmp_path / "postings")
    mapped = load_postings(tmp_path / "postings")
    found = {term: mapped.find(term) for term in ("担当", "課", "題", "題題", "")}
    assert found == {"担当": 0, "課": 1, "題": 2, "題題": None, "": None}
    assert [mapped.held(number) for number in range(3)] == [2, 3, 2]
    assert mapped.counts.tolist()[-1] == 65_535
