from corpus import Basis, Corpus, Side, Term
from corpus.text import squash


def terms_of(corpus: Corpus, document: str, side: Side | None) -> list[Term]:
    return [t for t in corpus.terms if t.document == document and t.section.side is side]


def test_the_terms_of_the_after_column(corpus: Corpus) -> None:
    terms = terms_of(corpus, "ueda-kyodo-minaoshi", Side.AFTER)
    assert [t.term for t in terms] == [
        "協働", "認可地縁団体", "住民自治組織", "地域自治センター", "協働推進員", "まちのアトリエ",
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
        "区や自治会", "住自協", "２０２４コース", "地区ドック", "２０２６コース", "自助",
        "互助・共助", "公助", "自助", "互助・共助", "公助",
    ]  # fmt: skip


def test_words_in_brackets_are_glossed_by_print_and_explained_by_order(corpus: Corpus) -> None:
    glossed = [t for t in corpus.terms if t.term in {"自助", "互助・共助", "公助"}]
    assert [(squash(t.definition or ""), t.basis) for t in glossed] == [
        ("自分でできることは自分で", Basis.PRINTED),
        ("自分でできないことは地域で", Basis.PRINTED),
        ("地域でできないことは行政で", Basis.PRINTED),
        ("(自らの生活(命)は、自らが守る)", Basis.INFERRED),
        ("(地域の安全・安心はみんなで守る【地域コミュニティ】)", Basis.INFERRED),
        ("(自助・互助・共助で補えない活動)", Basis.INFERRED),
    ]


def test_an_inferred_definition_has_a_reason_and_the_word_as_its_anchor(corpus: Corpus) -> None:
    for term in (t for t in corpus.terms if t.basis is Basis.INFERRED):
        assert term.anchor is not None
        assert corpus.document(term.document).text[slice(*term.anchor)] == term.term
        assert term.reason


def test_a_heading_over_an_omission_defines_nothing(corpus: Corpus) -> None:
    terms = [t for t in corpus.terms if t.term == "協働"]
    assert [(t.definition, t.section.kind.value) for t in terms] == [(None, "omission")] * 2


def test_a_word_that_is_used_and_never_defined_has_no_definition(corpus: Corpus) -> None:
    assert corpus.document("nagano-refresh-roadmap").text.count("地区ドック") == 5
    (term,) = (t for t in corpus.terms if "地区ドック" in t.term)
    assert (term.definition, corpus.text(term.section)) == (None, "地区ドックの実施")


def test_a_definition_is_a_span_of_the_original(corpus: Corpus) -> None:
    for term in (t for t in corpus.terms if t.definition is not None):
        assert corpus.document(term.document).text[term.start : term.end] == term.definition


def test_a_definition_is_read_without_its_word(corpus: Corpus) -> None:
    sides = {t.section.side: t.definition or "" for t in corpus.terms if t.term == "協働推進員"}
    assert squash(sides[Side.BEFORE]) == (
        "地域コミュニティの各主体からの相談に対して、ワンストップで対応し、"
        "庁内横断的な連携を図ることを目的に庁内各課に配置"
    )
