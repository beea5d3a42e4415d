import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { KnowledgeFault, type Fault } from '../../src/knowledge/faults.ts';
import { readKnowledge } from '../../src/knowledge/load.ts';
import { Knowledge } from '../../src/knowledge/schema.ts';
import { knowledgeWarnings } from '../../src/knowledge/warnings.ts';
import { actorFile, smallTree, type Files } from './small-tree.ts';

const scratch = mkdtempSync(join(tmpdir(), 'knowledge-'));
afterAll(() => { rmSync(scratch, { recursive: true, force: true }); });

let count = 0;
function put(files: Files): string {
  const folder = join(scratch, String(count++));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

/** The small tree with some texts replaced; `null` takes a file away. */
function changed(changes: Record<string, string | null | ((text: string) => string)>): Files {
  const files: Files = Object.fromEntries(Object.entries(smallTree).filter(([file]) => changes[file] !== null));
  for (const [file, change] of Object.entries(changes)) {
    if (change === null) continue;
    if (typeof change === 'string') files[file] = change;
    else {
      const before = files[file]!;
      files[file] = change(before);
      if (files[file] === before) throw new Error(`the change of ${file} changed nothing`);
    }
  }
  return files;
}

function faultsOf(files: Files): readonly Fault[] {
  try {
    readKnowledge(put(files));
  } catch (error) {
    if (error instanceof KnowledgeFault) return error.faults;
    throw error;
  }
  return [];
}

const north = 'nord/aktorer/almi-nord.yaml';
const south = 'syd/aktorer/almi-syd.yaml';
const swap = (from: string, to: string) => (text: string) => text.replace(from, to);

describe('the knowledge that ships', () => {
  const knowledge = readKnowledge('knowledge');

  it('loads without faults and fits its own form', () => {
    expect(Knowledge.parse(JSON.parse(JSON.stringify(knowledge)))).toEqual(knowledge);
    expect(knowledge.regions.map(({ region, actors }) => [region.id, region.municipalities.length, actors.length])).toEqual([['dalarna', 15, 16], ['nationella', 0, 12], ['orebro', 12, 24]]);
  });

  it('knows all 290 municipalities, each once', () => {
    const names = [...knowledge.regions.flatMap(({ region }) => region.municipalities.map(({ name }) => name)), ...knowledge.elsewhere.map(({ name }) => name)];
    expect(new Set(names).size).toBe(290);
    expect(names).toHaveLength(290);
    expect(new Set(knowledge.elsewhere.map(({ county }) => county)).size).toBe(19);
  });

  it('has a service for every need in both regions, and says what else is missing', () => {
    expect(knowledgeWarnings(knowledge).filter(({ file }) => file.endsWith('routing.yaml'))).toEqual([]);
  });
});

describe('the version', () => {
  it('is the same for the same files, and another when a file or its name changes', () => {
    const version = readKnowledge(put(smallTree)).version;
    expect(version).toMatch(/^[0-9a-f]{16}$/);
    expect(readKnowledge(put(smallTree)).version).toBe(version);
    expect(readKnowledge(put(changed({ [north]: swap('Ger lån.', 'Ger råd.') }))).version).not.toBe(version);
    expect(readKnowledge(put({ ...smallTree, 'nord/places.yaml': 'municipalities: []\n' })).version).not.toBe(version);
  });
});

describe('a further region', () => {
  it('is a further folder and no code', () => {
    const folder = join(scratch, 'further');
    cpSync('knowledge', folder, { recursive: true });
    const write = (file: string, text: string) => { mkdirSync(dirname(join(folder, file)), { recursive: true }); writeFileSync(join(folder, file), text); };
    write('gavleborg/region.yaml', `id: gavleborg
name: {sv: Gävleborg, en: Gävleborg}
county: {code: '21', letter: X, name: Gävleborgs län}
coordinator: {actor: almi-gavleborg, phone: null, email: null}
municipalities:
  - {code: '2180', name: Gävle, places: [Valbo, Hedesunda]}
`);
    write('gavleborg/aktorer/almi-gavleborg.yaml', actorFile({ id: 'almi-gavleborg', name: 'Almi (Gävleborg)', region: 'gavleborg', service: 'almi-g-lan', source: 'almi_faq' }));
    write('gavleborg/routing.yaml', 'lan: [almi-g-lan]\n');
    const verksamt = readFileSync(join(folder, 'nationella/aktorer/verksamt.yaml'), 'utf8');
    write('nationella/aktorer/verksamt.yaml', verksamt.replace('serves: [dalarna, orebro]', 'serves: [dalarna, orebro, gavleborg]'));

    const knowledge = readKnowledge(folder);
    expect(knowledge.regions.map(({ region }) => region.id)).toEqual(['dalarna', 'gavleborg', 'nationella', 'orebro']);
    expect(knowledge.elsewhere.some(({ name }) => name === 'Gävle')).toBe(false);
    expect(knowledge.elsewhere.some(({ name }) => name === 'Bollnäs')).toBe(true);
    expect(knowledgeWarnings(knowledge)).toContainEqual({
      file: 'gavleborg/routing.yaml',
      problem: 'behovet «export» (Komma igång med export) har ingen tjänst i Gävleborg',
      instead: 'skriv in en tjänst som svarar på det; till dess leds företag till den samordnande dörren',
    });
  });
});

describe('warnings', () => {
  it('name the needs that nobody answers, the door without a telephone, and the missing helpline', () => {
    const problems = knowledgeWarnings(readKnowledge(put(changed({
      'nord/routing.yaml': 'lan: []\n',
      'nord/region.yaml': swap("phone: '010-100 00 00'", 'phone: null'),
      'riket/region.yaml': 'id: riket\nname: {sv: Hela landet}\n',
    })))).map(({ file, problem }) => `${file}: ${problem}`);
    expect(problems).toEqual([
      'nord/routing.yaml: behovet «lan» (Låna pengar) har ingen tjänst i Nord',
      'nord/routing.yaml: behovet «export» (Sälja utomlands) har ingen tjänst i Nord',
      'syd/routing.yaml: behovet «export» (Sälja utomlands) har ingen tjänst i Syd',
      'nord/region.yaml: den samordnande dörren i Nord har varken telefon eller e-post',
      'nationella/region.yaml: ingen region har nummer för den som mår mycket dåligt',
    ]);
  });
});

/** A fault as one row: where, what is wrong, what to write instead. */
type Row = [name: string, changes: Parameters<typeof changed>[0], file: string, place: string, problem: string, instead: string];

const forms: Row[] = [
  ['a missing field', { [north]: swap('status: active\n', '') }, north, '1:1 status', 'fältet «status» saknas', 'lägg till status: med ett av active, uncertain, moved, closed, unknown'],
  ['a misspelt field', { [north]: swap('purpose:', 'purpos:') }, north, '9:1 purpos', 'fältet «purpos» finns inte', 'skriv purpose'],
  ['a field of no such name', { [north]: swap('areas: [lan]', 'areas: [lan]\n    pris: 500') }, north, '18:5 services[0].pris', 'fältet «pris» finns inte', 'ta bort raden; de fält som får stå här är id, name, description, areas, stages, needs, suits, never, eligibility, limits, cost, apply, appliedBy, markets, hint, closed, status, examples och words'],
  ['a text where a list belongs', { [north]: swap('serves: [nord]', 'serves: nord') }, north, '6:1 serves', 'här står «nord», som är av fel slag', 'skriv en lista inom hakparenteser, som [ett, två]'],
  ['a number that wants quotation marks', { [north]: swap('name: Almi (Nord)', 'name: 2024') }, north, '2:1 name', 'här står «2024», som är av fel slag', "skriv värdet inom citattecken: '2024'"],
  ['a choice that wants quotation marks', { [north]: swap('areas: [lan]', 'areas: [lan]\n    suits: {employees: [0]}') }, north, '18:25 services[0].suits.employees[0]', '«0» är inte ett av de värden som får stå här', "skriv värdet inom citattecken: '0'"],
  ['a misspelt choice', { [north]: swap('handover: live', 'handover: intro') }, north, '8:1 handover', '«intro» är inte ett av de värden som får stå här', 'skriv ett av live, introduce, link'],
  ['an id with a space', { [north]: swap('id: nord-lan', 'id: nord lån'), 'nord/routing.yaml': 'lan: []\n' }, north, '12:5 services[0].id', '«nord lån» är inte skrivet på rätt sätt', 'skriv med små bokstäver a–z, siffror och bindestreck, till exempel almi-dalarna'],
  ['a fact without a source', { [north]: swap('purpose: {sv: Ger lån., sources: [hemsida]}', 'purpose: {sv: Ger lån.}') }, north, '9:1 purpose', 'uppgiften saknar källa', 'skriv varifrån uppgiften kommer, till exempel sources: [almi_faq], eller unverified: true om ingen har bekräftat den'],
  ['an empty list', { [north]: swap('stages: [start]', 'stages: []') }, north, '18:5 services[0].stages', 'listan är tom', 'skriv en lista inom hakparenteser med något av ide, start, tidig_tillvaxt, etablerad, agarskifte_omstallning, internationalisering'],
  ['an empty text', { [north]: swap('purpose: {sv: Ger lån.,', "purpose: {sv: '',") }, north, '9:11 purpose.sv', 'texten är tom', 'skriv en text'],
  ['an empty file', { 'nord/routing.yaml': '' }, 'nord/routing.yaml', '1:1', 'filen är tom', 'skriv rader av formen namn: innehåll'],
  ['a need with nothing after it', { 'nord/routing.yaml': 'lan:\n' }, 'nord/routing.yaml', '1:1 lan', 'här står ingenting (null), som är av fel slag', 'skriv en lista inom hakparenteser, som [ett, två]'],
];

const spellings: Row[] = [
  ['a tab', { [north]: swap('  - id: nord-lan', '\t- id: nord-lan') }, north, '12:1', 'raden börjar med tabb', 'dra in raden med mellanslag, två för varje nivå'],
  ['a colon inside a text', { [north]: swap('name: Almi (Nord)', 'name: Almi: Nord') }, north, '2:7', 'texten innehåller kolon och mellanslag, vilket börjar ett nytt fält', "sätt enkla citattecken runt hela texten: 'så här'"],
  ['the same field twice', { [north]: swap('handover: live', 'handover: live\nhandover: link') }, north, '9:1', 'samma fält står två gånger', 'ta bort det ena'],
  ['an open bracket', { 'nord/routing.yaml': 'lan: [nord-lan\n' }, 'nord/routing.yaml', '2:1', 'raden är inte indragen som raderna omkring, eller så är en lista ovanför inte avslutad', 'dra in raden lika långt som raderna på samma nivå, och avsluta listan med ]'],
  ['an open quotation mark', { 'nord/routing.yaml': "lan: ['nord-lan]\n" }, 'nord/routing.yaml', '2:1', 'ett tecken saknas: ett citattecken, en hakparentes, ett komma eller mellanslaget efter ett kolon', 'avsluta det som börjar på raden, eller på raden före'],
  ['a text that begins with an asterisk', { [north]: swap('name: Almi (Nord)', 'name: *Almi') }, north, '2:7', 'texten börjar med *, som betyder något annat', "sätt enkla citattecken runt hela texten: 'så här'"],
];

const gone = (text: string) => text.replace('status: active', 'status: closed').replace('handover: live', 'handover: link');
const unrouted = { 'nord/routing.yaml': 'lan: [nord-lan]\n' };
const between: Row[] = [
  ['a missing file', { 'sources.yaml': null }, 'sources.yaml', '1:1', 'filen saknas', 'skapa den; knowledge/README.md visar hur den ska se ut'],
  ['a region without routing', { 'nord/routing.yaml': null }, 'nord/routing.yaml', '1:1', 'filen saknas', 'skapa den; knowledge/README.md visar hur den ska se ut'],
  ['a file that nobody reads', { 'nord/aktorer/ny.yml': 'x' }, 'nord/aktorer/ny.yml', '1:1', 'filen läses inte', 'ta bort den, eller ge den rätt namn: region.yaml, routing.yaml, places.yaml, answers.yaml eller aktorer/<aktörens id>.yaml i regionens mapp'],
  ['a region whose id is not its folder', { 'nord/region.yaml': swap('id: nord', 'id: norr') }, 'nord/region.yaml', '1:1 id', 'id är «norr» men mappen heter nord', 'skriv id: nord, eller byt namn på mappen till norr'],
  ['an actor whose id is not its file', { [north]: swap('id: almi-nord', 'id: almi-norr') }, north, '1:1 id', 'id är «almi-norr» men filen heter almi-nord.yaml', 'skriv id: almi-nord, eller byt namn på filen till almi-norr.yaml'],
  ['two services of one id', { [south]: swap('id: syd-lan', 'id: nord-lan'), 'syd/routing.yaml': 'lan: []\n' }, south, '12:5 services[0].id', 'tjänsten «nord-lan» finns redan i nord/aktorer/almi-nord.yaml:12:5 services[0].id', 'skriv ett annat id här, eller ta bort det ena'],
  ['two actors of one name in a region', { [south]: (text) => text.replace('name: Almi (Syd)', 'name: almi (nord)').replace('serves: [syd]', 'serves: [syd, nord]') }, south, '2:1 name', 'namnet «almi (nord)» bärs redan av en aktör i nord (nord/aktorer/almi-nord.yaml)', 'skriv ett namn som skiljer dem åt, till exempel med orten inom parentes'],
  ['a source that does not exist', { [north]: swap('purpose: {sv: Ger lån., sources: [hemsida]}', 'purpose: {sv: Ger lån., sources: [hemsidan]}') }, north, '9:35 purpose.sources[0]', 'källan «hemsidan» finns inte', 'skriv hemsida; är det inte det som avses, lägg in den i sources.yaml först'],
  ['a need that does not exist', { [north]: swap('needs: [lan]', 'needs: [exprot]') }, north, '19:13 services[0].needs[0]', 'behovet «exprot» finns inte', 'skriv export; är det inte det som avses, skriv ett av behoven i common.yaml'],
  ['an area that does not exist', { [north]: swap('areas: [lan]', 'areas: [sparande]') }, north, '17:13 services[0].areas[0]', 'området «sparande» finns inte', 'skriv ett av områdena i common.yaml: lan, export'],
  ['an area of a need that does not exist', { 'common.yaml': swap('areas: [export]', 'areas: [exportt]') }, 'common.yaml', '13:83 needs.export.areas[0]', 'området «exportt» finns inte', 'skriv export; är det inte det som avses, skriv ett av områdena överst i samma fil'],
  ['a region that does not exist', { [north]: swap('serves: [nord]', 'serves: [nord, nrod]') }, north, '6:16 serves[1]', 'regionen «nrod» finns inte', 'skriv nord; är det inte det som avses, skriv en mapp som har kommuner'],
  ['an actor in the folder of a region it does not serve', { [south]: swap('serves: [syd]', 'serves: [nord]'), 'syd/routing.yaml': 'lan: []\n', 'syd/region.yaml': swap('actor: almi-syd', 'actor: ekn') }, south, '6:1 serves', 'aktören ligger i mappen syd men arbetar inte där', 'lägg till syd i listan, eller flytta filen'],
  ['a municipality of another region', { [north]: swap('serves: [nord]', 'serves: [nord]\nmunicipalities: [Sydby]') }, north, '7:18 municipalities[0]', 'kommunen «Sydby» finns inte i nord', 'skriv en av regionens kommuner: Nordby, Norrvik'],
  ['a municipality that a service names', { [north]: swap('areas: [lan]', 'areas: [lan]\n    suits: {municipality: [Falun]}') }, north, '18:28 services[0].suits.municipality[0]', 'kommunen «Falun» finns inte i nord', 'skriv en av regionens kommuner: Nordby, Norrvik'],
  ['a place in two municipalities', { 'syd/region.yaml': swap('places: [Sydhamn]', 'places: [Fjällbo]') }, 'syd/region.yaml', '5:42 municipalities[0].places[0]', 'orten «Fjällbo» står redan under Norrvik (nord/region.yaml:7:44 municipalities[1].places[0])', 'skriv orten bara under den kommun som folk menar, eller skriv ett längre namn som skiljer dem åt'],
  ['a municipality code of another county', { 'nord/region.yaml': (text) => text.replace('name: {sv: Nord}', "name: {sv: Nord}\ncounty: {code: '98', letter: N, name: Nords län}").replace('9902', '9802') }, 'nord/region.yaml', '7:6 municipalities[0].code', 'kommunkoden 9901 för Nordby hör inte till Nords län', 'skriv den kod som börjar med 98'],
  ['a region without a coordinating door', { 'nord/region.yaml': swap("coordinator: {actor: almi-nord, phone: '010-100 00 00', email: null}\n", '') }, 'nord/region.yaml', '1:1', 'regionen saknar samordnande dörr', 'lägg till coordinator: med fälten actor, phone och email (null för det som inte är känt)'],
  ['a coordinating door that does not exist', { 'nord/region.yaml': swap('actor: almi-nord', 'actor: almi-nrod') }, 'nord/region.yaml', '3:15 coordinator.actor', 'aktören «almi-nrod» finns inte', 'skriv almi-nord; är det inte det som avses, skriv namnet på en aktörs fil, utan .yaml'],
  ['a coordinating door that gives information only', { 'nord/region.yaml': swap('actor: almi-nord', 'actor: verksamt') }, 'nord/region.yaml', '3:15 coordinator.actor', 'den samordnande dörren verksamt.se ger bara information', 'skriv en aktör som har människor som svarar och som arbetar i hela regionen'],
  ['a coordinating door of another region', { 'nord/region.yaml': swap('actor: almi-nord', 'actor: almi-syd') }, 'nord/region.yaml', '3:15 coordinator.actor', 'den samordnande dörren Almi (Syd) arbetar inte i nord', 'skriv en aktör som har människor som svarar och som arbetar i hela regionen'],
  ['a partner that does not exist', { 'nord/region.yaml': (text) => `${text}collaborations:\n  - {id: klubben, name: Klubben, description: {sv: En klubb., unverified: true}, participants: [ekn, ingen]}\n` }, 'nord/region.yaml', '9:102 collaborations[0].participants[1]', 'aktören «ingen» finns inte', 'skriv namnet på en aktörs fil, utan .yaml: almi-nord, ekn, verksamt, almi-syd'],
  ['a closed actor that leads nowhere', { ...unrouted, 'riket/aktorer/ekn.yaml': gone }, 'riket/aktorer/ekn.yaml', '4:1 status', 'aktören har status closed, men det står inte vart företag ska gå i stället', 'lägg till leadsTo: [id på en tjänst som finns]'],
  ['a closed actor that takes companies', { ...unrouted, 'riket/aktorer/ekn.yaml': (text) => text.replace('status: active', 'status: closed\nleadsTo: [nord-lan]') }, 'riket/aktorer/ekn.yaml', '9:1 handover', 'aktören finns inte längre i regionen men ska ta emot företag', 'skriv handover: link'],
  ['a way on that does not exist', { ...unrouted, 'riket/aktorer/ekn.yaml': (text) => gone(text).replace('status: closed', 'status: closed\nleadsTo: [nord-lann]') }, 'riket/aktorer/ekn.yaml', '5:11 leadsTo[0]', 'tjänsten «nord-lann» finns inte', 'skriv nord-lan; är det inte det som avses, skriv id på en tjänst i någon av aktörernas filer'],
  ['a website that takes companies', { 'riket/aktorer/verksamt.yaml': swap('handover: link', 'handover: live') }, 'riket/aktorer/verksamt.yaml', '8:1 handover', 'aktören ger information men ska ta emot företag', 'skriv handover: link, eller gives: person om människor svarar där'],
  ['routing for a need that does not exist', { 'nord/routing.yaml': 'lanet: [nord-lan]\n' }, 'nord/routing.yaml', '1:1 lanet', 'behovet «lanet» finns inte', 'skriv lan; är det inte det som avses, skriv ett av behoven i common.yaml'],
  ['routing to a service that does not exist', { 'nord/routing.yaml': 'lan: [nordlan]\n' }, 'nord/routing.yaml', '1:7 lan[0]', 'tjänsten «nordlan» finns inte', 'skriv nord-lan; är det inte det som avses, skriv id på en tjänst i någon av aktörernas filer'],
  ['routing to a service twice', { 'nord/routing.yaml': 'lan:\n  - nord-lan\n  - nord-lan\n' }, 'nord/routing.yaml', '3:5 lan[1]', 'tjänsten «nord-lan» står två gånger under lan', 'ta bort den ena'],
  ['routing to a closed service', { [north]: swap('areas: [lan]', 'areas: [lan]\n    closed: true') }, 'nord/routing.yaml', '1:7 lan[0]', 'tjänsten «nord-lan» är stängd', `ta bort den ur listan, eller ta bort closed: true i ${north}`],
  ['routing to an actor of another region', { 'nord/routing.yaml': 'lan: [syd-lan]\n' }, 'nord/routing.yaml', '1:7 lan[0]', 'Almi (Syd), som har tjänsten «syd-lan», arbetar inte i nord', `ta bort den ur listan, eller lägg till nord under serves i ${south}`],
  ['routing to an actor that has moved', { 'riket/aktorer/ekn.yaml': (text) => gone(text).replace('status: closed', 'status: moved\nleadsTo: [nord-lan]'), 'nord/routing.yaml': 'export: [ekn-garanti]\n' }, 'nord/routing.yaml', '1:10 export[0]', 'EKN, som har tjänsten «ekn-garanti», tar inte längre emot företag', 'ta bort den ur listan, eller ändra status i riket/aktorer/ekn.yaml'],
];

const answers = `- id: moms
  question: {sv: Vad är moms?}
  answer: {sv: En skatt., sources: [hemsida]}
  service: vs-info
  examples: {sv: [hur mycket moms], en: [what is vat]}
- id: bolag
  question: {sv: Vad är ett aktiebolag?}
  answer: {sv: En form., unverified: true}
  service: vs-info
  examples: {sv: [vad betyder ab]}
`;
const questions = 'riket/answers.yaml';
const answering = (change: (text: string) => string) => ({ [questions]: change(answers) });
const asked: Row[] = [
  ['a service that does not exist', answering(swap('service: vs-info', 'service: vs-inof')), questions, '4:3 [0].service', 'tjänsten «vs-inof» finns inte', 'skriv vs-info; är det inte det som avses, skriv id på tjänsten vars sida äger svaret'],
  ['a source that does not exist', answering(swap('[hemsida]', '[hemsidan]')), questions, '3:37 [0].answer.sources[0]', 'källan «hemsidan» finns inte', 'skriv hemsida; är det inte det som avses, lägg in den i sources.yaml först'],
  ['an id that another answer has', answering(swap('id: bolag', 'id: moms')), questions, '6:3 [1].id', `svaret «moms» finns redan i ${questions}:1:3 [0].id`, 'skriv ett annat id här, eller ta bort det ena'],
  ['an id that an answer in another region has', { [questions]: answers, 'syd/answers.yaml': answers.replace('id: bolag', 'id: ab') }, 'syd/answers.yaml', '1:3 [0].id', `svaret «moms» finns redan i ${questions}:1:3 [0].id`, 'skriv ett annat id här, eller ta bort det ena'],
  ['an answer without a source', answering(swap(', sources: [hemsida]', '')), questions, '3:3 [0].answer', 'uppgiften saknar källa', 'skriv varifrån uppgiften kommer, till exempel sources: [almi_faq], eller unverified: true om ingen har bekräftat den'],
];

describe('a fault among the answers', () => {
  it('is not found in answers that are right, which are read with the rest', () => {
    expect(faultsOf({ ...smallTree, [questions]: answers })).toEqual([]);
    expect(readKnowledge(put({ ...smallTree, [questions]: answers })).answers.map(({ id, service, examples }) => [id, service, examples])).toEqual([
      ['moms', 'vs-info', { sv: ['hur mycket moms'], en: ['what is vat'] }], ['bolag', 'vs-info', { sv: ['vad betyder ab'], en: [] }],
    ]);
  });

  it.each(asked)('%s is told with file, place, what is wrong and what to write', (_name, changes, file, place, problem, instead) => {
    expect(faultsOf({ ...smallTree, ...changes as Files })).toEqual([{ file, place, problem, instead }]);
  });

  it('is not found where the service stands in a file with a fault of its own, which is told alone', () => {
    const files = { ...changed({ 'riket/aktorer/verksamt.yaml': swap('purpose:', 'purpos:') }), [questions]: answers };
    expect(faultsOf(files).map(({ file }) => file)).toEqual(['riket/aktorer/verksamt.yaml']);
  });
});

describe('a fault in one file', () => {
  it.each([...forms, ...spellings])('%s is told with file, place, what is wrong and what to write', (_name, changes, file, place, problem, instead) => {
    expect(faultsOf(changed(changes))).toEqual([{ file, place, problem, instead }]);
  });
});

describe('a fault between files', () => {
  it('is not found in the small tree as it is', () => {
    expect(faultsOf(smallTree)).toEqual([]);
  });

  it.each(between)('%s is told with file, place, what is wrong and what to write', (_name, changes, file, place, problem, instead) => {
    expect(faultsOf(changed(changes))).toEqual([{ file, place, problem, instead }]);
  });
});

describe('many faults', () => {
  it('are told together, file by file from the top', () => {
    const faults = faultsOf(changed({
      'common.yaml': swap('areas: [export]', 'areas: [exportt]'),
      [north]: (text) => text.replace('handover: live', 'handover: intro').replace('purpose:', 'purpos:').replace('needs: [lan]', 'needs: []'),
      [south]: swap('  - id: syd-lan', '\t- id: syd-lan'),
      'syd/routing.yaml': 'lanet: [ingen-sadan, syd-lan]\n',
    }));
    expect(faults.map(({ file, place }) => `${file}:${place}`)).toEqual([
      'common.yaml:13:83 needs.export.areas[0]',
      `${north}:8:1 handover`, `${north}:9:1 purpos`, `${north}:19:5 services[0].needs`,
      `${south}:12:1`,
      'syd/routing.yaml:1:1 lanet', 'syd/routing.yaml:1:9 lanet[0]',
    ]);
  });

  it('are one message that an editor can jump from', () => {
    const folder = put(changed({ [north]: swap('handover: live', 'handover: liv'), 'nord/routing.yaml': 'lanet: []\n' }));
    expect(() => readKnowledge(folder)).toThrow([
      '2 fel i kunskapen:',
      `${north}:8:1 (handover) «liv» är inte ett av de värden som får stå här. Skriv live (det som får stå här är live, introduce, link).`,
      'nord/routing.yaml:1:1 (lanet) Behovet «lanet» finns inte. Skriv lan; är det inte det som avses, skriv ett av behoven i common.yaml.',
    ].join('\n'));
  });

  it('include a folder that is not there', () => {
    expect(() => readKnowledge(join(scratch, 'nowhere'))).toThrow('Mappen finns inte');
  });
});
