"""What a kind of paper is: its title, stage, signers, legal basis and the model of its facts."""

from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from law.basis import Basis, cite
from templates.models import Piece

TEMPLATES = Path(__file__).parent
"""The folder of the .docx files, one for each kind."""


class Stage(StrEnum):
    """The stage of a case that a paper belongs to."""

    INTAKE = "intake"
    MEDIATION = "mediation"
    ARBITRATION = "arbitration"
    COURT = "court"
    PERFORMANCE = "performance"


class Signer(StrEnum):
    """Who puts a name or a seal to a paper."""

    CLAIMANT = "claimant"
    RESPONDENT = "respondent"
    GUARANTOR = "guarantor"
    MEDIATOR = "mediator"
    ARBITRATOR = "arbitrator"
    RECORDER = "recorder"
    AUTHOR = "author"
    """Whichever party the paper is of: the one it names as author, filer, applicant, principal."""
    ORGANISATION = "organisation"


class PaperKind(BaseModel):
    """A kind of paper. ``key`` also names its template file.

    ``stands_for``: the kind in whose place cases that call for it are given this one.
    ``recurs``: each paper of the kind stands beside the earlier ones (a session, an instalment, a
    party's statement); of any other kind a stage's later paper supersedes its earlier one.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    title: str
    stage: Stage
    signers: tuple[Signer, ...]
    basis: tuple[Basis, ...]
    model: type[Piece]
    stands_for: str | None = None
    recurs: bool = False

    @property
    def template(self) -> Path:
        """The .docx of the house, which a bureau may replace by its own."""
        return TEMPLATES / f"{self.key}.docx"


def kind(
    key: str,
    title: str,
    stage: Stage,
    model: type[Piece],
    signers: tuple[Signer, ...],
    *law: str,
    stands_for: str | None = None,
    recurs: bool = False,
) -> PaperKind:
    """A kind of paper by its key, with its articles by their codes."""
    return PaperKind(
        key=key,
        title=title,
        stage=stage,
        signers=signers,
        basis=cite(*law),
        model=model,
        stands_for=stands_for,
        recurs=recurs,
    )


CLAIMANT = (Signer.CLAIMANT,)
RESPONDENT = (Signer.RESPONDENT,)
BOTH = (Signer.CLAIMANT, Signer.RESPONDENT)
AUTHOR = (Signer.AUTHOR,)
ORGANISATION = (Signer.ORGANISATION,)
