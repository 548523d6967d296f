"""A drill from beginning to end: no row of any other module, no letter, no work, no notice, nothing for the public."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import publik, services
from poros.domain.krisis.ikhtisar import kartu, temuan
from poros.domain.krisis.models import Kejadian
from poros.domain.krisis.queries import humas
from poros.domain.krisis.rules.alur import JenisSiaran, JenisTinjauan, Periksa, StatusKorban
from poros.domain.krisis.tests.bahan import anggota, bantuan, kerja, kerusakan, perintah, rumor, tinjauan
from poros.domain.krisis.tests.conftest import genangan
from poros.domain.krisis.tests.test_latihan_privasi import angka, peringatan
from poros.domain.krisis.values import DataKartu, DataKontak, DataKorban, DataOpsi, DataSiaran
from poros.kernel.jejak.models import Jejak

pytestmark = pytest.mark.django_db
JEJAK = {"jejak.Jejak", "jejak.Segel"}
"""The trail keeps that a drill was held; everything else must not know of it."""


def isi_lain():
    """How many rows each table outside of this module has."""
    models = [m for m in apps.get_models() if m._meta.app_label != "krisis" and m._meta.managed]
    return {m._meta.label: m.objects.count() for m in models if m._meta.label not in JEJAK and hasattr(m, "objects")}


def selesaikan(actor, row, laporan, kota):
    """Everything that can be done in an event."""
    told = laporan(kejadian_id=row.pk)
    services.periksa(actor, told, hasil=Periksa.BENAR, kejadian_id=row.pk)
    figure = services.catat_angka(actor, row, data=angka())
    services.sahkan_angka(actor, row, angka_id=figure.pk)
    genangan(actor, row)
    services.catat_korban(actor, row, data=DataKorban(nama="Bu Rekaan", status=StatusKorban.LUKA, letak="RSUD"))
    services.buka_korban(actor, row)
    order = services.beri_perintah(actor, row, data=perintah(kota))
    services.selesaikan_latihan(actor, order)
    services.nilai_perintah(actor, order, dampak="Surut")
    ways = (DataOpsi(nama="Ya", akibat="a"), DataOpsi(nama="Tidak", akibat="b"))
    due = row.jam + timedelta(hours=2)
    card = services.ajukan_kartu(actor, row, data=DataKartu(perkara="lain", pertanyaan="Q?", batas=due, opsi=ways))
    services.putuskan(actor, card, opsi_id=card.opsi.first().pk)
    report = services.susun_sitrep(actor, row)
    services.ubah_sitrep(actor, report, narasi="Latihan berjalan")
    services.sahkan_sitrep(actor, report)
    services.terbitkan_peringatan(actor, row, data=peringatan(berakhir=row.jam + timedelta(hours=6)))
    heard = services.catat_rumor(actor, row, data=rumor(waktu=row.mulai))
    said = DataSiaran(jenis=JenisSiaran.KLARIFIKASI, judul="Tidak benar", isi="Utuh", rumor_id=heard.pk)
    services.siarkan(actor, row, data=said)
    talk = DataKontak(waktu=row.jam, kepada="Harian X", isi="x", janji="Data", batas=due)
    services.tepati(actor, services.catat_kontak(actor, row, data=talk))
    services.jawab_bantuan(actor, services.minta_bantuan(actor, row, data=bantuan(kota)), jawaban="Ya")
    services.catat_kerusakan(actor, row, data=kerusakan(jumlah=Decimal(2)))
    services.susun_r3p(actor, row)
    services.tambah_anggota(actor, row, data=anggota())
    later = timezone.localtime(row.jam).date() + timedelta(days=9)
    services.tambah_kerja(actor, row, data=kerja(kota, selesai=later))
    services.kirim_kerja(actor, row)
    services.serahkan_r3p(actor, row)
    services.tinjau(actor, row, data=tinjauan(jenis=JenisTinjauan.AKHIR))
    services.akhiri(actor, row)


def test_no_table_outside_has_one_row_more(aktif, bpbd, laporan, kota):
    before = isi_lain()
    row = aktif(latihan=True, laju=12)
    selesaikan(bpbd, row, laporan, kota)
    after = isi_lain()
    assert {k: (before[k], n) for k, n in after.items() if n != before[k]} == {}
    assert row.perintah.count() > 15


def test_the_same_in_earnest_does_reach_the_house(aktif, bpbd, laporan, kota):
    """So that the test above is known to see something."""
    before = isi_lain()
    row = aktif()
    services.minta_bantuan(bpbd, row, data=bantuan(kota))
    grown = {k for k, n in isi_lain().items() if n > before[k]}
    assert {"penugasan.Arahan", "penugasan.Penugasan", "naskah.Naskah", "pemberitahuan.Pemberitahuan"} <= grown


def test_the_trail_tells_that_it_was_held(aktif, bpbd):
    row = aktif(latihan=True)
    assert Jejak.objects.filter(aksi="krisis.kejadian_buka", objek_id=row.pk).count() == 1


def test_desk_search_feeds_and_other_modules_do_not_know_of_it(aktif, bpbd, laporan, kota, client):
    row = aktif(latihan=True, nama="Gladi Posko Rekaan")
    selesaikan(bpbd, row, laporan, kota)
    assert publik.kejadian_aktif(bpbd) == []
    assert humas.peringatan_berlaku() == []
    assert not [k for k in kartu(kota.aktor("sekda")) if "Gladi" in str(k)]
    (found,) = temuan(bpbd, "gladi", 5)
    assert found["judul"].startswith("[LATIHAN]"), "it can be found, and says what it is"
    for nama in ("publik", "umpan_cap"):
        assert b"Gladi" not in client.get(reverse(f"krisis:{nama}"), HTTP_HOST="uji.localhost").content


@pytest.mark.parametrize(
    "ubah",
    [{"latihan": False}, {"laju": 300}, {"laju": 0}],
    ids=["a fast clock in earnest", "faster than there is", "no clock"],
)
def test_the_database_keeps_clocks_of_drills_apart(buka, ubah):
    row = buka(latihan=True, laju=12)
    with pytest.raises(IntegrityError), transaction.atomic():
        Kejadian.objects.filter(pk=row.pk).update(**ubah)


@pytest.mark.parametrize("nama", ["papan", "kisah", "perintah", "lapangan", "kartu_daftar", "kabar", "pulih"])
def test_every_page_of_a_drill_says_so(aktif, masuk, nama):
    page = masuk("camat").get(reverse(f"krisis:{nama}", args=[aktif(latihan=True).pk])).content.decode()
    assert "LATIHAN" in page


def test_the_sheet_of_a_drill_says_so(aktif, bpbd, masuk):
    from pypdfium2 import PdfDocument

    row = aktif(latihan=True)
    services.catat_kerusakan(bpbd, row, data=kerusakan())
    services.susun_r3p(bpbd, row)
    sheet = masuk("camat").get(reverse("krisis:r3p", args=[row.pk, "pdf"])).content
    assert "INI LATIHAN" in PdfDocument(sheet)[0].get_textpage().get_text_bounded()
