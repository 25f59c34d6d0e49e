"""Write the golden files anew, to be read before a commit: python -m tests.corpus.golden."""

from corpus import load_corpus
from tests.corpus.golden import GOLDENS, golden_file


def main() -> None:
    """Write every golden file."""
    corpus = load_corpus()
    for name, printed in GOLDENS.items():
        golden_file(name).write_text(printed(corpus), encoding="utf-8")


if __name__ == "__main__":
    main()
