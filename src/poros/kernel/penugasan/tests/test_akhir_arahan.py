"""How an order ends: done, withdrawn, replaced; what can and what cannot be brought back."""

import pytest

from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.penugasan.rules import Kerahasiaan, Peran, Status, StatusArahan
from poros.kernel.wewenang import TidakBerwenang


@pytest.fixture
def selesaikan(kota, serahkan):
    """Bring the part of Dinas PU to its end."""

    def finish(arahan):
        part = arahan.penugasan.get(unit=kota.unit["pu"])
        serahkan(part)
        services.verifikasi(kota.aktor("kabag_ekbang"), part)
        services.setujui(kota.aktor("sekda"), part)
        return part

    return finish


def keadaan(arahan):
    return Arahan.objects.get(pk=arahan.pk).status


@pytest.fixture
def berakhir(kota, beri, selesaikan):
    """An order of the Sekda that ended in a given way, with one part done."""

    def end(cara):
        arahan = beri("sekda", "pu", "dlh")
        selesaikan(arahan)
        if cara is StatusArahan.DITARIK:
            services.tarik(kota.aktor("sekda"), arahan, alasan="salah")
        elif cara is StatusArahan.DIGANTIKAN:
            beri("sekda", "pu", menggantikan_id=arahan.pk)
        elif cara is StatusArahan.SELESAI:
            dlh = arahan.penugasan.get(unit=kota.unit["dlh"])
            services.batalkan(kota.aktor("sekda"), dlh, catatan="cukup")
        assert keadaan(arahan) == cara
        return arahan

    return end


SUDAH_BERAKHIR = [StatusArahan.SELESAI, StatusArahan.DITARIK, StatusArahan.DIGANTIKAN]


@pytest.mark.parametrize("cara", SUDAH_BERAKHIR)
def test_what_has_ended_is_not_withdrawn(kota, berakhir, cara):
    arahan = berakhir(cara)
    told = Pemberitahuan.objects.count()
    with pytest.raises(Ditolak, match="sudah tidak berlaku"):
        services.tarik(kota.aktor("sekda"), arahan, alasan="terlambat")
    assert (keadaan(arahan), Pemberitahuan.objects.count()) == (cara, told)


@pytest.mark.parametrize("cara", SUDAH_BERAKHIR)
def test_what_has_ended_is_not_replaced(kota, beri, berakhir, cara):
    arahan = berakhir(cara)
    orders = Arahan.objects.count()
    with pytest.raises(Ditolak, match="tidak berlaku") as refused:
        beri("sekda", "sos", menggantikan_id=arahan.pk)
    assert refused.value.bidang == "menggantikan"
    assert (keadaan(arahan), Arahan.objects.count()) == (cara, orders)


@pytest.mark.parametrize("cara", [StatusArahan.DITARIK, StatusArahan.DIGANTIKAN])
def test_the_work_of_an_order_that_no_longer_holds_is_not_reopened(kota, berakhir, cara):
    """Else a unit would be at work under an order that is no more, and nothing could end it."""
    arahan = berakhir(cara)
    part = arahan.penugasan.get(unit=kota.unit["pu"])
    with pytest.raises(Ditolak, match="sudah tidak berlaku"):
        services.buka_kembali(kota.aktor("sekda"), part, catatan="ternyata bocor")
    part.refresh_from_db()
    assert (part.status, keadaan(arahan)) == (Status.SELESAI, cara)
    assert part.selesai is not None


@pytest.mark.parametrize("cara", [StatusArahan.BERLAKU, StatusArahan.SELESAI])
def test_the_work_of_an_order_that_holds_or_is_done_is(kota, berakhir, cara):
    arahan = berakhir(cara)
    part = arahan.penugasan.get(unit=kota.unit["pu"])
    services.buka_kembali(kota.aktor("sekda"), part, catatan="ternyata bocor")
    part.refresh_from_db()
    assert (part.status, part.selesai, keadaan(arahan)) == (Status.DIKERJAKAN, None, StatusArahan.BERLAKU)


