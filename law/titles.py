"""Titles on which enforcement can rest (执行依据)."""

from enum import StrEnum


class Title(StrEnum):
    """A title on which enforcement can rest (执行依据)."""

    CONFIRMATION_RULING = "confirmation_ruling"
    CONSENT_AWARD = "consent_award"
    AWARD = "award"
    JUDGMENT = "judgment"
    PAYMENT_ORDER = "payment_order"
    COURT_MEDIATION = "court_mediation"


AWARDS = frozenset({Title.AWARD, Title.CONSENT_AWARD})
"""Titles made by a tribunal."""
