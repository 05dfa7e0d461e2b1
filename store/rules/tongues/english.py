"""How invitation notes are worded in English."""

from store.rules.tongues.tongue import Cue, Tongue

ENGLISH = Tongue(
    "en",
    common="""
        taking thought felt heard told tried used starting coming making leave left
        share shared called based caught eye honest per person needed wanted asked a
        an the this that these those and or but so if as at by for from in into of off
        on onto out over to up with within without about above across after again all
        also always am any anyone anything are around asap back be became because been
        before being below best better between both bit can cannot cant could couldnt
        did didnt do does doesnt doing dont done down during each either else enough
        even ever every everyone few first forward further get gets getting give given
        go going good got great had has hasnt have havent having he hear hello her
        here hers hey hi him his how however i id ill im ive is isnt it its itself
        just keep kind kindly know known last least less let lets like likes little
        long look looking looks lot lots made make makes many may maybe me might mine
        more most much must my myself need needs never new next no not nothing now
        often oh ok okay once one only open other others our ours own part perhaps
        please put quick quickly quite rather really recent recently right same say
        saw see seeing seem seems seen several shall she should similar since some
        someone something sometimes soon still such sure take than thank thanks thats
        their them then there theres they thing things think though through time times
        today together too try trying two three u under until upon ur us use using
        very via want wants was wasnt way we wed well were weve what whats when where
        whether which while who whos why will wish wont would yes yet you youd youll
        youre youve your yours re dear sir madam mr mrs ms dr bro mate guys hope
        hoping hopefully love loved nice pleasure pleased glad happy delighted honor
        honour honored day week morning afternoon evening year month moment minute
        minutes pm able actually already come comes came find found feel free help
        helpful idea interested interesting interest kindest warm warmest regards
        sincerely cheers wishing years old ago currently name reaching reach reached
        writing write message note team excited theirs therefore thus hence instead
        later earlier tomorrow usually especially particularly yourself themselves
        whom whose against among along near far
    """,
    stock="""
        connect connects connected connecting connection connections network networks
        networking networked professional professionals linkedin add adding join
        joining invite inviting invitation invitations accept accepting request
        requests contact contacts link profile profiles view viewed viewing viewer
        browse browsing browsed suggested suggestion touch trust person people friend
        friends mutual circle grow growing expand expanding chance opportunity talk
        chat member group reply response attention looked indicated fellow community
        appreciate appreciated grateful finds found possible
    """,
    generic="""
        education educations logo logos dashboards pipelines catalog catalogue
        manufacturer manufacturers pieces pain painful homes house houses recipes
        group billing payroll compliance logistics shipping healthcare fintech saas
        b2b b2c enterprise platform platforms visibility advisor adviser resource
        resources plan planning retirement retire struggle struggling trust trusted
        community ghostwriter copywriter creator creators speaker summit conference
        packages package series company's early stage building launch launched
        practices practice efficiency productivity profit profits profitable
        competitive landscape vetted engineers certified ranked augmentation
        implementation deployment infrastructure security cyber cybersecurity legal
        tax taxes accounting accountant audit bookkeeping procurement manufacturing
        construction estate realtor property properties energy solar supply chain
        esteemed obliged entry completed refer vacancy vacant talented purpose driven
        addition story journey support purpose-driven wonderful perfectly staff senior
        junior principal vp head chief officer president associate devops fullstack
        frontend backend java python react angular node sql aws azure odoo salesforce
        shopify wordpress flutter qa tester testing scrum agile qualified screening
        interview interviews visa sponsorship relocation benefits perks wins win
        winning boosting increasing saving reducing helping improving transform
        transformation transforming digitally strategic strategist executives c-level
        decision makers maker referral referrals stakeholders exposure influencer
        followers seo ads advertising campaigns traffic conversion conversions
        ecommerce commerce online store dropshipping amazon virtual assistant
        assistants outsourcing outsource offshore nearshore vendor vendors supplier
        suppliers quality tailored custom customized bespoke flexible dedicated proven
        results-driven guaranteed guarantee asap immediate immediately summer spring
        winter fall q1 q2 q3 q4 quarter annual monthly weekly daily profile profiles
        background experience experiences expertise career skills skill skillset
        company companies business businesses team teams industry industries field
        space sector sectors role roles position positions job jobs organization
        organisation organizations organisations firm firms work working works worked
        network goals goal needs need sales revenue pipeline clients client customers
        customer brand brands website site response consideration convenience feedback
        input guidance advice thoughts insights insight perspective opinion dream
        resume cv inbox weekend path achievements achievement accomplishments success
        successes growth strategy strategies leadership leader leaders ideas passion
        passionate innovation innovative solution solutions service services software
        technology technologies tech digital marketing data ai cloud it hr finance
        product products project projects market markets management manager managers
        director directors ceo ceos cto founder founders owner owners executive
        recruiter recruiters recruiting recruitment hiring hire talent candidate
        candidates opportunities opportunity opening openings vacancies requirement
        requirements employer employment full part remote hybrid onsite contract
        freelance freelancer freelancers consultant consultants consulting consultancy
        agency agencies startup startups entrepreneur entrepreneurs entrepreneurial
        synergies synergy collaborate collaboration collaborations collaborating
        partnership partnerships partner partners value valuable benefit beneficial
        mutually mutual exchange share sharing learn learning explore exploring
        discuss discussion discussing chat call calls zoom meeting coffee demo
        schedule calendar quick brief today tomorrow monday tuesday wednesday thursday
        friday available availability student students graduate graduates graduation
        internship internships intern interns studies studying study bachelor master
        masters degree university college final second third engineering engineer
        developer developers development design designer analyst analysts analytics
        science scientist specialist specialists expert experts coach coaches mentor
        mentors mentorship impressed impressive inspiring inspirational amazing
        awesome interesting content posts stuff efforts area areas domain world future
        best ways way increase boost reduce save scale scaling generate leads lead
        automation automate cost costs hours percent money url number phone email mail
        send drop details info information location salary based seeking search
        searching apply applied application fit suit match suitable potential exciting
        fresher aspiring motivated years connections following follow like minded
        likeminded knowledge enhance improve tips insightful resonated resonates
        approach reputation contribution contributions activity updates page time help
        attention kindness interest interests life family health situation current
        previous existing target ideal perfect specific unique operations processes
        process department staffing employees workforce bottom results result roi
        budget advance earliest reader readers audience portfolio investment
        investments income wealth insurance crypto trading mind spare worth open
        qualify offer offers offering free trial discount passive webinar event events
        newsletter guide ebook training course bill bills spend prospects outreach
        appointments booking bookings demand account accounts region country city
        global worldwide international
    """,
    your="your ur youre yours",
    made="""
        talk talks lecture lectures keynote speech presentation presentations slides
        panel session workshop tutorial webinar article articles paper papers essay
        essays post posts blog blogpost book books novel chapter column newsletter
        podcast podcasts episode interview video videos film documentary thesis
        dissertation study report comment comments question answer answers reply tweet
        thread library package plugin repo repository parser tool app game dashboard
        notebook course class seminar review piece story poem song album exhibition
        show concert performance recipe garden map maps photo photos photograph
        photographs painting paintings drawing drawings illustration illustrations
        translation translations research experiment patch fork commit issue proposal
        petition campaign booth stand stall listing ad letter quote remark remarks
        analysis demo prototype sculpture building bridge design designs template
        theory findings dataset benchmark contribution write-up writeup series channel
    """,
    greeting="""
        hi hello hey dear greetings morning afternoon evening hiya heya good hallo
        hola
    """,
    cues={
        Cue.MET: (
            "(great|good|nice|lovely|fun|enjoyed|loved) to? (chatting|talking|speaking|"
            "meeting|working|meet|see|talk|chat|speak) ..4 "
            "(at|in|on|about|last|yesterday|today)",
            "(i was|im|i am|we are|were|we were|you were|was|am) ..1 (your|my|"
            "yours)? ..1 (student|pupil|patient|neighbor*|neighbour*|intern|guest|"
            "tenant|apprentice|roommate|flatmate|teacher|professor|mentor|landlord|"
            "doctor|nurse)",
            "(running|bumping) into you",
            "(farewell|birthday|leaving|wedding|reunion|funeral) (party|do|drinks|"
            "of|last)",
            "(shared|sharing) (an|a|the|our) ..1 (office|desk|flat|table|bench|"
            "taxi|stage|house|cabin|room|ride|boat)",
            "we (met|spoke|chatted|talked|argued|sat|shared|studied|crossed|"
            "discussed|danced|sang)",
            "we (played|travelled|traveled|rowed|ran|volunteered|taught|lived|"
            "exchanged|swapped)",
            "we (overlapped|shared|bumped|ran into|corresponded|emailed|toured|"
            "climbed|sailed)",
            "we (had|were having|ate|drank) ..3 (chat|lunch|dinner|breakfast|"
            "coffee|beer|drink*)",
            "we ..2 (worked|studied|been|went|were|grew|served|trained|"
            "volunteered) ..5 together",
            "we ..1 (went to|were in|were at|were on) ..6 (school|class|team|"
            "course|year|room)",
            "we (were|are|had been) ..2 both (at|in|on|from) ..4 <own>",
            "we both (worked|studied|went|lived|spoke|attended|grew|sang|play*|did|"
            "ran|started)",
            "we were ..3 (friends|colleagues|classmates|neighbours|neighbors|"
            "roommates|flatmates)",
            "(met|meeting|seeing|talking|speaking|chatting|chat) ..1 (you|ya|u) "
            "..3 (at|in|on|after|during|last|yesterday|today|this|back)",
            "(meeting|seeing) (you|ya|u) <own>",
            "i met you",
            "met ..2 (at|in|on|during|last|through|over) ..3 <own>",
            "(great|nice|good|lovely|fun|pleasure|wonderful|enjoyed|loved|"
            "fantastic) (it was|was)? to? ..1 (meeting|talking|speaking|chatting|"
            "talk|speak|chat|sitting|seeing you|meet you) (to|with|you|next|beside|"
            "about) ..8 (at|today|yesterday|last|about|in|on)",
            "(our|that|the) ..2 (conversation|chat|discussion|exchange|talk) ..1 "
            "(at|in|on|about|last|after|over|yesterday|today|with)",
            "(not sure|dont know|doubt|wonder) if you (remember|recall)",
            "(you|u) (may|might|probably|wont|will|must) ..2 (remember|recall|"
            "recognise|recognize)",
            "do you (still)? remember (me|the|when|our|that)",
            "(remember me|me from)",
            "(last|back) ..3 (saw|met) (each other|you)",
            "(been|its been) ..4 since (we|you|i)",
            "(saw|heard|watched|caught) (you|u) ..2 (at|on|in|play*|speak*|talk*|"
            "perform*|present*) ..3 <own>",
            "(i am|im|i was) <own> (dad|mom|mum|mother|father|son|daughter|brother|"
            "sister|wife|husband|partner|friend)",
            "we were ..2 (on|at|in) the ..1 (same|<own>)",
            "(put|putting) a face to",
            "(you|u) (were|had) ..1 (right|wrong|the|on|in|at|there) ..3",
            "(sat|stood|seated|sitting|was) ..2 (next to|beside|behind|opposite|"
            "across from) (you|u)",
            "(old|former|ex) (colleague*|classmate*|neighbo*|student*|roommate*|"
            "teammate*|boss)",
            "i (worked|used to work|studied|trained|interned|was) ..3 (with|under|"
            "for|alongside) you ..6",
            "(worked|studied|trained) (with|under|alongside) you",
            "(looking forward|excited|cant wait) to ..2 (meeting|seeing) you ..2 "
            "(at|in|on|and|next|this|there)",
            "(meet|meeting) you and",
            "(thanks|thank you|thx) ..2 for (stopping|coming|dropping|visiting|"
            "joining|attending) ..3 (by|to|us|my|our|the)",
            "(see|catch|meet) you at ..3 <own>",
            "able to (connect|meet|talk) at ..2 <own>",
            "(were|was) ..2 in the audience",
            "i (was|am|sat) ..2 (in|at|on) ..5 <your>",
            "i ..1 (attended|took|joined|visited|watched|listened to) ..2 <your>",
            "(you|u) (taught|coached|trained|hired|interviewed|mentored|supervised|"
            "examined) (me|my|us|our)",
            "(my|our) ..2 (son|daughter|kid|kids|wife|husband|mother|father|"
            "brother|sister|mum|mom|dad|boss|professor|teacher|aunt|uncle|cousin|"
            "neighbour|neighbor|colleague) ..8 (you|your|u)",
            "(its|it is) <own> from ..3 (the|our|<own>)",
        ),
        Cue.LED: (
            "(<own>|<made>|he|she|they|friend|colleague|professor|manager|who) ..1 "
            "(suggested|said|mentioned|recommended|told me|thought|pointed me|sent "
            "me|introduced|insisted|speaks|spoke|says|thinks|gave me|passed|"
            "referred|put me) ..7 (you|your|u|youre|youd|youve)",
            "(gave|passed|given|got) me ..1 <your> (name|number|contact|details|"
            "email|card)",
            "got <your> (name|number|contact|details|email|card) (from|via|through)",
            "<your> name (came up|was mentioned|was given|came from)",
            "(recommended|referred|pointed|sent|directed|introduced|suggested) ..2 "
            "(by|through|from) ..4 (<own>|friend|colleague|professor|manager)",
            "(through|via) ..2 (<own>|friend) (who|whom|i)",
            "(on|at) ..2 (recommendation|suggestion|advice) of",
            "at <own> <own>? suggestion",
            "(mutual|common|shared|our) (friend|friends|colleague|acquaintance|"
            "contact) <own>",
            "(friend|colleague|cousin|neighbour|neighbor|classmate|professor) (of "
            "mine)? ..2 (told|showed|mentioned|recommended|suggested|said|"
            "forwarded|sent)",
            "(pointed|sent|directed|steered|led) me ..2 (to|towards|at|here|way) "
            "..2 (you|your)",
            "<your> (colleague|boss|friend|brother|sister|wife|husband|cousin|"
            "student|teammate|co worker|coworker|neighbour|neighbor|mother|father|"
            "son|daughter|uncle|aunt) <own>",
            "(i am|im|i was) ..2 <own> (son|daughter|brother|sister|wife|husband|"
            "student|colleague)",
            "i (work|worked|studied|sing|play) with <own> <own>? (who|and)",
        ),
        Cue.HELPED: (
            "(accepting|merging|reviewing) ..1 (pull|merge|patch|fix|bug)",
            "(you|u) (answered|explained|wrote|helped|gave|promised|asked|"
            "recommended|mentioned|showed|told|fixed|reviewed|shared|published|"
            "built|made|described|designed|organised|organized|maintain|maintained|"
            "translated|edited|hosted|led|ran|spoke|said|signed|lent|presented|"
            "posted|argued|created|started|founded|raised|restored|opened|closed|"
            "kept|grew|planted|drew|painted|sang|played|cooked|baked|filmed|"
            "recorded|composed|moved|switched|left|managed|found|read|looked after|"
            "took|once|walked|ended|guided)",
            "(you|u) ..2 (answering|explaining|writing|helping|speaking|organising|"
            "maintaining)",
            "youve ..2 (written|built|made|said|published|done|been|given|shown)",
            "(thanks|thank you|thx|grateful|thankful) ..3 for <your> ..3 (help|"
            "<made>|advice|support|<own>|patience|tip|tips|hint|feedback|answer|"
            "reply|work on|kindness)",
            "(thanks|thank you|thx) ..3 for (staying|coming|helping|answering|"
            "explaining|fixing|reviewing|sharing|organising|organizing|maintaining|"
            "writing|sending|lending|showing|saving|speaking|hosting|talking|"
            "making|giving|teaching|driving|recommending|pointing)",
            "(saved|rescued|changed|solved|fixed) (my|me|our|us)",
            "i promised you",
            "i owe you",
        ),
        Cue.WORK: (
            "(using|used|use|uses) <your> <own>",
            "<your> ..1 <made> (under|made|on|at)",
            "(loved|enjoyed|liked) <your> <own> ..2",
            "i (maintain|fork*|patched|contribute|contributed|translated|run|ran|"
            "teach|built|tested|ported|adopted|cited|reviewed|cooked|baked|tried|"
            "use|used|installed|read|reread) ..5 <your> ..2 (<made>|<own>)",
            "(read|reading|reread|finished|watched|watching|heard|listened|"
            "listening|attended|enjoyed|loved|liked|using|use|used|follow|"
            "following|saw|seen|bought|visited|tried|cited|citing|quoted|quoting|"
            "noticed|caught|came across|found|wrote|writing|discussed|discussing|"
            "teaching|taught|recommended|struck by|fan of|question* about|"
            "questions on|thinking about|played|cooked|stopped by|interested in|"
            "curious about) ..4 <your> ..3 <made> ..1 (on|about|at|in|for|of|from|"
            "with|to|where|that|which|and|by|last|this|<own>)",
            "<your> ..3 <made> ..1 (on|about|at|in|for|of|from|with|where|last|"
            "this|yesterday) ..3 <own>",
            "<your> <own> ..1 <made>",
            "<your> 0* ..2 <made>",
            "the <made> (you|u) (gave|wrote|made|built|posted|did|ran|published|"
            "shared|put)",
            "(following|followed|reading|follow) (you|your) ..3 (since|for years|from)",
            "<your> ..2 <made> ..2 (is|was|has|helped|made|changed|saved|solved|"
            "taught|convinced|got|gave|inspired|kept|showed|stuck) ..6 <own>",
            "(i|we) ..2 (love|loved|enjoyed|liked|adored|reread|devoured) <your> "
            "..4 <own>",
        ),
        Cue.SHARED: (
            "we ..2 both ..5 <own>",
            "(im|i am|am|me) ..1 (also|too) ..6 <own>",
            "(also|too) ..3 (from|at|in|member|alum*|live|grew|play|student) ..3 <own>",
            "you are ..2 also ..5 <own>",
            "fellow ..1 (<own>|alum*|student)",
            "(alum|alumnus|alumna|alumni) ..2 (of|from|at)? ..1 <own>",
            "(same|our) ..2 (class|team|school|course|cohort|building|street|"
            "village|choir|club|neighbourhood|neighborhood|town|year|lab|gym|train|"
            "parish|programme|program|degree|dorm|battalion|regiment|hospital|ward|"
            "professor|teacher|boss|supervisor)",
            "class of (0*|<own>)",
            "(like|as) you i ..4 <own>",
            "you ..2 (same|also) ..3 (switch|move|thing|school|course|village|town|"
            "team|way|route)",
        ),
        Cue.ASKS: (
            "(questions|question|info|information|know|learn|curious|ask|asking|"
            "guidance|wondering|advice|understand|hear|experience|opinion|"
            "interested|interest|tips|input|thoughts) ..5 (about|regarding|re|on|"
            "of|from|in|how|at) ..3 <own>",
            "(how|why|what|where|when|which|whether|if) (did|do|does|are|were|"
            "have) ..1 (you|u|your) ..6 <own>",
            "(how|why|what|where|when|which|whether|if) (you|u|your) ..5 <own>",
            "(could|can|may|would) (i|you|we) ..4 (ask|tell|explain|show|share|"
            "compare|borrow|visit) ..5 <own>",
            "(admit|admitted|incoming|enrolled|applied|applying|applicant) ..6 <own>",
        ),
        Cue.PITCH: (
            "as (a|an) ..4 (you|youll|youd) (know|understand|face|probably)",
            "(shall|can|may) i send",
            "(happy with|struggling with|to scale|7 figures|6 figures)",
            "join (my|our) ..1 (group|community|team|list|channel|newsletter|<own>)",
            "(can|may|shall|could|let) (i|we|me) ..1 (send|share|forward|show) ..4 "
            "(catalog|catalogue|brochure|link|details|sample*|pricelist|proposal|"
            "deck|portfolio|info|information|how|works|program*|quote|case)",
            "(we|i) (sell|make|manufacture|produce|supply|rent|distribute|sponsor|"
            "organise|organize|run a|teach|train|invite you to) ..1 (<own>|busy|a)",
            "(our|my) (catalog|catalogue|products|services|platform|tool|app|"
            "solution|solutions|software|website|group|team|agency|company|ngo)",
            "(check it out|join us|try it|want in|keep me in mind|leave a review|"
            "guests|donation|licensed)",
            "(i|we) ..3 (help|helping|assist|support|enable|empower) ..2 "
            "(businesses|companies|leaders|founders|people|brands|teams|ceos|"
            "coaches|startups|clients|organi*|owners|you|professionals|executives|"
            "firms|agencies|entrepreneurs|consultants|early|directors)",
            "(helped|helping|helps) ..3 (businesses|companies|leaders|founders|"
            "brands|teams|ceos|coaches|startups|clients|organi*|owners|"
            "professionals|firms|agencies|entrepreneurs)",
            "(companies|businesses|leaders|firms|coaches|founders|teams|people|"
            "professionals|brands|organi*) (like|such as) (yours|you)",
            "(exciting|great|new|amazing|perfect|fantastic|urgent|excellent|"
            "multiple|immediate) ..3 (opportunit*|role|opening|position|positions|"
            "job)",
            "(opportunity|role|opening|position|vacancy) ..4 (fit|match|suit|"
            "interest*)",
            "(hiring|recruiting|recruiter|headhunter|staffing|talent acquisition|"
            "placing|sourcing)",
            "(your|ur|updated|latest) (resume|cv)",
            "(our|my|a) (client|clients)",
            "(we|i) (specialize|specialise|offer|provide|deliver)",
            "0* (minute|min|mins|minutes) ..2 (call|chat|demo)",
            "(percent|money|roi|revenue|leads|lead generation|high ticket|pipeline|"
            "paid ads)",
            "(free|complimentary|no obligation) ..2 (trial|consultation|audit|demo|"
            "webinar|guide|ebook)",
            "(webinar|masterclass) ..8 (link|register|join|free|host*|invite*)",
            "(synerg*|mutually beneficial|mutual benefit|money back|fortune 500|"
            "value add)",
            "(would|are|might|if) (you|u|your) ..3 (interested|looking for|open to|"
            "hiring|available)",
            "(url|email)",
            "(remote|location|experience required|salary|package|ctc|years exp*)",
            "(consultation|compensation|cut costs|cost effective|affordable|quick "
            "turnaround)",
            "(job|work|career|full time|fulltime) (opportunit*|opening*|market)",
            "behalf of",
            "work with ..3 (leaders|owners|companies|founders|ceos|teams|clients|"
            "businesses)",
            "we (have|are) ..4 (requirement*|opening*|vacanc*|resources|position*|"
            "looking for)",
            "(worth|open to|up for) a",
            "(ai|it|cloud|software|outsourcing|automation) (powered|services|"
            "solutions|specialist|agency|voice)",
        ),
        Cue.SEEKS: (
            "(internship|internships)",
            "(looking|searching|hunting|seeking) ..2 (for|out)? ..4 (job|role|"
            "position|opportunit*|internship*|work|opening*|employment)",
            "(refer me|referral|referrals|vacanc*)",
            "(keep|consider) me ..1 (in mind|for)",
            "(my|attached|updated) (resume|cv)",
            "0* years ..2 experience",
            "(internship|intern|job|position|role|opening*) ..4 <your> (company|"
            "team|organi*|firm)",
            "(learn|guidance|advice|insights|knowledge) ..3 (from|of|with) ..2 "
            "(you|professionals|experienced|experts|leaders|others|people)",
            "(graduate|undergraduate|final year|year) ..3 student",
            "(dream company|dream job|pick your brain)",
            "(as a|am a|im a) ..4 (student|graduate|fresher)",
        ),
        Cue.PRAISE: (
            "(schedule|book|hop on|jump on|set up|arrange|open to|quick|short|"
            "brief) ..4 (call|demo|chat|meeting|zoom)",
            "what (you|youre|you are) ..1 (doing|building) at",
            "(learn|hear) more about (what|your|you)",
            "another ..2 professional",
            "<your> ..2 (profile|background|experience|expertise|skill*|career|"
            "journey|achievements|accomplishments|credentials|reputation|path)",
            "(came across|saw|viewed|looking at|found|noticed|reviewed|stumbled "
            "upon) ..1 <your> profile",
            "(impressed|impressive|inspiring) ..3 (by|with|work|profile|background|"
            "experience|record)",
            "(like minded|likeminded|passionate about|leaders in|industry leaders|"
            "thought leader*)",
            "(grow|expand|expanding|growing|build|building|increase|extend|"
            "broaden) ..1 (my|our) ..2 network",
            "(exchange|share) ..1 (ideas|insights|knowledge|thoughts)",
            "(connect with|meet|network with) ..3 (professionals|people|leaders|"
            "experts|others)",
            "(several|many|some|few|have) ..1 mutual connections",
            "(explore|potential|possible) ..3 (collaborat*|opportunit*|partnership*)",
            "(your|the|same|similar) (industry|field|space|sector|niche)",
            "(congrats|congratulations) on <your> ..2 (role|job|position|"
            "anniversary|promotion)",
            "(always|love) ..2 (looking|connecting|meeting|happy|good|great|nice) "
            "..2 (connect|people)",
            "<your> (work|insights|content|posts)",
            "who (are|is) passionate",
        ),
        Cue.THEIRS: ("<your> ..1 <own>",),
        Cue.DID: (
            "(you|u) ..1 (*ed|ran|gave|wrote|said|sat|built|grew|drove|won|lost|"
            "sold|bought|taught)",
            "(who|i|we) ..1 (called|sold|bought|met|taught|drove|lent|gave|wrote|"
            "heard|served|treated|fixed|repaired|photographed|interviewed|painted|"
            "cited|quoted|borrowed|visited|hosted|recognised|recognized|remembered|"
            "passed|followed) ..1 (you|your)",
            "(the way|what|how|when|where|since) (you|u) <own>",
            "you owe me",
        ),
    },
)
