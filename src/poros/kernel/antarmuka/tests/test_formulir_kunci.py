"""A form under a key, between the browser and any page: what is done once, what is undone, what an outbox hears."""

import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from poros.kernel.antarmuka.formulir import ANTREAN, KUNCI, LANJUT, _sidik, kunci_formulir
from poros.kernel.antarmuka.models import KunciIdempoten
from poros.kernel.antarmuka.sekali import KEPALA_ULANG
from poros.kernel.organisasi.models import Akun, Unit

HALAMAN = "/surat/catat/"
ULANG = KEPALA_ULANG


def permintaan(jalur=HALAMAN, data=None, *, cara="post", user=None, **kepala):
    head = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in kepala.items()}
    request = getattr(RequestFactory(), cara)(jalur, data or {}, **head)
    request.user = user
    return request


@pytest.fixture
def akun(kota):
    def make(kode="tu"):
        return Akun.objects.get_or_create(username=kode, orang=kota.orang[kode])[0]

    return make


@pytest.fixture
def kirim(akun):
    """Send through the middleware to a page that does something and answers so; `kali` counts how often it did."""
    kali = []

    def send(jawaban=None, *, kunci="k-1", antrean=False, jalur=HALAMAN, data=None, siapa="tu", **lain):
        def page(_request):
            kali.append(jalur)
            Unit.objects.filter(kode="pu").update(singkatan=f"PU {len(kali)}")
            return jawaban or HttpResponse(status=302, headers={"Location": "/surat/7/"})

        kepala = ({KUNCI: kunci} if kunci is not None else {}) | ({ANTREAN: "1"} if antrean else {})
        user = lain.pop("user", None) or akun(siapa)
        return kunci_formulir(page)(permintaan(jalur, data, user=user, **lain, **kepala))

    send.kali = kali
    return send


class TestSekali:
    def test_the_way_on_is_given_again_and_nothing_done(self, kirim):
        first, again = kirim(), kirim()
        assert (first["Location"], again["Location"]) == ("/surat/7/", "/surat/7/")
        assert (first.get(ULANG), again.get(ULANG), len(kirim.kali)) == (None, "true", 1)

    @pytest.mark.parametrize(
        ("kepala", "wanted"), [({"HX-Redirect": "/a/"}, "/a/"), ({"Location": "/b/", "X-Lain": "x"}, None)]
    )
    def test_only_where_it_leads_is_kept(self, kirim, kepala, wanted):
        made = HttpResponse("<p>halaman penuh nama orang</p>", headers=kepala)
        kirim(made)
        again = kirim(made)
        assert again.get("HX-Redirect") == wanted
        assert again.content == b""
        assert "X-Lain" not in again
        assert "nama orang" not in str(KunciIdempoten.objects.values_list("jawaban", flat=True)[0])

    @pytest.mark.parametrize("status", [400, 404, 409, 422, 500])
    def test_what_was_refused_is_undone_and_may_come_again(self, kirim, kota, status):
        assert kirim(HttpResponse("tidak", status=status)).status_code == status
        assert Unit.objects.get(kode="pu").singkatan == "Dinas PU"
        assert not KunciIdempoten.objects.exists()
        assert kirim().status_code == 302
        assert Unit.objects.get(kode="pu").singkatan == "PU 2"

    def test_a_fault_of_ours_leaves_no_key(self, akun):
        def page(_request):
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            kunci_formulir(page)(permintaan(user=akun(), **{KUNCI: "k-1"}))
        assert not KunciIdempoten.objects.exists()

    @pytest.mark.parametrize(
        "lain", [{"data": {"hal": "Lain"}}, {"jalur": "/surat/9/"}, {"jalur": f"{HALAMAN}?unit=2"}]
    )
    def test_another_form_or_page_under_the_same_key_is_refused(self, kirim, lain):
        kirim(data={"hal": "Banjir"})
        answer = kirim(**({"data": {"hal": "Banjir"}} | lain))
        assert answer.status_code == 409
        assert "sudah dipakai" in answer.content.decode()
        assert len(kirim.kali) == 1

    def test_keys_of_two_people_do_not_meet(self, kirim):
        assert [kirim(siapa=kode).get(ULANG) for kode in ("tu", "sekda", "tu")] == [None, None, "true"]
        assert len(kirim.kali) == 2


class TestLewat:
    """What the middleware leaves alone."""

    @pytest.mark.parametrize(
        ("lain", "kunci"), [({}, None), ({"cara": "get"}, "k-1"), ({"jalur": "/api/v1/surat"}, "k-1")]
    )
    def test_no_key_no_post_or_a_program(self, kirim, lain, kunci):
        for _n in range(2):
            assert kirim(kunci=kunci, **lain).get(ULANG) is None
        assert len(kirim.kali) == 2
        assert not KunciIdempoten.objects.exists()

    @pytest.mark.parametrize("kunci", ["", " ", "a b", "é", "k" * 81, "k\n"])
    def test_a_key_that_is_none_is_refused_in_words_and_nothing_done(self, kirim, kunci):
        answer = kirim(kunci=kunci)
        assert (answer.status_code, kirim.kali) == (400, [])
        assert "tidak dapat dibaca" in answer.content.decode()

    @pytest.mark.parametrize("kunci", ["k", "k" * 80, "!~{}|", "0191-aa"])
    def test_any_word_without_spaces_is_one(self, kirim, kunci):
        assert kirim(kunci=kunci).status_code == 302
        assert KunciIdempoten.objects.get().kunci == kunci

    def test_who_must_choose_a_password_first_goes_there_and_keeps_his_key(self, kirim, akun):
        orang = akun()
        orang.sandi_sementara = True
        assert kirim(user=orang).status_code == 302
        assert kirim(user=orang, antrean=True).status_code == 401
        assert not KunciIdempoten.objects.exists()

    def test_a_very_long_address_is_cut_to_what_the_book_holds(self, kirim):
        jalur = "/surat/" + "x" * 400 + "/"
        assert [kirim(jalur=jalur).get(ULANG) for _n in range(2)] == [None, "true"]
        assert len(KunciIdempoten.objects.get().jalur) == 200


