import { findAll, flatten } from './flat.ts';
import type { Flat } from './flat.ts';

const people = '(?:nan|nagon|naan|nagn|nagan|nanting|person|personen|personer|manniska|manniskan|manniskor|manskig|personal|personalen|kollega|handlaggare|handlaggaren|er|dig|dej|somebody|someone|anybody|anyone|person|people|human|humans|staff|agent|colleague|operator|man|woman|one of you|you)';
const talk = '(?:prata|snacka|tala|samtala|pratas|traffa|mota|na|fa tag pa|fa tag i|talk|speak|chat|meet|see|reach|get hold of|talking|speaking)';

/** What asks for a person by itself, whatever stands around it. */
const asks: readonly RegExp[] = [
  new RegExp(` ${talk}(?: [a-z]+){0,4} ${people}(?= )`),
  / (?:riktig|riktigt|levande|vanlig|mansklig|mansklig|real|living|actual|live|true) (?:person|manniska|manniskor|radgivare|kontakt|rost|human|people|someone|one|voice|agent|adviser|advisor)(?= )/,
  / (?:vill ha|vill ha tag pa|onskar|ge mig|ge mej|fa|far|finns det|finns|finns de|behover|hellre|koppla mig till|koppla mig vidare till|kopla mig till|want|need|give me|get me|is there|are there|prefer|connect me to|connect me with|transfer me to|put me through to) (?:bara |helst |en |ett |a |an |nan |nagon |en riktig |the |just )*(?:manniska|manniskor|person|manlig|rost|handlaggare|kontaktperson|kontaktuppgifter|telefonnummer|nummer|human|person|somebody|someone|agent|contact person|phone number|number|personal|personligt mote)(?= )/,
  / (?:ring|ringa|ringer|kontakta|mejla|maila|call|phone|contact|ring up|kontakt) (?:garna |du |ni |helst )?(?:upp )?(?:mig|mej|me)(?= )/,
  / (?:bli|blir|vara) (?:uppringd|kontaktad)(?= )| (?:slar?|sla) (?:mig|mej) en (?:signal|pling)(?= )| (?:uppringd|aterring|call back|callback|call me back)(?= )/,
  / (?:hor|hora|horer) (?:garna )?av (?:er|dig|sig)(?= )/,
  / (?:telefonnummer|telefonnumret|nummret|numret|telefonnr|phone number|telephone number|vaxeln|telefontid|telefontider|kontaktperson|kontaktpersonen|kontaktuppgifter|contact person|contact details|customer service|kundtjanst|handlaggare|operator)(?= )/,
  / (?:vem|vart|var|who|where|which number) (?:kan |ska |far |do |can |should |may )?(?:jag |man |en |ja |i |we |vi )?(?:ringa|ringer|tala med|prata med|ring|call|phone|talk to|speak to|speak with)(?= )/,
  / (?:nan|nagon|person|kollega|someone|somebody|anyone|anybody|person|one of you)(?: [a-z]+){0,5} (?:traffa|prata|ringa|maila|mejla|na|svarar|telefon|lever|talk|speak|phone|answers|answering|ring|knows|vet)(?= )/,
  / (?:over|i|i luren|pa|per|ta|by|over the|on the) (?:telefon|telefonen|phone|telephone)(?= )| (?:komma|kom) (?:forbi|in)(?= )| (?:face to face|drop by|oga mot oga|opening hours|muntligt|ta emot besok|tar ni emot besok|ringer ni upp|vart ringer man|nummer tack|namn och nummer|name and number)(?= )| (?:mote|meeting) (?:med|with) (?:nan|nagon|er|someone|one)(?= )/,
  / (?:koppla|kopla|transfer|connect|put) (?:mig|mej|me) (?:vidare|through|till nan|till nagon|to someone|to somebody)(?= )/,
];

