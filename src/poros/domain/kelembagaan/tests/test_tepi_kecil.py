"""Small edges of heads and successors that nothing else would notice."""

from datetime import date

import pytest

from poros.domain.kelembagaan import services
from poros.domain.kelembagaan.values import BentukJabatan
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Jabatan, Pemangku, Unit
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.rules import Peran, Status
from poros.kernel.penugasan.services import RincianArahan, Sasaran, terbitkan

pytestmark = pytest.mark.django_db


@pytest.fixture
def hari(kota) -> date:
    return kota.aktor("admin").hari


def kepala(nama: str, *, memimpin: bool = True) -> BentukJabatan:
    return BentukJabatan(nama=nama, eselon="II.b", fungsi=Fungsi.PIMPINAN, kepala=memimpin)


def test_a_head_that_was_closed_makes_room_for_another(kota, hari):
    """A unit keeps its closed offices; only the one that is open leads."""
    admin, row = kota.aktor("admin"), kota.jabatan["camat"]
    Pemangku.objects.filter(jabatan=row).update(dicabut=hari)
    services.ubah_jabatan(admin, row, bentuk=kepala(row.nama), aktif=False)
    new = services.bentuk_jabatan(admin, kota.unit["kec"], bentuk=kepala("Camat Baru"))
    assert new.kepala
    with pytest.raises(Ditolak, match="sudah dipimpin Camat Baru"):
        services.ubah_jabatan(admin, row, bentuk=kepala(row.nama), aktif=True)


def test_it_may_be_opened_again_as_one_that_does_not_lead(kota, hari):
    admin, row = kota.aktor("admin"), kota.jabatan["camat"]
    Pemangku.objects.filter(jabatan=row).update(dicabut=hari)
    services.ubah_jabatan(admin, row, bentuk=kepala(row.nama), aktif=False)
    services.bentuk_jabatan(admin, kota.unit["kec"], bentuk=kepala("Camat Baru"))
    again = services.ubah_jabatan(admin, row, bentuk=kepala(row.nama, memimpin=False), aktif=True)
    assert (again.aktif, again.kepala) == (True, False)
    assert Jabatan.objects.filter(unit=kota.unit["kec"], kepala=True, aktif=True).count() == 1


class TestSuccessorInTheSameOrder:
    """An order to several units, one of which ends: the others' parts are not its own."""

    @pytest.fixture
    def perintah(self, kota):
        def give(*units: str) -> dict[str, Penugasan]:
            sekda = kota.aktor("sekda")
            row = terbitkan(
                sekda,
                Unit(pk=sekda.unit_id),
                rincian=RincianArahan(isi="Tangani banjir"),
                kepada=[Sasaran(kota.unit[u].pk, Peran.PENDUKUNG if n else Peran.UTAMA) for n, u in enumerate(units)],
            )
            return {p.unit.kode: p for p in row.penugasan.select_related("unit")}

        return give

    def hapus(self, kota, hari, kode: str, pengganti: str) -> None:
        services.hapus_unit(
            kota.aktor("admin"), kota.unit[kode], berlaku=hari, dasar="Perda 9/2026", pengganti=kota.unit[pengganti]
        )

    def test_what_the_successor_has_already_is_not_done_twice(self, kota, perintah, hari):
        parts = perintah("pu", "dlh", "sos")
        self.hapus(kota, hari, "dlh", "sos")
        status = {kode: Penugasan.objects.get(pk=p.pk).status for kode, p in parts.items()}
        assert status == {"pu": Status.TERKIRIM, "dlh": Status.DIALIHKAN, "sos": Status.TERKIRIM}

    def test_parts_that_it_only_coordinated_go_on(self, kota, perintah, hari):
        """Bagian Adbang coordinated Dinas PU; its successor is in the same order: the dinas keeps its work."""
        parts = perintah("pu", "kesra")
        assert parts["pu"].koordinator_id == kota.unit["ekbang"].pk
        self.hapus(kota, hari, "ekbang", "kesra")
        row = Penugasan.objects.get(pk=parts["pu"].pk)
        assert (row.status, row.unit_id, row.koordinator_id) == (
            Status.TERKIRIM,
            kota.unit["pu"].pk,
            kota.unit["kesra"].pk,
        )

    def test_each_part_that_moved_says_why_in_its_history(self, kota, perintah, hari):
        parts = perintah("dlh")
        self.hapus(kota, hari, "dlh", "sos")
        row = Penugasan.objects.get(pk=parts["dlh"].pk)
        assert row.unit_id == kota.unit["sos"].pk
        last = row.riwayat.order_by("id").last()
        assert last.catatan == "Dinas Lingkungan Hidup dihapus; dilanjutkan Dinas Sosial (Perda 9/2026)."
