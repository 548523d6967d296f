"""Every page as every kind of office: what opens, what is as if it were not there, and which buttons stand on it."""

import pytest
from django.test import Client
from django.utils import translation

from poros.domain.rapat import services
from poros.domain.rapat.models import Rapat
from poros.domain.rapat.rules.alur import Aksi, JenisButir
from poros.domain.rapat.services.langkah import melangkah
from poros.web.halaman import BANYAK

SEMUA = ("kabag_umum", "asisten2", "tu", "kadis_pu", "sekda", "walikota", "inspektur", "camat", "admin")
PENYIAP, PESERTA, PUNCAK = {"kabag_umum", "asisten2", "tu"}, {"kadis_pu"}, {"sekda", "walikota", "inspektur"}


@pytest.mark.parametrize(
    ("alamat", "boleh"),
    [
        ("", PENYIAP | PESERTA | PUNCAK), ("notula.pdf", PENYIAP | PESERTA | PUNCAK), ("daftar-hadir.pdf", PENYIAP | PESERTA | PUNCAK),
        ("kursi/", PENYIAP | PESERTA | PUNCAK), ("ubah/", PENYIAP), ("waktu/", PENYIAP), ("acara/", PENYIAP),
        ("undangan/", PENYIAP), ("layar/", PENYIAP), ("daftar-hadir/", PENYIAP), ("notula/", PENYIAP), ("notula/butir/", PENYIAP),
        ("gagasan/", PENYIAP | PESERTA), ("gagasan/atur/", PENYIAP), ("kuorum/", PENYIAP), ("risalah/", set()),
    ],
)  # fmt: skip
def test_an_open_meeting(masuk, diundang, alamat, boleh):
    row = diundang()
    found = {kode for kode in SEMUA if masuk(kode).get(f"/rapat/{row.pk}/{alamat}").status_code == 200}
    assert found == boleh


@pytest.mark.parametrize(
    "alamat",
    ["", "notula.pdf", "daftar-hadir.pdf", "kursi/", "kuorum/", "gagasan/", "risalah/", "risalah.pdf", "notula/"],
)
def test_a_closed_one_is_not_there_for_those_above(masuk, berlangsung, alamat):
    row = berlangsung(jenis="bamus")
    for kode in ("sekda", "walikota", "inspektur", "camat", "admin", "kadis_sos"):
        assert masuk(kode).get(f"/rapat/{row.pk}/{alamat}").status_code == 404, kode


def test_a_closed_one_in_no_list_and_no_search(masuk, diundang):
    row = diundang(jenis="bamus", judul="Penjadwalan raperda")
    for kode in ("sekda", "walikota", "inspektur", "camat"):
        assert "Penjadwalan" not in masuk(kode).get("/rapat/").content.decode(), kode
        assert "Penjadwalan raperda" not in masuk(kode).get("/cari/", {"q": "Penjadwalan"}).content.decode(), kode
    assert "Penjadwalan" in masuk("kadis_pu").get("/rapat/").content.decode()
    assert "Penjadwalan raperda" not in masuk("kadis_pu").get("/rapat/", {"q": "Penjadwalan"}).content.decode()
    page = masuk("kadis_pu").get(f"/rapat/{row.pk}/")
    assert "X-Poros-Luring" not in page.headers
    assert 'data-luring="K' not in masuk("tu").get(f"/rapat/{row.pk}/daftar-hadir/").content.decode()


def test_a_closed_one_for_no_program_but_that_of_the_named(program, diundang):
    row = diundang(jenis="bamus", judul="Penjadwalan raperda")
    for kode in ("sekda", "walikota", "inspektur", "camat"):
        assert program(kode).get("/rapat").json()["isi"] == [], kode
        assert program(kode).get(f"/rapat/{row.pk}").status_code == 404, kode
    named = program("kadis_pu")
    assert [r["judul"] for r in named.get("/rapat").json()["isi"]] == ["Penjadwalan raperda"]
    assert named.get("/rapat", {"q": "Penjadwalan"}).json()["isi"] == []


@pytest.mark.parametrize(
    ("kode", "kata", "tanpa"),
    [
        ("kabag_umum", ("Tulis notula", "Akhiri rapat dan bagikan tugas", "Tambah bahan"), ("Saya hadir",)),
        ("asisten2", ("Tulis notula", "Akhiri rapat dan bagikan tugas", "Saya hadir"), ()),
        ("kadis_pu", ("Saya hadir",), ("Tulis notula", "Akhiri rapat", "Tambah bahan", "Langkah berikut")),
        ("sekda", ("Rapat banjir",), ("Saya hadir", "Tulis notula", "Langkah berikut", "Tambah bahan")),
    ],
)
def test_buttons_for_who_may(masuk, berlangsung, kode, kata, tanpa):
    row = berlangsung()
    page = masuk(kode).get(f"/rapat/{row.pk}/").content.decode()
    assert all(words in page for words in kata)
    assert not any(words in page for words in tanpa)


