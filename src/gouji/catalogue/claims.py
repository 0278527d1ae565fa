"""措辞与名目: the wording of sentences that state figures, the names of what they count, and complete partitions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from gouji.catalogue import load
from gouji.values import zh

_FOLDER = "claims"
_INCOME = "收入"


@dataclass(frozen=True, eq=False)
class Wording:
    """措辞: keyword lists of the sentence grammar, each as printed; see the comments in ``words.toml``."""

    up: frozenset[str]
    down: frozenset[str]
    same: frozenset[str]
    nearly: tuple[str, ...]
    up_tail: frozenset[str]
    down_tail: frozenset[str]
    than: frozenset[str]
    aside: frozenset[str]
    share: frozenset[str]
    average: frozenset[str]
    among: frozenset[str]
    partial: frozenset[str]
    add: frozenset[str]
    subtract: frozenset[str]
    total: frozenset[str]
    balanced: frozenset[str]
    reason: frozenset[str]
    until: tuple[str, ...]
    becomes: tuple[str, ...]
    beyond: tuple[str, ...]
    joined_by_with: tuple[str, ...]
    per_head: tuple[str, ...]
    averages: tuple[str, ...]
    levels_of_indicators: tuple[str, ...]
    sides_of_a_line: tuple[str, ...]
    due: tuple[str, ...]
    gaps: frozenset[str]
    copulas: tuple[str, ...]
    openers: tuple[str, ...]
    neutral: frozenset[str]
    comparing: dict[str, int]
    named_shares: dict[str, str]
    measures: tuple[tuple[str, str], ...]
    bases: tuple[tuple[str, tuple[str, ...]], ...]
    completion_rates: tuple[str, ...]
    doing_rates: tuple[str, ...]
    score_rates: tuple[str, ...]
    count_units: tuple[str, ...]
    word_beginnings: dict[str, str]
    date_units: tuple[str, ...]
    bounds: tuple[tuple[str, str], ...]
    no_bounds: tuple[str, ...]
    against_budget: tuple[str, ...]
    real: tuple[str, ...]
    adjusted: tuple[str, ...]
    own_base: tuple[str, ...]
    overlapping: tuple[str, ...]
    contrasts: tuple[frozenset[str], ...]
    earlier: tuple[str, ...]
    difference: tuple[str, ...]
    saved: tuple[str, ...]
    saved_rates: tuple[str, ...]
    planned: tuple[str, ...]
    telling_on: tuple[str, ...]
    going_out: tuple[str, ...]
    coming_in: tuple[str, ...]
    left_over: tuple[str, ...]
    remaining: tuple[str, ...]
    counting_in: tuple[str, ...]
    unlisted: tuple[str, ...]
    given_back: tuple[str, ...]
    adjusting: tuple[str, ...]
    budget_moves: dict[str, int]
    no_more: tuple[str, ...]
    points: tuple[str, ...]
    plain_doing: tuple[str, ...]
    unlike_ends: tuple[str, ...]
    gap_words: tuple[str, ...]
    went_to: tuple[str, ...]


@cache
def wording() -> Wording:
    """The wording in force."""
    raw = load.toml(_FOLDER, "words.toml")
    sets = {name: frozenset(raw["keywords"][name]) for name in _KEYWORDS}
    longest = [(text, name) for name, texts in raw["measures"].items() for text in texts]
    bounds = [(text, sign) for sign, texts in raw["bounds"].items() for text in texts]
    return Wording(
        **sets,
        until=tuple(raw["labels"]["until"]),
        becomes=tuple(raw["labels"]["becomes"]),
        beyond=tuple(raw["labels"]["beyond"]),
        joined_by_with=tuple(raw["labels"]["joined_by_with"]),
        per_head=tuple(raw["labels"]["per_head"]),
        averages=tuple(raw["labels"]["averages"]),
        sides_of_a_line=tuple(raw["labels"]["sides_of_a_line"]),
        levels_of_indicators=tuple(raw["labels"]["levels_of_indicators"]),
        nearly=tuple(raw["labels"]["nearly"]),
        due=tuple(raw["labels"]["due"]),
        gaps=frozenset(("", *raw["labels"]["gaps"])),
        copulas=tuple(raw["labels"]["copulas"]),
        openers=tuple(raw["labels"]["openers"]),
        neutral=frozenset(raw["labels"]["neutral"]),
        comparing=dict(raw["comparing"]),
        named_shares=dict(raw["named_shares"]),
        measures=tuple(sorted(longest, key=lambda pair: -len(pair[0]))),
        bases=tuple((text, tuple(measures)) for text, measures in raw["bases"].items()),
        completion_rates=tuple(raw["rates"]["completion"]),
        doing_rates=tuple(raw["rates"]["doing"]),
        score_rates=tuple(raw["rates"]["score"]),
        count_units=tuple(sorted(raw["units"]["counts"], key=len, reverse=True)),
        word_beginnings=dict(raw["units"]["begin_words"]),
        date_units=tuple(raw["units"]["dates"]),
        bounds=tuple(sorted(bounds, key=lambda pair: -len(pair[0]))),
        no_bounds=tuple(raw["no_bounds"]["words"]),
        against_budget=tuple(raw["kinds"]["against_budget"]),
        real=tuple(raw["kinds"]["real"]),
        adjusted=tuple(raw["kinds"]["adjusted"]),
        own_base=tuple(raw["kinds"]["own_base"]),
        overlapping=tuple(raw["kinds"]["overlapping"]),
        contrasts=tuple(map(frozenset, raw["kinds"]["contrasts"])),
        earlier=tuple(raw["kinds"]["earlier"]),
        difference=tuple(raw["kinds"]["difference"]),
        saved=tuple(raw["kinds"]["saved"]),
        saved_rates=tuple(raw["kinds"]["saved_rates"]),
        planned=tuple(raw["kinds"]["planned"]),
        telling_on=tuple(raw["kinds"]["telling_on"]),
        going_out=tuple(raw["kinds"]["going_out"]),
        coming_in=tuple(raw["kinds"]["coming_in"]),
        left_over=tuple(raw["kinds"]["left_over"]),
        remaining=tuple(raw["kinds"]["remaining"]),
        counting_in=tuple(raw["kinds"]["counting_in"]),
        unlisted=tuple(raw["kinds"]["unlisted"]),
        given_back=tuple(raw["kinds"]["given_back"]),
        adjusting=tuple(raw["kinds"]["adjusting"]),
        budget_moves=dict(raw["budget_moves"]),
        points=tuple(raw["points"]["ends"]),
        no_more=tuple(raw["no_more"]["words"]),
        plain_doing=tuple(raw["plain_doing"]["words"]),
        went_to=tuple(raw["labels"]["went_to"]),
        gap_words=tuple(raw["kinds"]["gap_words"]),
        unlike_ends=tuple(raw["unlike_ends"]["words"]),
    )


def as_word(word: str) -> str:
    """The pattern of a word of the grammar: 加上 is none in 加上级补助收入, 加上解支出 and 加上年结转, and is one in 加上年初结余."""
    return re.escape(word) + ("(?![级解缴划]|年(?![初末终]))" if word.endswith("加上") else "")


_KEYWORDS = (
    "up",
    "down",
    "same",
    "up_tail",
    "down_tail",
    "than",
    "aside",
    "share",
    "average",
    "among",
    "partial",
    "add",
    "subtract",
    "total",
    "balanced",
    "reason",
)


@dataclass(frozen=True)
class Partition:
    """完整分项: parts that together are the whole; each part is the ends of its labels, in normal form, and so is ``whole``
    where the parts make it up without a word that says so; ``doubted`` where something may be left out all the same, ``also``
    are parts that few of them have. ``in_full`` where the official list names every kind."""

    name: str
    parts: tuple[tuple[str, ...], ...]
    whole: tuple[str, ...] = ()
    doubted: bool = False
    also: tuple[str, ...] = ()
    in_full: bool = False

    def is_part(self, label: str) -> bool:
        """Whether ``label`` (in normal form) calls one of the parts rather than the whole: 基本支出 is no whole of 基本支出 and
        项目支出, 公务用车购置及运行维护费 is no 运行维护费."""
        name = _as_compared(label)
        part = max((len(one) for part in self.parts for one in part if name.endswith(one)), default=0)
        return part > max((len(one) for one in self.whole if name.endswith(one)), default=0)


@cache
def partitions() -> tuple[Partition, ...]:
    """Every complete partition."""
    raw = load.toml(_FOLDER, "partitions.toml")
    spending = tuple(sorted(raw["spending"], key=len, reverse=True))
    return tuple(
        Partition(
            one["name"],
            tuple(_as_met(part, spending) for part in one["parts"]),
            _as_met(one.get("whole", ()), spending),
            one.get("doubted", False),
            _as_met(one.get("also", ()), spending),
            one.get("in_full", False),
        )
        for one in raw["partition"]
    )


def _as_met(labels: Iterable[str], spending: tuple[str, ...]) -> tuple[str, ...]:
    """``labels`` as they are compared, those that end in a word of ``spending`` with each of its other words, too."""
    met = []
    for label in labels:
        stem = next((label.removesuffix(word) for word in spending if label.endswith(word)), "")
        met += [label, *(stem + word for word in spending if len(stem) > 1)]
    return tuple(dict.fromkeys(map(_as_compared, met)))


@dataclass(frozen=True)
class Net:
    """净额: what is left of a whole by definition; each list holds the ends of labels, in normal form. ``other`` are labels
    that end like the whole and name something else, ``rate`` what the share taken off is called."""

    name: str
    whole: tuple[str, ...]
    less: tuple[str, ...]
    left: tuple[str, ...]
    other: tuple[str, ...] = ()
    rate: tuple[str, ...] = ()


@cache
def nets() -> tuple[Net, ...]:
    """Every such definition."""
    raw = load.toml(_FOLDER, "by_definition.toml")["net"]
    lists = ("whole", "less", "left", "other", "rate")
    return tuple(Net(one["name"], **{name: tuple(one.get(name, ())) for name in lists}) for one in raw)


def _as_compared(label: str) -> str:
    """A name of the catalogue as the subjects of sentences are compared: brackets inside a name are full width."""
    return zh.label(label).replace("(", "（").replace(")", "）")


@lru_cache(maxsize=4096)
def complete_partition(labels: tuple[str, ...], zero: frozenset[str]) -> Partition | None:
    """The partition that ``labels`` (in normal form) name completely, or None: every part once, and beside them only
    labels of ``zero`` amounts."""
    partition = likely_partition(labels, zero)
    return None if partition is None or partition.doubted else partition


@lru_cache(maxsize=4096)
def likely_partition(labels: tuple[str, ...], zero: frozenset[str]) -> Partition | None:
    """The same, or the partition that ``labels`` name where something may be left out all the same."""
    compared = list(map(_as_compared, labels))
    for partition in partitions():
        left = list(compared)
        for part in partition.parts:
            found = next((label for label in left if label.endswith(part)), None)
            if found is None:
                break
            left.remove(found)
        else:
            nothing = {_as_compared(label) for label in zero}
            if all(label in nothing or label.endswith(partition.also) for label in left):
                return partition
    return None


@lru_cache(maxsize=4096)
def kinds_of(labels: tuple[str, ...]) -> Partition | None:
    """The partition of which each of ``labels`` (in normal form) is another part, so that nothing is counted in two of them."""
    for partition in partitions():
        left = list(partition.parts)
        for label in labels:
            found = next((part for part in left if label.endswith(part)), None)
            if found is None:
                break
            left.remove(found)
        else:
            return partition
    return None


def names_some_parts(labels: tuple[str, ...]) -> bool:
    """Whether ``labels`` (in normal form) are parts of one whole of which at least one more part is known: two of several
    kinds need not add up."""
    return likely_partition(labels, frozenset()) is None and any(
        all(any(label.endswith(part) for part in one.parts) for label in labels) for one in partitions()
    )


@dataclass(frozen=True)
class Netted:
    """相抵的列举: the names in a list of which some are taken away from others; see ``netted.toml``."""

    name: str
    given: tuple[str, ...]
    taken: tuple[str, ...]
    whole: tuple[str, ...]
    over: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    moves: bool = False
    always: bool = False

    def sides(self, names: tuple[str, ...]) -> tuple[int, ...]:
        """+1 for each name that is given, -1 for what is taken, 0 for what is neither; () where not both are named."""
        found = tuple(self._side(name) for name in names)
        return found if {1, -1} <= set(found) else ()

    def _side(self, name: str) -> int:
        if any(word in name for word in self.taken) and not name.endswith(_INCOME):  # 有偿使用收入, 处置收入 come in
            return -1
        return 1 if any(word in name for word in self.given) and "净" not in name else 0


@cache
def netted() -> tuple[Netted, ...]:
    """Every kind of such lists."""
    return tuple(
        Netted(
            one["name"],
            given=tuple(one["given"]),
            taken=tuple(one["taken"]),
            whole=tuple(one["whole"]),
            over=tuple(one.get("over", ())),
            left=tuple(one.get("left", ())),
            opening=tuple(one.get("opening", ())),
            moves=one.get("moves", False),
            always=one.get("always", False),
        )
        for one in load.toml(_FOLDER, "netted.toml")["netted"]
    )


@lru_cache(maxsize=8192)
def is_of_the_net(name: str) -> bool:
    """Whether ``name`` is no more than what is taken from a gross value or left of it: 累计折旧, 净资产; not 固定资产净值."""
    plain = name.removeprefix("累计").removeprefix("已").removeprefix("计").removeprefix("提")
    return any(plain.startswith((*one.taken, *one.whole)) for one in netted() if one.always)


@dataclass(frozen=True)
class SubjectLabels:
    """名目: one subject with the labels it is printed under, in normal form."""

    name: str
    exact: frozenset[str]
    ends: tuple[str, ...]
    scoped: bool
    by_fund: bool
    whole_scopes: frozenset[str]


@cache
def _subjects() -> tuple[tuple[SubjectLabels, ...], tuple[tuple[str, str], ...]]:
    """The subjects, and the scopes as (printed words, normal name), longest words first."""
    raw = load.toml(_FOLDER, "labels.toml")
    subjects = tuple(
        SubjectLabels(
            one["name"],
            frozenset(one.get("exact", ())),
            tuple(one.get("ends", ())),
            one.get("scoped", False),
            one.get("by_fund", False),
            frozenset(one.get("whole_scopes", ())),
        )
        for one in raw["subject"]
    )
    scopes = sorted(
        ((word, name) for name, words in raw["scopes"].items() for word in words), key=lambda pair: -len(pair[0])
    )
    return subjects, tuple(scopes)


@cache
def _governments() -> tuple[re.Pattern[str], dict[str, str]]:
    """The words for levels of government and zones, longest first, with their normal names."""
    names = {word: name for name, words in load.toml(_FOLDER, "labels.toml")["governments"].items() for word in words}
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True)))), names


def government_named(words: str) -> str:
    """The level of government or zone that ``words`` name last, under its normal name; '' where they name none."""
    pattern, names = _governments()
    found = pattern.findall(words)
    return names[found[-1]] if found else ""


def governments_in(words: str) -> list[tuple[int, str]]:
    """Every level of government or zone that ``words`` name, under its normal name, each with where its words end."""
    pattern, names = _governments()
    return [(found.end(), names[found[0]]) for found in pattern.finditer(words)]


@lru_cache(maxsize=4096)
def fund_named(words: str) -> str:
    """The fund that ``words`` name, under its normal name; '' where they name none."""
    _, scopes = _subjects()
    return next((name for word, name in scopes if word in words), "")


@cache
def by_fund(subject: str) -> bool:
    """Whether the normal name ``subject`` leaves open of which fund it is although each fund has its own."""
    return any(one.by_fund and one.name == subject for one in _subjects()[0])


@cache
def compositions() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Each subject with the lists of subjects that make it up, under their normal names."""
    raw = load.toml(_FOLDER, "labels.toml")["composition"]
    return {one["whole"]: tuple(tuple(parts) for parts in one["parts"]) for one in raw}


