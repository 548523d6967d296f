"""Each form: what it takes, what it refuses beside which field, and that nothing typed is lost."""

from datetime import date, datetime, timedelta

import pytest
from django.http import QueryDict

from poros.domain.rapat.forms.agenda import (
    FormAgenda,
    FormArahan,
    FormLangkahAgenda,
    FormProtokol,
    FormRuang,
    FormTempuh,
)
from poros.domain.rapat.forms.gagasan import FormAtur, FormGagasan, FormNilai, FormOlah
from poros.domain.rapat.forms.hadir import FormPeserta, FormTamu
from poros.domain.rapat.forms.notula import FormButir
from poros.domain.rapat.forms.rapat import (
    FormAcara,
    FormCari,
    FormHitung,
    FormJadwal,
    FormKoreksi,
    FormLangkah,
    FormNomor,
    FormRapat,
    FormSaring,
    FormSuara,
    FormUndangan,
)
from poros.domain.rapat.forms.risalah import FormRisalah, FormUcapan
from poros.domain.rapat.models import Kriteria, Rapat, Ucapan
from poros.domain.rapat.rules.alur import Aksi, JenisButir, Kehadiran
from poros.domain.rapat.values import DataAcara, DataUcapan, Saringan

HARI = date(2026, 11, 23)


def salah(form):
    """The fields beside which something stands."""
    form.is_valid()
    return set(form.errors)


@pytest.mark.parametrize(
    ("teks", "acara"),
    [
        ("", ()),
        ("Banjir", (DataAcara(judul="Banjir"),)),
        ("Banjir | Dinas PU | 30", (DataAcara(judul="Banjir", penyaji="Dinas PU", menit=30),)),
        ("Banjir||30 menit", (DataAcara(judul="Banjir", menit=30),)),
        (" Banjir |  \n\n  Sampah|DLH ", (DataAcara(judul="Banjir"), DataAcara(judul="Sampah", penyaji="DLH"))),
        ("Banjir | DLH | 30 | apa saja", (DataAcara(judul="Banjir", penyaji="DLH", menit=30),)),
        ("Banjir | DLH | 999", (DataAcara(judul="Banjir", penyaji="DLH", menit=999),)),
    ],
)
def test_an_agenda_out_of_lines(teks, acara):
    form = FormAcara({"acara": teks})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["acara"] == acara


@pytest.mark.parametrize(
    "teks",
    ["Banjir | DLH | tiga puluh", "Banjir | DLH | 0", "Banjir | DLH | 1000", "Banjir | DLH | -5", "Banjir | DLH | ３０",
     " | DLH | 30", "x" * 251, f"Banjir | {'x' * 151}", "Banjir | DLH | 1,5"],
)  # fmt: skip
def test_a_line_that_makes_no_sense_is_named_and_not_dropped(teks):
    form = FormAcara({"acara": f"Pembukaan\n{teks}"})
    assert salah(form) == {"acara"}
    assert teks[:20].strip() in str(form.errors["acara"])


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [
        ({}, set()),
        ({"lama": "14"}, {"lama"}), ({"lama": "481"}, {"lama"}), ({"lama": ""}, {"lama"}), ({"kursi": "-1"}, {"kursi"}),
        ({"dari": "x"}, {"dari"}), ({"dari": "0001-01-01"}, {"dari"}), ({"sampai": "9999-01-01"}, {"sampai"}),
        ({"sampai": f"{HARI - timedelta(days=1)}"}, {"sampai"}), ({"sampai": f"{HARI + timedelta(days=32)}"}, {"sampai"}),
        ({"sampai": f"{HARI + timedelta(days=31)}"}, set()), ({"kursi": ""}, set()), ({"daring": "on"}, set()),
    ],
)  # fmt: skip
def test_what_the_finder_may_be_asked(isi, bidang):
    form = FormCari({"dari": f"{HARI}", "sampai": f"{HARI}", "lama": "60", "kursi": "5"} | isi, hari=HARI)
    assert salah(form) == bidang
    if not bidang:
        assert form.data_cari().kursi == int(isi.get("kursi", "5") or 0)