@pytest.mark.parametrize(
    ("alamat", "kode", "jawab"),
    [
        ("/rapat/", "camat", 200), ("/rapat/baru/", "camat", 200), ("/rapat/baru/", "admin", 404), ("/rapat/agenda/", "camat", 200),
        ("/rapat/agenda/antrean/", "camat", 200), ("/rapat/agenda/minta/", "kadis_pu", 200), ("/rapat/agenda/minta/", "staf_pu", 404),
        ("/rapat/ruang/", "camat", 200), ("/rapat/ruang/tempuh/", "camat", 404), ("/rapat/ruang/tempuh/", "admin", 200),
        ("/rapat/ruang/protokol/", "admin", 200), ("/rapat/ruang/protokol/", "sekda", 404), ("/rapat/kalender/", "camat", 200),
        ("/rapat/publik/", "camat", 200), ("/rapat/987654321/", "sekda", 404), ("/rapat/agenda/987654321/", "sekda", 404),
        ("/rapat/ruang/987654321/", "kabag_umum", 404), ("/rapat/gagasan/987654321/nilai/", "sekda", 404),
    ],
)  # fmt: skip
def test_pages_that_belong_to_no_meeting(masuk, protokol, alamat, kode, jawab):
    assert masuk(kode).get(alamat).status_code == jawab


@pytest.mark.parametrize(
    "alamat", ["/rapat/", "/rapat/baru/", "/rapat/agenda/", "/rapat/agenda/minta/", "/rapat/ruang/", "/rapat/kalender/"]
)
def test_a_stranger_is_led_to_sign_in(kota, alamat):
    answer = Client(HTTP_HOST="uji.localhost").get(alamat)
    assert answer.status_code == 302
    assert "/akun/login/" in answer.url


@pytest.mark.parametrize(
    ("alamat", "kata"),
    [
        ("/rapat/", "Meetings"),
        ("/rapat/agenda/", "Leaders"),
        ("/rapat/ruang/", "Rooms"),
        ("/rapat/kalender/", "calendar"),
    ],
)
def test_pages_in_english(masuk, protokol, alamat, kata):
    with translation.override("en"):
        page = masuk("camat").get(alamat, headers={"Accept-Language": "en"}).content.decode()
    assert kata.lower() in page.lower()


def test_a_conflict_of_states_is_said_as_one(masuk, berlangsung):
    row = berlangsung()
    for aksi in ("buka", "edarkan", "sahkan", "tutup", "jadwalkan"):
        answer = masuk("asisten2").post(f"/rapat/{row.pk}/langkah/", {"aksi": aksi, "alasan": "x"})
        assert answer.status_code == 409, aksi
    row.refresh_from_db()
    assert row.status == "berlangsung"


def test_the_finder_is_not_there_once_it_runs(masuk, berlangsung):
    assert masuk("kabag_umum").get(f"/rapat/{berlangsung().pk}/waktu/").status_code == 404


def test_a_busy_time_is_shown_before_it_is_taken(kota, masuk, terjadwal, rencana, saat):
    terjadwal("kadis_pu", judul="Yang pertama")
    row = rencana("kadis_pu", judul="Yang kedua", ketua_id=None, notulis_id=None)
    url = f"/rapat/{row.pk}/waktu/"
    told = {"mulai": f"{saat(9, 30):%Y-%m-%dT%H:%M}", "selesai": f"{saat(10, 30):%Y-%m-%dT%H:%M}", "tempat": "Lapangan"}
    held = masuk("kabag_umum").post(url, told)
    page = held.content.decode()
    assert held.status_code == 422
    assert "Kepala Dinas PU punya rapat pukul 09.00–10.00" in page
    assert 'name="tetap"' in page
    assert "Yang pertama" not in page
    row.refresh_from_db()
    assert row.mulai is None
    upside = masuk("kabag_umum").post(url, told | {"selesai": told["mulai"]})
    assert "berakhir sesudah" in upside.content.decode()
    assert masuk("kabag_umum").post(url, told | {"tetap": "on"}).status_code == 302
    row.refresh_from_db()
    assert row.mulai == saat(9, 30)
    assert "Waktunya bertabrakan" in masuk("kabag_umum").get(f"/rapat/{row.pk}/").content.decode()


def test_an_on_line_time_is_chosen_with_its_link_still_to_come(masuk, rencana, besok, saat):
    row = rencana()
    url = f"/rapat/{row.pk}/waktu/"
    page = masuk("kabag_umum").get(url, {"dari": besok, "sampai": besok, "lama": "60", "daring": "on"}).content.decode()
    at = f"mulai={saat(8):%Y-%m-%dT%H:%M}"
    assert at in page
    chosen = masuk("kabag_umum").get(
        url, {"mulai": f"{saat(8):%Y-%m-%dT%H:%M}", "selesai": f"{saat(9):%Y-%m-%dT%H:%M}"}
    )
    assert f'value="{saat(8):%Y-%m-%dT%H:%M}"' in chosen.content.decode()


