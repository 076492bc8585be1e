"""How text is made searchable: folded to letters and digits, cut into pairs of neighbours.

Chinese writes no blanks between words and many names have two characters, so the index holds
every pair of neighbouring characters. Punctuation, blanks and letter case make no difference.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum

SHORTEST = 2
"""Characters that a text must have to be searched for."""
_SILENT = ("P", "S", "Z", "Cc", "Cf", "Cs")


class Place(StrEnum):
    """Where in a case a text is found; the first ones rank before the others."""

    NAMES = "names"
    CONTRACTS = "contracts"
    FACTS = "facts"


_MARKS = {Place.NAMES: "n", Place.CONTRACTS: "c", Place.FACTS: "f"}


def fold(text: str) -> str:
    """A text as it is searched: letters, digits and marks, wide and narrow forms alike."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(each for each in plain if not unicodedata.category(each).startswith(_SILENT))


def words(place: Place, folded: str) -> Iterator[str]:
    """The words of the index for a folded text."""
    for start in range(len(folded) - 1):
        yield _MARKS[place] + folded[start : start + 2]


def bureau_word(bureau: str) -> str:
    """The word of the index for the bureau that a case belongs to, or is offered to."""
    return f"b{fold(bureau)}"


def bigrams(texts: Iterable[tuple[Place, Iterable[str]]], bureaus: Iterable[str | None]) -> str:
    """Every word of a case, each once, with a blank between them."""
    found = {bureau_word(bureau) for bureau in bureaus if bureau}
    for place, folded in texts:
        for each in folded:
            found.update(words(place, each))
    return " ".join(sorted(found))
