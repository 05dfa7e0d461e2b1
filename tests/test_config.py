"""`config.toml`: what it may say, what is refused by its line, what is left alone."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from command_line import Fewer
from people import seat, three_wait

from screens.looks import LOOKS, Looks, Name, Value, look_named
from store.errors import Unusable
from store.network import Network
from store.rules.forecast import DEFAULT, FEWEST, MOST
from tui.config import changed, read_config, template, write_template
from tui.keymap import keymap_from


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of whoever types commands; it is not there yet."""
    monkeypatch.setenv("FEWER_CONFIG", str(tmp_path / "config"))
    (tmp_path / "config").mkdir()
    return tmp_path / "config" / "config.toml"


def test_without_a_file_all_is_built_in_and_none_is_made(file: Path) -> None:
    assert read_config(file).looks == Looks()
    assert read_config(file).complaints == ()
    assert not file.exists()


def test_the_built_in_looks_are_among_those_that_may_be_chosen() -> None:
    assert all(Looks().of(look.name) in look.values for look in LOOKS)
    weeks = look_named("weeks")
    assert weeks
    assert (weeks.values[0], Looks().weeks, weeks.values[-1]) == (FEWEST, DEFAULT, MOST)


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ('theme = "dusk"', "theme", "dusk"),
        ('theme = " Paper "', "theme", "paper"),
        ("ascii = true", "ascii", "yes"),
        ("mouse = false", "mouse", "no"),
        ('mouse = "auto"', "mouse", "auto"),
        ("weeks = 26", "weeks", 26),
        ('weeks = "8"', "weeks", 8),
        ('opens = "follow-up"', "opens", "follow-up"),
    ],
)
def test_a_choice_is_read(file: Path, line: str, name: Name, value: Value) -> None:
    file.write_text(line)
    config = read_config(file)
    assert config.looks.of(name) == value
    assert config.lines == {name: 1}
    assert config.complaints == ()


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (
            'theme = "sepia"',
            "config.toml line 3: theme “sepia” is none of terminal, dusk, moss, "
            "paper, linen; using terminal.",
        ),
        (
            "weeks = 3",
            "config.toml line 3: weeks “3” is not a number from 4 to 52; using 12.",
        ),
        (
            "ascii = [1]",
            "config.toml line 3: ascii “[1]” is none of auto, yes, no; using auto.",
        ),
        (
            "colour = 1",
            "config.toml line 3: “colour” is none of theme, ascii, mouse, weeks, "
            "opens.",
        ),
        (
            "[looks]",
            "config.toml line 3: “looks” is none of theme, ascii, mouse, weeks, opens.",
        ),
    ],
)
def test_a_wrong_value_is_named_by_its_line_and_the_others_stand(
    file: Path, line: str, complaint: str
) -> None:
    file.write_text(f'opens = "inbox"\n# a comment about {line}\n{line}\n')
    config = read_config(file)
    assert config.complaints == (complaint,)
    assert config.looks == Looks(opens="inbox")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('opens = "inbox"\n\ntheme = sepia\n', "config.toml line 3: "),
        ('theme = "dusk', "config.toml "),
        ("theme = 1\ntheme = 2\n", "config.toml line 2: "),
    ],
)
def test_a_file_that_is_no_toml_is_named_by_its_line_and_left_alone(
    file: Path, text: str, where: str
) -> None:
    file.write_text(text)
    [complaint] = read_config(file).complaints
    assert complaint.startswith(where)
    assert complaint.endswith("; using the defaults.")
    assert read_config(file).looks == Looks()
    with pytest.raises(Unusable, match="mend it first"):
        changed(read_config(file), "theme", "dusk")
    assert file.read_text() == text


def test_a_file_that_is_not_utf8_or_is_a_directory_is_said_so(file: Path) -> None:
    file.write_bytes(b"theme = '\xe9'")
    no_text = f"{file}: this is no text in UTF-8."
    assert read_config(file).complaints == (f"{no_text} The built-in looks are used.",)
    with pytest.raises(Unusable, match="this is no text in UTF-8"):
        changed(read_config(file), "theme", "dusk")
    file.unlink()
    file.mkdir()
    said = f"{file}: this is a directory, not a file."
    assert read_config(file).complaints == (f"{said} The built-in looks are used.",)
    assert keymap_from(file) == ({}, [f"{said} The built-in keys are used."])


def test_the_first_change_writes_a_file_that_says_what_may_be_chosen(
    file: Path,
) -> None:
    config = changed(read_config(file), "theme", "moss")
    assert config.looks == Looks(theme="moss")
    assert tomllib.loads(file.read_text()) == {"theme": "moss"}
    assert file.read_text() == template().replace(
        '# theme = "terminal"', 'theme = "moss"'
    )
    for look in LOOKS:
        assert f"# {look.label}: {look.choices}"[:40] in file.read_text()


def test_a_change_leaves_every_other_line_as_it_is(file: Path) -> None:
    mine = (
        "# mine, all mine\n"
        "weeks   =   8   # through the winter\n"
        "\n"
        'other = { a = "b" }  # of a newer version\n'
        "\n"
        "[later]\n"
        "# theme = 'paper'\n"
        "x = 1\n"
    )
    file.write_text(mine)
    changed(read_config(file), "weeks", 20)
    assert file.read_text() == mine.replace("8   #", "20   #")
    changed(read_config(file), "theme", "dusk")
    now = file.read_text()
    assert tomllib.loads(now)["theme"] == "dusk"
    assert tomllib.loads(now)["later"] == {"x": 1}
    for line in mine.replace("8   #", "20   #").splitlines():
        assert line in now.splitlines()


