"""增减与比较: what has changed, by how much and from what. ``differences`` reads a change or growth beside its figure
and ``compared`` finds what it compares; ``ranked`` reads them in parallel lists, ``of_the_whole`` a rate behind
several of them, ``two_years`` without the change, ``years_named`` by the years it names, ``years_counted`` by how many they are, ``told_behind`` with its
figure or its base behind it, ``in_brackets`` with its base or its rate in a bracket, ``gaps`` without a word of
change, ``unchanged`` where there is none. ``moved`` and ``same_change`` set the changes of parts beside that of
their whole, ``net`` those of several on balance, ``reasons`` the amounts that explain it, ``own_year`` finds a year
misprinted, ``behind_a_sum`` what is compared behind a total, ``comparisons`` the words 大于 and 小于 that an explanation begins with."""

from gouji.recognise.claims.changes import (
    differences,
    gaps,
    in_brackets,
    moved,
    net,
    reasons,
    same_change,
    told_behind,
    two_years,
    years_counted,
)

#: What proposes claims of this kind, in the order of proposal.
READINGS = (
    differences.claims,
    told_behind.claims,
    in_brackets.claims,
    moved.claims,
    same_change.claims,
    two_years.claims,
    gaps.claims,
    net.claims,
    reasons.claims,
    years_counted.claims,
)
