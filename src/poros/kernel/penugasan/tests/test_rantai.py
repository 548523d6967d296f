"""The way from one order to another that waits for it: the shortest, or none; and the words of a collision."""

import itertools
from collections import deque

from hypothesis import given
from hypothesis import strategies as st

from poros.kernel.penugasan.models import Pendahuluan
from poros.kernel.penugasan.queries.konflik import kunci, rantai
from poros.kernel.penugasan.queries.konflik.tabrakan import nomor

BUTIR = st.integers(1, 8)
SAMBUNGAN = st.lists(st.tuples(BUTIR, BUTIR).filter(lambda pair: pair[0] != pair[1]), max_size=20)


def baris(pairs):
    return [Pendahuluan(sebelum_id=a, sesudah_id=b) for a, b in pairs]


def jarak(dari, ke, pairs):
    """By breadth, with a queue: None when there is no way."""
    far, todo = {dari: 0}, deque([dari])
    while todo:
        node = todo.popleft()
        for a, b in pairs:
            if a == node and b not in far:
                far[b] = far[node] + 1
                todo.append(b)
    return far.get(ke)


@given(BUTIR, BUTIR, SAMBUNGAN)
def test_it_is_a_way_and_no_way_is_shorter(dari, ke, pairs):
    way, far = rantai(dari, ke, baris(pairs)), jarak(dari, ke, pairs)
    if far is None:
        assert way == []
        return
    assert (way[0], way[-1], len(way)) == (dari, ke, far + 1)
    assert all(step in pairs for step in itertools.pairwise(way))


@given(SAMBUNGAN, BUTIR, BUTIR)
def test_there_is_a_way_back_exactly_when_a_new_link_would_close_a_circle(pairs, sebelum, sesudah):
    """What `urutkan` asks before it lets `sesudah` wait for `sebelum`."""
    closed = bool(rantai(sesudah, sebelum, baris(pairs)))
    assert closed == (jarak(sesudah, sebelum, [*pairs, (sebelum, sesudah)]) is not None)


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=5, unique=True), st.randoms())
def test_a_collision_is_known_by_its_kind_and_members_in_any_order(members, acak):
    mixed = acak.sample(members, len(members))
    assert kunci("contrary", members) == kunci("contrary", mixed)
    assert kunci("contrary", members) != kunci("temporal", members)
    assert kunci("contrary", members) != kunci("contrary", [*members, max(members) + 1])


@given(st.integers(0, 10**12))
def test_an_order_has_its_number_in_its_name(n):
    assert nomor(f"a{n}") == n
