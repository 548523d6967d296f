"""Pages that are sent what they do not take: refused beside the field with all that was typed, or as if they were not there."""

import pytest
from django.test import Client

from poros.domain.rapat import services
from poros.domain.rapat.models import (
    Agenda,
    ButirNotula,
    Gagasan,
    HitunganKuorum,
    KoreksiNotula,
    Peserta,
    Rapat,
    RevisiAgenda,
    Ruang,
    Ucapan,
    UmpanKalender,
    UnitProtokol,
    WaktuTempuh,
)
from poros.domain.rapat.rules.alur import Aksi, JenisButir
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.values import DataGagasan, DataUcapan, Jadwal
from poros.kernel.berkas.models import Tautan
from poros.kernel.jejak.models import Jejak

TABEL = (
    Agenda, ButirNotula, Gagasan, HitunganKuorum, KoreksiNotula, Peserta, Rapat, RevisiAgenda, Ruang, Ucapan, UmpanKalender,
    UnitProtokol, WaktuTempuh, Tautan, Jejak,
)  # fmt: skip
TAMPIL_KIRIM = {  # pages with a form: what is sent, and who may send it
    "{r}/ubah/": {"jenis": "rakor", "judul": "Lain"},
    "{r}/waktu/": {"mulai": "2099-01-05T09:00", "selesai": "2099-01-05T10:00", "tempat": "Balai"},
    "{r}/acara/": {"acara": "Lain"},
    "{r}/undangan/": {"nomor": "1"},
    "{r}/kursi/": {"t1": "1"},
    "{r}/kuorum/": {"hadir": "30"},
    "{r}/daftar-hadir/": {"peserta": ["1"]},
    "{r}/notula/": {"jenis": "catatan", "isi": "Sisipan"},
    "{r}/notula/{b}/": {"jenis": "catatan", "isi": "Sisipan", "versi": "1"},
    "{r}/risalah/": {"teks": "Ketua: Sisipan"},
    "{r}/risalah/{u}/": {"pembicara": "Ketua", "isi": "Sisipan", "versi": "1"},
    "{r}/gagasan/atur/": {"pertanyaan": "Sisipan?"},
    "gagasan/{g}/olah/": {"kelompok": "Sisipan", "hasil": "", "alasan": ""},
    "agenda/{a}/ubah/": {"judul": "Lain"},
    "agenda/{a}/arahan/": {"kehadiran": "hadir"},
    "agenda/{a}/petugas/": {"MC": ""},
    "agenda/{a}/perubahan/": {"mulai": "2099-01-05T09:00", "selesai": "2099-01-05T10:00", "alasan": "x"},
    "ruang/{s}/": {"lokasi": "Lain", "kursi": "1"},
    "ruang/tempuh/": {"dari": "A", "ke": "B", "menit": "1"},
    "ruang/protokol/": {"unit": []},
}
HANYA_KIRIM = {
    "{r}/bahan/": {},
    "{r}/langkah/": {"aksi": "akhiri"},
    "{r}/daftar-hadir/tamu/": {"nama": "Sisipan"},
    "{r}/notula/{b}/hapus/": {"versi": "1"},
    "{r}/notula/koreksi/": {"isi": "Sisipan"},
    "{r}/risalah/{u}/hapus/": {"versi": "1"},
    "{r}/risalah/setujui/": {},
    "{r}/hadir/": {},
    "agenda/{a}/langkah/": {"aksi": "tarik", "catatan": "x"},
    "agenda/perubahan/{v}/": {"diterima": "ya"},
    "kalender/{k}/cabut/": {},
}


@pytest.fixture
def isi(kota, berlangsung, butir, tayang, ruang, *, saat):
    """A session that runs with a line, a speech and an idea; a published item with a change; a room; a feed of the head."""
    row = berlangsung(jenis="paripurna", perkara="b", anggota=45)
    tu, umum = kota.aktor("tu"), kota.aktor("kabag_umum")
    line = services.tulis_butir(tu, row, data=butir())
    (said,) = services.tulis_risalah(tu, row, ucapan=[DataUcapan(pembicara="Ketua", isi="Dibuka")])
    idea = services.sumbang(kota.aktor("kadis_pu"), row, data=DataGagasan(isi="Ide"))
    item = tayang()
    change = services.usulkan_revisi(tu, item, jadwal=Jadwal(mulai=saat(13), selesai=saat(14)), alasan="Hujan")
    services.buat_umpan(umum, kota.unit["umum"])
    return {
        "r": row.pk, "b": line.pk, "u": said.pk, "g": idea.pk, "a": item.pk, "v": change.pk, "s": ruang["aula"].sumber_daya_id,
        "k": UmpanKalender.objects.get().pk,
    }  # fmt: skip


