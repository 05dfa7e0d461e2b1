"""How invitation notes are worded in French."""

from store.rules.tongues.tongue import Cue, Tongue

FRENCH = Tongue(
    "fr",
    common="""
        pourriez seriez auriez aviez étiez voudriez souhaitez pouviez le la les l un
        une des du de d et ou mais donc or ni car a à au aux en dans par pour sur sous
        avec sans chez vers que qui quoi dont où ce c'est cet cette ces ça cela je
        j'ai j'avais tu il elle on nous vous ils elles me m te t se s mon ma mes ton
        ta tes son sa ses notre nos votre vos leur leurs moi toi lui eux ne n pas plus
        très bien aussi encore déjà toujours jamais si comme quand comment pourquoi
        est es suis sont était étais étions êtes être été sera serait ai as avons avez
        ont avait avais avoir eu fait faire fais faites peut peux pouvez pouvoir
        puis-je puis pourrait voudrais veux souhaite souhaiterais aimerais j'aimerais
        serais ravi ravie ravi(e) merci bonjour bonsoir salut cher chère madame
        monsieur cordialement bonne journée bientôt plaisir d'échanger échanger
        beaucoup peu tout tous toute toutes rien quelque quelques autre autres même
        d'un d'une qu'il qu'elle y là ici hier aujourd'hui j'espère espère allez va
        vais depuis pendant afin entre lors après avant mme m. cordiales salutations
        sincères c'était celui celle ceux celles chaque plusieurs alors ainsi
        toutefois selon trop assez tant autant fois jour jours an ans année années
        dernier dernière prochain prochaine maintenant demain aurais serions espérant
        hésitez n'hésitez d'avance
    """,
    stock="""
        réseau réseaux professionnel professionnels professionnelle linkedin ajouter
        connecter connexion connexions inviter invite invitation rejoindre accepter
        accepte demande contact contacts relation relations profil visite intéresser
        intéressant intéressée échange échanges heureux heureuse faire partie membre
        groupe d'entrer entrer mise
    """,
    generic="""
        cadre développement développer ressources humaines groupe industriel directeur
        directrice logiciel automatise automatiser facturation heures gagner ligne
        expert experte experts spécialisé spécialisée consultant consultante cabinet
        agence performance croître augmenter doubler réduire coûts gestion finance
        finances immobilier assurance investissement patrimoine informatique données
        data intelligence artificielle ia rh freelance cdi cdd télétravail salaire
        mandat potentiel potentielle potentiels clients leads prospection prospects
        visibilité marque collaborer enrichir master licence école opportunités
        responsable chef manager management coach coaching leadership transformation
        numérique profil parcours expérience expériences expertise compétences
        carrière entreprise entreprises société sociétés secteur domaine poste postes
        emploi offre offres opportunité stage stages alternance recherche recherches
        actuellement étudiant étudiante client équipe équipes projet projets solution
        solutions service services marketing digital commercial développeur ingénieur
        recrute recruter recrutement recruteur candidat candidature cv appel
        disponible disponibilité discuter minutes min chiffre d'affaires croissance
        stratégie innovation collaboration synergies partenariat dirigeants dirigeant
        entrepreneurs entrepreneur conseils conseil accompagne accompagnons aide
        aidons aider retenu attention intéresse impressionné inspirant passionné idées
        activité métier semaine mois url percent money mail missions mission besoins
        objectifs temps réponse travail contenu publications site vidéo formation
        gratuit gratuite études fin
    """,
    your="ton ta tes votre vos",
    made="""
        conférence exposé intervention présentation atelier cours article articles
        livre livres roman papier thèse mémoire étude rapport blog billet post podcast
        épisode entretien interview vidéo film documentaire commentaire question
        réponse bibliothèque logiciel outil application jeu tableau stand expo
        exposition concert spectacle recette jardin carte photo photos dessin dessins
        peinture tableaux traduction chronique tribune newsletter séminaire keynote
        talk émission nouvelle pièce chanson album discours poème plaidoyer chapitre
    """,
    greeting="bonjour bonsoir salut cher chère hello coucou",
    cues={
        Cue.MET: (
            "(vous étiez|tu étais|j'étais|je suis|été) ..1 (votre|ton|ta|mon|ma|la|"
            "le|l'ancien*) ..1 (élève*|étudiant*|stagiaire*|voisin*|patient*|"
            "apprenti*|locataire*|maître*|prof|professeur|tuteur|tutrice|"
            "infirmier*|médecin|chef)",
            "(on|il|elle) m'a (dit|parlé) ..4",
            "(nous|on) (nous sommes|sommes|s'est|s'était|nous étions|étions|s est|"
            "se) ..3 (croisé*|rencontré*|parlé*|vus|vues|vu|connu*|connaissons|"
            "retrouvé*|assis|assises|côtoyé*)",
            "(nous|on) (avons|a|avions|avait) ..3 (discuté|parlé|travaillé|étudié|"
            "échangé|partagé|chanté|joué|fait|dîné|déjeuné|voyagé|vécu|habité|"
            "bossé)",
            "(nous|on) (était|étions|travaillait|travaillions|jouait|bossait) ..8",
            "(suite à|après|lors de|depuis) (notre|nos) ..2 (rencontre|échange|"
            "conversation|discussion|entretien)",
            "(j'étais|j'ai été|j'étais assis*) ..3 (à|dans|au|en|parmi) ..5",
            "j'ai (assisté|participé|suivi) ..2 <your>",
            "(te souviens|vous souvenez|tu te rappelles|te rappelles|vous rappelez)",
            "(de la promo|la promo|même promo|promo 0*|camarade*|ancien* collègue*|"
            "ancien* élève*|ancien* étudiant*|ancien* voisin*)",
            "(ravi*|plaisir|content*|heureux|heureuse) de (t'avoir|vous avoir|t "
            "avoir) ..1 (rencontré*|croisé*|revu*|parlé|entendu*|vu*)",
            "(ma|mon|notre) (fille|fils|femme|mari|soeur|frère|mère|père|prof|"
            "professeur|collègue|voisin*) ..8 (vous|votre|te|ton|ta|toi)",
            "(hâte|impatient*) de (vous|te|t) ..1 (rencontrer|voir|revoir) ..2 (à|"
            "au|lors|en)",
        ),
        Cue.LED: (
            "(m'a|m'ont|m'avait) ..2 (conseillé|recommandé|parlé|dit|suggéré|donné|"
            "indiqué|envoyé|transmis|orienté*|encouragé*|signalé|mis en)",
            "(sur|à) (les|la)? (recommandation|conseil|conseils|suggestion) (de|d'*)",
            "de la part de",
            "(ami|amie|connaissance|collègue) (en commun|commun*)",
            "(par|grâce à|via) <own> <own>? (qui|que|avec)",
        ),
        Cue.HELPED: (
            "(pense|dit|croit) que (vous|tu) ..3",
            "(merci|remercie*|remercier) ..3 (pour|de|d'*) (votre|vos|ton|ta|tes|"
            "l'aide|la|le|m'avoir|nous) ..4",
            "(vous|tu|tu m|vous m) (m'avez|nous avez|m'as|nous as|avez|as|aviez|"
            "avais|nous aviez|m'aviez) ..3 (aidé*|expliqué*|écrit|montré*|répondu|"
            "sauvé*|donné|dit|conseillé|promis|fait|construit|traduit|organisé|"
            "parlé|raconté|signé|présenté|publié|cité|évoqué)",
            "vous (signiez|parliez|disiez|racontiez|expliquiez|présentiez|teniez|"
            "jouiez)",
            "je (vous|t|te) (avais|ai|l'avais) promis",
        ),
        Cue.WORK: (
            "(j'ai|nous avons|on a|ai) ..2 (lu|relu|vu|écouté|suivi|utilisé|fini|"
            "adoré|aimé|apprécié|acheté|regardé|dévoré|cité|essayé|découvert|"
            "entendu|visité) ..3 <your> ..2 (<made>|<own>)",
            "<your> ..2 <made> ..2 (sur|à|au|aux|dans|pour|de|du|d'*|en|lors|chez|"
            "avec|hier|m'a) ..5 <own>",
            "(j'utilise|je lis|je suis|j'écoute|nous utilisons) ..2 <your> ..3 "
            "(<made>|<own>)",
            "<your> <own> ..1 <made>",
        ),
        Cue.SHARED: (
            "(nous|on) ..4 (tous les deux|toutes les deux|tous deux) ..5",
            "(moi aussi|également) ..4 <own>",
            "(même|mêmes) ..1 (école|promo|classe|équipe|village|immeuble|rue|club|"
            "chorale|quartier|lycée|labo|professeur|formation|université)",
            "(comme vous|comme toi) ..6 <own>",
        ),
        Cue.ASKS: (
            "(question|questions|demander|savoir|curieux|curieuse|avis|expérience|"
            "conseils) ..3 (sur|concernant|à propos|au sujet|de|du|des|si|comment|"
            "pourquoi) ..4 <own>",
            "(comment|pourquoi|où) (avez vous|as tu|vous|tu|faites vous|fais tu) "
            "..6 <own>",
            "(tu|vous) ..2 toujours ..4 <own>",
        ),
        Cue.PITCH: (
            "(puis je|je peux|pouvons nous|souhaitez vous) ..2 (envoyer|recevoir|"
            "présenter|proposer|montrer)",
            "(nous|je) (vendons|fabriquons|organisons|louons|produisons|"
            "développons|distribuons|réalisons|formons)",
            "(notre|nos|mon) (catalogue|brochure|offre*|solution*|site|agence|"
            "logiciel|produits|services|formation*)",
            "(intéresser vos|n'hésitez pas à visiter)",
            "(j'aide|nous aidons|j'accompagne|nous accompagnons|aide les|aide des|"
            "accompagne des|accompagne les)",
            "(entreprises|sociétés|dirigeants|entrepreneurs|structures|personnes|"
            "indépendants) comme (la vôtre|vous|toi|la tienne|les vôtres)",
            "(je|nous) (recrute|recherche|recrutons|recherchons|propose|proposons|"
            "cherchons)",
            "(mon client|mes clients|un client|nos clients|notre client|"
            "opportunité*|cabinet|recrutement|recruteu*)",
            "(un|d'un|bref|court|rapide|petit) (appel|échange téléphonique|rdv|"
            "rendez vous|call|démo)",
            "(chiffre d'affaires|leads|percent|money|url|email|gratuit*|sans "
            "engagement|webinaire)",
            "(seriez vous|êtes vous|serais tu|es tu) (disponible|intéressé*|"
            "ouvert*|à l'écoute)",
            "(synergie*|partenariat*|collaboration*)",
            "poste* ..3 (développeu*|ingénieu*|commercia*|cdi|de|d'*)",
        ),
        Cue.SEEKS: (
            "(recherche|quête) (d'un|d'une|active|de|un|une) ..3 (stage|alternance|"
            "emploi|poste|cdi|opportunité*|job|apprentissage)",
            "(ma candidature|mon cv|stage de fin|étudiant*)",
        ),
        Cue.PRAISE: (
            "<your> ..1 (profil|parcours|expérience*|expertise|compétence*|"
            "activité|carrière)",
            "(retenu mon attention|impressionn*|inspirant*)",
            "(développer|agrandir|élargir|étendre) ..1 (mon|notre) réseau",
            "(échanger|partager) ..3 (idées|expériences|bonnes pratiques|métiers)",
            "(même secteur|même domaine|votre secteur|votre domaine)",
        ),
        Cue.THEIRS: ("<your> ..1 <own>",),
        Cue.DID: (
            "(c'est|est ce) (toi|vous) qui ..4",
            "(tu as|vous avez|tu avais|vous aviez|tas) ..1 (*e|*u|*i|*is|*it|dit|fait)",
            "vous *iez",
            "ce que (vous|tu) ..4",
        ),
    },
)
