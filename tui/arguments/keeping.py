"""What keeps the store, and what fits fewer into a machine, as it may be typed."""

from __future__ import annotations

from typing import Any

from tui.arguments.shared import adder, excludes, needs, takes_person


def keeping(commands: Any) -> None:
    """Add what keeps, mends and carries the store."""
    add = adder(commands)
    merge = add("merge", "two people are one: all of the other's goes to the first")
    merge.add_argument("keep", metavar="KEEP", help="who stays: a name, or an id")
    merge.add_argument("other", metavar="OTHER", help="a name, or an id")
    merge.add_argument(
        "--dry-run", action="store_true", help="only show what it would do"
    )
    takes_person(
        forget := add("forget", "purge somebody from everything; never undone")
    )
    forget.add_argument(
        "--confirm", metavar="WHOLE_NAME", default="", help="their name, typed whole"
    )
    for name, what in (
        ("undo", "take back what was decided last"),
        ("redo", "do again what was undone last"),
    ):
        add(name, what).add_argument(
            "--dry-run", action="store_true", help="only show what it would change"
        )
    check = add("check", "verify the store; say what is wrong and what would help")
    check.add_argument("--repair", action="store_true", help="mend what can be mended")
    export = add("export", "everything, or the people, or the reviews, as a file")
    export.add_argument("--format", choices=("json", "csv", "vcf", "md"), required=True)
    export.add_argument("-o", metavar="PATH", dest="path", help="to that file")
    forced(export)
    export.object_if(
        lambda typed: excludes(
            typed.json and not typed.path,
            "--json",
            typed.format != "json",
            f"--format {typed.format}",
        )
    )
    backup = add("backup", "the whole store in one file")
    backup.add_argument("path", metavar="PATH")
    forced(backup)
    restore = add("restore", "unpack a backup, where no store is yet")
    restore.add_argument("path", metavar="PATH")


def forced(command: Any) -> None:
    """Let a command write over a file that is there."""
    command.add_argument(
        "--force", action="store_true", help="write over a file that is there"
    )


def fitting_in(commands: Any) -> None:
    """Let fewer be as one likes it, and at home on the machine."""
    add = adder(commands)
    settings = add("settings", "how you are held to it, and by what each is changed")
    settings.add_argument(
        "name",
        nargs="?",
        choices=("name", "meetings", "lapse", "review"),
        help="which one is another now",
    )
    settings.add_argument(
        "value", nargs="*", metavar="VALUE", help='a name, a number, or "tue"'
    )
    settings.object_if(
        lambda typed: needs(typed.name, str(typed.name), typed.value, "VALUE")
    )
    config = add("config", "how fewer looks on this machine, and where that is said")
    config.add_argument("name", nargs="?", metavar="SETTING", help="theme, ascii, …")
    config.add_argument("value", nargs="?", metavar="VALUE", help="what it is to be")
    config.add_argument(
        "--write", action="store_true", help="write a file that says what may be chosen"
    )
    config.object_if(
        lambda typed: (
            needs(typed.name, "SETTING", typed.value, "VALUE")
            or excludes(typed.name, "SETTING", typed.write, "--write")
        )
    )
    completion = add("completion", "let a shell complete commands, options and names")
    completion.add_argument("shell", choices=("bash", "zsh", "fish"), help="which one")
    add("man", "the manual page, to be read by man")
