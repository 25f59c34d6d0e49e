"""Questions that look like follow-ups and are complete, and subjects that were not found."""

import pytest

from assistant import phrases
from assistant.engine import Assistant
from assistant.read import Reader
from assistant.records import Status, Turn
from assistant.standing import was_not_found

CLOSED = "見本市の集会所の休館日はいつですか"
UNKNOWN = "市民協働推進室の担当は"


@pytest.mark.parametrize(
    "question",
    [
        "見本市の見直しで削除されたものは何ですか",
        "標本市の見直しで追加されたものは何ですか",
        "見直しで加わったものは何ですか",
        "削除されたものは？",
        "見本市と標本市の違いは？",
        "標本市と見本市を比べて",
        "わたしは何をすればいいですか",
        "How many people in Hyohon in 2030?",
        "What changed in Mihon?",
        "広場",
    ],
)
def test_a_question_that_says_what_it_asks_of_what_carries_nothing(
    reader: Reader, question: str
) -> None:
    turns = [Turn("user", CLOSED), Turn("assistant", "毎週火曜日です。")]
    assert reader.read(question, turns) == reader.read(question)


@pytest.mark.parametrize(
    "question",
    [
        "見本市と標本市ではどう違いますか",
        "見直しで変わりましたか",
        "わたしはいくら払いますか",
    ],
)
def test_a_question_without_a_subject_is_put_to_the_old_one(reader: Reader, question: str) -> None:
    turns = [Turn("user", CLOSED), Turn("assistant", "毎週火曜日です。")]
    assert reader.read(question, turns).carried == "見本市の集会所の休館日"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (phrases.NOT_FOUND, True),
        (phrases.NOT_FOUND_IN_CITY.format(city="見本市"), True),
        (phrases.UNKNOWN_NAME.format(name="水族館"), True),
        (phrases.NO_SUCH_OWNER.format(name="市民協働推進室"), True),
        (phrases.NO_SUCH_TYPE.format(what="時期"), False),
        (phrases.NO_OTHERS, False),
        ("毎週火曜日です。", False),
    ],
)
def test_only_a_subject_that_no_document_has_counts_as_not_found(
    answer: str, expected: bool
) -> None:
    assert was_not_found(answer) is expected


def test_what_is_asked_of_a_subject_that_was_not_found_is_refused(helper: Assistant) -> None:
    first = helper.ask(UNKNOWN)
    turns = [Turn("user", UNKNOWN), Turn("assistant", first.answer)]
    answer = helper.ask("それはいつまでですか", turns)
    assert (first.status, answer.status) == (Status.UNANSWERABLE, Status.UNANSWERABLE)
    assert answer.answer.splitlines()[0] == phrases.NOT_FOUND


def test_a_question_with_nouns_of_its_own_does_not_carry_what_was_not_found(
    reader: Reader,
) -> None:
    turns = [Turn("user", "ごみの収集日はいつですか"), Turn("assistant", phrases.NOT_FOUND)]
    assert reader.read("市役所の電話番号は", turns).carried is None


def test_a_city_that_the_filter_leaves_out_is_named_with_the_one_that_is_set(
    helper: Assistant,
) -> None:
    answer = helper.ask("見本市の相談員について教えて", city="標本市")
    said = phrases.OTHER_CITY_CHOSEN.format(city="標本市", named="見本市")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("見本市",))
    assert answer.answer.splitlines()[0] == said


def test_a_city_of_an_earlier_question_is_not_held_against_the_filter(reader: Reader) -> None:
    turns = [Turn("user", CLOSED), Turn("assistant", "毎週火曜日です。")]
    assert reader.read("担当は？", turns, city="標本市").excluded == frozenset()


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("こども課の担当は", "こども課"),
        ("くらし課の担当は", "くらし課"),
        ("子ども家庭課が担当する取組は", "子ども家庭課"),
    ],
)
def test_an_office_with_a_name_in_hiragana_that_no_document_has_is_refused(
    helper: Assistant, question: str, name: str
) -> None:
    answer = helper.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (name,))
    assert answer.answer.splitlines()[0] == phrases.NO_SUCH_OWNER.format(name=name)


@pytest.mark.parametrize("question", ["どの課の担当ですか", "その課の担当は", "ほかの課の担当は"])
def test_a_bare_word_for_an_office_is_no_name(helper: Assistant, question: str) -> None:
    assert phrases.NO_SUCH_OWNER.format(name="課") not in helper.ask(question).answer
