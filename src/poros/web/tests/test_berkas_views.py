"""Files over HTTP."""

import io

import pytest
from django.urls import reverse
from PIL import Image

from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import unit_kerja
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.rules import Kerahasiaan
from poros.kernel.penugasan.services import RincianArahan, Sasaran, terbitkan


def gambar() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (80, 60), "white").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def lampiran(kota):
    """A picture tied to a penugasan of Dinas PU."""

    def make(kerahasiaan=Kerahasiaan.TERBATAS, isi=None, nama="Foto tanggul “utara”.png") -> Tautan:
        with unit_kerja():
            arahan = terbitkan(
                kota.aktor("sekda"),
                kota.unit["setda"],
                rincian=RincianArahan(isi="Perbaiki tanggul", kerahasiaan=kerahasiaan),
                kepada=[Sasaran(kota.unit["pu"].pk)],
            )
            tautkan(simpan(isi or gambar(), nama), "penugasan", arahan.penugasan.get().pk, nama)
        return Tautan.objects.get()

    return make


def test_a_file_comes_out_as_it_went_in_and_can_do_nothing(masuk, lampiran):
    tautan = lampiran()
    answer = masuk("kadis_pu").get(reverse("web:berkas", args=[tautan.pk, tautan.nama]))
    assert answer.status_code == 200
    assert b"".join(answer) == gambar()
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Length"] == str(len(gambar()))
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Foto%20tanggul")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "private, no-cache"


def test_a_file_that_the_browser_has_is_not_sent_again(masuk, lampiran):
    client, address = masuk("kadis_pu"), reverse("web:berkas", args=[lampiran().pk])
    etag = client.get(address)["ETag"]
    again = client.get(address, HTTP_IF_NONE_MATCH=etag)
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("siapa", ["kadis_dlh", "admin"])
def test_who_does_not_see_the_thing_finds_no_file(masuk, lampiran, siapa):
    tautan = lampiran()
    client = masuk(siapa)
    for address in (
        reverse("web:berkas", args=[tautan.pk]),
        reverse("web:berkas_halaman", args=[tautan.pk, 1]),
    ):
        assert client.get(address).status_code == 404
        assert client.get(address, HTTP_IF_NONE_MATCH="*").status_code == 404


def test_who_is_not_signed_in_is_sent_to_sign_in(client, lampiran):
    answer = client.get(reverse("web:berkas", args=[lampiran().pk]), HTTP_HOST="uji.localhost")
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_nothing_is_changed_at_this_address(masuk, lampiran):
    assert masuk("kadis_pu").post(reverse("web:berkas", args=[lampiran().pk])).status_code == 405


def test_a_page_is_a_picture(masuk, lampiran):
    tautan = lampiran()
    client = masuk("kadis_pu")
    answer = client.get(reverse("web:berkas_halaman", args=[tautan.pk, 1]))
    assert answer["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(answer.content)).size == (80, 60)
    address = reverse("web:berkas_halaman", args=[tautan.pk, 1])
    assert client.get(address, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    assert client.get(reverse("web:berkas_halaman", args=[tautan.pk, 2])).status_code == 404


def test_a_secret_file_leaves_a_line_for_each_look(masuk, lampiran):
    tautan = lampiran(Kerahasiaan.RAHASIA)
    client = masuk("kadis_pu")
    b"".join(client.get(reverse("web:berkas", args=[tautan.pk])))
    client.get(reverse("web:berkas_halaman", args=[tautan.pk, 1]))
    lines = Jejak.objects.filter(aksi="berkas.unduh").order_by("id")
    assert [line.data for line in lines] == [{"halaman": None}, {"halaman": 1}]


def test_a_name_from_outside_cannot_break_out_of_its_header(masuk, lampiran):
    tautan = lampiran(nama='a"; filename="b.exe\r\nX-Jahat: 1.png')
    answer = masuk("kadis_pu").get(reverse("web:berkas", args=[tautan.pk]))
    assert "X-Jahat" not in answer.headers
    assert answer["Content-Disposition"] == r'attachment; filename="a\"; filename=\"b.exe X-Jahat: 1.png"'
