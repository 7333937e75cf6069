"""Words in two languages: a message is a value, and becomes text only when somebody reads it.

Messages are English in the source; the Indonesian catalogue stands in `locale/`. Nothing here knows what is
said, nor which language the reader wants: that is an argument of `Message.text`.
"""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "id")
"""The languages that sopkit speaks, as `--lang` names them."""

DOMAIN = "sopkit"
"""The catalogue of messages."""
LOCALE = Path(__file__).resolve().parent / "locale"


@cache
def translations(language: str, domain: str = DOMAIN) -> gettext.NullTranslations:
    """A catalogue of a language; English, and any language without a catalogue, is the source itself."""
    return gettext.translation(domain, LOCALE, languages=[language], fallback=True)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that is not yet in a language: an English template and the values that go into it.

    A value may be a Message itself; it is shown in the language of the whole.
    """

    template: str
    values: tuple[tuple[str, object], ...] = ()
    plural: str | None = None
    count: int = 1

    def text(self, language: str = "en") -> str:
        """Write the sentence in `language` ("en" or "id")."""
        catalogue = translations(language)
        if self.plural is None:
            template = catalogue.gettext(self.template) if self.template else ""
        else:
            template = catalogue.ngettext(self.template, self.plural, self.count)
        if not self.values:
            return template
        return template.format_map(
            {name: value.text(language) if isinstance(value, Message) else value for name, value in self.values}
        )


def _(template: str, /, **values: object) -> Message:
    """Make a message; the extractor finds its template by this name."""
    return Message(template, tuple(values.items()))


def n_(singular: str, plural: str, /, n: int, **values: object) -> Message:
    """Make a message that counts: `{n}` in the template is the number."""
    return Message(singular, (("n", n), *values.items()), plural, n)


def N_(text: str, /) -> str:  # noqa: N802 - the name that gettext's tools know for "mark, don't translate yet"
    """Mark a plain string, such as a help text, for the catalogue."""
    return text


def preferred(asked: str | None, settings: str | None, environment: Mapping[str, str]) -> str:
    """Choose the language: what was asked, else the settings, else SOPKIT_LANG or LANG, else English.

    An environment variable such as `id_ID.UTF-8` counts by its first part; one that names another language is
    passed over.
    """
    if asked or settings:
        return asked or settings or "en"
    for variable in ("SOPKIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        language = environment.get(variable, "").replace("-", "_").split("_")[0].split(".")[0].lower()
        if language in LANGUAGES:
            return language
    return "en"
