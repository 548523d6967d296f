"""One way from a form to the command and on; one way for a button."""

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import RequestFactory

from poros.kernel.commands import Ditolak
from poros.web.formulir import formulir, tindak

pytestmark = pytest.mark.usefixtures("kerangka")
KE = "/arsip/"


class Borang(forms.Form):
    nama = forms.CharField(label="Nama")


class Unggah(Borang):
    berkas = forms.FileField(label="Berkas", required=False)


def minta(data=None, **headers):
    made = RequestFactory().get("/arsip/tulis/?dari=1", headers=headers)
    if data is not None:
        made = RequestFactory().post("/arsip/tulis/?dari=1", data, headers=headers)
    made.actor = None
    made.session = {}
    made._messages = FallbackStorage(made)
    return made


def tampil(request, kerja=list, bentuk=Borang, **lain):
    form = bentuk(request.POST or None)
    return formulir(request, form, kerja, judul="Tulis", tombol="Simpan", ke=KE, **lain)


def tolak():
    raise Ditolak("Nama itu sudah ada.", "nama")


def pesan(request):
    return [(m.message, m.level_tag) for m in get_messages(request)]


def test_shown_it_does_nothing_and_offers_the_way_back():
    done = []
    html = tampil(minta(), lambda: done.append(1), ket="Satu nama saja.").content.decode()
    assert done == []
    assert "Satu nama saja." in html
    assert f'href="{KE}"' in html
    assert 'action="/arsip/tulis/?dari=1"' in html
    assert "multipart" not in html


@pytest.mark.parametrize(("hasil", "menuju"), [(None, KE), ("/arsip/7/", "/arsip/7/"), (object(), KE)])
def test_sent_it_acts_once_tells_and_leads_on(hasil, menuju):
    done = []
    request = minta({"nama": "Peta"})
    answer = tampil(request, lambda: done.append(1) or hasil, kabar="Tersimpan.")
    assert (answer.status_code, answer["Location"]) == (302, menuju)
    assert done == [1]
    assert pesan(request) == [("Tersimpan.", "success")]


def test_a_fragment_is_led_on_without_a_redirect_of_its_own():
    answer = tampil(minta({"nama": "Peta"}, hx_request="true"))
    assert (answer.status_code, answer["HX-Redirect"]) == (200, KE)


def test_what_is_refused_stands_beside_its_field_and_what_was_typed_stays():
    request = minta({"nama": "Peta"})
    answer = tampil(request, tolak, kabar="Tersimpan.")
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Nama itu sudah ada." in html
    assert 'value="Peta"' in html
    assert pesan(request) == []


def test_what_the_form_itself_refuses_reaches_no_command():
    assert tampil(minta({"nama": ""}), tolak).status_code == 422


def test_files_travel_and_what_cannot_be_undone_looks_so():
    html = tampil(minta(), bentuk=Unggah, bahaya=True).content.decode()
    assert "multipart/form-data" in html
    assert "btn-bahaya" in html


def test_a_page_that_works_without_a_network_is_kept_on_the_device_and_no_answer_is():
    shown = tampil(minta(), luring="Laporan")
    assert shown["X-Poros-Luring"] == "simpan"
    assert 'data-luring="Laporan"' in shown.content.decode()
    assert "X-Poros-Luring" not in tampil(minta({"nama": ""}), luring="Laporan")
    assert "X-Poros-Luring" not in tampil(minta())


def test_a_button_acts_or_says_why_not():
    request = minta({})
    assert tindak(request, list, ke=KE, kabar="Dicabut.")["Location"] == KE
    assert pesan(request) == [("Dicabut.", "success")]
    refused = minta({})
    assert tindak(refused, tolak, ke=KE, kabar="Dicabut.")["Location"] == KE
    assert pesan(refused) == [("Nama itu sudah ada.", "error")]
