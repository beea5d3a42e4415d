import { h } from 'preact';
import type { Directory } from '../../adapter.ts';
import type { Language } from '../../../src/events.ts';
import { contrast, inkOn, leastContrast } from '../../../src/colour.ts';
import { groupDoors } from './doors.ts';
import type { Door } from './doors.ts';
import { editorWords, statement } from './editor-words.ts';
import { Head, Layout } from './layout.tsx';
import { Foot } from './start.tsx';
import type { PageProps } from './start.tsx';
import { words } from './words.ts';

/** How the launcher is to look, as the form asks for it. */
export type Look = { colour: string; ink: string | undefined; side: 'left' | 'right'; /** What was written for a colour and is none. */ refused: boolean };
type EditorProps = PageProps & { door: Door; look: Look; origin: string };

const ownColour = '#1d5c47';
/** What WCAG asks of a shape against what it stands on. */
const leastForShapes = 3;

/** The look that was asked for; the door's own where nothing was. */
export function lookOf(door: Door, query: { colour?: unknown; side?: unknown }): Look {
  const own = (door.colour ?? ownColour).toLowerCase();
  const asked = typeof query.colour === 'string' && query.colour !== '' ? query.colour.trim().toLowerCase() : own;
  const isColour = /^#[0-9a-f]{6}$/i.test(asked);
  const colour = isColour ? asked : own;
  return { colour, ink: colour === own ? door.ink : undefined, side: query.side === 'left' ? 'left' : 'right', refused: !isColour };
}

/** For whoever looks after an actor's website: how the chat gets there, tried on the page itself. */
export function Editor({ language, assets, door, look, origin }: EditorProps) {
  const say = editorWords[language];
  const title = say.title.replace('{name}', door.name);
  const chat = `${origin}/chatt/${door.id}`;
  return (
    <Layout language={language} title={`${title} · ${words[language].name}`} assets={assets} skip={{ to: '#content', text: words[language].skipToContent }} modules={['page.js']}>
      <Head title={title} language={language} path={`/dorr/${encodeURIComponent(door.id)}`} />
      <main class="page" id="content" tabIndex={-1}>
        <p class="lead">{say.lead}</p>
        <p>{say.real}</p>
        <h2>{say.look}</h2>
        <Form {...{ language, look }} />
        <Measured {...{ language, look }} />
        <h2>{say.paste}</h2>
        <p>{say.pasteHow}</p>
        <Copied id="snippet" label={say.snippet} text={snippet(door, look, origin)} language={language} rows={5} />
        <p>{say.changes}</p>
        <ul>{say.attributes.map(([name, what]) => <li key={name}><code>{name}</code> {what}</li>)}</ul>
        <h2>{say.sites}</h2>
        <Sites {...{ language, door }} />
        <h2>{say.policy}</h2>
        <p>{say.policyHow}</p>
        <Copied id="policy" label={say.directives} text={`script-src ${origin}\nframe-src ${origin}`} language={language} rows={2} />
        <h2>{say.kept}</h2>
        <p>{say.keptHow}</p>
        <h2>{say.statement}</h2>
        <p>{say.statementHow}</p>
        <Copied id="statement" label={say.statementText} text={statement.replace('{url}', chat)} language={language} rows={9} spoken="sv" />
      </main>
      <Foot language={language} desk={false} home />
      <script src="/ratt-dorr.js" async />
      {h('ratt-dorr', { door: door.id, colour: look.colour, ...(look.ink === undefined ? {} : { ink: look.ink }), side: look.side } as object, <a href={`/chatt/${encodeURIComponent(door.id)}`}>{say.launcher}</a>)}
    </Layout>
  );
}

/** The doors, for whoever does not know the address of its own. */
export function EditorDoors({ language, assets, directory }: PageProps & { directory: Directory }) {
  const say = editorWords[language];
  return (
    <Layout language={language} title={`${say.all} · ${words[language].name}`} assets={assets} skip={{ to: '#content', text: words[language].skipToContent }}>
      <Head title={say.all} language={language} path="/dorr" />
      <main class="page" id="content" tabIndex={-1}>
        <p class="lead">{say.allLead}</p>
        {groupDoors(directory, language).map(({ id, name, doors }) => (
          <section key={id} class="region" aria-labelledby={`region-${id}`}>
            <h2 id={`region-${id}`}>{name}</h2>
            <ul class="region-doors">{doors.map((door) => <li key={door.id}><a href={`/dorr/${encodeURIComponent(door.id)}?lang=${language}`} lang="sv">{door.name}</a></li>)}</ul>
          </section>
        ))}
      </main>
      <Foot language={language} desk={false} home />
    </Layout>
  );
}

