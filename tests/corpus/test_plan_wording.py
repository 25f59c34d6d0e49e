import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.plan_wording import tie_by_words

NAMES = ["水やりの実施", "苗木・肥料の購入に関する事務", "花壇管理員の配置（市内）"]
TEXT = st.text(alphabet="花壇管理員苗木の 事務（）・", max_size=20)


def tied(text: str, names: list[str] | None = None) -> tuple[int, str] | None:
    shared = tie_by_words(text, names or NAMES)
    return (shared.index, text[shared.start : shared.end]) if shared else None


def test_a_long_word_ties_even_over_a_line_break() -> None:
    assert tied("・花壇管\n\n理員が足りない") == (2, "花壇管\n\n理員")


def test_a_whole_word_of_two_ties() -> None:
    assert tied("肥料の値上がり") == (1, "肥料")
    assert tied("苗木等の値上がり") == (1, "苗木")


@pytest.mark.parametrize(
    "text",
    [
        "講座の実施",  # the last word of a name
        "庶務に関する事務",
        "花壇管理組合の高齢化",  # inside a word on both sides
        "苗木園の開設",  # two characters inside a word
        "苗木を運ぶ花壇管理員",  # two names
        "町の広報",
    ],
)
def test_other_words_do_not_tie(text: str) -> None:
    assert tied(text) is None


def test_a_word_that_two_names_have_ties_neither() -> None:
    assert tied("花壇の手入れ", ["花壇の草取り", "花壇の水やり"]) is None


@given(TEXT, st.lists(TEXT, max_size=3))
def test_a_shared_word_stands_in_its_text(text: str, names: list[str]) -> None:
    shared = tie_by_words(text, names)
    assert shared is None or (0 <= shared.start < shared.end <= len(text))
