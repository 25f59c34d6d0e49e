import pytest
from pydantic import ValidationError

from index.settings import IndexSettings


def test_the_defaults_take_the_bundled_model() -> None:
    settings = IndexSettings()
    assert (settings.model, settings.dtype, settings.window_chars) == (None, "auto", 400)


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        IndexSettings.model_validate({"windowchars": 300})


@pytest.mark.parametrize(
    ("name", "value"),
    [("b", 1.1), ("k1", -1), ("dense_weight", float("nan")), ("window_chars", 0), ("dtype", "x")],
)
def test_an_impossible_value_is_refused(name: str, value: object) -> None:
    with pytest.raises(ValidationError, match=name):
        IndexSettings.model_validate({name: value})


def test_every_setting_is_described() -> None:
    assert all(field.description for field in IndexSettings.model_fields.values())


def test_only_what_shapes_the_files_asks_for_a_new_build() -> None:
    shaping = {"query_prompt", "passage_prompt", "store", "window_chars", "k1", "b"}
    assert IndexSettings().shaping().keys() == shaping
