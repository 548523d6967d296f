"""What people type is shown as what they typed: on every page it is text, never a piece of the page."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import SumberDaya, TindakArahan
from poros.kernel.penugasan.rules import Peran
from poros.kernel.penugasan.values import Klaim

pytestmark = pytest.mark.django_db
LIAR = "<script>alert('x')</script><b>tebal</b> & \"kutip\" {{ 7 }} {% now %}"


def buka(client, nama, *args, **kueri) -> str:
    answer = client.get(reverse(f"koordinasi:{nama}", args=args), kueri)
    assert answer.status_code == 200, nama
    return answer.content.decode()


@pytest.fixture
def dunia(kota, beri, waktu_sekda):
    """An order, its reason, evidence, talk, a return and a resource, all of them written by somebody who means no good."""
    TindakArahan.objects.create(kode="liar", nama=LIAR, dari="2020-01-01")
    SumberDaya.objects.create(kode="liar", nama=LIAR, jenis="alat", unit=kota.unit["pu"])
    awal = timezone.now() + timedelta(hours=1)
    arahan = beri(
        "walikota", "setda", "pu", isi=f"Isi {LIAR}", dasar=f"Dasar {LIAR}",
        klaim=(Klaim(waktu_sekda.pk, awal, awal + timedelta(minutes=30)),),
    )  # fmt: skip
    tugas = arahan.penugasan.get(unit=kota.unit["pu"])
    kadis = kota.aktor("kadis_pu")
    services.bicara(kadis, tugas, isi=f"Pesan {LIAR}")
    services.tambah_bukti(kadis, tugas, isi=services.IsiBukti(teks=f"Bukti {LIAR}"))
    services.kembalikan(kadis, tugas, catatan=f"Alasan {LIAR}")
    Unit.objects.filter(pk=kota.unit["sos"].pk).update(nama=f"Dinas {LIAR}")
    return SimpleNamespace(arahan=arahan, tugas=tugas)


PAGES = (
    ("daftar", lambda d: (), {"kotak": "semua", "status": "semua"}),
    ("papan", lambda _d: (), {}),
    ("penugasan", lambda d: (d.tugas.pk,), {}),
    ("arahan", lambda d: (d.arahan.pk,), {}),
    ("tarik", lambda d: (d.arahan.pk,), {}),
    ("arahan_daftar", lambda _d: (), {}),
    ("arahan_baru", lambda _d: (), {}),
    ("agenda", lambda _d: (), {}),
    ("kinerja", lambda _d: (), {}),
    ("sumber_daya_daftar", lambda _d: (), {}),
)


@pytest.mark.parametrize("siapa", ["walikota", "sekda"])
@pytest.mark.parametrize(("nama", "args", "kueri"), PAGES, ids=[p[0] for p in PAGES])
def test_on_no_page_it_is_a_tag(masuk, dunia, *, siapa, nama, args, kueri):
    if nama == "tarik" and siapa != "walikota":
        return
    page = buka(masuk(siapa), nama, *args(dunia), **kueri)
    assert "<script>alert" not in page
    assert "<b>tebal" not in page
    assert "{{ 7 }}" in page or "tebal" not in page


@pytest.mark.parametrize(
    ("nama", "kata"),
    [("penugasan", ("Isi", "Dasar", "Pesan", "Bukti", "Alasan")), ("arahan", ("Isi", "Dasar"))],
)
def test_and_it_is_all_there_to_be_read(masuk, dunia, nama, kata):
    pk = dunia.tugas.pk if nama == "penugasan" else dunia.arahan.pk
    page = buka(masuk("walikota"), nama, pk)
    for word in kata:
        assert escape(f"{word} {LIAR}") in page, word


@pytest.mark.parametrize("siapa", ["sekda", "walikota", "kabag_ekbang"])
def test_on_the_desk_and_in_the_search(masuk, dunia, siapa):
    client = masuk(siapa)
    for url, kueri in ((reverse("web:meja"), {}), (reverse("web:cari"), {"q": "tebal"})):
        answer = client.get(url, kueri)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()


def test_in_a_form_that_is_sent_back_it_stands_as_it_was_typed(masuk, kota):
    data = {
        "isi": LIAR, "dasar": LIAR, "kecepatan": "biasa", "kerahasiaan": "terbatas", "penerima-TOTAL_FORMS": "1",
        "penerima-INITIAL_FORMS": "0", "penerima-0-unit": LIAR[:60], "penerima-0-peran": "utama",
        "pemakaian-TOTAL_FORMS": "0", "pemakaian-INITIAL_FORMS": "0", "pendahulu-TOTAL_FORMS": "0",
        "pendahulu-INITIAL_FORMS": "0",
    }  # fmt: skip
    answer = masuk("sekda").post(reverse("koordinasi:arahan_baru"), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<script>alert" not in page
    assert page.count(escape(LIAR)) >= 2


def test_a_collision_is_told_without_harm(masuk, beri, pintu_air):
    TindakArahan.objects.update(nama=LIAR)
    beri("asisten2", "pu", isi=LIAR, **pintu_air)
    beri("asisten1", "kec", ("dlh", Peran.PENDUKUNG), isi=f"Buka {LIAR}", **{**pintu_air, "tindak": "buka"})
    client = masuk("sekda")
    for page in (buka(client, "konflik_daftar"), client.get(reverse("web:meja")).content.decode()):
        assert "<script>alert" not in page
        assert escape(LIAR)[:40] in page
