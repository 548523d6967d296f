"""What all forms of this module can do: take back the refusal of a command, beside the field it speaks of."""

from django import forms

from poros.kernel.commands import Ditolak


class Masukan(forms.Form):
    """A form whose command may refuse."""

    def tolak(self, error: Ditolak) -> None:
        """Say it beside its field, or above all when the field is not here; what was typed stays."""
        self.add_error(error.bidang if error.bidang in self.fields else None, error.pesan)
