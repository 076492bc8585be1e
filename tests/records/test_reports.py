"""The figures of reports, each on a small caseload made by hand."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import Engine

from law.fees import court_fee, halved_court_fee
from law.service_figures import share_kept
from records.engine import reading, transaction
from records.reports import Asked, costs, settlements, stage_days, tallies
from tests.records.caseloads import LIANGXI, TODAY, XISHAN, filed, happens, term

YEAR = Asked(date(2026, 1, 1), date(2026, 12, 31))
MARCH, MAY = date(2026, 3, 2), date(2026, 5, 20)


class TestDays:
    def test_a_case_counts_once_its_45_days_are_over(self, engine: Engine) -> None:
        with transaction(engine) as session:
            filed(session, 1, MARCH, 45)
            filed(session, 2, MARCH, 46)
            filed(session, 3, MARCH)
            filed(session, 4, MAY, 2)
        with reading(engine) as session:
            found = tallies(session, YEAR, "month", TODAY)
        assert found["2026-03"].ripe == Counter({45: 1, 46: 1, None: 1})
        assert share_kept(found["2026-03"].ripe) == pytest.approx(1 / 3, abs=1e-4)
        assert found["2026-05"].ripe == Counter()
        assert found["2026-05"].resolved == Counter({2: 1})
        assert [group.cases for group in found.values()] == [3, 1]

    def test_the_day_after_the_45th_is_the_first_on_which_it_counts(self, engine: Engine) -> None:
        with transaction(engine) as session:
            filed(session, 1, date(2026, 4, 17))
            filed(session, 2, date(2026, 4, 16))
        with reading(engine) as session:
            assert tallies(session, YEAR, "month", TODAY)["2026-04"].ripe.total() == 1

    def test_pauses_are_left_out_of_service_days(self, engine: Engine) -> None:
        with transaction(engine) as session:
            filed(session, 1, MARCH, 60, paused_days=20)
        with reading(engine) as session:
            [group] = tallies(session, YEAR, "bureau", TODAY).values()
        assert (share_kept(group.ripe), share_kept(group.ripe_service)) == (0, 1)

    def test_cases_are_told_apart_by_period_bureau_and_type(self, engine: Engine) -> None:
        with transaction(engine) as session:
            filed(session, 1, MARCH, bureau=XISHAN)
            filed(session, 2, MARCH, bureau=LIANGXI)
            filed(session, 3, date(2025, 12, 31), bureau=XISHAN)
        with reading(engine) as session:
            assert set(tallies(session, YEAR, "bureau", TODAY)) == {XISHAN, LIANGXI}
            only = Asked(YEAR.since, YEAR.until, XISHAN, "private_loan")
            assert tallies(session, only, "debt_type", TODAY)["private_loan"].cases == 1
            other = Asked(YEAR.since, YEAR.until, XISHAN, "sale_of_goods")
            assert tallies(session, other, "debt_type", TODAY) == {}


def test_a_mediation_counts_once_and_as_settled_if_it_ever_was(engine: Engine) -> None:
    with transaction(engine) as session:
        reopened = filed(session, 1, MARCH)
        happens(session, reopened, "mediation_ended", reason="failed")
        happens(session, reopened, "agreement_effective")
        happens(session, filed(session, 2, MARCH), "respondent_unreachable", reason="unreachable")
        going = filed(session, 3, MARCH)
        happens(session, going, "invitation_answered", consents=True)
        refused = filed(session, 4, MARCH)
        happens(session, refused, "invitation_answered", consents=False, reason="unwilling")
    with reading(engine) as session:
        [found] = settlements(session, YEAR, "bureau").values()
    assert (found.ended, found.settled) == (3, 1)


def test_a_stay_in_a_stage_ends_with_the_next_or_with_the_resolution(engine: Engine) -> None:
    with transaction(engine) as session:
        done = filed(session, 1, MARCH, 30)
        term(session, done, "SLA_INTAKE_100", MARCH, 3, "met")
        term(session, done, "SLA_MEDIATION_100", date(2026, 3, 4), 24, "met")
        term(session, done, "SLA_COURT_100", date(2026, 3, 24), 24, "met")
        still = filed(session, 2, MARCH)
        term(session, still, "SLA_INTAKE_100", MARCH, 3, "met")
        term(session, still, "SLA_MEDIATION_100", date(2026, 3, 3), 24, "running")
    with reading(engine) as session:
        found = stage_days(session, YEAR)
    assert found["intake"] == Counter({2: 1, 1: 1})
    assert found["mediation"] == Counter({20: 1})
    assert found["court"] == Counter({8: 1})
    assert found["arbitration"] == Counter()


class TestCosts:
    AMOUNT = 6_461_000

    def test_what_a_suit_would_have_cost_less_what_was_paid(self, engine: Engine) -> None:
        with transaction(engine) as session:
            filed(session, 1, MARCH, 20)
            awarded = filed(session, 2, MARCH, 20, resolution="title")
            happens(session, awarded, "arbitration_prepaid", "arbitration", amount=243_830)
        with reading(engine) as session:
            [found] = costs(session, YEAR, "bureau").values()
        assert found.cases == 2
        assert found.full == 2 * court_fee(self.AMOUNT).value
        assert found.halved == 2 * halved_court_fee(self.AMOUNT).value
        assert found.paid == 243_830

    def test_what_went_on_to_court_or_was_withdrawn_has_saved_nothing(self, engine: Engine) -> None:
        with transaction(engine) as session:
            filed(session, 1, MARCH, 20, resolution="escalated")
            filed(session, 2, MARCH, 20, resolution="withdrawn")
            filed(session, 3, MARCH)
        with reading(engine) as session:
            assert costs(session, YEAR, "bureau") == {}

    def test_a_court_fee_is_paid_as_it_last_stood_and_only_once_paid(self, engine: Engine) -> None:
        with transaction(engine) as session:
            paid = filed(session, 1, MARCH, 20)
            happens(session, paid, "filing_accepted", "court", fee_fen=141_525)
            happens(session, paid, "fee_paid", "court")
            happens(session, paid, "court_settled", "court", fee_fen=70_763)
            unpaid = filed(session, 2, MARCH, 20)
            happens(session, unpaid, "filing_accepted", "court", fee_fen=141_525)
        with reading(engine) as session:
            [found] = costs(session, YEAR, "month").values()
        assert found.paid == 70_763

    def test_a_refund_is_not_paid(self, engine: Engine) -> None:
        with transaction(engine) as session:
            case = filed(session, 1, MARCH, 20)
            happens(session, case, "arbitration_prepaid", "arbitration", amount=300_000)
            happens(session, case, "arbitration_withdrawn", "arbitration", refund_fen=300_000)
        with reading(engine) as session:
            [found] = costs(session, YEAR, "month").values()
        assert found.paid == 0
