"""How forms come out: classes, words and errors around each field, and the widgets officials need."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms import boundfield, renderers
from django.utils.formats import get_format

from poros.pure import angka, rupiah

KELAS = {"checkbox": "checkbox", "radio": "radio", "select": "select", "hidden": "", "file": "", "range": ""}
"""Class of a control by its input type; whatever is not named is typed into."""


class BoundField(boundfield.BoundField):
    """A field whose control carries the class of its kind."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        control = widget or self.field.widget
        kelas = (
            "textarea"
            if isinstance(control, forms.Textarea)
            else KELAS.get(getattr(control, "input_type", ""), "input")
        )
        return {**built, "class": f"{kelas} {built.get('class', '')}".strip()} if kelas else built

    @property
    def bentuk(self) -> str:
        """How label and control stand to one another: `centang` (label after), `pilihan` (a group) or `biasa`."""
        if isinstance(self.field.widget, forms.CheckboxInput):
            return "centang"
        return "pilihan" if self.use_fieldset else "biasa"


class Renderer(renderers.TemplatesSetting):
    """Forms and fields through our own templates; see docs/antarmuka.md."""

    form_template_name = "web/form/form.html"
    field_template_name = "web/form/bidang.html"
    bound_field_class = BoundField


class Tanggal(forms.DateInput):
    """A day, with the device's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TanggalJam(forms.DateTimeInput):
    """A day and an hour."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class Rupiah(forms.TextInput):
    """An amount, grouped while it is typed; what cannot be read is left for the field to refuse."""

    template_name = "web/form/rupiah.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "data-rupiah": "", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        if value in (None, ""):
            return None
        try:
            amount = Decimal(value)
            sen = 0 if amount == amount.to_integral_value() else 2
            return rupiah.rupiah(amount, sen).replace("Rp", "")
        except InvalidOperation:
            return str(value)

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        typed = super().value_from_datadict(data, files, name)
        try:
            return f"{rupiah.baca(typed).normalize():f}" if typed else typed
        except ValueError:
            return typed


class Angka(forms.DecimalField):
    """A number as it is written in the language of the page: in Indonesian 1.500 is fifteen hundred, and 1,5 not.

    Django alone reads 1.500 as one and a half (#22171), and refuses 1.500,50. What is plain either way (1.5) is taken.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(localize=True, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        if isinstance(value, str):
            value = angka.tanpa_kelompok(value.strip(), "," if get_format("DECIMAL_SEPARATOR") == "," else ".")
        return super().to_python(value)


class TeksPanjang(forms.Textarea):
    """Running text; grows with what is written."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 4, **(attrs or {})})


class Unggah(forms.ClearableFileInput):
    """A drop zone; `banyak` takes several files, `maks` is the limit in bytes told before the upload."""

    template_name = "web/form/unggah.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, banyak: bool = False, maks: int = 0) -> None:
        self.allow_multiple_selected = banyak
        super().__init__(
            {**({"multiple": True} if banyak else {}), **({"data-maks": maks} if maks else {}), **(attrs or {})}
        )


class Coretan(forms.FileInput):
    """A signature drawn with finger, pen or mouse, as a picture; without script a picture is chosen instead."""

    template_name = "web/form/coretan.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": "image/png,image/jpeg", **(attrs or {})})


class BanyakBerkas(forms.FileField):
    """Several files in one field; cleans to a list."""

    def __init__(self, *, maks: int = 0, **kwargs: Any) -> None:
        super().__init__(widget=Unggah(banyak=True, maks=maks), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if not files:
            super().clean(None, initial)
        return [super(BanyakBerkas, self).clean(file, initial) for file in files]
