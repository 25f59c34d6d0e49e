"""Municipal documents that no rule was written for, in every format.

`seen` was looked at while rules were written, `unseen` was not.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.records import Status
from evals.further import (
    FORMATS,
    Asked,
    FormatScore,
    Outcome,
    ask_every_format,
    corpus_of,
    is_right,
    read_questions,
    score,
    score_report,
)
from index.encoder import HashingEncoder
from tests.evals.builders import answer

FOLDER = Path(__file__).parents[1] / "further"
ASKED = Asked(id="a", question="期間は", quotes=("5年 間",), formats=("md",), kind="period")


Asking = tuple[Path, tuple[Outcome, ...]]


@pytest.fixture(scope="module", params=["seen", "unseen"])
def asking(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Asking:
    """The answers to every question from every file, by words alone and a double's vectors."""
    folder = FOLDER / request.param
    scratch = tmp_path_factory.mktemp(request.param)
    return folder, ask_every_format(folder, HashingEncoder, scratch)


def test_at_least_ten_questions_are_answered_from_each_format(asking: Asking) -> None:
    scores = score(asking[1])
    assert tuple(one.format for one in scores) == FORMATS
    assert [one.format for one in scores if one.answered < 10] == []


def test_every_quote_of_a_further_document_is_what_stands_there(asking: Asking) -> None:
    folder, outcomes = asking
    texts = {form: corpus_of(folder / f"document.{form}").documents[0].text for form in FORMATS}
    cited = [(texts[o.format], c) for o in outcomes for c in o.answer.citations]
    assert len(cited) > 100
    assert [c.quote for text, c in cited if text[c.start : c.end] != c.quote] == []


@pytest.mark.parametrize("form", FORMATS)
def test_the_before_after_table_is_found_in_each_format(form: str) -> None:
    kinds = {revision.kind.value for revision in corpus_of(seen(form)).revisions}
    assert kinds == {"unchanged", "changed", "added", "moved", "deleted", "omitted"}


@dataclass(frozen=True)
class Found:
    """How much of each record a file gives."""

    revisions: Counter[str]
    cells: int
    duties: int
    terms: int


def found(file: Path) -> Found:
    corpus = corpus_of(file)
    return Found(
        Counter(revision.kind.value for revision in corpus.revisions),
        sum(len(table.cells) for table in corpus.tables),
        len(corpus.duties),
        len(corpus.terms),
    )


@pytest.mark.parametrize("name", ["seen", "unseen"])
def test_word_pdf_web_page_and_markdown_of_one_document_give_the_same_records(name: str) -> None:
    first, *others = (found(FOLDER / name / f"document.{f}") for f in ("docx", "pdf", "html", "md"))
    assert first.cells > 200
    assert first.duties > 20
    assert others == [first] * 3


def seen(form: str) -> Path:
    return FOLDER / "seen" / f"document.{form}"


@pytest.mark.parametrize("form", FORMATS)
def test_the_city_of_a_further_document_is_found_in_each_format(form: str) -> None:
    assert corpus_of(seen(form)).documents[0].city == "汐凪市"


def test_an_answer_is_right_with_all_quotes_white_space_aside() -> None:
    assert is_right(ASKED, answer("期間は5\n年間です。"))
    assert not is_right(ASKED, answer("期間は3年間です。"))


def test_a_refusal_is_right_only_where_nothing_is_expected() -> None:
    refusal = answer("記載が見当たりません。", status=Status.UNANSWERABLE)
    assert not is_right(ASKED, refusal)
    assert is_right(ASKED.model_copy(update={"quotes": ()}), refusal)


def test_the_report_has_a_row_for_each_format() -> None:
    assert score_report([FormatScore("md", 3, 4, 1, 2)]).split("\n")[2:] == [
        "| md | 3 / 4 | 1 / 2 |"
    ]


def test_questions_of_both_documents_cover_each_format_ten_times() -> None:
    for name in ("seen", "unseen"):
        asked = [q for q in read_questions(FOLDER / name) if q.quotes]
        assert [f for f in FORMATS if sum(f in q.formats for q in asked) < 10] == []
