"""How bash, zsh and fish ask for what may come next, and how each is answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.completing import Candidate

SHELLS = ("bash", "zsh", "fish")

_BASH = """\
# Completes fewer in bash. In ~/.bashrc:  eval "$(fewer completion bash)"
_fewer() {
    local said
    COMPREPLY=()
    while IFS= read -r said; do
        if [ "$said" = files ]; then
            compopt -o filenames 2>/dev/null
            while IFS= read -r said; do COMPREPLY+=("$said"); done \\
                < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
        else
            COMPREPLY+=("${said#=}")
        fi
    done < <(FEWER_WORDS=$(printf '%s\\037' "${COMP_WORDS[@]:1:COMP_CWORD}") \\
        "${COMP_WORDS[0]}" completion bash 2>/dev/null)
}
complete -F _fewer fewer
"""

_ZSH = """\
#compdef fewer
# Completes fewer in zsh. In ~/.zshrc, after compinit:
#   eval "$(fewer completion zsh)"
_fewer() {
    local said
    local -a found told
    while IFS= read -r said; do
        if [[ $said == files ]]; then
            _files
            return
        fi
        said=${said#=}
        found+=("${said%%$'\\t'*}")
        told+=("${said/$'\\t'/  }")
    done < <(FEWER_WORDS=$(printf '%s\\037' "${(@)words[2,CURRENT]}") \\
        "${(Q)words[1]}" completion zsh 2>/dev/null)
    (( $#found )) && compadd -U -l -d told -a found
}
compdef _fewer fewer
"""

_FISH = """\
# Completes fewer in fish:
#   fewer completion fish > ~/.config/fish/completions/fewer.fish
function __fewer_next
    set -l words (commandline -opc) (commandline -ct)
    set -lx FEWER_WORDS (printf '%s\\037' $words[2..-1] | string collect)
    for said in (command $words[1] completion fish 2>/dev/null)
        if test "$said" = files
            __fish_complete_path (commandline -ct)
        else
            string sub -s 2 -- $said
        end
    end
end
complete -c fewer -f -a '(__fewer_next)'
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""What makes a shell ask, by its name."""

_BETWEEN = "\x1f"
"""Stands behind each word that a shell asks about."""

_BARE = re.compile(r"[^\w@%+=:,./-]")


def asked_about(environ: Mapping[str, str]) -> list[str] | None:
    """Return the words behind `fewer` that a shell asks about, if one does.

    By the environment, as there it doesn't matter what looks like an option.
    """
    words = environ.get("FEWER_WORDS")
    return None if words is None else words.split(_BETWEEN)[:-1]


def unquoted(word: str, shell: str) -> str:
    """Return a word as it is meant: bash and zsh hand it on as it was typed."""
    if shell == "fish":
        return word
    if word[:1] in ("'", '"'):
        return word[1:].removesuffix(word[0])
    return re.sub(r"\\(.)", r"\1", word)


def lines_for(found: Iterable[Candidate], typed: str, shell: str) -> Iterator[str]:
    """Yield what a shell is to be told: "files", or "=" and the word as it takes it."""
    from tui.completing import FILES

    for one in found:
        if one is FILES:
            yield "files"
        elif shell == "bash":
            yield "=" + (one.word if typed[:1] in ("'", '"') else _escaped(one.word))
        else:
            yield f"={one.word}" + (f"\t{_short(one.about)}" if one.about else "")


def _escaped(word: str) -> str:
    return _BARE.sub(lambda found: "\\" + found[0], word)


def _short(about: str) -> str:
    return " ".join(about.split())[:60]
