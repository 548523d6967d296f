"""What each mode settles, asked in a process of its own: modes, cookies, numbers from the environment, mail."""

import json
import os
import re
import subprocess
import sys

import pytest

from poros.config.env import NUMBERS, ROOT, EnvironmentIncompleteError, read

DASAR = {"DATABASE_URL": "postgresql://app:rahasia@127.0.0.1:5432/poros", "POROS_SECRET_KEY": "kunci"}
TANYA = """
import importlib, json, sys
found = importlib.import_module(f"poros.config.settings.{sys.argv[1]}")
names = [n for n in dir(found) if n.isupper()]
print(json.dumps({n: getattr(found, n) for n in names}, default=str))
"""


@pytest.fixture(scope="module")
def jawab():
    """The settings of a mode under an environment that has nothing else in it."""
    known = {}

    def ask(mode, **env):
        key = mode, tuple(sorted(env.items()))
        if key not in known:
            own = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), **DASAR, "POROS_MODE": mode, **env}
            words = [sys.executable, "-c", TANYA, mode]
            done = subprocess.run(words, env=own, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            known[key] = json.loads(done.stdout)
        return known[key]

    return ask


@pytest.mark.parametrize("mode", ["dev", "production"])
def test_no_mode_shows_its_inside(jawab, mode):
    found = jawab(mode)
    assert found["DEBUG"] is False
    assert "*" not in found["ALLOWED_HOSTS"]
    assert found["SESSION_COOKIE_HTTPONLY"] is True
    assert found["X_FRAME_OPTIONS"] == "DENY"
    assert found["SECURE_CONTENT_TYPE_NOSNIFF"] is True
    assert found["PASSWORD_HASHERS"][0].endswith("Argon2")
    assert found["TANDATANGAN_PUTARAN"] >= 600_000


def test_only_a_first_run_signs_in_by_passkey_without_tls(jawab):
    assert jawab("dev")["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"] is True
    assert not jawab("production").get("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN")


@pytest.mark.parametrize("mode", ["dev", "production"])
def test_with_tls_cookies_and_links_are_of_tls(jawab, mode):
    plain, safe = jawab(mode), jawab(mode, POROS_HTTPS="1", POROS_PORT="8000")
    for name in ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"):
        assert (bool(plain.get(name)), safe[name]) == (False, True), name
    assert safe["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert (safe["SKEMA_ALAMAT"], safe["PORTA"]) == ("https", "")
    assert plain["SKEMA_ALAMAT"] == "http"


def test_a_desk_tells_its_own_port(jawab):
    assert jawab("dev", POROS_PORT="8123")["PORTA"] == "8123"


def test_hosts_are_those_named_and_the_machine_itself(jawab):
    found = jawab("production", POROS_HOSTS=" a.go.id, b.go.id ,")["ALLOWED_HOSTS"]
    assert found == ["a.go.id", "b.go.id", "localhost", "127.0.0.1", "[::1]", ".localhost"]


class TestSurel:
    def test_without_a_server_nothing_is_named(self, jawab):
        assert jawab("production")["EMAIL_BACKEND"].endswith("smtp.EmailBackend")
        assert "EMAIL_HOST" not in jawab("production")

    @pytest.mark.parametrize(
        ("url", "server"),
        [
            ("smtp://poros:s%40ndi@mail.go.id:2525", ["mail.go.id", 2525, "poros", "s@ndi"]),
            ("smtp://mail.go.id", ["mail.go.id", 587, "", ""]),
        ],
    )
    def test_its_parts_are_read_and_the_line_is_sealed(self, jawab, url, server):
        found = jawab("production", POROS_EMAIL_URL=url)
        assert [found[f"EMAIL_{n}"] for n in ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD")] == server
        assert found["EMAIL_USE_TLS"] is True

    def test_on_a_desk_letters_stay_in_the_data_folder(self, jawab):
        found = jawab("dev", POROS_DATA="/tmp/data-uji")
        assert found["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
        assert found["EMAIL_FILE_PATH"] == "/tmp/data-uji/surel"

    def test_who_writes_is_named_or_stands_in(self, jawab):
        assert jawab("dev")["DEFAULT_FROM_EMAIL"] == "Poros <poros@localhost>"
        assert jawab("dev", POROS_EMAIL_DARI="Setda <a@b.go.id>")["DEFAULT_FROM_EMAIL"] == "Setda <a@b.go.id>"


class TestBilangan:
    BIASA = {
        "BERKAS_LEPAS_HARI": 7, "ARSIP_SALINAN_SIMPAN": 4, "LAJU_PROKSI": 0,
        "LAJU": {"alamat": 600, "orang": 600, "token": 0},
        "VERIFIKASI_LAJU": {"verifikasi": 120, "verifikasi-berkas": 12},
    }  # fmt: skip

    @pytest.mark.parametrize("kosong", [{}, dict.fromkeys(NUMBERS, "")])
    def test_what_is_left_out_or_left_empty_is_what_is_usual(self, jawab, kosong):
        """Services that start containers write empty names for what nobody has set."""
        found = jawab("production", **kosong)
        assert {name: found[name] for name in self.BIASA} == self.BIASA
        assert found["BSRE"]["detik"] == 30

    def test_each_number_is_read(self, jawab):
        found = jawab("production", **{name: str(n) for n, name in enumerate(NUMBERS, start=11)})
        assert found["ARSIP_SALINAN_SIMPAN"] == 11
        assert found["BERKAS_LEPAS_HARI"] == 12
        assert found["BSRE"]["detik"] == 13
        assert found["LAJU"] == {"alamat": 14, "orang": 15, "token": 16}
        assert found["VERIFIKASI_LAJU"] == {"verifikasi": 17, "verifikasi-berkas": 18}
        assert found["LAJU_PROKSI"] == 19

    def test_files_of_today_and_the_last_copy_are_never_thrown_away(self, jawab):
        found = jawab("production", POROS_BERKAS_LEPAS_HARI="0", POROS_ARSIP_SALINAN_SIMPAN="0")
        assert (found["BERKAS_LEPAS_HARI"], found["ARSIP_SALINAN_SIMPAN"]) == (2, 1)

    @pytest.mark.parametrize("nama", NUMBERS)
    @pytest.mark.parametrize("nilai", ["dua", "-1", "1.5", "٣", " 7", "9" * 10])
    def test_what_is_no_number_is_named_before_anything_starts(self, nama, nilai):
        with pytest.raises(EnvironmentIncompleteError, match=re.escape(f"{nama} (not a whole number)")) as wrong:
            read(DASAR | {nama: nilai})
        assert nilai not in str(wrong.value)

    def test_every_number_that_settings_read_is_looked_at_before(self):
        """A new one that is forgotten would end the start with a traceback."""
        parts = ROOT / "src/poros/config/settings"
        text = "\n".join(path.read_text(encoding="utf-8") for path in parts.rglob("*.py"))
        asked = set(re.findall(r'(?:int|float)\(os\.environ\.get\("(POROS_\w+)"', text))
        assert asked == set(NUMBERS)


class TestLain:
    def test_old_secrets_still_open_and_empty_ones_do_not(self, jawab):
        assert jawab("production", POROS_SECRET_KEY_LAMA="lama,,tua,")["SECRET_KEY_FALLBACKS"] == ["lama", "tua"]
        assert jawab("production")["SECRET_KEY_FALLBACKS"] == []

    def test_a_provider_is_there_only_with_its_server(self, jawab):
        assert jawab("production")["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"] == []
        (app,) = jawab("production", POROS_OIDC_SERVER="https://sso.go.id/", POROS_OIDC_KLIEN="poros")[
            "SOCIALACCOUNT_PROVIDERS"
        ]["openid_connect"]["APPS"]
        assert (app["client_id"], app["settings"]) == ("poros", {"server_url": "https://sso.go.id"})

    @pytest.mark.parametrize(("nilai", "dalam"), [("", False), ("0", False), ("true", False), ("1", True)])
    def test_the_own_network_is_opened_by_one_word_only(self, jawab, nilai, dalam):
        assert jawab("production", POROS_BERBAGI_JARINGAN_DALAM=nilai)["BERBAGI_JARINGAN_DALAM"] is dalam

    def test_a_scanner_is_given_as_words(self, jawab):
        found = jawab("production", POROS_PEMINDAI="clamdscan --no-summary 'dua kata' -")
        assert found["BERKAS_PEMINDAI"] == ["clamdscan", "--no-summary", "dua kata", "-"]
        assert jawab("production")["BERKAS_PEMINDAI"] == []

    def test_every_module_stands_in_the_list_once(self, jawab):
        apps = jawab("production")["INSTALLED_APPS"]
        assert len(set(apps)) == len(apps)
        folders = {
            f"poros.{s}.{p.parent.name}"
            for s in ("kernel", "domain")
            for p in (ROOT / "src/poros" / s).glob("*/apps.py")
        }
        assert folders == {app for app in apps if app.startswith(("poros.kernel.", "poros.domain."))}

    def test_copies_of_archives_go_where_they_are_told(self, jawab):
        assert jawab("production", POROS_DATA="/tmp/d")["ARSIP_SALINAN"] == "/tmp/d/ekspor-arsip"
        assert jawab("production", POROS_DATA="/tmp/d", POROS_ARSIP_SALINAN="/mnt/x")["ARSIP_SALINAN"] == "/mnt/x"
