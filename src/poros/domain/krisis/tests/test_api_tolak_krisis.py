"""Programs: wrong input is named by its field, missing scopes and missing rights are refused, nothing is half done."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.krisis.models import Kejadian

pytestmark = pytest.mark.django_db


def saat(jam=0):
    return (timezone.now() + timedelta(hours=jam)).isoformat(timespec="seconds")


def hari(n=0):
    return (timezone.localdate() + timedelta(days=n)).isoformat()


# path under the event, good body, (field, bad value) …
BADAN = {
    "kaji": ({"hasil": "x", "rekomendasi": "tanggap", "gangguan_hidup": True},
             [("hasil", ""), ("rekomendasi", "perang"), ("gangguan_hidup", "mungkin")]),
    "status": ({"tingkat": "transisi", "nomor": "9", "tanggal": hari(), "penetap": 1, "lingkup": "D", "mulai": hari(),
                "sampai": hari(9)},
               [("tingkat", "x"), ("tanggal", "kemarin"), ("sampai", "9999-99-99"), ("penetap", 0), ("nomor", "")]),
    "perpanjangan": ({"nomor": "9", "tanggal": hari(), "penetap": 1, "sampai": hari(40)},
                   [("nomor", ""), ("penetap", "x"), ("sampai", None)]),
    "provinsi": ({"nomor": "1", "tanggal": hari(), "alasan": "x"}, [("alasan", ""), ("nomor", ""), ("tanggal", 5)]),
    "komando": ({"nomor": "1", "tanggal": hari(), "dari": hari(), "sampai": hari(), "posisi": []},
                [("posisi", [{"kode": "a b", "nama": "x", "peran": "komandan"}]), ("nomor", ""), ("dari", "x"),
                 ("posisi", [{"kode": "a", "nama": "x", "peran": "raja"}])]),
    "aktifkan": ({"rencana": 1}, [("rencana", 0), ("rencana", "banjir"), ("lewati", ["a b"])]),
    "perintah": ({"klaster": "SAR", "unit": 1, "isi": "x", "batas": saat(2)},
                 [("unit", 0), ("batas", "besok"), ("isi", ""), ("klaim", [{"sumber": 1}])]),
    "rapat": ({"waktu": saat(-1), "tempat": "P", "pimpinan": "S", "hasil": "h", "hadir": [1]},
              [("hadir", [0]), ("waktu", "x"), ("tempat", ""), ("putusan", [{}])]),
    "angka": ({"ukuran": "mengungsi", "letak": "GOR", "nilai": 5, "per": saat(-1), "sumber": "L"},
              [("ukuran", "sapi"), ("nilai", -1), ("nilai", 1.5), ("per", "x"), ("sumber", "")]),
    "area": ({"nama": "G", "jenis": "genangan", "titik": [{"lng": 1, "lat": 1}]},
             [("jenis", "x"), ("titik", [{"lng": 200, "lat": 0}]), ("nama", "")]),
    "korban": ({"nama": "B", "status": "luka", "letak": "R"}, [("status", "x"), ("nama", ""), ("umur", 999)]),
    "kartu": ({"perkara": "lain", "pertanyaan": "?", "batas": saat(2)},
              [("pertanyaan", ""), ("batas", "x"), ("opsi", [{"nama": ""}])]),
    "peringatan": ({"judul": "J", "uraian": "U", "petunjuk": "P", "wilayah": "W", "mendesak": "Immediate",
                    "parah": "Severe", "pasti": "Observed", "berakhir": saat(5)},
                   [("petunjuk", ""), ("wilayah", ""), ("berakhir", "x"), ("tanggapan", 3)]),
    "siaran": ({"jenis": "info_warga", "judul": "J", "isi": "I"}, [("jenis", "gosip"), ("isi", ""), ("rumor", 0)]),
    "kontak": ({"waktu": saat(-1), "kepada": "X", "isi": "y"}, [("kepada", ""), ("waktu", "x"), ("batas", "x")]),
    "rumor": ({"waktu": saat(-1), "isi": "x", "asal": "y"}, [("isi", ""), ("asal", ""), ("waktu", "x")]),
    "bantuan": ({"kepada": "G", "hal": "H", "kebutuhan": "K", "penanda": 1},
                [("penanda", 0), ("hal", ""), ("kebutuhan", ""), ("kepada", "x" * 201)]),
    "tinjauan": ({"jenis": "harian", "berjalan": "x"}, [("jenis", "x"), ("berjalan", ""), ("putusan", [{"unit": 1}])]),
    "kerusakan": ({"sektor": "sosial", "subsektor": "S", "kelas": "berat", "letak": "D", "jumlah": "1", "satuan": "u",
                   "harga": 5},
                  [("sektor", "x"), ("jumlah", "0"), ("harga", -1), ("lat", 91), ("foto", [{"nama": "a.png"}])]),
    "r3p": ({"sektor": "sosial", "subsektor": "S", "nama": "N", "letak": "D", "volume": "1", "satuan": "u", "harga": 5,
             "sumber_dana": "apbd", "tahun": 2026, "fase": "darurat", "unit": 1},
            [("tahun", 1999), ("fase", "x"), ("unit", 0), ("volume", "-1")]),
    "tim": ({"peran": "anggota", "pejabat": "A"}, [("peran", "raja"), ("sektor", "x"), ("jabatan", 0)]),
    "kerja": ({"nama": "N", "unit": 1, "mulai": hari(), "selesai": hari(1)},
              [("nama", ""), ("unit", 0), ("mulai", "x"), ("selesai", None)]),
}  # fmt: skip


@pytest.mark.parametrize("jalan", BADAN)
def test_wrong_input_is_named_by_its_field(program, aktif, jalan):
    row, (good, bad) = aktif(), BADAN[jalan]
    bpbd = program("kepala_bpbd", "krisis:tulis")
    before = Kejadian.objects.get(pk=row.pk).versi
    for field, value in bad:
        answer = bpbd.post(f"/krisis/kejadian/{row.pk}/{jalan}", good | {field: value})
        assert answer.status_code == 422, (field, value, answer.content)
        assert field in answer.content.decode(), (field, value)
    assert Kejadian.objects.get(pk=row.pk).versi == before, "boards were not called for nothing"


@pytest.mark.parametrize("jalan", BADAN)
def test_a_missing_field_and_an_unknown_one_are_named(program, aktif, jalan):
    row, (good, _bad) = aktif(), BADAN[jalan]
    bpbd, field = program("kepala_bpbd", "krisis:tulis"), next(iter(good))
    short = bpbd.post(f"/krisis/kejadian/{row.pk}/{jalan}", {k: v for k, v in good.items() if k != field})
    assert (short.status_code, field in short.content.decode()) == (422, True)
    more = bpbd.post(f"/krisis/kejadian/{row.pk}/{jalan}", good | {"tak_dikenal": 1})
    assert (more.status_code, "tak_dikenal" in more.content.decode()) == (422, True)


@pytest.mark.parametrize("jalan", BADAN)
def test_reading_is_not_writing(program, aktif, jalan):
    answer = program("kepala_bpbd", "krisis:baca").post(f"/krisis/kejadian/{aktif().pk}/{jalan}", BADAN[jalan][0])
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "jalan", ["kaji", "provinsi", "perintah", "rapat", "peringatan", "siaran", "kontak", "bantuan", "tinjauan", "r3p", "tim", "kerja"]
)  # fmt: skip
def test_an_office_without_the_right_finds_nothing_there(program, aktif, jalan):
    answer = program("kabag_kesra", "krisis:tulis").post(f"/krisis/kejadian/{aktif().pk}/{jalan}", BADAN[jalan][0])
    assert answer.status_code == 404


@pytest.mark.parametrize("jalan", ["", "/perintah", "/angka", "/peta", "/kartu", "/sitrep", "/pemulihan"])
def test_every_reading_answers_and_knows_when_there_is_nothing(program, aktif, jalan):
    reader = program("camat", "krisis:baca")
    assert reader.get(f"/krisis/kejadian/{aktif().pk}{jalan}").status_code == 200
    assert reader.get(f"/krisis/kejadian/999999999{jalan}").status_code == 404
    assert program("camat", "surat:baca").get(f"/krisis/kejadian/{Kejadian.objects.get().pk}{jalan}").status_code == 403


@pytest.mark.parametrize(
    "jalan",
    ["provinsi/1/jawab", "perintah/1/dampak", "kartu/1/hasil", "kontak/1/tepati", "bantuan/1/jawab", "kerusakan/1/cabut",
     "r3p/1/hapus", "tim/1/lepas", "kerja/1/hapus", "area/1/cabut", "sitrep/1/sahkan", "perintah/1/selesai"],
)  # fmt: skip
def test_an_act_on_what_is_not_there_finds_nothing(program, kota, jalan):
    answer = program("kepala_bpbd", "krisis:tulis").post(f"/krisis/{jalan}", {"kata": "x"})
    assert answer.status_code in {404, 422}
    if answer.status_code == 422:
        assert "kata" in answer.content.decode(), "an act without words refuses them"


def test_pictures_come_with_the_damage(program, aktif):
    import base64

    from poros.domain.krisis.tests.bahan import gambar

    row = aktif()
    body = BADAN["kerusakan"][0] | {"lat": -1.2, "lng": 116.8}
    picture = {"nama": "retak.png", "isi": base64.b64encode(gambar()).decode()}
    bpbd = program("kepala_bpbd", "krisis:baca", "krisis:tulis")
    assert bpbd.post(f"/krisis/kejadian/{row.pk}/kerusakan", body | {"foto": [picture]}).status_code == 201
    bad = bpbd.post(f"/krisis/kejadian/{row.pk}/kerusakan", body | {"foto": [picture | {"isi": "bukan base64"}]})
    assert (bad.status_code, row.kerusakan.count()) == (422, 1)


def test_team_and_work_are_read_with_the_plan(program, aktif, kota):
    row = aktif()
    bpbd = program("kepala_bpbd", "krisis:baca", "krisis:tulis")
    base = f"/krisis/kejadian/{row.pk}"
    member = bpbd.post(f"{base}/tim", {"peran": "ketua", "jabatan": kota.jabatan["kabag_ekbang"].pk}).json()["id"]
    made = bpbd.post(f"{base}/kerja/susun").json()["id"]
    sent = bpbd.post(f"{base}/kerja/kirim").json()["id"]
    found = bpbd.get(f"{base}/pemulihan").json()
    assert [a["id"] for a in found["tim"]] == [member]
    assert ({k["id"] for k in found["kerja"]}, {k["perintah"] for k in found["kerja"]}) == (set(made), set(sent))
    assert bpbd.post(f"/krisis/tim/{member}/lepas").status_code == 200
    assert bpbd.get(f"{base}/pemulihan").json()["tim"] == []
