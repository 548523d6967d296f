"""The whole structure as one file, out and in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import TidakBerwenang, fetch
from poros.web.izin import perlu
from poros.web.pesan import kabari

from .. import ekspor as berkas
from .. import services
from ..forms.acuan import ImporForm, TerapkanForm, segel
from ..labels import LEMBAR, NADA_PERUBAHAN, PERUBAHAN, kata_galat
from ..queries.impor import Pratinjau, pratinjau
from ..queries.tabel import tabel
from ..rules.selisih import Beda
from ..wewenang import Wewenang
from .kirim import halaman_formulir, jalankan

BENTUK = {
    "xlsx": (berkas.xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "zip": (berkas.zip_csv, "application/zip"),
}


@perlu(Wewenang.EKSPOR)
@require_GET
def ekspor(request: HttpRequest, bentuk: str) -> HttpResponse:
    if bentuk not in BENTUK:
        raise TidakBerwenang
    tulis, jenis = BENTUK[bentuk]
    answer = HttpResponse(tulis(tabel(request.actor)), content_type=jenis)
    answer["Content-Disposition"] = f'attachment; filename="struktur-{request.actor.hari}.{bentuk}"'
    return answer


@perlu(Wewenang.IMPOR)
@require_http_methods(["GET", "POST"])
def impor(request: HttpRequest) -> HttpResponse:
    fetch(request.actor, Wewenang.IMPOR, Unit.objects.all(), request.actor.unit_id)
    form = ImporForm(request.POST or None, request.FILES or None, initial={"berlaku": request.actor.hari})
    struktur = jalankan(form, form.struktur) if request.method == "POST" else None
    if struktur is None:
        return halaman_impor(request, form)
    hasil = pratinjau(request.actor, struktur, form.cleaned_data["berlaku"])
    isi = {"isi": segel(struktur), **{k: form.cleaned_data[k] for k in ("berlaku", "dasar")}}
    return render(request, "kelembagaan/pratinjau.html", {**_kata(hasil), "form": TerapkanForm(initial=isi), **isi})


@perlu(Wewenang.IMPOR)
@require_POST
def terapkan(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.IMPOR, Unit.objects.all(), request.actor.unit_id)
    form = TerapkanForm(request.POST)

    def act() -> list[object]:
        data = form.cleaned_data
        return services.terapkan_impor(
            request.actor, unit, struktur=data["isi"], berlaku=data["berlaku"], dasar=data["dasar"]
        )

    beda = jalankan(form, act)
    if beda is None:
        ulang = ImporForm(initial={k: request.POST.get(k) for k in ("berlaku", "dasar")})
        return halaman_impor(request, ulang, gagal=form)
    n = len(beda)
    kabari(request, ngettext("%(n)s perubahan diterapkan.", "%(n)s perubahan diterapkan.", n) % {"n": n})
    return redirect("kelembagaan:struktur")


def halaman_impor(request: HttpRequest, form: ImporForm, gagal: TerapkanForm | None = None) -> HttpResponse:
    """The page that asks for the file; with what went wrong in applying the one before."""
    kata = {
        "judul": _("Impor struktur"),
        "ket": _("Unggah seluruh struktur. Sebelum ada yang berubah, Anda melihat dahulu perbedaannya."),
        "tombol": _("Lihat perbedaannya"),
        "kembali_ke": "kelembagaan:struktur",
        "unggah": True,
        "gagal": gagal,
    }
    return halaman_formulir(request, form, **kata)


def _kata(hasil: Pratinjau) -> dict[str, object]:
    """Differences and errors in words."""
    return {
        "beda": [
            (
                b,
                LEMBAR[b.lembar],
                PERUBAHAN[b.perubahan],
                NADA_PERUBAHAN[b.perubahan],
                _isi(b.baru or b.lama),
                _rinci(b),
            )
            for b in hasil.beda
        ],
        "galat": [(LEMBAR[g.lembar], g.baris, kata_galat(g)) for g in hasil.galat],
    }


def _isi(baris: dict[str, str]) -> str:
    return " · ".join(v for k, v in baris.items() if v and k not in {"urutan", "kode_wilayah", "sampai", "dasar"})


def _rinci(beda: Beda) -> list[tuple[str, str, str]]:
    return [(kolom, beda.lama[kolom], beda.baru[kolom]) for kolom in beda.kolom]
