"""Answers to keep: as a page, a table and Markdown."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from assistant import Views
from assistant.records import Answer, Status
from assistant.web import record, words
from assistant.web.layout import render
from assistant.web.places import Places, places_of
from assistant.web.record import Entry, entries, record_markdown, record_rows, told_time
from assistant.web.talk import Exchange, Filters, Talk
from corpus import Corpus
from tests.assistant.web.sample import AFTER, CHANGED, POLICY, SALARY, UEDA, script

NOW = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)


PLACES = Places(root="https://example.jp/")


@pytest.fixture(scope="module")
def places(corpus: Corpus) -> Places:
    return places_of(Views(corpus), "https://example.jp/")


@pytest.fixture(scope="module")
def talk(corpus: Corpus) -> Talk:
    answers = {answer.question: answer for answer in script(corpus)}
    return Talk(tuple(Exchange(answers[each], NOW) for each in (CHANGED, SALARY)))


def test_a_time_is_told_with_the_offset_of_its_zone() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=9)))
    assert told_time(NOW) == "2026-11-22 13:05（UTC+00:00）"
    assert told_time(there) == "2026-11-22 22:05（UTC+09:00）"


def test_every_form_tells_the_time_alike(talk: Talk, places: Places) -> None:
    for told in in_forms(entries(talk.exchanges, 1), places):
        assert "2026-11-22 13:05（UTC+00:00）" in told


@pytest.mark.parametrize(("turn", "numbers"), [(None, [1, 2]), (2, [2]), (3, [])])
def test_one_turn_or_all_of_them_are_kept(talk: Talk, turn: int | None, numbers: list[int]) -> None:
    kept = entries(talk.exchanges, turn)
    assert [entry.number for entry in kept] == numbers


def column(name: str) -> int:
    return words.RECORD_COLUMNS.index(name)


def test_each_citation_is_a_row_and_a_refusal_is_one(talk: Talk, places: Places) -> None:
    rows = list(record_rows(entries(talk.exchanges, None), places))
    at = column("出典番号")
    assert [row[:1] + row[at : at + 2] for row in rows] == [
        (1, 1, "根拠"),
        (1, 2, "根拠"),
        (1, 3, "見出し・欄の名前など"),
        (2, None, None),
    ]
    assert rows[0][column("原文")] == AFTER.replace(chr(10), "")
    first = entries(talk.exchanges, 1)[0].answer.citations[0]
    assert rows[0][-1] == (
        f"https://example.jp/source/{UEDA}?start={first.start}&end={first.end}&of=fc065874#quote"
    )
    assert {len(row) for row in rows} == {len(words.RECORD_COLUMNS)}


def test_markdown_names_question_time_sources_and_version(talk: Talk, places: Places) -> None:
    kept = entries(talk.exchanges, 1)
    page = MarkdownIt().render(record_markdown(kept, places))
    assert f"<h2>1. {CHANGED}</h2>" in page
    assert "<p>2026-11-22 13:05（UTC+00:00）　お答えしました</p>" in page
    assert f"<blockquote>\n<p>{AFTER.replace(chr(10), '')}</p>" in page
    assert "fc0658747d1b" in page
    assert page.rstrip().endswith(f"<p>{words.DISCLAIMER}</p>")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=40))
def test_a_question_never_acts_as_markdown_or_html(question: str) -> None:
    exchange = Exchange(Answer(None, question, Status.UNANSWERABLE, question), NOW)
    rendered = MarkdownIt().parse(record_markdown(entries([exchange], None), PLACES))
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
    rows = record_rows(entries([exchange], None), PLACES)
    content = bytes(csv_response("回答票", words.RECORD_COLUMNS, rows).body).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(content)))[1][2] == "'=1+1"


def in_forms(kept: tuple[Entry, ...], places: Places) -> tuple[str, str, str]:
    """Give a record as it is printed, as the cells of its first row, and as Markdown, plain."""
    page = render("record.html", kept=kept, places=places, record=record)
    cells = "\n".join(str(cell) for cell in next(record_rows(kept, places)))
    told = record_markdown(kept, places).replace("\\", "")
    return html.fromstring(page).text_content(), cells, told


STEPS = "協働推進員・・・［削除：地域コミュニティの各主体からの相談に対して、ワンストップで対応し、"


def test_every_form_tells_what_was_deleted_and_added_in_words(talk: Talk, places: Places) -> None:
    for told in in_forms(entries(talk.exchanges, 1), places):
        assert STEPS in told
        assert "配置］［追加：" not in told
        assert "庁内各課に］［追加：協働によるまちづくりを積極的に推進するために、" in told
        assert "変更" in told


def test_every_form_tells_the_subject_that_was_carried_over(corpus: Corpus, places: Places) -> None:
    [answer] = [each for each in script(corpus) if each.question == POLICY]
    kept = (Entry(1, replace(answer, carried="持ち越した語"), NOW),)
    for told in in_forms(kept, places):
        assert "持ち越した語" in told
        assert "言葉の一致だけで探した回答です。" in told


FILTERED = (
    (Filters(), "なし（収録している文書すべて）"),
    (Filters("長野市"), "対象の市：長野市"),
    (Filters("上田市", UEDA), "対象の市：上田市、対象の文書：「上田市協働のまちづくり指針」の"),
)


@pytest.mark.parametrize(("filters", "said"), FILTERED)
def test_every_form_tells_what_the_question_was_restricted_to(
    talk: Talk, places: Places, filters: Filters, said: str
) -> None:
    exchange = replace(talk.exchanges[1], filters=filters)
    [entry] = entries([exchange], None)
    for told in in_forms((entry,), places):
        assert said in told


def test_filters_that_are_not_known_are_not_told(talk: Talk, places: Places) -> None:
    entry = replace(entries(talk.exchanges, 2)[0], filters=None)
    page, cells, told = in_forms((entry,), places)
    assert words.RECORD_FILTERS not in page + cells + told


def test_every_form_names_a_document_by_its_record(talk: Talk, places: Places) -> None:
    for told in in_forms(entries(talk.exchanges, 1), places):
        assert "「上田市協働のまちづくり指針」の見直し一覧表【変更点のみ記載】" in told


def test_a_refusal_keeps_the_nearest_places_in_every_form(talk: Talk, places: Places) -> None:
    for told in in_forms(entries(talk.exchanges, 2), places):
        assert "長野市　住民自治リフレッシュプロジェクト ロードマップ2023" in told
