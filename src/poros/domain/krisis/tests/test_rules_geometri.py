"""Areas on the map against oracles that share nothing with the code: clipping in fractions, winding numbers, counts."""

from fractions import Fraction
from itertools import pairwise
from math import atan2, cos, pi, sin, tau

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from poros.domain.krisis.rules import geometri
from poros.domain.krisis.rules.geometri import AreaError, baca_area, bagian, di_dalam, memotong, penduduk_di, terdekat

KOTAK = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
HURUF_U = [(0, 0), (6, 0), (6, 6), (4, 6), (4, 2), (2, 2), (2, 6), (0, 6), (0, 0)]
"""A bay: its middle is outside although its box is full."""
bulat = st.integers(-20, 20)
titik = st.tuples(bulat, bulat)


@st.composite
def cembung(draw):
    """A convex ring with whole corners: the hull of some points, counter-clockwise and closed."""
    points = sorted(draw(st.sets(titik, min_size=3, max_size=12)))

    def half(rows):
        kept = []
        for p in rows:
            while (
                len(kept) > 1
                and (
                    (kept[-1][0] - kept[-2][0]) * (p[1] - kept[-2][1])
                    - (kept[-1][1] - kept[-2][1]) * (p[0] - kept[-2][0])
                )
                <= 0
            ):
                kept.pop()
            kept.append(p)
        return kept[:-1]

    hull = half(points) + half(points[::-1])
    assume(len(hull) >= 3)
    return [*hull, hull[0]]


def terpotong_tepat(a, b, ring):
    """Length of the piece of a segment inside a convex ring, in fractions of it (Cyrus and Beck): above 0, or not."""
    first, last = Fraction(0), Fraction(1)
    for (x1, y1), (x2, y2) in pairwise(ring):
        nx, ny = y1 - y2, x2 - x1  # to the inside of a counter-clockwise ring
        at_a = nx * (a[0] - x1) + ny * (a[1] - y1)
        step = nx * (b[0] - a[0]) + ny * (b[1] - a[1])
        if step == 0:
            if at_a <= 0:
                return False  # outside, or along this edge
            continue
        t = Fraction(-at_a, step)
        first, last = (max(first, t), last) if step > 0 else (first, min(last, t))
    return first < last


@settings(max_examples=600, deadline=None)
@given(cembung(), titik, titik)
def test_a_road_runs_through_an_area_exactly_when_clipping_leaves_something_of_it(ring, a, b):
    assume(a != b)
    # Through a corner, or from an edge inwards, nothing crosses properly: a road has its own points, and no corner
    # of a drawn area lies exactly on it.
    edges = list(pairwise(ring))
    touches = any(geometri._sisi(a, b, c) == 0 for c, _d in edges) or any(
        geometri._sisi(c, d, p) == 0 for c, d in edges for p in (a, b)
    )
    assume(not touches)
    assert memotong([a, b], [(float(x), float(y)) for x, y in ring]) is terpotong_tepat(a, b, ring)


@pytest.mark.parametrize(
    ("jalan", "lewat"),
    [
        ([(-10, 1), (30, 1)], True),  # neither its points nor its middle lie in the area
        ([(-10, 1), (-5, 1), (30, 1)], True),
        ([(1, 1), (2, 2)], True),  # wholly inside
        ([(-1, 2), (1, 2)], True),  # ends inside
        ([(-3, -3), (-1, 5)], False),
        ([(5, 5), (9, 9)], False),
        ([(-2, 3), (3, 8)], False),  # past the corner, although the boxes overlap
        ([(-1, 0), (5, 0)], False),  # along the edge
        ([(2, 2)], True),
        ([(9, 2)], False),
    ],
)
def test_roads_and_a_square(jalan, lewat):
    assert memotong(jalan, KOTAK) is lewat
    assert memotong(jalan[::-1], KOTAK) is lewat
    assert memotong(jalan, KOTAK[::-1]) is lewat


def test_a_road_through_the_mouth_of_a_bay_is_not_in_it_and_one_across_its_arms_is():
    assert not memotong([(3, 7), (3, 3)], HURUF_U)
    assert memotong([(3, 7), (3, 1)], HURUF_U)
    assert memotong([(-1, 5), (7, 5)], HURUF_U)
    assert memotong([(2.5, 5), (3.5, 5), (4.5, 5)], HURUF_U)


def lilitan(p, ring):
    """How often a ring winds round a point."""
    turns = 0.0
    for a, b in pairwise(ring):
        turn = atan2(b[1] - p[1], b[0] - p[0]) - atan2(a[1] - p[1], a[0] - p[0])
        turns += (turn + pi) % tau - pi
    return round(turns / tau)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.floats(0.5, 9), min_size=3, max_size=14), st.floats(-8, 8), st.floats(-8, 8))
