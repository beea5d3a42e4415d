import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chat } from '../adapters/console/chat.ts';
import { manifest } from '../adapters/slack/manifest.ts';
import { OwnAppFault } from '../adapters/slack/own-app-fault.ts';
import { compile, learntSentences, NotCompiled, openCompiled, ready } from './compiled.ts';
import { ConfigFault, readConfig } from './config.ts';
import { Case, equalDoors, judge, play, summarise } from './evaluate.ts';
import type { Figures } from './evaluate.ts';
import { sayLeft } from './forgotten.ts';
import { goldenFiles } from './golden/files.ts';
import { GoldenFault, parseGolden } from './golden/parse.ts';
import { playGolden } from './golden/play.ts';
import { misplaced } from './intents/doubts.ts';
import { nearDuplicates } from './intents/likeness.ts';
import { fewSentences, readSentences, SentenceFault } from './intents/sentences.ts';
import { authoritiesIn } from './knowledge/authorities.ts';
import { KnowledgeFault } from './knowledge/faults.ts';
import { readKnowledge } from './knowledge/load.ts';
import { readPhrases } from './knowledge/read-phrases.ts';
import { knowledgeWarnings } from './knowledge/warnings.ts';
import { ContentFault, learn } from './learn.ts';
import { LinkFault } from './link-fault.ts';
import { understandingOf } from './parts.ts';
import { phraseFaults } from './phrases.ts';
import { openSession } from './session.ts';
import type { Commanded } from './slack-app.ts';
import { isPostgres } from './store/address.ts';
import { MoveFault, StoreUnusable } from './store/unusable.ts';
import { makeWorld } from './world.ts';

const root = process.cwd();
const compiledFolder = join(root, 'dist/compiled');
const [command, ...rest] = process.argv.slice(2);

const commands: Record<string, () => void | Promise<void>> = {
  compile: learnContent,
  train: async () => { await learnContent(); console.log(`The model ${openCompiled(compiledFolder).model.version} is trained and in place. A server that runs takes it with: kill -HUP <its process id>`); },
  check,
  sentences: doubtfulSentences,
  evaluate,
  golden,
  chat: talk,
  'intents-pull': pull,
  'intents-push': push,
  'db-move': move,
  'forget-left': leftBehind,
  'admin-link': async () => { for (const line of await (await import('./admin-link.ts')).adminLink({ config: readConfig(process.env), login: rest[0] ?? '', now: new Date() })) console.log(line); },
  'erase-due': eraseNow,
  'slack-manifest': () => { console.log(JSON.stringify(manifest(option('--url') ?? 'https://dorr.example.se', option('--team')), null, 2)); },
  'slack-app': async () => { for (const line of await (await import('./slack-app.ts')).keepOwnApp(commanded(), process.stdin, process.stdout)) console.log(line); },
  'slack-install': async () => { console.log((await import('./slack-app.ts')).installLink(commanded())); },
};

const run = commands[command ?? ''];
if (!run) {
  console.error(`Unknown command ${command ?? '(none)'}. There are: ${Object.keys(commands).join(', ')}.`);
  process.exitCode = 2;
} else {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof KnowledgeFault || error instanceof SentenceFault || error instanceof GoldenFault || error instanceof ContentFault || error instanceof NotCompiled || error instanceof MoveFault || error instanceof StoreUnusable || error instanceof ConfigFault || error instanceof OwnAppFault || error instanceof LinkFault)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** Reads the content and learns from it, and says how far it has come. */
async function learnContent(): Promise<void> {
  await learn({ root, folder: compiledFolder }, everyNow(0.2, (percent) => `${percent} % learnt`));
}

/** Tells how far a work has come (0–1), once for each step of it. */
function everyNow(step: number, words: (percent: number) => string): (share: number) => void {
  let told = 0;
  return (share) => {
    if (share < told + step) return;
    told = share;
    console.error(words(Math.round(share * 100)));
  };
}

function option(name: string): string | undefined {
  const at = rest.indexOf(name);
  return at < 0 ? undefined : rest[at + 1];
}