@pytest.mark.parametrize(
    ("isi", "saringan"),
    [
        ({}, Saringan()), ({"q": "banjir"}, Saringan(q="banjir")), ({"status": "draf"}, Saringan(status="draf")),
        ({"status": "tak-ada"}, Saringan()), ({"jenis": "fgd", "kotak": "notula"}, Saringan(jenis="fgd", kotak="notula")),
        ({"jenis": "x", "q": "y"}, Saringan(q="y")), ({"q": "x" * 101}, Saringan()),
    ],
)  # fmt: skip
def test_filters_that_are_none_are_left_out(isi, saringan):
    assert FormSaring(isi).saringan() == saringan


@pytest.mark.parametrize(
    ("kelas", "isi", "bidang"),
    [
        (FormHitung, {}, set()), (FormHitung, {"hadir": "501"}, {"hadir"}), (FormHitung, {"hadir": "x"}, {"hadir"}),
        (FormHitung, {"menit": "0"}, {"menit"}), (FormHitung, {"hadir": "0", "menit": "30"}, set()),
        (FormSuara, {"setuju": "3", "tolak": "0"}, set()), (FormSuara, {"setuju": "-1", "tolak": ""}, {"setuju", "tolak"}),
        (FormTamu, {"nama": "Bu Sari"}, set()), (FormTamu, {"nama": " "}, {"nama"}), (FormTamu, {"nama": "x" * 151}, {"nama"}),
        (FormTamu, {"nama": "a", "kunci": "x" * 65}, {"kunci"}), (FormNomor, {"nomor": ""}, {"nomor"}),
        (FormNomor, {"nomor": "x" * 201}, {"nomor"}), (FormKoreksi, {"isi": " "}, {"isi"}),
        (FormKoreksi, {"isi": "x" * 5001}, {"isi"}), (FormRuang, {"lokasi": "", "kursi": "0"}, {"lokasi", "kursi"}),
        (FormRuang, {"lokasi": "Balai", "kursi": "100000"}, set()), (FormTempuh, {"dari": "a", "ke": "b", "menit": "1441"}, {"menit"}),
        (FormTempuh, {"dari": "", "ke": "", "menit": ""}, {"dari", "ke", "menit"}), (FormRisalah, {"teks": ""}, {"teks"}),
        (FormLangkah, {"aksi": "terbang"}, {"aksi"}), (FormLangkah, {"aksi": "buka"}, set()),
        (FormLangkah, {"aksi": "tunda"}, {"alasan"}), (FormLangkah, {"aksi": "tunda", "alasan": "x" * 2001}, {"alasan"}),
        (FormLangkahAgenda, {"aksi": "tolak"}, {"catatan"}), (FormLangkahAgenda, {"aksi": "susun"}, set()),
        (FormLangkahAgenda, {}, {"aksi"}),
    ],
)  # fmt: skip
def test_small_forms(kelas, isi, bidang):
    assert salah(kelas(isi)) == bidang


def test_speeches_out_of_text():
    form = FormRisalah({"teks": "Ketua (DPRD): Satu.\n\nDua.\n\nSiti: Tiga."})
    assert form.is_valid()
    assert form.cleaned_data["teks"] == (
        DataUcapan(pembicara="Ketua", sebagai="DPRD", isi="Satu.\n\nDua."),
        DataUcapan(pembicara="Siti", isi="Tiga."),
    )


