"""The whole square of contents and endings, bombs of every make, and ways round the inspection of documents."""

import io
import random
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.kernel.berkas.jenis import semua
from poros.kernel.berkas.periksa import kantor, periksa
from poros.kernel.commands import Ditolak

WORD = "wordprocessingml.document"
ODF = "application/vnd.oasis.opendocument"
EKSTENSI = sorted({ending for kind in semua() for ending in kind.ekstensi})
LUAR = ("exe", "html", "svg", "docm", "zip", "", "pdf.exe")


def contoh(bahan) -> dict[str, bytes]:
    """A sound content of every kind that is let in."""
    made = {
        "application/pdf": bahan.pdf("Undangan rapat"),
        "text/plain": b"Catatan rapat",
        "text/csv": b"nama;jumlah\n",
        f"{ODF}.text": bahan.zip({"mimetype": f"{ODF}.text", "content.xml": "<x/>"}),
        f"{ODF}.spreadsheet": bahan.zip({"mimetype": f"{ODF}.spreadsheet", "content.xml": "<x/>"}),
    }
    for jenis in ("PNG", "JPEG", "WEBP", "TIFF"):
        made[f"image/{jenis.lower()}"] = bahan.gambar(jenis)
    for part in (WORD, "spreadsheetml.sheet", "presentationml.presentation"):
        made[f"application/vnd.openxmlformats-officedocument.{part}"] = bahan.kantor(part)
    return made


def hasil(isi: bytes, nama: str) -> str:
    """The kind under which it is let in, or "" """
    try:
        return periksa(io.BytesIO(isi), nama).mime
    except Ditolak as refusal:
        said = refusal
    assert said.bidang == "berkas"
    assert len(said.pesan) > 20, "a refusal says what to do"
    return ""


def test_every_content_is_let_in_under_its_own_endings_and_under_no_other(bahan):
    samples = contoh(bahan)
    teks = {"text/plain", "text/csv"}
    assert set(samples) == {kind.mime for kind in semua()}
    for kind in semua():
        for ending in (*EKSTENSI, *LUAR):
            found = hasil(samples[kind.mime], f"berkas.{ending}" if ending else "berkas")
            if ending in kind.ekstensi:
                assert found == kind.mime, (kind.mime, ending)
            elif kind.mime in teks:
                assert found in {"", *teks}, "text is what its ending says"
            else:
                assert found == "", (kind.mime, ending)


@pytest.mark.parametrize("nama", ["Surat.PDF", "surat.final.pdf", "surat .pdf", "a.docx.pdf"])
def test_only_the_last_ending_counts_in_any_case(bahan, nama):
    assert hasil(bahan.pdf("Undangan"), nama) == "application/pdf"


@pytest.mark.parametrize("nama", ["surat.pdf.", "surat.pdf ", "surat.pdf.exe", "pdf", ".pdf.lnk"])
def test_what_only_looks_like_an_ending_does_not(bahan, nama):
    assert hasil(bahan.pdf("Undangan"), nama) == ""


@given(st.binary(max_size=600), st.sampled_from(EKSTENSI))
def test_rubbish_is_let_in_as_text_or_not_at_all(isi, ending):
    assert hasil(isi, f"a.{ending}") in {"", "text/plain", "text/csv"}


@given(st.data())
def test_a_sound_beginning_does_not_save_rubbish(data):
    kind = data.draw(st.sampled_from([k for k in semua() if k.sidik]))
    mark = bytes.fromhex(data.draw(st.sampled_from(kind.sidik)).replace(".", "0"))
    assert hasil(mark + data.draw(st.binary(min_size=1, max_size=300)), f"a.{kind.ekstensi[0]}") == ""


