"""How figures are written in reports; – stands for a figure that there is none of."""

from collections.abc import Iterable, Sequence

from evals.statistics import Interval, Share, interval, pooled


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def percent(share: Share) -> str:
    """Give a share in percent."""
    return "–" if share.value is None else f"{share.value:.1%}"


def counts(share: Share) -> str:
    """Give a share as hits/total."""
    return f"{share.hits}/{share.total}" if share.total else "–"


def span(bounds: Interval | None) -> str:
    """Give an interval in percent."""
    return "–" if bounds is None else f"{bounds.low:.1%}–{bounds.high:.1%}"


def brief(shares: Sequence[Share | None]) -> str:
    """Give the pooled share of cases as counts with its 95 % interval in whole percent."""
    bounds = interval(shares)
    if bounds is None:
        return "–"
    return f"{counts(pooled(shares))} ({bounds.low:.0%}–{bounds.high:.0%})"


def number(value: float | None, places: int = 0) -> str:
    """Give a number rounded."""
    return "–" if value is None else f"{value:,.{places}f}"
