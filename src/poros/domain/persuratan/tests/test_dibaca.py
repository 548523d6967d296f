"""Opened or not: whose reading stops a withdrawal or an undoing, by the office that the reader holds now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.persuratan import services
from poros.domain.persuratan.models import SuratDibaca
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.organisasi.rules import Kapasitas

pytestmark = pytest.mark.django_db


@pytest.fixture
def memegang(kota):
    """Give a person another office; days are counted from today."""

    def make(orang, jabatan, **masa):
        hari = {name: timezone.localdate() + timedelta(days=n) for name, n in ({"dari": -1000} | masa).items()}
        Pemangku.objects.create(
            jabatan=kota.jabatan[jabatan], orang=kota.orang[orang], kapasitas=Kapasitas.PLH, dasar="SPT", **hari
        )

    return make


MASA = [  # a second office: when it is held, and whether its holder's reading counts
    ({"sampai": 1}, True),
    ({"sampai": 0}, True),
    ({"sampai": -1}, False),
    ({"dari": 1, "sampai": 1}, False),
    ({"sampai": 1, "dicabut": 0}, False),
]


@pytest.mark.parametrize(("masa", "dibuka"), MASA)
def test_who_stands_in_for_the_addressee_has_opened_it_for_him(catat, kota, memegang, masa, dibuka):
    memegang("walikota", "sekda", **masa)
    surat = catat()
    services.baca(kota.aktor("walikota"), surat)
    if dibuka:
        with pytest.raises(Ditolak, match="sudah dibuka"):
            services.tarik(kota.aktor("tu"), surat, alasan="Salah alamat")
    else:
        assert services.tarik(kota.aktor("tu"), surat, alasan="Salah alamat").status == "ditarik"


@pytest.mark.parametrize(("masa", "dibuka"), MASA)
def test_who_was_moved_elsewhere_no_longer_opens_for_his_old_unit(catat, isi, kota, memegang, *, masa, dibuka):
    memegang("tu", "tu_pu", **masa)
    surat = catat()
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
    services.baca(kota.aktor("tu"), surat)
    if dibuka:
        with pytest.raises(Ditolak, match="sudah dibuka"):
            services.urungkan(kota.aktor("sekda"), surat)
    else:
        assert services.urungkan(kota.aktor("sekda"), surat).status == "menunggu_arahan"


@pytest.mark.parametrize(
    ("pembaca", "boleh"),
    [("tu", True), ("kabag_umum", True), ("walikota", True), ("inspektur", True), ("sekda", False)],
)
def test_only_the_addressees_reading_stops_a_withdrawal(catat, kota, pembaca, boleh):
    surat = catat()
    services.baca(kota.aktor(pembaca), surat)
    if boleh:
        services.tarik(kota.aktor("tu"), surat, alasan="Salah alamat")
    else:
        with pytest.raises(Ditolak):
            services.tarik(kota.aktor("tu"), surat, alasan="Salah alamat")


def test_after_it_was_routed_on_the_first_desk_does_not_count(catat, kota):
    surat = catat()
    services.baca(kota.aktor("sekda"), surat)
    services.teruskan(kota.aktor("sekda"), surat, kepada=kota.jabatan["asisten2"])
    assert services.tarik(kota.aktor("tu"), surat, alasan="Salah alamat").status == "ditarik"


def test_what_was_read_before_the_sheet_hinders_no_undoing(catat, isi, kota):
    surat = catat(kepada="kadis_pu", oleh="kadis_pu")
    services.baca(kota.aktor("tu_pu"), surat)
    services.disposisikan(kota.aktor("kadis_pu"), surat, isi=isi("pu_sda"))
    assert services.urungkan(kota.aktor("kadis_pu"), surat).status == "menunggu_arahan"


@pytest.mark.parametrize("siapa", ["sekda", "tu", "walikota", "inspektur"])
def test_a_reading_keeps_the_office_and_the_first_moment(catat, kota, masuk, siapa):
    surat = catat()
    for _n in range(2):
        masuk(siapa).get(f"/surat/{surat.pk}/")
    row = SuratDibaca.objects.get()
    assert (row.orang, row.jabatan) == (kota.orang[siapa], kota.aktor(siapa).jabat.sebutan)


def test_who_may_not_see_it_reads_nothing(catat, kota, masuk):
    surat = catat()
    assert masuk("kadis_sos").get(f"/surat/{surat.pk}/").status_code == 404
    assert not SuratDibaca.objects.exists()
