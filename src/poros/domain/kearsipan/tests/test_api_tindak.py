"""Acts by programs: what each gives back, what it does to the archive, who finds nothing there, a key said twice."""

import base64
import io

import pytest

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import (
    AturanRetensi,
    BerkasArsip,
    KelasAkses,
    KetentuanArsip,
    LembagaArsip,
    PaketArsip,
    Peminjaman,
    Penyusutan,
    PermintaanHapus,
    TampilanArsip,
)
from poros.domain.kearsipan.rules.berkas import JenisMedia
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.tests.conftest import HARI, PANITIA
from poros.kernel.jejak.models import Jejak

pytestmark = pytest.mark.django_db
NOTA = {"nomor": "1/2026", "tanggal": "2020-01-05"}
DASAR = {"dasar": "Perwali 3/2026", "dari": "2026-01-01"}
PANEL = {"judul": "Pemusnahan", "anggota": [{"nama": n, "jabatan": j} for n, j in PANITIA.anggota]} | NOTA
PINJAM = {"cara": "baca", "keperluan": "Telaah", "sampai": "2099-01-01"}


def ok(answer, kode: int = 200) -> dict:
    assert answer.status_code == kode, answer.content
    return answer.json()


# --- berkas


def test_opening_says_the_number_the_level_and_the_unit(arsip, program, kota):
    made = ok(program("tu_pu").post("/arsip/berkas", {"klasifikasi": "100.1.1", "judul": " Undangan "}), 201)
    assert (made["nomor"], made["judul"]) == ("100.1.1/0001/Dinas PU/" + made["dibuat"][:4], "Undangan")
    assert (made["status"], made["kerahasiaan"], made["ditutup"], made["nasib"]) == ("terbuka", "terbatas", None, "")
    assert made["unit"]["nama"] == "Dinas Pekerjaan Umum"
    assert (made["item"], made["panjang"], made["pencipta"]) == ([], False, "Dinas Pekerjaan Umum")
    assert [act["perbuatan"] for act in made["riwayat"]] == ["buat"]


def test_a_paper_goes_in_with_all_that_is_said_of_it(berkas, program, lembar):
    row = berkas()
    scans = [{"nama": f"{n}.pdf", "isi": base64.b64encode(lembar(n)).decode()} for n in ("depan", "belakang")]
    told = {"jenis": "Peta", "tanggal": "2019-03-02", "uraian": "Peta saluran", "nomor": "P/1", "asal": "BPN",
            "jumlah": "2 lembar", "berkas": scans}  # fmt: skip
    filled = ok(program("tu_pu").post(f"/arsip/berkas/{row.pk}/item", told), 201)
    paper = filled["item"][-1]
    assert paper == {"id": paper["id"], "urut": 2} | {k: told[k] for k in told if k != "berkas"}
    whole = ok(program("tu_pu").get(f"/arsip/item/{paper['id']}"))
    assert [one["nama"] for one in whole["isi"]] == ["depan.pdf", "belakang.pdf"]
    assert whole["berkas"] == row.pk


def test_closing_and_telling_the_event_give_the_days(berkas, program):
    row, tu = berkas("100.2.1", ditutup="2020-05-05"), program("tu_pu")
    waiting = ok(tu.get(f"/arsip/berkas/{row.pk}"))
    assert (waiting["pemicu"], waiting["jatuh_tempo"], waiting["kejadian_pada"]) == ("perjanjian_berakhir", None, None)
    told = ok(tu.post(f"/arsip/berkas/{row.pk}/kejadian", {"pada": "2021-06-06"}))
    assert (told["kejadian_pada"], told["inaktif_sejak"], told["jatuh_tempo"]) == (
        "2021-06-06",
        "2023-06-06",
        "2026-06-06",
    )
    assert (told["aktif"], told["inaktif"], told["dasar"]) == (2, 3, "Perwali 9/2020 (100.2.1)")


