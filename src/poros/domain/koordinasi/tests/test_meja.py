"""The desk: what each role finds on it, in which order, at which cost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.koordinasi import labels
from poros.domain.koordinasi.manifest import kartu
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.rules import Kerahasiaan, Peran
from poros.kernel.penugasan.values import Klaim
from poros.kernel.registry import manifests
from poros.kernel.tenggat.queries import mesin
from poros.web.meja import susun

JAM = timedelta(hours=1)


def isi(kota, siapa):
    return [(str(p.jenis), p.judul, [str(a.nama) for a in p.aksi]) for p in susun(kota.aktor(siapa)).putusan]


def test_a_unit_finds_new_work_with_the_answer_beside_it(kota, tugas):
    assert isi(kota, "kadis_pu") == [("Penugasan baru", "Perbaiki jembatan", ["Terima", "Kembalikan"])]
    assert isi(kota, "staf_pu") == isi(kota, "sekda") == isi(kota, "kabag_ekbang") == []


def test_who_is_told_only_needs_to_know(kota, beri):
    beri("sekda", "pu", ("sos", Peran.TEMBUSAN))
    assert isi(kota, "kadis_sos") == [("Penugasan baru", "Siapkan laporan", ["Tandai diketahui"])]


def test_the_coordinator_finds_results_and_returns(kota, diserahkan, beri):
    assert isi(kota, "kabag_ekbang") == [
        ("Hasil untuk diverifikasi", "Perbaiki jembatan", ["Verifikasi", "Lihat bukti", "Tolak hasil"])
    ]
    back = beri("sekda", "dlh", isi="Angkut sampah").penugasan.get()
    services.kembalikan(kota.aktor("kadis_dlh"), back, catatan="bukan wilayah kami")
    first, second = susun(kota.aktor("kabag_ekbang")).putusan
    assert (first.judul, first.nada, second.nada) == ("Angkut sampah", "awas", "")
    assert first.dari == "Dinas Lingkungan Hidup: “bukan wilayah kami”"


def test_the_issuer_approves_and_the_unit_repairs(kota, diserahkan):
    services.verifikasi(kota.aktor("kabag_ekbang"), diserahkan)
    assert isi(kota, "sekda") == [
        ("Hasil untuk disetujui", "Perbaiki jembatan", ["Setujui", "Lihat bukti", "Minta perbaikan"])
    ]
    services.revisi(kota.aktor("sekda"), diserahkan, catatan="tambah foto")
    (card,) = susun(kota.aktor("kadis_pu")).putusan
    assert (str(card.jenis), card.dari) == ("Hasil perlu diperbaiki", "Sekretaris Daerah: “tambah foto”")


def test_what_harms_comes_before_what_stands_still_before_what_can_wait(kota, konflik, diserahkan, beri, lewat):
    services.verifikasi(kota.aktor("kabag_ekbang"), diserahkan)
    late = beri("walikota", "setda", isi="Bahan rapat").penugasan.get()
    lewat(late, 4)
    cards = susun(kota.aktor("sekda")).putusan
    assert [(p.nada, p.judul) for p in cards] == [
        ("bahaya", "Bahan rapat"),
        ("bahaya", "Tutup pintu air ↔ Buka pintu air"),
        ("", "Perbaiki jembatan"),
    ]
    assert cards[0].tenggat_teks == labels.jam(late, mesin(kota.aktor("sekda")), timezone.now()).kata


def test_collisions_lie_before_who_may_decide_them(kota, konflik):
    (card,) = kartu.konflik(kota.aktor("sekda"))
    assert [str(a.nama) for a in card.aksi] == ["Atur urutannya", "Gabungkan", "Tanya penerbit"]
    assert card.aksi[1].url == reverse("koordinasi:konflik", args=[konflik.pk]) + "?keputusan=gabungkan"
    assert card.tenggat == mesin(kota.aktor("sekda")).jatuh_tempo("konflik-putus", konflik.ditemukan)
    for siapa in ("asisten1", "kadis_pu", "tu", "staf_pu"):
        assert kartu.konflik(kota.aktor(siapa)) == []
    services.putuskan(kota.aktor("sekda"), konflik, keputusan="gabungkan", alasan="satukan")
    assert kartu.konflik(kota.aktor("sekda")) == []


def test_what_is_late_and_where(kota, tugas, lewat):
    lewat(tugas, 30)
    (panel,) = kartu.terlambat(kota.aktor("sekda"))
    assert panel.ringkas == "1 terlambat di 1 unit"
    (line,) = panel.baris
    assert (line.judul, line.ujung) == ("Dinas Pekerjaan Umum", "1 terlambat")
    assert line.ket.startswith("paling lama ")
    assert f"unit={kota.unit['pu'].pk}" in line.url
    assert kartu.terlambat(kota.aktor("asisten1"))[0].baris == ()
    for siapa in ("kadis_pu", "staf_pu", "inspektur"):
        assert kartu.terlambat(kota.aktor(siapa)) == []


def test_what_is_on_today(kota, beri, waktu_sekda):
    awal = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0)
    beri("walikota", "setda", isi="Rapat paripurna", klaim=(Klaim(waktu_sekda.pk, awal, awal + 2 * JAM),))
    beri("walikota", "setda", isi="Lusa", klaim=(Klaim(waktu_sekda.pk, awal + 48 * JAM, awal + 50 * JAM),))
    (panel,) = kartu.hari_ini(kota.aktor("sekda"))
    assert [(b.judul, b.ujung) for b in panel.baris] == [("Rapat paripurna", "09.00–11.00")]
    assert panel.ringkas == "1 acara hari ini"
    assert kartu.hari_ini(kota.aktor("kadis_pu"))[0].ringkas == ""


def test_a_secret_order_is_marked(kota, beri):
    beri("sekda", "pu", kerahasiaan=Kerahasiaan.RAHASIA)
    (card,) = susun(kota.aktor("kadis_pu")).putusan
    assert card.sandi == "Rahasia"


def test_beyond_a_screenful_the_list_is_pointed_to(kota, beri, monkeypatch):
    monkeypatch.setattr(kartu, "BANYAK_PUTUSAN", 1)
    beri("sekda", "pu")
    beri("sekda", "pu")
    first, more = kartu.penugasan(kota.aktor("kadis_pu"))
    assert first.judul == "Siapkan laporan"
    assert more.url == reverse("koordinasi:daftar")


@pytest.mark.parametrize("banyak", [1, 3])
@pytest.mark.parametrize("siapa", ["sekda", "kadis_pu", "kabag_ekbang", "staf_pu"])
def test_the_desk_is_six_queries_and_one_for_each_further_module(
    kota, beri, siapa, banyak, django_assert_max_num_queries
):
    """Six for letters, work and collisions; any other module asks one question."""
    lain = [m for m in manifests() if m.ikhtisar and m.kode not in {"surat", "koordinasi"}]
    for _n in range(banyak):
        beri("sekda", "pu")
    Penugasan.objects.update(tenggat=timezone.now() - timedelta(days=3))
    actor = kota.aktor(siapa)
    mesin(actor)
    with django_assert_max_num_queries(6 + len(lain)):
        susun(actor)


def test_the_page_shows_cards_panels_and_figures(masuk, konflik, tugas, lewat):
    lewat(tugas, 9)
    page = masuk("sekda").get("/").content.decode()
    for words in (
        "Putuskan hari ini",
        "Tutup pintu air ↔ Buka pintu air",
        "1 terlambat di 1 unit",
        "Hari ini",
        "Atur urutannya",
    ):
        assert words in page
    assert page.index("Atur urutannya") < page.index('id="panel-terlambat"')


def test_one_tap_on_the_desk_acts_and_comes_back_to_it(masuk, tugas):
    client = masuk("kadis_pu")
    url = reverse("koordinasi:aksi", args=[tugas.pk, "terima"])
    answer = client.post(url, headers={"referer": "http://uji.localhost/"})
    assert (answer.status_code, answer.url) == (302, "/")
    tugas.refresh_from_db()
    assert tugas.status == "diterima"
