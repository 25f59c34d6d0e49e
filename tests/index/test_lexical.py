from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexDamaged
from index.lexical import Lexical

TERMS = [["担当", "課"], ["課", "題"], ["担当", "課"], []]


def test_equal_passages_stand_in_reading_order() -> None:
    found = Lexical.build(TERMS).top(["担当"], 10)
    assert [position for position, _ in found] == [0, 2]


def test_scores_are_lucene_bm25() -> None:
    # idf = ln(1 + (3 - 1 + .5) / (1 + .5)); every length is the mean, so tf = 1 / (1 + k1)
    scores = Lexical.build([["甲"], ["乙"], ["丙"]], k1=1.5, b=0.75).scores(["甲"])
    assert scores.tolist() == pytest.approx([np.log(1 + 2.5 / 1.5) / 2.5, 0, 0])


@pytest.mark.parametrize("query", [[], ["未知"], ["", "未知"]])
def test_words_that_no_passage_holds_find_nothing(query: list[str]) -> None:
    assert Lexical.build(TERMS).top(query, 3) == ()


@pytest.mark.parametrize("terms", [[], [[]], [[], []]])
def test_an_index_without_terms_finds_nothing(terms: list[list[str]], tmp_path: Path) -> None:
    Lexical.build(terms).save(tmp_path / "lexical")
    loaded = Lexical.load(tmp_path / "lexical")
    assert (loaded.size, loaded.scores(["課"]).tolist()) == (len(terms), [0.0] * len(terms))


def test_a_mask_hides_passages() -> None:
    mask = np.array([False, True, True, True])
    found = Lexical.build(TERMS).top(["担当", "課"], 10, mask)
    assert [position for position, _ in found] == [2, 1]


def test_a_loaded_index_scores_as_the_saved_one(tmp_path: Path) -> None:
    built = Lexical.build(TERMS)
    built.save(tmp_path / "lexical")
    query = ["担当", "題"]
    assert Lexical.load(tmp_path / "lexical").scores(query).tolist() == built.scores(query).tolist()


@pytest.mark.parametrize("name", ["size", "bm25s/vocab.index.json", "bm25s/data.csc.index.npy"])
def test_a_damaged_file_is_reported_with_the_remedy(name: str, tmp_path: Path) -> None:
    Lexical.build(TERMS).save(tmp_path / "lexical")
    (tmp_path / "lexical" / name).write_bytes(b"")
    with pytest.raises(IndexDamaged, match="machishirube build --force"):
        Lexical.load(tmp_path / "lexical")


def test_no_passage_scores_more_than_the_most_its_terms_can() -> None:
    lexical = Lexical.build([["市", "担当", "課"], ["市", "市", "市"], ["公園"]])
    asked = ["市", "担当", "公園", "宇宙"]
    # ln(1 + 1.5 / 2.5) + 2 ln(1 + 2.5 / 1.5) + ln(1 + 3.5 / 0.5)
    assert lexical.most(asked) == pytest.approx(0.470004 + 2 * 0.980829 + 2.079442, abs=1e-6)
    assert lexical.scores(asked).max() < lexical.most(asked)


def test_an_index_without_terms_can_score_nothing() -> None:
    assert Lexical.build([[], []]).most(["市"]) == 0.0
