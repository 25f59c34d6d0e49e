"""What the two halves are made of; nothing here shows a question."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files

import pytest

from assistant.records import Turn
from evals.makeup import Demand, demands, unshared
from evals.question_set import BLIND, HALVES, Form, Kind, Persona, Question, load_half
from tests.evals.builders import question

FROZEN = "27cac499b910cf6e6f06e1b5b2527622946eb8f9dbef716bb649c22e5604f7cd"
"""The test half: whoever changes it has no test any more."""
FORMS = tuple(Form)


def shipped() -> dict[str, tuple[Question, ...]]:
    return {name: load_half(name, lambda text: True).questions for name in HALVES}


def test_the_test_half_is_frozen() -> None:
    content = (files("evals.questions") / f"{BLIND}.jsonl").read_bytes()
    assert hashlib.sha256(content).hexdigest() == FROZEN


@pytest.mark.parametrize("demand", demands(shipped(), BLIND), ids=lambda demand: demand.name)
def test_the_shipped_set_keeps(demand: Demand) -> None:
    assert demand.least <= demand.found <= demand.most


def made_up() -> dict[str, tuple[Question, ...]]:
    """Give two halves of 180 questions, nine of each kind, that keep every demand."""
    return {name: tuple(_half(name)) for name in HALVES}


def _half(name: str) -> Iterator[Question]:
    for number in range(180):
        kind = tuple(Kind)[number % 20]
        yield question(
            id=f"{name}{number}",
            q=f"{name}の{number}番目の大学",
            kind=kind,
            persona=tuple(Persona)[number % 3],
            form=FORMS[number % 5],
            answerable=number % 20 < 12,
            cite=("未定とします",) if number % 20 < 12 else (),
        )


def unmet(halves: dict[str, tuple[Question, ...]]) -> list[str]:
    return [demand.name for demand in demands(halves, BLIND) if not demand.met]


def with_dev(dev: tuple[Question, ...]) -> dict[str, tuple[Question, ...]]:
    return made_up() | {"dev": dev}


def test_a_made_up_set_keeps_every_demand() -> None:
    assert unmet(made_up()) == []


def test_a_set_that_is_too_small_or_uneven_is_told() -> None:
    assert unmet(with_dev(made_up()["dev"][:120])) == ["questions"]
    assert unmet(with_dev(made_up()["dev"][:90])) == [
        "questions",
        "unanswerable",
        "share of dev",
        "share of test",
    ]


def test_a_kind_that_a_half_lacks_is_told() -> None:
    dev = tuple(replace(q, kind=Kind.FACT) if q.kind is Kind.GOAL else q for q in made_up()["dev"])
    assert unmet(with_dev(dev)) == ["goal in dev"]


def test_a_persona_that_asks_too_often_is_told_but_small_talk_is_nobodys() -> None:
    dev = tuple(replace(q, persona=Persona.STAFF) for q in made_up()["dev"])
    assert unmet(with_dev(dev)) == [
        "share of resident",
        "share of staff",
        "share of council",
    ]
    social = tuple(
        replace(q, persona=Persona.STAFF) if q.kind is Kind.GIBBERISH else q
        for q in made_up()["dev"]
    )
    assert unmet(with_dev(social)) == []


@pytest.mark.parametrize(
    ("form", "names"),
    [
        (Form.FOLLOWUP, ["follow-ups"]),
        (Form.FOREIGN, ["in other languages"]),
        (Form.TYPO, []),
    ],
)
def test_a_form_that_is_hardly_there_is_told(form: Form, names: list[str]) -> None:
    plain = {
        half: tuple(replace(q, form=Form.PLAIN) if q.form is form else q for q in held)
        for half, held in made_up().items()
    }
    assert unmet(plain) == names


def test_an_id_or_a_question_over_both_halves_is_told() -> None:
    halves = made_up()
    first, *others = halves["dev"]
    twin = replace(halves["test"][0], persona=first.persona)
    assert unmet(with_dev((replace(first, id=twin.id), *others))) == ["ids given twice"]
    assert unmet(with_dev((replace(first, q=f" {twin.q}"), *others))) == ["questions asked twice"]
    after = replace(first, q=twin.q, history=(Turn("user", "指針とは"),))
    assert unmet(with_dev((after, *others))) == []


def test_a_blind_half_in_the_words_of_its_gold_is_told() -> None:
    near = tuple(replace(q, q=f"{q.q}は未定か") for q in made_up()["test"])
    assert unmet(made_up() | {"test": near}) == ["share without a shared word in test"]


def test_the_share_without_a_shared_word_is_that_of_answerable_questions() -> None:
    apart = question(q="大学はどこですか", cite=("未定とします",))
    near = question(q="未定なのは何ですか", cite=("未定とします",))
    bare = question(q="大学は何校ですか")
    refused = question(q="大学は何校ですか", answerable=False)
    assert unshared([apart, near, bare, refused]) == 1 / 3
    assert unshared([refused]) == 0.0