def test_a_fate_is_set_again_by_the_head(inaktif, program):
    row = inaktif("600.1.2", ditutup="2020-01-15")
    told = {"nasib": "dinilai_kembali", "tambahan": 30, "alasan": "Masih dipakai"}
    assert program("tu_pu").post(f"/arsip/berkas/{row.pk}/nasib", told).status_code == 404
    after = ok(program("kadis_pu").post(f"/arsip/berkas/{row.pk}/nasib", told))
    assert (after["tambahan"], after["jatuh_tempo"], after["panjang"]) == (30, "2052-01-15", True)
    refused = program("kadis_pu").post(f"/arsip/berkas/{row.pk}/nasib", told)
    assert refused.status_code == 422


def test_marking_as_guarded_and_no_more(berkas, program):
    row, tu = berkas(ditutup="2026-01-05"), program("tu_pu")
    guarded = {"vital": False, "terjaga": True, "bidang": "kewilayahan"}
    assert ok(tu.post(f"/arsip/berkas/{row.pk}/tandai", guarded))["terjaga"]
    [line] = ok(tu.get("/arsip/terjaga"))["isi"]
    assert (line["berkas"], line["keadaan"], line["tenggat_salinan"]) == (row.pk, "belum_dilaporkan", None)
    assert not ok(tu.post(f"/arsip/berkas/{row.pk}/tandai", {"vital": False, "terjaga": False}))["terjaga"]
    assert ok(tu.get("/arsip/terjaga"))["isi"] == []


def test_a_view_is_ones_own(arsip, program):
    view = ok(program("tu_pu").post("/arsip/tampilan", {"nama": "Vital", "saringan": {"hal": "vital"}}), 201)
    assert program("kadis_pu").post(f"/arsip/tampilan/{view['id']}/buang", {}).status_code == 404
    assert TampilanArsip.objects.count() == 1
    assert program("tu_pu").post(f"/arsip/tampilan/{view['id']}/buang", {}).status_code == 200
    assert program("tu_pu").post(f"/arsip/tampilan/{view['id']}/buang", {}).status_code == 404


# --- penyusutan


def test_a_handing_over_by_programs(inaktif, program):
    row = inaktif("000.5", ditutup="2020-01-15")
    tu, head, sos = program("tu_pu"), program("kadis_pu"), program("kadis_sos")
    made = ok(tu.post("/arsip/susut", {"jenis": "serah", "judul": "Serah"}), 201)
    base = f"/arsip/susut/{made['id']}"
    assert ok(tu.post(f"{base}/pilih", {"berkas": [row.pk]}))["baris"][0]["nomor"] == row.nomor
    assert len(ok(tu.post(f"{base}/ajukan", {}))["sidik"]) == 64
    assert sos.post(f"{base}/setujui", NOTA).status_code == 409
    assert ok(sos.post(f"{base}/nilai", NOTA))["status"] == "dinilai"
    assert ok(head.post(f"{base}/nyatakan", NOTA))["status"] == "dinyatakan"
    assert ok(sos.post(f"{base}/setujui", NOTA))["status"] == "disetujui"
    done = ok(sos.post(f"{base}/terima", NOTA))
    assert (done["status"], len(done["dokumen"]), done["saksi"]) == ("diserahkan", 4, [])
    assert BerkasArsip.objects.get(pk=row.pk).status == "statis"


def test_the_long_way_needs_the_letter(inaktif, panitia, langkah, program, lembar):
    inaktif("600.1.1", ditutup="2010-01-15")
    row = panitia(panjang=True)
    for name in ("pilih", "ajukan", "nilai"):
        langkah[name](row)
    base, sos = f"/arsip/susut/{row.pk}", program("kadis_sos")
    bare = sos.post(f"{base}/setujui", NOTA)
    assert bare.status_code == 422
    assert "Kepala ANRI" in str(bare.json())
    letter = {"nama": "anri.pdf", "isi": base64.b64encode(lembar("anri")).decode()}
    done = ok(sos.post(f"{base}/setujui", NOTA | {"surat": letter}))
    assert "05-persetujuan-anri.pdf" in {paper["nama"] for paper in done["dokumen"]}


