"""What a question is after, by its wording alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.kinds import Asked, Kind, counts, find_asked, find_counter, find_kinds, holds


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("役割はどう変わりましたか", Kind.CHANGE),
        ("新旧の違いは何ですか", Kind.CHANGE),
        ("What changed in the guideline?", Kind.CHANGE),
        ("講座を受け持つのはどの課ですか", Kind.RESPONSIBILITY),
        ("取組は何件ありますか", Kind.COUNT),
        ("取組をすべて挙げてください", Kind.LIST),
        ("この章には、どのような論点が載っていますか", Kind.LIST),
        ("人口は何人ですか", Kind.NUMBER),
        ("相談員とは何ですか", Kind.DEFINITION),
        ("なぜ見直すのですか", Kind.REASON),
        ("いつ始まりますか", Kind.TIMELINE),
        ("何を目指していますか", Kind.GOAL),
        ("どのような手順で進めますか", Kind.PROCESS),
        ("二つの市を比べてください", Kind.COMPARE),
    ],
)
def test_a_question_is_of_the_kind_that_its_wording_says(question: str, kind: Kind) -> None:
    assert kind in find_kinds(question)


def test_a_conjunction_that_sounds_like_who_names_nobody() -> None:
    assert Kind.RESPONSIBILITY not in find_kinds("休館日は火曜だが、何時までですか")
    assert Kind.RESPONSIBILITY in find_kinds("会長はだれですか")


@pytest.mark.parametrize("question", ["休館日", "変わらず続けるそうです", "集会所を使えますか"])
def test_a_plain_question_of_fact_has_no_kind(question: str) -> None:
    assert find_kinds(question) == frozenset()


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("市民課の電話番号を教えてください", Asked.PHONE),
        ("使用料はいくらですか", Asked.AMOUNT),
        ("集会所は何時に開きますか", Asked.TIME),
        ("会長の氏名を教えてください", Asked.PERSON),
        ("人口は何％減りますか", Asked.PERCENT),
        ("いつ始まりますか", Asked.DATE),
        ("会議は何回ありますか", Asked.NUMBER),
        ("講座の制度、名前は何と言いますか", None),
        ("集会所を使えますか", None),
        ("利用の費用はどの課の担当ですか", None),
        ("予算はいつ決まりますか", Asked.DATE),
        ("会費はいくらで、いつ払いますか", Asked.AMOUNT),
        ("When does the course begin?", Asked.DATE),
        ("What do residents share when they meet?", None),
    ],
)
def test_the_type_of_thing_asked_for_is_known_by_its_wording(
    question: str, asked: Asked | None
) -> None:
    assert find_asked(question) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("電話 0268-22-4100", Asked.PHONE),
        ("上限は５０万円です", Asked.AMOUNT),
        ("８時に開きます", Asked.TIME),
        ("▲53.6%", Asked.PERCENT),
        ("令和７年４月", Asked.DATE),
        ("五つあります", Asked.NUMBER),
    ],
)
def test_a_text_is_seen_to_hold_what_is_asked_for(text: str, asked: Asked) -> None:
    assert holds(text, asked)


@given(st.text())
def test_no_text_is_taken_to_name_a_person(text: str) -> None:
    assert not holds(text, Asked.PERSON)


@pytest.mark.parametrize("asked", list(Asked))
def test_a_text_without_figures_holds_no_figure(asked: Asked) -> None:
    assert not holds("住民からの苦情を聞き取る者", asked)


@pytest.mark.parametrize(
    "question",
    [
        "なんで休むのですか",
        "何でこうなったの",
        "苗木が減ったのは何のせい",
        "雨のせいで遅れましたか",
    ],
)
def test_why_is_asked_in_spoken_words_too(question: str) -> None:
    assert Kind.REASON in find_kinds(question)


@pytest.mark.parametrize(
    "question",
    [
        "廃止したわけは",
        "高い訳を教えて",
        "そのわけは？",
        "わけは",
        "改定の訳は",
        "どういうわけですか",
    ],
)
def test_why_is_asked_by_the_noun_for_it(question: str) -> None:
    assert Kind.REASON in find_kinds(question)


@pytest.mark.parametrize(
    "word", ["ふりわけ", "組みわけ", "おすそわけ", "クラスわけ", "言いわけ", "使いわけ",
             "内訳", "通訳", "翻訳", "仕訳", "申し訳"],
)  # fmt: skip
@pytest.mark.parametrize("tail", ["は何ですか", "を教えて", "は"])
def test_a_compound_that_ends_like_the_noun_for_why_asks_none(word: str, tail: str) -> None:
    assert Kind.REASON not in find_kinds(f"桟橋の{word}{tail}")


@pytest.mark.parametrize(
    "question", ["休館日はなんですか", "会長はなんでしょう", "なんでもよい", "何できますか"]
)
def test_what_asks_for_no_reason_though_it_sounds_like_why(question: str) -> None:
    assert Kind.REASON not in find_kinds(question)


@pytest.mark.parametrize(
    ("question", "counter"),
    [
        ("何団体ありますか", "団体"),
        ("部会は何部会ですか", "部会"),
        ("学校は何校ですか", "校"),
        ("いくつの地区で開きますか", "地区"),
        ("地区は全部でいくつですか", "地区"),
    ],
)
def test_a_number_of_things_is_asked_for_in_their_counter(question: str, counter: str) -> None:
    assert (find_asked(question), find_counter(question)) == (Asked.NUMBER, counter)


@pytest.mark.parametrize(
    ("text", "counter", "is_counted"),
    [
        ("24団体があります", "団体", True),
        ("３つの課題", "件", True),
        ("五項目の取組", "つ", True),
        ("二件の工事", "項目", True),
        ("ベンチ2個", "件", True),
        ("三か所の広場", "か所", True),
        ("三つの広場", "か所", False),
        ("三か所の広場", "件", False),
        ("6人の委員", "件", False),
        ("地区の団体", "団体", False),
    ],
)
def test_things_in_general_are_counted_in_one_counter_or_another(
    text: str, counter: str, is_counted: bool
) -> None:
    assert counts(text, counter) is is_counted


def test_a_number_behind_a_word_of_the_subject_counts_people_only() -> None:
    assert counts("会長1、副会長6", "人", ("副会長",))
    assert not counts("会長1、副会長6", "人", ("会計",))
    assert not counts("会長1、副会長6", "件", ("副会長",))