def keadaan():
    return [sorted(model.objects.values_list(), key=str) for model in TABEL]


@pytest.mark.parametrize("kode", ["camat", "admin", "sekda", "inspektur", "staf_pu", "kadis_pu"])
def test_whom_it_does_not_concern_changes_nothing_by_any_page(masuk, isi, kode):
    """Above, beside, below, and also the invited: the invited sign in and give ideas, and nothing else."""
    client, before = masuk(kode), keadaan()
    house = {"ruang/tempuh/", "ruang/protokol/", "ruang/{s}/"} if kode == "admin" else set()
    mine = {"{r}/hadir/"} if kode == "kadis_pu" else set()
    for alamat, body in (TAMPIL_KIRIM | HANYA_KIRIM).items():
        if alamat in house | mine:
            continue
        assert client.post("/rapat/" + alamat.format(**isi), body).status_code == 404, alamat
    assert keadaan() == before


def test_a_stranger_is_led_to_sign_in_and_changes_nothing(isi):
    outside, before = Client(HTTP_HOST="uji.localhost"), keadaan()
    for alamat, body in (TAMPIL_KIRIM | HANYA_KIRIM).items():
        for answer in (
            outside.post("/rapat/" + alamat.format(**isi), body),
            outside.get("/rapat/" + alamat.format(**isi)),
        ):
            assert answer.status_code == 302, alamat
            assert "/akun/login/" in answer.url, alamat
    assert keadaan() == before


def test_what_is_only_sent_is_not_read_and_what_is_only_read_is_not_sent(masuk, isi):
    client, before = masuk("kabag_umum"), keadaan()
    for alamat in HANYA_KIRIM:
        assert client.get("/rapat/" + alamat.format(**isi)).status_code == 405, alamat
    for alamat in (
        "", "{r}/", "{r}/layar/", "{r}/notula/butir/", "{r}/notula.pdf", "{r}/daftar-hadir.pdf", "{r}/risalah.pdf", "{r}/gagasan.pdf",
        "{r}/gagasan.csv", "agenda/", "agenda/antrean/", "agenda/{a}/", "ruang/", "publik/", "publik/agenda.ics",
    ):  # fmt: skip
        assert client.post("/rapat/" + alamat.format(**isi)).status_code == 405, alamat
    assert keadaan() == before


@pytest.mark.parametrize(
    ("alamat", "isian", "bidang", "tetap"),
    [
        ("{r}/notula/", {"jenis": "tindak", "isi": "Perbaiki pompa", "bukti": "Foto"}, {"unit", "tenggat"}, ("Perbaiki pompa", "Foto")),
        ("{r}/notula/", {"jenis": "tindak", "isi": "Perbaiki pompa", "unit": "{pu}", "tenggat": "2001-01-01"}, {"tenggat"}, ("Perbaiki pompa",)),
        ("{r}/notula/", {"jenis": "catatan", "isi": "", "bukti": "Foto"}, {"isi"}, ("Foto",)),
        ("{r}/notula/{b}/", {"jenis": "entah", "isi": "Perbaiki pompa", "versi": "1"}, {"jenis"}, ("Perbaiki pompa",)),
        ("{r}/risalah/", {"teks": ""}, {"teks"}, ()),
        ("{r}/risalah/{u}/", {"pembicara": "", "isi": "Kata demi kata", "versi": "1"}, {"pembicara"}, ("Kata demi kata",)),
        ("{r}/kuorum/", {"hadir": "46", "menit": "10"}, {"hadir"}, ('value="46"', 'value="10"')),
        ("{r}/kuorum/", {"hadir": "10", "menit": "61"}, {"menit"}, ('value="10"', 'value="61"')),
        ("{r}/kuorum/", {"setuju": "-1", "tolak": "2"}, {"setuju"}, ('value="2"',)),
        ("{r}/gagasan/", {"isi": " "}, {"isi"}, ()),
        ("{r}/gagasan/atur/", {"pertanyaan": "Apa?", "kriteria": "Dampak | banyak"}, {"kriteria"}, ("Apa?", "Dampak | banyak")),
        ("{r}/gagasan/atur/", {"pertanyaan": "x" * 501, "kriteria": "Dampak | 2"}, {"pertanyaan"}, ("Dampak | 2",)),
        ("{r}/gagasan/atur/", {"kriteria": "Dampak | 0"}, {"kriteria"}, ("Dampak | 0",)),
        ("gagasan/{g}/olah/", {"kelompok": "Warga", "hasil": "diubah", "alasan": ""}, {"alasan"}, ('value="Warga"',)),
        ("ruang/{s}/", {"lokasi": "Balai baru", "kursi": "0"}, {"kursi"}, ("Balai baru",)),
    ],
)  # fmt: skip
def test_what_was_typed_stays_beside_what_is_wrong_with_it(masuk, kota, isi, alamat, *, isian, bidang, tetap):
    given = {name: value.format(pu=kota.unit["pu"].pk) for name, value in isian.items()}
    before = keadaan()
    page = masuk("kabag_umum").post("/rapat/" + alamat.format(**isi), given)
    text = page.content.decode()
    assert page.status_code == 422
    assert set(page.context["form"].errors) == bidang
    assert all(words in text for words in tetap), text
    assert keadaan() == before