def test_a_letter_that_was_uploaded_before_is_named_by_its_receipt(inaktif, panitia, langkah, program, lembar):
    inaktif("600.1.1", ditutup="2010-01-15")
    row = panitia(panjang=True)
    for name in ("pilih", "ajukan", "nilai"):
        langkah[name](row)
    sos, base = program("kadis_sos"), f"/arsip/susut/{row.pk}/setujui"
    receipt = sos.unggah(lembar("anri"), "anri.pdf").json()["unggahan"]
    others = program("walikota").unggah(lembar("lain"), "anri.pdf").json()["unggahan"]
    assert sos.post(base, NOTA | {"surat": {"nama": "anri.pdf", "unggahan": others}}).status_code == 422
    assert ok(sos.post(base, NOTA | {"surat": {"nama": "anri.pdf", "unggahan": receipt}}))["status"] == "disetujui"


def test_the_panel_takes_off_by_programs_with_a_reason(inaktif, panitia, langkah, program):
    one, two, row = inaktif(ditutup="2020-01-15"), inaktif(ditutup="2020-02-15", judul="Dua"), panitia()
    for name in ("pilih", "ajukan"):
        langkah[name](row)
    base, sos = f"/arsip/susut/{row.pk}/nilai", program("kadis_sos")
    assert sos.post(base, NOTA | {"keluar": [{"berkas": one.pk}]}).status_code == 422
    assert sos.post(base, NOTA | {"keluar": [{"berkas": 10**9, "alasan": "x"}]}).status_code == 422
    told = ok(sos.post(base, NOTA | {"keluar": [{"berkas": one.pk, "alasan": "Bernilai sejarah"}]}))
    assert {(line["berkas"], line["keluar"], line["alasan"]) for line in told["baris"]} == {
        (one.pk, True, "Bernilai sejarah"), (two.pk, False, "")}  # fmt: skip


def test_giving_up_says_why(dinilai, program):
    base = f"/arsip/susut/{dinilai.pk}/batalkan"
    assert program("tu_pu").post(base, {"alasan": ""}).status_code == 422
    assert ok(program("tu_pu").post(base, {"alasan": "Ditunda"}))["status"] == "batal"
    again = program("tu_pu").post(base, {"alasan": "Lagi"})
    assert (again.status_code, again.json()["boleh"]) == (409, [])


# --- siapa tidak menemukan apa-apa


@pytest.fixture
def milik_pu(berkas, dinilai, pada, kota):
    """Things of Dinas PU, by the name in a path."""
    row = berkas(ditutup="2026-01-05", judul="Sewa", media=JenisMedia.KERTAS)
    loan = services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan="x", sampai=HARI)
    asked = services.catat_permintaan(pada("tu_pu"), kota.unit["pu"], pemohon="W", kontak="-", uraian="x")
    view = services.simpan_tampilan(pada("tu_pu"), kota.orang["tu_pu"], nama="x", saringan={})
    return {"berkas": row.pk, "item": row.item.get().pk, "susut": dinilai.pk, "pinjaman": loan.pk, "hapus": asked.pk,
            "tampilan": view.pk}  # fmt: skip