def test_reopening_without_a_reason_leaves_the_order_done(kota, berakhir):
    arahan = berakhir(StatusArahan.SELESAI)
    part = arahan.penugasan.get(unit=kota.unit["pu"])
    with pytest.raises(Ditolak) as refused:
        services.buka_kembali(kota.aktor("sekda"), part, catatan="")
    assert refused.value.bidang == "catatan"
    part.refresh_from_db()
    assert (keadaan(arahan), part.status) == (StatusArahan.SELESAI, Status.SELESAI)
    assert part.selesai is not None


def test_a_refused_replacement_leaves_the_old_order_at_work(kota, beri):
    lama = beri("sekda", "pu")
    with pytest.raises(Ditolak):
        beri("sekda", "pu", "pu", menggantikan_id=lama.pk)
    with pytest.raises(Ditolak):
        beri("sekda", "pu", menggantikan_id=lama.pk, tindak="tidak-ada")
    assert (keadaan(lama), lama.penugasan.get().status) == (StatusArahan.BERLAKU, Status.TERKIRIM)
    assert not Pemberitahuan.objects.filter(jenis="penugasan.dibatalkan").exists()


@pytest.mark.parametrize(
    ("kerahasiaan", "diberi_tahu"),
    [
        (Kerahasiaan.TERBATAS, {"kadis_pu", "tu_pu", "kadis_dlh"}),
        (Kerahasiaan.RAHASIA, {"kadis_pu", "kadis_dlh"}),
    ],
)
def test_a_withdrawal_is_told_to_who_still_had_work(kota, beri, kerahasiaan, diberi_tahu):
    arahan = beri("sekda", "pu", "dlh", ("kec", Peran.TEMBUSAN), "sos", kerahasiaan=kerahasiaan)
    services.batalkan(kota.aktor("sekda"), arahan.penugasan.get(unit=kota.unit["sos"]), catatan="cukup")
    services.ketahui(kota.aktor("camat"), arahan.penugasan.get(unit=kota.unit["kec"]))
    Pemberitahuan.objects.all().delete()
    services.tarik(kota.aktor("sekda"), arahan, alasan="Keadaan berubah")
    names = {orang.pk: kode for kode, orang in kota.orang.items()}
    rows = Pemberitahuan.objects.filter(jenis="penugasan.dibatalkan")
    assert {names[row.orang_id] for row in rows} == diberi_tahu
    assert all(row.tertutup is (kerahasiaan is Kerahasiaan.RAHASIA) for row in rows)


def test_the_trail_says_who_withdrew_what_and_why_once(kota, beri):
    arahan = beri("sekda", "pu")
    services.tarik(kota.aktor("sekda"), arahan, alasan="  Keadaan berubah ")
    line = Jejak.objects.get(aksi="arahan.tarik")
    assert (line.objek, line.objek_id, line.orang) == ("arahan", arahan.pk, kota.orang["sekda"].nama)
    assert line.data == {"alasan": "  Keadaan berubah "}
    assert arahan.penugasan.get().riwayat.last().catatan == "Keadaan berubah"


@pytest.mark.parametrize("siapa", ["walikota", "asisten2", "kabag_ekbang", "kadis_pu", "tu", "inspektur", "admin"])
def test_nobody_withdraws_for_another(kota, beri, siapa):
    arahan = beri("sekda", "pu")
    with pytest.raises(TidakBerwenang):
        services.tarik(kota.aktor(siapa), arahan, alasan="saya juga bisa")
    assert keadaan(arahan) == StatusArahan.BERLAKU


def test_replacing_hands_the_work_over_in_one_act(kota, beri):
    lama = beri("sekda", "pu", "dlh")
    baru = beri("sekda", "pu", isi="Yang benar", menggantikan_id=lama.pk)
    assert (keadaan(lama), keadaan(baru)) == (StatusArahan.DIGANTIKAN, StatusArahan.BERLAKU)
    assert list(Penugasan.objects.order_by("pk").values_list("status", flat=True)) == [
        Status.DIBATALKAN,
        Status.DIBATALKAN,
        Status.TERKIRIM,
    ]
    assert {t.riwayat.last().catatan for t in lama.penugasan.all()} == {"Digantikan oleh arahan baru."}
    assert Jejak.objects.filter(aksi="arahan.terbitkan", objek_id=baru.pk).count() == 1
