import { randomUUID } from 'node:crypto';
import { reaches } from '../../../src/accounts/account.ts';
import { readGoal } from '../../../src/pictures/goals.ts';
import type { GoalFault, GoalWritten } from '../../../src/pictures/goals.ts';
import { measures } from '../../../src/store/pictures.ts';
import { Choice, Field, Form } from '../form.tsx';
import { NotHere } from '../route.ts';
import type { Answer, Call, ClosedRoute } from '../route.ts';
import { regionName, sayGoalValue } from './say.ts';
import { goalRegionsOf, seenBy } from './seen.ts';
import type { PicturesParts } from './seen.ts';

/** The goals of the regions: to see for all who see the pictures, to set for those who publish in the region. */
export function goalRoutes(parts: PicturesParts): ClosedRoute[] {
  const { pictures, map } = parts;
  return [
    { method: 'get', path: '/bilder/mal', right: 'see', run: (call) => page(parts, call) },
    {
      method: 'post', path: '/bilder/mal', right: 'publish',
      async run(call) {
        const { form, account, at } = call;
        const written: GoalWritten = { region: form.one('region'), measure: form.one('measure'), value: form.one('value'), date: form.one('date'), text: form.one('text') };
        const regions = goalRegionsOf(account, map());
        if (!regions.includes(written.region) && map().regions.some(({ id }) => id === written.region)) throw new NotHere();
        const read = readGoal(written, regions);
        if ('faults' in read) return { ...(await page(parts, call, written, read.faults)), status: 422 };
        const id = randomUUID();
        await call.audit('goal.set', { to: id, more: read.goal.region });
        await pictures.putGoal({ id, ...read.goal, by: account.name, at });
        return { to: '/admin/bilder/mal', told: (await seenBy(call, parts)).words.goals.saved };
      },
    },
    {
      method: 'post', path: '/bilder/mal/:goal/ta-bort', right: 'publish',
      async of({ goal = '' }) {
        const found = await pictures.goal(goal);
        return found && { regions: [found.region], actors: [] };
      },
      async run(call) {
        const { goal = '' } = call.params;
        await call.audit('goal.removed', { to: goal });
        await pictures.removeGoal(goal);
        return { to: '/admin/bilder/mal', told: (await seenBy(call, parts)).words.goals.removed };
      },
    },
  ];
}

async function page(parts: PicturesParts, call: Call, written?: GoalWritten, faults: readonly GoalFault[] = []): Promise<Extract<Answer, { title: string }>> {
  const seen = await seenBy({ ...call, query: { one: () => '', all: () => [] } }, parts);
  const { words: { goals: own, ...words }, goals } = seen;
  const regions = goalRegionsOf(call.account, seen.map);
  const maySet = (region: string) => regions.includes(region) && reaches(call.account, { regions: [region], actors: [] });
  return {
    title: own.name,
    body: (
      <>
        <p class="lead">{own.lead}</p>
        {goals.length === 0 ? <p>{own.none}</p> : (
          <ul class="cards">
            {goals.map((goal) => (
              <li key={goal.id} class="card">
                <p><strong>{goal.text}</strong></p>
                <p>{regionName(seen, goal.region)}. {own.measures[goal.measure]}: <strong>{sayGoalValue(seen, goal)}</strong>. {own.date} {goal.date}.</p>
                <p class="soft">{own.by} {goal.by}</p>
                {maySet(goal.region) && <Form of={call} to={`/admin/bilder/mal/${encodeURIComponent(goal.id)}/ta-bort`} class="inline"><button class="danger" aria-label={own.removeName(goal.text)}>{own.remove}</button></Form>}
              </li>
            ))}
          </ul>
        )}
        {regions.length > 0 && (
          <>
            <h2>{own.add}</h2>
            {faults.length > 0 && <p class="fault" role="alert">{own.badTitle}. {faults.map((fault) => own.faults[fault]).join(' ')}</p>}
            <Form of={call} to="/admin/bilder/mal" class="narrow">
              <Choice name="region" label={words.region} value={written?.region ?? regions[0] ?? ''} options={regions.map((id) => ({ value: id, label: regionName(seen, id) }))} />
              <Choice name="measure" label={own.measure} value={written?.measure ?? ''} options={measures.map((measure) => ({ value: measure, label: own.measures[measure] }))} />
              <Field name="value" label={own.value} type="number" value={written?.value ?? ''} hint={own.valueHint} fault={faults.includes('value') ? own.faults.value : undefined} required />
              <Field name="date" label={own.date} type="date" value={written?.date ?? ''} fault={faults.includes('date') ? own.faults.date : undefined} required />
              <Field name="text" label={own.text} value={written?.text ?? ''} hint={own.textHint} fault={faults.includes('text') ? own.faults.text : undefined} required maxLength={200} />
              <button>{own.save}</button>
            </Form>
          </>
        )}
        <p><a href="/admin/bilder">{words.backToOverview}</a></p>
      </>
    ),
  };
}
