"""Bad input over the API: 422 naming the field; what is not one's own is 404; a wrong state is 409; nothing is written."""

import pytest

from poros.domain.rapat import services
from poros.domain.rapat.models import Agenda, Gagasan, Rapat
from poros.domain.rapat.services.gagasan import sumbangkan
from poros.domain.rapat.values import DataGagasan

UTAMA = ("2026-11-24T09:00:00+07:00", "2026-11-24T10:00:00+07:00")


def bidang(jawab):
    """The fields that an answer complains of."""
    assert jawab.status_code == 422, (jawab.status_code, jawab.content)
    return jawab.content.decode()


@pytest.mark.parametrize(
    ("ganti", "nama"),
    [
        ({"judul": ""}, "judul"), ({"judul": "x" * 251}, "judul"), ({"judul": None}, "judul"), ({"judul": "a\0b"}, "judul"),
        ({"jenis": "pesta"}, "jenis"), ({"jenis": ""}, "jenis"), ({"ketua": -1}, "ketua"), ({"ketua": "x"}, "ketua"),
        ({"anggota": 0}, "anggota"), ({"anggota": 501}, "anggota"), ({"perkara": "zz"}, "perkara"), ({"perkara": "abcde"}, "perkara"),
        ({"tertutup": "mungkin"}, "tertutup"), ({"peserta": "semua"}, "peserta"), ({"peserta": [{"jabatan": 987_654_321}]}, "peserta"),
        ({"peserta": [{"nama": "x", "peran": "raja"}]}, "peran"), ({"sebelum": 987_654_321}, "sebelum"), ({"catatan": "x" * 5001}, "catatan"),
    ],
)  # fmt: skip
def test_a_plan(program, ganti, nama):
    plan = {"jenis": "rakor", "judul": "Rapat", "peserta": []}
    assert nama in bidang(program("kabag_umum").post("/rapat", plan | ganti))
    assert not Rapat.objects.exists()


def test_a_plan_of_a_meeting_that_has_begun_and_of_nobody(program, berlangsung):
    row = berlangsung()
    plan = {"jenis": "rakor", "judul": "Lain"}
    assert "sudah berjalan" in bidang(program("kabag_umum").post(f"/rapat/{row.pk}/ubah", plan))
    assert program("camat").post(f"/rapat/{row.pk}/ubah", plan).status_code == 404
    assert program("kabag_umum").post("/rapat/987654321/ubah", plan).status_code == 404
    assert program("admin").post("/rapat", plan).status_code == 404


def test_times_agendas_and_papers(kota, program, rencana):
    row, umum = rencana(), program("kabag_umum")
    base = f"/rapat/{row.pk}"
    good = {"mulai": UTAMA[0], "selesai": UTAMA[1], "tempat": "Balai"}
    for change, name in (
        ({"mulai": "besok"}, "mulai"), ({"selesai": UTAMA[0]}, "selesai"), ({"tempat": ""}, "tempat"), ({"ruang": 987_654_321}, "ruang"),
        ({"tautan": "ftp://x"}, "tautan"), ({"tempat": "x" * 201}, "tempat"), ({"dasar": "x" * 201}, "dasar"), ({"lokasi": 0}, "lokasi"),
    ):  # fmt: skip
        assert name in bidang(umum.post(f"{base}/jadwal", good | change)), change
    for points, name in (
        ([{"judul": ""}], "judul"), ([{"judul": "a", "menit": 0}], "menit"), ([{"judul": "a", "menit": 1000}], "menit"),
        ([{"judul": "a"}, {"judul": "a"}], "acara"), ([{"judul": f"{n}"} for n in range(41)], "acara"),
    ):  # fmt: skip
        assert name in bidang(umum.post(f"{base}/acara", {"acara": points})), points
    for ask, name in (
        ({"lama": 14}, "lama"),
        ({"lama": 481}, "lama"),
        ({"kursi": -1}, "kursi"),
        ({"dari": "x"}, "dari"),
    ):
        given = {"dari": "2026-11-24", "sampai": "2026-11-25", "lama": 60} | ask
        assert name in bidang(umum.post(f"{base}/cari-waktu", given))
    assert "berkas" in bidang(umum.post(f"{base}/bahan", {"berkas": {"nama": "a.exe", "isi": "TVo="}}))
    assert "nomor" in bidang(umum.post(f"{base}/nomor-undangan", {"nomor": ""}))
    assert umum.post(f"{base}/undangan", {"penanda": kota.jabatan["sekda"].pk}).status_code == 422
    assert "tingkat" in bidang(umum.post(f"{base}/kursi", {"urutan": [{"peserta": 1, "tingkat": 100}]}))
    row.refresh_from_db()
    assert (row.mulai, row.acara.count()) == (None, 2)


