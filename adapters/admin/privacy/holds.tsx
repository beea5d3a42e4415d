import { randomUUID } from 'node:crypto';
import type { Scope } from '../../../src/accounts/account.ts';
import type { Hold } from '../../../src/retention/rules.ts';
import { Choice, Field, Form } from '../form.tsx';
import { Refusal } from '../route.ts';
import type { Answer, Call, Params } from '../route.ts';
import { dayText } from '../time.ts';
import { scopeOf, withRegion } from './parts.ts';
import type { PrivacyParts } from './parts.ts';
import { privacyWords } from './words.ts';
import type { PrivacyWords } from './words.ts';

const home = '/admin/personuppgifter';
const leastReason = 10;

/** Whose a hold is: that of an actor is the actor's region's. */
export function holdScope({ retention, actors }: PrivacyParts) {
  return async ({ hold }: Params): Promise<Scope | undefined> => {
    const found = (await retention.holds({ lifted: true })).find(({ id }) => id === hold);
    return found && (scopeOf(actors(), found.of) ?? { regions: [], actors: [] });
  };
}

/** What is held, and a way to hold more. */
export async function holdsPage(parts: PrivacyParts, call: Call, fault?: { reason?: string; which?: string }): Promise<Answer> {
  const { form, language } = call;
  const words = privacyWords(language);
  const holds = await parts.retention.holds({ lifted: true });
  const standing = holds.filter(({ liftedAt }) => liftedAt === undefined);
  const lifted = holds.filter(({ liftedAt }) => liftedAt !== undefined);
  return {
    title: words.holdsTitle, status: fault ? 422 : 200,
    body: (
      <>
        <p>{words.holdsLead}</p>
        {standing.length === 0 ? <p class="soft">{words.holdsNone}</p> : <HoldTable {...{ parts, call, words }} holds={standing} asked={await askedOf(parts, standing)} />}
        <h2>{words.holdNew}</h2>
        <Form of={call} to={`${home}/sparrar`} class="narrow">
          <fieldset>
            <legend>{words.holdKind}</legend>
            <label class="check"><input type="radio" name="kind" value="conversation" checked={form.one('kind') !== 'actor'} />{words.holdConversation}</label>
            <label class="check"><input type="radio" name="kind" value="actor" checked={form.one('kind') === 'actor'} />{words.holdActor}</label>
          </fieldset>
          <Field name="which" label={words.holdWhich} value={form.one('which') || call.query.one('samtal')} fault={fault?.which} maxLength={100} />
          <Choice name="actor" label={words.holdChoose} value={form.one('actor')} options={parts.actors().map((actor) => ({ value: actor.id, label: withRegion(actor) }))} />
          <Field name="reason" label={words.holdReason} hint={words.holdReasonHint} lines={3} value={form.one('reason')} fault={fault?.reason} maxLength={500} required />
          <button>{words.holdIt}</button>
        </Form>
        {lifted.length > 0 && <details><summary>{words.liftedBefore}</summary><ul>{lifted.map(({ id, of, reason, liftedBy, liftedAt }) => <li key={id}>{ofWhat(parts, of)}: {reason} ({liftedBy}, {dayText(liftedAt ?? '', language)})</li>)}</ul></details>}
        <p><a href={home}>{words.back}</a></p>
      </>
    ),
  };
}

function HoldTable({ parts, call, words, holds, asked }: { parts: PrivacyParts; call: Call; words: PrivacyWords; holds: readonly Hold[]; asked: ReadonlySet<string> }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={words.holdsTitle}>
      <table>
        <thead><tr>{[words.holdOf, words.holdReason, words.holdBy, words.holdAt, words.lift].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {holds.map(({ id, kind, of, reason, by, at }) => (
            <tr key={id}>
              <th scope="row">{kind === 'conversation' ? <a href={`${home}/foretag/${encodeURIComponent(of)}`}>{of.slice(0, 8)}</a> : ofWhat(parts, of)} {asked.has(of) && <span class="tag">{words.asked}</span>}</th>
              <td>{reason}</td>
              <td>{by}</td>
              <td>{dayText(at, call.language)}</td>
              <td><Form of={call} to={`${home}/sparrar/${id}/hav`} class="inline"><button class="second" aria-label={words.liftOf(ofWhat(parts, of))}>{words.lift}</button></Form></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

async function askedOf({ retention }: PrivacyParts, holds: readonly Hold[]): Promise<ReadonlySet<string>> {
  const of = holds.filter(({ kind }) => kind === 'conversation').map((hold) => hold.of);
  const asked = await Promise.all(of.map(async (conversation) => ((await retention.askedAt(conversation)) === undefined ? [] : [conversation])));
  return new Set(asked.flat());
}

function ofWhat({ actors }: PrivacyParts, of: string): string {
  return actors().find(({ id }) => id === of)?.name ?? of.slice(0, 8);
}

/** Holds a conversation, or all that an actor has to do with. */
export async function hold(parts: PrivacyParts, call: Call): Promise<Answer> {
  const { form, at, account } = call;
  const words = privacyWords(call.language);
  const reason = form.one('reason').trim().slice(0, 500);
  if (reason.length < leastReason) return holdsPage(parts, call, { reason: words.holdMissing });
  const kind = form.one('kind') === 'actor' ? 'actor' : 'conversation';
  const found = kind === 'actor' ? parts.actors().filter(({ id }) => id === form.one('actor')).map(({ id }) => id) : await parts.find(form.one('which').trim());
  if (found.length > 1) return holdsPage(parts, call, { which: words.holdSeveral });
  const [of] = found;
  const made: Hold = { id: randomUUID(), kind, of: of ?? '', reason, by: account.name, at };
  if (of === undefined || !(await parts.retention.hold(made))) return holdsPage(parts, call, { which: words.holdNobody });
  await call.audit('hold.set', { to: of });
  return { to: `${home}/sparrar`, told: words.held };
}

/** Lifts a hold. */
export async function lift({ retention }: PrivacyParts, call: Call): Promise<Answer> {
  const words = privacyWords(call.language);
  const id = call.params['hold'] ?? '';
  const found = (await retention.holds()).find((one) => one.id === id);
  if (!found || !(await retention.lift(id, { at: call.at, by: call.account.name }))) throw new Refusal(409, words.holdsNone);
  await call.audit('hold.lifted', { to: found.of });
  return { to: `${home}/sparrar`, told: words.lifted };
}
