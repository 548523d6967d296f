"""The two ways of asking for a right (as a condition, row by row) let the same rows through, for every office."""

import pytest
from django.db.models import Q

from poros.kernel.organisasi.models import Orang
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.penugasan.rules import Kerahasiaan, Peran
from poros.kernel.penugasan.wewenang import Wewenang
from poros.kernel.wewenang import may, sieve, visible


@pytest.fixture
def bermacam(kota, beri):
    """Open and secret work of several issuers, to offices, bidang and outside the issuer's line."""
    beri("sekda", "pu", ("dlh", Peran.PENDUKUNG), isi="Perbaiki jembatan gantung")
    beri("sekda", "pu", "sos", isi="Periksa dugaan kebocoran", kerahasiaan=Kerahasiaan.RAHASIA)
    beri("asisten1", "sos", isi="Salurkan bantuan")
    beri("kadis_pu", "pu_sda", isi="Ukur debit")
    beri("walikota", "setda", isi="Siapkan pidato", kerahasiaan=Kerahasiaan.SANGAT_RAHASIA)


def nomor(rows):
    return sorted(rows.values_list("pk", flat=True))


@pytest.mark.usefixtures("bermacam")
def test_row_by_row_lets_the_same_through_for_every_office(kota):
    seen = {}
    for kode in kota.orang:
        actor = kota.aktor(kode)
        if not actor:
            continue
        seen[kode] = nomor(sieve(actor, Wewenang.LIHAT, Penugasan.objects.all()))
        assert seen[kode] == nomor(visible(actor, Wewenang.LIHAT, Penugasan.objects.all())), kode
    assert len({tuple(rows) for rows in seen.values()}) >= 5, "the offices must differ, else this proves nothing"


@pytest.mark.usefixtures("bermacam")
def test_a_box_is_narrowed_by_the_right_and_not_widened(kota):
    sos = kota.unit["sos"].pk
    box = Penugasan.objects.filter(Q(kantor_id=sos))
    assert len(nomor(sieve(kota.aktor("kadis_sos"), Wewenang.LIHAT, box))) == 2
    assert nomor(sieve(kota.aktor("camat"), Wewenang.LIHAT, box)) == []


@pytest.mark.usefixtures("bermacam")
def test_who_holds_no_office_sees_nothing():
    assert Orang.objects.exists()
    assert not sieve(None, Wewenang.LIHAT, Penugasan.objects.all()).exists()


@pytest.mark.usefixtures("bermacam")
def test_of_one_order_the_same_is_seen_as_in_the_list(kota):
    for kode in kota.orang:
        actor = kota.aktor(kode)
        if not actor:
            continue
        listed = set(nomor(visible(actor, Wewenang.ARAHAN_LIHAT, Arahan.objects.all())))
        for arahan in Arahan.objects.all():
            assert may(actor, Wewenang.ARAHAN_LIHAT, arahan) is (arahan.pk in listed), (kode, arahan.isi)


def test_the_right_is_asked_of_the_model_it_speaks_of(kota):
    with pytest.raises(TypeError, match="Penugasan"):
        sieve(kota.aktor("sekda"), Wewenang.LIHAT, Orang.objects.all())
