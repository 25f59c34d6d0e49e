from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Section, SectionKind
from index.normalise import canonical_years, fold, kanji_number
from index.tokens import tokenise
from index.variants import VARIANTS
from index.windows import passages
from tests.index.samples import document

GOLDEN = [
    ("國澤﨑髙邊濱", "国沢崎高辺浜"),
    ("𠮷田", "吉田"),
    ("第三章", "第3章"),
    ("第３章", "第3章"),
    ("第二十一条の三", "第21条の3"),
    ("第12条の2第1項第一号", "第12条の2第1項第1号"),
    ("（一）（十二）", "(1)(12)"),
    ("佐佐木、代代木、人人の声", "佐々木、代々木、人々の声"),
    ("商品品質、年度度数、3人人口", "商品品質、年度度数、3人人口"),
    ("三ヶ年", "3か年"),
    ("３カ年", "3か年"),
    ("三箇年", "3か年"),
    ("① ⑳ ㉑ ㊱ ❶", "(1) (20) (21) (36) (1)"),
    ("（１）⑴", "(1)(1)"),
    ("令和元年度", "令和1年度"),
    ("二〇二五年四月一日", "2025年4月1日"),
    ("令和〇年", "令和〇年"),
    ("一人ひとり、一部、十日町市、一万五千件", "一人ひとり、一部、十日町市、一万五千件"),
    ("ＩＴ ｶﾀｶﾅ ㈱", "it カタカナ (株)"),
    ("１−２‐３〜４", "1-2-3~4"),
    ("辻󠄀\u200b市", "辻市"),
    ("a\x00b\ud800c", "a b c"),
]


@pytest.mark.parametrize(("written", "folded"), GOLDEN)
def test_spellings_that_mean_the_same_fold_into_one_form(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="第三十百〇二千年月日か箇ケ項目回元令和①ｶ 1İſ"))
def test_folding_twice_is_folding_once_for_numbers_and_counters(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_no_variant_leads_to_another_variant() -> None:
    assert not {ord(new) for new in VARIANTS.values()} & VARIANTS.keys()


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("十", 10), ("二十一", 21), ("百五", 105), ("千九百", 1900), ("二〇二五", 2025), ("三", 3)],
)
def test_kanji_numerals_are_read_by_place_or_by_unit(numeral: str, number: int) -> None:
    assert kanji_number(numeral) == number


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("令和7年度", ("2025年度",)),
        ("Ｒ７年度", ("2025年度",)),
        ("2025年度", ("2025年度",)),
        ("2023(R5)年11月", ("2023年",)),
        ("令和5(2023)年度", ("2023年度",)),
        ("令和七年三月", ("2025年",)),
        ("平成31年と昭和64年", ("2019年", "1989年")),
        ("R5 R6", ("2023", "2024")),
        ("平成32年", ()),
        ("RX7、AR5、R2D、S3、1234年", ()),
    ],
)
def test_years_get_one_western_form_and_年_is_not_年度(
    written: str, years: tuple[str, ...]
) -> None:
    assert canonical_years(fold(written)) == years


@pytest.mark.parametrize("written", ["令和7年度", "R7年度", "2025年度"])
def test_spellings_of_a_fiscal_year_share_their_western_term(written: str) -> None:
    assert {"2025年度", "2025"} <= set(tokenise(written))


SAME_IN_SEARCH = [
    ("第３章", "第三章", "第3章"),
    ("(1)", "（１）", "①", "⑴", "（一）"),
    ("令和7年度", "令和７年度", "令和七年度"),
    ("R7年度", "Ｒ７年度", "r7年度"),
    ("㈱上田", "（株）上田", "(株)上田"),
    ("ﾊﾝｶｸ", "ハンカク"),
    ("ＡＢＣ１２３", "abc123"),
    ("佐々木", "佐佐木"),
    ("人々", "人人"),
    ("國", "国"),
    ("澤", "沢"),
    ("﨑", "崎"),
    ("髙", "高"),
]


@pytest.mark.parametrize("spellings", SAME_IN_SEARCH)
def test_equal_spellings_give_the_same_terms(spellings: tuple[str, ...]) -> None:
    assert {tokenise(spelling) for spelling in spellings} == {tokenise(spellings[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [("（１）", "（２）"), ("2025年", "2025年度"), ("第3章", "第3条"), ("イ", "ウ")],
)
def test_different_addresses_never_fold_into_one(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_signs_that_are_equal_in_search_stay_two_passages_with_their_own_labels() -> None:
    text = "（１）窓口を開く。\n①窓口を開く。"
    sign = Section("a", 0, 1, SectionKind.CLAUSE, ("（１）",), 1)
    marked = [replace(sign, end=9), replace(sign, start=10, end=17, path=("①",))]
    found = passages(document("a", text), marked)
    assert [(p.section.path[-1], p.start, p.end) for p in found] == [
        ("（１）", 0, 9),
        ("①", 10, 17),
    ]
