"""Lets papermill set the parameters of notebooks in Java.

papermill writes the parameters that it is given into a cell of the notebook, in the notebook's
language, and knows no Java. It offers no way to bring a language but to bring an engine, which is why
this module also names one: papermill's own.
"""

import json
import re

from papermill.engines import NBClientEngine
from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators

DECLARATION = re.compile(
    r"^\s*(?P<type>[\w.$<>\[\], ]+?)\s+(?P<name>[\w$]+)\s*=\s*(?P<value>.+?)\s*;?\s*(?://\s*(?P<help>.*))?$"
)


class JavaTranslator(Translator):
    """One line of `%parameters NAME = JSON` each, which Winnow's kernel fits to the variable's type."""

    @classmethod
    def translate(cls, val):
        return json.dumps(val, ensure_ascii=False, default=str)

    @classmethod
    def assign(cls, name, str_val):
        return f"%parameters {name} = {str_val}"

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}"

    @classmethod
    def inspect(cls, parameters_cell):
        found = []
        for line in parameters_cell["source"].splitlines():
            if match := DECLARATION.match(line):
                found.append(
                    Parameter(match["name"], match["type"], match["value"], match["help"] or "")
                )
        return found


class Engine(NBClientEngine):
    """papermill's own engine, under another name."""


for language in ("java", "winnow"):
    papermill_translators.register(language, JavaTranslator)
