"""Letters through the API: the same commands, the same permissions, few statements."""

import base64
import io

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from poros.domain.persuratan.models import Surat, SuratDibaca
from poros.kernel.penugasan.models import Penugasan, SumberDaya
from poros.kernel.rujukan.models import Klasifikasi
from poros.pure.konflik import Jenis


def buat_pdf() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


@pytest.fixture
def surat(kota):
    """The body of a letter to the Sekda, with changes by name."""

    def make(**lain):
        return {
            "nomor": "005/12/2026",
            "tanggal": "2026-11-20",
            "pengirim": "Kementerian Contoh",
            "perihal": "Undangan rapat koordinasi",
            "kepada": kota.jabatan["sekda"].pk,
        } | lain

    return make


@pytest.fixture
def disposisi(kota):
    """The body of a sheet: the first unit leads."""

    def make(*units, **lain):
        kepada = [{"unit": kota.unit[u].pk, "peran": "pendukung" if n else "utama"} for n, u in enumerate(units)]
        return {"kepada": kepada, "catatan": "Tindak lanjuti."} | lain

    return make


@pytest.fixture
def di_meja(program, surat):
    """A letter that the secretariat has laid on the Sekda's desk."""

    def make(**lain):
        answer = program("tu").post("/surat", surat(**lain))
        assert answer.status_code == 201
        return answer.json()["id"]

    return make


def pernyataan(queries) -> list[str]:
    return [q["sql"] for q in queries.captured_queries if "SAVEPOINT" not in q["sql"]]


def test_a_letter_with_its_pdf_handed_to_three_units_takes_twelve_statements(program, surat, disposisi):
    sekda = program("sekda")
    sekda.get("/saya")  # the map of today and the clocks are now in memory
    content = buat_pdf()
    file = {"nama": "surat.pdf", "isi": base64.b64encode(content).decode()}
    body = surat(berkas=[file], disposisi=disposisi("pu", "dlh", "sos"))
    sekda.post("/surat", surat(disposisi=disposisi("pu")))
    with CaptureQueriesContext(connection) as queries:
        answer = sekda.post("/surat", body)
    assert answer.status_code == 201
    assert len(pernyataan(queries)) <= 12
    found = sekda.get(f"/surat/{answer.json()['id']}").json()
    assert found["status"] == "didisposisi"
    assert [t["unit"]["nama"] for t in found["penugasan"]] == [
        "Dinas Pekerjaan Umum",
        "Dinas Lingkungan Hidup",
        "Dinas Sosial",
    ]
    file = found["berkas"][0]
    assert (file["nama"], file["jenis"]) == ("surat.pdf", "application/pdf")
    download = sekda.get(f"/berkas/{file['tautan']}")
    assert b"".join(download.streaming_content) == content
    assert download["Content-Disposition"] == 'attachment; filename="surat.pdf"'


@pytest.mark.parametrize("banyak", [1, 3])
def test_a_page_of_letters_takes_two_statements(program, di_meja, banyak):
    for n in range(banyak):
        di_meja(nomor=f"{n}")
    sekda = program("sekda")
    sekda.get("/surat")
    with CaptureQueriesContext(connection) as queries:
        answer = sekda.get("/surat")
    assert len(queries) == 2
    assert len(answer.json()["isi"]) == banyak


def test_the_whole_list_comes_page_by_page_and_keeps_its_filters(program, di_meja):
    ids = [di_meja(nomor=f"{n}", perihal=f"Perihal {n % 2}") for n in range(5)]
    sekda = program("sekda")
    first = sekda.get("/surat", {"batas": 2, "q": "perihal"}).json()
    assert [row["id"] for row in first["isi"]] == [ids[4], ids[3]]
    second = sekda.get(first["lanjut"].removeprefix("/api/v1")).json()
    third = sekda.get(second["lanjut"].removeprefix("/api/v1")).json()
    assert [row["id"] for page in (second, third) for row in page["isi"]] == [ids[2], ids[1], ids[0]]
    assert third["lanjut"] is None
    assert sekda.get("/surat", {"kursor": "bukan-kursor"}).status_code == 422


