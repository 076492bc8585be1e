"""The daily seal: what has come since the last one is added to the tree, and its roots signed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import insert
from sqlmodel import Session, col, func, select

from proof import merkle, sm2
from proof.digests import HASHERS
from proof.merkle import Place, Stretch
from proof.seals import File, Head, Seal
from proof.signing import signed
from records import receipts
from records.files import named
from records.proof_tables import DailySeal, EvidenceReceipt, SealedLeaf, Sm2Key, TreeNode
from records.signing_keys import current_key, private_key, public_jwk, signing_keys
from records.tables import Case

ROWS_AT_ONCE = 10_000


def seal(session: Session, day: date, now: datetime, *, with_sm2: bool) -> DailySeal:
    """The seal of a day: made of all that has not been sealed yet, or the one made before.

    ``with_sm2`` has it signed with SM2 beside ECDSA. Of two that are made at once one is kept; the
    other ends in ``IntegrityError``.
    """
    made = session.get(DailySeal, day)
    if made is not None:
        return made
    size = _size(session)
    leaves = list(_unsealed(session))
    roots = _grow(session, size, [content for _, content in leaves])
    statement = Seal.of(day, now, size + len(leaves), roots)
    sealed = DailySeal(
        day=day,
        sealed_at=now,
        size=statement.size,
        sha256=statement.sha256,
        sm3=statement.sm3,
        signatures=list(_signatures(session, statement.content(), now, with_sm2=with_sm2)),
    )
    session.add(sealed)
    session.flush()
    rows = [{"place": size + n, "day": day} | row for n, (row, _) in enumerate(leaves)]
    _insert(session, SealedLeaf, rows)
    return sealed


def told(sealed: DailySeal) -> Seal:
    """What a seal says."""
    roots = {"sha256": sealed.sha256, "sm3": sealed.sm3}
    return Seal.of(sealed.day, sealed.sealed_at, sealed.size, roots)


def seals_of(session: Session, leaves: Sequence[SealedLeaf]) -> Sequence[DailySeal]:
    """The seals with which these leaves came into the tree, oldest first."""
    days = {leaf.day for leaf in leaves}
    query = select(DailySeal).where(col(DailySeal.day).in_(days)).order_by(col(DailySeal.day))
    return session.exec(query).all()


def newest(session: Session, limit: int = 1) -> Sequence[DailySeal]:
    """The newest seals, the last one first."""
    return session.exec(select(DailySeal).order_by(col(DailySeal.day).desc()).limit(limit)).all()


def signed_seal(sealed: DailySeal) -> dict[str, Any]:
    """What a seal says, and who has signed that."""
    return {"seal": told(sealed).said(), "signatures": sealed.signatures}


def proof_of(session: Session, leaf: SealedLeaf) -> dict[str, Any]:
    """That something stands in the tree, under the seal with which it came there."""
    sealed = session.get_one(DailySeal, leaf.day)
    proof = inclusion(session, leaf.place, sealed.size)
    return {"place": leaf.place} | signed_seal(sealed) | proof


def leaves_of(session: Session, case_no: str) -> Sequence[SealedLeaf]:
    """What of a case stands in the tree, by its place."""
    query = select(SealedLeaf).where(col(SealedLeaf.case_no) == case_no)
    return session.exec(query.order_by(col(SealedLeaf.place))).all()


def leaf_of(session: Session, receipt_id: str) -> SealedLeaf | None:
    """Where a receipt stands in the tree; None until it is sealed."""
    return session.exec(select(SealedLeaf).where(col(SealedLeaf.receipt_id) == receipt_id)).first()


def inclusion(session: Session, place: int, size: int) -> dict[str, list[str]]:
    """The proof, in each tree, that a place stands in the tree of so many leaves."""
    return _proof(session, merkle.inclusion(place, size))


def consistency(session: Session, old: int, new: int) -> dict[str, list[str]]:
    """The proof, in each tree, that the one of ``new`` leaves begins with that of ``old``."""
    return _proof(session, merkle.consistency(old, new) if old else [])


def sm2_keys(session: Session) -> Sequence[Sm2Key]:
    """Every SM2 key on record, the newest first."""
    query = select(Sm2Key).order_by(col(Sm2Key.created_at).desc(), col(Sm2Key.kid))
    return session.exec(query).all()


def public_sm2_jwk(key: Sm2Key) -> dict[str, str]:
    """The public part of an SM2 key in the form of a JSON Web Key."""
    return sm2.jwk_of(key.kid, bytes.fromhex(key.public_hex))


def public_keys(session: Session) -> list[dict[str, str]]:
    """Every public key whose signature is this installation's, the newest first."""
    own = [public_jwk(key) for key in signing_keys(session)]
    return own + [public_sm2_jwk(key) for key in sm2_keys(session)]


def _signatures(
    session: Session, content: bytes, now: datetime, *, with_sm2: bool
) -> Iterator[dict[str, Any]]:
    key = current_key(session, now)
    yield signed(content, key.kid, private_key(key)).written()
    if with_sm2:
        keys = sm2_keys(session)
        own = keys[0] if keys else _new_sm2_key(session, now)
        private, public = bytes.fromhex(own.private_hex), bytes.fromhex(own.public_hex)
        yield sm2.signed(content, own.kid, private, public).written()


