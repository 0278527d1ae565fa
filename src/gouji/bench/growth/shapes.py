"""The shapes whose growth is measured: what documents are made of, each repeated as often as one likes, and what people
and programs get wrong."""

from __future__ import annotations

from gouji.bench.growth.books import BOOKS
from gouji.bench.growth.delimited import DELIMITED
from gouji.bench.growth.newer import NEWER
from gouji.bench.growth.others import OTHERS
from gouji.bench.growth.pages import PAGES
from gouji.bench.growth.printed import PRINTED
from gouji.bench.growth.shape import Shape
from gouji.bench.growth.texts import TEXTS
from gouji.bench.growth.words import WORDS

SHAPES: tuple[Shape, ...] = (*TEXTS, *DELIMITED, *WORDS, *BOOKS, *PAGES, *PRINTED, *OTHERS, *NEWER)
