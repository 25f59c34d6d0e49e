import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.records import Answer, Status
from corpus.text import squash
from evals.grounding import Sources, Stream, parsed, ungrounded
from evals.metrics.grounded import grounded, groundless
from evals.statistics import Share
from tests.evals.builders import TEXT, answer, cite, question, reference

QUOTE = squash(TEXT)
PHRASES = (
    "見直し後では、",
    "{side}の{section}にあります。",
    "全{count}件です。",
    "変更前",
    "差は{computed}です。",
)
WHOLE = cite(TEXT.strip())


def failing(text: str, *phrases: str) -> tuple[str, ...]:
    return ungrounded(text, Sources((QUOTE,), phrases=parsed(phrases)))


@given(st.data())
def test_every_span_of_a_quote_that_cuts_no_number_is_grounded(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(QUOTE) - 1))
    end = data.draw(st.integers(start + 1, len(QUOTE)))
    assume(all(Stream(QUOTE, frozenset()).cuts(at) for at in (start, end)))
    assert failing(QUOTE[start:end]) == ()


@given(st.text("廃止税", min_size=1, max_size=20))
def test_a_text_without_a_source_is_told_whole(text: str) -> None:
    assert failing(text) == (text,)


def test_phrases_stand_around_spans() -> None:
    text = "見直し後では、市内には５つの大学等があり[1]"
    assert failing(text, "見直し後では、") == ()
    assert failing(text) == ("見直し後では、市内には5つの大学等があり",)


def test_two_spans_do_not_follow_each_other_directly() -> None:
    assert failing("人口は未定とします") == ("人口は未定とします",)
    assert failing("人口は、未定とします") == ()
    assert failing("人口は[1]未定とします[1]") == ()
    assert failing("| 人口は | 未定とします |") == ()


def test_a_piece_does_not_cut_a_number() -> None:
    assert failing("200") == ("200",)
    assert failing("115人") == ("115人",)
    assert failing("5,200,115人") == ("5,200,115人",)
    assert failing("人口は、200,115人") == ()


def test_only_the_sentences_without_a_source_are_told() -> None:
    text = "未定とします。廃止されました。\n人口は200,115人です。終わります"
    assert failing(text) == ("廃止されました。", "終わります")


def test_markdown_is_no_assertion() -> None:
    assert failing("## 未定とします\n- **人口は200,115人です。**\n1. 大学等があり、") == ()


def test_braces_are_placeholders_and_markers_are_left_out() -> None:
    assert parsed(["{a}の{b}です。[{n}]", "「{a}」", "[{n}]", ""]) == (
        (None, "の", None, "です。"),
        ("「", None, "」"),
    )


def test_a_placeholder_takes_what_the_citation_says_of_its_place() -> None:
    held = reference(phrases=PHRASES)
    assert groundless(answer("変更前の第1章/アにあります。", WHOLE), held) == ()
    assert groundless(answer("変更後の第1章にあります。", WHOLE), held) == (
        "変更後の第1章にあります。",
    )


@pytest.mark.parametrize(
    ("text", "sources"), [("全2件です。", ()), ("全3件です。", ("全3件です。",))]
)
def test_a_count_is_the_number_of_what_is_shown(text: str, sources: tuple[str, ...]) -> None:
    quotes = (cite("未定とします"), cite("人口は200,115人"))
    assert groundless(answer(text, *quotes), reference(phrases=PHRASES)) == sources


def test_a_page_stands_only_in_a_placeholder() -> None:
    held = reference(phrases=("{page}ページ",))
    assert groundless(answer("4ページ", WHOLE), held) == ()
    assert groundless(answer("4", WHOLE), held) == ("4",)


def test_a_calculation_shows_its_operands() -> None:
    figures = cite("200,115人")
    assert groundless(answer("200,115＋200,115＝400,230[1]", figures), reference()) == ()
    assert groundless(answer("400,230", figures), reference()) == ("400,230",)
    held = reference(phrases=PHRASES)
    assert groundless(answer("差は200,115÷200,115＝100%です。", figures), held) == ()


def test_a_score_is_given_to_answered_records_only() -> None:
    assert grounded(question(), answer("未定とします", WHOLE), reference()) == Share(1, 1)
    assert grounded(question(), answer("廃止します", WHOLE), reference()) == Share(0, 1)
    refusal = Answer("q1", "何", Status.UNANSWERABLE, "廃止します")
    assert grounded(question(), refusal, reference()) is None


def test_a_side_is_called_what_the_cited_document_calls_it() -> None:
    held = reference(phrases=("{after}は", "{before}は"))
    assert held.sides == {"doc": ("改正後", "改正前")}
    assert groundless(answer("改正後は、未定とします[1]", WHOLE), held) == ()
    assert groundless(answer("改正前は、未定とします[1]", WHOLE), held) == ()
    wrong = answer("見直し後は、未定とします[1]", WHOLE)
    assert groundless(wrong, held) == ("見直し後は、未定とします",)
