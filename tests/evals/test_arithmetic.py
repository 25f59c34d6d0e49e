import pytest

from evals.arithmetic import calculation_end

QUOTES = ("141,900人", "人口は202,847と200,115", "約3割")


@pytest.mark.parametrize(
    "text",
    [
        "202,847-200,115=2,732",
        "202,847人−200,115人=2,732",
        "200,115+202,847=402,962",
        "200,115-202,847=-2,732",
        "200,115-202,847=▲2,732",
        "200,115÷202,847=0.9865",
        "200,115÷202,847=98.7%",
        "200,115÷202,847×100=98.7%",
    ],
)
def test_a_right_calculation_over_quoted_figures_is_followed_to_its_end(text: str) -> None:
    assert calculation_end(f"増減は{text}人です", 3, QUOTES) == 3 + len(text)


@pytest.mark.parametrize(
    "text",
    [
        "202,847-200,115=2,731",
        "202,847-200,116=2,731",
        "200,115÷202,847=98.6%",
        "202,847=202,847",
        "200,115÷0=0",
        "7+7=14",
        "100+200,115=200,215",
        "847-115=732",
    ],
)
def test_a_wrong_result_or_an_operand_without_a_source_is_none(text: str) -> None:
    assert calculation_end(text, 0, QUOTES) is None
