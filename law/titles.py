"""Titles on which enforcement can rest (执行依据)."""

from enum import StrEnum


class Title(StrEnum):
    """A title on which enforcement can rest (执行依据)."""

    CONFIRMATION_RULING = "confirmation_ruling"
    CONSENT_AWARD = "consent_award"
    AWARD = "award"
    ARBITRAL_MEDIATION = "arbitral_mediation"
    JUDGMENT = "judgment"
    PAYMENT_ORDER = "payment_order"
    COURT_MEDIATION = "court_mediation"


AWARDS = frozenset({Title.AWARD, Title.CONSENT_AWARD, Title.ARBITRAL_MEDIATION})
"""Titles made by a tribunal."""
AGREED_AWARDS = frozenset({Title.CONSENT_AWARD, Title.ARBITRAL_MEDIATION})
"""Those of them that rest on what the parties agreed (仲裁法 64)."""
