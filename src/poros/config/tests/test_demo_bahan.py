"""The material of the demo, file by file: whoever is named is there, whatever is counted adds up, nobody is real."""

import re
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
import yaml

from poros.config.demo.bahan import bahan
from poros.config.demo.naskah import DIRI, SESUDAH, TABEL
from poros.domain.berbagi.rules.tawaran import Jenis, Kematangan
from poros.domain.naskah.queries.bentuk import PARAMETER, urai
from poros.domain.naskah.rules import massal
from poros.domain.naskah.rules.markah import isian
from poros.kernel.organisasi.rules import Fungsi

KOTA = bahan("kota_contoh")
UNIT = KOTA["unit"]
BERKAS = sorted(path.stem for path in (Path(__file__).parents[1] / "demo").glob("*.yaml"))
INDIKATOR = {f"I{n}" for n in range(1, 48)}
SPDX = re.compile(r"^[A-Za-z0-9.+-]+$")


def semua_teks(node):
    """Every word of a file, keys too."""
    if isinstance(node, dict):
        yield from chain.from_iterable(chain(semua_teks(k), semua_teks(v)) for k, v in node.items())
    elif isinstance(node, list):
        yield from chain.from_iterable(map(semua_teks, node))
    elif isinstance(node, str):
        yield node


@pytest.mark.parametrize("nama", BERKAS)
class TestSetiapBerkas:
    def test_it_says_that_it_is_invented(self, nama):
        path = Path(__file__).parents[1] / "demo" / f"{nama}.yaml"
        first = path.read_text(encoding="utf-8").splitlines()[0].lower()
        assert first.startswith("#")
        assert any(word in first for word in ("invented", "kota contoh", "likeness"))

    def test_no_address_in_it_could_be_somebodys(self, nama):
        for teks in semua_teks(bahan(nama)):
            for surel in re.findall(r"[\w.+-]+@[\w.-]+", teks):
                assert surel.endswith((".example", "contoh.id", "contoh.go.id", "contoh.or.id")), surel
            for inang in re.findall(r"https?://([^/\s]+)", teks):
                assert inang.endswith(".example"), inang

    def test_nobody_has_a_telephone_in_it(self, nama):
        for teks in semua_teks(bahan(nama)):
            assert not re.search(r"(\+62|\b08)[\d\s-]{8,}", teks), teks

    def test_it_is_read_once_and_the_same_for_all(self, nama):
        assert bahan(nama) is bahan(nama)

    def test_no_name_stands_in_it_twice(self, nama):
        """YAML takes the last of two equal names without a word."""

        class Ketat(yaml.SafeLoader):
            pass

        def mapping(loader, node):
            names = [loader.construct_object(key) for key, _value in node.value]
            assert len(set(names)) == len(names), names
            return yaml.SafeLoader.construct_mapping(loader, node, deep=True)

        Ketat.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
        text = (Path(__file__).parents[1] / "demo" / f"{nama}.yaml").read_text(encoding="utf-8")
        yaml.load(text, Ketat)

    def test_every_unit_that_it_names_is_there(self, nama):
        def named(node):
            if isinstance(node, dict):
                for key, value in node.items():
                    if key in {"unit", "oleh", "tanda"} and isinstance(value, str):
                        yield value
                    elif key in {"usul", "kepada", "saksi"} and isinstance(value, list):
                        yield from value
                    yield from named(value)
            elif isinstance(node, list):
                yield from chain.from_iterable(map(named, node))

        assert set(named({} if nama == "kota_contoh" else bahan(nama))) <= {*UNIT, ""}


