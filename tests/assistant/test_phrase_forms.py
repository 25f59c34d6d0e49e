"""Sentences of the closed list found again in an earlier answer."""

import pytest

from assistant.phrase_forms import form_of


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("「注」は、改正後にあります。[1]", True),
        ("ありません。", True),
        ("「注」は、改正後に「あり」ます。", False),
    ],
)
def test_a_phrase_is_found_whatever_stands_for_its_placeholders(answer: str, found: bool) -> None:
    form = form_of("「{unit}」は、{after}にあります。", "ありません。")
    assert bool(form.search(answer)) is found
