"""The organisation changed through the API: what the screens do, by the same commands, under scopes of their own."""

import base64
from datetime import date, timedelta

import pytest
from django.utils import timezone

from poros.domain.kelembagaan.ekspor import zip_csv
from poros.domain.kelembagaan.queries.tabel import tabel
from poros.kernel.organisasi.models import Jabatan, Koordinasi, Pemangku, Unit, UrusanUnit, VersiUnit
from poros.kernel.tenggat.models import AturanTenggat, HariLibur, MingguKerja

DASAR = "Perda 3/2026"


@pytest.fixture
def admin(program):
    """Who looks after the organisation's data."""
    return program("admin")


@pytest.fixture
def kini() -> date:
    return timezone.localdate()


def galat(answer) -> list[str]:
    assert answer.status_code == 422, answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    return [g["penunjuk"] for g in answer.json()["galat"]]


def test_a_unit_is_founded_changed_and_abolished(admin, kota, kini):
    isi = {"kode": "bpkad", "nama": "Badan Keuangan", "singkatan": "BPKAD", "jenis": "badan", "dasar": DASAR}
    made = admin.post("/unit", isi | {"induk": kota.unit["kdh"].pk, "berlaku": str(kini - timedelta(days=1))})
    assert made.status_code == 201, made.json()
    nomor = made.json()["id"]
    shape = {"nama": "Badan Keuangan dan Aset", "singkatan": "BKA", "jenis": "badan", "induk": kota.unit["kdh"].pk}
    changed = admin.post(f"/unit/{nomor}/ubah", shape | {"berlaku": str(kini), "dasar": DASAR})
    assert changed.json()["nama"] == "Badan Keuangan dan Aset"
    history = admin.get(f"/unit/{nomor}/versi").json()
    assert [row["nama"] for row in history] == ["Badan Keuangan dan Aset", "Badan Keuangan"]
    gone = admin.post(f"/unit/{nomor}/hapus", {"berlaku": str(kini + timedelta(days=9)), "dasar": DASAR})
    assert gone.status_code == 200, gone.json()
    assert VersiUnit.objects.get(unit_id=nomor, nama=shape["nama"]).sampai == kini + timedelta(days=8)


def test_a_unit_founded_twice_under_one_key_is_founded_once(admin, kota, kini):
    isi = {"kode": "bpkad", "nama": "Badan", "singkatan": "B", "jenis": "badan", "dasar": DASAR, "berlaku": str(kini)}
    first, again = (admin.post("/unit", isi | {"induk": kota.unit["kdh"].pk}, kunci="k") for _n in range(2))
    assert first.json() == again.json()
    assert again["Idempotent-Replay"] == "true"
    assert Unit.objects.filter(kode="bpkad").count() == 1


def test_the_structure_of_another_day(admin, kota, kini):
    esok = kini + timedelta(days=1)
    isi = {"nama": "Dinas Sosial dan Pangan", "singkatan": "Dinsos", "jenis": "dinas", "induk": kota.unit["kdh"].pk}
    admin.post(f"/unit/{kota.unit['sos'].pk}/ubah", isi | {"berlaku": str(esok), "dasar": DASAR})

    def nama(jalur: str) -> str:
        rows = admin.get(jalur).json()["unit"]
        return next(row["nama"] for row in rows if row["id"] == kota.unit["sos"].pk)

    today = admin.get("/struktur").json()
    assert [row["nama"] for row in today["terjadwal"]] == ["Dinas Sosial dan Pangan"]
    assert nama("/struktur") == "Dinas Sosial"
    assert nama(f"/struktur?pada={esok}") == "Dinas Sosial dan Pangan"
    head = next(row for row in today["unit"] if row["kode"] == "pu")
    assert (head["kedalaman"], head["pemimpin"][0]["nama"]) == (1, "Pejabat Kepala Dinas PU")


def test_lines_of_the_map_begin_and_end(admin, kota, kini):
    unit, baru = kota.unit["pu"].pk, kota.unit["kesra"].pk
    made = admin.post(
        f"/unit/{unit}/koordinasi", {"koordinator": baru, "dari": str(kini), "dasar": DASAR, "utama": True}
    )
    assert made.status_code == 201, made.json()
    assert [g["koordinator"]["id"] for g in admin.get(f"/unit/{unit}/koordinasi").json()] == [baru]
    found = admin.get(f"/koordinasi?asisten={kota.unit['as1'].pk}").json()
    assert unit in {g["unit"] for g in found["garis"]}
    besok = str(kini + timedelta(days=1))
    ended = admin.post(f"/unit/{unit}/koordinasi/akhiri", {"koordinator": baru, "berlaku": besok})
    assert ended.json()["sampai"] == str(kini)
    assert Koordinasi.objects.filter(unit=unit, sampai=None).count() == 0
    assert unit in admin.get(f"/koordinasi?pada={besok}").json()["tanpa"]