class TestKota:
    def test_who_signs_in_holds_an_office_of_a_unit_that_is_there(self):
        for akun, (unit, jabatan) in KOTA["akun"].items():
            assert unit in UNIT, akun
            assert jabatan in {"kepala", *Fungsi}, akun
            assert re.fullmatch(r"[a-z0-9][a-z0-9._-]{2,58}", akun), akun

    def test_slow_and_fast_units_are_told_in_sensible_measure(self):
        assert set(KOTA["lambat"]) <= set(UNIT)
        assert all(0.2 <= kali <= 5 for kali in KOTA["lambat"].values())

    def test_urusan_have_codes_of_the_law(self):
        assert set(KOTA["urusan"]) <= set(UNIT)
        for unit, kode in KOTA["urusan"].items():
            assert len(set(kode)) == len(kode) <= 3, unit
            assert all(re.fullmatch(r"[1-3]\.\d\d", satu) for satu in kode), unit

    def test_abbreviations_and_names_tell_units_apart(self):
        for place in (0, 1):
            names = [row[place] for row in UNIT.values()]
            assert len(set(names)) == len(names), place


class TestNaskah:
    @pytest.mark.parametrize("row", bahan("naskah")["naskah"], ids=lambda row: row["hal"][:30])
    def test_a_letter_fills_the_parts_of_its_form_and_goes_to_somebody(self, row):
        form = urai((PARAMETER / "bentuk" / f"{row['bentuk']}.yaml").read_text(encoding="utf-8"))
        parts = {b.kode for b in form.bagian}
        assert set(row["isi"]) <= parts
        if row["sampai"] != "konsep":
            assert {b.kode for b in form.bagian if b.wajib} <= set(row["isi"])
            assert not form.kepada or row.get("kepada") or row.get("luar") or row["sampai"] == "massal"
        assert row["sampai"] in {*DIRI, *SESUDAH}
        assert not (form.intern and row.get("luar"))

    def test_every_point_of_the_way_is_shown(self):
        assert {row["sampai"] for row in bahan("naskah")["naskah"]} == {*DIRI, *SESUDAH}

    def test_the_mass_letter_has_what_its_table_gives(self):
        (row,) = [r for r in bahan("naskah")["naskah"] if r["sampai"] == "massal"]
        asked = {name for teks in row["isi"].values() for name in isian(teks)}
        read = massal.baca(TABEL, sorted(asked))
        assert asked
        assert (read.keluhan, len(read.baris)) == ([], 4)


class TestIndeks:
    def test_every_indicator_has_its_unit_and_a_level_in_each_round(self):
        rows = bahan("indeks")["butir"]
        assert len(rows) == len(INDIKATOR)
        for row in rows:
            assert row["unit"] in UNIT
            assert len(row["nilai"]) == 3
            assert all(1 <= nilai <= 5 for nilai in row["nilai"])

    def test_no_round_judges_better_than_the_one_before(self):
        """A claim is checked downwards: that is what the rounds are shown for."""
        assert all(row["nilai"] == sorted(row["nilai"], reverse=True) for row in bahan("indeks")["butir"])

    def test_pieces_serve_indicators_that_there_are(self):
        assert set(chain.from_iterable(row["butir"] for row in bahan("indeks")["bukti"])) <= INDIKATOR

    def test_published_results_are_numbers_of_the_scale(self):
        for row in bahan("indeks")["hasil"]:
            assert 0 <= float(row["nilai"]) <= 5
            assert all(0 <= float(v) <= 5 for v in row["bagian"].values())


class TestBerbagi:
    TAWARAN = [t for s in bahan("berbagi")["sumber"] for t in s["tawaran"]] + [t for _u, t in bahan("berbagi")["milik"]]

    @pytest.mark.parametrize("row", TAWARAN, ids=lambda row: row[1])
    def test_an_offer_is_complete(self, row):
        jenis, nama, ringkasan, masalah, indikator, lisensi, teknologi, kategori, biaya, upaya, kematangan = row
        assert jenis in set(Jenis)
        assert kematangan in {"", *Kematangan}
        assert 0 < len(nama) <= len(ringkasan) <= 150
        assert masalah.endswith(".")
        assert set(indikator) <= INDIKATOR
        assert SPDX.match(lisensi)
        assert all(isinstance(t, str) for t in (*teknologi, *kategori))
        assert biaya >= 0
        assert upaya >= 0

    def test_names_tell_offers_apart(self):
        names = [row[1] for row in self.TAWARAN]
        assert len(set(names)) == len(names)


