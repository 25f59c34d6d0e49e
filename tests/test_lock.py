"""The lock file against the environment: what is installed is what is pinned."""

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = [Requirement(line) for line in LOCK.splitlines() if line and not line.startswith("#")]


def declared() -> list[Requirement]:
    """Everything that pyproject.toml asks for, extras and build tool included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lists = [
        project["build-system"]["requires"],
        project["project"]["dependencies"],
        *project["project"]["optional-dependencies"].values(),
    ]
    return [Requirement(text) for each in lists for text in each]


def applies(requirement: Requirement, extra: str = "") -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def reachable(start: Iterable[Requirement]) -> dict[str, Version]:
    """Every distribution that the requirements lead to here, by canonical name."""
    waiting = [(requirement, extra) for requirement in start if applies(requirement)
               for extra in {"", *requirement.extras}]  # fmt: skip
    seen: set[tuple[str, str]] = set()
    found: dict[str, Version] = {}
    while waiting:
        requirement, extra = waiting.pop()
        name = canonicalize_name(requirement.name)
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        installed = distribution(name)
        found[name] = Version(installed.version)
        for text in installed.requires or []:
            needed = Requirement(text)
            if applies(needed, extra):
                waiting += [(needed, each) for each in {"", *needed.extras}]
    return found


def test_every_reachable_distribution_is_pinned_to_the_installed_version() -> None:
    installed = {name: version.public for name, version in reachable(declared()).items()}
    pinned = {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin in PINS
        if applies(pin)
    }
    assert installed == pinned


def test_every_pin_is_exact() -> None:
    exact = re.compile(r"==[0-9][^,*]*")
    assert [str(pin) for pin in PINS if not exact.fullmatch(str(pin.specifier))] == []


def test_every_declared_requirement_is_met_by_its_pin() -> None:
    pinned = {canonicalize_name(pin.name): next(iter(pin.specifier)).version for pin in PINS}
    assert [
        str(requirement)
        for requirement in declared()
        if not requirement.specifier.contains(pinned[canonicalize_name(requirement.name)])
    ] == []


def test_the_pins_are_sorted_and_each_is_there_once() -> None:
    names = [canonicalize_name(pin.name) for pin in PINS]
    assert names == sorted(set(names))


def test_the_lock_brings_no_cuda_library() -> None:
    names = {canonicalize_name(pin.name) for pin in PINS}
    assert {name for name in names if name.startswith(("nvidia", "triton", "torchvision"))} == set()


def test_no_cuda_library_is_installed() -> None:
    for name in ("nvidia-cublas", "nvidia-cuda-runtime", "triton", "torchvision"):
        try:
            distribution(name)
        except PackageNotFoundError:
            continue
        raise AssertionError(name)
