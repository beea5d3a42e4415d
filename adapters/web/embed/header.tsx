import type { Language } from './shapes.ts';
import type { Parts } from './parts.ts';

const names: Readonly<Record<Language, string>> = { sv: 'Svenska', en: 'English' };

/** Whose door this is, that no human answers, and the choice of language. */
export function Header({ page, say, language, session, state: { conversation } }: Parts) {
  return (
    <header class="head">
      <div class="head-in">
        <div>
          <h1>{page.name}</h1>
          <p class="automatic">{say('automatic')}</p>
        </div>
        <nav aria-label={say('language')} class="languages">
          {(['sv', 'en'] as const).map((one) => (
            <a
              key={one} href={`?lang=${one}`} target="_self" lang={one} hreflang={one} aria-current={one === language ? 'true' : undefined}
              onClick={(event) => {
                if (!session) return;
                event.preventDefault();
                session.chooseLanguage(one);
              }}
            >{names[one]}</a>
          ))}
        </nav>
      </div>
      {/* A real conversation that one has come back to must never pass for practice. */}
      {(conversation?.practice ?? page.practice) && <p class="practice">{say('practice')}</p>}
    </header>
  );
}
