"""How invitation notes are worded in Dutch."""

from store.rules.tongues.tongue import Cue, Tongue

DUTCH = Tongue(
    "nl",
    common="""
        de het een en of maar want dus als dan dat die deze dit te om in op aan bij
        met van voor naar uit over door tot onder tussen zonder na is ben bent zijn
        was waren wordt worden werd heb hebt heeft hebben had hadden kan kun kunt
        kunnen kon wil wilt willen wilde zou zouden zal zullen mag mogen moet moeten
        ga gaat gaan ging ik jij je u hij zij ze wij we jullie mij me jou hem haar hen
        ons onze mijn jouw uw niet geen wel ook nog al er hier daar waar wie wat hoe
        waarom wanneer welke heel erg veel meer graag even zo nu toen weer altijd alle
        iets niets hallo hoi dag beste geachte goedemorgen goedemiddag heer mevrouw
        groet groeten vriendelijke hartelijke bedankt dank dankjewel leuk fijn mooi
        goed hopelijk hoop tijd jaar dagen keer via alvast omdat terwijl tijdens sinds
        tegen beter groot grote elke ieder andere ander zelf eigen nooit vaak soms
        misschien binnenkort morgen gisteren vandaag week weken maanden vorige
        volgende laatste zodat echt best
    """,
    stock="""
        netwerk netwerken professioneel professionele zakelijke linkedin toevoegen
        connecten connectie connecties verbinden verbinding contact contacten
        uitnodigen uitnodiging accepteren accepteer verzoek profiel bekeken leden lid
        interessant houden link linken
    """,
    generic="""
        zorg ziekenhuis teamleider adviseur financieel hypotheek verzekering vastgoed
        beheer hr software automatisering processen kosten besparen verlagen verhogen
        strategie merk bureau reclame engineering informatica senior junior
        afgestudeerd universiteit hbo manager directeur specialist gespecialiseerd
        potentieel partnerschap commercieel data innovatie transformatie passie
        gepassioneerd experts kandidaten opdrachtgever werkgever salaris hybride
        profiel ervaring achtergrond carriere loopbaan bedrijf bedrijven organisatie
        organisaties sector branche functie functies rol rollen baan banen vacature
        vacatures kans kansen stage student studente studeer klant klanten sales team
        teams project projecten oplossing oplossingen dienst diensten marketing
        digitale technologie ontwikkelaar engineer help helpen gesprek bellen koffie
        kop kennismaking kennismaken minuten week maand samenwerken samenwerking
        synergie groei groeien ideeen leren kennis leiders ondernemers ondernemer zoek
        zoeken zoekt interesse geinteresseerd indruk inspirerend gratis informatie url
        percent money mail uitdaging accountmanager leads genereren korte open sta
        werk vakgebied kwam tegen nieuwe opdracht opdrachten kandidaat cv resultaten
        doelen omzet vrijblijvend gedachten wisselen uitwisselen professionals mensen
    """,
    your="je jouw uw jullie",
    made="""
        lezing lezingen presentatie talk workshop cursus les lessen college artikel
        artikelen boek boeken roman verhaal essay proefschrift scriptie studie rapport
        blog post podcast aflevering interview video film documentaire reactie
        opmerking vraag antwoord antwoorden bibliotheek pakket plugin tool app spel
        dashboard recensie gedicht lied album tentoonstelling concert optreden
        voorstelling recept tuin kaart foto foto's tekening tekeningen schilderij
        schilderijen vertaling column seminar toespraak onderzoek stand kraam keynote
        bijdrage handleiding
    """,
    greeting="""
        hallo hoi dag beste geachte hey hi goedemorgen goedemiddag goedenavond lieve
    """,
    cues={
        Cue.MET: (
            "(ik was|ik ben|was|bent|was je|u was|jij was) ..1 (je|jouw|uw|mijn|"
            "een)? ..1 (leerling*|student*|patiënt*|buurman|buurvrouw|stagiair*|"
            "docent*|leraar|lerares|huurder|meester|juf|trainer|coach van)",
            "(wij|we) (stonden|zaten|werkten|liepen|fietsten|speelden) ..6",
            "(we|wij) (hebben|hadden|waren|zaten|stonden|spraken|werkten|"
            "studeerden|ontmoetten|kennen|deelden|woonden|speelden|zongen|"
            "fietsten) ..7 (samen|elkaar|gesproken|ontmoet|gewerkt|gestudeerd|"
            "naast|beiden|beide|allebei|gepraat|gekletst|op|in|bij|tijdens)",
            "(hebben|hadden|spraken|zagen|kennen|zaten) (we|wij|elkaar|we elkaar) "
            "..6 (samen|gesproken|ontmoet|gewerkt|gestudeerd|gezien|op|bij|tijdens|"
            "in)",
            "(samen|elkaar) ..5 (gewerkt|gestudeerd|ontmoet|gesproken|gezeten|"
            "gezongen|gespeeld|gezien)",
            "ik (was|zat|stond) ..4 (publiek|zaal|rij|bij <your>|op <your>|naast)",
            "(ons|onze) ..1 (gesprek|ontmoeting|praatje|reis|klas) ..1 (op|in|bij|"
            "tijdens|over|van|gisteren)",
            "(weet je nog|herinner je je|herinnert u zich|ken je me nog|weet niet "
            "of je)",
            "(oud|oude|voormalig*|ex) (colleg*|klasgeno*|studiegeno*|leerling*|"
            "buurman|buurvrouw|huisgeno*)",
            "(klasgeno*|studiegeno*|oud colleg*|oudcolleg*|teamgeno*|jaargeno*)",
            "(leuk|fijn|mooi|goed) ..3 (te ontmoeten|te spreken|gesproken te "
            "hebben|ontmoet|kennis te maken) ..4 (op|in|bij|gisteren|tijdens|"
            "vorige)",
            "(mijn|onze) (dochter|zoon|vrouw|man|zus|broer|moeder|vader|baas|"
            "docent|collega|buurman|buurvrouw|neef|nicht) ..8 (je|jou|u|jouw|uw)",
        ),
        Cue.LED: (
            "(heeft|had|hebben) (me|mij) ..6 (aangeraden|verteld|gegeven|getipt|"
            "gewezen|gezegd|doorverwezen|genoemd|aanbevolen|gestuurd|gemaild)",
            "(raadde|vertelde|gaf|tipte|wees|zei|stuurde|noemde|adviseerde) ..2 "
            "(me|mij|je|jou|dat|je naam)",
            "(kreeg|kregen|heb) ..2 <your> (naam|nummer|contact*|adres|gegevens)",
            "(op advies|op aanraden|op aanbeveling) van",
            "(gemeenschappelijke|wederzijdse) (vriend*|kennis*|colleg*)",
            "(via|van) <own> <own>? ..2 (hoorde|kreeg|begreep|weet)",
        ),
        Cue.HELPED: (
            "(bedankt|dank|dankjewel|dankbaar) ..4 voor (je|jouw|uw|de|het|jullie) "
            "..3 (hulp|tip|tips|<made>|advies|uitleg|antwoord|<own>)",
            "(je|jij|u) (hebt|heb|had|heeft) ..7 (geholpen|uitgelegd|geschreven|"
            "laten zien|beantwoord|gered|aangeraden|verteld|gezegd|gegeven|gemaakt|"
            "gebouwd|gepubliceerd|beloofd|genoemd)",
            "(heb|hebt|had|heeft) (je|jij|u) ..7 (geholpen|uitgelegd|geschreven|"
            "beantwoord|gered|verteld|gezegd|gemaakt|gebouwd|gedaan|aangepakt|"
            "beloofd)",
            "(je|jij|u) (vertelde|schreef|zei|legde|gaf|noemde|hielp|maakte|bouwde|"
            "beloofde|vroeg)",
            "(heb|had) (je|u|jou) ..3 beloofd",
        ),
        Cue.WORK: (
            "<your> ..2 <made> ..2 (over|op|in|bij|aan|van|voor|met|tijdens|uit|"
            "heeft|was) ..6 <own>",
            "(gelezen|gehoord|gezien|gebruik|gebruiken|las|lees|luister|volg|"
            "luisterde|keek) ..4 <your> ..2 (<made>|<own>)",
            "<your> ..2 <made> ..6 (gelezen|gehoord|gezien|gebruikt|uitgelezen|"
            "gekocht|geluisterd|bezocht|genoten|gekeken)",
            "<your> <own> ..1 <made>",
        ),
        Cue.SHARED: (
            "(we|wij) ..3 (allebei|beiden|beide|ook) ..6 <own>",
            "(ik|ben) ..2 ook ..3 (uit|in|bij|van) ..3 <own>",
            "(zelfde|dezelfde|hetzelfde) ..1 (school|klas|team|dorp|straat|buurt|"
            "club|koor|opleiding|universiteit|docent|studie|jaar|afdeling|flat|"
            "stad)",
            "net als (jij|u|jou) ..6 <own>",
        ),
        Cue.ASKS: (
            "(vraag|vragen|weten|benieuwd|nieuwsgierig|horen|advies) ..3 (over|"
            "naar|of|hoe|waarom) ..4 <own>",
            "(hoe|waarom|waar|wat) (heb|heeft|doe|deed|vond|ben) (je|jij|u) ..6 <own>",
            "(jij|je|u) zou weten ..6 <own>",
        ),
        Cue.PITCH: (
            "mag ik ..5 (sturen|toesturen|laten zien|mailen|voorstellen)",
            "(wij|we) (maken|verkopen|produceren|verhuren|organiseren|leveren|"
            "ontwikkelen|zijn op zoek) ..1",
            "(onze|ons|mijn) (catalogus|producten|diensten|platform|website|bureau|"
            "klant|klanten)",
            "(wij|we|ik) ..1 (helpen|help|ondersteunen|ondersteun|bieden|bied|"
            "zoeken|begeleiden) ..3",
            "(bedrijven|organisaties|ondernemers|mensen|professionals) zoals (jij|"
            "jou|die|u|jullie|het)",
            "(leuke|mooie|nieuwe|uitdagende|interessante) ..1 (uitdaging|functie|"
            "rol|vacature|kans|opdracht|baan)",
            "(recruit*|headhunter|vacature*|opdrachtgever|werving)",
            "(sta je open|open voor|interesse in|heb je interesse|zou je interesse|"
            "kort gesprek|korte kennismaking|kop koffie|demo|vrijblijvend*)",
            "(percent|money|url|email|gratis|leads|omzet|webinar)",
            "(synergi*)",
        ),
        Cue.SEEKS: (
            "(op zoek|zoek|zoekende) ..4 (baan|stage|functie|werk|uitdaging|"
            "afstudeer*|opdracht)",
            "(mijn cv|afstudeeropdracht|afstudeerstage|stageplek)",
        ),
        Cue.PRAISE: (
            "<your> ..1 (profiel|ervaring|achtergrond|carriere|loopbaan|expertise)",
            "(onder de indruk|indrukwekkend*)",
            "netwerk ..2 (uitbreiden|vergroten|uit te breiden|te vergroten)",
            "(professionals|mensen) (uit|in|met) ..2 (sector|branche|vakgebied|"
            "interesses)",
            "(ideeen|kennis|gedachten|ervaringen) ..1 (wisselen|uitwisselen|delen)",
        ),
        Cue.THEIRS: ("<your> ..1 <own>",),
        Cue.DID: (
            "(je|jij|u) (hebt|had|heb|heeft) ..5 (ge*d|ge*t|ge*en)",
            "(je|jij|u) (gaf|was|zat|stond|deed|zei|vroeg|schreef|leerde|kwam|won|"
            "verkocht) ..4",
            "waar (je|u) om vroeg",
            "(heb|hebben) (je|u|jou) ..3 (ge*d|ge*t|ge*en)",
        ),
    },
)
