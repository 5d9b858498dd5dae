"""What must hold for a copy that is carried to a hospital, each line with the tests that hold it."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOSTS, FIREFOX, STORED = "hosts/test_hosts.py", "hosts/test_firefox.py", "hosts/test_stored.py"
RELEASE, GATES = "bundle/test_release.py", "unit/checks/test_delivery.py"

# By area: what must hold, and the tests, as file and name below `tests/`.
CHECKLIST: dict[str, dict[str, tuple[str, ...]]] = {
    "build": {
        "names and kinds of file that old servers send; nothing else is asked for": (
            f"{RELEASE}::test_names_suit_old_servers",
            f"{HOSTS}::test_main_path_on_every_server",
        ),
        "no attribute that a disk blocks, no inline style, handler or script address": (
            f"{GATES}::test_what_a_disk_blocks_is_refused",
            "unit/release/test_policy.py::test_inline_code_stops_the_build",
        ),
        "every inline script has its hash in the policy; two builds have the same": (
            f"{RELEASE}::test_the_policy_follows_from_the_pages",
            f"{RELEASE}::test_another_folder_gives_the_same_bytes",
        ),
        "no address of another origin is loaded; instant navigation is off": (
            "pages/test_reading.py::test_nothing_names_another_origin",
            "bundle/test_delivery.py::test_instant_navigation_is_off",
        ),
        "packed files hold what they were made from; the page for wrong addresses stands alone": (
            "bundle/test_delivery.py::test_every_form_of_a_part_is_the_part",
            "pages/test_shell.py::test_the_page_for_wrong_addresses_needs_no_other_file",
        ),
    },
    "disk": {
        "a Blob worker answers as CPython does, and so does the page itself without workers": (
            "pages/runtime/test_fallbacks.py::test_every_path_answers_the_whole_corpus",
            "pages/runtime/test_fallbacks.py::test_without_workers_the_page_answers_the_same",
            "hosts/test_modes.py::test_the_page_itself_with_a_warning",
        ),
        "search, links within a page, formulas, copying and colours work, without a complaint": (
            "pages/test_shell.py::test_search_finds_pages",
            "pages/test_reading.py::test_citation_leads_to_its_reference",
            f"{HOSTS}::test_main_path_on_every_server",
            f"{FIREFOX}::test_main_path",
        ),
        "nothing takes the place of workers": ("hosts/test_modes.py::test_nothing_takes_the_place_of_workers",),
        "no storage holds what was typed": (
            f"{HOSTS}::test_main_path_on_every_server",
            f"{FIREFOX}::test_main_path",
        ),
    },
    "hosts": {
        "pages, search and calculators on every server below two addresses": (
            f"{HOSTS}::test_main_path_on_every_server",
        ),
        "scripts sent as text still calculate; with nosniff the tables are left": (
            f"{HOSTS}::test_scripts_as_text_without_nosniff_still_calculate",
            "hosts/test_broken.py::test_scripts_sent_as_text_leave_the_words",
        ),
        "a plain http name calculates with a hash of our own": (f"{HOSTS}::test_main_path_under_a_name_without_https",),
    },
    "policy": {
        "no breach on any page and in any use, in both browsers": (
            f"{HOSTS}::test_main_path_on_every_server",
            f"{FIREFOX}::test_main_path",
        ),
        "the worker cannot open a connection": (f"{HOSTS}::test_worker_cannot_open_a_connection",),
        "a policy without WebAssembly is named at once, and the tables open": (
            "hosts/test_broken.py::test_a_policy_without_wasm_is_named",
        ),
    },
    "stored": {
        "each way an update can go, with two releases whose numbers differ": (
            f"{STORED}::test_one_visit_is_enough",
            f"{STORED}::test_a_new_release_waits_for_the_reader",
            f"{STORED}::test_closing_every_tab_also_agrees",
            f"{STORED}::test_a_wrong_file_stops_the_update",
            f"{STORED}::test_a_file_lost_from_the_store_is_never_replaced_by_another",
            f"{STORED}::test_a_full_disk_stops_the_update",
            f"{STORED}::test_a_browser_that_dies_goes_on_where_it_was",
            f"{STORED}::test_losing_the_workers_file_removes_nothing",
            f"{STORED}::test_what_is_stored_can_be_removed",
            "hosts/test_kill_points.py::test_network_ends_at_any_request",
            "hosts/test_kill_points.py::test_worker_is_stopped_at_any_request",
            f"{FIREFOX}::test_a_release_is_stored_and_removed",
        ),
        "a result of another release is refused": (
            "pages/test_starting.py::test_answer_of_another_release_is_refused",
            "pages/runtime/test_fallbacks.py::test_another_release_is_refused_for_good",
        ),
        "the manifest is the disk, and nothing beside it is served from the store": (
            f"{RELEASE}::test_manifest_is_the_site",
            f"{STORED}::test_the_store_holds_the_release_and_nothing_typed",
            f"{STORED}::test_a_new_release_waits_for_the_reader",
        ),
    },
    "locked down": {
        "no request leaves the site, over http and from a disk": (
            f"{HOSTS}::test_main_path_on_every_server",
            f"{FIREFOX}::test_main_path",
        ),
        "a browser without a compiler is told why at once, and the tables open": (
            "hosts/test_broken.py::test_a_browser_without_compiler_is_named",
            f"{FIREFOX}::test_without_webassembly_it_says_so",
        ),
        "without JavaScript every page is read, with tables, formulas and diagrams": (
            "hosts/test_broken.py::test_without_scripts_every_page_is_readable",
        ),
        "CPython and WebAssembly fill the tables alike, next to every threshold": (
            "properties/test_parity.py::test_printed_tables_from_the_snapshot",
            "properties/test_parity.py::test_vectors_from_the_snapshot",
        ),
    },
    "search": {
        "a list of questions with the page that must come first": (
            "pages/test_asking.py::test_right_passage_is_among_the_first",
            "pages/test_shell.py::test_search_finds_pages",
        ),
        "no question of the list is left without an answer; an unknown word finds nothing": (
            "pages/test_asking.py::test_right_passage_is_among_the_first",
            "pages/test_shell.py::test_an_unknown_word_finds_nothing",
        ),
    },
}
LINES = [(f"{area}: {line}", tests) for area, lines in CHECKLIST.items() for line, tests in lines.items()]


@cache
def _names(path: Path) -> frozenset[str]:
    return frozenset(node.name for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize(("line", "tests"), LINES, ids=[line for line, _ in LINES])
def test_each_line_has_its_tests(line: str, tests: tuple[str, ...]) -> None:
    """No line without a test, and no test that is not there."""
    assert tests
    for test in tests:
        file, _, name = test.partition("::")
        assert name in _names(ROOT / "tests" / file), f"{line}: {test}"
