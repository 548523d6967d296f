"""Signing in by more than a password: TOTP, a passkey in the browser, the government's identity provider."""

import base64
import hashlib
import hmac
import http.server
import json
import struct
import threading
import time
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import jwt
import pytest
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import rsa
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from poros.kernel.organisasi.models import Akun
from poros.web.tests.test_peramban import hingga

SANDI = "sandi-yang-panjang-sekali"
MASUK = "/akun/login/"


@pytest.fixture
def akun(kota):
    return Akun.objects.create_user("sekda", kota.orang["sekda"], SANDI)


def masuk(client):
    return client.post(MASUK, {"login": "sekda", "password": SANDI})


def kode_totp(rahasia, geser=0):
    """RFC 6238 by its own text: HMAC-SHA-1 over the number of half minutes, six digits."""
    counter = struct.pack(">Q", int(time.time()) // 30 + geser)
    digest = hmac.new(base64.b32decode(rahasia), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def pasang_totp(client):
    """Factors are changed only by who gives the password once more."""
    assert client.get("/akun/2fa/totp/activate/").url.startswith("/akun/reauthenticate/")
    client.post("/akun/reauthenticate/", {"password": SANDI})
    rahasia = client.get("/akun/2fa/totp/activate/").context["form"].secret
    assert client.post("/akun/2fa/totp/activate/", {"code": kode_totp(rahasia)}).status_code == 302
    return rahasia


class TestTotp:
    def test_password_alone_no_longer_opens_the_desk(self, akun, client):
        masuk(client)
        rahasia = pasang_totp(client)
        other = Client()
        assert masuk(other).url.startswith("/akun/2fa/authenticate/")
        assert other.get("/").status_code == 302
        other.post("/akun/2fa/authenticate/", {"code": kode_totp(rahasia, 1)})
        assert other.get("/").status_code == 200

    def test_a_wrong_code_opens_nothing(self, akun, client):
        masuk(client)
        rahasia = pasang_totp(client)
        wrong = f"{(int(kode_totp(rahasia)) + 1) % 10**6:06d}"
        other = Client()
        masuk(other)
        answer = other.post("/akun/2fa/authenticate/", {"code": wrong})
        assert answer.status_code == 200
        assert other.get("/").status_code == 302

    def test_recovery_codes_are_made_with_it_and_open_once(self, akun, client):
        masuk(client)
        pasang_totp(client)
        codes = client.get("/akun/2fa/recovery-codes/").context["unused_codes"]
        for expected in (200, 302):
            other = Client()
            masuk(other)
            other.post("/akun/2fa/authenticate/", {"code": codes[0]})
            assert other.get("/").status_code == expected


class TestWajib:
    @pytest.fixture(autouse=True)
    def _wajib(self, settings):
        settings.FAKTOR_KEDUA = "wajib"

    def test_nothing_opens_before_a_factor_is_there(self, akun):
        client = Client()
        masuk(client)
        for address in ("/", "/surat/", "/api/v1/surat"):
            assert client.get(address).url == "/akun/2fa/"
        assert client.get("/akun/2fa/").status_code == 200
        pasang_totp(client)
        assert client.get("/").status_code == 200

    def test_it_costs_a_query_once_in_a_session(self, akun):
        client = Client()
        masuk(client)
        pasang_totp(client)
        client.get("/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/surat/")
        assert not [q for q in queries if "mfa_authenticator" in q["sql"]]

    def test_strangers_and_programs_are_not_asked(self, kota, program):
        assert Client().get("/").url.startswith(MASUK)
        assert program("tu", "surat:baca").get("/surat").status_code == 200


@pytest.mark.peramban
@pytest.mark.lambat
def test_a_passkey_signs_in_without_a_password(chromium, alamat, akun):
    """A virtual authenticator of the browser: register it behind the password, then come in with it alone."""
    context = chromium.new_context(locale="id-ID", service_workers="block", viewport={"width": 390, "height": 844})
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    try:
        page.goto(alamat + MASUK)
        page.fill("input[name=login]", "sekda")
        page.fill("input[name=password]", SANDI)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(f"{alamat}/")
        page.goto(f"{alamat}/akun/2fa/webauthn/add/")
        page.fill("input[name=password]", SANDI)
        page.press("input[name=password]", "Enter")
        page.fill("input[name=name]", "Ponsel Sekda")
        page.check("input[name=passwordless]", force=True)
        page.click("#mfa_webauthn_add")
        hingga(page, "!location.pathname.includes('/add/')")
        assert Authenticator.objects.get(type="webauthn").user_id == akun.pk
        context.clear_cookies()
        page.goto(alamat + MASUK)
        page.click("#passkey_login")
        page.wait_for_url(f"{alamat}/")
        page.get_by_role("heading", level=1).first.wait_for()
    finally:
        context.close()


class Penyedia(http.server.BaseHTTPRequestHandler):
    """A small OpenID provider with real signatures; `server.klaim` says who signs in."""

    def do_GET(self):
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        if path == "/.well-known/openid-configuration":
            self._kirim(self._konfigurasi())
        elif path == "/jwks":
            key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.server.kunci.public_key()))
            self._kirim({"keys": [key | {"kid": "satu", "use": "sig", "alg": "RS256"}]})
        elif path == "/userinfo":
            self._kirim(self.server.klaim)
        else:
            self.server.diminta = query
            back = {"code": "kode-sekali", "state": query["state"][0]}
            self.send_response(302)
            self.send_header("Location", f"{query['redirect_uri'][0]}?{urlencode(back)}")
            self.end_headers()

    def do_POST(self):
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        challenge = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"][0].encode()).digest()).rstrip(b"=")
        assert challenge.decode() == self.server.diminta["code_challenge"][0]
        now = int(time.time())
        claims = self.server.klaim | {"iss": self.server.alamat, "aud": "poros", "iat": now, "exp": now + 60}
        token = jwt.encode(claims, self.server.kunci, algorithm="RS256", headers={"kid": "satu"})
        self._kirim({"access_token": "a", "token_type": "Bearer", "id_token": token})

    def _konfigurasi(self):
        base = self.server.alamat
        return {
            "issuer": base,
            "authorization_endpoint": f"{base}/authorize",
            "token_endpoint": f"{base}/token",
            "userinfo_endpoint": f"{base}/userinfo",
            "jwks_uri": f"{base}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def _kirim(self, body):
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_args):
        pass


