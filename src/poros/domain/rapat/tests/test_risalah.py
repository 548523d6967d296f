"""The record of a session: by several hands, agreed to by the chair, signed, read by whom the session is open to."""

import pytest

from poros.domain.rapat import cetak, publik, services
from poros.domain.rapat.models import Rapat, Risalah, TulisanUcapan, Ucapan
from poros.domain.rapat.queries import rapat as baca
from poros.domain.rapat.queries import risalah as baca_risalah
from poros.domain.rapat.rules.alur import Aksi, Peran, Status
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.services.notula import Tertinggal
from poros.domain.rapat.values import DataPeserta, DataUcapan
from poros.kernel.commands import unit_kerja
from poros.kernel.tandatangan.queries import untuk
from poros.kernel.wewenang import TidakBerwenang

from .conftest import jejak, teks_pdf, terlarang, tolakan


def ucap(isi="Rapat dibuka.", pembicara="Ketua", sebagai="Ketua DPRD"):
    return DataUcapan(pembicara=pembicara, sebagai=sebagai, isi=isi)


@pytest.fixture
def sidang(berlangsung):
    """A session that has been opened, with three members and a guest."""

    def make(**ganti):
        members = tuple(
            DataPeserta(nama=f"Anggota {n}", instansi="Fraksi A", peran=Peran.ANGGOTA_DPRD, wajib=False)
            for n in range(3)
        )
        given = {
            "jenis": "paripurna",
            "perkara": "b",
            "anggota": 45,
            "peserta": (*members, DataPeserta(nama="Bu Sari")),
        }
        return berlangsung(**(given | ganti))

    return make


@pytest.fixture
def berakhir(kota, sidang):
    """A session that has ended, with a record of two speeches."""

    def make(**ganti):
        row = sidang(**ganti)
        services.tulis_risalah(kota.aktor("tu"), row, ucapan=[ucap(), ucap("Setuju.", "Anggota 1", "Fraksi A")])
        melangkah(kota.aktor("asisten2"), row, Aksi.AKHIRI)
        row.refresh_from_db()
        return row

    return make


def test_speeches_are_added_in_their_order_and_go_on(kota, sidang):
    row, tu = sidang(), kota.aktor("tu")
    services.tulis_risalah(tu, row, ucapan=[ucap(), ucap(" Setuju. ", " Anggota 1 ", "")])
    services.tulis_risalah(tu, row, ucapan=[ucap("Dengan catatan.", "", ""), ucap("Baik.")])
    said = [(u.pembicara, u.sebagai, u.isi, u.versi, u.oleh) for u in baca_risalah.ucapan(row)]
    assert said == [
        ("Ketua", "Ketua DPRD", "Rapat dibuka.", 1, tu.nama),
        ("Anggota 1", "", "Setuju.", 1, tu.nama),
        ("Anggota 1", "", "Dengan catatan.", 1, tu.nama),
        ("Ketua", "Ketua DPRD", "Baik.", 1, tu.nama),
    ]
    assert TulisanUcapan.objects.count() == 4
    assert all("Rapat dibuka" not in str(line.data) for line in jejak("rapat.tulis"))


def test_each_refusal_of_a_speech(kota, sidang):
    row, tu = sidang(), kota.aktor("tu")
    cases = [
        ([], "1 sampai 300"),
        ([ucap()] * 301, "1 sampai 300"),
        ([ucap("x", "")], "siapa yang berbicara"),
        ([ucap(), ucap("x", "")], "siapa yang berbicara"),
        ([ucap("x", "n" * 151)], "paling panjang 150"),
        ([ucap("x", "Ketua", "s" * 151)], "paling panjang 150"),
        ([ucap(" ")], "Tulis ucapannya"),
        ([ucap("i" * 20_001)], "paling panjang 20000"),
    ]
    for said, words in cases:
        field, told = tolakan(lambda said=said: services.tulis_risalah(tu, row, ucapan=said))
        assert (field, words in told) == ("teks", True), told
    assert not Ucapan.objects.exists()


