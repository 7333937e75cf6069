"""The SOP as a frozen value: document format 1. Strict in shape, lenient in meaning.

An unknown executor or a `next` that leads nowhere loads: such things are reported by rules, so that one fault
never hides the others.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidatorFunctionWrapHandler,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from sopkit.i18n import N_
from sopkit.model.fields import BlankIs, Choice, Day, Format, Needed, Text, Texts, as_list, is_blank
from sopkit.model.identity import Approval, Event, Related, Service, SopType, Status, Waiver
from sopkit.model.part import Part, described
from sopkit.model.steps import Executor, Step


def _not_empty(value: Any) -> Any:
    if is_blank(value) or value in ([], {}):
        raise PydanticCustomError("blank", "blank")
    return value


class _RelatedSchema:
    """One document may stand alone, as text or as `{sop: number}`.

    Blank items are passed over *after* validation, so that the others keep their index in faults.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(self._validate, handler(source))

    def _validate(self, value: Any, inner: ValidatorFunctionWrapHandler) -> tuple[Related, ...]:
        items = inner((value,) if isinstance(value, Mapping) else as_list(value))
        return tuple(item for item in items if item.text or item.sop)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        array = handler(schema)
        return {"anyOf": [array["items"], array]}


class Sop(Part):
    """A whole SOP: identity, executors and steps."""

    model_config = described(
        N_("SOP of Indonesian government administration"), N_("Identity, executors and steps of one procedure.")
    )

    sopkit: Format = Field(title=N_("Format version"), description=N_("Version of the document format: 1."))
    number: Text = Field(
        default=None, title=N_("SOP number"), description=N_("Number of the SOP by the agency's own pattern.")
    )
    title: Needed = Field(
        title=N_("SOP title"), description=N_("Name of the procedure: a short nominal phrase, without the word SOP.")
    )
    institution: Text = Field(default=None, title=N_("Institution"), description=N_("Agency that the SOP belongs to."))
    unit: Text = Field(default=None, title=N_("Unit"), description=N_("Unit that made the SOP."))
    location: Text = Field(default=None, title=N_("Location"), description=N_("Where the work is done."))
    type: Annotated[SopType, BlankIs({})] = Field(
        default=SopType(), title=N_("Type of the SOP"), description=N_("Nature, scope, completeness and generality.")
    )
    status: Annotated[Status | None, Choice(Status)] = Field(
        default=None, title=N_("Status"), description=N_("Where the SOP stands in its life.")
    )
    created: Day = Field(
        default=None, title=N_("Date made"), description=N_("Day on which the making was finished, as YYYY-MM-DD.")
    )
    revised: Day = Field(
        default=None, title=N_("Date revised"), description=N_("Day of the last revision, as YYYY-MM-DD.")
    )
    effective: Day = Field(
        default=None, title=N_("Effective date"), description=N_("Day from which the SOP is in force, as YYYY-MM-DD.")
    )
    review: Day = Field(
        default=None, title=N_("Review date"), description=N_("Day on which the SOP is to be reviewed, as YYYY-MM-DD.")
    )
    approved_by: Annotated[Approval, BlankIs({})] = Field(
        default=Approval(),
        title=N_("Approved by"),
        description=N_("Position, name and NIP of the official who ratifies; or just the position."),
    )
    responsible: Text = Field(
        default=None, title=N_("Responsible"), description=N_("Id of the executor who answers for the whole.")
    )
    legal_basis: Texts = Field(
        default=(),
        title=N_("Legal basis"),
        description=N_("Regulations on which the procedure rests, each with its number."),
    )
    qualifications: Texts = Field(
        default=(),
        title=N_("Qualifications of the executors"),
        description=N_("Competences that the work needs in general."),
    )
    related: Annotated[tuple[Related, ...], _RelatedSchema()] = Field(
        default=(), title=N_("Related documents"), description=N_("Other SOPs and documents that belong to this one.")
    )
    equipment: Texts = Field(
        default=(), title=N_("Equipment"), description=N_("The main tools and supplies that are used.")
    )
    warnings: Texts = Field(
        default=(),
        title=N_("Warnings"),
        description=N_("What follows when the SOP is not kept, or a limit to be kept."),
    )
    records: Texts = Field(
        default=(), title=N_("Records"), description=N_("Forms and registers that the executors must fill in.")
    )
    definitions: Annotated[Mapping[str, Needed], BlankIs({})] = Field(
        default={}, title=N_("Definitions"), description=N_("Abbreviations and terms with their meaning.")
    )
    executors: Annotated[Mapping[str, Executor], BeforeValidator(_not_empty)] = Field(
        json_schema_extra={"minProperties": 1},
        title=N_("Executors"),
        description=N_("Who does the work: one lane each, in this order, left to right."),
    )
    steps: Annotated[tuple[Step, ...], BeforeValidator(_not_empty)] = Field(
        json_schema_extra={"minItems": 1}, title=N_("Steps"), description=N_("The rows of the flowchart, in order.")
    )
    service: Annotated[Service | None, BlankIs(None)] = Field(
        default=None,
        title=N_("Public service"),
        description=N_("Components of the service standard; public services only."),
    )
    history: Annotated[tuple[Event, ...], BlankIs(())] = Field(
        default=(), title=N_("History"), description=N_("Stages that the document has passed, oldest first.")
    )
    waivers: Annotated[tuple[Waiver, ...], BlankIs(())] = Field(
        default=(), title=N_("Waivers"), description=N_("Findings that the organisation accepts, each with its reason.")
    )

    @cached_property
    def step_ids(self) -> tuple[str, ...]:
        """The id of each step: as written, else its row number as text. May hold an id twice."""
        return tuple([step.id or str(number) for number, step in enumerate(self.steps, start=1)])

    @cached_property
    def lanes(self) -> tuple[str, ...]:
        """The executors as lanes, left to right: those declared, then strangers that steps name, by first use.

        A stranger gets a lane so that a document can be drawn while its text is still wrong.
        """
        strangers = (executor for step in self.steps for executor in step.by)
        return tuple(dict.fromkeys((*self.executors, *strangers)))

    def executor_name(self, executor: str) -> str:
        """Name at the head of the executor's lane; a stranger is called by its id."""
        known = self.executors.get(executor)
        return known.name if known else executor