@pytest.mark.parametrize(
    ("isian", "bidang", "tetap"),
    [
        ({"judul": "Panen raya"}, {"pimpinan", "mulai", "selesai"}, ("Panen raya",)),
        ({"judul": "Panen raya", "pimpinan": "{wk}", "mulai": "2099-01-05T10:00", "selesai": "2099-01-05T09:00"}, {"selesai"}, ("Panen raya",)),
        ({"judul": "Panen raya", "pimpinan": "{staf}", "mulai": "2099-01-05T10:00", "selesai": "2099-01-05T11:00"}, {"pimpinan"}, ("Panen raya",)),
        ({"judul": "Panen raya", "pimpinan": "{wk}", "mulai": "1066-01-05T10:00", "selesai": "2300-01-05T11:00"}, {"mulai", "selesai"}, ()),
    ],
)  # fmt: skip
def test_a_leaders_time_asked_for_wrongly(kota, masuk, protokol, isian, bidang, *, tetap):
    ids = {"wk": kota.jabatan["walikota"].pk, "staf": kota.jabatan["staf_pu"].pk}
    page = masuk("kadis_sos").post("/rapat/agenda/minta/", {k: v.format(**ids) for k, v in isian.items()})
    assert (page.status_code, set(page.context["form"].errors)) == (422, bidang)
    assert all(words in page.content.decode() for words in tetap)
    assert not Agenda.objects.exists()


@pytest.mark.parametrize(
    ("aksi", "kata"),
    [({"aksi": "tunda"}, "alasan"), ({"aksi": "batalkan", "alasan": "  "}, "alasan"), ({"aksi": "entah"}, "aksi"), ({}, "aksi")],
)  # fmt: skip
def test_a_step_sent_wrongly_is_shown_on_the_meetings_page(masuk, diundang, aksi, kata):
    row = diundang()
    page = masuk("asisten2").post(f"/rapat/{row.pk}/langkah/", aksi)
    assert (page.status_code, set(page.context["gagal"].errors)) == (422, {kata})
    assert "Rapat banjir" in page.content.decode()
    row.refresh_from_db()
    assert row.status == "diundang"


def test_two_hands_on_one_line_see_both_wordings_on_the_page(kota, masuk, berlangsung, butir):
    row = berlangsung()
    tu = kota.aktor("tu")
    line = services.tulis_butir(tu, row, data=butir(jenis=JenisButir.CATATAN, isi="Awal"))
    services.ubah_butir(
        kota.aktor("asisten2"), row, butir_id=line.pk, versi=1, data=butir(jenis=JenisButir.CATATAN, isi="Dari ketua")
    )
    client, url = masuk("tu"), f"/rapat/{row.pk}/notula/{line.pk}/"
    page = client.post(url, {"jenis": "catatan", "isi": "Dari sekretaris", "versi": "1"})
    text = page.content.decode()
    assert page.status_code == 422
    assert "Tulisan terbaru dari Pejabat Asisten II" in text
    assert "Dari ketua" in text
    assert "Dari sekretaris" in text
    assert 'name="versi" value="2"' in text
    assert client.post(url, {"jenis": "catatan", "isi": "Gabungan", "versi": "2"}).status_code == 302
    assert list(line.tulisan.order_by("versi").values_list("isi", flat=True)) == ["Awal", "Dari ketua", "Gabungan"]


@pytest.mark.parametrize("versi", ["", "x", "0", "99999", "-1", "9" * 30])
def test_a_line_is_not_taken_out_by_a_version_that_nobody_saw(kota, masuk, berlangsung, butir, versi):
    row = berlangsung()
    line = services.tulis_butir(kota.aktor("tu"), row, data=butir())
    answer = masuk("tu").post(f"/rapat/{row.pk}/notula/{line.pk}/hapus/", {"versi": versi})
    assert answer.status_code == 409
    line.refresh_from_db()
    assert not line.dihapus


