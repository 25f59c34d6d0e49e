"""A plot of the times of a search over the size of the collection."""

from collections.abc import Mapping
from pathlib import Path

from evals.scale.building import WORDS
from evals.scale.measuring import Sized

_LINES = (("whole", "-", "C0"), ("dense", "--", "C1"), ("words", ":", "C2"))


def plot_times(sizes: tuple[Sized, ...], file: Path) -> None:
    """Draw p50 (dots) and p95 (triangles) in milliseconds; the file's ending is its kind.

    Labels are in English: a font with Japanese signs is not there on every machine.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 3.6), layout="constrained")
    panels = figure.subplots(1, len(WORDS), sharey=True, squeeze=False)[0]
    across = [each.built.passages for each in sizes]
    for panel, words in zip(panels, WORDS, strict=True):
        times = [each.searched.times_ms[str(words)] for each in sizes]
        for name, style, colour in _LINES:
            for place, marker in enumerate("o^"):
                up = [_point(parts, name, place) for parts in times]
                label = f"{name}, p{(50, 95)[place]}"
                panel.plot(across, up, style, color=colour, marker=marker, label=label)
        panel.set_xscale("log")
        panel.set_title(f"{words} terms")
        panel.set_xlabel("passages")
    panels[0].set_ylim(bottom=0)  # once all is drawn: the panels share it
    panels[0].set_ylabel("milliseconds")
    panels[0].legend()
    # without a salt and a date the same figures give the same file
    with rc_context({"svg.hashsalt": "scale"}):
        figure.savefig(file, metadata={"Date": None} if file.suffix == ".svg" else None)


def _point(parts: Mapping[str, tuple[float, float]], name: str, place: int) -> float:
    return parts[name][place]
