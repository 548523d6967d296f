"""An order that only tells: it ends when the last one has read it, and not before."""

import pytest

from poros.kernel.commands import Ditolak
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Arahan
from poros.kernel.penugasan.rules import Peran, Status, StatusArahan
from poros.kernel.registry import peristiwa

TEMBUSAN = Peran.TEMBUSAN
PEJABAT = {"pu": "kadis_pu", "dlh": "kadis_dlh", "sos": "kadis_sos"}


@pytest.fixture
def pemberitahuan_saja(beri) -> Arahan:
    """Three units are told, none has to do anything."""
    return beri("sekda", *((kode, TEMBUSAN) for kode in PEJABAT))


@pytest.fixture
def selesai(monkeypatch):
    """Orders that were said to be done, in the order in which it was said."""
    heard = []
    monkeypatch.setitem(
        peristiwa._PENDENGAR,
        "arahan.selesai",
        [*peristiwa._PENDENGAR["arahan.selesai"], lambda _actor, *, arahan: heard.append(arahan.pk)],
    )
    return heard


@pytest.fixture
def ketahui(kota):
    def note(arahan, kode):
        return services.ketahui(kota.aktor(PEJABAT[kode]), arahan.penugasan.get(unit=kota.unit[kode]))

    return note


def keadaan(arahan):
    return Arahan.objects.get(pk=arahan.pk).status


def test_it_ends_with_the_last_who_reads_it_and_is_said_to_end_once(pemberitahuan_saja, ketahui, selesai):
    for kode in PEJABAT:
        assert keadaan(pemberitahuan_saja) == StatusArahan.BERLAKU
        assert selesai == []
        ketahui(pemberitahuan_saja, kode)
    assert keadaan(pemberitahuan_saja) == StatusArahan.SELESAI
    assert selesai == [pemberitahuan_saja.pk]


def test_one_who_is_told_is_enough_for_an_end(beri, ketahui):
    arahan = beri("sekda", ("sos", TEMBUSAN))
    ketahui(arahan, "sos")
    assert keadaan(arahan) == StatusArahan.SELESAI


def test_to_cancel_one_does_not_end_what_others_have_not_read(kota, pemberitahuan_saja, ketahui):
    services.batalkan(
        kota.aktor("sekda"), pemberitahuan_saja.penugasan.get(unit=kota.unit["pu"]), catatan="salah alamat"
    )
    assert keadaan(pemberitahuan_saja) == StatusArahan.BERLAKU
    ketahui(pemberitahuan_saja, "dlh")
    ketahui(pemberitahuan_saja, "sos")
    assert keadaan(pemberitahuan_saja) == StatusArahan.SELESAI


def test_to_cancel_the_last_unread_ends_it(kota, pemberitahuan_saja, ketahui):
    ketahui(pemberitahuan_saja, "dlh")
    ketahui(pemberitahuan_saja, "sos")
    services.batalkan(
        kota.aktor("sekda"), pemberitahuan_saja.penugasan.get(unit=kota.unit["pu"]), catatan="salah alamat"
    )
    assert keadaan(pemberitahuan_saja) == StatusArahan.SELESAI


@pytest.mark.parametrize("dahulu", ["tembusan", "kerja"])
def test_where_somebody_works_his_end_is_the_end_whoever_has_read_it(kota, beri, serahkan, ketahui, selesai, dahulu):  # noqa: PLR0917 -- fixtures by name
    arahan = beri("sekda", "pu", ("sos", TEMBUSAN))
    if dahulu == "tembusan":
        ketahui(arahan, "sos")
        assert keadaan(arahan) == StatusArahan.BERLAKU
    tugas = serahkan(arahan.penugasan.get(unit=kota.unit["pu"]))
    services.verifikasi(kota.aktor("kabag_ekbang"), tugas)
    services.setujui(kota.aktor("sekda"), tugas)
    assert keadaan(arahan) == StatusArahan.SELESAI
    if dahulu == "kerja":
        ketahui(arahan, "sos")
    assert selesai == [arahan.pk]


def test_what_was_withdrawn_stays_withdrawn(kota, beri):
    arahan = beri("sekda", ("pu", TEMBUSAN), ("sos", TEMBUSAN))
    services.tarik(kota.aktor("sekda"), arahan, alasan="keliru")
    assert keadaan(arahan) == StatusArahan.DITARIK
    assert set(arahan.penugasan.values_list("status", flat=True)) == {Status.DIBATALKAN}
    with pytest.raises(Ditolak):
        services.tarik(kota.aktor("sekda"), arahan, alasan="lagi")


@pytest.mark.parametrize("banyak", [1, 3])
def test_many_are_noted_at_once_and_each_order_ends(kota, beri, banyak):
    orders = [beri("sekda", ("sos", TEMBUSAN), isi=f"Untuk diketahui {n}") for n in range(banyak)]
    sos = kota.aktor("kadis_sos")
    rows = [arahan.penugasan.get().pk for arahan in orders]
    assert services.terima_banyak(sos, kota.unit["sos"], penugasan=rows) == banyak
    assert {keadaan(arahan) for arahan in orders} == {StatusArahan.SELESAI}