@pytest.fixture
def penyedia(settings):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Penyedia)
    server.alamat = f"http://127.0.0.1:{server.server_port}"
    server.kunci = rsa.generate_private_key(65537, 2048)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.OIDC_SERVER = server.alamat
    app = {"provider_id": "instansi", "name": "SSO Kota Contoh", "client_id": "poros", "secret": "r"}
    app["settings"] = {"server_url": server.alamat}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    yield server
    server.shutdown()
    server.server_close()


def lewat_penyedia(client):
    """Press the button and follow the way there and back."""
    there = client.post("/akun/oidc/instansi/login/")
    assert there.status_code == 302
    back = httpx.get(there.url, follow_redirects=False).headers["Location"]
    return client.get(back, follow=True)


class TestOidc:
    def test_a_verified_address_opens_the_account_of_its_person(self, penyedia, akun, kota):
        penyedia.klaim = {"sub": "77", "email": kota.orang["sekda"].surel, "email_verified": True}
        client = Client()
        assert lewat_penyedia(client).request["PATH_INFO"] == "/"
        assert int(client.session["_auth_user_id"]) == akun.pk

    @pytest.mark.parametrize(
        "klaim",
        [{"email_verified": False}, {"email": "lain@contoh.go.id", "email_verified": True}],
        ids=["lain", "ragu"],
    )
    def test_any_other_identity_gets_no_account(self, penyedia, akun, kota, klaim):
        penyedia.klaim = {"sub": "78", "email": kota.orang["sekda"].surel} | klaim
        client = Client()
        answer = lewat_penyedia(client)
        assert answer.request["PATH_INFO"] == MASUK
        assert "belum terhubung" in answer.content.decode()
        assert "_auth_user_id" not in client.session
        assert Akun.objects.count() == 1

    @pytest.mark.parametrize("ditulis", ["Sekda@Contoh.go.id", "sekda@contoh.go.id", "SEKDA@CONTOH.GO.ID"])
    def test_capitals_in_an_address_make_nobody_a_stranger(self, penyedia, akun, kota, ditulis):
        kota.orang["sekda"].surel = ditulis
        kota.orang["sekda"].save()
        penyedia.klaim = {"sub": "77", "email": "sekda@Contoh.go.id", "email_verified": True}
        client = Client()
        lewat_penyedia(client)
        assert int(client.session["_auth_user_id"]) == akun.pk

    def test_an_address_that_two_people_share_opens_neither_account(self, penyedia, akun, kota):
        """The mailbox of an office says nothing about who reads it."""
        Akun.objects.create_user("kadis", kota.orang["kadis_pu"], SANDI)
        type(kota.orang["sekda"]).objects.update(surel="kantor@contoh.go.id")
        penyedia.klaim = {"sub": "79", "email": "kantor@contoh.go.id", "email_verified": True}
        client = Client()
        assert "belum terhubung" in lewat_penyedia(client).content.decode()
        assert "_auth_user_id" not in client.session

    def test_a_person_without_an_address_is_not_found_by_one(self, penyedia, akun, kota):
        type(kota.orang["sekda"]).objects.update(surel="")
        penyedia.klaim = {"sub": "80", "email": "", "email_verified": True}
        client = Client()
        lewat_penyedia(client)
        assert "_auth_user_id" not in client.session

    def test_once_joined_the_identity_stays_whatever_its_address_becomes(self, penyedia, akun, kota):
        penyedia.klaim = {"sub": "77", "email": kota.orang["sekda"].surel, "email_verified": True}
        lewat_penyedia(Client())
        penyedia.klaim = {"sub": "77", "email": "baru@contoh.go.id", "email_verified": True}
        again = Client()
        lewat_penyedia(again)
        assert int(again.session["_auth_user_id"]) == akun.pk

    def test_a_closed_account_stays_closed(self, penyedia, akun, kota):
        Akun.objects.filter(pk=akun.pk).update(is_active=False)
        penyedia.klaim = {"sub": "77", "email": kota.orang["sekda"].surel, "email_verified": True}
        client = Client()
        lewat_penyedia(client)
        assert "_auth_user_id" not in client.session

    def test_its_factors_count_where_one_is_the_rule(self, penyedia, akun, kota, settings):
        settings.FAKTOR_KEDUA = "wajib"
        penyedia.klaim = {"sub": "77", "email": kota.orang["sekda"].surel, "email_verified": True}
        client = Client()
        assert lewat_penyedia(client).request["PATH_INFO"] == "/"

    def test_without_a_provider_there_is_no_button(self, client, kota):
        assert "SSO" not in client.get(MASUK).content.decode()


@pytest.mark.peramban
@pytest.mark.lambat
def test_the_browser_may_go_to_the_provider_and_back(penyedia, chromium, alamat, akun, kota):
    """The policy names the provider as the one foreign address that a form may lead to."""
    penyedia.klaim = {"sub": "77", "email": kota.orang["sekda"].surel, "email_verified": True}
    context = chromium.new_context(locale="id-ID", service_workers="block")
    page = context.new_page()
    try:
        page.goto(alamat + MASUK)
        page.get_by_role("button", name="Masuk dengan SSO Kota Contoh").click()
        page.wait_for_url(f"{alamat}/")
    finally:
        context.close()
