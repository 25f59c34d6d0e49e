"""What is done in a year that stands over a chart whose arrows were lost."""

import pytest

from assistant import phrases
from assistant.engine import Assistant
from assistant.records import Status

pytestmark = pytest.mark.model

REASON = "どの取組の矢印がどの年度にかかるのかは、取り出しで失われています"


@pytest.mark.parametrize(
    "question",
    [
        "2025年度に何をしますか",
        "ロードマップで２０２５年度にやることは",
        "令和7年度には何が行われますか",
        "2023年度に何をしましたか",
        "長野市は2024年度に何をするのですか",
    ],
)
def test_the_head_of_a_column_is_no_answer_to_what_is_done(
    product: Assistant, question: str
) -> None:
    answer = product.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (REASON,))
    assert answer.answer.splitlines()[:2] == [f"{phrases.LOST}[1]", f"{REASON}。"]


@pytest.mark.parametrize(
    "question",
    [
        "2024コースでは2025年度に何をしますか",
        "2025年問題とは何ですか",
        "住民自治協議会は2025年度に何をしますか",
        "上田市は2025年度に何をしますか",
    ],
)
def test_a_question_with_a_subject_of_its_own_is_not_refused_for_the_lost_arrows(
    product: Assistant, question: str
) -> None:
    assert REASON not in product.ask(question).missing
