"""Rules of letters at their edges: forms to the last figure, tables to the last cell, marks, names, pauses."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.naskah import labels
from poros.domain.naskah.rules import FLOW, Aksi, JenisParaf, Status, StatusParaf, massal
from poros.domain.naskah.rules.alur import BERJALAN, DAPAT_DITULIS, SUDAH_BERNOMOR, SUDAH_SAH
from poros.domain.naskah.rules.bahasa import JenisPetunjuk, periksa, tabel
from poros.domain.naskah.rules.bentuk import Bagian, BentukError, JenisBagian, Tampil, baca
from poros.domain.naskah.rules.blok_nama import Pangkat, Pejabat, Sebagai, bergelar
from poros.domain.naskah.rules.blok_nama import periksa as periksa_blok
from poros.domain.naskah.rules.kirim import jeda
from poros.domain.naskah.rules.markah import rentang, sidik, urai
from poros.domain.naskah.rules.nomor import BlokAngka, Nasib, celah, nasib
from poros.domain.naskah.rules.paraf import Atasan, Keadaan, lewat, usulkan

KINI = datetime(2028, 2, 29, 9, tzinfo=UTC)
CONTOH = {
    "kode": "surat",
    "nama": "Surat",
    "kelas": "korespondensi",
    "rumpun": "korespondensi",
    "susunan": "surat",
    "sumber": "uji",
    "register": "surat-keluar",
    "nomor": "{kode}/{urut}",
    "penandatangan": ["sekda"],
    "bagian": [{"kode": "isi", "nama": "Isi"}],
}


def keluhan(**isi):
    with pytest.raises(BentukError) as refused:
        baca(CONTOH | isi, {})
    return str(refused.value)


class TestForm:
    def test_what_is_not_said(self):
        """Sheet as Permendagri 1/2023 Art. 28, 32 and 34: A4, Arial 12, margins of 2, 2.5, 3 and 2 cm."""
        made = baca(CONTOH, {})
        sheet = made.tata
        assert (sheet.kertas, sheet.huruf, sheet.besar, sheet.kop, sheet.kaki) == ("a4", "Arial", 12, "unit", "")
        assert (sheet.atas, sheet.bawah, sheet.kiri, sheet.kanan) == (2, Decimal("2.5"), 3, 2)
        assert (made.judul, made.klasifikasi, made.paraf_maks, made.kepada, made.tembusan) == ("", "", 3, True, True)
        assert {made.intern, made.jawaban, made.putusan, made.strategis, made.banyak_tanda} == {False}
        assert made.bagian == (Bagian(kode="isi", nama="Isi"),)
        (part,) = made.bagian
        assert (part.jenis, part.tampil, part.wajib, part.kerangka) == (JenisBagian.NASKAH, Tampil.POLOS, True, "")

    @pytest.mark.parametrize(
        ("nama", "angka", "ya"),
        [
            *[(tepi, n, ya) for tepi in ("atas", "bawah", "kiri", "kanan")
              for n, ya in ((0, True), (6, True), ("6.01", False), ("-0.01", False), ("5.99", True))],
            ("besar", 8, True), ("besar", 16, True), ("besar", "7.9", False), ("besar", "16.1", False),
        ],
    )  # fmt: skip
    def test_measures(self, nama, angka, ya):
        tata = {"tata": {nama: angka}}
        if ya:
            assert getattr(baca(CONTOH | tata, {}).tata, nama) == Decimal(str(angka))
        else:
            assert keluhan(**tata) == ("Besar huruf antara 8 dan 16." if nama == "besar" else "Tepi paling lebar 6 cm.")

    @pytest.mark.parametrize("angka", ["NaN", "Infinity", "-Infinity", "sNaN", "dua", "", None, True, [2], "2,5"])
    def test_what_is_no_measure(self, angka):
        assert keluhan(tata={"kiri": angka}) == "Ukuran pada tata letak bukan angka."

    @pytest.mark.parametrize(("maks", "ya"), [(0, True), (1, True), (9, True), (10, False), (-1, False)])
    def test_initials(self, maks, ya):
        if ya:
            assert baca(CONTOH | {"paraf_maks": maks}, {}).paraf_maks == maks
        else:
            assert keluhan(paraf_maks=maks) == "Paraf paling banyak 9."

    @pytest.mark.parametrize(
        ("register", "ya"),
        [
            ("a", True), ("a-b", True), ("x" * 25, True), ("x" * 26, False), ("", False), ("-a", False), ("a-", False),
            ("a--b", False), ("A", False), ("a b", False), ("a\n", False), ("é", False), ("a1", False),
        ],
    )  # fmt: skip
    def test_registers(self, register, ya):
        if ya:
            assert baca(CONTOH | {"register": register}, {}).register == register
        else:
            assert keluhan(register=register).startswith("Register ditulis dengan huruf kecil")

    @pytest.mark.parametrize(
        ("isi", "kata"),
        [
            ({"kertas": "a3"}, "Kertas 'a3' tidak dikenal."),
            ({"kop": "x"}, "Kop 'x' tidak dikenal."),
            ({"huruf": "Comic Sans MS"}, "Huruf 'Comic Sans MS' tidak tersedia."),
            ({"z": 1, "b": 2, 3: 4}, "Tata letak tidak mengenal '3'."),
            ({"huruf": 3}, "'huruf' harus berupa teks."),
            ("a4", "Isi tidak dikenal"),
        ],
    )
    def test_sheets_that_there_are_not(self, isi, kata):
        assert keluhan(tata=isi).startswith(kata)

    @pytest.mark.parametrize(
        ("isi", "kata"),
        [
            ({"paraf_maks": True}, "'paraf_maks' harus berupa bilangan bulat."),
            ({"paraf_maks": "3"}, "'paraf_maks' harus berupa bilangan bulat."),
            ({"intern": 1}, "'intern' harus berupa true atau false."),
            ({"judul": None}, "'judul' harus berupa teks."),
            ({"penandatangan": []}, "Penanda tangan belum ditentukan."),
            ({"penandatangan": "sekda"}, "Isi tidak dikenal: 's' is not a valid Penanda."),
            ({"bagian": []}, "Naskah belum punya bagian."),
            ({"bagian": CONTOH["bagian"] * 2}, "Ada kode bagian yang kembar."),
            ({"bagian": [{"kode": "a"}]}, "Bagian 'nama' belum ada."),
            ({"bagian": ["isi"]}, "Isi tidak dikenal"),
            ({"bagian": [{"kode": "a", "nama": "A", "wajib": "ya"}]}, "'wajib' harus berupa true atau false."),
            ({"rumpun": "lain"}, "Isi tidak dikenal: 'lain' is not a valid Rumpun."),
        ],
    )
    def test_mistakes_are_told_in_words(self, isi, kata):
        assert keluhan(**isi).startswith(kata)

    @pytest.mark.parametrize("isi", [None, [], "kode: surat", 3])
    def test_only_names_and_values_are_a_form(self, isi):
        with pytest.raises(BentukError, match="pasangan nama dan nilai"):
            baca(isi, {})

    @pytest.mark.parametrize("hilang", sorted(CONTOH))
    def test_what_is_missing_is_named(self, hilang):
        with pytest.raises(BentukError, match=f"^Bagian '{hilang}' belum ada.$"):
            baca({k: v for k, v in CONTOH.items() if k != hilang}, {})


class TestTable:
    @pytest.mark.parametrize(
        ("teks", "nama"),
        [
            ("\tnama\n1\tBudi", ["Budi"]),  # a column of numbers without a head, as pasted from a spreadsheet
            ("nama\t\t\nBudi\t\t\nSari\tx\ty", ["Budi", "Sari"]),
            ("nama;surel;;\nBudi;;;\n", ["Budi"]),
            ("nama\rBudi\rSari", ["Budi", "Sari"]),
            ("nama\r\nBudi\r\n\r\nSari\r\n", ["Budi", "Sari"]),
            ("\n\nnama\nBudi", ["Budi"]),
            ('nama\n"Budi\rSari"', ["Budi\nSari"]),
            ("nama,a;b;c\nBudi,1", None),
            ("nama\nBudi, S.E.", ["Budi, S.E."]),  # one column: a comma parts nothing
        ],
    )
    def test_tables_as_they_are_pasted(self, teks, nama):
        made = massal.baca(teks, [])
        assert ([row.nama for row in made.baris] or None) == nama
        assert bool(made.keluhan) is (nama is None)

    @pytest.mark.parametrize(
        ("teks", "keluhan"),
        [
            ("nama,surel\n\nAni,b", ["Baris 3: “b” bukan alamat surel."]),
            ('nama,surel\n"A\nB",x@y\nAni,b', ["Baris 4: “b” bukan alamat surel."]),
            ("nama,surel\nAni,b\n\n\n,c@d", ["Baris 2: “b” bukan alamat surel.", "Baris 5: kolom “nama” kosong."]),
            ("nama\n" + "x" * 131_073, ["Baris 2: tidak terbaca; sebuah sel terlalu panjang."]),
            ("nama\n" + "x" * 251, ["Baris 2: isi kolom “nama” terlalu panjang."]),
            ("b,nama,b,a,a\n", ["Kolom “a” ada lebih dari satu.", "Kolom “b” ada lebih dari satu."]),
            ("\t", ["Tabel masih kosong."]),
            ('"', ["Kolom “nama” belum ada."]),
        ],
    )
    def test_a_complaint_names_the_line_that_a_person_sees(self, teks, keluhan):
        assert list(map(labels.keluhan, massal.baca(teks, []).keluhan)) == keluhan

    def test_the_widest_cell(self):
        assert massal.baca("nama\n" + "x" * 250, []).baris[0].nama == "x" * 250

    def test_what_has_no_name_is_not_merged(self):
        (row,) = massal.baca("nama,,jumlah\nAni,rahasia,3", ["jumlah"]).baris
        assert row.nilai == {"nama": "Ani", "jumlah": "3"}

    def test_too_many_are_counted_and_a_field_asked_twice_is_missed_once(self):
        teks = "nama\n" + "Ani\n" * 2001
        (told,) = massal.baca(teks, []).keluhan
        assert labels.keluhan(told) == "Tabel berisi 2001 penerima; paling banyak 2000."
        assert [k.kolom for k in massal.baca("x\ny", ["nama", "nama", "z"]).keluhan] == ["nama", "z"]


class TestMarks:
    @pytest.mark.parametrize(
        ("teks", "isi"),
        [
            ("a *b* c *d* e", [("a ", ""), ("b", "miring"), (" c ", ""), ("d", "miring"), (" e", "")]),
            ("**a** __b__ *c*", [("a", "tebal"), (" ", ""), ("b", "garis"), (" ", ""), ("c", "miring")]),
            ("***a***", [("*", ""), ("a", "tebal"), ("*", "")]),
        ],
    )
    def test_every_stretch_once(self, teks, isi):
        assert [(r["t"], r["g"]) for r in rentang(teks)] == isi

    @pytest.mark.parametrize("baris", ["|a|b|", "| a | b |", "  |a|b|  ", "|a |  b|"])
    def test_cells_lie_between_the_bars(self, baris):
        assert [[r["t"] for r in cell] for cell in urai(baris)[0]["kepala"]] == [["a"], ["b"]]

    @pytest.mark.parametrize(
        ("tanda", "gaya", "mulai"),
        [("1.", "1.", 1), ("10.", "1.", 10), ("999)", "1)", 999), ("a.", "a.", 1), ("z)", "a)", 26), ("0.", "1.", 0), ("-", "-", 1)],
    )  # fmt: skip
    def test_from_which_number_a_list_goes_on(self, tanda, gaya, mulai):
        (block,) = urai(f"{tanda} isi")
        assert (block["jenis"], block["gaya"], block["mulai"]) == ("butir", gaya, mulai)

    @pytest.mark.parametrize(
        "teks", ["1000. isi", "A. isi", "aa. isi", "1 isi", "1.isi", "-isi", "1. ", "#judul", "# "]
    )
    def test_what_only_looks_like_a_mark(self, teks):
        assert [b["jenis"] for b in urai(teks)] == (["judul"] if teks == "# " else ["paragraf"])

    def test_the_mark_of_a_state_never_changes(self):
        """Kept in browsers while people write: another length or spelling would call every open text changed."""
        assert sidik("Undangan", {"isi": "Été"}) == "a51b19c1753ee7be"


class TestHints:
    BENTUK = baca(
        CONTOH
        | {
            "bagian": [
                {"kode": "isi", "nama": "Isi", "wajib": False},
                {"kode": "tgl", "nama": "Tanggal", "jenis": "tanggal"},
            ]
        },
        {},
    )
    EJAAN = tabel([{"pola": "undang-undang", "baku": "Undang-Undang"}, {"pola": "ijin", "baku": "izin"}])

    def temuan(self, isi, **lain):
        found = periksa(self.BENTUK, "Hal", {"isi": isi, "tgl": "2026-11-23", **lain}, self.EJAAN)
        return [(p.temuan, p.saran) for p in found]

    @pytest.mark.parametrize(
        ("teks", "temuan"),
        [
            ("Undang-Undang", []),
            ("undang-undang", ["undang-undang"]),
            ("Undang-Undang dan undang-undang", ["undang-undang"]),  # right once is not right throughout
            ("IJIN", ["IJIN"]),
            ("izin mengijinkan ijinnya", []),
            ("(ijin)", ["ijin"]),
        ],
    )
    def test_the_first_that_is_wrong_is_shown(self, teks, temuan):
        assert [found for found, _advice in self.temuan(teks)] == temuan

    def test_a_day_is_no_running_text(self):
        assert self.temuan("", tgl="ijin .... Senin, 24 November 2026") == []
        assert self.temuan("", tgl="") == [("", "Tanggal belum diisi.")]

    @pytest.mark.parametrize(
        ("teks", "saran"),
        [
            ("Senin, 23 November 2026", None),
            ("senin tanggal 23 NOVEMBER 2026", None),
            ("Selasa, 23 November 2026", "Tanggal itu hari Senin."),
            ("Selasa 29 Februari 2028", None),
            ("Kamis, 29 Februari 2027", "Tanggal ini tidak ada."),
            ("Minggu, 0 Mei 2026", "Tanggal ini tidak ada."),
            ("Sabtu, 1 Januari 0000", "Tanggal ini tidak ada."),
            ("Kamis, 31 Desember 2026 dan Kamis, 1 Januari 2027", "Tanggal itu hari Jumat."),
        ],
    )
    def test_days_and_dates(self, teks, saran):
        assert [advice for _found, advice in self.temuan(teks)] == ([saran] if saran else [])

    @given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
    def test_of_seven_names_one_fits_a_date(self, hari):
        names = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
        months = [
            "Januari",
            "Februari",
            "Maret",
            "April",
            "Mei",
            "Juni",
            "Juli",
            "Agustus",
            "September",
            "Oktober",
            "November",
            "Desember",
        ]
        written = f"{hari.day} {months[hari.month - 1]} {hari.year}"
        fits = [name for name in names if not self.temuan(f"{name}, {written}")]
        assert fits == [names[(hari - date(1900, 1, 1)).days % 7]]

    @pytest.mark.parametrize(
        ("teks", "ada"),
        [("....", True), ("...", False), ("……", True), ("…", False), ("___", True), ("__", False), ("[x]", True), ("[]", False), (f"[{'x' * 61}]", False), ("[a\nb]", False)],
    )  # fmt: skip
    def test_blanks_to_be_filled_in(self, teks, ada):
        found = periksa(self.BENTUK, "Hal", {"isi": f"a {teks} b", "tgl": "1"}, ())
        assert [p.jenis for p in found] == ([JenisPetunjuk.KOSONG] if ada else [])


PANGKAT = list(Pangkat)


@pytest.mark.parametrize(("own", "lain"), list(product(PANGKAT, PANGKAT)), ids=lambda p: p.value)
def test_only_for_somebody_higher(own, lain):
    """Permendagri 1/2023: “a.n.” names the office from which the power to sign comes down."""
    signer = Pejabat(jabatan="J", pangkat_jabatan=own, nama="N")
    higher = PANGKAT.index(lain) < PANGKAT.index(own) or own is lain is Pangkat.LAIN
    assert (periksa_blok(signer, atas_nama=lain) == []) is higher


@pytest.mark.parametrize("sebagai", Sebagai)
def test_what_is_not_strategic_may_be_signed_in_any_capacity(sebagai):
    signer = Pejabat(jabatan="J", pangkat_jabatan=Pangkat.LAIN, nama="N", sebagai=sebagai)
    assert periksa_blok(signer, atas_nama=None) == []
    assert bool(periksa_blok(signer, atas_nama=None, strategis=True)) is (sebagai in {Sebagai.PLH, Sebagai.PLT})


@pytest.mark.parametrize(("gagal", "menit"), [(1, 5), (2, 30), (3, 120), (4, 480), (5, None), (99, None)])
def test_pauses_between_attempts(gagal, menit):
    assert jeda(gagal) == (menit and timedelta(minutes=menit))
    assert jeda(gagal, tetap=True) is None


@pytest.mark.parametrize(("detik", "lewat_"), [(-1, [0]), (0, []), (1, [])])
def test_who_coordinates_has_time_to_the_last_second(detik, lewat_):
    step = Keadaan(
        urut=1, status=StatusParaf.MENUNGGU, jenis=JenisParaf.KOORDINASI, tenggat=KINI + timedelta(seconds=detik)
    )
    assert lewat([step], KINI) == lewat_


@pytest.mark.parametrize(
    ("maks", "siapa"), [(1, [2]), (2, [2, 4]), (3, [2, 3, 4]), (4, [1, 2, 3, 4]), (9, [1, 2, 3, 4])]
)
def test_as_many_as_allowed_and_the_head_who_answers_for_it(maks, siapa):
    line = [Atasan(jabatan_id=n, tingkat=n, kepala_pengonsep=n == 2) for n in (1, 2, 3, 4)]
    plan = usulkan(line, (), penanda_tangan=[9], pengonsep=0, maks=maks)
    assert [step.jabatan_id for step in plan] == siapa


urut = st.integers(1, 12)


@given(st.integers(0, 12), st.sets(urut), st.sets(urut), st.lists(st.tuples(urut, urut), max_size=3))
def test_gaps_are_what_no_paper_explains(terakhir, dipakai, batal, blok):
    known = dipakai | batal | {n for a, b in blok for n in range(a, b + 1)}
    books = {"dipakai": dipakai, "batal": batal, "blok": [BlokAngka(a, b) for a, b in blok]}
    assert set(celah(terakhir, **books)) == set(range(1, terakhir + 1)) - known
    assert all(nasib(n, **books) is Nasib.BATAL for n in batal)


def test_the_text_is_fixed_from_its_number_on():
    """UU 30/2014 Art. 63-64: what is signed is changed by another letter only, so no way leads back to writing."""
    assert {Status.BERNOMOR} == SUDAH_BERNOMOR - SUDAH_SAH
    reached, new = set(), {Status.BERNOMOR}
    while new:
        new = {FLOW.step(at, act) for at in new for act in FLOW.acts_from(at)} - reached
        reached |= new
    assert not reached & (DAPAT_DITULIS | BERJALAN)
    assert {s for s in Status if Aksi.AJUKAN in FLOW.acts_from(s)} == DAPAT_DITULIS


@pytest.mark.parametrize(
    ("rumpun", "bentuk", "gelar"),
    [
        ("pengaturan", "surat-dinas", False),
        ("penetapan", "surat-dinas", False),
        ("penugasan", "surat-dinas", True),
        ("korespondensi", "surat-dinas", True),
        ("khusus", "surat-dinas", True),
        ("khusus", "piagam", False),
        ("lainnya", "sertifikat", False),
        ("lainnya", "sttpp", False),
    ],
)
def test_names_with_degrees(rumpun, bentuk, gelar):
    """Permendagri 1/2023 Art. 44: none on pengaturan and penetapan, nor on what hangs on a wall."""
    assert bergelar(rumpun, bentuk, Pejabat(jabatan="J", pangkat_jabatan=Pangkat.LAIN, nama="N")) is gelar
