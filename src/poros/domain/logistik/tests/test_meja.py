"""On the desk and in the search: what waits for this office, and nothing that is another's."""

import pytest

from poros.domain.logistik import services
from poros.domain.logistik.ikhtisar import kartu, temuan
from poros.domain.logistik.publik import kartu_papan
from poros.domain.logistik.rules.alur import JenisSarana
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import DataDonasi, DataPermintaan, DataRkb

pytestmark = pytest.mark.django_db


@pytest.fixture
def menunggu(kota, tempat, pagu, hari):
    plan = services.ajukan_rkb(
        kota.aktor("kadis_pu"), kota.unit["pu"], data=DataRkb(nomor="1", dasar="SK", keperluan="Tanggul", jumlah=5000)
    )
    data = DataPermintaan(
        jenis=JenisSarana.POMPA, jumlah=2, keperluan="x", tempat="RSUD", mulai=plan.diajukan, selesai=plan.tenggat
    )
    services.minta_sarana(kota.aktor("camat"), kota.unit["kec"], data=data)
    pintu.janji(DataDonasi(barang_id=tempat.barang["air"].pk, jumlah=9, nama="Bu D", kontak="0800", rencana=hari))
    return plan


def test_each_office_sees_what_it_can_settle(kota, menunggu):
    assert [c.judul for c in kartu(kota.aktor("kabag_umum"))] == ["Cairkan Rp5.000 untuk Tanggul"]
    assert [c.judul for c in kartu(kota.aktor("kadis_sos"))] == [
        "Pompa × 2, RSUD", "Janji donasi 9 galon Air minum galon",
    ]  # fmt: skip
    for who in ("kadis_pu", "camat", "sekda", "staf_pu"):
        assert kartu(kota.aktor(who)) == []
    (card,) = kartu(kota.aktor("kabag_umum"))
    assert card.tenggat == menunggu.tenggat


def test_no_card_names_a_giver(kota, menunggu):
    assert "Bu D" not in repr(kartu(kota.aktor("kadis_sos")))


def test_places_and_goods_are_found_by_name(kota, tempat):
    actor = kota.aktor("camat")
    assert [r["judul"] for r in temuan(actor, "gudang", 5)] == ["Gudang Induk"]
    assert [r["judul"] for r in temuan(actor, "masjid", 5)] == ["Masjid Raya"]
    assert [r["judul"] for r in temuan(actor, "a", 2)] == [r["judul"] for r in temuan(actor, "a", 9)][:2]
    assert temuan(actor, "tidak ada", 5) == []


def test_the_command_board_shows_money_only_to_who_may_see_it(kota, menunggu):
    shown = {c.label: c.nilai for c in kartu_papan(kota.aktor("sekda"), 1)}
    assert shown == {
        "Alarm logistik": "0",
        "Titik tanpa barang": "0",
        "Sarana bertugas": "0",
        "BTT tersedia": "Rp1 miliar",
    }
    assert "BTT tersedia" not in {c.label for c in kartu_papan(kota.aktor("camat"), 1)}
