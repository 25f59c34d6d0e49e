"""A line of the table of budgets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measurement:
    """What was measured, with its budget and the figure, both with their units."""

    what: str
    budget: str
    figure: str
    within: bool

    def row(self) -> tuple[str, str, str, str]:
        """Give the cells of the table."""
        return self.what, self.budget, self.figure, "yes" if self.within else "no"