def test_steps(program, diundang):
    row = diundang()
    chair = program("asisten2")
    base = f"/rapat/{row.pk}/langkah"
    assert "aksi" in bidang(chair.post(base, {"aksi": "terbang"}))
    assert "aksi" in bidang(chair.post(base, {"aksi": "undang"}))
    assert "alasan" in bidang(chair.post(base, {"aksi": "tunda", "alasan": ""}))
    assert chair.post(base, {"aksi": "tutup"}).status_code == 409
    assert program("kadis_pu").post(base, {"aksi": "buka"}).status_code == 404
    assert program("kadis_pu").get(f"/rapat/{row.pk}").status_code == 200


def test_lines_attendance_and_counts(kota, program, berlangsung):
    row, tu = berlangsung(jenis="paripurna", perkara="b", anggota=45), program("tu")
    base = f"/rapat/{row.pk}"
    good = {"jenis": "tindak", "isi": "Kerjakan", "unit": kota.unit["pu"].pk, "tenggat": "2099-01-05"}
    for change, name in (
        ({"isi": ""}, "isi"), ({"isi": "x" * 10_001}, "isi"), ({"unit": None}, "unit"), ({"unit": 987_654_321}, "unit"),
        ({"tenggat": None}, "tenggat"), ({"tenggat": "2001-01-01"}, "tenggat"), ({"tenggat": "x"}, "tenggat"),
        ({"jenis": "puisi"}, "jenis"), ({"acara": 987_654_321}, "acara"), ({"bukti": "x" * 251}, "bukti"),
    ):  # fmt: skip
        assert name in bidang(tu.post(f"{base}/butir", good | change)), change
    assert "versi" in bidang(tu.post(f"{base}/butir/1", good | {"versi": 0}))
    assert "peserta" in bidang(tu.post(f"{base}/daftar-hadir", {"peserta": []}))
    assert "nama" in bidang(tu.post(f"{base}/tamu", {"nama": ""}))
    assert "hadir" in bidang(tu.post(f"{base}/kuorum", {"hadir": 46}))
    assert "hadir" in bidang(tu.post(f"{base}/kuorum", {"hadir": -1}))
    assert "menit" in bidang(tu.post(f"{base}/kuorum", {"hadir": 20, "menit": 61}))
    assert "suara" in bidang(tu.post(f"{base}/suara", {"setuju": 1, "tolak": 0}))
    assert tu.post(f"{base}/kuorum", {"hadir": 20, "menit": 15}).json()["keadaan"] == "tunda"
    assert "ditunda sampai" in bidang(tu.post(f"{base}/kuorum", {"hadir": 20}))
    assert tu.post(f"{base}/kuorum", {"hadir": 30}).json()["keadaan"] == "sah"
    assert "setuju" in bidang(tu.post(f"{base}/suara", {"setuju": 31, "tolak": 0}))
    assert program("sekda").post(f"{base}/kuorum", {"hadir": 30}).status_code == 404
    assert not row.butir.exists()


def test_ideas(kota, program, diundang):
    row = diundang(jenis="fgd")
    umum, pu = program("kabag_umum"), program("kadis_pu")
    base = f"/rapat/{row.pk}/gagasan"
    assert "isi" in bidang(pu.post(base, {"isi": ""}))
    assert "pertanyaan" in bidang(pu.post(base, {"isi": "Ide", "pertanyaan": 987_654_321}))
    assert "bobot" in bidang(umum.post(f"{base}/atur", {"kriteria": [{"nama": "a", "bobot": 101}]}))
    assert program("kadis_pu").post(f"{base}/atur", {"dibuka": True}).status_code == 404
    idea = sumbangkan(kota.aktor("kadis_pu"), row, DataGagasan(isi="Ide"))
    services.atur_gagasan(kota.aktor("kabag_umum"), row, pertanyaan=(), kriteria={"Dampak": 1}, dibuka=False)
    k = row.kriteria.get().pk
    assert "nilai" in bidang(pu.post(f"/rapat/gagasan/{idea.pk}/nilai", {"nilai": [{"kriteria": k, "nilai": 6}]}))
    assert "hasil" in bidang(umum.post(f"/rapat/gagasan/{idea.pk}/jawab", {"hasil": "hilang"}))
    assert "alasan" in bidang(umum.post(f"/rapat/gagasan/{idea.pk}/jawab", {"hasil": "diubah"}))
    assert pu.post(f"/rapat/gagasan/{idea.pk}/jawab", {"hasil": "diambil"}).status_code == 404
    assert program("camat").get(base).status_code == 404
    assert Gagasan.objects.get().hasil == ""


