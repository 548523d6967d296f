"""The record at its edges: as long as it may be, gone on after what was taken out, closed by agreement, opened by refusal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.rapat import publik, services
from poros.domain.rapat.forms.risalah import FormRisalah
from poros.domain.rapat.models import Rapat, Risalah, TulisanUcapan, Ucapan
from poros.domain.rapat.queries import risalah as baca
from poros.domain.rapat.rules.alur import Aksi, Peran, Status
from poros.domain.rapat.rules.risalah import KATA_MAKS, urai
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.services.risalah import ISI_MAKS, NAMA_MAKS, UCAPAN_MAKS
from poros.domain.rapat.values import DataPeserta, DataUcapan
from poros.kernel.berkas.simpan import simpan
from poros.kernel.commands import unit_kerja
from poros.kernel.tandatangan.models import Dokumen

from .conftest import TAK_TERBURU, jejak, terlarang, tolakan


@pytest.fixture
def tu(kota):
    return kota.aktor("tu")


@pytest.fixture
def ketua(kota):
    return kota.aktor("asisten2")


@pytest.fixture
def sidang(berlangsung):
    def make(**ganti):
        return berlangsung(**({"jenis": "paripurna", "perkara": "c", "anggota": 45} | ganti))

    return make


def ucap(isi="Rapat dibuka.", pembicara="Ketua", sebagai=""):
    return DataUcapan(pembicara=pembicara, sebagai=sebagai, isi=isi)


@pytest.mark.parametrize("banyak", [1, UCAPAN_MAKS])
def test_as_many_speeches_at_once_as_may_be_by_as_many_questions(tu, sidang, banyak, banyak_perintah):
    row = sidang()
    rows = services.tulis_risalah(tu, row, ucapan=[ucap(f"Ucapan {n}") for n in range(banyak)])
    assert [u.isi for u in baca.ucapan(row)] == [f"Ucapan {n}" for n in range(banyak)]
    assert TulisanUcapan.objects.count() == len(rows) == banyak
    assert banyak_perintah(lambda: services.tulis_risalah(tu, row, ucapan=[ucap() for _ in range(banyak)])) <= 8


def test_to_the_last_letter(tu, sidang):
    row = sidang()
    services.tulis_risalah(tu, row, ucapan=[ucap("i" * ISI_MAKS, "n" * NAMA_MAKS, "s" * NAMA_MAKS)])
    (said,) = baca.ucapan(row)
    assert (len(said.isi), len(said.pembicara), len(said.sebagai)) == (ISI_MAKS, NAMA_MAKS, NAMA_MAKS)
    for one in (ucap("i" * (ISI_MAKS + 1)), ucap("x", "n" * (NAMA_MAKS + 1)), ucap("x", "n", "s" * (NAMA_MAKS + 1))):
        assert tolakan(lambda one=one: services.ubah_ucapan(tu, row, ucapan_id=said.pk, versi=1, data=one))[0] == "isi"
    assert Ucapan.objects.get().versi == 1


def test_one_wrong_speech_and_none_of_them_is_kept(tu, sidang):
    row = sidang()
    said = [ucap("Satu"), ucap("Dua"), ucap(" ")]
    assert tolakan(lambda: services.tulis_risalah(tu, row, ucapan=said))[0] == "teks"
    assert not Ucapan.objects.exists()
    assert not jejak("rapat.tulis")


def test_what_goes_on_goes_on_with_who_still_stands_in_the_record(tu, sidang):
    row = sidang()
    services.tulis_risalah(tu, row, ucapan=[ucap("Satu", "Ketua", "Ketua DPRD"), ucap("Dua", "Tamu")])
    guest = row.ucapan.get(pembicara="Tamu")
    services.hapus_ucapan(tu, row, ucapan_id=guest.pk, versi=1)
    (more,) = services.tulis_risalah(tu, row, ucapan=[ucap("Tiga", "")])
    assert (more.pembicara, more.sebagai) == ("Ketua", "Ketua DPRD")
    for said in baca.ucapan(row):
        services.hapus_ucapan(tu, row, ucapan_id=said.pk, versi=1)
    assert "Sebutkan siapa" in tolakan(lambda: services.tulis_risalah(tu, row, ucapan=[ucap("Empat", "")]))[1]


def test_a_speech_of_another_session_is_not_there(tu, sidang):
    one, two = sidang(), sidang(kamar="kecil")
    (said,) = services.tulis_risalah(tu, two, ucapan=[ucap()])
    assert "sudah tidak ada" in tolakan(lambda: services.hapus_ucapan(tu, one, ucapan_id=said.pk, versi=1))[1]
    assert (
        "sudah tidak ada"
        in tolakan(lambda: services.ubah_ucapan(tu, one, ucapan_id=said.pk, versi=1, data=ucap("Lain")))[1]
    )
    assert not Ucapan.objects.get().dihapus


@pytest.fixture
def disetujui_ketua(kota, tu, ketua, sidang):
    """A record to which the chair has agreed, and its paper."""

    def make():
        row = sidang()
        services.tulis_risalah(tu, row, ucapan=[ucap()])
        melangkah(ketua, row, Aksi.AKHIRI)
        services.sahkan_risalah(ketua, row)
        return row, Dokumen.objects.get(objek="risalah", objek_id=row.pk)

    return make


def test_once_agreed_to_nothing_is_written_by_anybody(kota, disetujui_ketua):
    row, _paper = disetujui_ketua()
    (said,) = baca.ucapan(row)
    for kode in ("tu", "asisten2", "kabag_umum"):
        actor = kota.aktor(kode)
        for act in (
            lambda a=actor: services.tulis_risalah(a, row, ucapan=[ucap("Lagi")]),
            lambda a=actor: services.ubah_ucapan(a, row, ucapan_id=said.pk, versi=1, data=ucap("Lain")),
            lambda a=actor: services.hapus_ucapan(a, row, ucapan_id=said.pk, versi=1),
        ):
            assert "sudah disetujui" in tolakan(act)[1]
    assert baca.rincian(kota.aktor("tu"), row).ditulis is False
    assert baca.rincian(kota.aktor("asisten2"), row).disahkan is False


def test_refused_by_a_signer_it_is_open_again_and_says_why(tu, ketua, disetujui_ketua):
    row, paper = disetujui_ketua()
    with unit_kerja():
        publik.saat_tanda_ditolak(tu, permintaan=paper.permintaan.first(), alasan="Salah kutip")
    assert Risalah.objects.get().disetujui is None
    last = row.riwayat.order_by("-id").first()
    assert (last.aksi, last.catatan) == ("", "Tanda tangan risalah ditolak: Salah kutip")
    row.refresh_from_db()
    assert row.status == Status.NOTULA_DRAF
    services.tulis_risalah(tu, row, ucapan=[ucap("Diperbaiki")])
    services.sahkan_risalah(ketua, row)
    assert Dokumen.objects.filter(objek="risalah").count() == 2
    assert Risalah.objects.get().disetujui


def test_signed_it_lies_beside_the_notula_and_the_notula_goes_its_own_way(tu, ketua, disetujui_ketua, masuk):
    row, paper = disetujui_ketua()
    with unit_kerja():
        kept = simpan(b"lembar bertanda tangan", "risalah.txt")
        publik.saat_tanda_selesai(ketua, dokumen=paper, berkas=kept)
    own = Risalah.objects.get()
    row.refresh_from_db()
    assert own.sah >= own.disetujui
    assert row.status == Status.NOTULA_DRAF
    page = masuk("tu").get(f"/rapat/{row.pk}/").content.decode()
    assert "Risalah bertanda tangan.pdf" in page
    assert "Ditandatangani" in masuk("tu").get(f"/rapat/{row.pk}/risalah/").content.decode()


@pytest.mark.parametrize(
    ("kode", "ditulis", "disahkan"),
    [
        ("tu", True, False),
        ("asisten2", True, True),
        ("kabag_umum", True, False),
        ("kadis_pu", False, False),
        ("sekda", False, False),
    ],
)
def test_what_the_page_offers_to_whom(kota, masuk, tu, ketua, sidang, *, kode, ditulis, disahkan):
    row = sidang()
    services.tulis_risalah(tu, row, ucapan=[ucap()])
    assert baca.rincian(kota.aktor("asisten2"), row).disahkan is False
    melangkah(ketua, row, Aksi.AKHIRI)
    row.refresh_from_db()
    r = baca.rincian(kota.aktor(kode), row)
    assert (r.ditulis, r.disahkan) == (ditulis, disahkan)
    page = masuk(kode).get(f"/rapat/{row.pk}/risalah/").content.decode()
    assert "Rapat dibuka." in page
    assert ("Tambah ucapan" in page) is ditulis
    assert ("Setujui risalah" in page) is disahkan


def test_without_a_word_there_is_nothing_to_agree_to(masuk, ketua, sidang):
    row = sidang()
    melangkah(ketua, row, Aksi.AKHIRI)
    assert "masih kosong" in tolakan(lambda: services.sahkan_risalah(ketua, row))[1]
    assert "Setujui risalah" not in masuk("asisten2").get(f"/rapat/{row.pk}/risalah/").content.decode()
    told = masuk("asisten2").post(f"/rapat/{row.pk}/risalah/setujui/", follow=True).content.decode()
    assert "Risalahnya masih kosong" in told
    assert not Dokumen.objects.exists()


def test_who_was_asked_to_write_writes_the_record_too(kota, sidang):
    row = sidang(peserta=(
        DataPeserta(jabatan_id=kota.jabatan["kadis_pu"].pk, menulis=True), DataPeserta(jabatan_id=kota.jabatan["camat"].pk),
        DataPeserta(nama="Bu Ani", peran=Peran.ANGGOTA_DPRD, menulis=True),
    ))  # fmt: skip
    assert services.tulis_risalah(kota.aktor("kadis_pu"), row, ucapan=[ucap()])
    assert terlarang(lambda: services.tulis_risalah(kota.aktor("camat"), row, ucapan=[ucap()]))


def test_the_trail_counts_versions_and_keeps_no_word(tu, sidang):
    row = sidang()
    (said,) = services.tulis_risalah(tu, row, ucapan=[ucap("KATAMANIS", "KATAPEDAS")])
    services.ubah_ucapan(tu, row, ucapan_id=said.pk, versi=1, data=ucap("KATAMANIS lagi", "KATAPEDAS"))
    services.hapus_ucapan(tu, row, ucapan_id=said.pk, versi=2)
    assert [x.data for x in jejak("rapat.tulis")] == [
        {}, {"ucapan_id": said.pk, "versi": 1}, {"ucapan_id": said.pk, "versi": 2},
    ]  # fmt: skip
    assert [t.orang for t in said.tulisan.all()] == [tu.nama, tu.nama]


@pytest.mark.parametrize("status", [s for s in Status if s not in {Status.BERLANGSUNG, Status.NOTULA_DRAF}])
def test_when_the_notula_is_done_the_record_is_still_written(tu, sidang, status):
    """It takes longer: from a recording, after the notula is valid and the meeting closed."""
    row = sidang()
    Rapat.objects.update(status=status)
    later = {Status.NOTULA_DIEDARKAN, Status.NOTULA_SAH, Status.DITUTUP}
    if status in later:
        assert services.tulis_risalah(tu, row, ucapan=[ucap()])
    else:
        assert "sejak rapat dibuka" in tolakan(lambda: services.tulis_risalah(tu, row, ucapan=[ucap()]))[1]


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("Ketua: Satu.\n\nAnggota: Dua.", [("Ketua", "Satu."), ("Anggota", "Dua.")]),
        ("Ketua: Satu.\nDua.\n\nTiga.", [("Ketua", "Satu.\nDua.\n\nTiga.")]),
        ("Ketua:\n\nSatu.", [("Ketua", "Satu.")]),
        ("Pasal 3: tidak ada nama panjang sekali begini: isi", [("Pasal 3", "tidak ada nama panjang sekali begini: isi")]),
        ("Satu dua tiga empat lima enam: ini.", [("Satu dua tiga empat lima enam", "ini.")]),
        ("Satu dua tiga empat lima enam tujuh: ini.", [("", "Satu dua tiga empat lima enam tujuh: ini.")]),
        ("Ketua: Pukul 09:30 dibuka.", [("Ketua", "Pukul 09:30 dibuka.")]),
        ("Ketua: Satu.\r\n\r\nAnggota: Dua.", [("Ketua", "Satu."), ("Anggota", "Dua.")]),
    ],
)  # fmt: skip
def test_pasted_text_as_the_form_reads_it(teks, hasil):
    form = FormRisalah({"teks": teks})
    assert form.is_valid()
    assert [(u.pembicara, u.isi) for u in form.cleaned_data["teks"]] == hasil


NAMA = st.lists(st.text("abcdefgABCDEFG.", min_size=2, max_size=8), min_size=1, max_size=KATA_MAKS).map(" ".join)
KALIMAT = st.text("abcdefg .,?!", min_size=1, max_size=60).map(str.strip).filter(bool)


@TAK_TERBURU
@given(st.lists(st.tuples(NAMA, KALIMAT), min_size=1, max_size=8))
def test_a_dialogue_is_read_as_it_was_written(dialog):
    text = "\n\n".join(f"{name}: {words}" for name, words in dialog)
    assert [(u.pembicara, u.isi) for u in urai(text)] == dialog


@TAK_TERBURU
@given(NAMA, NAMA.filter(lambda s: "." not in s), st.lists(KALIMAT, min_size=2, max_size=5))
def test_a_function_said_once_is_known_for_the_rest(nama, jabatan, kalimat):
    first, *rest = kalimat
    text = "\n\n".join([f"{nama} ({jabatan}): {first}", *(f"{nama.upper()}: {words}" for words in rest)])
    assert {u.sebagai for u in urai(text)} == {jabatan}