def test_a_content_cut_off_anywhere_is_refused_or_still_sound(bahan):
    """Half an upload must never be kept as if it were whole: of a PDF and a document each cut is told."""
    for isi, nama in ((bahan.pdf("Undangan rapat"), "a.pdf"), (bahan.kantor(WORD), "a.docx")):
        step = max(1, len(isi) // 40)
        for end in range(1, len(isi) - 8, step):
            assert hasil(isi[:end], nama) == "", (nama, end)


class TestTemplatLuar:
    """A template from elsewhere, in all the ways in which one can write it."""

    JENIS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"

    @pytest.mark.parametrize(
        "rel",
        [
            f'<Relationship Type="{JENIS}" Target="http://jahat/t.dotm" TargetMode="External"/>',
            f'<Relationship TargetMode="External" Target="http://jahat/t.dotm" Type="{JENIS}"/>',
            f"<Relationship Type='{JENIS}' Target='http://jahat/t.dotm' TargetMode='External'/>",
            f'<Relationship Type = "{JENIS}" Target = "http://jahat/t.dotm"\n TargetMode = "External" />',
            f'<Relationship Type="{JENIS}" Target="http://jahat/a>b" TargetMode="External"/>',
            f'<Relationship Type="{JENIS}" Target="http://jahat/t.dotm" TargetMode="&#69;xternal"/>',
            '<Relationship Type="http://x/attachedTempl&#x61;te" Target="http://jahat/t" TargetMode="External"/>',
        ],
    )
    @pytest.mark.parametrize("kode", ["utf-8", "utf-16", "utf-16-be"])
    def test_however_it_is_written(self, bahan, rel, kode):
        isi = bahan.kantor(WORD, {"word/_rels/settings.xml.rels": f"<Relationships>{rel}</Relationships>".encode(kode)})
        with pytest.raises(Ditolak, match="templat"):
            periksa(io.BytesIO(isi), "a.docx")

    @pytest.mark.parametrize(
        "bagian", ["word/_rels/settings.xml.rels", "word/_rels/SETTINGS.XML.RELS", "word/_rels/setelan.xml.rels"]
    )
    def test_whatever_the_list_is_called(self, bahan, bagian):
        rel = f'<Relationship Type="{self.JENIS}" Target="http://jahat/t.dotm" TargetMode="External"/>'
        with pytest.raises(Ditolak, match="templat"):
            periksa(io.BytesIO(bahan.kantor(WORD, {bagian: rel})), "a.docx")

    def test_however_much_stands_before_it(self, bahan):
        filler = random.Random(1).randbytes(3_000_000).hex()[: kantor.TAUTAN_MAKS]
        rel = f'<Relationship Type="{self.JENIS}" Target="http://jahat/t.dotm" TargetMode="External"/>'
        isi = bahan.kantor(WORD, {"word/_rels/settings.xml.rels": f"<!--{filler}-->{rel}"})
        with pytest.raises(Ditolak, match="templat"):
            periksa(io.BytesIO(isi), "a.docx")

    @pytest.mark.parametrize(
        "rel",
        [
            '<Relationship Type="http://x/hyperlink" Target="https://contoh.go.id/?a=1&amp;b=2" TargetMode="External"/>',
            '<Relationship Type="http://x/settings" Target="settings.xml"/>',
            f'<Relationship Type="{JENIS}" Target="templat.dotx"/>',
        ],
    )
    def test_links_and_a_template_of_its_own_are_let_in(self, bahan, rel):
        isi = bahan.kantor(WORD, {"word/_rels/document.xml.rels": f"<Relationships>{rel}</Relationships>"})
        assert hasil(isi, "a.docx").endswith(WORD)

    def test_thousands_of_links_are_let_in(self, bahan):
        rel = '<Relationship Id="r%05d" Type="http://x/hyperlink" Target="https://contoh.go.id/%s" TargetMode="External"/>'
        acak = random.Random(2)
        links = "".join(rel % (n, acak.randbytes(20).hex()) for n in range(9_000))
        assert len(links) > kantor.BACA_MAKS
        assert hasil(bahan.kantor(WORD, {"word/_rels/document.xml.rels": links}), "a.docx").endswith(WORD)


class TestBom:
    @pytest.mark.parametrize(
        ("megabita", "boleh"), [(1, True), (8, False), (40, False)], ids=["wajar", "delapan", "empat puluh"]
    )
    def test_how_far_a_document_unfolds(self, bahan, megabita, boleh):
        """Zeros fold a thousandfold; what a photograph brings along does not fold at all."""
        isi = bahan.kantor(
            WORD,
            {
                "word/media/nol.bin": bytes(megabita * 1024 * 1024),
                "word/media/foto.bin": random.Random(3).randbytes(20_000),
            },
        )
        if boleh:
            assert hasil(isi, "a.docx").endswith(WORD)
            return
        with pytest.raises(Ditolak, match="diurai"):
            periksa(io.BytesIO(isi), "a.docx")

    @pytest.mark.parametrize(("banyak", "boleh"), [(kantor.ISI_MAKS - 2, True), (kantor.ISI_MAKS - 1, False)])
    def test_how_many_parts_a_document_may_have(self, bahan, banyak, boleh):
        isi = bahan.kantor(WORD, {f"word/{n}.xml": "x" for n in range(banyak)})
        assert bool(hasil(isi, "a.docx")) is boleh

    def test_a_directory_that_lies_about_sizes_is_not_unfolded_further_than_it_says(self, bahan):
        """What is read for the inspection is bounded, whatever really comes."""
        isi = bytearray(bahan.kantor(WORD, {"word/_rels/settings.xml.rels": bytes(3_000_000)}))
        with zipfile.ZipFile(io.BytesIO(isi)) as archive:
            entry = archive.getinfo("word/_rels/settings.xml.rels")
            assert len(kantor._baca(archive, entry.filename)) == kantor.BACA_MAKS
            assert len(kantor._baca(archive, entry.filename, 10)) == 10

    def test_a_document_inside_a_document_is_one_part_of_it(self, bahan):
        inner = bahan.kantor(WORD, {"word/vbaProject.bin": b"x"})
        outer = bahan.kantor(WORD, {"word/embeddings/lampiran.docx": inner})
        assert hasil(outer, "a.docx").endswith(WORD)

    def test_two_parts_of_one_name_do_not_hide_a_macro(self, bahan):
        out = io.BytesIO(bahan.kantor(WORD, {"word/vbaProject.bin": "x"}))
        with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/vbaProject.bin", "")
        with pytest.raises(Ditolak, match="makro"):
            periksa(io.BytesIO(out.getvalue()), "a.docx")

    def test_what_stands_before_the_archive_makes_it_something_else(self, bahan):
        assert hasil(b"MZ\x90\x00" + bahan.kantor(WORD), "a.docx") == ""
        assert hasil(b"%PDF-1.7\n" + bahan.kantor(WORD), "a.docx") == ""


@pytest.mark.parametrize(
    "katalog",
    [
        b"/OpenAction << /S /Rendition /JS (app.alert(1)) >>",
        b"/OpenAction << /S /R#65ndition /JS (app.alert(1)) >>",
    ],
)
def test_a_medium_that_carries_a_script_is_kept_out(bahan, katalog):
    with pytest.raises(Ditolak, match="skrip"):
        periksa(io.BytesIO(bahan.pdf("Halo", katalog=katalog)), "a.pdf")


@pytest.mark.parametrize("piksel", [(1, 1), (4000, 3000), (1, 60_000)])
def test_ordinary_pictures_of_any_shape_are_let_in(bahan, piksel):
    assert hasil(bahan.gambar("PNG", piksel), "a.png") == "image/png"


def test_the_place_in_a_stream_where_one_stands_does_not_matter(bahan):
    """Whoever has already read a bit of the upload gets the same answer."""
    sumber = io.BytesIO(bahan.pdf("Undangan"))
    sumber.read(77)
    assert periksa(sumber, "a.pdf").mime == "application/pdf"
