"""Two officials of one name: the sheet, the history and the trail each mean the one who acted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.persuratan import queries, services
from poros.kernel.organisasi.models import Orang, Pemangku

pytestmark = pytest.mark.django_db


@pytest.fixture
def senama(kota) -> Orang:
    """Somebody else in the house is called as the Sekda is, and came into the register before him and after him."""
    Orang.objects.filter(pk=kota.orang["sekda"].pk).update(nip="196501011990031001", pangkat="Pembina Utama")
    name = Orang.objects.get(pk=kota.orang["sekda"].pk).nama
    Orang.objects.filter(pk=kota.orang["walikota"].pk).update(nama=name, nip="198801012015031002", pangkat="Penata")
    return Orang.objects.create(nama=name, nip="199901012022031003", pangkat="Pengatur")


def test_the_sheet_bears_the_number_of_who_gave_it(catat, isi, kota, senama):
    letter = catat()
    services.disposisikan(kota.aktor("sekda"), letter, isi=isi("pu"))
    (sheet,) = queries.lembar_cetak(kota.aktor("sekda"), letter)
    assert (sheet["nip"], sheet["pangkat"]) == ("196501011990031001", "Pembina Utama")


def test_also_when_the_other_one_follows_him_in_office(catat, isi, kota, senama):
    """The sheet of before stays his; the next one is the successor's."""
    letter, second = catat(), catat("2/A")
    services.disposisikan(kota.aktor("sekda"), letter, isi=isi("pu"))
    old = Pemangku.objects.get(jabatan=kota.jabatan["sekda"])
    today = timezone.localdate()
    Pemangku.objects.filter(pk=old.pk).update(sampai=today - timedelta(days=1))
    Pemangku.objects.create(jabatan=old.jabatan, orang=senama, dari=today, dasar="SK 2/2026")
    kota.orang["sekda"] = senama
    services.disposisikan(kota.aktor("sekda"), second, isi=isi("pu"))
    nips = [queries.lembar_cetak(kota.aktor("sekda"), s)[0]["nip"] for s in (letter, second)]
    assert nips == ["196501011990031001", "199901012022031003"]


def test_who_has_read_it_is_a_person_and_not_a_name(catat, kota, senama):
    letter = catat()
    services.baca(kota.aktor("walikota"), letter)
    assert services.tarik(kota.aktor("tu"), letter, alasan="Salah alamat").status == "ditarik"