def test_urusan_begin_and_end(admin, kota, kini):
    jalur = f"/unit/{kota.unit['pu'].pk}/urusan"
    isi = {"kode": "1.03", "nama": "Pekerjaan Umum", "dari": str(kini), "dasar": DASAR}
    assert admin.post(jalur, isi).status_code == 201
    assert galat(admin.post(jalur, isi)) == ["/kode"]
    assert [u["kode"] for u in admin.get(jalur).json()] == ["1.03"]
    esok = str(kini + timedelta(days=1))
    assert admin.post(f"{jalur}/akhiri", {"kode": "1.03", "berlaku": esok}).json() == []
    assert UrusanUnit.objects.get(kode="1.03").sampai == kini


def test_an_office_is_made_filled_vacated_and_closed(admin, kota, kini):
    made = admin.post(
        f"/unit/{kota.unit['dlh'].pk}/jabatan", {"nama": "Sekretaris", "eselon": "III.a", "fungsi": "pimpinan"}
    )
    assert made.status_code == 201, made.json()
    nomor = made.json()["id"]
    isi = {"orang": kota.orang["staf_pu"].pk, "dari": str(kini - timedelta(days=2)), "dasar": "SK 1"}
    held = admin.post(f"/jabatan/{nomor}/angkat", isi)
    assert held.json()["kapasitas"] == "definitif"
    ended = admin.post(f"/pemangku/{held.json()['id']}/berhenti", {"pada": str(kini), "alasan": "SK 2"})
    assert (ended.json()["dicabut"], ended.json()["alasan_cabut"]) == (str(kini), "SK 2")
    assert [row["id"] for row in admin.get(f"/jabatan/{nomor}/riwayat").json()] == [held.json()["id"]]
    tutup = {"nama": "Sekretaris", "eselon": "III.a", "fungsi": "pimpinan", "aktif": False}
    assert admin.post(f"/jabatan/{nomor}/ubah", tutup).json()["aktif"] is False
    assert Jabatan.objects.get(pk=nomor).aktif is False


def test_a_stand_in_is_chosen_warranted_and_revoked(program, kota, kini):
    sekda, camat = program("sekda"), kota.jabatan["camat"].pk
    assert camat in {row["id"] for row in sekda.get("/surat-perintah/jabatan?batas=100").json()["isi"]}
    bahan = sekda.get(f"/jabatan/{camat}/calon").json()
    assert bahan["batas"][0]["kapasitas"] == "plh"
    siapa = next(c["orang"]["id"] for c in bahan["calon"])
    isi = {
        "orang": siapa,
        "kapasitas": "plh",
        "dari": str(kini),
        "sampai": str(kini + timedelta(days=1)),
        "nomor": "SP-1",
    }
    made = sekda.post(f"/jabatan/{camat}/surat-perintah", isi)
    assert made.status_code == 201, made.json()
    assert ["Tidak ada batas waktu" in said for said in made.json()["peringatan"]] == [True]
    nomor = made.json()["id"]
    assert [row["id"] for row in sekda.get("/surat-perintah").json()["isi"]] == [nomor]
    longer = sekda.post(f"/pemangku/{nomor}/perpanjang", {"sampai": str(kini + timedelta(days=5)), "nomor": "SP-2"})
    assert longer.status_code == 422  # only a Plt. is extended
    ended = sekda.post(f"/pemangku/{nomor}/cabut", {"alasan": "sudah kembali"})
    assert ended.json()["dicabut"] == str(kini)
    assert sekda.get(f"/pemangku/{nomor}").json()["alasan_cabut"] == "sudah kembali"


def test_nobody_is_appointed_by_warrant(program, kota, kini):
    """The form offers Plh., Plt., Pj.; a program could name anything."""
    isi = {"orang": kota.orang["kadis_sos"].pk, "dari": str(kini), "sampai": str(kini), "nomor": "SP-1"}
    answer = program("sekda").post(
        f"/jabatan/{kota.jabatan['camat'].pk}/surat-perintah", isi | {"kapasitas": "definitif"}
    )
    assert galat(answer) == ["/kapasitas"]
    assert not Pemangku.objects.filter(dasar="SP-1").exists()


