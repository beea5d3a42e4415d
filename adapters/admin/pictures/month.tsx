import { answerTimes } from '../../../src/pictures/answers.ts';
import { coverageByArea, coverageByStage } from '../../../src/pictures/coverage.ts';
import { flowOf } from '../../../src/pictures/flow.ts';
import { keyFigures, standing } from '../../../src/pictures/key.ts';
import { isShare } from '../../../src/pictures/goals.ts';
import { dayAfter, monthOf } from '../../../src/pictures/period.ts';
import { Choice } from '../form.tsx';
import type { ClosedRoute } from '../route.ts';
import { curve } from './answer-time.tsx';
import { gapsIn } from './coverage.tsx';
import { countAll, KeyFigureList } from './figures.tsx';
import { Shows } from './filter.tsx';
import { flowPicture } from './flow.tsx';
import { actorName, regionName, sayGoalValue, sayNumber } from './say.ts';
import { regionsOf, seenBy } from './seen.ts';
import type { PicturesParts, Seen } from './seen.ts';

/** So many gaps have room on the page. */
const mostGaps = 8;
/** So many months back can be chosen. */
const mostMonths = 24;

/** One page to print for the partners' meeting. */
export function monthRoute(parts: PicturesParts): ClosedRoute {
  return {
    method: 'get', path: '/bilder/manad', right: 'see',
    async run(call) {
      const period = monthOf(call.query.one('manad'), call.at);
      const seen = await seenBy(call, parts, period);
      const counted = await countAll(parts.pictures, seen.scope);
      const [flows, asked] = await Promise.all([parts.pictures.flows(seen.scope), parts.pictures.asked(seen.scope)]);
      const figures = keyFigures(counted, seen.guard);
      const flow = flowOf(flows);
      const gaps = gapsIn(seen, coverageByStage(seen.map, asked, seen.scope, seen.guard), coverageByArea(seen.map, asked, seen.scope, seen.guard));
      const times = answerTimes(counted.taken, seen.guard);
      const { words: { month: own, ...words } } = seen;
      const where = seen.region === undefined ? words.allRegions : regionName(seen, seen.region);
      return {
        title: own.title(nameOf(seen, period.first.slice(0, 7)), where), bare: true,
        body: (
          <div class="sheet">
            <Chooser seen={seen} account={call.account} />
            <Shows seen={seen} account={call.account} />
            <h2>{own.key}</h2>
            <KeyFigureList seen={seen} figures={figures} />
            <h2>{words.flow.name}</h2>
            {flow.total === 0 ? <p>{words.nothing}</p> : flowPicture(seen, flow, 1000)}
            <div class="beside">
              <section>
                <h2>{words.answers.name}</h2>
                {seen.guard(times.taken).hidden || times.taken === 0 ? <p>{times.taken === 0 ? words.nothing : words.answers.noDot}</p> : curve(seen, times, true)}
              </section>
              <section>
                <h2>{own.gaps}</h2>
                {seen.actor !== undefined && <p class="soft">{words.coverage.ofActor(actorName(seen, seen.actor))}</p>}
                {gaps.length === 0 ? <p>{words.coverage.noGaps}</p> : <ul>{gaps.slice(0, mostGaps).map((gap) => <li key={gap}>{gap}</li>)}{gaps.length > mostGaps && <li>{own.moreGaps(gaps.length - mostGaps)}</li>}</ul>}
              </section>
            </div>
            <h2>{own.goals}</h2>
            {seen.goals.length === 0 ? <p>{own.noGoals}</p> : (
              <div class="scroll" tabIndex={0} role="region" aria-label={own.goals}>
                <table>
                  <thead><tr><th scope="col">{words.goals.name}</th><th scope="col">{words.goals.measure}</th><th scope="col" class="number">{own.now}</th><th scope="col" class="number">{own.goal}</th><th scope="col">{words.goals.date}</th></tr></thead>
                  <tbody>
                    {seen.goals.map((goal) => {
                      const now = standing(goal.measure, figures, period, seen.today);
                      return <tr key={goal.id}><th scope="row">{seen.region === undefined && `${regionName(seen, goal.region)}: `}{goal.text}</th><td>{words.goals.measures[goal.measure]}</td><td class="number">{now === undefined ? words.unsaid : isShare(goal.measure) ? words.percent(now) : sayNumber(now)}</td><td class="number">{sayGoalValue(seen, goal)}</td><td>{goal.date}</td></tr>;
                    })}
                  </tbody>
                </table>
              </div>
            )}
          </div>
        ),
      };
    },
  };
}

function Chooser({ seen, account }: { seen: Seen; account: Parameters<typeof regionsOf>[0] }) {
  const { words: { month: own, ...words } } = seen;
  const regions = regionsOf(account, seen.map);
  const chosen = seen.period.first.slice(0, 7);
  const months = [...new Set([...monthsBack(seen.today), chosen])];
  return (
    <>
      <p class="soft noprint">{own.lead} <a href="/admin/bilder">{words.backToOverview}</a></p>
      <form method="get" action="/admin/bilder/manad" class="row choose">
        <Choice name="manad" label={own.month} value={chosen} options={months.map((month) => ({ value: month, label: nameOf(seen, month) }))} />
        {regions.length > 1 && <Choice name="region" label={words.region} value={seen.region ?? ''} options={[{ value: '', label: words.allRegions }, ...regions.map((id) => ({ value: id, label: regionName(seen, id) }))]} />}
        <button>{words.show}</button>
      </form>
    </>
  );
}

/** This month and those before it, as YYYY-MM. */
function monthsBack(today: string): string[] {
  const months = [today.slice(0, 7)];
  for (let first = `${today.slice(0, 7)}-01`; months.length < mostMonths;) {
    const before = dayAfter(first, -1).slice(0, 7);
    months.push(before);
    first = `${before}-01`;
  }
  return months;
}

function nameOf({ words }: Seen, month: string): string {
  return `${words.month.months[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;
}
