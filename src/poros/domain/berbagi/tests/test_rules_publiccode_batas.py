"""publiccode.yml at its limits: the last that is taken and the first that is not, and what is blank but looks filled."""

import pytest
import yaml

from poros.domain.berbagi.rules.publiccode import BERKAS_MAKS, NaskahError, Sebab, baca, baca_umpan, muat, tuang, tulis
from poros.domain.berbagi.rules.tawaran import IsiTawaran, Jenis

WAJIB = {
    "publiccodeYmlVersion": "0.4",
    "name": "A",
    "url": "https://kode.example/a",
    "description": {"id": {"shortDescription": "B"}},
    "legal": {"license": "MIT", "repoOwner": "Kota Contoh"},
}
KOSONG = ["  ", "\n\t", "\u200b", "\u202e \x00", "\ufeff"]


def alamat(n: int) -> str:
    return "https://a.id/".ljust(n, "x")


def isi(bidang: str, value: object) -> dict:
    """The least, with one value put at "a.b"; what stands beside it stays."""
    *above, last = bidang.split(".")
    made = dict(WAJIB)
    node = made
    for key in above:
        node[key] = dict(node.get(key, {}))
        node = node[key]
    node[last] = value
    return made


def galat(naskah: object) -> list[tuple[str, Sebab, str]]:
    with pytest.raises(NaskahError) as refused:
        baca(naskah)
    return [(g.tempat, g.sebab, g.nilai) for g in refused.value.galat]


PANJANG = [
    ("name", "nama", 150),
    ("description.id.shortDescription", "ringkasan", 150),
    ("description.id.longDescription", "uraian", 10_000),
    ("id.masalah", "masalah", 2000),
    ("legal.repoOwner", "daerah", 200),
    ("id.unit", "unit", 200),
    ("legal.license", "lisensi", 100),
    ("softwareVersion", "versi", 60),
    ("id.kontak", "kontak", 200),
]


@pytest.mark.parametrize(("jalur", "bidang", "maks"), PANJANG)
def test_the_longest_words(jalur, bidang, maks):
    assert getattr(baca(isi(jalur, "x" * maks)), bidang) == "x" * maks
    assert galat(isi(jalur, "x" * (maks + 1))) == [(jalur, Sebab.TERLALU_PANJANG, str(maks))]


@pytest.mark.parametrize(("jalur", "bidang"), [("url", "alamat"), ("landingURL", "halaman")])
def test_the_longest_address(jalur, bidang):
    assert getattr(baca(isi(jalur, alamat(500))), bidang) == alamat(500)
    assert galat(isi(jalur, alamat(501))) == [(jalur, Sebab.TERLALU_PANJANG, "500")]


@pytest.mark.parametrize(("jalur", "bidang", "maks"), PANJANG)
def test_what_hides_is_not_counted(jalur, bidang, maks):
    assert getattr(baca(isi(jalur, " \u200b" + "x" * maks + "\x00 ")), bidang) == "x" * maks


@pytest.mark.parametrize("kosong", KOSONG)
@pytest.mark.parametrize("jalur", ["name", "description.id.shortDescription", "url", "legal.license"])
def test_what_is_required_is_not_blank(jalur, kosong):
    """Only blanks or invisible marks: the field would stand empty on the page."""
    assert galat(isi(jalur, kosong)) == [(jalur, Sebab.WAJIB, "")]


@pytest.mark.parametrize("kosong", KOSONG)
@pytest.mark.parametrize(
    ("jalur", "bidang"), [("landingURL", "halaman"), ("softwareVersion", "versi"), ("id.unit", "unit")]
)
def test_what_may_be_left_out_may_be_blank(jalur, bidang, kosong):
    assert getattr(baca(isi(jalur, kosong)), bidang) == ""


