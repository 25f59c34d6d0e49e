"""Which departments a collective name stands for is not told by its duties."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.records import Role, Status
from tests.assistant import samples

TABLE = samples.TABLE.replace(
    "毎週火曜日とします。［市民課、施設課］", "毎週火曜日とします。［市民課、関係部署］"
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("collective")
    return samples.assistant_over(folder, samples.corpus_of(table_text=TABLE))


@pytest.mark.parametrize(
    "question",
    [
        "関係部署とは具体的にどこですか？",
        "「関係部署」にはどの部が含まれますか",
        "関係部署って何？",
        "どの課が「関係部署」ですか",
    ],
)
def test_which_departments_a_collective_name_stands_for_is_said_to_be_untold(
    desk: Assistant, question: str
) -> None:
    answer = desk.ask(question)
    assert (answer.status, answer.missing) == (
        Status.UNANSWERABLE,
        ("「関係部署」がどの部署か",),
    )
    assert answer.answer.splitlines()[0] == (
        "「関係部署」という書き方はありますが、どの部署を指すかは書かれていません。[1]"
    )
    assert [(c.role, c.quote) for c in answer.citations] == [
        (Role.CONTEXT, "イ　休館日は、毎週火曜日とします。［市民課、関係部署］")
    ]


@pytest.mark.parametrize(
    "question",
    ["関係部署が担当する取組は何ですか", "関係部署が含まれる取組をすべて挙げてください"],
)
def test_what_is_put_in_its_charge_is_still_listed(desk: Assistant, question: str) -> None:
    answer = desk.ask(question)
    assert answer.status is Status.ANSWERED
    assert "どの部署を指すか" not in answer.answer


def test_the_departments_of_an_action_are_no_collective_name(desk: Assistant) -> None:
    answer = desk.ask("休館日の関係部署はどこですか")
    assert "どの部署を指すか" not in answer.answer


def test_a_department_with_a_name_of_its_own_is_none(desk: Assistant) -> None:
    assert "どの部署を指すか" not in desk.ask("市民課とは何ですか").answer