def test_days_off_and_the_office_week(admin):
    tahun = 2090  # beyond what every government is given at birth
    libur = {"tanggal": f"{tahun}-05-04", "jenis": "daerah", "keterangan": "Hari jadi", "dasar": "Kepwal 1"}
    assert galat(admin.post("/kalender/libur", {"libur": [libur, libur]})) == ["/libur/1/tanggal"]
    found = admin.post("/kalender/libur", {"libur": [libur]}).json()
    assert (found["tahun"], [h["keterangan"] for h in found["libur"]]) == (tahun, ["Hari jadi"])
    assert admin.get(f"/kalender?tahun={tahun}").json() == found
    assert admin.post("/kalender/libur/hapus", {"tanggal": libur["tanggal"]}).json()["libur"] == []
    assert not HariLibur.objects.filter(tanggal__year=tahun).exists()
    pekan = admin.post("/kalender/pekan", {"hari": [0, 1, 2, 3, 4, 5], "dari": f"{tahun}-01-01"}).json()["pekan"]
    assert pekan[0]["hari"] == [0, 1, 2, 3, 4, 5]
    assert MingguKerja.objects.get(dari=f"{tahun}-01-01").hari == 0b0111111


def test_a_clock_gets_a_new_version(admin, kini):
    kode = "surat-biasa"
    lama = admin.get(f"/aturan-tenggat/{kode}").json()
    isi = {"jumlah": 9, "satuan": "hari_kerja", "akibat": "peringatan", "dasar": "Perwal 9"}
    made = admin.post(f"/aturan-tenggat/{kode}/versi", isi | {"dari": str(kini + timedelta(days=1))})
    assert made.status_code == 201, made.json()
    assert len(admin.get(f"/aturan-tenggat/{kode}").json()) == len(lama) + 1
    assert galat(admin.post(f"/aturan-tenggat/{kode}/versi", isi | {"dari": str(kini)})) == ["/dari"]
    assert next(a for a in admin.get("/aturan-tenggat").json() if a["kode"] == kode)["jumlah"] == lama[0]["jumlah"]
    assert AturanTenggat.objects.filter(kode=kode, jumlah=9).count() == 1
    assert admin.get("/aturan-tenggat/tidak-ada").status_code == 404


def test_the_structure_goes_out_and_comes_in(admin, kota, kini):
    out = admin.get("/struktur/ekspor/zip")
    assert out.content[:2] == b"PK"
    assert out["Content-Disposition"].startswith("attachment")
    same = {"nama": "s.zip", "isi": base64.b64encode(out.content).decode()}
    assert admin.post("/struktur/impor/periksa", {"berkas": same, "berlaku": str(kini)}).json() == {
        "beda": [],
        "galat": [],
    }
    baru = dict(tabel(kota.aktor("admin")))
    baru["unit"] = [r | {"nama": "Dinas PUPR"} if r["kode"] == "pu" else r for r in baru["unit"]]
    isi = {"berkas": {"nama": "s.zip", "isi": base64.b64encode(zip_csv(baru)).decode()}, "berlaku": str(kini)}
    seen = admin.post("/struktur/impor/periksa", isi).json()
    assert [(b["lembar"], b["perubahan"]) for b in seen["beda"]] == [("unit", "berubah")]
    done = admin.post("/struktur/impor", isi | {"dasar": DASAR})
    assert done.status_code == 201, done.json()
    assert Unit.objects.get(kode="pu").nama == "Dinas PUPR"
    assert galat(
        admin.post("/struktur/impor/periksa", {"berkas": {"nama": "s.zip", "isi": "YQ=="}, "berlaku": str(kini)})
    ) == ["/berkas"]
    assert admin.get("/struktur/ekspor/docx").status_code == 422