@pytest.mark.parametrize(
    ("ganti", "kata"), [({"jenis": "rakor"}, "hanya dibuat untuk rapat DPRD"), ({"jenis": "tak-dikenal"}, "rapat DPRD")]
)
def test_only_a_session_of_the_council_has_a_record(kota, sidang, ganti, kata):
    row = sidang()
    Rapat.objects.update(**ganti)
    assert kata in tolakan(lambda: services.tulis_risalah(kota.aktor("tu"), row, ucapan=[ucap()]))[1]
    row.refresh_from_db()
    with pytest.raises(TidakBerwenang):
        baca_risalah.rincian(kota.aktor("tu"), row)


@pytest.mark.parametrize(
    "status", [s for s in Status if s not in {"berlangsung", "notula_draf", "notula_edar", "notula_sah", "ditutup"}]
)
def test_nothing_is_recorded_before_it_is_opened(kota, sidang, status):
    row = sidang()
    Rapat.objects.update(status=status)
    assert "sejak rapat dibuka" in tolakan(lambda: services.tulis_risalah(kota.aktor("tu"), row, ucapan=[ucap()]))[1]


def test_two_hands_on_one_speech_lose_nothing(kota, sidang):
    row = sidang(peserta=(DataPeserta(jabatan_id=kota.jabatan["kadis_pu"].pk, menulis=True),))
    tu, pu = kota.aktor("tu"), kota.aktor("kadis_pu")
    (said,) = services.tulis_risalah(tu, row, ucapan=[ucap()])
    services.ubah_ucapan(tu, row, ucapan_id=said.pk, versi=1, data=ucap("Rapat saya buka."))
    with pytest.raises(Tertinggal) as error:
        services.ubah_ucapan(pu, row, ucapan_id=said.pk, versi=1, data=ucap("Sidang dibuka."))
    assert error.value.terkini.isi == "Rapat saya buka."
    assert error.value.bidang == "isi"
    done = services.ubah_ucapan(pu, row, ucapan_id=said.pk, versi=2, data=ucap("Sidang saya buka.", "Pimpinan", ""))
    assert (done.versi, done.pembicara, done.oleh) == (3, "Pimpinan", pu.nama)
    assert [(t.versi, t.isi) for t in said.tulisan.all()] == [
        (1, "Rapat dibuka."), (2, "Rapat saya buka."), (3, "Sidang saya buka."),
    ]  # fmt: skip
    with pytest.raises(Tertinggal):
        services.hapus_ucapan(tu, row, ucapan_id=said.pk, versi=2)
    services.hapus_ucapan(tu, row, ucapan_id=said.pk, versi=3)
    assert list(baca_risalah.ucapan(row)) == []
    assert said.tulisan.count() == 3
    gone = tolakan(lambda: services.ubah_ucapan(tu, row, ucapan_id=said.pk, versi=4, data=ucap()))
    assert gone == ("isi", "Ucapan ini sudah tidak ada.")


def test_who_writes_and_who_agrees(kota, berakhir):
    row = berakhir()
    for kode in ("kadis_dlh", "sekda", "walikota", "inspektur", "camat", "admin"):
        actor = kota.aktor(kode)
        assert terlarang(lambda a=actor: services.tulis_risalah(a, row, ucapan=[ucap()])), kode
        assert terlarang(lambda a=actor: services.sahkan_risalah(a, row)), kode
    assert terlarang(lambda: services.sahkan_risalah(kota.aktor("tu"), row))


def test_the_record_is_agreed_to_after_the_end_and_once(kota, sidang):
    row, chair, tu = sidang(), kota.aktor("asisten2"), kota.aktor("tu")
    services.tulis_risalah(tu, row, ucapan=[ucap()])
    assert "sesudah rapat berakhir" in tolakan(lambda: services.sahkan_risalah(chair, row))[1]
    melangkah(chair, row, Aksi.AKHIRI)
    (said,) = baca_risalah.ucapan(row)
    services.hapus_ucapan(tu, row, ucapan_id=said.pk, versi=1)
    assert "masih kosong" in tolakan(lambda: services.sahkan_risalah(chair, row))[1]
    services.tulis_risalah(tu, row, ucapan=[ucap()])
    made = services.sahkan_risalah(chair, row)
    assert made.disetujui
    assert made.sah is None
    for act in (
        lambda: services.sahkan_risalah(chair, row),
        lambda: services.tulis_risalah(tu, row, ucapan=[ucap()]),
        lambda: services.hapus_ucapan(tu, row, ucapan_id=said.pk, versi=1),
    ):
        assert "sudah disetujui" in tolakan(act)[1]


