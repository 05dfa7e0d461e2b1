"""How invitation notes are worded in German."""

from store.rules.tongues.tongue import Cue, Tongue

GERMAN = Tongue(
    "de",
    common="""
        derzeit würde würden begrüßen dürfen durfen darf dürfte hinweise offene
        offenen bereich der die das den dem des ein eine einen einem einer eines und
        oder aber auch als am an auf aus bei beim bin bis bist da dabei dafur dann
        dass dein deine deinem deinen deiner dich dir du durch er es etwas euch euer
        eure fur gar gerne gern gibt habe haben hat hatte hatten hier ich ihm ihn
        ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jetzt kann kannst konnen
        konnte konnten man mal mehr mein meine meinem meinen meiner mich mir mit
        moechte mochte muss nach nicht noch nun nur ob schon sehr sein seine sei seit
        sich sie sind so uber um uns unser unsere unserem unseren unter vielleicht
        viel viele vielen vom von vor war waren was weil weiter welche wenn wer werde
        werden wie wieder will wir wird wo worden wurde wurden wurdest zu zum zur zwei
        zwischen freue freuen freut melde melden heute liebe lieber grusse gruss beste
        schone mfg danke dank herr frau geehrte geehrter hoffe geht gut gute guten
        ganz einfach kurz dazu daruber alles moin tag zeit herzliche herzlich
        freundliche freundlichen meines deines seines unseres dieser dieses diese
        diesem diesen keine kein keinen alle allen andere anderen etwa wenig schnell
        bitte sowie damit deshalb weshalb derselbe selbst schonen erst immer nie doch
        seinem ohne gegen wegen trotz gerade bald demnächst letzte letzten letzter
        nächste nächsten woche jahre jahren jahr tage tagen könnte könnten sollte
        sollten hätte hätten wäre wären gefreut willkommen lieben
    """,
    stock="""
        netzwerk netzwerken beruflich beruflichen berufliches professionelles linkedin
        xing hinzufugen hinzuzufugen vernetzen vernetze vernetzt verbinden verbinde
        verbindung kontakt kontakte kontaktanfrage anfrage einladung einladen annehmen
        bestatigen profil profils besuch interessant austausch austauschen vernetzung
        kontaktliste direkt aufnehmen gemeinsame mitglied
    """,
    generic="""
        personalberater mandanten leiter einkauf tool demo lust geschaftsfuhrer
        semester bwl informatik anfragen fachkraft ki automatisierung prozesse kosten
        sparen senken steigern planbar wachstum strategie strategien coaching coach
        finanzen finanzberater immobilien versicherung vorsorge investment raum passt
        hervorragend perfekt fuhrung leadership entwickler softwareentwickler
        ingenieur senior junior remote homeoffice gehalt benefits unternehmensberatung
        agentur social media content vertriebsleiter akquise leadgenerierung
        selbststandige selbststandig innovation innovationen potenzial moglichkeiten
        chancen kooperation partner partnerschaft baue aufbauen erweitern ausbauen
        anrufen telefonieren profil erfahrung erfahrungen werdegang hintergrund
        unternehmen firma firmen branche branchen bereich position positionen stelle
        stellen job jobs karriere kunden kunde team projekt projekte mitarbeiter
        fachkrafte expertise kompetenz kompetenzen interesse gesprach telefonat termin
        minuten woche monat spannend spannende spannenden spannender herausforderung
        netzwerk umsatz losung losungen software marketing vertrieb digitalisierung
        beratung berater angebot angebote kostenlos kostenlose unverbindlich mehrwert
        synergien zusammenarbeit student studentin studium praktikum praktikant
        werkstudent bewerbung lebenslauf suche suchen inspirierend beeindruckt
        beeindruckend ihres ihrem gleichgesinnten menschen leuten experten
        fuhrungskrafte entscheider wissen themen thema gruppe beitrage inhalte url
        percent money mail arbeit ziele unterstutzen unterstutze helfe hilfe helfen
        gewinnen erstgesprach website auftritt aktuell aktuellen neue neuen neuer
        bedarf apps app startup startups besuch personlichkeiten
    """,
    your="""
        dein deine deinen deinem deiner deines ihr ihre ihren ihrem ihrer ihres euer
        eure euren
    """,
    made="""
        vortrag vortrage talk keynote prasentation folien workshop seminar vorlesung
        kurs artikel beitrag aufsatz buch bucher kolumne blog blogbeitrag post podcast
        folge interview video film arbeit doktorarbeit masterarbeit studie bericht
        kommentar frage antwort antworten bibliothek paket plugin werkzeug app spiel
        dashboard rezension geschichte gedicht lied album ausstellung konzert auftritt
        rezept garten karte fotos foto bilder gemalde zeichnungen ubersetzung
        forschung stand messestand lesung stuck roman erklarung rede anleitung
        newsletter webinar artikels vortrags buches
    """,
    greeting="""
        hallo hi guten moin servus gruss liebe lieber sehr geehrte hey tag morgen
        abend
    """,
    cues={
        Cue.MET: (
            "wir ..5 (gewohnt|gelebt|gesessen|gesungen|gedient|gelernt)",
            "(schon|nett|toll|gefreut) ..2 (dich|sie) ..6 (kennenzulernen|"
            "kennengelernt|zu treffen|getroffen|zu sehen|wiederzusehen)",
            "(war|bin|waren) ..2 (dein*|ihr*|mein*) ..1 (student*|schuler*|"
            "patient*|nachbar*|praktikant*|lehrling|azubi|doktorand*|mieter*|gast|"
            "lehrer*|trainer*|professor*|chef*)",
            "(ich bin|war) (der|die) ..2 mit ..4",
            "(bei <own>|man) (sagte|erzahlte) mir ..3",
            "wir (haben|hatten|kennen|waren|sassen|standen|sind|trafen|sprachen|"
            "studierten|arbeiteten) ..7 (kennengelernt|getroffen|gesprochen|"
            "unterhalten|zusammen|gemeinsam|begegnet|gearbeitet|studiert|geteilt|"
            "beide|diskutiert|gesehen|gegenuber|nebeneinander|gesungen|gespielt|"
            "gefahren|nochmal|damals|ausgetauscht)",
            "(haben|hatten|sind|waren) (wir|uns|wir uns) ..7 (kennengelernt|"
            "getroffen|gesprochen|unterhalten|begegnet|gearbeitet|studiert|"
            "ausgetauscht|gesehen|beide|zusammen)",
            "(zusammen|gemeinsam) ..6 (studiert|gearbeitet|gelernt|gesessen|schule|"
            "gespielt|gesungen|gewohnt|abitur)",
            "(ich|war) (war|habe|sass|ich|stand) ..5 <your> ..3 <made>",
            "ich (war|sass|stand) ..5 (publikum|zuhorer*|reihe|beim|auf dem|auf "
            "der|in der) ..5",
            "(uns) ..9 (unterhalten|kennengelernt|getroffen|gesprochen|"
            "ausgetauscht|gesehen)",
            "wie (versprochen|besprochen|verabredet)",
            "(unser|unserem|unseren|das|dem|fur das) ..2 (gesprach|unterhaltung|"
            "treffen|austausch) ..1 (am|auf|in|bei|beim|gestern|im|uber|von|"
            "letzte*)",
            "(erinnern|erinnerst) (sie|du) (sich|dich)",
            "(ehemalig*|fruher*|alt*) ..1 (kolleg*|kommiliton*|mitschuler*|"
            "nachbar*|schuler*|student*)",
            "(mitschuler*|kommiliton*|klassenkamerad*|studienkolleg*)",
            "(freue|freuen) ..3 (auf|darauf) ..4 (treffen|sehen|kennenlernen|"
            "kennenzulernen) ..3 (am|auf|beim|in|nachste*)",
            "(meine|mein|unsere|unser) ..1 (tochter|sohn|frau|mann|mutter|vater|"
            "bruder|schwester|chef|chefin|professor*|kollege|kollegin|nachbar*) "
            "..8 (ihnen|dir|sie|dich|ihr*)",
        ),
        Cue.LED: (
            "(hat|haben) ..1 (mir|mich) ..5 (empfohlen|geraten|erzahlt|erwahnt|"
            "genannt|gegeben|verwiesen|hingewiesen|gesagt|geschickt|gezeigt|"
            "vorgeschlagen|aufmerksam gemacht|erklart)",
            "(empfahl|riet|erzahlte|sagte|nannte|gab|meinte|verwies) ..1 (mir|mich|"
            "du|sie)",
            "(auf empfehlung|auf anraten|auf hinweis|auf rat)",
            "(von|uber|durch) <own> <own>? (weiss|habe|kenne|bekam|erfuhr|erfahren|"
            "gehort) ..6",
            "(gemeinsamer|gemeinsame|gemeinsamen) (freund*|bekannt*|kolleg*)",
            "<own> (meint*|sagt*|findet|schwarmt*) ..2 (du|sie) ..6",
        ),
        Cue.HELPED: (
            "(danke|dank|bedanken) ..4 (fur) (deine|ihre|eure|die|den|deinen|ihren|"
            "das|dein|ihr) ..3 (hilfe|tipp|tipps|rat|unterstutzung|<made>|antwort|"
            "einladung|geduld|<own>)",
            "(du|sie) (hast|haben|hattest|hatten) ..7 (geholfen|erklart|"
            "geschrieben|gezeigt|beantwortet|gerettet|empfohlen|erzahlt|gesagt|"
            "gegeben|gebaut|gehalten|veroffentlicht|ubersetzt|organisiert|"
            "versprochen|gefragt|vorgestellt|gemacht|hinter sich)",
            "(hast|haben) (du|sie) ..7 (geholfen|erklart|geschrieben|gezeigt|"
            "beantwortet|gerettet|gehalten|gesagt|gemacht|gelost|geschafft|"
            "versprochen|erzahlt)",
            "(habe|hatte) ..1 (dir|ihnen) ..4 (versprochen|zugesagt)",
            "(mir|uns) ..5 geholfen",
        ),
        Cue.WORK: (
            "<your> ..3 <made> ..2 (uber|zu|zum|zur|auf|bei|beim|in|im|am|vom|von|"
            "an|mit|fur|aus|hat|hatte|war|ist|gestern|letzte*|gelesen|gehort|"
            "gesehen) ..8",
            "<your> <own> ..1 <made>",
            "(gelesen|gehort|gesehen|verfolgt|benutze|nutze|nutzen|verwende|"
            "verwenden|las|lese|hore) ..4 <your> ..2 (<made>|<own>)",
            "<your> ..2 (<made>|<own>) ..5 (gelesen|gehort|gesehen|benutzt|genutzt|"
            "verwendet|gekauft|nachgekocht|ausprobiert|begeistert|beschaftigt|"
            "besucht)",
        ),
        Cue.SHARED: (
            "wir ..3 (beide|ebenfalls|auch) ..6 <own>",
            "(ebenfalls|auch) ..3 (aus|in|bei|an) ..3 <own>",
            "(selben|gleichen|derselben|demselben|gleiche|dieselbe) ..1 (schule|"
            "klasse|team|verein|dorf|stadt|jahrgang|haus|strasse|chor|kurs|"
            "abteilung|studiengang|uni|lehrer|professor)",
        ),
        Cue.ASKS: (
            "(frage|fragen|wissen|erfahren|interessiert) ..3 (zu|zum|zur|uber|ob|"
            "wie|warum) ..5 <own>",
            "(wie|warum|was|wo|welche) (hast|haben|machst|machen|war|ist|bist|"
            "sind) (du|sie) ..5 <own>",
        ),
        Cue.PITCH: (
            "(bedarf|profitieren|zukommen|unseren kunden)",
            "(darf|kann|soll) ich ..4 (schicken|senden|zusenden|zeigen|vorstellen|"
            "zukommen)",
            "wir (vermieten|verkaufen|produzieren|fertigen|vertreiben|liefern|"
            "organisieren|veranstalten|entwickeln|realisieren) ..1",
            "(umfrage|katalog|broschure|nebenbei|finanziell|verdienst|teilnehmer)",
            "(unternehmen|firmen|unternehmer|betriebe|kunden|menschen|coaches|"
            "selbststandige*) wie (ihres|ihre|ihrem|sie|dich|deines|dein|euch)",
            "(spannend*|attraktiv*|interessant*|passend*|neu*) ..2 (position*|"
            "stelle*|herausforderung*|projekt*|karriere*|jobs|vakanz*|rolle|"
            "aufgabe*)",
            "(unterstutze*|helfe*|begleite*) ..4 (unternehmen|firmen|kunden|dabei|"
            "unternehmer|mensch*|fuhrungskraft*|coaches|selbststandig*)",
            "(unverbindlich*|kostenlos*|kostenfrei*|erstgesprach|telefonat|kurzer "
            "call|kurzen call|demo|webinar|leads|neukunden|umsatz*|percent|money|"
            "url|email)",
            "(personalberat*|headhunter*|recruit*|personalvermittl*|zeitarbeit|"
            "mandant*|im auftrag)",
            "(haben|hatten|hattest|hast|hatte) (sie|du) ..3 (interesse|zeit|lust)",
            "(offen fur|wechselbereit|neue herausforderung*)",
            "(wir|ich) (suchen|suche|bieten|biete) ..3",
            "(synerg*|mehrwert|zusammenarbeit)",
        ),
        Cue.SEEKS: (
            "(auf der suche|suche) ..5 (job|stelle|praktikum|position|werkstudent*|"
            "herausforderung|anstellung|arbeit)",
            "(bewerb*|lebenslauf|praktikum*|werkstudent*)",
        ),
        Cue.PRAISE: (
            "<your> ..2 (profil|werdegang|erfahrung*|hintergrund|expertise|"
            "lebenslauf|kompetenz*)",
            "(auf (ihr|dein) profil|profil aufmerksam|profil gestossen)",
            "(gleichgesinnt*|interessante* menschen|branche*|netzwerk erweitern|"
            "netzwerk zu erweitern)",
            "(spannend*|interessant*|regen|gegenseitig*|fachlich*) (austausch|"
            "themen|kontakte|gesprache)",
            "(gleichen|selben) ..1 (gruppe|branche)",
            "(vernetze mich gern*|beeindruck*)",
        ),
        Cue.THEIRS: ("<your> ..1 <own>",),
        Cue.DID: (
            "(du|sie) (warst|waren) ..6 <own>",
            "(du|sie) (hattest|hatten|warst|waren) ..3 <own>",
            "(du|sie) (hast|haben|hattest|hatten) ..6 (ge*t|ge*en|*iert)",
            "(hast|haben|hattest|hatten|warst|waren) (du|sie) ..6 (ge*t|ge*en|*iert)",
            "(hattest|hatten) (du|sie|mir|uns) ..5 <own>",
            "(schulde|verdanke) ..1 (dir|ihnen)",
            "(mir|uns) ..3 (geraten|geliehen|gesagt|gegeben)",
        ),
    },
)
