"""How close a note comes to another: names exchanged don't hide it."""

from __future__ import annotations

import pytest

from store.rules.closeness import CLOSE, closeness, closest

ANA, BEN = "Ana Diaz Vireo Asha", "Ben Okri Harbour Asha"

MADE_OVER = {
    "name, company and place": (
        "Hi Ana, I read your piece on audits at Vireo and loved the part about "
        "sampling. I'm moving to Oslo in May: may I ask how you began there?",
        "Hi Ben, I read your piece on audits at Harbour & Pike and loved the part "
        "about sampling. I'm moving to Bergen in May: may I ask how you began there?",
    ),
    "a place and a subject, in few words": (
        "Hi Ana, loved your talk in Oslo on sampling.",
        "Hi Ben, loved your talk in Turin on pricing.",
    ),
    "long names exchanged": (
        "At Vireo Oslo Picture Books you hired an illustrator for atlases; Lumen Tower "
        "Print Works never could. Which portfolio convinced you?",
        "At Harbour Pike Garden Press you hired an illustrator for atlases; Okapi Tall "
        "Grass Letters never could. Which portfolio convinced you?",
    ),
    "sentences in another order": (
        "Ana, your company Vireo builds bridges. I write about bridges in Oslo. Could "
        "we talk for ten minutes in June?",
        "Could we talk for ten minutes in June? I write about bridges in Malmö. Ben, "
        "your company Pontis builds bridges.",
    ),
    "German": (
        "Hallo Ana, dein Vortrag in Göteborg über Prüfungen hat mir gefallen. Wie hast "
        "du bei Vireo den Umfang gewählt?",
        "Hallo Ben, dein Vortrag in Malmö über Prüfungen hat mir gefallen. Wie hast du "
        "bei Nordwind den Umfang gewählt?",
    ),
    "French": (
        "Bonjour Ana, j'ai lu votre article sur les musées de Lyon. Comment avez-vous "
        "convaincu la mairie ?",
        "Bonjour Ben, j'ai lu votre article sur les musées de Nantes. Comment "
        "avez-vous convaincu la mairie ?",
    ),
    "Japanese": (
        "アナさん、ヴィレオでの監査の講演を拝聴しました。範囲をどう決めましたか。",
        "ベンさん、ノルドでの監査の講演を拝聴しました。範囲をどう決めましたか。",
    ),
}

REALLY_OTHER = {
    "by one hand, to two people": (
        "Hi Ana, I read your piece on audits at Vireo and loved the part about "
        "sampling. May I ask how you chose the second sample?",
        "Hi Ben, Jo told me that you moved from teaching to publishing last year. I'm "
        "thinking about the same step: what surprised you?",
    ),
    "the same greeting and signature": (
        "Dear Ana, I'd love to hear how your choir found its hall. We lost ours in "
        "March. Best wishes, Asha",
        "Dear Ben, I'd love to hear how you taught yourself to bind books. My first "
        "one fell apart. Best wishes, Asha",
    ),
    "who one is, said the same way": (
        "I'm Asha, an editor at Marlow Books. Your essay on footnotes made me laugh: "
        "may I quote the part about the dog?",
        "I'm Asha, an editor at Marlow Books. We're both speaking in Turin in May, on "
        "the same panel: shall we divide the questions beforehand?",
    ),
    "stock sentences only": (
        "I'd like to add you to my professional network on LinkedIn. Your choir sang.",
        "I'd like to add you to my professional network on LinkedIn. Which glue holds?",
    ),
    "short ones": (
        "Hi Ana, loved your talk in Oslo on sampling.",
        "Hi Ben, loved the soup you brought to Jo's party.",
    ),
}


@pytest.mark.parametrize("pair", MADE_OVER.values(), ids=MADE_OVER)
def test_a_note_made_over_for_somebody_else_is_close(pair: tuple[str, str]) -> None:
    assert closeness(*pair, ANA, BEN).degree >= CLOSE
    note, copy = pair
    assert closeness(copy, note, BEN, ANA).degree >= CLOSE


@pytest.mark.parametrize("pair", REALLY_OTHER.values(), ids=REALLY_OTHER)
def test_a_note_about_something_else_is_not_close(pair: tuple[str, str]) -> None:
    assert closeness(*pair, ANA, BEN).degree < CLOSE


def test_a_note_is_wholly_close_to_itself() -> None:
    for note, _ in MADE_OVER.values():
        assert closeness(note, note).degree == 1


def test_what_both_say_is_shown_as_it_stands_in_each() -> None:
    one, other = MADE_OVER["German"]
    for common in closeness(one, other, ANA, BEN).common:
        mine = one[common.start : common.end]
        assert (
            mine.casefold() == other[common.other_start : common.other_end].casefold()
        )
    said = [one[c.start : c.end] for c in closeness(one, other, ANA, BEN).common]
    assert said[-1] == "den Umfang gewählt"
    assert not any("Ana" in words or "Vireo" in words for words in said)


def test_nothing_is_close_to_nothing() -> None:
    assert closeness("", "").degree == 0
    assert closeness("Hello Ana,", "Hello Ben,", ANA, BEN).degree == 0


def test_of_many_notes_the_closest_is_found() -> None:
    others = [(two, BEN) for _, two in (*REALLY_OTHER.values(), *MADE_OVER.values())]
    note, copy = MADE_OVER["French"]
    found = closest(note, others, ANA)
    assert found
    assert others[found[0]][0] == copy
    assert closest("Wholly unrelated", others) is None
