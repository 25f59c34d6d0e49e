"""Models that the settings name, by way of the commands."""

import json
import re
import shutil
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sentence_transformers import CrossEncoder, SentenceTransformer

from assistant.checkup import check_up
from assistant.cli import main
from assistant.live import LiveAssistant
from assistant.opening import open_searcher
from assistant.preparing import is_up_to_date
from assistant.recall import _spread
from assistant.settings import Settings, load_settings
from corpus import load_corpus
from corpus.state import DataFolder
from index.generations import open_current
from index.reranking import RERANKER_FAILED, RERANKER_LOADING
from index.settings import IndexSettings
from tests.assistant.commands.conftest import Run
from tests.index.tiny_models import tiny_cross_encoder, tiny_modernbert

QUERY = "協働推進員"
SETTINGS = """[index]
model = "models/tiny-modernbert"
query_prompt = "しつもん："
passage_prompt = "ぶんしょう："
dtype = "float32"
"""


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """A data folder whose settings name a ModernBERT with prompts, with its index.

    The model's own prompts are others, and a cross-encoder lies beside it, not named yet.
    """
    data = DataFolder(tmp_path_factory.mktemp("named"))
    models = data.root / "models"
    tiny_modernbert(models, {"query": "と", "document": "ぶ"})
    tiny_cross_encoder(models)
    data.settings_file.write_text(SETTINGS, encoding="utf-8")
    assert main(["--data-dir", str(data.root), "build"]) == 0
    return data


@pytest.fixture
def own(named: DataFolder, tmp_path: Path) -> DataFolder:
    """A copy that a test may change."""
    return DataFolder(Path(shutil.copytree(named.root, tmp_path / "own")))


def name_reranker(data: DataFolder, reranker: str) -> None:
    with data.settings_file.open("a", encoding="utf-8") as file:
        file.write(f"reranker = '{reranker}'\n")


def searched(run: Run, data: DataFolder, *more: str) -> list[dict[str, Any]]:
    code, out, _ = run(data, "search", QUERY, "--json", *more)
    found = json.loads(out)
    assert (code, found["degraded"]) == (0, [])
    hits: list[dict[str, Any]] = found["hits"]
    return hits


def place(hit: dict[str, Any]) -> tuple[str, int, int]:
    return hit["document"], hit["start"], hit["end"]


def test_passages_are_embedded_by_the_named_model_behind_the_named_prompt(
    named: DataFolder,
) -> None:
    library = SentenceTransformer(str(named.root / "models" / "tiny-modernbert"), device="cpu")
    generation = open_current(named)
    texts = [passage.search_text for passage in generation.passages]
    # a longer one is embedded in windows, and one under headings counts without them too
    short = [n for n, text in enumerate(texts) if len(text) < 50 and "\n" not in text]
    behind = ["ぶんしょう：" + texts[n] for n in short]
    expected = library.encode(behind, prompt="", normalize_embeddings=True)
    assert len(short) > 10
    np.testing.assert_allclose(generation.local.vectors()[short], expected, atol=1e-5)


def test_a_search_compares_the_question_behind_its_named_prompt(
    named: DataFolder, run: Run
) -> None:
    library = SentenceTransformer(str(named.root / "models" / "tiny-modernbert"), device="cpu")
    question = library.encode(["しつもん：" + QUERY], prompt="", normalize_embeddings=True)[0]
    legs = open_current(named).local
    cosines = legs.vectors() @ question
    dense = [hit["dense"] for hit in searched(run, named, "-k", "100") if hit["dense"]]
    assert max(dense) == pytest.approx(cosines.max(), abs=1e-5)


def test_a_named_cross_encoder_orders_the_hits_without_a_new_build(
    own: DataFolder, run: Run
) -> None:
    before = searched(run, own, "-k", "30")
    name_reranker(own, "models/tiny-cross")
    after = searched(run, own, "-k", "30")
    scores = [hit["reranked"] for hit in after]
    assert scores[:20] == sorted(scores[:20], reverse=True)
    assert scores[20:] == [None] * 10
    assert sorted(map(place, after[:20])) == sorted(map(place, before[:20]))
    assert [place(hit) for hit in after[:20]] != [place(hit) for hit in before[:20]]
    assert [place(hit) for hit in after[20:]] == [place(hit) for hit in before[20:]]
    assert [hit["score"] for hit in after] == [hit["score"] for hit in before]


