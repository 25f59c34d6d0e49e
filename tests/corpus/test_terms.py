from dataclasses import replace

from corpus import Corpus, Side, Term
from corpus.slides import parse_outline, read_slides
from corpus.terms import find_terms
from corpus.text import squash
from tests.corpus.samples import document_of


def terms_of(corpus: Corpus, document: str, side: Side | None) -> list[Term]:
    return [t for t in corpus.terms if t.document == document and t.section.side is side]


def test_the_terms_of_the_after_column(corpus: Corpus) -> None:
    terms = terms_of(corpus, "ueda-kyodo-minaoshi", Side.AFTER)
    assert [t.term for t in terms] == [
        "協働", "住民自治組織", "地域自治センター", "協働推進員", "まちのアトリエ",
    ]  # fmt: skip


def test_the_terms_of_the_before_column(corpus: Corpus) -> None:
    terms = terms_of(corpus, "ueda-kyodo-minaoshi", Side.BEFORE)
    assert [t.term for t in terms] == [
        "協働", "住民自治組織", "地域自治センター", "協働推進員", "中間支援組織",
        "ボランティア地域活動センター", "地域づくり人材育成講座",
    ]  # fmt: skip


def test_the_terms_of_the_slides(corpus: Corpus) -> None:
    terms = terms_of(corpus, "nagano-refresh-roadmap", None)
    assert [t.term for t in terms] == [
        "区や自治会", "住自協", "２０２４コース", "２０２６コース", "自助", "互助・共助", "公助",
    ]  # fmt: skip


def test_a_word_in_brackets_behind_its_meaning_is_a_term(corpus: Corpus) -> None:
    glossed = [t for t in corpus.terms if t.term in {"自助", "互助・共助", "公助"}]
    assert [squash(t.definition or "") for t in glossed] == [
        "自分でできることは自分で", "自分でできないことは地域で", "地域でできないことは行政で",
    ]  # fmt: skip


def test_a_heading_over_an_omission_defines_nothing(corpus: Corpus) -> None:
    terms = [t for t in corpus.terms if t.term == "協働"]
    assert [(t.definition, t.section.kind.value) for t in terms] == [(None, "omission")] * 2


def test_a_word_that_is_used_only_is_no_term(corpus: Corpus) -> None:
    assert "地区ドック" in corpus.document("nagano-refresh-roadmap").text
    assert [t for t in corpus.terms if "地区ドック" in t.term] == []


def test_a_definition_is_a_span_of_the_original(corpus: Corpus) -> None:
    for term in (t for t in corpus.terms if t.definition is not None):
        assert corpus.document(term.document).text[term.start : term.end] == term.definition


def test_a_definition_is_read_without_its_word(corpus: Corpus) -> None:
    sides = {t.section.side: t.definition or "" for t in corpus.terms if t.term == "協働推進員"}
    assert squash(sides[Side.BEFORE]) == (
        "地域コミュニティの各主体からの相談に対して、ワンストップで対応し、"
        "庁内横断的な連携を図ることを目的に庁内各課に配置"
    )


def terms_in(text: str) -> list[tuple[str, str | None]]:
    document = replace(document_of(text), reader="slides/1")
    outline = '[[sheet]]\npart = "例"\nranges = [{ at = "水やり", path = [], wrapped = false }]'
    terms = find_terms(document, read_slides(document, parse_outline(outline, "sample.toml")))
    return [(term.term, term.definition) for term in terms]


def test_a_word_in_brackets_is_a_term_where_it_stands_alone_somewhere() -> None:
    sentence = "水やりは、一人でできる手入れは一人で（自\n主）行います。"
    assert terms_in(f"{sentence}\n\n自主\n") == [("自主", "一人でできる手入れは一人で")]
    assert terms_in(f"{sentence}\n\n自主的な会\n") == []
