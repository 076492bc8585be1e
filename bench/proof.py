"""How long evidence takes to register, to seal and to prove, beside the naive proof.

    uv run --no-sync python -m bench.proof [RECEIPTS]

Registers so many receipts (100,000 unless told) in one case on SQLite, seals them as one day, and
asks for inclusion proofs at places all over the tree, each as the API gives it: in both trees, read
from the database. The naive proof keeps only the leaves and hashes the tree anew each time.
"""

import hashlib
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import select

from bench.stopwatch import median_ms
from proof import merkle
from proof.digests import HASHERS
from records import receipts, schema, seals
from records.engine import connect, reading, transaction
from records.proof_tables import TreeNode
from records.tables import Case

NOW = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
CASE = "JF2026-000001"
AT_ONCE = 1_000
ALONE = 200
PROOFS = 500
NAIVE_PROOFS = 3


def a_case(engine: Engine) -> None:
    """A case that evidence can be registered in."""
    with transaction(engine) as session:
        session.add(
            Case(
                case_no=CASE,
                bureau="bench",
                debt_type="private_loan",
                amount_fen=1,
                filed_on=NOW.date(),
                intake={},
                intake_sha256="",
                submitted_by="bench",
                created_at=NOW,
            )
        )


def register(engine: Engine, numbers: range) -> None:
    """Register so many files in one transaction."""
    with transaction(engine) as session:
        for number in numbers:
            receipts.register(
                session,
                CASE,
                name=f"file {number}",
                size=number,
                sha256=hashlib.sha256(str(number).encode()).hexdigest(),
                sm3=None,
                ordinal=None,
                party_id="c1",
                registered_by="bench",
                now=NOW,
            )


def seconds(began: float) -> float:
    """How long it is since an instant of the stopwatch."""
    return time.perf_counter() - began


def naive_proof(leaves: dict[str, list[bytes]], place: int) -> None:
    """An inclusion proof in both trees from the leaves alone."""
    for name, hasher in HASHERS.items():
        nodes = dict(merkle.grow(hasher, 0, leaves[name], {}.__getitem__))
        for stretch in merkle.inclusion(place, len(leaves[name])):
            merkle.hash_of(hasher, stretch, nodes.__getitem__)


def proof_times(engine: Engine, size: int) -> list[float]:
    """What each of many inclusion proofs takes in milliseconds, each in a session of its own."""
    taken: list[float] = []
    for number in range(PROOFS):
        began = time.perf_counter()
        with reading(engine) as session:
            seals.inclusion(session, number * 7_919 % size, size)
        taken.append(seconds(began) * 1_000)
    return taken


def main() -> None:
    """Register, seal, prove, and print each figure on a line."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory(prefix="jiefen-bench-") as folder:
        engine = connect(f"sqlite:///{Path(folder) / 'jiefen.db'}")
        schema.upgrade(engine)
        a_case(engine)
        began = time.perf_counter()
        for start in range(0, size, AT_ONCE):
            register(engine, range(start, min(start + AT_ONCE, size)))
        rate = size / seconds(began)
        sys.stdout.write(f"registered in batches of {AT_ONCE}: {size:,}, {rate:,.0f}/s\n")
        numbers = count(size)
        alone = median_ms(lambda: register(engine, range(at := next(numbers), at + 1)), ALONE)
        sys.stdout.write(f"registered alone, one transaction each: {alone:.2f} ms\n")
        began = time.perf_counter()
        with transaction(engine) as session:
            seal = seals.seal(session, date(2026, 3, 3), NOW, with_sm2=True)
        sys.stdout.write(f"sealed: {seal.size:,} leaves in {seconds(began):.1f} s\n")
        taken = sorted(proof_times(engine, seal.size))
        p50, p99 = statistics.median(taken), taken[int(len(taken) * 0.99)]
        sys.stdout.write(f"inclusion proof: median {p50:.2f} ms, 99th percentile {p99:.2f} ms\n")
        with reading(engine) as session:
            bottom = select(TreeNode).where(TreeNode.number % 2 == 0).order_by(TreeNode.number)
            nodes = session.exec(bottom).all()
        leaves = {name: [getattr(node, name) for node in nodes] for name in HASHERS}
        naive = median_ms(lambda: naive_proof(leaves, seal.size // 3), NAIVE_PROOFS)
        sys.stdout.write(f"naive inclusion proof, from the leaves: {naive:.0f} ms\n")
        engine.dispose()


if __name__ == "__main__":
    main()
