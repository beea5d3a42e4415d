/** Names that are ordinary words too as they are typed here: only with a capital, after a preposition. */
export const capitalOnly: ReadonlySet<string> = new Set(('are ale mark vara berg lund boden klippan sala stora svarta sanna mala timra ange salen koping kil nacka trosa kinda eda lima loka ' +
  'hammar hammarn klitten stoten klappen lillan boda hagge dicka moje norn almo porla talle hulan habo oje gustafs romma salem tunsta').split(' '));

/** Names that people bear too: after a preposition, or as the whole answer. */
export const alsoPeople: ReadonlySet<string> = new Set('nora eda salem mark gustafs vilhelmina dorotea sanna norberg falkenberg berg lund kinda lima'.split(' '));

/** Words one letter away from a name that are words of their own. */
export const falseTypos: ReadonlySet<string> = new Set('rattvis rattvist hammare hammaren hallberg nordberg hogberg ludvigs storforsen kristiansand falkberg palmberg silverberg mariebergs klippans sandvika'.split(' '));

/** What stands before a place in words about somebody else or something far away, the preposition last. */
export const othersPlace: readonly RegExp[] = [
  / (?:kund|kunder|kunden|kunderna|leverantor|leverantorer|leverantoren|hamn|hamnen|massa|massan|massor|kurs|kursen|konferens|aterforsaljare|grossist|agent|konkurrent|konkurrenter|konkurrenten|investerare|kopare|koparen|bestallare|uppdragsgivare|advokat|revisor|marknad|marknaden|marknader|huvudkontor|huvudkontoret|moderbolag|moderbolaget|domstol|myndighet|sjukhus|sjukhuset|flygplats|flygplatsen|restauranger|krogar|hotellen|butiker|butikerna|byggare|bygge|bygget|byggen|jobb|uppdrag|inspelning|utstallning|almi|banken|bank|customer|customers|client|clients|supplier|suppliers|port|harbour|fair|reseller|distributor|buyer|buyers|headquarters|parent|sister|brother|friend|cousin|market|shops|restaurants|course) (?:som (?:ar|finns|bor|sitter) |who (?:is|are|lives?) |based |bosatta? )?(?:i|in|fran|from|vid|at|pa|of) $/,
  / (?:min|mina|mitt|my|hans|hennes|their|his|her) (?:[a-z]+ )?(?:syster|systern|bror|brorsan|kusin|kusiner|kompis|kompisar|van|vanner|granne|farbror|faster|moster|son|soner|dotter|dottrar|barn|sister|brother|cousin|friend|friends|kids|children)(?! och jag| a jag| and i| and me)(?: [a-z0-9]+){0,5} (?:i|in|fran|from|vid|at|pa) $/,
  / (?:dom|de|han|hon|they|he|she|en annan|ett annat|another|en nystartad|ett nystartat)(?: [a-z0-9]+){0,3} (?:i|in|fran|from) $/,
  / (?:leverer[a-z]*|saljer|salja|salt|skicka[a-z]*|frakta[a-z]*|kor|kora|koras|transporter[a-z]*|export[a-z]*|pendla[a-z]*|reser?|resa|aker?|aka|akt|ship|ships|shipping|deliver[a-z]*|sell|sells|selling|sold|export|travel|traveling|drive|going)(?: [a-z0-9]+){0,4} (?:till|to|mot|at|into) $/,
  / (?:saljer|salja|leverer[a-z]*|skickar?|sells?|selling|deliver[a-z]*)(?: [a-z0-9]+){0,4} (?:till|to)(?: [a-z]+){1,3} (?:i|in) $/,
  / (?:flytta[a-z]*|flytt|kommit|hit|ursprungligen|bort|moved|move|moving|away|originally|relocat[a-z]*)(?: [a-z0-9]+){0,2} (?:fran|from) $/,
  / (?:kopa|koper|kopt|kopte|hamta[a-z]*|importer[a-z]*|bestalla|bestaller|bestallt|buy|buying|bought|import)(?: [a-z0-9]+){0,4} (?:fran|from) $/,
  / (?:inte|ej|aldrig|not|stallet for|instead of|utom|except|lamnat|lamnade|left) (?:i |in |fran |from )?$/,
  / (?:almi|coompanion|drivhuset|nyforetagarcentrum|handelskammaren|region|universitetet|hogskolan|science park|tingsratten|lansstyrelsen|skatteverket|tullen|tullverket|university)(?: (?:i|in|of|pa))? $/,
];

