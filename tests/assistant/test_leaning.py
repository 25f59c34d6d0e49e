"""Which questions need the one before them, and which read the same behind any other."""

import pytest

from assistant.read import Reader
from assistant.records import Turn

UNRELATED = (
    "施設課が担当する取組は？",
    "北部地域の2030年の人口は何人ですか",
    "相談員の役割は何ですか",
)
CLOSED = "見本市の集会所の休館日はいつですか"


def question_behind(reader: Reader, earlier: str, question: str) -> str:
    """Give what a question is read as behind an earlier one."""
    return reader.read(question, [Turn("user", earlier), Turn("assistant", "はい。")]).question


@pytest.mark.parametrize("earlier", UNRELATED)
@pytest.mark.parametrize(
    "question",
    [
        "今日の天気は？",
        "ゴミの出し方を教えて",
        "ふるさと納税の控除額を教えて",
        "水道料金の支払い方法を知りたい",
        "住民票を取りたい",
        "引っ越ししたい",
        "DXで何をしようとしてるの",
        "7ページは何が変わった？",
        "人口が3万人以上の地域はどこですか",
        "公園緑地課が担当する取組は見直し前いくつあるか",
        "What is the flower bed supporter in Hyohon?",
        "标本市的广场项目是什么时候开始的？",
        "Onde fica a praça central de Hyohon?",
    ],
)
def test_a_question_that_stands_alone_reads_the_same_behind_an_unrelated_one(
    reader: Reader, earlier: str, question: str
) -> None:
    turns = [Turn("user", earlier), Turn("assistant", "はい。")]
    assert reader.read(question, turns) == reader.read(question)


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("受講料はかかるの？", "見本市の集会所の休館日の受講料はかかるの？"),
        ("廃止を決めた理由は何ですか", "見本市の集会所の休館日は、廃止を決めた理由は何ですか"),
        ("最終的にはどんな状態をめざすんですか",
         "見本市の集会所の休館日は、最終的にはどんな状態をめざすんですか"),
    ],
)  # fmt: skip
def test_what_has_no_thing_of_its_own_is_asked_of_the_old_subject(
    reader: Reader, question: str, read_as: str
) -> None:
    assert question_behind(reader, CLOSED, question) == read_as


@pytest.mark.parametrize(
    "question",
    [
        "花壇サポーターが担う水やりって、この先どう続けるのですか",
        "標本市のこの広場は何のためですか",
        "この週末に集会所は開いていますか",
        "Why does the city say that the benches need repair?",
    ],
)
def test_a_word_that_points_into_the_question_does_not_point_back(
    reader: Reader, question: str
) -> None:
    assert CLOSED[:-6] not in question_behind(reader, CLOSED, question)


def test_the_city_of_another_document_is_not_put_to_a_department(reader: Reader) -> None:
    reading = reader.read(
        "市民課が担当する取組はいくつありますか", [Turn("user", "標本市の人口は")]
    )
    assert not reading.cities


@pytest.mark.parametrize(
    ("question", "cities"),
    [("相談員とは", {"見本市"}), ("花壇サポーターとは", set()), ("住民票とは", set())],
)
def test_the_city_is_kept_only_where_its_documents_have_the_thing(
    reader: Reader, question: str, cities: set[str]
) -> None:
    assert reader.read(question, [Turn("user", CLOSED)]).cities == cities
