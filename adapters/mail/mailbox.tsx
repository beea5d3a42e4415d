import { createHash } from 'node:crypto';
import { Router } from 'express';
import type { Response } from 'express';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Addressed, Post } from './post.ts';

/** Letters that go nowhere: kept in memory, the latest first, and read at the desk. */
export type Mailbox = {
  post: Post;
  letters(): readonly Addressed[];
  forget(conversation: string): void;
  /** The pages. Whoever mounts them says who may see them. */
  router: Router;
};

const most = 200;

/** The mailbox at the practice desk. */
export function openMailbox(): Mailbox {
  let kept: readonly Addressed[] = [];
  const router = Router();
  router.get('/', (request, response) => { sendPage(response, <List letters={kept} at={placeOf(request)} />); });
  router.get('/:id', (request, response) => {
    const letter = kept.find(({ id }) => id === request.params.id);
    if (!letter) response.status(404);
    sendPage(response, letter ? <One letter={letter} at={placeOf(request)} /> : <Gone at={placeOf(request)} />);
  });
  router.get('/:id/html', (request, response, next) => {
    const letter = kept.find(({ id }) => id === request.params.id);
    if (!letter) { next(); return; }
    send(response, letter.html, "'unsafe-inline'");
  });
  return {
    post: {
      async send(letter) {
        kept = [letter, ...kept.filter(({ id }) => id !== letter.id)].slice(0, most);
        return { outcome: 'done' };
      },
      close: () => undefined,
    },
    letters: () => kept,
    forget(conversation) { kept = kept.filter((letter) => letter.conversation !== conversation); },
    router,
  };
}

/** Where the mailbox is mounted, and the key that its visitor came with. */
type Place = { base: string; query: string };

function placeOf({ baseUrl, query }: { baseUrl: string; query: Readonly<Record<string, unknown>> }): Place {
  return { base: baseUrl, query: typeof query.key === 'string' ? `?key=${encodeURIComponent(query.key)}` : '' };
}

function List({ letters, at: { base, query } }: { letters: readonly Addressed[]; at: Place }) {
  return (
    <Page title="Mejl" back={{ to: `/desk${query}`, text: 'Till övningsdisken' }}>
      <p>Det här skulle företagen ha fått med e-post, och de främjare som får sina ärenden så. Inget har skickats.</p>
      {letters.length === 0 && <p>Här är tomt än. Skicka en fråga genom en av dörrarna och lämna en e-postadress, så kommer det första mejlet.</p>}
      <ol>
        {letters.map(({ id, subject, from, to, at }) => (
          <li key={id}>
            <a href={`${base}/${id}${query}`} lang="">{subject}</a>
            <span>{from} till {to}, <time dateTime={at}>{sayTime(at)}</time></span>
          </li>
        ))}
      </ol>
    </Page>
  );
}

function One({ letter: { id, from, sender, to, subject, text, at }, at: { base, query } }: { letter: Addressed; at: Place }) {
  return (
    <Page title={subject} back={{ to: `${base}${query}`, text: 'Till alla mejl' }}>
      <dl>
        <dt>Från</dt><dd>{from} &lt;{sender}&gt;</dd>
        <dt>Till</dt><dd>{to}</dd>
        <dt>Skickat</dt><dd><time dateTime={at}>{sayTime(at)}</time></dd>
      </dl>
      <article lang="" aria-label="Mejlets text">{text.split('\n\n').map((paragraph, i) => <p key={i}>{linked(paragraph)}</p>)}</article>
      <p><a href={`${base}/${id}/html${query}`}>Så ser mejlet ut för den som läser det med formatering</a></p>
    </Page>
  );
}

function Gone({ at: { base, query } }: { at: Place }) {
  return <Page title="Mejlet finns inte kvar" back={{ to: `${base}${query}`, text: 'Till alla mejl' }}><p>Det har raderats, eller så har övningsdisken startats om.</p></Page>;
}

/** A paragraph whose addresses can be followed. */
function linked(text: string): ComponentChildren {
  return text.split(/(https?:\/\/\S+)/).map((part, i) => (i % 2 === 1 ? <a key={i} href={part}>{part}</a> : part));
}

const style = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:0 auto;padding:1rem}h1{font-size:1.3rem}a{overflow-wrap:anywhere;color:LinkText}
ol{list-style:none;padding:0}li{border-top:1px solid GrayText;padding:.6rem 0}li span{display:block;overflow-wrap:anywhere}dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1rem}dd{margin:0;overflow-wrap:anywhere}
article{border:1px solid GrayText;border-radius:.5rem;padding:0 1rem;white-space:pre-line;overflow-wrap:anywhere}a:focus-visible{outline:3px solid;outline-offset:2px}`;
const styleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

function Page({ title, back, children }: { title: string; back: { to: string; text: string }; children: ComponentChildren }) {
  return (
    <html lang="sv">
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · Övningsdisk`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <nav aria-label="Tillbaka"><a href={back.to}>{back.text}</a></nav>
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

function sendPage(response: Response, page: ComponentChildren): void {
  send(response, `<!doctype html>${renderToString(<>{page}</>)}`, styleHash);
}

/** Nothing is fetched from anywhere, and nobody is told where a link was followed from. */
function send(response: Response, html: string, styles: string): void {
  response.set({
    'content-security-policy': `default-src 'none'; style-src ${styles}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
  }).type('html').send(html);
}

function sayTime(iso: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso));
}