/** A text of nothing but such words is a wish for a person. */
const alone = / (?:manniska|manniskan|riktig person|person|human|a human|real person|real human|handlaggare|telefonnummer|nummer|vaxeln) /;
const aboutTheBot = / (?:ar|e|are|is) (?:du|det|ni|detta|det har|you|this|it|jag) (?:verkligen |bara |really |just )?(?:en |ett |a |an )?(?:[a-z]+ )?(?:robot|bot|manniska|maskin|dator|ai|human|machine|person|riktig)(?: eller [a-z ]{1,30}| or [a-z ]{1,30})?(?= )/g;
const refused = / (?:vill|behover|maste|slipper|slippa|vagrar|want|need|have)(?: [a-z]+)? (?:inte|ej|int|not|aldrig)(?: [a-z]+){0,3} (?:prata|snacka|tala|ringa|bli uppringd|traffa|talk|speak|call|ringas)(?= )| (?:ring|ringa|kontakta|call|phone|contact) (?:inte|ej|aldrig|not)(?= )| (?:don't|dont|do not|never|please not) (?:want to |need to |have to )?(?:call|phone|ring|contact|talk|speak)(?: to| with)? (?:me|a|any|some)/;

const beside = new Set(('a an the and or to of for in on at with by i me my mine im i\'m you your we us our is are am be can could may might will would shall should do does did don\'t dont not no it its it\'s this that there here if so just only but please pls ' +
  'thanks thank hi hello hey yes ok now today tomorrow later soon back morning afternoon evening after before lunch who what where how when which anyone anybody someone somebody nobody person people human humans being real living live actual true voice agent adviser advisor colleague staff operator ' +
  'talk talking speak speaking chat chatting call calling phone telephone ring ringing number contact details reach meet meeting book visit visits open opening hours come drop office face email e mail mail address answer answers answering write writing type typing text bot bots robot robots machine computer questions question ' +
  'ordna ordnas muntligt utan lever emot besok fler oga mot vore over dem inga lara forklara boka bokat ' +
  'transfer connect put through get give want wants need needs like prefer rather instead stop hate tired swedish english arabic language written bad good better best easier complicated old years slow slowly help services service customer support one of video privately online discuss something us from by have has let understand understands doesn\'t does nothing about ' +
  'och eller att till av i pa med fran for hos er era ert ni dig dej du din jag ja mig mej min mitt mina vi oss var vara vart den det de dom dem detta har dar en ett nan nagon nagot nat nagn naan ar e a va kan kunna far fa skulle ska skall vill vilja maste ha haft bli blir blev behover hellre helst garna snalla tack lat hej hejsan halla god morgon dag ' +
  'inte int ej inget inga bara just nu idag i imorgon sedan sen snart eftermiddag formiddag fore efter lunch kvall forst sa om nar vad vem vilka vart hur vilken ifall medan som utan istallet stallet nej na ' +
  'prata pratar snacka snackar tala talar samtal samtala ringa ringer ring uppringd ringd upp slar sla signal kontakta kontakt kontaktperson kontaktuppgifter nummer nummret numret telefonnummer telefonnr telefon telefonen tele luren rost muntligt teams mote moten motas mota traffa traffas traff boka bokat bokning oga besok besoka komma forbi kaffe oppet oppettider kontor kontoret sitter finns fins gar ' +
  'manniska manniskan manniskor mansklig manskligt person personen personer personal personalen personligt personlig riktig riktigt riktiga levande vanlig vaxel vaxeln handlaggare handlaggaren kollega svarar svara svaret svar mejl mejla mail maila epost post adress robot robotar robottar robotten bot botten maskin maskinen mskinen dator datorn chatt chatta chatten chattar chattbot skriva skriver skrift skrivet sant santhar ' +
  'orkar inget begriper forstar fattar hata hatar trott less fragor fraga fragan sluta slippa slipper skippa svenska engelska arabiska somaliska bra dalig daligt battre bast enklare lattare latt svart komplicerat krangligt langsamt gammal ar dyslexi hjalp hjalpa hjalper tid tider telefontid telefontider har hade hor hora av ge ger ta tar koppla kopla kopplad vidare direkt skicka tag nagonstans jobbar namn vet veta kundtjanst support nog gang igen minuter fem lite kort snabbt stund over rutan sidan sida det darfor eftersom for ja okej ok va nu visst allt fort lever natet mycket sag saga hos').split(' '));

/** Whether a text asks for a human being and says no business matter beside it. */
export function wantsPerson(text: string): boolean {
  const flat = flatten(text);
  if (refused.test(flat.line)) return false;
  const rest = flat.line.replace(aboutTheBot, ' ');
  const asked = asks.some((pattern) => pattern.test(rest)) || (flat.tokens.length <= 4 && alone.test(rest));
  return asked && flat.tokens.every((one, i) => beside.has(one.folded) || /^[\d.?,+-]+$/.test(one.folded) || isPlace(flat, i));
}

/** "Vem når jag i Karlskoga?" says where, not about what. */
function isPlace({ tokens }: Flat, i: number): boolean {
  const one = tokens[i];
  return one?.upper === true && !one.first && /^(?:i|in|fran|from|near|utanfor)$/.test(tokens[i - 1]?.folded ?? '');
}

const selves = '(?:mig|mej|sig|sej|dig|oss|myself|himself|herself|themselves)';
const negation = '(?:inte|int|ej|icke|inte langre|int langre)';

/** Words of a life that is to end. Each names life or death itself, so that money alone never does. */
const despair: readonly RegExp[] = [
  / (?:ta|tar|tog|tagit|taga) (?:livet av (?:mig|mej|sig|sej)|(?:mitt|sitt|hans|hennes) (?:eget )?liv)(?= )/g,
  / (?:vill|ville|onskar|tanker|hoppas|borde|maste|ska) (?:att )?(?:jag )?(?:bara |hellre |helst |nog |far |fick |fa )*do(?= (?:$|(?:[.,?]|och|nu|for|men|ifran|sa|jag|han|hon|snart|bara|helst) ))/g,
  new RegExp(` (?:vill|orkar|ville|orka|onskar|formar)(?: [a-z]+){0,2} ${negation}(?: [a-z]+){0,1} leva(?= )`, 'g'),
  new RegExp(` ${negation} (?:vill|orkar|ville) (?:langre |mer )?(?:leva|finnas|finnas till|finnas kvar)(?= )`, 'g'),
  new RegExp(` (?:klarar|klara) ${negation} (?:av )?(?:att )?leva(?= )`, 'g'),
  new RegExp(` (?:vill|orkar|ville|tanker)(?: jag| ja)? ${negation} (?:langre |mer )?(?:finnas(?: till| kvar| mer)?|existera|vakna|vara i livet|vara vid liv)(?= )`, 'g'),
  / (?:sjalvmord|sjalvmords|sjalvmordstankar|sjalvmordstanke|sjalvmordsbenagen|suicid|suicidal|suicidtankar|suicide|suicidal thoughts)(?= )/g,
  new RegExp(` (?:skada|skadar|skadat|doda|dodar|hanga|hanger|skjuta|skjuter|dranka) ${selves}(?: sjalv)?(?= )| gora (?:mig|mej|sig) (?:sjalv )?illa(?= )| gora (?:slut pa|av med) (?:mig|livet|mitt liv|sig sjalv|alltihop)(?= )`, 'g'),
  / (?:inget|ingenting|inte nagot|nat) (?:kvar )?att leva for(?= )| (?:ingen|nagon|vad ar det for) mening (?:med|att) (?:livet|leva|att leva)(?= )| meningen med att leva(?= )/g,
  / (?:trott|trotta|less|led) pa (?:livet|att leva)(?= )| livet (?:ar|e) (?:over|slut|inte vart (?:att leva|nagot))(?= )| (?:forlorat|tappat) (?:lusten att leva|livslusten|livsviljan)(?= )| (?:kraft|ork) att leva(?= )| orkar (?:inte|int) kampa (?:mer )?for livet(?= )| (?:radd for|afraid of) (?:mig sjalv|vad jag kan gora med mig sjalv|myself)(?= )| (?:kommer|ska) (?:jag )?inte (?:att )?vara i livet(?= )| att inte leva(?= (?:$|[.,?] ))/g,
  / (?:battre|bast) (?:for alla )?(?:utan (?:mig|mej|honom|henne)|om (?:jag|ja) (?:inte fanns|int fanns|var borta|va borta|dog))(?= )| (?:om|nar|att) (?:jag|ja) (?:inte fanns|int fanns|dog|dor)(?= )| (?:somna in|slippa leva|slippa vakna)(?= (?:$|(?:[.,?]|for gott|nu|mer|och) ))/g,
  / (?:kill|killing|hang|shoot|drown) (?:myself|himself|herself|themselves)(?= )| (?:killed) (?:himself|herself)(?= )| (?:end|ending|take|taking|took) (?:it all|(?:my|his|her|their)(?: own)? life)(?= )/g,
  / (?:want|wants|wanted|wanna|wish i could|rather) (?:to )?(?:just )?die(?= )| wish i (?:was|were) dead(?= )/g,
  / (?:don't|dont|do not|does not|doesn't|doesnt|no longer|not) (?:want|wants|wish) to (?:live|be alive|exist|wake up)(?= )| (?:can't|cant|cannot|can not) (?:go on living|live (?:any ?more|any longer|like this))(?= )/g,
  / (?:no|any|a) (?:reason|point|strength|will|wish) (?:to|in|of) (?:live|living|go on living)(?= )| (?:point|sense) of living(?= )| (?:nothing|not anything) (?:left )?to live for(?= )| tired of (?:living|life|being alive)(?= )| better off without me(?= )| better off dead(?= )| if i (?:died|disappeared|were gone|was gone)(?= )/g,
  / (?:hurting|harming|cutting) myself(?= )| harm myself(?= )| (?:frightened|afraid|scared) of (?:myself|what i might do to myself)(?= )| (?:will|might|may|wants to|going to) hurt (?:himself|herself|myself)(?= )| hurt (?:himself|herself|myself)(?: again)?(?= (?:$|(?:[.,?]|tonight|and|because|if) ))| self harm(?= )/g,
];
const livingOn = /^ (?:pa|av|upp|gott|in|on|off|near|from|ihop|there|here|together|som|dar|har|kvar i|i (?:stan|byn|sverige)|hos|under|med (?:den|de|det) [a-z]+(?:en|et|na)) /;
const figure = / (?:ekonomiskt|ekonomisk|kommersiellt|affarsmassigt|foretagsmassigt|rena|rent|career|business|financial|commercial|political|professional|branschen|marknaden|firman|foretaget|bolaget|konkurrenten|mot|forebygga|forhindra|against|prevent|preventing|about) $/;
const subject = / (?:app|appen|prevention|forebyggande|utbildning|forelasning|film|pjas|bok|statistik|linje|awareness|training|hotline|verksamhet|arbete|i foten|in the foot)/;
const ofWork = /^ (?:to|with|trying|working|pa arbetet|pa jobbet|at work|i foten|in the foot|pa maskinen|on the) /;

/** Whether a text holds clear words of somebody who may be about to end a life, the writer's own or another's. Trouble with money is not enough. */
export function inDespair(text: string): boolean {
  const flat = flatten(text);
  return despair.some((pattern) => findAll(flat, pattern).some(({ at, match }) => {
    const end = at + match[0].length;
    const next = flat.line.slice(end, end + 40);
    if (/(?:leva|live|living|finnas|kvar|life)$/.test(match[0]) && livingOn.test(next)) return false;
    if (/sjalvmord|suicid/.test(match[0]) && (figure.test(flat.line.slice(Math.max(0, at - 30), at + 1)) || subject.test(flat.line.slice(end, end + 60)))) return false;
    return !ofWork.test(next);
  }));
}
