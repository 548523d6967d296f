"""Who is let in: one-time passwords, closed accounts; and in which office he then acts."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from poros.kernel.organisasi.middleware import PILIHAN, actor
from poros.kernel.organisasi.models import Akun, Jabatan, Pemangku
from poros.kernel.organisasi.sandi import HURUF, MASA_SANDI, Argon2, Backend, beri_sandi_sementara

SANDI = "sandi-yang-panjang-sekali"


@pytest.fixture
def akun(kota):
    return Akun.objects.create_user("camat", kota.orang["camat"], SANDI)


def terbuka(rf, sandi=SANDI, nama="camat"):
    return authenticate(rf.post("/"), username=nama, password=sandi)


def test_the_right_password_lets_in_and_no_other(rf, akun):
    assert terbuka(rf) == akun
    for salah in ("", SANDI.upper(), f"{SANDI} ", f" {SANDI}", SANDI[:-1]):
        assert terbuka(rf, salah) is None, salah
    assert terbuka(rf, nama="tidak-ada") is None


def test_a_closed_account_is_not_let_in_nor_kept_in(rf, akun):
    Akun.objects.filter(pk=akun.pk).update(is_active=False)
    assert terbuka(rf) is None
    assert Backend().get_user(akun.pk) is None


@pytest.mark.parametrize(
    ("sisa", "masuk"), [(timedelta(minutes=1), True), (timedelta(0), False), (-timedelta(days=1), False)]
)
def test_a_one_time_password_lapses(rf, akun, sisa, masuk):
    sandi = beri_sandi_sementara(akun)
    Akun.objects.filter(pk=akun.pk).update(sandi_sementara=timezone.now() + sisa)
    assert (terbuka(rf, sandi) is not None) is masuk


def test_a_one_time_password_replaces_the_old_one_and_is_kept_nowhere(rf, akun):
    sandi = beri_sandi_sementara(akun)
    akun.refresh_from_db()
    assert terbuka(rf) is None
    assert terbuka(rf, sandi) == akun
    assert sandi not in akun.password
    assert abs(akun.sandi_sementara - timezone.now() - MASA_SANDI) < timedelta(minutes=1)


def test_a_one_time_password_can_be_read_out_and_is_never_the_same(akun):
    given = {beri_sandi_sementara(akun) for _n in range(5)}
    assert len(given) == 5
    assert all(re.fullmatch(f"([{HURUF}]{{4}}-){{3}}[{HURUF}]{{4}}", sandi) for sandi in given)
    assert not set("01ilo") & set(HURUF)


def test_an_account_without_a_password_of_its_own_opens_to_nobody(rf, kota):
    Akun.objects.create_user("sekda", kota.orang["sekda"])
    assert terbuka(rf, "", "sekda") is None


def test_passwords_cost_what_a_small_server_can_bear():
    made = Argon2().encode(SANDI, "garamgaram")
    assert made.startswith("argon2$argon2id$")
    assert "m=19456,t=2,p=1" in made
    assert Argon2().verify(SANDI, made)
    assert not Argon2().verify(SANDI + "x", made)


def test_no_account_has_powers_of_its_own(akun):
    """Authority comes from offices: Django's own permissions are never granted, to nobody."""
    backend = Backend()
    assert not backend.has_perm(akun, "organisasi.change_unit")
    assert not backend.has_perm(akun, "organisasi.change_unit", akun)
    assert not hasattr(akun, "is_superuser")


def test_an_account_comes_with_its_person_in_one_query(akun, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert Backend().get_user(akun.pk).orang.nama == "Pejabat Camat Utara"
    assert Backend().get_user(10**9) is None


@pytest.fixture
def minta(rf):
    """A request of somebody, after the middleware: `minta(akun, jabatan_id)`."""

    def ask(user, pilihan=None):
        request = rf.get("/")
        request.user, request.session = user, SessionStore()
        if pilihan is not None:
            request.session[PILIHAN] = pilihan
        actor(lambda _request: None)(request)
        return request

    return ask


def test_the_actor_is_read_when_somebody_asks_and_once(minta, akun):
    with CaptureQueriesContext(connection) as captured:
        request = minta(akun)
    assert not captured
    assert request.actor.nama == "Pejabat Camat Utara"
    with CaptureQueriesContext(connection) as captured:
        assert request.actor.jabat.jabatan == "Camat Utara"
    assert not captured
    assert request.actor.alat == "web"


def test_nobody_is_falsy(minta, db):
    assert not minta(AnonymousUser()).actor


def test_somebody_without_an_office_is_falsy(minta, akun):
    Pemangku.objects.filter(orang=akun.orang).update(dicabut=timezone.localdate())
    assert not minta(akun).actor


def test_the_chosen_office_is_the_one_in_which_he_acts_while_he_holds_it(minta, akun, kota):
    lain = Jabatan.objects.create(unit=kota.unit["insp"], nama="Tim Khusus")
    held = Pemangku.objects.create(jabatan=lain, orang=akun.orang, dari=timezone.localdate(), dasar="SK")
    assert minta(akun, lain.pk).actor.jabat.jabatan == "Tim Khusus"
    held.dicabut = timezone.localdate()
    held.save()
    assert minta(akun, lain.pk).actor.jabat.jabatan == "Camat Utara"


@pytest.mark.parametrize("pilihan", [-1, 10**9])
def test_an_office_that_was_made_up_is_not_taken(minta, akun, pilihan):
    assert minta(akun, pilihan).actor.jabat.jabatan == "Camat Utara"


def test_the_office_of_another_is_not_taken(minta, akun, kota):
    assert minta(akun, kota.jabatan["sekda"].pk).actor.jabat.jabatan == "Camat Utara"
