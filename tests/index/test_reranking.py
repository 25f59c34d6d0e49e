import logging
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError
from sentence_transformers import CrossEncoder

from index.encoder import HashingEncoder
from index.errors import ModelMissing
from index.generations import open_current
from index.modelfolder import reranker_name
from index.records import Hit
from index.reranking import (
    RERANKER_FAILED,
    RERANKER_LOADING,
    BackgroundReranker,
    CrossEncoderReranker,
    OverlapReranker,
    Reranker,
    RerankerFailed,
    RerankerNotReady,
    rerank,
)
from index.searcher import LEXICAL_ONLY, Searcher
from index.settings import IndexSettings
from tests.index.contract_reranker import QUERY, TEXTS, RerankerContract
from tests.index.samples import RULES, build, corpus_of, sample_passages
from tests.index.tiny_models import tiny_cross_encoder

LINES = ("担当課は担当課です。", *RULES, "朝ごみ", "朝八時にごみを出す課はどこか。")


class ListedScores:
    """A reranker that gives the scores listed, whatever is asked."""

    name = "listed"

    def __init__(self, *scores: float) -> None:
        self._scores = scores

    def score(self, query: str, texts: Sequence[str]) -> np.ndarray:
        return np.array(self._scores, np.float32)


@pytest.fixture(scope="module")
def tiny_cross(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_cross_encoder(tmp_path_factory.mktemp("cross"))


@pytest.fixture
def own_folder(tiny_cross: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copytree(tiny_cross, tmp_path / "cross"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """A searcher without a reranker."""
    data, _ = build(tmp_path_factory.mktemp("built"), corpus_of(LINES))
    return Searcher(open_current(data), HashingEncoder())


def hits(*scores: float) -> tuple[Hit, ...]:
    """Hits with these fused scores, in reading order."""
    passages = sample_passages(LINES)
    return tuple(Hit(p, score, None, 2.0) for p, score in zip(passages, scores, strict=False))


def told(found: tuple[Hit, ...]) -> list[tuple[str, float, float | None]]:
    """Each hit's section, fused score and the reranker's."""
    return [(hit.passage.section.path[0], hit.score, hit.reranked) for hit in found]


class TestOverlapReranker(RerankerContract):
    @pytest.fixture
    def reranker(self) -> Reranker:
        return OverlapReranker()

    def test_a_score_is_the_share_of_the_questions_characters(self) -> None:
        scores = OverlapReranker().score("あいうう", ["いう", "", "うあいえ"])
        np.testing.assert_array_equal(scores, np.array([2 / 3, 0, 1], np.float32))


class TestTinyCrossEncoder(RerankerContract):
    @pytest.fixture
    def reranker(self, tiny_cross: Path) -> Reranker:
        return CrossEncoderReranker(str(tiny_cross))

    def test_the_scores_are_those_of_the_library(
        self, reranker: Reranker, tiny_cross: Path
    ) -> None:
        library = CrossEncoder(str(tiny_cross), device="cpu", local_files_only=True)
        expected = library.predict([(QUERY, text) for text in TEXTS])
        np.testing.assert_allclose(reranker.score(QUERY, TEXTS), expected, atol=1e-6)

    def test_bfloat16_is_near_to_float32_and_does_not_round_the_scores(
        self, reranker: Reranker, tiny_cross: Path
    ) -> None:
        rough = CrossEncoderReranker(str(tiny_cross), dtype="bfloat16").score(QUERY, TEXTS)
        np.testing.assert_allclose(rough, reranker.score(QUERY, TEXTS), atol=0.05)
        # the low half of a float32 is zero in a number that bfloat16 can hold
        assert (rough.view(np.uint32) & 0xFFFF).any()


class TestLoadedBackgroundReranker(RerankerContract):
    @pytest.fixture
    def reranker(self) -> Reranker:
        background = BackgroundReranker(OverlapReranker)
        background.start()
        background.start()
        assert background.wait()
        return background


def test_a_folders_own_prompt_stands_before_the_question(tmp_path: Path, tiny_cross: Path) -> None:
    prompted = CrossEncoderReranker(str(tiny_cross_encoder(tmp_path, prompt="しつもん")))
    bare = CrossEncoderReranker(str(tiny_cross)).score(QUERY, TEXTS)
    assert not np.allclose(prompted.score(QUERY, TEXTS), bare, atol=1e-5)


def test_the_best_are_put_in_order_and_ties_and_the_others_keep_their_places() -> None:
    given = hits(0.9, 0.8, 0.7, 0.6, 0.5)
    found, degraded = rerank(ListedScores(1.0, 3.0, 1.0, 2.0), "問", given, 4)
    assert degraded == ()
    assert told(found) == [
        ("第2条", 0.9, 3.0), ("第4条", 0.8, 2.0), ("第1条", 0.7, 1.0), ("第3条", 0.6, 1.0),
        ("第5条", 0.5, None),
    ]  # fmt: skip
    assert [(hit.dense, hit.lexical) for hit in found] == [(None, 2.0)] * 5


@pytest.mark.parametrize("scores", [(1.0,), (1.0, float("nan")), (1.0, float("inf")), ()])
def test_anything_but_one_finite_number_for_each_text_is_left_out(
    scores: tuple[float, ...], caplog: pytest.LogCaptureFixture
) -> None:
    given = hits(0.9, 0.8)
    assert rerank(ListedScores(*scores), "問", given, 20) == (given, (RERANKER_FAILED,))
    assert caplog.record_tuples[0][1] == logging.WARNING


def test_without_hits_nothing_is_asked() -> None:
    assert rerank(ListedScores(1.0), "問", (), 20) == ((), ())


def test_a_hit_from_beyond_top_k_can_come_first(plain: Searcher) -> None:
    query = "朝八時にごみを出す"
    before = plain.search(query, top_k=6).hits
    last = before[-1].passage
    scores = [float(hit.passage == last) for hit in before]
    found = replace(plain, reranker=ListedScores(*scores)).search(query, top_k=1).hits
    assert [(hit.passage, hit.reranked) for hit in found] == [(last, 1.0)]
    assert found[0].score == before[0].score


def test_only_the_depth_that_the_settings_give_is_put_in_order(plain: Searcher) -> None:
    settings = IndexSettings(rerank_depth=2)
    before = [hit.passage for hit in plain.search("ごみの担当課").hits]
    turned = Searcher(plain.generation, plain.encoder, settings, ListedScores(0.0, 1.0))
    found = [hit.passage for hit in turned.search("ごみの担当課").hits]
    assert found == [before[1], before[0], *before[2:]]


def test_a_tiny_cross_encoder_orders_the_hits(plain: Searcher, tiny_cross: Path) -> None:
    reranker = CrossEncoderReranker(str(tiny_cross))
    before = plain.search("ごみの担当課").hits
    found = replace(plain, reranker=reranker).search("ごみの担当課").hits
    scores = reranker.score("ごみの担当課", [hit.passage.search_text for hit in before])
    order = np.argsort(-scores, kind="stable").tolist()
    assert [hit.passage for hit in found] == [before[number].passage for number in order]
    assert order != sorted(order)
    assert [hit.score for hit in found] == [hit.score for hit in before]


@pytest.mark.parametrize("top_k", [-1, 0])
def test_where_no_hits_are_wanted_nothing_is_asked(plain: Searcher, top_k: int) -> None:
    outcome = replace(plain, reranker=ListedScores(1.0)).search("担当課", top_k=top_k)
    assert (outcome.hits, outcome.degraded) == ((), ())


def test_while_it_loads_the_search_goes_on_and_says_so(plain: Searcher) -> None:
    loading = replace(plain, encoder=None, reranker=BackgroundReranker(OverlapReranker))
    outcome = loading.search("担当課")
    assert outcome.degraded == (LEXICAL_ONLY, RERANKER_LOADING)
    assert outcome.hits == replace(plain, encoder=None).search("担当課").hits


def test_a_reranker_that_could_not_be_loaded_is_left_out(
    plain: Searcher, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    background = BackgroundReranker(lambda: CrossEncoderReranker(str(tmp_path / "nowhere")))
    background.start()
    assert not background.wait()
    outcome = replace(plain, reranker=background).search("担当課")
    assert outcome == replace(plain.search("担当課"), degraded=(RERANKER_FAILED,))
    assert "nowhere がありません" in caplog.text


def test_before_it_is_ready_a_background_reranker_says_so() -> None:
    with pytest.raises(RerankerNotReady, match="読み込んでいます"):
        _ = BackgroundReranker(OverlapReranker).name


def test_what_breaks_in_the_model_is_told_as_ours(tiny_cross: Path) -> None:
    reranker = CrossEncoderReranker(str(tiny_cross))
    with pytest.raises(RerankerFailed, match="点を付けられません"):
        reranker.score("市", ["\ud800"])


def test_a_missing_folder_is_named_with_the_setting_to_mend(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"nowhere がありません.*reranker を直す"):
        CrossEncoderReranker(str(tmp_path / "nowhere"))


def test_a_name_that_is_not_in_the_local_cache_is_missing() -> None:
    with pytest.raises(
        ModelMissing, match="並べ替えのモデル nobody/no-such がこの機械にありません"
    ):
        CrossEncoderReranker("nobody/no-such")


@pytest.mark.parametrize("name", ["model.safetensors", "config.json", "tokenizer.json"])
def test_a_damaged_folder_is_told_in_one_message(own_folder: Path, name: str) -> None:
    (own_folder / name).write_text("damaged", encoding="utf-8")
    with pytest.raises(ModelMissing, match="並べ替えのモデルとして読めません"):
        CrossEncoderReranker(str(own_folder))


def test_a_model_that_gives_classes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="3個の数を出すモデル"):
        CrossEncoderReranker(str(tiny_cross_encoder(tmp_path, labels=3)))


def test_the_name_changes_with_precision_and_folder_alone(own_folder: Path, tmp_path: Path) -> None:
    elsewhere = shutil.copytree(own_folder, tmp_path / "elsewhere" / own_folder.name)
    names = [reranker_name(str(own_folder)), reranker_name(str(own_folder), dtype="bfloat16")]
    assert reranker_name(str(elsewhere)) == names[0]
    (own_folder / "config.json").write_text("{}", encoding="utf-8")
    assert len({*names, reranker_name(str(own_folder))}) == 3


def test_loading_needs_neither_network_nor_home(tiny_cross: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "home"
    blocked.write_text("a file, so that no folder can be made below it", encoding="utf-8")
    code = (
        "import socket, sys\n"
        "socket.socket.connect = None\n"
        "from index.reranking import CrossEncoderReranker\n"
        "print(CrossEncoderReranker(sys.argv[1]).score('あ', ['い']).shape)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tiny_cross)],
        env={"HOME": str(blocked), "PATH": ""}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "(1,)\n"


def test_importing_the_module_does_not_import_torch() -> None:
    code = "import sys, index.reranking; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_defaults_have_no_reranker_and_it_shapes_nothing_that_is_stored() -> None:
    named = IndexSettings(reranker="models/ruri-reranker", rerank_depth=50)
    assert (IndexSettings().reranker, IndexSettings().rerank_depth) == (None, 20)
    assert named.shaping() == IndexSettings().shaping()


@pytest.mark.parametrize("depth", [1, 201])
def test_an_impossible_depth_is_refused(depth: int) -> None:
    with pytest.raises(ValidationError, match="rerank_depth"):
        IndexSettings(rerank_depth=depth)
