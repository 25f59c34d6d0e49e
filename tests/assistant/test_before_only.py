"""Who was in charge of a text of the before column, by what became of it."""

import pytest

from assistant.before_only import of_before_only
from corpus import ChangeKind
from index.generations import Generation
from tests.assistant.samples import scope


@pytest.mark.parametrize(
    ("words", "kind", "told"),
    [
        ("講座を、毎年一回", ChangeKind.CHANGED, False),
        ("優れた団体を表彰", ChangeKind.REPLACED, True),
    ],
)
def test_only_what_is_gone_is_said_to_stand_in_the_before_column_only(
    generation: Generation, words: str, kind: ChangeKind, told: bool
) -> None:
    asked = scope(generation, "会計事務の講座の担当は誰でしたか")
    found = [r for r in asked.revisions if r.before and words in asked.corpus.text(r.before)]
    assert [revision.kind for revision in found] == [kind]
    assert found[0].before is not None
    assert (of_before_only(asked, found[0].before, found[0]) is not None) is told
