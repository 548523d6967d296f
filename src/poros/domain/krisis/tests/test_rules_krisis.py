"""The rules without a database: flow, clocks, figures, geometry, plans, recovery."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from poros.domain.krisis.rules import geometri, hxl, jalan, pulih
from poros.domain.krisis.rules.alur import BERSTATUS, FLOW, Aksi, Peran, Status, aksi_untuk
from poros.domain.krisis.rules.angka import Catatan, Ukuran, jumlahkan, selisih, terakhir
from poros.domain.krisis.rules.jam import nyata, saat, sisa_hari, sitrep_berikut
from poros.domain.krisis.rules.rencana import RencanaError, baca, batas, belum_berunit

PAGI = datetime(2026, 11, 22, 8, tzinfo=UTC)
RENCANA = Path(__file__).parents[1] / "parameter" / "rencana"
KOTAK = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]


def test_the_flow_is_born_watched_and_ends_once():
    assert FLOW.statuses()[0] is Status.DIPANTAU
    assert FLOW.final() == (Status.SELESAI,)
    assert all(FLOW.step(s, Aksi.AKHIRI) is Status.SELESAI for s in Status if s is not Status.SELESAI)
    assert FLOW.step(Status.TRANSISI, Aksi.TANGGAPI) is Status.TANGGAP


@pytest.mark.parametrize("tingkat", sorted(BERSTATUS))
def test_each_level_has_its_act_and_what_holds_needs_none(tingkat):
    assert aksi_untuk(Status.DIPANTAU, Status(tingkat)) is not None
    assert aksi_untuk(Status(tingkat), Status(tingkat)) is None


def test_the_clock_of_a_drill_runs_faster_and_back():
    later = PAGI + timedelta(minutes=5)
    assert saat(PAGI, 12, later) == PAGI + timedelta(hours=1)
    assert saat(PAGI, 1, later) == later
    assert nyata(PAGI, 12, PAGI + timedelta(hours=1)) == later


def test_days_left_count_the_last_one():
    assert [sisa_hari(date(2026, 11, d), date(2026, 11, 22)) for d in (21, 22, 25)] == [0, 1, 4]
    assert sitrep_berikut(PAGI, 6) == PAGI + timedelta(hours=6)


def catatan(nomor, nilai, jam, letak="Damai", *, ukuran=Ukuran.MENGUNGSI, sah=False, sumber="Lurah"):
    return Catatan(nomor, ukuran, letak, nilai, PAGI + timedelta(hours=jam), sumber, sah)


def test_the_newest_by_its_moment_counts_not_the_last_entered():
    rows = [catatan(1, 100, 2), catatan(2, 90, 1), catatan(3, 120, 2, sah=True)]
    assert [(c.nomor, c.nilai) for c in terakhir(rows)] == [(3, 120)]


def test_totals_tell_how_much_is_checked_and_how_old_the_oldest_part_is():
    rows = [catatan(1, 100, 2, sah=True), catatan(2, 40, 1, "Mekar", sumber="RT"), catatan(3, 7, 3, ukuran=Ukuran.LUKA)]
    total = jumlahkan(rows)
    assert list(total) == [Ukuran.LUKA, Ukuran.MENGUNGSI]
    refugees = total[Ukuran.MENGUNGSI]
    assert (refugees.nilai, refugees.terverifikasi, refugees.per) == (140, 100, PAGI + timedelta(hours=1))
    assert refugees.sumber == ("Lurah", "RT")


def test_changes_name_only_what_changed():
    assert selisih({"a": 5, "b": 2}, {"a": 3, "b": 2, "c": 1}) == {"a": 2, "c": -1}


def test_points_in_a_ring():
    assert geometri.di_dalam((2, 2), KOTAK)
    assert not geometri.di_dalam((5, 2), KOTAK)
    assert not geometri.di_dalam((2, -1), KOTAK)


@pytest.mark.parametrize(("barat", "bagian"), [(0.0, 1.0), (2.0, 0.5), (4.0, 0.0)], ids=["covers", "half", "beside"])
def test_the_share_of_a_shape_in_an_area(barat, bagian):
    area = [(x + barat, y) for x, y in KOTAK]
    assert geometri.bagian([KOTAK], area) == pytest.approx(bagian, abs=0.05)


def test_people_in_an_area_by_district():
    shape = {"type": "MultiPolygon", "coordinates": [[[list(p) for p in KOTAK]]]}
    rows = [
        {"properties": {"nama": "A", "penduduk": 1000}, "geometry": shape},
        {"properties": {"nama": "B"}, "geometry": shape},
    ]
    half = [(x + 2, y) for x, y in KOTAK]
    assert geometri.penduduk_di(rows, half) == [("A", 500)]
    assert geometri.bagian([[(1.0, 1.0)] * 4], KOTAK) == 0.0


@pytest.mark.parametrize(
    "salah",
    [
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[1, 2], [1, 2], [1, 2]]]},
        {"type": "Polygon", "coordinates": [[["x", 2], [1, 3], [2, 2]]]},
        {"type": "Polygon", "coordinates": [[[True, 2], [1, 3], [2, 2]]]},
        {"type": "Polygon", "coordinates": [[[500, 2], [1, 3], [2, 2]]]},
        {"type": "Polygon", "coordinates": [[5, [1, 3], [2, 2]]]},
        "x",
    ],
)
def test_what_is_no_area_is_refused(salah):
    with pytest.raises(geometri.AreaError):
        geometri.baca_area(salah)


def test_an_area_is_closed_by_itself():
    ring = geometri.baca_area({"geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1]]]}})
    assert ring[0] == ring[-1]
    assert geometri.memotong([[-1, 0.4], [2, 0.6]], ring)
    assert geometri.cincin({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1]]]}) == [[(0, 0), (1, 0), (1, 1)]]


def ruas(u, v, panjang, titik, kelas="tertiary", *, searah=False):
    return {
        "properties": {"u": u, "v": v, "nama": f"{u}{v}", "kelas": kelas, "panjang": panjang, "searah": searah},
        "geometry": {"coordinates": titik},
    }


JARING = [
    ruas("A", "B", 360, [[0, 0], [1, 0]]),
    ruas("B", "C", 360, [[1, 0], [2, 0]]),
    ruas("A", "C", 3600, [[0, 0], [1, 1], [2, 0]]),
]
ASAL, TUJUAN = [jalan.Asal("desa", (0.1, 0), 90)], [jalan.Tujuan("GOR", (2, 0.1), 100)]


def test_a_closed_road_makes_the_evacuation_longer_and_turned_lanes_shorter():
    s = jalan.soal(JARING, ASAL, TUJUAN)
    shut = jalan.pasangan([JARING[1]])
    free, closed, turned = (jalan.hitung(s, set()), jalan.hitung(s, shut), jalan.hitung(s, shut, berlawanan=True))
    assert free.menit == 3  # two roads of a minute each, and the second half sets out a minute later
    assert closed.menit == 11
    assert turned.menit == 10
    assert (closed.ruas_tutup, free.per_tempat, closed.terputus) == (2, {"C": 90}, 0)


def test_who_is_cut_off_and_who_finds_no_room_is_told():
    s = jalan.soal(JARING[:2], ASAL, [jalan.Tujuan("GOR", (2, 0), 50)])
    assert jalan.hitung(s, set()).tak_muat == 40
    gone = jalan.hitung(s, jalan.pasangan(JARING[:2]))
    assert (gone.menit, gone.terputus) == (None, 90)


def test_shelters_at_one_crossing_share_it_and_one_way_roads_stay_so():
    s = jalan.soal(
        [ruas("A", "B", 10, [[0, 0], [1, 0]], "jalan desa", searah=True)],
        ASAL,
        [jalan.Tujuan("a", (1, 0), 10), jalan.Tujuan("b", (1, 0.1), None)],
    )
    assert jalan.bernama(JARING, [*TUJUAN, jalan.Tujuan("SD", (2, 0.2), 5)]) == {"C": "GOR, SD"}
    assert (s.tempat, len(s.ruas), s.ruas[0].muat) == ({"B": None}, 1, jalan.MUAT_LAIN)


def test_roads_through_an_area_are_found():
    area = [(0.4, -1.0), (0.6, -1.0), (0.6, 0.4), (0.4, 0.4), (0.4, -1.0)]
    assert [f["properties"]["nama"] for f in jalan.terpotong(JARING, [area])] == ["AB"]


@pytest.mark.parametrize("kode", ["banjir", "longsor"])
def test_the_plans_that_ship_can_be_followed(kode):
    plan = baca(yaml.safe_load((RENCANA / f"{kode}.yaml").read_text(encoding="utf-8")))
    assert (plan.kode, plan.bahaya) == (kode, kode)
    wanted = {Peran.PUSDALOPS, Peran.SOSIAL, Peran.KESEHATAN, Peran.PU, Peran.PERHUBUNGAN, Peran.SATPOL, Peran.KOMINFO}
    assert {b.peran for b in plan.perintah} >= {*wanted, Peran.KECAMATAN}
    assert all(b.dasar and b.harapan for b in plan.perintah)
    assert batas(plan.perintah[0], PAGI) == PAGI + timedelta(hours=plan.perintah[0].jam)
    assert belum_berunit(plan.perintah[:1], {}) == [plan.perintah[0].peran]


def test_no_plan_names_who_commands():
    """The chart is data of a decree: a plan has seats, never offices of ours (04-crisis 1.1)."""
    for file in RENCANA.glob("*.yaml"):
        plan = baca(yaml.safe_load(file.read_text(encoding="utf-8")))
        assert not any("sekda" in p.nama.lower() or "sekretaris daerah" in p.nama.lower() for p in plan.posisi)


@pytest.mark.parametrize(
    ("ubah", "sebab"),
    [
        ({"bahaya": "meteor"}, "meteor"),
        ({"klaster": {}}, "klaster"),
        ({"posisi": []}, "komandan"),
        ({"ritme": {"tanggap": 0}}, "ritme"),
        ({"posisi": [{"kode": "k", "nama": "K", "peran": "komandan", "atasan": "x"}]}, "atasan"),
    ],
)
def test_a_plan_that_cannot_be_followed_says_why(ubah, sebab):
    good = yaml.safe_load((RENCANA / "banjir.yaml").read_text(encoding="utf-8"))
    with pytest.raises(RencanaError, match=sebab):
        baca(good | ubah)


@pytest.mark.parametrize(("ubah", "sebab"), [({"kode": "trc"}, "ganda"), ({"jam": 0}, "jam")])
def test_orders_are_named_once_and_take_time(ubah, sebab):
    good = yaml.safe_load((RENCANA / "banjir.yaml").read_text(encoding="utf-8"))
    good["perintah"][0] |= ubah
    with pytest.raises(RencanaError, match=sebab):
        baca(good)
    with pytest.raises(RencanaError):
        baca(["bukan", "rencana"])


PATOKAN = pulih.Patokan(
    bagian={pulih.Kelas.RINGAN: Decimal("0.2"), pulih.Kelas.SEDANG: Decimal("0.4"), pulih.Kelas.BERAT: Decimal("0.7")},
    lebih_baik={pulih.Sektor.PERMUKIMAN: Decimal("0.15")},
    kerugian_publik={pulih.Sektor.INFRASTRUKTUR: Decimal(1)},
    sumber="uji",
)


def test_damage_loss_and_need_by_sector():
    rows = [
        pulih.Rusak(pulih.Sektor.PERMUKIMAN, pulih.Kelas.BERAT, Decimal(10), 50_000_000),
        pulih.Rusak(pulih.Sektor.PERMUKIMAN, pulih.Kelas.RINGAN, Decimal("2.5"), 50_000_000, 1_000_000),
        pulih.Rusak(pulih.Sektor.INFRASTRUKTUR, pulih.Kelas.SEDANG, Decimal(1), 100, 60),
    ]
    found = pulih.jitupasna(rows, PATOKAN)
    assert list(found) == [pulih.Sektor.PERMUKIMAN, pulih.Sektor.INFRASTRUKTUR]
    assert found[pulih.Sektor.PERMUKIMAN] == pulih.Kebutuhan(375_000_000, 1_000_000, 431_250_000)
    assert found[pulih.Sektor.INFRASTRUKTUR] == pulih.Kebutuhan(40, 60, 100)


def test_the_plan_adds_up_both_ways():
    rows = [
        pulih.Baris(pulih.Sektor.SOSIAL, pulih.SumberDana.APBD, 2027, 5),
        pulih.Baris(pulih.Sektor.SOSIAL, pulih.SumberDana.APBN, 2026, 7),
        pulih.Baris(pulih.Sektor.LINTAS, pulih.SumberDana.APBD, 2026, 1),
    ]
    by_source, by_year = pulih.silang(rows, "sumber"), pulih.silang(rows, "tahun")
    assert by_source == {"sosial": {"apbd": 5, "apbn": 7}, "lintas": {"apbd": 1}}
    assert sum(sum(line.values()) for line in by_year.values()) == 13


def test_every_tag_is_hxl_and_every_figure_has_one():
    assert set(hxl.UKURAN) == set(Ukuran)
    assert all(hxl.sah(t) for t in [*hxl.UKURAN.values(), *hxl.ANGKA, *hxl.PEMULIHAN])
    assert not hxl.sah("affected")
    assert list(hxl.bertag(["a"], ["#org"], iter([["x"]]))) == [["#org"], ["x"]]
    with pytest.raises(ValueError, match="one tag"):
        list(hxl.bertag(["a", "b"], ["#org"], iter([])))
