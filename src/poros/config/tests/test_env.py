"""The environment: read into a value, refused with every gap named at once and no secret repeated."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.config import cli
from poros.config.env import ROOT, Database, EnvironmentIncompleteError, read

SANDI = "sandi-yang-tak-boleh-terbaca"
LENGKAP = {"DATABASE_URL": f"postgresql://app:{SANDI}@db:5433/poros", "POROS_SECRET_KEY": "kunci"}


def gaps(**env):
    with pytest.raises(EnvironmentIncompleteError) as found:
        read(env)
    assert SANDI not in str(found.value)
    return str(found.value)


def test_what_is_left_out_has_its_stand_in():
    env = read(LENGKAP)
    assert (env.mode, env.data, env.owner, env.hosts, env.https) == ("dev", ROOT / "data", False, (), False)
    assert env.database == Database("poros", "app", SANDI, "db", "5433")
    assert (env.app_role, env.email_url) == ("app", "")


def test_everything_that_can_be_said_is_read():
    env = read(
        LENGKAP
        | {
            "POROS_MODE": "production",
            "POROS_DATA": "/srv/poros",
            "POROS_HOSTS": " a.go.id, ,b.go.id ",
            "POROS_HTTPS": "1",
        }
    )
    assert (env.mode, env.data, env.hosts, env.https) == (
        "production",
        Path("/srv/poros"),
        ("a.go.id", "b.go.id"),
        True,
    )


def test_every_gap_is_named_at_once():
    said = gaps(POROS_MODE="produksi", POROS_EMAIL_URL="surat")
    for name in (
        "DATABASE_URL",
        "POROS_SECRET_KEY",
        "POROS_MODE",
        "dev, test, production",
        "'produksi'",
        "POROS_EMAIL_URL",
    ):
        assert name in said
    assert gaps() == "Missing in the environment: DATABASE_URL, POROS_SECRET_KEY"


def test_what_is_empty_is_missing():
    assert gaps(DATABASE_URL="", POROS_SECRET_KEY="") == gaps()


def test_the_owner_needs_his_own_address_and_still_knows_who_the_application_is():
    owner = {**LENGKAP, "POROS_PERAN": "pemilik"}
    assert gaps(**owner) == "Missing in the environment: DATABASE_URL_PEMILIK"
    env = read({**owner, "DATABASE_URL_PEMILIK": "postgresql://pemilik@db/poros"})
    assert (env.owner, env.database.user, env.app_role) == (True, "pemilik", "app")
    alone = read(
        {"POROS_PERAN": "pemilik", "POROS_SECRET_KEY": "k", "DATABASE_URL_PEMILIK": "postgresql://semua@db/poros"}
    )
    assert alone.app_role == "semua"


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://app:{SANDI}@db:lima/poros",
        f"postgresql://app:{SANDI}@db:99999/poros",
        f"postgresql://app:{SANDI}@db:0/poros",
        f"postgresql://app:{SANDI}@[db/poros",
        f"postgresql://app:{SANDI}@db/",
        f"mysql://app:{SANDI}@db/poros",
        f"app:{SANDI}@db",
        SANDI,
    ],
)
@pytest.mark.parametrize("peran", ["", "pemilik"])
def test_an_address_that_is_none_is_named_without_its_password(url, peran):
    name = "DATABASE_URL_PEMILIK" if peran else "DATABASE_URL"
    assert f"{name} (not postgresql://" in gaps(**{**LENGKAP, "POROS_PERAN": peran, name: url})


def test_the_applications_address_is_looked_at_for_the_owner_too():
    env = {**LENGKAP, "POROS_PERAN": "pemilik", "DATABASE_URL_PEMILIK": LENGKAP["DATABASE_URL"], "DATABASE_URL": SANDI}
    assert gaps(**env).count("not postgresql://") == 1


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("postgresql://a:b@/poros?host=%2Fvar%2Frun&port=5432", "/var/run", "5432"),
        ("postgresql://a:b@%2Fvar%2Frun/poros", "/var/run", ""),
        ("postgres://a:b@[::1]:5/poros", "::1", "5"),
        ("postgresql:///poros", "", ""),
    ],
)
def test_sockets_and_hosts(url, host, port):
    found = read({**LENGKAP, "DATABASE_URL": url}).database
    assert (found.host, found.port, found.name) == (host, port, "poros")


@given(user=st.text(min_size=1, max_size=9), password=st.text(max_size=9), name=st.text(min_size=1, max_size=9))
def test_any_name_and_password_survive_being_written_in_an_address(user, password, name):
    from urllib.parse import quote

    words = [quote(word, safe="", errors="surrogatepass") for word in (user, password, name)]
    found = Database.parse("postgresql://{}:{}@db/{}".format(*words))
    assert (found.user, found.password, found.name) == (user, password, name)


def test_a_verb_says_so_in_a_sentence(alone, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", LENGKAP["DATABASE_URL"].replace("5433", "lima"))
    monkeypatch.setenv("POROS_MODE", "produksi")
    assert cli.main(["jejak", "verify", "--data", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "POROS_MODE" in err
    assert "DATABASE_URL (not postgresql://" in err
    assert SANDI not in err


@pytest.mark.parametrize(
    ("pemindai", "baik"),
    [
        ("", True),
        ("clamdscan --no-summary -", True),
        ("sh -c 'clamscan -'", True),
        ("sh -c 'clamscan -", False),
        ('"', False),
        ("a \\", False),
    ],
)
def test_a_scanner_that_cannot_be_taken_apart_is_named_before_anything_starts(pemindai, baik):
    """Once this ended in a traceback of the settings."""
    env = {"DATABASE_URL": "postgresql://a:b@h/n", "POROS_SECRET_KEY": "k", "POROS_PEMINDAI": pemindai}
    if baik:
        assert read(env).secret_key == "k"
        return
    with pytest.raises(EnvironmentIncompleteError, match="POROS_PEMINDAI"):
        read(env)
