"""Every other script and scheme: Bengali to Devanagari by our own table, the rest by a library.

`names` lists the schemes without the library, which is slow to import; `devanagari` is the
pivot; `library` is the last leg, with repairs on our side of it; `engine` joins the legs.
"""

from translit.bridge.engine import direct, explainer, nativizer, romanizer
from translit.bridge.names import bridged

__all__ = ["bridged", "direct", "explainer", "nativizer", "romanizer"]
