import { keyFigures } from '../../../src/pictures/key.ts';
import type { Answer, Call, ClosedRoute, Deeds, Section } from '../route.ts';
import { answerTime } from './answer-time.tsx';
import { coverage } from './coverage.tsx';
import { declines } from './declines.tsx';
import { countAll, KeyFigureList } from './figures.tsx';
import { chosen, Filter, Shows } from './filter.tsx';
import { flow } from './flow.tsx';
import { goalRoutes } from './goals.tsx';
import { helped } from './helped.tsx';
import { ledOn } from './led-on.tsx';
import { manual } from './manual.tsx';
import { monthRoute } from './month.tsx';
import { outcomes } from './outcomes.tsx';
import type { Picture } from './picture.ts';
import { regionName } from './say.ts';
import { regionsOf, seenBy } from './seen.ts';
import type { PicturesParts } from './seen.ts';
import { tableCsv, Tables } from './table.tsx';
import { understanding } from './understanding.tsx';
import { words } from './words.ts';

/** Every picture, in the order in which they are listed. */
const all: readonly Picture[] = [flow, outcomes, answerTime, ledOn, declines, helped, understanding, coverage];

/** What is noted in the log, in words. */
const deeds: Deeds = {
  'goal.set': { sv: 'satte ett effektmål', en: 'set a goal' },
  'goal.removed': { sv: 'tog bort ett effektmål', en: 'removed a goal' },
  'picture.exported': { sv: 'sparade en bilds siffror som CSV', en: 'saved the figures of a picture as CSV' },
};

/** The pictures: how it goes for the companies, and where a door is missing. */
export function picturesSection(parts: PicturesParts): Section {
  return {
    id: 'bilder', name: { sv: words('sv').section, en: words('en').section }, right: 'see', path: '/bilder', manual, deeds,
    routes: [
      { method: 'get', path: '/bilder', right: 'see', run: (call) => overview(parts, call) },
      ...all.flatMap((picture) => pictureRoutes(parts, picture)),
      ...goalRoutes(parts),
      monthRoute(parts),
    ],
  };
}

async function overview(parts: PicturesParts, call: Call): Promise<Answer> {
  const seen = await seenBy(call, parts);
  const figures = keyFigures(await countAll(parts.pictures, seen.scope), seen.guard);
  const own = seen.words;
  const query = chosen(seen);
  return {
    title: own.overview,
    body: (
      <>
        <p class="lead">{own.overviewLead}</p>
        <Filter seen={seen} account={call.account} to="/admin/bilder" />
        <Shows seen={seen} account={call.account} />
        <KeyFigureList seen={seen} figures={figures} />
        <h2>{own.pictures}</h2>
        <ul class="ways">
          {all.map((picture) => { const { name, lead } = picture.words(own); return <li key={picture.id}><a href={`/admin/bilder/${picture.id}?${query}`}>{name}</a><p class="soft">{lead}</p></li>; })}
        </ul>
        <p class="actions">
          <a class="button second" href={`/admin/bilder/manad${seen.region === undefined ? '' : `?region=${encodeURIComponent(seen.region)}`}`}>{own.monthLink}</a>
          <a class="button second" href="/admin/bilder/mal">{own.goalsLink}</a>
          {regionsOf(call.account, seen.map).map((id) => <a key={id} class="button second" href={`/vem-gor-vad/${encodeURIComponent(id)}`}>{own.openLink(regionName(seen, id))}</a>)}
        </p>
      </>
    ),
  };
}

/** A picture as a page, and each of its tables as a file. */
function pictureRoutes(parts: PicturesParts, picture: Picture): ClosedRoute[] {
  const path = `/bilder/${picture.id}`;
  return [
    { method: 'get', path, right: 'see', run: (call) => picturePage(parts, picture, call) },
    {
      method: 'get', path: `${path}/csv`, right: 'see',
      async run(call) {
        const seen = await seenBy(call, parts);
        const tables = (await picture.draw(seen, parts.pictures))?.tables ?? [];
        const table = tables[Number(call.query.one('tabell'))] ?? tables[0] ?? { name: '', head: [seen.words.nothing], rows: [] };
        await call.audit('picture.exported', { to: picture.id, more: `${seen.period.first} ${seen.period.last} ${seen.region ?? ''}`.trim() });
        return { file: tableCsv(seen, table), type: 'text/csv; charset=utf-8', name: `${picture.id}-${seen.period.first}-${seen.period.last}.csv` };
      },
    },
  ];
}

async function picturePage(parts: PicturesParts, picture: Picture, call: Call): Promise<Answer> {
  const seen = await seenBy(call, parts);
  const drawn = await picture.draw(seen, parts.pictures);
  const { name, lead } = picture.words(seen.words);
  const to = `/admin/bilder/${picture.id}`;
  return {
    title: name, wide: true,
    body: (
      <>
        <p class="lead">{lead}</p>
        <Filter seen={seen} account={call.account} to={to} />
        <Shows seen={seen} account={call.account} />
        {drawn ? (
          <>
            {drawn.summary.map((sentence) => <p key={sentence}>{sentence}</p>)}
            {drawn.picture}
            <details>
              <summary>{seen.words.numbers}</summary>
              <Tables seen={seen} tables={drawn.tables} saving={(table) => `${to}/csv?${chosen(seen, { tabell: String(table) })}`} />
            </details>
          </>
        ) : <p>{seen.words.nothing}</p>}
        <p class="noprint"><a href={`/admin/bilder?${chosen(seen)}`}>{seen.words.backToOverview}</a></p>
      </>
    ),
  };
}