@pytest.mark.parametrize(
    ("angka", "hasil"),
    [
        ("0", 0),
        ("007", 7),
        ("999999999999999", 10**15 - 1),
        (75, 75),
        ("1000000000000000", None),
        ("9" * 5000, None),  # Python itself refuses to read so many digits
        ("0" * 17, None),
        ("٣", None),
        ("²", None),
        ("+1", None),
        ("1_000", None),
        ("1.5", None),
        (" 1", None),
        ({"a": "1"}, None),
        (1.5, None),
    ],
)
@pytest.mark.parametrize("bidang", ["biaya", "upaya"])
def test_whole_numbers(bidang, angka, hasil):
    if hasil is None:
        assert [row[:2] for row in galat(isi(f"id.{bidang}", angka))] == [(f"id.{bidang}", Sebab.SALAH_JENIS)]
    else:
        assert getattr(baca(isi(f"id.{bidang}", angka)), bidang) == hasil


def test_fifty_words_of_two_hundred_letters():
    words = [f"{n:0200}" for n in range(50)]
    assert baca(isi("usedBy", words)).pemakai == tuple(words)
    assert galat(isi("usedBy", [*words, "x"])) == [("usedBy", Sebab.TERLALU_BANYAK, "50")]
    assert galat(isi("usedBy", ["x", "x" * 201])) == [("usedBy.2", Sebab.SALAH_JENIS, "")]


@pytest.mark.parametrize("butir", [{"nama": "Django"}, ["Django"], None])
def test_names_of_software_are_words_or_stand_under_their_key(butir):
    assert baca(isi("dependsOn.open", ["Django", {"name": "PostgreSQL", "name2": "x"}])).teknologi == (
        "Django",
        "PostgreSQL",
    )
    assert galat(isi("dependsOn.open", ["Django", butir])) == [("dependsOn.open.2", Sebab.SALAH_JENIS, "")]
    assert galat(isi("usedBy", [{"": "Kota"}])) == [("usedBy.1", Sebab.SALAH_JENIS, "")]


@pytest.mark.parametrize(
    ("indeks", "kode", "ya"),
    [
        ("a" * 40, "b" * 40, True),
        ("a", "b", True),
        ("a" * 41, "b", False),
        ("a", "b" * 41, False),
        ("", "b", False),
        ("a", "", False),
        ("a", None, False),
        ("a\n", "b", False),
        ("a", "b\u202e", False),
    ],
)
def test_an_indicator_is_two_short_words(indeks, kode, ya):
    naskah = isi("id.indikator", [{"indeks": indeks, "kode": kode}])
    if ya:
        assert baca(naskah).indikator == ((indeks, kode),)
    else:
        assert galat(naskah) == [("id.indikator.1", Sebab.SALAH_JENIS, "")]


def test_a_wrong_value_is_shown_up_to_sixty_letters():
    ((_tempat, _sebab, nilai),) = galat(isi("landingURL", "x" * 100))
    assert nilai == "x" * 60


def test_twenty_mistakes_are_told():
    many = isi("usedBy", [{}] * 50)
    assert len(galat(many)) == 20
    with pytest.raises(NaskahError) as refused:
        baca_umpan([[many] * 3])
    assert [g.tempat for g in refused.value.galat] == [f"1: usedBy.{n}" for n in range(1, 21)]


@pytest.mark.parametrize(
    "dokumen", [[WAJIB], [[WAJIB]], [{"tawaran": WAJIB}], [{"tawaran": [WAJIB]}], ["", None, WAJIB]]
)
def test_one_alone_has_no_number_before_its_mistakes(dokumen):
    (row,) = baca_umpan(dokumen)
    assert row.nama == "A"
    salah = [{k: v for k, v in WAJIB.items() if k != "name"}]
    with pytest.raises(NaskahError) as refused:
        baca_umpan(salah)
    assert [g.tempat for g in refused.value.galat] == ["name"]


def test_a_thousand_offers_are_read():
    rows = [WAJIB | {"url": f"https://kode.example/{n}"} for n in range(1000)]
    assert len(baca_umpan([rows])) == 1000
    with pytest.raises(NaskahError):
        baca_umpan([rows, WAJIB])


