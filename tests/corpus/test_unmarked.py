import pytest

from corpus.pieces import lay_out
from tests.corpus.outlines import as_paragraphs, as_plain

SENTENCES = "本市では、市民と市が協力して、地域の課題を解決する仕組みを整えてきました。"


def headed(*lines: str) -> list[str]:
    extract = as_paragraphs("１　趣旨", *lines)
    return [extract.text[p.unit.start : p.unit.end] for p in lay_out(extract).pieces if p.heads]


def test_a_short_noun_over_a_paragraph_heads_it() -> None:
    assert headed("計画の背景", SENTENCES) == ["計画の背景"]


@pytest.mark.parametrize(
    "line",
    ["市では次のように", "背景を示す", "電話 0268-22-4100", "令和５年", "計画の背景。", "1,200"],
)
def test_a_sentence_a_date_or_a_figure_heads_nothing(line: str) -> None:
    assert headed(line, SENTENCES) == []


def test_a_noun_over_a_list_of_nouns_heads_nothing() -> None:
    assert headed("会長", "副会長", "委員") == []


def test_remarks_head_what_is_below_them() -> None:
    assert headed("備考", "１　端数は切り捨てる。") == ["備考"]


def test_a_chapter_whose_name_stands_on_the_next_line_is_one_heading() -> None:
    extract = as_plain("第１章\n計画の策定\n\n　本文です。\n")
    pieces = lay_out(extract).pieces
    assert extract.text[pieces[0].unit.start : pieces[0].unit.end] == "第１章\n計画の策定"


def test_a_chapter_without_a_name_does_not_take_its_first_sentence() -> None:
    extract = as_paragraphs("第１章", SENTENCES)
    assert len(lay_out(extract).pieces) == 2
