import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contrast, inkOn } from '../../src/colour.ts';
import { directoryOf } from '../../src/directory.ts';
import { KnowledgeFault } from '../../src/knowledge/faults.ts';
import { readKnowledge } from '../../src/knowledge/load.ts';
import { Knowledge } from '../../src/knowledge/schema.ts';
import { makeWorld } from '../../src/world.ts';
import { phrases } from '../world.ts';
import { smallTree } from './small-tree.ts';

const scratch = mkdtempSync(join(tmpdir(), 'brand-'));
afterAll(() => { rmSync(scratch, { recursive: true, force: true }); });
const north = 'nord/aktorer/almi-nord.yaml';
let count = 0;

/** The small tree with a brand for one actor and further files. */
function tree(brand: string, more: Record<string, string | Buffer> = {}): string {
  const folder = join(scratch, String(count++));
  const files = { ...smallTree, [north]: `${smallTree[north] ?? ''}${brand}`, ...more };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return folder;
}
function faultsOf(brand: string, more: Record<string, string | Buffer> = {}): string[] {
  try {
    readKnowledge(tree(brand, more));
    return [];
  } catch (error) {
    if (error instanceof KnowledgeFault) return error.message.split('\n').slice(1);
    throw error;
  }
}
const doorOf = (folder: string) => directoryOf(readKnowledge(folder)).doors.find(({ id }) => id === 'almi-nord');
const drawing = '<?xml version="1.0"?>\n<!-- ritad -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><path id="a" d="M0 0h9v9z"/></defs><use href="#a" fill="url(#b)"/></svg>';
const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);

