import pytest

from corpus import Basis, Corpus, Duty, Notation, Section, SectionKind, Side
from corpus.duties import find_duties
from corpus.text import squash
from tests.corpus.samples import HEAD, read_sample
from tests.corpus.tabulated import document_of

COMMUNITY = "市民まちづくり推進部"
AFTER = [
    ("13", "ア", ("政策企画部", COMMUNITY, "全庁")),
    ("13", "イ", (COMMUNITY,)),
    ("13", "ウ", (COMMUNITY,)),
    ("14", "ア", (COMMUNITY,)),
    ("14", "イ", (COMMUNITY,)),
    ("14", "ウ", (COMMUNITY,)),
    ("15", "ア", (COMMUNITY, "各地域自治センター", "全庁")),
    ("15", "ア", (COMMUNITY, "関係部署")),
    ("15", "イ", (COMMUNITY, "教育委員会", "関係部署")),
    ("15", "ア", (COMMUNITY,)),
]
BEFORE = [
    ("13", "ア", ("政策企画部", COMMUNITY, "全庁")),
    ("13", "イ", (COMMUNITY,)),
    ("14", "ア", (COMMUNITY,)),
    ("14", "イ", (COMMUNITY, "関係部署")),
    ("14", "ウ", (COMMUNITY,)),
    ("15", "ア", (COMMUNITY, "各地域自治センター", "全庁")),
    ("15", "ア", (COMMUNITY, "関係部署")),
    ("15", "イ", (COMMUNITY, "教育委員会", "関係部署")),
    ("15", "ア", (COMMUNITY,)),
]


def of_side(corpus: Corpus, side: Side) -> list[Duty]:
    return [duty for duty in corpus.duties if duty.section.side is side]


