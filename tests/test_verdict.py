# ruff: noqa: RUF001  The letters are those of the languages.
from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.records import Verdict
from store.rules.tongues import TONGUES, Cue
from store.rules.verdict import Judgement, judge
from store.rules.verdict_lexicon import lexicon
from store.rules.verdict_reading import LONGEST, words

PERSONAL = {
    "a talk, and what it led to": "Hi Mette, your talk on tidal mills in Aarhus "
    "made us measure our own. May I send you the figures?",
    "an article, by name": "Dear Mr Anand, I read your article about lift repair.",
    "a question answered": "You explained tail calls to me on the forum. Thank you!",
    "a library in use": "I've been using your unit converter in our brewery since May.",
    "a meeting": "Good to meet you on the night ferry to Hull last week.",
    "a referral": "Hi Ove, Beatriz Lamas suggested I ask you about kiln licences.",
    "a shared class": "We were in the same evening class, you sat by the window.",
    "a shared place": "Hi, we both worked at the Grimsby depot, I was on nights.",
    "a relative": "My daughter plays viola in your youth orchestra.",
    "thanks for help": "Thanks for your help with the boiler permit, it came through.",
    "a small thing of theirs": "Your marmalade won me over. Which oranges are they?",
    "a way of telling of its own": "The red kayak at Loch Eil, the thermos, the heron: "
    "that was my sister, and she says hello.",
    "German": "Hallo Frau Ilg, Ihr Vortrag über Lehmbau in Weimar hat mich überzeugt.",
    "German, a referral": "Guten Tag, Jutta Renz hat mir empfohlen, Sie anzusprechen.",
    "French": "Bonjour, j'ai lu votre article sur les moulins à marée du Golfe.",
    "French, a meeting": "Nous nous sommes rencontrés au marché de Quimper samedi.",
    "Spanish": "Hola, leí tu libro sobre faros y crecí al lado del de Cudillero.",
    "Spanish, a referral": "Buenas, Amparo Gil me recomendó hablar contigo.",
    "Portuguese": "Olá, assisti à sua palestra sobre azulejos em Aveiro.",
    "Italian": "Ciao, ho letto il tuo articolo sui muretti a secco di Ragusa.",
    "Dutch": "Hoi, ik heb je boek over trekschuiten gelezen en heb een vraag.",
    "Polish": "Dzień dobry, przeczytałam Pani książkę o latarniach morskich.",
    "Swedish": "Hej, jag läste din artikel om stenmurar på Öland.",
    "Danish": "Hej, tak for dit foredrag om havnebade i Odense.",
    "Turkish": "Merhaba, taş köprüler hakkındaki konuşmanızı dinledim.",
    "Russian": "Здравствуйте, прочитал вашу статью о маяках Ладоги.",
    "Chinese": "您好，我读了您关于石桥的文章，想请教几个问题。",
    "Japanese": "石橋についての記事を拝読し、質問がございます。",
    "Arabic": "مرحبا، قرأت مقالك عن القناطر القديمة.",
    "Hindi": "नमस्ते, आपका लेख पढ़ा, पुरानी बावड़ियों पर। सवाल पूछना था।",
}
TEMPLATE = {
    "an opening": "Hi Per, I have an exciting opportunity that matches your profile. "
    "Are you available for a quick call?",
    "a service": "We help companies like yours cut costs by 30%. Open to a demo?",
    "praise that fits anyone": "Your background is impressive. I'd love to exchange "
    "ideas with leaders in your industry and explore synergies.",
    "a job hunt": "I am a final year student looking for an internship in your firm.",
    "a company name merged in": "I came across your profile and was impressed by your "
    "experience at Harrow Lane. Would you be open to a short call?",
    "a braced slot": "Hi {{first_name}}, I loved your talk on {{topic}} in Oslo.",
    "a bracketed slot": "Hi [Name], I read your article about [topic].",
    "a mail-merge slot": "Hi %FIRSTNAME%, I met you at the fair in Turin.",
    "a brochure": "We manufacture garden furniture. May I send you our catalogue?",
    "German": "Guten Tag, Ihr Profil passt zu einer spannenden Position. Hätten Sie "
    "Zeit für ein kurzes Telefonat?",
    "French": "Bonjour, je recrute un développeur pour un client. Seriez-vous "
    "disponible pour un appel ?",
    "Spanish": "Hola, tenemos una vacante para tu perfil. ¿Agendamos una llamada?",
    "Portuguese": "Olá, ajudo empresas a vender mais. Podemos marcar uma conversa?",
    "Italian": "Ciao, aiuto i professionisti a trovare nuovi clienti.",
    "Dutch": "Hallo, wij helpen bedrijven zoals die van jou. Heb je interesse?",
    "Polish": "Dzień dobry, mam ofertę pracy dla programisty. Czy możemy porozmawiać?",
    "Swedish": "Hej, vi hjälper företag att växa. Har du tid för ett kort samtal?",
    "Turkish": "Merhaba, şirketimizde bir pozisyon için profilinizi uygun bulduk.",
    "Russian": "Добрый день, у нас есть вакансия разработчика, удобно созвониться?",
    "Chinese": "您好，我们公司正在招聘工程师，有兴趣吗？",
    "Japanese": "弊社の求人をご紹介させてください。",
    "Arabic": "مرحبا، لدينا فرصة عمل في شركتنا.",
    "Hindi": "नमस्ते, हमारी कंपनी में नौकरी का अवसर है।",
}
BOILERPLATE = {
    "nothing": "",
    "blanks only": " \n\t\u2005 ",
    "an emoji": "👋",
    "a link": "https://example.org",
    "a greeting": "Hello!",
    "LinkedIn's own": "I'd like to add you to my professional network on LinkedIn.",
    "the sentence and a name": "Hi Per, I'd like to add you to my network. Ana Roe",
    "one slot for a name": "Bonjour {prénom}, je souhaite vous ajouter à mon réseau.",
    "German": "Ich möchte Sie gerne zu meinem beruflichen Netzwerk hinzufügen.",
    "French": "Je vous invite à rejoindre mon réseau professionnel.",
    "Spanish": "Me gustaría añadirte a mi red profesional.",
    "Portuguese": "Gostaria de adicioná-lo à minha rede profissional.",
    "Italian": "Vorrei aggiungerti alla mia rete professionale.",
    "Dutch": "Ik wil je graag toevoegen aan mijn netwerk.",
    "Polish": "Chciałbym dodać Cię do mojej sieci na LinkedIn.",
    "Swedish": "Jag skulle vilja lägga till dig i mitt nätverk.",
    "Danish": "Jeg vil gerne tilføje dig til mit netværk på LinkedIn.",
    "Finnish": "Haluaisin lisätä sinut ammatilliseen verkostooni LinkedInissä",
    "Turkish": "Sizi LinkedIn'deki profesyonel ağıma eklemek istiyorum.",
    "Russian": "Я хочу добавить вас в свою сеть профессиональных контактов.",
    "Chinese": "您好，我想把您加入我的领英职业人脉。",
    "Japanese": "LinkedInであなたを私の人脈ネットワークに追加させてください。",
    "Korean": "링크드인에서 회원님을 1촌으로 추가하고 싶습니다.",
    "Arabic": "أود إضافتك إلى شبكتي المهنية على لينكد إن.",
    "Hindi": "मैं आपको लिंक्डइन पर अपने पेशेवर नेटवर्क में जोड़ना चाहता हूँ",
}
# Without %SLOTS%, which their capitals give away.
LATIN = [
    note
    for note in (*PERSONAL.values(), *TEMPLATE.values())
    if note.isascii() and "%" not in note
]
NOTES = [*PERSONAL.values(), *TEMPLATE.values(), *BOILERPLATE.values()]