@pytest.mark.parametrize(
    ("versi", "ya"),
    [("0", True), ("0.2", True), ("0.10", True), ("0.02", True), ("0.1", False), ("0.1.9", False), ("0.", False), ("00.4", False), ("1.4", False), ("0.4.x", True), ("0.٤", False), ("0." + "9" * 5000, True), ("0.00019", False)],
)  # fmt: skip
def test_versions(versi, ya):
    naskah = WAJIB | {"publiccodeYmlVersion": versi}
    if ya:
        assert baca(naskah).nama == "A"
    else:
        assert galat(naskah) == [("publiccodeYmlVersion", Sebab.VERSI, versi[:60])]


@pytest.mark.parametrize("teks", ["https://", "https:///a", "http://?a", "https://:80"])
def test_an_address_without_a_host_is_none(teks):
    assert [row[1] for row in galat(isi("landingURL", teks))] == [Sebab.ALAMAT]


ORANG = {"name": "Orang", "affiliation": "Diskominfo"}


@pytest.mark.parametrize(
    ("kontak", "orang", "hasil"),
    [
        ("Bagian Organisasi", [ORANG], "Bagian Organisasi"),
        ("Budi 0812-3456-7890", [ORANG], "Kota Contoh"),  # a person's number: the owner is asked instead
        ("", [ORANG], "Diskominfo"),
        ("", [ORANG, {"name": "Lain", "affiliation": "Bappeda"}], "Diskominfo"),
        ("", [ORANG, {"name": "Lain"}], "Kota Contoh"),
        ("", [ORANG, "Lain"], "Kota Contoh"),
        ("", [], "Kota Contoh"),
        ("", [{"affiliation": "WA 081234567890"}], "Kota Contoh"),
    ],
)
def test_who_is_asked(kontak, orang, hasil):
    """UU 27/2022: an office, never a person's name or number."""
    assert baca(WAJIB | {"id": {"kontak": kontak}, "maintenance": {"contacts": orang}}).kontak == hasil


def bersarang(dalam: int) -> bytes:
    return b"[" * dalam + b"]" * dalam


def test_how_deep_a_file_may_go():
    assert muat(bersarang(12))
    with pytest.raises(NaskahError) as refused:
        muat(b"a: 1\nb:\n  " + bersarang(12))
    assert [(g.tempat, g.sebab) for g in refused.value.galat] == [("3", Sebab.TERLALU_DALAM)]


def test_depth_is_left_again():
    """Many lists beside one another are not deep."""
    assert muat(b"[" + b",".join([bersarang(11)] * 40) + b"]")


def test_how_much_a_file_may_hold():
    """50,000 events: two of the stream, two of the document, two of the list, the rest its items."""
    assert len(muat(b"[" + b"1," * 49_995 + b"]")[0]) == 49_995
    with pytest.raises(NaskahError) as refused:
        muat(b"[" + b"1," * 49_996 + b"]")
    assert refused.value.galat[0].sebab is Sebab.TERLALU_BANYAK


def test_a_megabyte_to_the_byte():
    assert BERKAS_MAKS == 1_048_576
    assert muat(b"#" * BERKAS_MAKS) == []
    with pytest.raises(NaskahError):
        muat(b"#" * (BERKAS_MAKS + 1))


def test_a_practice_is_no_software():
    made = tulis(IsiTawaran(jenis=Jenis.PRAKTIK, nama="Apel", ringkasan="Tiap Senin"))
    assert not {"platforms", "softwareType", "url", "legal", "dependsOn", "categories"} & set(made)
    assert made["maintenance"] == {"type": "internal"}
    assert made["id"] == {"versi": "1", "jenis": "praktik"}


def test_nothing_spent_is_not_nothing_said():
    """A cost of 0 is a statement; an empty one is left out."""
    rows = [tulis(IsiTawaran(jenis=Jenis.PRAKTIK, nama="A", ringkasan="B", biaya=n))["id"] for n in (0, None)]
    assert [row.get("biaya", "-") for row in rows] == [0, "-"]


def test_what_is_written_keeps_its_order_its_letters_and_no_alias():
    twice = ["Ä", "Ä"]
    text = tuang({"z": twice, "a": twice})
    assert text == "z:\n- Ä\n- Ä\na:\n- Ä\n- Ä\n"
    assert yaml.safe_load(text) == {"z": twice, "a": twice}
