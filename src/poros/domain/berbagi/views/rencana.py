"""The plan of an adoption, and what its adopters tell."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import fetch
from poros.web.formulir import formulir
from poros.web.izin import perlu
from poros.web.jawab import status
from poros.web.pesan import kabari

from .. import services
from ..forms.belajar import FormPengalaman
from ..forms.rencana import FormRencana
from ..queries import adopsi as baca
from ..queries import katalog
from ..wewenang import Wewenang


@perlu(Wewenang.RENCANA_SUSUN)
@require_http_methods(["GET", "POST"])
def susun(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.RENCANA_SUSUN, baca.semua(), pk)
    told = katalog.pengalaman(row.tawaran)
    biaya, asal = katalog.biaya_awal(row.tawaran, told)
    form = FormRencana(request.POST or None, actor=request.actor, kini=baca.langkah(row), biaya=biaya)
    if request.method == "POST" and form.is_valid():
        try:
            services.susun_rencana(request.actor, row, langkah=form.langkah())
        except Ditolak as error:
            form.tolak(error)
        else:
            kabari(request, _("Rencana disimpan. Setelah dimulai, tiap langkah menjadi penugasan."))
            return redirect("berbagi:adopsi", pk)
    isi = {
        "form": form,
        "adopsi": row,
        "biaya": biaya,
        "asal": asal,
        "nyata": katalog.biaya_nyata(told),
        "ke": reverse("berbagi:adopsi", args=[pk]),
    }
    return render(request, "berbagi/rencana.html", isi, status=status(form))


@perlu(Wewenang.PENGALAMAN_CATAT)
@require_http_methods(["GET", "POST"])
def pengalaman(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.PENGALAMAN_CATAT, baca.semua(), pk)
    form = FormPengalaman(request.POST or None)
    return formulir(
        request,
        form,
        lambda: services.catat_pengalaman(request.actor, row, data=form.data_pengalaman()),
        judul=_("Tulis pengalaman"),
        ket=_("Yang Anda tulis membantu unit dan daerah berikutnya menghitung upaya yang sebenarnya."),
        tombol=_("Simpan"),
        ke=reverse("berbagi:adopsi", args=[pk]),
        kabar=_("Terima kasih. Pengalaman Anda tampil pada tawarannya."),
    )
