"""What an SOP states around its steps: type, approval, relations, service, history. Shape only, not quality."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from sopkit.i18n import N_
from sopkit.model.fields import TEXT, Choice, Day, Text, Texts
from sopkit.model.part import Part, ShortPart, described


class Nature(StrEnum):
    """Sifat kegiatan: one executor in detail, or several executors (DOMAIN.md §1.11)."""

    TECHNICAL = "technical"
    ADMINISTRATIVE = "administrative"


class Scope(StrEnum):
    """Cakupan: covers several SOPs, or is the smallest unit."""

    MACRO = "macro"
    MICRO = "micro"


class Completeness(StrEnum):
    """Kelengkapan: gives the main product, or another SOP goes on from it."""

    FINAL = "final"
    PARTIAL = "partial"


class Generality(StrEnum):
    """Jenis kegiatan: the same in several units, or particular to one."""

    GENERIC = "generic"
    SPECIFIC = "specific"


class Status(StrEnum):
    """Where the SOP stands in its life."""

    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    EFFECTIVE = "effective"
    REVOKED = "revoked"


class SopType(Part):
    """The four axes on which an SOP AP is classified."""

    model_config = described(
        N_("Type of the SOP"),
        N_("The four axes on which an SOP of government administration is classified."),
    )

    nature: Annotated[Nature | None, Choice(Nature)] = Field(
        default=None,
        title=N_("Nature of the activity"),
        description=N_("`technical`: one executor, in detail; `administrative`: several executors, not in detail."),
    )
    scope: Annotated[Scope | None, Choice(Scope)] = Field(
        default=None,
        title=N_("Scope"),
        description=N_("`macro`: covers several other SOPs; `micro`: part of a macro SOP, or stands by itself."),
    )
    completeness: Annotated[Completeness | None, Choice(Completeness)] = Field(
        default=None,
        title=N_("Completeness"),
        description=N_("`final`: ends with the main product; `partial`: another SOP goes on from it."),
    )
    generality: Annotated[Generality | None, Choice(Generality)] = Field(
        default=None,
        title=N_("Generality"),
        description=N_("`generic`: the same activity in several units; `specific`: one particular agency or place."),
    )


class Approval(ShortPart):
    """The official who ratifies the SOP; a plain text is the position."""

    model_config = described(
        N_("Approved by"),
        N_("The official who ratifies the SOP; a plain text is the position."),
        short=TEXT,
    )

    position: Text = Field(
        default=None, title=N_("Position"), description=N_("Name of the office that ratifies the SOP, not of a person.")
    )
    name: Text = Field(default=None, title=N_("Name"), description=N_("Name of the official who signs."))
    id: Text = Field(
        default=None, title=N_("NIP"), description=N_("Employee number of the official; put it between quotes.")
    )


class Related(ShortPart):
    """Another SOP or document that belongs to this one: a text, or the number of an SOP of the same library."""

    model_config = described(
        N_("Related document"),
        N_("A document that belongs to this SOP: a plain text, or the number of an SOP of the same library."),
        short=TEXT,
    )

    text: Text = Field(default=None, title=N_("Title"), description=N_("Title of the related document in words."))
    sop: Text = Field(
        default=None, title=N_("SOP number"), description=N_("Number of another SOP of the same library.")
    )


class Service(Part):
    """What a public service states beyond the procedure (DOMAIN.md §1.15)."""

    model_config = described(N_("Public service"), N_("What a public service states beyond the procedure."))

    customer: Text = Field(default=None, title=N_("Customer"), description=N_("Whom the service is for."))
    requirements: Texts = Field(
        default=(),
        title=N_("Service requirements"),
        description=N_("What the applicant must bring, technical and administrative."),
    )
    max_time: Text = Field(
        default=None, title=N_("Time limit"), description=N_("The longest time from a complete request to the product.")
    )
    fee: Text = Field(
        default=None, title=N_("Fee"), description=N_("What the service costs; write `gratis` when it is free.")
    )
    product: Text = Field(default=None, title=N_("Product"), description=N_("What the applicant receives."))
    complaints: Text = Field(
        default=None, title=N_("Complaints"), description=N_("Where complaints, suggestions and input can be brought.")
    )
    supervision: Text = Field(
        default=None,
        title=N_("Internal supervision"),
        description=N_("Who supervises the service within the organisation."),
    )
    staff: Text = Field(
        default=None, title=N_("Number of staff"), description=N_("How many people carry out the service.")
    )
    assurance: Text = Field(
        default=None, title=N_("Assurance of service"), description=N_("What guarantees that the standard is kept.")
    )
    safety: Text = Field(
        default=None, title=N_("Safety and security"), description=N_("What guarantees that the service is safe.")
    )
    evaluation: Text = Field(
        default=None, title=N_("Evaluation"), description=N_("How the performance of the executors is evaluated.")
    )
    location: Text = Field(default=None, title=N_("Location"), description=N_("Where the service is given."))
    promise: Text = Field(default=None, title=N_("Promise"), description=N_("What the unit promises its customers."))
    standard: Text = Field(
        default=None, title=N_("Service standard"), description=N_("The service standard that applies.")
    )
    information: Text = Field(
        default=None, title=N_("Information"), description=N_("Where information about the service is found.")
    )


class Event(Part):
    """One entry of the SOP's history: a stage that was passed."""

    model_config = described(N_("Event"), N_("One stage that the document has passed."))

    stage: Text = Field(
        default=None,
        title=N_("Stage"),
        description=N_("What happened: `submitted`, `validated`, `approved`, `effective`, or in words of your own."),
    )
    by: Text = Field(default=None, title=N_("By"), description=N_("Position of the official."))
    level: Text = Field(default=None, title=N_("Echelon"), description=N_("Echelon of the official, such as `III`."))
    on: Day = Field(default=None, title=N_("Date"), description=N_("Day on which it happened, as YYYY-MM-DD."))
    remark: Text = Field(default=None, title=N_("Remark"), description=N_("What the official has noted."))
    digest: Text = Field(
        default=None, title=N_("Digest"), description=N_("Fingerprint of the text that was agreed to.")
    )
    signature: Text = Field(
        default=None,
        title=N_("Signature file"),
        description=N_("Name of the file beside the SOP that holds the signature of this entry."),
    )


class Waiver(Part):
    """A finding that the organisation accepts, and why."""

    model_config = described(N_("Waiver"), N_("A finding that the organisation accepts, and why."))

    rule: Text = Field(default=None, title=N_("Rule"), description=N_("Code or name of the rule."))
    step: Text = Field(default=None, title=N_("Step"), description=N_("Id of the step; without it the whole document."))
    reason: Text = Field(default=None, title=N_("Reason"), description=N_("Why the finding is accepted."))
