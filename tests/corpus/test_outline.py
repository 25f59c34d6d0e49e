import pytest

from corpus import Section, SectionKind
from corpus.outline import build_sections
from corpus.units import find_units

FRAME = Section("sample", 0, 0, SectionKind.PARAGRAPH, ("第１章",), 1, page="3")


def outline(text: str, path: tuple[str, ...] = ("第１章",)) -> list[tuple[str, tuple[str, ...]]]:
    frame = Section("sample", 0, 0, SectionKind.PARAGRAPH, path, 1)
    return [(s.kind.value, s.path) for s in build_sections(text, find_units(text), frame)]


def test_letters_hang_below_circled_numbers_below_parentheses() -> None:
    assert outline("（１）体制\n① 会議\nア　会議を開きます。\n（２）人材\n")[1:] == [
        ("heading", ("第１章", "（１）体制", "① 会議")),
        ("clause", ("第１章", "（１）体制", "① 会議", "ア")),
        ("heading", ("第１章", "（２）人材")),
    ]


def test_an_omission_stands_below_the_open_heading_and_opens_nothing() -> None:
    assert outline("（１）体制\n～省略～\n① 会議\n") == [
        ("heading", ("第１章", "（１）体制")),
        ("omission", ("第１章", "（１）体制")),
        ("heading", ("第１章", "（１）体制", "① 会議")),
    ]


def test_a_note_is_named_by_its_sign_and_leaves_the_letters() -> None:
    kinds = outline("① 会議\nア　会議を開きます。\n※1 会議・・・・話し合い\n")
    assert kinds[-1] == ("note", ("第１章", "① 会議", "※1"))


def test_a_short_line_over_definitions_is_a_heading() -> None:
    assert outline("人的支援\n\n推進員・・・進める者\n") == [
        ("heading", ("第１章", "人的支援")),
        ("clause", ("第１章", "人的支援", "推進員")),
    ]


def test_a_name_is_not_said_twice() -> None:
    assert outline("■組織とは\n担う者です。\n", path=("■組織とは",)) == [
        ("heading", ("■組織とは",)),
        ("paragraph", ("■組織とは",)),
    ]


@pytest.mark.parametrize(("text", "kind"), [("令和７年●月", "date"), ("1,200 30", "figures")])
def test_dates_and_figures_are_told_from_paragraphs(text: str, kind: str) -> None:
    assert outline(text) == [(kind, ("第１章",))]


def test_sections_share_the_page_and_sheet_of_their_frame() -> None:
    text = "（１）体制\nア　会議を開きます。\n"
    sections = build_sections(text, find_units(text), FRAME)
    assert {(s.page, s.sheet, s.document) for s in sections} == {("3", 1, "sample")}
