"""The rest of the table of roles against acts: staff, secretariats, units above and below, and what changes with the parts."""

import pytest

from poros.domain.logistik import services
from poros.domain.logistik.models import (
    Alokasi,
    Barang,
    BerkasDsp,
    Donasi,
    Klaim,
    PeranLogistik,
    PermintaanSarana,
    Rkb,
)
from poros.domain.logistik.rules.alur import JenisSarana, PeranUnit
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import DataDonasi, DataDsp, DataPermintaan, DataSarana
from poros.domain.logistik.wewenang import RULES, Wewenang
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, may

from .test_btt import rencana

pytestmark = pytest.mark.django_db
SIAPA = ("walikota", "sekda", "asisten1", "kadis_sos", "kabag_umum", "tu", "kadis_pu", "tu_pu", "staf_pu", "camat",
         "inspektur", "admin")  # fmt: skip
UANG = {"walikota", "sekda", "kadis_sos", "kabag_umum", "tu", "inspektur"}


@pytest.fixture
def benda(kota, tempat, alokasi, pagu, hari, *, banjir):
    """A plan and a request of Dinas PU, which has no part; the rest is of the managers."""
    from datetime import timedelta

    from django.utils import timezone

    kadis, pu, now = kota.aktor("kadis_sos"), kota.aktor("kadis_pu"), timezone.now()
    boat = services.catat_sarana(kadis, kota.unit["sos"], data=DataSarana(kode="p", nama="P", jenis=JenisSarana.PERAHU))
    ask = DataPermintaan(
        jenis=JenisSarana.PERAHU, jumlah=1, keperluan="x", tempat="x", mulai=now, selesai=now + timedelta(1)
    )
    asked = services.minta_sarana(pu, kota.unit["pu"], data=ask)
    claim = services.tugaskan_sarana(kadis, asked, sarana_id=boat.pk)
    gift = pintu.janji(DataDonasi(barang_id=tempat.barang["air"].pk, jumlah=5, nama="x", kontak="x", rencana=hari))
    return {
        Alokasi: alokasi(),
        Barang: tempat.barang["air"],
        BerkasDsp: services.catat_dsp(kadis, kota.unit["sos"], data=DataDsp(kejadian_id=banjir.pk)),
        Donasi: gift,
        Klaim: claim,
        PermintaanSarana: asked,
        Rkb: services.ajukan_rkb(pu, kota.unit["pu"], data=rencana("1", 5)),
    }


TABEL = {
    Wewenang.ALOKASI_LIHAT: set(SIAPA),
    Wewenang.ALOKASI_PUTUS: {"kadis_sos"},
    Wewenang.BARANG_UBAH: {"kadis_sos"},
    Wewenang.DSP_LIHAT: UANG,
    Wewenang.DSP_UBAH: {"kadis_sos"},
    Wewenang.DONASI_LIHAT: {"kadis_sos"},
    Wewenang.DONASI_JAWAB: {"kadis_sos"},
    Wewenang.DONASI_TERIMA: {"kadis_sos"},
    Wewenang.DONATUR_LIHAT: {"kadis_sos"},
    Wewenang.KLAIM_JALANKAN: {"kadis_sos", "kadis_pu", "tu_pu"},
    Wewenang.PERMINTAAN_LIHAT: set(SIAPA),
    Wewenang.PERMINTAAN_PUTUS: {"kadis_sos"},
    Wewenang.PERMINTAAN_TUTUP: {"kadis_sos", "kadis_pu", "tu_pu"},
    Wewenang.RKB_LIHAT: UANG | {"kadis_pu", "tu_pu"},
    Wewenang.RKB_PUTUS: {"kabag_umum", "tu"},
    Wewenang.RKB_KELOLA: {"kadis_pu", "tu_pu"},
}


@pytest.mark.parametrize("hak", TABEL, ids=str)
def test_who_may(kota, benda, hak):
    row = benda[RULES[hak].model]
    assert {who for who in SIAPA if may(kota.aktor(who), hak, row)} == TABEL[hak]