TINDAK = (
    ("/arsip/berkas/{berkas}/item", {"jenis": "Surat", "tanggal": "2026-01-05", "uraian": "x"}),
    ("/arsip/berkas/{berkas}/berkaskan", {"sumber": "surat", "nomor": [1]}),
    ("/arsip/berkas/{berkas}/tutup", {}),
    ("/arsip/berkas/{berkas}/buka", {"alasan": "x"}),
    ("/arsip/berkas/{berkas}/kejadian", {"pada": "2026-01-05"}),
    ("/arsip/berkas/{berkas}/tahan", {"perkara": "1", "alasan": "x"}),
    ("/arsip/berkas/{berkas}/lepas", {"penahanan": 1, "alasan": "x"}),
    ("/arsip/berkas/{berkas}/tandai", {"vital": True, "terjaga": False}),
    ("/arsip/berkas/{berkas}/nasib", {"nasib": "musnah", "alasan": "x"}),
    (
        "/arsip/berkas/{berkas}/alih-media",
        NOTA | {"alat": "x", "hasil": [{"item": 1, "berkas": [{"nama": "x.pdf", "isi": "JVBERi0="}]}]},
    ),
    ("/arsip/susut/{susut}/pilih", {"berkas": [1]}),
    ("/arsip/susut/{susut}/ajukan", {}),
    ("/arsip/susut/{susut}/nilai", NOTA),
    ("/arsip/susut/{susut}/nyatakan", NOTA),
    ("/arsip/susut/{susut}/setujui", NOTA),
    ("/arsip/susut/{susut}/tetapkan", NOTA),
    ("/arsip/susut/{susut}/terima", NOTA),
    ("/arsip/susut/{susut}/saksikan", {}),
    ("/arsip/susut/{susut}/musnahkan", NOTA),
    ("/arsip/susut/{susut}/arsipkan", {}),
    ("/arsip/susut/{susut}/batalkan", {"alasan": "x"}),
    ("/arsip/pinjaman/{pinjaman}/jawab", {"setuju": True}),
    ("/arsip/pinjaman/{pinjaman}/kembali", {}),
    ("/arsip/hapus/{hapus}/jawab", {"putusan": "tidak_ada", "alasan": "x"}),
    ("/arsip/tampilan/{tampilan}/buang", {}),
)


@pytest.mark.parametrize("kode", ["kadis_dlh", "admin"])
def test_an_act_on_a_thing_of_another_office_finds_what_an_act_on_nothing_finds(milik_pu, program, kode):
    caller, trail = program(kode), Jejak.objects.count()
    nothing = dict.fromkeys(milik_pu, 999_999)
    for jalur, badan in TINDAK:
        foreign, absent = (caller.post(jalur.format(**pks), badan) for pks in (milik_pu, nothing))
        assert foreign.status_code == absent.status_code == 404, jalur
        assert {k: v for k, v in foreign.json().items() if k != "instance"} == {
            k: v for k, v in absent.json().items() if k != "instance"}, jalur  # fmt: skip
    assert Jejak.objects.count() == trail


@pytest.mark.parametrize("jalur", ["/arsip/item/{item}", "/arsip/susut/{susut}", "/arsip/pinjaman/{pinjaman}",
                                   "/arsip/hapus/{hapus}"])  # fmt: skip
def test_a_thing_of_another_office_is_not_read(milik_pu, program, jalur):
    assert program("kadis_pu").get(jalur.format(**milik_pu)).status_code == 200
    for kode in ("kadis_dlh", "admin"):
        assert program(kode).get(jalur.format(**milik_pu)).status_code == 404, kode


@pytest.mark.parametrize(
    ("kode", "jalur", "badan"),
    [
        ("staf_pu", "/arsip/susut", {"jenis": "pindah", "judul": "x"}),
        ("tu_pu", "/arsip/panitia", PANEL),
        ("staf_pu", "/arsip/hapus", {"pemohon": "W", "kontak": "-", "uraian": "x"}),
        ("tu_pu", "/arsip/laporan-terjaga", NOTA | {"berkas": [1]}),
        ("kadis_pu", "/arsip/jra", {"kode": "000", "nama": "x", "aktif": 1, "inaktif": 1, "nasib": "musnah"} | DASAR),
        ("kadis_pu", "/arsip/skkad", {"kode": "000", "kerahasiaan": "biasa", "akses": "umum"} | DASAR),
        ("kadis_pu", "/arsip/ambang", {"ambang": 10, "saksi": 2} | DASAR),
        ("kadis_sos", "/arsip/lembaga", {"lembaga": [], "saksi": []}),
        ("admin", "/arsip/berkas", {"klasifikasi": "100.1.1", "judul": "x"}),
        ("walikota", "/arsip/salinan/impor", {"isi": base64.b64encode(b"x").decode()}),
    ],
)
def test_what_an_office_may_not_begin_is_not_there_for_it(arsip, program, kode, jalur, badan):
    assert program(kode).post(jalur, badan).status_code == 404


# --- sekali saja


