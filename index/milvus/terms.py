"""How search terms pass an analyser of Milvus: each is written as a word that none takes apart.

An analyser may cut at punctuation, at script, case or digit borders, drop stop words, fold case and
strip endings. A word here is twelve ASCII consonants: no border, no stop word, and no vowel, s or y
that a stemmer would act on. So 3.5, A1-b, 担い手 and IT each stay one word, and IT stays another
word than it.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache

LETTERS = "bcdfghjklmnpqrtv"
WORD_CHARS = 12  # 48 bits: among 100,000 terms two share a word once in 50,000 collections


def line_of(terms: Sequence[str]) -> str:
    """Write terms as a line of words, repeated as often as they occur."""
    return " ".join(word_of(term) for term in terms)


@lru_cache(maxsize=65_536)
def word_of(term: str) -> str:
    """Write one term as a word; any string can be written, half surrogates too."""
    data = term.encode("utf-8", "surrogatepass")
    digits = hashlib.blake2b(data, digest_size=WORD_CHARS // 2).hexdigest()
    return "".join(LETTERS[int(digit, 16)] for digit in digits)
