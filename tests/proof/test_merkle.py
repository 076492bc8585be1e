"""The tree is that of RFC 6962, and its proofs prove what they say and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proof import merkle
from proof.digests import HASHERS

SHA256, SM3 = HASHERS["sha256"], HASHERS["sm3"]
# The test vectors of Certificate Transparency's reference implementation.
LEAVES = [
    bytes.fromhex(each)
    for each in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def naive(leaves: list[bytes]) -> bytes:
    """The root as RFC 6962 defines it."""
    if len(leaves) < 2:
        return leaves[0] if leaves else SHA256(b"")
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return merkle.node_hash(SHA256, naive(leaves[:k]), naive(leaves[k:]))


def grown(*steps: int) -> dict[merkle.Place, bytes]:
    """The nodes of a tree that has grown by so many leaves at a time."""
    nodes: dict[merkle.Place, bytes] = {}
    size = 0
    for step in steps:
        leaves = [leaf(number) for number in range(size, size + step)]
        nodes.update(merkle.grow(SHA256, size, leaves, nodes.__getitem__))
        size += step
    return nodes


def leaf(number: int) -> bytes:
    return merkle.leaf_hash(SHA256, str(number).encode())


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_roots_are_those_of_the_standard(size: int, root: str) -> None:
    leaves = [merkle.leaf_hash(SHA256, each) for each in LEAVES[:size]]
    nodes = dict(merkle.grow(SHA256, 0, leaves, {}.__getitem__))
    assert merkle.hash_of(SHA256, (0, size), nodes.__getitem__).hex() == root


@given(st.lists(st.integers(0, 40), max_size=5))
def test_a_tree_is_the_same_however_it_has_grown(steps: list[int]) -> None:
    size = sum(steps)
    nodes = grown(*steps)
    assert nodes == grown(size)
    root = merkle.hash_of(SHA256, (0, size), nodes.__getitem__)
    assert root == naive([leaf(number) for number in range(size)])


def test_every_node_has_a_number_of_its_own() -> None:
    numbers = {merkle.number_of((level, at)) for level in range(7) for at in range(64 >> level)}
    assert numbers == set(range(127))


@given(st.integers(1, 90), st.data())
def test_an_inclusion_proof_holds_for_its_leaf_at_its_place_alone(
    size: int, data: st.DataObject
) -> None:
    index, other = (data.draw(st.integers(0, size - 1)) for _ in range(2))
    node = grown(size).__getitem__
    root = merkle.hash_of(SHA256, (0, size), node)
    path = [merkle.hash_of(SHA256, each, node) for each in merkle.inclusion(index, size)]
    assert merkle.includes(SHA256, leaf(index), index, size, path, root)
    assert not merkle.includes(SM3, leaf(index), index, size, path, root) or size == 1
    if other != index:
        assert not merkle.includes(SHA256, leaf(other), index, size, path, root)
        assert not merkle.includes(SHA256, leaf(index), other, size, path, root)
    assert not merkle.includes(SHA256, leaf(index), index, size, [*path, root], root)
    assert not merkle.includes(SHA256, leaf(index), index, 2 * size, path, root)


@given(st.integers(1, 90), st.integers(0, 90))
def test_a_consistency_proof_holds_for_a_tree_that_grew_and_for_no_other(
    old: int, more: int
) -> None:
    new = old + more
    node = grown(new).__getitem__
    roots = (merkle.hash_of(SHA256, (0, old), node), merkle.hash_of(SHA256, (0, new), node))
    path = [merkle.hash_of(SHA256, each, node) for each in merkle.consistency(old, new)]
    assert merkle.is_continued(SHA256, old, new, path, roots)
    assert not merkle.is_continued(SHA256, old, new, path, (leaf(-1), roots[1]))
    assert not merkle.is_continued(SHA256, old, new, path, (roots[0], leaf(-1)))
    for number in range(len(path)):
        changed = [*path[:number], leaf(-1), *path[number + 1 :]]
        assert not merkle.is_continued(SHA256, old, new, changed, roots)
