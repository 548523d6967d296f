"""Merkle trees against the certificate-transparency reference values and the RFC's own recursive definition."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.pure.merkle import (
    KOSONG,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
    verify_consistency,
    verify_inclusion,
)

LEAVES = [
    leaf_hash(bytes.fromhex(data))
    for data in (
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
ROOTS = [  # of the first 0, 1, 2 … leaves
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = {  # (index, size)
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCY = {  # (old size, new size)
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
BANYAK = [leaf_hash(n.to_bytes(4)) for n in range(130)]


def test_leaves_and_nodes_are_hashed_in_separate_domains():
    assert leaf_hash(b"L123456").hex() == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"
    assert node_hash(b"N123", b"N456").hex() == "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"
    assert leaf_hash(b"N123N456") != node_hash(b"N123", b"N456")


@pytest.mark.parametrize("size", range(9))
def test_published_roots(size):
    assert root(LEAVES[:size]).hex() == ROOTS[size]


@pytest.mark.parametrize(("tempat", "bukti"), INCLUSION.items())
def test_published_inclusion_proofs(tempat, bukti):
    index, size = tempat
    proof = inclusion_proof(LEAVES[:size], index)
    assert [h.hex() for h in proof] == bukti
    assert verify_inclusion(LEAVES[index], index, size, proof, bytes.fromhex(ROOTS[size]))


@pytest.mark.parametrize(("ukuran", "bukti"), CONSISTENCY.items())
def test_published_consistency_proofs(ukuran, bukti):
    old, new = ukuran
    proof = consistency_proof(LEAVES[:new], old)
    assert [h.hex() for h in proof] == bukti
    assert verify_consistency(old, bytes.fromhex(ROOTS[old]), new, bytes.fromhex(ROOTS[new]), proof)


def mth(d):
    """MTH(D[n]) of RFC 9162 section 2.1.1, word for word, over leaf hashes."""
    if not d:
        return sha256(b"").digest()
    return d[0] if len(d) == 1 else node_hash(mth(d[: k(d)]), mth(d[k(d) :]))


def path(m, d):
    """PATH(m, D[n]) of section 2.1.3.1."""
    if len(d) == 1:
        return []
    if m < k(d):
        return [*path(m, d[: k(d)]), mth(d[k(d) :])]
    return [*path(m - k(d), d[k(d) :]), mth(d[: k(d)])]


def subproof(m, d, b):
    """SUBPROOF(m, D[n], b) of section 2.1.4.1."""
    if m == len(d):
        return [] if b else [mth(d)]
    if m <= k(d):
        return [*subproof(m, d[: k(d)], b), mth(d[k(d) :])]
    return [*subproof(m - k(d), d[k(d) :], False), mth(d[: k(d)])]


def k(d):
    """The largest power of two smaller than n."""
    return 1 << (len(d) - 1).bit_length() - 1


sizes = st.integers(1, len(BANYAK))
pairs = st.tuples(sizes, sizes).map(sorted)


@given(sizes)
def test_the_root_is_that_of_the_recursive_definition(n):
    assert root(BANYAK[:n]) == mth(BANYAK[:n])


@given(pairs)
def test_inclusion_is_that_of_the_recursive_definition_and_verifies(pair):
    m, n = pair
    proof = inclusion_proof(BANYAK[:n], m - 1)
    assert proof == path(m - 1, BANYAK[:n])
    assert verify_inclusion(BANYAK[m - 1], m - 1, n, proof, mth(BANYAK[:n]))


@given(pairs)
def test_consistency_is_that_of_the_recursive_definition_and_verifies(pair):
    m, n = pair
    proof = consistency_proof(BANYAK[:n], m)
    assert proof == subproof(m, BANYAK[:n], True)
    assert verify_consistency(m, mth(BANYAK[:m]), n, mth(BANYAK[:n]), proof)


@given(pairs, st.data())
def test_a_changed_line_is_found(pair, data):
    m, n = pair
    index = data.draw(st.integers(0, n - 1))
    palsu = [*BANYAK[:index], leaf_hash(b"diubah"), *BANYAK[index + 1 : n]]
    assert not verify_inclusion(palsu[index], index, n, inclusion_proof(BANYAK[:n], index), mth(BANYAK[:n]))
    if index < m:  # the old tree saw the line as it was
        assert not verify_consistency(m, mth(BANYAK[:m]), n, mth(palsu), consistency_proof(palsu, m))


@given(pairs, st.data())
def test_a_proof_holds_for_nothing_else(pair, data):
    m, n = pair
    proof, atas = inclusion_proof(BANYAK[:n], m - 1), mth(BANYAK[:n])
    lain = data.draw(st.integers(-1, n + 1).filter(lambda i: i != m - 1))
    assert not verify_inclusion(BANYAK[m - 1], lain, n, proof, atas)
    assert not verify_inclusion(BANYAK[m - 1], m - 1, n, [*proof, atas], atas)
    assert not verify_inclusion(BANYAK[m - 1], m - 1, n, proof[1:], atas) or not proof


@given(pairs.filter(lambda p: p[0] < p[1]))
def test_a_consistency_proof_with_too_little_or_too_much_is_refused(pair):
    m, n = pair
    proof = consistency_proof(BANYAK[:n], m)
    for salah in ([], proof[:-1], [*proof, proof[-1]], proof[::-1] if len(set(proof)) > 1 else []):
        assert not verify_consistency(m, mth(BANYAK[:m]), n, mth(BANYAK[:n]), salah)


def test_a_tree_that_did_not_grow_is_consistent_only_with_itself():
    a, b = root(LEAVES), root(LEAVES[:7])
    assert consistency_proof(LEAVES, 8) == []
    assert verify_consistency(8, a, 8, a, [])
    assert not verify_consistency(8, a, 8, b, [])
    assert not verify_consistency(8, a, 8, a, [b])
    assert not verify_consistency(8, a, 7, b, [])


def test_every_tree_grew_from_the_empty_one():
    assert consistency_proof(LEAVES, 0) == []
    assert verify_consistency(0, KOSONG, 8, root(LEAVES), [])
    assert verify_consistency(0, KOSONG, 0, KOSONG, [])
    assert not verify_consistency(0, root(LEAVES), 8, root(LEAVES), [])


@pytest.mark.parametrize("index", [-1, 8])
def test_there_is_no_proof_for_a_leaf_that_is_not_there(index):
    with pytest.raises(IndexError, match="tree of 8"):
        inclusion_proof(LEAVES, index)


@pytest.mark.parametrize("size", [-1, 9])
def test_there_is_no_proof_for_a_tree_that_never_was(size):
    with pytest.raises(IndexError, match="one of 8"):
        consistency_proof(LEAVES, size)


def test_a_hundred_thousand_lines():
    baris = [leaf_hash(n.to_bytes(4)) for n in range(100_000)]
    atas = root(baris)
    proof = inclusion_proof(baris, 99_999)
    assert len(proof) == 10  # the last leaf has few siblings: 100,000 has six ones and trailing zeros
    assert verify_inclusion(baris[-1], 99_999, 100_000, proof, atas)
    assert verify_consistency(65_537, root(baris[:65_537]), 100_000, atas, consistency_proof(baris, 65_537))


SATU = leaf_hash(b"satu")


@pytest.mark.parametrize(
    ("index", "size", "ya"), [(0, 1, True), (1, 1, False), (2, 1, False), (-1, 1, False), (0, 0, False), (-1, 0, False)]
)
def test_a_tree_of_one_leaf_holds_only_the_first(index, size, ya):
    """Without siblings nothing but the place itself tells a true claim from a false one."""
    assert verify_inclusion(SATU, index, size, [], SATU) is ya


@pytest.mark.parametrize(
    ("lama", "baru", "akar_lama", "akar_baru", "ya"),
    [
        (0, 0, KOSONG, KOSONG, True),
        (0, 0, SATU, SATU, True),
        (0, 0, KOSONG, SATU, False),
        (0, 1, KOSONG, SATU, True),
        (0, 1, SATU, SATU, False),
        (1, 1, SATU, SATU, True),
        (1, 1, SATU, KOSONG, False),
        (1, 0, SATU, KOSONG, False),
        (1, 0, KOSONG, KOSONG, False),
        (2, 1, SATU, SATU, False),
        (-1, 1, KOSONG, SATU, False),
        (-1, 0, KOSONG, KOSONG, False),
    ],
)
def test_growth_that_needs_no_proof(lama, baru, akar_lama, akar_baru, ya):
    assert verify_consistency(lama, akar_lama, baru, akar_baru, []) is ya
    assert not verify_consistency(lama, akar_lama, baru, akar_baru, [SATU])


@pytest.mark.parametrize("size", [2, 3, 5, 7, 8, 13])
def test_a_proof_one_hash_too_long_or_too_short_shows_nothing(size):
    leaves = [leaf_hash(bytes([n])) for n in range(size)]
    for index in range(size):
        proof = inclusion_proof(leaves, index)
        assert verify_inclusion(leaves[index], index, size, proof, root(leaves))
        for wrong in (proof[:-1], [*proof, KOSONG], proof[1:], [KOSONG, *proof]):
            assert not verify_inclusion(leaves[index], index, size, wrong, root(leaves))
        old = root(leaves[:index])
        grown = consistency_proof(leaves, index)
        assert verify_consistency(index, old, size, root(leaves), grown)
        for wrong in (grown[:-1], [*grown, KOSONG]) if grown else ([KOSONG],):
            assert not verify_consistency(index, old, size, root(leaves), wrong)