@pytest.mark.parametrize(
    ("saring", "cocok"),
    [
        ({"q": "rapat"}, {"a"}),
        ({"kecepatan": "segera"}, {"b"}),
        ({"status": "menunggu_arahan"}, {"a", "b"}),
        ({"status": "selesai"}, set()),
        ({"pengirim": "dinas"}, {"b"}),
        ({"klasifikasi": "500"}, {"a"}),
        ({"dari": "2026-11-02"}, {"b"}),
        ({"sampai": "2026-11-01"}, {"a"}),
    ],
)
def test_filters(program, di_meja, saring, cocok):
    Klasifikasi.objects.get_or_create(kode="500.14", defaults={"tingkat": 2, "nama": "Data"})
    di_meja(nomor="a", klasifikasi="500.14", diterima="2026-11-01T23:30:00+07:00")
    di_meja(
        nomor="b",
        perihal="Laporan",
        pengirim="Dinas Provinsi",
        kecepatan="segera",
        diterima="2026-11-02T00:30:00+07:00",
    )
    found = program("sekda").get("/surat", saring).json()["isi"]
    assert {row["nomor"] for row in found} == cocok


def test_a_letter_goes_its_way(program, di_meja, disposisi, kota):
    """Secretariat → Sekda reads, asks, decides → unit disposes down → history."""
    nomor = di_meja()
    sekda, kadis = program("sekda"), program("kadis_pu")
    assert sekda.post(f"/surat/{nomor}/baca").status_code == 200
    assert SuratDibaca.objects.filter(surat=nomor, orang=kota.orang["sekda"]).exists()
    assert kadis.get(f"/surat/{nomor}").status_code == 404
    sheet = sekda.post(f"/surat/{nomor}/disposisi", disposisi("pu"))
    assert sheet.status_code == 201
    assert kadis.get(f"/surat/{nomor}").json()["disposisi"][0]["sebutan"] == "Sekretaris Daerah"
    further = kadis.post(f"/surat/{nomor}/disposisi-lanjutan", disposisi("pu_sda"))
    assert further.status_code == 201
    assert Penugasan.objects.filter(arahan_id=further.json()["arahan"]).get().unit == kota.unit["pu_sda"]
    lines = kadis.get(f"/surat/{nomor}/riwayat").json()["isi"]
    assert [line["aksi"] for line in lines if line["aksi"].startswith("surat.")] == [
        "surat.disposisi_lanjutan",
        "surat.disposisi",
        "surat.baca",
        "surat.catat",
    ]
    assert {line["alat"] for line in lines} == {"api"}
    assert lines[-1]["kalimat"] == "mencatat surat"


def test_staff_prepare_and_the_official_agrees(program, di_meja, disposisi, kota):
    nomor = di_meja(kepada=kota.jabatan["kabag_umum"].pk)
    answer = program("tu").post(f"/surat/{nomor}/usulan", disposisi("pu", instruksi=["tindak-lanjuti"]))
    assert answer.json() == {"surat": nomor, "jabatan": "Pengelola Surat Bagian Umum"}
    assert Surat.objects.get(pk=nomor).usulan.instruksi == ["tindak-lanjuti"]


def test_a_decision_is_undone_before_anybody_has_opened_it(program, di_meja, disposisi):
    nomor, sekda = di_meja(), program("sekda")
    sekda.post(f"/surat/{nomor}/disposisi", disposisi("pu"))
    assert sekda.post(f"/surat/{nomor}/urungkan").json()["status"] == "menunggu_arahan"


def test_passing_on_settling_and_filing(program, di_meja, kota):
    nomor = di_meja()
    sekda, asisten, tu = program("sekda"), program("asisten1"), program("tu")
    assert sekda.post(f"/surat/{nomor}/teruskan", {"kepada": kota.jabatan["asisten1"].pk}).status_code == 200
    assert sekda.post(f"/surat/{nomor}/arsipkan", {}).status_code == 404
    assert asisten.post(f"/surat/{nomor}/arsipkan", {"catatan": "cukup diketahui"}).json()["status"] == "selesai"
    assert tu.post(f"/surat/{nomor}/berkaskan").json()["status"] == "diberkaskan"
    again = tu.post(f"/surat/{nomor}/berkaskan")
    assert again.status_code == 409
    assert again.json()["boleh"] == []


