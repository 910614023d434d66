"""What the benchmark of the people found says of groups."""

from benchmarks.people import judged


def test_two_people_in_one_group_cost_precision_and_one_in_two_groups_recall():
    together = judged({"Anna_0001": {"group": 1}, "Ben_0001": {"group": 1}})
    assert (together.bcubed_precision, together.bcubed_recall) == (0.5, 1.0)
    apart = judged({"Anna_0001": {"group": 1}, "Anna_0002": {"group": 2}})
    assert (apart.bcubed_precision, apart.bcubed_recall) == (1.0, 0.5)