def test_a_line_of_another_meeting_is_not_there(kota, masuk, berlangsung, butir):
    one, two = berlangsung(), berlangsung(judul="Lain", kamar="kecil")
    line = services.tulis_butir(kota.aktor("tu"), two, data=butir())
    client = masuk("tu")
    assert client.get(f"/rapat/{one.pk}/notula/{line.pk}/").status_code == 404
    assert client.post(f"/rapat/{one.pk}/notula/{line.pk}/hapus/", {"versi": "1"}).status_code == 409
    assert not ButirNotula.objects.get().dihapus


def test_once_it_is_work_the_page_offers_no_change(kota, masuk, berlangsung, butir):
    row = berlangsung()
    line = services.tulis_butir(kota.aktor("tu"), row, data=butir())
    melangkah(kota.aktor("asisten2"), row, Aksi.AKHIRI)
    page = masuk("tu").get(f"/rapat/{row.pk}/notula/").content.decode()
    assert f"/notula/{line.pk}/" not in page
    given = {"jenis": "catatan", "isi": "Lain", "versi": "1"}
    answer = masuk("tu").post(f"/rapat/{row.pk}/notula/{line.pk}/", given)
    assert (answer.status_code, "sudah menjadi penugasan" in answer.content.decode()) == (422, True)


def test_a_correction_without_words_and_before_its_time(kota, masuk, diedarkan):
    row, client = diedarkan(), masuk("tu")
    url = f"/rapat/{row.pk}/notula/koreksi/"
    early = client.post(url, {"isi": "Nama keliru"})
    assert (early.status_code, "belum sah" in early.content.decode()) == (422, True)
    Rapat.objects.update(status="notula_sah")
    assert client.post(url, {"isi": " "}).status_code == 422
    assert client.post(url, {"isi": "Nama keliru"}).status_code == 302
    page = client.get(f"/rapat/{row.pk}/").content.decode()
    assert "Nama keliru" in page
    assert "Catat koreksi notula" in page
    assert "Catat koreksi notula" not in masuk("kadis_pu").get(f"/rapat/{row.pk}/").content.decode()


@pytest.mark.parametrize(
    "kueri", ["mulai=entah", "mulai=2099-01-05T09:00&selesai=x", "lama=1", "lama=60&dari=x&sampai=y", "dari=1"]
)
def test_an_address_that_was_tampered_with_shows_the_page_all_the_same(masuk, rencana, ruang, kueri):
    assert masuk("kabag_umum").get(f"/rapat/{rencana().pk}/waktu/?{kueri}").status_code == 200


@pytest.mark.parametrize("baris", ["0", "1", "9", "40", "99", "100", "x", "-3", "²"])
def test_rows_of_the_hall_as_wide_as_asked_for_within_reason(masuk, diundang, baris):
    page = masuk("kadis_pu").get(f"/rapat/{diundang().pk}/kursi/", {"baris": baris})
    wide = max(d.kursi.kolom for d in page.context["duduk"])
    assert page.status_code == 200
    assert wide <= {"0": 1, "1": 1}.get(baris, 40)
    assert len({(d.kursi.baris, d.kursi.kolom) for d in page.context["duduk"]}) == 4


def test_places_sent_as_nonsense_are_passed_over_and_wrong_ones_refused(masuk, diundang):
    row, client = diundang(), masuk("kabag_umum")
    guest = row.peserta.first().pk
    url = f"/rapat/{row.pk}/kursi/"
    assert (
        client.post(url, {"tx": "1", f"t{guest}": "satu", "t": "1", "judul": "x", "t" + "9" * 30: "1"}).status_code
        == 302
    )
    assert client.post(url, {f"t{guest}": "77"}).status_code == 409
    assert set(row.peserta.values_list("tingkat", flat=True)) == {99}
    assert client.post(url, {f"t{guest}": "3"}).status_code == 302
    assert row.peserta.get(pk=guest).tingkat == 3


def test_the_officer_at_the_door_is_told_what_a_guest_lacks(masuk, diundang):
    row, client = diundang(), masuk("tu")
    answer = client.post(f"/rapat/{row.pk}/daftar-hadir/tamu/", {"nama": "  ", "instansi": "PMI"})
    assert (answer.status_code, "Tulis nama tamunya." in answer.content.decode()) == (409, True)
    empty = client.post(f"/rapat/{row.pk}/daftar-hadir/", {})
    assert empty.status_code in {200, 422}
    assert not row.peserta.filter(hadir__isnull=False).exists()
