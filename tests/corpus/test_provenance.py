import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.blocks import Extract
from corpus.provenance import find_changes_only_mark, find_city, find_date, find_title
from tests.corpus.outlines import as_paragraphs, as_plain, source


@pytest.mark.parametrize(
    ("name", "title", "city", "date"),
    [
        ("ordinance", "青葉市協働のまちづくり条例", "青葉市", "2023-03-25"),
        ("plan", "第２次青葉市地域福祉計画", "青葉市", "2024-03"),
        ("measures", "みどり町こども計画（案）", "みどり町", "2025"),
        ("minutes", "第３回青葉市協働推進会議　会議録", "青葉市", None),
        ("grant_rules", "白浜市市民活動支援補助金交付要綱", "白浜市", None),
        ("survey", "市民活動に関する調査報告書", "", None),
    ],
)
def test_a_document_says_its_title_city_and_date(
    name: str, title: str, city: str, date: str | None
) -> None:
    extract = as_plain(source(name))
    assert (find_title(extract, "a.txt"), find_city(extract), find_date(extract)) == (
        title,
        city,
        date,
    )


def test_a_title_that_the_file_declares_counts_where_none_is_printed() -> None:
    extract = as_paragraphs("市は、市民と進めます。")
    declared = Extract(extract.text, extract.blocks, 1, "docx/1", title="協働の手引き")
    assert find_title(declared, "a.docx") == "協働の手引き"


@pytest.mark.parametrize("title", [None, "", "Microsoft Word - 文書1.docx", "無題"])
def test_the_name_of_the_file_is_the_last_resort(title: str | None) -> None:
    extract = as_paragraphs("市は、市民と進めます。")
    declared = Extract(extract.text, extract.blocks, 1, "docx/1", title=title)
    assert find_title(declared, "協働の手引き.docx") == "協働の手引き"


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("長野県南山村では、近隣市町村と進めます。南山村の計画です。", "南山村"),
        ("都市との交流を、本市及び各町で進めます。都市の交流です。", ""),
        ("つくし市では進めます。つくし市です。", "つくし市"),
        ("今日は市場に行き、青空市場を見ました。市場です。", ""),
        ("青葉市の広報紙です。", ""),  # once only: it may be any city
    ],
)
def test_a_city_is_named_more_than_once(text: str, city: str) -> None:
    assert find_city(as_paragraphs(text)) == city


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (("計画", "市は、令和６年度に始めます。"), None),
        (("計画", "市は、進めます。", "令和６年３月　発行"), "2024-03"),
        (("計画", "市は、進めます。", "発行日　2023年11月1日"), "2023-11-01"),
        (("計画", "令和５年度", "市は、進めます。"), None),
        (("計画", "市は、令和６年３月に定めた計画を進めます。"), None),
    ],
)
def test_a_date_of_issue_is_one_that_says_so_or_stands_alone(
    lines: tuple[str, ...], date: str | None
) -> None:
    assert find_date(as_paragraphs(*lines)) == date


@pytest.mark.parametrize(
    ("lines", "city"),
    [
        (("松本市ごみ減量推進計画", "市は、進めます。"), "松本市"),
        (("第２次橋本市環境計画", "市は、進めます。"), "橋本市"),
        (("平成30年度熊本市事業報告書", "市は、進めます。"), "熊本市"),
        (("計画", "長野県松本市では進めます。長野県松本市の計画です。"), "松本市"),
        (("計画", "今後本市では、進めます。今後本市では、定めます。"), ""),
        (("本市の計画", "本市は、進めます。"), ""),
        (("今後本市が進めるまちづくり", "市は、進めます。"), ""),
        (("現在本市の計画", "市は、進めます。"), ""),
        (("松本市の協働の指針", "市は、進めます。"), "松本市"),
    ],
)
def test_a_name_ending_in_a_word_for_this_city_counts_in_a_title_or_behind_a_prefecture(
    lines: tuple[str, ...], city: str
) -> None:
    assert find_city(as_plain("\n".join(lines))) == city


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("青葉市ごみ減量推進計画（令和6年3月）", "2024-03"),
        ("青葉市環境計画【令和５年４月改訂版】", "2023-04"),
        ("青葉市福祉計画（案）（令和7年2月17日現在）", "2025-02-17"),
        ("青葉市緑の計画（平成31年4月～令和3年3月）", None),
        ("青葉市緑の計画（令和6年度）", None),
    ],
)
def test_a_date_in_brackets_behind_a_title_is_its_date(title: str, date: str | None) -> None:
    assert find_date(as_plain(f"{title}\n市は、進めます。")) == date


@given(st.text(max_size=80))
def test_any_text_can_be_asked(text: str) -> None:
    extract = as_paragraphs(*(line for line in text.splitlines() if line.strip()))
    assert find_title(extract, "a.txt")
    assert isinstance(find_city(extract), str)
    assert find_date(extract) is None or isinstance(find_date(extract), str)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("青葉市手引きの見直し一覧表【変更点のみ記載】\n項目", "【変更点のみ記載】"),
        ("新旧対照表（改正部分のみ抜粋）\n", "（改正部分のみ抜粋）"),
        ("条例（案）\n変更点を記載する。", None),
        ("平日のみ（休日のみ）", None),
    ],
)
def test_the_remark_that_only_changes_are_shown_is_found_as_printed(
    text: str, mark: str | None
) -> None:
    assert find_changes_only_mark(as_paragraphs(text)) == mark


def test_the_name_of_a_web_site_behind_a_declared_title_is_left_out() -> None:
    extract = as_paragraphs("市は、市民と進めます。")
    title = "協働の手引き - 青葉市公式サイト"
    declared = Extract(extract.text, extract.blocks, 1, "html/1", title=title)
    assert find_title(declared, "a.html") == "協働の手引き"


@pytest.mark.parametrize(
    "city",
    ["みどり野市", "いちき串木野市", "東かがわ市", "つくばみらい市", "青葉市", "うるま市"],
)
def test_a_city_is_named_whole_whatever_script_its_name_is_in(city: str) -> None:
    text = f"{city}公園条例\n{city}は、公園を置く。\n　市長は、{city}の公園を定める。"
    assert find_city(as_paragraphs(text)) == city
