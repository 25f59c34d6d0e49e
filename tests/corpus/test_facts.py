from datetime import date

import pytest

from corpus import Basis, Calendar, Corpus, Fact, FactKind, SectionKind
from corpus.facts import find_facts
from tests.corpus.plan_samples import plain, sections_of

UEDA, NAGANO = "ueda-kyodo-minaoshi", "nagano-refresh-roadmap"


def facts(corpus: Corpus, document: str, kind: FactKind) -> list[Fact]:
    return [f for f in corpus.facts if f.quoted.document == document and f.kind is kind]


def values(corpus: Corpus, document: str, kind: FactKind) -> list[str]:
    return [fact.value for fact in facts(corpus, document, kind)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (FactKind.ISSUER, ["長野市", "長野市"]),
        (FactKind.ISSUED, ["2023-11", "2023-11"]),
        (FactKind.HANDOUT, ["資料１－１"]),
        (FactKind.OCCASION, ["長野市都市内分権審議会"]),
        (FactKind.STAMPED, ["2024-08-29"]),
        (FactKind.AS_OF, ["2023-10-01"]),
        (FactKind.SHEET, ["1", "2", "3", "4", "5", "6", "7"]),
        (FactKind.PRINTED_PAGE, ["１", "２", "3", "4", "２", "３"]),
        (FactKind.MILESTONE, ["住自協設立（2006〜2009 ）", "高齢者人口ピーク（2040 ）"]),
        (FactKind.DRAFT, []),
    ],
)
def test_the_facts_of_the_slides(corpus: Corpus, kind: FactKind, expected: list[str]) -> None:
    assert values(corpus, NAGANO, kind) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (FactKind.REMARK, ["【変更点のみ記載】"]),
        (FactKind.DRAFT, ["2025"]),
        (FactKind.ISSUED, ["2020-04"]),
        (FactKind.SHEET, ["1", "2", "3", "4", "5"]),
        (FactKind.PRINTED_PAGE, []),
        (
            FactKind.LISTED_PAGE,
            ["1", "2", "4", "5", "8", "13", "14", "15", "15", "15", "16"],
        ),
        (FactKind.OCCASION, []),
    ],
)
def test_the_facts_of_the_table(corpus: Corpus, kind: FactKind, expected: list[str]) -> None:
    assert values(corpus, UEDA, kind) == expected


def test_what_charts_and_lists_were_made_from(corpus: Corpus) -> None:
    assert values(corpus, NAGANO, FactKind.SOURCE) == [
        "「令和４年度住民自治協議会の運営にかかるアンケート」及び市作成の「地区カルテ」より",
        "市独自推計（人）",
        "市独自推計（人）",
        "「長野市人口ビジョン改訂版 令和４年2月」により作成",
        "「R5.5～7 32地区住民自治協議会訪問記録」より",
    ]


def test_the_draft_of_the_after_column_leaves_its_month_open(corpus: Corpus) -> None:
    (draft,) = facts(corpus, UEDA, FactKind.DRAFT)
    assert draft.date is not None
    assert (draft.quoted.text, draft.section.side, draft.date.left_open) == (
        "令和７年●月", "after", True,
    )  # fmt: skip


def test_february_lies_in_the_fiscal_year_before(corpus: Corpus) -> None:
    dates = [f.date for f in facts(corpus, NAGANO, FactKind.DATE) if f.value == "2022-02"]
    assert [(d.calendar, d.fiscal_year) for d in dates if d] == [(Calendar.CALENDAR, 2021)]


def test_the_years_of_the_roadmap_are_fiscal(corpus: Corpus) -> None:
    years = [
        f.date.calendar
        for f in facts(corpus, NAGANO, FactKind.DATE)
        if f.date and f.section.sheet in {3, 4}
    ]
    assert years == [Calendar.FISCAL] * 12


def test_an_issuer_that_no_line_names_is_inferred_from_the_title(corpus: Corpus) -> None:
    (issuer,) = facts(corpus, UEDA, FactKind.ISSUER)
    assert (issuer.value, issuer.basis) == ("上田市", Basis.INFERRED)
    assert issuer.reason == "発行者を書いた行はなく、題名に「上田市」とあります"


def test_scattered_page_numbers_are_inferred(corpus: Corpus) -> None:
    pages = facts(corpus, NAGANO, FactKind.PRINTED_PAGE)
    assert [page.basis for page in pages] == [
        "printed", "printed", "inferred", "inferred", "printed", "printed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "kind", "expected"),
    [
        ("花壇再生計画（案）", SectionKind.TITLE, FactKind.DRAFT),
        ("資料2", SectionKind.STAMP, FactKind.HANDOUT),
        ("出典：見本市統計書", SectionKind.PARAGRAPH, FactKind.SOURCE),
        ("園芸課調べ", SectionKind.PARAGRAPH, FactKind.SOURCE),
        ("令和8年7月1日 花壇審議会", SectionKind.DATE, FactKind.OCCASION),
        ("花壇管理の開始（2031〜2033）", SectionKind.PARAGRAPH, FactKind.MILESTONE),
    ],
)
def test_other_documents_tell_the_same_facts(
    line: str, kind: SectionKind, expected: FactKind
) -> None:
    found = find_facts(plain(line), sections_of(line, [(line, kind, ())]))
    assert expected in {fact.kind for fact in found}


@pytest.mark.parametrize("line", ["園芸課の調査を進めます。", "「花壇」を作ります", "苗木（3本）"])
def test_ordinary_lines_are_no_sources_and_no_milestones(line: str) -> None:
    found = find_facts(plain(line), sections_of(line, [(line, SectionKind.PARAGRAPH, ())]))
    assert {fact.kind for fact in found} == {FactKind.SHEET}


def test_values_of_whole_dates_are_real_days(corpus: Corpus) -> None:
    whole = [f.value for f in corpus.facts if f.date and f.date.precision == "day"]
    assert [date.fromisoformat(value).isoformat() for value in whole] == whole
