"""Cards on the desk and hits of the global search: for whom, in which words, with which clock."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.persuratan import ikhtisar, queries, services
from poros.domain.persuratan.models import UsulanDisposisi
from poros.kernel.organisasi.models import Unit
from poros.kernel.tenggat.models import AturanTenggat

pytestmark = pytest.mark.django_db


def kartu(kota, kode):
    return ikhtisar.kartu(kota.aktor(kode))


@pytest.mark.parametrize(
    ("kode", "aksi"),
    [
        ("sekda", ["Disposisi", "Baca"]),
        ("tu", ["Siapkan usul"]),
        ("kabag_umum", None),
        ("walikota", None),
        ("tu_pu", None),
        ("staf_pu", None),
        ("inspektur", None),
        ("admin", None),
    ],
)
def test_a_letter_lies_before_who_decides_and_who_prepares(catat, kota, kode, aksi):
    catat()
    cards = kartu(kota, kode)
    assert [[a.nama for a in c.aksi] for c in cards] == ([aksi] if aksi else [])


@pytest.mark.parametrize(
    ("lain", "nada", "jenis"),
    [
        ({}, "", "Surat, biasa"),
        ({"kecepatan": "segera"}, "awas", "Surat, segera"),
        ({"kecepatan": "sangat_segera"}, "bahaya", "Surat, sangat segera"),
    ],
)
def test_the_tone_is_that_of_the_speed(catat, kota, lain, nada, jenis):
    surat = catat(**lain)
    (card,) = kartu(kota, "sekda")
    assert (card.nada, str(card.jenis), card.judul) == (nada, jenis, surat.perihal)
    assert card.dari == "Badan Pusat Statistik · 005/1/BPS"


@pytest.mark.parametrize(
    ("kerahasiaan", "sandi", "staf"),
    [("biasa", "", 1), ("terbatas", "", 1), ("rahasia", "Rahasia", 1), ("sangat_rahasia", "Sangat rahasia", 1)],
)
def test_a_secret_one_bears_its_mark(catat, kota, kerahasiaan, sandi, staf):
    catat(kerahasiaan=kerahasiaan)
    (card,) = kartu(kota, "sekda")
    assert str(card.sandi) == sandi
    assert len(kartu(kota, "tu")) == staf  # who registered it may prepare it; a colleague below may not


def test_a_colleague_prepares_no_secret(catat, kota):
    catat(kepada="kabag_ekbang", kerahasiaan="rahasia")
    assert queries.meja_staf(kota.aktor("kabag_umum")) == []


@pytest.mark.parametrize("nasib", ["disposisi", "arsipkan", "tarik", "teruskan", "usul", "terdaftar"])
def test_what_no_longer_waits_here_is_gone(catat, isi, kota, nasib):
    surat, sekda, tu = catat(langsung=nasib != "terdaftar"), kota.aktor("sekda"), kota.aktor("tu")
    acts = {
        "disposisi": lambda: services.disposisikan(sekda, surat, isi=isi("pu")),
        "arsipkan": lambda: services.arsipkan(sekda, surat),
        "tarik": lambda: services.tarik(tu, surat, alasan="Salah"),
        "teruskan": lambda: services.teruskan(tu, surat, kepada=kota.jabatan["asisten1"]),
        "usul": lambda: services.usulkan(tu, surat, isi=isi("pu")),
        "terdaftar": lambda: None,
    }
    acts[nasib]()
    assert len(kartu(kota, "sekda")) == (1 if nasib == "usul" else 0)
    assert len(kartu(kota, "tu")) == (1 if nasib == "teruskan" else 0)
    assert len(kartu(kota, "asisten1")) == (1 if nasib == "teruskan" else 0)


class TestClock:
    @pytest.mark.parametrize(
        ("kecepatan", "lama"), [("sangat_segera", timedelta(hours=24)), ("segera", timedelta(hours=48))]
    )
    def test_runs_from_receipt(self, catat, kota, kecepatan, lama):
        surat = catat(kecepatan=kecepatan)
        due, _meant = ikhtisar.batas(kota.aktor("sekda"), surat)
        assert due == surat.diterima + lama

    @pytest.mark.parametrize(
        ("umur", "dekat"), [(timedelta(0), False), (timedelta(hours=23), False), (timedelta(hours=25), True)]
    )
    def test_says_what_a_breach_means_on_the_last_day(self, catat, kota, umur, dekat):
        surat = catat(kecepatan="segera", diterima=timezone.now() - umur)
        _due, meant = ikhtisar.batas(kota.aktor("sekda"), surat)
        assert ("berhak menagih" in meant) is dekat

    def test_without_a_rule_there_is_neither(self, catat, kota):
        AturanTenggat.objects.filter(kode="surat-segera").delete()
        surat = catat(kecepatan="segera")
        assert ikhtisar.batas(kota.aktor("sekda"), surat) == (None, "")
        assert [c.tenggat for c in kartu(kota, "sekda")] == [None]

    def test_a_rule_that_means_something_else_says_nothing_of_this(self, catat, kota):
        AturanTenggat.objects.filter(kode="surat-segera").update(akibat="sanksi")
        surat = catat(kecepatan="segera", diterima=timezone.now() - timedelta(days=9))
        assert ikhtisar.batas(kota.aktor("sekda"), surat)[1] == ""


class TestProposal:
    def test_stands_in_words_with_its_source(self, catat, isi, kota):
        services.usulkan(kota.aktor("tu"), catat(), isi=isi("pu", "sos"))
        (card,) = kartu(kota, "sekda")
        assert card.usul == "Dinas PU (penanggung jawab), Dinsos (pendukung). Disiapkan staf."
        assert card.pemeriksa.startswith("Pejabat Pengelola Surat")

    def test_units_that_were_closed_since_are_left_out(self, catat, isi, kota):
        services.usulkan(kota.aktor("tu"), catat(), isi=isi("pu", "sos"))
        UsulanDisposisi.objects.update(sasaran=[{"unit": 999_999, "peran": "utama"}])
        (card,) = kartu(kota, "sekda")
        assert card.usul == ""
        assert Unit.objects.filter(kode="pu").exists()

    def test_where_nothing_speaks_nothing_is_said(self, catat, kota):
        catat(klasifikasi="", perihal="Ucapan terima kasih")
        assert [c.usul for c in kartu(kota, "sekda")] == [""]


class TestSearch:
    @pytest.mark.parametrize(
        ("kata", "ada"),
        [
            ("anggaran", True),
            ("ANGGARAN", True),
            ("7/KEU", True),
            ("kementerian keuangan", True),
            ("talud", False),
            ("", True),
            ("  ", True),
            ("yang", False),
        ],
    )
    def test_hits_name_the_letter_and_lead_there(self, catat, kota, kata, ada):
        surat = catat("7/KEU", perihal="Laporan anggaran", pengirim="Kementerian Keuangan")
        hits = ikhtisar.temuan(kota.aktor("sekda"), kata, 5)
        assert len(hits) == ada
        for hit in hits:
            assert (hit["judul"], hit["url"]) == ("Laporan anggaran", f"/surat/{surat.pk}/")
            assert hit["keterangan"] == f"{surat.agenda} · 7/KEU · Kementerian Keuangan · Menunggu arahan"

    @pytest.mark.parametrize(("banyak", "batas", "temuan"), [(1, 3, 1), (3, 3, 3), (4, 3, 3)])
    def test_no_more_than_asked_for_newest_first(self, catat, kota, banyak, batas, temuan):
        for n in range(banyak):
            catat(f"{n}/A")
        hits = ikhtisar.temuan(kota.aktor("sekda"), "rapat", batas)
        assert [h["keterangan"].split(" · ")[1] for h in hits] == [f"{n}/A" for n in reversed(range(banyak))][:temuan]

    @pytest.mark.parametrize("kode", ["kadis_sos", "camat", "staf_pu", "admin", "asisten1"])
    def test_who_sees_nothing_finds_nothing(self, catat, kota, kode):
        catat()
        assert ikhtisar.temuan(kota.aktor(kode), "rapat", 5) == []
