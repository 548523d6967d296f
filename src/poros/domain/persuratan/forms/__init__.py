"""Shape of input; nothing here saves."""

from .disposisi import FormDisposisi
from .meja import FormKirim
from .saring import FormSaring
from .surat import FormBorongan, FormSurat, FormTeruskan

__all__ = ["FormBorongan", "FormDisposisi", "FormKirim", "FormSaring", "FormSurat", "FormTeruskan"]
