"""The service standard of a public service lacks components.

## Why it matters

Principle 6, user focus: a service standard has fourteen components (UU 25/2009, article 21). An SOP with its steps,
legal basis, equipment and qualifications holds a good part of them already; the block `service` holds the rest. Fee,
time limit, complaints and requirements have rules of their own (P603 to P606). This one looks at the product, internal
supervision, the number of staff, the assurance of service, safety and security, and the evaluation of performance. The
product may stand as the output of the last step, the number of staff beside the executors.

## Bad

```yaml
executors:
  pemohon: {name: Pemohon, customer: true}
service:                         #! P607
  max_time: 3 hari kerja
  fee: Gratis
  complaints: Kotak saran di loket
```

## Good

```yaml
executors:
  pemohon: {name: Pemohon, customer: true}
service:
  max_time: 3 hari kerja
  fee: Gratis
  complaints: Kotak saran di loket
  product: Surat keterangan
  supervision: Sekretaris memeriksa buku register setiap bulan
  staff: 2 orang
  assurance: Surat yang keliru diperbaiki tanpa biaya
  safety: Berkas asli disimpan dalam lemari terkunci
  evaluation: Survei kepuasan setiap semester
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.fields import says_something, titled
from sopkit.lint.rule import Remark
from sopkit.lint.services import is_service, service_spot
from sopkit.model import Service

CODE = "P607"
LEVEL = Level.ADVICE
ABOUT = "is_service"

_COMPONENTS = ("product", "supervision", "staff", "assurance", "safety", "evaluation")


def check(context: Context) -> Iterator[Remark]:
    if not is_service(context.sop):
        return
    service = context.sop.service or Service()
    elsewhere = _stated_elsewhere(context)
    absent = [key for key in _COMPONENTS if key not in elsewhere and not says_something(getattr(service, key))]
    if absent:
        yield Remark(
            service_spot(context.sop, ""),
            _("the service standard lacks: {names}", names=titled(Service, absent)),
            hint=_("write them in the block `service`"),
            at_key=True,
            subjects=tuple(("service", key) for key in absent),
        )


def _stated_elsewhere(context: Context) -> set[str]:
    sop = context.sop
    stated = set()
    last = [sop.steps[edge.source] for edge in context.flow.edges if edge.target is None]
    if any(says_something(text) for step in last for text in step.output):
        stated.add("product")
    if any(executor.staff for executor in sop.executors.values() if not executor.customer):
        stated.add("staff")
    return stated
