"""How invitation notes are worded, language by language."""

from store.rules.tongues.arabic import ARABIC
from store.rules.tongues.chinese import CHINESE
from store.rules.tongues.dutch import DUTCH
from store.rules.tongues.english import ENGLISH
from store.rules.tongues.french import FRENCH
from store.rules.tongues.german import GERMAN
from store.rules.tongues.hindi import HINDI
from store.rules.tongues.italian import ITALIAN
from store.rules.tongues.japanese import JAPANESE
from store.rules.tongues.polish import POLISH
from store.rules.tongues.portuguese import PORTUGUESE
from store.rules.tongues.russian import RUSSIAN
from store.rules.tongues.scandinavian import SCANDINAVIAN
from store.rules.tongues.spanish import SPANISH
from store.rules.tongues.stock import STOCK_SENTENCES
from store.rules.tongues.tongue import Cue, Tongue
from store.rules.tongues.turkish import TURKISH

__all__ = ["STOCK_SENTENCES", "TONGUES", "Cue", "Tongue"]

TONGUES: dict[str, Tongue] = {
    tongue.code: tongue
    for tongue in (
        ENGLISH,
        GERMAN,
        FRENCH,
        SPANISH,
        PORTUGUESE,
        ITALIAN,
        DUTCH,
        POLISH,
        SCANDINAVIAN,
        TURKISH,
        RUSSIAN,
        CHINESE,
        JAPANESE,
        ARABIC,
        HINDI,
    )
}
"""Every known language by its code; the first ones are known in depth."""
