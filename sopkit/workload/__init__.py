"""Workload (analisis beban kerja): how many people the work of SOPs needs in a year. Knows no files and formats."""

from sopkit.workload.binding import Bound, Volume, bind
from sopkit.workload.estimate import Estimate
from sopkit.workload.loads import Kind, PositionLoad, Procedure, SopWork, StepWork
from sopkit.workload.table import Row, Table, TableFault
from sopkit.workload.volumes import read_volumes
from sopkit.workload.workload import LeftOut, Workload, reckon
from sopkit.workload.year import DEFAULT_YEAR, WorkYear, work_year

__all__ = [
    "DEFAULT_YEAR",
    "Bound",
    "Estimate",
    "Kind",
    "LeftOut",
    "PositionLoad",
    "Procedure",
    "Row",
    "SopWork",
    "StepWork",
    "Table",
    "TableFault",
    "Volume",
    "WorkYear",
    "Workload",
    "bind",
    "read_volumes",
    "reckon",
    "work_year",
]
