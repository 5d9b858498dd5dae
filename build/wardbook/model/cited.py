"""What a page rests on: the references that it cites, by itself or through facts and calculators."""

from wardbook.model.site import Page, Site


def cited_keys(site: Site, page: Page) -> set[str]:
    """List the keys of the references that a page cites, by itself or through facts and calculators."""
    source = page.source
    keys = {item.key for use in source.citations for item in use.items}
    for use in source.facts:
        fact = site.facts.get(use.name)
        keys.update(fact.sources if fact else ())
    for found in site.recommendations:
        if found.page == page.uri:
            keys.update(site.studies_of(found))
    own = site.calculator_of(page.uri)
    if own is not None:
        keys.update(site.calculators[own].get("references", ()))
    return keys


def used_calculators(site: Site, page: Page) -> set[str]:
    """List the calculators that a page shows, is about, or needs for its recommendations."""
    names = {site.calculator_of(page.uri) or ""}
    for block in page.source.blocks:
        if block.name == "calculator":
            names.add(block.argument)
        given = block.options.get("calculators") if block.name == "recommendation" else ()
        names.update(name for name in given or () if isinstance(name, str))
    return names & set(site.calculators)
