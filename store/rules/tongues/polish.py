"""How invitation notes are worded in Polish."""

from store.rules.tongues.tongue import Cue, Tongue

POLISH = Tongue(
    "pl",
    common="""
        i w na z ze do od o za po przez dla pod nad przy że się nie to jest są był
        była było byłem byłam być mam ma masz mamy jak co czy ale lub oraz już też
        także bardzo mnie mi mną ja ty pan pani pana panią państwa cię ciebie ci twój
        twoja moja mój mojej mojego swojej nas nam dzień dobry cześć witam hej
        pozdrawiam dziękuję proszę chciałbym chciałabym chętnie możemy może mogę
        serdecznie miło
    """,
    stock="""
        dodać sieci sieć zawodowej zawodowa profesjonalnej kontaktów kontakty kontakt
        linkedin zaproszenie zaprosić przyjęcie połączyć nawiązać profil zapraszam
        dołączyć grona znajomych
    """,
    generic="""
        profil profilu doświadczenie pracy pracę praca ofertę oferta ofert stanowisko
        firma firmy firm klientów klienta zespół projekt programisty programista
        rekruter rekrutacja ciekawą ciekawa rozmowa rozmowę porozmawiać współpraca
        współpracy branży branża usługi rozwiązania trafiłem trafiłam szukam poszukuję
        staż student studentka doświadczeniem url percent money email minut
    """,
    your="""
        twój twoja twoje twoją twojego twojej twoim pani pana pański pańska pańskie
        państwa
    """,
    made="""
        wykład* prelekcj* prezentacj* artykuł* książk* warsztat* kurs* podcast*
        wywiad* wpis* post* badani* prac* rozdział* film* wystaw* koncert* pytani*
        odpowied* bibliotek* wystąpieni* tłumaczeni* powieś* reportaż* zaję* odcin*
        esej* komentarz*
    """,
    greeting="dzień dobry cześć witam hej szanowny szanowna pan pani drogi droga",
    cues={
        Cue.MET: (
            "(poznaliśmy|poznałyśmy|spotkaliśmy|spotkałyśmy|rozmawialiśmy|"
            "rozmawiałyśmy|pracowaliśmy|studiowaliśmy|widzieliśmy|chodziliśmy|"
            "pracowałyśmy|studiowałyśmy)",
            "(byłem|byłam|słuchałem|słuchałam|uczestnicz*) ..2 <your> ..2 <made>",
            "(razem|wspólnie) ..3 (pracow*|studiow*|chodzi*|graliśmy|byliśmy)",
            "(pamięta pan*|pamiętasz)",
        ),
        Cue.LED: (
            "(mówił*|wspominał*|mówi|twierdzi) że ..3",
            "(polecił*|polecił|doradził*|powiedział* mi|wspomniał*|zasugerował*|"
            "dał* mi|podał* mi) ..5",
            "(z polecenia|dzięki rekomendacji|wspólny znajomy|wspólna znajoma)",
        ),
        Cue.HELPED: (
            "(dziękuję|dzięki) ..2 za ..2 (pomoc|<made>|radę|wykład|<your>) ..4",
        ),
        Cue.WORK: (
            "(przeczytał*|czytał*|oglądał*|słuchał*|używam|korzystam|obejrzał*|"
            "wysłuchał*) ..2 <your> ..2 (<made>|<own>)",
            "<your> ..2 <made> ..1 (o|w|na|z|dla|do) ..3 <own>",
        ),
        Cue.SHARED: (
            "(obaj|oboje|obie) ..6 <own>",
            "(tej samej|tym samym|ten sam) ..3",
        ),
        Cue.ASKS: ("(zapytać|spytać|pytanie|pytań) ..2 o ..3 <own>",),
        Cue.PITCH: (
            "(mogę|możemy|czy) ..2 (przesłać|wysłać|przedstawić)",
            "(produkujemy|sprzedajemy|organizujemy|oferuję|zapraszamy|dostarczamy|"
            "naszą ofertę|katalog)",
            "(ofert* pracy|ciekaw* ofert*|rekrut*|naszego klienta|pomagam* ..2|"
            "oferujemy|poszukujemy|stanowisk*|url|email|percent|money|bezpłatn*|"
            "leadów)",
        ),
        Cue.SEEKS: ("(szukam|poszukuję) ..2 (pracy|stażu|praktyk)",),
        Cue.PRAISE: ("(trafił* na|<your>) ..2 (profil*|doświadczeni*)",),
        Cue.DID: (
            "(*łeś|*łaś)",
            "(pan|pani) ..2 (*ł|*ła)",
            "(wymienia|pisze|wspomina|opisuje) (pan|pani) ..2",
            "(*liśmy|*łyśmy)",
        ),
    },
)
