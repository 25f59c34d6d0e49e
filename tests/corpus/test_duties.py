import pytest

from corpus import Corpus, Duty, Side
from corpus.duties import find_duties
from tests.corpus.samples import HEAD, read_sample

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


def test_every_span_is_a_bracket_at_the_end_of_its_section(corpus: Corpus) -> None:
    for duty in corpus.duties:
        text = corpus.document(duty.section.document).text
        assert text[duty.start] + text[duty.end - 1] == "［］"
        assert duty.end == duty.section.end


def test_a_department_wrapped_over_two_lines_is_one_name(corpus: Corpus) -> None:
    wrapped = of_side(corpus, Side.AFTER)[4]
    text = corpus.document(wrapped.section.document).text[wrapped.start : wrapped.end]
    assert text == "［市民ま\nちづくり推進部］"
    assert wrapped.departments == (COMMUNITY,)


@pytest.mark.parametrize("bracket", ["［注］", "［令和６年度］", "［財政課、図を参照］"])
def test_a_bracket_that_names_no_office_is_no_duty(bracket: str) -> None:
    sample = f"{HEAD}第１章\n総則\n\n2 ア　公表します。{bracket}\n\nア　公開します。［財政課］\n"
    document, sections = read_sample(sample)
    assert [duty.departments for duty in find_duties(document, sections)] == [("財政課",)]
