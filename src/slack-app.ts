import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { linkFor } from '../adapters/slack/install.ts';
import { OwnAppFault } from '../adapters/slack/own-app-fault.ts';
import { checkOwnApp } from '../adapters/slack/own-app.ts';
import type { Config } from './config.ts';
import { openStore } from './store/open.ts';

/** Whom an operator's command is about, and what it has to work with. */
export type Commanded = { config: Config; actor: string; actors: ReadonlyMap<string, string>; now: Date };

/** Keeps the token and the signing secret of an actor's own app, once Slack has said whose they are. They are read line by line, never from the command line, where others could see them. */
export async function keepOwnApp({ config, actor, actors, now }: Commanded, input: Readable & { isTTY?: boolean }, output: Writable): Promise<string[]> {
  const name = known(actors, actor);
  const [token = '', signingSecret = ''] = await readSecrets(input, output, ['Bot token (xoxb-…): ', 'Signing secret: ']);
  const { installation, name: workspace } = await checkOwnApp({ actor, token, signingSecret }, { secret: config.secret, apiUrl: config.slack?.apiUrl, at: now.toISOString() });
  const store = await openStore(config.database, { warn: () => undefined });
  try {
    await store.setInstallation(installation);
    const before = (await store.settings()).find((one) => one.actor === actor && one.municipality === undefined) ?? { actor, closed: [] };
    const { channel, team, ...set } = before;
    await store.setSettings({ ...set, team: installation.team, ...(team === installation.team && channel !== undefined ? { channel } : {}) }, now.toISOString());
  } finally {
    await store.close();
  }
  return [
    `${name} takes its companies in the workspace ${workspace} (${installation.team}) from now on; a server that runs knows within a minute. / ${name} tar emot företag i arbetsytan ${workspace} (${installation.team}) från och med nu; en server som är igång vet det inom en minut.`,
    `Its app calls / Appen anropar: ${config.publicUrl ?? 'https://…'}/slack/events/${installation.team}`,
    ...(config.slack === undefined ? ['The server stands at the practice desk until SLACK_BOT_TOKEN or SLACK_CLIENT_ID is set. / Servern använder övningsdisken tills SLACK_BOT_TOKEN eller SLACK_CLIENT_ID är satt.'] : []),
  ];
}

/** The link by which an actor lets the shared app into its own workspace. */
export function installLink({ config, actor, actors, now }: Commanded): string {
  known(actors, actor);
  if (config.slack?.oauth === undefined) throw new OwnAppFault('no_oauth', 'Set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET first: they are on the shared app’s page Basic Information. / Sätt först SLACK_CLIENT_ID och SLACK_CLIENT_SECRET: de finns på den delade appens sida Basic Information.');
  if (config.publicUrl === undefined) throw new OwnAppFault('no_address', 'Set PUBLIC_URL first: the link leads there. / Sätt först PUBLIC_URL: länken leder dit.');
  return linkFor(config.publicUrl, config.secret, actor, now);
}

function known(actors: ReadonlyMap<string, string>, actor: string): string {
  const name = actors.get(actor);
  if (name === undefined) throw new OwnAppFault('unknown_actor', `There is no actor «${actor}». Write one after --actor. / Det finns ingen aktör «${actor}». Skriv en efter --actor: ${[...actors.keys()].join(', ')}`);
  return name;
}

/** Lines of input; typed at a terminal they are not shown. */
async function readSecrets(input: Readable & { isTTY?: boolean }, output: Writable, prompts: readonly string[]): Promise<string[]> {
  const terminal = input.isTTY === true;
  const nowhere = Object.assign(Object.create(output) as Writable, { write: () => true });
  const reader = createInterface({ input, output: nowhere, terminal });
  const lines = reader[Symbol.asyncIterator]();
  const read: string[] = [];
  for (const prompt of prompts) {
    if (terminal) output.write(prompt);
    const { value } = (await lines.next()) as { value?: string };
    if (terminal) output.write('\n');
    read.push((value ?? '').trim());
  }
  reader.close();
  return read;
}