def test_after_a_clash_what_was_typed_stays_and_the_next_save_is_against_the_newest():
    row = Ucapan(pembicara="Ketua", isi="Lama", versi=3)
    assert FormUcapan(ucapan=row).initial["versi"] == 3
    form = FormUcapan(QueryDict("pembicara=Ketua&isi=Tulisan+saya&versi=2"), ucapan=row)
    assert form.is_valid()
    form.susul(row)
    assert form["versi"].value() == "3"
    assert form["isi"].value() == "Tulisan saya"
    assert form.data_ucapan() == DataUcapan(pembicara="Ketua", isi="Tulisan saya")


@pytest.mark.parametrize(
    ("kriteria", "hasil"),
    [
        ("", {}),
        ("Dampak", {"Dampak": 1}),
        ("Dampak | 3\n\n Biaya|2 ", {"Dampak": 3, "Biaya": 2}),
        ("a|100", {"a": 100}),
    ],
)
def test_criteria_out_of_lines(rencana, kriteria, hasil):
    form = FormAtur({"kriteria": kriteria}, rapat=rencana())
    assert form.is_valid(), form.errors
    assert form.cleaned_data["kriteria"] == hasil


def test_questions_and_criteria_that_make_no_sense(rencana):
    row = rencana(jenis="fgd")
    for data, field in (
        ({"kriteria": "Dampak | tiga"}, "kriteria"), ({"kriteria": "| 3"}, "kriteria"), ({"kriteria": "a | 1000"}, "kriteria"),
        ({"kriteria": f"{'x' * 101} | 3"}, "kriteria"), ({"pertanyaan": "x" * 501}, "pertanyaan"),
    ):  # fmt: skip
        assert salah(FormAtur(data, rapat=row)) == {field}, data
    begin = FormAtur(rapat=row).initial
    assert "Apa hambatannya sekarang?" in begin["pertanyaan"]
    assert "Dampak | 3" in begin["kriteria"]
    row.kriteria.create(nama="Sendiri", bobot=7)
    begin = FormAtur(rapat=row).initial
    assert (begin["pertanyaan"], begin["kriteria"]) == ("", "Sendiri | 7")


def test_an_idea_asks_what_fits(rencana):
    row = rencana()
    assert set(FormGagasan(rapat=row).fields) == {"isi", "tanpa_nama"}
    asked = row.pertanyaan.create(urut=1, isi="Apa?")
    assert set(FormGagasan(rapat=row, luar=True).fields) == {"pertanyaan", "isi", "nama"}
    form = FormGagasan({"isi": "Ide", "pertanyaan": str(asked.pk), "tanpa_nama": "on"}, rapat=row)
    assert form.is_valid()
    told = form.data_gagasan()
    assert (told.pertanyaan_id, told.bernama, told.nama) == (asked.pk, False, "")
    assert salah(FormGagasan({"isi": "Ide", "pertanyaan": "987654321"}, rapat=row)) == {"pertanyaan"}
    assert salah(FormGagasan({"isi": "x" * 5001}, rapat=row)) == {"isi"}
    outside = FormGagasan({"isi": "Ide", "nama": "Warga"}, rapat=row, luar=True)
    assert outside.is_valid()
    assert (outside.data_gagasan().nama, outside.data_gagasan().bernama) == ("Warga", True)


def test_marks_are_one_to_five(rencana):
    row = rencana()
    k = Kriteria.objects.create(rapat=row, nama="Dampak")
    name = f"k{k.pk}"
    for value, fits in (("1", True), ("5", True), ("0", False), ("6", False), ("", False), ("x", False)):
        assert FormNilai({name: value}, kriteria=[k], sudah={}).is_valid() is fits
    form = FormNilai({name: "4"}, kriteria=[k], sudah={k.pk: 2})
    assert form.is_valid()
    assert form.nilai() == {k.pk: 4}
    assert form.fields[name].initial == 2


def test_an_outcome_is_one_of_three():
    from poros.domain.rapat.models import Gagasan

    idea = Gagasan(kelompok="Warga", hasil="diambil", alasan="x")
    assert FormOlah(gagasan=idea).initial == {"kelompok": "Warga", "hasil": "diambil", "alasan": "x"}
    assert salah(FormOlah({"hasil": "hilang"}, gagasan=idea)) == {"hasil"}
    assert FormOlah({"hasil": ""}, gagasan=idea).is_valid()


