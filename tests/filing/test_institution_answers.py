"""An institution's endpoint, over real sockets: it refuses, delays, answers twice and dies."""

from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select
from temporalio.exceptions import ApplicationError

from activities.filing.filings import Filings
from activities.filing.gateways import Gateways, HttpGateway, NotTaken, Outgoing
from activities.signatures import PackageRef
from proof.archive import pack, unpack
from proof.digests import sha256
from records.signing_keys import public_jwk, signing_keys
from records.tables import Command, FilingPackage
from tests.filing.packages import COURT, Suit
from tests.institution.process import Institution

NUMBER = "（2026）苏0211民初88号"


@pytest.fixture
def institution(tmp_path: Path) -> Generator[Institution]:
    with Institution(tmp_path / "institution") as opened:
        yield opened


@pytest.fixture
def filings(engine: Engine, tmp_path: Path, suit: Suit, institution: Institution) -> Filings:
    gateways = Gateways.of(tmp_path / "outbox", (institution.endpoint(COURT),))
    return Filings(engine, suit.store, suit.papers, gateways)


async def trusted_package(engine: Engine, suit: Suit, institution: Institution) -> PackageRef:
    """A package whose signature the institution accepts."""
    ref = await suit.made()
    with Session(engine) as session:
        institution.trusts({"keys": [public_jwk(key) for key in signing_keys(session)]})
    return ref


def refusal(error: ApplicationError) -> tuple[str | None, timedelta | None]:
    return error.type, error.next_retry_delay


async def test_a_busy_institution_is_asked_again_when_it_says(
    engine: Engine, suit: Suit, filings: Filings, institution: Institution
) -> None:
    ref = await trusted_package(engine, suit, institution)
    institution.told(busy=1)
    with pytest.raises(ApplicationError) as caught:
        await filings.submit(ref)
    assert refusal(caught.value) == ("institution_unreachable", timedelta(seconds=7))
    assert (await filings.submit(ref)).receipt == "R-1"


@pytest.mark.parametrize("death", ["die_before", "die_after"])
async def test_an_institution_that_dies_and_comes_back_has_one_filing(
    engine: Engine, suit: Suit, filings: Filings, institution: Institution, death: str
) -> None:
    ref = await trusted_package(engine, suit, institution)
    institution.told(**{death: 1})
    with pytest.raises(ApplicationError) as caught:
        await filings.submit(ref)
    institution.dies()
    with pytest.raises(ApplicationError):
        await filings.submit(ref)
    institution.start()
    assert refusal(caught.value) == ("institution_unreachable", None)
    assert (await filings.submit(ref)).receipt == "R-1"
    assert (await filings.submit(ref)).receipt == "R-1"
    assert institution.receipts == ["R-1"]


async def test_a_decision_that_is_heard_twice_is_one_act_of_the_institution(
    engine: Engine, suit: Suit, filings: Filings, institution: Institution
) -> None:
    ref = await trusted_package(engine, suit, institution)
    await filings.submit(ref)
    with pytest.raises(ApplicationError) as caught:
        await filings.await_decision(ref)
    assert caught.value.type == "undecided"
    institution.decides("R-1", state="accepted", case_no=NUMBER, decided_on="2026-03-06")
    answers = [await filings.await_decision(ref) for _ in range(2)]
    assert answers[0] == answers[1]
    assert answers[0].external_case_no == NUMBER
    with Session(engine) as session:
        command = session.exec(select(Command)).one()
    assert (command.step, command.workflow_id) == ("record_filing_acceptance", suit.stage)
    assert command.facts == {"court_case_no": NUMBER}
    assert command.act["occurred_on"] == "2026-03-06"


async def test_an_answer_to_an_earlier_round_is_no_answer(
    engine: Engine, suit: Suit, filings: Filings, institution: Institution
) -> None:
    first = await trusted_package(engine, suit, institution)
    await filings.submit(first)
    fault = {"paper": "complaint", "reason": "缺少被告送达地址"}
    institution.decides("R-1", state="returned", reasons=[fault])
    answer = await filings.await_decision(first)
    assert (answer.accepted, answer.papers) == (False, ("complaint",))

    second = await suit.made()
    await filings.submit(second)
    institution.decides("R-2", state="returned", package=first.sha256, reasons=[fault])
    with pytest.raises(ApplicationError) as caught:
        await filings.await_decision(second)
    assert caught.value.type == "undecided"


async def test_the_reasons_of_a_return_stay_in_the_record(
    engine: Engine, suit: Suit, filings: Filings, institution: Institution
) -> None:
    ref = await trusted_package(engine, suit, institution)
    await filings.submit(ref)
    faults = [
        {"paper": "complaint", "reason": "李乙的住所不明确"},
        {"paper": "李乙", "reason": "没有这份文书"},
        {"reason": "缺少身份证明"},
    ]
    institution.decides("R-1", state="returned", reasons=faults)
    answer = await filings.await_decision(ref)
    assert "李乙" not in answer.model_dump_json()
    with Session(engine) as session:
        reasons = session.get_one(FilingPackage, ref.package_id).reasons
    assert [each["reason"] for each in reasons] == [each["reason"] for each in faults]


@pytest.mark.parametrize("name", ["papers/01-民事起诉状.pdf", "manifest.json"])
async def test_a_tampered_package_is_not_taken(
    engine: Engine, suit: Suit, institution: Institution, name: str
) -> None:
    files = unpack(suit.content(await trusted_package(engine, suit, institution)))
    content = pack(files | {name: files[name].replace(b"1", b"2")})
    gateway = HttpGateway(institution.endpoint(COURT))
    with pytest.raises(NotTaken) as caught:
        await gateway.submit(Outgoing("id", suit.case.case_no, sha256(content), content))
    assert caught.value.reasons
    assert institution.receipts == []


async def test_what_an_institution_does_not_take_comes_back_with_its_reasons(
    engine: Engine, suit: Suit, filings: Filings, institution: Institution
) -> None:
    institution.trusts({"keys": []})
    delivery = await filings.submit(await suit.made())
    assert delivery.receipt is None
    assert delivery.answer is not None
    assert not delivery.answer.accepted
    with Session(engine) as session:
        (package,) = session.exec(select(FilingPackage)).all()
    assert package.reasons == [{"paper": None, "reason": "清单的签名不符"}]
