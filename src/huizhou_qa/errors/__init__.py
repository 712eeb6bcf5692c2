"""Faults, errors, and their texts in both languages.

Other packages decide what counts as a fault. This one defines its shape (``faults``), the exception that
carries it (``errors``) and its words (``texts``), which are made from its code and parameters alone.
"""

from huizhou_qa.errors.codes import ErrorCode, FaultCode, NoteCode, error_code, fault_code, note_code
from huizhou_qa.errors.errors import (
    EvidenceError,
    HuizhouQAError,
    MissingEvidenceError,
    NumberError,
    SchemeDigestError,
    SchemeError,
    UnknownSchemeError,
    VerificationError,
    one_of,
)
from huizhou_qa.errors.expecting import expect, refused
from huizhou_qa.errors.faults import Fault, Message, Note, Param, Params
from huizhou_qa.errors.shown import (
    JsonNumber,
    described,
    entries_of,
    full_name,
    in_full,
    is_a,
    is_iterable,
    is_mapping,
    keys_of,
    members_of,
    nearest,
    pointer,
    pointers,
    printable,
    shortened,
    shown,
    wanted,
)
from huizhou_qa.errors.wording import Wording, either, either_called

__all__ = [
    "ErrorCode",
    "EvidenceError",
    "Fault",
    "FaultCode",
    "HuizhouQAError",
    "JsonNumber",
    "Message",
    "MissingEvidenceError",
    "Note",
    "NoteCode",
    "NumberError",
    "Param",
    "Params",
    "SchemeDigestError",
    "SchemeError",
    "UnknownSchemeError",
    "VerificationError",
    "Wording",
    "described",
    "either",
    "either_called",
    "entries_of",
    "error_code",
    "expect",
    "fault_code",
    "full_name",
    "in_full",
    "is_a",
    "is_iterable",
    "is_mapping",
    "keys_of",
    "members_of",
    "nearest",
    "note_code",
    "one_of",
    "pointer",
    "pointers",
    "printable",
    "refused",
    "shortened",
    "shown",
    "wanted",
]
