import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom. The first rule that a file falls under holds. `parts` are folders or files of ours; `packages` are
 * from outside. Types count too: a type is a dependency of the reader.
 */
const rules: { files: RegExp; parts: RegExp[]; packages: RegExp[] }[] = [
  { files: /^src\/statuses\.ts$/, parts: [], packages: [] },
  { files: /^src\/events\.ts$/, parts: [/^src\/statuses\.ts$/], packages: [/^zod$/] },
  { files: /^src\/colour\.ts$/, parts: [], packages: [] },
  { files: /^src\/handover\//, parts: [/^src\/(events|statuses)\.ts$/, /^src\/handover\//], packages: [/^date-holidays$/] },
  { files: /^src\/conversation\//, parts: [/^src\/events\.ts$/, /^src\/handover\//, /^src\/conversation\//], packages: [/^personnummer$/, /^organisationsnummer$/] },
  { files: /^src\/intents\//, parts: [/^src\/events\.ts$/, /^src\/intents\//], packages: [/^natural\/lib\//, /^zod$/, /^node:/] },
  { files: /^src\/learning\//, parts: [/^src\/(events|compiled|parts|published|world|understand|session)\.ts$/, /^src\/store\/(learning|publications|talks|open|store)\.ts$/, /^src\/intents\//, /^src\/golden\//, /^src\/knowledge\//, /^src\/conversation\//, /^src\/learning\//, /^src\/phrases\.ts$/], packages: [/^zod$/, /^node:/] },
  { files: /^src\/reading\//, parts: [/^src\/events\.ts$/, /^src\/reading\//, /^src\/intents\/text\.ts$/], packages: [] },
  { files: /^src\/knowledge\//, parts: [/^src\/(events|colour)\.ts$/, /^src\/knowledge\//], packages: [/^zod$/, /^lunr$/, /^yaml$/, /^node:/] },
  { files: /^src\/editing\//, parts: [/^src\/events\.ts$/, /^src\/knowledge\//, /^src\/golden\//, /^src\/editing\//], packages: [/^zod$/, /^node:/] },
  { files: /^src\/accounts\//, parts: [/^src\/events\.ts$/, /^src\/accounts\//], packages: [/^zod$/] },
  { files: /^src\/retention\//, parts: [/^src\/events\.ts$/, /^src\/retention\//], packages: [/^zod$/] },
  { files: /^src\/pictures\//, parts: [/^src\/events\.ts$/, /^src\/pictures\//, /^src\/handover\/(clock|handover)\.ts$/, /^src\/knowledge\/(schema|match)\.ts$/, /^src\/store\/(pictures|talks)\.ts$/], packages: [] },
  { files: /^src\/store\//, parts: [/^src\/(events|statuses)\.ts$/, /^src\/(learning\/example|intents\/label)\.ts$/, /^src\/accounts\/account\.ts$/, /^src\/retention\//, /^src\/store\//], packages: [/^kysely$/, /^better-sqlite3$/, /^pg$/, /^zod$/, /^node:/] },
  { files: /^src\/golden\//, parts: [/^src\/(events|session|understand)\.ts$/, /^src\/conversation\//, /^src\/golden\//], packages: [/^node:/] },
  { files: /^src\/phrases\.ts$/, parts: [/^src\/events\.ts$/], packages: [] },
  { files: /^src\/consent\.ts$/, parts: [/^src\/events\.ts$/, /^src\/retention\/notice\.ts$/, /^src\/store\/store\.ts$/], packages: [] },
  { files: /^src\/engine\.ts$/, parts: [/^src\/(events|consent|deliveries|known|understand|recognise)\.ts$/, /^src\/conversation\//, /^src\/store\/store\.ts$/], packages: [] },
  { files: /^src\/known\.ts$/, parts: [/^src\/conversation\/conversation\.ts$/, /^src\/store\/store\.ts$/], packages: [] },
  { files: /^adapters\/adapter\.ts$/, parts: [/^src\/(events|figures|recognise|recipients)\.ts$/, /^src\/pictures\/directory\.ts$/, /^src\/handover\/handover\.ts$/, /^src\/conversation\/(input|conversation)\.ts$/, /^src\/store\/store\.ts$/], packages: [] },
  { files: /^adapters\/follow\.ts$/, parts: [], packages: [] },
  { files: /^adapters\/slack\/desk\//, parts: [/^adapters\/slack\/desk\//], packages: [/^express$/, /^zod$/, /^preact/, /^node:/] },
  { files: /^adapters\/slack\//, parts: [/^adapters\/adapter\.ts$/, /^adapters\/slack\/(?!desk)/, /^src\/(events|handover\/handover|conversation\/(input|privacy)|store\/store)\.ts$/], packages: [/^@slack\//, /^express$/, /^zod$/, /^node:/] },
  { files: /^adapters\/web\/embed\//, parts: [/^adapters\/web\/embed\//, /^src\/(events|statuses)\.ts$/], packages: [/^preact/] },
  { files: /^adapters\/web\/pages\/browser\//, parts: [/^adapters\/web\/pages\/browser\//], packages: [] },
  { files: /^adapters\/web\/loader\//, parts: [/^adapters\/web\/loader\//, /^src\/colour\.ts$/], packages: [] },
  { files: /^adapters\/web\//, parts: [/^adapters\/(adapter|follow)\.ts$/, /^adapters\/web\//, /^src\/pictures\/directory\.ts$/, /^src\/retention\/(rules|notice)\.ts$/, /^src\/(events|statuses|colour|handover\/handover|conversation\/(input|conversation|privacy)|store\/store)\.ts$/], packages: [/^express$/, /^zod$/, /^helmet$/, /^prom-client$/, /^preact/, /^node:/] },
  { files: /^adapters\/directline\//, parts: [/^adapters\/(adapter|follow)\.ts$/, /^adapters\/directline\//, /^src\/(events|handover\/handover|conversation\/(input|conversation|privacy)|store\/store)\.ts$/], packages: [/^express$/, /^zod$/, /^ws$/, /^node:/] },
  { files: /^adapters\/mail\//, parts: [/^adapters\/adapter\.ts$/, /^adapters\/mail\//, /^src\/(events|handover\/handover|conversation\/conversation)\.ts$/], packages: [/^express$/, /^nodemailer$/, /^preact/, /^node:/] },
  { files: /^adapters\/admin\/browser\//, parts: [/^adapters\/admin\/browser\//], packages: [] },
  { files: /^adapters\/admin\//, parts: [/^adapters\/adapter\.ts$/, /^adapters\/admin\/(?!browser)/, /^src\/(events|figures|colour|handover\/handover)\.ts$/, /^src\/(accounts|learning|editing|pictures|retention)\//, /^src\/intents\/(label|queue|reasons|compare|figures|sentences)\.ts$/, /^src\/knowledge\/(schema|tree|faults)\.ts$/, /^src\/store\/(store|accounts|learning|publications|talks|editing|pictures|retention)\.ts$/], packages: [/^argon2$/, /^express$/, /^express-session$/, /^openid-client$/, /^preact/, /^zod$/, /^node:/, /^d3-/, /^(read|write)-excel-file/, /^busboy$/] },
  { files: /^adapters\/console\//, parts: [/^adapters\/adapter\.ts$/, /^src\/events\.ts$/], packages: [/^node:/] },
];

/** Packages that are imported in one place only. */
const onePlace: Record<string, RegExp> = {
  'better-sqlite3': /^src\/store\/driver\.ts$/,
  pg: /^src\/store\/postgres\.ts$/,
  lunr: /^src\/knowledge\/search\.ts$/,
  yaml: /^src\/knowledge\/(load|read-phrases|translate|faults)\.ts$/,
  'natural/': /^src\/intents\/text\.ts$/,
  'date-holidays': /^src\/handover\/clock\.ts$/,
  personnummer: /^src\/conversation\/privacy/,
  organisationsnummer: /^src\/conversation\/privacy/,
  ws: /^adapters\/directline\/stream\.ts$/,
  argon2: /^adapters\/admin\/access\/passwords\.ts$/,
  'openid-client': /^adapters\/admin\/access\/openid\.ts$/,
  'express-session': /^adapters\/admin\/session\.ts$/,
  busboy: /^adapters\/admin\/knowledge\/upload\.ts$/,
  'read-excel-file/': /^adapters\/admin\/knowledge\/workbook\.ts$/,
  'write-excel-file/': /^adapters\/admin\/knowledge\/workbook\.ts$/,
  nodemailer: /^adapters\/mail\/post\.ts$/,
  '@slack/oauth': /^adapters\/slack\/install\.ts$/,
  pino: /^src\/main\.ts$/,
  'd3-sankey': /^adapters\/admin\/pictures\/draw\/sankey\.tsx$/,
  'd3-scale': /^adapters\/admin\/pictures\/draw\/scale\.ts$/,
  'd3-shape': /^adapters\/admin\/pictures\/draw\/shape\.ts$/,
};

const sources = ['src', 'adapters'].flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)).replaceAll('\\', '/')))
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && statSync(file).isFile());

const imports = sources.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s+'([^']+)'/g)].map(([, target = '']) => ({ file, target, path: target.startsWith('.') ? normalize(join(dirname(file), target)).replaceAll('\\', '/') : undefined }));
});

describe('the architecture', () => {
  it('keeps to who may import whom', () => {
    const broken = imports.flatMap(({ file, target, path }) => {
      const rule = rules.find(({ files }) => files.test(file));
      if (!rule || (path !== undefined && /\.css$/.test(path))) return [];
      const allowed = path === undefined ? rule.packages : rule.parts;
      return allowed.some((pattern) => pattern.test(path ?? target)) ? [] : [`${file} imports ${path ?? target}`];
    });
    expect(broken).toEqual([]);
  });

  it('imports each outside package in its own place only', () => {
    const broken = imports.flatMap(({ file, target }) => Object.entries(onePlace).flatMap(([name, place]) => ((target === name || (name.endsWith('/') && target.startsWith(name))) && !place.test(file) ? [`${file} imports ${target}`] : [])));
    expect(broken).toEqual([]);
  });

  it('lets nothing import what puts the parts together', () => {
    expect(imports.filter(({ path }) => path === 'src/main.ts' || path === 'src/cli.ts').map(({ file }) => file)).toEqual([]);
  });

  it('reads the environment where a program begins only, and hands it to the settings', () => {
    const readers = sources.filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    expect(readers.filter((file) => file !== 'src/main.ts' && file !== 'src/cli.ts')).toEqual([]);
  });

  it('has no import cycles', () => {
    const next = new Map<string, string[]>();
    for (const { file, path } of imports) if (path !== undefined) next.set(file, [...(next.get(file) ?? []), path]);
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (file: string, trail: string[]) => {
      if (trail.includes(file)) { cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → ')); return; }
      if (done.has(file)) return;
      for (const target of next.get(file) ?? []) walk(target, [...trail, file]);
      done.add(file);
    };
    for (const file of sources) walk(file, []);
    expect(cycles).toEqual([]);
  });

  it('decides, folds, classifies and matches without clock, network, database or chance', () => {
    const pure = sources.filter((file) => /^src\/(conversation|handover|intents\/(text|vectors|svm|classify|model|train|queue|reach|likeness|label|evaluate|compare|figures)|reading|pictures|knowledge\/(match|search)|understand|deliveries|phrases)/.test(file));
    const impure = pure.filter((file) => /Date\.now|new Date\(\)|Math\.random|fetch\(|randomUUID|randomBytes|node:fs/.test(readFileSync(file, 'utf8')));
    expect(impure).toEqual([]);
    expect(pure.length).toBeGreaterThan(15);
  });
});
