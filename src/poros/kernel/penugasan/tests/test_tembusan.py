"""Who is only told of an order: no clock runs for him, he holds nothing up, and he is late with nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.kernel.commands import Ditolak
from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.queries.arahan import halaman_arahan
from poros.kernel.penugasan.rules import Kotak, Peran, Status, StatusArahan
from poros.kernel.penugasan.values import Saringan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

PENDUKUNG, TEMBUSAN = Peran.PENDUKUNG, Peran.TEMBUSAN


@pytest.fixture
def diberi_tahu(kota, beri) -> Penugasan:
    """The part of Dinas Sosial, which is told what Dinas PU has to do."""
    return beri("sekda", "pu", ("sos", TEMBUSAN), tenggat=timezone.now() + timedelta(hours=1)).penugasan.get(
        unit=kota.unit["sos"]
    )


@pytest.mark.parametrize(
    ("kepada", "boleh"),
    [
        (("pu",), True),
        (("pu", ("dlh", PENDUKUNG)), True),
        (("pu", "dlh"), True),
        ((("pu", TEMBUSAN),), True),
        ((("pu", PENDUKUNG),), False),
        ((("pu", PENDUKUNG), ("dlh", PENDUKUNG)), False),
        ((("pu", PENDUKUNG), ("sos", TEMBUSAN)), False),
    ],
)
def test_support_needs_somebody_to_support(beri, kepada, boleh):
    if boleh:
        assert beri("sekda", *kepada).penugasan.count() == len(kepada)
        return
    with pytest.raises(Ditolak, match="penanggung jawab") as refused:
        beri("sekda", *kepada)
    assert refused.value.bidang == "kepada"
    assert not Penugasan.objects.exists()


def test_the_order_has_a_deadline_and_he_has_none(diberi_tahu):
    assert diberi_tahu.tenggat is None
    assert diberi_tahu.arahan.tenggat is not None
    assert diberi_tahu.arahan.penugasan.get(peran=Peran.UTAMA).tenggat == diberi_tahu.arahan.tenggat


def test_when_the_deadline_is_past_only_the_other_is_late(kota, diberi_tahu):
    kini = timezone.now() + timedelta(days=3)
    sekda, sos = kota.aktor("sekda"), kota.aktor("kadis_sos")
    assert [t.unit.kode for t in queries.terlambat(sekda, kini)] == ["pu"]
    assert [row["kantor_id"] for row in queries.terlambat_per_kantor(sekda, kini, 9)] == [kota.unit["pu"].pk]
    late = Saringan(kotak=Kotak.SEMUA, terlambat=True)
    assert [t.unit.kode for t in queries.daftar(sekda, late, kini)] == ["pu"]
    assert queries.angka(sos, kini) == {"terbuka": 1, "terlambat": 0, "dekat": 0}
    assert halaman_arahan(sekda, diberi_tahu.arahan_id, kini).capaian.telat == 1


@pytest.mark.parametrize("aksi", ["terima", "serahkan", "setujui", "verifikasi", "kembalikan", "laporkan"])
def test_nothing_is_asked_of_him_but_to_have_read_it(kota, diberi_tahu, aksi):
    siapa = {"setujui": "sekda", "verifikasi": "kabag_kesra"}.get(aksi, "kadis_sos")
    if aksi == "serahkan":
        services.tambah_bukti(kota.aktor("kadis_sos"), diberi_tahu, isi=services.IsiBukti(teks="ada"))
    isi = {"catatan": "alasan"} if aksi in {"kembalikan", "laporkan"} else {}
    with pytest.raises(TransitionError):
        getattr(services, aksi)(kota.aktor(siapa), diberi_tahu, **isi)
    diberi_tahu.refresh_from_db()
    assert (diberi_tahu.status, diberi_tahu.selesai) == (Status.TERKIRIM, None)


def test_having_read_it_is_the_end_and_is_dated(kota, diberi_tahu):
    services.ketahui(kota.aktor("kadis_sos"), diberi_tahu)
    diberi_tahu.refresh_from_db()
    last = diberi_tahu.riwayat.last()
    assert (diberi_tahu.status, diberi_tahu.selesai) == (Status.DIKETAHUI, last.waktu)
    with pytest.raises(TransitionError):
        services.ketahui(kota.aktor("kadis_sos"), diberi_tahu)


def test_who_works_does_not_merely_take_note(kota, diberi_tahu):
    pu = diberi_tahu.arahan.penugasan.get(peran=Peran.UTAMA)
    with pytest.raises(TransitionError):
        services.ketahui(kota.aktor("kadis_pu"), pu)
    with pytest.raises(TidakBerwenang):
        services.ketahui(kota.aktor("kadis_pu"), diberi_tahu)


def test_an_order_ends_without_him_and_is_withdrawn_with_him(kota, beri, diberi_tahu):
    pu = diberi_tahu.arahan.penugasan.get(peran=Peran.UTAMA)
    services.batalkan(kota.aktor("sekda"), pu, catatan="cukup")
    diberi_tahu.arahan.refresh_from_db()
    assert diberi_tahu.arahan.status == StatusArahan.SELESAI
    services.ketahui(kota.aktor("kadis_sos"), diberi_tahu)  # he may still read it
    other = beri("sekda", "pu", ("sos", TEMBUSAN))
    services.tarik(kota.aktor("sekda"), other, alasan="salah")
    assert set(other.penugasan.values_list("status", flat=True)) == {Status.DIBATALKAN}