def test_signed_it_lies_beside_the_notula(kota, berakhir):
    row = berakhir()
    services.sahkan_risalah(kota.aktor("asisten2"), row)
    (paper,) = untuk("risalah", row.pk)
    assert {p.jabatan_id for p in paper.permintaan.all()} == {kota.jabatan["asisten2"].pk, kota.jabatan["tu"].pk}
    assert paper.judul == "Risalah Rapat banjir"
    with unit_kerja():
        publik.saat_tanda_selesai(kota.aktor("asisten2"), dokumen=paper, berkas=paper.asal)
    assert Risalah.objects.get().sah
    row.refresh_from_db()
    assert row.status == Status.NOTULA_DRAF
    assert [b.nama for b in baca.rincian(kota.aktor("tu"), row.pk).berkas] == ["Risalah bertanda tangan.pdf"]
    assert row.riwayat.last().catatan == "Risalah ditandatangani."


def test_refused_by_a_signer_it_is_written_on_again(kota, berakhir):
    row, tu = berakhir(), kota.aktor("tu")
    services.sahkan_risalah(kota.aktor("asisten2"), row)
    asked = untuk("risalah", row.pk)[0].permintaan.first()
    with unit_kerja():
        publik.saat_tanda_ditolak(tu, permintaan=asked, alasan="Ada yang terlewat")
    row.refresh_from_db()
    assert (row.status, Risalah.objects.get().disetujui) == (Status.NOTULA_DRAF, None)
    assert "Ada yang terlewat" in row.riwayat.last().catatan
    assert services.tulis_risalah(tu, row, ucapan=[ucap("Yang terlewat.")])


def test_the_sheet_holds_all_that_the_rules_of_order_ask_for(kota, berakhir):
    row, tu = berakhir(), kota.aktor("tu")
    there = row.peserta.filter(nama__in=["Anggota 0", "Anggota 2"]).values_list("pk", flat=True)
    services.catat_hadir(tu, row, peserta=list(there))
    text = teks_pdf(cetak.risalah(tu, row))
    for words in (
        "RISALAH", "RAPAT PARIPURNA DPRD", "Terbuka", "005/12/Umum/2026", "Ruang aula", "Pintu air; Sampah",
        "2 dari 45", "KETUA (Ketua DPRD):", "Rapat dibuka.", "ANGGOTA 1 (Fraksi A):", "Setuju.", "Anggota 0, Fraksi A",
        "Bu Sari", "Ketua rapat", "Sekretaris rapat",
    ):  # fmt: skip
        assert words in text, words
    assert "Anggota 1, Fraksi A" not in text
    row.kerahasiaan = "rahasia"
    assert "Tertutup" in teks_pdf(cetak.risalah(tu, row))


def test_a_sign_that_no_letter_has_is_refused_in_words(kota, berakhir):
    row = berakhir()
    services.tulis_risalah(kota.aktor("tu"), row, ucapan=[ucap("Selamat \U0001f389")])
    assert "emoji" in tolakan(lambda: services.sahkan_risalah(kota.aktor("asisten2"), row))[1]
    assert not untuk("risalah", row.pk).exists()


def test_a_closed_sessions_record_is_read_by_the_named_only(kota, masuk, berakhir):
    row = berakhir(jenis="bamus", perkara="", anggota=None)
    for kode, answer in (("tu", 200), ("asisten2", 200), ("sekda", 404), ("inspektur", 404), ("walikota", 404)):
        assert masuk(kode).get(f"/rapat/{row.pk}/risalah/").status_code == answer, kode
        assert masuk(kode).get(f"/rapat/{row.pk}/risalah.pdf").status_code == answer, kode