def _new_sm2_key(session: Session, now: datetime) -> Sm2Key:
    private, public = sm2.new_key()
    key = Sm2Key(
        kid=uuid4().hex, private_hex=private.hex(), public_hex=public.hex(), created_at=now
    )
    session.add(key)
    return key


def _size(session: Session) -> int:
    return session.exec(select(func.max(DailySeal.size))).one() or 0


def _unsealed(session: Session) -> Iterator[tuple[dict[str, Any], bytes]]:
    """What is new since the last seal: the row of each leaf and its content."""
    for case_no, events, sha256, sm3 in _moved_heads(session):
        yield _row(case_no, event_seq=events), Head(case_no, events, sha256, sm3).content()
    for receipt in _new_receipts(session):
        content = receipts.told(receipt).content()
        yield _row(receipt.case_no, receipt_id=receipt.id), content
    for case_no, sha256 in _new_files(session):
        yield _row(case_no, file_sha256=sha256), File(case_no, sha256).content()


def _row(case_no: str, **what: object) -> dict[str, Any]:
    return {"case_no": case_no, "event_seq": None, "receipt_id": None, "file_sha256": None} | what


def _moved_heads(session: Session) -> Sequence[tuple[str, int, str, str]]:
    """The heads of the cases whose log has grown."""
    last = (
        select(SealedLeaf.case_no, func.max(SealedLeaf.event_seq).label("seq"))
        .group_by(col(SealedLeaf.case_no))
        .subquery()
    )
    query = (
        select(Case.case_no, Case.events, Case.head, Case.head_sm3)
        .outerjoin(last, last.c.case_no == col(Case.case_no))
        .where(col(Case.events) > func.coalesce(last.c.seq, 0))
        .order_by(col(Case.case_no))
    )
    return session.exec(query).all()


def _new_receipts(session: Session) -> Sequence[EvidenceReceipt]:
    query = (
        select(EvidenceReceipt)
        .outerjoin(SealedLeaf, col(SealedLeaf.receipt_id) == col(EvidenceReceipt.id))
        .where(col(SealedLeaf.place).is_(None))
        .order_by(col(EvidenceReceipt.registered_at), col(EvidenceReceipt.id))
    )
    return session.exec(query).all()


def _new_files(session: Session) -> Sequence[tuple[str, str]]:
    """The files of every case that came since, each once a case."""
    files = named()
    same = (col(SealedLeaf.case_no) == files.c.case_no) & (
        col(SealedLeaf.file_sha256) == files.c.sha256
    )
    query = (
        select(files.c.case_no, files.c.sha256)
        .outerjoin(SealedLeaf, same)
        .where(col(SealedLeaf.place).is_(None))
        .order_by(files.c.case_no, files.c.sha256)
    )
    return session.exec(query).all()


def _grow(session: Session, size: int, contents: Sequence[bytes]) -> dict[str, str]:
    """Add leaves to the stored trees; the roots after that, by hash function."""
    edge = _nodes(session, set(merkle.nodes_of((0, size))))
    grown: dict[str, dict[Place, bytes]] = {}
    roots: dict[str, str] = {}
    for name, hasher in HASHERS.items():
        leaves = [merkle.leaf_hash(hasher, content) for content in contents]
        new = grown[name] = dict(merkle.grow(hasher, size, leaves, _among(edge[name])))
        whole = (0, size + len(leaves))
        roots[name] = merkle.hash_of(hasher, whole, _among(edge[name] | new)).hex()
    rows = [
        {"number": merkle.number_of(place), "sha256": node, "sm3": grown["sm3"][place]}
        for place, node in grown["sha256"].items()
    ]
    _insert(session, TreeNode, rows)
    return roots


def _among(nodes: Mapping[Place, bytes]) -> Callable[[Place], bytes]:
    return nodes.__getitem__


def _insert(
    session: Session, table: type[TreeNode | SealedLeaf], rows: list[dict[str, Any]]
) -> None:
    for start in range(0, len(rows), ROWS_AT_ONCE):
        session.connection().execute(insert(table), rows[start : start + ROWS_AT_ONCE])


def _proof(session: Session, stretches: Sequence[Stretch]) -> dict[str, list[str]]:
    places = {place for stretch in stretches for place in merkle.nodes_of(stretch)}
    nodes = _nodes(session, places)
    return {
        name: [merkle.hash_of(hasher, each, _among(nodes[name])).hex() for each in stretches]
        for name, hasher in HASHERS.items()
    }


def _nodes(session: Session, places: set[Place]) -> dict[str, dict[Place, bytes]]:
    by_number = {merkle.number_of(place): place for place in places}
    columns = (TreeNode.number, TreeNode.sha256, TreeNode.sm3)
    rows = session.exec(select(*columns).where(col(TreeNode.number).in_(by_number))).all()
    return {
        "sha256": {by_number[number]: sha256 for number, sha256, _ in rows},
        "sm3": {by_number[number]: sm3 for number, _, sm3 in rows},
    }
