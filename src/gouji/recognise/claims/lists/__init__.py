"""列举: what is listed: which figures a list holds, of what they are the parts, and where a list says that they are
all (``every_kind``, ``graded``, ``put_right``, ``named_in_total``, ``kinds_behind_colon``, ``former_latter``, ``down_to_nothing``),
of which whole each is the part (``columns``, ``standing_off``, ``sides``, ``of_base``), or only that the parts are
no larger (``bounded``, ``by_bodies``, ``named_behind``). ``apart`` reads parts that no word announces,
``only_part`` the one that is all there is,
``overlapping`` those that need not add up, ``no_parts`` what never does. ``names`` reads lists that name things without figures beside them."""

from gouji.recognise.claims.lists import (
    apart,
    by_bodies,
    columns,
    down_to_nothing,
    every_kind,
    graded,
    kinds_behind_colon,
    named_behind,
    named_in_total,
    of_base,
    only_part,
    put_right,
    sides,
    standing_off,
)

#: What proposes claims of this kind, in the order of proposal.
READINGS = (
    apart.claims,
    only_part.claims,
    of_base.claims,
    columns.claims,
    standing_off.claims,
    sides.claims,
    put_right.claims,
    graded.claims,
    named_in_total.claims,
    by_bodies.claims,
    kinds_behind_colon.claims,
    named_behind.claims,
    down_to_nothing.claims,
    every_kind.claims,
)
