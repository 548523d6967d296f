"""publiccode.yml read and written: our own sample files, round trips, and files that mean no good."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poros.domain.berbagi.rules.publiccode import (
    BERKAS_MAKS,
    NaskahError,
    Sebab,
    baca,
    baca_umpan,
    muat,
    tuang,
    tulis,
    umpan,
)
from poros.domain.berbagi.rules.tawaran import IsiTawaran, Jenis, Kematangan, memuat_telepon

V02 = b"""\
publiccodeYmlVersion: '0.2'
name: Antre Cepat
url: "https://kode.example/antre.git"
landingURL: https://antre.example
softwareVersion: 1.4
releaseDate: 2026-01-31
platforms: [web, android]
categories: [appointment-scheduling]
developmentStatus: stable
softwareType: standalone/web
usedBy: [Kabupaten Rekaan, Kota Khayal, Kota Khayal]
description:
  en: {shortDescription: Queue numbers}
  id:
    genericName: Antrean
    shortDescription: Nomor antrean dari ponsel
    longDescription: |
      Warga mengambil nomor dari rumah.
      Loket memanggil menurut janji.
legal:
  license: AGPL-3.0-or-later
  mainCopyrightOwner: Kabupaten Rekaan
  repoOwner: Kabupaten Rekaan
maintenance:
  type: internal
  contacts:
    - {name: Orang Rekaan, phone: "+62 812 0000 0000", email: orang@rekaan.example, affiliation: Diskominfo Rekaan}
localisation: {localisationReady: yes, availableLanguages: [id]}
dependsOn:
  open:
    - {name: PostgreSQL, versionMin: "14"}
    - {name: Django}
  proprietary:
    - name: Peta Berbayar
