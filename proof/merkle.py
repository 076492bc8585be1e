"""The Merkle tree of RFC 6962 (9162): inclusion and consistency proofs over stored nodes.

A tree only grows. A node is named by its level (leaves are 0) and its place in it, and stands for
2**level leaves; it never changes once these are there. A stretch of leaves [start, end) is hashed
from the few nodes that make it up, so that a proof reads no more than about twice its own length.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from proof.digests import Hasher

Place = tuple[int, int]
"""A complete node: level and place in it."""
Stretch = tuple[int, int]
"""Leaves from the first to the one before the second."""
Node = Callable[[Place], bytes]
"""The hash of a complete node."""


def leaf_hash(hasher: Hasher, content: bytes) -> bytes:
    """The hash of a leaf."""
    return hasher(b"\x00" + content)


def node_hash(hasher: Hasher, left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return hasher(b"\x01" + left + right)


def number_of(place: Place) -> int:
    """The number of a node as one meets it walking the tree from left to right, from 0."""
    level, at = place
    return (2 * at + 1 << level) - 1


def grow(
    hasher: Hasher, size: int, leaves: Sequence[bytes], node: Node
) -> Iterator[tuple[Place, bytes]]:
    """Every node that becomes complete when leaf hashes are added to a tree of ``size`` leaves."""
    level, first, hashes = 0, size, list(leaves)
    while hashes:
        yield from (((level, first + number), each) for number, each in enumerate(hashes))
        if first % 2:
            first -= 1
            hashes.insert(0, node((level, first)))
        hashes = [
            node_hash(hasher, left, right)
            for left, right in zip(hashes[::2], hashes[1::2], strict=False)
        ]
        level, first = level + 1, first // 2


def nodes_of(stretch: Stretch) -> Iterator[Place]:
    """The complete nodes that make up a stretch, from the left; it begins where a node begins."""
    start, end = stretch
    while start < end:
        level = (end - start).bit_length() - 1
        yield level, start >> level
        start += 1 << level


def hash_of(hasher: Hasher, stretch: Stretch, node: Node) -> bytes:
    """The hash of a stretch of leaves; that of no leaves is the hash of nothing."""
    hashes = [node(place) for place in nodes_of(stretch)]
    if not hashes:
        return hasher(b"")
    whole = hashes.pop()
    while hashes:
        whole = node_hash(hasher, hashes.pop(), whole)
    return whole


def inclusion(index: int, size: int) -> list[Stretch]:
    """The stretches whose hashes prove that a leaf stands in a tree, from the leaf upwards."""
    if not 0 <= index < size:
        raise IndexError(index)
    path: list[Stretch] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append((middle, end))
            end = middle
        else:
            path.append((start, middle))
            start = middle
    return path[::-1]


def consistency(old: int, new: int) -> list[Stretch]:
    """The stretches whose hashes prove that a tree has grown out of an older one."""
    if not 0 < old <= new:
        raise IndexError(old)
    path: list[Stretch] = []
    start, end, whole = 0, new, True
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            path.append((middle, end))
            end = middle
        else:
            path.append((start, middle))
            start, whole = middle, False
    return ([] if whole else [(start, end)]) + path[::-1]


def includes(
    hasher: Hasher, leaf: bytes, index: int, size: int, path: Iterable[bytes], root: bytes
) -> bool:
    """Whether a path proves that a leaf hash stands at a place of the tree with this root."""
    if not 0 <= index < size:
        return False
    place, last, whole = index, size - 1, leaf
    for each in path:
        if last == 0:
            return False
        if place % 2 or place == last:
            whole = node_hash(hasher, each, whole)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            whole = node_hash(hasher, whole, each)
        place, last = place >> 1, last >> 1
    return last == 0 and whole == root


def is_continued(
    hasher: Hasher, old: int, new: int, path: Iterable[bytes], roots: tuple[bytes, bytes]
) -> bool:
    """Whether a path proves that the new tree begins with the leaves of the old one.

    ``roots`` are those of the old tree and of the new one.
    """
    hashes = list(path)
    if old == new or old == 0:
        return not hashes and old <= new and (old == 0 or roots[0] == roots[1])
    if old > new or not hashes:
        return False
    place, last = old - 1, new - 1
    while place % 2:
        place, last = place >> 1, last >> 1
    before = after = roots[0] if place == 0 else hashes.pop(0)
    for each in hashes:
        if last == 0:
            return False
        if place % 2 or place == last:
            before, after = node_hash(hasher, each, before), node_hash(hasher, each, after)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(hasher, after, each)
        place, last = place >> 1, last >> 1
    return last == 0 and (before, after) == roots


def _split(size: int) -> int:
    """The largest power of two below a size."""
    return 1 << (size - 1).bit_length() - 1
