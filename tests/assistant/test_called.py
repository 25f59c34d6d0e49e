"""What a thing is called that a question describes, and who set it up."""

import pytest

from assistant.engine import Assistant
from assistant.records import Role, Status
from tests.assistant.samples import assistant_over, corpus_of

TABLE = """「見本市緑化指針」の見直し一覧表【変更点のみ記載】

項目 ページ 見直し後 見直し前

１．木の世
話

3 （１）街路樹の手入れ
ア　苗の駅※1を活用して、苗を分け合います。［建設課］

※1   苗の駅・・・・余った苗を持ち寄って交換できる場所で、見本市緑化協会が設置しています。

（１）街路樹の手入れ
ア　苗を分け合います。［建設課］
"""
NOTE = "※1   苗の駅・・・・余った苗を持ち寄って交換できる場所で、見本市緑化協会が設置しています。"


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("called"), corpus_of(table_text=TABLE))


@pytest.mark.parametrize(
    "question",
    [
        "見本市で、余った苗を持ち寄って交換できる場所は何と呼ばれていますか",
        "見本市で余った苗を交換するところを何と言いますか",
        "見本市の苗の駅は、どこが設置したものですか",
        "見本市の注にある苗の駅は誰が設置していますか",
    ],
)
def test_a_definition_names_the_thing_described_and_who_set_it_up(
    trees: Assistant, question: str
) -> None:
    answer = trees.ask(question)
    assert [c.quote for c in answer.citations if c.role is Role.EVIDENCE] == [NOTE]


def test_a_thing_that_no_definition_describes_has_no_name(trees: Assistant) -> None:
    question = "見本市で、魚を放す池は何と呼ばれていますか"
    assert trees.ask(question).status is Status.UNANSWERABLE