def test_a_line_of_the_notula(kota, berlangsung):
    row, actor = berlangsung(), kota.aktor("tu")
    good = {"jenis": "tindak", "isi": "Kerjakan", "unit": kota.unit["pu"].pk, "tenggat": "2099-01-05"}
    for change, fields in (
        ({}, set()), ({"isi": " "}, {"isi"}), ({"unit": ""}, {"unit"}), ({"tenggat": ""}, {"tenggat"}),
        ({"unit": "", "tenggat": ""}, {"unit", "tenggat"}), ({"tenggat": "x"}, {"tenggat"}), ({"tenggat": "2500-01-01"}, {"tenggat"}),
        ({"jenis": "x"}, {"jenis"}), ({"jenis": "catatan", "unit": "", "tenggat": ""}, set()), ({"acara": "9999"}, {"acara"}),
        ({"bukti": "x" * 251}, {"bukti"}), ({"versi": "0"}, {"versi"}),
    ):  # fmt: skip
        assert salah(FormButir(good | change, actor=actor, rapat=row)) == fields, change
    form = FormButir(good, actor=actor, rapat=row)
    assert form.is_valid()
    told = form.data_butir()
    assert (told.jenis, told.unit_id, told.acara_id) == (JenisButir.TINDAK, kota.unit["pu"].pk, None)


def test_a_plan_is_read_back_as_it_was_written(kota, rencana, data):
    row = rencana("kadis_pu", jenis="komisi", tertutup=True, perkara="c", anggota=45, catatan="x")
    form = FormRapat(actor=kota.aktor("kabag_umum"), rapat=row)
    begin = form.initial
    assert (begin["jenis"], begin["perkara"], begin["anggota"], begin["tertutup"]) == ("komisi", "c", 45, True)
    assert set(begin["wajib"]) == {kota.jabatan[k].pk for k in ("asisten2", "tu", "kadis_pu")}
    again = FormRapat(
        {k: v for k, v in begin.items() if v not in (None, False, "")}, actor=kota.aktor("kabag_umum"), rapat=row
    )
    assert again.is_valid(), again.errors
    assert {p.jabatan_id for p in again.data_rapat().peserta} == set(begin["wajib"])


@pytest.mark.parametrize(
    ("ganti", "bidang"),
    [({}, set()), ({"mulai": ""}, {"mulai"}), ({"selesai": "kemarin"}, {"selesai"}), ({"mulai": "0999-01-01T09:00"}, {"mulai"}),
     ({"ruang": "987654321"}, {"ruang"}), ({"tautan": "x" * 301}, {"tautan"}), ({"lokasi": "987654321"}, {"lokasi"})],
)  # fmt: skip
def test_a_time_on_the_form(rencana, ganti, bidang):
    given = {"mulai": "2026-11-24T09:00", "selesai": "2026-11-24T10:00", "tempat": "Balai"} | ganti
    assert salah(FormJadwal(given, rapat=rencana())) == bidang


def test_bamus_is_asked_for_only_where_a_session_goes_on(rencana):
    assert "dasar" not in FormJadwal(rapat=Rapat()).fields
    assert "dasar" in FormJadwal(rapat=Rapat(lanjutan=True)).fields
    begun = FormJadwal(rapat=Rapat(), awal={"mulai": "2026-11-24T09:00"})
    assert begun.initial["mulai"] == "2026-11-24T09:00"


