"""Our top-level names are plain words: no dependency may provide a module of the same name."""

from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

PACKAGES = ("assistant", "corpus", "evals", "index")


@pytest.mark.parametrize("name", PACKAGES)
def test_no_dependency_provides_a_module_of_our_name(name: str) -> None:
    others = set(packages_distributions().get(name, [])) - {"machishirube"}
    assert others == set()


@pytest.mark.parametrize("name", PACKAGES)
def test_the_name_is_imported_from_this_tree(name: str) -> None:
    module = __import__(name)
    assert Path(module.__path__[0]) == Path(__file__).parents[1] / name
