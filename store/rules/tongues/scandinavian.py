"""How invitation notes are worded in Swedish, Danish and Norwegian."""

from store.rules.tongues.tongue import Cue, Tongue

SCANDINAVIAN = Tongue(
    "sv",
    common="""
        jeg ikke af til med hvad hvor hvordan også meget tak takk hei vil gerne gjerne
        noe noget min mitt mit er var vi dere blive bli och i på att det som en ett är
        av för till den har de inte om jag du ni han hon man vad så kan ska skulle
        vill vilja från vid eller men mig dig oss mina din ditt dina vår när hur här
        där efter också mycket gärna hej hejsan tack hälsningar vänliga god dag mvh
        hoppas bra lite igen även
    """,
    stock="""
        netværk nettverk faglige profesjonelle professionelle tilføje legge lägga
        nätverk professionella yrkesnätverk linkedin kontakt kontakter kontaktnät
        inbjudan bjuda ansluta acceptera profil knyta utöka
    """,
    generic="""
        profil erfarenhet företag jobb tjänst roll kunder team projekt lösningar
        bransch möjlighet spännande rekryterare rekryterar kandidat samtal möte
        minuter hjälper student praktik söker utbyte samarbete karriär url percent
        money email
    """,
    your="dit jeres deres din dine deg dig ditt dina er ert era",
    made="""
        oplæg foredrag bog bogen artiklen innlegg* bok episode föredrag föreläsning*
        presentation* artikel* boken böcker workshop* kurs* podd* avsnitt* inlägg*
        avhandling* uppsats* studie* fråga frågor svar bibliotek* film* utställning*
        konsert* recept* intervju* krönika* rapport*
    """,
    greeting="hej hejsan tjena god dag hallå bästa kära",
    cues={
        Cue.MET: (
            "(min|mitt|vår) (mormor|farmor|morfar|farfar|mamma|pappa|mor|far|son|sønn|"
            "dotter|datter|fru|man|mann|bror|syster|søster|kollega|chef|sjef) ..8 "
            "(dig|deg|din|dina|dine|er)",
            "vi ..1 (träffades|sågs|pratade|talade|jobbade|arbetade|pluggade|"
            "studerade|satt|möttes|delade)",
            "(kul|trevligt|roligt) ..2 (träffa*|prata|ses) ..5",
            "(minns du|kommer du ihåg|gammal kollega|före detta kollega|"
            "klasskamrat*|kurskamrat*)",
            "jag (var|satt) ..3 (publiken|på <your>|på din*|hon som|han som)",
        ),
        Cue.LED: (
            "(tipsade|rekommenderade|föreslog|berättade|sa|nämnde|gav) ..2 (mig|om "
            "dig|dig|att) ..4",
            "(gemensam|gemensamma) (vän|bekant|bekanta)",
        ),
        Cue.HELPED: (
            "(tack|tak|takk) ..3 (för|for) ..2 (hjälpen|<your>|senast|<made>) ..5",
            "(du|ni) ..1 (hjälpte|visade|berättade|skrev|sa|förklarade) ..4",
        ),
        Cue.WORK: (
            "(läst|läste|läser|lyssnat|lyssnade|sett|såg|använder|hörde|hört) ..3 "
            "<your> ..2 (<made>|<own>)",
            "<your> <made> ..1 (om|på|i|vid|från) ..3 <own>",
        ),
        Cue.SHARED: (
            "(båda|bägge) ..6 <own>",
            "(samma) (skola|klass|lag|by|kör|gata|utbildning|företag)",
        ),
        Cue.ASKS: ("(fråga|frågor|undrar|veta) ..2 (om|hur|varför) ..4 <own>",),
        Cue.PITCH: (
            "får (jag|vi) ..2 (skicka|visa|presentera)",
            "vi (säljer|tillverkar|hyr|arrangerar|levererar|erbjuder|söker)",
            "(vi|jag) hjälper ..3",
            "(rekryter*|spännande ..2 (roll|tjänst|möjlighet*|uppdrag)|vår kund|"
            "företag som ert|kort samtal|kostnadsfri*|url|email|percent|money|"
            "öppen för)",
        ),
        Cue.SEEKS: ("söker ..3 (jobb|praktik|tjänst|arbete)",),
        Cue.PRAISE: (
            "<your> ..1 (profil|erfarenhet|bakgrund)",
            "utöka mitt nätverk",
        ),
        Cue.DID: (
            "(du|ni) ..1 (*ade|*te|gav|skrev|höll|sa|hade) ..4",
            "jag ..1 (köpte|såg|hörde|lånade|träffade) ..1 (dig|din|ditt|dina) ..3",
        ),
    },
)