def test_what_was_written_down_wrongly_is_corrected_until_it_is_decided(program, di_meja, disposisi):
    nomor, tu = di_meja(ringkasan="tetap"), program("tu")
    assert (
        tu.post(f"/surat/{nomor}/perbaiki", {"perihal": "Undangan rakor", "tanggal": "2026-11-19"}).status_code == 200
    )
    row = Surat.objects.get(pk=nomor)
    assert (row.perihal, str(row.tanggal), row.ringkasan) == ("Undangan rakor", "2026-11-19", "tetap")
    assert tu.post(f"/surat/{nomor}/perbaiki", {"perihal": " "}).json()["galat"][0]["penunjuk"] == "/perihal"
    assert tu.post(f"/surat/{nomor}/perbaiki", {"kepada": 1}).json()["galat"][0]["penunjuk"] == "/kepada"
    program("sekda").post(f"/surat/{nomor}/disposisi", disposisi("pu"))
    assert tu.post(f"/surat/{nomor}/perbaiki", {"perihal": "Lain"}).status_code == 422


def test_a_letter_sent_astray_is_taken_back_with_a_reason(program, di_meja):
    nomor, tu = di_meja(), program("tu")
    assert tu.post(f"/surat/{nomor}/tarik", {"alasan": " "}).json()["galat"][0]["penunjuk"] == "/alasan"
    assert tu.post(f"/surat/{nomor}/tarik", {"alasan": "salah alamat"}).json()["status"] == "ditarik"


def test_collisions_are_seen_beforehand_and_nothing_is_changed(program, di_meja, disposisi, kota):
    waktu = {"acara_mulai": "2099-11-24T09:00:00+07:00", "acara_selesai": "2099-11-24T11:00:00+07:00"}
    nama = {"kode": "o1", "nama": "Kadis PU", "jenis": "pejabat", "orang_id": kota.orang["kadis_pu"].pk}
    SumberDaya.objects.create(**nama)
    first, second = di_meja(**waktu), di_meja(nomor="lain", **waktu)
    sekda, body = program("sekda"), disposisi("pu", hadir=[kota.orang["kadis_pu"].pk])
    assert sekda.post(f"/surat/{first}/disposisi", body).status_code == 201
    found = sekda.post(f"/surat/{second}/disposisi/periksa", body)
    assert found.status_code == 200
    assert [t["jenis"] for t in found.json()] == [Jenis.PAKAI_GANDA]
    assert Surat.objects.get(pk=second).status == "menunggu_arahan"
    assert Penugasan.objects.count() == 1


@pytest.mark.parametrize(
    ("ubah", "penunjuk"),
    [
        ({"perihal": "  "}, "/perihal"),
        ({"tanggal": "2199-01-01"}, "/tanggal"),
        ({"kepada": 999_999}, "/kepada"),
        ({"acara_mulai": "2026-11-24T09:00:00+07:00", "acara_selesai": "2026-11-24T09:00:00+07:00"}, "/acara_selesai"),
        ({"diterima": "2026-11-24T09:00:00"}, "/diterima"),
        ({"diterima": "0001-01-01T00:00:00+14:00"}, "/diterima"),
        ({"nomor": "a\u0000b"}, "/nomor"),
        ({"perihal": "x" * 501}, "/perihal"),
        ({"kecepatan": "kilat"}, "/kecepatan"),
        ({"tak_dikenal": 1}, "/tak_dikenal"),
        ({"berkas": [{"nama": "x.exe", "isi": "TVqQAAMAAAAEAAAA"}]}, "/berkas"),
        ({"disposisi": {"kepada": []}}, "/disposisi/kepada"),
    ],
)
def test_every_wrong_part_is_named_and_nothing_is_registered(program, surat, ubah, penunjuk):
    answer = program("tu").post("/surat", surat(**ubah))
    assert answer.status_code == 422
    assert [g["penunjuk"] for g in answer.json()["galat"]] == [penunjuk]
    assert not Surat.objects.exists()


def test_who_registers_decides_only_for_his_own_head(program, surat, disposisi):
    answer = program("tu").post("/surat", surat(disposisi=disposisi("pu")))
    assert answer.status_code == 422
    assert not Surat.objects.exists()


def test_the_standard_phrases(program):
    found = program("tu").get("/instruksi-disposisi").json()
    assert "tindak-lanjuti" in {row["kode"] for row in found}
