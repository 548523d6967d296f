"""Every form: good input is done, bad input is told beside its field, keeps what was typed and changes nothing."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis.models import (
    Angka,
    Area,
    KajiCepat,
    Kartu,
    KegiatanR3P,
    Kejadian,
    Kerusakan,
    Komando,
    Kontak,
    Korban,
    Laporan,
    NaikProvinsi,
    Penetapan,
    PeranKrisis,
    PeringatanCap,
    RapatDarurat,
    RencanaKontinjensi,
    Siaran,
    Tempat,
)

pytestmark = pytest.mark.django_db
SEKARANG = timezone.localtime()


def saat(jam=0):
    return (timezone.localtime() + timedelta(hours=jam)).strftime("%Y-%m-%dT%H:%M")


def hari(n=0):
    return (timezone.localdate() + timedelta(days=n)).isoformat()


# address, what is counted, good input, what may be wrong with it: (field, value)
FORMULIR = {
    "lapor": (
        Laporan,
        lambda k: {"bahaya": "banjir", "tempat": "RT 4", "waktu": saat(-1), "uraian": "Air naik", "kanal": "warga",
                   "mengungsi": "1.200", "lat": "-1.2", "lng": "116.8"},
        [("bahaya", "meteor"), ("tempat", ""), ("waktu", saat(9)), ("waktu", "kemarin"), ("waktu", "0001-01-01T00:00"),
         ("kanal", "cap"), ("mengungsi", "-1"), ("mengungsi", "banyak"), ("lat", "99"), ("lng", ""), ("uraian", " ")],
    ),
    "buka": (
        Kejadian,
        lambda k: {"nama": "Banjir baru", "bahaya": "banjir", "tempat": "Damai", "mulai": saat(-1), "laju": "1"},
        [("nama", ""), ("bahaya", ""), ("mulai", saat(5)), ("laju", "12"), ("laju", "0"), ("laju", "999"), ("tempat", " ")],
    ),
    "kaji": (
        KajiCepat,
        lambda k: {"hasil": "300 KK", "rekomendasi": "tanggap", "gangguan_hidup": "on"},
        [("hasil", " "), ("rekomendasi", "selesai"), ("gangguan_hidup", "")],
    ),
    "status": (
        Penetapan,
        lambda k: {"tingkat": "transisi", "nomor": "300/9", "tanggal": hari(), "penetap_id": k.jabatan["walikota"].pk,
                   "lingkup": "Damai", "mulai": hari(), "sampai": hari(13)},
        [("tingkat", "perang"), ("tingkat", "tanggap"), ("nomor", "300/1/2026"), ("nomor", ""), ("tanggal", hari(3)),
         ("sampai", hari(-1)), ("penetap_id", "0"), ("mulai", "9999-01-01"), ("lingkup", "")],
    ),
    "perpanjang": (
        Penetapan,
        lambda k: {"nomor": "300/9", "tanggal": hari(), "penetap_id": k.jabatan["walikota"].pk, "sampai": hari(40)},
        [("nomor", "300/1/2026"), ("tanggal", hari(2)), ("sampai", hari(3)), ("sampai", "")],
    ),
    "naik": (
        NaikProvinsi,
        lambda k: {"nomor": "360/1", "tanggal": hari(), "alasan": "Alat berat kurang"},
        [("nomor", " "), ("alasan", ""), ("tanggal", "30 Februari")],
    ),
    "komando": (
        Komando,
        lambda k: {"nomor": "300/5", "tanggal": hari(), "dari": hari(), "sampai": hari(9), "pejabat_komandan": "Dandim"},
        [("nomor", ""), ("sampai", hari(-2)), ("pejabat_komandan", ""), ("jabatan_wakil", "999999")],
    ),
    "rapat": (
        RapatDarurat,
        lambda k: {"waktu": saat(-1), "tempat": "Posko", "pimpinan": "Sekda", "hasil": "Sepakat",
                   "hadir": [k.unit["pu"].pk], "diundang": [k.unit["sos"].pk]},
        [("waktu", saat(5)), ("tempat", ""), ("hadir", []), ("hadir", ["999999"]), ("putusan_isi_1", "Tanpa unit"),
         ("hasil", " "), ("pimpinan", "")],
    ),
    "angka": (
        Angka,
        lambda k: {"ukuran": "mengungsi", "letak": "GOR", "nilai": "1.250", "per": saat(-1), "sumber": "Lurah"},
        [("ukuran", "sapi"), ("nilai", "-3"), ("nilai", "1e9"), ("per", saat(4)), ("sumber", ""), ("letak", ""),
         ("tempat_id", "999999")],
    ),
    "area": (
        Area,
        lambda k: {"nama": "Genangan", "jenis": "genangan", "titik": "-1.2, 116.8\n-1.2, 116.9\n-1.3, 116.9"},
        [("titik", "-1.2, 116.8"), ("titik", "utara"), ("titik", "-91, 0\n0, 1\n1, 1"), ("titik", "{"), ("nama", ""),
         ("titik", '{"type": "Point", "coordinates": [1, 2]}'), ("jenis", "pasar")],
    ),
    "catat_korban": (
        Korban,
        lambda k: {"nama": "Bu Rekaan", "status": "luka", "letak": "RSUD", "nik": "3201010101010001", "umur": "61"},
        [("nama", ""), ("nik", "12"), ("nik", "32010101010100ab"), ("umur", "200"), ("status", "lupa"), ("letak", " ")],
    ),
    "ajukan": (
        Kartu,
        lambda k: {"perkara": "lain", "pertanyaan": "Tambah posko?", "batas": saat(2), "opsi": "Ya | cepat\nTidak | murah"},
        [("opsi", "Ya"), ("opsi", "Ya | cepat"), ("opsi", "a | b | c\nd | e"), ("perkara", "bulan"), ("batas", saat(-2)),
         ("pertanyaan", ""), ("opsi", "\n".join(f"{n} | x" for n in range(7)))],
    ),
    "peringatan": (
        PeringatanCap,
        lambda k: {"judul": "Banjir", "uraian": "Air naik", "petunjuk": "Mengungsi", "wilayah": "Damai",
                   "mendesak": "Immediate", "parah": "Severe", "pasti": "Observed", "tanggapan": "Evacuate",
                   "berakhir": saat(6)},
        [("judul", ""), ("petunjuk", " "), ("berakhir", saat(-1)), ("parah", "Parah"), ("batal", "on"),
         ("mengganti_id", "999999"), ("area_id", "999999")],
    ),
    "siaran": (
        Siaran,
        lambda k: {"jenis": "info_warga", "judul": "Ke mana", "isi": "Ke GOR"},
        [("jenis", "gosip"), ("judul", ""), ("isi", " ")],
    ),
    "kontak": (
        Kontak,
        lambda k: {"waktu": saat(-1), "kepada": "Harian X", "isi": "Angka", "janji": "Data", "batas": saat(5)},
        [("batas", ""), ("kepada", ""), ("isi", " "), ("waktu", "x")],
    ),
    "kerusakan": (
        Kerusakan,
        lambda k: {"sektor": "permukiman", "subsektor": "Rumah", "kelas": "berat", "letak": "Damai", "jumlah": "1.500,5",
                   "satuan": "m²", "harga": "2.500.000", "kerugian": ""},
        [("jumlah", "0"), ("jumlah", "banyak"), ("harga", "-1"), ("harga", ""), ("sektor", "x"), ("kelas", ""),
         ("letak", ""), ("lat", "-1.2"), ("kerugian", "1" + "0" * 16)],
    ),
    "tambah_kegiatan": (
        KegiatanR3P,
        lambda k: {"sektor": "sosial", "subsektor": "Sekolah", "nama": "Perbaiki", "letak": "Damai", "volume": "2",
                   "satuan": "ruang", "harga": "50.000.000", "sumber_dana": "apbn",
                   "tahun": str(timezone.localdate().year), "fase": "rehabilitasi", "unit_id": k.unit["pu"].pk},
        [("volume", "0"), ("tahun", "1999"), ("tahun", "2190"), ("unit_id", ""), ("harga", "x"), ("fase", "nanti"),
         ("nama", "")],
    ),
    "tambah_tempat": (
        Tempat,
        lambda k: {"nama": "SD 1", "jenis": "pengungsian", "lat": "-1.2", "lng": "116.8", "daya_tampung": "300",
                   "aktif": "on"},
        [("nama", " "), ("lat", "91"), ("lng", "x"), ("daya_tampung", "-1"), ("jenis", "hotel")],
    ),
}  # fmt: skip
TANPA_KEJADIAN = {"lapor", "buka", "tambah_tempat"}


def alamat(nama, row):
    return reverse(f"krisis:{nama}", args=[] if nama in TANPA_KEJADIAN else [row.pk])


@pytest.mark.parametrize("nama", FORMULIR)
def test_good_input_is_done_and_said(aktif, kota, masuk, nama):
    model, good, _bad = FORMULIR[nama]
    row, client = aktif(), masuk("kepala_bpbd")
    before = model.objects.count()
    answer = client.post(alamat(nama, row), good(kota), follow=True)
    assert (answer.status_code, model.objects.count()) == (200, before + 1)
    assert answer.redirect_chain


@pytest.mark.parametrize("nama", FORMULIR)
def test_bad_input_is_told_and_nothing_is_lost(aktif, kota, masuk, nama):
    """One scene for all that can be wrong with one form."""
    model, good, bad = FORMULIR[nama]
    row, client, clean = aktif(), masuk("kepala_bpbd"), good(kota)
    before = model.objects.count()
    typed = max((v for v in clean.values() if isinstance(v, str) and v[:1].isalpha()), key=len, default="")
    for field, value in bad:
        page = client.post(alamat(nama, row), clean | {field: value})
        assert (page.status_code, model.objects.count()) == (422, before), (field, value)
        words = page.content.decode()
        assert "galat" in words, (field, value)
        if clean.get(field) != typed:
            assert typed in words, (field, value)


@pytest.mark.parametrize(
    ("salah", "kata"),
    [
        (("lapor", {"lng": ""}), "lintang dan bujur"),
        (("lapor", {"waktu": saat(9)}), "belum terjadi"),
        (("buka", {"laju": "12"}), "Hanya jam latihan"),
        (("status", {"tingkat": "tanggap"}), "masih berlaku"),
        (("status", {"nomor": "300/1/2026"}), "sudah dicatat"),
        (("perpanjang", {"sampai": hari(3)}), "harus melewati"),
        (("komando", {"pejabat_komandan": ""}), "Isi pejabat untuk Komandan"),
        (("catat_korban", {"nik": "12"}), "16 angka"),
        (("kontak", {"batas": ""}), "sampai kapan"),
        (("angka", {"letak": ""}), "Sebutkan tempatnya"),
        (("area", {"titik": "utara"}), "tiga titik"),
        (("kerusakan", {"lat": "-1.2"}), "lintang dan bujur"),
        (("tambah_kegiatan", {"tahun": "2190"}), "Tahun antara"),
        (("peringatan", {"batal": "on"}), "Pilih peringatan yang dibatalkan"),
        (("ajukan", {"opsi": "Ya | cepat"}), "dua sampai enam"),
    ],
)
def test_the_words_say_what_to_do(aktif, kota, masuk, salah, kata):
    nama, wrong = salah
    page = masuk("kepala_bpbd").post(alamat(nama, aktif()), FORMULIR[nama][1](kota) | wrong)
    assert kata in page.content.decode()


@pytest.mark.parametrize(("teks", "nilai"), [("1.250", 1250), ("1250", 1250), ("0", 0), ("12.345.678", 12_345_678)])
def test_counts_are_read_as_they_are_written_here(aktif, kota, masuk, teks, nilai):
    row = aktif()
    masuk("camat").post(alamat("angka", row), FORMULIR["angka"][1](kota) | {"nilai": teks})
    assert row.angka.get().nilai == nilai


@pytest.mark.parametrize(
    ("ditulis", "dicatat"),
    [
        (("1.500,5", "2.500.000"), ("1500.50", 2_500_000)),
        (("2", "750000"), ("2.00", 750_000)),
        (("0,25", "Rp1.000"), ("0.25", 1000)),
    ],
)  # fmt: skip
def test_damage_is_read_as_it_is_written_here(aktif, kota, masuk, ditulis, dicatat):
    row, told = aktif(), dict(zip(("jumlah", "harga"), ditulis, strict=True))
    masuk("camat").post(alamat("kerusakan", row), FORMULIR["kerusakan"][1](kota) | told)
    found = row.kerusakan.get()
    assert (str(found.jumlah), found.harga) == dicatat


def test_only_pusdalops_is_offered_to_vouch(aktif, masuk):
    row = aktif()
    seen = {k: "terverifikasi" in masuk(k).get(alamat("angka", row)).content.decode() for k in ("kepala_bpbd", "camat")}
    assert seen == {"kepala_bpbd": True, "camat": False}


def test_an_event_opened_from_a_report_begins_with_its_words(laporan, masuk):
    told = laporan(tempat="RT 9 Mekar")
    page = masuk("kepala_bpbd").get(reverse("krisis:buka"), {"laporan": told.pk}).content.decode()
    assert "RT 9 Mekar" in page


@pytest.mark.parametrize("isi", [b"<rusak", b"", b'{"x": 1}', b"a,b\n1,2\n"])
def test_a_feed_that_cannot_be_read_is_told_so(kota, masuk, isi):
    file = SimpleUploadedFile("umpan.xml", isi, "application/xml")
    page = masuk("kepala_bpbd").post(reverse("krisis:umpan"), {"berkas": file})
    assert (page.status_code, Laporan.objects.count()) == (422, 0)


def test_a_feed_is_read_through_the_page(kota, masuk):
    from poros.domain.krisis.tests.test_rules_cap import BMKG

    file = SimpleUploadedFile("bmkg.xml", BMKG.encode(), "application/xml")
    assert masuk("kepala_bpbd").post(reverse("krisis:umpan"), {"berkas": file}).status_code == 200
    assert Laporan.objects.get().kanal == "cap"


NASKAH = """
kode: gempa
versi: 1
bahaya: gempa
nama: Rencana gempa
klaster: {sar: SAR}
ritme: {tanggap: 6}
posisi: [{kode: k, nama: Komandan, peran: komandan}]
perintah: [{kode: a, klaster: sar, peran: damkar, isi: Cari korban, jam: 1}]
"""


def test_a_plan_is_written_in_versions(kota, masuk):
    client, address = masuk("kepala_bpbd"), reverse("krisis:tulis_rencana")
    for wanted in (1, 2):
        assert client.post(address, {"naskah": NASKAH}).status_code == 302
        assert RencanaKontinjensi.objects.filter(kode="gempa").latest("pk").versi == wanted
    bad = client.post(address, {"naskah": NASKAH.replace("damkar", "raja")})
    assert (bad.status_code, "raja" in bad.content.decode()) == (422, True)
    worse = client.post(address, {"naskah": "a: [1"})
    assert (worse.status_code, RencanaKontinjensi.objects.filter(kode="gempa").count()) == (422, 2)


def test_roles_are_set_as_a_whole(kota, masuk):
    told = {"peran": "damkar", "units": [kota.unit["pu"].pk, kota.unit["sos"].pk]}
    assert masuk("admin").post(reverse("krisis:peran"), told).status_code == 302
    assert set(PeranKrisis.objects.filter(peran="damkar").values_list("unit__kode", flat=True)) == {"pu", "sos"}
    assert masuk("admin").post(reverse("krisis:peran"), {"peran": "raja"}).status_code == 422


@pytest.mark.parametrize("isi", [b"{", b'{"features": [{"geometry": {"type": "Point"}, "properties": {}}]}', b"[]"])
def test_a_layer_that_is_none_is_refused(kota, masuk, isi):
    told = {"jenis": "jalan", "sumber": "uji", "berkas": SimpleUploadedFile("j.geojson", isi)}
    page = masuk("admin").post(reverse("krisis:lapisan"), told)
    assert (page.status_code, "GeoJSON" in page.content.decode()) == (422, True)