class TestRapat:
    def test_ways_are_between_places_of_rooms_and_said_once(self):
        told = bahan("rapat")
        places = {lokasi for _nama, lokasi, _kursi in told["ruang"].values()}
        ways = [frozenset((dari, ke)) for dari, ke, _menit in told["tempuh"]]
        assert set().union(*ways) <= places
        assert len(set(ways)) == len(ways)
        assert all(menit > 0 for *_tempat, menit in told["tempuh"])

    @pytest.mark.parametrize("rapat", ["lalu", "nanti"])
    def test_points_have_a_title_a_speaker_and_minutes(self, rapat):
        for line in bahan("rapat")[rapat]["acara"]:
            judul, penyaji, menit = (part.strip() for part in line.split("|"))
            assert judul
            assert penyaji
            assert 5 <= int(menit) <= 120

    def test_ideas_are_scored_by_each_criterion(self):
        fgd = bahan("rapat")["fgd"]
        for unit, _isi, setuju, nilai in fgd["gagasan"]:
            assert unit in UNIT
            assert isinstance(setuju, bool)
            assert len(nilai) == len(fgd["kriteria"])

    def test_agendas_end_on_the_day_on_which_they_begin(self):
        for _judul, pimpinan, unit, hari, jam, lama, *_lain in bahan("rapat")["agenda"]:
            assert {pimpinan, unit} <= set(UNIT)
            assert hari >= 0
            assert 6 <= jam < jam + lama <= 22


class TestSurvei:
    @pytest.mark.parametrize("row", bahan("survei")["layanan"], ids=lambda row: row["nama"])
    def test_no_service_has_more_answers_than_people(self, row):
        assert row["unit"] in UNIT
        assert max(row["jawaban"]) <= row["populasi"]
        assert 1 <= row["rata"] <= 4
        assert set(row["lemah"]) <= {f"U{n}" for n in range(1, 10)}

    def test_remarks_differ(self):
        saran = bahan("survei")["saran"]
        assert len(set(saran)) == len(saran)


class TestHariIni:
    def test_what_follows_in_time_points_at_what_stands_before_it(self):
        rows = bahan("hari_ini")["urutan"]
        for n, row in enumerate(rows):
            if "setelah" in row:
                assert 0 <= row["setelah"]["ke"] < n
            assert 0 <= row["jam"] < row["jam"] + row["lama"] <= 24

    def test_two_orders_meet_on_one_street_in_one_hour(self):
        """The conflict that the desk shows is in the material, whatever the day."""
        tutup, lewat = bahan("hari_ini")["arahan"]
        assert tutup["objek"] == lewat["objek"]
        assert tutup["jam"] < lewat["jam"] + lewat["lama"]
        assert lewat["jam"] < tutup["jam"] + tutup["lama"]

    @pytest.mark.parametrize("jenis", ["surat", "undangan"])
    def test_letters_have_a_code_and_a_sender(self, jenis):
        for row in bahan("hari_ini")[jenis]:
            assert re.fullmatch(r"\d{3}(\.\d+)*", row["kode"])
            assert row["pengirim"]
            assert row["isi"].endswith(".")


class TestArsip:
    def test_files_were_closed_before_today_and_hold_something(self):
        told = bahan("kearsipan")
        assert told["lembaga"] in UNIT
        for row in told["berkas"]:
            assert row.get("tutup", 1) > 0
            assert row["item"]
            tahun = [int(t) for t in re.findall(r"\b20\d\d\b", row["judul"])]
            assert all(date.min.year < t <= 2026 for t in tahun)
