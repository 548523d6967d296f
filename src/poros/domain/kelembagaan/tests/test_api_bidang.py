"""What the house refuses for a reason of its own is said beside a part that the request really has."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from poros.domain.kelembagaan import services
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import (
    Akun,
    Jabatan,
    Koordinasi,
    Orang,
    Pemangku,
    TokenApi,
    Unit,
    UrusanUnit,
    VersiUnit,
)
from poros.kernel.organisasi.rules import Kapasitas
from poros.kernel.tenggat.models import AturanTenggat, HariLibur, MingguKerja

SEHARI = timedelta(days=1)
DASAR = "Perda 3/2026"


@pytest.fixture
def kini() -> date:
    return timezone.localdate()


@pytest.fixture
def keadaan(kota, kini):
    """A government with something to run into: an account, a warrant, an urusan, a unit whose end is decided."""
    admin = kota.aktor("admin", kini)
    Akun.objects.create_user("camat.utara", kota.orang["camat"])
    services.tetapkan_urusan(admin, kota.unit["pu"], kode="1.03", nama="PU", dari=kini, dasar=DASAR)
    services.hapus_unit(admin, kota.unit["sos"], berlaku=kini + 30 * SEHARI, dasar=DASAR)
    Pemangku.objects.create(
        jabatan=kota.jabatan["kadis_dlh"],
        orang=kota.orang["kadis_pu"],
        kapasitas=Kapasitas.PLH,
        dari=kini,
        sampai=kini + 3 * SEHARI,
        dasar="SP 1",
        pemberi=kota.jabatan["sekda"],
    )
    MingguKerja.objects.all().delete()
    MingguKerja.objects.create(dari=kini, hari=31)
    return kota


def isi_unit(**lain):
    return {"nama": "Dinas X", "singkatan": "X", "jenis": "dinas", "induk": "unit:kdh", "dasar": DASAR} | lain


def isi_jabatan(**lain):
    return {"nama": "Kepala DLH", "eselon": "II.b", "fungsi": "pimpinan", "kepala": True} | lain


def surat(**lain):
    isi = {"orang": "orang:kadis_pu", "kapasitas": "plh", "dari": "hari:0", "sampai": "hari:1", "nomor": "SP 7"}
    return isi | lain


DITOLAK = [  # who, address, body, the part that is named ("" for the request as a whole)
    ("admin", "/unit", isi_unit(kode="pu", berlaku="hari:0"), "/kode"),
    ("admin", "/unit", isi_unit(kode="x", berlaku="hari:0", jenis="setda"), "/jenis"),
    ("admin", "/unit", isi_unit(kode="x", berlaku="hari:0", induk="unit:sos"), "/induk"),
    ("admin", "/unit", isi_unit(kode="x", berlaku="hari:0", dasar="  "), "/dasar"),
    ("admin", "/unit/{dlh}/ubah", isi_unit(berlaku="2019-01-01"), "/berlaku"),
    ("admin", "/unit/{dlh}/ubah", isi_unit(berlaku="hari:0", induk="unit:dlh"), "/induk"),
    ("admin", "/unit/{dlh}/ubah", isi_unit(berlaku="hari:0", induk=None), "/induk"),
    ("admin", "/unit/{setda}/ubah", isi_unit(berlaku="hari:0"), "/jenis"),
    ("admin", "/unit/{sos}/hapus", {"berlaku": "hari:9", "dasar": DASAR}, "/berlaku"),
    ("admin", "/unit/{dlh}/hapus", {"berlaku": "hari:9", "dasar": DASAR, "pengganti": "unit:dlh"}, "/pengganti"),
    ("admin", "/unit/{dlh}/hapus", {"berlaku": "hari:9", "dasar": DASAR, "pengganti": "unit:sos"}, "/pengganti"),
    ("admin", "/unit/{setda}/hapus", {"berlaku": "hari:9", "dasar": DASAR}, ""),
    ("admin", "/unit/{kdh}/hapus", {"berlaku": "hari:9", "dasar": DASAR}, ""),
    ("admin", "/unit/{dlh}/jabatan", isi_jabatan(), "/nama"),
    ("admin", "/unit/{dlh}/jabatan", isi_jabatan(nama="Kepala Dua"), "/kepala"),
    ("admin", "/jabatan/{j:kadis_dlh}/ubah", isi_jabatan(aktif=False), "/aktif"),
    ("admin", "/jabatan/{j:tu_pu}/ubah", isi_jabatan(nama="Kepala Dinas PU"), "/nama"),
    ("admin", "/jabatan/{j:tu_pu}/ubah", isi_jabatan(nama="Wakil"), "/kepala"),
    ("admin", "/jabatan/{j:camat}/angkat", {"orang": "orang:admin", "dari": "hari:0", "dasar": "SK"}, "/orang"),
    ("admin", "/jabatan/{j:camat}/angkat", {"orang": "orang:camat", "dari": "hari:0", "dasar": "SK"}, "/dari"),
    ("admin", "/jabatan/{j:camat}/angkat",
     {"orang": "orang:tu", "dari": "hari:0", "sampai": "hari:-1", "dasar": "SK"}, "/sampai"),
    ("admin", "/jabatan/{j:camat}/angkat", {"orang": "orang:tu", "dari": "hari:0", "dasar": " "}, "/dasar"),
    ("admin", "/pemangku/{p:camat}/berhenti", {"pada": "2019-01-01", "alasan": "SK 1"}, "/pada"),
    ("admin", "/pemangku/{p:camat}/berhenti", {"pada": "hari:0", "alasan": "  "}, "/alasan"),
    ("admin", "/pemangku/{p:admin}/berhenti", {"pada": "hari:0", "alasan": "SK 1"}, ""),
    ("admin", "/unit/{dlh}/koordinasi", {"koordinator": "unit:pu", "dari": "hari:0", "dasar": DASAR}, "/koordinator"),
    ("admin", "/unit/{kesra}/koordinasi",
     {"koordinator": "unit:kesra", "dari": "hari:0", "dasar": DASAR}, "/koordinator"),
    ("admin", "/unit/{dlh}/koordinasi", {"koordinator": "unit:kesra", "dari": "2019-01-01", "dasar": DASAR}, "/dari"),
    ("admin", "/unit/{sos}/koordinasi", {"koordinator": "unit:umum", "dari": "hari:0", "dasar": DASAR}, "/sampai"),
    ("admin", "/unit/{dlh}/koordinasi",
     {"koordinator": "unit:kesra", "dari": "hari:0", "sampai": "hari:-1", "dasar": DASAR}, "/sampai"),
    ("admin", "/unit/{dlh}/koordinasi/akhiri", {"koordinator": "unit:kesra", "berlaku": "hari:0"}, "/koordinator"),
    ("admin", "/unit/{dlh}/koordinasi/akhiri", {"koordinator": "unit:ekbang", "berlaku": "2019-01-01"}, "/berlaku"),
    ("admin", "/unit/{pu}/urusan", {"kode": "1.03", "nama": "PU", "dari": "hari:0", "dasar": DASAR}, "/kode"),
    ("admin", "/unit/{pu}/urusan", {"kode": " ", "nama": "PU", "dari": "hari:0", "dasar": DASAR}, "/kode"),
    ("admin", "/unit/{sos}/urusan", {"kode": "1.06", "nama": "Sosial", "dari": "hari:0", "dasar": DASAR}, "/sampai"),
    ("admin", "/unit/{pu}/urusan/akhiri", {"kode": "9.99", "berlaku": "hari:0"}, "/kode"),
    ("admin", "/unit/{pu}/urusan/akhiri", {"kode": "1.03", "berlaku": "hari:0"}, "/berlaku"),
    ("admin", "/orang", {"nama": "Dua", "nip": "198001012005011001"}, "/nip"),
    ("admin", "/orang/{o:tu}/akun", {"pengguna": "camat.utara"}, "/pengguna"),
    ("admin", "/orang/{o:camat}/akun", {"pengguna": "camat.dua"}, ""),
    ("admin", "/orang/{o:tu}/akun/setel-ulang", {}, ""),
    ("admin", "/orang/{o:tu}/akun/tutup", {"alasan": "pensiun"}, ""),
    ("admin", "/orang/{o:camat}/akun/tutup", {"alasan": "  "}, "/alasan"),
    ("admin", "/kalender/pekan", {"hari": [0, 1], "dari": "hari:0"}, "/dari"),
    ("admin", "/kalender/libur", {"libur": 2 * [
        {"tanggal": "2027-01-01", "jenis": "cuti", "keterangan": "x", "dasar": "y"}]}, "/libur/1/tanggal"),
    ("admin", "/aturan-tenggat/tak-ada/versi",
     {"jumlah": 1, "satuan": "hari", "akibat": "peringatan", "dasar": "x", "dari": "hari:0"}, ""),
    ("sekda", "/jabatan/{j:kadis_dlh}/surat-perintah", surat(), "/dari"),
    ("sekda", "/jabatan/{j:kadis_pu}/surat-perintah", surat(orang="orang:kadis_pu"), "/orang"),
    ("sekda", "/jabatan/{j:kadis_pu}/surat-perintah", surat(orang="orang:sekda"), "/orang"),
    ("sekda", "/jabatan/{j:kadis_pu}/surat-perintah", surat(orang="orang:kabag_umum", kapasitas="plt"), "/kapasitas"),
    ("sekda", "/jabatan/{j:kadis_pu}/surat-perintah", surat(orang="orang:kadis_dlh", kapasitas="pj"), "/kapasitas"),
    ("sekda", "/jabatan/{j:kadis_pu}/surat-perintah", surat(orang="orang:kadis_dlh", sampai="hari:-1"), "/sampai"),
    ("sekda", "/jabatan/{j:kadis_pu}/surat-perintah", surat(orang="orang:kadis_dlh", nomor=" "), "/nomor"),
    ("sekda", "/pemangku/{plh}/perpanjang", {"sampai": "hari:5", "nomor": "SP 2"}, ""),
    ("sekda", "/pemangku/{plh}/cabut", {"alasan": " "}, "/alasan"),
]  # fmt: skip


def _isi(kota, kini, nilai):
    if isinstance(nilai, dict):
        return {k: _isi(kota, kini, v) for k, v in nilai.items()}
    if not isinstance(nilai, str) or ":" not in nilai:
        return nilai
    jenis, _titik, kata = nilai.partition(":")
    if jenis == "hari":
        return str(kini + int(kata) * SEHARI)
    return {"unit": kota.unit, "orang": kota.orang}[jenis][kata].pk


def _jalur(kota, jalur):
    rows = {kode: unit.pk for kode, unit in kota.unit.items()}
    rows |= {f"j:{kode}": row.pk for kode, row in kota.jabatan.items()}
    rows |= {f"o:{kode}": row.pk for kode, row in kota.orang.items()}
    rows |= {f"p:{k}": kota.jabatan[k].pemangku.get().pk for k in ("camat", "admin")}
    rows["plh"] = Pemangku.objects.get(kapasitas=Kapasitas.PLH).pk
    for nama, pk in rows.items():
        jalur = jalur.replace(f"{{{nama}}}", str(pk))
    return jalur


def _semua():
    tables = (Unit, VersiUnit, Jabatan, Pemangku, Koordinasi, UrusanUnit, Akun, HariLibur, MingguKerja, AturanTenggat)
    return [list(model.objects.order_by("pk").values()) for model in tables]


@pytest.fixture(scope="module")
def nama_isian():
    """The names that a body sent to an address may have, by the published description (read once)."""
    known = {}

    def nama(jalur):
        if not known:
            known.update(Client().get("/api/v1/openapi.json", headers={"Host": "uji.localhost"}).json())
        pola = "/api/v1" + _polos(jalur)
        jalan = next(p["post"] for k, p in known["paths"].items() if "post" in p and _polos(k) == pola)
        rujuk = jalan["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        return set(known["components"]["schemas"][rujuk.rsplit("/", 1)[1]]["properties"])

    return nama


@pytest.mark.parametrize("kasus", DITOLAK, ids=lambda kasus: f"{kasus[1]}-{kasus[3]}")
def test_a_refusal_names_a_part_of_the_request_and_changes_nothing(keadaan, program, kini, nama_isian, kasus):
    siapa, jalur, isi, penunjuk = kasus
    Orang.objects.filter(pk=keadaan.orang["camat"].pk).update(nip="198001012005011001")
    pemohon, badan = program(siapa), _isi(keadaan, kini, isi)
    before, jejak = _semua(), Jejak.objects.count()
    answer = pemohon.post(_jalur(keadaan, jalur), badan)
    assert answer.status_code == 422, answer.content
    said = answer.json()
    assert said["detail"]
    assert [g["penunjuk"] for g in said["galat"]] == ([penunjuk] if penunjuk else [])
    assert set(filter(None, penunjuk.split("/")[1:2])) <= nama_isian(jalur)
    assert (_semua(), Jejak.objects.count()) == (before, jejak)


def _polos(jalur):
    """An address with every number as `*`; the code of a clock is one too."""
    steps = ["*" if s.startswith("{") or s == "tak-ada" else s for s in jalur.split("/")]
    return "/".join(steps)


class TestSampai:
    """A unit whose end is decided still works until then: what hangs on it says until when."""

    def test_a_line_with_an_end_is_taken(self, keadaan, program, kini):
        sos, akhir = keadaan.unit["sos"], kini + 29 * SEHARI
        isi = {"koordinator": keadaan.unit["umum"].pk, "dari": str(kini), "sampai": str(akhir), "dasar": DASAR}
        answer = program("admin").post(f"/unit/{sos.pk}/koordinasi", isi)
        assert (answer.status_code, answer.json()["sampai"]) == (201, str(akhir))
        isi = {"kode": "1.06", "nama": "Sosial", "dari": str(kini), "sampai": str(akhir), "dasar": DASAR}
        answer = program("admin").post(f"/unit/{sos.pk}/urusan", isi)
        assert (answer.status_code, answer.json()["sampai"]) == (201, str(akhir))

    @pytest.mark.parametrize("nama", ["koordinasi", "urusan"])
    def test_the_page_takes_it_too_and_says_which_day_is_too_late(self, keadaan, masuk, kini, nama):
        sos, client = keadaan.unit["sos"], masuk("admin")
        isi = {"koordinator": keadaan.unit["umum"].pk, "utama": "on", "kode": "1.06", "nama": "Sosial"}
        isi |= {"dari": str(kini), "dasar": DASAR}
        alamat = reverse(f"kelembagaan:{nama}", args=[sos.pk])
        for sampai in ("", str(kini + 30 * SEHARI)):
            answer = client.post(alamat, isi | {"sampai": sampai})
            assert answer.status_code == 422
            assert "sudah ditetapkan berakhir" in answer.context["form"].errors["sampai"][0]
        assert client.post(alamat, isi | {"sampai": str(kini + 29 * SEHARI)}).status_code == 302


class TestKunci:
    """Keys for programs: how many days, for what."""

    @pytest.mark.parametrize("hari", [1, 90, 366])
    def test_a_key_lives_as_many_days_as_asked(self, kota, program, hari):
        akun = Akun.objects.create_user("sekda", kota.orang["sekda"])
        baru = services.buat_token(kota.aktor("sekda"), akun, nama=" Papan ", cakupan=["surat:baca"], hari=hari)
        assert baru.baris.nama == "Papan"
        assert (baru.baris.kedaluwarsa - baru.baris.dibuat).days in {hari - 1, hari}
        assert baru.rahasia not in str(TokenApi.objects.values().get(pk=baru.baris.pk))

    @pytest.mark.parametrize(
        ("isi", "penunjuk"),
        [
            ({"hari": 0}, ["/hari"]),
            ({"hari": 367}, ["/hari"]),
            ({"hari": 31}, ["/hari"]),
            ({"cakupan": []}, ["/cakupan"]),
            ({"cakupan": ["semua"]}, ["/cakupan/0"]),
            ({"nama": ""}, ["/nama"]),
            ({"nama": "n" * 81}, ["/nama"]),
        ],
    )
    def test_a_key_that_cannot_be_is_refused_by_its_part(self, program, isi, penunjuk):
        """The key that asks lives 30 days: what it makes lives no longer."""
        badan = {"nama": "Papan", "cakupan": ["surat:baca"], "hari": 10} | isi
        answer = program("sekda").post("/token", badan)
        assert answer.status_code == 422
        assert [g["penunjuk"] for g in answer.json()["galat"]] == penunjuk
        assert TokenApi.objects.count() == 1
