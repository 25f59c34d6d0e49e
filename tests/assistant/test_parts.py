"""Questions that ask more than one thing."""

import pytest

from assistant.parts import Part, is_attribute, split_question


def texts(question: str) -> list[str]:
    return [part.text for part in split_question(question)]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("計画の目的と期間を教えて", ["計画の目的を教えて", "計画の期間を教えて"]),
        ("計画の目的・期間は？", ["計画の目的は？", "計画の期間は？"]),
        (
            "見本市の人口と高齢者割合の平均を教えて",
            ["見本市の人口の平均を教えて", "見本市の高齢者割合の平均を教えて"],
        ),
        ("実績を出す期限と、評価を出す期限は", ["実績を出す期限は", "評価を出す期限は"]),
    ],
)
def test_nouns_of_asking_side_by_side_are_asked_for_one_by_one(
    question: str, parts: list[str]
) -> None:
    assert texts(question) == parts


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "集会所はいつオープンし、どこが担当していますか",
            ["集会所はいつオープンし、", "集会所はどこが担当していますか"],
        ),
        ("委員は何人以内で任期は何年ですか", ["委員は何人以内ですか", "委員は任期は何年ですか"]),
        (
            "方針の目的は何か、どの課が担当するか教えて",
            ["方針の目的は何か、", "方針の目的はどの課が担当するか教えて"],
        ),
        (
            "協議会はいつできて、今いくつありますか",
            ["協議会はいつできて、", "協議会は今いくつありますか"],
        ),
    ],
)
def test_clauses_that_ask_each_for_themselves_are_two_parts(
    question: str, parts: list[str]
) -> None:
    assert texts(question) == parts


def test_a_clause_with_a_topic_of_its_own_stands_alone_first() -> None:
    one, other = split_question("相談員はどこが担当で、町の集会所はどこにありますか")
    assert one.text == "相談員はどこが担当で、"
    assert other.text == "町の集会所はどこにありますか"
    assert other.wider == "相談員は町の集会所はどこにありますか"


def test_a_second_sentence_leans_on_the_first() -> None:
    assert split_question("相談員とは何ですか。また、どこが担当していますか。") == (
        Part("相談員とは何ですか。", "相談員とは何ですか"),
        Part(
            "また、どこが担当していますか。", "また、どこが担当していますか", "相談員とは何ですか。"
        ),
    )


def test_who_and_when_of_one_verb_are_asked_for_one_by_one() -> None:
    assert texts("説明会は誰が、いつ開きますか") == [
        "説明会は誰が、開きますか",
        "説明会はいつ開きますか",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "一番多いのはどこで、何人ですか",
        "何項目あって、それぞれの見出しは何ですか",
        "見本市って募金はもうやめたんだよね。最後はいつの回？",
        "10何年たつ会って、いまどんなことで困ってるんです？",
        "「集会所」って、かいつまんで言うとどういう所なの？",
        "人材の発掘と育成はどこが担当ですか",
        "こういう施設ってなんですか？何するとこ？",
        "2040年と2045年じゃどっちが多くて、どれくらい差があるんですか",
        "中身は何ですか。比べて教えてください。",
        "",
        "？",
    ],
)
def test_a_question_of_one_thing_is_left_whole(question: str) -> None:
    assert split_question(question) == ()


def test_there_are_at_most_three_parts() -> None:
    question = "目的は何ですか。期間はいつですか。担当は誰ですか。予算はいくらですか。"
    assert len(split_question(question)) == 3


@pytest.mark.parametrize(
    ("noun", "asks"),
    [("担当課", True), ("受講料", True), ("開始時期", True), ("住民", False), ("発掘", False)],
)
def test_a_noun_that_asks_for_something_is_told_from_a_subject(noun: str, asks: bool) -> None:
    assert is_attribute(noun) is asks


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        (
            "広場はどこにあって電話番号は何番ですか",
            ["広場はどこにあって", "広場は電話番号は何番ですか"],
        ),
        (
            "広場はどこにありますか、電話番号も教えてください",
            ["広場はどこにありますか、", "広場は電話番号も教えてください"],
        ),
    ],
)
def test_clauses_without_a_pause_and_requests_are_parts_too(
    question: str, texts: list[str]
) -> None:
    assert [part.text for part in split_question(question)] == texts


def test_a_request_is_no_part_of_a_name() -> None:
    parts = split_question("広場はどこにありますか、電話番号も教えてください")
    assert [part.name for part in parts] == ["広場はどこにありますか", "電話番号"]
