import { may } from '../../src/accounts/account.ts';
import type { Route, Section } from './route.ts';
import { words as wordsOf } from './words.ts';

/** The page that one comes to first: what there is to do. */
export function homeRoute(sections: readonly Section[]): Route {
  return {
    method: 'get', path: '/', right: 'see',
    run({ account, language }) {
      const words = wordsOf(language);
      return Promise.resolve({
        title: words.hello(account.name),
        body: (
          <>
            <p class="lead">{words.startLead}</p>
            <ul class="ways">
              {sections.filter(({ right }) => may(account, right)).map(({ id, name, path }) => <li key={id}><a href={`/admin${path}`}>{name[language]}</a></li>)}
            </ul>
          </>
        ),
      });
    },
  };
}
