"""A council's session: its count and its vote."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from poros.pure.rapat import hadir_minimum, setuju_minimum
from poros.web.formulir import formulir
from poros.web.izin import perlu
from poros.web.jawab import status

from .. import services
from ..forms.rapat import FormHitung, FormSuara
from ..labels import NADA_KEADAAN
from ..queries import rapat as baca
from ..queries.parameter import penundaan, perkara
from ..rules.alur import Peran
from ..wewenang import Wewenang


@perlu(Wewenang.HITUNG)
@require_http_methods(["GET", "POST"])
def kuorum(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of the count: how many must be there, how many are, what follows; and the vote once it is valid."""
    row = baca.satu(request.actor, pk, Wewenang.HITUNG)
    voting = "setuju" in request.POST
    suara = FormSuara(request.POST if voting else None)
    hitung = FormHitung(None if voting else request.POST or None)
    form = suara if voting else hitung
    if request.method == "POST":
        return formulir(
            request,
            form,
            lambda: (
                services.catat_suara(request.actor, row, **form.cleaned_data)
                if voting
                else services.hitung_kuorum(request.actor, row, **form.cleaned_data)
            ),
            judul=_("Kuorum"),
            ket=row.judul,
            tombol=_("Catat"),
            ke=reverse("rapat:kuorum", args=[pk]),
        )
    matter = perkara().get(row.perkara)
    there = baca.hitung_hadir(row, Peran.ANGGOTA_DPRD)
    last = baca.hitungan_terakhir(row)
    isi = {
        "rapat": row,
        "perkara": matter,
        "perlu": hadir_minimum(matter.aturan, row.anggota) if matter and row.anggota else None,
        "setuju": setuju_minimum(matter.aturan, last.hadir) if matter and last else None,
        "hadir": there,
        "tunda": penundaan(request.actor.hari),
        "menunggu": row.tunda_hingga if row.tunda_hingga and row.tunda_hingga > timezone.now() else None,
        "hitungan": list(row.hitungan.order_by("-id")),
        "terakhir": last,
        "nada": NADA_KEADAAN,
        "hitung": hitung,
        "suara": suara,
    }
    return render(request, "rapat/kuorum.html", isi, status=status(form))