/** The world and the understanding as they were compiled, with every actor that has people taking part. */
function assemble() {
  const compiled = rest.includes('--fresh') ? ready(compile(root)) : openCompiled(compiledFolder);
  return { compiled, world: makeWorld(compiled.knowledge, compiled.phrases, { live: 'all', broken: () => false }), understand: understandingOf(compiled) };
}

/** Reads everything an admin writes and says all that is wrong with it, and what to write instead. */
function check(): void {
  const knowledge = readKnowledge(join(root, 'knowledge'));
  const sentences = readSentences(join(root, 'intents'), Object.keys(knowledge.common.needs));
  const services = new Set(knowledge.regions.flatMap(({ actors }) => actors.flatMap(({ services: own }) => own.map(({ id }) => id))));
  const faults = [
    ...phraseFaults(readPhrases(join(root, 'intents'))),
    ...[...new Set(sentences.flatMap(({ service, file }) => (service !== undefined && !services.has(service) ? [`${file}: tjänsten «${service}» finns inte. Skriv en tjänsts id efter ==.`] : [])))],
    ...goldenFiles(root).flatMap((file) => { parseGolden(file, readFileSync(join(root, file), 'utf8')); return []; }),
  ];
  for (const { file, problem, instead } of knowledgeWarnings(knowledge)) console.log(`att tänka på: ${file}: ${problem}; ${instead}`);
  for (const { file, count, least } of fewSentences(sentences, Object.keys(knowledge.common.needs))) console.log(`att tänka på: ${file}: ${count} meningar; skriv minst ${least}`);
  if (faults.length > 0) { console.error(faults.join('\n')); process.exitCode = 1; return; }
  console.log(`Inga fel: ${knowledge.regions.flatMap(({ actors }) => actors).length} aktörer, ${services.size} tjänster, ${sentences.length} meningar.`);
}

/** Says which sentences are much the same, and which seem to sit in the wrong need. */
function doubtfulSentences(): void {
  const knowledge = readKnowledge(join(root, 'knowledge'));
  const sentences = readSentences(join(root, 'intents'), Object.keys(knowledge.common.needs));
  const at = ({ file, line }: { file: string; line: number }) => `${file}:${line}`;
  const twins = nearDuplicates(sentences);
  for (const { one, other, share } of twins) console.log(`${at(one)}: «${one.text}» är till ${Math.round(share * 100)} % lik ${at(other)}: «${other.text}». Behåll den ena, eller skriv om den andra med helt andra ord.`);
  const wrong = misplaced(sentences, everyNow(0.1, (percent) => `${percent} % av meningarna är prövade mot de andra`));
  for (const { sentence, instead, sure } of wrong) console.log(`${at(sentence)}: «${sentence.text}» låter som ${instead} (${Math.round(sure * 100)} %). Flytta den dit, skriv om den, eller låt den stå om den verkligen hör hit.`);
  console.log(`${sentences.length} meningar: ${twins.length} par som är mycket lika, ${wrong.length} som låter som ett annat behov.`);
}

/** Plays golden conversations and says file and line of what did not come out. */
function golden(): void {
  const { world, understand } = assemble();
  const named = rest.filter((argument) => argument.endsWith('.md'));
  const results = (named.length > 0 ? named : goldenFiles(root)).map((file) => {
    const conversation = parseGolden(file, readFileSync(join(root, file), 'utf8'));
    return { conversation, failures: playGolden(world, understand, conversation) };
  });
  const unexpected = results.filter(({ conversation, failures }) => failures.length > 0 && conversation.knownFailure === undefined);
  for (const { failures } of unexpected) console.error(failures.join('\n'));
  const known = results.filter(({ conversation, failures }) => failures.length > 0 && conversation.knownFailure !== undefined).length;
  for (const { conversation, failures } of results) if (failures.length === 0 && conversation.knownFailure !== undefined) console.log(`${conversation.file}: felet är borta. Ta bort raden «Känt fel».`);
  console.log(`${results.length - unexpected.length - known} of ${results.length} golden conversations as written, ${known} known failures.`);
  if (unexpected.length > 0) process.exitCode = 1;
}

