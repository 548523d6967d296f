"""Who may what: the table of roles against acts, whole."""

import pytest

from poros.domain.logistik.models import Gudang, Kiriman, Perhentian, Rkb, Sarana, Titik
from poros.domain.logistik.rules.alur import JenisSarana
from poros.domain.logistik.services import ajukan_rkb, catat_sarana
from poros.domain.logistik.values import DataRkb, DataSarana
from poros.domain.logistik.wewenang import RULES, Wewenang
from poros.kernel.organisasi.models import Unit
from poros.kernel.registry import manifests
from poros.kernel.wewenang import may

pytestmark = pytest.mark.django_db

SIAPA = ("walikota", "sekda", "kadis_sos", "kabag_umum", "kadis_pu", "staf_pu", "camat", "inspektur", "admin")
UANG = {"walikota", "sekda", "kadis_sos", "kabag_umum", "inspektur"}
TABEL = {
    Wewenang.GUDANG_LIHAT: set(SIAPA),
    Wewenang.STOK_CATAT: {"kadis_sos"},
    Wewenang.GUDANG_UBAH: {"kadis_sos"},
    Wewenang.CADANGAN_ATUR: {"kadis_sos"},
    Wewenang.KIRIMAN_SUSUN: {"kadis_sos"},
    Wewenang.PENGUNGSI_LAPOR: {"kadis_sos", "camat"},
    Wewenang.TITIK_UBAH: {"kadis_sos"},
    Wewenang.KIRIMAN_JALANKAN: {"kadis_sos"},
    Wewenang.TERIMA_CATAT: {"kadis_sos", "camat"},
    Wewenang.SARANA_UBAH: {"kadis_sos", "kadis_pu"},
    Wewenang.PAGU_LIHAT: UANG,
    Wewenang.RKB_LIHAT: UANG | {"kadis_pu"},
    Wewenang.RKB_PUTUS: {"kabag_umum"},
    Wewenang.RKB_KELOLA: {"kadis_pu"},
}


@pytest.fixture
def benda(kota, tempat, kiriman, pagu):
    run, kadis = kiriman(), kota.aktor("kadis_pu")
    plan = ajukan_rkb(kadis, kota.unit["pu"], data=DataRkb(nomor="1", dasar="SK", keperluan="x", jumlah=1))
    boat = catat_sarana(kadis, kota.unit["pu"], data=DataSarana(kode="p", nama="P", jenis=JenisSarana.PERAHU))
    stop = run.perhentian.first()
    return {Gudang: tempat.gudang, Titik: tempat.utara, Kiriman: run, Perhentian: stop, Sarana: boat, Rkb: plan,
            type(pagu): pagu}  # fmt: skip


@pytest.mark.parametrize("hak", TABEL, ids=str)
def test_who_may(kota, benda, hak):
    row = benda[RULES[hak].model]
    assert {who for who in SIAPA if may(kota.aktor(who), hak, row)} == TABEL[hak]


def test_in_ones_own_unit(kota, peran):
    """Creating needs the part in the own unit; whoever leads a unit may ask for resources and for money."""
    rights = (
        Wewenang.BARANG_CATAT, Wewenang.GUDANG_CATAT, Wewenang.TITIK_CATAT, Wewenang.ALOKASI_HITUNG, Wewenang.DSP_CATAT,
        Wewenang.PAGU_ATUR, Wewenang.RKB_AJUKAN, Wewenang.PERMINTAAN_AJUKAN, Wewenang.PERAN_ATUR,
    )  # fmt: skip
    found = {}
    for who in SIAPA:
        actor = kota.aktor(who)
        found[who] = [w.name for w in rights if may(actor, w, Unit.objects.get(pk=actor.unit_id))]
    leads = ["RKB_AJUKAN", "PERMINTAAN_AJUKAN"]
    assert found == {
        "walikota": leads, "sekda": leads, "kadis_pu": leads, "camat": leads, "staf_pu": [], "inspektur": [],
        "kadis_sos": ["BARANG_CATAT", "GUDANG_CATAT", "TITIK_CATAT", "ALOKASI_HITUNG", "DSP_CATAT", *leads],
        "kabag_umum": ["PAGU_ATUR", *leads], "admin": ["PERAN_ATUR"],
    }  # fmt: skip


def test_without_parts_nobody_manages(kota):
    assert not any(
        may(kota.aktor(who), Wewenang.GUDANG_CATAT, Unit.objects.get(pk=kota.aktor(who).unit_id)) for who in SIAPA
    )


def test_every_act_has_its_words():
    (own,) = [m for m in manifests() if m.kode == "logistik"]
    silent = {w for w in RULES if not w.name.endswith("_LIHAT")} - set(own.kalimat)
    assert silent == set()
