import { meet, nameOf, withChanges } from '../../../src/editing/changes.ts';
import type { Written } from '../../../src/editing/changes.ts';
import { formOf } from '../../../src/editing/check.ts';
import { markOf } from '../../../src/editing/same.ts';
import { Form } from '../form.tsx';
import { Refusal } from '../route.ts';
import type { Answer, Call } from '../route.ts';
import { changeName, sayValue } from './changes.tsx';
import { actorOn, deskOf, homesOn } from './desk.ts';
import type { OnDesk } from './desk.ts';
import type { KnowledgePort } from './port.ts';
import { knowledgeWords } from './words.ts';

/** Keeps a draft of an actor in place of the one that was seen. False when another is there by now. */
export async function keep(port: KnowledgePort, call: Call, { id, region, draft }: Pick<OnDesk, 'id' | 'region' | 'draft'>, written: Written): Promise<boolean> {
  const { account, at } = call;
  const body = JSON.stringify(written);
  // Who has asked for it to be published still asks, however often it is mended before it is.
  const asked = draft?.askedAt === undefined ? {} : { askedAt: draft.askedAt };
  const kept = await port.editing.putDraft({ kind: 'actor', id, region, version: markOf([body, at, account.id]), body, account: account.id, name: account.name, at, ...asked }, draft?.version);
  if (kept) await call.audit('knowledge.drafted', { to: id });
  return kept;
}

/** What a form was filled in over. It goes along in the form: somebody else may have changed all of it when the form comes back. */
export function SeenInputs({ mark, shown }: Pick<OnDesk, 'mark' | 'shown'>) {
  return <><input type="hidden" name="sett" value={mark} /><input type="hidden" name="visat" value={JSON.stringify(shown)} /></>;
}

/** What the form that was sent had been filled in over, by its mark; what holds, where that cannot be read. */
export function seenBefore({ form }: Call, one: OnDesk): Pick<OnDesk, 'mark' | 'shown'> {
  const mark = form.one('sett');
  if (mark === one.mark) return one;
  const shown = parsed(form.one('visat'));
  return { mark, shown: markOf(shown) === mark ? shown : (one.holds ?? one.shown) };
}

/** Two have changed the same actor: what only one has touched is together already, the rest is for the second to choose. */
export function conflictPage(call: Call, one: OnDesk, mine: Written, seen: Written): Answer {
  const words = knowledgeWords(call.language);
  const { choices } = meet(seen, mine, one.shown);
  return {
    title: words.conflict,
    status: 409,
    body: (
      <>
        <p class="lead">{words.conflictLead(one.draft?.name ?? words.someone)}</p>
        <Form of={call} to={`/admin/kunskap/aktor/${one.id}/mot`} class="knowledge">
          <input type="hidden" name="sett" value={one.mark} />
          <input type="hidden" name="mitt" value={JSON.stringify(mine)} />
          <input type="hidden" name="visat" value={JSON.stringify(seen)} />
          {choices.length === 0 && <p>{words.noClash}</p>}
          {choices.map(({ mine: my, theirs }) => {
            const name = `val:${nameOf(my)}`;
            return (
              <fieldset key={name}>
                <legend>{changeName(words, my)}</legend>
                <label class="check"><input type="radio" name={name} value="mitt" checked /><span><strong>{words.mine}:</strong> <span class="said">{sayValue(words, my.to)}</span></span></label>
                <label class="check"><input type="radio" name={name} value="deras" /><span><strong>{words.theirs}:</strong> <span class="said">{sayValue(words, theirs.to)}</span></span></label>
              </fieldset>
            );
          })}
          <button>{words.keepChosen}</button>
        </Form>
      </>
    ),
  };
}

/** Keeps what was chosen between two drafts. */
export async function saveMeeting(port: KnowledgePort, call: Call): Promise<Answer> {
  const words = knowledgeWords(call.language);
  const one = actorOn(await deskOf(port), call.params['actor'] ?? '');
  const mine = parsed(call.form.one('mitt'));
  const before = parsed(call.form.one('visat'));
  const seen = before['id'] === one.id ? before : (one.holds ?? one.shown);
  const { both, choices } = meet(seen, mine, one.shown);
  const written = withChanges(both, choices.flatMap(({ mine: my }) => (call.form.one(`val:${nameOf(my)}`) === 'deras' ? [] : [my])));
  const form = formOf(written);
  if ('wrong' in form || form.actor.id !== one.id) throw new Refusal(422, words.draftGone);
  if (one.mark !== call.form.one('sett')) return conflictPage(call, one, mine, seen);
  const to = `/admin/kunskap/aktor/${one.id}`;
  return (await keep(port, call, one, written)) ? { to, told: words.saved } : conflictPage(call, actorOn(await deskOf(port), one.id), mine, seen);
}

function parsed(text: string): Written {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value as Written : {};
  } catch {
    return {};
  }
}

/** Takes a draft away. */
export async function discard(port: KnowledgePort, call: Call): Promise<Answer> {
  const words = knowledgeWords(call.language);
  const id = call.params['actor'] ?? '';
  const gone = await port.editing.dropDraft('actor', id, call.form.one('version'));
  if (gone) await call.audit('knowledge.discarded', { to: id });
  // Who was only a draft is nowhere after it.
  const isThere = homesOn(await deskOf(port)).has(id);
  return { to: isThere ? `/admin/kunskap/aktor/${id}` : '/admin/kunskap', told: gone ? words.discarded : words.draftGone };
}

/** Says that a draft is ready for whoever may publish it. */
export async function askFor(port: KnowledgePort, call: Call): Promise<Answer> {
  const words = knowledgeWords(call.language);
  const id = call.params['actor'] ?? '';
  const draft = await port.editing.draft('actor', id);
  const asked = draft !== undefined && draft.version === call.form.one('version') && await port.editing.putDraft({ ...draft, askedAt: call.at }, draft.version);
  if (asked) await call.audit('knowledge.asked', { to: id });
  return { to: `/admin/kunskap/aktor/${id}`, told: asked ? words.askedTold : words.draftGone };
}
