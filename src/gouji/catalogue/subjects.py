"""Words for telling whether two wordings speak of the same thing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from gouji.catalogue import load
from gouji.values import zh


@cache
def _filler() -> tuple[str, ...]:
    return tuple(sorted(load.toml("subject_words.toml")["filler"], key=len, reverse=True))


@cache
def _stages() -> Mapping[str, tuple[str, ...]]:
    return {stage: tuple(words) for stage, words in load.toml("subject_words.toml")["stages"].items()}


@cache
def _measure_words() -> Mapping[str, str]:
    table = load.toml("subject_words.toml")["measure_words"]
    return {word: name for name, words in table.items() for word in words}


@cache
def _generic() -> frozenset[str]:
    return frozenset(load.toml("subject_words.toml")["generic"]["names"])


def core(name: str) -> str:
    """What a name is about, without fillers and words of action: 积极受理各类矛盾纠纷 is about 矛盾纠纷."""
    rest = zh.label(name)
    for word in (*_filler(), *(word for words in _stages().values() for word in words)):
        shorter = rest.replace(word, "")
        if len(shorter) >= 2:
            rest = shorter
    return rest


def stage(name: str) -> str | None:
    """The stage of handling a name speaks of (intake, outcome), the later one where it names both; None for neither."""
    label = zh.label(name)
    found = [stage for stage, words in _stages().items() if any(word in label for word in words)]
    return found[-1] if found else None


def comparable_unit(name: str) -> str:
    """The measure word under which counts are compared: 名 and 人 are one, 件 and 起 are one."""
    return _measure_words().get(name, name)


def is_generic(name: str) -> bool:
    """True for indicator names that every project has with a value of its own."""
    return zh.label(name) in _generic()
