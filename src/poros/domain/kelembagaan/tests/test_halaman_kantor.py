"""Every page of the organisation as every kind of office: who reads, who finds nothing, in which language."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Jabatan, Pemangku, Unit
from poros.kernel.organisasi.rules import Kapasitas
from poros.kernel.tenggat.models import AturanTenggat

SEHARI = timedelta(days=1)
NAMA = {"unit", "jabatan", "pemangku", "orang", "orang_ubah", "surat_perintah", "aturan_versi", "profil"}
"""Pages that are headed by the name of what they are about."""
SEMUA = ("walikota", "sekda", "asisten2", "kabag_umum", "tu", "kadis_pu", "staf_pu", "camat", "inspektur", "admin")
PENGELOLA = {"admin", "kabag_umum"}
ATASAN_PU = {"walikota", "sekda"}
MEMIMPIN = {"walikota", "sekda", "asisten2", "kabag_umum", "kadis_pu", "camat", "inspektur"}
HALAMAN = [  # page, what it is about, who finds it
    ("peta", None, set(SEMUA)),
    ("struktur", None, set(SEMUA)),
    ("kalender", None, set(SEMUA)),
    ("aturan", None, set(SEMUA)),
    ("profil", None, set(SEMUA)),
    ("token", None, set(SEMUA)),
    ("kabar", None, set(SEMUA)),
    ("unit", "unit", set(SEMUA)),
    ("jabatan", "jabatan", set(SEMUA)),
    ("pemangku", "pemangku", set(SEMUA)),
    ("orang", "orang", set(SEMUA)),
    ("orang_baru", None, PENGELOLA),
    ("impor", None, PENGELOLA),
    ("kalender_impor", None, PENGELOLA),
    ("pekan", None, PENGELOLA),
    ("aturan_versi", "aturan", PENGELOLA),
    ("unit_ubah", "unit", PENGELOLA),
    ("unit_bawahan", "unit", PENGELOLA),
    ("unit_hapus", "unit", PENGELOLA),
    ("koordinasi", "unit", PENGELOLA),
    ("koordinasi_akhiri", "unit", PENGELOLA),
    ("urusan", "unit", PENGELOLA),
    ("urusan_akhiri", "unit", PENGELOLA),
    ("jabatan_baru", "unit", PENGELOLA),
    ("jabatan_ubah", "jabatan", PENGELOLA),
    ("angkat", "jabatan", PENGELOLA),
    ("berhenti", "pemangku", PENGELOLA),
    ("orang_ubah", "orang", PENGELOLA),
    ("akun", "orang", PENGELOLA),
    ("surat_perintah", "jabatan", ATASAN_PU),
    ("perpanjang", "plt", ATASAN_PU),
    ("cabut", "plt", ATASAN_PU),
]


@pytest.fixture
def kini() -> date:
    return timezone.localdate()


@pytest.fixture
def plt(kota, kini):
    """DLH is led by the head of PU until he is replaced."""
    Pemangku.objects.filter(jabatan=kota.jabatan["kadis_dlh"]).update(sampai=kini - SEHARI)
    return Pemangku.objects.create(
        jabatan=kota.jabatan["kadis_dlh"],
        orang=kota.orang["kadis_sos"],
        kapasitas=Kapasitas.PLT,
        dari=kini,
        sampai=kini + 60 * SEHARI,
        dasar="SP 5/2026",
        pemberi=kota.jabatan["sekda"],
    )


@pytest.fixture
def alamat(kota, plt):
    nomor = {
        "unit": kota.unit["pu"].pk,
        "jabatan": kota.jabatan["kadis_pu"].pk,
        "pemangku": kota.jabatan["kadis_pu"].pemangku.get().pk,
        "orang": kota.orang["kadis_pu"].pk,
        "aturan": AturanTenggat.objects.order_by("kode").first().kode,
        "plt": plt.pk,
    }
    return lambda nama, tentang=None: reverse(f"kelembagaan:{nama}", args=[nomor[tentang]] if tentang else [])


@pytest.mark.parametrize("kode", SEMUA)
def test_each_office_finds_what_is_for_it_and_nothing_else(alamat, masuk, kode):
    client = masuk(kode)
    found = {nama for nama, tentang, _siapa in HALAMAN if client.get(alamat(nama, tentang)).status_code == 200}
    assert found == {nama for nama, _tentang, siapa in HALAMAN if kode in siapa}


@pytest.mark.parametrize(
    ("halaman", "siapa"),
    [("orang_daftar", {"admin", "kabag_umum"}), ("delegasi", MEMIMPIN | {"admin"})],
)
def test_lists_are_empty_for_who_has_nothing_to_see_in_them(alamat, masuk, halaman, siapa):
    for kode in SEMUA:
        answer = masuk(kode).get(alamat(halaman))
        assert answer.status_code == 200, kode
        rows = answer.context.get("orang", answer.context.get("jabatan"))
        assert bool(list(rows)) <= (kode in siapa), kode


@pytest.mark.parametrize("kode", sorted(set(SEMUA) - PENGELOLA))
def test_who_may_not_write_changes_nothing_by_sending_it(alamat, masuk, kota, kode):
    client = masuk(kode)
    before = Jejak.objects.count()
    for nama, tentang, siapa in HALAMAN:
        if siapa == PENGELOLA:
            assert client.post(alamat(nama, tentang), {"nama": "Baru", "alasan": "x"}).status_code == 404, nama
    for nama in ("kalender_hapus", "terapkan"):
        assert client.post(alamat(nama), {"tanggal": "2026-12-25"}).status_code == 404, nama
    for nama in ("setel_ulang", "akun_tutup", "akun_buka"):
        assert client.post(alamat(nama, "orang"), {"alasan": "x"}).status_code == 404, nama
    assert Jejak.objects.count() == before


@pytest.mark.parametrize("nama", [n for n, _t, _s in HALAMAN if n not in {"pemangku", "aturan_versi"}])
def test_what_is_not_there_looks_like_what_is_not_for_me(masuk, alamat, nama):
    tentang = {n: t for n, t, _s in HALAMAN}[nama]
    if tentang is None:
        assert masuk("admin").get(alamat(nama) + "tidak-ada/").status_code == 404
        return
    client, url = masuk("admin"), reverse(f"kelembagaan:{nama}", args=[2_000_000_000])
    assert client.get(url).status_code == 404


def test_who_is_not_signed_in_is_asked_to_and_comes_back(alamat, client):
    client.defaults["HTTP_HOST"] = "uji.localhost"
    for nama, tentang, _siapa in HALAMAN:
        url = alamat(nama, tentang)
        answer = client.get(url)
        assert answer.status_code == 302, nama
        assert f"next={url}" in answer["Location"], nama


def judul(answer):
    teks = answer.content.decode()
    return re.sub(r"<[^>]+>", "", re.search(r"<h1[^>]*>(.*?)</h1>", teks, re.DOTALL).group(1)).strip(), teks


@pytest.mark.parametrize("kode", ["admin", "sekda"])
def test_every_page_has_its_heading_in_both_languages(alamat, masuk, kode):
    client = masuk(kode)
    names = {}
    for bahasa in ("id", "en"):
        client.cookies["django_language"] = bahasa
        for nama, tentang, siapa in HALAMAN:
            if kode in siapa:
                kepala, teks = judul(client.get(alamat(nama, tentang)))
                assert f'<html lang="{bahasa}"' in teks, nama
                assert kepala, nama
                names.setdefault(nama, set()).add(kepala)
    sama = {nama for nama, kata in names.items() if len(kata) == 1}
    assert sama <= NAMA, sama


class TestLayarIsi:
    """What stands on the pages of a government that has a past and a future."""

    def test_the_page_of_an_acting_official_says_until_when_and_by_whom(self, alamat, masuk, plt):
        teks = masuk("tu").get(alamat("pemangku", "plt")).content.decode()
        assert "Plt." in teks
        assert "SP 5/2026" in teks
        assert str(plt.sampai.year) in teks
        assert "Sekretaris Daerah" in teks

    def test_the_map_is_of_the_day_asked(self, alamat, masuk, kota, kini):
        from poros.domain.kelembagaan.services import akhiri_koordinasi

        akhiri_koordinasi(
            kota.aktor("admin", kini), kota.unit["pu"], koordinator=kota.unit["ekbang"], berlaku=kini + 5 * SEHARI
        )
        client = masuk("sekda")
        for hari, ada in ((kini, True), (kini + 4 * SEHARI, True), (kini + 5 * SEHARI, False)):
            garis = client.get(alamat("peta"), {"pada": str(hari)}).context["peta"].garis
            assert ("pu" in {g.unit.kode for g in garis}) is ada, hari

    @pytest.mark.parametrize("hari", ["2019-12-31", "1900-01-01", "2199-12-31"])
    def test_days_far_away_are_empty_or_as_decided_but_never_broken(self, alamat, masuk, hari):
        client = masuk("sekda")
        for nama in ("peta", "struktur"):
            assert client.get(alamat(nama), {"pada": hari}).status_code == 200, nama

    def test_an_office_that_was_closed_offers_neither_warrant_nor_appointment(self, alamat, masuk, kota):
        Jabatan.objects.filter(pk=kota.jabatan["kadis_pu"].pk).update(aktif=False)
        assert masuk("sekda").get(alamat("surat_perintah", "jabatan")).status_code == 404
        assert (
            alamat("surat_perintah", "jabatan") not in masuk("sekda").get(alamat("jabatan", "jabatan")).content.decode()
        )

    def test_a_unit_that_is_gone_is_still_read_with_its_end(self, alamat, masuk, kota, kini):
        from poros.domain.kelembagaan.services import hapus_unit

        hapus_unit(kota.aktor("admin", kini), kota.unit["insp"], berlaku=kini, dasar="Perda 77/2026")
        assert not Unit.objects.get(kode="insp").aktif
        teks = masuk("tu").get(reverse("kelembagaan:unit", args=[kota.unit["insp"].pk])).content.decode()
        assert "Inspektorat" in teks
        assert reverse("kelembagaan:unit", args=[kota.unit["insp"].pk]) not in (
            masuk("tu").get(alamat("struktur")).content.decode()
        )
