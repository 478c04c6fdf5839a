"""Documents in: any supported file or text becomes a ``Document``, and whatever was left out of it is listed."""

from aligner.documents.formats import FORMATS
from aligner.documents.language import detect_language
from aligner.documents.reading import from_list, from_text, read

__all__ = ["FORMATS", "detect_language", "from_list", "from_text", "read"]
