import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from llama_index.core.schema import NodeWithScore

from index.encoder import BackgroundEncoder, HashingEncoder
from index.errors import IndexMissing
from index.generations import open_current
from index.records import Filter
from index.retriever import HybridRetriever
from index.searcher import LEXICAL_ONLY, Searcher
from index.settings import IndexSettings
from index.store import FaissStore, passage_from
from tests.index.samples import RULES, SmallCorpus, build, corpus_of, joined


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    """A searcher over two documents with the same three rules."""
    both = joined(corpus_of(RULES, "a"), corpus_of(RULES, "b", "長野市"))
    return Searcher(open_current(build(tmp_path, both)[0]), HashingEncoder())


def test_a_japanese_question_finds_the_sentence_that_answers_it(searcher: Searcher) -> None:
    outcome = searcher.search("担当課はどこですか", top_k=2)
    assert [hit.passage.text for hit in outcome.hits] == [RULES[1], RULES[1]]
    assert [hit.passage.section.document for hit in outcome.hits] == ["a", "b"]
    assert outcome.degraded == ()


def test_raw_scores_of_both_legs_stay_in_the_hit(searcher: Searcher) -> None:
    best = searcher.search("担当課").hits[0]
    assert best.dense is not None
    assert best.lexical is not None
    assert (round(best.dense, 4), round(best.lexical, 4)) == (0.2025, 0.9828)


def test_half_of_the_mean_passage_can_be_taken_off_a_question(searcher: Searcher) -> None:
    question = HashingEncoder().encode_queries(["担当課"])[0]
    vectors = searcher.generation.local.vectors()
    centred = question - 0.5 * vectors.mean(axis=0)
    expected = vectors @ (centred / np.linalg.norm(centred))
    half = Searcher(searcher.generation, HashingEncoder(), IndexSettings(centring=0.5))
    found = {hit.passage: hit.dense for hit in half.search("担当課").hits}
    told = [found[passage] for passage in searcher.generation.passages]
    assert told == pytest.approx(expected.tolist(), abs=1e-6)


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (Filter(documents=frozenset({"b"})), {("b", "after"), ("b", "before")}),
        (Filter(cities=frozenset({"長野市"}), sides=frozenset({"before"})), {("b", "before")}),
        (Filter(sides=frozenset({None})), set()),
    ],
)
def test_nothing_outside_the_filter_comes_back(
    searcher: Searcher, where: Filter, found: set[tuple[str, str]]
) -> None:
    hits = searcher.search("住民自治協議会の担当課", where=where).hits
    assert {(h.passage.section.document, h.passage.section.side) for h in hits} == found


def test_while_the_model_loads_words_answer_and_the_outcome_says_so(searcher: Searcher) -> None:
    loading = BackgroundEncoder(HashingEncoder)
    outcome = Searcher(searcher.generation, loading).search("ごみは何時まで", top_k=1)
    assert outcome.degraded == (LEXICAL_ONLY,)
    assert [(hit.passage.text, hit.dense) for hit in outcome.hits] == [(RULES[2], None)]
    loading.start()
    loading.wait()
    assert Searcher(searcher.generation, loading).search("ごみ").degraded == ()


def test_without_a_shared_word_the_lexical_leg_finds_nothing(searcher: Searcher) -> None:
    assert Searcher(searcher.generation, None).search("宇宙旅行").hits == ()


@pytest.mark.parametrize("query", ["", " ", "\x00", "。。。", "\ud800", "市" * 5000])
def test_no_query_breaks_the_search(searcher: Searcher, query: str) -> None:
    assert len(searcher.search(query).hits) <= 10


@pytest.mark.parametrize("top_k", [-1, 0])
def test_no_hits_are_given_where_none_are_wanted(searcher: Searcher, top_k: int) -> None:
    assert searcher.search("担当課", top_k=top_k).hits == ()


def test_an_encoder_of_another_model_is_refused(searcher: Searcher) -> None:
    with pytest.raises(IndexMissing, match=r"hashing-64で作られています.*hashing-32"):
        Searcher(searcher.generation, HashingEncoder(32)).search("担当課")


def test_an_empty_index_is_searched_in_peace(tmp_path: Path) -> None:
    generation = open_current(build(tmp_path, SmallCorpus([], []))[0])
    assert Searcher(generation, HashingEncoder()).search("担当課").hits == ()


def test_threads_get_the_same_answers_as_one(searcher: Searcher) -> None:
    queries = [*RULES, "担当課はどこですか"] * 20
    alone = [searcher.search(query) for query in queries]
    barrier = threading.Barrier(4)
    with ThreadPoolExecutor(4, initializer=barrier.wait) as pool:
        assert list(pool.map(searcher.search, queries)) == alone


def test_the_retriever_gives_llama_index_the_same_hits(searcher: Searcher) -> None:
    where = Filter(documents=frozenset({"b"}))
    retriever = HybridRetriever(searcher, top_k=2, where=where)
    found: list[NodeWithScore] = retriever.retrieve("担当課はどこですか")
    hits = searcher.search("担当課はどこですか", top_k=2, where=where).hits
    assert [passage_from(item.node) for item in found] == [hit.passage for hit in hits]
    assert [item.score for item in found] == [hit.score for hit in hits]
    assert found[0].node.metadata["lexical"] == hits[0].lexical
    assert found[0].node.get_content() == RULES[1]


def test_llama_index_can_open_the_store_of_a_generation(tmp_path: Path) -> None:
    generation = open_current(build(tmp_path)[0])
    store = FaissStore.of(generation.local)
    assert [passage_from(node) for node in store.get_nodes()] == list(generation.passages)
