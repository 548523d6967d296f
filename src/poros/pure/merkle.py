"""Merkle trees as in RFC 9162 section 2.1 (RFC 6962): a root, and proofs that need only a few hashes.

Leaves are given as leaf hashes. The tree is built level by level, an odd last node moving up unchanged,
which is the tree of the RFC without its recursion: O(n) time, and the stack does not grow.
"""

from collections.abc import Sequence
from hashlib import sha256
from hmac import compare_digest

KOSONG = sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    return sha256(b"\x00" + data).digest()


def node_hash(kiri: bytes, kanan: bytes) -> bytes:
    return sha256(b"\x01" + kiri + kanan).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    level = leaves
    while len(level) > 1:
        level = _parents(level)
    return level[0] if level else KOSONG


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The siblings on the way from leaf `index` to the root."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"no leaf {index} in a tree of {len(leaves)}")
    return _path(_levels(leaves), index, 0)


def consistency_proof(leaves: Sequence[bytes], size: int) -> list[bytes]:
    """What shows that the tree of the first `size` leaves only grew; empty if there is nothing to show."""
    if not 0 <= size <= len(leaves):
        raise IndexError(f"no earlier tree of {size} leaves in one of {len(leaves)}")
    if size in (0, len(leaves)):
        return []
    node, height = _whole_subtree(size)
    levels = _levels(leaves)
    known = [levels[height][node]] if node else []  # node 0 is the old root itself
    return known + _path(levels, node, height)


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], tree_root: bytes) -> bool:
    if not 0 <= index < size:
        return False
    turns = _turns(index, size - 1)
    if len(proof) != len(turns):
        return False
    found = leaf
    for sibling, on_the_left in zip(proof, turns, strict=True):
        found = node_hash(sibling, found) if on_the_left else node_hash(found, sibling)
    return compare_digest(found, tree_root)


def verify_consistency(old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    if not 0 < old_size < new_size:
        same = old_size == new_size and compare_digest(old_root, new_root)
        grown_from_nothing = 0 == old_size < new_size and compare_digest(old_root, KOSONG)
        return not proof and (same or grown_from_nothing)
    node, height = _whole_subtree(old_size)
    turns = _turns(node, new_size - 1 >> height)
    path = list(proof) if node else [old_root, *proof]
    if len(path) != len(turns) + 1:
        return False
    old = new = path[0]
    for sibling, on_the_left in zip(path[1:], turns, strict=True):
        if on_the_left:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
        else:
            new = node_hash(new, sibling)
    return compare_digest(old, old_root) and compare_digest(new, new_root)


def _parents(level: Sequence[bytes]) -> list[bytes]:
    pairs = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
    return [*pairs, level[-1]] if len(level) & 1 else pairs


def _levels(leaves: Sequence[bytes]) -> list[Sequence[bytes]]:
    levels: list[Sequence[bytes]] = [leaves]
    while len(levels[-1]) > 1:
        levels.append(_parents(levels[-1]))
    return levels


def _path(levels: Sequence[Sequence[bytes]], node: int, height: int) -> list[bytes]:
    path = []
    for level in levels[height:]:
        if (node ^ 1) < len(level):
            path.append(level[node ^ 1])
        node >>= 1
    return path


def _whole_subtree(size: int) -> tuple[int, int]:
    """Node and height of the largest whole subtree that ends with the last of `size` leaves."""
    node, height = size - 1, 0
    while node & 1:
        node, height = node >> 1, height + 1
    return node, height


def _turns(node: int, last: int) -> list[bool]:
    """For each sibling on the way to the root: does it stand on the left? `last` ends the level of `node`."""
    turns = []
    while last:
        if node == last:  # a last node without a sibling moves up unchanged
            while not node & 1:
                node, last = node >> 1, last >> 1
        turns.append(bool(node & 1))
        node, last = node >> 1, last >> 1
    return turns
