"""How invitation notes are worded in Italian."""

from store.rules.tongues.tongue import Cue, Tongue

ITALIAN = Tongue(
    "it",
    common="""
        il lo la i gli le l un uno una di a da in con su per tra fra del dello della
        dei degli delle al allo alla ai agli alle dal dalla dai nel nella nei nelle
        sul sulla sui e ed o ma che chi cui come quando dove perché se non è sono sei
        siamo siete era ero eri stato stata essere ho hai ha abbiamo avete hanno aveva
        avevi avere fa fare faccio fatto mi ti si ci vi me te lei lui noi voi loro io
        tu mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri
        vostro vostra più molto molti molte anche già ancora sempre tutto tutti tutta
        questo questa questi queste quello quella ciao salve buongiorno buonasera
        gentile caro cara signor signora dott grazie piacere cordiali saluti saluto
        presto vorrei volevo voglio piacerebbe posso puoi può possiamo potrebbe oggi
        ieri anno anni tempo volta due tre qui bene spero qualche qualcosa ne poi prof
        via quindi allora così mentre durante senza contro prima dopo mai ora adesso
        ogni altro altra altri altre stesso stessa meglio grande sarebbe sarei avrei
        vorremmo saremmo settimana mesi giorni giorno ultimo ultima prossimo prossima
        domani attesa anticipo gentilmente
    """,
    stock="""
        rete reti professionale professionali linkedin aggiungere aggiungerti
        aggiungerla collegarmi collegarci collegamento collegamenti connettermi
        connetterci connessione contatto contatti invito invitare invitarti invitarla
        accettare accetta accetti richiesta profilo entrare far parte interessante
        visto contattarti
    """,
    generic="""
        agenzia comunicazione realizziamo siti web prezzi competitivi inviarle
        preventivo consulenza consulente finanza investimenti assicurazione
        immobiliare gestione risorse umane software automazione automatizzare processi
        costi ridurre aumentare fatturato strategia marchio pubblicità ingegneria
        informatica senior junior laureato laureata neolaureato università magistrale
        manager direttore direttrice responsabile specialista specializzata potenziale
        partnership commerciale intelligenza artificiale dati innovazione
        trasformazione appassionato appassionata esperti profilo esperienza esperienze
        percorso carriera azienda aziende settore ambito ruolo posizione posizioni
        lavoro lavori offerta offerte opportunità tirocinio stage studente studentessa
        cliente clienti vendite team progetto progetti soluzione soluzioni servizio
        servizi marketing digitale tecnologia sviluppatore ingegnere aiuto aiutiamo
        aiutare chiamata call incontro parlare parole parola sentirci minuti settimana
        mese collaborare collaborazione sinergie business crescita crescere idee
        imparare conoscenze leader imprenditori imprenditore cerco cercando ricerca
        ricercando interessato interessata interesse colpito ispirazione remoto gratis
        gratuita informazioni url percent money mail professionisti trovare nuovi
        linea credo scambiare confronto confrontarci competenze contenuti candidato
        candidatura cv selezione obiettivi risultati nuove nuova
    """,
    your="tuo tua tuoi tue suo sua suoi sue vostro vostra vostri vostre",
    made="""
        intervento presentazione relazione conferenza laboratorio workshop corso
        lezione lezioni articolo articoli libro libri romanzo racconto saggio tesi
        studio rapporto blog post podcast puntata episodio intervista video film
        documentario commento domanda risposta risposte libreria pacchetto strumento
        app applicazione gioco dashboard recensione poesia canzone disco mostra
        concerto spettacolo ricetta orto giardino mappa foto disegno disegni
        illustrazioni traduzione rubrica seminario discorso ricerca stand banco talk
        guida quadro quadri
    """,
    greeting="ciao salve buongiorno buonasera gentile caro cara egregio",
    cues={
        Cue.MET: (
            "(ero|sono|sono stat*|è stat*|eri|stata|stato) ..1 (suo|sua|tuo|tua|"
            "mio|mia|il|la|un|una)? ..1 (alliev*|alunn*|student*|pazient*|vicin*|"
            "tirocinante|professor*|maestr*|apprendist*|inquilin*|infermier*|"
            "medico|allenator*) ..3",
            "(ci siamo|ci eravamo) ..1 (conosciut*|incontrat*|vist*|parlat*|"
            "incrociat*|sedut*|sentit*|trovat*|scambiat*|laureat*)",
            "(abbiamo) ..2 (lavorato|studiato|parlato|chiacchierato|condiviso|"
            "fatto|giocato|cantato|discusso|viaggiato|frequentato|suonato) ..3",
            "(eravamo|lavoravamo|studiavamo|giocavamo) ..4",
            "(ho seguito|ho frequentato|ho partecipato|sono stat* a*|ho assistito|"
            "ero a*|ho sentito) ..3 <your> ..2 <made>",
            "(ero|sedevo) ..3 (pubblico|platea|prima fila|in sala|tra il pubblico|"
            "in aula)",
            "(nostra|nostro) ..1 (conversazione|chiacchierata|incontro|discussione|"
            "viaggio|classe) ..1 (a|di|del*|su*|al*)",
            "(ti ricordi|si ricorda|ti ricorderai|non so se ti ricord*|non so se "
            "si ricord*)",
            "(ex|vecchi*) (colleg*|compagn*|alliev*|student*|vicin*)",
            "(compagn* di) (classe|scuola|corso|squadra|università|viaggio|liceo|"
            "stanza)",
            "(piacere|bello) ..1 (conoscerti|conoscerla|averti conosciut*|averla "
            "conosciut*|parlare|chiacchierare|incontrarti|incontrarla) ..4 (a|al*|"
            "ieri|oggi|durante)",
            "(mia|mio|nostra|nostro) (figlia|figlio|moglie|marito|sorella|fratello|"
            "madre|padre|professor*|capo|cugin*) ..8 (ti|lei|te|tuo|sua|suo|tua)",
            "mi avevi promesso",
        ),
        Cue.LED: (
            "(mi) (ha|hanno|aveva) ..2 (consigliat*|suggerit*|parlat*|dett*|"
            "raccomandat*|dat*|passat*|indicat*|raccontat*|mandat*|indirizzat*|"
            "segnalat*)",
            "(su|dietro) (consiglio|suggerimento|raccomandazione|segnalazione) (di|"
            "del*)",
            "(da parte di|tramite) <own>",
            "(amic*|conoscen*) (in comune|comune|comuni)",
        ),
        Cue.HELPED: (
            "(grazie|ringraziar*) ..4 (per|del*) ..3 (aiuto|<made>|consigl*|avermi|"
            "averci|tuo|sua|suo) ..4",
            "(volevo|vorrei) ringraziar*",
            "(mi|ci) (hai|ha|avevi|aveva) ..1 (aiutat*|spiegat*|insegnat*|rispost*|"
            "salvat*|consigliat*|promess*|mostrat*|prestat*)",
            "(hai|avevi) ..1 (scritto|spiegat*|fatto|detto|pubblicat*|tradott*|"
            "costruit*|raccontat*|organizzat*|mostrat*|presentat*|citat*|tenuto|"
            "citato)",
            "(ti|le) avevo promess*",
        ),
        Cue.WORK: (
            "(ho letto|ho visto|ho ascoltato|ho seguito|ho usato|uso|usiamo|"
            "utilizzo|leggo|seguo|ascolto|ho comprato|ho finito|ho provato|adorato|"
            "apprezzato|piaciut*|ho citato|leggendo|ho visitato) ..3 <your> ..2 "
            "<made> ..2 (<own>|su*|di|del*|a|al*|in|nel*|per|con)",
            "<your> ..1 <made> ..2 (su*|di|del*|a|al*|in|nel*|per|con|mi) ..4 <own>",
            "<your> <made> <own>",
        ),
        Cue.SHARED: (
            "(entrambi|entrambe|tutti e due|tutte e due) ..6 <own>",
            "(anche io|anch'io) ..5 <own>",
            "(stesso|stessa) ..1 (scuola|classe|squadra|quartiere|palazzo|via|"
            "circolo|coro|facoltà|corso|paese|liceo|professor*|università|anno|"
            "città)",
            "come (te|lei) ..6 <own>",
        ),
        Cue.ASKS: (
            "(domanda|domande|chiedere|chiederti|chiederle|sapere|capire|curios*|"
            "consiglio) ..3 (su*|di|del*|se|come|perché|riguardo) ..4 <own>",
            "(come|perché|dove) (hai|avete|ha|fai) ..6 <own>",
        ),
        Cue.PITCH: (
            "(posso|possiamo) (mandar*|inviar*|presentar*|mostrar*|proporre|proporle)",
            "(vendiamo|produciamo|organizziamo|realizziamo|distribuiamo|"
            "sviluppiamo|siamo un*|offriamo)",
            "(nostro|nostri|mio|nostra) (catalogo|prodotti|servizi|piattaforma|"
            "sito|agenzia|programma)",
            "(proposta interessante|preventivo|risparmiare)",
            "(aiuto|aiutiamo|supporto|supportiamo|affianco|affianchiamo) ..3 "
            "(aziende|professionisti|imprenditori|persone|imprese|chi|a|pmi|"
            "freelance)",
            "(aziende|imprese|professionisti|persone|imprenditori) come (la|il|te|"
            "lei|voi)",
            "(posizione che|posizione aperta|opportunità di|opportunità lavorativa|"
            "recruiter|selezione|cacciator*|nostro cliente|mio cliente|figura di)",
            "(fissare|breve chiamata|veloce chiamata|una call|sentirci|demo|"
            "videochiamata|appuntamento)",
            "(ti interessa*|le interessa*|saresti interessat*|sarebbe interessat*|"
            "ti va di|saresti apert*)",
            "(percent|money|url|email|gratis|gratuit*|lead|fatturato|senza impegno|"
            "webinar)",
            "(stiamo cercando|stiamo ricercando|siamo alla ricerca|cerchiamo|"
            "offriamo|offro)",
            "(sinergi*|nuovi clienti)",
        ),
        Cue.SEEKS: (
            "(cerco|alla ricerca|cercando|in cerca) ..3 (lavoro|impiego|tirocinio|"
            "stage|opportunità|posizione|occupazione)",
            "(mio cv|mio curriculum|sono uno student*|studente di|studentessa di|"
            "neolaureat*)",
        ),
        Cue.PRAISE: (
            "<your> ..1 (profilo|esperienza|percorso|carriera|curriculum|competenze)",
            "(colpit*|impressionat*)",
            "(ampliare|espandere|allargare|far crescere) ..1 (mia rete|rete)",
            "(professionisti|persone) (del|con|di|nel) ..2 (settore|ambito|campo|"
            "interessi)",
            "(scambiare|condividere) ..1 (idee|opinioni|esperienze|conoscenze)",
        ),
        Cue.THEIRS: ("<your> ..1 <own>",),
        Cue.DID: (
            "(hai|avevi|lei ha|aveva) ..2 (*ato|*uto|*ito|*ata|*sto|*tto)",
            "(ti ho|le ho|che ti ha|che le ha|te l'ho) ..2",
            "(l'hai|le hai|li hai) ..1",
        ),
    },
)
