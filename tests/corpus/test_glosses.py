import pytest

from corpus import Basis, SectionKind, Term
from corpus.coined import find_coined
from corpus.glosses import find_glosses
from tests.corpus.plan_samples import corpus_of, plain, sections_of


def glosses(text: str) -> list[tuple[str, str | None]]:
    one = corpus_of(text)
    return [(t.term, t.definition) for t in find_glosses(one.documents[0], one.sections)]


PAIR = "一人でできる手入れは一人で（自主）、町でできる手入れは町で（共同）行います。"


def test_two_brackets_built_alike_gloss_words_that_stand_alone() -> None:
    assert glosses(f"{PAIR}\n自主\n共同") == [
        ("自主", "一人でできる手入れは一人で"), ("共同", "町でできる手入れは町で"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        f"{PAIR}\n自主的な会\n共同",  # one word only stands alone
        "一人でできる手入れは一人で（自主）行います。\n自主",  # one bracket
        "水やりを園芸課で（自主）、種まきを町会が（共同）行います。\n自主\n共同",  # not alike
        "苗木は園芸課で（1本）、肥料は町会で（2袋）配ります。\n1本\n2袋",
    ],
)
def test_ordinary_brackets_are_no_terms(text: str) -> None:
    assert glosses(text) == []


def test_a_bracket_behind_a_sentence_names_it_if_all_its_characters_stand_there() -> None:
    assert glosses("町の花壇を認めて園芸の会に任せます。（認可花園）") == []
    assert glosses("市が認めた町の花園は補助の対象です。（市認花園）") == [
        ("市認花園", "市が認めた町の花園は補助の対象です。"),
    ]  # fmt: skip


@pytest.mark.parametrize("bracket", ["（再掲）", "（以下同じ）", "（園芸課所管）"])
def test_a_remark_behind_a_sentence_is_no_term(bracket: str) -> None:
    assert glosses(f"町の花壇を園芸の会に任せます。{bracket}") == []


def test_a_row_of_words_over_as_many_brackets_is_read_in_order() -> None:
    one = corpus_of("自主\n共同\n（一人で行う）\n（町で行う）")
    found = find_glosses(one.documents[0], one.sections)
    assert [(t.term, t.definition, t.basis) for t in found] == [
        ("自主", "（一人で行う）", Basis.INFERRED), ("共同", "（町で行う）", Basis.INFERRED),
    ]  # fmt: skip
    assert {t.reason for t in found} == {"語の並びの順と、括弧の説明の並びの順が対応しています"}


@pytest.mark.parametrize(
    "text", ["自主\n共同\n（一人で行う）", "自主\n（一人で行う）", "自主\n共同\n花壇です。"]
)
def test_rows_of_unequal_length_explain_nothing(text: str) -> None:
    assert glosses(text) == []


def coined(*lines: tuple[str, SectionKind]) -> list[Term]:
    text = "\n".join(line for line, _ in lines)
    sections = sections_of(text, [(line, kind, ()) for line, kind in lines])
    return list(find_coined(plain(text), sections, {"町内メンター"}))


HEAD, BODY = SectionKind.HEADING, SectionKind.PARAGRAPH
USES = ("花壇ドックで調べ、花壇ドックで直します。", BODY)


def test_a_coined_word_that_heads_a_text_and_has_no_definition_is_listed() -> None:
    (term,) = coined(("花壇ドックの実施", HEAD), USES)
    assert (term.term, term.definition, term.start, term.end) == ("花壇ドック", None, 0, 5)


@pytest.mark.parametrize(
    "lines",
    [
        [("花壇ドックの実施", HEAD), ("花壇ドックで調べます。", BODY)],  # two uses
        [("花壇の実施", HEAD), USES],  # heads nothing
        [("花壇ドック員の会", HEAD), USES],  # part of a longer word
        [("町内メンターの会", HEAD), ("町内メンターが町内メンターに学びます。", BODY)],  # defined
    ],
)
def test_other_words_are_not_listed(lines: list[tuple[str, SectionKind]]) -> None:
    assert coined(*lines) == []
