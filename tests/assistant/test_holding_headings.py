"""Which of several headings something stands under."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from corpus import Corpus, Document
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from tests.assistant.samples import assistant_over

MARKDOWN = """# 見本市のくらし

## 主な課題

### 川べり地域

- 空き家の増加
- 渋滞の慢性化

### 山あい地域

- シカによる食害
- バスの減便
"""


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the problems of two areas."""
    folder: Path = tmp_path_factory.mktemp("areas")
    path = folder / "kurashi.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    extract = read_file(path, Limits())
    document = Document(
        "kurashi", "見本市のくらし", "見本市", "見本市", None, 1, extract.reader, extract.text,
        "0" * 64,
    )  # fmt: skip
    corpus = Corpus((document,), interpret(document, extract), {"kurashi": extract})
    return assistant_over(folder, corpus)


@pytest.mark.parametrize(
    ("question", "heading", "text"),
    [
        ("どの地域で空き家が課題になっていますか", "川べり地域", "空き家の増加"),
        ("渋滞で困っているのはどこの地域ですか", "川べり地域", "渋滞の慢性化"),
        ("バスの減便が問題なのはどのエリア？", "山あい地域", "バスの減便"),
        ("シカの食害に悩むのはどこですか", "山あい地域", "シカによる食害"),
    ],
)
def test_the_heading_is_told_with_the_text_below_it(
    areas: Assistant, question: str, heading: str, text: str
) -> None:
    quotes = [citation.quote for citation in areas.ask(question).citations]
    assert [quote.strip("#-・ ") for quote in quotes] == [heading, text]


def test_what_stands_under_no_heading_of_the_kind_is_not_placed(areas: Assistant) -> None:
    assert areas.ask("騒音が課題なのはどの地域ですか").status is Status.UNANSWERABLE