describe('the brand of a door', () => {
  it('reaches the door with all that its actor has written', () => {
    const folder = tree("brand:\n  colour: '#005b99'\n  ink: '#ffffff'\n  greeting: {sv: Hej!}\n  privacy: {sv: Vi svarar för uppgifterna.}\n  sites: [https://www.almi.example, https://xn--rebro-sqa.example]\n  language: en\n");
    expect(doorOf(folder)).toMatchObject({ colour: '#005b99', ink: '#ffffff', greeting: { sv: 'Hej!' }, privacy: { sv: 'Vi svarar för uppgifterna.' }, sites: ['https://www.almi.example', 'https://xn--rebro-sqa.example'], language: 'en' });
  });

  it('says which language the door greets in, to the page and to the conversation; without one it is the region’s', () => {
    const languageOf = (folder: string) => makeWorld(readKnowledge(folder), phrases, { live: 'all', broken: () => false }).doors.get('almi-nord')?.language;
    expect(languageOf(tree('brand: {language: en}\n'))).toBe('en');
    expect(languageOf(tree(''))).toBe('sv');
    expect(doorOf(tree(''))).toMatchObject({ language: 'sv' });
  });

  it('needs no ink: one that can be read is always found', () => {
    expect(faultsOf("brand: {colour: '#777777'}\n")).toEqual([]);
    for (const colour of ['#000000', '#ffffff', '#777777', '#757575', '#e4002b']) expect(contrast(colour, inkOn(colour))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['an ink that cannot be read', "brand:\n  colour: '#ffd500'\n  ink: '#ffffff'\n", `${north}:23:3 (brand.ink) #ffffff går inte att läsa på #ffd500: kontrasten är 1,4 och ska vara minst 4,5. Skriv ink: '#000000', eller ta bort raden så väljs den.`],
    ['an ink without a colour', "brand:\n  ink: '#ffffff'\n", `${north}:22:3 (brand.ink) Det finns en färg att skriva med men ingen att skriva på. Lägg till colour: med färgen, eller ta bort ink.`],
    ['a colour in words', 'brand: {colour: blå}\n', `${north}:21:9 (brand.colour) «blå» är inte skrivet på rätt sätt. Skriv färgen som # och sex tecken inom citattecken, till exempel '#005b99'.`],
    ['a language that we do not speak', 'brand: {language: fi}\n', `${north}:21:9 (brand.language) «fi» är inte ett av de värden som får stå här. Skriv sv (det som får stå här är sv, en).`],
  ])('%s is told with file, line and what to write', (_name, brand, fault) => {
    expect(faultsOf(brand)).toEqual([fault]);
  });

  it.each(['http://almi.example', 'https://almi.example/', 'https://almi.example/sida', 'https://Almi.example', 'https://*.example', 'https://almi', 'almi.example', 'https://örebro.example', "https://almi.example;script-src", 'https://a.example https://b.example', 'https://almi.example:8443', 'https://kim@almi.example', 'https://127.0.0.1'])('%s is no site', (site) => {
    const [fault, ...others] = faultsOf(`brand:\n  sites: ['${site}']\n`);
    expect(fault).toContain(`${north}:22:11 (brand.sites[0]) «${site}» är inte skrivet på rätt sätt. Skriv https:// och webbplatsens namn med små bokstäver`);
    expect(others).toEqual([]);
  });
});

describe('a logotype', () => {
  it('lies beside the actors, as a drawing or a picture, and goes with the door', () => {
    expect(doorOf(tree('', { 'nord/logotyper/almi-nord.svg': drawing }))?.logo).toEqual({ type: 'svg', data: Buffer.from(drawing).toString('base64') });
    expect(doorOf(tree('', { 'nord/logotyper/almi-nord.png': picture }))?.logo).toEqual({ type: 'png', data: picture.toString('base64') });
    expect(doorOf(tree(''))).not.toHaveProperty('logo');
  });

  it('is part of the knowledge as it is compiled, and of its version', () => {
    const drawn = readKnowledge(tree('', { 'nord/logotyper/almi-nord.svg': drawing }));
    expect(Knowledge.parse(JSON.parse(JSON.stringify(drawn)))).toEqual(drawn);
    expect(drawn.version).not.toBe(readKnowledge(tree('')).version);
  });

  it.each([
    ['nord/logotyper/almi-nord.jpg', 'x', 'Filen läses inte som logotyp. Döp den till aktörens id och .svg eller .png, till exempel almi-dalarna.svg.'],
    ['nord/logotyper/almi-syd.svg', drawing, 'Det finns ingen aktör «almi-syd» i mappen nord. Döp filen till en aktörs id, och lägg den i samma region som aktören.'],
    ['nord/logotyper/almi-nord.png', drawing, 'Filen heter .png men är inte en sådan bild. Spara om bilden som png.'],
    ['nord/logotyper/almi-nord.svg', '<html><svg></svg></html>', 'Filen heter .svg men är inte en sådan bild. Spara om bilden som svg.'],
    ['nord/logotyper/almi-nord.svg', drawing + ' '.repeat(40_000), 'Logotypen är på 40 kB. Gör den mindre, högst 32 kB.'],
  ])('%s that is not as it should be is told of', (file, content, told) => {
    expect(faultsOf('', { [file]: content })).toEqual([`${file}:1:1 ${told}`]);
  });

  it('is one for each actor', () => {
    expect(faultsOf('', { 'nord/logotyper/almi-nord.png': picture, 'nord/logotyper/almi-nord.svg': drawing })).toEqual(['nord/logotyper/almi-nord.svg:1:1 Aktören «almi-nord» har redan en logotyp. Ta bort den ena av .svg och .png.']);
  });

  it.each(['<script>1</script>', '<a href="https://x.example"/>', '<image xlink:href=\'//x.example/y.png\'/>', '<path onload="x()"/>', '<path\nonclick=x />', '<foreignObject/>', '<style>@import "x"</style>', '<path fill="url(https://x.example)"/>', '<a href="javascript:x"/>', '<animate attributeName="href"/>'])('may not run or fetch anything: %s', (inside) => {
    expect(faultsOf('', { 'nord/logotyper/almi-nord.svg': `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>` })).toEqual(['nord/logotyper/almi-nord.svg:1:1 Svg-bilden innehåller skript, rörelse eller något som hämtas från annat håll. Spara den som en enkel svg utan länkar och skript, eller som png.']);
  });
});
