import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../adapters/slack/desk/block-kit/blocks.ts';
import { Around, explain } from '../../../../adapters/slack/desk/page/around.ts';
import { Blocks } from '../../../../adapters/slack/desk/page/blocks.tsx';
import { Channels } from '../../../../adapters/slack/desk/page/channels.tsx';
import { Field } from '../../../../adapters/slack/desk/page/fields.tsx';
import { Lines } from '../../../../adapters/slack/desk/page/lines.tsx';
import { hashFor, readWhere } from '../../../../adapters/slack/desk/page/client.ts';
import { Markup } from '../../../../adapters/slack/desk/page/text.tsx';
import type { Line, Scene } from '../../../../adapters/slack/desk/site/scene.ts';

const around = { names: (id: string) => ({ U1: 'Anna', C1: 'dorr-almi', UBOT: 'Boten' })[id], people: [{ id: 'U1', name: 'Anna' }], shortcuts: [], choose: () => Promise.resolve({ ok: true } as const), press: () => Promise.resolve({ ok: true } as const) };
const shown = (content: preact.JSX.Element) => render(<Around.Provider value={around}>{content}</Around.Provider>);
const markup = (text: string) => shown(<Markup text={text} />);

describe('markup', () => {
  it.each([
    ['*fet* _kursiv_ ~struken~ `kod`', '<p><b>fet</b> <i>kursiv</i> <s>struken</s> <code>kod</code></p>'],
    ['*fet _och kursiv_*', '<p><b>fet <i>och kursiv</i></b></p>'],
    ['2*3*4 och snake_case_namn', '<p>2*3*4 och snake_case_namn</p>'],
    ['`*inte fet*`', '<p><code>*inte fet*</code></p>'],
    ['rad ett\nrad två', '<p>rad ett<br/>rad två</p>'],
    ['&gt; citat\n&gt; vidare\nefter', '<blockquote>citat<br/>vidare</blockquote><p>efter</p>'],
    ['> citat', '<blockquote>citat</blockquote>'],
    ['• ett\n• två', '<ul><li>ett</li><li>två</li></ul>'],
    ['```\nrad &lt;1&gt;\n```', '<pre>rad &lt;1></pre>'],
    ['<@U1> i <#C1>', '<p><span class="mention">@Anna</span> i <span class="mention">#dorr-almi</span></p>'],
    ['<!channel>', '<p><span class="mention">@channel</span></p>'],
    ['<!date^1392734382^{date}|18 februari>', '<p>18 februari</p>'],
    ['&lt;!channel&gt; &amp;amp;', '<p>&lt;!channel> &amp;amp;</p>'],
    [':white_check_mark: :okänd: :unknown:', '<p>✅ :okänd: :unknown:</p>'],
  ])('is read as Slack reads it: %s', (text, html) => {
    expect(markup(text)).toBe(html);
  });

  it('makes links of addresses, and of nothing that a browser should not open', () => {
    expect(markup('<https://example.com/a?b&amp;c|sidan>')).toBe('<p><a href="https://example.com/a?b&amp;c" target="_blank" rel="noopener noreferrer">sidan</a></p>');
    expect(markup('Se https://example.com/a.')).toContain('>https://example.com/a</a>.');
    expect(markup('<tel:+4670|070>')).toContain('href="tel:+4670"');
    expect(markup('<javascript:alert(1)|klicka>')).toBe('<p>&lt;javascript:alert(1)|klicka></p>');
    expect(markup('<data:text/html,x>')).not.toContain('<a');
  });
});

const line = (more: Partial<Line>): Line => ({ ts: '1700000000.000100', user: 'UBOT', text: '', edited: false, gone: false, whispered: false, replies: 0, ...more });
const lines = (...all: Line[]) => shown(<Lines label="Meddelanden" channel="C1" lines={all} bot="UBOT" inThread={false} pressAt={() => () => Promise.resolve({ ok: true })} hush={() => undefined} />);

describe('a message', () => {
  it('never becomes HTML, and calls nobody, whatever a company has written', () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)> &lt;!channel&gt; " onclick="alert(3)';
    const blocks: Block[] = [
      { type: 'section', block_id: 'a', text: { type: 'plain_text', text: hostile } },
      { type: 'section', block_id: 'b', text: { type: 'mrkdwn', text: hostile } },
      { type: 'header', block_id: 'c', text: { type: 'plain_text', text: hostile } },
      { type: 'actions', block_id: 'd', elements: [{ type: 'button', action_id: 'a', text: { type: 'plain_text', text: hostile } }] },
    ];
    const html = lines(line({ text: hostile }), line({ ts: '1700000000.000200', blocks }));
    expect(html).not.toMatch(/<script|<img|class="mention"/);
    expect(html).toContain('&lt;script>alert(1)&lt;/script>');
    expect(html).toContain('&lt;!channel>');
  });

  it('is read aloud in a log, with its sender, its time and the way to its thread', () => {
    const html = lines(line({ text: 'Hej', user: 'U1', replies: 2, edited: true }), line({ ts: '1700000000.000200', whispered: true, text: 'Bara du' }));
    expect(html).toMatch(/^<div class="lines" role="log" aria-label="Meddelanden" tabindex="0"><ol>/);
    expect(html).toContain('<b>Anna</b>');
    expect(html).toContain('href="#C1/1700000000.000100">2 svar</a>');
    expect(html).toContain('redigerat');
    expect(html).toContain('Bara du ser det här.');
  });

  it('that is deleted leaves only its place', () => {
    expect(lines(line({ gone: true, replies: 1 }))).toContain('Meddelandet är borttaget.');
  });
});