def test_the_pages_of_a_record(kota, masuk, sidang):
    row = sidang()
    url, client = f"/rapat/{row.pk}/risalah/", masuk("tu")
    assert "Buka risalah" in client.get(f"/rapat/{row.pk}/").content.decode()
    assert "Belum ada ucapan" in client.get(url).content.decode()
    done = client.post(url, {"teks": "Ketua (Ketua DPRD): Rapat dibuka.\n\nAnggota 1: Setuju."})
    assert done.status_code == 302
    empty = client.post(url, {"teks": "x" * 1})
    assert empty.status_code == 302  # goes on with who spoke last
    first = baca_risalah.ucapan(row)[0]
    edit = f"{url}{first.pk}/"
    assert "Riwayat tulisan" in client.get(edit).content.decode()
    told = {"pembicara": "Ketua", "sebagai": "", "isi": "Rapat saya buka.", "versi": "1"}
    assert client.post(edit, told).status_code == 302
    late = client.post(edit, told | {"isi": "Tulisan saya"})
    page = late.content.decode()
    assert late.status_code == 422
    assert all(words in page for words in ("Rapat saya buka.", "Tulisan saya", 'name="versi" value="2"'))
    assert client.post(edit, told | {"pembicara": ""}).status_code == 422
    assert client.post(f"{edit}hapus/", {"versi": "²"}).status_code == 302
    assert baca_risalah.ucapan(row).count() == 3
    assert client.post(f"{edit}hapus/", {"versi": "2"}).status_code == 302
    assert client.get(edit).status_code == 404
    assert client.post(f"{url}setujui/").status_code == 404
    assert masuk("asisten2").get(f"{url}setujui/").status_code == 405
    assert "Setujui risalah" not in masuk("asisten2").get(url).content.decode()
    melangkah(kota.aktor("asisten2"), row, Aksi.AKHIRI)
    assert "Setujui risalah" in masuk("asisten2").get(url).content.decode()
    assert masuk("asisten2").post(f"{url}setujui/").status_code == 302
    page = masuk("asisten2").get(url).content.decode()
    assert "Menunggu tanda tangan" in page
    assert "Tambah ucapan" not in page
    assert masuk("asisten2").get(f"/rapat/{row.pk}/risalah.pdf").content.startswith(b"%PDF")


def test_first_words_without_a_speaker_are_asked_about_beside_the_field(masuk, sidang):
    row = sidang()
    page = masuk("tu").post(f"/rapat/{row.pk}/risalah/", {"teks": "Hujan turun."})
    assert page.status_code == 422
    assert "Sebutkan siapa yang berbicara" in page.content.decode()
    assert "Hujan turun." in page.content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_page_of_a_record_is_as_many_questions_for_one_as_for_three(kota, masuk, sidang, banyak, banyak_perintah):
    row = sidang()
    services.tulis_risalah(kota.aktor("tu"), row, ucapan=[ucap(f"Ucapan {n}") for n in range(banyak)])
    client = masuk("tu")
    assert banyak_perintah(lambda: client.get(f"/rapat/{row.pk}/risalah/")) <= 9


def test_a_meeting_of_the_house_has_no_page_of_a_record(masuk, berlangsung):
    row = berlangsung()
    assert masuk("tu").get(f"/rapat/{row.pk}/risalah/").status_code == 404
    assert "Buka risalah" not in masuk("tu").get(f"/rapat/{row.pk}/").content.decode()


def test_the_record_over_the_api(kota, program, sidang):
    row, tu, chair = sidang(), program("tu"), program("asisten2")
    base = f"/rapat/{row.pk}/risalah"
    assert tu.get(base).json() == {"disetujui": None, "sah": None, "ucapan": []}
    made = tu.post(base, {"ucapan": [{"pembicara": "Ketua", "isi": "Rapat dibuka."}]})
    assert made.status_code == 201, made.content
    said = made.json()["ucapan"][0]
    edit = {"pembicara": "Ketua", "isi": "Rapat saya buka.", "versi": 1}
    assert tu.post(f"{base}/{said['id']}", edit).json()["versi"] == 2
    late = tu.post(f"{base}/{said['id']}", edit)
    assert late.status_code == 422
    assert tu.post(base, {"ucapan": []}).status_code == 422
    assert tu.post(base, {"ucapan": [{"pembicara": "", "isi": "Lagi."}]}).json()["ucapan"][1]["pembicara"] == "Ketua"
    assert tu.post(f"{base}/{said['id']}/hapus", {"versi": 2}).status_code == 200
    assert chair.post(f"{base}-setujui").status_code == 422
    melangkah(kota.aktor("asisten2"), row, Aksi.AKHIRI)
    assert tu.post(f"{base}-setujui").status_code == 404
    assert chair.post(f"{base}-setujui").json()["disetujui"]
    assert program("camat").get(base).status_code == 404
