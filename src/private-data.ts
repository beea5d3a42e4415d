import type { App } from '../adapters/adapter.ts';
import type { Named, PrivacyParts } from '../adapters/admin/privacy/parts.ts';
import { looksLikeCode } from '../adapters/web/access.ts';
import type { Access } from '../adapters/web/access.ts';
import { exportOf } from '../adapters/web/conversations.ts';
import { eraseDue } from './erasing.ts';
import type { Erasing } from './erasing.ts';
import { isOpen } from './handover/handover.ts';
import { marksWith } from './recognise.ts';
import { recordOf } from './retention/record.ts';
import { dueOf, isUndecided, rulesWith } from './retention/rules.ts';
import type { Rules } from './retention/rules.ts';
import type { Store } from './store/store.ts';

export type PrivateData = { store: Store; secret: string; access: Access; app: () => App; erasing: () => Erasing };

/** What the pages about personal data work with: finding, showing, handing out and erasing what is kept of a company. */
export function privateData({ store, secret, access, app, erasing }: PrivateData): PrivacyParts {
  const { retention } = store;
  const authorities = () => erasing().authorities?.() ?? [];
  const rules = async () => rulesWith(await retention.rules(), authorities());
  const read = () => app().read;
  return {
    retention: { ...retention, rules },
    async undecided() {
      const [set, sentTo] = await Promise.all([retention.rules(), retention.sentTo()]);
      return rulesWith(set, authorities().filter((actor) => sentTo.includes(actor))).actors.filter(isUndecided).map(({ actor }) => actor);
    },
    doors: () => byName(read().directory().doors),
    actors: () => {
      const names = new Map(read().directory().regions.map(({ id, name }) => [id, name.sv]));
      return byName(read().actors().map((actor) => ({ ...actor, regionName: names.get(actor.region) ?? actor.region })));
    },
    async find(words) {
      if (words === '') return [];
      if (looksLikeCode(words)) {
        const found = await store.access({ code: access.hashCode(words) });
        if (found) return [found.conversation];
      }
      if ((await store.load(words)).length > 0) return [words];
      const contact = words.includes('@') ? { name: '', email: words } : { name: '', phone: words, organisationNumber: words };
      const marks = marksWith(secret);
      return retention.markedBy([...marks(contact, false), ...marks(contact, true)]);
    },
    show: (conversation) => show({ store, access, app, rules }, conversation),
    exported: (conversation, at) => exportOf({ app: app(), access, at }, conversation),
    forget: (conversation) => app().forget(conversation),
    eraseNow: (by) => eraseDue(erasing(), { by }),
    async record(handover) {
      const row = await store.handover(handover);
      if (!row) return undefined;
      return recordOf(await store.load(row.conversation), { handover, conversation: row.conversation, contact: await store.contact(row.chain), notices: await retention.notices() });
    },
    handoversTo: (actor) => store.handovers({ actor }),
    async scopeOfHandover(handover) {
      const row = await store.handover(handover);
      if (!row) return undefined;
      return { regions: read().actors().filter(({ id }) => id === row.actor).map(({ region }) => region), actors: [row.actor] };
    },
  };
}

async function show({ store, access, app, rules: present }: Pick<PrivateData, 'store' | 'access' | 'app'> & { rules: () => Promise<Rules> }, conversation: string): ReturnType<PrivacyParts['show']> {
  const records = await store.load(conversation);
  const [first, last] = [records[0], records.at(-1)];
  if (first?.event.type !== 'conversation.opened' || !last) return undefined;
  const { contacts, handovers } = await app().read.everything(conversation);
  const [rules, hold, askedAt] = [await present(), await store.retention.holdOf(conversation), await store.retention.askedAt(conversation)];
  const { door, region, practice } = first.event;
  const kept = { conversation, version: last.version, door, region, practice, lastAt: last.at, handovers: handovers.map((row) => ({ actor: row.actor, ...(isOpen(row) ? {} : { ended: row.facts.endedAt ?? row.changedAt }) })), asked: askedAt !== undefined };
  return {
    conversation, code: access.codeOf(conversation), door: app().read.directory().doors.find(({ id }) => id === door)?.name ?? door, practice, at: first.at, lastAt: last.at,
    said: records.filter(({ event }) => event.type === 'message.said').length, handovers,
    contacts: Object.values(contacts).map(({ name, email, phone, company }) => ({ name, ways: [company, email, phone].filter((way) => way !== undefined) })),
    due: dueOf(kept, rules), hold, askedAt,
  };
}

function byName(named: readonly Named[]): Named[] {
  return named.map(({ id, name, region, regionName }) => ({ id, name, region, regionName })).sort((a, b) => a.regionName.localeCompare(b.regionName, 'sv') || a.name.localeCompare(b.name, 'sv'));
}
