import { describe, expect, it } from 'vitest';
import { optionNamed, suggest } from '../../../../adapters/web/embed/suggest.ts';

const options = [
  { id: 'Vansbro', label: 'Vansbro', places: ['Dala-Järna', 'Dalajärna', 'Äppelbo'] },
  { id: 'Malung-Sälen', label: 'Malung-Sälen', places: ['Sälen', 'Lima', 'Öje'] },
  { id: 'Rättvik', label: 'Rättvik', places: ['Vikarbyn', 'Boda', 'Boda kyrkby', 'Nedre Gärdsjö'] },
  { id: 'Säter', label: 'Säter', places: ['Nedernora'] },
  { id: 'Gagnef', label: 'Gagnef' },
];
const names = (typed: string) => suggest(options, typed).map(({ name, option }) => `${name} > ${option.id}`);

describe('the suggestions as one types', () => {
  it('know a municipality by the names of its villages', () => {
    expect(names('Vikarb')).toEqual(['Vikarbyn > Rättvik']);
    expect(names('gag')).toEqual(['Gagnef > Gagnef']);
  });

  it('care about neither capitals, the marks over å, ä and ö, spaces nor hyphens', () => {
    for (const typed of ['rätt', 'RÄTT', 'ratt', 'Ra\u0308tt', ' r ätt ']) expect(names(typed)).toEqual(['Rättvik > Rättvik']);
    expect(names('oje')).toEqual(['Öje > Malung-Sälen']);
    for (const typed of ['dala-järna', 'dala jarna', 'DALAJARNA']) expect(names(typed)).toEqual(['Dala-Järna > Vansbro']);
  });

  it('begin with what begins so, a municipality before the villages', () => {
    expect(names('sä')).toEqual(['Säter > Säter', 'Sälen > Malung-Sälen', 'Malung-Sälen > Malung-Sälen']);
    expect(names('gärdsjö')).toEqual(['Nedre Gärdsjö > Rättvik']);
  });

  it('are none for nothing, and none for what is nowhere here', () => {
    for (const typed of ['', '  ', '–', 'Sundsvall', 'Мора']) expect(names(typed)).toEqual([]);
  });
});

describe('what was typed and sent', () => {
  it('presses the option that goes by that name', () => {
    for (const typed of ['Rättvik', ' rattvik ', 'VIKARBYN', 'boda', 'Boda Kyrkby']) expect(optionNamed(options, typed)?.id).toBe('Rättvik');
    expect(optionNamed(options, 'malung sälen')?.id).toBe('Malung-Sälen');
  });

  it('presses none for half a name, a longer text or another place: it is said instead', () => {
    for (const typed of ['', '?', 'Vikar', 'Nora', 'strax utanför Vikarbyn', 'Sundsvall']) expect(optionNamed(options, typed)).toBeUndefined();
  });
});