def test_why_there_is_no_time_is_said_in_words(kota, masuk, rencana, ruang, *, besok, terjadwal, saat):
    row = rencana()
    url = f"/rapat/{row.pk}/waktu/"
    ask = {"dari": besok, "sampai": besok, "lama": "60", "kursi": "5"}
    for change, words in (
        ({"kursi": "5000"}, "Tidak ada ruang dengan kursi sebanyak itu"),
        ({"lama": "480"}, "Tidak ada hari kerja dengan jam selama itu"),
    ):
        assert words in masuk("kabag_umum").get(url, ask | change).content.decode()
    for jam in (8, 13):
        other = terjadwal("kadis_pu", judul=f"Sepanjang {jam}", mulai=saat(jam), kamar="kecil")
        Rapat.objects.filter(pk=other.pk).update(selesai=saat(jam + 4), ketua=None)
        other.peserta.exclude(jabatan=kota.jabatan["kadis_pu"]).delete()
    page = masuk("kabag_umum").get(url, ask).content.decode()
    assert "Tidak ada waktu yang cocok" in page
    assert "Tanpa salah satu dari ini sudah ada waktu: Kepala Dinas PU" in page
    assert "Kepala Dinas PU: rapat" in page


@pytest.mark.parametrize("banyak", [1, 3])
def test_lists_are_as_many_questions_for_one_as_for_three(masuk, terjadwal, tayang, saat, *, banyak, banyak_perintah):
    for n in range(banyak):
        terjadwal(judul=f"Rapat {n}", mulai=saat(8 + n))
        tayang(judul=f"Acara {n}", mulai=saat(8 + n), selesai=saat(9 + n))
    client = masuk("kabag_umum")
    assert banyak_perintah(lambda: client.get("/rapat/")) == 5
    assert banyak_perintah(lambda: client.get("/rapat/agenda/antrean/")) == 4
    assert banyak_perintah(lambda: client.get("/rapat/publik/")) <= 4


def test_a_long_list_is_walked_to_its_end_and_back(kota, masuk, rencana):
    row = rencana(judul="Rapat 0")
    for n in range(1, BANYAK + 3):
        row.pk, row._state.adding = None, True
        row.judul, row.kunci, row.kunci_gagasan = f"Rapat {n}", f"k{n}", f"g{n}"
        row.save()
    client, seen, at = masuk("kabag_umum"), [], {}
    for _ in range(3):
        page = client.get("/rapat/", at).context["halaman"]
        seen += [r.judul for r in page.isi]
        if not page.sesudah:
            break
        at = (
            {"sesudah": page.sesudah}
            if not isinstance(page.sesudah, str)
            else dict([page.sesudah.lstrip("?").split("=")])
        )
    assert seen == [f"Rapat {n}" for n in range(BANYAK + 2, -1, -1)]


def test_what_became_of_the_last_decisions_opens_the_next(kota, masuk, diedarkan, rencana):
    first = diedarkan()
    second = rencana("kadis_pu", judul="Rapat kedua", sebelum_id=first.pk)
    page = masuk("kabag_umum").get(f"/rapat/{second.pk}/").content.decode()
    assert page.index("Tindak lanjut rapat lalu") < page.index("Pintu air")
    assert "Perbaiki pintu air Kali Ilir" in page
    plan = masuk("kabag_umum").get("/rapat/baru/", {"dari": first.pk}).content.decode()
    assert f'<option value="{first.pk}" selected' in plan
    assert "Perbaiki pintu air" not in masuk("camat").get("/rapat/baru/", {"dari": first.pk}).content.decode()
    for wrong in ("x", "9" * 30, "²", "-1", "987654321"):
        assert masuk("kabag_umum").get("/rapat/baru/", {"dari": wrong}).status_code == 200


def test_closing_names_the_decision_that_is_nobodys(kota, masuk, berlangsung, butir):
    row = berlangsung()
    services.tulis_butir(kota.aktor("tu"), row, data=butir(jenis=JenisButir.CATATAN))
    services.tulis_butir(kota.aktor("tu"), row, data=butir(jenis=JenisButir.KEPUTUSAN, isi="Tambah pompa"))
    melangkah(kota.aktor("asisten2"), row, Aksi.AKHIRI)
    Rapat.objects.update(status="notula_sah")
    page = masuk("asisten2").post(f"/rapat/{row.pk}/langkah/", {"aksi": "tutup"})
    assert page.status_code == 422
    assert "Keputusan nomor 2 belum menjadi penugasan" in page.content.decode()
