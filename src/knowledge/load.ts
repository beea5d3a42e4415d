import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type ErrorCode, type YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { checkTree } from './check.ts';
import { KnowledgeFault, writePath, type Fault, type Path, type Sheet } from './faults.ts';
import { isLogo, readLogos } from './logos.ts';
import { Actor, Answers, Common, OtherPlaces, Region, Routing, Sources, type Knowledge } from './schema.ts';
import { checkForm } from './translate.ts';
import type { Folder, Tree } from './tree.ts';

/** Reads a folder of knowledge, checks all of it, and throws one KnowledgeFault with everything that is wrong. */
export function readKnowledge(folder: string): Knowledge {
  const { texts, drawn, faults } = readFiles(folder);
  const read = <T>(file: string, schema: z.ZodType<T>) => readSheet(file, texts.get(file), schema, faults);
  const tree: Tree = {
    common: read('common.yaml', Common),
    sources: read('sources.yaml', Sources),
    folders: listFolders(texts).map((name) => readFolder(name, texts, read)),
    claimed: claimIds(texts),
  };
  const { logos, faults: logoFaults } = readLogos(folder, drawn, (file) => texts.has(file));
  faults.push(...checkTree(tree), ...logoFaults);
  if (faults.length > 0) throw new KnowledgeFault(sortFaults(faults));
  return { ...assemble(tree, digest(texts, logos)), logos };
}

type Texts = ReadonlyMap<string, string>;
type Read = <T>(file: string, schema: z.ZodType<T>) => Sheet<T> | undefined;

/** The shape of the tree: what is not named here is not knowledge, and a file no one reads is a fault. */
const known = /^(common|sources|[^/]+\/(region|routing|places|answers)|[^/]+\/aktorer\/[^/]+)\.yaml$/;
const beside = /(^|\/)\.|\.md$|^[^/]+\/samtal\//;

