"""The documents as the pages list them."""

from dataclasses import dataclass

from corpus import Corpus


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its provenance; `characters` and `sections` count its text.

    `date` is YYYY, YYYY-MM or YYYY-MM-DD, None where none is printed; `sha256` is over the bytes
    of the file, `reader` what read it, with its version.
    """

    id: str
    title: str
    city: str
    publisher: str
    date: str | None
    format: str
    file_name: str
    sheets: int
    sections: int
    characters: int
    reader: str
    sha256: str


def view_documents(corpus: Corpus) -> tuple[DocumentView, ...]:
    """Give every document, in the order of the corpus."""
    return tuple(
        DocumentView(
            id=document.id,
            title=document.title,
            city=document.city,
            publisher=document.publisher,
            date=document.date,
            format=document.format or "txt",
            file_name=document.file_name,
            sheets=document.sheets,
            sections=len(corpus.of_document(document.id)),
            characters=len(document.text),
            reader=document.reader,
            sha256=document.sha256,
        )
        for document in corpus.documents
    )
