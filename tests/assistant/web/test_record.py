"""Answers to keep: as a page, a table and Markdown."""

import csv
import io
from datetime import UTC, datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.doubles import ScriptedAssistant
from assistant.records import Answer, Status
from assistant.web import words
from assistant.web.record import (
    entries,
    record_markdown,
    record_rows,
    told_time,
)
from assistant.web.talk import Exchange, Filters, Talk, ask
from corpus import Corpus
from tests.assistant.web.sample import AFTER, CHANGED, SALARY, UEDA, script

NOW = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)


def address(document: str, start: int, end: int, version: str) -> str:
    return f"https://example.jp/{document}/{start}/{end}/{version}"


@pytest.fixture(scope="module")
def talk(corpus: Corpus) -> Talk:
    assistant = ScriptedAssistant(corpus, script(corpus))
    first = ask(assistant, Talk(), CHANGED, Filters(), NOW)
    return ask(assistant, first, SALARY, Filters(), NOW)


def test_a_time_is_told_with_its_era() -> None:
    assert told_time(NOW) == "令和8年（2026年）11月22日 13:05"


@pytest.mark.parametrize(("turn", "numbers"), [(None, [1, 2]), (2, [2]), (3, [])])
def test_one_turn_or_all_of_them_are_kept(talk: Talk, turn: int | None, numbers: list[int]) -> None:
    kept = entries(talk.exchanges, turn)
    assert [entry.number for entry in kept] == numbers


def test_each_citation_is_a_row_and_a_refusal_is_one(talk: Talk) -> None:
    rows = list(record_rows(entries(talk.exchanges, None), address))
    assert [row[:1] + row[6:8] for row in rows] == [
        (1, 1, "根拠"),
        (1, 2, "根拠"),
        (1, 3, "見出し・欄の名前など"),
        (2, None, None),
    ]
    assert rows[0][12] == AFTER.replace(chr(10), "")
    first = entries(talk.exchanges, 1)[0].answer.citations[0]
    assert rows[0][-1] == address(UEDA, first.start, first.end, talk.exchanges[0].answer.asof[UEDA])
    assert {len(row) for row in rows} == {len(words.RECORD_COLUMNS)}


def test_markdown_names_question_time_sources_and_version(talk: Talk) -> None:
    kept = entries(talk.exchanges, 1)
    html = MarkdownIt().render(record_markdown(kept, address))
    assert f"<h2>1. {CHANGED}</h2>" in html
    assert "<p>令和8年（2026年）11月22日 13:05　お答えしました</p>" in html
    assert f"<blockquote>\n<p>{AFTER.replace(chr(10), '')}</p>" in html
    assert "fc0658747d1b" in html
    assert html.rstrip().endswith(f"<p>{words.DISCLAIMER}</p>")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=40))
def test_a_question_never_acts_as_markdown_or_html(question: str) -> None:
    exchange = Exchange(Answer(None, question, Status.UNANSWERABLE, question), NOW)
    rendered = MarkdownIt().parse(record_markdown(entries([exchange], None), address))
    heading = rendered[4]
    assert heading.children is not None
    assert [(token.type, token.content) for token in heading.children] == [
        ("text", f"1. {question}")
    ]


def test_an_unknown_conversation_is_told_kindly(url: str) -> None:
    answer = httpx.post(f"{url}records", data={"talk": "guess", "form": "csv"})
    assert answer.status_code == 404
    assert words.RECORD_MISSING in answer.text


@pytest.mark.parametrize("form", [{"turn": "0"}, {"turn": "x"}, {"turn": "1" * 400}, {}])
def test_what_no_form_of_ours_sends_is_told_kindly(url: str, form: dict[str, str]) -> None:
    answer = httpx.post(f"{url}records", data=form)
    assert (answer.status_code, words.RECORD_MISSING in answer.text) == (404, True)


def test_a_body_that_no_form_of_ours_has_is_not_kept(url: str) -> None:
    assert httpx.post(f"{url}records", content=b"x" * 5_000).status_code == 413


def test_no_address_opens_a_conversation(url: str) -> None:
    assert httpx.get(f"{url}records?talk=guess").status_code == 404


def test_a_formula_in_a_question_is_text_to_a_spreadsheet() -> None:
    from assistant.web.downloads import csv_response

    exchange = Exchange(Answer(None, "=1+1", Status.UNANSWERABLE, ""), NOW)
    rows = record_rows(entries([exchange], None), address)
    content = bytes(csv_response("回答票", words.RECORD_COLUMNS, rows).body).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(content)))[1][2] == "'=1+1"
