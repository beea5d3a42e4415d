import { renderToString } from 'preact-render-to-string';
import type { Language } from '../../src/events.ts';
import { line } from './line.ts';

/** What the company is told of, as it was said in the chat: the phrase, and the text unless a promoter wrote it. */
export type News = {
  phrase: string;
  /** What happened, in the words of the chat; left out where it is put in words here. */
  text?: string;
  language: Language;
  plural: boolean;
  recipient: string;
  promoter: string;
  /** What the question is about; left out where the company has asked for care. */
  need?: string;
  /** The name that the company gave. */
  name: string;
  /** The way back into the conversation. */
  link: string;
  practice: boolean;
};

/** An e-mail as it is read. `from` is the name that it comes from. */
export type Letter = { from: string; subject: string; text: string; html: string };
export type Say = (phrase: string, language: Language, values?: Readonly<Record<string, string | boolean>>) => string;

/** Writes the e-mail. Of what the company has said there is nothing in it but what its question is about. */
export function letterOf(news: News, say: Say): Letter {
  const { language, plural, link } = news;
  const values = { recipient: line(news.recipient), promoter: line(news.promoter), plural };
  const tell = (phrase: string, more: Readonly<Record<string, string>> = {}) => say(`mail.${phrase}`, language, { ...values, ...more });
  const name = line(news.name);
  const need = line(news.need ?? '').replace(/[.!?…]+$/u, '');
  const body = [
    ...(name === '' ? [] : [tell('hello', { name })]),
    news.text === undefined ? tell(news.phrase) : line(news.text),
    ...(need === '' ? [] : [tell('about', { need })]),
    ...(news.practice ? [tell('practice')] : []),
  ];
  const open = tell('open');
  const subject = subjectFor(news.phrase);
  const foot = [tell('private'), tell(footFor(subject))];
  return {
    from: line(tell('via')),
    subject: line(tell(`subject.${subject}`)),
    text: `${[...body, `${open}:\n${link}`, '-- ', ...foot].join('\n\n').replace('-- \n\n', '-- \n')}\n`,
    html: `<!doctype html>${renderToString(<Page language={language} title={tell('via')} body={body} open={open} link={link} foot={foot} />)}`,
  };
}

function Page({ language, title, body, open, link, foot }: { language: Language; title: string; body: readonly string[]; open: string; link: string; foot: readonly string[] }) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
      </head>
      <body style="font: 16px/1.5 sans-serif; max-width: 36em; margin: 1em auto; padding: 0 1em">
        {body.map((text) => <p key={text}>{text}</p>)}
        <p><a href={link}>{open}</a></p>
        <hr />
        {foot.map((text) => <p key={text} style="font-size: 14px">{text}</p>)}
      </body>
    </html>
  );
}

/** Whether more is to come, and how one stops it. */
function footFor(subject: string): 'stop' | 'once' | 'last' {
  if (subject === 'withdrawn' || subject === 'helped') return 'last';
  return subject === 'ended' ? 'once' : 'stop';
}

/** Which subject an e-mail has: it says what has happened, and names nobody. */
function subjectFor(phrase: string): string {
  if (phrase.endsWith('.ask') || phrase === 'handover.still' || phrase === 'handover.accepted.unnamed') return 'answer';
  if (phrase === 'handover.kept.left') return 'news';
  if (phrase === 'question') return phrase;
  const [first = '', step = first] = phrase.split('.');
  return subjects[step] ?? 'news';
}

const subjects: Readonly<Record<string, string>> = {
  sent: 'sent', accepted: 'accepted', withdrawn: 'withdrawn', kept: 'withdrawn', referred: 'onward', declined: 'onward', expired: 'onward', overdue: 'onward', unnamed: 'onward',
  inquired: 'helped', lapsed: 'helped', completed: 'ended', failed: 'ended',
};
