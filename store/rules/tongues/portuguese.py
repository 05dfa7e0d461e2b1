"""How invitation notes are worded in Portuguese."""

from store.rules.tongues.tongue import Cue, Tongue

PORTUGUESE = Tongue(
    "pt",
    common="""
        o a os as um uma uns umas de do da dos das e ou mas que em no na nos nas por
        pelo pela para pra com sem sobre entre até desde como quando onde quem é sou
        és são era foi fui ser está estou estão estava estive estar tem tenho temos
        tinha ter há fazer faço fez me te se nós lhe lhes eu você vocês tu ele ela meu
        minha meus minhas seu sua seus suas teu tua teus tuas nosso nossa nossos
        nossas não sim já mais muito muita muitos muitas também todo toda todos todas
        isto isso este esta esse essa aqui ali obrigado obrigada olá oi bom boa dia
        tarde noite tudo bem abraço abraços cumprimentos atenciosamente caro cara
        prezado prezada senhor senhora gostaria adoraria quero queria posso pode
        podemos poderia prazer hoje ontem vez dois três ano anos tempo vi ver espero
        alguém algo ao à aos dr dra porque então assim ainda agora depois antes sempre
        nunca cada outro outra outros outras mesmo mesma melhor grande seria seriam
        teria conosco comigo aí lá hora meses semana dias último última próximo
        próxima amanhã agradeço favor
    """,
    stock="""
        rede redes profissional profissionais linkedin adicionar adicioná-lo
        adicioná-la adicionar-te conectar conectarmos contato contatos contacto
        contactos conexão conexões convite convidar convido aceitar aceite pedido
        perfil fazer parte ligar juntar interessante consigo contigo
    """,
    generic="""
        somos consultoria especializada especializado apresentar horário lgpd
        assessoria investimentos finanças seguros imobiliária gestão recursos humanos
        software automação automatizar processos aumentar faturamento estratégia marca
        agência publicidade engenharia sistemas sênior júnior pleno formado formada
        graduação faculdade analista gerente diretor diretora líder liderança
        especialista potencial parceria parcerias comercial inteligência artificial
        dados currículo oportunidades transição transformação networking colaborar
        objetivos remota híbrido perfil experiência trajetória percurso carreira
        empresa empresas setor sector área vaga vagas trabalho emprego oportunidade
        estágio estudante cliente clientes vendas equipe equipa time projeto projetos
        solução soluções serviço serviços marketing digital tecnologia desenvolvedor
        engenheiro ajudo ajudamos ajudar reunião conversa conversar marcar minutos
        semana mês colaboração sinergia sinergias negócio negócios crescer crescimento
        ideias aprender conhecimento conhecimentos líderes empreendedores busca
        buscando procura procuro interesse interessado interessada impressionado
        impressionada inspirador remoto grátis gratuita informações url percent money
        email custos reduzir energia administração rh acredito trocar experiências
        conteúdo resultados recrutamento seleção candidato crescendo
    """,
    your="seu sua seus suas teu tua teus tuas vosso vossa",
    made="""
        palestra palestras apresentação conferência oficina workshop curso aula aulas
        artigo artigos livro livros romance conto ensaio tese dissertação estudo
        relatório blog texto post podcast episódio entrevista vídeo filme documentário
        comentário pergunta resposta respostas biblioteca pacote ferramenta app
        aplicativo jogo painel dashboard resenha poema canção música disco exposição
        concerto show peça receita horta jardim mapa foto fotos desenho desenhos
        pintura tradução coluna seminário discurso pesquisa crônica reportagem estande
        banca guia
    """,
    greeting="olá oi ola bom boa caro cara prezado prezada tudo bem ei viva",
    cues={
        Cue.MET: (
            "(fui|era|foi|eras|sou|foste) ..1 (seu|sua|teu|tua|meu|minha|o|a)? ..1 "
            "(alun*|paciente|vizinh*|estagiári*|professor*|orientad*|mestre|"
            "aprendiz|inquilin*|enfermeir*|médic*|treinador*) ..3",
            "(nos) (conhecemos|vimos|encontramos|cruzamos|sentamos)",
            "(conhecemo|encontrámo|cruzámo|conhecêmo) nos",
            "(trabalhamos|trabalhámos|estudamos|estudámos|conversamos|conversámos|"
            "falamos|falámos|fomos|jogamos|dividimos|viajamos|estivemos|cantamos|"
            "moramos|almoçamos) ..3 (junt*|em|no|na|com|sobre|o|a|colegas|ontem|há|"
            "de|durante)",
            "(assisti|fui|estive|participei|fiz) ..4 <your> ..2 <made>",
            "(estava|estive|sentei) ..3 (na plateia|na audiência|na primeira fila|"
            "no público|na sala)",
            "(nossa|nosso) ..1 (conversa|encontro|papo|aula|reunião|café|turma) "
            "..1 (em|no|na|de|sobre)",
            "(se lembra|lembra se|lembras te|te lembras|lembra de|lembra que|não "
            "sei se você lembra)",
            "(ex|antig*) ..1 (colega*|aluno|aluna|professor*|vizinh*)",
            "(colega* de) (turma|faculdade|escola|curso|equipa|trabalho|sala|colégio)",
            "(prazer|bom|ótimo|adorei|gostei de) ..1 (conhecê-lo|conhecê-la|te "
            "conhecer|conhecer te|conversar|falar|encontrar você|conhecer você) "
            "..4 (no|na|em|ontem|hoje)",
            "(minha|meu|nossa|nosso) (filha|filho|mulher|esposa|marido|irmã|irmão|"
            "mãe|pai|professor*|chefe|primo|prima) ..8 (você|te|ti|sua|seu|consigo|"
            "contigo)",
        ),
        Cue.LED: (
            "(me) (deu|passou|falou|recomendou|sugeriu|disse|contou|comentou|"
            "indicou|enviou|aconselhou)",
            "(deu|passou|falou|recomendou|sugeriu|disse|contou|indicou|aconselhou|"
            "mencionou) me",
            "(falou|disse|contou|acha) que (você|tu|o senhor|a senhora) ..3",
            "(por|de) (recomendação|indicação|sugestão|parte) (de|do|da)",
            "(através d*|graças a*|por meio d*) <own> <own>? (que|quem|soube)",
            "(amig*|conhecid*) (em comum|comum)",
        ),
        Cue.HELPED: (
            "(obrigad*|agradec*) ..4 (por|pela|pelo|pelas|pelos) ..2 (ajuda|<made>|"
            "dica*|conselho*|apoio|responder|explicar|ter|sua|tua|seu) ..4",
            "(você|tu|o senhor|a senhora) ..1 (explicou|escreveu|ajudou|disse|"
            "contou|mostrou|respondeu|deu|publicou|fez|organizou|traduziu|falou|"
            "prometeu|mencionou|apresentou|criou|montou|cantou|ensinou|salvou)",
            "(me|nos) (ajudou|ensinou|salvou|explicou|respondeu|ajudaste|"
            "explicaste|ensinaste)",
            "(ajudaste|explicaste|ensinaste|salvaste|respondeste|ajudou) (me|nos)",
            "(te|lhe) prometi",
        ),
        Cue.WORK: (
            "(li|lendo|reli|vi|assisti|ouvi|ouço|uso|usei|usamos|utilizo|comprei|"
            "adorei|gostei|terminei|sigo|acompanho|testei|citei|visitei|ler|lido) "
            "..4 <your> ..2 <made> ..2 (<own>|sobre|de|em|no|na|do|da|para|com)",
            "(usei|uso|usamos|li|adorei) ..2 <your> <own>",
            "<your> ..1 <made> ..2 (sobre|em|no|na|de|do|da|para|com|me) ..4 <own>",
            "<your> <made> <own>",
        ),
        Cue.SHARED: (
            "(ambos|ambas|nós dois|os dois|as duas) ..6 <own>",
            "(eu também|também sou|também estudei|também trabalhei|também moro) "
            "..5 <own>",
            "(mesmo|mesma) ..1 (escola|turma|equipe|equipa|bairro|prédio|rua|clube|"
            "coro|faculdade|curso|aldeia|cidade|colégio|professor*|universidade)",
            "como (você|tu) ..6 <own>",
        ),
        Cue.ASKS: (
            "(pergunta|perguntas|perguntar|saber|dúvida|dúvidas|curiosidade|"
            "curios*|conselho|entender) ..3 (sobre|de|do|da|se|como|acerca|por "
            "que) ..4 <own>",
            "(como|por que|onde) (você|fez|conseguiu|fizeste|conseguiste|montou) ..6",
            "(procuras|procura) alguém ..3 <own>",
        ),
        Cue.PITCH: (
            "posso ..2 (enviar|mandar|apresentar|mostrar)",
            "(vendemos|fabricamos|produzimos|organizamos|distribuímos|"
            "desenvolvemos|somos um*)",
            "(nosso|nossos|meu) (catálogo|produtos|serviços|plataforma|site|"
            "agência|programa)",
            "(quer participar|emagrecer|renda extra|mais detalhes)",
            "(ajudo|ajudamos|apoiamos|auxilio|auxiliamos) ..3",
            "(empresas|negócios|pessoas|profissionais|empreendedores) como (a sua|"
            "o seu|a tua|você|tu)",
            "(vaga* (de|para)|vaga*|oportunidade de|recrutador*|recrutamento|"
            "headhunter)",
            "(marcar uma|agendar|marcarmos|uma reunião|rápida conversa|demo|bate "
            "papo rápido)",
            "(tem|teria|teria|tens) interesse",
            "(percent|money|url|email|grátis|gratuit*|leads|faturamento|sem "
            "compromisso|reduzir custos)",
            "(temos|buscamos|oferecemos|ofereço|somos uma) ..3",
            "sinergi*",
        ),
        Cue.SEEKS: (
            "(em busca|procuro|à procura|buscando|busco) ..3 (oportunidade*|"
            "emprego|trabalho|vaga|estágio|recolocação)",
            "(meu currículo|recolocação|sou estudante|estudante de)",
        ),
        Cue.PRAISE: (
            "<your> ..1 (perfil|experiência|trajetória|percurso|carreira|currículo)",
            "(impression*|inspirador*)",
            "(ampliar|expandir|aumentar|fazer crescer) ..1 (minha rede|meu "
            "network*|networking)",
            "(profissionais|pessoas) (da|do|de|com) ..2 (área|setor|ramo|interesses)",
            "(trocar|compartilhar) ..1 (ideias|experiências|conhecimentos|figurinhas)",
        ),
        Cue.THEIRS: ("<your> ..1 <own>",),
        Cue.DID: (
            "(*aste|*este|*iste)",
            "(você|tu) ..1 (*ou|*eu|*iu)",
            "(li|ouvi|vi) ..3 o que ..2 (disse|escreveu|fez|contou|disseste|"
            "escreveste)",
            "(comprei|vendi|emprestei|vi|ouvi|devo) te",
            "(te|lhe) (vi|ouvi|comprei|vendi|emprestei|devo)",
        ),
    },
)
