"""Names that are easily mistaken for one another (standards O8)."""

from wardbook.model.typeset import tall_man


def test_several_look_alikes_in_one_list_stand_in_tall_man_letters() -> None:
    """Where a reader could pick the wrong one, the differing letters are large."""
    labels = ["Prednisone or equivalent", "Rituximab", "Romiplostim", "Eltrombopag"]
    wanted = ("predniSONE or equivalent", "riTUXimab", "romiPLOStim", "Eltrombopag")
    assert tall_man(labels) == wanted
    assert tall_man(["Prednisolone", "Methylprednisolone"]) == ("prednisoLONE", "methylPREDNISolone")


def test_a_name_alone_stays_as_it_is() -> None:
    """One name has nothing in its list to be mistaken for, however often it stands there."""
    assert tall_man(["Rituximab", "Rituximab with cyclophosphamide"]) == (
        "Rituximab",
        "Rituximab with cyclophosphamide",
    )
    assert tall_man([]) == ()
