import { reachOf } from '../../../src/accounts/account.ts';
import type { Scope } from '../../../src/accounts/account.ts';
import { NotHere } from '../route.ts';
import type { Answer, Call, Params, Section } from '../route.ts';
import { beforeIn, chosenIn, faultsIn, filterFrom } from './filter.ts';
import { List } from './list.tsx';
import { ConversationsManual } from './manual.tsx';
import type { ConversationParts } from './parts.ts';
import { Transcript } from './transcript.tsx';
import { words as wordsOf } from './words.ts';

/** So many rows on a page, and so far they are counted. */
const perPage = 50;
const mostCounted = 1_000;

/** Conversations: the list of them, and what was said in each. */
export function conversationsSection(parts: ConversationParts): Section {
  const of = async ({ conversation = '' }: Params): Promise<Scope | undefined> => {
    const row = await parts.talks.one(conversation);
    return row && { regions: [row.region], actors: [row.door, ...row.actors] };
  };
  return {
    id: 'samtal', name: { sv: wordsOf('sv').name, en: wordsOf('en').name }, right: 'read', path: '/samtal',
    routes: [
      { method: 'get', path: '/samtal', right: 'read', run: (call) => showList(parts, call) },
      { method: 'get', path: '/samtal/:conversation', right: 'read', of, run: (call) => showTranscript(parts, call) },
    ],
    manual: () => <ConversationsManual />,
  };
}

async function showList({ talks, names }: ConversationParts, call: Call): Promise<Answer> {
  const { account, language, query } = call;
  const chosen = chosenIn(query);
  const filter = filterFrom(account, chosen);
  const before = beforeIn(query);
  const found = await talks.list({ ...filter, ...(before ? { before } : {}), limit: perPage + 1 });
  // A search has read all that was said once; it is not read again to be counted.
  const isWhole = before === undefined && found.length <= perPage;
  const count = isWhole ? found.length : filter.words === undefined ? await talks.count(filter, mostCounted) : undefined;
  if (filter.words !== undefined) await call.audit('conversations.searched');
  const { regions } = reachOf(account);
  return {
    title: wordsOf(language).name,
    body: (
      <List {...{ language, chosen, names }} faults={faultsIn(chosen)} rows={found.slice(0, perPage)} more={found.length > perPage} later={before !== undefined}
        count={count === undefined ? undefined : { found: count, most: mostCounted }} regions={regions ?? names.regions()} />
    ),
  };
}

async function showTranscript({ talks, events, names, ways = {} }: ConversationParts, call: Call): Promise<Answer> {
  const { conversation = '' } = call.params;
  const row = await talks.one(conversation);
  const records = await events(conversation);
  if (!row || records.length === 0) throw new NotHere();
  await call.audit('conversation.read', { to: conversation });
  return { title: wordsOf(call.language).title(names.actor(row.door)), body: <Transcript {...{ call, row, records, names, ways }} /> };
}
