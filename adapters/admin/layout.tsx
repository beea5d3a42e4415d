import type { ComponentChildren } from 'preact';
import type { Account } from '../../src/accounts/account.ts';
import { may } from '../../src/accounts/account.ts';
import type { Language } from '../../src/events.ts';
import { Form } from './form.tsx';
import type { Section } from './route.ts';
import { words as wordsOf } from './words.ts';

export type LayoutProps = {
  language: Language;
  title: string;
  asset: (file: string) => string;
  sections: readonly Section[];
  account: Account | undefined;
  csrf: string;
  here: string;
  /** Where one comes back to the page in another language. */
  back: string;
  told?: string | undefined;
  wide?: boolean;
  bare?: boolean;
  children: ComponentChildren;
};

/** What every page for admins has around it: the way past the menu, the menu, who is signed in, and what was just done. */
export function Layout({ language, title, asset, sections, account, csrf, here, back, told, wide = false, bare = false, children }: LayoutProps) {
  const words = wordsOf(language);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} – ${words.product}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        <link rel="stylesheet" href={asset('admin.css')} />
        <script type="module" src={asset('admin.js')} />
      </head>
      <body class={bare ? 'bare' : ''}>
        {!bare && <a class="skip" href="#innehall">{words.skip}</a>}
        {!bare && (
          <header class="top">
            <a class="product" href="/admin">{words.product}</a>
            {account && <Menu {...{ language, sections, account, here }} label={words.menu} />}
            <div class="who">
              {account && <a href="/admin/handbok">{words.manual}</a>}
              {account && <a href="/admin/konto">{words.signedInAs(account.name)}</a>}
              <Form of={{ csrf }} to="/admin/sprak" class="inline"><input type="hidden" name="till" value={back} /><button class="plain" name="language" value={language === 'sv' ? 'en' : 'sv'} lang={language === 'sv' ? 'en' : 'sv'}>{words.otherLanguage}</button></Form>
              {account && <Form of={{ csrf }} to="/admin/logga-ut" class="inline"><button class="plain">{words.signOut}</button></Form>}
            </div>
          </header>
        )}
        <main id="innehall" class={wide ? 'wide' : ''} tabIndex={-1}>
          {told !== undefined && <p class="told" role="status">{told}</p>}
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

function Menu({ language, sections, account, here, label }: { language: Language; sections: readonly Section[]; account: Account; here: string; label: string }) {
  const path = here.replace(/\?.*$/, '');
  return (
    <nav class="menu" aria-label={label}>
      <ul>
        {sections.filter(({ right }) => may(account, right)).map(({ id, name, path: to }) => {
          const inside = path === `/admin${to}` || path.startsWith(`/admin${to}/`);
          return <li key={id}><a href={`/admin${to}`} {...(inside ? { 'aria-current': path === `/admin${to}` ? ('page' as const) : ('true' as const) } : {})}>{name[language]}</a></li>;
        })}
      </ul>
    </nav>
  );
}
