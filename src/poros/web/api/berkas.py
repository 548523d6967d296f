"""Files: uploaded against a receipt, taken out by their tie to a thing."""

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.http import content_disposition_header
from ninja import File, Path
from ninja.files import UploadedFile
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Skema
from poros.kernel.antarmuka.unggahan import resi
from poros.kernel.berkas.akses import buka
from poros.kernel.berkas.queries import isi
from poros.kernel.berkas.simpan import simpan

from .rute import rute

BINER = {"responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string"}}}}}}


class Terunggah(Skema):
    """A file that was taken in, not yet part of anything."""

    unggahan: str = Field(description="Resi untuk menyebut berkas ini; berlaku sehari untuk akun ini saja.")
    sha256: str
    jenis: str
    ukuran: int


@rute.tindak(  # no key: a file is kept once whatever is asked, and a body read as a form cannot be told apart again
    "/berkas",
    Terunggah,
    "Mengunggah berkas, lalu menyebut resinya di permintaan lain",
    Cakupan.BERKAS_TULIS,
    berkunci=False,
)
def unggah(request: HttpRequest, berkas: File[UploadedFile]) -> Terunggah:
    kept = simpan(berkas.file, berkas.name or "")
    return Terunggah(
        unggahan=resi(kept, request.auth.akun_id), sha256=kept.sha256, jenis=kept.jenis, ukuran=kept.ukuran
    )


@rute.baca("/berkas/{tautan_id}", None, "Mengunduh berkas", Cakupan.BERKAS_BACA, **BINER)
def unduh(request: HttpRequest, tautan_id: Path[Id]) -> StreamingHttpResponse:
    found = buka(request.auth.actor, tautan_id)
    answer = StreamingHttpResponse(isi(found.berkas), content_type="application/octet-stream")
    answer["Content-Length"] = found.berkas.ukuran
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.nama)
    return answer
