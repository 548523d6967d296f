"""Units that share a name: an order never goes to one of them by chance."""

import re
from datetime import date

import pytest
from django.urls import reverse

from poros.domain.koordinasi.forms.unit import UnitField, daftar_unit
from poros.kernel.organisasi.models import Unit, VersiPeta, VersiUnit
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Arahan, Penugasan

ISIAN = {
    "isi": "Siapkan posko",
    "kecepatan": "biasa",
    "kerahasiaan": "terbatas",
    "tanda": "do",
    "penerima-TOTAL_FORMS": "1",
    "penerima-INITIAL_FORMS": "0",
    "penerima-0-peran": "utama",
    "pemakaian-TOTAL_FORMS": "0",
    "pemakaian-INITIAL_FORMS": "0",
    "pendahulu-TOTAL_FORMS": "0",
    "pendahulu-INITIAL_FORMS": "0",
}


@pytest.fixture
def sekretariat(kota):
    """Each dinas has its own Sekretariat, as everywhere."""
    made = {}
    for kode in ("pu", "dlh"):
        isi = {"nama": "Sekretariat", "singkatan": "Sekt.", "jenis": "bidang", "induk": kota.unit[kode]}
        made[kode] = Unit.objects.create(kode=f"{kode}_sekt", urutan=900, **isi)
        VersiUnit.objects.create(unit=made[kode], dari=date(2020, 1, 1), dasar="Perda 1", **isi)
    VersiPeta.objects.update(nilai=77)
    return made


def bersih(aktor, teks):
    field = UnitField(required=False)
    field.peta = aktor.peta
    return field.clean(teks)


@pytest.mark.parametrize("teks", ["Sekretariat", "sekretariat ", "SEKT."])
def test_of_several_none_is_taken_and_all_are_named(masuk, kota, sekretariat, teks):
    page = masuk("sekda").post(reverse("koordinasi:arahan_baru"), ISIAN | {"penerima-0-unit": teks})
    text = page.content.decode()
    assert page.status_code == 422
    assert "Ada beberapa unit bernama" in text
    assert "Sekretariat (DLH); Sekretariat (Dinas PU)" in text
    assert f'value="{teks}"' in text
    assert not Arahan.objects.exists()


@pytest.mark.parametrize(("teks", "kode"), [("Sekretariat (Dinas PU)", "pu"), ("sekretariat (dlh)", "dlh")])
def test_with_its_parent_each_is_found(kota, sekretariat, teks, kode):
    assert bersih(kota.aktor("sekda"), teks).id == sekretariat[kode].pk


def test_what_is_offered_is_what_is_understood_each_once(kota, sekretariat):
    sekda = kota.aktor("sekda")
    offered = [nama for nama, _singkatan in daftar_unit(sekda)]
    assert len(set(offered)) == len(offered) == Unit.objects.count()
    assert sorted(bersih(sekda, nama).id for nama in offered) == sorted(Unit.objects.values_list("pk", flat=True))
    assert {"Sekretariat (Dinas PU)", "Sekretariat (DLH)", "Dinas Sosial", "Wali Kota"} <= set(offered)


def test_one_of_its_name_needs_no_parent_but_may_have_it(kota):
    sekda = kota.aktor("sekda")
    for teks in ("Bidang Sumber Daya Air", "Bid. SDA", "Bidang Sumber Daya Air (Dinas PU)"):
        assert bersih(sekda, teks).id == kota.unit["pu_sda"].pk
    assert bersih(sekda, "  ") is None


def test_who_coordinates_is_offered_his_own_units_first(kota):
    offered = [nama for nama, _singkatan in daftar_unit(kota.aktor("kabag_kesra"))]
    assert set(offered[:2]) == {"Dinas Sosial", "Kecamatan Utara"}


def test_moving_work_asks_which_one_too(masuk, kota, tugas, sekretariat):
    services.kembalikan(kota.aktor("kadis_pu"), tugas, catatan="bukan kami")
    client, act = masuk("kabag_ekbang"), reverse("koordinasi:aksi", args=[tugas.pk, "alihkan"])
    refused = client.post(act, {"unit": "Sekretariat", "catatan": "Urusan mereka"})
    assert refused.status_code == 422
    assert "Urusan mereka" in refused.content.decode()
    assert re.search(r'<option value="Sekretariat \(DLH\)">', client.get(act).content.decode())
    assert client.post(act, {"unit": "Sekretariat (DLH)", "catatan": "Urusan mereka"}).status_code == 302
    assert Penugasan.objects.filter(arahan=tugas.arahan_id, unit=sekretariat["dlh"]).exists()
