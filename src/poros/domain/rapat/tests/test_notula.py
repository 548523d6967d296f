"""The notula by commands: each refusal of a line, what stays, what becomes work, who signs, what a paper shows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.rapat import cetak, publik, services
from poros.domain.rapat.models import ButirNotula, Rapat, TulisanButir
from poros.domain.rapat.queries import rapat as baca
from poros.domain.rapat.rules.alur import Aksi, JenisButir, Status
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.values import DataAcara, DataPeserta, Jadwal
from poros.kernel.commands import unit_kerja
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.tandatangan.queries import untuk
from poros.pure.flow import TransitionError

from .conftest import dikabari, jejak, teks_pdf, terlarang, tolakan

J = JenisButir


@pytest.fixture
def tu(kota):
    return kota.aktor("tu")


@pytest.fixture
def ketua(kota):
    return kota.aktor("asisten2")


def test_each_refusal_of_a_line_stands_beside_its_field(kota, tu, berlangsung, rencana, butir):
    row, foreign = berlangsung(), rencana(judul="Lain").acara.first()
    today = tu.hari
    for change, field, words in (
        ({"isi": " \n"}, "isi", "Tulis isinya"),
        ({"isi": "x" * 10_001}, "isi", "Terlalu panjang"),
        ({"acara_id": 999_999}, "acara", "bukan dari rapat ini"),
        ({"acara_id": foreign.pk}, "acara", "bukan dari rapat ini"),
        ({"unit_id": None}, "unit", "Pilih unit"),
        ({"unit_id": 999_999}, "unit", "Pilih unit"),
        ({"tenggat": None}, "tenggat", "sesudah hari ini"),
        ({"tenggat": today}, "tenggat", "sesudah hari ini"),
        ({"tenggat": today - timedelta(days=1)}, "tenggat", "sesudah hari ini"),
    ):
        said = tolakan(lambda c=change: services.tulis_butir(tu, row, data=butir(**c)))
        assert (said[0], words in said[1]) == (field, True), (change, said)
    assert not ButirNotula.objects.exists()
    assert services.tulis_butir(tu, row, data=butir(tenggat=today + timedelta(days=1)))


@pytest.mark.parametrize("jenis", [J.CATATAN, J.KEPUTUSAN, J.INFORMASI])
def test_what_is_no_work_has_no_unit_and_no_day(tu, berlangsung, butir, jenis):
    line = services.tulis_butir(tu, berlangsung(), data=butir(jenis=jenis, isi="  Disepakati  "))
    assert (line.isi, line.unit_id, line.tenggat, line.bukti) == ("Disepakati", None, None, "")


def test_a_line_may_become_another_kind(tu, berlangsung, butir):
    row = berlangsung()
    line = services.tulis_butir(tu, row, data=butir())
    changed = services.ubah_butir(tu, row, butir_id=line.pk, versi=1, data=butir(jenis=J.INFORMASI))
    assert (changed.jenis, changed.unit_id, changed.tenggat, changed.versi) == ("informasi", None, None, 2)
    back = services.ubah_butir(tu, row, butir_id=line.pk, versi=2, data=butir(bukti=" Foto "))
    assert (back.unit_id is None, back.bukti) == (False, "Foto")


def test_the_trail_keeps_which_line_and_no_word_of_it(tu, berlangsung, butir):
    row = berlangsung()
    line = services.tulis_butir(tu, row, data=butir(isi="Kata yang dibahas"))
    services.ubah_butir(tu, row, butir_id=line.pk, versi=1, data=butir(isi="Kata lain"))
    services.hapus_butir(tu, row, butir_id=line.pk, versi=2)
    assert [x.data for x in jejak("rapat.tulis")] == [
        {}, {"butir_id": line.pk, "versi": 1}, {"butir_id": line.pk, "versi": 2},
    ]  # fmt: skip
    assert TulisanButir.objects.filter(butir=line).count() == 2
    for act in (
        lambda: services.hapus_butir(tu, row, butir_id=line.pk, versi=3),
        lambda: services.ubah_butir(tu, row, butir_id=line.pk, versi=3, data=butir()),
        lambda: services.hapus_butir(tu, row, butir_id=999_999, versi=1),
    ):
        assert tolakan(act) == ("isi", "Butir ini sudah tidak ada.")


@pytest.mark.parametrize("status", list(Status))
def test_when_a_notula_is_written(tu, berlangsung, butir, status):
    row = berlangsung()
    Rapat.objects.update(status=status)
    act = lambda: services.tulis_butir(tu, row, data=butir())  # noqa: E731 -- one act, done or refused
    if status in {"berlangsung", "notula_draf"}:
        assert act().versi == 1
    else:
        assert "selagi rapat berlangsung" in tolakan(act)[1]


def test_who_was_asked_to_write_writes_and_no_other(kota, berlangsung, butir):
    guests = tuple(
        DataPeserta(jabatan_id=kota.jabatan[k].pk, menulis=k == "kadis_pu") for k in ("kadis_pu", "kadis_dlh")
    )
    row = berlangsung(peserta=guests)
    wrote = {
        k for k in kota.jabatan if not terlarang(lambda k=k: services.tulis_butir(kota.aktor(k), row, data=butir()))
    }
    assert wrote == {"asisten2", "tu", "kabag_umum", "kadis_pu"}


def test_at_its_end_each_unit_has_its_work_once(kota, tu, ketua, berlangsung, butir):
    row = berlangsung()
    due = tu.hari + timedelta(days=5)
    services.tulis_butir(tu, row, data=butir(tenggat=due, bukti="Foto pintu air"))
    services.tulis_butir(tu, row, data=butir(isi="Angkut sampah", unit_id=kota.unit["dlh"].pk, bukti=""))
    services.tulis_butir(tu, row, data=butir(jenis=J.KEPUTUSAN, isi="Disepakati"))
    melangkah(ketua, row, Aksi.AKHIRI)
    first, second = Penugasan.objects.order_by("pk").select_related("arahan")
    assert [t.unit_id for t in (first, second)] == [kota.unit["pu"].pk, kota.unit["dlh"].pk]
    assert "Bukti: Foto pintu air" in first.arahan.isi
    assert "Bukti" not in second.arahan.isi
    assert (first.arahan.sumber, first.arahan.sumber_id) == ("rapat", row.pk)
    assert first.arahan.dasar.startswith("Rapat banjir, ")
    assert timezone.localtime(first.tenggat).date() == due
    assert timezone.localtime(first.tenggat).hour == 16
    later = services.tulis_butir(tu, row, data=butir(isi="Terlewat tadi"))
    assert later.penugasan_id is None
    melangkah(tu, row, Aksi.EDARKAN)
    melangkah(ketua, row, Aksi.SAHKAN)
    later.refresh_from_db()
    assert later.penugasan_id
    assert Penugasan.objects.count() == 3
    gone = tolakan(lambda: services.hapus_butir(tu, row, butir_id=later.pk, versi=1))
    assert "sudah menjadi penugasan" in gone[1]


@pytest.mark.parametrize("aksi", [Aksi.BUKA, Aksi.AKHIRI, Aksi.TUTUP, Aksi.TUNDA, Aksi.BATALKAN])
def test_who_leads_it(kota, diundang, aksi):
    row = diundang()
    at = {Aksi.AKHIRI: Status.BERLANGSUNG, Aksi.TUTUP: Status.NOTULA_SAH}.get(aksi, Status.DIUNDANG)
    Rapat.objects.update(status=at)
    for kode in ("kadis_pu", "kadis_dlh", "sekda", "walikota", "camat", "admin", "staf_pu"):
        assert terlarang(lambda k=kode: melangkah(kota.aktor(k), row, aksi, "x")), kode
    assert melangkah(kota.aktor("asisten2"), row, aksi, "Sebab ini").status != at


@pytest.mark.parametrize(
    ("aksi", "dari", "oleh"),
    [
        (Aksi.TUNDA, Status.DIUNDANG, "asisten2"),
        (Aksi.BATALKAN, Status.DIUNDANG, "asisten2"),
        (Aksi.PERBAIKI, Status.NOTULA_DIEDARKAN, "tu"),
    ],
)
def test_reasons_are_asked_for_and_kept(kota, diundang, aksi, dari, oleh):
    row = diundang()
    Rapat.objects.update(status=dari)
    assert tolakan(lambda: melangkah(kota.aktor(oleh), row, aksi, " "))[0] == "alasan"
    done = melangkah(kota.aktor(oleh), row, aksi, " Banjir di jalan ")
    last = done.riwayat.last()
    assert (last.aksi, last.catatan, last.status) == (aksi.value, "Banjir di jalan", done.status)
    assert any(x.data.get("alasan") == " Banjir di jalan " for x in jejak("rapat.pimpin") + jejak("rapat.tulis"))


def test_who_is_told_at_every_step(kota, tu, ketua, diundang, butir):
    row = diundang("kadis_pu")
    people = {k: kota.orang[k].pk for k in ("asisten2", "tu", "kadis_pu")}
    assert dikabari("rapat.diundang") == set(people.values())
    melangkah(ketua, row, Aksi.BUKA)
    services.tulis_butir(tu, row, data=butir(jenis=J.INFORMASI))
    melangkah(ketua, row, Aksi.AKHIRI)
    melangkah(tu, row, Aksi.EDARKAN)
    assert dikabari("rapat.notula") == {people["asisten2"], people["kadis_pu"]}
    melangkah(ketua, row, Aksi.SAHKAN)
    paper = untuk("rapat", row.pk)[0]
    with unit_kerja():
        publik.saat_tanda_selesai(ketua, dokumen=paper, berkas=paper.asal)
    assert dikabari("rapat.sah") == {people["tu"], people["kadis_pu"]}
    assert dikabari("rapat.batal") == set()


def test_called_off_the_invited_are_told_but_not_who_did_it(kota, ketua, diundang):
    melangkah(ketua, diundang("kadis_pu"), Aksi.BATALKAN, "Tidak jadi")
    assert dikabari("rapat.batal") == {kota.orang[k].pk for k in ("tu", "kadis_pu")}


def test_an_emoji_in_the_notula_is_refused_in_words(tu, ketua, berlangsung, butir):
    row = berlangsung()
    services.tulis_butir(tu, row, data=butir(jenis=J.INFORMASI, isi="Bagus \U0001f44d"))
    melangkah(ketua, row, Aksi.AKHIRI)
    melangkah(tu, row, Aksi.EDARKAN)
    assert "emoji" in tolakan(lambda: services.sahkan(ketua, row))[1]
    row.refresh_from_db()
    assert row.disetujui is None


def test_the_sheet_holds_head_body_and_end(kota, tu, ketua, berlangsung, butir):
    row = berlangsung()
    point = row.acara.get(judul="Pintu air")
    services.tulis_butir(tu, row, data=butir(acara_id=point.pk, jenis=J.CATATAN, isi="Pompa tiga rusak"))
    services.tulis_butir(tu, row, data=butir(acara_id=point.pk))
    services.tulis_butir(tu, row, data=butir(jenis=J.INFORMASI, isi="Puncak hujan"))
    services.hadir(kota.aktor("kadis_pu"), row)
    text = teks_pdf(cetak.notula(tu, Rapat.objects.get()))
    for words in (
        "NOTULA", "RAPAT KOORDINASI", "Rapat banjir", "005/12/Umum/2026", "Ruang aula", "1. Pintu air (Dinas PU)",
        "Pompa tiga rusak", "Tindak lanjut. Perbaiki pintu air Kali Ilir", "Pelaksana: Dinas Pekerjaan Umum",
        "Bukti: Foto", "2. Sampah", "Tidak ada catatan", "Lain-lain", "Puncak hujan", "Pejabat Kepala Dinas PU",
        "Yang diundang dan tidak hadir", "Kepala DLH", "Ketua rapat", "Pencatat", "Hadir : 1 orang",
    ):  # fmt: skip
        assert words in text, words
    assert text.index("Pompa tiga rusak") < text.index("2. Sampah") < text.index("Puncak hujan")


def test_an_office_nobody_holds_signs_all_the_same(kota, tu, berlangsung):
    row = berlangsung()
    kota.jabatan["asisten2"].pemangku.update(sampai=timezone.localdate())
    text = teks_pdf(cetak.notula(tu, Rapat.objects.get()))
    assert "Asisten II" in text
    assert "Pejabat Asisten II" not in text
    Rapat.objects.update(ketua=None, notulis=None)
    assert "Ketua rapat" not in teks_pdf(cetak.notula(tu, Rapat.objects.get(pk=row.pk)))


def test_approving_costs_what_it_may(kota, ketua, diedarkan, django_assert_max_num_queries):
    row = diedarkan()
    with django_assert_max_num_queries(18):
        services.sahkan(ketua, row)


def test_a_correction_has_a_number_of_its_meeting(kota, tu, diedarkan):
    row = diedarkan()
    assert tolakan(lambda: services.koreksi(tu, row, isi="x"))[0] == "isi"
    Rapat.objects.update(status=Status.NOTULA_SAH)
    assert tolakan(lambda: services.koreksi(tu, row, isi="  "))[0] == "isi"
    assert [services.koreksi(tu, row, isi=f" Koreksi {n} ").nomor for n in (1, 2, 3)] == [1, 2, 3]
    assert terlarang(lambda: services.koreksi(kota.aktor("kadis_pu"), row, isi="x"))
    assert "2. Koreksi 2" in teks_pdf(cetak.notula(tu, Rapat.objects.get()))


def test_planned_anew_it_keeps_its_lines_and_loses_its_time(kota, tu, ketua, berlangsung, *, butir, saat):
    row = berlangsung()
    services.tulis_butir(tu, row, data=butir(jenis=J.CATATAN))
    melangkah(ketua, row, Aksi.TUNDA, "Listrik padam")
    row = services.jadwalkan_lagi(kota.aktor("kabag_umum"), row)
    assert (row.mulai, row.selesai, row.nomor_undangan, row.naskah_id, row.ditunda) == (None, None, "", None, 0)
    assert row.butir.count() == 1
    umum = kota.aktor("kabag_umum")
    assert "waktunya" in tolakan(lambda: services.catat_undangan(umum, row, nomor="2"))[1]
    services.jadwalkan(umum, row, jadwal=Jadwal(mulai=saat(9, hari=7), selesai=saat(10, hari=7), tempat="Balai"))
    assert tolakan(lambda: services.catat_undangan(umum, row, nomor="  "))[0] == "nomor"
    assert services.catat_undangan(umum, row, nomor=" 005/2 ").nomor_undangan == "005/2"
    with pytest.raises(TransitionError):
        services.catat_undangan(umum, row, nomor="005/3")


@pytest.mark.parametrize(("n", "sidik"), [(0, "0.0.0"), (1, "1.1.0"), (3, "3.3.0")])
def test_the_mark_of_a_notula(tu, berlangsung, butir, n, sidik):
    row = berlangsung()
    for k in range(n):
        services.tulis_butir(tu, row, data=butir(jenis=J.CATATAN, isi=f"Butir {k}"))
    assert baca.sidik_notula(row) == sidik


def test_the_page_that_is_asked_every_few_seconds_says_nothing_new_in_no_words(
    kota, masuk, tu, ketua, *, berlangsung, butir
):
    row = berlangsung()
    url, client = f"/rapat/{row.pk}/notula/butir/", masuk("tu")
    line = services.tulis_butir(tu, row, data=butir())
    page = client.get(url).content.decode()
    assert 'value="1.1.0"' in page
    assert client.get(url, {"sidik": "1.1.0"}).status_code == 204
    assert client.get(url, {"sidik": "0.0.0"}).status_code == 200
    services.ubah_butir(tu, row, butir_id=line.pk, versi=1, data=butir(isi="Lain"))
    assert client.get(url, {"sidik": "1.1.0"}).status_code == 200
    melangkah(ketua, row, Aksi.AKHIRI)
    assert client.get(url, {"sidik": "1.2.0"}).status_code == 200
    assert client.get(url, {"sidik": "1.2.1"}).status_code == 204
    assert masuk("kadis_pu").get(url).status_code == 404


def test_the_next_but_one_opens_only_with_what_is_not_done(kota, diedarkan, rencana):
    first = diedarkan()
    umum = kota.aktor("kabag_umum")
    chain = [first]
    for n in range(14):
        chain.append(rencana(judul=f"Rapat {n}", sebelum_id=chain[-1].pk))
    assert len(baca.tindak_lalu(umum, chain[1])) == 1
    assert len(baca.tindak_lalu(umum, chain[12])) == 1
    assert baca.tindak_lalu(umum, chain[14]) == []
    assert baca.tindak_lalu(umum, first) == []
    services.susun_acara(umum, chain[1], acara=(DataAcara(judul="Tindak lanjut"),))
