"""Files over HTTP: taken out as they are, or looked at page by page as pictures."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from poros.kernel.berkas import queries
from poros.kernel.berkas.akses import buka
from poros.kernel.berkas.baca import pratinjau
from poros.kernel.berkas.wewenang import Wewenang

from .izin import perlu

PAGAR = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Kept by the reader's own browser only, and asked for again each time: authority may have ended.
    "Cache-Control": "private, no-cache",
}
"""Whatever a file contains, in our address it runs nothing, fetches nothing and is embedded nowhere else."""


@perlu(Wewenang.UNDUH)
@require_safe
def unduh(request: HttpRequest, pk: int, nama: str = "") -> HttpResponseBase:  # noqa: ARG001 -- the name is for people
    """The file, to be saved under its name."""
    tautan = buka(request.actor, pk)
    answer = StreamingHttpResponse(queries.isi(tautan.berkas), content_type=tautan.berkas.jenis, headers=PAGAR)
    answer["Content-Length"] = str(tautan.berkas.ukuran)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=tautan.nama)
    answer["ETag"] = quote_etag(tautan.berkas.sha256)
    return get_conditional_response(request, etag=answer["ETag"], response=answer)


@perlu(Wewenang.UNDUH)
@require_safe
def halaman(request: HttpRequest, pk: int, nomor: int) -> HttpResponseBase:
    """One page as a picture."""
    tautan = buka(request.actor, pk, halaman=nomor)
    etag = quote_etag(f"{tautan.berkas.sha256}-{nomor}")
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    png = pratinjau.halaman(tautan.berkas, nomor)
    if png is None:
        raise Http404
    return HttpResponse(png, content_type="image/png", headers={**PAGAR, "ETag": etag})
