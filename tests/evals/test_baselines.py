from collections.abc import Sequence

import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.records import Role, Status, Turn
from corpus import Corpus
from corpus.records import Section, SectionKind
from corpus.state import DataFolder
from evals.baselines.answering import Baseline, Block
from evals.baselines.llamaindex import top_nodes
from evals.baselines.opening import baselines
from evals.baselines.table import COLUMNS, Row, comparison
from evals.runner import Result
from evals.statistics import Share
from index.build import build_index
from index.encoder import HashingEncoder
from index.generations import open_current
from index.searcher import Searcher
from tests.assistant.samples import small_corpus
from tests.evals.builders import answer, cite, document, question, reference

TEXT = "公園\n公園は市が清掃します。\n道路\n道路は県が補修します。\n"
ENCODER = HashingEncoder()


class HashingEmbedding(BaseEmbedding):
    """LlamaIndex's side of the double."""

    def _get_text_embedding(self, text: str) -> list[float]:
        return list(map(float, ENCODER.encode_passages([text])[0]))

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)


def part(text: str, kind: SectionKind, *path: str) -> Section:
    start = TEXT.index(text)
    return Section("doc", start, start + len(text), kind, path, 1)


CORPUS = Corpus(
    (document(TEXT),),
    (
        part("公園\n", SectionKind.HEADING, "公園"),
        part("公園は市が清掃します。", SectionKind.PARAGRAPH, "公園", "本文"),
        part("道路\n", SectionKind.HEADING, "道路"),
        part("道路は県が補修します。", SectionKind.PARAGRAPH, "道路", "本文"),
    ),
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Baseline]:
    data = DataFolder(tmp_path_factory.mktemp("parks"))
    build_index(CORPUS, lambda: ENCODER, data)
    searcher = Searcher(open_current(data), ENCODER)
    found = baselines(CORPUS, searcher, ENCODER, HashingEmbedding())
    return {baseline.name: baseline for baseline in found}


def answers(baselines: dict[str, Baseline], asked: str) -> dict[str, str]:
    return {name.split(",")[0]: each.ask(asked).answer for name, each in baselines.items()}


def test_each_baseline_answers_with_what_it_finds_first(opened: dict[str, Baseline]) -> None:
    told = [each.ask("道路は県が補修しますか").answer for each in opened.values()]
    assert told == [
        f"{TEXT.strip()}[1]",
        "道路は県が補修します。[1]",
        "道路は県が補修します。[1]",
        "道路は県が補修します。[1]",
        "道路\n道路は県が補修します。[1]",
    ]


def test_a_question_that_nothing_answers_is_answered_all_the_same(
    opened: dict[str, Baseline],
) -> None:
    """Only BM25 finds nothing where no word occurs."""
    statuses = [each.ask("県境").status for each in opened.values()]
    answered = Status.ANSWERED
    assert statuses == [answered, Status.UNANSWERABLE, answered, answered, answered]


def test_nodes_are_two_and_stand_where_they_say() -> None:
    corpus = Corpus((document("公園は市が清掃します。道路は県が補修します。\n" * 200),), ())
    find = top_nodes(corpus, HashingEmbedding(), ENCODER)
    blocks = find("公園の清掃")
    assert len(blocks) == 2
    record = Baseline("nodes", corpus, find).ask("公園の清掃")
    text = corpus.documents[0].text
    assert [c.quote for c in record.citations] == [text[b.start : b.end] for b in blocks]
    assert all(c.quote.strip() == c.quote for c in record.citations)


def test_an_answer_is_its_blocks_with_their_citations() -> None:
    blocks = (Block("doc", 0, 2), Block("doc", 3, 14, CORPUS.sections[1]))
    record = Baseline("two", CORPUS, lambda asked: blocks).ask("何", id="q9")
    assert (record.id, record.answer) == ("q9", "公園[1]\n\n公園は市が清掃します。[2]")
    assert [c.role for c in record.citations] == [Role.EVIDENCE] * 2
    assert [c.section for c in record.citations] == [(), ("公園", "本文")]
    assert record.asof == {"doc": "sha256:00"}


def test_earlier_turns_are_not_looked_at() -> None:
    seen: list[str] = []

    def find(asked: str) -> Sequence[Block]:
        seen.append(asked)
        return ()

    Baseline("none", CORPUS, find).ask("それは", [Turn("user", "公園とは")])
    assert seen == ["それは"]


def row() -> Row:
    """A right answer that is too long for its kind, and one to a question without an answer."""
    padding = "・" * 800
    asked = question(must=(("200,115",),), cite=("人口は200,115人",))
    lost = question(answerable=False)
    told = answer(f"人口は200,115人です[1]{padding}", cite("人口は200,115人です"))
    return Row.of("two", [Result(asked, told), Result(lost, answer("市内[1]"))], reference())


def test_length_counts_apart_from_content() -> None:
    shares = dict(zip(COLUMNS, row().shares, strict=True))
    assert shares["correct"] == (Share(0, 1), None)
    assert shares["correct, any length"] == (Share(1, 1), None)
    assert shares["wrong answer"] == (None, Share(1, 1))


def test_a_quote_that_is_too_long_counts_only_at_any_length() -> None:
    text = "人口は200,115人です" + "。" * 400
    asked = question(cite=("人口は200,115人",))
    told = answer("…[1]", cite(text, text=text))
    shares = Row.of("long", [Result(asked, told)], reference(text)).shares
    assert dict(zip(COLUMNS, shares, strict=True))["cited"] == (Share(0, 1),)
    assert dict(zip(COLUMNS, shares, strict=True))["cited, any length"] == (Share(1, 1),)


def test_answerers_are_told_with_counts_intervals_and_length() -> None:
    # Wilson at 0 of 1: z² / (1 + z²) = 0.79; the answers have 814 and 2 characters.
    (line,) = comparison([row()]).splitlines()[2:]
    assert line.startswith("| two | 0/1 (0%–79%) | 1/1 (21%–100%) | 1/1 (21%–100%) | ")
    assert line.endswith(" | 408 |")
    assert row().as_json()["wrong answer"] == [1, 1]


def test_the_small_corpus_of_the_assistant_has_blocks_too(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    data = DataFolder(tmp_path_factory.mktemp("small"))
    corpus = small_corpus()
    build_index(corpus, lambda: ENCODER, data)
    searcher = Searcher(open_current(data), ENCODER)
    for each in baselines(corpus, searcher, ENCODER, HashingEmbedding()):
        for citation in each.ask("公園の計画は何ですか").citations:
            text = corpus.document(citation.document).text
            assert text[citation.start : citation.end] == citation.quote
