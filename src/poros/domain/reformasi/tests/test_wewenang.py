"""Every permission against every office, as one table for each point of the road; a mandate; an office that ended."""

from datetime import date

import pytest

from poros.domain.reformasi import services
from poros.domain.reformasi.models import PutusanPos, RiwayatMasalah, RiwayatTelaah
from poros.domain.reformasi.rules.alur import AksiMasalah
from poros.domain.reformasi.rules.penyederhanaan import Hasil
from poros.domain.reformasi.wewenang import RULES, Wewenang
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.organisasi.rules import Kapasitas
from poros.kernel.wewenang import visible

pytestmark = pytest.mark.django_db
SEMUA_ORANG = (
    "walikota", "sekda", "asisten1", "asisten2", "kabag_umum", "tu", "kabag_kesra", "kabag_ekbang", "kadis_pu", "tu_pu",
    "staf_pu", "kadis_dlh", "kadis_sos", "camat", "inspektur", "admin",
)  # fmt: skip
PUNCAK = {"walikota", "sekda", "inspektur"}
PENYUSUN = {"kabag_umum", "tu"}
PU = {"kadis_pu", "tu_pu"}
"""Acting for Dinas PU: nobody above it does, not even the Wali Kota."""
W = Wewenang


def boleh(kota, wewenang) -> set[str]:
    """Offices for which the permission finds at least one row."""
    rows = RULES[wewenang].model._default_manager.all()
    return {siapa for siapa in SEMUA_ORANG if visible(kota.aktor(siapa), wewenang, rows).exists()}


def tabel(kota, wanted) -> None:
    assert {w: boleh(kota, w) for w in wanted} == wanted


def test_rules_and_catalogues_are_read_by_all(kota):
    tabel(kota, {w: set(SEMUA_ORANG) for w in (W.ATURAN_LIHAT, W.STRATEGI_LIHAT)})


def test_who_keeps_the_organisation_begins_everything(kota):
    tabel(kota, dict.fromkeys((W.KELOLA, W.TELAAH_SUSUN), PENYUSUN))


def test_a_draft(kota, telaah, putus):
    """Kesra stands in for the personnel office; asisten 1 is above it, and sees the review but no names."""
    putus("pupr-jalan", Hasil.DIPERTAHANKAN)
    reading = PUNCAK | PENYUSUN | {"kabag_kesra", "asisten1"}
    writing = dict.fromkeys((W.TELAAH_UBAH, W.TELAAH_ALIR, W.POS_UBAH), PENYUSUN)
    seen = dict.fromkeys((W.TELAAH_LIHAT, W.POS_LIHAT, W.PUTUSAN_LIHAT), reading)
    tabel(kota, writing | seen | {W.TERDAMPAK_LIHAT: {"kabag_kesra"}, W.POS_TANGGAPI: set()})


def test_a_proposal(kota, usulan):
    """Setda, Dinas PU and Inspektorat have posts in it: their leaders see and answer; names stay with personnel."""
    assert PutusanPos.objects.exists()
    assert RiwayatTelaah.objects.exists()
    reading = boleh(kota, W.TELAAH_LIHAT)
    assert reading >= PUNCAK | PENYUSUN | PU | {"kabag_kesra"}
    assert reading.isdisjoint({"staf_pu", "kadis_dlh", "kadis_sos", "camat", "admin"})
    assert boleh(kota, W.LANGKAH_LIHAT) == reading
    assert boleh(kota, W.POS_LIHAT) == reading
    assert boleh(kota, W.TERDAMPAK_LIHAT) == {"kabag_kesra"}
    assert boleh(kota, W.POS_TANGGAPI) == PU | PENYUSUN | {"sekda", "asisten2", "inspektur"}


def test_a_road_map_under_way(kota, berjalan):
    reading = boleh(kota, W.ROADMAP_LIHAT)
    assert reading >= PUNCAK | PENYUSUN | PU | {"staf_pu"}
    assert reading.isdisjoint({"kadis_dlh", "kadis_sos", "camat"})
    tabel(kota, dict.fromkeys((W.AKSI_LIHAT, W.TARGET_LIHAT), reading))
    tabel(
        kota,
        dict.fromkeys((W.ROADMAP_UBAH, W.AKSI_UBAH, W.TARGET_PANTAU), PENYUSUN) | {W.TARGET_LAPOR: PU},
    )


def test_a_problem(kota, masalah, melangkah, besok):
    melangkah(masalah, AksiMasalah.TUGASKAN, tenggat=besok)
    assert RiwayatMasalah.objects.exists()
    reading = boleh(kota, W.MASALAH_LIHAT)
    assert reading >= PUNCAK | PENYUSUN | PU | {"kadis_dlh"}
    assert reading.isdisjoint({"kadis_sos", "camat"})
    tabel(kota, {W.BUKTI_MASALAH_LIHAT: reading, W.MASALAH_UBAH: PENYUSUN, W.MASALAH_SELESAI: PU})


def test_a_mandate_draws_up_but_does_not_decide_on_the_road(kota, usulan):
    """UU 30/2014 Art. 14(7)."""
    holding = Pemangku.objects.filter(jabatan=kota.jabatan["kabag_umum"])
    holding.update(kapasitas=Kapasitas.PLT, sampai=date(2099, 1, 1))
    assert "kabag_umum" in boleh(kota, W.TELAAH_UBAH)
    assert "kabag_umum" not in boleh(kota, W.TELAAH_ALIR)


def test_each_permission_has_its_rule():
    assert set(RULES) == set(Wewenang)


@pytest.mark.parametrize("hari", [date(2028, 2, 28), date(2028, 2, 29)])
def test_the_last_day_in_office_is_a_day_in_office(kota, telaah, hari):
    """Also when it is the leap day."""
    Pemangku.objects.filter(jabatan=kota.jabatan["kabag_umum"]).update(sampai=date(2028, 2, 29))
    row = visible(kota.aktor("kabag_umum", hari), W.TELAAH_UBAH, type(telaah).objects.all())
    assert row.exists()
    assert not kota.aktor("kabag_umum", date(2028, 3, 1))


def test_names_leave_a_line_each_time_they_are_read(kota, usulan):
    for n in range(1, 4):
        services.buka_terdampak(kota.aktor("kabag_kesra"), usulan)
        assert Jejak.objects.filter(aksi="reformasi.terdampak_lihat").count() == n