@pytest.mark.parametrize(("side", "expected"), [(Side.AFTER, AFTER), (Side.BEFORE, BEFORE)])
def test_the_actions_of_a_column_name_their_departments(
    corpus: Corpus, side: Side, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    duties = of_side(corpus, side)
    found = [(d.section.page, d.section.path[-1], d.departments) for d in duties]
    assert found == expected


def test_there_are_ten_actions_after_and_nine_before(corpus: Corpus) -> None:
    counts = (len(of_side(corpus, Side.AFTER)), len(of_side(corpus, Side.BEFORE)))
    assert (counts, len(corpus.duties)) == ((10, 9), 19)


def test_an_action_runs_up_to_the_bracket_that_ends_its_section(corpus: Corpus) -> None:
    for duty in corpus.duties:
        text = corpus.document(duty.section.document).text
        assert duty.start == duty.section.start
        assert text[duty.end :].lstrip()[0] + text[duty.section.end - 1] == "［］"


def test_every_department_stands_at_its_span(corpus: Corpus) -> None:
    for duty in corpus.duties:
        text = corpus.document(duty.section.document).text
        for office in duty.offices:
            assert squash(text[office.start : office.end]) == office.name


def test_a_department_wrapped_over_two_lines_is_one_name(corpus: Corpus) -> None:
    wrapped = of_side(corpus, Side.AFTER)[4]
    (office,) = wrapped.offices
    text = corpus.document(wrapped.section.document).text[office.start : office.end]
    assert text == "市民ま\nちづくり推進部"
    assert wrapped.departments == (COMMUNITY,)


@pytest.mark.parametrize("bracket", ["［注］", "［令和６年度］", "［財政課、図を参照］"])
def test_a_bracket_that_names_no_office_is_no_duty(bracket: str) -> None:
    sample = f"{HEAD}第１章\n総則\n\n2 ア　公表します。{bracket}\n\nア　公開します。［財政課］\n"
    document, sections = read_sample(sample)
    assert [duty.departments for duty in find_duties(document, sections)] == [("財政課",)]


def read(*parts: str) -> list[tuple[str, tuple[str, ...], Notation, Basis]]:
    """Find the duties of units; # marks a heading."""
    text = "\n".join(part.removeprefix("#") for part in parts)
    document, sections, start = document_of(text), [], 0
    for part in parts:
        kind = SectionKind.HEADING if part.startswith("#") else SectionKind.PARAGRAPH
        end = start + len(part.removeprefix("#"))
        sections.append(Section("mihon", start, end, kind, ("計画",), 1))
        start = end + 1
    found = find_duties(document, sections)
    return [(text[d.start : d.end], d.departments, d.notation, d.basis) for d in found]


@pytest.mark.parametrize(
    "mark",
    ["［市民課］", "[市民課]", "〔市民課〕", "【市民課】", "《市民課》", "〈市民課〉",
     "（担当：市民課）", "(所管課:市民課)",
     "［担当課：市民課］", "【担当：市民課】", "（主管 / 市民課）"],
)  # fmt: skip
def test_a_bracket_behind_an_action_names_its_departments(mark: str) -> None:
    assert read(f"窓口を開きます。{mark}") == [
        ("窓口を開きます。", ("市民課",), Notation.BRACKET, Basis.PRINTED)
    ]


@pytest.mark.parametrize(
    "mark",
    [
        "（市民課）",
        "（注）",
        "【一部】",
        "［別表］",
        "（担当：未定）",
        "【令和６年度】",
        "［図書］",
    ],
)
def test_other_brackets_name_none(mark: str) -> None:
    assert read(f"窓口を開きます。{mark}") == []


def test_two_brackets_behind_an_action_are_both_read() -> None:
    ((action, departments, _, _),) = read("窓口を開きます。【市民課】［福祉課、全庁］")
    assert (action, departments) == ("窓口を開きます。", ("市民課", "福祉課", "全庁"))


@pytest.mark.parametrize(
    "line",
    ["担当：市民課", "担当課：市民課", "所管課　市民課", "担当部署：市民課", "【担当課】市民課",
     "・担当課：市民課", "→ 担当：市民課", "〔所管課〕　市民課", "主管課:市民課",
     "実施主体：市民課"],
)  # fmt: skip
def test_a_line_below_an_action_names_its_departments_by_its_place(line: str) -> None:
    assert read("窓口を開きます。", line) == [
        ("窓口を開きます。", ("市民課",), Notation.LINE, Basis.INFERRED)
    ]


@pytest.mark.parametrize("gap", ["　", "\n", "  "])
def test_a_label_beside_an_action_names_its_departments(gap: str) -> None:
    assert read(f"窓口を開きます。{gap}担当：市民課・福祉課") == [
        ("窓口を開きます。", ("市民課", "福祉課"), Notation.LINE, Basis.PRINTED)
    ]


def test_two_labels_in_a_line_keep_their_roles() -> None:
    document = document_of("窓口を開きます。\n主管課：市民課　関係課：福祉課、税務課")
    section = Section("mihon", 0, len(document.text), SectionKind.PARAGRAPH, ("計画",), 1)
    (duty,) = find_duties(document, [section])
    assert [(o.name, o.role and o.role.text) for o in duty.offices] == [
        ("市民課", "主管課"), ("福祉課", "関係課"), ("税務課", "関係課"),
    ]  # fmt: skip


def test_a_line_below_a_heading_names_those_of_the_heading() -> None:
    ((action, _, _, basis),) = read("#１　窓口の開設", "担当課：市民課")
    assert (action, basis) == ("１　窓口の開設", Basis.INFERRED)


def test_a_line_below_several_actions_names_those_of_their_heading() -> None:
    parts = ("#１　窓口", "・窓口を開きます。", "・案内を置きます。", "担当課：市民課")
    assert [action for action, *_ in read(*parts)] == ["１　窓口"]


@pytest.mark.parametrize(
    "line",
    ["担当部署は別に定めます。", "担当：", "担当：未定", "実施：令和５年度", "担当課が行います。"],
)
def test_a_line_without_an_office_is_no_duty(line: str) -> None:
    assert read("窓口を開きます。", line) == []


def test_whole_offices_are_never_expanded() -> None:
    ((_, departments, _, _),) = read("協力して進めます。［全庁、関係部署］")
    assert departments == ("全庁", "関係部署")


def test_a_bracket_between_a_name_and_its_text_names_its_departments() -> None:
    ((action, departments, notation, _),) = read("ア　清掃【市民課・福祉課】　川を掃除します。")
    assert (action, departments, notation) == (
        "ア　清掃",
        ("市民課", "福祉課"),
        Notation.BRACKET,
    )


def test_a_bracket_inside_a_sentence_names_none() -> None:
    assert read("窓口【市民課】を開きます。") == []
