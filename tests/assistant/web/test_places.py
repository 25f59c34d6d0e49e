"""Every page leads to the places of the documents by their version, and names them one way."""

import httpx
import pytest

from assistant import Views
from assistant.web.places import places_of
from corpus import Corpus
from tests.assistant.web.sample import NAGANO, UEDA, exchanged

OF = {UEDA: "fc065874", NAGANO: "3030c73a"}
PAGES = ("changes", "duties", "roadmap", "figures", "guide", "documents")


def places_in(text: str) -> list[str]:
    """Give the addresses of spans on a page or in a file."""
    begun = (part.split('"')[0].split(",")[0] for part in text.split("source/")[1:])
    return [each.split("\r\n")[0].replace("&amp;", "&") for each in begun if "start=" in each]


def test_an_address_tells_the_version_that_its_offsets_belong_to(corpus: Corpus) -> None:
    places = places_of(Views(corpus), "http://x/")
    assert places(UEDA, 3, 9) == f"http://x/source/{UEDA}?start=3&end=9&of=fc065874#quote"
    assert places(UEDA, 3, 9, "sha256:0123456789") == (
        f"http://x/source/{UEDA}?start=3&end=9&of=01234567#quote"
    )


def test_a_document_has_one_name_with_its_city_said_once(corpus: Corpus) -> None:
    places = places_of(Views(corpus))
    assert places.name(UEDA) == "「上田市協働のまちづくり指針」の見直し一覧表【変更点のみ記載】"
    assert places.name(NAGANO) == "長野市　住民自治リフレッシュプロジェクト ロードマップ2023"
    assert places_of(Views(exchanged())).name(UEDA, "前の題") == "前の題"


@pytest.mark.parametrize(
    "path", [*PAGES, *(f"{page}.csv" for page in PAGES[:5]), f"roadmap?document={UEDA}"]
)
def test_every_place_on_a_page_and_in_its_file_tells_its_version(url: str, path: str) -> None:
    found = places_in(httpx.get(url + path).content.decode("utf-8-sig"))
    assert found
    wrong = [each for each in found if f"&of={OF[each.partition('?')[0]]}#quote" not in each]
    assert wrong == []


@pytest.mark.parametrize("path", ["changes", "duties", "figures", f"roadmap?document={UEDA}"])
def test_a_page_names_a_document_by_the_title_of_its_record(url: str, path: str) -> None:
    page = httpx.get(url + path).text
    assert "「上田市協働のまちづくり指針」の見直し一覧表【変更点のみ記載】" in page
    assert "上田市　「" not in page
    assert "上田市「" not in page
