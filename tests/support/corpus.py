"""The whole corpus: what every way of running the calculators must answer with the bytes that CPython gives."""

import json

from tests.support.vectors import all_vectors
from wardbook.runtime.corpus import read_corpus


def corpus_requests() -> list[str]:
    """List each request of every vector once, as text: those that the runtime is built with, and the wire format's."""
    vectors = [json.dumps(vector["request"], ensure_ascii=False) for vector in all_vectors()]
    return list(dict.fromkeys(read_corpus(sources="").requests + vectors))
