"""Every binding there is: what `keys.toml` may name, and the README's table lists."""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import Binding
from textual.dom import DOMNode


def all_bindings() -> Iterator[tuple[str, Binding]]:
    """Return each binding with the title of where it works."""
    for kind in kinds():
        title = kind.__dict__.get("BINDING_GROUP_TITLE") or "Everywhere"
        for binding in Binding.make_bindings(kind.__dict__.get("BINDINGS", ())):
            yield title, binding


def kinds() -> tuple[type[DOMNode], ...]:
    """Return each class that has bindings of its own."""
    from screens.bandwidth import BandwidthPage
    from screens.calling_off import NoteScreen
    from screens.card import CardPage, OpenedCard
    from screens.debrief import DebriefPage
    from screens.decisions import DecisionsPage, StepPage
    from screens.drafting import DraftingPage
    from screens.fields import FieldsPage
    from screens.first_run import FirstRun
    from screens.followup import FollowUpPage
    from screens.help import Help
    from screens.inbox import InboxPage
    from screens.introducing import Introducing
    from screens.introduction import IntroductionPage
    from screens.introduction_notes import GraceNote, IntroductionNote
    from screens.introductions import IntroductionsPage
    from screens.invitation import InvitationPage
    from screens.leads import LeadsPage
    from screens.letter import LetterScreen
    from screens.look_back import LookBackPage
    from screens.merging import MergePage, Merging
    from screens.outcomes import OutcomePage
    from screens.outgoing import OutgoingPage
    from screens.page import Page
    from screens.palette import Palette
    from screens.people import PeoplePage
    from screens.person import PersonPage
    from screens.placing import Placing
    from screens.prep import PrepPage
    from screens.quality import QualityPage
    from screens.reply import AnswerScreen, ReplyScreen, TextScreen, UnkeptScreen
    from screens.review import ReviewPage
    from screens.reviews import ReviewRead, ReviewsPage
    from screens.season import SeasonPage
    from screens.seasons import SeasonsPage
    from screens.settings_page import SettingLines, SettingsPage
    from screens.sweet_spot import SweetSpotPage
    from screens.taking_break import BreakPage
    from screens.triage import Triaging
    from screens.weeks import WeekPage, WeeksPage
    from screens.widgets.choice import Box, Choice
    from screens.widgets.field import Field
    from screens.widgets.lines import Lines
    from screens.widgets.note import Note
    from screens.widgets.prompt import Prompt
    from screens.widgets.sheet import Sheet
    from screens.widgets.small import TooSmall
    from screens.with_person import WithPerson
    from tui.app import FewerApp
    from tui.terminal import TerminalApp

    return (
        ReviewPage,
        LookBackPage,
        ReviewsPage,
        ReviewRead,
        Triaging,
        InboxPage,
        TextScreen,
        ReplyScreen,
        AnswerScreen,
        UnkeptScreen,
        InvitationPage,
        LetterScreen,
        CardPage,
        PrepPage,
        OpenedCard,
        FieldsPage,
        NoteScreen,
        DebriefPage,
        FollowUpPage,
        OutgoingPage,
        DraftingPage,
        PeoplePage,
        PersonPage,
        LeadsPage,
        BandwidthPage,
        WeeksPage,
        WeekPage,
        BreakPage,
        Introducing,
        IntroductionsPage,
        IntroductionPage,
        IntroductionNote,
        GraceNote,
        SweetSpotPage,
        QualityPage,
        OutcomePage,
        SeasonsPage,
        SeasonPage,
        Merging,
        MergePage,
        DecisionsPage,
        StepPage,
        SettingLines,
        SettingsPage,
        Page,
        WithPerson,
        Placing,
        FirstRun,
        Lines,
        Sheet,
        Box,
        Choice,
        Prompt,
        Help,
        Palette,
        Field,
        Note,
        TooSmall,
        FewerApp,
        TerminalApp,
    )
