"""What a filing package says of itself: one JSON document, the same bytes for the same package."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from proof.digests import canonical

FORMAT = "jiefen-filing/1"
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"


class Entry(BaseModel):
    """Base of what a manifest holds: nothing that the format does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class File(Entry):
    """A file of the package. Older ones lack ``sm3`` (GB/T 32905)."""

    name: str
    size: int = Field(ge=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    sm3: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")


class PaperEntry(Entry):
    """A paper, as Word document and as PDF."""

    number: int = Field(ge=0)
    paper_id: str
    kind: str
    title: str
    docx: File
    pdf: File


class EvidenceEntry(Entry):
    """An item of evidence in the order of the evidence list, an original or a copy.

    ``files`` are those that the claimant's side has uploaded for it.
    """

    number: int = Field(ge=1)
    type: str
    name: str
    proves: str
    original: bool
    files: tuple[File, ...] = ()


class PartyEntry(Entry):
    """A party of the case."""

    party_id: str
    side: str
    name: str


class Filing(Entry):
    """What is filed, with whom, and in which round of corrections (1 is the first)."""

    kind: str
    title: str
    to: str
    round: int = Field(ge=1)
    basis: tuple[str, ...]


class Manifest(Entry):
    """The manifest: the index is its first paper, number 0; ``by_hand`` comes on paper only."""

    format: str = Field(default=FORMAT, pattern=r"^jiefen-filing/1$")
    package_id: str
    case_no: str
    created_on: date
    filing: Filing
    parties: tuple[PartyEntry, ...]
    papers: tuple[PaperEntry, ...] = Field(min_length=1)
    evidence: tuple[EvidenceEntry, ...]
    by_hand: tuple[str, ...]

    @property
    def files(self) -> tuple[File, ...]:
        """Every file the package must hold besides the manifest and its signature."""
        of_papers = (file for paper in self.papers for file in (paper.docx, paper.pdf))
        return (*of_papers, *(file for item in self.evidence for file in item.files))

    def written(self) -> bytes:
        """The canonical bytes, which are signed: sorted keys, no spaces, UTF-8."""
        return canonical(self.model_dump(mode="json"))
