"""Every state × every act: what leads on is in the table of the law, everything else is refused."""

import pytest

from poros.domain.kearsipan.labels import (
    AKSI_SUSUT,
    BIDANG_JAGA,
    DOKUMEN,
    GILIRAN,
    GILIRAN_PANJANG,
    HALANGAN,
    KEADAAN_JAGA,
    NADA,
    NADA_JAGA,
    NADA_PINJAM,
    PERBUATAN,
    PUTUSAN,
    STATUS,
    STATUS_PINJAM,
    STATUS_SUSUT,
)
from poros.domain.kearsipan.models.susut import NAMA_DOKUMEN
from poros.domain.kearsipan.rules import berkas, hapus, jaga, pinjam, susut
from poros.domain.kearsipan.rules.akses import ESELON, TINGKAT, Akses, leluhur, tersandi
from poros.domain.kearsipan.rules.berkas import JenisMedia
from poros.domain.kearsipan.rules.jaga import BidangJaga, KeadaanJaga
from poros.domain.kearsipan.rules.susut import Dokumen, Jenis
from poros.pure.flow import TransitionError
from poros.pure.retensi import Nasib, Tahap

HIDUP = {
    ("terbuka", "tutup"): "tutup",
    ("tutup", "buka"): "terbuka",
    ("tutup", "usul_pindah"): "usul_pindah",
    ("usul_pindah", "keluarkan"): "tutup",
    ("usul_pindah", "pindah"): "inaktif",
    ("inaktif", "usul_musnah"): "usul_musnah",
    ("inaktif", "usul_serah"): "usul_serah",
    ("usul_musnah", "keluarkan"): "inaktif",
    ("usul_musnah", "musnah"): "dimusnahkan",
    ("usul_serah", "keluarkan"): "inaktif",
    ("usul_serah", "serah"): "statis",
}
PINJAM = {
    ("diminta", "setujui"): "dipinjam",
    ("diminta", "tolak"): "ditolak",
    ("dipinjam", "kembalikan"): "kembali",
}
MUSNAH = {
    ("panitia", "seleksi"): "diseleksi",
    ("panitia", "batalkan"): "batal",
    ("diseleksi", "seleksi"): "diseleksi",
    ("diseleksi", "ajukan"): "daftar_usul",
    ("diseleksi", "batalkan"): "batal",
    ("daftar_usul", "nilai"): "dinilai",
    ("daftar_usul", "batalkan"): "batal",
    ("dinilai", "setujui"): "disetujui",
    ("dinilai", "batalkan"): "batal",
    ("disetujui", "tetapkan"): "ditetapkan",
    ("disetujui", "batalkan"): "batal",
    ("ditetapkan", "saksikan"): "ditetapkan",
    ("ditetapkan", "musnahkan"): "dimusnahkan",
    ("dimusnahkan", "arsipkan"): "diarsipkan",
}
PINDAH = {
    ("disusun", "seleksi"): "disusun",
    ("disusun", "ajukan"): "daftar_usul",
    ("disusun", "batalkan"): "batal",
    ("daftar_usul", "pindahkan"): "dipindahkan",
    ("daftar_usul", "batalkan"): "batal",
}
SERAH = {
    ("disusun", "seleksi"): "diseleksi",
    ("disusun", "batalkan"): "batal",
    ("diseleksi", "seleksi"): "diseleksi",
    ("diseleksi", "ajukan"): "daftar_usul",
    ("diseleksi", "batalkan"): "batal",
    ("daftar_usul", "nilai"): "dinilai",
    ("daftar_usul", "batalkan"): "batal",
    ("dinilai", "nyatakan"): "dinyatakan",
    ("dinilai", "batalkan"): "batal",
    ("dinyatakan", "setujui"): "disetujui",
    ("dinyatakan", "batalkan"): "batal",
    ("disetujui", "serahkan"): "diserahkan",
}


def semua(flow, statuses, acts, table):
    """Every pair, told as (state, act, where it leads or None)."""
    return [(flow, s, a, table.get((s.value, a.value))) for s in statuses for a in acts]


@pytest.mark.parametrize(
    ("flow", "status", "aksi", "menjadi"),
    [
        *semua(berkas.FLOW, berkas.Status, berkas.Aksi, HIDUP),
        *semua(pinjam.FLOW, pinjam.Status, pinjam.Aksi, PINJAM),
        *semua(susut.FLOW[Jenis.MUSNAH], susut.Status, susut.Aksi, MUSNAH),
        *semua(susut.FLOW[Jenis.PINDAH], susut.Status, susut.Aksi, PINDAH),
        *semua(susut.FLOW[Jenis.SERAH], susut.Status, susut.Aksi, SERAH),
    ],
)
def test_each_state_answers_each_act_as_the_table_says(flow, status, aksi, menjadi):
    if menjadi is None:
        with pytest.raises(TransitionError):
            flow.step(status, aksi)
    else:
        assert flow.step(status, aksi) == menjadi


def test_nothing_leads_out_of_what_is_over():
    for flow in (berkas.FLOW, pinjam.FLOW, *susut.FLOW.values()):
        for end in flow.final():
            assert not flow.acts_from(end)