@cache
def contains(whole: str, part: str) -> bool:
    """Whether ``part`` is the same figure inside ``whole`` as by itself: a part of it, directly or below."""
    if whole == part or whole.endswith(("支出", "收入")):
        return True
    return any(one == part or contains(one, part) for parts in compositions().get(whole, ()) for one in parts)


@lru_cache(maxsize=8192)
def subject_named(label: str, section: str) -> str | None:
    """The normal name of a subject printed as ``label`` under the headings ``section``, or None when it is not known."""
    subjects, scopes = _subjects()
    plain = label.replace("(", "（").replace(")", "）")
    found = next((one for one in subjects if plain in one.exact), None) or _by_end(subjects, plain)
    if found is None or not found.scoped:
        return found.name if found else None
    for words in (plain, section):
        scope = next((name for word, name in scopes if word in words), "")
        if scope:
            return found.name if scope in found.whole_scopes else scope + found.name
    return found.name


def _by_end(subjects: tuple[SubjectLabels, ...], label: str) -> SubjectLabels | None:
    """The subject with the longest of its ends at the end of ``label``."""
    ends = [(len(end), index) for index, one in enumerate(subjects) for end in one.ends if label.endswith(end)]
    return subjects[max(ends)[1]] if ends else None


def _begin_alike(names: Sequence[str]) -> int:
    """With how many characters all of ``names`` begin alike."""
    return sum(1 for _ in takewhile(lambda signs: len(set(signs)) == 1, zip(*names, strict=False)))


def are_contrasted(names: Sequence[str]) -> bool:
    """Whether ``names`` are alike but for words of which a thing is only one, each another: 左岸 and 右岸, 男党员 and 女党员."""
    if len(names) < 2 or len(set(names)) < len(names):
        return False
    head, tail = _begin_alike(names), _begin_alike([name[::-1] for name in names])
    for words in wording().contrasts:
        for start in range(head, -1, -1):
            found = {word for word in words if names[0].startswith(word, start)}
            for word in found:
                end = names[0][start + len(word) :]
                middles = {name[start : len(name) - len(end)] for name in names if name.endswith(end)}
                if len(end) <= tail and len(middles) == len(names) and middles <= words:
                    return True
    return False