def test_the_scores_are_the_cross_encoders_own(own: DataFolder) -> None:
    name_reranker(own, "models/tiny-cross")
    library = CrossEncoder(str(own.root / "models" / "tiny-cross"), device="cpu")
    hits = open_searcher(own, load_settings(own), load_corpus()).search(QUERY, top_k=20).hits
    expected = library.predict([(QUERY, hit.passage.search_text) for hit in hits])
    assert [hit.reranked for hit in hits] == pytest.approx(expected.tolist(), abs=1e-5)


def test_naming_a_reranker_leaves_the_index_as_it_is(own: DataFolder, run: Run) -> None:
    name_reranker(own, "models/tiny-cross")
    assert is_up_to_date(own, load_settings(own))
    code, _, err = run(own, "build")
    assert (code, "索引は最新です" in err) == (0, True)


@pytest.mark.parametrize("command", [("search", QUERY), ("ask", "協働推進員の役割は何ですか")])
def test_a_reranker_that_is_not_there_is_refused_with_the_setting_to_mend(
    own: DataFolder, run: Run, command: tuple[str, ...]
) -> None:
    name_reranker(own, "models/none")
    code, _, err = run(own, *command)
    assert code == 2
    assert err.startswith("エラー：並べ替えのモデル models/none がこの機械にありません。")
    assert "設定の [index] の reranker を直すか、その行を消してください。" in err


@pytest.mark.parametrize(
    ("reranker", "expected"),
    [
        ("models/tiny-cross", {"並べ替え": ("ok", "models/tiny-cross があります")}),
        (
            "models/none",
            {
                "並べ替え": (
                    "error",
                    "並べ替えのモデル models/none がこの機械にありません。（期待：CrossEncoder の"
                    "形式のフォルダー、またはこの機械に取得済みのモデル名）",
                )
            },
        ),
        (None, {}),
    ],
)
def test_the_check_tells_whether_a_named_reranker_is_there(
    own: DataFolder, reranker: str | None, expected: dict[str, tuple[str, str]]
) -> None:
    if reranker:
        name_reranker(own, reranker)
    findings = check_up(own, load_settings(own))
    told = {f.name: (f.severity.value, f.message) for f in findings if f.name == "並べ替え"}
    assert told == expected


def test_the_page_answers_before_its_models_are_loaded_and_with_them_afterwards(
    own: DataFolder,
) -> None:
    name_reranker(own, "models/tiny-cross")
    said: list[str] = []
    live = LiveAssistant.open(own, load_settings(own), said.append)
    assert RERANKER_LOADING in live.ask("協働推進員の役割は何ですか").degraded
    live.warm_up()
    assert live.ask("協働推進員の役割は何ですか").degraded == ()
    assert said == []


def test_a_page_whose_reranker_does_not_load_tells_it_and_goes_on(own: DataFolder) -> None:
    name_reranker(own, "models/tiny-cross")
    (own.root / "models" / "tiny-cross" / "model.safetensors").write_bytes(b"damaged")
    said: list[str] = []
    live = LiveAssistant.open(own, load_settings(own), said.append)
    live.warm_up()
    assert live.ask("協働推進員の役割は何ですか").degraded == (RERANKER_FAILED,)
    assert [line.split("：")[0] for line in said] == [RERANKER_FAILED]


def test_the_guide_shows_settings_that_can_be_set() -> None:
    guide = Path(__file__).parents[3] / "docs" / "encoders.md"
    blocks = re.findall(r"```toml\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL)
    model, reranker = (Settings.model_validate(tomllib.loads(block)).index for block in blocks)
    assert (model.query_prompt, model.passage_prompt) == ("検索クエリ: ", "検索文書: ")
    assert model.dtype == IndexSettings().dtype
    assert reranker.rerank_depth == IndexSettings().rerank_depth


def test_an_answer_is_recalled_in_the_rerankers_order(own: DataFolder) -> None:
    """A hit of the reranker's choice counts as the best one found did; the others stay."""
    name_reranker(own, "models/tiny-cross")
    hits = open_searcher(own, load_settings(own), load_corpus()).search(QUERY, top_k=30).hits
    before = [one.share for one in _spread([replace(hit, reranked=None) for hit in hits])]
    after = [one.share for one in _spread(hits)]
    assert after == [*sorted(before[:20], reverse=True), *before[20:]]
    assert after != before
