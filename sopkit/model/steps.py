"""Who does what: executors, steps and the exits of decisions. Shape only, not quality."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import (
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from sopkit.i18n import N_
from sopkit.model.fields import (
    NEEDED,
    TEXT,
    BlankIs,
    Chance,
    Count,
    Flag,
    Needed,
    Text,
    Texts,
    as_list,
    is_blank,
    texts_of,
)
from sopkit.model.part import Part, ShortPart, described

END = "end"
"""The reserved word that ends the procedure where a step id could stand."""

MAX_WAYS = 20
"""Exits of a decision, or steps that follow in parallel. Of 37 real decisions 36 have two exits, one has three."""


class Executor(ShortPart):
    """Who carries out steps: one lane of the flowchart. A plain text is the name."""

    model_config = described(
        N_("Executor"),
        N_("Who carries out steps: one lane of the flowchart. A plain text is the name."),
        short=NEEDED,
    )

    name: Needed = Field(
        title=N_("Name"), description=N_("Position or role as it stands at the head of the lane, not a person.")
    )
    customer: Flag = Field(
        default=False,
        title=N_("Customer"),
        description=N_("true when this is the user of the service, such as an applicant."),
    )
    staff: Count = Field(default=None, title=N_("Staff"), description=N_("How many people hold this position."))
    external: Flag = Field(
        default=False, title=N_("External"), description=N_("true when the executor stands outside the organisation.")
    )


class Exit(ShortPart):
    """Where one outcome of a decision leads, and how often it is taken."""

    model_config = described(
        N_("Exit of a decision"),
        N_("Where one outcome of a decision leads; a plain text is the step that follows."),
        short=NEEDED,
    )

    to: Needed = Field(title=N_("Target"), description=N_("Id of the step that follows, or `end`."))
    chance: Chance = Field(
        default=None, title=N_("Chance"), description=N_("Share of the cases that take this exit, such as `10%`.")
    )


class ThreePoint(Part):
    """A time as the least, the likely and the most that it takes."""

    model_config = described(
        N_("Three-point time"),
        N_("A time as the least, the likely and the most that it takes."),
    )

    min: Text = Field(default=None, title=N_("Least"), description=N_("The shortest time that it takes."))
    likely: Text = Field(default=None, title=N_("Likely"), description=N_("The time that it usually takes."))
    max: Text = Field(default=None, title=N_("Most"), description=N_("The longest time that it takes."))


class _TimeSchema:
    """A mapping is a three-point time, anything else is text.

    Told apart by hand, so that a fault inside the mapping is said once and at its own key, which a union would
    not do.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(_time, handler.generate_schema(ThreePoint))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": ["string", "number", "null"]}, handler(schema)]}


def _time(value: Any, three_point: ValidatorFunctionWrapHandler) -> Any:
    if type(value) is str:
        return value.strip() or None
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Mapping | ThreePoint):
        return three_point(value)
    raise PydanticCustomError("time_expected", "time expected")


def _executors(value: Any, ids: ValidatorFunctionWrapHandler) -> Any:
    if texts := texts_of(value):
        return texts
    if is_blank(value) or value in ([], ()):
        raise PydanticCustomError("blank", "blank")
    return ids(as_list(value))


def _successors(value: Any, ids: ValidatorFunctionWrapHandler) -> Any:
    return texts_of(value) or (None if is_blank(value) else ids(as_list(value)))


_IDS: dict[str, Any] = {"type": "array", "items": NEEDED}

Executors = Annotated[
    tuple[Needed, ...], WrapValidator(_executors), WithJsonSchema({"anyOf": [NEEDED, {**_IDS, "minItems": 1}]})
]
"""One or more executor ids; one may stand alone."""

Successors = Annotated[
    tuple[Needed, ...] | None,
    WrapValidator(_successors),
    WithJsonSchema({"anyOf": [TEXT, _IDS]}),
]
"""Ids of the steps that follow; None, unlike the empty list, means that nothing was written."""


class Step(Part):
    """One row of the flowchart."""

    model_config = described(N_("Step"), N_("One row of the flowchart."))

    id: Text = Field(
        default=None,
        title=N_("Id"),
        description=N_("Short name that other steps point to; without it the row number is the id."),
    )
    activity: Needed = Field(
        title=N_("Activity"), description=N_("What is done: an active verb and its object, without the executor.")
    )
    by: Executors = Field(title=N_("Executor"), description=N_("Id of the executor, or a list of ids for joint work."))
    requires: Texts = Field(
        default=(), title=N_("Requirements"), description=N_("What must be at hand before the step can be done.")
    )
    time: Annotated[str | ThreePoint | None, _TimeSchema()] = Field(
        default=None,
        title=N_("Standard time"),
        description=N_("As people write it: `4 jam`, `1 jam 30 menit`, `3 hari kerja`, `1-2 hari`."),
    )
    output: Texts = Field(
        default=(), title=N_("Output"), description=N_("What the step brings forth: a thing, not an act.")
    )
    note: Text = Field(default=None, title=N_("Note"), description=N_("Remark for the last column."))
    next: Successors = Field(
        json_schema_extra={"maxItems": MAX_WAYS},
        default=None,
        title=N_("Next step"),
        description=N_("Id of the step that follows, a list of ids that follow in parallel, or `end`."),
    )
    decision: Annotated[Mapping[str, Exit] | None, BlankIs(None)] = Field(
        json_schema_extra={"maxProperties": MAX_WAYS},
        default=None,
        title=N_("Decision"),
        description=N_("The outcomes and where each leads, such as `Ya: terbit`."),
    )
    sop: Text = Field(default=None, title=N_("SOP number"), description=N_("Number of the SOP that details this step."))
