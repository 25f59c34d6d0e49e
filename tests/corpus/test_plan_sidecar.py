from importlib import resources

import pytest

from corpus import Corpus, CorpusError, Document
from corpus.plan_sidecar import Plan, anchored, parse_plan
from corpus.text import squash


@pytest.fixture(scope="module")
def plan() -> Plan:
    file = resources.files("corpus.documents") / "nagano-refresh-roadmap.plan.toml"
    return parse_plan(file.read_text("utf-8"), "nagano-refresh-roadmap.plan.toml")


def quotes(plan: Plan) -> list[str]:
    found = [*plan.courses, plan.continued or ""]
    found += plan.columns.model_dump().values() if plan.columns else []
    for tie in plan.tie:
        found += [tie.item, tie.at, tie.anchor]
    for placement in plan.placement:
        found += [placement.at, placement.anchor]
    return found + [words for loss in plan.loss for words in loss.about]


def test_every_quote_stands_in_the_original(plan: Plan, nagano: Document) -> None:
    text = squash(nagano.text)
    assert len(quotes(plan)) == 76
    assert [words for words in quotes(plan) if not words or squash(words) not in text] == []


def test_every_reviewed_tie_is_used(plan: Plan, corpus: Corpus) -> None:
    reasons = [t.link.reason for one in corpus.roadmap for c in one.courses for t in c.ties]
    assert [tie.at for tie in plan.tie if tie.reason not in reasons] == []


def test_every_reviewed_placement_is_used(plan: Plan, corpus: Corpus) -> None:
    points = [p.place for one in corpus.roadmap for theme in one.themes for p in theme.points]
    told = [p for p in points if p.reason in {placement.reason for placement in plan.placement}]
    assert len(told) == len(plan.placement)


def test_a_quote_is_found_over_line_breaks(nagano: Document) -> None:
    assert (
        anchored(nagano, "配布・回覧・周知に関する事務").text == "配布・回覧・周知に関す\n\nる事務"
    )


def test_a_quote_that_does_not_stand_there_is_an_error(nagano: Document) -> None:
    with pytest.raises(CorpusError, match="引用「花壇の手入れ」が原文にありません"):
        anchored(nagano, "花壇の手入れ")


@pytest.mark.parametrize("content", ["courses = 3", "unknown = 1", "[[", '[[loss]]\nkind = "x"'])
def test_a_damaged_file_is_named(content: str) -> None:
    with pytest.raises(CorpusError, match=r"sample\.plan\.toml：計画の構成ファイルを読めません"):
        parse_plan(content, "sample.plan.toml")
