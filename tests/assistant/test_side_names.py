"""Answers call the sides of a table what its own document calls them."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.phrases import closed_phrases
from assistant.rendering import answer_text
from corpus import Corpus, Document
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from evals.metrics.grounded import groundless
from evals.reference import Reference
from tests.assistant.samples import TABLE_ID, assistant_over, small_corpus, table_document
from tests.assistant.web.turns import rendered

MARKDOWN = """# 標本町公民館条例 新旧対照表

| 現行 | 改正案 |
| --- | --- |
| 第１条　使用料は、一時間につき百円とする。 | 第１条　使用料は、一時間につき二百円とする。 |
| 第２条　申請は、毎年四月に行う。［社会教育課］ | 第２条　申請は、毎年四月に行う。［社会教育課］ |
| 第３条　喫煙室は、一階に置く。［管財課］ | （削る） |
| （新設） | 第４条　授乳室は、二階に置く。［社会教育課］ |
"""


OWNED = "が担当として書かれている取組は、"


def amended(folder: Path) -> tuple[Document, Corpus]:
    """Read the amendment of a town's rule, beside the table of another city."""
    path = folder / "kominkan.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    extract = read_file(path, Limits())
    document = Document(
        "kominkan", "標本町公民館条例 新旧対照表", "標本町", "標本町", None, 1, extract.reader,
        extract.text, "0" * 64,
    )  # fmt: skip
    other = small_corpus()
    sections = (*interpret(document, extract), *other.of_document(TABLE_ID))
    return document, Corpus((document, table_document()), sections, {"kominkan": extract})


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over both."""
    folder = tmp_path_factory.mktemp("kominkan")
    return assistant_over(folder, amended(folder)[1])


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("授乳室の条はどう変わりますか", "改正案で加わった記載です。現行の欄には、"),
        ("喫煙室の条はどう変わりますか", "現行の欄だけにある記載です。改正案の欄には、"),
        ("喫煙室はどこに置きますか", "現行だけにある記載です（改正案の欄には見当たりません）。"),
        ("授乳室は現行にありますか", "改正案だけにある記載です（現行の欄には見当たりません）。"),
        ("公民館の申請はいつですか", "改正案の記載です。"),
        ("社会教育課が担当する取組は何件ですか", f"「社会教育課」{OWNED}改正案の欄では次の全2件"),
        ("現行で管財課が担当する取組は何件ですか", f"「管財課」{OWNED}現行の欄では次の全1件"),
    ],
)
def test_an_amendment_is_told_in_its_own_words(
    town: Assistant, question: str, opening: str
) -> None:
    answer = town.ask(question)
    assert answer.answer.startswith(opening)
    assert "見直し" not in answer_text(answer) + rendered(answer, town.corpus)


def test_both_sides_are_shown_under_their_printed_heads(town: Assistant) -> None:
    answer = town.ask("公民館の使用料はどう変わりますか")
    assert answer.answer.splitlines() == [
        "改正案では、次のとおりです。", "第１条　使用料は、一時間につき二百円とする。[1]",
        "現行は、次のとおりです。", "第１条　使用料は、一時間につき百円とする。[2]",
    ]  # fmt: skip
    assert [c.side_name for c in answer.citations] == ["改正案", "現行"]


def test_a_refusal_offers_places_under_their_printed_heads(town: Assistant) -> None:
    answer = town.ask("現行の公民館の電話番号は何番ですか")
    assert [n.side_name for n in answer.nearest if n.document == "kominkan"][:1] == ["現行"]
    assert "（現行）" in answer_text(answer)
    assert '<span class="side">現行</span>' in rendered(answer, town.corpus)


def test_the_other_document_keeps_its_own_names(town: Assistant) -> None:
    answer = town.ask("集会所の開館時間はどう変わりましたか")
    assert answer.answer.startswith("見直し後（案）では、次のとおりです。")
    assert [c.side_name for c in answer.citations] == ["見直し後（案）", "見直し前"]


def test_actions_of_several_documents_are_counted_under_each_name(town: Assistant) -> None:
    answer = town.ask("新旧の新の欄で、担当部署が書かれている取組は全部で何件ありますか")
    counts = [line for line in answer.answer.splitlines() if "次の全" in line]
    said = "担当部署が書かれている取組は、{}の欄では次の全{}件です。"
    assert said.format("改正案", 2) in counts
    assert said.format("見直し後（案）", 4) in counts


@pytest.mark.parametrize(
    "question",
    [
        "公民館の使用料はどう変わりますか",
        "喫煙室はどこに置きますか",
        "集会所の開館時間はどう変わりましたか",
        "新旧の新の欄で、担当部署が書かれている取組は全部で何件ありますか",
    ],
)
def test_every_sentence_of_an_answer_has_a_source(town: Assistant, question: str) -> None:
    corpus = town.corpus
    reference = Reference.build(corpus.documents, corpus.sections, phrases=closed_phrases())
    assert groundless(town.ask(question), reference) == ()


def test_the_record_does_not_tell_the_names(town: Assistant) -> None:
    record = town.ask("公民館の使用料はどう変わりますか").to_dict()
    assert [c["side"] for c in record["citations"]] == ["after", "before"]
    assert not any("side_name" in c for c in record["citations"])
