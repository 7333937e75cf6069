"""`sopkit schema`: writes the JSON Schema of the document format, for editors."""

import json

from sopkit.cli.options import Lang, Output
from sopkit.cli.parameters import Context
from sopkit.cli.session import Session
from sopkit.i18n import N_

HELP = N_("""Write the JSON Schema of an SOP, by which editors complete and check as one types.

Name it in the first line of an SOP: # yaml-language-server: $schema=sop.schema.json""")

EXAMPLES = ("sopkit schema", "sopkit schema -o sop.schema.json")


def run(ctx: Context, output: Output = None, lang: Lang = None) -> int:
    """Write the schema of the models."""
    from sopkit.model import schema

    session = Session(ctx, lang)
    session.deliver(f"{json.dumps(schema(), ensure_ascii=False, indent=2)}\n", output)
    return session.status