def test_items_rooms_and_calendars(kota, program, protokol, disetujui, saat):
    sos = program("kadis_sos")
    good = {"judul": "Audiensi", "pimpinan": kota.jabatan["walikota"].pk, "mulai": UTAMA[0], "selesai": UTAMA[1]}
    for change, name in (
        ({"judul": ""}, "judul"), ({"pimpinan": 987_654_321}, "pimpinan"), ({"pimpinan": None}, "pimpinan"), ({"selesai": UTAMA[0]}, "selesai"),
        ({"mulai": "x"}, "mulai"), ({"kontak": "x" * 151}, "kontak"), ({"kebutuhan": "x" * 3001}, "kebutuhan"),
    ):  # fmt: skip
        assert name in bidang(sos.post("/agenda-pimpinan", good | change)), change
    assert not Agenda.objects.exists()
    row = disetujui()
    base, leader = f"/agenda-pimpinan/{row.pk}", program("walikota")
    assert "wakil" in bidang(leader.post(f"{base}/arahan", {"kehadiran": "diwakilkan"}))
    assert "kehadiran" in bidang(leader.post(f"{base}/arahan", {"kehadiran": "mungkin"}))
    assert "catatan" in bidang(leader.post(f"{base}/langkah", {"aksi": "tolak"}))
    assert "aksi" in bidang(leader.post(f"{base}/langkah", {"aksi": "putuskan"}))
    assert program("sekda").post(f"{base}/arahan", {"kehadiran": "hadir"}).status_code == 404
    assert program("tu").post(f"{base}/langkah", {"aksi": "susun"}).status_code == 409
    assert leader.post(f"{base}/arahan", {"kehadiran": "hadir"}).status_code == 200
    tu, pk = program("tu"), kota.jabatan["tu"].pk
    both = [{"jabatan": pk, "tugas": "MC"}, {"jabatan": pk, "tugas": "Media"}]
    assert tu.post(f"{base}/petugas", {"petugas": both}).status_code == 200
    assert row.petugas.get().tugas == "MC, Media"
    assert "tugas" in bidang(tu.post(f"{base}/petugas", {"petugas": [{"jabatan": pk, "tugas": ""}]}))
    when = {"mulai": saat(13).isoformat(), "selesai": saat(12).isoformat()}
    assert "selesai" in bidang(tu.post(f"{base}/perubahan", {"jadwal": when, "alasan": "x"}))
    assert "alasan" in bidang(tu.post(f"{base}/perubahan", {"jadwal": when, "alasan": ""}))
    assert "status" in bidang(tu.get("/agenda-pimpinan", {"status": "entah"}))
    assert "menit" in bidang(program("admin").post("/rapat-tempuh", {"dari": "A", "ke": "B", "menit": 1441}))
    assert "ke" in bidang(program("admin").post("/rapat-tempuh", {"dari": "A", "ke": "A", "menit": 5}))
    assert program("tu").post("/rapat-tempuh", {"dari": "A", "ke": "B", "menit": 5}).status_code == 404


def test_a_token_that_may_only_read_writes_nothing(program, diundang):
    row = diundang()
    reads = program("kabag_umum", "rapat:baca")
    assert reads.get(f"/rapat/{row.pk}").status_code == 200
    assert reads.post(f"/rapat/{row.pk}/langkah", {"aksi": "buka"}).status_code == 403
    assert program("kabag_umum", "surat:baca").get("/rapat").status_code == 403
    row.refresh_from_db()
    assert row.status == "diundang"