/** Talks in the terminal. Nothing is kept. */
async function talk(): Promise<void> {
  const { world, understand } = assemble();
  const door = option('--door') ?? 'almi-dalarna';
  if (!world.doors.has(door)) { console.error(`Dörren «${door}» finns inte. Välj en av: ${[...world.doors.keys()].join(', ')}`); process.exitCode = 2; return; }
  const session = openSession(world, understand, 'terminal', () => new Date().toISOString());
  const opened = session.take({ type: 'conversation.open', door, practice: true });
  await chat({ opened, say: (text) => session.take({ type: 'message.say', text }), press: (slot, chosen) => session.take({ type: 'option.choose', slot, option: chosen }) }, process.stdin, process.stdout);
}

/** Copies everything from a SQLite file into an empty Postgres database. */
async function move(): Promise<void> {
  const [file, url] = rest;
  if (!file?.startsWith('file:') || url === undefined || !isPostgres(url)) {
    console.error('Usage: npm run db:move -- file:./data/ratt-dorr.db postgres://user:password@host:5432/ratt_dorr   (stop the server first)');
    process.exitCode = 2;
    return;
  }
  // The databases are read only where they are used, since every other command does without.
  const { moveToPostgres } = await import('./store/move.ts');
  const moved = await moveToPostgres(file.slice('file:'.length), url);
  for (const [table, rows] of Object.entries(moved)) console.log(`${table.padEnd(14)}${String(rows).padStart(10)}`);
  console.log('Everything is moved and counted; the file is left as it was. Start with this address as DATABASE_URL, and with what secret.key beside the file holds as SECRET_KEY: without it all earlier codes and tokens cease to work.');
  console.log('Allt är flyttat och räknat; filen är kvar som den var. Starta med adressen som DATABASE_URL och med innehållet i secret.key bredvid filen som SECRET_KEY: annars slutar alla tidigare koder att gälla.');
}

/** Says what Slack has not let go of that companies have asked to have removed, or marks one of it as removed by hand. */
async function leftBehind(): Promise<void> {
  const store = await openNamed('forget:left');
  if (!store) return;
  try {
    const done = option('--done');
    if (done === undefined) { console.log(sayLeft(await store.leftBehind())); return; }
    if (!(await store.leftBehind()).some(({ handover }) => handover === done)) { console.error(`Nothing is listed as ${done}. / Inget står i listan som ${done}.`); process.exitCode = 2; return; }
    await store.cleared(done);
    console.log('Marked as removed. / Markerat som borttaget.');
  } finally {
    await store.close();
  }
}

/** Erases what is due, as the server does each day, and says what it did. */
async function eraseNow(): Promise<void> {
  const [{ openStore }, { eraseDue, sayReport }, { openPublished }] = await Promise.all([import('./store/open.ts'), import('./erasing.ts'), import('./published.ts')]);
  const warn = (_about: object, text: string) => { console.error(text); };
  const store = await openStore(readConfig(process.env).database, { warn });
  try {
    const { now: content } = await openPublished({ files: openCompiled('dist/compiled'), publications: store.publications, log: { error: warn } });
    const report = await eraseDue({ store, now: () => new Date(), authorities: () => authoritiesIn(content().knowledge) }, { by: 'npm run erase:due' });
    console.log(report ? sayReport(report) : 'Another process is erasing just now. Try again in a minute. / En annan process raderar just nu. Försök igen om en minut.');
  } finally {
    await store.close();
  }
}

/** The database that is named after the command, or the one in its usual place; says so where there is none. */
async function openNamed(command: string) {
  const { openStore } = await import('./store/open.ts');
  const address = rest.find((argument) => argument.startsWith('file:') || isPostgres(argument)) ?? 'file:./data/ratt-dorr.db';
  if (address.startsWith('file:') && !existsSync(address.slice('file:'.length))) { console.error(`There is no database ${address}. / Det finns ingen databas ${address}.   npm run ${command} -- file:./data/ratt-dorr.db`); process.exitCode = 2; return undefined; }
  return openStore(address.replace(/^file:/, ''), { warn: (_about, text) => { console.error(text); } });
}