@pytest.mark.parametrize("hak", TABEL, ids=str)
def test_asked_for_many_rights_at_once_the_answer_is_the_same(kota, benda, hak):
    row = benda[RULES[hak].model]
    same = [w for w in TABEL if RULES[w].model is RULES[hak].model]
    for who in SIAPA:
        assert (hak in boleh(kota.aktor(who), row, *same)) is (who in TABEL[hak])


class TestParts:
    """A part is given to a unit by the administrator and taken away again: nothing else makes a manager."""

    BISA = (Wewenang.GUDANG_CATAT, Wewenang.TITIK_CATAT, Wewenang.ALOKASI_HITUNG, Wewenang.PAGU_ATUR)

    def punya(self, kota, siapa: str) -> list[str]:
        actor = kota.aktor(siapa)
        return [w.name for w in self.BISA if may(actor, w, Unit.objects.get(pk=actor.unit_id))]

    @pytest.mark.parametrize("siapa", ["kadis_pu", "tu_pu", "staf_pu"])
    def test_all_who_work_in_a_managing_unit_manage(self, kota, siapa):
        """The staff sits in a division of the dinas, as the keepers of a store do."""
        assert self.punya(kota, siapa) == []
        part = PeranLogistik.objects.create(unit=kota.unit["pu"], peran=PeranUnit.PENGELOLA)
        assert self.punya(kota, siapa) == ["GUDANG_CATAT", "TITIK_CATAT", "ALOKASI_HITUNG"]
        part.delete()
        assert self.punya(kota, siapa) == []

    @pytest.mark.parametrize(("siapa", "ada"), [("kadis_pu", True), ("tu_pu", True), ("staf_pu", False)])
    def test_of_a_treasury_only_head_and_secretariat(self, kota, siapa, ada):
        PeranLogistik.objects.create(unit=kota.unit["pu"], peran=PeranUnit.BUD)
        assert self.punya(kota, siapa) == (["PAGU_ATUR"] if ada else [])

    def test_staff_of_the_managers_count_but_do_not_decide(self, kota, alokasi, tempat):
        row = alokasi()
        PeranLogistik.objects.create(unit=kota.unit["pu"], peran=PeranUnit.PENGELOLA)
        staff, head = kota.aktor("staf_pu"), kota.aktor("kadis_pu")
        assert may(staff, Wewenang.STOK_CATAT, tempat.gudang)
        assert not may(staff, Wewenang.ALOKASI_PUTUS, row)
        assert not may(staff, Wewenang.CADANGAN_ATUR, tempat.gudang)
        assert may(head, Wewenang.ALOKASI_PUTUS, row)

    def test_who_keeps_a_post_counts_there_and_only_there(self, kota, tempat):
        pu = kota.aktor("kadis_pu")
        assert may(pu, Wewenang.STOK_CATAT, tempat.pos)
        assert may(pu, Wewenang.KIRIMAN_SUSUN, tempat.pos)
        assert not may(pu, Wewenang.STOK_CATAT, tempat.gudang)
        assert not may(pu, Wewenang.GUDANG_UBAH, tempat.pos)

    def test_the_head_of_government_keeps_nobody_s_stock(self, kota, tempat):
        chief = kota.aktor("walikota")
        assert not may(chief, Wewenang.STOK_CATAT, tempat.gudang)
        assert may(chief, Wewenang.GUDANG_LIHAT, tempat.gudang)


def test_the_treasury_of_one_unit_pays_the_plans_of_all(kota, pagu):
    rows = [
        services.ajukan_rkb(kota.aktor(who), kota.unit[unit], data=rencana("1", 5))
        for who, unit in (("kadis_sos", "sos"), ("kadis_pu", "pu"), ("camat", "kec"))
    ]
    bud = kota.aktor("kabag_umum")
    assert all(may(bud, Wewenang.RKB_PUTUS, row) for row in rows)
    assert not any(may(bud, Wewenang.RKB_KELOLA, row) for row in rows)