TULIS = (
    ("/unit", {"induk": "unit", "kode": "x", "nama": "X", "singkatan": "X", "jenis": "dinas", "berlaku": "2026-01-01", "dasar": "x"}),
    ("/unit/{unit}/ubah", {"nama": "X", "singkatan": "X", "jenis": "dinas", "berlaku": "2026-01-01", "dasar": "x"}),
    ("/unit/{unit}/hapus", {"berlaku": "2026-01-01", "dasar": "x"}),
    ("/unit/{unit}/koordinasi", {"koordinator": "unit", "dari": "2026-01-01", "dasar": "x"}),
    ("/unit/{unit}/urusan", {"kode": "1", "nama": "x", "dari": "2026-01-01", "dasar": "x"}),
    ("/unit/{unit}/jabatan", {"nama": "x", "fungsi": "staf"}),
    ("/jabatan/{jabatan}/ubah", {"nama": "x", "fungsi": "staf"}),
    ("/jabatan/{jabatan}/angkat", {"orang": "orang", "dari": "2026-01-01", "dasar": "x"}),
    ("/jabatan/{jabatan}/surat-perintah", {"orang": "orang", "kapasitas": "plh", "dari": "2026-01-01", "sampai": "2026-01-01", "nomor": "x"}),
    ("/pemangku/{pemangku}/berhenti", {"pada": "2026-01-01", "alasan": "x"}),
    ("/pemangku/{pemangku}/cabut", {"alasan": "x"}),
    ("/orang", {"nama": "X"}),
    ("/orang/{orang}/ubah", {"nama": "X"}),
    ("/orang/{orang}/akun", {"pengguna": "abc"}),
    ("/orang/{orang}/akun/setel-ulang", {}),
    ("/orang/{orang}/akun/tutup", {"alasan": "x"}),
    ("/orang/{orang}/akun/buka", None),
    ("/kalender/libur", {"libur": [{"tanggal": "2026-01-01", "jenis": "daerah", "keterangan": "x", "dasar": "x"}]}),
    ("/kalender/libur/hapus", {"tanggal": "2026-01-01"}),
    ("/kalender/pekan", {"hari": [0], "dari": "2027-01-01"}),
    ("/aturan-tenggat/surat-biasa/versi", {"jumlah": 1, "satuan": "hari", "akibat": "peringatan", "dasar": "x", "dari": "2027-01-01"}),
    ("/struktur/impor", {"berkas": {"nama": "s.zip", "isi": "YQ=="}, "berlaku": "2026-01-01", "dasar": "x"}),
)  # fmt: skip


@pytest.mark.parametrize("siapa", ["staf_pu", "tu", "inspektur"])
@pytest.mark.parametrize(("jalur", "isi"), TULIS, ids=[jalur for jalur, _isi in TULIS])
def test_to_who_may_not_it_looks_as_if_there_were_no_such_thing(program, kota, siapa, jalur, isi):
    nomor = {
        "unit": kota.unit["pu"].pk,
        "jabatan": kota.jabatan["camat"].pk,
        "orang": kota.orang["camat"].pk,
        "pemangku": Pemangku.objects.get(jabatan=kota.jabatan["camat"]).pk,
    }
    body = {k: nomor.get(v, v) if isinstance(v, str) else v for k, v in isi.items()} if isi is not None else None
    assert program(siapa).post(jalur.format(**nomor), body).status_code == 404


@pytest.mark.parametrize(
    ("jalur", "isi", "penunjuk"),
    [
        ("/unit", {"kode": "x"}, {"/induk", "/nama", "/singkatan", "/jenis", "/berlaku", "/dasar"}),
        ("/orang", {"nama": "X", "nip": "123"}, {"/nip"}),
        ("/orang", {"nama": "X", "surel": "bukan surel"}, {"/surel"}),
        ("/orang", {"nama": "X", "jabatan": 1}, {"/jabatan"}),
        ("/kalender/pekan", {"hari": [7], "dari": "2027-01-01"}, {"/hari/0"}),
        ("/kalender/libur", {"libur": [{"tanggal": "x", "jenis": "x", "keterangan": "", "dasar": "x"}]},
         {"/libur/0/tanggal", "/libur/0/jenis", "/libur/0/keterangan"}),
    ],
)  # fmt: skip
def test_every_wrong_part_is_named(admin, jalur, isi, penunjuk):
    assert set(galat(admin.post(jalur, isi))) == penunjuk


def test_a_number_that_names_nothing_is_said_beside_its_name(admin, kota, kini):
    jalur, isi = f"/unit/{kota.unit['pu'].pk}/koordinasi", {"koordinator": 999_999, "dari": str(kini), "dasar": DASAR}
    assert galat(admin.post(jalur, isi)) == ["/koordinator"]
    isi = {"orang": 999_999, "dari": str(kini), "dasar": "SK"}
    assert galat(admin.post(f"/jabatan/{kota.jabatan['camat'].pk}/angkat", isi)) == ["/orang"]
    isi = {"pengganti": 999_999, "berlaku": str(kini), "dasar": DASAR}
    assert galat(admin.post(f"/unit/{kota.unit['sos'].pk}/hapus", isi)) == ["/pengganti"]