@pytest.mark.parametrize(
    ("kode", "jalur", "badan", "model"),
    [
        ("tu_pu", "/arsip/berkas", {"klasifikasi": "100.1.1", "judul": "x"}, BerkasArsip),
        ("tu_pu", "/arsip/susut", {"jenis": "pindah", "judul": "x"}, Penyusutan),
        ("kadis_pu", "/arsip/panitia", PANEL, Penyusutan),
        ("tu_pu", "/arsip/hapus", {"pemohon": "W", "kontak": "-", "uraian": "x"}, PermintaanHapus),
        ("tu_pu", "/arsip/tampilan", {"nama": "x", "saringan": {}}, TampilanArsip),
        ("admin", "/arsip/skkad", {"kode": "000", "kerahasiaan": "biasa", "akses": "umum"} | DASAR, KelasAkses),
        ("admin", "/arsip/ambang", {"ambang": 9, "saksi": 3} | DASAR, KetentuanArsip),
        (
            "admin", "/arsip/jra",
            {"kode": "000", "nama": "x", "aktif": 1, "inaktif": 1, "nasib": "musnah"} | DASAR, AturanRetensi,
        ),
    ],
)  # fmt: skip
def test_a_key_said_twice_does_it_once(arsip, program, kode, jalur, badan, model):  # noqa: PLR0917 -- fixtures and columns of a table
    caller, before = program(kode), model.objects.count()
    answers = [ok(caller.post(jalur, badan, kunci="sekali-saja-7"), 201) for _n in range(3)]
    assert model.objects.count() == before + 1
    assert answers[0] == answers[1] == answers[2]


def test_a_loan_asked_for_under_one_key_is_one_loan(berkas, program):
    row, camat = berkas(ditutup="2026-01-05"), program("camat")
    one, two = (ok(camat.post(f"/arsip/berkas/{row.pk}/pinjam", PINJAM, kunci="pinjam-1"), 201) for _n in range(2))
    assert one == two
    assert camat.post(f"/arsip/berkas/{row.pk}/pinjam", PINJAM, kunci="pinjam-2").status_code == 422
    assert Peminjaman.objects.count() == 1


def test_one_key_with_other_words_is_refused(berkas, program):
    row, tu = berkas(), program("tu_pu")
    told = {"jenis": "Surat", "tanggal": "2026-01-05", "uraian": "Satu"}
    assert tu.post(f"/arsip/berkas/{row.pk}/item", told, kunci="kunci-1").status_code == 201
    assert tu.post(f"/arsip/berkas/{row.pk}/item", told | {"uraian": "Dua"}, kunci="kunci-1").status_code in {409, 422}
    assert row.item.count() == 2


def test_a_destruction_under_one_key_happens_once(inaktif, panitia, langkah, program):
    inaktif(ditutup="2020-01-15")
    row = panitia()
    for name in ("pilih", "ajukan", "nilai", "setujui", "tetapkan", "saksi 1", "saksi 2"):
        langkah[name](row)
        row.refresh_from_db()
    tu = program("tu_pu")
    for _n in range(2):
        assert ok(tu.post(f"/arsip/susut/{row.pk}/musnahkan", NOTA, kunci="musnah-1"))["status"] == "dimusnahkan"
    assert row.riwayat.filter(aksi="musnahkan").count() == 1
    assert tu.post(f"/arsip/susut/{row.pk}/musnahkan", NOTA).status_code == 409


# --- ketentuan, salinan, permintaan


def test_rules_that_were_laid_down_are_those_that_count(arsip, program, kota):
    admin, tu = program("admin"), program("tu_pu")
    ok(admin.post("/arsip/skkad", {"kode": "100.1.1", "kerahasiaan": "biasa", "akses": "eselon_ii"} | DASAR), 201)
    jra = {"kode": "100.1.1", "nama": "Undangan", "aktif": 5, "inaktif": 6, "nasib": "permanen", "kecuali": "x"}
    ok(admin.post("/arsip/jra", jra | DASAR), 201)
    made = ok(tu.post("/arsip/berkas", {"klasifikasi": "100.1.1", "judul": "Undangan"}), 201)
    assert made["kerahasiaan"] == "biasa"
    paper = {"jenis": "Surat", "tanggal": "2026-01-05", "uraian": "x"}
    ok(tu.post(f"/arsip/berkas/{made['id']}/item", paper), 201)
    closed = ok(tu.post(f"/arsip/berkas/{made['id']}/tutup", {"pada": "2026-01-05"}))
    assert (closed["nasib"], closed["jatuh_tempo"], closed["panjang"]) == ("permanen", "2037-01-05", True)
    assert closed["dasar"] == "Perwali 3/2026 (100.1.1)"


