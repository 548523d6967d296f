"""Strong components against the definition: who reaches whom, and what comes before stands before."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from poros.pure.konflik.graf import graf, komponen, komponen_kuat

NAMA = "abcdefg"
SIMPUL = st.lists(st.sampled_from(NAMA), unique=True, min_size=1)


@st.composite
def jaringan(draw):
    nodes = draw(SIMPUL)
    pair = st.tuples(st.sampled_from(nodes), st.sampled_from(nodes))
    return nodes, draw(st.lists(pair, max_size=14))


def capai(simpul, tepi):
    """Every pair (a, b) such that b can be reached from a; each reaches itself."""
    found = {(n, n) for n in simpul} | set(tepi)
    for via in simpul:
        found |= {(a, b) for a, x in found if x == via for y, b in found if y == via}
    return found


@given(jaringan())
def test_those_are_together_who_reach_each_other(masukan):
    nodes, edges = masukan
    reach = capai(nodes, edges)
    parts = komponen_kuat(graf(nodes, edges))
    assert sorted(n for part in parts for n in part) == sorted(nodes)
    home = {n: k for k, part in enumerate(parts) for n in part}
    for a in nodes:
        for b in nodes:
            assert (home[a] == home[b]) is ((a, b) in reach and (b, a) in reach)


@given(jaringan())
def test_what_comes_before_stands_before(masukan):
    """The check of times relies on it: one pass from first to last."""
    nodes, edges = masukan
    home = {n: k for k, part in enumerate(komponen_kuat(graf(nodes, edges))) for n in part}
    assert all(home[a] <= home[b] for a, b in edges)


@given(jaringan())
def test_in_both_directions_they_are_what_hangs_together(masukan):
    nodes, edges = masukan
    both = capai(nodes, [*edges, *((b, a) for a, b in edges)])
    parts = komponen(nodes, edges)
    home = {n: k for k, part in enumerate(parts) for n in part}
    assert all((home[a] == home[b]) is ((a, b) in both) for a in nodes for b in nodes)


@given(jaringan(), st.randoms())
def test_the_order_in_which_it_is_told_makes_other_lists_of_the_same_parts(masukan, acak):
    nodes, edges = masukan
    other_nodes, other_edges = acak.sample(nodes, len(nodes)), acak.sample(edges, len(edges))
    one = {frozenset(p) for p in komponen_kuat(graf(nodes, edges))}
    assert one == {frozenset(p) for p in komponen_kuat(graf(other_nodes, other_edges))}


def test_ten_thousand_in_a_chain_do_not_fill_the_stack():
    nodes = [str(n) for n in range(10_000)]
    edges = list(itertools.pairwise(nodes))
    assert len(komponen_kuat(graf(nodes, edges))) == 10_000
    assert len(komponen_kuat(graf(nodes, [*edges, (nodes[-1], nodes[0])]))) == 1


def test_nothing_has_no_parts():
    assert komponen_kuat({}) == komponen([], []) == []
