/** Names that mean any such body, or the thing itself: an actor only when somebody wants to reach it, or writes it as a name. */
export const generalNames: ReadonlySet<string> = new Set(['regionen', 'landstinget', 'kommunen', 'universitetet', 'hogskolan', 'science park', 'sciencepark', 'sciensepark', 'tullen', 'inkubatorn', 'innovationskontoret', 'holdingbolaget',
  'universitetets holdingbolag', 'naringslivskontoret', 'naringslivschefen', 'lantbruksenheten', 'arbetsformedling', 'robotcentrum', 'handelskontoret', 'leaderomradet', 'orebro universitet', 'hogskolan dalarna', 'drivhus', 'koopkonsult', 'bondeforbundet']);

/** Words of everyday speech: an actor only when written as a name inside a sentence. */
export const ordinaryNames: ReadonlySet<string> = new Set(['student', 'studentforetag', 'start up', 'startup', 'kick start', 'kickstart', 'exportkredit', 'leader', 'lider', 'skatten', 'agro', 'verksam', 'verksamt', 'lantbrukarna', 'exportgaranti', 'energibidrag', 'starta eget bidrag', 'etablera i dalarna', 'eu stod lantbruk', 'kooperativ radgivning', 'uf foretag']);

/** Short names that are words or signs too unless in capitals: SEK is money, BRO a bridge. */
export const capitalNames: ReadonlySet<string> = new Set(['sek', 'bro', 'af', 'ami', 'een', 'uf', 'iid', 'hda']);

const reach = 'prata|pratar|snacka|snackar|tala|talar|kontakta|kontaktar|kontakt|na|traffa|traffar|boka|bokar|mote med|tid hos|tid med|ringa|ringer|mejla|mejlar|maila|mailar|koppla|kopplas|kopplad|slussa|lotsa|vanda|vander|soka|soker|ansoka|ansoker|ansokan|ga|komma|fa tag|hora|skicka|' +
  'talk|speak|contact|reach|meet|meeting|book|call|connect|connected|apply|appointment|email|refer|transfer|send|find|join|put me through';
/** Somebody wants to come to what follows. */
export const wants: readonly RegExp[] = [
  new RegExp(` (?:${reach})(?: [a-z0-9']+){0,5} $`),
  / (?:kan|skulle|vill|far|hur|kunde|gar det att|finns det|can|could|how|want|would|may|like)(?: [a-z0-9']+){0,6} (?:av|fran|hos|via|genom|pa|from|through|by|with) $/,
  / (?:vem|vilka|nan|nagon|vad|who|someone|anyone|somebody) (?:pa|hos|i|at|from|in|med)(?: den| det| the)? $/,
  / (?:hellre|helst|garna|prefer|rather|istallet|i stallet|behover|vill ha|onskar|foredrar|need)(?: [a-z]+){0,3} $/,
  / (?:finns|finns det|fins|is|does|do|are|var ligger|vart ligger|var finns|where is|nummer till|numret till|telefon till|adress till|mejl till|mail till)(?: (?:det|de|nu|en|ett|the|det en|det ett))? $/,
];
/** What was done already, or what somebody else said, is no wish. */
export const past = / (?:fick|fatt|nekade[a-z]*|nekad|nekat|avslag|pratat|pratade|varit|ringt|ringde|sokt|sokte|hade|tipsade|tipsat|sa|sager|skickade|hanvisade|traffade|traffat|kontaktat|kontaktade|anstalld|jobbar|jobbade|got|was|were|said|told|sent|talked|spoke|spoken|denied|rejected|been|contacted|met|blev|blivit|saljer|salja|levererar|kund|jobbar|leverera|skatt till|jobb pa|betala|betalar|skuld|skulder|anstand)(?: [a-z0-9']+){0,6} $/;
const refusal = '(?:inte|int|ej|aldrig|inget|ingen|slippa|slipper|slippe|vagrar|sluta|orkar inte|not|don\'t|dont|do not|never|no|stop|refuse|without)';
/** What follows is what somebody does not want. */
export const refuses: readonly RegExp[] = [
  new RegExp(` (?:inte|int|ej|aldrig|inget|ingen|slippa|slipper|not|never|no|without|utom|forutom|forutan|except|istallet for|stallet for|instead of|avoid|anyone but|anything but|anybody but|rather than|snarare an|trott pa|less pa|nog av|skit i|hoppa over|allt utom) (?:till |med |av |via |hos |fran |in |to |with |by |from |tillbaka till |back to |mer |more |nagon |nan |pa |the )*$`),
  new RegExp(` ${refusal}(?: [a-z']+){0,4} (?:skicka|skickas|skickad|skicka mig|hanvisa|hanvisad|hanvisas|hanvisar|koppla|kopplas|slussa|slussas|lotsa|prata|snacka|tala|ga|ringa|kontakta|kontakt|ha|soka|blanda|send|sent|refer|referred|talk|talking|speak|go|contact|connect|want|deal|involve|use|need|bollas|se|hora)(?: [a-z']+){0,4} $`),
  new RegExp(` (?:skicka|skickar|hanvisa|koppla|slussa|lotsa|send|refer|connect|put)(?: [a-z]+){0,2} (?:inte|int|ej|aldrig|not|never)(?: [a-z]+){0,4} $`),
];
/** A refusal that is none: "not only", "don't know if", "isn't it". */
export const noRefusal = / (?:inte|int|ej|not|don't know|dont know|don't) (?:bara|enbart|only|just|om|hur|vem|var|vart|vilken|vilka|if|how|whether|who|where|sure|saker|horts?|hor|svar|hittar|hitta|nar|nar inte|fatt|lyckats|know|find|reach)(?= )| (?:ar|var|e|is|isn't|wasn't|har) (?:det )?(?:inte|int|not|it) $| (?:kan|kunde|far|can|could|can't|couldn't|har|varfor|why) (?:jag |vi |man |i |we )?(?:inte|int|not)?(?: [a-z]+){0,1} (?:prata|tala|kontakta|na|boka|soka|talk|speak|reach)(?: [a-z]+){0,3} $/;
export const insteadThis = / (?:inte|int|ej|inget|not)(?: [a-z0-9]+){1,5} (?:utan|but)(?: [a-z]+){0,3} $/;
/** What is said after the name. */
export const wantedNext = /^ , (?:hur|vart|var|how|where) (?:bokar|ansoker|soker|kontaktar|nar|ringer|do i|do we|can i|kan jag)(?= )/;
export const wantedAfter = /^ (?:tack|please|kvar|fortfarande|still|kontaktuppgifter|telefonnummer|telefon|nummer|nummret|adress|(?:pratar|kontaktar|ringer|talar|traffar|nar) (?:man|jag|vi)|vill (?:jag|vi) (?:prata|traffa|ha|komma|soka|gora|kontakta)|hur (?:bokar|ansoker|kontaktar|nar|soker|gor|far))(?= )/;
export const refusedAfter = /^ (?:vill (?:jag|vi) (?:inte|int|ej|aldrig|slippa)|nej tack|no thanks|no thank|ar inte aktuellt|ar uteslutet|is not an option|slipper jag|orkar jag inte|har (?:jag|vi) fatt nog)(?= )/;
export const compoundTail = /^s?(?:pengar|pengarna|stod|stodet|lan|lanet|kontor|kontoret|radgivare|radgivaren|projekt|projektet|omrade|omradet|handlaggare|check|checken|checkar|medel|kille|killen|tjej|personal|gruppen)$/;
