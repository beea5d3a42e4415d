import { describe, expect, it } from 'vitest';
import { inDespair, wantsPerson } from '../../src/reading/person.ts';

/** Written before anyone had seen what the rules do with them. */
const inDanger = [
  'jag har inget kvar att kämpa för, ska hoppa från bron ikväll', 'ja palla int mer nu, vill bara dö', 'min sambo har försökt strypa mig', 'det finns bara en sak kvar att göra och det är att göra slut på eländet', 'önskar jag aldrig hade fötts',
  'han säger att han ska slå ihjäl mig om jag lämnar firman', 'jag har börjat samla på mina tabletter', 'De har tagit våra pass och vi får inte lämna baracken', 'brorsan vill inte leva mer sen han blev av med gården', 'sjelvmord är det enda jag tänker på',
  'Jag sitter med hagelbössan i knät', 'Orkar inte finnas längre', 'alla skulle klara sig bättre om jag försvann för gott', 'ingen skulle ens märka om jag dog inatt', 'jag kör in i en bergvägg på vägen hem',
  'hjälp han har låst in mig i lagret och tänker inte släppa ut mig', 'min pappa har låst in sig med geväret och svarar inte', 'det här blir mitt sista meddelande, hälsa barnen att jag älskar dem', 'Jag blöder mycket och kan inte resa mig', 'vet inte om jag lever imorgon',
  'Är så trött på att leva', 'mitt ex står utanför med en kniv', 'jag skär mig i armarna för att stå ut', 'Jag har gett bort alla mina saker och skrivit till barnen, förlåt', 'ett gäng kräver pengar och säger att de skjuter mig annars',
  'livet känns inte värt nånting längre', 'ser ingen framtid, ligger bara och gråter om nätterna', 'chefen tvingar mig att jobba utan lön och slår mig', 'vill somna och slippa vakna nå mer', 'är rädd att jag ska göra mig själv nåt',
  'I just want to be dead', 'I have a bottle of pills in front of me and I am going to take them all', 'my boyfriend choked me last night and says he will do it again', "I can't keep living like this", 'my dad says there is no reason to go on living after losing the farm',
  'the boss keeps our passports and will not let us leave the house', 'nobody would care if I vanished', 'He pointed a gun at me over the debt', 'my business partner sent me a goodbye message and his phone is off', 'I keep thinking about jumping off the bridge',
  "I'm done with life", 'everyone would be happier without me', 'they said they would burn down the shop with us inside', 'tonight I will end it all', 'I feel like there is no hope left and I am all alone',
];
const inNone = [
  'jag dör av skratt åt den här blanketten', 'vi vill inte att byns sista affär ska dö', 'momsen tar livet av företaget', 'konkurrenten försöker döda oss med låga priser', 'orkar inte med bokföringen längre', 'Jag orkar inte fylla i fler blanketter',
  'vill bort från storstan och starta eget på landet', 'batterierna dör efter en timme, finns det testbädd', 'hur länge kan företaget leva vidare utan mig', 'firman måste klara sig bättre utan mig innan jag säljer', 'Vi tillverkar rep och snaror för fiske', 'vi bygger bron mellan skola och näringsliv',
  'min man dog i våras och jag ska ta över hans bolag', 'vad händer med aktierna när jag dör', 'Vi utbildar i suicidprevention och vill växa', 'appen hjälper folk med ångest, behöver finansiering', 'leverantören hotar att stämma oss', 'hyresvärden hotar att säga upp kontraktet', 'banken slår oss i huvudet med nya krav',
  'vi är inlåsta i ett dåligt hyresavtal', 'Jag står på taket och lägger plåt, behöver låna till en ny kran', 'skrev brev till kommunen men ingen svarar', 'har bestämt datum för invigningen', 'det är ett livsverk och jag vill inte att det försvinner', 'skatten knäcker oss, kan man få anstånd', 'vill sluta med firman, är trött', 'pappa vill sluta leva på bidrag och starta eget',
  'Kan inte leva på det jag tjänar', 'ser ingen annan utväg än konkurs för bolaget', 'jag brinner för mitt jobb', 'we are dying to start exporting', 'this tax will kill my business', 'the market is dead, we need new customers', "I can't live on what the shop brings in",
  'competitors beat us on price every time', 'our supplier threatens to cut us off', 'how do I kill a contract with a lender', 'cut myself a better deal on rent', 'we make safety knives for kitchens', 'who inherits the company if I die', 'the battery dies after two hours', 'we want to end the lease', 'life science company looking for capital',
  'I am tired of paperwork', 'shooting a film about suicide and need funding',
];
const wanting = [
  'kan jag få snacka me nån människa å int en dator', 'har ni nån jag kan slå en pling till?', 'lägg av med frågorna å ge mig en levande', 'Jag fixar inte att knappa på sånt här, kan någon ringa?', 'går det bra att jag tittar förbi ert kontor i morgon', 'är det nån i växeln',
  'Jag är inte så bra på datorer, jag vill hellre prata i telefon', 'tala me nån som e av kött å blod', 'skicka över mig till en riktig handläggare', 'inte en till chatbot, snälla', 'Vilket nummer ska jag slå för att komma fram till er?', 'Får jag komma och hälsa på er och berätta?',
  'Jag vill prata med någon, punkt.', 'finns de nån å tal ve hos er', 'ni får ringa mig efter fem, jag är på jobbet till dess', 'jag klarar inte av att stava så det får bli telefon', 'vill helst ses öga mot öga', 'kan jag få ett namn på någon jag kan ringa', 'Maskiner fattar ingenting. Människa nu!', 'kan du koppla fram mig till någon',
  'snälla ring upp mig', 'var vänlig ta kontakt med mig per telefon', 'jag vill träffa er i verkligheten', 'orkar inte det här skrivandet, har ni telefon', 'jag pratar bara kurdiska, finns någon som talar det?', 'hur får jag prata med en mänska', 'Jag vill ha personlig kontakt', 'kan jag boka in ett samtal med er', 'ja vägrar prata me en robot', 'har ni nån jourtelefon',
  'let me speak with a real human being', 'is anybody there who can pick up the phone', 'I would rather sit down with someone', 'please have someone ring me tomorrow', 'I hate talking to machines', "what's the number to reach a person", 'can I come over and talk to you', 'I struggle with writing, can we do it on the phone', 'just get me a human already', 'stop this bot, give me a person',
  'I need someone who speaks Arabic', 'could I have a phone meeting with somebody', 'a live agent please', 'call me any time', 'do you have someone I can talk to face to face',
];
const wantingMore = [
  'vill prata med en rådgivare om lån', 'ring mig gärna, vi vill exportera till Tyskland', 'vi behöver en person som kan sälja i Norge', 'kan någon ringa om vårt patent', 'jag vill träffa investerare', 'boka möte om bidrag för solceller', 'Vi söker personal till restaurangen', 'vi vill bygga en chattbot åt våra kunder', 'kontakta mig om tomten i Borlänge', 'jag vill bli uppringd om att starta eget',
  'hur anställer man en människa', 'våra robotar behöver testas', 'vem ska jag prata med om tull', 'Finns det någon som kan hjälpa oss att hitta lokal?', 'telefonsystem till växeln, vad kostar det', 'ring inte, mejla hellre om riskkapital', 'jag behöver en mentor att prata med', 'träffa andra företagare', 'kan jag få prata med någon om att sälja min firma',
  'vi säljer telefoner', 'behöver prata med någon om skatten', 'är du en människa eller robot', 'Jag vill inte bli uppringd', 'vi har möte med banken i morgon och behöver en budget', 'Min revisor svarar inte i telefon och årsredovisningen är sen', 'hjälp mig starta ett callcenter', 'träffa kunder på mässa i Tyskland', 'personlig assistans som affärsidé', 'jag har ett åkeri, ring mig', 'hej',
  'I want to talk to somebody about export', 'call me about the grant', 'we need a person for our sales team', 'can someone help us find premises', 'are you human?', 'who can I ask about customs duty', 'we build chatbots for banks', 'do not call me', 'looking for a mentor to meet every month', 'speak with an investor', 'our robots need a test bed', 'I run a bakery, please phone me', 'meeting foreign buyers at a fair', 'hire people abroad', 'nice talking to you',
];

describe('words that were not seen before', () => {
  it.each(inDanger)('speak of danger: %s', (text) => { expect(inDespair(text)).toBe(true); });
  it.each(inNone)('speak of none: %s', (text) => { expect(inDespair(text)).toBe(false); });
  it.each(wanting)('ask for a human only: %s', (text) => { expect(wantsPerson(text)).toBe(true); });
  it.each(wantingMore)('ask for more, or for none: %s', (text) => { expect(wantsPerson(text)).toBe(false); });
});

describe('what curdles or cuts is no danger', () => {
  it.each(['Vår havregrädde skär sig i kaffet', 'Såsen skär sig när vi värmer den', 'Priserna skär sig mot varandra'])('%s', (text) => { expect(inDespair(text)).toBe(false); });
  it.each(['min dotter skär sig', 'jag skär mig om kvällarna'])('but: %s', (text) => { expect(inDespair(text)).toBe(true); });
});
