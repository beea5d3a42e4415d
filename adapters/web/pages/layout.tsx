import type { ComponentChildren } from 'preact';
import type { Assets } from './assets.ts';
import type { Language } from '../../../src/events.ts';

export type LayoutProps = {
  language: Language;
  title: string;
  description?: string;
  assets: Assets;
  /** Where the skip link leads, and what it says. */
  skip: { to: string; text: string };
  /** Whether the page has the chat's script. */
  script?: boolean;
  /** In a frame: links lead out to tabs of their own. */
  framed?: boolean;
  /** Further styles and scripts of the page, by file. */
  styles?: readonly string[];
  modules?: readonly string[];
  children: ComponentChildren;
};

/**
 * What every page has around it. The style that it needs to be read at all stands in it, let in by its hash, so that a slow line need
 * not fetch a second file before anything is seen; that of the chat comes after it. No script stands in the page: the policy of the site forbids it.
 */
export function Layout({ language, title, description, assets, skip, script = false, framed = false, styles = ['page.css'], modules = [], children }: LayoutProps) {
  const sheets = ['chat.css', ...styles].map((file) => <link key={file} rel="stylesheet" href={assets.address(file)} />);
  const first = assets.first();
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        <meta name="color-scheme" content="light dark" />
        {framed && <base target="_blank" />}
        {description !== undefined && <meta name="description" content={description} />}
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        {first && <style dangerouslySetInnerHTML={{ __html: first.style }} />}
        {!script && sheets}
        {script && <script type="module" src={assets.address('chat.js')} />}
        {script && assets.importsOf('chat.js').map((file) => <link key={file} rel="modulepreload" href={`/assets/${file}`} />)}
        {modules.map((file) => <script key={file} type="module" src={assets.address(file)} />)}
      </head>
      <body>
        <a class="skip" href={skip.to} {...(framed ? { target: '_self' } : {})}>{skip.text}</a>
        {children}
        {script && sheets}
      </body>
    </html>
  );
}

/** The head of a page of text, with the way to the same page in the other language. */
export function Head({ title, language, path, more, swedishOnly = false }: { title: string; language: Language; path: string; /** What else stands in the address. */ more?: string; swedishOnly?: boolean }) {
  const other = language === 'sv' ? 'en' : 'sv';
  return (
    <header class="head">
      <div class="head-in">
        <h1>{title}</h1>
        {!swedishOnly && <nav class="languages" aria-label={language === 'sv' ? 'Språk' : 'Language'}><a href={`${path}?lang=${other}${more === undefined ? '' : `&${more}`}`} lang={other} hreflang={other}>{other === 'sv' ? 'På svenska' : 'In English'}</a></nav>}
      </div>
    </header>
  );
}
