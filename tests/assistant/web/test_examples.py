"""Starter questions fit the documents at hand."""

from dataclasses import replace

from assistant.web.examples import starters
from corpus import Corpus


def test_each_reader_finds_three_questions(corpus: Corpus) -> None:
    offered = {reader.name: len(reader.examples) for reader in starters(corpus.documents)}
    assert offered == {"市民の方": 3, "新任職員の方": 3, "議員の方": 3}


def test_questions_about_absent_documents_are_not_offered(corpus: Corpus) -> None:
    nagano = [document for document in corpus.documents if document.city == "長野市"]
    offered = [example.question for reader in starters(nagano) for example in reader.examples]
    assert offered == [
        "ロードマップの基本方針は何ですか",
        "2024コースには何がありますか",
        "総人口は2060年に何人ですか",
    ]


def test_a_foreign_corpus_gets_no_examples(corpus: Corpus) -> None:
    other = replace(corpus.documents[0], text="ほかの町の文書")
    assert starters([other]) == ()