def test_a_point_is_inside_when_the_ring_winds_round_it(jari, x, y):
    """Star-shaped rings, as hands draw them."""
    n = len(jari)
    ring = [(r * cos(tau * i / n), r * sin(tau * i / n)) for i, r in enumerate(jari)]
    ring.append(ring[0])
    for a, b in pairwise(ring):  # a point on the edge is on either side
        assume(abs((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])) > 1e-6)
    assert di_dalam((x, y), ring) is (lilitan((x, y), ring) != 0)


@pytest.mark.parametrize("geser", [0, 1, 2, 3, 4, 5])
def test_the_share_of_a_square_is_counted_on_the_grid(geser):
    """Twelve columns of cells: so many of them lie beyond the edge."""
    area = [(x + geser, y) for x, y in KOTAK]
    assert bagian([KOTAK], area) == pytest.approx(max(0, 4 - geser) / 4)


def test_the_share_of_several_islands_counts_their_land_only():
    islands = [KOTAK, [(x + 8, y) for x, y in KOTAK]]
    assert bagian(islands, [(-1, -1), (5, -1), (5, 5), (-1, 5), (-1, -1)]) == pytest.approx(0.5)
    assert bagian(islands, [(4.5, -1), (7.5, -1), (7.5, 5), (4.5, 5), (4.5, -1)]) == 0.0


def test_people_are_spread_over_the_land_and_districts_without_any_are_not_named():
    def district(nama, x, penduduk):
        ring = [[px + x, py] for px, py in KOTAK]
        return {
            "properties": {"nama": nama, "penduduk": penduduk},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }

    rows = [district("Barat", 0, 1200), district("Timur", 4, 900), district("Hutan", 2, 0), district("Jauh", 40, 500)]
    rows[2]["properties"]["penduduk"] = None
    area = [(3, -1), (6, -1), (6, 5), (3, 5), (3, -1)]
    assert penduduk_di(rows, area) == [("Barat", 300), ("Timur", 450)]
    assert penduduk_di(rows, [(-2, -1), (50, -1), (50, 5), (-2, 5), (-2, -1)]) == [
        ("Barat", 1200),
        ("Timur", 900),
        ("Jauh", 500),
    ]


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=3), titik, min_size=1, max_size=8), titik)
def test_the_nearest_crossing_is_as_near_as_any(simpul, p):
    def jarak(node):
        return (simpul[node][0] - p[0]) ** 2 + (simpul[node][1] - p[1]) ** 2

    assert jarak(terdekat(p, simpul)) == min(map(jarak, simpul))


def area(*points):
    return {"type": "Polygon", "coordinates": [list(map(list, points))]}


def test_a_drawn_area_is_read_from_a_feature_or_a_shape_and_keeps_its_points():
    want = [(1.0, 2.0), (3.0, 2.0), (3.0, 5.0), (1.0, 2.0)]
    drawn = area((1, 2), (3, 2), (3, 5))
    assert baca_area(drawn) == want
    assert baca_area({"type": "Feature", "properties": {}, "geometry": drawn}) == want
    assert baca_area(area((1, 2), (3, 2), (3, 5), (1, 2))) == want
    assert baca_area(area((1, 2, 9), (3, 2, 9), (3, 5, 9))) == want  # heights are left out


@pytest.mark.parametrize(
    "points",
    [
        [(1, 2), (3, 2)],
        [(1, 2), (3, 2), (1, 2), (3, 2)],
        [(181, 2), (3, 2), (3, 5)],
        [(1, -90.5), (3, 2), (3, 5)],
        [(1,), (3, 2), (3, 5)],
        [(1, None), (3, 2), (3, 5)],
        [(1, "2"), (3, 2), (3, 5)],
        [(1, False), (3, 2), (3, 5)],
        [(float("nan"), 2), (3, 2), (3, 5)],
        [(float("inf"), 2), (3, 2), (3, 5)],
    ],
)
def test_points_that_are_none_are_refused(points):
    with pytest.raises(AreaError):
        baca_area(area(*points))


def test_an_area_has_so_many_points_at_most():
    def circle(n):
        return area(*((cos(tau * i / n), sin(tau * i / n)) for i in range(n)))

    assert len(baca_area(circle(geometri.TITIK_MAKS))) == geometri.TITIK_MAKS + 1
    with pytest.raises(AreaError):
        baca_area(circle(geometri.TITIK_MAKS + 1))
