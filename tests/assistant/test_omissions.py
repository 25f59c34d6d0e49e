"""What a document leaves out is refused with the mark of the omission, wherever it stands."""

import pytest

from assistant.engine import Assistant
from assistant.records import Role, Status


def test_the_opening_behind_an_omission_is_refused_with_the_mark(helper: Assistant) -> None:
    answer = helper.ask("7ページの「講座の開催」の出だしには何と書かれていますか")
    assert answer.status is Status.UNANSWERABLE
    assert [(c.quote, c.role, c.page) for c in answer.citations] == [
        ("～省略～", Role.CONTEXT, "7")
    ]


def test_what_else_there_is_beside_a_clause_is_refused_where_the_rest_is_left_out(
    helper: Assistant,
) -> None:
    answer = helper.ask("会計事務の講座を開催するほかにどんな取組がありますか")
    assert (answer.status, [c.quote for c in answer.citations]) == (
        Status.UNANSWERABLE,
        ["～省略～"],
    )
    assert answer.missing == ("（１）講座の開催",)


def test_an_opening_that_is_shown_is_not_said_to_be_left_out(helper: Assistant) -> None:
    answer = helper.ask("3ページの「開館時間」の出だしには何と書かれていますか")
    assert "省略" not in answer.answer


@pytest.mark.model
def test_what_else_there_is_beside_a_part_belongs_to_the_heading_over_it(
    product: Assistant,
) -> None:
    answer = product.ask("「協働の領域と形態」で人的支援のほかに並んでいる支援の種類")
    assert answer.missing == ("（１）協働の領域と形態",)