def test_the_box_to_insist_is_shown_only_after_a_clash(saat):
    from poros.domain.rapat.values import Benturan

    given = {"mulai": "2026-11-24T09:00", "selesai": "2026-11-24T10:00", "tempat": "Balai"}
    at = datetime(2026, 11, 24, 9, tzinfo=saat(9).tzinfo)
    hits = [Benturan(n, f"Pejabat {n}", "rapat", at, at + timedelta(hours=1)) for n in range(7)]
    form = FormJadwal(given, rapat=Rapat())
    assert form.is_valid()
    assert "tetap" not in form.fields
    assert form.tahan([]) is False
    assert form.tahan(hits) is True
    told = str(form.errors["tetap"])
    assert told.count("punya rapat") == 5
    assert "pukul 09.00–10.00" in told
    insists = FormJadwal(given | {"tetap": "on"}, rapat=Rapat())
    assert insists.is_valid()
    assert insists.tahan(hits) is False
    assert insists.jadwal().tempat == "Balai"


def test_who_may_be_ticked(rencana, saat):
    row = rencana()
    people = list(row.peserta.select_related("jabatan"))
    people[0].hadir = saat(9)
    assert len(FormPeserta(semua=people).fields["peserta"].choices) == len(people) - 1
    taken = FormPeserta({"peserta": [str(p.pk) for p in people]}, semua=people)
    assert taken.is_valid()
    assert salah(FormPeserta({"peserta": ["987654321"]}, semua=people)) == {"peserta"}
    assert salah(FormPeserta({}, semua=people)) == {"peserta"}


def test_who_may_sign_an_invitation(kota, rencana):
    row = rencana()
    form = FormUndangan(actor=kota.aktor("kabag_umum"), rapat=row)
    offered = [pk for pk, _name in form.fields["penanda"].choices]
    assert offered[0] == kota.jabatan["asisten2"].pk
    assert {kota.jabatan[k].pk for k in ("kabag_umum", "sekda", "walikota")} <= set(offered)
    assert kota.jabatan["kadis_pu"].pk not in offered
    assert salah(FormUndangan({"penanda": kota.jabatan["camat"].pk}, actor=kota.aktor("kabag_umum"), rapat=row)) == {
        "penanda"
    }


def test_the_leaders_word_names_a_deputy_only_where_one_goes(kota, disetujui):
    row = disetujui()
    sekda = kota.jabatan["sekda"].pk
    for going, deputy in ((Kehadiran.HADIR, None), (Kehadiran.DIWAKILKAN, sekda)):
        form = FormArahan({"kehadiran": going, "wakil": sekda, "catatan": "x"}, agenda=row)
        assert form.is_valid()
        assert form.arahan().wakil_id == deputy
    assert salah(FormArahan({"kehadiran": "hadir", "wakil": kota.jabatan["walikota"].pk}, agenda=row)) == {"wakil"}
    assert salah(FormArahan({"kehadiran": "mungkin"}, agenda=row)) == {"kehadiran"}


def test_an_item_is_read_back_as_it_was_written(disetujui, kota):
    row = disetujui()
    form = FormAgenda(agenda=row)
    assert (form.initial["judul"], form.initial["kontak"]) == ("Peresmian pasar", "TU Dinas Sosial")
    for change, fields in (
        ({"judul": ""}, {"judul"}),
        ({"pimpinan": kota.jabatan["tu"].pk}, {"pimpinan"}),
        ({"mulai": "2300-01-01T09:00"}, {"mulai"}),
    ):
        good = {
            "judul": "x",
            "pimpinan": kota.jabatan["sekda"].pk,
            "mulai": "2026-11-24T09:00",
            "selesai": "2026-11-24T10:00",
        }
        assert salah(FormAgenda(good | change)) == fields
    assert set(FormProtokol(actor=kota.aktor("admin")).initial["unit"]) == {kota.unit["umum"].pk}


def test_a_step_that_asks_for_a_reason_says_so_before_it_is_sent():
    assert FormLangkah(initial={"aksi": Aksi.TUNDA}).fields["alasan"].required
    assert not FormLangkah(initial={"aksi": Aksi.BUKA}).fields["alasan"].required