"""
V04 = V02.replace(b"'0.2'", b'"0.4.0"')
V05 = V02.replace(b"'0.2'", b'"0.5.0"').replace(
    b"  repoOwner: Kabupaten Rekaan\n", b"organisation: {name: Kabupaten Rekaan, uri: urn:x}\n"
)
WAJIB = {
    "publiccodeYmlVersion": "0.4",
    "name": "A",
    "url": "https://kode.example/a",
    "description": {"id": {"shortDescription": "B"}},
    "legal": {"license": "MIT"},
}
LENGKAP = IsiTawaran(
    jenis=Jenis.APLIKASI,
    nama="Satu Data: “Ringkas”",
    ringkasan="Data terbuka & terpadu",
    masalah="Angka berbeda-beda.\nSiapa yang benar?",
    uraian="Baris satu\n\nBaris dua: dengan # tanda & <tag>",
    daerah="Kota Contoh",
    jenis_daerah="kota",
    unit="Diskominfo",
    lisensi="EUPL-1.2 OR MIT",
    teknologi=("Python", "PostgreSQL"),
    kategori=("data-collection",),
    alamat="https://kode.example/satu-data",
    halaman="https://satu-data.example",
    kematangan=Kematangan.UJI,
    versi="1.0",
    pemakai=("Kota Khayal",),
    biaya=75_000_000,
    upaya=30,
    kontak="Diskominfo Kota Contoh, kominfo@contoh.example",
    indikator=(("spbe", "I12"), ("pemdi", "2.1")),
)


def galat(isi) -> list[tuple[str, Sebab]]:
    """What is wrong with a mapping."""
    with pytest.raises(NaskahError) as refused:
        baca(isi)
    return [(g.tempat, g.sebab) for g in refused.value.galat]


def dijawab(kerja) -> bool:
    """Was it read, or refused with a reason?"""
    try:
        return bool(kerja())
    except NaskahError as error:
        return bool(error.galat)


class TestReading:
    @pytest.mark.parametrize("naskah", [V02, V04, V05])
    def test_a_whole_file_of_each_version(self, naskah):
        (row,) = baca_umpan(muat(naskah))
        assert (row.nama, row.ringkasan) == ("Antre Cepat", "Nomor antrean dari ponsel")
        assert row.uraian == "Warga mengambil nomor dari rumah.\nLoket memanggil menurut janji."
        assert (row.daerah, row.lisensi, row.versi) == ("Kabupaten Rekaan", "AGPL-3.0-or-later", "1.4")
        assert row.teknologi == ("PostgreSQL", "Django", "Peta Berbayar")
        assert row.pemakai == ("Kabupaten Rekaan", "Kota Khayal")
        assert row.kematangan is Kematangan.MANTAP
        assert (row.jenis, row.indikator, row.biaya) == (Jenis.APLIKASI, (), None)

    def test_people_are_not_taken_over(self):
        """The format names persons with mail and telephone; here an office is asked (UU 27/2022)."""
        (row,) = baca_umpan(muat(V02))
        assert row.kontak == "Diskominfo Rekaan"
        assert "812" not in repr(row)
        assert "Orang" not in repr(row)
        (row,) = baca_umpan(muat(V02.replace(b", affiliation: Diskominfo Rekaan", b"")))
        assert row.kontak == "Kabupaten Rekaan"

    def test_the_least(self):
        row = baca(WAJIB)
        assert (row.nama, row.ringkasan, row.lisensi) == ("A", "B", "MIT")

    def test_what_is_unknown_is_passed_over(self):
        assert baca(WAJIB | {"roadmap": "https://x.example", "it": {"spid": "true"}}) == baca(WAJIB)

    @pytest.mark.parametrize(
        ("uraian", "kata"),
        [({"en": {"shortDescription": "Q"}}, "Q"), ({"it": {"shortDescription": "C"}}, "C")],
    )
    def test_another_language_will_do(self, uraian, kata):
        assert baca(WAJIB | {"description": uraian}).ringkasan == kata

    @pytest.mark.parametrize("versi", ["0", "0.2", "0.2.2", "0.3.0", "0.4", "0.7.1", "0.12"])
    def test_versions_that_are_read(self, versi):
        assert baca(WAJIB | {"publiccodeYmlVersion": versi}).nama == "A"

    @pytest.mark.parametrize("versi", ["0.1", "1.0", "2", "x", "0.x", "0.", "0.²", ["0.4"]])
    def test_versions_that_are_not(self, versi):
        assert galat(WAJIB | {"publiccodeYmlVersion": versi}) == [("publiccodeYmlVersion", Sebab.VERSI)]

    @pytest.mark.parametrize(
        ("ganti", "tempat", "sebab"),
        [
            ({"publiccodeYmlVersion": None}, "publiccodeYmlVersion", Sebab.WAJIB),
            ({"name": ""}, "name", Sebab.WAJIB),
            ({"name": ["A"]}, "name", Sebab.SALAH_JENIS),
            ({"name": "A" * 151}, "name", Sebab.TERLALU_PANJANG),
            ({"description": "B"}, "description.id.shortDescription", Sebab.WAJIB),
            ({"description": {}}, "description.id.shortDescription", Sebab.WAJIB),
            ({"url": None}, "url", Sebab.WAJIB),
            ({"url": "javascript:alert(1)"}, "url", Sebab.ALAMAT),
            ({"url": "https://[::1"}, "url", Sebab.ALAMAT),
            ({"url": "data:text/html,x"}, "url", Sebab.ALAMAT),
            ({"landingURL": "//evil.example"}, "landingURL", Sebab.ALAMAT),
            ({"legal": {}}, "legal.license", Sebab.WAJIB),
            ({"legal": {"license": "lihat situs kami!"}}, "legal.license", Sebab.PILIHAN),
            ({"developmentStatus": "selesai"}, "developmentStatus", Sebab.PILIHAN),
            ({"usedBy": "Kota"}, "usedBy", Sebab.SALAH_JENIS),
            ({"usedBy": [{"a": "b"}]}, "usedBy.1", Sebab.SALAH_JENIS),
            ({"usedBy": ["x" * 201]}, "usedBy.1", Sebab.SALAH_JENIS),
            ({"usedBy": ["x"] * 51}, "usedBy", Sebab.TERLALU_BANYAK),
            ({"dependsOn": {"open": [["a"]]}}, "dependsOn.open.1", Sebab.SALAH_JENIS),
            ({"id": {"biaya": "banyak"}}, "id.biaya", Sebab.SALAH_JENIS),
            ({"id": {"biaya": "-1"}}, "id.biaya", Sebab.SALAH_JENIS),
            ({"id": {"biaya": ["1"]}}, "id.biaya", Sebab.SALAH_JENIS),
            ({"id": {"upaya": "9" * 30}}, "id.upaya", Sebab.SALAH_JENIS),
            ({"id": {"jenis": "jasa"}}, "id.jenis", Sebab.PILIHAN),
            ({"id": {"indikator": [{"indeks": "spbe"}]}}, "id.indikator.1", Sebab.SALAH_JENIS),
            ({"id": {"indikator": ["spbe:I1"]}}, "id.indikator.1", Sebab.SALAH_JENIS),
            ({"id": {"indikator": [{"indeks": "a" * 41, "kode": "b"}]}}, "id.indikator.1", Sebab.SALAH_JENIS),
        ],
    )
    def test_each_mistake_is_named_with_its_place(self, ganti, tempat, sebab):
        assert galat(WAJIB | ganti) == [(tempat, sebab)]

    def test_all_mistakes_at_once(self):
        assert len(galat({"name": "A"})) == 4

    @pytest.mark.parametrize("isi", [None, "teks", 7, ["a"]])
    def test_what_is_no_mapping(self, isi):
        assert galat(isi) == [("", Sebab.BUKAN_PUBLICCODE)]

    def test_empty_values_are_none(self):
        row = baca(WAJIB | {"usedBy": "", "id": {"biaya": "", "jenis": "", "kontak": ""}, "legal": {"license": "MIT"}})
        assert (row.pemakai, row.biaya, row.jenis) == ((), None, Jenis.APLIKASI)

    def test_words_lose_what_hides_them(self):
        row = baca(WAJIB | {"name": "A\u202egnp.exe\x00", "usedBy": ["\x1b[31mKota", "\u200b"]})
        assert row.nama == "Agnp.exe"
        assert row.pemakai == ("[31mKota",)


class TestSeveral:
    def test_documents_one_after_the_other_and_a_list(self):
        one = tuang(WAJIB)
        two = tuang(WAJIB | {"url": "https://kode.example/b"})
        assert len(baca_umpan(muat(f"{one}---\n{two}".encode()))) == 2
        assert len(baca_umpan(muat(tuang([WAJIB, WAJIB | {"url": "https://kode.example/b"}]).encode()))) == 2

    def test_one_named_twice_counts_once_and_the_last_holds(self):
        rows = baca_umpan(muat(tuang([WAJIB, WAJIB | {"name": "Z"}]).encode()))
        assert [row.nama for row in rows] == ["Z"]

    def test_a_mistake_tells_which_one(self):
        with pytest.raises(NaskahError) as refused:
            baca_umpan([[WAJIB, WAJIB | {"name": ""}]])
        assert [g.tempat for g in refused.value.galat] == ["2: name"]
        assert "2: name" in str(refused.value)

    @pytest.mark.parametrize("dokumen", [[], [None], [[]], [{"tawaran": []}]])
    def test_nothing_in_it(self, dokumen):
        with pytest.raises(NaskahError):
            baca_umpan(dokumen)

    def test_a_feed_whose_list_is_none(self):
        with pytest.raises(NaskahError):
            baca_umpan([{"tawaran": "x"}])

    def test_more_than_anybody_offers(self):
        with pytest.raises(NaskahError) as refused:
            baca_umpan([[WAJIB] * 1001])
        assert refused.value.galat[0].sebab is Sebab.TERLALU_BANYAK


class TestRoundTrip:
    def test_an_application(self):
        assert baca_umpan(muat(tuang(tulis(LENGKAP)).encode())) == [LENGKAP]

    def test_the_feed_as_json(self):
        practice = IsiTawaran(jenis=Jenis.PRAKTIK, nama="Apel data", ringkasan="Tiap Senin", daerah="Kota Contoh")
        text = json.dumps(umpan("Kota Contoh", [LENGKAP, practice]))
        found = baca_umpan(muat(text.encode()))
        assert found[0] == LENGKAP
        assert (found[1].jenis, found[1].nama, found[1].kontak) == (Jenis.PRAKTIK, "Apel data", "Kota Contoh")

    def test_what_the_standard_wants_is_there(self):
        made = tulis(LENGKAP)
        assert made["publiccodeYmlVersion"] == "0.4"
        assert {"name", "url", "platforms", "categories", "developmentStatus", "softwareType"} <= set(made)
        assert made["description"]["id"]["shortDescription"] == LENGKAP.ringkasan
        assert made["legal"] == {"license": "EUPL-1.2 OR MIT", "repoOwner": "Kota Contoh"}
        assert {"type", "contacts"} == set(made["maintenance"])
        assert made["localisation"] == {"localisationReady": False, "availableLanguages": ["id"]}

    kata = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30)

    @settings(max_examples=60, deadline=None)
    @given(
        nama=kata,
        ringkasan=kata,
        uraian=kata,
        teknologi=st.lists(kata, max_size=4, unique=True),
        biaya=st.none() | st.integers(0, 10**14),
    )
    def test_any_words_come_back_as_they_were(self, nama, ringkasan, uraian, teknologi, biaya):
        isi = IsiTawaran(
            jenis=Jenis.APLIKASI, nama=nama, ringkasan=ringkasan, uraian=uraian, teknologi=tuple(teknologi),
            biaya=biaya, alamat="https://kode.example/x", lisensi="MIT", kontak="Kantor",
        )  # fmt: skip
        assert baca_umpan(muat(tuang(tulis(isi)).encode())) == [isi]


class TestHostile:
    def test_a_bomb_of_aliases_is_refused_before_it_is_built(self):
        bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
        with pytest.raises(NaskahError) as refused:
            muat(bomb.encode())
        assert refused.value.galat[0].sebab is Sebab.ALIAS
        assert refused.value.galat[0].tempat == "2"

    def test_one_alias_too(self):
        with pytest.raises(NaskahError):
            muat(b"a: &x 1\nb: *x\n")

    @pytest.mark.parametrize("buka", [b"[", b"{a: ", b"- "])
    def test_depth(self, buka):
        with pytest.raises(NaskahError) as refused:
            muat(buka * 5000)
        assert refused.value.galat[0].sebab in {Sebab.TERLALU_DALAM, Sebab.TIDAK_TERBACA}

    def test_size(self):
        with pytest.raises(NaskahError) as refused:
            muat(b"a" * (BERKAS_MAKS + 1))
        assert refused.value.galat[0].sebab is Sebab.TERLALU_BESAR

    def test_number(self):
        with pytest.raises(NaskahError) as refused:
            muat(b"[" + b"1," * 60_000 + b"1]")
        assert refused.value.galat[0].sebab is Sebab.TERLALU_BANYAK

    @pytest.mark.parametrize(
        ("isi", "sebab"),
        [
            (b"\xff\xfe\x00", Sebab.BUKAN_TEKS),
            (b"a: [", Sebab.TIDAK_TERBACA),
            (b"a: b: c", Sebab.TIDAK_TERBACA),
            (b"? {a: b}\n: c\n", Sebab.TIDAK_TERBACA),
            (b"a: \x07", Sebab.TIDAK_TERBACA),
            (b"%PDF-1.7 \n%\xe2\xe3", Sebab.BUKAN_TEKS),
        ],
    )
    def test_what_cannot_be_read(self, isi, sebab):
        with pytest.raises(NaskahError) as refused:
            muat(isi)
        assert refused.value.galat[0].sebab is sebab

    def test_no_tag_makes_an_object(self):
        """A tag is passed over: what it names stays words."""
        (found,) = muat(b"!!python/object/apply:os.system ['echo x']")
        assert found == ["echo x"]

    def test_a_script_stays_words(self):
        row = baca(WAJIB | {"name": "<script>alert(1)</script>"})
        assert row.nama == "<script>alert(1)</script>"

    def test_a_mapping_whose_keys_are_strange(self):
        assert baca(WAJIB | {"description": {"a.b": {"shortDescription": "B"}, "id": {"shortDescription": "C"}}})

    @settings(max_examples=150, deadline=None)
    @given(st.binary(max_size=200))
    def test_any_bytes_are_read_or_refused(self, isi):
        assert dijawab(lambda: baca_umpan(muat(isi)))

    tak_tentu = st.recursive(
        st.none() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    )

    @settings(max_examples=100, deadline=None)
    @given(
        st.dictionaries(
            st.sampled_from([*WAJIB, "id", "dependsOn", "maintenance", "usedBy", "organisation"]), tak_tentu
        )
    )
    def test_any_shape_is_read_or_refused(self, isi):
        assert dijawab(lambda: baca(WAJIB | isi))


@pytest.mark.parametrize("teks", ["0812-3456-7890", "+62 812 3456 7890", "WA 08123456789 (Budi)"])
def test_mobile_numbers_are_seen(teks):
    assert memuat_telepon(teks)


@pytest.mark.parametrize("teks", ["Diskominfo, (021) 555 0100", "kominfo@contoh.go.id", "Jalan Merdeka 80812", ""])
def test_offices_are_not(teks):
    assert not memuat_telepon(teks)


def test_known_again_by_its_repository_or_by_owner_and_name():
    assert LENGKAP.kunci == "https://kode.example/satu-data"
    assert IsiTawaran(jenis=Jenis.PRAKTIK, nama="Apel", ringkasan="x", daerah="Kota A").kunci == "kota a/apel"
