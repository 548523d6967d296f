"""Board, agenda, who is slow, accepting several, and what orders can name, through the API."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from poros.kernel.penugasan.models import Penugasan, SumberDaya, TindakArahan


@pytest.fixture
def arahan(program, kota):
    """Orders of the Sekda to units."""

    def make(*unit, **lain):
        body = {"isi": "Bersihkan drainase", "kepada": [{"unit": kota.unit[u].pk} for u in unit]} | lain
        answer = program("sekda").post("/arahan", body)
        assert answer.status_code == 201, answer.json()
        return answer.json()["id"]

    return make


def galat(answer) -> list[str]:
    assert answer.status_code == 422, answer.json()
    return [g["penunjuk"] for g in answer.json()["galat"]]


def test_several_are_accepted_at_once_and_only_ones_own(program, arahan):
    arahan("pu")
    arahan("pu")
    arahan("dlh")
    ids = list(Penugasan.objects.values_list("pk", flat=True))
    kadis = program("kadis_pu")
    assert kadis.post("/meja/terima", {"penugasan": ids}).json() == {"diterima": 2}
    assert kadis.post("/meja/terima", {"penugasan": ids}).json() == {"diterima": 0}
    assert Penugasan.objects.filter(status="diterima").count() == 2
    assert program("kadis_pu", "penugasan:baca").post("/meja/terima", {"penugasan": ids}).status_code == 403


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_board_takes_two_statements(program, arahan, kota, banyak):
    for _n in range(banyak):
        arahan("pu")
    kadis = program("kadis_pu")
    kadis.get("/papan")
    with CaptureQueriesContext(connection) as queries:
        columns = kadis.get("/papan").json()
    assert len(queries) == 2
    assert [c["jumlah"] for c in columns] == [banyak, 0, 0, 0, 0]
    assert len(columns[0]["isi"]) == banyak
    assert program("kadis_dlh").get("/papan", {"unit": kota.unit["pu"].pk}).json()[0]["jumlah"] == 0
    assert kadis.get("/papan?unit=999999").status_code == 404


def test_my_week(program, arahan, kota):
    me = SumberDaya.objects.create(kode="o1", nama="Kadis PU", jenis="pejabat", orang_id=kota.orang["kadis_pu"].pk)
    start = timezone.now() + timedelta(days=1)
    window = {"mulai": start.isoformat(), "selesai": (start + timedelta(hours=2)).isoformat()}
    nomor = arahan("pu", klaim=[{"sumber_daya": me.pk, **window}])
    rows = program("kadis_pu").get("/agenda").json()
    assert [(row["arahan"], row["penerbit"]) for row in rows] == [(nomor, "Sekretaris Daerah")]
    assert program("kadis_dlh").get("/agenda").json() == []


def test_who_is_slow(program, arahan, kota):
    arahan("pu")
    Penugasan.objects.update(tenggat=timezone.now() - timedelta(days=1))
    found = program("sekda").get("/kinerja").json()
    assert [(row["unit"], row["tertunggak"], row["median"]) for row in found["unit"]] == [(kota.unit["pu"].pk, 1, None)]
    assert found["hambatan"] == []
    one = program("sekda").get("/kinerja?dari=2026-01-01&sampai=2026-03-31").json()
    assert (one["dari"], one["sampai"]) == ("2026-01-01", "2026-03-31")
    assert program("sekda").get("/kinerja?dari=kemarin").status_code == 422


def test_kinds_of_acts_are_kept_by_who_runs_the_system(program, kota):
    admin = program("admin")
    lain = TindakArahan.objects.first()
    isi = {"kode": "pindah-pasar", "nama": "Memindahkan pasar", "dari": "2026-01-01", "berlawanan": [lain.pk]}
    first, again = (admin.post("/tindak-arahan", isi, kunci="k") for _n in range(2))
    assert first.status_code == 201, first.json()
    assert first.json() == again.json()
    assert first.json()["berlawanan"] == [lain.pk]
    assert galat(admin.post("/tindak-arahan", isi)) == ["/kode"]
    changed = admin.post(f"/tindak-arahan/{first.json()['id']}/ubah", isi | {"nama": "Memindahkan pasar induk"})
    assert changed.json()["nama"] == "Memindahkan pasar induk"
    assert program("staf_pu").post("/tindak-arahan", isi | {"kode": "x"}).status_code == 404


def test_resources_are_kept_by_their_unit(program, kota):
    kadis = program("kadis_pu")
    isi = {"kode": "derek", "nama": "Derek", "jenis": "alat", "unit": kota.unit["pu"].pk}
    made = kadis.post("/sumber-daya", isi)
    assert made.status_code == 201, made.json()
    closed = kadis.post(f"/sumber-daya/{made.json()['id']}/ubah", isi | {"aktif": False})
    assert closed.json()["aktif"] is False
    assert program("kadis_dlh").post(f"/sumber-daya/{made.json()['id']}/ubah", isi).status_code == 404
    assert galat(kadis.post("/sumber-daya", isi | {"kode": "lain", "unit": kota.unit["dlh"].pk})) == ["/unit"]
    assert galat(kadis.post("/sumber-daya", isi | {"jenis": "kapal"})) == ["/jenis"]
