import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readKnowledge } from '../../src/knowledge/load.ts';
import { Actor, Brand, Common, OtherPlaces, Region, Source } from '../../src/knowledge/schema.ts';

const readme = readFileSync('knowledge/README.md', 'utf8');

it('the admins\' README explains every field of every file', () => {
  const service = Actor.shape.services.element.shape;
  const fields = [Actor.shape, service, service.suits.unwrap().shape, Brand.shape, Region.shape, Source.shape, Common.shape, OtherPlaces.shape.municipalities.element.shape]
    .flatMap((shape) => Object.keys(shape));
  expect(fields.filter((field) => !readme.includes(`\`${field}\``))).toEqual([]);
});

it('the service in the admins\' README can be copied as it is', () => {
  const block = /```yaml\n( {2}- id: almi-exportlan\n[^`]*)```/.exec(readme)?.[1];
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  cpSync('knowledge', folder, { recursive: true });
  const file = join(folder, 'dalarna/aktorer/almi-dalarna.yaml');
  writeFileSync(file, readFileSync(file, 'utf8') + block!);
  const dalarna = readKnowledge(folder).regions.find(({ region }) => region.id === 'dalarna');
  expect(dalarna?.actors.flatMap(({ services }) => services).some(({ id }) => id === 'almi-exportlan')).toBe(true);
  rmSync(folder, { recursive: true });
});

it('the brand in the admins\' README can be copied as it is', () => {
  const block = /```yaml\n(brand:\n[^`]*)```/.exec(readme)?.[1];
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  cpSync('knowledge', folder, { recursive: true });
  const file = join(folder, 'dalarna/aktorer/dalarna-science-park.yaml');
  writeFileSync(file, readFileSync(file, 'utf8') + block!);
  const actors = readKnowledge(folder).regions.flatMap(({ actors: all }) => all);
  expect(actors.find(({ id }) => id === 'dalarna-science-park')?.brand).toMatchObject({ colour: '#005b99', sites: ['https://www.exempel.se', 'https://exempel.se'] });
  rmSync(folder, { recursive: true });
});
