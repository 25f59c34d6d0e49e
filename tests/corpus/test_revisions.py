from collections import Counter

import pytest

from corpus import ChangeKind, Corpus, Document, Revision
from corpus.revisions import find_revisions
from corpus.text import squash
from tests.corpus.samples import HEAD, NEW_CELL, read_sample


def revision(corpus: Corpus, page: str, label: str) -> Revision:
    return next(r for r in corpus.revisions if r.page == page and r.path[-1] == label)


def sample_kinds(sample: str) -> list[tuple[str, str]]:
    document, sections = read_sample(sample)
    return [(r.path[-1], r.kind.value) for r in find_revisions(document, sections)]


def row(after: str, before: str) -> str:
    return f"{HEAD}第１章\n総則\n\n2 {after}\n\n¦{before}\n"


def test_the_kinds_of_change_are_counted(corpus: Corpus) -> None:
    assert Counter(r.kind.value for r in corpus.revisions) == {
        "unchanged": 22, "omitted": 13, "changed": 12, "added": 4, "deleted": 3, "replaced": 3,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("page", "label", "kind", "similarity"),
    [
        ("13", "ア", ChangeKind.UNCHANGED, 1.0),
        ("13", "ウ", ChangeKind.ADDED, 0.0),
        ("14", "ア", ChangeKind.CHANGED, 0.806),
        ("14", "イ", ChangeKind.REPLACED, 0.293),
        ("14", "ウ", ChangeKind.REPLACED, 0.477),
        ("14", "※2", ChangeKind.DELETED, 0.0),
        ("8", "協働推進員", ChangeKind.REPLACED, 0.252),
        ("15", "※３", ChangeKind.DELETED, 0.0),
    ],
)
def test_a_clause_is_compared_with_its_counterpart(
    corpus: Corpus, page: str, label: str, kind: ChangeKind, similarity: float
) -> None:
    found = revision(corpus, page, label)
    assert (found.kind, found.similarity) == (kind, similarity)


def test_every_section_of_a_column_stands_in_one_revision(corpus: Corpus) -> None:
    compared = [s.key for r in corpus.revisions for s in (r.after, r.before) if s]
    assert Counter(compared) == Counter(s.key for s in corpus.sections if s.side)


def test_slides_have_no_revisions(corpus: Corpus, nagano: Document) -> None:
    assert find_revisions(nagano, corpus.of_document(nagano.id)) == ()


def test_unchanged_means_equal_but_for_white_space_and_width(corpus: Corpus) -> None:
    same = [r for r in corpus.revisions if r.kind is ChangeKind.UNCHANGED]
    texts = [[squash(corpus.text(s)) for s in (r.after, r.before) if s] for r in same]
    assert [pair for pair in texts if len(set(pair)) != 1 or len(pair) != 2] == []


def test_an_exchanged_clause_is_not_called_changed() -> None:
    after = "ア　会計を担う人材を育てるため、講座を年に二回開きます。"
    sample = row(f"① 支援\n{after}", "① 支援\nア　花いっぱい運動の苗木を配布します。")
    assert sample_kinds(sample) == [("① 支援", "unchanged"), ("ア", "replaced")]


def test_a_change_of_hiragana_alone_is_flagged_as_wording() -> None:
    document, sections = read_sample(row("ア　住民が集う場です。", "ア　住民の集う場です。"))
    (found,) = find_revisions(document, sections)
    assert (found.kind, found.wording_only) == (ChangeKind.CHANGED, True)


def test_a_change_of_a_word_is_not_flagged_as_wording() -> None:
    document, sections = read_sample(row("ア　住民が集う場です。", "ア　市民が集う場です。"))
    (found,) = find_revisions(document, sections)
    assert (found.kind, found.wording_only) == (ChangeKind.CHANGED, False)


def test_clauses_without_a_text_before_are_added() -> None:
    kinds = sample_kinds(NEW_CELL)
    assert kinds[:3] == [("（３）情報の公開", "added"), ("ア", "added"), ("イ", "added")]