function Form({ language, look }: { language: Language; look: Look }) {
  const say = editorWords[language];
  return (
    <form method="get">
      <input type="hidden" name="lang" value={language} />
      <div class="field">
        <label for="colour">{say.colour}</label>
        <input id="colour" name="colour" type="color" value={look.colour} {...(look.refused ? { 'aria-describedby': 'refused' } : {})} />
        {look.refused && <p id="refused" class="wrong">{say.refused}</p>}
      </div>
      <fieldset>
        <legend>{say.side}</legend>
        {(['right', 'left'] as const).map((side) => (
          <div class="tick" key={side}><input type="radio" id={side} name="side" value={side} checked={look.side === side} /><label for={side}>{say[side]}</label></div>
        ))}
      </fieldset>
      <button type="submit" class="main">{say.show}</button>
    </form>
  );
}

/** How well the launcher is seen, in figures and in words. */
function Measured({ language, look: { colour, ink = inkOn(colour) } }: { language: Language; look: Look }) {
  const say = editorWords[language];
  const text = contrast(colour, ink);
  const shape = contrast(colour, '#ffffff');
  const figure = (found: number) => new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(Math.floor(found * 10) / 10);
  return (
    <ul class="measured" aria-label={say.measured}>
      <li>{say.onButton.replace('{found}', figure(text))} <strong>{text >= leastContrast ? say.passes : say.failsText}</strong></li>
      <li>{say.onWhite.replace('{found}', figure(shape))} <strong>{shape >= leastForShapes ? say.passes : say.failsShape}</strong></li>
    </ul>
  );
}

/** A text to take along: marked and copied by hand, or by the button where the script has run. */
function Copied({ id, label, text, language, rows, spoken }: { id: string; label: string; text: string; language: Language; rows: number; spoken?: Language }) {
  const say = editorWords[language];
  return (
    <div>
      <label for={id}>{label}</label>
      <textarea id={id} rows={rows} readonly spellcheck={false} {...(spoken === undefined ? {} : { lang: spoken, class: 'prose' })}>{text}</textarea>
      <p class="row">
        <button type="button" hidden data-copies={id} data-done={say.copied} aria-describedby={`${id}-told`}>{say.copy.replace('{what}', label.toLowerCase())}</button>
        <span id={`${id}-told`} role="status" />
      </p>
    </div>
  );
}

function Sites({ language, door }: { language: Language; door: Door }) {
  const say = editorWords[language];
  const { sites = [] } = door;
  const file = `knowledge/${door.region}/aktorer/${door.id}.yaml`;
  return (
    <>
      <p>{say.sitesHow}</p>
      {sites.length === 0 ? <p><strong>{say.noSites}</strong></p> : <><p>{say.theSites}</p><ul>{sites.map((site) => <li key={site}><code>{site}</code></li>)}</ul></>}
      <p>{say.sitesWrite} <code>{file}</code></p>
      <pre tabIndex={0} role="region" aria-label={say.sitesExample}><code>{'brand:\n  sites: [https://www.exempel.se, https://exempel.se]'}</code></pre>
    </>
  );
}

/** What is pasted into the website. */
export function snippet(door: Door, { colour, ink, side }: Look, origin: string): string {
  const look = `colour="${colour}"${ink === undefined ? '' : ` ink="${ink}"`}${side === 'left' ? ' side="left"' : ''}`;
  return [
    `<script src="${origin}/ratt-dorr.js" async></script>`,
    `<ratt-dorr door="${door.id}" ${look}>`,
    `  <a href="${origin}/chatt/${door.id}">${editorWords[door.language].launcher}</a>`,
    '</ratt-dorr>',
  ].join('\n');
}
