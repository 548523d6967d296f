"""The API where programs go wrong: each refusal names its part of the body, pages end, filters tell apart."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Orang, Pemangku, Unit, VersiUnit
from poros.kernel.organisasi.rules import Kapasitas

DASAR = "Perda 3/2026"
SEHARI = timedelta(days=1)


@pytest.fixture
def admin(program):
    return program("admin")


@pytest.fixture
def kini() -> date:
    return timezone.localdate()


def galat(answer) -> list[str]:
    assert answer.status_code == 422, answer.content
    return sorted(g["penunjuk"] for g in answer.json()["galat"])


def isi_unit(kota, kini, **lain):
    isi = {"nama": "Dinas X", "singkatan": "X", "jenis": "dinas", "berlaku": str(kini), "dasar": DASAR}
    return isi | {"induk": kota.unit["kdh"].pk, **lain}


@pytest.mark.parametrize(
    ("lain", "penunjuk"),
    [
        ({"jenis": "setda"}, ["/jenis"]),
        ({"jenis": "kantor"}, ["/jenis"]),
        ({"nama": "", "singkatan": "x" * 41}, ["/nama", "/singkatan"]),
        ({"nama": "a\0b"}, ["/nama"]),
        ({"berlaku": "0026-11-23"}, ["/berlaku"]),
        ({"berlaku": "2026-02-30"}, ["/berlaku"]),
        ({"dasar": "   "}, ["/dasar"]),
        ({"lama": 1}, ["/lama"]),
        ({"kode": "pu"}, ["/kode"]),
    ],
)
def test_a_unit_that_cannot_be_is_refused_by_its_part(admin, kota, kini, lain, penunjuk):
    assert galat(admin.post("/unit", isi_unit(kota, kini, kode="x") | lain)) == penunjuk
    assert not Unit.objects.filter(kode="x").exists()
    assert not Jejak.objects.filter(aksi="sotk.ubah").exists()


def test_parents_that_will_be_gone_and_ends_decided_twice_are_refused(admin, kota, kini):
    akhir = {"berlaku": str(kini + 30 * SEHARI), "dasar": DASAR}
    jalur = f"/unit/{kota.unit['dlh'].pk}/hapus"
    assert galat(admin.post(jalur, akhir | {"dasar": " "})) == ["/dasar"]
    assert admin.post(jalur, akhir).status_code == 200
    assert galat(admin.post(jalur, akhir)) == ["/berlaku"]
    baru = isi_unit(kota, kini, kode="x", jenis="bidang", induk=kota.unit["dlh"].pk)
    assert galat(admin.post("/unit", baru)) == ["/induk"]
    assert VersiUnit.objects.get(unit=kota.unit["dlh"]).sampai == kini + 29 * SEHARI


def test_an_abolition_that_is_sent_again_is_done_once(admin, kota, kini):
    jalur, isi = f"/unit/{kota.unit['dlh'].pk}/hapus", {"berlaku": str(kini), "dasar": DASAR}
    assert admin.post(jalur, isi).json()["aktif"] is False
    assert galat(admin.post(jalur, isi)) == ["/berlaku"]
    assert Jejak.objects.filter(aksi="sotk.ubah").count() == 1


@pytest.mark.parametrize(
    ("lain", "penunjuk"),
    [
        ({"kapasitas": "definitif"}, ["/kapasitas"]),
        ({"sampai": "2026-13-01"}, ["/sampai"]),
        ({"nomor": ""}, ["/nomor"]),
        ({"nomor": "x" * 151}, ["/nomor"]),
        ({"orang": 0}, ["/orang"]),
        ({"orang": 999999}, ["/orang"]),
    ],
)
def test_a_warrant_that_cannot_be_is_refused_by_its_part(program, kota, kini, lain, penunjuk):
    isi = {"kapasitas": "plh", "dari": str(kini), "sampai": str(kini + SEHARI), "nomor": "SP 1"}
    isi |= {"orang": kota.orang["kadis_pu"].pk, **lain}
    answer = program("sekda").post(f"/jabatan/{kota.jabatan['kadis_dlh'].pk}/surat-perintah", isi)
    assert galat(answer) == penunjuk
    assert not Pemangku.objects.exclude(kapasitas=Kapasitas.DEFINITIF).exists()


@pytest.mark.parametrize(
    ("kueri", "kode"),
    [
        ({"jenis": "asisten"}, {"as1", "as2"}),
        ({"q": "lingkungan"}, {"dlh"}),
        ({"q": "DLH"}, {"dlh"}),
        ({"induk": "setda"}, {"as1", "as2", "umum"}),
        ({"q": "lama"}, set()),
        ({"q": "lama", "aktif": "false"}, {"tua"}),
    ],
)
def test_units_are_filtered(admin, kota, kueri, kode):
    Unit.objects.create(kode="tua", nama="Dinas Lama", singkatan="Lama", jenis="dinas", aktif=False)
    if "induk" in kueri:
        kueri = kueri | {"induk": kota.unit[kueri["induk"]].pk}
    assert {row["kode"] for row in admin.get("/unit", kueri).json()["isi"]} == kode


@pytest.mark.parametrize("batas", [1, 5, 100])
def test_people_are_paged_to_the_end_each_once(admin, batas):
    jalur, seen = f"/orang?batas={batas}", []
    while jalur:
        page = admin.get(jalur.removeprefix("/api/v1")).json()
        assert len(page["isi"]) <= batas
        seen += [row["id"] for row in page["isi"]]
        jalur = page["lanjut"] and page["lanjut"][page["lanjut"].index("/api/v1") :]
    assert len(seen) == len(set(seen)) == Orang.objects.count()


@pytest.mark.parametrize("hari", ["0001-01-01", "9999-12-31", "kemarin"])
@pytest.mark.parametrize("jalur", ["/struktur"])
def test_a_day_beyond_reckoning_is_refused(admin, jalur, hari):
    assert admin.get(jalur, {"pada": hari}).status_code == 422


@pytest.mark.parametrize(
    ("cakupan", "jalur", "badan", "status"),
    [
        ("organisasi:baca", "/struktur", None, 200),
        ("surat:baca", "/struktur", None, 403),
        ("organisasi:baca", "/kalender/libur/hapus", {"tanggal": "2027-01-01"}, 403),
        ("organisasi:tulis", "/kalender/libur/hapus", {"tanggal": "2027-01-01"}, 200),
    ],
)
def test_a_key_does_only_what_it_was_made_for(program, cakupan, jalur, badan, status):
    key = program("admin", cakupan)
    answer = key.get(jalur) if badan is None else key.post(jalur, badan)
    assert answer.status_code == status


def test_personal_data_leave_only_to_managers(program, kota):
    nomor = kota.orang["camat"].pk
    Orang.objects.filter(pk=nomor).update(nip="198001012005011001", telepon="0812000")
    assert "198001012005011001" in program("admin").get(f"/orang/{nomor}").content.decode()
    for kode in ("sekda", "tu", "kadis_dlh"):
        answer = program(kode).get(f"/orang/{nomor}")
        assert b"198001012005011001" not in answer.content
        assert b"0812000" not in answer.content
