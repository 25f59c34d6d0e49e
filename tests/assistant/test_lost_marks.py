"""What hangs on something that the extraction lost is refused with what was lost."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from corpus import Basis

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("question", "lost"),
    [
        ("網掛けになっている項目をすべて教えてください", "網掛け"),
        ("令和6年度の実現を見込む見直し項目はどれですか", "網掛け"),
        ("労務管理の丸は何色ですか", "●の色"),
        ("見直し項目の3番は何ですか", "どの番号が"),
        ("地区ドックの矢印は何年度から始まりますか", "矢印"),
        ("加速期は何年度のことですか", "離陸期・加速期・着陸期"),
        ("着陸期には何をしますか", "離陸期・加速期・着陸期"),
        ("グループ2の後期高齢者の割合は高いですか、低いですか", "「高い」「低い」"),
    ],
)
def test_a_lost_mark_is_refused_with_the_reason(
    product: Assistant, question: str, lost: str
) -> None:
    answer = product.ask(question)
    assert answer.status is Status.UNANSWERABLE
    assert [c.basis for c in answer.citations] == [Basis.LOST]
    assert lost in answer.answer.splitlines()[1]


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("網掛けの項目は何を意味しますか", "※網掛けの見直し項目は、令和６年度の実現を見込むもの"),
        ("●の記号は何を表していますか", "主な活動を表したもの"),
    ],
)
def test_what_a_mark_means_is_answered_by_its_legend(
    product: Assistant, question: str, quoted: str
) -> None:
    answer = product.ask(question)
    assert answer.status is Status.ANSWERED
    assert any(quoted in citation.quote for citation in answer.citations)
