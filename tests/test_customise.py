"""The checklist over a note of the user's own (R5)."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from msgspec.structs import replace
from people import TODAY

from store.records import (
    Direction,
    Invitation,
    Means,
    Person,
    Settings,
    State,
    Talk,
    TalkKind,
)
from store.rules.customise import Aim, Check, Earlier, Item, checklist, length
from store.rules.knowing import Fact, facts, mentions, speaks_of

KNOWN = (
    Fact("Works", "Editor at Vireo Books"),
    Fact(
        "Talk 3 Sep", "coffee; wants out of audit, restores organ pipes", is_named=False
    ),
    Fact("Led by", "Jo Park"),
)
BEFORE = Earlier(
    "1",
    "Ben Okri",
    "Hi Ben, I read your piece on audits at Marlow and loved the part about sampling. "
    "May I ask how you began there?",
    date(2026, 11, 3),
    "Ben Okri Marlow Asha",
)
AIM = Aim(
    "Ana Diaz",
    "Vireo Books",
    "Asha Rao",
    "learn how she hires editors",
    known=KNOWN,
    earlier=(BEFORE,),
    today=TODAY,
)
OWN = (
    "Hi Ana, Jo Park told me that you hire editors at Vireo. I must hire one by June: "
    "what do you look for first? Asha"
)
MADE_OVER = BEFORE.note.replace("Ben", "Ana").replace("Marlow", "Vireo")


def check(item: Item, note: str, **aim: object) -> Check:
    """Look a note through, and return one item."""
    return checklist(note, replace(AIM, **aim)).of(item)


def words_of(found: Check, note: str) -> list[str]:
    return [note[start:end] for start, end in found.spans]


def test_a_note_of_ones_own_holds_in_every_item() -> None:
    found = checklist(OWN, AIM)
    assert found.holds, found.failing
    assert [check.item for check in found.checks] == list(Item)
    assert found.said_before is None


@pytest.mark.parametrize(
    ("item", "note"),
    [
        (Item.OWN, "Hi Ana, I'd like to add you to my professional network."),
        (
            Item.OWN,
            "Hi Ana, I was impressed with your background. Let's exchange ideas.",
        ),
        (Item.OWN, "Hi {{first_name}}, I love what you write at Vireo about editing."),
        (Item.OWN, "Hi Ana, we help companies like Vireo grow revenue. A quick call?"),
        (Item.OWN, "Hallo Ana, ich möchte Sie gerne zu meinem Netzwerk hinzufügen."),
        (Item.OWN, "Hi Ana, I'd like to connect with you at Vireo."),
        (Item.OWN, "Hi Ana, I'd love to connect. Vireo is a great company."),
        (Item.NEW, MADE_OVER),
        (Item.WHY, "Hi Ana, Vireo Books prints on green paper."),
        (Item.THEIRS, "Hi Ana, we all work hard. I'd like to be in touch."),
        (Item.FITS, OWN + " And so on." * 30),
    ],
)
def test_what_fails_is_said_with_what_would_help(item: Item, note: str) -> None:
    found = check(item, note)
    assert not found.holds
    assert found.said
    assert not checklist(note, AIM).holds


def test_nothing_holds_of_an_empty_note_but_that_it_fits() -> None:
    found = checklist(" \n", AIM)
    assert [check.item for check in found.checks if check.holds] == [Item.FITS]


# To one


@pytest.mark.parametrize(
    "note",
    [
        "Ben Okri, Jo Park, Ken Chen: your talk on pumps was good",
        "Ben Okri\nJo Park\nAna, your talk on ceramics moved me",
        "Hi Ana and Ben, your talk moved me",
        "hi ana and ben, your talk moved me",
        "Hi Ana, Ben, Carla! Your talk moved me",
        "Dear Ana, dear Ben, your talk moved me",
        "Dr. Ana Diaz and Prof. Ben Okri, your talk moved me",
        "Ana Diaz; Ben Okri; Carla Abara",
        "Liebe Ana und lieber Ben, euer Vortrag war gut",
        "Hola Ana y Ben, vuestra charla",
        "Здравствуйте, Анна и Борис, ваш доклад",
        "Hi both, your talk moved me",
        "Your talk on pumps was good, hello all of you",
        "Dear all, your talk moved me",
        "Hallo zusammen, euer Vortrag war gut",
        "田中さん、鈴木さん、",
    ],
)
def test_a_note_that_greets_several_is_to_nobody(note: str) -> None:
    found = check(Item.ONE, note)
    assert not found.holds
    assert found.said.startswith("it greets ")


@pytest.mark.parametrize(
    "note",
    [
        OWN,
        "Jo Park told me of you",
        "Hi Ana, Jo and Sam both told me that you hire",
        "Hi Ana, Ben Okri and Jo told me that you hire",
        "Hi Ana, Jo, who taught me, spoke of you",
        "Ana, Vireo, where you work, prints on green paper",
        "Hi Ana,\nCongratulations! Your talk moved me",
        "Ana Diaz, PhD, your talk moved me",
        "Sehr geehrte Frau Diaz, Ihr Vortrag war gut",
        "Hello Ana, all of your talks moved me",
        "Hi Ana, Asha here: your talk moved me",
    ],
)
def test_a_note_that_mentions_others_is_to_one(note: str) -> None:
    assert check(Item.ONE, note).holds


@pytest.mark.parametrize(
    "note", ["Ben Okri, Jo Park, Ken Chen", "Ben Okri Jo Park Ken Chen", "Ana Diaz"]
)
def test_names_and_nothing_else_are_nobodys_own_words(note: str) -> None:
    assert not check(Item.OWN, note).holds


# Own words


def test_a_form_is_told_by_the_places_to_be_filled_in() -> None:
    note = "Hi {{first_name}}, your talk at {{event}} moved me."
    found = check(Item.OWN, note)
    assert words_of(found, note) == ["{{first_name}}", "{{event}}"]
    assert "form" in found.said


def test_what_is_known_of_them_counts_as_ones_own_words() -> None:
    note = "Hallo Ana, ich suche jemanden für Orgelpfeifen, weil unsere in Ribe pfeift."
    pipes = Fact("Can help", "Orgelpfeifen")
    assert not check(Item.OWN, note, known=()).holds
    assert check(Item.OWN, note, known=(pipes,)).holds


# Not said before


def test_an_earlier_note_is_named_with_what_both_say() -> None:
    found = checklist(MADE_OVER, AIM)
    assert found.said_before
    assert found.said_before.earlier is BEFORE
    assert found.of(Item.NEW).said.startswith(
        "your note to Ben Okri, 3 Nov, says “I read"
    )
    assert "I read your piece on audits at Vireo" in " ".join(
        words_of(found.of(Item.NEW), MADE_OVER)
    )


def test_an_empty_store_has_nothing_that_was_said_before() -> None:
    assert check(Item.NEW, MADE_OVER, earlier=()).holds


# Says why


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("Ana, at Vireo you hired an editor.", ["hired", "editor"]),
        ("Ana, what would an editor who hires ask?", ["editor", "hires"]),
    ],
)
def test_the_reason_is_found_in_any_form_of_its_words(
    note: str, words: list[str]
) -> None:
    found = check(Item.WHY, note)
    assert found.holds
    assert words_of(found, note) == words


@pytest.mark.parametrize(
    "note",
    [
        "Hi Ana, we met at the fair in Turin last month.",
        "Hallo Ana, Jo Park hat mir von dir erzählt.",
        "Bonjour Ana, je vous écris parce que notre orgue de Ribe siffle.",
        "Ana, ich schreibe, weil unsere Orgel seit März pfeift.",
    ],
)
def test_a_reason_that_the_note_gives_counts_in_several_languages(note: str) -> None:
    assert check(Item.WHY, note).holds


def test_the_name_of_whom_one_writes_to_is_no_reason() -> None:
    assert not check(Item.WHY, "Hello Ana, hello.", why="Ana").holds


# Mentions something of theirs


def test_what_is_known_is_found_in_any_form_with_where_it_is_known_from() -> None:
    note = "Hi Ana, I heard you want out of audits, and that pipes are your love."
    found = check(Item.THEIRS, note)
    assert found.holds
    assert words_of(found, note) == ["audits", "pipes"]
    assert "talk 3 sep" in found.said


def test_one_word_of_a_conversation_is_not_enough() -> None:
    assert not speaks_of(mentions("A coffee would be fine.", KNOWN))
    assert speaks_of(mentions("Vireo would be fine.", KNOWN))


def test_a_name_alone_says_nothing_of_them() -> None:
    known = (Fact("Works", "Ana Diaz Consulting"),)
    assert not mentions("Dear Ana Diaz,", known, "Ana Diaz")


def test_what_helps_is_what_is_known() -> None:
    said = check(Item.THEIRS, "Hi Ana, we all work hard.").said
    assert "Editor at Vireo Books" in said


def test_an_empty_store_asks_for_nothing_that_it_cannot_know() -> None:
    note = "Hi Ana, your talk in Turin on footnotes: may I quote the dog?"
    assert check(Item.THEIRS, note, known=()).holds
    assert not check(Item.THEIRS, "Hi Ana, nice to meet you.", known=()).holds
    assert check(Item.THEIRS, "Ymgjxs qwrtz plkjh ghjkl vbnmq", known=()).holds


@pytest.mark.parametrize("known", [(), KNOWN])
@pytest.mark.parametrize(
    "note",
    [
        "Hi Ana, may I ask which grease?",
        "Hi Ana, as you said, let us talk.",
        "Ana, what you said was good.",
        "Hi Ana, you asked, I answer.",
        "Hi Ana, could you tell me about grease?",
        "Hi Ana, a question about gears.",
        "Bonjour Ana, une question sur la graisse?",
        "アナさん、質問があります。",
    ],
)
def test_to_ask_for_something_says_nothing_of_theirs(
    note: str, known: tuple[Fact, ...]
) -> None:
    assert not check(Item.THEIRS, note, known=known).holds


@pytest.mark.parametrize("known", [(), KNOWN])
@pytest.mark.parametrize(
    "note",
    [
        "Hi Ana, how did you restore the pipes in Malmö?",
        "Hi Ana, you said in Turin that footnotes need dogs.",
        "Hi Ana, you fixed our roof.",
        "Hallo Ana, wie haben Sie die Orgelpfeifen in Malmö gerettet?",
        "Bonjour Ana, comment avez-vous restauré les tuyaux de Malmö ?",
    ],
)
def test_what_they_did_or_said_is_theirs(note: str, known: tuple[Fact, ...]) -> None:
    assert check(Item.THEIRS, note, known=known).holds


def test_all_that_is_known_is_gathered_with_where_from() -> None:
    ana = Person(
        id="a",
        name="Ana Diaz",
        company="Vireo",
        position="Editor",
        known_how="the choir",
        can_help_with="bookbinding, hiring",
    )
    talk = Talk(id="t", person="a", on=TODAY, kind=TalkKind.CALL, said="scope")
    wrote = Invitation(
        id="i",
        direction=Direction.INCOMING,
        state=State.NEW,
        name="Ana Diaz",
        note="Your essay on lists",
        received=datetime(2026, 9, 3),
    )
    settings = Settings(wants_to_learn="book binding, hiring")
    found = facts(ana, Person(id="j", name="Jo Park"), [talk], [wrote], settings, TODAY)
    assert {fact.label: fact.text for fact in found} == {
        "Works": "Editor at Vireo",
        "Known": "the choir",
        "Led by": "Jo Park",
        "Can help": "bookbinding, hiring",
        "In common": "hiring",
        "Wrote 3 Sep": "Your essay on lists",
        "Talk 22 Nov": "scope",
    }


# Fits


@pytest.mark.parametrize(
    ("means", "most"), [(Means.FREE, 200), (Means.LINKEDIN, 300), (Means.MAIL, 2000)]
)
def test_a_note_fits_up_to_what_its_way_allows(means: Means, most: int) -> None:
    assert check(Item.FITS, "x" * most, means=means).holds
    found = check(Item.FITS, "x" * (most + 1), means=means)
    assert not found.holds
    assert "1 character over" in found.said


def test_characters_are_counted_as_linkedin_counts_them() -> None:
    assert length("a🎻b") == 4
    assert length("é\n ") == 1