function readFiles(folder: string): { texts: Texts; drawn: string[]; faults: Fault[] } {
  if (!existsSync(folder)) {
    throw new KnowledgeFault([{ file: folder, place: '1:1', problem: 'mappen finns inte', instead: 'skriv sökvägen till mappen knowledge' }]);
  }
  const files = readdirSync(folder, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'))
    .filter((file) => !beside.test(file) && statSync(join(folder, file)).isFile()).sort();
  return {
    texts: new Map(files.filter((file) => known.test(file)).map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
    drawn: files.filter(isLogo),
    faults: files.filter((file) => !known.test(file) && !isLogo(file)).map((file) => ({
      file,
      place: '1:1',
      problem: 'filen läses inte',
      instead: 'ta bort den, eller ge den rätt namn: region.yaml, routing.yaml, places.yaml, answers.yaml eller aktorer/<aktörens id>.yaml i regionens mapp',
    })),
  };
}

function listFolders(texts: Texts): string[] {
  return [...new Set([...texts.keys()].filter((file) => file.includes('/')).map((file) => file.replace(/\/.*/, '')))];
}

function readFolder(name: string, texts: Texts, read: Read): Folder {
  const region = read(`${name}/region.yaml`, Region);
  const lives = (region?.value.municipalities.length ?? 0) > 0;
  const optional = <T>(file: string, schema: z.ZodType<T>) => (texts.has(file) ? read(file, schema) : undefined);
  return {
    name,
    region,
    routing: lives ? read(`${name}/routing.yaml`, Routing) : optional(`${name}/routing.yaml`, Routing),
    places: optional(`${name}/places.yaml`, OtherPlaces),
    answers: optional(`${name}/answers.yaml`, Answers),
    actors: [...texts.keys()].filter((file) => file.startsWith(`${name}/aktorer/`)).flatMap((file) => read(file, Actor) ?? []),
  };
}

/** Read from the names of files and their bare text, so that a file with faults still counts as having its services. */
function claimIds(texts: Texts): ReadonlySet<string> {
  return new Set([...texts].filter(([file]) => file.includes('/aktorer/')).flatMap(([file, text]) => [
    file.replace(/^.*\//, '').replace(/\.yaml$/, ''),
    ...[...text.matchAll(/^[\s-]*id:\s*(\S+)/gm)].flatMap(([, id]) => id ?? []),
  ]));
}

/** Reads one file of YAML against its form. What is wrong goes to `faults`, with the place and what to write instead. */
export function readSheet<T>(file: string, text: string | undefined, schema: z.ZodType<T>, faults: Fault[]): Sheet<T> | undefined {
  if (text === undefined) {
    faults.push({ file, place: '1:1', problem: 'filen saknas', instead: 'skapa den; knowledge/README.md visar hur den ska se ut' });
    return undefined;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const spelling = findSpelling(document, lines);
  if (spelling.length > 0) {
    faults.push(...spelling.map(({ offset, problem, instead }) => ({ file, place: tellLine(lines, offset), problem, instead })));
    return undefined;
  }
  const place = (path: Path) => [tellLine(lines, findOffset(document, path)), writePath(path)].filter(Boolean).join(' ');
  const form = checkForm(schema, document.toJS());
  if ('value' in form) return { file, value: form.value, place };
  faults.push(...form.findings.map(({ path, problem, instead }) => ({ file, place: place(path), problem, instead })));
  return undefined;
}

type Spelling = { offset: number; problem: string; instead: string };
const fallback: [problem: string, instead: string] = [
  'raden går inte att läsa',
  'jämför den med raderna omkring, och sätt enkla citattecken runt texter med kolon eller hakparenteser',
];
const quote = 'sätt enkla citattecken runt hela texten: \'så här\'';
/** What each slip is called, the plainest causes first: a slip often makes the rest unreadable in other ways too. */
const spellings: Partial<Record<ErrorCode, [problem: string, instead: string]>> = {
  TAB_AS_INDENT: ['raden börjar med tabb', 'dra in raden med mellanslag, två för varje nivå'],
  DUPLICATE_KEY: ['samma fält står två gånger', 'ta bort det ena'],
  MISSING_CHAR: ['ett tecken saknas: ett citattecken, en hakparentes, ett komma eller mellanslaget efter ett kolon', 'avsluta det som börjar på raden, eller på raden före'],
  BLOCK_AS_IMPLICIT_KEY: ['texten innehåller kolon och mellanslag, vilket börjar ett nytt fält', quote],
  MULTILINE_IMPLICIT_KEY: ['raden saknar kolon, eller hör till en text som inte är indragen', 'skriv fält: innehåll, eller dra in raden under texten den hör till'],
  BAD_SCALAR_START: ['texten börjar med ett tecken som betyder något annat', quote],
  BAD_ALIAS: ['texten börjar med * eller &, som betyder något annat', quote],
  BAD_INDENT: ['raden är inte indragen som raderna omkring, eller så är en lista ovanför inte avslutad', 'dra in raden lika långt som raderna på samma nivå, och avsluta listan med ]'],
};

function findSpelling(document: Document.Parsed, lines: LineCounter): Spelling[] {
  const found = findCauses(document.errors, lines).map(({ code, pos }): Spelling => {
    const [problem, instead] = spellings[code] ?? fallback;
    return { offset: pos[0], problem, instead };
  });
  visit(document, { Alias: (_key, node) => {
    found.push({ offset: node.range?.[0] ?? 0, problem: 'texten börjar med *, som betyder något annat', instead: quote });
  } });
  return found;
}

/** One error a line, the plainest; and what a wrong indent makes of the lines that follow is left out. */
function findCauses(errors: readonly YAMLParseError[], lines: LineCounter): YAMLParseError[] {
  const order = Object.keys(spellings);
  const rank = ({ code }: YAMLParseError) => (order.includes(code) ? order.indexOf(code) : order.length);
  const plainest = [...errors].sort((a, b) => rank(a) - rank(b));
  const seen = new Set<number>();
  const perLine = plainest.filter(({ pos }) => {
    const { line } = lines.linePos(pos[0]);
    return !seen.has(line) && Boolean(seen.add(line));
  });
  return perLine.filter(({ code }, i) => code !== 'BAD_INDENT' || i === 0);
}

function tellLine(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${Math.max(line, 1)}:${Math.max(col, 1)}`;
}

/** Where a path begins: at the name of the last field, or at the item of a list. What is missing is shown at its parent. */
function findOffset(document: Document.Parsed, path: Path): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? node.range?.[0] ?? 0 : 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair) break;
      offset = isScalar(pair.key) ? pair.key.range?.[0] ?? offset : offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (!isNode(node) || isAlias(node)) break;
      offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

/** In the order one mends them: file by file, from the top. */
function sortFaults(faults: readonly Fault[]): Fault[] {
  return [...faults].sort((a, b) => a.file.localeCompare(b.file, 'sv') || Number.parseInt(a.place, 10) - Number.parseInt(b.place, 10));
}

function digest(texts: Texts, logos: Knowledge['logos']): string {
  const hash = createHash('sha256');
  for (const [file, text] of texts) hash.update(`${file}\0${text}\0`);
  for (const [actor, { type, data }] of Object.entries(logos)) hash.update(`${actor}.${type}\0${data}\0`);
  return hash.digest('hex').slice(0, 16);
}

function assemble({ common, sources, folders }: Tree, version: string): Omit<Knowledge, 'logos'> {
  if (!common || !sources) throw new Error('knowledge was put together although a file is missing');
  const own = new Set(folders.flatMap(({ region }) => region?.value.municipalities.map(({ name }) => name) ?? []));
  return {
    version,
    common: common.value,
    sources: sources.value,
    elsewhere: folders.flatMap(({ places }) => places?.value.municipalities ?? []).filter(({ name }) => !own.has(name)),
    answers: folders.flatMap(({ answers }) => answers?.value ?? []),
    regions: folders.flatMap(({ region, routing, actors }) => (region
      ? [{ region: region.value, routing: routing?.value ?? {}, actors: actors.map(({ value }) => value) }] : [])),
  };
}
