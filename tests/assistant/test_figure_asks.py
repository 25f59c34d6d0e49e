"""What questions want to know of figures."""

from decimal import Decimal

import pytest

from assistant.figure_asks import Limit, find_asks, is_asking
from index.normalise import fold

FLAGS = frozenset(
    {"change", "percent", "amount", "either", "difference", "share", "times", "total", "ratio"}
    | {"order", "each", "trend"}
)


def flags(question: str) -> set[str]:
    """Give the names of what is asked, less what speaks of numbers at all."""
    asks = find_asks(fold(question))
    return {name for name in FLAGS if getattr(asks, name)}


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("北部は何人減りますか", {"change", "amount"}),
        ("北部は何％減りますか", {"change", "percent"}),
        ("北部の人口はどれくらい減る？", {"change", "either"}),
        ("北部は全体の何割ですか", {"percent", "share"}),
        ("北部の割合は何ポイント上がりますか", {"change", "percent", "share"}),
        ("北部は2040年に2020年の何割になりますか", {"percent", "ratio"}),
        ("北部と南部の差は", {"difference"}),
        ("北部と南部を合わせて何人", {"amount", "total"}),
        ("北部は南部の何倍ですか", {"times"}),
        ("2040年には半分以下になりますか", {"ratio"}),
        ("多い順に並べて", {"order"}),
        ("地域別の人口を教えて", {"each"}),
        ("人口の推移は", {"trend"}),
        ("How many people fewer by 2040?", {"change", "amount"}),
        ("Qual a porcentagem do total?", {"percent", "share"}),
        ("占总人口的百分之几？", {"percent", "share"}),
    ],
)
def test_a_question_tells_what_is_to_be_computed(question: str, asked: set[str]) -> None:
    assert flags(question) == asked


@pytest.mark.parametrize(
    ("question", "extreme"),
    [
        ("いちばん多いのはどこ", 1),
        ("ピークは何年", 1),
        ("最も少ない地域は", -1),
        ("一番目の項目は何", 0),
        ("Which area has the smallest population?", -1),
    ],
)
def test_the_largest_and_the_smallest_are_told_apart(question: str, extreme: int) -> None:
    assert find_asks(fold(question)).extreme == extreme


@pytest.mark.parametrize(
    ("question", "limit"),
    [
        ("30万人を下回るのはいつ", Limit(Decimal(300_000), below=True)),
        ("１２，５００人を超えるのは何年", Limit(Decimal(12_500), below=False)),
        ("1万2,000人を割る", Limit(Decimal(12_000), below=True)),
        ("below 300,000 people", Limit(Decimal(300_000), below=True)),
        ("2040年を超えると", None),
        ("何人ですか", None),
    ],
)
def test_a_limit_is_read_with_its_scale(question: str, limit: Limit | None) -> None:
    assert find_asks(fold(question)).limit == limit


@pytest.mark.parametrize(
    ("question", "numeric"),
    [
        ("北部の人口は", True),
        ("北部の人口は何人", True),
        ("人口推計は何をもとに作られましたか", False),
        ("人口推計はいつのものですか", False),
        ("人口が30万人を切るのはいつですか", True),
        ("休館日はいつですか", False),
    ],
)
def test_what_is_asked_about_figures_but_is_none_is_no_question_of_numbers(
    question: str, numeric: bool
) -> None:
    assert find_asks(fold(question)).numeric is numeric


@pytest.mark.parametrize(("word", "asks"), [("減る", True), ("足す", True), ("お年寄り", False)])
def test_a_verb_of_computing_names_nothing(word: str, asks: bool) -> None:
    assert is_asking(word) is asks