/** Goods and trains on their way: where they arrive is where nobody need be. */
export const wayPlace = / (?:landar?|landat|anlander|ankommer|ankom|lossas|lossar|fastnat|kommer fram|kommer in|arrives?|arrived|arriving|lands|landed|docks?|docked|stuck|held)(?: [a-z0-9]+){0,2} (?:i|in|at|pa|till|to) $| (?:container[a-z]*|varor|varorna|gods|godset|leveransen|pallen|pallar|paket|paketet|lasten|frakten|shipment|goods|parcels?)(?: [a-z0-9]+){0,4} (?:till|to|mot|at) $| (?:container[a-z]*|varorna|godset) (?:star|ligger|ar|is) (?:kvar )?(?:i|in|pa) $| (?:tag|taget|tagen|flyget|baten|bussen|trains?|bus|flight)(?: [a-z0-9]+){0,4} (?:till|to|mot|at|in|fran|from) $/;

/** What the place has beside the writer: near the harbour there, or at the university there that the writer is at. */
export const besidePlace = / (?:near|vid|intill|nara|close to|next to|bredvid|utmed|langs)(?: the| den| det)? [a-z]+ (?:i|in) $| (?:forskar|laser|pluggar|studerar|jobbar|study|studying|research|work)(?: [a-z]+){0,4} (?:pa|vid|at)(?: the)? [a-z]+ (?:i|in) $/;

/** What stands before a place in words about the writer's own, the preposition last. */
export const ownPlace: readonly RegExp[] = [
  / (?:finns|fins|ligger|liger|sitter|bor|haller(?: [a-z]+)? till|verkar|verksamma?|belagen|belaget|belagna|etablerade?|bosatta?|baserade?|baserat|basade?|base|based|located|situated|live|living|resident)(?: [a-z]+)? (?:i|in|utanfor|nara|vid|near|outside|strax utanfor|runt|kring|pa|just outside|close to|norr om|soder om|oster om|vaster om|from) $/,
  / (?:vi|jag|ja|we|i|ni|oss|har|here|firman|foretaget|bolaget|butiken|garden|byn|kommunen|hemma|home)(?: (?:ar|e|a|are|am|i'm))? (?:i|in|fran|from|utanfor|near|nara) $/,
  / (?:vi|we|jag|ja|i) (?:ar|a|e|are|am) (?:ett|en|a|an) (?:[a-z0-9]+ ){1,4}(?:i|in|from|fran|utanfor|near|outside) $/,
  / (?:we're|i'm|kommer|are|am|startat|startade|oppna|oppnar|oppnat|starta|startar|starte|etablera|etablerar|open|opening|start|started|set up|setting up|flytta|flyttar|flyttat)(?: [a-z0-9]+){0,5} (?:i|in|fran|from|till|to|utanfor|near) $/,
  / (?:har|hade|driver|drev|kor|ager|haft|runs?|run|own|owns|have|has|hyr|hyra|hyrt|rent|renting|bygga|bygger|bygg|build|building|kopt|kopa|soker|letar|behover|need|want|vill)(?: [a-z0-9]+){0,6} (?:i|in|utanfor|near|nara|vid|strax utanfor|just outside|outside|pa) $/,
  / (?:[a-z]*(?:foretag|foretaget|firma|firman|bolag|bolaget|verkstad|verkstaden|butik|butiken|gard|garden|hotell|hotellet|restaurang|restaurangen|cafe|cafeet|salong|salongen|fabrik|fabriken|gjuteri|gjuteriet|snickeri|snickeriet|akeri|akeriet|camping|campingen|bageri|bageriet|kontor|forening|foreningen|lantbruk|lokal|lokalen|mark|tomt|fastighet|studio|atelje|byra|klinik|mejeri|bryggeri|garage)|company|business|shop|workshop|farm|firm|studio|factory|hotel|plant|bakery|start up|startup|office|store) (?:i|in|utanfor|near|vid|outside|nara|strax utanfor) $/,
];

/** A word after a place's name that makes it the name of something else. */
export const partOfName: ReadonlySet<string> = new Set('hamn hamnen universitet university hogskola flygplats airport port tingsratt massan slott stift'.split(' '));

/** A place that is one of two ends of something. */
export const inBetween = / (?:mellan|between)(?: [a-z]+ (?:och|and))? $/;

/** Words that may stand beside a place in an answer that says nothing but the place. */
export const beside: ReadonlySet<string> = new Set(('i in pa fran from vi jag we i\'m ar am are finns ligger sitter bor live utanfor strax nara near outside just kommun kommunen municipality sverige sweden ' +
  'dalarna lan hej hello hi tack thanks det blir blev typ ungefar a e ja yes om norr soder vaster oster of north south east west centrala centrum central stad by byn town village city och and , . ' +
  'the based located its it\'s verkstaden foretaget firman har').split(' '));