def table(notes: dict[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("note", notes.values(), ids=notes.keys())


@table(PERSONAL)
def test_a_note_that_cites_something_specific_is_personal(note: str) -> None:
    assert judge(note).verdict is Verdict.PERSONAL


@table(TEMPLATE)
def test_a_note_that_fits_anyone_is_a_template(note: str) -> None:
    assert judge(note).verdict is Verdict.TEMPLATE


@table(BOILERPLATE)
def test_stock_text_or_none_is_boilerplate(note: str) -> None:
    assert judge(note).verdict is Verdict.BOILERPLATE


@pytest.mark.parametrize(
    ("note", "because"),
    [
        pytest.param("", "no note", id="no note"),
        pytest.param(
            "Hi Mette, your talk on tidal mills was good.", "your talk on", id="a talk"
        ),
        pytest.param(
            "Hi Ove, Beatriz Lamas suggested I write to you.",
            "Lamas suggested I write to you",
            id="who suggested it",
        ),
        pytest.param("Hi {{name}}, good talk in Oslo!", "{{name}}", id="a slot"),
        pytest.param("👋", "👋", id="no words"),
    ],
)
def test_the_verdict_shows_the_words_it_rests_on(note: str, because: str) -> None:
    assert any(because in shown for shown in judge(note).because)


def test_no_note_is_beyond_doubt() -> None:
    assert judge("") == Judgement(Verdict.BOILERPLATE, ("no note",), 1.0)


@pytest.mark.parametrize("note", NOTES)
def test_the_words_shown_stand_in_the_note(note: str) -> None:
    found = judge(note)
    assert found.because
    assert found.because == ("no note",) or all(
        shown in " ".join(note.split()) for shown in found.because
    )


@pytest.mark.parametrize("note", NOTES)
def test_spaces_do_not_matter(note: str) -> None:
    assert judge(f"\n {note} \t".replace(" ", " \u2005 ")) == judge(note)


@pytest.mark.parametrize("note", NOTES)
def test_curly_or_missing_apostrophes_do_not_matter(note: str) -> None:
    straight = judge(note).verdict
    assert judge(note.replace("'", "’")).verdict is straight
    assert judge(note.replace("'", "")).verdict is straight


@pytest.mark.parametrize("note", LATIN)
def test_case_does_not_matter(note: str) -> None:
    assert judge(note.lower()).verdict is judge(note).verdict
    assert judge(note.upper()).verdict is judge(note).verdict


@pytest.mark.parametrize(
    ("accented", "bare"),
    [
        (
            "Je vous invite à rejoindre mon réseau",
            "Je vous invite a rejoindre mon reseau",
        ),
        ("Me gustaría añadirte a mi red", "Me gustaria anadirte a mi red"),
        ("Ich würde Sie gern hinzufügen", "Ich wuerde Sie gern hinzufuegen"),
        ("Sizi ağıma eklemek istiyorum", "Sizi agima eklemek istiyorum"),
    ],
)
def test_accents_do_not_matter(accented: str, bare: str) -> None:
    assert judge(bare).verdict is judge(accented).verdict is Verdict.BOILERPLATE


@pytest.mark.parametrize(
    ("slipped", "verdict"),
    [
        ("I'd like to add you to my profesional netwrok", Verdict.BOILERPLATE),
        ("I have an excitng oportunity that maches your profile", Verdict.TEMPLATE),
        ("I read your artcle about lift repair in Genoa", Verdict.PERSONAL),
    ],
)
def test_a_slip_of_the_pen_does_not_matter(slipped: str, verdict: Verdict) -> None:
    assert judge(slipped).verdict is verdict


@pytest.mark.parametrize("greeting", ["Hi Wilhelmina,", "Dear Wilhelmina Achterberg,"])
@table(TEMPLATE | BOILERPLATE)
def test_a_name_in_the_greeting_makes_nothing_personal(
    note: str, greeting: str
) -> None:
    assert judge(f"{greeting} {note}").verdict is not Verdict.PERSONAL


def test_the_names_of_both_say_nothing() -> None:
    note = "Thorkild Vestergaard would like to connect with Wilhelmina Achterberg"
    found = judge(
        note, sender="Thorkild Vestergaard", recipient="Wilhelmina Achterberg"
    )
    assert found.verdict is Verdict.BOILERPLATE


def test_length_alone_is_not_personal() -> None:
    assert judge(TEMPLATE["a service"] * 20).verdict is Verdict.TEMPLATE


def test_a_specific_thing_outweighs_a_request_for_a_call() -> None:
    note = "Your talk on tidal mills in Aarhus was a joy. Open to a quick call?"
    assert judge(note).verdict is Verdict.PERSONAL


def test_bare_mention_of_a_post_does_not_carry_a_pitch() -> None:
    note = (
        "Hi, I just saw your post. We offer affordable web services for your business."
    )
    assert judge(note).verdict is Verdict.TEMPLATE


@pytest.mark.parametrize("code", TONGUES)
def test_naming_the_language_never_breaks_the_judging(code: str) -> None:
    assert judge(BOILERPLATE["LinkedIn's own"], lang=code).verdict in Verdict


@pytest.mark.parametrize("code", TONGUES)
def test_every_language_has_a_phrase_for_every_strong_cue(code: str) -> None:
    strong = {cue for cue in Cue if abs(cue.weight) >= 3}
    assert strong <= {cue for cue, _pattern in lexicon(code).cues}


@settings(deadline=None)  # The first note in a language makes its lexicon.
@given(st.text())
def test_no_text_breaks_the_judging(note: str) -> None:
    found = judge(note)
    assert 0 <= found.confidence <= 1
    assert found.because == ("no note",) or all(
        shown in " ".join(note.split()) for shown in found.because
    )


@settings(deadline=None)  # The first note in a language makes its lexicon.
@given(st.lists(st.sampled_from(" ".join(NOTES).split()), max_size=60))
def test_no_mix_of_words_breaks_the_judging(mixed: list[str]) -> None:
    note = " ".join(mixed)
    assert all(shown in note or not note for shown in judge(note).because)


@pytest.mark.parametrize(
    "flood",
    [
        "your talk ",
        "[",
        "{{a ",
        '"abc ',
        "a@",
        "1,",
        "\u0301",
        "\x00\x1b",
        "👩‍👩‍👧",
        "您的",
    ],
)
def test_only_the_beginning_of_a_flood_is_read(flood: str) -> None:
    endless = flood * 40_000
    assert judge(endless) == judge(endless[:LONGEST])


def test_an_endless_word_is_cut() -> None:
    assert [len(word.text) for word in words("a" * 500)] == [40]


def test_no_note_needs_no_word_lists() -> None:
    code = (
        "import sys; from store.rules.verdict import judge; judge('');"
        "print('store.rules.tongues' in sys.modules, 'rapidfuzz' in sys.modules)"
    )
    run = [sys.executable, "-c", code]
    shown = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert shown.split() == ["False", "False"]
