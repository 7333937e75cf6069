"""What stands in the identity block (Bagian Identitas): fields and lists of the official form, as words.

Their order is that of the form as ministries print it (DOMAIN.md §1.3). Knows no place on paper.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from sopkit.i18n import Message, _
from sopkit.model import Related, Sop

MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)


class Field(Struct, frozen=True):
    """A field of the right half: its label and its value."""

    name: str
    label: str
    value: str
    bold: bool = False
    signer: tuple[str, ...] = ()
    """Name and number of the official, under the room for the signature; only of the approval."""


class Listing(Struct, frozen=True):
    """One of the six boxes below: its title and its items."""

    name: str
    label: str
    items: tuple[str, ...]


def day_in_words(day: date | None, language: str) -> str:
    """A date as the form prints it, such as `28 April 2009`; a dash where there is none."""
    return f"{day.day} {MONTHS[day.month - 1].text(language)} {day.year}" if day else "-"


def fields(sop: Sop, language: str) -> Iterator[Field]:
    """The fields of the right half, from number to name."""

    def say(message: Message) -> str:
        return message.text(language)

    approval = sop.approved_by
    signer = [approval.name] if approval.name else []
    if approval.id:
        signer.append(f"NIP {approval.id}")
    yield Field("number", say(_("SOP number")), sop.number or "-")
    yield Field("created", say(_("Date made")), day_in_words(sop.created, language))
    yield Field("revised", say(_("Date revised")), day_in_words(sop.revised, language))
    yield Field("effective", say(_("Effective date")), day_in_words(sop.effective, language))
    yield Field("approved_by", say(_("Approved by")), approval.position or "-", signer=tuple(signer))
    yield Field("title", say(_("SOP name")), sop.title, bold=True)


def listings(sop: Sop, language: str) -> tuple[tuple[Listing, Listing], ...]:
    """The six lists, as pairs that stand side by side."""

    def say(message: Message) -> str:
        return message.text(language)

    related = tuple(text for item in sop.related if (text := _related(item, language)))
    return (
        (
            Listing("legal_basis", say(_("Legal basis")), sop.legal_basis),
            Listing("qualifications", say(_("Qualifications of the executors")), sop.qualifications),
        ),
        (
            Listing("related", say(_("Related documents")), related),
            Listing("equipment", say(_("Equipment")), sop.equipment),
        ),
        (
            Listing("warnings", say(_("Warnings")), sop.warnings),
            Listing("records", say(_("Records")), sop.records),
        ),
    )


def _related(item: Related, language: str) -> str:
    """A related document as text; another SOP by its number, and its title if that is said."""
    number = _("SOP {number}", number=item.sop).text(language) if item.sop else ""
    return " ".join(part for part in (number, item.text) if part)