class TestAntrean:
    """The outbox of a device follows no way on: it hears what became of its letter."""

    @pytest.mark.parametrize(
        ("jawaban", "status", "lanjut"),
        [
            (HttpResponse(status=302, headers={"Location": "/surat/7/"}), 204, "/surat/7/"),
            (HttpResponse("ok", headers={"HX-Redirect": "/surat/8/"}), 204, "/surat/8/"),
            (HttpResponse("ok"), 204, None),
            (HttpResponse(status=302, headers={"Location": "/akun/login/?next=/surat/"}), 401, None),
            (HttpResponse("salah", status=422), 422, None),
            (HttpResponse("tidak ada", status=404), 404, None),
        ],
    )
    def test_done_sign_in_or_why_not(self, kirim, jawaban, status, lanjut):
        answer = kirim(jawaban, antrean=True)
        assert (answer.status_code, answer.get(LANJUT)) == (status, lanjut)

    def test_asked_again_it_hears_the_same(self, kirim):
        first, again = (kirim(antrean=True) for _n in range(2))
        assert (first.status_code, again.status_code) == (204, 204)
        assert first[LANJUT] == again[LANJUT] == "/surat/7/"
        assert len(kirim.kali) == 1

    def test_why_it_was_refused_stays_on_the_page(self, kirim):
        assert kirim(HttpResponse("Isi hal surat.", status=422), antrean=True).content == b"Isi hal surat."

    @pytest.mark.parametrize(("bahasa", "kata"), [("id", "Masuk dulu"), ("en", "Sign in")])
    def test_in_the_language_of_the_device(self, kirim, bahasa, kata):
        from django.contrib.auth.models import AnonymousUser

        with override(bahasa):
            answer = kirim(user=AnonymousUser(), antrean=True)
        assert (answer.status_code, kata in answer.content.decode()) == (401, True)
        assert kirim.kali == []


NAMA = st.sampled_from(["hal", "isi", "unit", "tanda"])
ISIAN = st.lists(st.tuples(NAMA, st.text(alphabet="ab &=é", max_size=5)), max_size=6)


def formulir(pasangan, jalur=HALAMAN, berkas=None):
    data = {}
    for nama, nilai in pasangan:
        data.setdefault(nama, []).append(nilai)
    return permintaan(jalur, data | (berkas or {}))


class TestSidik:
    """By what two fillings of a form are told apart."""

    @given(ISIAN)
    def test_the_token_of_the_page_is_no_part_of_it(self, pasangan):
        again = [*pasangan, ("csrfmiddlewaretoken", "lain")]
        assert _sidik(formulir(pasangan)) == _sidik(formulir(again))

    @given(ISIAN, ISIAN)
    def test_two_are_alike_when_each_field_has_the_same_values_in_their_order(self, satu, dua):
        def isi(pasangan):
            return {nama: [v for n, v in pasangan if n == nama] for nama, _v in pasangan}

        assert (_sidik(formulir(satu)) == _sidik(formulir(dua))) is (isi(satu) == isi(dua))

    @pytest.mark.parametrize(
        ("nama", "isi", "sama"), [("a.pdf", b"satu", True), ("b.pdf", b"satu", False), ("a.pdf", b"satu dua", False)]
    )
    def test_a_file_by_its_name_and_size(self, nama, isi, sama):
        first = formulir([], berkas={"berkas": SimpleUploadedFile("a.pdf", b"satu")})
        second = formulir([], berkas={"berkas": SimpleUploadedFile(nama, isi)})
        assert (_sidik(first) == _sidik(second)) is sama

    def test_it_tells_nothing_of_what_was_typed(self, settings):
        before = _sidik(formulir([("nik", "3171000000000001")]))
        assert len(before) == 64
        settings.SECRET_KEY = "lain"
        assert _sidik(formulir([("nik", "3171000000000001")])) != before


@pytest.mark.django_db(transaction=True)
def test_two_windows_under_one_key_do_it_once(akun):
    orang, tenant, kali, told = akun(), connection.tenant, [], []
    barrier = threading.Barrier(2)

    def page(_request):
        kali.append(1)
        return HttpResponse(status=302, headers={"Location": "/surat/7/"})

    def work():
        connection.set_tenant(tenant)
        barrier.wait()
        answer = kunci_formulir(page)(permintaan(user=orang, **{KUNCI: "k-1"}))
        told.append((answer.status_code, answer["Location"], answer.get(ULANG)))
        connections.close_all()

    threads = [threading.Thread(target=work) for _n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kali) == 1
    assert sorted(told, key=str) == sorted([(302, "/surat/7/", None), (302, "/surat/7/", "true")], key=str)
