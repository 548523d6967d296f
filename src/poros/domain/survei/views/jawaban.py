"""Single answers: what looks odd, what people have written, and what becomes of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.wewenang import fetch, visible
from poros.web.formulir import formulir
from poros.web.halaman import hitung, potong
from poros.web.izin import perlu
from poros.web.jawab import fragmen, status, tampung
from poros.web.pesan import kabari

from .. import services
from ..forms.survei import FormSisih, FormTindakLanjut
from ..models import Jawaban, Liputan
from ..queries import jawaban as baca
from ..queries.hasil import alasan_sisih
from ..queries.parameter import batas, instrumen
from ..queries.survei import garis_kerja, satu_survei
from ..wewenang import Wewenang


@perlu(Wewenang.JAWABAN_SISIH)
@require_http_methods(["GET", "POST"])
def penapisan(request: HttpRequest, pk: int) -> HttpResponse:
    survei = satu_survei(request.actor, pk, Wewenang.JAWABAN_SISIH)
    rows = baca.janggal(survei, batas())
    form = FormSisih(request.POST or None, rows=rows)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            n = services.sisihkan(request.actor, survei, **form.cleaned_data)
            kabari(request, ngettext("%(n)s jawaban disisihkan.", "%(n)s jawaban disisihkan.", n) % {"n": n})
            return redirect("survei:penapisan", pk)
    isi = {
        "survei": survei,
        "janggal": rows,
        "nama": dict(survei.liputan.values_list("layanan_id", "layanan__nama")),
        "batas": batas(),
        "form": form,
        "dipilih": {int(v) for v in request.POST.getlist("jawaban") if v.isdecimal()},
        "alasan": alasan_sisih(survei),
        "disisihkan": baca.disisihkan(survei),
    }
    return render(request, "survei/penapisan.html", isi, status=status(form))


@perlu(Wewenang.JAWABAN_SISIH)
@require_POST
def kembalikan(request: HttpRequest, pk: int) -> HttpResponse:
    survei = satu_survei(request.actor, pk, Wewenang.JAWABAN_SISIH)
    ids = [int(v) for v in request.POST.getlist("jawaban") if v.isdecimal() and len(v) < 19]  # noqa: PLR2004 -- digits of a bigint
    n = services.kembalikan(request.actor, survei, jawaban=ids)
    kabari(request, ngettext("%(n)s jawaban dihitung lagi.", "%(n)s jawaban dihitung lagi.", n) % {"n": n})
    return redirect("survei:penapisan", pk)


@perlu(Wewenang.LIPUTAN_LIHAT)
@require_GET
def saran(request: HttpRequest, pk: int) -> HttpResponse:
    survei = satu_survei(request.actor, pk)
    lines = list(visible(request.actor, Wewenang.LIPUTAN_LIHAT, garis_kerja(request.actor, survei)))
    asked = request.GET.get("layanan", "")
    chosen = int(asked) if asked.isdecimal() and len(asked) < 19 else None  # noqa: PLR2004 -- digits of a bigint
    rows = baca.saran(request.actor, survei, layanan=chosen, cari=request.GET.get("q", "")[:100].replace("\0", ""))
    page = potong(rows, request.GET)
    isi: dict[str, Any] = {
        "survei": survei,
        "halaman": page,
        "jumlah": hitung(rows, page),
        "liputan": lines,
        "menurut": {line.layanan_id: line.pk for line in lines if line.boleh_tugaskan},
        "dipilih": chosen,
    }
    return render(request, "survei/saran.html" + ("#daftar" if fragmen(request) else ""), isi)


@perlu(Wewenang.LIPUTAN_LIHAT)
@require_GET
def liputan(request: HttpRequest, pk: int) -> HttpResponse:
    """A service in a survey stands on the page of the survey."""
    line = fetch(request.actor, Wewenang.LIPUTAN_LIHAT, Liputan.objects.all(), pk)
    return redirect("survei:survei", line.survei_id)


@perlu(Wewenang.TINDAK_LANJUT)
@require_http_methods(["GET", "POST"])
def tindak_lanjut(request: HttpRequest, pk: int) -> HttpResponse:
    """Of a service in a survey, for the element or the remark that the address names."""
    rows = Liputan.objects.select_related("survei", "layanan__unit")
    line = fetch(request.actor, Wewenang.TINDAK_LANJUT, rows, pk)
    asked = request.GET.get("jawaban", "")
    unsur, jawaban = request.GET.get("unsur", "")[:30], int(asked) if asked.isdecimal() and len(asked) < 19 else None  # noqa: PLR2004 -- as above
    form = FormTindakLanjut(request.POST or None, initial={"isi": _usul(line, unsur, jawaban)})

    def kerja() -> None:
        made = services.tindak_lanjuti(request.actor, line, unsur=unsur, jawaban=jawaban, **form.cleaned_data)
        kabari(request, _("Menjadi penugasan untuk %(unit)s.") % {"unit": made.penugasan.unit.singkatan})

    return formulir(
        request,
        form,
        kerja,
        judul=_("Tindak lanjuti"),
        ket=f"{line.layanan.nama} · {line.layanan.unit.nama}",
        tombol=_("Tugaskan ke unit"),
        ke=reverse("survei:survei", args=[line.survei_id]),
    )


def _usul(line: Liputan, unsur: str, jawaban: int | None) -> str:
    """Words to begin with."""
    if jawaban is not None:
        own = Jawaban.objects.filter(pk=jawaban, survei_id=line.survei_id, layanan_id=line.layanan_id)
        return _("Tindak lanjuti saran warga: “%(saran)s”") % {
            "saran": own.values_list("saran", flat=True).first() or ""
        }
    found = instrumen(line.survei.instrumen).simpul.get(unsur)
    return _("Perbaiki unsur %(unsur)s pada layanan %(layanan)s: nilainya rendah dalam %(survei)s.") % {
        "unsur": found.nama if found else unsur,
        "layanan": line.layanan.nama,
        "survei": line.survei.nama,
    }
