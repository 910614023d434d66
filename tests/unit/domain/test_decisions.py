"""The fold of the ledger: a later word replaces an earlier one."""

from photoface.domain.decisions import Decision, Kind, fold_face, fold_person
from photoface.domain.faces import FaceState


def _is(person: str) -> Decision:
    return Decision(Kind.IS_PERSON, "f", person)


def _is_not(person: str) -> Decision:
    return Decision(Kind.IS_NOT_PERSON, "f", person)


def test_nothing_said_is_a_proposal():
    assert fold_face([]).state is FaceState.PROPOSED


def test_the_last_name_counts():
    verdict = fold_face([_is("anna"), _is("ben")])
    assert (verdict.state, verdict.person) == (FaceState.CONFIRMED, "ben")


def test_a_rejection_takes_away_only_that_name():
    assert fold_face([_is("anna"), _is_not("ben")]).person == "anna"
    rejected = fold_face([_is("anna"), _is_not("anna")])
    assert (rejected.state, rejected.person) == (FaceState.REJECTED, None)
    assert rejected.not_persons == {"anna"}


def test_naming_lifts_an_earlier_rejection_of_the_same_person():
    verdict = fold_face([_is_not("anna"), _is_not("ben"), _is("anna")])
    assert (verdict.person, verdict.not_persons) == ("anna", {"ben"})


def test_restoring_brings_back_what_held_before_ignoring():
    ignored = Decision(Kind.IGNORED, "f")
    restored = Decision(Kind.RESTORED, "f")
    assert fold_face([_is("anna"), ignored]).state is FaceState.IGNORED
    assert fold_face([_is("anna"), ignored, restored]).person == "anna"
    assert fold_face([_is_not("anna"), ignored, restored]).state is FaceState.REJECTED
    assert fold_face([ignored, restored]).state is FaceState.PROPOSED


def test_a_person_is_what_was_said_last():
    verdict = fold_person(
        [
            Decision(Kind.PERSON_CREATED, person="p", value="Anna"),
            Decision(Kind.PERSON_RENAMED, person="p", value="Anne"),
            Decision(Kind.PERSON_HIDDEN, person="p"),
            Decision(Kind.PERSON_SHOWN, person="p"),
            Decision(Kind.PERSON_MERGED, person="p", value="q"),
        ]
    )
    assert (verdict.exists, verdict.name, verdict.hidden) == (True, "Anne", False)
    assert verdict.merged_into == "q"
