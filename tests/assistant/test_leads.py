"""What a statement speaks of first."""

import pytest

from assistant.leads import Thing, is_about, lead_of, led_by
from index.generations import Generation
from tests.assistant.samples import scope


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("・住自協は、まとめ役である", "住自協"),
        ("相談員・・・住民からの相談を受ける者", "相談員"),
        ("特に１－Aに属する地域では、見直す必要があります。", "１－Aに属する地域"),
        ("「区や町会」は、基礎的単位である", "区や町会」"),
        ("協議会と区の関係・役割分担", ""),
    ],
)
def test_the_lead_stands_before_the_topic_particle_or_sign(text: str, lead: str) -> None:
    assert lead_of(text) == lead


def test_statements_that_speak_of_the_thing_first_go_before_those_of_its_rival(
    generation: Generation,
) -> None:
    asked = scope(generation, "相談員と見守り隊の違い")
    found = led_by(asked, "見守り隊", ["相談員"], "の違い").evidence.found
    assert found[0].statement.text.startswith("見守り隊・・・")


def test_a_name_with_signs_is_known_by_its_letters(generation: Generation) -> None:
    thing = Thing.of(scope(generation, "１－Aの課題"), "１－Aのグループ")
    assert thing.names == ("1-aのグループ", "1-a")
    assert [thing.named_in(text) for text in ("1－Aグループ", "２－Aグループ")] == [3, 0]


@pytest.mark.parametrize(
    ("text", "about"), [("相談員を置きます。", True), ("掲示板に載せます。", False)]
)
def test_a_text_is_about_a_thing_whose_words_it_holds(
    generation: Generation, text: str, about: bool
) -> None:
    assert is_about(scope(generation, "相談員の役割"), "相談員", [text]) is about
