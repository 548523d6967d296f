"""The agreement: draft, print, signed sheet."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.wewenang import TidakBerwenang, fetch
from poros.web.formulir import formulir
from poros.web.izin import perlu
from poros.web.unduhan import pdf

from .. import cetak, services
from ..forms.adopsi import FormNota, FormTandaTangan
from ..models import Nota
from ..queries import adopsi as baca
from ..wewenang import Wewenang


@perlu(Wewenang.NOTA_SUSUN)
@require_http_methods(["GET", "POST"])
def susun(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.NOTA_SUSUN, baca.semua(), pk)
    form = FormNota(request.POST or None, adopsi=row, nota=getattr(row, "nota", None), actor=request.actor)
    return formulir(
        request,
        form,
        lambda: services.susun_nota(request.actor, row, data=form.data_nota()),
        judul=_("Nota kesepahaman"),
        ket=_("Pasal-pasalnya dari naskah baku, termasuk pelindungan data pribadi. Mintakan telaah Bagian Hukum."),
        tombol=_("Simpan naskah"),
        ke=reverse("berbagi:adopsi", args=[pk]),
        kabar=_("Naskah nota disimpan. Unduh, tanda tangani, lalu unggah pindaiannya."),
    )


@perlu(Wewenang.ADOPSI_LIHAT)
@require_GET
def unduh(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet to be signed."""
    row = Nota.objects.select_related("adopsi__tawaran").filter(adopsi=baca.satu(request.actor, pk)).first()
    if row is None:
        raise TidakBerwenang
    return pdf(cetak.nota(request.actor, row, request.tenant), f"Nota kesepahaman {row.nomor}")


@perlu(Wewenang.NOTA_SUSUN)
@require_http_methods(["GET", "POST"])
def tandatangan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.NOTA_SUSUN, baca.semua(), pk)
    form = FormTandaTangan(request.POST or None, request.FILES or None, initial={"tanggal": request.actor.hari})

    def kerja() -> None:
        file = form.cleaned_data["berkas"]
        services.tandatangani(
            request.actor, row, tanggal=form.cleaned_data["tanggal"], berkas=file.read(), nama_berkas=file.name
        )

    return formulir(
        request,
        form,
        kerja,
        judul=_("Nota yang ditandatangani"),
        ket=_("Pindaian lembar yang ditandatangani kedua pihak menjadi buktinya."),
        tombol=_("Catat"),
        ke=reverse("berbagi:adopsi", args=[pk]),
        kabar=_("Nota tercatat ditandatangani. Susun rencananya."),
    )
