"""Cards and panels of the desk: tone, words and order; nothing that can be decided is hidden by what cannot."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from poros.domain.koordinasi.manifest import kartu
from poros.kernel.organisasi.models import VersiPeta
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Penugasan, TemuanKonflik
from poros.kernel.penugasan.rules import Peran
from poros.kernel.penugasan.values import Klaim
from poros.kernel.tenggat.models import AturanTenggat


def bentur(beri, pintu_air, satu, dua, objek):
    """Two orders that collide at a place."""
    beri(satu, "pu", isi=f"Tutup {objek}", **{**pintu_air, "objek": objek})
    beri(dua, "dlh", isi=f"Buka {objek}", **{**pintu_air, "objek": objek, "tindak": "buka"})
    return TemuanKonflik.objects.latest("id")


def test_what_one_may_only_watch_does_not_crowd_out_what_one_must_decide(kota, beri, pintu_air, monkeypatch):
    """The asisten decides between his bagian; newer collisions of his own orders wait for the Sekda."""
    mine = bentur(beri, pintu_air, "kabag_ekbang", "asisten2", "kota/a")
    TemuanKonflik.objects.filter(pk=mine.pk).update(penengah=kota.unit["as2"])
    for n in range(3):
        bentur(beri, pintu_air, "asisten2", "asisten1", f"kota/b{n}")
    monkeypatch.setattr(kartu, "BANYAK_KONFLIK", 3)
    assert [card.judul for card in kartu.konflik(kota.aktor("asisten2"))] == ["Tutup kota/a ↔ Buka kota/a"]
    assert len(kartu.konflik(kota.aktor("sekda"))) == 3


@pytest.mark.parametrize("banyak", [1, 3])
def test_collisions_are_one_query(kota, beri, pintu_air, banyak, django_assert_num_queries):
    for n in range(banyak):
        bentur(beri, pintu_air, "asisten2", "asisten1", f"kota/{n}")
    sekda = kota.aktor("sekda")
    kartu.konflik(sekda)  # the rules of the clock are read once
    with django_assert_num_queries(1):
        assert len(kartu.konflik(sekda)) == banyak


def test_without_a_rule_for_deciding_a_collision_has_no_deadline(kota, konflik):
    AturanTenggat.objects.filter(kode="konflik-putus").delete()
    VersiPeta.objects.update(nilai=99)
    (card,) = kartu.konflik(kota.aktor("sekda"))
    assert card.tenggat is None
    assert card.nada == "bahaya"


@pytest.mark.parametrize(
    ("langkah", "hari", "kata"),
    [
        ([], 5, ("", "Penugasan baru")),
        ([], -2, ("bahaya", "Penugasan baru")),
        (["terima"], 1, ("", "Segera jatuh tempo")),
        (["terima"], -1, ("bahaya", "Lewat tenggat")),
        (["serahkan", "tolak"], 5, ("awas", "Hasil perlu diperbaiki")),
        (["serahkan", "tolak"], -1, ("bahaya", "Hasil perlu diperbaiki")),
        (["kembalikan", "tegaskan"], 5, ("", "Penugasan baru")),
    ],
)
def test_the_tone_of_a_card_of_the_unit(kota, tugas, langkah, hari, kata):
    for aksi in langkah:
        actor = kota.aktor("kabag_ekbang" if aksi in {"tolak", "tegaskan"} else "kadis_pu")
        if aksi == "serahkan":
            services.tambah_bukti(actor, tugas, isi=services.IsiBukti(teks="ada"))
        getattr(services, aksi)(actor, tugas, **({} if aksi in {"terima", "serahkan"} else {"catatan": "jelas"}))
    Penugasan.objects.filter(pk=tugas.pk).update(tenggat=timezone.now() + timedelta(days=hari))
    (card,) = kartu.penugasan(kota.aktor("kadis_pu"))
    assert (card.nada, card.jenis) == kata
    returned = [button for button in card.aksi if "kembalikan" in button.url]
    assert bool(returned) is (not langkah)  # it bounces once


@pytest.mark.parametrize("lewat_hari", [0, 3])
def test_a_result_that_waits_for_others_harms_nobody(kota, diserahkan, lewat_hari):
    Penugasan.objects.update(tenggat=timezone.now() - timedelta(days=lewat_hari))
    (card,) = kartu.penugasan(kota.aktor("kabag_ekbang"))
    assert card.nada == "awas"
    Penugasan.objects.update(tenggat=timezone.now() + timedelta(days=9))
    (card,) = kartu.penugasan(kota.aktor("kabag_ekbang"))
    assert card.nada == ""


def test_who_is_only_told_has_a_quiet_card_for_ever(kota, beri):
    beri("sekda", "pu", ("sos", Peran.TEMBUSAN))
    (card,) = kartu.penugasan(kota.aktor("kadis_sos"))
    assert (card.nada, card.tenggat, card.tenggat_teks, card.akibat) == ("", None, "", "")
    assert [button.kirim for button in card.aksi] == [True]


def test_the_panel_of_what_is_late_counts_and_leads(kota, beri):
    for unit in ("pu", "pu", "dlh", "sos"):
        beri("sekda", unit)
    Penugasan.objects.update(tenggat=timezone.now() - timedelta(days=9))
    (panel,) = kartu.terlambat(kota.aktor("sekda"))
    assert panel.ringkas == "4 terlambat di 3 unit"
    assert [line.ujung for line in panel.baris] == ["2 terlambat", "1 terlambat", "1 terlambat"]
    (panel,) = kartu.terlambat(kota.aktor("kabag_ekbang"))
    assert [line.judul for line in panel.baris] == ["Dinas Pekerjaan Umum", "Dinas Lingkungan Hidup"]
    assert all("kotak=koordinasi" in line.url for line in panel.baris)


def test_two_things_on_one_day_stand_in_the_order_of_the_day(kota, beri, waktu_sekda):
    pagi = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    for jam in (13, 8):
        klaim = (Klaim(waktu_sekda.pk, pagi + timedelta(hours=jam), pagi + timedelta(hours=jam + 1)),)
        beri("walikota", "setda", isi=f"pukul {jam}", klaim=klaim)
    (panel,) = kartu.hari_ini(kota.aktor("sekda"))
    assert [(line.judul, line.ujung) for line in panel.baris] == [
        ("pukul 8", "08.00–09.00"),
        ("pukul 13", "13.00–14.00"),
    ]
    assert panel.ringkas == "2 acara hari ini"


def test_figures_lead_to_the_list_that_they_count(kota, masuk, beri):
    for hari in (-3, 1, 9):
        part = beri("sekda", "pu").penugasan.get()
        Penugasan.objects.filter(pk=part.pk).update(tenggat=timezone.now() + timedelta(days=hari))
    figures = {str(f.label): (f.nilai, f.url) for f in kartu.angka(kota.aktor("kadis_pu"))}
    assert figures["Berjalan di kotak Anda"] == (3, reverse("koordinasi:daftar"))
    number, url = figures["Terlambat"]
    assert number == len(masuk("kadis_pu").get(url).context["halaman"].isi) == 1
    assert figures["Jatuh tempo tiga hari ini"][0] == 1


@pytest.mark.parametrize(("bahasa", "kata"), [("id", "Penugasan baru"), ("en", "New assignment")])
def test_cards_speak_the_language_of_the_reader(kota, tugas, bahasa, kata):
    with translation.override(bahasa):
        (card,) = kartu.penugasan(kota.aktor("kadis_pu"))
        assert str(card.jenis) == kata
        assert "terima" in card.aksi[0].url
    assert tugas.status == "terkirim"