def test_a_disposal_moves_its_files_in_step():
    for kind in Jenis:
        proposed = berkas.AKSI_SUSUT[kind]
        there = {t for (_s, a), t in berkas.FLOW.table.items() if a is proposed}
        assert there <= berkas.MENYUSUT
        [waiting] = there
        assert berkas.AKHIR_SUSUT[kind] in berkas.FLOW.acts_from(waiting)
        assert berkas.Aksi.KELUARKAN in berkas.FLOW.acts_from(waiting)


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (STATUS, berkas.Status), (NADA, berkas.Status), (HALANGAN, berkas.Halangan), (STATUS_SUSUT, susut.Status),
        (AKSI_SUSUT, susut.Aksi), (DOKUMEN, Dokumen), (NAMA_DOKUMEN, Dokumen), (STATUS_PINJAM, pinjam.Status),
        (NADA_PINJAM, pinjam.Status), (PUTUSAN, hapus.Putusan), (BIDANG_JAGA, BidangJaga),
        (KEADAAN_JAGA, KeadaanJaga), (NADA_JAGA, KeadaanJaga), (ESELON, Akses),
    ],
)  # fmt: skip
def test_every_value_has_its_words(words, values):
    assert set(words) == set(values)
    assert len({str(word) for word in words.values()}) > 1


@pytest.mark.parametrize("jenis", Jenis)
def test_every_step_that_is_not_the_last_says_whose_turn_it_is(jenis):
    waiting = {(jenis, status) for status in susut.JALUR[jenis][:-1]}
    assert {key for key in GILIRAN if key[0] is jenis} == waiting
    assert all(GILIRAN_PANJANG[key] != GILIRAN[key] for key in GILIRAN_PANJANG)


def test_every_act_on_a_file_has_a_word_for_its_history():
    assert {act.value for act in berkas.Aksi} <= set(PERBUATAN)


def test_the_papers_are_named_in_the_order_of_article_78():
    names = [NAMA_DOKUMEN[kind] for kind in susut.WAJIB_DIARSIPKAN]
    assert names == sorted(names)
    assert names[0] == "01-sk-panitia.pdf"
    assert names[-1] == "08-daftar.pdf"


@pytest.mark.parametrize("panjang", [False, True])
def test_what_must_be_kept_is_in_the_order_of_the_law(panjang):
    kept = susut.wajib(panjang=panjang)
    assert list(kept) == [d for d in susut.WAJIB_DIARSIPKAN if d in kept]
    assert Dokumen.PERNYATAAN not in kept


@pytest.mark.parametrize("satu", TINGKAT)
@pytest.mark.parametrize("dua", TINGKAT)
def test_the_stricter_of_two_levels_wins_whichever_comes_first(satu, dua):
    assert tersandi(satu, dua) == tersandi(dua, satu)
    assert TINGKAT.index(tersandi(satu, dua)) == max(TINGKAT.index(satu), TINGKAT.index(dua))


@pytest.mark.parametrize(
    ("kode", "garis"),
    [
        ("000", ["000"]),
        ("400.12", ["400.12", "400"]),
        ("400.12.3.5", ["400.12.3.5", "400.12.3", "400.12", "400"]),
        ("", [""]),
    ],
)
def test_the_line_of_codes_goes_upwards(kode, garis):
    assert leluhur(kode) == garis


@pytest.mark.parametrize(
    ("dilaporkan", "disalin", "wanted"),
    [
        (False, False, KeadaanJaga.BELUM_DILAPORKAN),
        (True, False, KeadaanJaga.DILAPORKAN),
        (True, True, KeadaanJaga.DISALIN),
    ],
)
def test_where_a_guarded_file_stands(dilaporkan, disalin, wanted):
    assert jaga.keadaan(dilaporkan=dilaporkan, disalin=disalin) is wanted


@pytest.mark.parametrize(
    ("keadaan", "salinan", "wanted"),
    [
        (["belum_dilaporkan"], False, True),
        (["belum_dilaporkan"], True, False),
        (["dilaporkan"], True, True),
        (["dilaporkan"], False, False),
        (["disalin"], True, False),
        (["disalin"], False, False),
        (["belum_dilaporkan", "dilaporkan"], False, False),
        (["dilaporkan", "dilaporkan"], True, True),
    ],
)
def test_a_letter_tells_of_files_that_wait_for_it(keadaan, salinan, wanted):
    assert jaga.laporan_berikut(map(KeadaanJaga, keadaan), salinan=salinan) is wanted


@pytest.mark.parametrize(
    ("media", "sesudah"), [("elektronik", "elektronik"), ("kertas", "campuran"), ("campuran", "campuran")]
)
def test_scanning_adds_a_form_and_takes_none_away(media, sesudah):
    assert jaga.media_sesudah(JenisMedia(media)) == sesudah


@pytest.mark.parametrize("media", JenisMedia)
@pytest.mark.parametrize("status", berkas.Status)
def test_only_paper_that_is_here_is_put_into_another_form(status, media):
    here = status.value in {"terbuka", "tutup", "inaktif"}
    assert jaga.alih_boleh(status, media) is (here and media is not JenisMedia.ELEKTRONIK)


@pytest.mark.parametrize("nasib", [*Nasib, None])
@pytest.mark.parametrize("tahap", Tahap)
def test_only_what_is_due_to_go_may_be_promised_to_the_procedure(nasib, tahap):
    answers = hapus.boleh([(berkas.Status.INAKTIF, nasib, tahap)])
    due = nasib is Nasib.MUSNAH and tahap is Tahap.JATUH_TEMPO
    assert (hapus.Putusan.DIPROSES in answers) is due
    assert (hapus.Putusan.DIPERTAHANKAN in answers) is not due
    assert hapus.Putusan.DIBATASI in answers
    assert hapus.Putusan.TIDAK_ADA not in answers
