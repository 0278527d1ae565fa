"""What is wrong with a form, told in a list above it that leads to each field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.forms import BaseForm


class Fault(NamedTuple):
    """要改的一处: the sentence, and the id of the field that it is about; none where it is about the whole."""

    said: str
    field: str = ""


def of_form(form: BaseForm) -> list[Fault]:
    """Every error of a form under the name of its field."""
    return [Fault(f"{one.label}：{said}", one.id_for_label) for one in form for said in one.errors]


def of_validation(fault: ValidationError, fields: Iterable[str], otherwise: str) -> list[Fault]:
    """Each message at the field that its code names, or at ``otherwise``."""
    known = set(fields)
    return [
        Fault(said, one.code if one.code in known else otherwise) for one in fault.error_list for said in one.messages
    ]
