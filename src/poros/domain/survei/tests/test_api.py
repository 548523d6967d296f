"""Surveys through the API: the same commands, the same permissions, from a service to a published result."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from poros.domain.survei.models import Jawaban, Tiket
from poros.kernel.penugasan.models import Penugasan

pytestmark = pytest.mark.django_db


@pytest.fixture
def badan(layanan):
    """A survey of two services, with changes by name."""

    def make(**lain):
        hari = timezone.localdate()
        sizes = [{"layanan": row.pk, "populasi": 100} for row in layanan.values()]
        return {"nama": "Semester I", "mulai": str(hari), "selesai": str(hari), "layanan": sizes} | lain

    return make


def jawaban(nilai: int = 4, **lain):
    return {"kunci": str(uuid4()), "nilai": [nilai] * 9} | lain


class TestRoad:
    def test_from_plan_to_publication(self, program, badan):
        umum, camat = program("kabag_umum"), program("camat")
        made = umum.post("/survei", badan(), kunci="s-1")
        assert made.status_code == 201
        assert umum.post("/survei", badan(), kunci="s-1").json() == made.json()
        url = f"/survei/{made.json()['id']}"
        assert umum.post(f"{url}/ubah", badan(nama="Semester II")).json()["nama"] == "Semester II"
        assert umum.post(f"{url}/langkah", {"aksi": "buka"}).json()["status"] == "buka"
        line = camat.get("/survei/isian").json()["isi"][-1]
        way = f"/survei/liputan/{line['id']}/jawaban"
        said = jawaban(umur="60-", saran="Antre lama", diisi="2026-11-20T08:00:00+07:00")
        assert [camat.post(way, said).json() for _n in range(2)] == [{"hasil": "diterima"}, {"hasil": "sudah"}]
        camat.post(way, jawaban(2, kanal="kertas"))
        found = umum.get(url).json()["hasil"]
        assert (found["n"], found["ikm"], found["mutu"], found["cacah"]["kanal"]) == (
            2,
            "75.00",
            "C",
            {"petugas": None, "kertas": None},
        )
        assert {row["nama"]: row["ikm"] for row in found["layanan"]}[line["layanan"]["nama"]] == "75.00"
        assert umum.post(f"{url}/langkah", {"aksi": "terbitkan"}).status_code == 409
        umum.post(f"{url}/langkah", {"aksi": "tutup"})
        assert camat.get(url).status_code == 404
        assert umum.post(f"{url}/langkah", {"aksi": "terbitkan"}).json()["status"] == "terbit"
        assert camat.get(url).json()["hasil"]["kantor"][0]["butuh"] == 80
        trend = camat.get("/survei/tren").json()["layanan"]
        assert {"survei": "Semester II", "ikm": "75.00"} in [t for line in trend.values() for t in line]

    def test_what_is_wrong_is_pointed_at(self, program, badan, survei):
        umum = program("kabag_umum")
        wrong = umum.post("/survei", badan(instrumen="akip-2021"))
        assert [g["penunjuk"] for g in wrong.json()["galat"]] == ["/instrumen"]
        assert umum.post("/survei", badan(layanan=[])).status_code == 422
        assert program("staf_pu").post("/survei", badan()).status_code == 404
        assert program("kabag_umum", "survei:baca").post("/survei", badan()).status_code == 403
        way = f"/survei/liputan/{survei.liputan.first().pk}/jawaban"
        for lain in ({"nilai": [4] * 8}, {"nilai": [7] * 9}, {"umur": "33"}, {"kanal": "qr"}, {"kunci": "x"}):
            assert program("camat").post(way, jawaban() | lain).status_code == 422
        assert not Jawaban.objects.exists()

    def test_lists_are_limited_to_what_one_sees(self, program, survei):
        assert [s["id"] for s in program("kadis_pu").get("/survei").json()["isi"]] == [survei.pk]
        assert program("camat").get("/survei").json()["isi"] == []
        assert len(program("kabag_umum").get("/survei/liputan").json()["isi"]) == 2
        assert len(program("kadis_pu").get("/survei/liputan").json()["isi"]) == 1


class TestCounter:
    def test_service_counter_tickets(self, kota, program):
        pu = program("kadis_pu")
        service = pu.post("/survei/layanan", {"unit": kota.unit["pu"].pk, "nama": "Izin", "dari": "2026-01-01"}).json()
        url = f"/survei/layanan/{service['id']}"
        assert pu.post(f"{url}/ubah", {"nama": "Izin baru", "dari": "2026-01-01"}).json()["nama"] == "Izin baru"
        counter = pu.post(f"{url}/loket", {"nama": "Loket 1"}).json()
        assert [t["tanda"] for t in pu.get(url).json()["titik"]] == [counter["tanda"]]
        assert program("kadis_sos").get(url).json()["titik"] == []
        tickets = pu.post(f"/survei/loket/{counter['id']}/tiket", {"banyak": 3}).json()
        assert len(set(tickets["tiket"])) == Tiket.objects.count() == 3
        assert program("kadis_sos").post(f"/survei/loket/{counter['id']}/tiket", {"banyak": 3}).status_code == 404
        assert pu.post(f"/survei/loket/{counter['id']}/cabut").json()["dicabut"]
        assert [s["nama"] for s in program("camat").get("/survei/layanan").json()["isi"]] == ["Izin baru"]


class TestAnswers:
    def test_odd_ones_remarks_and_work(self, program, survei, jawab, layanan):
        jawab(lama=2, saran="Loket sempit")
        umum, line = program("kabag_umum"), survei.liputan.get(layanan=layanan["pu"])
        url = f"/survei/{survei.pk}"
        (odd,) = umum.get(f"{url}/penapisan").json()["isi"]
        assert (odd["cepat"], odd["seragam"]) == (True, True)
        assert program("kadis_pu").get(f"{url}/penapisan").status_code == 404
        assert umum.post(f"{url}/sisihkan", {"jawaban": [odd["id"]], "alasan": "Cepat"}).json() == {"banyak": 1}
        assert umum.get(f"{url}/saran").json()["isi"] == []
        assert umum.post(f"{url}/kembalikan", {"jawaban": [odd["id"]]}).json() == {"banyak": 1}
        (remark,) = program("kadis_pu").get(f"{url}/saran", {"q": "sempit"}).json()["isi"]
        assert (remark["saran"], remark["penugasan"]) == ("Loket sempit", None)
        due = str(timezone.localdate() + timedelta(days=9))
        asked = {"isi": "Lebarkan", "tenggat": due, "jawaban": remark["id"]}
        made = umum.post(f"/survei/liputan/{line.pk}/tindak-lanjut", asked)
        assert made.json() == {"penugasan": Penugasan.objects.get().pk}
        assert program("kadis_pu").get(f"{url}/saran").json()["isi"][0]["penugasan"] == made.json()["penugasan"]
