"""Who keeps kinds of acts and resources."""

from dataclasses import replace
from datetime import date

import pytest

from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import SumberDaya, TindakArahan
from poros.kernel.penugasan.queries.pengaturan import sumber_daya_terlihat, tindak_terlihat
from poros.kernel.penugasan.values import DataSumberDaya, DataTindak
from poros.kernel.wewenang import TidakBerwenang

TUTUP = DataTindak(kode="tutup", nama="Menutup pintu air", dari=date(2026, 1, 1))
AULA = DataSumberDaya(kode="aula", nama="Aula", jenis="ruang")


def test_the_keeper_of_the_system_enters_and_changes_acts(kota):
    admin = kota.aktor("admin")
    buka = services.tambah_tindak(admin, kota.unit["umum"], data=replace(TUTUP, kode="buka"))
    data = replace(TUTUP, berlawanan=(buka.pk,), berwenang=(kota.jabatan["kadis_pu"].pk,))
    tutup = services.tambah_tindak(admin, kota.unit["umum"], data=data)
    assert list(buka.berlawanan.all()) == [tutup]  # contrary both ways
    services.ubah_tindak(admin, tutup, data=replace(TUTUP, nama="Tutup", seluruh_unit=True))
    tutup.refresh_from_db()
    assert (tutup.nama, tutup.seluruh_unit, tutup.berwenang.count()) == ("Tutup", True, 0)
    assert Jejak.objects.get(aksi="tindak_arahan.ubah").data["data"]["nama"] == "Tutup"
    assert {buka, tutup} <= set(tindak_terlihat(admin))


@pytest.mark.parametrize(
    ("data", "bidang"), [(TUTUP, "kode"), (replace(TUTUP, kode="lain", sampai=date(2025, 1, 1)), "sampai")]
)
def test_what_is_refused(kota, data, bidang):
    admin = kota.aktor("admin")
    services.tambah_tindak(admin, kota.unit["umum"], data=TUTUP)
    with pytest.raises(Ditolak) as refused:
        services.tambah_tindak(admin, kota.unit["umum"], data=data)
    assert refused.value.bidang == bidang
    with pytest.raises(Ditolak, match="tidak dapat diubah"):
        services.ubah_tindak(admin, TindakArahan.objects.get(kode="tutup"), data=replace(TUTUP, kode="baru"))


@pytest.mark.parametrize("siapa", ["sekda", "kadis_pu", "tu", "inspektur"])
def test_acts_are_kept_by_nobody_else(kota, siapa):
    actor = kota.aktor(siapa)
    with pytest.raises(TidakBerwenang):
        services.tambah_tindak(actor, kota.jabatan[siapa].unit, data=TUTUP)
    assert not tindak_terlihat(actor).exists()


def test_a_unit_keeps_its_own_rooms_and_nothing_else(kota):
    tu = kota.aktor("tu")
    own = replace(AULA, unit_id=kota.unit["umum"].pk)
    aula = services.tambah_sumber_daya(tu, kota.unit["umum"], data=own)
    services.ubah_sumber_daya(tu, aula, data=replace(own, aktif=False))
    aula.refresh_from_db()
    assert not aula.aktif
    for foreign in (AULA, replace(own, unit_id=kota.unit["pu"].pk), replace(own, orang_id=kota.orang["sekda"].pk)):
        with pytest.raises(Ditolak) as refused:
            services.tambah_sumber_daya(tu, kota.unit["umum"], data=replace(foreign, kode="lain"))
        assert refused.value.bidang == "unit"
    with pytest.raises(TidakBerwenang):
        services.ubah_sumber_daya(kota.aktor("kadis_pu"), aula, data=own)
    assert [row.kode for row in sumber_daya_terlihat(tu)] == ["aula"]
    assert not sumber_daya_terlihat(kota.aktor("kadis_pu")).exists()


def test_an_official_is_in_one_place_at_a_time_and_kept_centrally(kota):
    admin = kota.aktor("admin")
    waktu = replace(AULA, kode="waktu-sekda", jenis="pejabat", orang_id=kota.orang["sekda"].pk)
    with pytest.raises(Ditolak) as refused:
        services.tambah_sumber_daya(admin, kota.unit["umum"], data=replace(waktu, kapasitas=2))
    assert refused.value.bidang == "kapasitas"
    services.tambah_sumber_daya(admin, kota.unit["umum"], data=waktu)
    assert SumberDaya.objects.get().orang_id == kota.orang["sekda"].pk


def test_a_code_is_used_once(kota):
    admin = kota.aktor("admin")
    services.tambah_sumber_daya(admin, kota.unit["umum"], data=AULA)
    other = services.tambah_sumber_daya(admin, kota.unit["umum"], data=replace(AULA, kode="ruang-2"))
    for act in (
        lambda: services.tambah_sumber_daya(admin, kota.unit["umum"], data=AULA),
        lambda: services.ubah_sumber_daya(admin, other, data=AULA),
    ):
        with pytest.raises(Ditolak) as refused:
            act()
        assert refused.value.bidang == "kode"
