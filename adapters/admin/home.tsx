import { may } from '../../src/accounts/account.ts';
import type { Language } from '../../src/events.ts';
import type { Route, Section, Waiting } from './route.ts';
import { words as wordsOf } from './words.ts';

/** The page that one comes to first: what waits, and the ways to all there is to do. */
export function homeRoute(sections: readonly Section[]): Route {
  return {
    method: 'get', path: '/', right: 'see',
    async run({ account, language, at }) {
      const words = wordsOf(language);
      const own = sections.filter(({ right }) => may(account, right));
      const waiting = await Promise.all(own.map((section) => section.waiting?.(account, at) ?? []));
      return {
        title: words.hello(account.name),
        body: (
          <>
            <p class="lead">{words.startLead}</p>
            <WhatWaits waiting={waiting.flat()} language={language} />
            {own.length > 0 && (
              <section aria-labelledby="vagar">
                <h2 id="vagar">{words.ways}</h2>
                <ul class="ways">{own.map(({ id, name, path }) => <li key={id}><a href={`/admin${path}`}>{name[language]}</a></li>)}</ul>
              </section>
            )}
          </>
        ),
      };
    },
  };
}

function WhatWaits({ waiting, language }: { waiting: readonly Waiting[]; language: Language }) {
  const words = wordsOf(language);
  return (
    <section aria-labelledby="vantar">
      <h2 id="vantar">{words.waiting}</h2>
      {waiting.length === 0 ? <p>{words.nothingWaits}</p> : <ul class="waiting">{waiting.map(({ text, to }) => <li key={`${to} ${text[language]}`}><a href={to}>{text[language]}</a></li>)}</ul>}
    </section>
  );
}
