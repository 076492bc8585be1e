"""The daily seal: once a day, of all that is new, provable leaf by leaf and day by day."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from proof import merkle
from proof.digests import HASHERS
from proof.seals import Head, check_signatures
from proof.signing import SignatureInvalid
from records import receipts, seals
from records.engine import reading, transaction
from records.proof_tables import DailySeal, EvidenceReceipt, SealedLeaf
from records.signing_keys import public_jwk, signing_keys
from records.tables import Case, Event
from tests.api.small_app import NOW, a_case, happened

DAY = date(2026, 3, 3)
CASES = ("JF2026-000001", "JF2026-000002")


@pytest.fixture
def record(engine: Engine) -> Engine:
    """Two cases with one event each."""
    with transaction(engine) as session:
        for case_no in CASES:
            happened(session, a_case(session, case_no), "dispute_filed")
    return engine


def shown(engine: Engine, digest: str, case_no: str = CASES[0]) -> EvidenceReceipt:
    with transaction(engine) as session:
        return receipts.register(
            session,
            case_no,
            name="借条",
            size=1024,
            sha256=digest * 64,
            sm3=None,
            ordinal=1,
            party_id="c1",
            registered_by="u-c1",
            now=NOW,
        )


def sealed(engine: Engine, days: int = 0, *, with_sm2: bool = False) -> DailySeal:
    day, now = DAY + timedelta(days=days), NOW + timedelta(days=days)
    with transaction(engine) as session:
        return seals.seal(session, day, now, with_sm2=with_sm2)


def moved(engine: Engine, case_no: str = CASES[0]) -> None:
    with transaction(engine) as session:
        happened(session, session.get_one(Case, case_no), "intake_accepted")


def content_of(session: Session, leaf: SealedLeaf) -> bytes:
    """What stands at a place of the tree."""
    if leaf.receipt_id is not None:
        return receipts.told(session.get_one(EvidenceReceipt, leaf.receipt_id)).content()
    event = session.get_one(Event, (leaf.case_no, leaf.event_seq))
    return Head(leaf.case_no, event.seq, event.hash, event.sm3).content()


def test_a_seal_holds_what_is_new_since_the_one_before(record: Engine) -> None:
    assert sealed(record).size == 2
    assert sealed(record, 1).size == 2
    moved(record)
    given = shown(record, "a")
    assert sealed(record, 2).size == 4
    with reading(record) as session:
        leaves = seals.leaves_of(session, CASES[0])
        assert [(leaf.event_seq, leaf.receipt_id) for leaf in leaves] == [
            (1, None),
            (2, None),
            (None, given.id),
        ]


def test_a_day_is_sealed_once(record: Engine) -> None:
    first = sealed(record)
    moved(record)
    assert sealed(record) == first
    assert sealed(record, 1).size == first.size + 1


def test_every_leaf_is_proved_in_every_later_seal(record: Engine) -> None:
    made: list[DailySeal] = []
    for days in range(5):
        moved(record)
        shown(record, f"{days}", CASES[1])
        made.append(sealed(record, days))
    with reading(record) as session:
        for leaf in [leaf for case_no in CASES for leaf in seals.leaves_of(session, case_no)]:
            content = content_of(session, leaf)
            for seal in (each for each in made if each.size > leaf.place):
                proof = seals.inclusion(session, leaf.place, seal.size)
                for name, hasher in HASHERS.items():
                    assert merkle.includes(
                        hasher,
                        merkle.leaf_hash(hasher, content),
                        leaf.place,
                        seal.size,
                        [bytes.fromhex(each) for each in proof[name]],
                        bytes.fromhex(getattr(seal, name)),
                    )


def test_each_seal_is_proved_to_continue_the_one_before(record: Engine) -> None:
    old = sealed(record)
    for number in range(6):
        shown(record, f"{number}")
    new = sealed(record, 1)
    with reading(record) as session:
        proof = seals.consistency(session, old.size, new.size)
    for name, hasher in HASHERS.items():
        roots = (bytes.fromhex(getattr(old, name)), bytes.fromhex(getattr(new, name)))
        path = [bytes.fromhex(each) for each in proof[name]]
        assert merkle.is_continued(hasher, old.size, new.size, path, roots)
        assert not merkle.is_continued(hasher, old.size, new.size, path, roots[::-1])


def test_a_seal_is_signed_by_the_installation_and_by_sm2_where_that_is_chosen(
    record: Engine,
) -> None:
    seal = sealed(record, with_sm2=True)
    with reading(record) as session:
        keys = [public_jwk(key) for key in signing_keys(session)]
        both = [*keys, *(seals.public_sm2_jwk(key) for key in seals.sm2_keys(session))]
    content = seals.told(seal).content()
    assert check_signatures(content, seal.signatures, both) == ("ES256", "SM2SM3")
    with pytest.raises(SignatureInvalid):
        check_signatures(content, seal.signatures, keys)
    for signature in seal.signatures:
        with pytest.raises(SignatureInvalid):
            check_signatures(content + b" ", [signature], both)
    assert [each["alg"] for each in sealed(record, 1).signatures] == ["ES256"]


def test_the_same_evidence_shown_again_has_the_receipt_it_had(record: Engine) -> None:
    first = shown(record, "a")
    assert shown(record, "a") == first
    assert shown(record, "b").id != first.id
    with reading(record) as session:
        keys = [public_jwk(key) for key in signing_keys(session)]
    content = receipts.told(first).content()
    assert check_signatures(content, [first.signature], keys) == ("ES256",)


@pytest.mark.parametrize("table", ["evidence_receipt", "daily_seal", "sealed_leaf", "tree_node"])
def test_the_database_refuses_to_change_what_is_proved(record: Engine, table: str) -> None:
    shown(record, "a")
    sealed(record)
    with pytest.raises(DBAPIError, match="append-only"), record.begin() as connection:
        connection.execute(sa.text(f"DELETE FROM {table}"))
