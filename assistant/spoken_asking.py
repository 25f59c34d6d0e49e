"""Everyday ways of asking for a number or a place, told in the usual ones: 何べん for 何回."""

import re

# Wording of the language, not of any document.
_USUAL = (
    (re.compile(r"(?:何|なん)(?:べん|遍)(?!化|きょう|くつ|り)"), "何回"),
    (re.compile(r"(?:どれ|どの)[くぐ]らい(?:の数)?の人(?=[がはもに、。?？]|$)"), "何人"),
    (re.compile(r"なん(?=にん(?!じん)|人(?![気情間]))(?:にん|人)"), "何人"),
    (re.compile(r"なん(?=[個件回])"), "何"),
    (re.compile(r"なんがつ(?=[にではの頃、。?？]|ごろ|$)"), "何月"),
    (re.compile(r"どこ(?:と|や)?どこ"), "どこ"),
)


def usual_asking(text: str) -> str:
    """Give a question with its spoken words of asking replaced by the usual ones."""
    for spoken, usual in _USUAL:
        text = spoken.sub(usual, text)
    return text
