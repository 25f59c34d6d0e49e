"""An assistant over a made-up plan: a committee, working groups, a roadmap of one course."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from tests.assistant.samples import assistant_over
from tests.corpus.plan_samples import plan_corpus


@pytest.fixture(scope="module")
def planner(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the plan; words alone count."""
    folder: Path = tmp_path_factory.mktemp("plan")
    return assistant_over(folder, plan_corpus())
