import type { ComponentChildren } from 'preact';
import type { Language, Recorded } from '../../../src/events.ts';
import { isOpen, isTaken } from '../../../src/handover/handover.ts';
import type { HandoverView } from '../../adapter.ts';
import { deedsFor } from './deeds.ts';
import type { Faults, Filled, Scene } from './deeds.ts';
import { Deeds } from './forms.tsx';
import { style } from './style.ts';
import type { Voice } from './voice.ts';
import type { Words } from './words.ts';

/** What every page has around it. */
export function Page({ language, title, children }: { language: Language; title: string; children: ComponentChildren }) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · Rätt dörr`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

/** A page that says one thing, and may offer a new link. */
export function Saying({ language, title, text, offer }: { language: Language; title: string; text: string; offer?: { to: string; text: string } }) {
  return (
    <Page language={language} title={title}>
      <p>{text}</p>
      {offer && (
        <form method="post" action={offer.to}>
          <input type="hidden" name="gor" value="nytt" />
          <button class="main" type="submit">{offer.text}</button>
        </form>
      )}
    </Page>
  );
}

/** Where a link leads: nothing is shown of the company and nothing happens before the button is pressed, so that whatever looks at links beforehand changes and learns nothing. */
export function Entry({ language, words, recipient, by, to, name, fault }: { language: Language; words: Words; recipient: string; by: 'letter' | 'reading'; to: string; name: string; fault?: string }) {
  return (
    <Page language={language} title={words.entryTitle(recipient)}>
      <p>{by === 'letter' ? words.entryLead : words.readingLead}</p>
      <form method="post" action={to}>
        <input type="hidden" name="gor" value="oppna" />
        {by === 'letter' && (
          <>
            <label for="namn">{words.name}</label>
            <p class="hint" id="namn-hint">{words.nameHint(recipient)}</p>
            {fault !== undefined && <p class="bad" id="namn-fel">{fault}</p>}
            <input id="namn" name="namn" value={name} autocomplete="name" maxLength={100} required aria-describedby={fault === undefined ? 'namn-hint' : 'namn-hint namn-fel'} {...(fault === undefined ? {} : { 'aria-invalid': 'true' })} />
          </>
        )}
        <button class="main" type="submit">{words.open}</button>
      </form>
    </Page>
  );
}

/** What the page of a case is made from. `told` is said at the top; `open` names the form that stands open with its faults. */
export type CasePage = {
  language: Language;
  scene: Scene;
  voice: Voice;
  records: readonly Recorded[];
  /** What each form carries; left out for who reads only. */
  form?: { to: string; nonce: string };
  name: string;
  told?: string;
  open?: { deed: string; filled: Filled; faults: Faults };
};

/** A case as its card shows it, with what can be done as forms. */
export function Case({ language, scene, voice, records, form, name, told, open }: CasePage) {
  const { view, words, own } = scene;
  const available = form ? deedsFor(scene) : [];
  const ended = !isOpen(view.handover);
  return (
    <Page language={language} title={voice.title(view)}>
      {view.practice && <p class="soft">{words.practice}</p>}
      {told !== undefined && <p class="told" role="status">{told}</p>}
      {open && Object.keys(open.faults).length > 0 && <p class="bad" role="alert">{`${own.faults}: ${Object.values(open.faults).join(' ')}`}</p>}
      <section aria-labelledby="star">
        <h2 id="star">{own.standing}</h2>
        <p>{voice.standing(view)}</p>
        {voice.chain(view) !== '' && <p class="soft">{voice.chain(view)}</p>}
      </section>
      {isTaken(view.handover) && <Contact scene={scene} />}
      <Brief scene={scene} ended={ended} />
      {!ended && !isWithheld(view) && <Talk records={records} handover={view.handover.id} own={own} />}
      {available.length > 0 && form && (
        <section aria-labelledby="gora">
          <h2 id="gora">{own.doTitle}</h2>
          <p class="soft">{own.as(name)}</p>
          <Deeds deeds={available} scene={scene} form={form} {...(open ? { open } : {})} />
        </section>
      )}
      {!form && !ended && <p class="soft">{own.readingOnly}</p>}
    </Page>
  );
}

/** Whether the company's words wait until somebody takes the case. */
function isWithheld({ handover }: HandoverView): boolean {
  return handover.sensitive && !isTaken(handover);
}

function Brief({ scene: { view, words, own }, ended }: { scene: Scene; ended: boolean }) {
  const { brief, quotes, status } = view.handover;
  if (status === 'withdrawn') return null;
  const hidden = isWithheld(view);
  const text = (key: HandoverView['handover']['brief'][number]['key']) => brief.find((one) => one.key === key)?.text ?? '';
  const who = text('who') || (view.handover.named ? words.shownWhenTaken : words.shownWhenAgreed);
  const lines = [
    ...(ended ? [] : [[words.keys.who, who] as const]),
    [words.keys.need, text('need') || words.notGiven], [words.keys.stage, text('stage') || words.notGiven],
    ...(ended && hidden ? [] : [[words.keys.place, hidden ? words.shownWhenTaken : text('place') || words.notGiven] as const]),
    [words.keys.why, text('why') || words.notGiven],
    ...(text('note') === '' || ended ? [] : [[words.keys.note, text('note')] as const]),
  ] as const;
  return (
    <section class="card" aria-labelledby="fragan">
      <h2 id="fragan">{own.whatTitle}</h2>
      <dl>{lines.map(([label, value]) => <><dt>{label}</dt><dd>{value}</dd></>)}</dl>
      {view.language !== 'sv' && !ended && <p class="soft">{words.otherLanguage}</p>}
      {hidden && !ended && <p class="soft">{words.wordsWhenTaken}</p>}
      {quotes.length > 0 && <p>{words.ownWords}</p>}
      {quotes.map((quote, i) => <blockquote key={i} lang={view.language}>{quote}</blockquote>)}
    </section>
  );
}

function Contact({ scene: { view: { contact, handover }, words } }: { scene: Scene }) {
  const fields = ['name', 'company', 'organisationNumber', 'phone', 'callTime', 'email'] as const;
  if (!contact && handover.named) return null;
  return (
    <section class="card" aria-labelledby="kontakt">
      <h2 id="kontakt">{words.contactTitle}</h2>
      {!contact && <p>{words.contactNotShared}</p>}
      {contact && <dl>{fields.flatMap((field) => (contact[field] ? [<><dt>{words.contact[field]}</dt><dd>{reach(field, contact[field])}</dd></>] : []))}</dl>}
      {contact?.phone !== undefined && contact.email === undefined && <p>{words.onlyPhone}</p>}
      {contact !== undefined && handover.unmailed && <p>{words.unmailed}</p>}
    </section>
  );
}

/** A number or an address that can be called or written to with one press. */
function reach(field: string, value: string): ComponentChildren {
  if (field === 'phone') return <a href={`tel:${value.replace(/[^\d+]/g, '')}`}>{value}</a>;
  return field === 'email' ? <a href={`mailto:${encodeURIComponent(value).replace('%40', '@')}`}>{value}</a> : value;
}

/** What has been asked in this case and answered. */
function Talk({ records, handover, own }: { records: readonly Recorded[]; handover: string; own: Words }) {
  const said = records.flatMap(({ event }) => {
    if (event.type === 'handover.asked' && event.handover === handover) return [{ who: own.asked(event.promoter.name), text: event.text }];
    return event.type === 'handover.answered' && event.handover === handover ? [{ who: own.companySaid, text: event.text }] : [];
  });
  if (said.length === 0) return null;
  return (
    <section aria-labelledby="sagt">
      <h2 id="sagt">{own.talkTitle}</h2>
      {said.map(({ who, text }, i) => <div key={i}><p class="soft">{who}</p><blockquote lang="">{text}</blockquote></div>)}
    </section>
  );
}
