"""Links from one address of the site to another."""

from urllib.parse import unquote, urljoin

from hypothesis import given
from hypothesis import strategies as st

from briefs.model.addresses import Address, relative

ADDRESSES = st.builds(
    lambda folders, file: Address("".join(f"{folder}/" for folder in folders) + file),
    st.lists(st.sampled_from(["en", "e", "briefs", "一", "a b", "?"]), max_size=4),
    st.sampled_from(["", "index.md", "en", "e"]),
)


def plain(start: Address, target: Address) -> str:
    """Return the shortest way, folder by folder."""
    folders, goal = start.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(folders), len(goal) - 1) and folders[shared] == goal[shared]:
        shared += 1
    return "../" * (len(folders) - shared) + "/".join(goal[shared:]) or "./"


@given(ADDRESSES, ADDRESSES)
def test_a_link_leads_the_shortest_way(start: Address, target: Address) -> None:
    link = relative(start, target)
    assert unquote(link) == plain(start, target)
    base = "https://briefs.example/"
    assert unquote(urljoin(base + start.replace("?", "%3F"), link)) == base + target
