"""词句: how one sentence is read, from words to mentions to rows. ``tokens`` cuts it up
(``stated_unit``: in the unit told once for all), ``brackets`` and ``labels`` tell
what its signs and names mean, ``roles`` and ``parallel`` what each figure does (``done_more``: how much more or less was
done; ``full_marks``: what can be got; ``of_one``: what falls to one of many), ``mentions`` puts that together; ``periods`` tells parts of a year; ``columns_told`` gives rows their measures; ``doubled``,
``milestones``, ``resumed``,
``named_by_change`` and ``this_year`` mend what one pass cannot know. ``rows`` groups the mentions by subject, ``before`` looks
back over them. ``same`` and ``scope`` tell whether two names, and two figures of one name, can be one; ``sums`` which figures
are what several come to; ``told`` is a paragraph with its figures, ``cues`` what a reading needs to find anything in one."""