describe('blocks', () => {
  it('look like what they are', () => {
    const blocks: Block[] = [
      { type: 'header', block_id: 'a', text: { type: 'plain_text', text: 'Rubrik' } },
      { type: 'section', block_id: 'b', fields: [{ type: 'mrkdwn', text: '*Kontakt*\nAnna' }], accessory: { type: 'button', action_id: 'x', text: { type: 'plain_text', text: 'Visa' }, url: 'https://example.com' } },
      { type: 'divider', block_id: 'c' },
      { type: 'context', block_id: 'd', elements: [{ type: 'mrkdwn', text: 'Fot' }] },
      {
        type: 'actions',
        block_id: 'e',
        elements: [
          { type: 'button', action_id: 'p', text: { type: 'plain_text', text: 'Ta' }, style: 'primary' },
          { type: 'static_select', action_id: 's', placeholder: { type: 'plain_text', text: 'Välj aktör' }, options: [{ text: { type: 'plain_text', text: 'EKN' }, value: 'ekn' }] },
          { type: 'overflow', action_id: 'o', options: [{ text: { type: 'plain_text', text: 'Mer' }, value: 'm' }] },
        ],
      },
      { type: 'video', block_id: 'f', alt_text: 'Film', title: { type: 'plain_text', text: 'Film' }, thumbnail_url: 'https://example.com', video_url: 'https://example.com' },
    ];
    const html = shown(<Blocks blocks={blocks} />);
    expect(html).toContain('<h3>Rubrik</h3>');
    expect(html).toContain('<b>Kontakt</b><br/>Anna');
    expect(html).toContain('<hr/>');
    expect(html).toContain('<button type="button" class="button primary">Ta</button>');
    expect(html).toContain('<select aria-label="Välj aktör"');
    expect(html).toContain('aria-label="Fler val" aria-expanded="false"');
    expect(html).toMatch(/<a href="https:\/\/example.com"[^>]* class="button"/);
    expect(html).toContain('visas inte här');
  });

  it('to fill in have a label, a hint and what is wrong, tied to the field', () => {
    const field = (element: Extract<Block, { type: 'input' }>['element']) =>
      shown(<Field block={{ type: 'input', block_id: 'b', label: { type: 'plain_text', text: 'Varför?' }, hint: { type: 'plain_text', text: 'Kort' }, element }} error="Skriv mer." fill={() => undefined} />);
    const text = field({ type: 'plain_text_input', action_id: 'a' });
    const id = /<label for="([^"]+)">Varför\?/.exec(text)?.[1];
    expect(text).toContain(`id="${id}"`);
    expect(text).toContain(`aria-describedby="${id}-hint ${id}-fault"`);
    expect(text).toContain('aria-invalid="true"');
    expect(text).toContain('Skriv mer.');
    expect(field({ type: 'radio_buttons', action_id: 'a', options: [{ text: { type: 'plain_text', text: 'Ja' }, value: 'j' }] })).toMatch(/<fieldset.*<legend>Varför\?<\/legend>.*type="radio"/);
  });
});

describe('the channels', () => {
  const scene: Scene = {
    you: 'U1',
    team: 'Laget',
    bot: { id: 'UBOT', name: 'Boten' },
    commands: [],
    shortcuts: [],
    people: [],
    channels: ['a', 'b', 'c'].map((name) => ({ id: `C${name}`, name, private: false, archived: false, latest: '1700000000.000100' })),
  };

  it('are marked where something is unread, but not the one that is open', () => {
    const html = shown(<Channels scene={scene} here="Ca" read={{ 'U1 Cb': '1700000000.000100' }} user="U1" />);
    expect(html.match(/class="unread"/g)).toHaveLength(1);
    expect(html).toContain('href="#Ca" aria-current="page"');
    expect(html.match(/\(oläst\)/g)).toHaveLength(1);
  });

  it('have addresses that are read back', () => {
    expect(readWhere(hashFor('C1', '1700000000.000100'))).toEqual({ channel: 'C1', thread: '1700000000.000100', home: false });
    expect(readWhere('#hem')).toEqual({ channel: '', thread: '', home: true });
  });
});

describe('an act that did not reach the app', () => {
  it('is told in plain words', () => {
    expect(explain({ ok: false, why: 'no answer' })).toBe('Det kom inget svar inom tre sekunder, så ingenting har hänt. Försök gärna igen.');
    expect(explain({ ok: true })).toBe('');
  });
});
