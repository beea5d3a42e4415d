import { may } from '../../src/accounts/account.ts';
import type { Route, Section } from './route.ts';

/** The manual, in Swedish: a chapter for each part that the reader may see. */
export function manualRoute(sections: readonly Section[]): Route {
  return {
    method: 'get', path: '/handbok', right: 'see',
    run({ account }) {
      const chapters = sections.filter(({ right, manual }) => manual !== undefined && may(account, right));
      return Promise.resolve({
        title: 'Handbok',
        body: (
          <div lang="sv">
            <ul>{chapters.map(({ id, name }) => <li key={id}><a href={`#${id}`}>{name.sv}</a></li>)}</ul>
            {chapters.map(({ id, name, path, manual }) => <section key={id} id={id} aria-labelledby={`${id}-rubrik`}><h2 id={`${id}-rubrik`}><a href={`/admin${path}`}>{name.sv}</a></h2>{manual?.()}</section>)}
          </div>
        ),
      });
    },
  };
}
