"""How invitation notes are worded in Spanish."""

from store.rules.tongues.tongue import Cue, Tongue

SPANISH = Tongue(
    "es",
    common="""
        existe consiste asiste el la los las un una unos unas de del a al y e o u pero
        que qué en con por para sin sobre entre hasta desde como cómo cuando donde
        quien es soy eres somos son era eras fue fui ser está estoy estás están estaba
        estuve estar ha he has hemos han había haber hay hace hacer hago tengo tienes
        tiene tenemos tener me te se nos os le les lo mi mis tu tus su sus nuestro
        nuestra nuestros nuestras vuestro yo tú él ella usted ustedes nosotros
        vosotros no sí si ya más muy también todo todos toda todas esto este esta
        estos estas eso ese esa algo nada mucho mucha muchos muchas gracias hola
        buenas buenos días tardes saludo saludos cordial abrazo encantado encantada
        gusto estimado estimada señor señora don doña gustaría encantaría quiero
        quisiera puedo puedes podemos podría podríamos podrías hoy ayer bien así aquí
        ahí alguien cada otro otra vez dos tres año años tiempo vi ver quedo espero
        sino aunque mientras según durante contra ante tras aquel aquella cual cuales
        cuyo siempre nunca ahora luego entonces todavía aún mismo misma mejor gran
        grande buena bueno mil favor espera semana meses último última próximo próxima
        mañana fin parte atentamente
    """,
    stock="""
        red redes profesional profesionales linkedin añadir añadirte agregar agregarte
        agregarlo añadirle añadirlo conectar conectarme contigo contacto contactos
        conexión invitación invitar invito aceptar acepta acepte solicitud perfil
        unirse unirte únete formar parte unirme conmigo interesante pareció encantaría
        ponerme
    """,
    generic="""
        formamos directivos inteligencia artificial aportarte programa búsqueda activa
        empleo contador referencia gente inquieta cambio apasionada consultoría
        consultor asesor asesoría finanzas inversión inversiones inmobiliaria seguros
        gestión recursos humanos rrhh software automatización automatizar procesos
        costos costes reducir aumentar crecimiento estrategia marca agencia publicidad
        leads prospectos potenciales ingeniería informática sistemas backend frontend
        senior junior licenciado graduado egresado universidad pasantía experiencia
        líder liderazgo gerente director directora especialista especializada
        especializado potencial alianza alianzas comercial comerciales integrar erp
        crm gratuito perfil trayectoria carrera empresa empresas compañía sector área
        puesto puestos trabajo oferta ofertas oportunidad oportunidades vacante
        vacantes prácticas estudiante cliente clientes ventas equipo equipos proyecto
        proyectos solución soluciones servicio servicios marketing digital tecnología
        desarrollador desarrolladora ingeniero ayudo ayudamos ayudar llamada reunión
        agendamos agendar conversar minutos semana mes colaborar colaboración
        sinergias negocio negocios crecer ideas aprender aprendiendo seguir
        conocimientos conocimiento líderes emprendedores buscando busco busca
        interesado interesada interesaría interesa impresionado inspirador remoto
        gratis gratuita información url percent money correo administración profesión
        ámbito talento selección saber contenido web redes necesidades objetivos
        resultados apasionado intercambiar compartir cv currículum plataforma datos
        disponible enlace link éxito caso
    """,
    your="tu tus su sus vuestro vuestra vuestros vuestras",
    made="""
        charla charlas conferencia ponencia presentación taller curso clase clases
        artículo artículos libro libros novela cuento ensayo tesis estudio informe
        blog entrada post podcast episodio entrevista video vídeo película documental
        comentario pregunta respuesta respuestas biblioteca librería paquete
        herramienta app aplicación juego panel dashboard reseña poema canción disco
        exposición concierto obra receta huerto jardín mapa foto fotos dibujo dibujos
        pintura traducción columna hilo seminario discurso webinar investigación stand
        puesto mural guía
    """,
    greeting="hola buenas buenos estimado estimada querido querida buen apreciado",
    cues={
        Cue.MET: (
            "(fui|era|fue|soy|eras|fuiste) ..1 (tu|su|mi|el|la|un|una)? ..1 "
            "(alumn*|estudiante tuy*|pacient*|vecin*|profesor*|maestr*|aprendiz|"
            "becari*|inquilin*|fontanero|médic*|enfermer*|entrenador*) ..3",
            "(nos) (conocimos|vimos|encontramos|cruzamos|sentamos|presentaron|"
            "presentó|tocó)",
            "(trabajamos|estudiamos|coincidimos|hablamos|charlamos|compartimos|"
            "jugamos|fuimos|estuvimos|conversamos|viajamos|vivimos|cantamos|"
            "discutimos|corrimos|bailamos|quedamos) ..3 (junt*|en|con|el|la|sobre|"
            "un|una|compañer*|ayer|al|hace|de)",
            "(estuve|asistí|fui|participé|me apunté|hice) ..4 <your> ..2 <made>",
            "(estuve|estaba|fui) ..2 (entre el público|en el público|en primera "
            "fila|en la sala)",
            "(nuestra|nuestro) ..1 (conversación|charla|encuentro|reunión|café|"
            "clase) ..1 (en|del|de|sobre)",
            "(te acuerdas|se acuerda|recuerdas|recuerda|te acordarás|no sé si te)",
            "(compañer*|excompañer*|exalumn*|antigu* alumn*|ex alumn*|antigu* "
            "compañer*|vecin*) ..3",
            "(un gusto|un placer|encantad*|fue genial|me encantó) (de)? ..1 "
            "(conocerte|conocerle|saludarte|verte|hablar contigo|coincidir|hablar) "
            "..3 (en|ayer|hoy|el)",
            "(mi|nuestra|nuestro) (hija|hijo|mujer|marido|hermana|hermano|madre|"
            "padre|profesor*|jefe|jefa|prima|primo|colega) ..8 (te|tu|usted|ti|su|"
            "contigo)",
        ),
        Cue.LED: (
            "(me) (dio|pasó|habló|recomendó|sugirió|dijo|contó|comentó|aconsejó|"
            "mandó|indicó|envió|ha dado|ha hablado|ha recomendado|ha dicho|ha "
            "contado|ha sugerido|facilitó|animó|puso en) ..4",
            "(por|de) (recomendación|parte|sugerencia|consejo) de",
            "(a través de|gracias a) <own> <own>? (que|quien|con|supe)",
            "(amig*|conocid*) en común",
        ),
        Cue.HELPED: (
            "gracias ..3 por ..2 (ayuda*|<made>|consejo*|responder*|explicar*|tu|"
            "tus|su|sus|haber*) ..4 (<own>|<made>|ayuda)",
            "(me|nos) (ayudaste|explicaste|enseñaste|respondiste|salvaste|"
            "recomendaste|contaste|prometiste|dijiste|mostraste|ayudó|explicó|"
            "enseñó|salvó|prestaste|diste)",
            "(escribiste|publicaste|explicaste|montaste|hiciste|diste|organizaste|"
            "tradujiste|creaste|contaste|presentaste|construiste|fundaste|"
            "mencionaste)",
            "(te|le) prometí",
        ),
        Cue.WORK: (
            "(leí|leído|vi|visto|escuché|escuchado|uso|usamos|usé|utilizo|compré|"
            "disfruté|sigo|terminé|encantó|gustó|leyendo|escuchando|probé|cité|"
            "asistí a|visité) ..4 <your> ..2 <made> ..2 (<own>|sobre|de|en|para|"
            "acerca|del)",
            "<your> ..1 <made> ..2 (sobre|en|de|del|para|acerca|con|por|al|me) ..4 "
            "<own>",
            "<your> <made> <own>",
        ),
        Cue.SHARED: (
            "(ambos|ambas|los dos|las dos) ..6 <own>",
            "(yo también|también soy|también estudié|también trabajé|también vivo) "
            "..5 <own>",
            "(mismo|misma|mismos) ..1 (colegio|escuela|clase|equipo|barrio|pueblo|"
            "edificio|calle|club|coro|facultad|instituto|promoción|universidad|"
            "profesor|máster)",
            "como (tú|usted) ..6 <own>",
        ),
        Cue.ASKS: (
            "(pregunta|preguntas|preguntarte|preguntarle|saber|duda|dudas|consulta|"
            "curiosidad|consejo|entender) ..3 (sobre|de|del|si|cómo|acerca|por "
            "qué) ..4 <own>",
            "(cómo|por qué|dónde) (hiciste|hicisteis|lograste|conseguiste|haces|"
            "montaste|elegiste) ..6",
        ),
        Cue.PITCH: (
            "(le|te|les) (envío|mando|enviamos|comparto|paso)",
            "(vendemos|fabricamos|producimos|organizamos|distribuimos|"
            "desarrollamos|somos una|somos un)",
            "(nuestro|nuestros|mi) (catálogo|productos|servicios|plataforma|web|"
            "agencia|programa|portafolio)",
            "(te animas|ingresos extra|mis servicios|una muestra|podría "
            "interesarte|puede aportarte)",
            "(ayudo|ayudamos|apoyamos|acompaño) a ..3",
            "(empresas|negocios|personas|profesionales|emprendedores|compañías) "
            "como (la|el|tú|usted|las) ..1",
            "(vacante*|oferta laboral|oportunidad laboral|puesto de|selección de|"
            "reclutad*|headhunter)",
            "(agendamos|agendar|agendemos|coordinar|coordinamos|una llamada|una "
            "reunión|breve llamada|demo|videollamada)",
            "(te interesa*|le interesa*|estás abiert*|estarías abiert*|estarías "
            "interesad*|quizás te)",
            "(percent|money|url|email|gratis|gratuit*|leads|ventas|facturación|sin "
            "compromiso)",
            "(tenemos|buscamos|ofrecemos|ofrezco|soy de) ..3",
            "(sinergias|caso de éxito|plataforma para|soluciones)",
            "te puedo ayudar",
        ),
        Cue.SEEKS: (
            "(busco|buscando|búsqueda de) ..3 (trabajo|empleo|oportunidad*|"
            "prácticas|puesto|pasantía)",
            "(mi cv|mi currículum|soy estudiante)",
            "(aprender|aprendiendo) ..3",
        ),
        Cue.PRAISE: (
            "<your> ..1 (perfil|experiencia|trayectoria|carrera|currículum)",
            "(impresion*|inspirador*|me pareció muy interesante)",
            "(ampliar|hacer crecer|expandir|aumentar) mi red",
            "(profesionales|personas|gente|colegas) (del|de|como|con|en) ..2 "
            "(sector|área|ámbito|rubro|industria|intereses)",
            "(intercambiar|compartir) ..1 (ideas|experiencias|conocimientos)",
            "(estuve viendo|vi|viendo|visto) <your> perfil",
        ),
        Cue.THEIRS: ("<your> ..1 <own>",),
        Cue.DID: (
            "(*aste|*iste|*asteis|*isteis)",
            "(usted|ud) ..1 (*ó|*ía)",
            "ustedes (*eron|*ían|hicieron)",
            "soy (el|la)? (niet*|hij*|herman*|prim*|sobrin*|viud*|vecin*|novi*|"
            "amig*) de <own>",
            "(se te|te lo|te la|te los|te vi|te compré|te oí|te escuché) ..2",
        ),
    },
)