/** Writes the examples that admins have published into the files of sentences. */
async function pull(): Promise<void> {
  const store = await openNamed('intents:pull');
  if (!store) return;
  try {
    const { pullExamples } = await import('./learning/files.ts');
    const { written, left } = pullExamples(root, readSentences(join(root, 'intents'), needsInFiles()), await store.learning.examples());
    for (const { file, text } of written) console.log(`${file}: ${text}`);
    for (const { file, text, why } of left) console.log(why === 'elsewhere' ? `utelämnad: «${text}» står redan i ${file}. Flytta den för hand om den hör hit.` : `utelämnad: «${text}» hör till ${file}, som inte finns än.`);
    console.log(written.length === 0 ? 'Inget nytt: filerna har redan alla intränade exempel.' : `${sentencesOf(written.length)} skrevs sist i filerna. Läs igenom med git diff, kör npm run check och spara i git.`);
  } finally {
    await store.close();
  }
}

/** Makes the sentences that have come into the files since they were learnt from into examples in the draft. */
async function push(): Promise<void> {
  const store = await openNamed('intents:push');
  if (!store) return;
  try {
    const { pushSentences } = await import('./learning/files.ts');
    const pushed = await pushSentences(store.learning, readSentences(join(root, 'intents'), needsInFiles()), learntSentences(compiledFolder), new Date().toISOString());
    for (const { file, line, text } of pushed) console.log(`${file}:${line}: ${text}`);
    console.log(pushed.length === 0 ? 'Inget nytt: utkastet och den tränade modellen har redan alla meningar i filerna.' : `${sentencesOf(pushed.length)} ligger nu i utkastet. Träna och publicera under Träning i /admin.`);
  } finally {
    await store.close();
  }
}

function sentencesOf(count: number): string {
  return count === 1 ? '1 mening' : `${count} meningar`;
}

function needsInFiles(): string[] {
  return Object.keys(readKnowledge(join(root, 'knowledge')).common.needs);
}

/** What the commands about an actor's workspace work with. */
function commanded(): Commanded {
  const { knowledge } = openCompiled(compiledFolder);
  return { config: readConfig(process.env), actor: option('--actor') ?? '', actors: new Map(knowledge.regions.flatMap(({ actors }) => actors.map(({ id, name }) => [id, name]))), now: new Date() };
}

/** Plays labelled companies through the engine and prints how many came to the right door. */
function evaluate(): void {
  const noise = Number(option('--noise') ?? 0);
  const file = rest.find((argument, i) => !argument.startsWith('--') && rest[i - 1] !== '--noise') ?? 'test/companies/companies.jsonl';
  if (!existsSync(file) || Number.isNaN(noise)) { console.error('Usage: npm run evaluate -- cases.jsonl [--fails] [--noise 0.15] [--equal-doors] [--json]'); process.exitCode = 2; return; }
  const cases = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => Case.parse(JSON.parse(line)));
  const { world, understand } = assemble();
  const results = cases.map((one) => ({ one, played: play(world, understand, one, { noise }) }));
  const figures = summarise(results);
  console.log(table(figures));
  const equal = rest.includes('--equal-doors') ? equalDoors(world, understand, cases) : undefined;
  if (equal !== undefined) console.log(`same doors whichever door one enters by: ${(100 * equal).toFixed(1)}%`);
  if (rest.includes('--fails')) for (const { one, played } of results) if (!judge(one, played.doors).first) console.log(`${one.id} [${one.kind}] ${JSON.stringify(one.text.slice(0, 90))} → ${played.doors.join(', ') || '-'} | wanted ${one.best.join(' or ') || 'none'} | asked ${played.asked.join(',') || '-'}`);
  if (rest.includes('--json')) console.log(JSON.stringify({ file, figures, ...(equal === undefined ? {} : { equalDoors: equal }) }));
}

function table(figures: readonly Figures[]): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`.padStart(8);
  const head = `${'group'.padEnd(20)}${'n'.padStart(5)}${'first'.padStart(8)}${'three'.padStart(8)}${'wrong'.padStart(8)}${'deadEnd'.padStart(8)}${'questions'.padStart(10)}`;
  return [head, ...figures.map((row) => `${row.group.padEnd(20)}${String(row.n).padStart(5)}${percent(row.first)}${percent(row.three)}${percent(row.wrong)}${percent(row.deadEnd)}${row.questions.toFixed(2).padStart(10)}`)].join('\n');
}
