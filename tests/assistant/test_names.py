"""Names with a particle in them."""

import pytest

from assistant.names import with_names
from index.generations import Generation
from tests.assistant.samples import scope


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("集会所の管理と人の配置の違い", "「集会所の管理」と「人の配置」の違い"),
        ("「集会所の管理」の担当", "「集会所の管理」の担当"),
        ("花壇の色", "花壇の色"),
    ],
)
def test_headings_with_a_particle_are_put_in_quotation_marks(
    generation: Generation, question: str, quoted: str
) -> None:
    assert with_names(scope(generation, question)) == quoted
