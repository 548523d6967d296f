"""Which addresses are fetched: the table of those that are not is longer than that of those that are."""

import pytest

from poros.domain.berbagi.rules.alamat import AlamatError, SebabAlamat, Tujuan, pilih, umum, urai

DALAM = (
    "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1",
    "239.1.2.3", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "2002:a00:1::", "64:ff9b::a00:1", "64:ff9b::7f00:1",
    "2001:0:4136:e378:8000:63bf:f5ff:fffe",
)  # fmt: skip
UMUM = ("8.8.8.8", "1.1.1.1", "103.10.20.30", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808")


@pytest.mark.parametrize("ip", DALAM)
def test_the_own_network_is_not_the_internet(ip):
    assert not umum(ip)
    with pytest.raises(AlamatError) as refused:
        pilih([ip])
    assert refused.value.sebab is SebabAlamat.JARINGAN_DALAM


@pytest.mark.parametrize("ip", UMUM)
def test_public_addresses_are(ip):
    assert umum(ip)
    assert pilih([ip]) == ip


def test_one_private_address_among_public_ones_spoils_the_name():
    """Whoever gives a name two addresses chooses which one is answered next."""
    with pytest.raises(AlamatError):
        pilih(["8.8.8.8", "10.0.0.1"])


def test_the_administrator_may_allow_his_own_network():
    assert pilih(["10.0.0.1", "8.8.8.8"], dalam=True) == "10.0.0.1"


def test_a_name_without_address():
    with pytest.raises(AlamatError) as refused:
        pilih([], dalam=True)
    assert refused.value.sebab is SebabAlamat.TANPA_ALAMAT


@pytest.mark.parametrize(
    ("alamat", "tujuan"),
    [
        ("https://contoh.go.id", Tujuan("contoh.go.id", 443, "/")),
        ("https://contoh.go.id:8443/umpan.json?a=1#x", Tujuan("contoh.go.id", 8443, "/umpan.json?a=1")),
        ("HTTPS://CONTOH.go.id/A", Tujuan("contoh.go.id", 443, "/A")),
        ("https://[2606:4700::1]/x", Tujuan("2606:4700::1", 443, "/x")),
        ("https://bücher.example/x", Tujuan("xn--bcher-kva.example", 443, "/x")),
    ],
)
def test_taken_apart(alamat, tujuan):
    assert urai(alamat) == tujuan


@pytest.mark.parametrize(
    ("alamat", "sebab"),
    [
        ("http://contoh.go.id/", SebabAlamat.BUKAN_HTTPS),
        ("ftp://contoh.go.id/", SebabAlamat.BUKAN_HTTPS),
        ("file:///etc/passwd", SebabAlamat.BUKAN_HTTPS),
        ("gopher://127.0.0.1:6379/_INFO", SebabAlamat.BUKAN_HTTPS),
        ("contoh.go.id", SebabAlamat.BUKAN_HTTPS),
        ("https://", SebabAlamat.TIDAK_TERBACA),
        ("https://contoh.go.id:99999/", SebabAlamat.TIDAK_TERBACA),
        ("https://contoh.go.id:abc/", SebabAlamat.TIDAK_TERBACA),
        ("https://[::1/", SebabAlamat.TIDAK_TERBACA),
        ("https://contoh.go.id/a b", SebabAlamat.TIDAK_TERBACA),
        ("https://contoh.go.id/\r\nHost: lain", SebabAlamat.TIDAK_TERBACA),
        ("https://contoh.go.id\\@10.0.0.1/", SebabAlamat.TIDAK_TERBACA),
        ("https://" + "a" * 600 + ".id", SebabAlamat.TIDAK_TERBACA),
        ("https://" + "a" * 80 + ".id", SebabAlamat.TIDAK_TERBACA),
        ("https://orang:sandi@contoh.go.id/", SebabAlamat.BERSANDI),
        ("https://@contoh.go.id/", SebabAlamat.BERSANDI),
    ],
)
def test_ruled_out_by_its_form(alamat, sebab):
    with pytest.raises(AlamatError) as refused:
        urai(alamat)
    assert refused.value.sebab is sebab
