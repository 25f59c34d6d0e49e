"""Terms and filter values on their way through Milvus' own analyser and expression parser."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from milvus_lite.analyzer.standard import (  # type: ignore[import-untyped]  # no types
    StandardAnalyzer,
)
from milvus_lite.search.filter.tokens import (  # type: ignore[import-untyped]  # no types
    TokenKind,
    tokenize,
)
from nltk.stem import PorterStemmer, SnowballStemmer  # type: ignore[import-untyped]  # no types

from corpus.errors import SettingsError
from index.milvus.filters import expression_of, quoted
from index.milvus.schema import Shape
from index.milvus.terms import line_of, word_of
from index.records import Filter

TERMS = st.text(st.characters(), max_size=12)
WORDS = re.compile(r"[bcdfghjklmnpqrtv]{12}")


@given(st.lists(TERMS))
def test_an_analyser_gives_back_one_word_for_each_term(terms: list[str]) -> None:
    words = [word_of(term) for term in terms]
    assert StandardAnalyzer().tokenize(line_of(terms)) == words


@given(TERMS)
def test_a_word_has_no_border_no_case_and_no_ending(term: str) -> None:
    word = word_of(term)
    assert WORDS.fullmatch(word)
    assert {PorterStemmer().stem(word), SnowballStemmer("english").stem(word)} == {word}


@given(TERMS, TERMS)
def test_other_terms_have_other_words(one: str, other: str) -> None:
    assert (word_of(one) == word_of(other)) == (one == other)


@pytest.mark.parametrize(
    ("term", "word"), [("IT", "ppcrmccbcgcn"), ("it", "lvhhmlfhrhnd"), ("担い手", "tdcndhbllthk")]
)
def test_words_are_the_same_in_every_version(term: str, word: str) -> None:
    assert word_of(term) == word


@given(TERMS)
def test_a_quoted_value_is_read_back_as_it_was(value: str) -> None:
    text, end = tokenize(quoted(value))
    assert (text.kind, text.value, end.kind) == (TokenKind.STRING, value, TokenKind.EOF)


@pytest.mark.parametrize(
    ("where", "expression"),
    [
        (Filter(), ""),
        (Filter(documents=frozenset({"b", "a"})), 'document in ["a", "b"]'),
        (Filter(documents=frozenset({'a"] or "'})), 'document in ["a\\"] or \\""]'),
        (Filter(cities=frozenset({"上田市"})), 'city in ["上田市"]'),
        (Filter(sides=frozenset({None, "after"})), 'side in ["", "after"]'),
        (
            Filter(departments=frozenset({"税務課"}), sides=frozenset({"before"})),
            'side in ["before"] and array_contains_any(departments, ["税務課"])',
        ),
        (Filter(cities=frozenset()), None),
        (Filter(cities=frozenset({"\udc00"}), documents=frozenset({"a"})), None),
    ],
)
def test_a_filter_becomes_an_expression(where: Filter, expression: str | None) -> None:
    assert expression_of(where) == expression


@pytest.mark.parametrize("k1", [0, 3.1])
def test_a_k1_that_milvus_does_not_take_is_refused(k1: float) -> None:
    with pytest.raises(SettingsError, match=rf"index\.k1が{k1:g}です"):
        Shape(4, k1)
