import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openCompiled } from '../../src/compiled.ts';
import { goldenFiles } from '../../src/golden/files.ts';
import { parseGolden } from '../../src/golden/parse.ts';
import { playGolden } from '../../src/golden/play.ts';
import { understandingOf } from '../../src/parts.ts';
import { makeWorld } from '../../src/world.ts';

const compiled = openCompiled('dist/compiled');
const world = makeWorld(compiled.knowledge, compiled.phrases, { live: 'all', broken: () => false });
const understand = understandingOf(compiled);

const conversations = goldenFiles('.').map((file) => parseGolden(file, readFileSync(file, 'utf8')));
const kept = conversations.filter(({ knownFailure }) => knownFailure === undefined);
const known = conversations.filter(({ knownFailure }) => knownFailure !== undefined);
const play = (...lines: string[]) => playGolden(world, understand, parseGolden('prov.md', ['Dörr: almi-dalarna', ...lines].join('\n')));

describe('the golden conversations of the regions', () => {
  it.each(kept.map((golden) => [golden.file, golden] as const))('%s comes out as written', (_, golden) => {
    expect(playGolden(world, understand, golden)).toEqual([]);
  });

  it('come out the same whichever of the region\'s doors the company comes in by', () => {
    const otherwise = kept.flatMap((golden) => {
      const home = world.doors.get(golden.door)?.region;
      const doors = [...world.doors].filter(([, { region }]) => region === home).map(([door]) => door);
      return doors.flatMap((door) => playGolden(world, understand, { ...golden, door }).map((failure) => `by ${door}: ${failure}`));
    });
    expect(otherwise).toEqual([]);
  });

  it('are at least twelve in each region, some of them in English, and come in by many doors', () => {
    for (const region of ['dalarna', 'orebro']) {
      const own = conversations.filter(({ file }) => file.startsWith(`knowledge/${region}/`));
      expect(own.length).toBeGreaterThanOrEqual(12);
      expect(own.filter(({ language }) => language === 'en').length).toBeGreaterThanOrEqual(1);
      expect(new Set(own.map(({ door }) => door)).size).toBeGreaterThanOrEqual(8);
    }
  });

  it('say which of them are known to fail, and why', () => {
    const failing = known.filter((golden) => playGolden(world, understand, golden).length > 0);
    console.log(`${kept.length} golden conversations as written, ${failing.length} known failures.`);
    for (const golden of known) console.log(failing.includes(golden) ? `${golden.file}: ${golden.knownFailure ?? ''}` : `${golden.file} no longer fails: take its «Känt fel» away`);
    for (const { knownFailure } of known) expect(knownFailure).toMatch(/\S/);
  });
});

describe('a golden conversation that does not come out as written', () => {
  it('says what the assistant answered instead', () => {
    expect(play('Företaget: Vad blir det för väder i Mora på lördag?', 'Assistenten: (rekommenderar)')).toEqual([expect.stringMatching(/^prov\.md:3: väntade \(rekommenderar\), men det blev \(offtopic\) «.+»$/)]);
    expect(play('Företaget: Vad blir det för väder i Mora på lördag?', 'Assistenten: Soligt')).toEqual([expect.stringMatching(/^prov\.md:3: svaret innehåller inte «Soligt»\. Det löd: «.+»$/)]);
  });

  it('says which door does not exist, and which there are', () => {
    expect(playGolden(world, understand, parseGolden('prov.md', 'Dörr: almi-mora\nFöretaget: hej'))).toEqual([expect.stringMatching(/^prov\.md:1: dörren «almi-mora» finns inte \(.*almi-dalarna/)]);
  });

  it('says that an actor or a need does not exist, so that a misspelt check does not hold for ever', () => {
    expect(play('Företaget: Kan jag få prata med en människa?', '  - inte: almi-mora')).toEqual([expect.stringMatching(/^prov\.md:3: aktören «almi-mora» finns inte/)]);
    expect(play('Företaget: Jag vill sälja mitt företag.', '  - förstår: agarskifte, agarbyte')).toEqual([expect.stringMatching(/^prov\.md:3: behovet «agarbyte» finns inte/)]);
  });

  it('says which buttons there are, and stops there', () => {
    const failures = play('Företaget: Kan jag få prata med en människa?', 'Företaget: [Koppla ihop mig med Skatteverket]', 'Kontakt: Anna, anna@works.example');
    expect(failures).toEqual([expect.stringMatching(/^prov\.md:3: det finns ingen knapp «Koppla ihop mig med Skatteverket» \(.*Koppla ihop mig med Dalarna Science Park\)$/)]);
  });

  it('says that a website takes no questions', () => {
    expect(play('Företaget: Hur ändrar man adress på sitt aktiebolag hos Bolagsverket?', 'Företaget: [Koppla ihop mig med Bolagsverket]')).toEqual([expect.stringMatching(/^prov\.md:3: Bolagsverket tar inte emot frågor/)]);
  });

  it('says where the question lies instead, and that it lies nowhere before it is handed over', () => {
    const human = 'Företaget: Kan jag få prata med en människa?';
    expect(play(human, 'Överlämning: ekn', 'Främjaren: tar emot')).toEqual(['prov.md:3: frågan ligger inte hos ekn: företaget har inte lämnat över den till någon än', 'prov.md:4: företaget har inte lämnat över sin fråga till någon än']);
    expect(play(human, '  - samtycke: nej', 'Kontakt: Anna, anna@works.example', '  - samtycke: nej', 'Överlämning: ekn')).toEqual(['prov.md:5: företaget har samtyckt till att frågan lämnas över', 'prov.md:6: frågan ligger hos dalarna-science-park (Dalarna Science Park), inte hos ekn']);
  });

  it('says what was known and understood instead', () => {
    expect(play('Företaget: Jag vill sälja mitt företag i Mora.', '  - vet: plats = Orsa', '  - förstår: lan', '  - för att: vill låna pengar')).toEqual([
      'prov.md:3: vet plats = Mora, inte Orsa', 'prov.md:4: förstod agarskifte, inte lan', expect.stringMatching(/^prov\.md:5: «vill låna pengar» står inte bland skälen: /),
    ]);
  });
});