def test_a_link_stays_a_link_and_the_mode_stays(file: Path, tmp_path: Path) -> None:
    dotfile = tmp_path / "dotfile"
    dotfile.write_text("weeks = 8\n")
    dotfile.chmod(0o640)
    file.symlink_to(dotfile)
    changed(read_config(file), "weeks", 9)
    assert file.is_symlink()
    assert dotfile.read_text() == "weeks = 9\n"
    assert dotfile.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir() if "dotfile" in p.name] == ["dotfile"]


def test_what_is_written_as_it_is_offered_chooses_nothing(file: Path) -> None:
    write_template(file)
    assert read_config(file).looks == Looks()
    assert read_config(file).lines == {}
    with pytest.raises(Unusable, match="stays as it is"):
        write_template(file)


def test_every_line_that_is_offered_can_be_chosen(file: Path) -> None:
    text = template()
    for look in LOOKS:
        text = text.replace(f"# {look.name} = ", f"{look.name} = ")
    file.write_text(text)
    assert {*read_config(file).lines} == {look.name for look in LOOKS}
    assert read_config(file).complaints == ()


# The command.


def test_config_says_what_is_in_force_and_where_it_is_said(
    fewer: Fewer, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text('\ntheme = "dusk"\nweeks = 0\n')
    code, said, _ = fewer("config")
    assert code == 0
    assert "theme dusk config.toml line 2 ascii" in " ".join(said.split())
    assert "weeks 12 built in" in " ".join(said.split())
    assert "config.toml line 3: weeks “0” is not a number" in said
    monkeypatch.setenv("NO_COLOR", "1")
    facts = json.loads(fewer("config", "--json")[1])
    assert facts["settings"]["theme"] == "dusk"
    assert "NO_COLOR" in facts["from"]["theme"]
    assert facts["path"] == str(file)
    assert len(facts["wrong"]) == 1


def test_config_changes_one_thing_and_refuses_what_is_none(
    fewer: Fewer, file: Path
) -> None:
    assert fewer("config", "weeks", "20")[0] == 0
    assert read_config(file).looks.weeks == 20
    before = file.read_text()
    code, _, wrong = fewer("config", "theme", "sepia")
    assert code == 1
    assert "theme “sepia” is none of terminal, dusk" in wrong
    assert "“colour” is none of theme" in fewer("config", "colour", "1")[2]
    assert fewer("config", "theme")[0] == 2
    assert fewer("config", "theme", "dusk", "--write")[0] == 2
    assert file.read_text() == before


def test_config_writes_no_file_over_another(fewer: Fewer, file: Path) -> None:
    assert fewer("config", "--write")[0] == 0
    assert file.read_text() == template()
    file.write_text("weeks = 8\n")
    code, _, wrong = fewer("config", "--write")
    assert code == 1
    assert "stays as it is" in wrong
    assert file.read_text() == "weeks = 8\n"


def test_a_directory_that_takes_no_file_is_said(
    fewer: Fewer, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("")
    monkeypatch.setenv("FEWER_CONFIG", str(file / "below"))
    code, _, wrong = fewer("config", "theme", "dusk")
    assert code == 1
    assert wrong.startswith("fewer: ")


def test_a_short_command_reads_no_config(tmp_path: Path) -> None:
    code = (
        "import sys; from tui.__main__ import run;"
        f"run(['status', '--home', {str(tmp_path)!r}]);"
        "print([m for m in ('tomllib', 'tomlkit', 'tui.config') if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "[]"


def test_the_forecast_shows_as_many_weeks_as_the_file_says(
    fewer: Fewer, file: Path
) -> None:
    file.write_text("weeks = 7\n")
    assert len(json.loads(fewer("forecast", "--json")[1])["weeks"]) == 7
    said = fewer("forecast", "--weeks", "5", "--json")[1]
    assert len(json.loads(said)["weeks"]) == 5
    assert fewer("forecast", "--weeks", "0")[0] == 1


# The app.


async def test_the_app_opens_as_the_file_says(network: Network, file: Path) -> None:
    file.write_text('opens = "people"\nweeks = 5\n')
    three_wait(network)
    async with seat(network, config=read_config(file)) as app:
        assert "[6 People]" in app.rows[1]
        await app.press("5 w")
        assert "5 weeks" in app.body


async def test_ascii_is_seen_at_once(network: Network, file: Path) -> None:
    three_wait(network)
    async with seat(network, config=read_config(file)) as app:
        await app.press("S A")
        assert app.message == "ASCII alone: yes - kept in config.toml - u takes it back"
        assert "─" not in app.text
        await app.press("A")
        assert "─" in app.text


async def test_a_file_that_is_no_toml_stops_no_choice_from_being_said(
    network: Network, file: Path
) -> None:
    file.write_text("theme = \n")
    three_wait(network)
    async with seat(network, config=read_config(file)) as app:
        await app.press("S T")
        assert "Theme stays terminal" in app.body
        assert "line 1" in app.body
    assert file.read_text() == "theme = \n"
