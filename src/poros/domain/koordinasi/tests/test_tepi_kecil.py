"""Small edges that nothing else would notice: who gets which tab, whom one may delegate to, what is decided once."""

import pytest
from django.urls import reverse

from poros.domain.koordinasi.forms.aksi import Delegasi
from poros.domain.koordinasi.forms.saring import kotak_tersedia
from poros.kernel.organisasi.models import Jabatan, Orang, Pemangku
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.penugasan import services
from poros.kernel.penugasan.rules import Kotak

pytestmark = pytest.mark.django_db


@pytest.fixture
def tambah(kota):
    """Another office of a unit, with somebody in it."""

    def make(unit: str, fungsi: Fungsi, kode: str) -> None:
        office = Jabatan.objects.create(unit=kota.unit[unit], nama=f"Jabatan {kode}", fungsi=fungsi)
        person = Orang.objects.create(nama=f"Orang {kode}", surel=f"{kode}@contoh.go.id")
        Pemangku.objects.create(jabatan=office, orang=person, dari="2020-01-01", dasar="SK")
        kota.jabatan[kode], kota.orang[kode] = office, person

    return make


@pytest.mark.parametrize(
    ("fungsi", "kotak"),
    [
        (Fungsi.PIMPINAN, [Kotak.MASUK, Kotak.PERINTAH, Kotak.KOORDINASI]),
        (Fungsi.TATA_USAHA, [Kotak.MASUK, Kotak.PERINTAH]),
        (Fungsi.STAF, [Kotak.MASUK]),
        (Fungsi.PENGAWAS, [Kotak.MASUK, Kotak.SEMUA]),
    ],
)
def test_the_tabs_of_an_office_in_a_unit_that_coordinates(kota, tambah, fungsi, kotak):
    """Only who leads it coordinates: the secretariat writes for him, staff have what was given to them."""
    tambah("ekbang", fungsi, "baru")
    assert kotak_tersedia(kota.aktor("baru")) == kotak


def test_nobody_delegates_to_himself_nor_outside_his_unit(kota, tambah):
    tambah("pu", Fungsi.STAF, "rekan")
    tambah("dlh", Fungsi.STAF, "luar")
    kadis = kota.aktor("kadis_pu")
    offered = set(Delegasi(kadis, kota.unit["pu"].pk).fields["kepada"].queryset)
    assert offered == {kota.jabatan[k] for k in ("rekan", "tu_pu", "staf_pu")}


def test_an_office_that_was_closed_is_not_offered(kota):
    Jabatan.objects.filter(pk=kota.jabatan["staf_pu"].pk).update(aktif=False)
    offered = Delegasi(kota.aktor("kadis_pu"), kota.unit["pu"].pk).fields["kepada"].queryset
    assert kota.jabatan["staf_pu"] not in offered


def test_a_collision_that_is_decided_offers_no_second_decision(kota, masuk, konflik):
    url = reverse("koordinasi:konflik", args=[konflik.pk])
    assert masuk("sekda").get(url).context["boleh_putus"] is True
    services.putuskan(kota.aktor("sekda"), konflik, keputusan="gabungkan", alasan="Satukan saja")
    page = masuk("sekda").get(url)
    assert page.status_code == 200
    assert page.context["boleh_putus"] is False
    assert "Satukan saja" in page.content.decode()


@pytest.mark.parametrize("siapa", ["asisten1", "asisten2"])
def test_who_issued_one_of_the_two_does_not_decide_between_them(masuk, konflik, siapa):
    assert masuk(siapa).get(reverse("koordinasi:konflik", args=[konflik.pk])).context["boleh_putus"] is False