def test_who_keeps_archives_is_replaced_as_a_whole(arsip, program, kota):
    told = {"lembaga": [kota.unit["dlh"].pk], "saksi": [kota.unit["insp"].pk, kota.unit["umum"].pk]}
    ok(program("admin").post("/arsip/lembaga", told))
    found = {(row.unit.kode, row.saksi) for row in LembagaArsip.objects.select_related("unit")}
    assert found == {("dlh", False), ("insp", True), ("umum", True)}


def test_a_copy_that_is_no_base64_or_none_of_ours_changes_nothing(arsip, program):
    before = PaketArsip.objects.count()
    for content in ("%%%", "", base64.b64encode(b"PK\x05\x06" + bytes(18)).decode()):
        assert program("admin").post("/arsip/salinan/impor", {"isi": content}).status_code == 422, content
    assert PaketArsip.objects.count() == before


def test_a_copy_names_itself_and_is_told_of(berkas, program):
    berkas()
    answer = program("tu_pu").get("/arsip/salinan.zip")
    size = len(b"".join(answer.streaming_content))
    row = PaketArsip.objects.get()
    assert row.nama in answer["Content-Disposition"]
    assert (row.banyak_berkas, row.banyak_item, row.banyak_isi, row.ukuran) == (1, 1, 1, size)
    assert row.oleh.startswith("Pejabat Pengelola Surat Dinas PU")


def test_a_request_is_answered_once_and_says_what_was_answered(berkas, program):
    row, tu, head = berkas(ditutup="2026-01-05"), program("tu_pu"), program("kadis_pu")
    asked = ok(
        tu.post("/arsip/hapus", {"pemohon": "Warga", "kontak": "08", "uraian": "Hapus", "berkas": [row.pk]}), 201
    )
    assert asked["putusan"] == ""
    assert "kontak" not in asked
    path = f"/arsip/hapus/{asked['id']}/jawab"
    assert head.post(path, {"putusan": "diproses", "alasan": "x"}).status_code == 422
    assert head.post(path, {"putusan": "dibuang", "alasan": "x"}).status_code == 422
    told = ok(head.post(path, {"putusan": "dibatasi", "alasan": "UU 27/2022"}))
    assert (told["putusan"], told["alasan"], told["boleh"]) == ("dibatasi", "UU 27/2022", [])
    assert head.post(path, {"putusan": "dibatasi", "alasan": "lagi"}).status_code == 422
    assert BerkasArsip.objects.get(pk=row.pk).kerahasiaan == "rahasia"


def test_a_transfer_on_the_long_way_is_taken_over_by_the_archives_office(berkas, program, pada, kota):
    row, tu = berkas("600.1.1", ditutup="2015-01-15"), program("tu_pu")
    made = ok(tu.post("/arsip/susut", {"jenis": "pindah", "judul": "Jauh", "panjang": True}), 201)
    base = f"/arsip/susut/{made['id']}"
    ok(tu.post(f"{base}/pilih", {"berkas": [row.pk]}))
    ok(tu.post(f"{base}/ajukan", {}))
    assert program("kadis_pu").post(f"{base}/terima", NOTA).status_code == 404
    assert ok(program("kadis_sos").post(f"{base}/terima", NOTA))["status"] == "dipindahkan"
    kinds = set(Penyusutan.objects.values_list("jenis", flat=True))
    assert kinds == {Jenis.PINDAH.value}


def test_a_copy_taken_by_a_program_can_be_read_by_any_other(berkas, program):
    import zipfile

    berkas(judul="Sewa")
    raw = b"".join(program("tu_pu").get("/arsip/salinan.zip").streaming_content)
    assert zipfile.ZipFile(io.BytesIO(raw)).testzip() is None
