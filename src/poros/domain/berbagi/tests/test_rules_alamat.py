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
    # Old and local forms that Python counts as global: site-local, IPv4-compatible, local NAT64, never given out.
    "fec0::1", "feff:ffff::1", "::7f00:1", "::a00:1", "64:ff9b:1::a00:1", "64:ff9b:1:fffe::1", "4000::1", "5f00::1",
    "::ffff:0:7f00:1", "100::1", "1fff:ffff::1",
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


@pytest.mark.parametrize(
    ("ip", "sama"),
    [
        ("::ffff:{}", "mapped"),
        ("2002:{6}::1", "6to4"),
        ("64:ff9b::{6}", "NAT64"),
    ],
)
@pytest.mark.parametrize("dalam", ["127.0.0.1", "10.1.2.3", "192.168.0.254", "8.8.8.8", "1.1.1.255", "172.32.0.1"])
def test_an_address_that_hides_another_is_judged_by_it(ip, sama, dalam):
    a, b, c, d = map(int, dalam.split("."))
    hidden = ip.replace("{6}", f"{a:02x}{b:02x}:{c:02x}{d:02x}").replace("{}", dalam)
    assert umum(hidden) is umum(dalam), sama


@pytest.mark.parametrize(
    ("batas", "luar", "dalam"),
    [
        ("10.0.0.0/8", "9.255.255.255", "10.0.0.0"),
        ("10.0.0.0/8", "11.0.0.0", "10.255.255.255"),
        ("172.16.0.0/12", "172.15.255.255", "172.16.0.0"),
        ("172.16.0.0/12", "172.32.0.0", "172.31.255.255"),
        ("100.64.0.0/10", "100.63.255.255", "100.64.0.0"),
        ("100.64.0.0/10", "100.128.0.0", "100.127.255.255"),
        ("169.254.0.0/16", "169.253.255.255", "169.254.0.0"),
        ("224.0.0.0/4", "223.255.255.255", "224.0.0.0"),
        ("2000::/3", "2a00::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ],
)
def test_the_edges_of_what_is_ones_own(batas, luar, dalam):
    assert umum(luar), batas
    assert not umum(dalam), batas


@pytest.mark.parametrize("ip", ["fe80::1%eth0", "fe80::1%eth0%1", "2606:4700::1111%eth0"])
def test_the_name_of_a_card_is_no_part_of_an_address(ip):
    assert umum(ip) is umum(ip.split("%")[0])


@pytest.mark.parametrize("ip", ["", "contoh.go.id", "256.1.1.1", "1.1.1", "010.0.0.1", "0x7f000001"])
def test_what_is_no_address_is_not_guessed(ip):
    with pytest.raises(ValueError, match="does not appear"):
        umum(ip)


def test_without_leave_the_own_network_stays_closed():
    for kwargs in ({}, {"dalam": False}):
        with pytest.raises(AlamatError, match="jaringan_dalam"):
            pilih(["10.0.0.1"], **kwargs)


@pytest.mark.parametrize(
    ("alamat", "sebab"),
    [
        ("https://contoh.go.id/" + "a" * 480, SebabAlamat.TIDAK_TERBACA),
        ("https://contoh.go.id/\u200b", SebabAlamat.TIDAK_TERBACA),
        ("https://contoh.go.id/\x7f", SebabAlamat.TIDAK_TERBACA),
        ("https://contoh.go.id/\u00a0", SebabAlamat.TIDAK_TERBACA),
        ("https://:sandi@contoh.go.id/", SebabAlamat.BERSANDI),
        ("https://orang@contoh.go.id/", SebabAlamat.BERSANDI),
        ("https://contoh.go.id:-1/", SebabAlamat.TIDAK_TERBACA),
        ("", SebabAlamat.BUKAN_HTTPS),
    ],
)
def test_more_that_is_ruled_out(alamat, sebab):
    with pytest.raises(AlamatError) as refused:
        urai(alamat)
    assert refused.value.sebab is sebab
    assert str(refused.value) == sebab.value


def test_five_hundred_letters_are_read():
    alamat = "https://contoh.go.id/" + "a" * 479
    assert urai(alamat) == Tujuan("contoh.go.id", 443, "/" + "a" * 479)


@pytest.mark.parametrize(
    ("alamat", "jalur"), [("https://a.id?b=1", "/?b=1"), ("https://a.id#x", "/"), ("https://a.id/?", "/"), ("https://a.id//b;c?d#e", "//b;c?d")]
)  # fmt: skip
def test_what_is_asked_for(alamat, jalur):
    assert urai(alamat).jalur == jalur
