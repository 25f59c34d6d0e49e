"""Documents of several cities on one page: nothing of one stands under the name of another."""

import csv
import io
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI
from lxml import html
from starlette.testclient import TestClient

from assistant import WebSettings
from assistant.doubles import ScriptedAssistant
from assistant.web.choices import first_with
from assistant.web.pages import changes, duties, figures, guide, roadmap
from assistant.web.parts import Parts
from assistant.web.readiness import Readiness
from assistant.web.talks import Talks
from corpus import Corpus
from evals.further import corpus_of

FURTHER = Path(__file__).parents[2] / "further"
SHIO, NARUMINE = "汐凪市避難行動要支援者支援方針（第2期）", "第２次鳴嶺市地域公共交通計画"
BOTH = {SHIO, NARUMINE}


def client_of(corpus: Corpus) -> TestClient:
    talks = Talks(keep_s=60, most=9)
    settings = WebSettings.model_validate({})
    parts = Parts(ScriptedAssistant(corpus), Readiness(), settings, talks)
    site = FastAPI()
    for page in (changes, duties, figures, guide, roadmap):
        page.add_routes(site, parts)
    return TestClient(site)


@pytest.fixture(scope="module")
def client() -> TestClient:
    one = corpus_of(FURTHER / "seen" / "document.md")
    other = corpus_of(FURTHER / "unseen" / "document.docx")
    return client_of(
        Corpus(
            (*one.documents, *other.documents),
            (*one.sections, *other.sections),
            {**one.extracts, **other.extracts},
        )
    )


def opened(client: TestClient, path: str, **values: str) -> html.HtmlElement:
    return html.fromstring(client.get(f"/{path}?{urlencode(values)}").text)


def heads(page: html.HtmlElement) -> list[str]:
    return [each.text_content() for each in page.xpath("//h2")]


def test_departments_of_one_name_are_told_to_be_of_two_cities(client: TestClient) -> None:
    page = opened(client, "duties", department="学校教育課")
    [told] = page.xpath("//p[@class='note plain'][contains(., '学校教育課')]")
    assert "汐凪市、鳴嶺市の文書にあります。別々の市の部署です" in told.text_content()
    assert heads(page)[:2] == [SHIO, NARUMINE]


def test_a_department_of_one_city_shows_that_city_alone(client: TestClient) -> None:
    page = opened(client, "duties", department="奥鳴支所")
    assert heads(page) == [NARUMINE, "条件に合う記載のない文書"]
    assert "市の文書にあります" not in page.text_content()


@pytest.mark.parametrize(("path", "name"), [("duties", "department"), ("changes", "chapter")])
def test_values_to_choose_stand_below_their_document(
    client: TestClient, path: str, name: str
) -> None:
    groups = opened(client, path).xpath(f"//select[@id='{name}']/optgroup/@label")
    assert {group.partition("　")[0] for group in groups} == BOTH


def test_a_value_of_two_cities_is_chosen_once(client: TestClient) -> None:
    page = opened(client, "duties", department="学校教育課")
    chosen = page.xpath("//select[@id='department']//option[@selected]")
    assert [each.get("value") for each in chosen] == ["学校教育課"]
    assert first_with({"一": ["a"], "二": ["a", "b"]}, "b") == "二"
    assert first_with({}, "b") == ""


def test_a_chosen_document_offers_its_own_values_only(client: TestClient) -> None:
    page = opened(client, "duties", document="further-docx")
    offered = page.xpath("//select[@id='department']//option/@value")
    assert "奥鳴支所" in offered
    assert "磯島出張所" not in offered
    assert page.xpath("//select[@id='department']/optgroup/@label") == ["部署"]


def test_a_page_number_is_offered_within_one_document_only(client: TestClient) -> None:
    assert opened(client, "changes").xpath("//select[@id='page']") == []
    one = opened(client, "changes", document="further-docx")
    assert len(one.xpath("//select[@id='page']")) == 1


@pytest.mark.parametrize("path", ["changes", "duties", "figures", "guide"])
def test_every_row_of_a_file_names_its_document(client: TestClient, path: str) -> None:
    body = client.get(f"/{path}.csv").content.decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(body, newline=""))
    assert {row[header.index("文書")] for row in rows} == BOTH


def test_a_chapter_of_one_city_shows_that_city_alone(client: TestClient) -> None:
    chapter = opened(client, "changes").xpath(
        "//select[@id='chapter']/optgroup[1]/option[1]/@value"
    )[0]
    page = opened(client, "changes", chapter=chapter)
    assert heads(page)[0] == SHIO
    assert heads(page)[1:] == ["条件に合う変更のない文書"]


def test_documents_of_one_title_are_told_apart() -> None:
    one = corpus_of(FURTHER / "fourth" / "document.md")
    other = corpus_of(FURTHER / "fourth" / "document.docx")
    named = [
        replace(each, file_name=f"墓園.{each.id[8:]}")
        for each in (*one.documents, *other.documents)
    ]
    page = opened(client_of(Corpus(tuple(named), (*one.sections, *other.sections))), "changes")
    title = "葉琴市営墓園管理運営・再編計画"
    assert page.xpath("//select[@id='document']/option/text()")[1:] == [
        f"{title}（墓園.md）", f"{title}（墓園.docx）",
    ]  # fmt: skip
