"""What people and broken browsers send: said beside the field, nothing stored, what was typed kept."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from poros.domain.koordinasi.forms.arahan import FormulirArahan
from poros.domain.koordinasi.forms.urutan import Urutan
from poros.kernel.penugasan.models import Arahan, Bukti, Pendahuluan, SumberDaya, TindakArahan
from poros.kernel.penugasan.rules import Kerahasiaan, Peran

BESAR = str(2**31)
KUNO = "0001-01-01T00:00"


def alamat(nama, *args):
    return reverse(f"koordinasi:{nama}", args=args)


def isian(**lain):
    """A filled-in order, as the browser sends it."""
    return {
        "isi": "Siapkan posko",
        "dasar": "Hasil rapat pimpinan",
        "kecepatan": "biasa",
        "kerahasiaan": "terbatas",
        "tanda": "do",
        "penerima-TOTAL_FORMS": "2",
        "penerima-INITIAL_FORMS": "0",
        "penerima-0-unit": "Dinas Pekerjaan Umum",
        "penerima-0-peran": "utama",
        "penerima-1-peran": "utama",
        "pemakaian-TOTAL_FORMS": "1",
        "pemakaian-INITIAL_FORMS": "0",
        "pendahulu-TOTAL_FORMS": "1",
        "pendahulu-INITIAL_FORMS": "0",
        "pendahulu-0-jeda": "0",
    } | {name.replace("__", "-"): value for name, value in lain.items()}


def besok(jam):
    return f"{timezone.localtime() + timedelta(days=1, hours=jam):%Y-%m-%dT%H:%M}"


@pytest.fixture
def aula(db) -> SumberDaya:
    return SumberDaya.objects.create(kode="aula", nama="Aula", jenis="ruang")


@pytest.fixture
def tindak(db) -> TindakArahan:
    return TindakArahan.objects.create(kode="tutup", nama="Menutup", dari="2020-01-01")


@pytest.mark.parametrize(
    ("lain", "bagian", "bidang", "kata"),
    [
        ({"isi": " "}, "utama", "isi", "tidak boleh kosong"),
        ({"isi": "x" * 5001}, "utama", "isi", "5000"),
        ({"dasar": "x" * 301}, "utama", "dasar", "300"),
        ({"kecepatan": "kilat"}, "utama", "kecepatan", "kilat"),
        ({"kerahasiaan": "gosip"}, "utama", "kerahasiaan", "gosip"),
        ({"tenggat": "besok"}, "utama", "tenggat", "tanggal"),
        ({"aturan_tenggat": "tidak-ada"}, "utama", "aturan_tenggat", "tidak-ada"),
        ({"tindak": "terbang"}, "utama", "tindak", "terbang"),
        ({"penerima__0__unit": "Dinas Antariksa Nusantara"}, "penerima", "unit", "Tidak ada unit"),
        ({"penerima__0__peran": "penonton"}, "penerima", "peran", "penonton"),
        ({"pemakaian__0__sumber_daya": "999999"}, "pemakaian", "sumber_daya", "pilihan"),
        ({"pendahulu__0__arahan": "999999"}, "pendahulu", "arahan", "Tidak ada arahan"),
        ({"pendahulu__0__jeda": "-1"}, "pendahulu", "jeda", "0"),
        ({"pendahulu__0__lama_sebelum": "9999999"}, "pendahulu", "lama_sebelum", "527040"),
    ],
)
def test_the_form_says_each_mistake_beside_its_field(kota, lain, bagian, bidang, kata):
    form = FormulirArahan(kota.aktor("sekda"), isian(**lain))
    assert not form.is_valid()
    found = form.utama if bagian == "utama" else getattr(form, bagian)[0]
    assert kata in str(found.errors[bidang])


@pytest.mark.parametrize(
    ("lain", "bidang", "kata"),
    [
        ({"isi": " "}, "isi", "tidak boleh kosong"),
        ({"tenggat": "2020-01-01T08:00"}, "tenggat", "akan datang"),
        ({"tenggat": "9999-12-31T23:59"}, "tenggat", "1900"),
        ({"tindak": "tutup"}, "objek", "memerlukan objek"),
        ({"mulai": "2099-01-01T08:00", "selesai": "2099-01-01T08:00"}, "selesai", "setelah waktu mulai"),
        ({"mulai": KUNO, "selesai": "2099-01-01T08:00"}, "mulai", "1900"),
    ],
)
@pytest.mark.usefixtures("tindak")
def test_the_page_says_what_the_command_refuses_and_keeps_what_was_typed(masuk, lain, bidang, kata):
    answer = masuk("sekda").post(alamat("arahan_baru"), isian(**lain))
    assert answer.status_code == 422
    assert kata in str(answer.context["f"].utama.errors[bidang])
    assert "Hasil rapat pimpinan" in answer.content.decode()
    assert not Arahan.objects.exists()


@pytest.mark.parametrize(
    ("lain", "bidang", "kata"),
    [
        ({}, "mulai", "Isi waktunya"),
        ({"jumlah": "0"}, "jumlah", "1"),
        ({"jumlah": BESAR, "mulai": "1", "selesai": "2"}, "jumlah", str(2**31 - 1)),
        ({"mulai": "2", "selesai": "1"}, "selesai", "setelah waktu mulai"),
        ({"mulai": "1", "selesai": "1"}, "selesai", "setelah waktu mulai"),
    ],
)
def test_a_claim_is_wrong_in_its_own_row(kota, aula, lain, bidang, kata):
    row = {"sumber_daya": str(aula.pk), "jumlah": "1"} | lain
    row |= {name: besok(int(row[name])) for name in ("mulai", "selesai") if name in row}
    form = FormulirArahan(kota.aktor("sekda"), isian(**{f"pemakaian__0__{name}": value for name, value in row.items()}))
    assert not form.is_valid()
    assert kata in str(form.pemakaian[0].errors[bidang])


def test_a_claim_without_a_number_is_one(masuk, aula):
    row = {"sumber_daya": str(aula.pk), "jumlah": "", "mulai": besok(1), "selesai": besok(2)}
    masuk("sekda").post(alamat("arahan_baru"), isian(**{f"pemakaian__0__{name}": v for name, v in row.items()}))
    assert Arahan.objects.get().klaim.get().jumlah == 1


@pytest.mark.parametrize(
    "lain",
    [
        {"penerima__TOTAL_FORMS": "banyak"},
        {"penerima__TOTAL_FORMS": ""},
        {"penerima__TOTAL_FORMS": "-3"},
        {"penerima__TOTAL_FORMS": "100000"},
        {"penerima__TOTAL_FORMS": "banyak", "tambah__penerima": "1"},
        {"penerima__TOTAL_FORMS": "60", "tambah__penerima": "1"},
        {"pemakaian__TOTAL_FORMS": "0", "pendahulu__TOTAL_FORMS": "0", "penerima__0__unit": ""},
    ],
)
def test_a_tampered_number_of_rows_is_no_accident(masuk, lain):
    answer = masuk("sekda").post(alamat("arahan_baru"), isian(**lain))
    assert answer.status_code == (200 if "tambah__penerima" in lain else 422)
    assert not Arahan.objects.exists()


def test_an_empty_form_is_answered_with_the_form(masuk):
    answer = masuk("sekda").post(alamat("arahan_baru"), {"x": "1"})
    assert answer.status_code == 422
    assert "id_isi_error" in answer.content.decode()


@pytest.mark.parametrize("baris", ["penerima", "pemakaian", "pendahulu"])
def test_one_more_row_each(masuk, baris):
    answer = masuk("sekda").post(alamat("arahan_baru"), isian(**{f"tambah__{baris}": "1"}))
    page = answer.content.decode()
    assert (answer.status_code, "Siapkan posko" in page) == (200, True)
    counts = {name: len(getattr(answer.context["f"], name).forms) for name in ("penerima", "pemakaian", "pendahulu")}
    assert counts == {"penerima": 2, "pemakaian": 1, "pendahulu": 1} | {baris: 3 if baris == "penerima" else 2}


def test_the_form_says_the_order_as_the_command_takes_it(kota, aula, tindak, beri):
    lama = beri("sekda", "dlh")
    form = FormulirArahan(
        kota.aktor("sekda"),
        isian(
            tindak="tutup",
            objek=" kota / utara ",
            tanda="",
            nilai="40 cm",
            kerahasiaan="rahasia",
            mulai=besok(1),
            selesai=besok(3),
            penerima__1__unit="DLH",
            penerima__1__peran="pendukung",
            pemakaian__0__sumber_daya=str(aula.pk),
            pemakaian__0__jumlah="2",
            pemakaian__0__mulai=besok(1),
            pemakaian__0__selesai=besok(2),
            pendahulu__0__arahan=f"{lama.pk} · apa pun yang tertulis di sini",
            pendahulu__0__lama_sesudah="30",
        ),
    )
    assert form.is_valid()
    r = form.rincian()
    assert (r.objek, r.tanda, r.kerahasiaan, r.nilai) == ("kota/utara", "do", Kerahasiaan.RAHASIA, "40 cm")
    assert [(k.sumber_daya_id, k.jumlah, k.selesai - k.mulai) for k in r.klaim] == [(aula.pk, 2, timedelta(hours=1))]
    assert [(s.arahan_id, s.jeda, s.lama_sebelum, s.lama_sesudah) for s in r.setelah] == [(lama.pk, 0, None, 30)]
    assert [(s.unit_id, s.peran) for s in form.kepada()] == [
        (kota.unit["pu"].pk, Peran.UTAMA),
        (kota.unit["dlh"].pk, Peran.PENDUKUNG),
    ]


def test_an_object_without_an_act_is_not_kept(kota):
    form = FormulirArahan(kota.aktor("sekda"), isian(objek="kota/utara"))
    assert form.is_valid()
    assert (form.rincian().tindak, form.rincian().objek) == ("", "")


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [
        ({"teks": "x" * 2001}, "teks"),
        ({"angka": "dua belas"}, "angka"),
        ({"angka": "1" * 21}, "angka"),
        ({"angka": "1,23456"}, "angka"),
        ({"angka": "1", "satuan": "x" * 41}, "satuan"),
        ({"teks": "ada", "lat": "91"}, "lat"),
        ({"teks": "ada", "lng": "nan"}, "lng"),
        ({"teks": "ada", "diambil": "kemarin"}, "diambil"),
        ({"teks": "ada", "diambil": KUNO}, "diambil"),
        ({"berkas": "x" * 220 + ".txt"}, "berkas"),
    ],
)
def test_evidence_that_cannot_be_kept_is_refused_and_the_words_stay(masuk, tugas, isi, bidang):
    isi = {"satuan": "meter"} | isi
    if "berkas" in isi:
        isi["berkas"] = SimpleUploadedFile(isi["berkas"], b"isi berkas", content_type="text/plain")
    answer = masuk("kadis_pu").post(alamat("bukti", tugas.pk), isi)
    assert answer.status_code == 422
    assert bidang in answer.context["bukti"].errors
    assert f'value="{isi["satuan"]}"' in answer.content.decode()
    assert not Bukti.objects.exists()


@pytest.mark.parametrize("siapa", ["sekda", "kabag_ekbang"])
def test_who_does_not_do_the_work_is_not_asked_for_evidence(masuk, tugas, siapa):
    assert masuk(siapa).post(alamat("bukti", tugas.pk), {"teks": "ada"}).status_code == 404
    assert not Bukti.objects.exists()


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [
        ({"lama_sebelum": "-5"}, "lama_sebelum"),
        ({"jeda": "sebentar"}, "jeda"),
        ({"lama_sesudah": str(60 * 24 * 366 + 1)}, "lama_sesudah"),
        ({"arahan": ""}, "arahan"),
        ({"arahan": "9" * 30}, "arahan"),
        ({"arahan": "x" * 201}, "arahan"),
    ],
)
def test_a_sequence_is_refused_beside_its_field(kota, beri, isi, bidang):
    lama = beri("sekda", "pu")
    form = Urutan(kota.aktor("sekda"), {"arahan": str(lama.pk)} | isi)
    assert list(form.errors) == [bidang]
    assert not Pendahuluan.objects.exists()
